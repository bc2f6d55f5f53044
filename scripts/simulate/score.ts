// How well runs kept to the slots of a fleet.
import type { Fleet } from '../../src/fleet/fleet.ts'
import { nextSlot } from '../../src/schedule/cron.ts'
import type { Run } from './strategies.ts'
import { HOUR, listSlots, MINUTE, type Span } from './ticks.ts'

/** A region's slots, and where the last one's time ends. */
export interface Timetable {
  readonly region: string
  readonly slots: readonly Date[]
  readonly end: Date
}

export interface Score {
  readonly slots: number
  readonly served: number
  /** From the slot to the run that served it, the middle one and that which one in twenty exceeds. */
  readonly medianMinutes: number
  readonly late95Minutes: number
  readonly worstLateMinutes: number
  /** The longest time without a run, in the region where it is shortest, and where it is longest. */
  readonly bestGapHours: number
  readonly worstGapHours: number
  readonly runs: number
  /** Runs of a slot that had been served. */
  readonly doubled: number
}

/** What the fleet file asks for in a span. */
export function listTimetables({ regions, timezone }: Fleet, span: Span): Timetable[] {
  return regions.flatMap(({ name, cron }) => {
    if (cron === undefined) return []
    const end = nextSlot(cron, timezone, new Date(span.to.getTime() - 1)) ?? span.to
    return [{ region: name, slots: listSlots({ cron, timezone, ...span }), end }]
  })
}

/** A slot is served when its region runs at or after it and before the region's next slot. */
export function scoreRuns(timetables: readonly Timetable[], runs: readonly Run[]): Score {
  const regions = timetables.map((timetable) =>
    scoreRegion(
      timetable,
      runs.filter(({ region }) => region === timetable.region).map(({ at }) => at.getTime()),
    ),
  )
  const lateness = regions.flatMap((region) => region.lateness).sort((a, b) => a - b)
  const gaps = regions.map(({ longestGap }) => longestGap / HOUR)
  const started = sum(regions.map((region) => region.runs))
  return {
    slots: sum(timetables.map(({ slots }) => slots.length)),
    served: lateness.length,
    medianMinutes: percentile(lateness, 0.5) / MINUTE,
    late95Minutes: percentile(lateness, 0.95) / MINUTE,
    worstLateMinutes: percentile(lateness, 1) / MINUTE,
    bestGapHours: Math.min(...gaps),
    worstGapHours: Math.max(...gaps),
    runs: started,
    doubled: started - lateness.length,
  }
}

/** The smallest of sorted values that this share of them does not exceed. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN
}

function scoreRegion({ slots, end }: Timetable, times: readonly number[]) {
  const edges = [...slots, end].map((edge) => edge.getTime())
  const first = edges[0] ?? 0
  const within = times.filter((time) => time >= first && time < end.getTime())
  const lateness = slots.flatMap((slot, index) => {
    const next = edges[index + 1] ?? Infinity
    const run = within.find((time) => time >= slot.getTime() && time < next)
    return run === undefined ? [] : [run - slot.getTime()]
  })
  const marks = [first, ...within, end.getTime()]
  const longestGap = Math.max(...marks.slice(1).map((mark, index) => mark - (marks[index] ?? mark)))
  return { lateness, longestGap, runs: within.length }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
