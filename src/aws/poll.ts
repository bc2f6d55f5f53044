// Waits for AWS by one small poller. The SDK's own waiters back off to minutes, hide errors, fail on stale states and
// keep the process alive after an abort.
import type { Clock } from '../clock.ts'
import { isTransient } from './errors.ts'

/** How long reads may contradict a call of ours before they are believed. */
export const STALE_READ_SECONDS = 30

/** What every wait needs. */
export interface Waiting {
  readonly clock: Clock
  readonly signal?: AbortSignal | undefined
}

/** How long looks may go unanswered, beyond the SDK's own patience: throttling says nothing of a state. */
const UNANSWERED_SECONDS = 120

/** What to wait for, how often to look, how long. */
export interface Poll<T> {
  /** Looks once; undefined means "not yet". What it throws ends the wait, unless it may have come by chance. */
  readonly look: () => Promise<T | undefined>
  /** How long to wait after a look; a function is asked after each. */
  readonly everySeconds: number | (() => number)
  readonly limitSeconds: number
  readonly clock: Clock
  readonly signal?: AbortSignal | undefined
}

/** Thrown when the time of a wait is over; the caller says what it was waiting for. */
export class PollTimeout extends Error {
  override readonly name = 'PollTimeout'
}

/** Looks until something is seen. Throws `PollTimeout` after `limitSeconds`, or the signal's reason. */
export async function poll<T>({ look, everySeconds, limitSeconds, clock, signal }: Poll<T>): Promise<T> {
  const started = clock.elapsed()
  let answered = started
  for (;;) {
    let trouble: unknown
    try {
      const seen = await look()
      if (seen !== undefined) return seen
      answered = clock.elapsed()
    } catch (error) {
      if (!isTransient(error) || clock.elapsed() - answered >= UNANSWERED_SECONDS) throw error
      trouble = error
    }
    if (clock.elapsed() - started >= limitSeconds) {
      throw new PollTimeout(`not seen within ${limitSeconds} s`, { cause: trouble })
    }
    await clock.sleep(typeof everySeconds === 'number' ? everySeconds : everySeconds(), signal)
  }
}

/**
 * Repeats a call for as long as its error is one of those that pass by themselves.
 * Throws the last error when the time is over, any other error at once.
 */
export async function retryWhile<T>(
  passes: (error: unknown) => boolean,
  call: () => Promise<T>,
  wait: Omit<Poll<T>, 'look'>,
): Promise<T> {
  let last: Error | undefined
  try {
    const answer = await poll<{ value: T } | { error: unknown }>({
      ...wait,
      look: async () => {
        try {
          return { value: await call() }
        } catch (error) {
          // A call may change something, so it isn't repeated for reasons that only a look could be.
          if (!(error instanceof Error) || !passes(error)) return { error }
          last = error
          return undefined
        }
      },
    })
    if ('error' in answer) throw answer.error
    return answer.value
  } catch (error) {
    if (error instanceof PollTimeout && last !== undefined) throw last
    throw error
  }
}
