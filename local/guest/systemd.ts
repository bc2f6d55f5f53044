// A guest's emulated systemd: its state, loading units, what is started at boot, and switching the machine off.
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readFile, readdir } from 'node:fs/promises'
import type { Machine } from './machine.ts'
import { destroyMachine, guestProcesses, isUp, runScript } from './machine.ts'
import { signalAll } from './processes.ts'
import type { ServiceRun } from './service.ts'
import { serviceProcesses, startService, stopService } from './service.ts'
import type { TimerRun } from './timer.ts'
import { startTimer, stopTimer } from './timer.ts'
import type { UnitFile } from './unit-file.ts'
import { parseSpan, parseUnitFile, setting } from './unit-file.ts'

export type PowerVerb = 'poweroff' | 'reboot' | 'halt'

export type Systemd = {
  machine: Machine
  timerScale: number
  /** Definitions in use; read from disk again by daemon-reload, or when a unit that isn't active is asked for. */
  loaded: Map<string, Unit>
  services: Map<string, ServiceRun>
  timers: Map<string, TimerRun>
  scheduledShutdown: NodeJS.Timeout | undefined
  isGoingDown: boolean
  /** The agent ends among the first: from here on nothing is reported any more. */
  onGoingDown: () => void
  onHalted: (verb: PowerVerb) => void
  log: (line: string) => void
}

export type Unit = { name: string; text: string; file: UnitFile; isTransient: boolean }

export const newSystemd = (
  options: Pick<Systemd, 'machine' | 'timerScale' | 'onGoingDown' | 'onHalted' | 'log'>,
): Systemd => ({
  ...options,
  loaded: new Map(),
  services: new Map(),
  timers: new Map(),
  scheduledShutdown: undefined,
  isGoingDown: false,
})

/** The guest's monotonic clock in milliseconds. */
export const monotonicNow = ({ machine, timerScale }: Systemd): number => (Date.now() - machine.bootedAt) / timerScale

/** Prints a unit file and its drop-ins the way `systemctl cat` does. */
const catScript = `
dirs="/etc/systemd/system /run/systemd/system /usr/local/lib/systemd/system"
[ -z "$LOCAL_AWS_SPOOL" ] || { d=$PWD; dirs="$d/etc/systemd/system"; }
found=
for d in $dirs; do
  if [ -f "$d/$1" ]; then echo "# $d/$1"; cat "$d/$1"; echo; found=yes; break; fi
done
[ -n "$found" ] || exit 1
for d in $dirs; do
  for f in "$d/$1.d"/*.conf; do [ ! -f "$f" ] || { echo "# $f"; cat "$f"; echo; }; done
done`

export const findUnit = async (systemd: Systemd, name: string): Promise<Unit | undefined> => {
  const cached = systemd.loaded.get(name)
  if (cached !== undefined && (cached.isTransient || isActive(systemd, name))) return cached
  const { code, stdout } = await runScript(systemd.machine, catScript, name)
  if (code !== 0) {
    systemd.loaded.delete(name)
    return undefined
  }
  const unit = { name, text: stdout, file: parseUnitFile(stdout), isTransient: false }
  systemd.loaded.set(name, unit)
  return unit
}

export const isActive = ({ services, timers }: Systemd, name: string): boolean =>
  timers.has(name) || services.get(name)?.isRunning === true || services.get(name)?.remains === true

export type StartResult = { code: number; message: string; finished: Promise<number> }

export const startUnit = async (systemd: Systemd, name: string): Promise<StartResult> => {
  const unit = await findUnit(systemd, name)
  const finished = Promise.resolve(0)
  const power = /^(poweroff|reboot|halt)\.target$/.exec(name)?.[1] as PowerVerb | undefined
  if (power !== undefined) {
    setTimeout(() => void powerDown(systemd, power), 0)
    return { code: 0, message: '', finished }
  }
  if (unit === undefined) {
    if (/\.(target|slice|socket|path|mount)$/.test(name)) return { code: 0, message: '', finished }
    return { code: 5, message: `Failed to start ${name}: Unit ${name} not found.\n`, finished }
  }
  return name.endsWith('.timer') ? startTimer(systemd, unit) : startService(systemd, unit)
}

export const stopUnit = async (systemd: Systemd, name: string): Promise<void> => {
  if (name.endsWith('.timer')) stopTimer(systemd, name)
  else await stopService(systemd, name)
}

/** Starts what is enabled, as multi-user.target and timers.target want it. */
export const startEnabledUnits = async (systemd: Systemd): Promise<void> => {
  const wants =
    'cd "${LOCAL_AWS_SPOOL:+$PWD}/etc/systemd/system" 2>/dev/null || exit 0; for f in *.target.wants/*; do [ ! -L "$f" ] || echo "${f##*/}"; done'
  const { stdout } = await runScript(systemd.machine, wants)
  for (const name of new Set(stdout.split('\n').filter((line) => line !== ''))) {
    const { code, message } = await startUnit(systemd, name)
    if (code !== 0) systemd.log(message)
  }
}

export const reloadUnits = async (systemd: Systemd): Promise<void> => {
  for (const [name, unit] of systemd.loaded) if (!unit.isTransient) systemd.loaded.delete(name)
  for (const [name, run] of systemd.timers) {
    const unit = run.unit.isTransient ? run.unit : await findFresh(systemd, name)
    if (unit !== undefined) startTimer(systemd, unit, { isReload: true })
  }
}

const findFresh = async (systemd: Systemd, name: string): Promise<Unit | undefined> => {
  const { code, stdout } = await runScript(systemd.machine, catScript, name)
  if (code !== 0) return undefined
  const unit = { name, text: stdout, file: parseUnitFile(stdout), isTransient: false }
  systemd.loaded.set(name, unit)
  return unit
}

/** DefaultTimeoutStopSec: 90 seconds unless system.conf or its drop-ins say otherwise. */
export const defaultStopTimeoutMs = async ({ machine }: Systemd): Promise<number> => {
  const folder = join(machine.folder, 'disk', 'etc', 'systemd', 'system.conf.d')
  const names = (await readdir(folder).catch((): string[] => [])).filter((name) => name.endsWith('.conf')).sort()
  let value: string | undefined
  for (const path of [join(folder, '..', 'system.conf'), ...names.map((name) => join(folder, name))]) {
    const text = await readFile(path, 'utf8').catch(() => '')
    value = setting(parseUnitFile(text), 'Manager', 'DefaultTimeoutStopSec') ?? value
  }
  return parseSpan(value ?? '90s') ?? 90_000
}

/** Orderly: TERM to everything, then KILL when the patience is over. `isForced` is `-ff`: at once. */
export const powerDown = async (
  systemd: Systemd,
  verb: PowerVerb,
  options: { isForced?: boolean } = {},
): Promise<void> => {
  const { machine } = systemd
  if (!isUp(machine)) return
  systemd.onGoingDown()
  if (options.isForced !== true) {
    if (systemd.isGoingDown) return
    systemd.isGoingDown = true
    for (const name of systemd.timers.keys()) stopTimer(systemd, name)
    const giveUpAt = Date.now() + (await defaultStopTimeoutMs(systemd))
    await endProcesses(systemd, giveUpAt)
  }
  if (!isUp(machine)) return
  endSystemd(systemd)
  await destroyMachine(machine)
  systemd.onHalted(verb)
}

/** TERM to each process once, also to those that come into being meanwhile, until none is left or the time is over. */
const endProcesses = async (systemd: Systemd, giveUpAt: number): Promise<void> => {
  const told = new Set<number>()
  while (isUp(systemd.machine) && Date.now() < giveUpAt) {
    const left = await stoppedByShutdown(systemd)
    if (left.length === 0) return
    const untold = left.filter((pid) => !told.has(pid))
    signalAll(untold, 'SIGTERM')
    signalAll(untold, 'SIGCONT')
    for (const pid of untold) told.add(pid)
    await sleep(20)
  }
}

/** Everything but what services without default dependencies run: no shutdown waits for those. */
const stoppedByShutdown = async (systemd: Systemd): Promise<number[]> => {
  const spared = [...systemd.services.values()].filter(
    ({ unit }) => setting(unit.file, 'Unit', 'DefaultDependencies') === 'no',
  )
  const sparedPids = new Set((await Promise.all(spared.map((run) => serviceProcesses(systemd, run)))).flat())
  return (await guestProcesses(systemd.machine)).filter((pid) => !sparedPids.has(pid))
}

/** Forgets all timers; for a machine that is switched off. */
export const endSystemd = (systemd: Systemd): void => {
  systemd.isGoingDown = true
  clearTimeout(systemd.scheduledShutdown)
  for (const name of systemd.timers.keys()) stopTimer(systemd, name)
}
