// Records the phases of a run with their times, from which the log, the result and the bill are made.
import { formatTime, secondsBetween, type Clock } from '../clock.ts'
import type { Logger } from '../log.ts'
import type { Phase } from '../result.ts'

/** Records phases one after the other. */
export interface Phases {
  readonly done: readonly Phase[]
  /** Does the work as a phase; a phase that fails is recorded as well. */
  during<T>(name: string, work: () => Promise<T>): Promise<T>
}

/** What a reader of the log folds and unfolds, by the names that results have. */
const TITLES: Readonly<Record<string, string>> = {
  find: 'Find the machine',
  claim: 'Claim it for this run',
  boot: 'Start it',
  payload: 'Run the job',
  stop: 'Stop the machine',
}

/** An empty record, whose phases are groups of the log. */
export function recordPhases(clock: Clock, logger: Logger): Phases {
  const done: Phase[] = []
  return {
    done,
    async during(name, work) {
      const started = clock.now()
      try {
        return await logger.group(TITLES[name] ?? name, work)
      } finally {
        const seconds = Math.round(secondsBetween(started, clock.now()) * 10) / 10
        done.push({ name, started: formatTime(started), seconds })
      }
    },
  }
}
