// Tells the time and sleeps; injected everywhere, so that tests never sleep and AWS's time can correct the runner's.
import { setTimeout } from 'node:timers/promises'

/** A source of time. An aborted `sleep` rejects with the signal's reason, or an AbortError of one that is no error. */
export interface Clock {
  now(): Date
  /**
   * Seconds since some fixed moment, for measuring waits: no correction moves it. A sleep counts in full, also one that
   * a pace has shortened, and everything else as long as it takes.
   */
  elapsed(): number
  sleep(seconds: number, signal?: AbortSignal): Promise<void>
  /** The share of its time that a sleep takes, 1 on real AWS: a machine told how long to wait must wait no longer. */
  readonly pace: number
}

/** A clock that the `Date` header of AWS's answers corrects: a runner's own clock may be wrong. */
export interface CorrectedClock extends Clock {
  /**
   * Takes AWS's time as read from an answer that has just arrived.
   *
   * @param awsTime in whole seconds, cut, as a `Date` header tells it
   * @param tookSeconds how long the answer was under way at most: since the request was sent
   */
  correct(awsTime: Date, tookSeconds: number): void
}

/** A pace shortens no sleep below this: looks at a local AWS in a tight loop would take the time of its machines. */
const LEAST_SECONDS = 0.2

/**
 * The real clock. Its `now` follows AWS's time once an answer has been seen. Each answer tells how far ahead AWS may
 * be, at least and at most; the runner's time is moved no further than all of them together prove it wrong.
 *
 * @param pace factor on every sleep: 1 on real AWS, less against a local one whose machines boot in milliseconds. A
 * limit then comes after as many looks, however slow the machine is that they are made on
 */
export function systemClock(pace = 1): CorrectedClock {
  let ahead = { least: -Infinity, most: Infinity }
  let offsetMilliseconds = 0
  let sparedSeconds = 0
  const elapsed = (): number => performance.now() / 1000 + sparedSeconds
  return {
    now: () => new Date(Date.now() + offsetMilliseconds),
    pace,
    elapsed,
    correct(awsTime, tookSeconds) {
      const least = awsTime.getTime() - Date.now()
      const told = { least, most: least + 999 + tookSeconds * 1000 }
      const both = { least: Math.max(ahead.least, told.least), most: Math.min(ahead.most, told.most) }
      // What contradicts the answers so far tells of a clock that somebody has set.
      ahead = both.least <= both.most ? both : told
      offsetMilliseconds = Math.min(Math.max(0, ahead.least), ahead.most)
    },
    async sleep(seconds, signal) {
      const taken = Math.max(seconds * pace, Math.min(seconds, LEAST_SECONDS))
      const wakes = elapsed() + taken / pace
      try {
        await setTimeout(taken * 1000, undefined, { signal })
      } catch (error) {
        throw signal?.reason instanceof Error ? signal.reason : error
      }
      // Of several who sleep at the same time the time passes once.
      sparedSeconds += Math.max(0, wakes - elapsed())
    },
  }
}

/** ISO 8601 in UTC with whole seconds, the one form of time in tags, logs and results. */
export function formatTime(time: Date): string {
  return time.toISOString().replace(/\.\d{3}Z$/, 'Z')
}

/** `from` plus a number of seconds. */
export function secondsAfter(from: Date, seconds: number): Date {
  return new Date(from.getTime() + seconds * 1000)
}

/** Seconds from one time to another, negative when `to` is earlier. */
export function secondsBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 1000
}
