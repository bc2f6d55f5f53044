// Which of the ticks that a workflow's cron lines ask for GitHub delivers, and when: a model of a scheduler that drops
// most of them. What it is fitted to and what it only assumes is said at each pattern.
import { nextSlot } from '../../src/schedule/cron.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** A span of time, without its end. */
export interface Span {
  readonly from: Date
  readonly to: Date
}

/** One moment of a cron line; GitHub tells the workflow which line it was, as `github.event.schedule`. */
export interface AskedTick {
  readonly cron: string
  readonly asked: Date
}

export interface Tick extends AskedTick {
  /** When the workflow begins. */
  readonly at: Date
}

/** One way in which GitHub's scheduler behaves. */
export interface Pattern {
  readonly name: string
  /** The chance that a tick asked for at this moment is delivered, however many are asked for around it. */
  readonly share: (asked: Date) => number
  /** The mean of an exponential distribution: a mean of 20 has a median of 14 and a 95th percentile of 60. */
  readonly delayMinutes: number
  /** The share of delivered ticks that are delivered once more, up to five minutes later. */
  readonly doubledShare: number
}

/** Users report delays from minutes to beyond an hour; the shape, and doubling at all, are assumed. */
const USUAL = { delayMinutes: 20, doubledShare: 0.02 } as const

/** The patterns, for one simulated span: first that of a perfect scheduler, to compare with. */
export function listPatterns({ from, to, seed }: Span & { seed: number }): Pattern[] {
  const openHours = listOpenHours({ from, to, seed })
  const silentFrom = from.getTime() + 14 * DAY
  return [
    { name: 'every tick, on time', share: () => 1, delayMinutes: 0, doubledShare: 0 },
    { name: '6–10 of 24', share: shareOfHour, ...USUAL },
    // Reported for ticks five minutes apart. Each is lost by itself, whatever becomes of its neighbours: assumed.
    { name: '65 of 288', share: () => 65 / 288, ...USUAL },
    // The scheduler says nothing at all for hours, so more ticks an hour can't help: the hardest reading of the reports.
    { name: 'gaps of 2–8 h', share: (asked) => (openHours.has(hourOf(asked)) ? 1 : 0), ...USUAL },
    {
      name: "a day's silence",
      share: (asked) => (Math.floor((asked.getTime() - silentFrom) / DAY) === 0 ? 0 : shareOfHour(asked)),
      ...USUAL,
    },
  ]
}

/** The moments of some cron lines, in UTC as on GitHub. */
export function listAskedTicks(crons: readonly string[], span: Span): AskedTick[] {
  return crons.flatMap((cron) => listSlots({ cron, timezone: 'UTC', ...span }).map((asked) => ({ cron, asked })))
}

/** All occurrences of a cron line in a span. */
export function listSlots({ cron, timezone, from, to }: Span & { cron: string; timezone: string }): Date[] {
  const slots: Date[] = []
  let slot = nextSlot(cron, timezone, new Date(from.getTime() - 1))
  while (slot !== undefined && slot < to) {
    slots.push(slot)
    slot = nextSlot(cron, timezone, slot)
  }
  return slots
}

/** How EventBridge keeps to its rules: within the minute, at least once (EventBridge User Guide, schedules and retries). */
const WITHIN_SECONDS = 60
/** How often "at least" is twice, nobody tells: assumed. */
const TWICE_SHARE = 0.01

/** What a scheduler with a good token dispatches: every tick, within its minute, and some twice. */
export function dispatchTicks(ticks: readonly AskedTick[], seed: number): Tick[] {
  const dispatched = ticks.flatMap(({ cron, asked }): Tick[] => {
    const chance = (purpose: number) => draw(seed, asked.getTime() / MINUTE, purpose)
    const late = (purpose: number): Tick => {
      const seconds = Math.floor(WITHIN_SECONDS * chance(purpose))
      return { cron, asked, at: new Date(asked.getTime() + seconds * 1000) }
    }
    return chance(6) < TWICE_SHARE ? [late(7), late(8)] : [late(7)]
  })
  return inOrder(dispatched)
}

/** Ticks of several senders, in the order of delivery. */
export function inOrder(ticks: readonly Tick[]): Tick[] {
  return [...ticks].sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** What is delivered, in the order of delivery. The same minute always gives the same. */
export function deliverTicks(
  ticks: readonly AskedTick[],
  { pattern, seed }: { pattern: Pattern; seed: number },
): Tick[] {
  const delivered = ticks.flatMap(({ cron, asked }): Tick[] => {
    const chance = (purpose: number) => draw(seed, asked.getTime() / MINUTE, purpose)
    if (chance(1) >= pattern.share(asked)) return []
    const delay = Math.round(-pattern.delayMinutes * Math.log(1 - chance(2)))
    const at = new Date(asked.getTime() + delay * MINUTE)
    const again = new Date(at.getTime() + Math.floor(6 * chance(4)) * MINUTE)
    const tick = { cron, asked, at }
    return chance(3) < pattern.doubledShare ? [tick, { ...tick, at: again }] : [tick]
  })
  return inOrder(delivered)
}

/** A third on average, which makes eight of 24: from 7 % in the busiest hour, taken to be 16:00 UTC, to 60 % at 4:00. */
function shareOfHour(asked: Date): number {
  return (1 + 0.8 * Math.cos((2 * Math.PI * (asked.getUTCHours() - 4)) / 24)) / 3
}

/** Hours in which everything is delivered, each two to eight hours after the one before. */
function listOpenHours({ from, to, seed }: Span & { seed: number }): Set<number> {
  const open = new Set<number>()
  for (let hour = hourOf(from); hour < hourOf(to); hour += 2 + Math.floor(7 * draw(seed, hour, 5))) open.add(hour)
  return open
}

function hourOf(time: Date): number {
  return Math.floor(time.getTime() / HOUR)
}

/** Evenly from 0 up to 1, and for the same numbers always the same. */
function draw(...numbers: readonly number[]): number {
  const mix = (hash: number, number: number) => {
    const mixed = Math.imul(hash ^ number, 0x9e3779b1)
    const more = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b)
    return more ^ (more >>> 13)
  }
  return (numbers.reduce(mix, 0x2545f491) >>> 0) / 2 ** 32
}
