// Watches the log of a step while it is written, for the moments at which something is to happen to it.
import type { Signals } from '../../support/create-world.ts'
import { SIGKILL_AFTER_MILLISECONDS, SIGTERM_AFTER_MILLISECONDS } from '../shared/cancel.ts'
import { SHOWN, type Ending, type Moment } from './faults.ts'

export interface LogWatch {
  readonly take: (text: string) => void
  readonly hasCome: (moment: Moment) => boolean
}

/** A watch that begins now. */
export function watchLog(): LogWatch {
  let log = ''
  const seen = new Map<string, number>()
  const take = (text: string): void => {
    log += text
    for (const [what, shown] of Object.entries(SHOWN)) {
      if (!seen.has(what) && log.includes(shown)) seen.set(what, performance.now())
    }
  }
  take('')
  return {
    take,
    hasCome: ({ after, milliseconds }) =>
      performance.now() - (seen.get(after) ?? Number.POSITIVE_INFINITY) >= milliseconds,
  }
}

/** Longer than any step takes that comes to its end, with every wait of its own used up. */
const STEP_LIMIT_MILLISECONDS = 180_000

/** What is sent to main, and to the post step; `onHung` is told when a process had to be ended for nothing but its age. */
export function signalsFor(
  ending: Ending | undefined,
  watch: LogWatch,
  onHung: () => void,
): { signals: readonly Signals[]; postSignals: Signals; post: boolean } {
  let endedAt = Number.POSITIVE_INFINITY
  const isSoLongAfter = (milliseconds: number) => () => performance.now() - endedAt >= milliseconds
  const begins = (): boolean => {
    if (ending === undefined || !watch.hasCome(ending.when)) return false
    endedAt = performance.now()
    return true
  }
  const limit = (milliseconds: number): Signals => {
    let began: number | undefined
    const when = (): boolean => {
      began ??= performance.now()
      const isOver = performance.now() - began >= milliseconds
      if (isOver && milliseconds === STEP_LIMIT_MILLISECONDS) onHung()
      return isOver
    }
    return { names: ['SIGKILL'], when }
  }
  const killedAt = (when: () => boolean): Signals => ({ names: ['SIGKILL'], when })
  const usual = { postSignals: limit(STEP_LIMIT_MILLISECONDS), post: true }
  switch (ending?.how) {
    case undefined:
      return { ...usual, signals: [limit(STEP_LIMIT_MILLISECONDS)] }
    case 'cancel': {
      const stages: Signals[] = [
        { names: ['SIGINT'], when: begins },
        { names: ['SIGTERM'], when: isSoLongAfter(SIGTERM_AFTER_MILLISECONDS) },
        killedAt(isSoLongAfter(SIGKILL_AFTER_MILLISECONDS)),
      ]
      return { ...usual, signals: stages }
    }
    case 'terminate': {
      const stages: Signals[] = [
        { names: ['SIGTERM'], when: begins },
        killedAt(isSoLongAfter(SIGKILL_AFTER_MILLISECONDS)),
      ]
      return { ...usual, signals: stages }
    }
    case 'kill':
      return { ...usual, signals: [killedAt(begins)] }
    case 'runner lost':
      return { ...usual, signals: [killedAt(begins)], post: false }
    case 'all killed':
      return { signals: [killedAt(begins)], postSignals: limit(ending.when.milliseconds), post: true }
  }
}
