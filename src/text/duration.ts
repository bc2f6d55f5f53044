// Parses durations as people write them (`1h30m`), and formats them back.
import { ActionError } from '../errors.ts'

/** What a duration looks like: days, hours, minutes and seconds in this order, each at most once. */
export const DURATION_PATTERN = /^(?=\d)(?:(\d{1,6})d)?(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?$/

export const DURATION_RULE = 'must be a whole number with a unit, such as 90s, 30m, 1h30m or 2d'

const UNITS = [
  { unit: 'd', seconds: 86_400 },
  { unit: 'h', seconds: 3_600 },
  { unit: 'm', seconds: 60 },
  { unit: 's', seconds: 1 },
] as const

/** The seconds in `30m`, `1h30m`, `90s` or `2d`. Throws an ActionError without a unit, and for any other text. */
export function parseDuration(text: string): number {
  const match = DURATION_PATTERN.exec(text)
  if (match === null) throw new ActionError(`found "${text}", ${DURATION_RULE}`)
  return UNITS.reduce((sum, { seconds }, index) => sum + Number(match[index + 1] ?? 0) * seconds, 0)
}

/** Seconds as text that parseDuration reads back: 5400 gives `1h30m`. Fractions are rounded, negatives give `0s`. */
export function formatDuration(seconds: number): string {
  let rest = Math.max(0, Math.round(seconds))
  let text = ''
  for (const { unit, seconds: length } of UNITS) {
    const count = Math.floor(rest / length)
    if (count > 0) text += `${count}${unit}`
    rest -= count * length
  }
  return text || '0s'
}
