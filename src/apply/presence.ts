// Tells whether an awaited resource exists: EC2 may not know for a while what it has just made, and reads may leave out
// what exists (https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html).
import { isNotFound } from '../aws/errors.ts'
import { poll, PollTimeout, retryWhile, STALE_READ_SECONDS } from '../aws/poll.ts'
import type { Clock } from '../clock.ts'
import type { RegionContext } from '../context.ts'
import { ActionError } from '../errors.ts'
import { isOwned, type Tags } from '../tags.ts'

/** How long EC2 may not know an id that it has just given. */
export const NEW_ID_LIMIT_SECONDS = 120

/** How a look found the thing: there, missing this time, gone for good, or `unknown`, never seen at all. */
export type Presence = 'there' | 'missing' | 'gone' | 'unknown'

/**
 * Gives a function that is told of each look whether the thing was seen. What was there and is missing from every look
 * for half a minute is gone; an id that was never seen is unknown after two minutes.
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

/** Looks for a thing until EC2 shows it. Throws an ActionError when it hasn't for two minutes. */
export async function awaitNew<T>(
  { clock, logger, signal }: RegionContext,
  what: string,
  look: () => Promise<T | undefined>,
): Promise<T> {
  try {
    const progress = { logger, what: `EC2 to show ${what}`, usually: 'seconds' }
    return await poll({ look, everySeconds: 2, limitSeconds: NEW_ID_LIMIT_SECONDS, clock, signal, progress })
  } catch (cause) {
    if (!(cause instanceof PollTimeout)) throw cause
    throw new ActionError(`${what} is not known to EC2, after ${NEW_ID_LIMIT_SECONDS} s of looking for it`, {
      cause,
      hint: 'Somebody removed it, or EC2 is slow: provision again.',
    })
  }
}

/**
 * Gives what has a name that is taken: ours, as soon as EC2 shows it with our tag; after half a minute whatever EC2
 * shows, if anything. It may come of a call whose answer was lost, and lists leave it out for a moment.
 */
export async function awaitOurs<T extends { readonly tags: Tags }>(
  { clock, fleet, signal }: RegionContext,
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  let seen: T | undefined
  const isOurs = async (): Promise<true | undefined> => {
    seen = await look()
    return (seen !== undefined && isOwned(seen.tags, fleet.name)) || undefined
  }
  await poll({ look: isOurs, everySeconds: 2, limitSeconds: STALE_READ_SECONDS, clock, signal }).catch(
    (error: unknown) => {
      if (!(error instanceof PollTimeout)) throw error
    },
  )
  return seen
}

/** Repeats a call for two minutes while EC2 says that something it names isn't there: it may be only just made. */
export function onceKnown<T>({ clock, logger, signal }: RegionContext, call: () => Promise<T>): Promise<T> {
  const progress = { logger, what: 'EC2 to know what was just made', usually: 'seconds' }
  return retryWhile(isNotFound, call, { everySeconds: 2, limitSeconds: NEW_ID_LIMIT_SECONDS, clock, signal, progress })
}
