// Fault 32 on file systems that are really full, of bytes or of files: nothing is half begun, what ends is recorded, and
// what is missing is said. Needs root, to mount them.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import {
  cancelRunCommand,
  deadlineCommand,
  payloadCommands,
  proveCommand,
  readCommand,
} from '../../src/guest/commands.ts'
import { parseGuestReply } from '../../src/guest/reply.ts'
import {
  asRefusal,
  asRun,
  collect,
  makeMachine,
  makeRequest,
  makeRunId,
  metaOf,
  runPayload,
  sha256,
  waitUntil,
  type Machine,
  type Shell,
} from './machine.ts'

const whereRoot = userInfo().uid === 0 ? describe : describe.skip
const shells = ['bash', 'dash'] as const

whereRoot.each<Shell>(shells)('under %s', (shell) => {
  let disk: string
  let elsewhere: string
  let machine: Machine
  beforeEach(() => {
    disk = mkdtempSync(join(tmpdir(), 'guest-disk-'))
    elsewhere = mkdtempSync(join(tmpdir(), 'guest-elsewhere-'))
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m,nr_inodes=150', 'tmpfs', disk])
    machine = makeMachine(shell, { SERVICEMON_ROOT: join(disk, 'root') })
  })
  afterEach(() => {
    machine.remove()
    spawnSync('umount', ['-l', disk])
    rmSync(disk, { recursive: true })
    rmSync(elsewhere, { recursive: true })
  })

  const takeAllBytes = (): string => `cat /dev/zero >'${disk}/filler' 2>/dev/null`
  const takeAllFiles = (): string => `i=0; while true 2>/dev/null >'${disk}/filler.'$i; do i=$((i + 1)); done`
  const kinds: readonly [string, () => string][] = [
    ['bytes', takeAllBytes],
    ['files', takeAllFiles],
  ]
  const ways = test.each(kinds)

  test('fault 32: output that fills the disk is cut, counted and said, and the exit code still reported', async () => {
    const runId = makeRunId()
    const meta = await metaOf(machine, 'yes | head -c 6000000; exit 9', { runId })
    expect(meta).toMatchObject({ end: 'exited', exitCode: 9, total: 6_000_000, missing: 'disk' })
    expect(meta.size).toBeGreaterThan(1_000_000)
    const { output } = await collect(machine, runId)
    expect(sha256(output)).toBe(meta.sha256)
    expect(sha256(output)).toBe(sha256('y\n'.repeat(3_000_000).slice(0, meta.size)))
  })

  ways('fault 32: with no %s left, a payload is refused before it begins, and leaves no trace', async (_, takeAll) => {
    await metaOf(machine, 'exit 0')
    const runs = readdirSync(join(machine.root, 'runs'))
    spawnSync('sh', ['-c', takeAll()])
    const refusal = asRefusal(await runPayload(machine, { payload: `touch '${elsewhere}/ran'`, uncollected: runs }))
    expect(refusal.reason).toBe('disk')
    expect(refusal.detail).toMatch(/^no room in \S+, where \d+ blocks of \d+ bytes and \d+ files are free$/)
    expect(existsSync(join(elsewhere, 'ran'))).toBe(false)
    expect(readdirSync(join(machine.root, 'runs'))).toEqual(runs)
    expect(readdirSync(machine.root).filter((name) => name.startsWith('new.'))).toEqual([])
    // With a part of the room back, it is refused or runs whole, wherever it was that the room had ended.
    for (const kept of [0, 40, 80, 120]) {
      spawnSync('sh', ['-c', `cd '${disk}' && rm -f filler.${kept}*; truncate -c -s -${kept + 40}K filler`])
      const reply = await runPayload(machine, { payload: `echo whole >>'${elsewhere}/ran'; exit 6` })
      if (reply.kind === 'refused') expect(reply).toMatchObject({ reason: 'disk' })
      else expect(asRun(reply).meta).toMatchObject({ end: 'exited', exitCode: 6, missing: 'none' })
    }
    spawnSync('sh', ['-c', `rm -f '${disk}'/filler*`])
    expect(await metaOf(machine, 'exit 5')).toMatchObject({ exitCode: 5 })
  })

  test('fault 32: with no room for its parts, a large payload is refused with the first of them', async () => {
    const noise = Array.from({ length: 3000 }, () => sha256(makeRunId())).join('')
    const [part = [], ...rest] = payloadCommands(makeRequest({ payload: `: '${noise}'` }))
    expect(rest).not.toEqual([])
    spawnSync('sh', ['-c', takeAllBytes()])
    expect(asRefusal(parseGuestReply((await machine.run(part)).stdout)).reason).toBe('disk')
  })

  ways('fault 32: a payload that takes all %s is recorded as it ended', async (_, takeAll) => {
    const runId = makeRunId()
    const meta = await metaOf(machine, `echo begun; sleep 0.5; ${takeAll()}; exit 7`, { runId })
    expect(meta).toMatchObject({ end: 'exited', exitCode: 7, size: 6, total: 6, missing: 'none' })
    const { output } = await collect(machine, runId)
    expect(output.toString()).toBe('begun\n')
  })

  test('fault 32: one that leaves something behind that takes up whatever gets free is refused or recorded', async () => {
    const payload = `setsid sh -c 'while :; do cat /dev/zero >>${disk}/filler; done' >/dev/null 2>&1 & echo $! >'${elsewhere}/pid'; sleep 0.5; exit 8`
    const request = makeRequest({ payload })
    const running = machine.start(payloadCommands(request)[0] ?? [])
    await waitUntil(() => existsSync(join(elsewhere, 'pid')), 'the payload begins')
    expect(['busy', 'disk']).toContain(asRefusal(await runPayload(machine)).reason)
    await new Promise((resolve) => setTimeout(resolve, 1500))
    process.kill(-Number(readFileSync(join(elsewhere, 'pid'), 'utf8')), 'SIGKILL')
    spawnSync('rm', ['-f', join(disk, 'filler')])
    const { stdout } = await running.finished
    expect(asRun(parseGuestReply(stdout)).meta).toMatchObject({ end: 'exited', exitCode: 8 })
  })

  ways('faults 32, 36, 37, 38, 39: a payload that has taken all %s is cancelled like any', async (_, takeAll) => {
    const payload = `${takeAll()}; touch '${elsewhere}/full'; while :; do sleep 1; done`
    const request = makeRequest({ payload })
    const running = machine.start(payloadCommands(request)[0] ?? [])
    await waitUntil(() => existsSync(join(elsewhere, 'full')), 'the disk is full')
    const reply = asRun(parseGuestReply((await machine.run(cancelRunCommand(request))).stdout))
    expect(reply.meta).toMatchObject({ end: 'signalled', signal: 'SIGTERM', cancelled: true })
    await running.finished
  })

  test('what was collected makes room for the next run, what was not stays', async () => {
    const [kept, collected] = [makeRunId(), makeRunId()]
    await metaOf(machine, 'head -c 100000 /dev/zero', { runId: kept })
    await metaOf(machine, 'yes', { runId: collected, timeoutSeconds: 1 })
    expect(asRefusal(await runPayload(machine, { uncollected: [kept, collected] })).reason).toBe('disk')
    expect(await metaOf(machine, 'exit 4', { uncollected: [kept] })).toMatchObject({ exitCode: 4, missing: 'none' })
    expect(existsSync(join(machine.root, 'runs', collected))).toBe(false)
    expect((await collect(machine, kept)).output.length).toBe(100_000)
  })

  ways(
    'fault 84: with no %s left for anything, each command answers, and what it can not do is named disk',
    async (_, takeAll) => {
      const full = makeMachine(shell, {
        SERVICEMON_ROOT: join(disk, 'root'),
        SERVICEMON_UNITS: join(disk, 'units'),
        SERVICEMON_VOLATILE_UNITS: join(disk, 'volatile'),
      })
      spawnSync('sh', ['-c', takeAll()])
      const deadline = new Date(Date.now() + 600_000)
      for (const commands of [
        payloadCommands(makeRequest())[0] ?? [],
        deadlineCommand({ deadline, sentAt: new Date() }),
        readCommand({ runId: makeRunId(), offset: 0, deadline }),
        proveCommand({ waitSeconds: 1, hasSecrets: false, hasFiles: false, deadline }),
      ]) {
        const reply = parseGuestReply((await full.run(commands)).stdout)
        if (reply.kind === 'refused') expect(reply.reason).toBe('disk')
        if (reply.kind === 'proof') expect(reply.unfitTools).toMatch(/^cannot write to /)
      }
      const halfWritten = readdirSync(disk, { recursive: true }).filter((path) => /new\./.test(String(path)))
      expect(halfWritten).toEqual([])
      full.remove()
    },
  )

  test('fault 84: where no process can be begun, that is the answer', () => {
    const runId = makeRunId()
    for (const commands of [
      payloadCommands(makeRequest({ runId }))[0] ?? [],
      readCommand({ runId, offset: 0, deadline: new Date(0) }),
    ]) {
      writeFileSync(join(elsewhere, 'command'), commands.join('\n'))
      chmodSync(elsewhere, 0o755)
      chmodSync(join(elsewhere, 'command'), 0o644)
      // Root may begin as many as it likes; and no user that others are at work as is to be limited here.
      const limits = ['setpriv', '--reuid=54321', '--clear-groups', 'prlimit', '--nproc=1']
      const env = { PATH: process.env['PATH'] ?? '', SERVICEMON_ROOT: join(disk, 'root') }
      spawnSync('install', ['-d', '-o', '54321', join(disk, 'root')])
      const words = [...limits, `/bin/${shell}`, join(elsewhere, 'command')]
      const { stdout } = spawnSync('env', words, { env, encoding: 'utf8', timeout: 60_000 })
      expect(asRefusal(parseGuestReply(stdout))).toMatchObject({
        reason: 'machine',
        detail: 'no process could be begun',
      })
    }
  })
})
