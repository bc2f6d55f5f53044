// How the schedule has fared: ticks asked and delivered, slots that came late, and schedules that GitHub is about to end.
import { describe, expect, test } from '@jest/globals'
import { secondsAfter } from '../../../src/clock.ts'
import { describeSchedule, judgeSchedule } from '../../../src/schedule/history.ts'
import { parseWorkflow } from '../../../src/github/workflow.ts'
import { aRegion } from '../../support/builders.ts'

const NOW = new Date('2026-11-24T12:00:00Z')
const WORKFLOW = parseWorkflow("on:\n  schedule:\n    - cron: '30 * * * *'\n    - cron: '0 6 * * *'\njobs: {}\n")
const REGIONS = [
  aRegion({ name: 'us-east-1', cron: '30 1,7,13,19 * * *' }),
  aRegion({ name: 'eu-west-3', cron: '30 3,9,15,21 * * *' }),
  aRegion({ name: 'sa-east-1', cron: '30 2 * * *', enabled: false }),
  aRegion({ name: 'us-west-2', cron: undefined }),
]
const at = (time: string, event = 'schedule') => ({ event, title: 'NAVO · due', created: new Date(time) })
/** A tick five minutes after each half hour of the day. */
const ALL = Array.from({ length: 24 }, (_, hour) => ({
  event: 'schedule',
  title: 'NAVO · due',
  created: secondsAfter(new Date('2026-11-23T12:35:00Z'), hour * 3600),
}))

const judge = (runs: typeof ALL, lastPush?: Date) =>
  judgeSchedule({ runs, lastPush }, { asks: WORKFLOW?.asks, regions: REGIONS, timezone: 'UTC', now: NOW })

describe('the schedule of the last day', () => {
  test('is fine when every tick comes five minutes late', () => {
    expect(judge(ALL)).toEqual({ asked: 25, delivered: 24, late: [], warning: undefined, misread: [] })
  })

  test('fault 58: a tick that was dropped makes its slot as late as the next one', () => {
    const health = judge(ALL.filter(({ created }) => created.toISOString() !== '2026-11-24T07:35:00.000Z'))
    expect(health).toMatchObject({
      delivered: 23,
      late: [{ region: 'us-east-1', slot: new Date('2026-11-24T07:30:00Z'), seconds: 3900 }],
    })
    expect(describeSchedule(health, 'rotate.yml')).toEqual([
      'schedule: 23 of 25 ticks were delivered in the last day',
      'schedule: us-east-1 was late for 2026-11-24T07:30:00Z (by 1h5m)',
    ])
  })

  test('counts a tick by hand for its slot, and not as delivered', () => {
    const health = judge([...ALL.slice(0, 18), at('2026-11-24T07:31:00Z', 'workflow_dispatch'), ...ALL.slice(19)])
    expect(health).toMatchObject({ delivered: 23, late: [] })
  })

  test('a slot that no tick has reached yet is late, once it is a quarter of an hour old', () => {
    const health = judge(ALL.filter(({ created }) => created < new Date('2026-11-24T09:00:00Z')))
    expect(health.late).toEqual([{ region: 'eu-west-3', slot: new Date('2026-11-24T09:30:00Z'), seconds: undefined }])
    expect(describeSchedule(health, 'rotate.yml').at(-1)).toContain('2026-11-24T09:30:00Z (not yet ticked)')
  })

  test('says nothing of what was asked when the workflow is not there', () => {
    const health = judgeSchedule(
      { runs: [], lastPush: undefined },
      { asks: undefined, regions: [], timezone: 'UTC', now: NOW },
    )
    expect(describeSchedule(health, 'rotate.yml')).toEqual(['schedule: 0 ticks were delivered in the last day'])
  })

  test.each([
    [44, undefined],
    [45, 'for 45 days'],
    [59, 'at about 2026-11-25T12:00:00Z'],
  ])('a public repository without a push for %i days', (days, warning) => {
    const found = judge(ALL, secondsAfter(NOW, -days * 86_400)).warning
    if (warning === undefined) expect(found).toBeUndefined()
    else expect(found).toContain(warning)
  })
})

describe('fault 137: a cron line of the workflow file', () => {
  const tellOf = (...schedule: string[]) => {
    const asks = parseWorkflow(
      `on:\n  schedule:\n${schedule.map((line) => `    - ${line}\n`).join('')}jobs: {}\n`,
    )?.asks
    const health = judgeSchedule({ runs: [], lastPush: undefined }, { asks, regions: [], timezone: 'UTC', now: NOW })
    return [health.asked, ...describeSchedule(health, 'rotate.yml').slice(1)]
  }
  const HOURLY = "cron: '30 * * * *'"

  test('with a step from a number on is counted as GitHub counts it', () => {
    expect(tellOf("cron: '20/15 * * * *'")).toEqual([72])
  })

  test.each([
    ["cron: '0 0 L * *'", `found "0 0 L * *", must be as GitHub's cron has it, whose day of the month can't be "L"`],
    ["cron: '0 0 * * 7'", `found "0 0 * * 7", must be as GitHub's cron has it, whose day of the week can't be "7"`],
    ["cron: '@daily'", /^found "@daily", must be a cron line of five fields, .*$/],
    ['cron: 5', /^found "", must be a cron line of five fields, .*$/],
    ['{}', /^found "", must be a cron line of five fields, .*$/],
    [
      "{ cron: '0 1 * * *', timezone: Mars }",
      'found "0 1 * * *", must have a time zone of the IANA database, not "Mars"',
    ],
  ])('%s is told by its line, and the others are counted', (line, why) => {
    const [asked, told = '', ...more] = tellOf(HOURLY, line, HOURLY)
    const words = String(told)
      .replace('schedule: rotate.yml line 4: cron: ', '')
      .replace(/; not counted$/, '')
    expect([asked, more]).toEqual([48, []])
    expect(words).toEqual(typeof why === 'string' ? why : expect.stringMatching(why))
  })

  test('that asks for more than a tick in five minutes is counted as GitHub ticks, and told', () => {
    expect(tellOf("cron: '*/2 * * * *'", HOURLY)).toEqual([
      240 + 24,
      'schedule: rotate.yml line 3: cron "*/2 * * * *": GitHub ticks every 5m at most, and is counted so',
    ])
  })
})
