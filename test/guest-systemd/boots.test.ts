// What can befall a machine at a boot, under real systemd and real cloud-init: a full disk, a network that never comes,
// a disk that another instance has left, and commands that were meant for an earlier boot.
import { afterEach, describe, expect, test } from '@jest/globals'
import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  fuseTag,
  installCommand,
  payloadCommands,
  proveCommand,
  readCommand,
  userData,
} from '../../src/guest/commands.ts'
import { parseGuestReply } from '../../src/guest/reply.ts'
import { asProof, asRefusal, asRun, makeRequest } from '../guest/machine.ts'
import { enableNetworkWait, makeGuest, runCommand, type Boot, type Guest } from './guest.ts'

const tree = process.env['GUEST_TREE'] ?? ''
const prove = proveCommand({ waitSeconds: 60, hasSecrets: false, hasFiles: false, deadline: new Date(0) })
/** From the seconds that the fuse was set to, however slow the machine is on which this is tested. */
const LATE_SECONDS = 10

describe('under systemd', () => {
  let guest: Guest
  let boot: Boot
  afterEach(async () => {
    boot.kill()
    await boot.off
    guest.remove()
  })

  test('fault 32: on a disk that is full a payload ends as it did, the next is refused, and the fuse switches off', async () => {
    guest = makeGuest(tree, { userData: userData(3600), diskMegabytes: 64 })
    boot = guest.boot()
    await boot.online()
    expect(asProof(await boot.reply(prove)).fuse).toBe('armed')
    const filling = makeRequest({
      user: 'root',
      payload: 'echo begun; sleep 0.5; cat /dev/zero >/filler 2>/dev/null; echo over; exit 9',
      deadline: new Date(Date.now() + 20_000),
    })
    const filled = asRun(await boot.reply(payloadCommands(filling).at(-1) ?? []))
    expect(filled.meta).toMatchObject({ end: 'exited', exitCode: 9 })
    expect(filled.chunk?.bytes.toString()).toMatch(/^begun\n/)
    // What the wrapper had set apart for its record is free again; then there is nothing left at all.
    await boot.send(['cat /dev/zero >>/filler 2>/dev/null', 'true'])
    const next = runCommand({ payload: 'touch /run/ran', uncollected: [filling.runId] })
    expect(asRefusal(await boot.reply(next)).reason).toBe('disk')
    expect(asRun(await boot.reply(readCommand({ runId: filling.runId, offset: 0, deadline: new Date(0) }))).state).toBe(
      'ended',
    )
    const late = ((await boot.off) - filling.deadline.getTime()) / 1000
    expect(late).toBeGreaterThan(-1)
    expect(late).toBeLessThan(LATE_SECONDS)

    boot = guest.boot()
    await boot.online()
    // cloud-init can't write down there that it is through, so nobody need wait for it.
    expect(
      asProof(
        await boot.reply(proveCommand({ waitSeconds: 1, hasSecrets: false, hasFiles: false, deadline: new Date(0) })),
      ).fuse,
    ).toBe('armed')
    await boot.send(['rm /filler'])
    expect(asRun(await boot.reply(runCommand({ payload: 'exit 5' }))).meta).toMatchObject({ exitCode: 5 })
  })

  test('on a broken network the first boot arms the fuse when cloud-init is through, and later ones wait for nothing', async () => {
    guest = makeGuest(tree, { userData: userData(3600) })
    enableNetworkWait(guest, { timeoutSeconds: 5 })
    boot = guest.boot({ network: 'dead' })
    await boot.online()
    expect(asProof(await boot.reply(prove))).toMatchObject({ fuse: 'armed', installed: fuseTag(3600) })
    expect(await boot.reply(installCommand(30))).toEqual({ kind: 'done', what: 'installed' })
    void boot.send(['systemctl poweroff'])
    await boot.off

    // The wait for the network outlasts the fuse.
    enableNetworkWait(guest, { timeoutSeconds: 600 })
    boot = guest.boot({ network: 'dead' })
    const seconds = ((await boot.off) - boot.startedAt) / 1000
    console.log(
      `measured: off after a boot that waits for a broken network, with a fuse of 30 s: ${seconds.toFixed(2)} s`,
    )
    expect(seconds).toBeGreaterThan(29)
    expect(seconds).toBeLessThan(30 + LATE_SECONDS)
  })

  test('a new instance of a copied image gets its own fuse, and none of the deadline that came along', async () => {
    guest = makeGuest(tree, { userData: userData(1800) })
    boot = guest.boot()
    await boot.online()
    expect(asProof(await boot.reply(prove)).installed).toBe(fuseTag(1800))
    const deadline = new Date(Date.now() + 3_000_000)
    const request = makeRequest({ user: 'root', payload: 'echo of the original', deadline })
    await boot.reply(payloadCommands(request)[0] ?? [])
    expect(existsSync(guest.at('etc/systemd/system/servicemon-fuse.timer'))).toBe(true)
    void boot.send(['systemctl poweroff'])
    await boot.off

    guest.become({ instanceId: 'i-0fedcba9876543210', userData: userData(3600) })
    boot = guest.boot()
    await boot.online()
    expect(asProof(await boot.reply(prove))).toMatchObject({ fuse: 'armed', installed: fuseTag(3600) })
    expect(existsSync(guest.at('etc/systemd/system/servicemon-fuse.timer.d/run.conf'))).toBe(false)
    const read = readCommand({ runId: request.runId, offset: 0, deadline: new Date(0) })
    expect(await boot.reply(read)).toMatchObject({ state: 'ended', chunk: { bytes: Buffer.from('of the original\n') } })
  })

  test('fault 25: a command of an earlier boot that is delivered at the next one is refused, and its payload never runs', async () => {
    guest = makeGuest(tree, { userData: userData(3600) })
    boot = guest.boot()
    await boot.online()
    expect(asProof(await boot.reply(prove)).fuse).toBe('armed')
    const request = makeRequest({ user: 'root', payload: 'touch /srv/ran' })
    void boot.send(['systemctl poweroff'])
    await boot.off
    guest.leave('left-over', payloadCommands(request)[0] ?? [])
    // Clocks are read in whole seconds, and this machine's uptime begins with up to one on it (guest.ts).
    await sleep(4500)
    boot = guest.boot()
    await boot.online()
    expect(asRefusal(parseGuestReply(await boot.answer('left-over')))).toMatchObject({ reason: 'late' })
    expect(existsSync(guest.at('srv/ran'))).toBe(false)
    expect(asRun(await boot.reply(readCommand({ runId: request.runId, offset: 0, deadline: new Date(0) }))).state).toBe(
      'unknown',
    )
    // Sent in this boot, a run of its own is none of that.
    expect(asRun(await boot.reply(runCommand({ payload: 'exit 4' }))).meta).toMatchObject({ exitCode: 4 })
  })
})
