// The payload's wrapper in real shells: how runs end, that nothing runs twice, and that no byte of output is lost.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { join } from 'node:path'
import { cancelRunCommand, payloadCommands, readCommand } from '../../src/guest/commands.ts'
import { parseGuestReply } from '../../src/guest/reply.ts'
import { noise } from '../support/noise.ts'
import {
  asRefusal,
  asRun,
  collect,
  findProcess,
  isAlive,
  makeMachine,
  makeRequest,
  makeRunId,
  metaOf,
  runPayload,
  sha256,
  waitUntil,
  type Machine,
  type RunReply,
  type Shell,
} from './machine.ts'

const isRoot = userInfo().uid === 0
const folder = mkdtempSync(join(tmpdir(), 'guest-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let fileCount = 0
function newFile(content?: string): string {
  fileCount += 1
  const file = join(folder, `file-${fileCount}`)
  if (content !== undefined) writeFileSync(file, content)
  return file
}

function readPid(file: string): number {
  return Number(readFileSync(file, 'utf8'))
}

describe.each<Shell>(['bash', 'dash'])('under %s', (shell) => {
  let machine: Machine
  beforeAll(() => {
    machine = makeMachine(shell)
  })
  afterAll(() => machine.remove())

  test.each([
    ['quotes', `printf %s '"' "'" '\`' '$(exit)'`],
    ['CRLF', "cat <<'E'\r\none\r\nE\r\ntrue # \r\n"],
    ['emoji', 'echo "🛰️ ünïcødé"'],
    ['what SSM would resolve', 'echo "{{ssm:x}} {{ global:DATE }}"'],
    ['heredoc delimiters of others', "cat <<'EOF'\nEOF\necho end\n"],
    ['comments and blank lines', '# a comment\n\n\n  # another\necho x\n'],
    ['no newline at the end', 'echo x'],
    ['nothing at all', ''],
    ['60 KB', `: '${'0123456789abcde\n'.repeat(3800)}'\necho x\n`],
    ['256 KiB', `: '${noise(256 * 1024 - 12)}'\necho x\n`],
  ])('fault 35: a payload with %s arrives byte-exact', async (_, payload) => {
    const copy = newFile()
    const meta = await metaOf(machine, payload, { env: { COPY: copy } })
    expect(meta).toMatchObject({ end: 'exited' })
    const copied = await metaOf(machine, `cat "$0" >'${copy}'\nexit\n${payload}`.slice(0, 256 * 1024))
    expect(copied).toMatchObject({ end: 'exited', exitCode: 0 })
    const expected = `cat "$0" >'${copy}'\nexit\n${payload}`.slice(0, 256 * 1024)
    expect(sha256(readFileSync(copy))).toBe(sha256(expected))
  })

  test('environment variables arrive exact, trailing newlines and all', async () => {
    const env = { A: "it's\n\n", B: '$(id) `id` "', C: '', D: '🛰️{{ssm:x}}\\n', PATH: '/nowhere' }
    const file = newFile()
    await metaOf(machine, `/usr/bin/env -0 >'${file}'`, { env })
    const seen = readFileSync(file, 'utf8').split('\0')
    for (const [name, value] of Object.entries(env)) expect(seen).toContain(`${name}=${value}`)
  })

  test('the payload finds itself at home, with standard input empty and its own session', async () => {
    const file = newFile()
    await metaOf(machine, `pwd >'${file}'; cat >>'${file}'; cut -d ' ' -f 1,5,6 /proc/$$/stat >>'${file}'`)
    const [home, ids] = readFileSync(file, 'utf8').split('\n')
    expect(home).toBe(userInfo().homedir)
    const [pid, group, session] = (ids ?? '').split(' ')
    expect([group, session]).toEqual([pid, pid])
  })

  test('faults 26, 27: all 256 exit codes are reported as they were', async () => {
    const codes = Array.from({ length: 256 }, (_, code) => code)
    const seen: (number | undefined)[] = []
    for (const code of codes) {
      const request = makeRequest({ payload: `exit ${code}` })
      const [commands = []] = payloadCommands(request)
      const finished = await machine.run(commands)
      const { meta } = asRun(parseGuestReply(finished.stdout))
      expect(finished.code).toBe(0)
      expect(meta?.end).toBe('exited')
      seen.push(meta?.exitCode)
    }
    expect(seen).toEqual(codes)
  })

  test.each(
    (
      'HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM ' +
      'STKFLT XCPU XFSZ VTALRM PROF IO PWR SYS'
    ).split(' '),
  )('death by SIG%s is told from exit codes', async (name) => {
    // Through dash, since bash ignores QUIT itself and has its own ways with INT.
    const meta = await metaOf(machine, `exec env dash -c '/bin/kill -${name} $$; sleep 5'`)
    expect(meta).toMatchObject({ end: 'signalled', signal: `SIG${name}`, exitCode: undefined })
  })

  test('death by a real-time signal is told from exit codes', async () => {
    // Half of them in each shell, since it takes a run for each.
    const numbers = Array.from({ length: 31 }, (_, index) => 34 + index)
    const mine = numbers.filter((number) => (number % 2 === 0) === (shell === 'bash'))
    const seen: unknown[] = []
    for (const number of mine) {
      const { end, signal } = await metaOf(machine, `exec env dash -c '/bin/kill -${number} $$; sleep 5'`)
      seen.push([end, signal])
    }
    expect(seen).toEqual(mine.map((number) => ['signalled', `SIG${number}`]))
  })

  test('fault 28: on timeout TERM, and partial output is kept', async () => {
    const meta = await metaOf(machine, 'trap "echo told; exit 7" TERM; echo begun; sleep 60 & wait', {
      timeoutSeconds: 1,
    })
    expect(meta).toMatchObject({ end: 'exited', exitCode: 7, timedOut: true, sha256: sha256('begun\ntold\n') })
  })

  test('fault 28: after TERM comes KILL, for the whole session', async () => {
    const pids = [newFile(), newFile(), newFile()]
    const payload = `trap '' TERM
      sleep 60 & echo $! >'${pids[0]}'
      setsid sh -c 'echo $$ >${pids[1]}; sleep 60' >/dev/null 2>&1 &
      (set -m; sleep 61 & echo $! >'${pids[2]}')
      echo begun; while :; do sleep 1; done`
    const started = Date.now()
    const meta = await metaOf(machine, payload, { timeoutSeconds: 1 })
    expect(meta).toMatchObject({ end: 'signalled', signal: 'SIGKILL', timedOut: true, sha256: sha256('begun\n') })
    expect(Date.now() - started).toBeLessThan(50_000)
    // The one that made a session of its own is a daemon; the others are gone.
    expect(pids.map((file) => isAlive(readPid(file)))).toEqual([false, true, false])
    process.kill(readPid(pids[1] ?? ''), 'SIGKILL')
  })

  test('fault 28: children that outlive the main process after a timeout are killed too', async () => {
    const pid = newFile()
    const meta = await metaOf(machine, `(trap '' TERM; exec sleep 60) & echo $! >'${pid}'; wait`, { timeoutSeconds: 1 })
    expect(meta).toMatchObject({ end: 'signalled', signal: 'SIGTERM', timedOut: true })
    expect(isAlive(readPid(pid))).toBe(false)
  })

  test.each([
    ['a quiet one', 'exec sleep 60'],
    ['one that goes on writing a little', 'while :; do echo more; sleep 0.01; done'],
    ['one that floods', 'exec yes'],
  ])('fault 30: a daemon that holds stdout keeps nothing waiting: %s', async (_, body) => {
    const pid = newFile()
    const started = Date.now()
    const meta = await metaOf(machine, `setsid sh -c '${body}' & echo $! >'${pid}'; echo mine`, {
      outputCapBytes: 5_000_000,
    })
    expect(Date.now() - started).toBeLessThan(50_000)
    expect(meta).toMatchObject({ end: 'exited', exitCode: 0 })
    const daemon = readPid(pid)
    expect(isAlive(daemon)).toBe(true)
    // And another payload can run meanwhile.
    expect(await metaOf(machine, 'exit 3')).toMatchObject({ exitCode: 3 })
    process.kill(-daemon, 'SIGKILL')
  })

  test.each([0, 1, 23_999, 24_001, 5_000_000])(
    'fault 31: %d bytes of random output come back exact',
    async (bytes) => {
      const runId = makeRunId()
      const source = newFile()
      const meta = await metaOf(machine, `head -c ${bytes} /dev/urandom | tee '${source}'`, { runId })
      const { output, last } = await collect(machine, runId)
      expect(meta).toMatchObject({ size: bytes, total: bytes, missing: 'none' })
      expect(sha256(output)).toBe(sha256(readFileSync(source)))
      expect(last.meta?.sha256).toBe(sha256(output))
    },
    200_000,
  )

  test('fault 31: text needs few commands', async () => {
    const runId = makeRunId()
    await runPayload(machine, { runId, payload: 'for i in $(seq 100000); do echo "line $i of it"; done' })
    const { output, commands } = await collect(machine, runId)
    expect(output.toString()).toMatch(/^line 1 of it\n[^]*\nline 100000 of it\n$/)
    expect(commands).toBeLessThan(25)
  })

  test('fault 33: hostile bytes come back exact', async () => {
    const runId = makeRunId()
    const payload = `printf '::error::x\\r##[group]\\033[2J\\000\\377\\376\\n'; head -c 1000000 /dev/zero`
    await runPayload(machine, { runId, payload })
    const { output } = await collect(machine, runId)
    const head = Buffer.from('::error::x\r##[group]\x1b[2J\0\xff\xfe\n', 'latin1')
    expect(output.equals(Buffer.concat([head, Buffer.alloc(1_000_000)]))).toBe(true)
  })

  test('stdout and stderr come in the order written', async () => {
    const runId = makeRunId()
    await runPayload(machine, { runId, payload: 'for i in 1 2 3; do echo out $i; echo err $i >&2; done' })
    const { output } = await collect(machine, runId)
    expect(output.toString()).toBe('out 1\nerr 1\nout 2\nerr 2\nout 3\nerr 3\n')
  })

  test.each([1000, 65_536, 100_001])(
    'fault 32: output over a cap of %d bytes is cut there, counted and said',
    async (cap) => {
      const runId = makeRunId()
      const meta = await metaOf(machine, 'yes 123456 | head -c 3000001; echo; exit 4', { runId, outputCapBytes: cap })
      expect(meta).toMatchObject({ exitCode: 4, size: cap, total: 3_000_002, missing: 'cap' })
      const { output } = await collect(machine, runId)
      expect(sha256(output)).toBe(meta.sha256)
      expect(sha256(output)).toBe(sha256('123456\n'.repeat(20_000).slice(0, cap)))
    },
  )

  test('fault 32: output of exactly the cap is whole', async () => {
    const meta = await metaOf(machine, 'head -c 100000 /dev/zero', { outputCapBytes: 100_000 })
    expect(meta).toMatchObject({ size: 100_000, total: 100_000, missing: 'none' })
  })

  test('fault 7: of eight that start at once exactly one runs, and the others name it', async () => {
    const ran = newFile('')
    const requests = Array.from({ length: 8 }, () => makeRequest({ payload: `echo $$ >>'${ran}'; sleep 1` }))
    const replies = await Promise.all(
      requests.map(async (request) => {
        const { stdout, code } = await machine.run(payloadCommands(request)[0] ?? [])
        return { runId: request.runId, reply: parseGuestReply(stdout), code }
      }),
    )
    const winners = replies.filter(({ reply }) => reply.kind === 'run')
    const losers = replies.filter(({ reply }) => reply.kind === 'refused')
    expect(winners).toHaveLength(1)
    expect(losers).toHaveLength(7)
    for (const { reply, code } of losers) {
      expect(reply).toMatchObject({ reason: 'busy', holder: winners[0]?.runId })
      expect(code).toBe(1)
    }
    expect(readFileSync(ran, 'utf8').trim().split('\n')).toHaveLength(1)
    // The losers leave nothing behind.
    const known = new Set(readdirSync(join(machine.root, 'runs')))
    expect(losers.filter(({ runId }) => known.has(runId))).toEqual([])
  })

  test('faults 19, 24, 25: the same run id runs once, at once and later', async () => {
    const ran = newFile('')
    const [commands = []] = payloadCommands(makeRequest({ payload: `echo x >>'${ran}'; sleep 0.5` }))
    const replies = await Promise.all(Array.from({ length: 4 }, () => machine.run(commands)))
    const later = await machine.run(commands)
    expect(replies.filter(({ code }) => code === 0)).toHaveLength(1)
    const refusals = [...replies.filter(({ code }) => code !== 0), later]
    for (const { stdout } of refusals) expect(asRefusal(parseGuestReply(stdout)).reason).toBe('already-run')
    expect(readFileSync(ran, 'utf8')).toBe('x\n')
  })

  test('fault 25: a late delivery is refused and leaves no trace', async () => {
    const runId = makeRunId()
    const refusal = asRefusal(await runPayload(machine, { runId, notAfter: new Date(Date.now() - 2000) }))
    expect(refusal.reason).toBe('late')
    expect(existsSync(join(machine.root, 'runs', runId))).toBe(false)
  })

  test('fault 25: what was sent before this boot is refused, however fresh it is', async () => {
    const uptime = Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0])
    const runId = makeRunId()
    const sentAt = new Date(Date.now() - uptime * 1000 - 1000)
    const refusal = asRefusal(await runPayload(machine, { runId, sentAt }))
    expect(refusal).toMatchObject({ reason: 'late', detail: 'it was sent before this boot' })
    expect(existsSync(join(machine.root, 'runs', runId))).toBe(false)
  })

  test.each(['not-enabled', 'not-active', 'nothing-scheduled'] as const)(
    'fault 67: with the fuse %s the payload is refused',
    async (state) => {
      const ran = newFile()
      machine.setFuse(state)
      const refusal = asRefusal(await runPayload(machine, { payload: `touch '${ran}'` }))
      machine.setFuse('armed')
      expect(refusal).toMatchObject({ reason: 'fuse', detail: state })
      expect(existsSync(ran)).toBe(false)
    },
  )

  test('a systemctl that says nothing of elapse times is believed', async () => {
    machine.setFuse('silent')
    expect(await metaOf(machine, 'exit 0')).toMatchObject({ exitCode: 0 })
    machine.setFuse('armed')
  })

  test('a part that is missing or changed is refused before the start', async () => {
    const request = makeRequest({ payload: `: '${noise(60_000)}'` })
    const [part = [], ...rest] = payloadCommands(request)
    const run = rest.at(-1) ?? []
    expect(asRefusal(parseGuestReply((await machine.run(run)).stdout)).reason).toBe('parts')
    const changed = (character: string): string => (character === 'A' ? 'B' : 'A')
    await machine.run(part.map((line) => (line.startsWith('part=') ? line.replace(/.(?=.{99}$)/, changed) : line)))
    for (const commands of rest.slice(0, -1)) await machine.run(commands)
    expect(asRefusal(parseGuestReply((await machine.run(run)).stdout)).reason).toBe('parts')
    await machine.run(part)
    for (const commands of rest.slice(0, -1)) await machine.run(commands)
    expect(asRun(parseGuestReply((await machine.run(run)).stdout)).meta?.exitCode).toBe(0)
  })

  test('output can be read while the payload runs', async () => {
    const request = makeRequest({ payload: 'echo one; sleep 2; echo two' })
    const running = machine.start(payloadCommands(request)[0] ?? [])
    const read = async (): Promise<ReturnType<typeof asRun>> =>
      asRun(
        parseGuestReply(
          (await machine.run(readCommand({ runId: request.runId, offset: 0, deadline: new Date(0) }))).stdout,
        ),
      )
    let reply = await read()
    while (reply.size === 0) reply = await read()
    expect(reply).toMatchObject({ state: 'running', meta: undefined })
    expect(reply.chunk?.bytes.toString()).toBe('one\n')
    await running.finished
    expect((await read()).chunk?.bytes.toString()).toBe('one\ntwo\n')
  })

  test('faults 36, 37, 38, 39: a killed wrapper loses nothing: the payload goes on, and its end is recorded', async () => {
    const begun = newFile()
    const request = makeRequest({ payload: `touch '${begun}'; sleep 1; echo done; exit 5` })
    const { child, finished } = machine.start(payloadCommands(request)[0] ?? [])
    await waitUntil(() => existsSync(begun), 'the payload begins')
    process.kill(-(child.pid ?? 0), 'SIGKILL')
    expect((await finished).stdout).toBe('')
    await waitUntil(() => existsSync(join(machine.root, 'runs', request.runId, 'meta')), 'the run ends')
    const { output, last } = await collect(machine, request.runId)
    expect(last).toMatchObject({ state: 'ended', meta: { end: 'exited', exitCode: 5 } })
    expect(output.toString()).toBe('done\n')
  })

  test('faults 36, 37, 38, 39: cancelling ends the payload, and it never comes back', async () => {
    const pid = newFile()
    const request = makeRequest({ payload: `echo $$ >'${pid}'; trap '' TERM; echo begun; while :; do sleep 1; done` })
    const [commands = []] = payloadCommands(request)
    const running = machine.start(commands)
    await waitUntil(() => existsSync(pid) && readFileSync(pid, 'utf8') !== '', 'the payload runs')
    const { stdout } = await machine.run(cancelRunCommand({ runId: request.runId }))
    expect(asRun(parseGuestReply(stdout))).toMatchObject({
      state: 'ended',
      meta: { end: 'signalled', signal: 'SIGKILL', cancelled: true, timedOut: false },
    })
    expect(isAlive(readPid(pid))).toBe(false)
    await running.finished
    expect(asRefusal(parseGuestReply((await machine.run(commands)).stdout)).reason).toBe('already-run')
  })

  test('faults 36, 37, 38, 39: cancelling ends the payload even when its supervisor is gone', async () => {
    const pid = newFile()
    const request = makeRequest({ payload: `echo $$ >'${pid}'; trap '' TERM; while :; do sleep 1; done` })
    const running = machine.start(payloadCommands(request)[0] ?? [])
    await waitUntil(() => existsSync(pid) && readFileSync(pid, 'utf8') !== '', 'the payload runs')
    process.kill(findProcess(`supervise.sh ${join(machine.root, 'runs', request.runId)}`), 'SIGKILL')
    expect(isAlive(readPid(pid))).toBe(true)
    // As long as it lives, nobody else gets the machine.
    expect(asRefusal(await runPayload(machine))).toMatchObject({ reason: 'busy', holder: request.runId })
    const { stdout } = await machine.run(cancelRunCommand({ runId: request.runId }))
    expect(asRun(parseGuestReply(stdout))).toMatchObject({ state: 'interrupted', meta: { cancelled: true } })
    expect(isAlive(readPid(pid))).toBe(false)
    await running.finished
  })

  test('a payload that kills everything it can find of us is still accounted for', async () => {
    const runId = makeRunId()
    // Its parent holds it for us; without one its end can't be read any more.
    expect(await metaOf(machine, 'echo x; kill -KILL $PPID; sleep 0.3')).toMatchObject({ end: 'lost', size: 2 })
    // Only of this machine: others are at work beside this test.
    const own = join(machine.root, 'runs', runId, 'supervise.sh')
    const supervisor = `for p in /proc/[0-9]*; do grep -azqxF '${own}' $p/cmdline && kill -KILL \${p#/proc/}; done`
    const reply = await runPayload(machine, { runId, payload: `echo x; ${supervisor} 2>/dev/null; kill -KILL $PPID` })
    expect(asRun(reply)).toMatchObject({
      state: 'interrupted',
      meta: { end: 'interrupted', size: 2 },
    })
    // Why it could be, where there is no systemd to give it a unit.
    expect(asRun(reply)).toMatchObject({
      meta: {
        detail: expect.stringMatching(/^what watched the payload was killed; it was in the agent's unit, .*: ./),
      },
    })
    // Nor do payload and environment stay, which may hold secrets.
    expect(existsSync(join(machine.root, 'runs', runId, 'job'))).toBe(false)
    expect(await metaOf(machine, 'exit 0')).toMatchObject({ exitCode: 0 })
  })

  test('fault 24: a run that a boot has cut off is interrupted, and its output can be collected', async () => {
    const request = makeRequest()
    await runPayload(machine, request)
    const run = join(machine.root, 'runs', request.runId)
    rmSync(join(run, 'meta'))
    writeFileSync(join(run, 'boot'), '00000000-0000-0000-0000-000000000000\n')
    const { output, last } = await collect(machine, request.runId)
    expect(last).toMatchObject({
      state: 'interrupted',
      meta: { end: 'interrupted', detail: 'the machine went down', sha256: sha256('hello\n') },
    })
    expect(output.toString()).toBe('hello\n')
  })

  test('fault 40: of earlier runs the machine keeps those that are still wanted, and the five newest others', async () => {
    const fresh = makeMachine(shell)
    const runIds = Array.from({ length: 8 }, () => makeRunId())
    for (const [index, runId] of runIds.entries()) {
      await runPayload(fresh, { runId, uncollected: runIds.slice(0, index) })
      // Which was first is told by the file system's times.
      await sleep(20)
    }
    expect(readdirSync(join(fresh.root, 'runs')).toSorted()).toEqual(runIds.toSorted())
    const last = makeRunId()
    await runPayload(fresh, { runId: last, uncollected: runIds.slice(0, 1) })
    const kept = [...runIds.slice(0, 1), ...runIds.slice(3), last]
    expect(readdirSync(join(fresh.root, 'runs')).toSorted()).toEqual(kept.toSorted())
    fresh.remove()
  })

  test('a look waits for output, and for the end, and no longer than it is told', async () => {
    const request = makeRequest({ payload: 'sleep 2; echo one; sleep 30' })
    const running = machine.start(payloadCommands(request)[0] ?? [])
    await waitUntil(() => existsSync(join(machine.root, 'runs', request.runId)), 'the run begins')
    const look = async (offset: number, waitSeconds: number): Promise<RunReply> => {
      const read = readCommand({ runId: request.runId, offset, waitSeconds, deadline: new Date(0) })
      return asRun(parseGuestReply((await machine.run(read)).stdout))
    }
    expect(await look(0, 600)).toMatchObject({ state: 'running', size: 4, chunk: { bytes: Buffer.from('one\n') } })
    expect(await look(4, 1)).toMatchObject({ state: 'running', size: 4, chunk: undefined })
    const patient = look(4, 600)
    await machine.run(cancelRunCommand(request))
    expect(await patient).toMatchObject({ state: 'ended', meta: { end: 'signalled' } })
    await running.finished
  })

  test("the wrapper's answer goes on from where the output was last asked for while the payload ran", async () => {
    const gate = join(machine.root, `gate-${makeRunId()}`)
    const request = makeRequest({
      payload: `head -c 100000 /dev/urandom; until [ -e ${gate} ]; do sleep 0.1; done; echo end`,
    })
    const running = machine.start(payloadCommands(request)[0] ?? [])
    const output = join(machine.root, 'runs', request.runId, 'output')
    await waitUntil(() => statSync(output, { throwIfNoEntry: false })?.size === 100_000, 'the output')
    await machine.run(readCommand({ runId: request.runId, offset: 99_990, deadline: new Date(0) }))
    writeFileSync(gate, '')
    const { chunk } = asRun(parseGuestReply((await running.finished).stdout))
    expect([chunk?.offset, chunk?.bytes.subarray(10).toString()]).toEqual([99_990, 'end\n'])
  })

  test('a run nobody knows is unknown', async () => {
    const { stdout } = await machine.run(readCommand({ runId: makeRunId(), offset: 0, deadline: new Date(0) }))
    expect(asRun(parseGuestReply(stdout))).toMatchObject({ state: 'unknown', size: 0, meta: undefined })
  })

  test('payload and environment do not stay on the machine', async () => {
    const runId = makeRunId()
    await runPayload(machine, { runId, payload: ': secret-1', env: { S: 'secret-2' } })
    const { stdout } = spawnSync('grep', ['-rl', 'secret-[12]', machine.root], { encoding: 'utf8' })
    expect(stdout).toBe('')
  })

  const whereRootCanSwitch = isRoot ? test : test.skip
  whereRootCanSwitch('run.user gets its own login, and how it ends is as true as for root', async () => {
    const runId = makeRunId()
    const payload = 'id -un; echo $HOME $LOGNAME $X; echo to-stderr >/dev/stderr; exit 143'
    const reply = await runPayload(machine, { runId, payload, user: 'nobody', env: { X: 'y' } })
    const { output } = await collect(machine, runId)
    expect(output.toString()).toBe('nobody\n/nonexistent nobody y\nto-stderr\n')
    expect(asRun(reply).meta).toMatchObject({ end: 'exited', exitCode: 143 })
    expect(await metaOf(machine, 'kill -TERM $$', { user: 'nobody' })).toMatchObject({ signal: 'SIGTERM' })
    const killed = await metaOf(machine, 'trap "" TERM; while :; do sleep 1; done', {
      user: 'nobody',
      timeoutSeconds: 1,
    })
    expect(killed).toMatchObject({ signal: 'SIGKILL', timedOut: true })
  })

  whereRootCanSwitch(
    'a payload that can not be started is recorded as that, with the system’s own reason',
    async () => {
      const fresh = makeMachine(shell)
      const runuser = join(fresh.root, '../bin/runuser')
      writeFileSync(runuser, '#!/bin/sh\necho "runuser: cannot set groups" >&2\nexit 1\n', { mode: 0o755 })
      const meta = await metaOf(fresh, 'echo never', { user: 'nobody' })
      expect(meta).toMatchObject({ end: 'not-started', size: 0 })
      expect(meta.detail).toBe(
        'the login of nobody ended with exit code 1 before the payload began; it said: runuser: cannot set groups',
      )
      fresh.remove()
    },
  )

  whereRootCanSwitch('a user that does not exist is refused', async () => {
    expect(asRefusal(await runPayload(machine, { user: 'nobody-here' })).reason).toBe('user')
  })
})
