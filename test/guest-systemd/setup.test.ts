// A machine's setup under real systemd and real cloud-init: proved in its first boot, set up with files, and then each
// later boot has what the setup has left.
import { afterEach, describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { fuseTag, payloadCommands, proveCommand, readCommand, userData } from '../../src/guest/commands.ts'
import { packSome, TELL, toldTo } from '../guest/files.ts'
import { asProof, asRefusal, asRun, makeRequest } from '../guest/machine.ts'
import { makeGuest, runCommand, type Boot, type Guest } from './guest.ts'

const tree = process.env['GUEST_TREE'] ?? ''
const prove = proveCommand({ waitSeconds: 60, hasSecrets: false, hasFiles: true, deadline: new Date(0) })
const UNIT =
  '[Service]\\nType=oneshot\\nExecStart=/bin/sh -c "echo started >>/srv/job"\\n[Install]\\nWantedBy=multi-user.target\\n'
const SETUP = [
  TELL,
  'install -D job/run.sh /opt/job/run.sh',
  `printf '${UNIT}' >/etc/systemd/system/job.service`,
  'systemctl enable job.service 2>/dev/null',
].join(' && ')

describe('under systemd', () => {
  let guest: Guest
  let boot: Boot
  afterEach(async () => {
    boot.kill()
    await boot.off
    guest.remove()
  })

  const bootUp = async (): Promise<void> => {
    boot = guest.boot()
    await boot.online()
  }
  const textOf = (reply: ReturnType<typeof asRun>): string => reply.chunk?.bytes.toString() ?? ''

  test('a machine is proved, set up with files, and has at later boots what the setup has left', async () => {
    guest = makeGuest(tree, { userData: userData(3600) })
    await bootUp()
    const proof = asProof(await boot.reply(prove))
    expect(proof).toMatchObject({ fuse: 'armed', installed: fuseTag(3600), missingTools: [], unfitTools: '' })
    const files = await packSome()
    const setup = makeRequest({ user: 'root', payload: SETUP, files })
    const done = asRun(await boot.reply(payloadCommands(setup)[0] ?? []))
    expect(done.meta).toMatchObject({ end: 'exited', exitCode: 0 })
    expect(textOf(done)).toBe(toldTo('root'))
    void boot.send(['systemctl poweroff'])
    await boot.off

    for (const earlier of ['', 'started\n']) {
      await bootUp()
      expect(asProof(await boot.reply(prove))).toMatchObject({ fuse: 'armed', installed: fuseTag(3600) })
      const run = asRun(
        await boot.reply(runCommand({ user: 'worker', payload: `${TELL} && sh /opt/job/run.sh`, files })),
      )
      expect(run.meta).toMatchObject({ exitCode: 0 })
      expect(textOf(run)).toBe(`${toldTo('worker')}ran in files\n`)
      expect(readFileSync(guest.at('srv/job'), 'utf8')).toBe(`${earlier}started\n`)
      void boot.send(['systemctl poweroff'])
      await boot.off
    }
  })

  test('fault 147: a setup that reboots is interrupted by that, and not begun again at the next boot', async () => {
    guest = makeGuest(tree, { userData: userData(3600) })
    await bootUp()
    expect(asProof(await boot.reply(prove)).fuse).toBe('armed')
    const setup = makeRequest({ user: 'root', payload: 'echo once >>/srv/begun; echo half; reboot; exec sleep 600' })
    const commands = payloadCommands(setup)[0] ?? []
    // systemd-nspawn ends at a reboot, and with it the answer.
    boot.send(commands).catch(() => undefined)
    await boot.off
    await bootUp()
    const read = asRun(await boot.reply(readCommand({ runId: setup.runId, offset: 0, deadline: new Date(0) })))
    expect(read.state).toBe('interrupted')
    expect(textOf(read)).toBe('half\n')
    // The agent delivers unfinished commands again.
    expect(asRefusal(await boot.reply(commands)).reason).toBe('already-run')
    expect(readFileSync(guest.at('srv/begun'), 'utf8')).toBe('once\n')
  })
})
