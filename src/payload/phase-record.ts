// Records the phases of a run with their times, from which the log, the result and the bill are made.
import { formatTime, secondsBetween, type Clock } from '../clock.ts'
import type { Phase } from '../result.ts'

/** Records phases one after the other. */
export interface Phases {
  readonly done: readonly Phase[]
  /** Does the work as a phase; a phase that fails is recorded as well. */
  during<T>(name: string, work: () => Promise<T>): Promise<T>
}

/** An empty record. */
export function recordPhases(clock: Clock): Phases {
  const done: Phase[] = []
  return {
    done,
    async during(name, work) {
      const started = clock.now()
      try {
        return await work()
      } finally {
        const seconds = Math.round(secondsBetween(started, clock.now()) * 10) / 10
        done.push({ name, started: formatTime(started), seconds })
      }
    },
  }
}
