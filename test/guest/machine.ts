// A machine for the guest's commands, without a system: a folder, a systemctl that only remembers, and a real shell.
import { spawn, type ChildProcess } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { payloadCommands, readCommand, type Left, type PayloadRequest } from '../../src/guest/commands.ts'
import { parseGuestReply, type GuestReply, type RunMeta } from '../../src/guest/reply.ts'

export type Shell = 'bash' | 'dash'

/** no-utc: as systemd before 228, which leaves out a time in UTC. no-calendar: it schedules no time of day at all. */
export type FakeFuse =
  'armed' | 'not-enabled' | 'not-active' | 'nothing-scheduled' | 'silent' | 'no-utc' | 'no-calendar'

export interface Machine {
  readonly root: string
  readonly units: string
  readonly volatileUnits: string
  /** What systemctl was told, one call a line. */
  readonly calls: () => string
  readonly setFuse: (state: FakeFuse) => void
  readonly run: (commands: readonly string[]) => Promise<Finished>
  readonly start: (commands: readonly string[]) => { child: ChildProcess; finished: Promise<Finished> }
  readonly remove: () => void
}

export interface Finished {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

const systemctl = `#!/bin/sh
echo "$*" >>"$FAKE_STATE/calls"
fuse=$(cat "$FAKE_STATE/fuse")
realtime() {
  time=$(sed -n 's/^OnCalendar=//p' "$SERVICEMON_UNITS"/*.d/run.conf "$SERVICEMON_VOLATILE_UNITS"/*.d/run.conf 2>/dev/null)
  case $fuse-$time in
    *- | nothing-scheduled-* | no-calendar-* | no-utc-*UTC) time= ;;
    *) [ "$(date -d "$time" +%s)" -gt "$(date +%s)" ] || time= ;;
  esac
  echo "NextElapseUSecRealtime=$time"
}
case "$*" in
  is-enabled*) [ "$fuse" != not-enabled ] ;;
  is-active*) [ "$fuse" != not-active ] ;;
  'show -p NextElapse'*) [ "$fuse" = silent ] || {
    realtime
    case $fuse-$* in
      *Monotonic*) [ "$fuse" = nothing-scheduled ] && next=infinity || next='1h 10s'
        echo "NextElapseUSecMonotonic=$next" ;;
    esac
  } ;;
  'show -p LoadState'*) echo LoadState=loaded ;;
  is-system-running) cat "$FAKE_STATE/system" 2>/dev/null || echo running ;;
  list-jobs*) cat "$FAKE_STATE/jobs" 2>/dev/null || echo 'No jobs running.' ;;
  --version) printf 'systemd 252 (252.1)\\n+PAM\\n' ;;
esac
`

/** `home`: where nobody lives on it; only root can have that. */
export function makeMachine(
  shell: Shell,
  env: Readonly<Record<string, string>> = {},
  { home }: { readonly home?: string } = {},
): Machine {
  const folder = mkdtempSync(join(tmpdir(), 'guest-'))
  const at = (name: string): string => join(folder, name)
  for (const name of ['bin', 'state', 'units', 'volatile']) mkdirSync(at(name))
  writeFileSync(at('bin/systemctl'), systemctl)
  // What the machine calls sh is the same shell: bash on Amazon Linux, dash on Debian and Ubuntu.
  symlinkSync(`/bin/${shell}`, at('bin/sh'))
  chmodSync(at('bin/systemctl'), 0o755)
  chmodSync(folder, 0o755)
  writeFileSync(at('state/fuse'), 'armed')
  writeFileSync(at('state/calls'), '')

  const start = (commands: readonly string[]): { child: ChildProcess; finished: Promise<Finished> } => {
    const script = at(`command-${randomUUID()}`)
    writeFileSync(script, commands.join('\n'))
    const words = [`/bin/${shell}`, ...(shell === 'bash' ? ['--posix'] : []), script]
    const [program = '', ...args] = home === undefined ? words : [...livingAt(home, at('passwd')), ...words]
    const child = spawn(program, args, {
      cwd: '/',
      // Its own group, as the agent gives it: cancelling a command kills the group.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        FAKE_STATE: at('state'),
        SERVICEMON_ROOT: at('root'),
        SERVICEMON_UNITS: at('units'),
        SERVICEMON_VOLATILE_UNITS: at('volatile'),
        SERVICEMON_LIBRARY: at('library'),
        SERVICEMON_KILL_GRACE: '1',
        // What this machine has no time for is no test's business but one's.
        SERVICEMON_PACK_LIMIT: '600',
        ...env,
        PATH: `${at('bin')}:${env['PATH'] ?? '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'}`,
      },
    })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (data: Buffer) => out.push(data))
    child.stderr.on('data', (data: Buffer) => err.push(data))
    const finished = new Promise<Finished>((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (code) =>
        resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
      )
    })
    return { child, finished }
  }

  return {
    root: env['SERVICEMON_ROOT'] ?? at('root'),
    units: at('units'),
    volatileUnits: at('volatile'),
    calls: () => readFileSync(at('state/calls'), 'utf8'),
    setFuse: (state) => writeFileSync(at('state/fuse'), state),
    start,
    run: (commands) => start(commands).finished,
    // What watches a payload has a little to do after its answer.
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 50, retryDelay: 100 }),
  }
}

/** What begins a command for which nobody's home is that folder. */
function livingAt(home: string, passwd: string): readonly string[] {
  writeFileSync(
    passwd,
    readFileSync('/etc/passwd', 'utf8').replace(/^(nobody:.*):[^:]*:[^:]*$/m, `$1:${home}:/bin/bash`),
  )
  return ['unshare', '-m', 'sh', '-c', 'mount --bind "$0" /etc/passwd && exec "$@"', passwd]
}

export function makeRunId(): string {
  return `4711-1-${randomUUID().slice(0, 8)}`
}

export function makeRequest(overrides: Partial<PayloadRequest> = {}): PayloadRequest {
  return {
    runId: makeRunId(),
    payload: 'echo hello\n',
    user: userInfo().username,
    env: {},
    facts: {},
    secrets: {},
    files: undefined,
    region: 'eu-west-3',
    timeoutSeconds: 60,
    waitForBootSeconds: 60,
    sentAt: new Date(),
    notAfter: new Date(Date.now() + 60_000),
    deadline: new Date(Date.now() + 3_600_000),
    outputCapBytes: 100_000_000,
    resultsCapBytes: 4 * 1024 ** 2,
    uncollected: [],
    ...overrides,
  }
}

export type RunReply = Extract<GuestReply, { kind: 'run' }>
export type Refusal = Extract<GuestReply, { kind: 'refused' }>

export function asRun(reply: GuestReply): RunReply {
  if (reply.kind !== 'run') throw new Error(`expected a run: ${JSON.stringify(reply)}`)
  return reply
}

export type Proof = Extract<GuestReply, { kind: 'proof' }>

export function asProof(reply: GuestReply): Proof {
  if (reply.kind !== 'proof') throw new Error(`expected a proof: ${JSON.stringify(reply)}`)
  return reply
}

export function asRefusal(reply: GuestReply): Refusal {
  if (reply.kind !== 'refused') throw new Error(`expected a refusal: ${JSON.stringify(reply)}`)
  return reply
}

/** Sends all commands of a request, one after the other; the last one's reply. */
export async function runPayload(machine: Machine, overrides: Partial<PayloadRequest> = {}): Promise<GuestReply> {
  const request = makeRequest(overrides)
  let reply: GuestReply | undefined
  for (const commands of payloadCommands(request)) {
    const finished = await machine.run(commands)
    reply = parseGuestReply(finished.stdout)
    if (finished.stderr !== '' && reply.kind !== 'refused') throw new Error(`stderr: ${finished.stderr}`)
  }
  if (reply === undefined) throw new Error('there was no command')
  return reply
}

/** How a run went; throws when it was refused, or has not ended. */
export async function metaOf(
  machine: Machine,
  payload: string,
  overrides: Partial<PayloadRequest> = {},
): Promise<RunMeta> {
  const { meta } = asRun(await runPayload(machine, { payload, ...overrides }))
  if (meta === undefined) throw new Error('the run has no meta')
  return meta
}

/** Reads a run's output, or its results, to the end as the action does. Fails when a reply is longer than SSM keeps. */
export async function collect(
  machine: Machine,
  runId: string,
  of: Left = 'output',
): Promise<{ output: Buffer; last: RunReply; commands: number }> {
  const pieces: Buffer[] = []
  let offset = 0
  for (let commands = 1; ; commands += 1) {
    const { stdout } = await machine.run(readCommand({ runId, of, offset, deadline: new Date(0) }))
    if (stdout.length > 23_500) throw new Error(`the reply has ${stdout.length} characters`)
    const reply = asRun(parseGuestReply(stdout))
    if (reply.chunk !== undefined) {
      pieces.push(reply.chunk.bytes)
      offset += reply.chunk.bytes.length
    }
    if (offset >= reply.size && reply.state !== 'running') {
      return { output: Buffer.concat(pieces), last: reply, commands }
    }
  }
}

export function sha256(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('hex')
}

export async function waitUntil(condition: () => boolean, what: string): Promise<void> {
  const end = Date.now() + 60_000
  while (!condition()) {
    if (Date.now() > end) throw new Error(`never happened: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** The process that was started with these words in its command line; throws when there isn't exactly one. */
export function findProcess(words: string): number {
  const [found, ...more] = listProcesses(words)
  if (found === undefined || more.length > 0) throw new Error(`${more.length} processes and one, or none: ${words}`)
  return found
}

/**
 * All processes that were started with these words in their command line. What they have forked has the same words until it
 * becomes a program of its own, and doesn't count.
 */
export function listProcesses(words: string): number[] {
  const isIt = (pid: string): boolean => {
    const line = `/proc/${pid}/cmdline`
    try {
      return readFileSync(line, 'utf8').replaceAll('\0', ' ').includes(words)
    } catch {
      return false
    }
  }
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isIt(name))
  return all.filter((pid) => !all.includes(parentOf(pid))).map(Number)
}

/** The process id of its parent; nothing when it is gone. */
function parentOf(pid: string): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? ''
  } catch {
    return ''
  }
}

export function isAlive(pid: number): boolean {
  if (!existsSync(`/proc/${pid}/stat`)) return false
  return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))
}
