// What a cron line means: whether it's a good one, and when it occurs, in a time zone and over DST changes.
import { Cron } from 'croner'

/** Any fixed moment will do: five fields carry no year, so what doesn't fire from here on never fires. */
const ANCHOR = new Date('2026-01-01T00:00:00Z')

/** What is wrong with a cron line of five fields, or undefined when it can be used. */
export function findCronProblem(cron: string): string | undefined {
  // Nicknames such as @daily would hide that every region fires at the same moment.
  if (cron.trim().split(/\s+/).length !== 5) return 'must be a cron line of five fields, such as "30 0,6,12,18 * * *"'
  try {
    return schedule(cron, 'UTC').nextRun(ANCHOR) === null ? 'must be a cron line that fires some day' : undefined
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^CronPattern: /, '') : String(error)
    return `must be a cron line of five fields (${reason})`
  }
}

/** The latest occurrence of a cron line at or before `now`, or undefined when there was none. */
export function latestSlot(cron: string, timezone: string, now: Date): Date | undefined {
  // previousRuns leaves its reference out and counts whole seconds; a slot that begins now is the latest one.
  const reference = new Date(Math.floor(now.getTime() / 1000) * 1000 + 1000)
  return schedule(cron, timezone).previousRuns(1, reference)[0]
}

/** The first occurrence of a cron line after `now`, or undefined when there's none. */
export function nextSlot(cron: string, timezone: string, now: Date): Date | undefined {
  return schedule(cron, timezone).nextRun(now) ?? undefined
}

/** All occurrences of a cron line after `from`, up to and with `to`, earliest first. */
export function listSlots(cron: string, timezone: string, { from, to }: { from: Date; to: Date }): Date[] {
  const slots: Date[] = []
  for (let slot = nextSlot(cron, timezone, from); slot !== undefined && slot <= to;) {
    slots.push(slot)
    slot = nextSlot(cron, timezone, slot)
  }
  return slots
}

/** As many as the fleet file has lines: reading one costs as much as asking it for a date. */
const schedules = new Map<string, Cron>()

function schedule(cron: string, timezone: string): Cron {
  const key = `${timezone} ${cron}`
  const known = schedules.get(key)
  if (known !== undefined) return known
  // no-wildcard: `30 2,8 * * *` fires once when 02:30 occurs twice in autumn, and after the gap when spring skips it.
  const rules = { paused: true, mode: '5-part', fixedTimeRule: 'no-wildcard' } as const
  // An offset is reckoned, where a time zone is looked up in nine times the time.
  const made = new Cron(cron, { ...rules, ...(timezone === 'UTC' ? { utcOffset: 0 } : { timezone }) })
  schedules.set(key, made)
  return made
}
