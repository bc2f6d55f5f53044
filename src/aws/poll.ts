// Waiting for AWS: one small poller. The SDK's own waiters back off to minutes, hide errors, fail on stale states and
// keep the process alive after an abort.
import type { Clock } from '../clock.ts'

/** What every wait needs. */
export interface Waiting {
  readonly clock: Clock
  readonly signal?: AbortSignal | undefined
}

/** What to wait for, how often to look, how long. */
export interface Poll<T> {
  /** Looks once; undefined means "not yet". What it throws ends the wait. */
  readonly look: () => Promise<T | undefined>
  readonly everySeconds: number
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
  for (;;) {
    const seen = await look()
    if (seen !== undefined) return seen
    if (clock.elapsed() - started >= limitSeconds) {
      throw new PollTimeout(`not seen within ${limitSeconds} s`)
    }
    await clock.sleep(everySeconds, signal)
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
    const answer = await poll<{ value: T }>({
      ...wait,
      look: async () => {
        try {
          return { value: await call() }
        } catch (error) {
          if (!(error instanceof Error) || !passes(error)) throw error
          last = error
          return undefined
        }
      },
    })
    return answer.value
  } catch (error) {
    if (error instanceof PollTimeout && last !== undefined) throw last
    throw error
  }
}
