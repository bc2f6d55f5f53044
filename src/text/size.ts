// Parses sizes in bytes as people write them (`4MiB`), and formats them back.
import { ActionError } from '../errors.ts'

export const SIZE_PATTERN = /^(\d{1,12})(B|KB|MB|GB|KiB|MiB|GiB)$/

export const SIZE_RULE = 'must be a whole number with a unit, such as 500KB, 4MiB or 1GiB'

const BYTES: Readonly<Record<string, number>> = {
  B: 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
}

/** The bytes in `500KB` (thousands) or `4MiB` (powers of 1024). Throws an ActionError for a missing or unknown unit. */
export function parseSize(text: string): number {
  const [, count, unit] = SIZE_PATTERN.exec(text) ?? []
  const bytes = unit === undefined ? undefined : BYTES[unit]
  if (count === undefined || bytes === undefined) throw new ActionError(`found "${text}", ${SIZE_RULE}`)
  return Number(count) * bytes
}

/** Bytes for people: `0 B`, `23.4 KiB`, `4 MiB`. One decimal, so it's not for reading back. */
export function formatSize(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB'] as const
  let value = bytes
  let unit: string = units[0]
  for (const next of units.slice(1)) {
    // 1023.95 KiB would round to 1024.0 KiB, which is better told as 1 MiB.
    if (value < 1023.95) break
    value /= 1024
    unit = next
  }
  return `${Math.round(value * 10) / 10} ${unit}`
}
