// Judges how the schedule has fared: ticks asked of GitHub and delivered by it, slots served late, and whether GitHub
// is about to switch it off. Pure: github/runs.ts reads what it judges.
import { findGitHubCronProblem, GITHUB_INTERVAL_SECONDS, isTimezone, listSlots } from './cron.ts'
import { formatTime, secondsAfter, secondsBetween } from '../clock.ts'
import { formatDuration } from '../text/duration.ts'
import type { Result } from '../result.ts'
import type { Timetable } from './due.ts'

/** A region and its timetable. */
export interface Timetabled extends Timetable {
  readonly name: string
}

/** A cron line of a workflow file. */
export interface Ask {
  readonly cron: string
  readonly timezone: string
  readonly line: number
}

/** What GitHub tells of the workflow's past. */
export interface WorkflowHistory {
  /** The workflow's runs of the last day, however they were triggered. */
  readonly runs: readonly { readonly event: string; readonly title: string; readonly created: Date }[]
  /** When somebody last pushed to the repository; undefined when it's private, where schedules don't end. */
  readonly lastPush: Date | undefined
}

/** A slot that its tick came late for; without seconds it never came. */
export interface LateSlot {
  readonly region: string
  readonly slot: Date
  readonly seconds: number | undefined
}

/** How the last day went. */
export interface ScheduleHealth {
  /** Undefined when the workflow's file isn't there to tell. */
  readonly asked: number | undefined
  readonly delivered: number
  readonly late: readonly LateSlot[]
  readonly warning: string | undefined
  /** Lines of the workflow file that GitHub reads otherwise than they look; the others are counted. */
  readonly misread: readonly string[]
}

export const DAY_SECONDS = 86_400
/** GitHub starts most scheduled runs some minutes late: only more than that is worth a line. */
const LATE_SECONDS = 900
/** GitHub switches schedules of a public repository off after 60 days without activity. */
const OFF_AFTER_DAYS = 60
const WARN_FROM_DAYS = 45

/** Judges the schedule by the last day's runs. */
export function judgeSchedule(
  { runs, lastPush }: WorkflowHistory,
  context: {
    /** When the workflow's file asks for ticks; undefined when it isn't there to tell. */
    asks: readonly Ask[] | undefined
    regions: readonly Timetabled[]
    timezone: string
    now: Date
  },
): ScheduleHealth {
  const { asks, now } = context
  const day = { from: secondsAfter(now, -DAY_SECONDS), to: now }
  const counted = asks?.map((ask) => countTicks(ask, day))
  return {
    asked: counted?.reduce((sum, { ticks }) => sum + ticks, 0),
    delivered: runs.filter(({ event }) => event === 'schedule').length,
    late: listLate(
      runs.map(({ created }) => created),
      { ...context, day },
    ),
    warning: lastPush === undefined ? undefined : describeIdleness(lastPush, now),
    misread: counted?.flatMap(({ misread }) => (misread === undefined ? [] : [misread])) ?? [],
  }
}

/** Counts the ticks that GitHub makes of a line of the workflow file, and says where it reads the line otherwise. */
function countTicks(
  { cron, timezone, line }: Ask,
  day: { readonly from: Date; readonly to: Date },
): { ticks: number; misread?: string } {
  const problem = isTimezone(timezone)
    ? findGitHubCronProblem(cron)
    : `must have a time zone of the IANA database, not "${timezone}"`
  if (problem !== undefined)
    return { ticks: 0, misread: `line ${line}: cron: found "${cron}", ${problem}; not counted` }
  const slots = listSlots(cron, timezone, day)
  let last: Date | undefined
  const ticks = slots.filter((slot) => {
    const isFree = last === undefined || secondsBetween(last, slot) >= GITHUB_INTERVAL_SECONDS
    if (isFree) last = slot
    return isFree
  }).length
  if (ticks === slots.length) return { ticks }
  const every = formatDuration(GITHUB_INTERVAL_SECONDS)
  return { ticks, misread: `line ${line}: cron "${cron}": GitHub ticks every ${every} at most, and is counted so` }
}

/** The day's slots whose first tick came more than a quarter of an hour after them, or has not come by then. */
function listLate(
  ticks: readonly Date[],
  {
    regions,
    timezone,
    day,
  }: { regions: readonly Timetabled[]; timezone: string; day: { readonly from: Date; readonly to: Date } },
): LateSlot[] {
  return regions
    .filter(({ enabled }) => enabled)
    .flatMap(({ name, cron }) =>
      (cron === undefined ? [] : listSlots(cron, timezone, day)).map((slot) => {
        const after = ticks.filter((tick) => tick >= slot).map((tick) => secondsBetween(slot, tick))
        const seconds = after.length === 0 ? undefined : Math.round(Math.min(...after))
        return { region: name, slot, seconds }
      }),
    )
    .filter(({ slot, seconds }) => (seconds ?? secondsBetween(slot, day.to)) > LATE_SECONDS)
}

function describeIdleness(lastPush: Date, now: Date): string | undefined {
  const days = Math.floor(secondsBetween(lastPush, now) / DAY_SECONDS)
  if (days < WARN_FROM_DAYS) return undefined
  const end = formatTime(secondsAfter(lastPush, OFF_AFTER_DAYS * DAY_SECONDS))
  return (
    `nobody has pushed to this repository for ${days} days: GitHub switches the schedules of a public repository off ` +
    `after ${OFF_AFTER_DAYS}, at about ${end}. Push something, or switch the workflow on again in the Actions tab`
  )
}

/** Gives the schedule's health as it stands in the result. */
export function describeTicks({ asked, delivered, late }: ScheduleHealth): NonNullable<Result['ticks']> {
  return {
    asked,
    delivered,
    late: late.map(({ region, slot, seconds }) => ({
      region,
      slot: formatTime(slot),
      seconds,
    })),
  }
}

/** The lines for the log, without the warning. */
export function describeSchedule({ asked, delivered, late, misread }: ScheduleHealth, file: string): string[] {
  const of = asked === undefined ? '' : ` of ${asked}`
  const byRegion = [...Map.groupBy(late, ({ region }) => region)]
  return [
    `schedule: ${delivered}${of} ticks were delivered in the last day`,
    ...misread.map((text) => `schedule: ${file} ${text}`),
    ...byRegion.map(([region, slots]) => `schedule: ${region} was late for ${slots.map(describeLate).join(', ')}`),
  ]
}

function describeLate({ slot, seconds }: LateSlot): string {
  const by = seconds === undefined ? 'not yet ticked' : `by ${formatDuration(Math.round(seconds / 60) * 60)}`
  return `${formatTime(slot)} (${by})`
}
