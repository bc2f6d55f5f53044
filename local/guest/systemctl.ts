// What a guest's systemctl does, in terms of the emulated systemd; and which command a request of a guest is for.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { SpoolAnswer, SpoolRequest } from './spool.ts'
import { serviceProcesses } from './service.ts'
import { goDown, isPowerVerb, shutdown } from './power.ts'
import { reloadUnits, startUnit, stopUnit } from './systemd.ts'
import type { Systemd } from './unit.ts'
import { enableUnit, isEnabled } from './enable.ts'
import { showUnit, stateOf } from './show.ts'
import { systemdRun } from './systemd-run.ts'
import { guestProcesses } from './machine.ts'
import { signalAll } from './processes.ts'

/** Verbs anybody may use; the rest is root's. */
const READING = new Set(['is-active', 'is-enabled', 'is-system-running', 'show'])

export async function serveSystemd(systemd: Systemd, { name, uid, args }: SpoolRequest): Promise<SpoolAnswer> {
  if (name === 'systemctl') return systemctl(systemd, uid, args)
  if (uid !== 0) return { code: 1, err: `${name}: must be root.\n` }
  if (name === 'systemd-run') return systemdRun(systemd, args)
  if (name === 'shutdown') return shutdown(systemd, args)
  if (isPowerVerb(name)) {
    if (name === 'halt' && args.includes('-p')) return goDown(systemd, 'poweroff', args)
    return goDown(systemd, name, args)
  }
  return { code: 1, err: `${name}: not emulated\n` }
}

function withSuffix(name: string): string {
  return /\.[a-z]+$/.test(name) ? name : `${name}.service`
}

async function systemctl(systemd: Systemd, uid: number, args: string[]): Promise<SpoolAnswer> {
  if (args.includes('--version')) return { code: 0, out: 'systemd 252 (local AWS)\n' }
  const { verb, flags, options, names } = parseArguments(args)
  if (uid !== 0 && !READING.has(verb)) {
    return { code: 4, err: `Failed to ${verb}: Interactive authentication required.\n` }
  }
  const units = names.map(withSuffix)
  if (isPowerVerb(verb)) return goDown(systemd, verb, args)
  switch (verb) {
    case 'daemon-reload':
      await reloadUnits(systemd)
      return { code: 0 }
    case 'enable':
    case 'disable': {
      const out: string[] = []
      for (const unit of units) {
        const { code, err } = await enableUnit(systemd, unit, verb)
        if (code !== 0) return { code, err }
        out.push(err)
      }
      if (!flags.has('--now')) return { code: 0, err: out.join('') }
      return verb === 'enable' ? startAll(systemd, units, flags) : stopAll(systemd, units)
    }
    case 'start':
      return startAll(systemd, units, flags)
    case 'stop':
      return stopAll(systemd, units)
    case 'restart':
      await stopAll(systemd, units)
      return startAll(systemd, units, flags)
    case 'is-active':
      return every(units, flags, (unit) => Promise.resolve(stateOf(systemd, unit).active), ['active'], 3)
    case 'is-enabled':
      return every(units, flags, (unit) => isEnabled(systemd, unit), ['enabled', 'static', 'transient'], 1)
    case 'is-system-running':
      return { code: 0, out: flags.has('--quiet') ? '' : systemd.isGoingDown ? 'stopping\n' : 'running\n' }
    case 'show':
      return { code: 0, out: await showUnit(systemd, units[0] ?? '', options, flags.has('--value')) }
    case 'kill':
      return kill(systemd, units, options.get('signal') ?? 'SIGTERM')
    default:
      return { code: 1, err: `Unknown command verb ${verb}. (not emulated)\n` }
  }
}

async function kill(systemd: Systemd, units: string[], signal: string): Promise<SpoolAnswer> {
  const name = (signal.startsWith('SIG') ? signal : `SIG${signal}`) as NodeJS.Signals
  for (const unit of units) {
    if (unit === 'user.slice' || unit === 'servicemon.slice') continue
    if (unit === agentUnit(systemd)) {
      // The agent dies with its commands, and isn't restarted before the next boot.
      systemd.onGoingDown()
      signalAll(await unownedProcesses(systemd), name)
      continue
    }
    const run = systemd.services.get(unit)
    if (run === undefined) return { code: 1, err: `Failed to kill unit ${unit}: Unit ${unit} not loaded.\n` }
    signalAll(await serviceProcesses(systemd, run), name)
  }
  return { code: 0 }
}

/** Ubuntu has the agent as a snap. */
function agentUnit({ machine }: Systemd): string {
  const isSnap = existsSync(join(machine.folder, 'disk', 'snap', 'amazon-ssm-agent'))
  return isSnap ? 'snap.amazon-ssm-agent.amazon-ssm-agent.service' : 'amazon-ssm-agent.service'
}

/** What no emulated service runs has been started by the agent, directly or not. */
async function unownedProcesses(systemd: Systemd): Promise<number[]> {
  const runs = [...systemd.services.values()]
  const owned = new Set((await Promise.all(runs.map((run) => serviceProcesses(systemd, run)))).flat())
  return (await guestProcesses(systemd.machine)).filter((pid) => !owned.has(pid))
}

async function startAll(systemd: Systemd, units: string[], flags: Set<string>): Promise<SpoolAnswer> {
  for (const unit of units) {
    const { code, message, finished } = await startUnit(systemd, unit)
    if (code !== 0) return { code, err: message }
    if (!flags.has('--no-block') && (await finished) !== 0) {
      return { code: 1, err: `Job for ${unit} failed because the control process exited with error code.\n` }
    }
  }
  return { code: 0 }
}

async function stopAll(systemd: Systemd, units: string[]): Promise<SpoolAnswer> {
  for (const unit of units) await stopUnit(systemd, unit)
  return { code: 0 }
}

async function every(
  units: string[],
  flags: Set<string>,
  stateOfUnit: (unit: string) => Promise<string>,
  good: string[],
  badCode: number,
): Promise<SpoolAnswer> {
  const states: string[] = []
  for (const unit of units) states.push(await stateOfUnit(unit))
  const code = states.some((state) => good.includes(state)) ? 0 : badCode
  return { code, out: flags.has('--quiet') ? '' : states.map((state) => `${state}\n`).join('') }
}

type Arguments = { verb: string; flags: Set<string>; options: Map<string, string>; names: string[] }

function parseArguments(args: string[]): Arguments {
  const flags = new Set<string>()
  const options = new Map<string, string>()
  const words: string[] = []
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? ''
    const [, long, value] = /^--(property|signal|kill-whom|kill-who)(?:=(.*))?$/.exec(arg) ?? []
    const short = { '-p': 'property', '-s': 'signal' }[arg.slice(0, 2)]
    const key = long ?? (arg.startsWith('--') ? undefined : short)
    if (key !== undefined) {
      const given = long === undefined ? arg.slice(2) : value
      if (given === undefined || given === '') at += 1
      const text = given === undefined || given === '' ? (args[at] ?? '') : given
      options.set(key, options.has(key) ? `${options.get(key) ?? ''},${text}` : text)
    } else if (arg === '-q') flags.add('--quiet')
    else if (arg.startsWith('-')) flags.add(arg)
    else words.push(arg)
  }
  const [verb = '', ...names] = words
  return { verb, flags, options, names }
}
