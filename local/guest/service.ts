// Service units of a guest: running their command lines, their state, and ending their processes.
import { randomUUID } from 'node:crypto'
import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { guestProcesses, startJob } from './machine.ts'
import { processesOfJob, signalAll } from './processes.ts'
import { defaultStopTimeoutMs, type ServiceRun, type StartResult, type Systemd, type Unit } from './unit.ts'
import { parseSpan, setting, settings, splitCommand } from './unit-file.ts'

export function startService(systemd: Systemd, unit: Unit): StartResult {
  const running = systemd.services.get(unit.name)
  const done = Promise.resolve(0)
  if (running?.isRunning === true) return { code: 0, message: '', finished: done }
  const lines = settings(unit.file, 'Service', 'ExecStart')
  const type = setting(unit.file, 'Service', 'Type') ?? 'simple'
  if (lines.length === 0 || (lines.length > 1 && type !== 'oneshot')) {
    systemd.log(`${unit.name}: more than one ExecStart= needs Type=oneshot. Refusing.`)
    const message = `Failed to start ${unit.name}: Unit ${unit.name} has a bad unit file setting.\n`
    return { code: 1, message, finished: done }
  }
  const run: ServiceRun = {
    ...{ unit, mark: `INVOCATION_ID=${randomUUID().replaceAll('-', '')}`, leaders: [], isRunning: true },
    ...{ isOneshot: type === 'oneshot', remains: false, isStopping: false, hasFailed: false },
    ...{ result: 'success', exitCode: 0 },
  }
  systemd.services.set(unit.name, run)
  const finished = runLines(systemd, run, lines).catch((error: unknown) => {
    systemd.log(`${unit.name}: ${String(error)}`)
    Object.assign(run, { isRunning: false, hasFailed: true, result: 'resources', exitCode: 1 })
    return 1
  })
  // systemctl waits for a oneshot's end, and for nothing with the others.
  return { code: 0, message: '', finished: run.isOneshot ? finished : done }
}

async function runLines(systemd: Systemd, run: ServiceRun, lines: readonly string[]): Promise<number> {
  const { file, name } = run.unit
  const env = environmentOf(run)
  const seconds = parseSpan(setting(file, 'Service', 'RuntimeMaxSec') ?? 'infinity') ?? Infinity
  const limit =
    seconds === Infinity
      ? undefined
      : setTimeout(() => {
          run.result = 'timeout'
          void killService(systemd, run, 'SIGKILL')
        }, seconds * systemd.timerScale)
  for (const line of [...settings(file, 'Service', 'ExecStartPre'), ...lines]) {
    const mayFail = /^[@:+!]*-/.test(line)
    const user = setting(file, 'Service', 'User')
    const argv = commandOf(line, env)
    const asUser = user === undefined || user === 'root' ? argv : ['runuser', '-u', user, '--', ...argv]
    const cwd = setting(file, 'Service', 'WorkingDirectory')
    const job = startJob(systemd.machine, asUser, { env, ...(cwd === undefined ? {} : { cwd }) })
    if (job.pid !== undefined) run.leaders.push(job.pid)
    const code = await endOf(job, (text) => systemd.log(`${name}: ${text}`))
    if (run.isStopping) break
    if (code !== 0 && !mayFail) {
      Object.assign(run, { hasFailed: true, exitCode: code })
      if (run.result === 'success') run.result = 'exit-code'
      break
    }
  }
  clearTimeout(limit)
  // The control group goes with its service: what the main process left behind is killed.
  if (setting(file, 'Service', 'KillMode') !== 'process' && !run.isOneshot) await killService(systemd, run, 'SIGTERM')
  run.isRunning = false
  run.remains = !run.hasFailed && !run.isStopping && setting(file, 'Service', 'RemainAfterExit') === 'yes'
  if (run.hasFailed && !run.isStopping) {
    for (const name of settings(file, 'Unit', 'OnFailure').flatMap((value) => value.split(/\s+/))) {
      await systemd.startUnit(name)
    }
  }
  return run.hasFailed ? 1 : 0
}

/** `@` in front of the program: the next word is what it is to be called. */
function commandOf(line: string, env: Record<string, string>): string[] {
  const [, prefix = '', rest = ''] = /^([-@:+!]*)(.*)$/s.exec(line) ?? []
  const words = splitCommand(rest, env)
  if (!prefix.includes('@')) return words
  const [program = '', calledAs = '', ...args] = words
  return ['bash', '-c', 'exec -a "$0" "$@"', calledAs, program, ...args]
}

function environmentOf({ unit, mark }: ServiceRun): Record<string, string> {
  const env: Record<string, string> = { INVOCATION_ID: mark.slice('INVOCATION_ID='.length) }
  for (const value of settings(unit.file, 'Service', 'Environment')) {
    for (const pair of splitCommand(value, {})) {
      const at = pair.indexOf('=')
      if (at > 0) env[pair.slice(0, at)] = pair.slice(at + 1)
    }
  }
  return env
}

function endOf(job: ChildProcess, log: (text: string) => void): Promise<number> {
  return new Promise((resolve) => {
    for (const stream of [job.stdout, job.stderr])
      stream?.on('data', (chunk: Buffer) => log(chunk.toString().trimEnd()))
    job.on('error', () => resolve(203))
    job.on('exit', (code, signal) => resolve(code ?? (signal === null ? 1 : 255)))
  })
}

export async function serviceProcesses(systemd: Systemd, run: ServiceRun): Promise<number[]> {
  return processesOfJob(await guestProcesses(systemd.machine), run.leaders, run.mark)
}

export async function killService(systemd: Systemd, run: ServiceRun, signal: NodeJS.Signals): Promise<void> {
  signalAll(await serviceProcesses(systemd, run), signal)
}

export async function stopService(systemd: Systemd, name: string): Promise<void> {
  const run = systemd.services.get(name)
  if (run === undefined) return
  run.isStopping = true
  run.remains = false
  const own = parseSpan(setting(run.unit.file, 'Service', 'TimeoutStopSec') ?? '')
  const giveUpAt = Date.now() + (own ?? (await defaultStopTimeoutMs(systemd)))
  await killService(systemd, run, 'SIGTERM')
  while ((await serviceProcesses(systemd, run)).length > 0) {
    if (Date.now() > giveUpAt) await killService(systemd, run, 'SIGKILL')
    await sleep(20)
  }
  run.isRunning = false
}
