// Exact hours: the minutes that cron lines come to in UTC, the repository's variable, and dispatches that stop coming.
import { describe, expect, test } from '@jest/globals'
import { secondsAfter } from '../../../src/clock.ts'
import { listSlots } from '../../../src/schedule/cron.ts'
import {
  describeDispatches,
  describeMissed,
  describeStale,
  findExactHours,
  formatExactHours,
  judgeDispatches,
  listMinutes,
} from '../../../src/schedule/exact-hours.ts'
import { aRegion } from '../../support/builders.ts'

const NOW = new Date('2026-11-24T12:00:00Z')
const regions = (...crons: string[]) => crons.map((cron, index) => aRegion({ name: `region-${index}`, cron }))

describe('the minutes of cron lines, in UTC', () => {
  test.each<[string, string, string[], number[]]>([
    ['of one line', 'UTC', ['30 0,6 * * *'], [30]],
    ['of several that share it', 'UTC', ['30 0 * * *', '30 6 * * *'], [30]],
    ['of several, in their order', 'UTC', ['50,10 * * * *', '5 3 * * 1', '10 2 * * *'], [5, 10, 50]],
    ['of a step', 'UTC', ['*/20 * * * *'], [0, 20, 40]],
    ['of a step from a number on', 'UTC', ['20/15 * * * *'], [20, 35, 50]],
    ['in a zone of whole hours, summer and winter', 'America/New_York', ['30 2 * * *'], [30]],
    ['in one half an hour off', 'Asia/Kolkata', ['0 9 * * *', '45 9 * * *'], [15, 30]],
    ['in one three quarters off', 'Asia/Kathmandu', ['0 9 * * *'], [15]],
    ['in one that is behind', 'America/St_Johns', ['10 9 * * *'], [40]],
    ['in one whose summer time is half an hour: both', 'Australia/Lord_Howe', ['15 9 * * *'], [15, 45]],
  ])('fault 160: are those %s', (_, timezone, crons, expected) => {
    expect(listMinutes({ regions: regions(...crons), timezone, now: NOW })).toEqual(expected)
  })

  test.each(['Asia/Kolkata', 'Australia/Lord_Howe', 'America/St_Johns', 'Africa/Casablanca', 'Pacific/Chatham'])(
    'fault 160: hold all slots of a year in %s, but for one within the hour that spring skips',
    (timezone) => {
      const minutes = listMinutes({ regions: regions('5,50 1,2,3,12 * * *'), timezone, now: NOW })
      const year = { from: NOW, to: secondsAfter(NOW, 365 * 86_400) }
      const others = listSlots('5,50 1,2,3,12 * * *', timezone, year).filter(
        (slot) => !minutes.includes(slot.getUTCMinutes()),
      )
      expect(others.length).toBeLessThanOrEqual(1)
    },
  )

  test('leave out regions that are disabled, and those without a line', () => {
    const some = [
      aRegion({ name: 'a', cron: '10 * * * *', enabled: false }),
      aRegion({ name: 'b', cron: undefined }),
      aRegion({ name: 'c', cron: '20 * * * *' }),
    ]
    expect(listMinutes({ regions: some, timezone: 'UTC', now: NOW })).toEqual([20])
    expect(listMinutes({ regions: some.slice(0, 2), timezone: 'UTC', now: NOW })).toEqual([])
  })
})

describe('the repository’s variable', () => {
  test('is read back as it was written', () => {
    const exactHours = { minutes: [5, 30], since: NOW }
    expect(formatExactHours(exactHours)).toBe('5,30 since 2026-11-24T12:00:00Z')
    expect(findExactHours(formatExactHours(exactHours))).toEqual(exactHours)
  })

  test.each([
    ['30', [30]],
    [' 40, 10,10 ', [10, 40]],
    ['0', [0]],
  ])('may be minutes alone: "%s"', (text, minutes) => {
    expect(findExactHours(text)).toEqual({ minutes, since: undefined })
  })

  test.each(['', 'yes', '60', '-1', '1.5', '30,', '30 since', '30 since yesterday', '30 since 2026-02-30T12:00:00Z'])(
    'can’t be "%s"',
    (text) => expect(findExactHours(text)).toBeUndefined(),
  )
})

const DISPATCHED = 'NAVO · exact hours · due'
/** A dispatch some seconds after the half of each of these hours of the day. */
const dispatches = (hours: readonly number[], { seconds = 25, title = DISPATCHED, event = 'workflow_dispatch' } = {}) =>
  hours.map((hour) => ({
    ...{ event, title },
    created: secondsAfter(new Date('2026-11-23T12:30:00Z'), hour * 3600 + seconds),
  }))
const hours = Array.from({ length: 24 }, (_, hour) => hour)
const EXACT = { minutes: [30], since: undefined }
const judge = (runs: Parameters<typeof judgeDispatches>[0], exactHours: { since?: Date } = {}) =>
  judgeDispatches(runs, { exactHours: { ...EXACT, ...exactHours }, now: NOW })
const warning = (...given: Parameters<typeof judge>) => describeMissed(judge(...given), 'nasa/servicemon')

describe('dispatches of the last day', () => {
  test('have all come, in the minute or by the last retry', () => {
    for (const seconds of [0, 59, 900]) {
      const health = judge(dispatches(hours, { seconds }))
      expect(health).toEqual({ asked: 24, came: 24, missed: [] })
      expect(describeDispatches(health)).toBe('exact hours: 24 of 24 dispatches came in the last day')
    }
  })

  test('that came twice are counted once', () => {
    expect(judge([...dispatches(hours), ...dispatches(hours, { seconds: 40 })])).toMatchObject({ asked: 24, came: 24 })
  })

  test('fault 161: of which one is missing are no reason to warn; of two in a row, with the cure', () => {
    expect(warning(dispatches(hours.slice(0, 23)))).toBeUndefined()
    expect(judge(dispatches(hours.slice(0, 22)))).toMatchObject({ asked: 24, came: 22 })
    expect(warning(dispatches(hours.slice(0, 22)))).toBe(
      "exact hours: the last 2 dispatches did not come, the first at 2026-11-24T10:30:00Z; GitHub's own ticks go on. " +
        'The token has expired or is refused, or the rules are gone: make a token and run ' +
        'npm run -s infra -- nasa/servicemon --exact-hours | sh, or end exact hours by --no-exact-hours',
    )
  })

  test('fault 161: that come again are no reason to warn, however many were missed before', () => {
    expect(warning(dispatches([0, 1, 2, 23]))).toBeUndefined()
  })

  test('fault 161: are not missed before they have had the time for their retries', () => {
    const at = (time: string) => judgeDispatches([], { exactHours: EXACT, now: new Date(`2026-11-24T${time}Z`) })
    expect(at('11:46:59').missed.at(-1)).toEqual(new Date('2026-11-24T10:30:00Z'))
    expect(at('11:47:00').missed.at(-1)).toEqual(new Date('2026-11-24T11:30:00Z'))
  })

  test('fault 161: are not missed from before they were set up, or set up anew', () => {
    expect(warning([])).toContain('the last 24 dispatches did not come')
    expect(warning([], { since: new Date('2026-11-24T11:00:00Z') })).toBeUndefined()
    const health = judge([], { since: new Date('2026-11-24T11:50:00Z') })
    expect(describeDispatches(health)).toBe('exact hours: none of their dispatches is to have come yet')
  })

  test.each([
    ['a person’s', { title: 'NAVO · dispatched · due' }],
    ['a person’s for one region', { title: 'NAVO · dispatched · eu-west-3' }],
    ['GitHub’s own tick', { event: 'schedule', title: 'NAVO · scheduled · due' }],
    ['another scheduler’s', { event: 'repository_dispatch', title: 'NAVO · dispatched · due' }],
    ['one long after the last retry', { seconds: 1800 }],
  ])('fault 162: none of them is %s, though it comes when they should', (_, made) => {
    expect(judge(dispatches(hours, made)).came).toBe(0)
    expect(warning([...dispatches(hours.slice(0, 20)), ...dispatches([20, 21, 22, 23], made)])).toContain('the last ')
  })

  test('are as many an hour as there are minutes', () => {
    const both = { minutes: [0, 30], since: secondsAfter(NOW, -6 * 3600) }
    const health = judgeDispatches(dispatches(hours), { exactHours: both, now: NOW })
    expect([health.asked, health.came]).toEqual([11, 6])
  })
})

describe('fault 163: cron lines that were changed since', () => {
  const stale = (minutes: number[], ...crons: string[]) =>
    describeStale({ minutes, since: undefined }, { regions: regions(...crons), timezone: 'UTC', now: NOW }, 'nasa/sky')

  test('are told, with what to do', () => {
    expect(stale([30], '10 * * * *', '40 1 * * *')).toBe(
      'exact hours: are set up for the minutes 30 of the hour in UTC, and the cron lines of the fleet file ask for ' +
        '10, 40. Deploy them again: npm run -s infra -- nasa/sky | sh',
    )
    expect(stale([30])).toContain('ask for none.')
  })

  test('are not, while their minutes are the same', () => {
    expect(stale([10, 30], '30 1 * * *', '10 2,3 * * *')).toBeUndefined()
  })
})
