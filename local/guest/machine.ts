// One booted guest: its process 1, running commands beside it, and its end.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import type { NamespaceMode } from './namespace.ts'
import { enterCommand, unshareCommand } from './namespace.ts'
import { childrenOf, processesIn, processesMarked, signalAll } from './processes.ts'
import type { Python } from './python.ts'
import { installTools } from './tools.ts'
import { makeTree, makeVolatile } from './tree.ts'

export type Machine = {
  mode: NamespaceMode
  bootId: string
  bootedAt: number
  /** The instance's folder on the host: disk/ is kept, volatile/ is made anew at each boot. */
  folder: string
  initPid: number
  keeperPid: number
  init: ChildProcess | undefined
  jobs: Set<ChildProcess>
  isAlive: boolean
  env: Readonly<Record<string, string>>
}

export type JobOptions = {
  env?: Record<string, string>
  cwd?: string
  input?: string
}

function spoolOf({ folder }: Machine): string {
  return join(folder, 'volatile', 'run', 'local-aws')
}

const GUEST_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

export async function bootMachine(options: {
  mode: NamespaceMode
  python: Python
  env: Readonly<Record<string, string>>
  folder: string
  hostName: string
}): Promise<Machine> {
  const { mode, python, folder, hostName } = options
  await rm(join(folder, 'volatile'), { recursive: true, force: true })
  const bootId = randomUUID()
  await makeVolatile(folder, bootId)
  await installTools({ mode, folder })
  const ownPython = { LOCAL_AWS_PYTHON: python.prefix, LOCAL_AWS_PACKAGES: python.packages }
  const machine: Machine = {
    ...{ mode, bootId, folder, bootedAt: Date.now(), initPid: 0, keeperPid: 0, init: undefined },
    ...{ jobs: new Set<ChildProcess>(), isAlive: true },
    env: { ...options.env, ...(mode === 'none' ? ownPython : {}) },
  }
  if (mode === 'none') return machine

  await makeTree({ mode, folder, python })
  const boot = ['sh', join(import.meta.dirname, 'boot.sh'), folder, hostName]
  const [command = '', ...args] = unshareCommand(mode)
  const init = spawn(command, [...args, ...boot], { stdio: ['pipe', 'pipe', 'pipe'], detached: true })
  machine.init = init
  init.stdin.on('error', () => undefined)
  const complaints: Buffer[] = []
  init.stderr.on('data', (chunk: Buffer) => complaints.push(chunk))
  init.once('exit', () => {
    machine.isAlive = false
  })
  for await (const line of createInterface({ input: init.stdout })) {
    if (!line.startsWith('ready ')) continue
    machine.initPid = Number(line.slice('ready '.length))
    break
  }
  if (machine.initPid === 0) throw new Error(`booting a guest: ${Buffer.concat(complaints).toString().trim()}`)
  while (isUp(machine) && machine.keeperPid === 0) {
    machine.keeperPid = (await childrenOf(machine.initPid))[0] ?? 0
    if (machine.keeperPid === 0) await sleep(2)
  }
  return machine
}

/** A question each time: a machine dies while others wait for something else. */
export function isUp(machine: Machine): boolean {
  return machine.isAlive
}

/** Starts a command as root inside the guest, as the leader of its own process group. */
export function startJob(machine: Machine, argv: readonly string[], options: JobOptions = {}): ChildProcess {
  if (!machine.isAlive) throw new Error('the machine is off')
  const { mode, folder } = machine
  const inside =
    mode === 'none'
      ? {
          PATH: `${join(folder, 'volatile', 'tools')}:${process.env['PATH'] ?? ''}`,
          HOME: join(folder, 'disk', 'root'),
          TMPDIR: join(folder, 'volatile', 'tmp'),
          LOCAL_AWS_SPOOL: spoolOf(machine),
          LOCAL_AWS_ROOT: join(folder, 'disk'),
        }
      : { PATH: GUEST_PATH }
  const env = { ...inside, LANG: 'C.UTF-8', ...machine.env, ...options.env, ...(mode === 'none' ? inside : {}) }
  const cwd = options.cwd ?? '/'
  const [command = '', ...args] =
    mode === 'none'
      ? argv
      : // The change of folder happens inside, where the path means something.
        [...enterCommand(mode, machine.initPid), 'sh', '-c', 'cd "$0" && exec "$@"', cwd, ...argv]
  const job = spawn(command, args, {
    stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    detached: true,
    env: { ...env, ...(mode === 'none' ? {} : { PATH: GUEST_PATH }) },
    cwd: mode === 'none' ? join(folder, 'disk') : '/',
  })
  machine.jobs.add(job)
  job.once('exit', () => machine.jobs.delete(job))
  job.on('error', () => machine.jobs.delete(job))
  job.stdin?.on('error', () => undefined)
  job.stdin?.end(options.input)
  return job
}

export type JobResult = { code: number; signal: NodeJS.Signals | null; stdout: string; stderr: string }

/** Runs a command to its end. A machine that dies meanwhile gives code -1. */
export function runJob(machine: Machine, argv: readonly string[], options: JobOptions = {}): Promise<JobResult> {
  return new Promise((resolve) => {
    if (!machine.isAlive) {
      resolve({ code: -1, signal: null, stdout: '', stderr: 'the machine is off' })
      return
    }
    const job = startJob(machine, argv, options)
    const output: Buffer[] = []
    const errors: Buffer[] = []
    job.stdout?.on('data', (chunk: Buffer) => output.push(chunk))
    job.stderr?.on('data', (chunk: Buffer) => errors.push(chunk))
    job.on('error', (error) => resolve({ code: -1, signal: null, stdout: '', stderr: error.message }))
    job.on('close', (code, signal) => {
      const [stdout, stderr] = [Buffer.concat(output).toString(), Buffer.concat(errors).toString()]
      resolve({ code: code ?? -1, signal, stdout, stderr })
    })
  })
}

export function killGroup(job: ChildProcess, signal: NodeJS.Signals): void {
  if (job.pid === undefined) return
  try {
    process.kill(-job.pid, signal)
  } catch {
    // The group is empty: what was to be killed is gone.
  }
}

/** The guest's processes by their ids on the host, without what keeps the guest itself up. */
export async function guestProcesses(machine: Machine): Promise<number[]> {
  if (machine.mode === 'none') return processesMarked(`LOCAL_AWS_SPOOL=${spoolOf(machine)}`)
  const all = machine.isAlive ? await processesIn(machine.initPid) : []
  return all.filter((pid) => pid !== machine.initPid && pid !== machine.keeperPid)
}

/** Power off, from one moment to the next. */
export async function destroyMachine(machine: Machine): Promise<void> {
  const { init } = machine
  machine.isAlive = false
  for (const job of machine.jobs) killGroup(job, 'SIGKILL')
  // Without a namespace to end, whatever carries the machine's mark is looked for until nothing is left.
  if (machine.mode === 'none') {
    for (let left = [0]; left.length > 0; left = await guestProcesses(machine))
      signalAll(left.filter(Boolean), 'SIGKILL')
  }
  if (init !== undefined && init.exitCode === null && init.signalCode === null) {
    const ended = new Promise((resolve) => init.once('exit', resolve))
    try {
      // Killing process 1 of a pid namespace kills all that is in it.
      if (machine.initPid > 1) process.kill(machine.initPid, 'SIGKILL')
    } catch {
      // Gone already.
    }
    init.stdin?.destroy()
    await ended
  }
}
