// When a cron line fires, over the changes of the clocks too, and which lines are none.
import { describe, expect, test } from '@jest/globals'
import {
  findCronProblem,
  findGitHubCronProblem,
  isTimezone,
  latestSlot,
  listSlots,
  nextSlot,
} from '../../../src/schedule/cron.ts'

const SLOT = '2026-11-24T06:30:00Z'

describe('slots', () => {
  const PARIS = 'Europe/Paris'
  const rows: [string, string, string, string, string | undefined, string | undefined][] = [
    ['the slot of this very moment is the latest', '30 6 * * *', 'UTC', SLOT, SLOT, '2026-11-25T06:30:00Z'],
    [
      'fractions of a second change nothing',
      '30 6 * * *',
      'UTC',
      '2026-11-24T06:30:00.700Z',
      SLOT,
      '2026-11-25T06:30:00Z',
    ],
    [
      'the time zone counts',
      '30 6 * * *',
      PARIS,
      '2026-11-24T06:00:00Z',
      '2026-11-24T05:30:00Z',
      '2026-11-25T05:30:00Z',
    ],
    ['29 February is found years away', '0 0 29 2 *', 'UTC', SLOT, '2024-02-29T00:00:00Z', '2028-02-29T00:00:00Z'],
    [
      'an hour that spring skips is served right after the gap',
      '30 2,8 * * *',
      PARIS,
      '2026-03-29T01:10:00Z',
      '2026-03-29T01:00:00Z',
      '2026-03-29T06:30:00Z',
    ],
    [
      'an hour that autumn repeats counts the first time',
      '30 2,8 * * *',
      PARIS,
      '2026-10-25T00:40:00Z',
      '2026-10-25T00:30:00Z',
      '2026-10-25T07:30:00Z',
    ],
    [
      'an hour that autumn repeats does not count again',
      '30 2,8 * * *',
      PARIS,
      '2026-10-25T01:40:00Z',
      '2026-10-25T00:30:00Z',
      '2026-10-25T07:30:00Z',
    ],
    [
      'every hour means each of the 25 hours of an autumn day',
      '30 * * * *',
      PARIS,
      '2026-10-25T01:40:00Z',
      '2026-10-25T01:30:00Z',
      '2026-10-25T02:30:00Z',
    ],
  ]
  test.each(rows)('%s', (_, cron, timezone, now, latest, next) => {
    expect(latestSlot(cron, timezone, new Date(now))).toEqual(latest === undefined ? undefined : new Date(latest))
    expect(nextSlot(cron, timezone, new Date(now))).toEqual(next === undefined ? undefined : new Date(next))
  })
})

describe('a cron line', () => {
  const good = ['30 0,6,12,18 * * *', '*/20 * * * *', '0 9 * * MON-FRI', '0 0 L * *', '0  0 1 1 *', '0 0 29 2 *']
  test.each(good)('%s is good', (cron) => expect(findCronProblem(cron)).toBeUndefined())
  const bad: [string, RegExp][] = [
    ['', /five fields/],
    ['@daily', /five fields/],
    ['30 * * *', /five fields/],
    ['0 30 * * * *', /five fields/],
    ['61 * * * *', /minute: 61/],
    ['x * * * *', /illegal/],
    ['*/90 * * * *', /steps/],
    ['/15 * * * *', /a step has \* or a number before its/],
    ['0,/15 * * * *', /a step has \* or a number before its/],
    ['0 0 31 2 *', /fires some day/],
    ['0 0 30 2 *', /fires some day/],
  ]
  test.each(bad)('"%s" is refused', (cron, problem) => expect(findCronProblem(cron)).toMatch(problem))
})

describe("fault 137: a form of GitHub's own documents", () => {
  test('is read as they say: 20/15 is every 15 minutes from minute 20 on', () => {
    const at = (minute: string) => new Date(`2026-11-24T06:${minute}:00Z`)
    const slots = listSlots('20/15 * * * *', 'UTC', { from: at('00'), to: at('59') })
    expect(slots).toEqual([at('20'), at('35'), at('50')])
  })

  const good = ['* * * * *', '5,35 0-6 1-7 JAN-Mar mon,WED', '*/15 4-6/2 * 1 0', '30 5 * * 1-5', '20/15 * * * *']
  test.each(good)('%s is one', (cron) => expect(findGitHubCronProblem(cron)).toBeUndefined())

  const strange = [
    '0 0 L * *',
    '0 0 15W * *',
    '0 0 * * MON#1',
    '0 0 1 * +MON',
    '0 0 ? * *',
    '0 0 * * 7',
    '*/60 * * * *',
  ]
  test.each(strange)('%s is none, though this action reads it', (cron) => {
    expect([findCronProblem(cron), findGitHubCronProblem(cron)]).toEqual([
      undefined,
      expect.stringContaining("must be as GitHub's cron has it"),
    ])
  })
})

test.each([
  ['Europe/Paris', true],
  ['UTC', true],
  ['+02:00', false],
  ['Europe/Atlantis', false],
  ['', false],
])('"%s" is a time zone: %s', (name, expected) => expect(isTimezone(name)).toBe(expected))
