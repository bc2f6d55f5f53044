// Decides whether a region is due, from nothing but its cron line, the tags of its instance and the clock,
// so that dropped, late and doubled ticks of the scheduler can do no harm.
import { formatTime } from '../clock.ts'
import { latestSlot, nextSlot } from './cron.ts'

/** After so many failed starts a slot counts as served, as failed: the next slot begins anew. */
export const MAX_TRIES = 3

/** Clocks of two runners may differ; a slot further ahead than this can't have been served. */
const CLOCK_SKEW_MILLISECONDS = 3_600_000

/** What decides when a region is to run. */
export interface Timetable {
  readonly enabled: boolean
  /** Five fields; without it the region runs on demand only. */
  readonly cron: string | undefined
}

/** How many due regions one rotation takes, those that waited longest first. */
export type CatchUp = number | 'all'

interface DueStateBase {
  /** One sentence for the log's table. */
  readonly reason: string
  /** The region's next slot after now; undefined without a cron line, or when disabled. */
  readonly next: Date | undefined
  /** Failed starts for the latest slot. */
  readonly tries: number
  /** Tags that couldn't be read and were taken as absent: worth a warning. */
  readonly notes: readonly string[]
}

export interface Due extends DueStateBase {
  readonly due: true
  readonly slot: Date
  /** The last slot that was served, or at least tried; undefined when the region has never been started. */
  readonly lastSlot: Date | undefined
}

export interface NotDue extends DueStateBase {
  readonly due: false
  /** The latest slot, where there is one. */
  readonly slot: Date | undefined
}

export type DueState = Due | NotDue

/** The slot that a tag's value tells, or undefined when it isn't one. */
export function findSlot(tag: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(tag)) return undefined
  const slot = new Date(tag)
  // 30 February is read as 2 March: only what reads back the same is a date.
  return Number.isNaN(slot.getTime()) || formatTime(slot) !== tag ? undefined : slot
}

/** The value of `servicemon:tries` after one more failed start for the slot. */
export function nextTriesTag({ slot, triesTag }: { slot: Date; triesTag?: string | undefined }): string {
  const tries = findTries(triesTag)
  return `${formatTime(slot)}/${tries?.slot.getTime() === slot.getTime() ? tries.count + 1 : 1}`
}

/**
 * Whether the region is due: its latest slot is later than the one in its instance's `servicemon:slot` tag.
 * Never run is due at once. Three failed starts in `servicemon:tries` count as served.
 */
export function dueState(options: {
  region: Timetable
  timezone: string
  slotTag?: string | undefined
  triesTag?: string | undefined
  now: Date
}): DueState {
  const { region, timezone, now } = options
  const never = { due: false, slot: undefined, next: undefined, tries: 0, notes: [] } as const
  if (!region.enabled) return { ...never, reason: 'disabled in the fleet file' }
  if (region.cron === undefined) return { ...never, reason: 'has no cron line, so it runs on demand only' }

  const slot = latestSlot(region.cron, timezone, now)
  const next = nextSlot(region.cron, timezone, now)
  const { served, tries, notes } = readTags(options)
  const count = slot !== undefined && tries?.slot.getTime() === slot.getTime() ? tries.count : 0
  const base = { slot, next, tries: count, notes }
  if (slot === undefined) return { ...base, due: false, reason: 'has had no slot yet' }
  if (served !== undefined && slot <= served) {
    return { ...base, due: false, reason: `slot ${formatTime(slot)} has been served` }
  }
  if (count >= MAX_TRIES) {
    return { ...base, due: false, reason: `slot ${formatTime(slot)} is given up after ${count} failed starts` }
  }
  const lastSlot = latestOf(served, tries?.slot)
  const since = served === undefined ? 'has never run' : `last served ${formatTime(served)}`
  const again = count === 0 ? '' : `, after ${count} failed ${count === 1 ? 'start' : 'starts'}`
  return { ...base, slot, due: true, lastSlot, reason: `slot ${formatTime(slot)} is due${again}: ${since}` }
}

/**
 * Gives the due ones in the order to serve them, cut to the limit: those first that have waited longest since the last
 * slot they were served or tried, never-started ones before all; ties by their slot, then by the list's order. By the
 * due slot's own age a limit would, among regions with many slots, starve the one with the later minute.
 */
export function orderDue<T extends Pick<Due, 'slot' | 'lastSlot'>>(list: readonly T[], limit: CatchUp): T[] {
  const ordered = [...list].sort(
    (a, b) => (a.lastSlot?.getTime() ?? 0) - (b.lastSlot?.getTime() ?? 0) || a.slot.getTime() - b.slot.getTime(),
  )
  return limit === 'all' ? ordered : ordered.slice(0, limit)
}

function readTags(options: { slotTag?: string | undefined; triesTag?: string | undefined; now: Date }) {
  const notes: string[] = []
  const isPossible = (slot: Date) => slot.getTime() <= options.now.getTime() + CLOCK_SKEW_MILLISECONDS
  const note = (tag: string, value: string) => notes.push(`servicemon:${tag} can't be "${value}"; taken as absent`)

  let served = options.slotTag === undefined ? undefined : findSlot(options.slotTag)
  // A slot in the future, believed, would keep the region quiet until then.
  if (served !== undefined && !isPossible(served)) served = undefined
  if (options.slotTag !== undefined && served === undefined) note('slot', options.slotTag)

  let tries = findTries(options.triesTag)
  if (tries !== undefined && !isPossible(tries.slot)) tries = undefined
  if (options.triesTag !== undefined && tries === undefined) note('tries', options.triesTag)
  return { served, tries, notes }
}

function findTries(tag: string | undefined): { slot: Date; count: number } | undefined {
  const [, slotText, countText] = /^([^/]*)\/([1-9]\d{0,3})$/.exec(tag ?? '') ?? []
  const slot = slotText === undefined ? undefined : findSlot(slotText)
  return slot === undefined ? undefined : { slot, count: Number(countText) }
}

function latestOf(a: Date | undefined, b: Date | undefined): Date | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return a > b ? a : b
}
