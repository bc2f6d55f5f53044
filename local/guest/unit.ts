// The state of a guest's emulated systemd and its units, on which systemd, services and timers work; and loading units.
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Machine } from './machine.ts'
import { parseSpan, parseUnitFile, setting, type UnitFile } from './unit-file.ts'
import { readUnit } from './unit-store.ts'

export type PowerVerb = 'poweroff' | 'reboot' | 'halt'

export type Systemd = {
  machine: Machine
  timerScale: number
  /** Definitions in use; read from disk again by daemon-reload, or when a unit that isn't active is asked for. */
  loaded: Map<string, Unit>
  services: Map<string, ServiceRun>
  timers: Map<string, TimerRun>
  isGoingDown: boolean
  /** For units that start others: a service by its OnFailure=, a timer its service. */
  startUnit: (name: string) => Promise<StartResult>
  /** The agent ends among the first: from here on nothing is reported any more. */
  onGoingDown: () => void
  onHalted: (verb: PowerVerb) => void
  log: (line: string) => void
}

export type Unit = { name: string; text: string; file: UnitFile; isTransient: boolean }

export type StartResult = { code: number; message: string; finished: Promise<number> }

export type ServiceRun = {
  unit: Unit
  mark: string
  leaders: number[]
  isRunning: boolean
  isOneshot: boolean
  /** RemainAfterExit: active although nothing runs any more. */
  remains: boolean
  isStopping: boolean
  hasFailed: boolean
  result: string
  exitCode: number
}

export type TimerRun = {
  unit: Unit
  lastTrigger: number | undefined
  handle: NodeJS.Timeout | undefined
  nextMonotonic: number | undefined
  nextRealtime: number | undefined
}

/** The guest's monotonic clock in milliseconds. */
export function monotonicNow({ machine, timerScale }: Systemd): number {
  return (Date.now() - machine.bootedAt) / timerScale
}

export async function findUnit(systemd: Systemd, name: string): Promise<Unit | undefined> {
  const cached = systemd.loaded.get(name)
  if (cached !== undefined && (cached.isTransient || isActive(systemd, name))) return cached
  const unit = await loadUnit(systemd, name)
  if (unit === undefined) systemd.loaded.delete(name)
  return unit
}

export function isActive({ services, timers }: Systemd, name: string): boolean {
  return timers.has(name) || services.get(name)?.isRunning === true || services.get(name)?.remains === true
}

/** From disk, whatever is in use; undefined when no file defines it. */
export async function loadUnit(systemd: Systemd, name: string): Promise<Unit | undefined> {
  const text = await readUnit(systemd.machine, name)
  if (text === undefined) return undefined
  const unit = { name, text, file: parseUnitFile(text), isTransient: false }
  systemd.loaded.set(name, unit)
  return unit
}

/** DefaultTimeoutStopSec: 90 seconds unless system.conf or its drop-ins say otherwise. */
export async function defaultStopTimeoutMs({ machine }: Systemd): Promise<number> {
  const folder = join(machine.folder, 'disk', 'etc', 'systemd', 'system.conf.d')
  const names = (await readdir(folder).catch((): string[] => [])).filter((name) => name.endsWith('.conf')).sort()
  let value: string | undefined
  for (const path of [join(folder, '..', 'system.conf'), ...names.map((name) => join(folder, name))]) {
    const text = await readFile(path, 'utf8').catch(() => '')
    value = setting(parseUnitFile(text), 'Manager', 'DefaultTimeoutStopSec') ?? value
  }
  return parseSpan(value ?? '90s') ?? 90_000
}
