// Reads cron lines: whether one is good, and when it occurs, in a time zone and over DST changes.
import { Cron } from 'croner'

/** Any fixed moment will do: five fields carry no year, so what doesn't fire from here on never fires. */
const ANCHOR = new Date('2026-01-01T00:00:00Z')

/** What is wrong with a cron line of five fields, or undefined when it can be used. */
export function findCronProblem(cron: string): string | undefined {
  // What is read with sloppyRanges, and nobody's documents have.
  if (/(^|[\s,])\//.test(cron)) return 'must be a cron line of five fields (a step has * or a number before its /)'
  // Nicknames such as @daily would hide that every region fires at the same moment.
  if (cron.trim().split(/\s+/).length !== 5) return 'must be a cron line of five fields, such as "30 0,6,12,18 * * *"'
  try {
    return schedule(cron, 'UTC').nextRun(ANCHOR) === null ? 'must be a cron line that fires some day' : undefined
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^CronPattern: /, '') : String(error)
    return `must be a cron line of five fields (${reason})`
  }
}

/** A field of GitHub's cron: its numbers, and the names that it takes for them. */
interface Field {
  readonly name: string
  readonly min: number
  readonly max: number
  readonly names?: readonly string[]
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const FIELDS: readonly Field[] = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of the month', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, names: MONTHS },
  { name: 'day of the week', min: 0, max: 6, names: DAYS },
]

/** GitHub starts a workflow at most every five minutes. In seconds. */
export const GITHUB_INTERVAL_SECONDS = 300

/**
 * Says what of a cron line GitHub doesn't know; undefined when it takes the line: GitHub Docs, "Events that trigger
 * workflows", schedule, has `*`, lists, ranges, steps, and the names JAN to DEC and SUN to SAT. What the fleet file may
 * have beside them, such as L for the last day, only this action reads.
 */
export function findGitHubCronProblem(cron: string): string | undefined {
  const problem = findCronProblem(cron)
  if (problem !== undefined) return problem
  const texts = cron.trim().split(/\s+/)
  const strange = FIELDS.findIndex((field, index) => !isGitHubField(texts[index] ?? '', field))
  const { name } = FIELDS[strange] ?? {}
  return name === undefined
    ? undefined
    : `must be as GitHub's cron has it, whose ${name} can't be "${texts[strange] ?? ''}"`
}

function isGitHubField(text: string, { min, max, names = [] }: Field): boolean {
  const numberOf = (word: string): number => {
    const index = names.indexOf(word.toLowerCase())
    return index === -1 ? Number(word) : index + min
  }
  return text.split(',').every((item) => {
    const [, first = '-', last = first, step = '1'] = /^(\w+|\*)(?:-(\w+))?(?:\/(\d+))?$/.exec(item) ?? []
    const [from, to] = first === '*' ? [min, max] : [numberOf(first), numberOf(last)]
    return from >= min && to <= max && from <= to && Number(step) >= 1 && Number(step) <= max
  })
}

/** Whether a text is a time zone of the IANA database. */
export function isTimezone(name: string): boolean {
  // Intl takes bare offsets such as +02:00 too; they know no DST, and nobody means them.
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
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
  // sloppyRanges: `20/15` is every 15 minutes from minute 20 on, as in GitHub's own documents.
  const rules = { paused: true, mode: '5-part', fixedTimeRule: 'no-wildcard', sloppyRanges: true } as const
  // An offset is reckoned, where a time zone is looked up in nine times the time.
  const made = new Cron(cron, { ...rules, ...(timezone === 'UTC' ? { utcOffset: 0 } : { timezone }) })
  schedules.set(key, made)
  return made
}
