// Timer units of a guest: when they elapse next, and starting their service then.
import { monotonicNow, type StartResult, type Systemd, type TimerRun, type Unit } from './unit.ts'
import { parseCalendar, parseSpan, setting, settings } from './unit-file.ts'

/** setTimeout takes no more than a signed 32-bit number of milliseconds. */
const LONGEST_WAIT = 2_147_000_000

const OK: StartResult = { code: 0, message: '', finished: Promise.resolve(0) }

export function startTimer(systemd: Systemd, unit: Unit, options: { isReload?: boolean } = {}): StartResult {
  const previous = systemd.timers.get(unit.name)
  if (previous !== undefined && options.isReload !== true) return OK
  const problem = problemOf(unit)
  if (problem !== undefined) {
    const message = `Failed to start ${unit.name}: Unit ${unit.name} has a bad unit file setting.\n`
    systemd.log(`${unit.name}: ${problem}`)
    return { ...OK, code: 1, message }
  }
  clearTimeout(previous?.handle)
  const run: TimerRun = {
    unit,
    lastTrigger: previous?.lastTrigger,
    handle: undefined,
    nextMonotonic: undefined,
    nextRealtime: undefined,
  }
  systemd.timers.set(unit.name, run)
  arm(systemd, run)
  return OK
}

export function stopTimer(systemd: Systemd, name: string): void {
  clearTimeout(systemd.timers.get(name)?.handle)
  systemd.timers.delete(name)
}

export function serviceOfTimer(unit: Unit): string {
  return setting(unit.file, 'Timer', 'Unit') ?? unit.name.replace(/\.timer$/, '.service')
}

function problemOf({ file }: Unit): string | undefined {
  const spans = settings(file, 'Timer', 'OnBootSec')
  const calendars = settings(file, 'Timer', 'OnCalendar')
  if (spans.length + calendars.length === 0) return 'Timer unit lacks value setting. Refusing.'
  const badSpan = spans.find((span) => parseSpan(span) === undefined)
  if (badSpan !== undefined) return `Failed to parse timer value: ${badSpan}`
  const badCalendar = calendars.find((time) => parseCalendar(time) === undefined)
  return badCalendar === undefined
    ? undefined
    : `not an absolute UTC time, which is all that is emulated: ${badCalendar}`
}

function arm(systemd: Systemd, run: TimerRun): void {
  const { file } = run.unit
  const now = monotonicNow(systemd)
  // A span that has passed and has fired is over; one that has passed unfired fires at once.
  const spans = settings(file, 'Timer', 'OnBootSec')
    .map((span) => parseSpan(span) ?? 0)
    .filter((at) => run.lastTrigger === undefined || at > run.lastTrigger)
  // An absolute time in the past never comes.
  const calendars = settings(file, 'Timer', 'OnCalendar')
    .map((time) => parseCalendar(time) ?? 0)
    .filter((at) => at > Date.now())
  run.nextMonotonic = minimum(spans)
  run.nextRealtime = minimum(calendars)

  // Without AccuracySec an elapse may come up to a minute late: the emulation takes the worst of it.
  const accuracy = parseSpan(setting(file, 'Timer', 'AccuracySec') ?? '1min') ?? 60_000
  const late = accuracy <= 1000 ? 0 : accuracy
  const waits = [
    ...(run.nextMonotonic === undefined ? [] : [(run.nextMonotonic - now + late) * systemd.timerScale]),
    ...(run.nextRealtime === undefined ? [] : [run.nextRealtime - Date.now() + late]),
  ]
  const wait = minimum(waits)
  if (wait === undefined || wait === Infinity) return
  const isPast = run.nextMonotonic !== undefined && run.nextMonotonic <= now
  run.handle = setTimeout(
    () => (wait > LONGEST_WAIT ? arm(systemd, run) : elapse(systemd, run)),
    isPast ? 0 : Math.min(Math.max(wait, 0), LONGEST_WAIT),
  )
  // One that is armed while its machine goes down is nobody's to clear: it is to keep no process for its hour.
  run.handle.unref()
}

function elapse(systemd: Systemd, run: TimerRun): void {
  run.lastTrigger = monotonicNow(systemd)
  const service = serviceOfTimer(run.unit)
  systemd.log(`${run.unit.name} elapsed, starting ${service}`)
  void systemd
    .startUnit(service)
    .then(async ({ message, finished }) => {
      if (message !== '') systemd.log(message)
      await finished
    })
    .catch((error: unknown) => systemd.log(`starting ${service}: ${String(error)}`))
  if (systemd.timers.get(run.unit.name) === run) arm(systemd, run)
}

function minimum(values: number[]): number | undefined {
  return values.length === 0 ? undefined : Math.min(...values)
}
