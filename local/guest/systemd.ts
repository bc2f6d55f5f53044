// A guest's emulated systemd: starting and stopping units, what is started at boot, and switching the machine off.
import { setTimeout as sleep } from 'node:timers/promises'
import { destroyMachine, guestProcesses, isUp } from './machine.ts'
import { signalAll } from './processes.ts'
import { serviceProcesses, startService, stopService } from './service.ts'
import { startTimer, stopTimer } from './timer.ts'
import { defaultStopTimeoutMs, findUnit, loadUnit, type PowerVerb, type StartResult, type Systemd } from './unit.ts'
import { setting } from './unit-file.ts'
import { wantedUnits } from './unit-store.ts'

export function newSystemd(
  options: Pick<Systemd, 'machine' | 'timerScale' | 'onGoingDown' | 'onHalted' | 'log'>,
): Systemd {
  const systemd: Systemd = {
    ...options,
    loaded: new Map(),
    services: new Map(),
    timers: new Map(),
    isGoingDown: false,
    startUnit: (name) => startUnit(systemd, name),
  }
  return systemd
}

export async function startUnit(systemd: Systemd, name: string): Promise<StartResult> {
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

export async function stopUnit(systemd: Systemd, name: string): Promise<void> {
  if (name.endsWith('.timer')) stopTimer(systemd, name)
  else await stopService(systemd, name)
}

/** Starts what is enabled, as multi-user.target and timers.target want it. */
export async function startEnabledUnits(systemd: Systemd): Promise<void> {
  for (const name of await wantedUnits(systemd.machine)) {
    const { code, message } = await startUnit(systemd, name)
    if (code !== 0) systemd.log(message)
  }
}

export async function reloadUnits(systemd: Systemd): Promise<void> {
  for (const [name, unit] of systemd.loaded) if (!unit.isTransient) systemd.loaded.delete(name)
  for (const [name, run] of systemd.timers) {
    const unit = run.unit.isTransient ? run.unit : await loadUnit(systemd, name)
    if (unit !== undefined) startTimer(systemd, unit, { isReload: true })
  }
}

/** Orderly: TERM to everything, then KILL when the patience is over. `isForced` is `-ff`: at once. */
export async function powerDown(
  systemd: Systemd,
  verb: PowerVerb,
  options: { isForced?: boolean } = {},
): Promise<void> {
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
async function endProcesses(systemd: Systemd, giveUpAt: number): Promise<void> {
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
async function stoppedByShutdown(systemd: Systemd): Promise<number[]> {
  const spared = [...systemd.services.values()].filter(
    ({ unit }) => setting(unit.file, 'Unit', 'DefaultDependencies') === 'no',
  )
  const sparedPids = new Set((await Promise.all(spared.map((run) => serviceProcesses(systemd, run)))).flat())
  return (await guestProcesses(systemd.machine)).filter((pid) => !sparedPids.has(pid))
}

/** Forgets all timers; for a machine that is switched off. */
export function endSystemd(systemd: Systemd): void {
  systemd.isGoingDown = true
  for (const name of systemd.timers.keys()) stopTimer(systemd, name)
}
