// Time as the action sees it: injected everywhere, so that tests never sleep and AWS's time can correct the runner's.

/** A source of time. `sleep` rejects with the signal's reason when it is aborted. */
export interface Clock {
  now(): Date
  /** Seconds since some fixed moment, for measuring waits: no correction moves it, and it passes as `sleep` does. */
  elapsed(): number
  sleep(seconds: number, signal?: AbortSignal): Promise<void>
}

/** A clock that can be set right by the `Date` header of AWS's answers: a runner's own clock may be wrong. */
export interface CorrectedClock extends Clock {
  /** Takes AWS's time as read from an answer that has just arrived. */
  correct(awsTime: Date): void
}

/**
 * The real clock. Its `now` follows AWS's time once an answer has been seen; corrections under two seconds are left
 * out, because the header has whole seconds only.
 *
 * @param pace factor on every sleep and every limit of a wait: 1 in earnest, less against a local AWS whose machines boot in milliseconds
 */
export function systemClock(pace = 1): CorrectedClock {
  let offsetMilliseconds = 0
  return {
    now: () => new Date(Date.now() + offsetMilliseconds),
    elapsed: () => performance.now() / 1000 / pace,
    correct(awsTime) {
      const offset = awsTime.getTime() - Date.now()
      offsetMilliseconds = Math.abs(offset) < 2_000 ? 0 : offset
    },
    sleep: (seconds, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) {
          reject(abortReason(signal))
          return
        }
        const onAbort = (): void => {
          clearTimeout(timer)
          if (signal !== undefined) reject(abortReason(signal))
        }
        const timer = setTimeout(
          () => {
            signal?.removeEventListener('abort', onAbort)
            resolve()
          },
          seconds * pace * 1000,
        )
        signal?.addEventListener('abort', onAbort, { once: true })
      }),
  }
}

function abortReason(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error('aborted', { cause: signal.reason })
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
