// Chance that is the same for the same seed, in the forms that plans and orders are drawn in.
import { createHash } from 'node:crypto'

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

/**
 * In an order of chance that depends on each item's name alone: one that comes or goes moves none of the others, so the
 * same seed begins with the same items on a slow machine and on a quick one.
 */
export function shuffledByName<T>(items: readonly T[], seed: number, nameOf: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, at: chanceOf(seed, nameOf(item)) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

/** A name's own chance, from 0 to less than 1: the same for the same seed. */
export function chanceOf(seed: number, name: string): number {
  return createHash('sha256').update(`${seed}/${name}`).digest().readUIntBE(0, 6) / 2 ** 48
}

/** A small generator of chance that is the same for the same seed (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
