// Points: where a process is ended, how, and whether its post step follows. Each has a name by which it can be replayed.
import { chanceOf, shuffledByName } from '../shared/chance.ts'
import type { Occasion } from './step.ts'

/**
 * What ends at a point, and how. The action's process: killed, or told to leave as GitHub does when a job is cancelled.
 * The machine, where it is the one that writes: it loses its power, or whatever writes on it is killed.
 */
export const ENDS = ['kill', 'cancel', 'power-off', 'crash'] as const
export type End = (typeof ENDS)[number]

/** One point of a scenario. */
export interface Point {
  readonly scenario: string
  readonly occasion: Occasion
  readonly end: End
  readonly post: boolean
}

/** `run/ec2.StartInstances#1/after/kill/post`, to be given to --point. */
export function formatPoint({ scenario, occasion, end, post }: Point): string {
  const { kind, name, nth, stage } = occasion
  const what = `${kind === 'read' ? 'read ' : ''}${name}#${nth}`
  return [scenario, what, stage, end, post ? 'post' : 'no-post'].join('/')
}

/** Reads what `formatPoint` writes. */
export function parsePoint(text: string): Point {
  const [, scenario, read, name, nth, stage, end, post] =
    /^([\w-]+)\/(read )?(.+)#(\d+)\/(before|after)\/([\w-]+)\/(post|no-post)$/.exec(text) ?? []
  if (scenario === undefined || name === undefined) throw new Error(`not a point: ${text}`)
  const occasion: Occasion = {
    ...{ kind: read === undefined ? 'effect' : 'read', name, nth: Number(nth) },
    stage: stage === 'before' ? 'before' : 'after',
  }
  return { scenario, occasion, end: parseEnd(end ?? ''), post: post === 'post' }
}

/** Reads one of `ENDS`. */
export function parseEnd(text: string): End {
  const found = ENDS.find((one) => one === text)
  if (found === undefined) throw new Error(`not a way to end: ${text}; there are ${ENDS.join(', ')}`)
  return found
}

/** Whether a process is at this point now. */
export function isAt(one: Occasion, other: Occasion): boolean {
  return one.name === other.name && one.nth === other.nth && one.stage === other.stage
}

/** `ec2.StartInstances`, `state saved (2)`: an effect, whichever side of it is meant. */
export function effectOf({ name, nth }: Occasion): string {
  return nth === 1 ? name : `${name} (${nth})`
}

/** Whether it is the machine that does this. */
function isOnMachine({ name }: Occasion): boolean {
  return name.startsWith('machine: ')
}

/**
 * All points at the effects of a trace, and as many of its reads as asked for. A cancelled job always has its post step,
 * like one whose machine has failed it; a kill of the whole runner leaves none.
 */
export function listPoints(
  scenario: string,
  trace: readonly Occasion[],
  { reads, seed }: { reads: number; seed: number },
): Point[] {
  const effects = trace.filter(({ kind }) => kind === 'effect')
  const nameOf = (occasion: Occasion): string => formatPoint({ scenario, occasion, end: 'kill', post: true })
  const sampled = shuffledByName(
    trace.filter(({ kind }) => kind === 'read'),
    seed,
    nameOf,
  ).slice(0, reads)
  return [
    ...effects.flatMap((occasion): Point[] => [
      { scenario, occasion, end: 'kill', post: false },
      { scenario, occasion, end: 'kill', post: true },
      { scenario, occasion, end: 'cancel', post: true },
      ...(isOnMachine(occasion)
        ? (['power-off', 'crash'] as const).map((end): Point => ({ scenario, occasion, end, post: true }))
        : []),
    ]),
    ...sampled.map((occasion): Point => {
      const chance = chanceOf(seed, `${nameOf(occasion)}, its end`)
      return {
        scenario,
        occasion,
        end: chance < 0.5 ? 'kill' : 'cancel',
        post: chance * 4 - Math.floor(chance * 4) < 0.5,
      }
    }),
  ]
}
