// Who holds a machine, by its tags alone: leases, holds, the window of a proof boot, and values that can't be read.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { TAG, type Tags } from '../../src/tags.ts'
import {
  describeHolder,
  findHolder,
  isRunId,
  leaseKey,
  leaseValue,
  liveHold,
  liveLeases,
  parseLeases,
} from '../../src/lease.ts'
import { formatTime } from '../../src/clock.ts'
import { isOn } from '../../src/instance-state.ts'
import { at, leaseTag, NOW } from '../support/builders.ts'

const RUN = '123-1-9f8e7d6c'

describe('a lease', () => {
  test('is an interval under a key of its own', () => {
    expect(leaseKey(RUN)).toBe('servicemon:lease-123-1-9f8e7d6c')
    expect(leaseValue({ claimed: NOW, until: at(3600) })).toBe('2026-11-24T07:10:00Z/2026-11-24T08:10:00Z')
  })

  test('comes back from its tag, at any second', () => {
    const time = fc.date({ min: new Date(0), max: new Date('2199-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(time, time, (claimed, until) => {
        const seconds = (one: Date): Date => new Date(Math.floor(one.getTime() / 1000) * 1000)
        expect(parseLeases({ [leaseKey(RUN)]: leaseValue({ claimed, until }) })).toEqual([
          { runId: RUN, claimed: seconds(claimed), until: seconds(until) },
        ])
      }),
    )
  })

  test('comes in the order of claims, ties by run id, whatever the order of the tags', () => {
    const tags = [
      leaseTag('9-1-00000000', -20, 60),
      leaseTag('2-1-00000000', -10, 60),
      leaseTag('10-1-00000000', -10, 60),
      { Name: 'NAVO', [TAG.slot]: '2026-11-24T07:00:00Z' },
    ]
    for (const order of [tags, tags.toReversed()]) {
      const all: Tags = Object.assign({}, ...order) as Tags
      expect(parseLeases(all).map(({ runId }) => runId)).toEqual(['9-1-00000000', '10-1-00000000', '2-1-00000000'])
    }
  })

  const malformed: [string, string][] = [
    ['nothing', ''],
    ['a slash', '/'],
    ['words', 'soon/later'],
    ['one time only', '2026-11-24T08:00:00Z'],
    ['an end that is no time', '2026-11-24T07:00:00Z/later'],
    ['a claim that is no time', 'soon/2026-11-24T09:00:00Z'],
    ['a claim that is missing', '/2026-11-24T09:00:00Z'],
    ['an impossible date', '2026-13-40T00:00:00Z/2026-13-41T00:00:00Z'],
  ]
  test.each(malformed)('of %s counts as ended', (_, value) => {
    const tags = { [leaseKey(RUN)]: value }
    expect(parseLeases(tags)).toMatchObject([{ runId: RUN }])
    expect(liveLeases({ state: 'running', launchTime: at(-60), tags }, NOW)).toEqual([])
  })
})

describe('a lease is', () => {
  const rows: [string, { state: string; claimed: number; until: number; launched: number }, boolean][] = [
    ['live on a running machine until its end', { state: 'running', claimed: -3600, until: 1, launched: -3580 }, true],
    [
      'dead on a running machine from its end on',
      { state: 'running', claimed: -3600, until: 0, launched: -3580 },
      false,
    ],
    ['live on a starting machine', { state: 'pending', claimed: -30, until: 3600, launched: -5 }, true],
    ['live on a stopping machine', { state: 'stopping', claimed: -3600, until: 60, launched: -3580 }, true],
    ['live on a machine that was on before', { state: 'running', claimed: -60, until: 60, launched: -9000 }, true],
    [
      'live on a stopped machine for five minutes',
      { state: 'stopped', claimed: -300, until: 60, launched: -9000 },
      true,
    ],
    ['dead on a stopped machine after that', { state: 'stopped', claimed: -301, until: 60, launched: -9000 }, false],
    ['live when its claimer is ahead of us', { state: 'stopped', claimed: 30, until: 3600, launched: -9000 }, true],
    [
      'live when the launch came six minutes later',
      { state: 'running', claimed: -960, until: 60, launched: -600 },
      true,
    ],
    [
      'dead, and stays so, when somebody else has started the machine since',
      { state: 'running', claimed: -961, until: 60, launched: -600 },
      false,
    ],
  ]
  test.each(rows)('%s', (_, { state, claimed, until, launched }, isLive) => {
    const leases = liveLeases({ state, launchTime: at(launched), tags: leaseTag(RUN, claimed, until) }, NOW)
    expect(leases.map(({ runId }) => runId)).toEqual(isLive ? [RUN] : [])
  })
})

describe('a hold', () => {
  const rows: [string, Tags, Date | undefined][] = [
    ['lasts until its end', { [TAG.hold]: '2026-11-24T07:10:01Z' }, at(1)],
    ['is over at its end', { [TAG.hold]: '2026-11-24T07:10:00Z' }, undefined],
    ['that is no time holds nothing', { [TAG.hold]: 'for ever' }, undefined],
    ['that is empty holds nothing', { [TAG.hold]: '' }, undefined],
    ['that is not there holds nothing', {}, undefined],
  ]
  test.each(rows)('%s', (_, tags, expected) => expect(liveHold({ launchTime: NOW, tags }, NOW)).toEqual(expected))
})

describe('a machine is held by', () => {
  const proving = { [TAG.state]: 'proving' }
  const hold = { [TAG.hold]: '2026-11-24T09:00:00Z' }
  const rows: [string, { state?: string; launched?: number; tags: Tags }, string | undefined][] = [
    ['nobody when it has no claims', { tags: {} }, undefined],
    ['its lease', { tags: leaseTag('1-1-aaaaaaaa', -60, 60) }, 'run 1-1-aaaaaaaa until 2026-11-24T07:11:00Z'],
    ['its hold', { tags: hold }, 'a hold until 2026-11-24T09:00:00Z'],
    ['its hold, also while it is off', { state: 'stopped', tags: hold }, 'a hold until 2026-11-24T09:00:00Z'],
    ['its proof boot', { launched: -60, tags: proving }, 'a proof boot until 2026-11-24T07:29:00Z'],
    [
      'fault 133: a hold before a lease',
      { tags: { ...hold, ...leaseTag('1-1-aaaaaaaa', -60, 60) } },
      'a hold until 2026-11-24T09:00:00Z',
    ],
    [
      'a hold before a proof boot',
      { launched: -60, tags: { ...hold, ...proving } },
      'a hold until 2026-11-24T09:00:00Z',
    ],
    [
      'a lease before a proof boot',
      { launched: -60, tags: { ...proving, ...leaseTag('1-1-aaaaaaaa', -60, 60) } },
      'run 1-1-aaaaaaaa until 2026-11-24T07:11:00Z',
    ],
    [
      'the earliest of two leases, even if it ends first',
      { tags: { ...leaseTag('1-1-aaaaaaaa', -30, 3600), ...leaseTag('2-1-bbbbbbbb', -60, 60) } },
      'run 2-1-bbbbbbbb until 2026-11-24T07:11:00Z',
    ],
    [
      'the second lease when the first has ended',
      { tags: { ...leaseTag('1-1-aaaaaaaa', -30, 3600), ...leaseTag('2-1-bbbbbbbb', -60, -1) } },
      'run 1-1-aaaaaaaa until 2026-11-24T08:10:00Z',
    ],
    [
      'its proof boot for twenty minutes',
      { launched: -1199, tags: proving },
      'a proof boot until 2026-11-24T07:10:01Z',
    ],
    ['nobody once its proof boot took twenty minutes', { launched: -1200, tags: proving }, undefined],
    ['nobody when its proof boot ended', { state: 'stopped', launched: -60, tags: proving }, undefined],
    [
      'its proof boot while it starts',
      { state: 'pending', launched: 0, tags: proving },
      'a proof boot until 2026-11-24T07:30:00Z',
    ],
    ['nobody when it is ready and just on', { launched: -60, tags: { [TAG.state]: 'ready' } }, undefined],
  ]
  test.each(rows)('%s', (_, { state = 'running', launched = -7200, tags }, expected) => {
    const holder = findHolder({ state, launchTime: at(launched), tags }, NOW)
    expect(holder && describeHolder(holder)).toBe(expected)
  })
})

test('a machine is on when it is billed or soon will be', () => {
  const states = ['pending', 'running', 'stopping', 'stopped', 'shutting-down', 'terminated', 'unknown']
  expect(states.filter(isOn)).toEqual(['pending', 'running'])
})

describe('a run id', () => {
  const rows: [string, boolean][] = [
    ['123-1-9f8e7d6c', true],
    ['0-1-00000000', true],
    ['123-1-9f8e7d6', false],
    ['123-1-9F8E7D6C', false],
    ['123-9f8e7d6c', false],
    ['123-1-9f8e7d6c\n', false],
    ['../../etc', false],
    ['', false],
  ]
  test.each(rows)('%j: %s', (text, expected) => expect(isRunId(text)).toBe(expected))
})

describe('fault 95: a tag of the year 2099', () => {
  const DAY = 86_400
  const far = '2099-01-01T00:00:00Z'
  const leaseOf = (claimed: number): Tags => ({ [leaseKey(RUN)]: `${formatTime(at(claimed))}/${far}` })
  const rows: [string, { state?: string; launched: number; tags: Tags }, boolean][] = [
    ['a lease that was claimed just now counts', { launched: -60, tags: leaseOf(-120) }, true],
    [
      'a lease on a machine that is off counts for five minutes',
      { state: 'stopped', launched: -60, tags: leaseOf(-299) },
      true,
    ],
    ['a lease that was claimed three days ago does not', { launched: -3 * DAY + 60, tags: leaseOf(-3 * DAY) }, false],
    ['a lease that will be claimed does not', { launched: -60, tags: leaseOf(301) }, false],
    ['nor does one of 2098', { launched: -60, tags: { [leaseKey(RUN)]: `2098-12-31T00:00:00Z/${far}` } }, false],
    ['a hold counts for two days from the launch on', { launched: -2 * DAY + 1, tags: { [TAG.hold]: far } }, true],
    ['and no longer', { launched: -2 * DAY, tags: { [TAG.hold]: far } }, false],
    ['nor on a machine that is off', { state: 'stopped', launched: -2 * DAY, tags: { [TAG.hold]: far } }, false],
  ]
  test.each(rows)('%s', (_, { state = 'running', launched, tags }, isHeld) => {
    const holder = findHolder({ state, launchTime: at(launched), tags }, NOW)
    expect(holder !== undefined).toBe(isHeld)
    if (holder !== undefined) expect(holder.until < at(3 * DAY)).toBe(true)
  })
})
