// What tests feed to whatever compresses.
import { createHash } from 'node:crypto'

/** Base64 of this many characters that no compression makes much smaller; the same each time, as no test throws dice. */
export function noise(length: number): string {
  const outputLength = Math.ceil((length * 3) / 4)
  return createHash('shake256', { outputLength }).update('noise').digest('base64').slice(0, length)
}
