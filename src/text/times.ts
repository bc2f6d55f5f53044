// Formats times for people who read a report: short, in UTC, and how long ago.
import { secondsBetween } from '../clock.ts'

/** `16:41` of the day of `now`, `11-28 16:41` of the same year, else with its year too. In UTC. */
export function formatShortTime(time: string, now: Date): string {
  const text = new Date(time).toISOString()
  const [date, clock] = [text.slice(0, 10), text.slice(11, 16)]
  const today = now.toISOString()
  if (date === today.slice(0, 10)) return clock
  return `${date.slice(0, 4) === today.slice(0, 4) ? date.slice(5) : date} ${clock}`
}

/** `10 h ago`: in the largest unit of which it is one at least; less than a minute, or the future, is `just now`. */
export function formatAgo(time: string, now: Date): string {
  const length = formatSpan(secondsBetween(new Date(time), now))
  return length === undefined ? 'just now' : `${length} ago`
}

/** `12 min`, `10 h` or `3 d`; undefined below a minute. */
export function formatSpan(seconds: number): string | undefined {
  const minutes = Math.floor(seconds / 60)
  if (minutes < 1) return undefined
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} d`
}
