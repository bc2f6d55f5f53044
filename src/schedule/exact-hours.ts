// Exact hours: at which minutes somebody else's scheduler has to ask for ticks, what the repository's variable says of
// one that is set up, and whether its dispatches come. Pure: github/runs.ts reads what it judges.
import { formatTime, secondsAfter, secondsBetween } from '../clock.ts'
import { listSlots } from './cron.ts'
import type { Timetable } from './due.ts'
import { DAY_SECONDS, type WorkflowHistory } from './history.ts'

/** A scheduler that is set up to ask for ticks. */
export interface ExactHours {
  /** Of every hour, in UTC, in their order. */
  readonly minutes: readonly number[]
  /** No dispatch from before is missed; undefined when that isn't known. */
  readonly since: Date | undefined
}

/** How a scheduler's dispatches came in the last day. */
export interface DispatchHealth {
  /** Moments that a dispatch was to come for, and has had the time to. */
  readonly asked: number
  readonly came: number
  /** The latest of them, as many as have been missed in a row up to now, earliest first. */
  readonly missed: readonly Date[]
}

const HOUR_MINUTES = 60
/** The rules change with the season at most, so a day shows each offset that the year has. */
const YEAR_DAYS = 366
/** Any whole hour. It begins after the first, and ends with the second. */
const ONE_HOUR = { from: new Date('2025-12-31T23:59:00Z'), to: new Date('2026-01-01T00:59:00Z') }

/**
 * The minutes of the hour, in UTC, at which cron lines have slots in the year from `now`, in their order: of a zone half
 * an hour off, such as Asia/Kolkata, others than the lines say, and of one whose summer time is half an hour, which is
 * Australia/Lord_Howe's, both. Left out is a slot within the hour that spring skips, which comes at that hour's end.
 */
export function listMinutes({
  regions,
  timezone,
  now,
}: {
  readonly regions: readonly Timetable[]
  readonly timezone: string
  readonly now: Date
}): number[] {
  const crons = regions.flatMap(({ enabled, cron }) => (enabled && cron !== undefined ? [cron] : []))
  const local = new Set(crons.flatMap(listLocalMinutes))
  if (local.size === 0) return []
  const minutes = listOffsetMinutes(timezone, now).flatMap((offset) =>
    [...local].map((minute) => (minute - offset + HOUR_MINUTES) % HOUR_MINUTES),
  )
  return [...new Set(minutes)].sort((a, b) => a - b)
}

function listLocalMinutes(cron: string): number[] {
  const [minutes = '*'] = cron.trim().split(/\s+/)
  return listSlots(`${minutes} * * * *`, 'UTC', ONE_HOUR).map((slot) => slot.getUTCMinutes())
}

/** How far a time zone is from a whole hour off UTC, in minutes, on the days of the year to come. */
function listOffsetMinutes(timezone: string, now: Date): number[] {
  const format = new Intl.DateTimeFormat('en', { timeZone: timezone, minute: 'numeric' })
  const first = Math.floor(now.getTime() / 3_600_000) * 3_600_000
  const days = Array.from({ length: YEAR_DAYS }, (_, day) => new Date(first + day * DAY_SECONDS * 1000))
  return [...new Set(days.map((day) => Number(format.format(day))))]
}

/** What a value of the variable has to be. */
export const EXACT_HOURS_RULE =
  'must be minutes of the hour in UTC, by comma, and since when, such as 10,40 since 2026-11-24T12:00:00Z'

/** Reads the variable's value, whose second half may be missing; undefined when it isn't one. */
export function findExactHours(text: string): ExactHours | undefined {
  const [, list, sinceText] = /^([\d, ]+?)(?: since (\S+))?$/.exec(text.trim()) ?? []
  const minutes = list?.split(',').map((minute) => (/^ ?[1-5]?\d$/.test(minute) ? Number(minute) : Number.NaN)) ?? []
  const since = sinceText === undefined ? undefined : new Date(sinceText)
  const isSound = minutes.length > 0 && !minutes.some(Number.isNaN)
  if (!isSound || (since !== undefined && formatIfTime(since) !== sinceText)) return undefined
  return { minutes: [...new Set(minutes)].sort((a, b) => a - b), since }
}

function formatIfTime(time: Date): string | undefined {
  return Number.isNaN(time.getTime()) ? undefined : formatTime(time)
}

/** The variable's value, as findExactHours reads it back. */
export function formatExactHours({ minutes, since }: ExactHours): string {
  return [minutes.join(), ...(since === undefined ? [] : ['since', formatTime(since)])].join(' ')
}

/** The word in a run's name that a dispatch of the scheduler's has there, and nobody else's: rotate.yml writes it. */
const TITLE = / · exact hours · /
/** EventBridge is within the minute, and retries for a quarter of an hour; GitHub then takes some seconds. */
const PATIENCE_SECONDS = 60 + 900 + 60
/** Two clocks may differ. */
const SKEW_SECONDS = 60
/** One may be lost on the way; the second of two in a row is no accident. */
const MISSED_TO_WARN = 2

/**
 * Judges the last day's dispatches. A tick that came twice counts once, and what a person started by hand not at all.
 *
 * @param runs of the last day, as GitHub lists them
 */
export function judgeDispatches(
  runs: WorkflowHistory['runs'],
  { exactHours: { minutes, since }, now }: { readonly exactHours: ExactHours; readonly now: Date },
): DispatchHealth {
  const dayAgo = secondsAfter(now, -DAY_SECONDS)
  const from = since !== undefined && since > dayAgo ? since : dayAgo
  const asked = listSlots(`${minutes.join()} * * * *`, 'UTC', { from, to: secondsAfter(now, -PATIENCE_SECONDS) })
  const dispatches = runs.filter(({ event, title }) => event === 'workflow_dispatch' && TITLE.test(title))
  const hasCome = (tick: Date): boolean =>
    dispatches.some(({ created }) => {
      const seconds = secondsBetween(tick, created)
      return seconds >= -SKEW_SECONDS && seconds <= PATIENCE_SECONDS
    })
  return {
    asked: asked.length,
    came: asked.filter(hasCome).length,
    missed: asked.slice(asked.findLastIndex(hasCome) + 1),
  }
}

/** One line for the log. */
export function describeDispatches({ asked, came }: DispatchHealth): string {
  return asked === 0
    ? 'exact hours: none of their dispatches is to have come yet'
    : `exact hours: ${came} of ${asked} dispatches came in the last day`
}

/** What to warn of: dispatches that have stopped coming; undefined while they come, or one alone is missing. */
export function describeMissed({ missed }: DispatchHealth, repository: string): string | undefined {
  const [first] = missed
  if (first === undefined || missed.length < MISSED_TO_WARN) return undefined
  return (
    `exact hours: the last ${missed.length} dispatches did not come, the first at ${formatTime(first)}; GitHub's own ticks ` +
    `go on. The token has expired or is refused, or the rules are gone: make a token and run ` +
    `npm run -s infra -- ${repository} --exact-hours | sh, or end exact hours by --no-exact-hours`
  )
}

/** What to warn of: cron lines that were changed since exact hours were set up; undefined when they are as they were. */
export function describeStale(
  { minutes }: ExactHours,
  fleet: { readonly regions: readonly Timetable[]; readonly timezone: string; readonly now: Date },
  repository: string,
): string | undefined {
  const wanted = listMinutes(fleet)
  if (wanted.join() === minutes.join()) return undefined
  return (
    `exact hours: are set up for the minutes ${minutes.join(', ')} of the hour in UTC, and the cron lines of the fleet ` +
    `file ask for ${wanted.join(', ') || 'none'}. Deploy them again: npm run -s infra -- ${repository} | sh`
  )
}
