// Whether a region is due: tables of the contract's rules, and properties under any pattern of ticks.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { latestSlot, nextSlot } from '../../../src/schedule/cron.ts'
import type { FleetRegion } from '../../../src/fleet/fleet.ts'
import { dueState, findSlot, nextTriesTag, orderDue } from '../../../src/schedule/due.ts'
import { formatTime } from '../../../src/clock.ts'

const region = (overrides: Partial<FleetRegion> = {}): FleetRegion => ({
  name: 'eu-west-3',
  cron: '30 0,6,12,18 * * *',
  enabled: true,
  subnet: undefined,
  types: ['t3.micro'],
  kmsKey: undefined,
  prices: {},
  ...overrides,
})
const NOW = new Date('2026-11-24T07:10:00Z')
const SLOT = '2026-11-24T06:30:00Z'

describe('a region', () => {
  const rows: [string, { region?: Partial<FleetRegion>; slotTag?: string; triesTag?: string; now?: string }, object][] =
    [
      [
        'is due at once when it has never run',
        {},
        { due: true, lastSlot: undefined, reason: `slot ${SLOT} is due: has never run` },
      ],
      [
        'is due when its latest slot is later than the served one',
        { slotTag: '2026-11-24T00:30:00Z' },
        { due: true, reason: `slot ${SLOT} is due: last served 2026-11-24T00:30:00Z` },
      ],
      [
        'is due once after many missed slots, for the latest',
        { slotTag: '2026-11-20T00:30:00Z' },
        { due: true, slot: new Date(SLOT) },
      ],
      [
        'is not due when its latest slot was served',
        { slotTag: SLOT },
        { due: false, reason: `slot ${SLOT} has been served` },
      ],
      ['is due from the first second of its slot', { slotTag: '2026-11-24T00:30:00Z', now: SLOT }, { due: true }],
      [
        'is not due one second before its slot',
        { slotTag: '2026-11-24T00:30:00Z', now: '2026-11-24T06:29:59Z' },
        { due: false },
      ],
      [
        'is not due when a later slot was served under another cron line',
        { slotTag: '2026-11-24T07:00:00Z' },
        { due: false },
      ],
      ['is due after two failed starts', { triesTag: `${SLOT}/2` }, { due: true, tries: 2, lastSlot: new Date(SLOT) }],
      [
        'tells of one failed start',
        { triesTag: `${SLOT}/1` },
        { reason: `slot ${SLOT} is due, after 1 failed start: has never run` },
      ],
      [
        'is given up after three failed starts',
        { triesTag: `${SLOT}/3` },
        { due: false, tries: 3, reason: `slot ${SLOT} is given up after 3 failed starts` },
      ],
      ['is given up after more than three', { triesTag: `${SLOT}/12` }, { due: false, tries: 12 }],
      [
        'is due again at the slot after the one given up',
        { triesTag: '2026-11-24T00:30:00Z/3' },
        { due: true, tries: 0 },
      ],
      [
        'is never due when disabled',
        { region: { enabled: false } },
        { due: false, slot: undefined, next: undefined, reason: 'disabled in the fleet file' },
      ],
      [
        'is never due without a cron line',
        { region: { cron: undefined } },
        { due: false, slot: undefined, reason: 'has no cron line, so it runs on demand only' },
      ],
      [
        'is due with a slot tag that is none, and says so',
        { slotTag: 'yesterday' },
        { due: true, notes: [`servicemon:slot can't be "yesterday"; taken as absent`] },
      ],
      [
        'is due with a slot tag of a day that does not exist',
        { slotTag: '2026-02-30T06:30:00Z' },
        { due: true, notes: [expect.stringContaining('2026-02-30')] },
      ],
      [
        'is due with a slot tag from the future, which would keep it quiet',
        { slotTag: '2027-01-01T00:30:00Z' },
        { due: true, notes: [expect.stringContaining('2027')] },
      ],
      [
        'is not due when another clock was some minutes ahead',
        { slotTag: '2026-11-24T07:12:00Z' },
        { due: false, notes: [] },
      ],
      [
        'is due with a tries tag that is none, and says so',
        { triesTag: `${SLOT}/x` },
        { due: true, tries: 0, notes: [expect.stringContaining('servicemon:tries')] },
      ],
      ['says when the next slot is', { slotTag: SLOT }, { next: new Date('2026-11-24T12:30:00Z') }],
    ]
  test.each(rows)('%s', (_, { region: overrides, now, ...tags }, expected) => {
    const state = dueState({ region: region(overrides), timezone: 'UTC', now: new Date(now ?? NOW), ...tags })
    expect(state).toMatchObject(expected)
  })
})

describe('tags', () => {
  test('a slot tag reads back as the slot', () => {
    expect(findSlot(SLOT)).toEqual(new Date(SLOT))
  })
  const rows: [string, string | undefined, string][] = [
    ['begin at one', undefined, `${SLOT}/1`],
    ['go up for the same slot', `${SLOT}/2`, `${SLOT}/3`],
    ['begin anew for another slot', '2026-11-24T00:30:00Z/3', `${SLOT}/1`],
    ['begin anew after rubbish', 'x', `${SLOT}/1`],
  ]
  test.each(rows)('tries %s', (_, triesTag, expected) => {
    expect(nextTriesTag({ slot: new Date(SLOT), triesTag })).toBe(expected)
  })
})

describe('the order of due regions', () => {
  const due = (name: string, slot: string, lastSlot?: string) => ({
    name,
    slot: new Date(`2026-11-24T${slot}:00Z`),
    lastSlot: lastSlot === undefined ? undefined : new Date(`2026-11-24T${lastSlot}:00Z`),
  })
  const rows: [string, ReturnType<typeof due>[], number | 'all', string[]][] = [
    ['is who waited longest', [due('a', '06:30', '05:30'), due('b', '06:00', '04:00')], 'all', ['b', 'a']],
    ['has never-started ones first', [due('a', '05:30', '00:30'), due('b', '06:00')], 'all', ['b', 'a']],
    ['is by the oldest slot among equals', [due('a', '06:30'), due('b', '05:30')], 'all', ['b', 'a']],
    ["is the fleet's for the rest", [due('b', '06:30'), due('a', '06:30'), due('c', '06:30')], 'all', ['b', 'a', 'c']],
    ['ends at the limit', [due('a', '06:30'), due('b', '05:30'), due('c', '04:30')], 2, ['c', 'b']],
    ['needs no full list', [due('a', '06:30')], 5, ['a']],
  ]
  test.each(rows)('%s', (_, list, limit, expected) => {
    expect(orderDue(list, limit).map(({ name }) => name)).toEqual(expected)
  })
  test('leaves the list itself alone', () => {
    const list = [due('a', '06:30'), due('b', '05:30')]
    orderDue(list, 1)
    expect(list.map(({ name }) => name)).toEqual(['a', 'b'])
  })
})

// Simulations: a region's instance is only its tags, and serving writes the slot.
const FIELDS = [
  '30 0,6,12,18 * * *',
  '30 2,8,14,20 * * *',
  '15 * * * *',
  '30 2 * * *',
  '0 1-3 * * *',
  '45 3 * * 0',
  '*/30 2 * * *',
]
const cronLine = fc.constantFrom(...FIELDS)
const zone = fc.constantFrom('UTC', 'Europe/Paris', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'America/New_York')
/** Around both DST changes of Europe and the Americas, and an ordinary week. */
const start = fc.constantFrom(
  ...['2026-03-06', '2026-03-27', '2026-10-23', '2026-10-30', '2026-04-03', '2026-06-01'].map((day) =>
    Date.parse(`${day}T00:00:00Z`),
  ),
)
/** Minutes between ticks that meet each slot. Each minute would show nothing more, in three times the time. */
const oftenEnough = fc.integer({ min: 4, max: 15 })
/** Minutes between ticks: bursts, hours, and silence of a day. */
const gaps = fc.array(
  fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 6, max: 90 }), fc.integer({ min: 120, max: 1500 })),
  { minLength: 1, maxLength: 80 },
)

function ticks(from: number, minutes: readonly number[]): Date[] {
  let time = from
  return minutes.map((gap) => new Date((time += gap * 60_000)))
}

function simulate({ cron, timezone, times }: { cron: string; timezone: string; times: readonly Date[] }) {
  const served: { slot: Date; at: Date }[] = []
  let tag: string | undefined
  for (const now of times) {
    const state = dueState({ region: region({ cron }), timezone, slotTag: tag, now })
    if (!state.due) continue
    served.push({ slot: state.slot, at: now })
    tag = formatTime(state.slot)
  }
  return served
}

describe('under any pattern of ticks', () => {
  test('no slot is served twice, none before its time, and they go forward, over DST changes too', () => {
    fc.assert(
      fc.property(cronLine, zone, start, gaps, (cron, timezone, from, minutes) => {
        const served = simulate({ cron, timezone, times: ticks(from, minutes) })
        served.forEach(({ slot, at }, index) => {
          expect(slot.getTime()).toBeLessThanOrEqual(at.getTime())
          if (index > 0) expect(slot.getTime()).toBeGreaterThan(served[index - 1]?.slot.getTime() ?? NaN)
        })
      }),
    )
  })

  test('every tick leaves the latest slot served: what a dropped tick missed, the next one catches up', () => {
    fc.assert(
      fc.property(cronLine, zone, start, gaps, (cron, timezone, from, minutes) => {
        const times = ticks(from, minutes)
        const last = times.at(-1) ?? new Date(from)
        expect(simulate({ cron, timezone, times }).at(-1)?.slot).toEqual(latestSlot(cron, timezone, last))
      }),
    )
  })

  test('a doubled tick serves nothing more', () => {
    fc.assert(
      fc.property(cronLine, zone, start, gaps, (cron, timezone, from, minutes) => {
        const times = ticks(from, minutes)
        const doubled = times.flatMap((time) => [time, time])
        expect(simulate({ cron, timezone, times: doubled })).toEqual(simulate({ cron, timezone, times }))
      }),
    )
  })

  test('more ticks than slots serve each slot exactly once', () => {
    fc.assert(
      fc.property(cronLine, zone, start, oftenEnough, (cron, timezone, from, every) => {
        const times = ticks(
          from,
          Array.from({ length: Math.floor((3 * 1440) / every) }, () => every),
        )
        const expected: Date[] = []
        const first = times[0] ?? new Date(from)
        const last = times.at(-1) ?? first
        for (
          let slot = latestSlot(cron, timezone, first);
          slot !== undefined && slot <= last;
          slot = nextSlot(cron, timezone, slot)
        ) {
          expected.push(slot)
        }
        expect(simulate({ cron, timezone, times }).map(({ slot }) => slot)).toEqual(expected)
      }),
      { numRuns: 30 },
    )
  })

  test('the next slot of any moment is the latest one when it comes, and nothing lies between', () => {
    fc.assert(
      fc.property(cronLine, zone, start, fc.integer({ min: 0, max: 5 * 86_400 }), (cron, timezone, from, seconds) => {
        const now = new Date(from + seconds * 1000)
        const next = nextSlot(cron, timezone, now)
        const latest = latestSlot(cron, timezone, now)
        if (next === undefined || latest === undefined) throw new Error('each of these lines has both')
        expect(latest <= now && now < next).toBe(true)
        expect(latestSlot(cron, timezone, next)).toEqual(next)
        expect(latestSlot(cron, timezone, new Date(next.getTime() - 1000))).toEqual(latest)
      }),
    )
  })

  test('nobody starves under a limit, whoever else fails at every start', () => {
    const fleet = fc.array(fc.record({ cron: fc.constantFrom(...FIELDS), fails: fc.boolean() }), {
      minLength: 2,
      maxLength: 6,
    })
    fc.assert(
      fc.property(fleet, fc.integer({ min: 1, max: 2 }), (members, limit) => {
        const tags = members.map(() => ({
          slot: undefined as string | undefined,
          tries: undefined as string | undefined,
        }))
        const attempts = members.map(() => 0)
        // One tick a day, later than all slots: everybody is due at every tick (but weekly lines).
        for (let day = 0; day < 40; day++) {
          const now = new Date(Date.parse('2026-06-01T23:50:00Z') + day * 86_400_000)
          const due = members.flatMap(({ cron }, index) => {
            const state = dueState({
              region: region({ cron }),
              timezone: 'UTC',
              slotTag: tags[index]?.slot,
              triesTag: tags[index]?.tries,
              now,
            })
            return state.due ? [{ ...state, index }] : []
          })
          for (const { index, slot } of orderDue(due, limit)) {
            attempts[index] = (attempts[index] ?? 0) + 1
            const tag = tags[index]
            if (tag === undefined) throw new Error('every member has tags')
            if (members[index]?.fails === true) tag.tries = nextTriesTag({ slot, triesTag: tag.tries })
            else tag.slot = formatTime(slot)
          }
        }
        // 40 ticks, at most 6 regions, at least one taken a tick: a fair order gives 6 turns; weekly slots have 5 or 6.
        for (const count of attempts) expect(count).toBeGreaterThanOrEqual(4)
      }),
    )
  })
})
