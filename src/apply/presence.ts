// Whether a thing that is waited for is still there: EC2's reads may leave out for a while what exists.
import { STALE_READ_SECONDS } from '../aws/poll.ts'
import type { Clock } from '../clock.ts'

/** How long EC2 may not know an id that it has just given. */
export const NEW_ID_LIMIT_SECONDS = 120

/** There, missing from this look, or gone for good. `unknown` was never seen at all. */
export type Presence = 'there' | 'missing' | 'gone' | 'unknown'

/**
 * Gives a function that is told of each look whether the thing was seen. What was there and is missing from every look for
 * half a minute is gone; an id that was never seen is unknown after two minutes.
 *
 * @param wasSeen whether it has been seen before
 */
export function followPresence(clock: Clock, wasSeen = false): (isSeen: boolean) => Presence {
  let known = wasSeen
  let seenLast = clock.elapsed()
  return (isSeen) => {
    if (isSeen) {
      known = true
      seenLast = clock.elapsed()
      return 'there'
    }
    const seconds = clock.elapsed() - seenLast
    if (known) return seconds < STALE_READ_SECONDS ? 'missing' : 'gone'
    return seconds < NEW_ID_LIMIT_SECONDS ? 'missing' : 'unknown'
  }
}
