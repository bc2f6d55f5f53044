// Chance that is the same for the same seed, in the forms that a plan is drawn in.
import { seededRandom } from '../explore/points.ts'

export interface Random {
  /** True with this probability. */
  readonly chance: (probability: number) => boolean
  /** A whole number, both ends included. */
  readonly whole: (least: number, most: number) => number
  readonly pick: <T>(items: readonly [T, ...T[]]) => T
  /** One of the items, each as often as its weight says. */
  readonly weighted: <T>(items: readonly (readonly [weight: number, item: T])[]) => T
}

/** A generator for a seed. */
export function createRandom(seed: number): Random {
  const next = seededRandom(seed)
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  return {
    chance: (probability) => next() < probability,
    whole,
    pick: (items) => items[whole(0, items.length - 1)] ?? items[0],
    weighted: (items) => {
      let at = next() * items.reduce((sum, [weight]) => sum + weight, 0)
      for (const [weight, item] of items) {
        if (at < weight) return item
        at -= weight
      }
      throw new Error('nothing to draw from')
    },
  }
}
