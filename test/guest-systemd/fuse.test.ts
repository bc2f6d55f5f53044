// The guest's files under real systemd and real cloud-init, with exactly the user data that provision sends.
// Takes a few minutes; jest.guest.config.js has the tree made.
import { afterEach, describe, expect, test } from '@jest/globals'
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  fuseTag,
  installCommand,
  payloadCommands,
  proveCommand,
  readCommand,
  userData,
} from '../../src/guest/commands.ts'
import { asProof, asRefusal, asRun, makeRequest, makeRunId } from '../guest/machine.ts'
import { enableNetworkWait, makeGuest, runCommand, type Boot, type Guest, type Network } from './guest.ts'

const tree = process.env['GUEST_TREE'] ?? ''

const ignoresTerm = `trap '' TERM; setsid sh -c 'trap "" TERM; while :; do sleep 1; done' & while :; do sleep 1; done`
const prove = proveCommand({ waitSeconds: 60, hasSecrets: false, hasFiles: false, deadline: new Date(0) })
const dropIn = 'etc/systemd/system/servicemon-fuse.timer.d/run.conf'

describe('under systemd', () => {
  let guest: Guest
  let boot: Boot
  const begin = async (o: { fuseSeconds: number; agentEnv?: string; network?: Network }): Promise<void> => {
    guest = makeGuest(tree, { userData: userData(o.fuseSeconds), agentEnv: o.agentEnv ?? '' })
    boot = guest.boot({ network: o.network ?? 'host' })
    await boot.online()
  }
  const measured = (what: string, seconds: number): void => console.log(`measured: ${what}: ${seconds.toFixed(2)} s`)
  afterEach(async () => {
    boot.kill()
    await boot.off
    guest.remove()
  })

  test('first boot arms the fuse, a payload runs, a second boot arms it again without cloud-init', async () => {
    await begin({ fuseSeconds: 3600 })
    const proof = asProof(await boot.reply(prove))
    expect(proof).toMatchObject({ fuse: 'armed', installed: fuseTag(3600), cloudInit: 'done', canPowerOff: true })
    expect(proof).toMatchObject({ missingTools: [], os: 'debian 12', systemdVersion: '252' })

    const request = makeRequest({ user: 'worker', payload: 'id -un; pwd; exit 3' })
    const run = asRun(await boot.reply(payloadCommands(request)[0] ?? []))
    expect(run.meta).toMatchObject({ end: 'exited', exitCode: 3 })
    expect(run.chunk?.bytes.toString()).toBe('worker\n/home/worker\n')
    // Installing again by command changes nothing and fires nothing.
    expect(await boot.reply(installCommand(3600))).toEqual({ kind: 'done', what: 'installed' })
    expect(await boot.reply(installCommand(1800))).toEqual({ kind: 'done', what: 'installed' })
    expect(asProof(await boot.reply(prove))).toMatchObject({ fuse: 'armed', installed: fuseTag(1800) })
    void boot.send(['systemctl poweroff'])
    await boot.off

    boot = guest.boot({ network: 'none' })
    await boot.online()
    const again = asProof(await boot.reply(prove))
    expect(again).toMatchObject({ fuse: 'armed', installed: fuseTag(1800) })
    expect(again.bootId).not.toBe(proof.bootId)
    const read = readCommand({ runId: request.runId, offset: 0, deadline: new Date(0) })
    expect(await boot.reply(read)).toMatchObject({ state: 'ended', chunk: { bytes: run.chunk?.bytes } })
  })

  test('without a network the fuse is armed all the same, and fires in time while a payload ignores TERM', async () => {
    await begin({ fuseSeconds: 30, network: 'none' })
    expect(asProof(await boot.reply(prove)).fuse).toBe('armed')
    void boot.send(runCommand({ payload: ignoresTerm, timeoutSeconds: 600 })).catch(() => undefined)
    void boot.send(runCommand({ payload: 'exit' })).catch(() => undefined)
    const seconds = ((await boot.off) - boot.startedAt) / 1000
    measured('off after boot, with a fuse of 30 s and a root payload that ignores TERM', seconds)
    expect(seconds).toBeGreaterThan(29)
    expect(seconds).toBeLessThan(40)
    // And at the next boot again, even when that gets no further than waiting for a network.
    enableNetworkWait(guest)
    boot = guest.boot({ network: 'none' })
    const second = ((await boot.off) - boot.startedAt) / 1000
    measured('off after the second boot', second)
    expect(second).toBeGreaterThan(29)
    expect(second).toBeLessThan(40)
  })

  test("a run's deadline fires while the payload of another user ignores TERM", async () => {
    await begin({ fuseSeconds: 3600 })
    await boot.reply(prove)
    const deadline = new Date(Date.now() + 8000)
    const runId = makeRunId()
    const payload = { runId, user: 'worker', payload: ignoresTerm, timeoutSeconds: 600, deadline }
    void boot.send(runCommand(payload)).catch(() => 0)
    const late = ((await boot.off) - deadline.getTime()) / 1000
    measured('off after the deadline, with a payload of another user that ignores TERM', late)
    expect(late).toBeGreaterThan(-1)
    expect(late).toBeLessThan(10)
    // A deadline that has passed does not fire at a later boot.
    boot = guest.boot()
    await boot.online()
    await sleep(3000)
    expect(asProof(await boot.reply(prove)).fuse).toBe('armed')
    const read = readCommand({ runId, offset: 0, deadline: new Date(0) })
    expect(await boot.reply(read)).toMatchObject({ state: 'interrupted' })
  })

  test('a power-off that hangs is forced', async () => {
    await begin({ fuseSeconds: 3600 })
    await boot.reply(prove)
    const hanging = '[Service]\\nExecStart=/bin/sleep infinity\\nExecStop=/bin/sleep 300\\nTimeoutStopSec=300\\n'
    await boot.send([
      `printf '${hanging}' >/etc/systemd/system/hanging.service`,
      'systemctl daemon-reload; systemctl start hanging',
    ])
    const deadline = new Date(Date.now() + 5000)
    await boot.reply(runCommand({ payload: 'exit', deadline }))
    const late = ((await boot.off) - deadline.getTime()) / 1000
    measured('off after the deadline, with a service that takes 300 s to stop', late)
    expect(late).toBeLessThan(25)
  })

  test('a payload that has hidden where no unit is stopped does not hold the power-off either', async () => {
    await begin({ fuseSeconds: 3600 })
    await boot.reply(prove)
    const hidden = `(trap "" TERM; while :; do sleep 1; done) & exec sleep infinity`
    const payload = `systemd-run --unit=hidden -p KillMode=process sh -c '${hidden}'; sleep 60`
    const deadline = new Date(Date.now() + 5000)
    void boot.send(runCommand({ payload, deadline })).catch(() => 0)
    const late = ((await boot.off) - deadline.getTime()) / 1000
    measured('off after the deadline, with a payload that ignores TERM outside of all units', late)
    expect(late).toBeLessThan(8)
  })

  test('fault 24: a reboot in mid-run interrupts the run, keeps its deadline, and never runs it again', async () => {
    await begin({ fuseSeconds: 3600 })
    await boot.reply(prove)
    const deadline = new Date(Date.now() + 40_000)
    const request = makeRequest({
      user: 'root',
      deadline,
      timeoutSeconds: 600,
      payload: 'echo before; sync; sleep 1; systemctl reboot; sleep 600',
    })
    const commands = payloadCommands(request)[0] ?? []
    void boot.send(commands).catch(() => '')
    // systemd-nspawn ends at a reboot; to the tree it's the same.
    await boot.off
    boot = guest.boot()
    await boot.online()
    const reply = asRun(await boot.reply(readCommand({ runId: request.runId, offset: 0, deadline: new Date(0) })))
    expect(reply).toMatchObject({ state: 'interrupted', meta: { detail: 'the machine went down' } })
    expect(reply.chunk?.bytes.toString()).toMatch(/^before\n/)
    expect(asRefusal(await boot.reply(commands)).reason).toBe('already-run')
    expect(readFileSync(guest.at(dropIn), 'utf8')).toContain(deadline.toISOString().slice(11, 19))
    const late = ((await boot.off) - deadline.getTime()) / 1000
    measured('off after a deadline that was set before a reboot', late)
    expect(late).toBeGreaterThan(-1)
    expect(late).toBeLessThan(6)
  })

  test('fault 82: a machine that nobody gives anything to goes off at its idle end; one that gets a run, at its deadline', async () => {
    guest = makeGuest(tree, { userData: userData(3600, 30) })
    boot = guest.boot()
    await boot.online()
    const seconds = ((await boot.off) - boot.startedAt) / 1000
    measured('off after a boot with an idle end of 30 s', seconds)
    expect(seconds).toBeGreaterThan(29)
    expect(seconds).toBeLessThan(50)

    boot = guest.boot()
    await boot.online()
    const deadline = new Date(Date.now() + 50_000)
    const request = makeRequest({ user: 'root', deadline, payload: 'exit 4' })
    expect(asRun(await boot.reply(payloadCommands(request)[0] ?? [])).meta).toMatchObject({ exitCode: 4 })
    const late = ((await boot.off) - deadline.getTime()) / 1000
    measured('off after the deadline of a run, past the idle end', late)
    expect(late).toBeGreaterThan(-1)
    expect(late).toBeLessThan(10)
  })

  test('fault 86: at a boot that is still starting a service the payload waits for it, and for nothing afterwards', async () => {
    await begin({ fuseSeconds: 3600 })
    await boot.reply(prove)
    const slow =
      '[Service]\\nType=oneshot\\nExecStart=/bin/sleep 12\\nExecStart=/bin/touch /run/slow\\n[Install]\\nWantedBy=multi-user.target\\n'
    await boot.send([
      `printf '${slow}' >/etc/systemd/system/slow.service`,
      'systemctl daemon-reload; systemctl enable slow; sync',
    ])
    void boot.send(['systemctl poweroff'])
    await boot.off
    boot = guest.boot()
    await boot.online()
    const { meta } = asRun(await boot.reply(runCommand({ payload: 'test -e /run/slow' })))
    expect(meta).toMatchObject({ exitCode: 0, stillStarting: [] })
    expect(meta?.bootWaitSeconds).toBeGreaterThan(3)
    expect(asRun(await boot.reply(runCommand({ payload: 'true' }))).meta).toMatchObject({ bootWaitSeconds: 0 })
  })

  test.each(['root', 'worker'])(
    'fault 87: an agent that is restarted in mid-payload, with all that is in its unit, takes nothing of %s along',
    async (user) => {
      await begin({ fuseSeconds: 3600 })
      await boot.reply(prove)
      // As an update of the agent may leave it: systemd then ends everything in the unit.
      await boot.send([
        'mkdir -p /etc/systemd/system/amazon-ssm-agent.service.d',
        "printf '[Service]\\nKillMode=control-group\\nTimeoutStopSec=3\\n' >/etc/systemd/system/amazon-ssm-agent.service.d/kill.conf",
        'systemctl daemon-reload',
      ])
      const request = makeRequest({ user, payload: 'echo before; sleep 8; echo after; exit 5', timeoutSeconds: 60 })
      void boot.send(payloadCommands(request)[0] ?? []).catch(() => '')
      const read = readCommand({ runId: request.runId, offset: 0, deadline: new Date(0) })
      const look = async (): Promise<ReturnType<typeof asRun>> => asRun(await boot.reply(read))
      while ((await look()).size === 0) await sleep(200)
      await sleep(500)
      void boot.send(['systemctl restart --no-block amazon-ssm-agent.service']).catch(() => '')
      await sleep(2000)
      while ((await look()).state === 'running') await sleep(500)
      const { meta, chunk } = await look()
      expect(meta).toMatchObject({ end: 'exited', exitCode: 5, timedOut: false })
      expect(chunk?.bytes.toString()).toBe('before\nafter\n')

      const slow = makeRequest({
        user,
        payload: 'echo begun; trap "" TERM; while :; do sleep 1; done',
        timeoutSeconds: 8,
      })
      void boot.send(payloadCommands(slow)[0] ?? []).catch(() => '')
      const lookAtSlow = async (): Promise<ReturnType<typeof asRun>> =>
        asRun(await boot.reply(readCommand({ runId: slow.runId, offset: 0, deadline: new Date(0) })))
      while ((await lookAtSlow()).size === 0) await sleep(200)
      void boot.send(['systemctl restart --no-block amazon-ssm-agent.service']).catch(() => '')
      await sleep(2000)
      while ((await lookAtSlow()).state === 'running') await sleep(500)
      expect((await lookAtSlow()).meta).toMatchObject({ signal: 'SIGKILL', timedOut: true })
    },
  )

  test('when nobody collects, the machine goes off by itself; who reads keeps it up', async () => {
    await begin({ fuseSeconds: 3600, agentEnv: 'SERVICEMON_COLLECT_GRACE=8\n' })
    await boot.reply(prove)
    const request = makeRequest({ user: 'root', payload: 'exit' })
    await boot.reply(payloadCommands(request)[0] ?? [])
    for (let second = 0; second < 12; second += 1) {
      await boot.reply(readCommand({ runId: request.runId, offset: 0, deadline: new Date(0) }))
      await sleep(1000)
    }
    const lastRead = Date.now()
    const seconds = ((await boot.off) - lastRead) / 1000
    measured('off after the last read, with a grace of 8 s', seconds)
    expect(seconds).toBeGreaterThan(2)
    expect(seconds).toBeLessThan(12)
    // That deadline was for its own boot only.
    expect(existsSync(guest.at(dropIn))).toBe(false)
  })

  test('faults 66, 67: on a machine without the fuse a payload is refused, until the fuse is installed by command', async () => {
    guest = makeGuest(tree, { userData: '#!/bin/sh\ntrue\n', agentEnv: 'SERVICEMON_INSTALL_GRACE=8\n' })
    boot = guest.boot()
    await boot.online()
    expect(asProof(await boot.reply(prove)).fuse).toBe('not-enabled')
    expect(asRefusal(await boot.reply(runCommand({}))).reason).toBe('fuse')
    await boot.reply(installCommand(3600))
    expect(asProof(await boot.reply(prove))).toMatchObject({ fuse: 'armed', installed: fuseTag(3600) })
    expect(asRun(await boot.reply(runCommand({}))).meta?.exitCode).toBe(0)
    // Up for longer than a new, shorter fuse: it doesn't fire while it is being installed, but soon after.
    const uptime = (Date.now() - boot.startedAt) / 1000
    const short = Math.max(1, Math.floor(uptime) - 2)
    expect(await boot.reply(installCommand(short))).toEqual({ kind: 'done', what: 'installed' })
    const installed = Date.now()
    expect(asProof(await boot.reply(prove))).toMatchObject({ fuse: 'armed', installed: fuseTag(short) })
    const seconds = ((await boot.off) - installed) / 1000
    measured('off after a fuse was installed that was over already, with a grace of 8 s', seconds)
    expect(seconds).toBeGreaterThan(4)
    expect(seconds).toBeLessThan(20)
  })
})
