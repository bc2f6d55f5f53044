// Waits for AWS by one small poller. The SDK's own waiters back off to minutes, hide errors, fail on stale states and
// keep the process alive after an abort.
import type { Clock } from '../clock.ts'
import type { Logger } from '../log.ts'
import { formatDuration } from '../text/duration.ts'
import { isTransient } from './errors.ts'

/** How long reads may contradict a call of ours before they are believed. */
export const STALE_READ_SECONDS = 30

/** What every wait needs. */
export interface Waiting {
  readonly clock: Clock
  readonly signal?: AbortSignal | undefined
  /** Hears every 15 s of what is waited for. */
  readonly logger?: Logger | undefined
}

/** What a wait says while it lasts: at least every 15 s, so that nobody takes it for hanging. */
export interface Progress {
  readonly logger: Logger | undefined
  /** What is waited for; undefined while that shows by itself. */
  readonly what: string | (() => string | undefined)
  /** How long that takes as a rule, such as `under a minute`. */
  readonly usually: string
}

/** A silence longer than this makes people cancel jobs. */
const TELL_EVERY_SECONDS = 15

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
  readonly progress?: Progress | Teller | undefined
}

/** Thrown when the time of a wait is over; the caller says what it was waiting for. */
export class PollTimeout extends Error {
  override readonly name = 'PollTimeout'
}

/** Looks until something is seen. Throws `PollTimeout` after `limitSeconds`, or the signal's reason. */
export async function poll<T>(options: Poll<T>): Promise<T> {
  const { look, everySeconds, limitSeconds, clock, signal, progress } = options
  const started = clock.elapsed()
  const tell = typeof progress === 'function' ? progress : tellerOf(clock, progress)
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
    const pause = typeof everySeconds === 'number' ? everySeconds : everySeconds()
    if (progress === undefined) await clock.sleep(pause, signal)
    else await sleepTelling(clock, pause, { signal, tell })
  }
}

/** Sleeps as `clock.sleep` does, and tells every 15 s what for. */
export async function sleepTelling(
  clock: Clock,
  seconds: number,
  { signal, tell }: { readonly signal?: AbortSignal | undefined; readonly tell: Teller },
): Promise<void> {
  for (let left = seconds; left > 0; left -= TELL_EVERY_SECONDS) {
    const piece = Math.min(left, TELL_EVERY_SECONDS)
    tell(piece)
    await clock.sleep(piece, signal)
  }
}

/** Says how long a wait has lasted, unless it is called again, after the pause of so many seconds, before that is to be said. */
export type Teller = (pause: number) => void

/** Makes one for a wait that begins now, and may consist of several. */
export function tellerOf(clock: Clock, progress: Progress | undefined): Teller {
  const started = clock.elapsed()
  let told = started
  return (pause) => {
    const now = clock.elapsed()
    if (progress?.logger === undefined || now + pause - told <= TELL_EVERY_SECONDS) return
    told = now
    const what = typeof progress.what === 'string' ? progress.what : progress.what()
    const seconds = Math.round(now - started)
    if (what !== undefined && seconds > 0) {
      progress.logger.info(`still waiting for ${what}: ${formatDuration(seconds)} so far, usually ${progress.usually}`)
    }
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
