// What the simulation's table rests on: the ticks it makes up, what each strategy makes of given ticks, and the counting.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { calibrate } from '../../scripts/simulate.ts'
import { listTimetables, percentile, scoreRuns } from '../../scripts/simulate/score.ts'
import {
  listStrategies,
  runByCrontab,
  runByHour,
  runByRotate,
  type Strategy,
} from '../../scripts/simulate/strategies.ts'
import {
  DAY,
  deliverTicks,
  dispatchTicks,
  HOUR,
  inOrder,
  listAskedTicks,
  listPatterns,
  MINUTE,
  type Pattern,
  type Tick,
} from '../../scripts/simulate/ticks.ts'
import { parseFleet } from '../../src/fleet/fleet.ts'

const FLEET = parseFleet(readFileSync(new URL('../../fleet.yml', import.meta.url), 'utf8'), 'fleet.yml')
const FROM = new Date('2026-11-01T00:00:00Z')
const THREE_DAYS = { from: FROM, to: new Date(FROM.getTime() + 3 * DAY) }
const MONTH = { from: FROM, to: new Date(FROM.getTime() + 30 * DAY) }
const PERFECT: Pattern = { name: 'perfect', share: () => 1, delayMinutes: 0, doubledShare: 0 }

const at = (time: string) => new Date(`2026-11-${time}:00Z`)
const tick = (time: Date): Tick => ({ cron: '30 * * * *', asked: time, at: time })
const tell = (runs: readonly { region: string; at: Date }[]) =>
  runs.map(({ region, at: time }) => `${time.toISOString().slice(8, 16)} ${region}`)

/** What comes of three days and the hours after them when ticks behave so. */
function play({ crons, run }: Pick<Strategy, 'crons' | 'run'>, pattern: Partial<Pattern> = {}) {
  const asked = listAskedTicks(crons, { from: FROM, to: new Date(THREE_DAYS.to.getTime() + DAY) })
  const ticks = deliverTicks(asked, { pattern: { ...PERFECT, ...pattern }, seed: 1 })
  return scoreRuns(listTimetables(FLEET, THREE_DAYS), run(FLEET, ticks))
}

const all = listStrategies(FLEET)
/** Those that GitHub's cron alone makes tick. */
const strategies = all.filter(({ exactHours }) => exactHours === undefined)
const byName = (strategy: Strategy): [string, Strategy] => [strategy.name, strategy]
const others = strategies.slice(0, 2).map(byName)
const rotations = strategies.slice(2).map(byName)

describe('with no tick dropped or late', () => {
  test.each(strategies.map(byName))('%s serves every slot at once, and none twice', (_, strategy) => {
    expect(play(strategy)).toMatchObject({ slots: 72, served: 72, runs: 72, doubled: 0, worstGapHours: 6 })
    expect(play(strategy).late95Minutes).toBeLessThanOrEqual(1)
  })
})

describe('when one tick is dropped', () => {
  const share = (asked: Date) => (asked.getTime() === at('02T06:30').getTime() ? 0 : 1)

  test.each(others)('%s loses the slot', (_, strategy) => {
    expect(play(strategy, { share })).toMatchObject({ served: 71, worstGapHours: 12, bestGapHours: 6 })
  })

  test.each(rotations)('%s serves the slot at the next one', (_, strategy) => {
    expect(play(strategy, { share })).toMatchObject({ served: 72, doubled: 0 })
    expect(play(strategy, { share }).worstGapHours).toBeLessThanOrEqual(7)
  })
})

describe('when only every sixth hour has ticks', () => {
  const share = (asked: Date) => (asked.getUTCHours() % 6 === 0 ? 1 : 0)

  test.each(others)('%s runs one region and starves five', (_, strategy) => {
    expect(play(strategy, { share })).toMatchObject({ served: 12, bestGapHours: 6 })
    expect(play(strategy, { share }).worstGapHours).toBe(72)
  })

  test.each(rotations)('%s serves every slot', (_, strategy) => {
    expect(play(strategy, { share })).toMatchObject({ served: 72, doubled: 0 })
  })
})

describe('when every tick comes twice', () => {
  test.each(others)('%s runs every region twice', (_, strategy) => {
    expect(play(strategy, { doubledShare: 1 })).toMatchObject({ served: 72, runs: 144, doubled: 72 })
  })

  test.each(rotations)('%s runs every region once', (_, strategy) => {
    expect(play(strategy, { doubledShare: 1 })).toMatchObject({ served: 72, runs: 72, doubled: 0 })
  })
})

describe('crontab', () => {
  test('runs the regions whose line the tick was asked by, however late it comes', () => {
    const late = { cron: '30 1,7,13,19 * * *', asked: at('01T01:30'), at: at('01T03:10') }
    expect(tell(runByCrontab(FLEET, [late, tick(at('01T04:00'))]))).toEqual(['01T03:10 us-east-1'])
  })
})

describe('hour % 6', () => {
  test('takes the region of the hour in which the tick comes, not of that in which it was asked for', () => {
    const late = { ...tick(at('01T01:30')), at: at('01T02:10') }
    expect(tell(runByHour(FLEET, [late]))).toEqual(['01T02:10 sa-east-1'])
  })
})

describe('rotate', () => {
  test("after a day's silence runs each region once, at the first tick, and each at its own hour from then on", () => {
    const ticks = listAskedTicks(['30 * * * *'], { from: FROM, to: at('03T08:00') })
      .filter(({ asked }) => asked.getUTCDate() !== 2)
      .map(({ asked }) => tick(asked))
    expect(tell(runByRotate(FLEET, ticks)).filter((line) => line > '02')).toEqual([
      ...FLEET.regions.map(({ name }) => `03T00:31 ${name}`),
      ...['03T01:31 us-east-1', '03T02:31 sa-east-1', '03T03:31 eu-west-3', '03T04:31 ap-northeast-1'],
      ...['03T05:31 ap-southeast-2', '03T06:31 us-west-2', '03T07:31 us-east-1'],
    ])
  })

  test('leaves a region alone whose run goes on when the next slot comes, and serves that at the tick after', () => {
    const ticks = ['01T00:00', '01T06:26', '01T06:31', '01T06:50'].map((time) => tick(at(time)))
    const runs = tell(runByRotate(FLEET, ticks)).filter((line) => line.endsWith('us-west-2'))
    expect(runs).toEqual(['01T06:27 us-west-2', '01T06:51 us-west-2'])
  })

  test('never runs a region twice for a slot, whenever ticks come', () => {
    const minutes = fc.array(fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 9, max: 600 })), {
      minLength: 1,
      maxLength: 30,
    })
    fc.assert(
      fc.property(minutes, (gaps) => {
        let time = FROM.getTime()
        const runs = runByRotate(
          FLEET,
          gaps.map((gap) => tick(new Date((time += gap * MINUTE)))),
        )
        const { doubled, runs: started } = scoreRuns(
          listTimetables(FLEET, { from: FROM, to: new Date(time + 1) }),
          runs,
        )
        expect([doubled, started]).toEqual([0, expect.any(Number)])
      }),
      { numRuns: 40 },
    )
  })
})

describe('exact hours', () => {
  const SEEDS = [1, 2, 3]
  const MIDDLE = new Date(FROM.getTime() + 15 * DAY)
  const GOOD = { from: FROM, to: MIDDLE }
  const EXPIRED = { from: MIDDLE, to: MONTH.to }
  const strategy = all.find(({ name }) => name === 'exact hours, expired')
  const today = all.find(({ name }) => name === 'rotate, 3 ticks an hour')
  if (strategy?.exactHours === undefined || today === undefined) throw new Error('there are no such strategies')
  const { exactHours, run } = strategy

  /** How a part of the month went, under a pattern, with exact hours as long as the token is good, and without. */
  const both = (pattern: Pattern, seed: number, part: typeof GOOD) => {
    const asked = listAskedTicks(today.crons, { from: FROM, to: new Date(MONTH.to.getTime() + DAY) })
    const own = deliverTicks(asked, { pattern, seed })
    const line = `${exactHours.minutes.join()} * * * *`
    const sent = dispatchTicks(listAskedTicks([line], { from: FROM, to: MIDDLE }), seed)
    const score = (ticks: readonly Tick[]) => scoreRuns(listTimetables(FLEET, part), run(FLEET, ticks))
    return { with: score(inOrder([...own, ...sent])), without: score(own) }
  }
  const rows = SEEDS.flatMap((seed) =>
    listPatterns({ ...MONTH, seed }).map((pattern): [string, number, Pattern] => [pattern.name, seed, pattern]),
  )

  test('are at the minutes of the fleet’s lines, for half of the month or all of it', () => {
    expect(all.flatMap(({ exactHours: found }) => found ?? [])).toEqual([
      { minutes: [30], days: Infinity },
      { minutes: [30], days: 15 },
    ])
    expect(strategy.crons).toEqual(today.crons)
  })

  test.each(rows)('serve every slot within five minutes while the token is good: %s, seed %i', (_, seed, pattern) => {
    const score = both(pattern, seed, GOOD).with
    expect(score).toMatchObject({ served: 360, slots: 360, doubled: 0 })
    expect(score.worstLateMinutes).toBeLessThanOrEqual(5)
  })

  test.each(rows)('are no worse than none once it has expired: %s, seed %i', (_, seed, pattern) => {
    const { with: score, without } = both(pattern, seed, EXPIRED)
    expect(score.served).toBeGreaterThanOrEqual(without.served)
    expect(score.medianMinutes).toBeLessThanOrEqual(without.medianMinutes)
    expect(score.late95Minutes).toBeLessThanOrEqual(without.late95Minutes)
  })

  test('come within their minute, at least once and some twice', () => {
    const asked = listAskedTicks(['30 * * * *'], MONTH)
    const sent = dispatchTicks(asked, 1)
    const late = sent.map(({ asked: moment, at: time }) => (time.getTime() - moment.getTime()) / 1000)
    expect([Math.min(...late) >= 0, Math.max(...late) < 60, Math.max(...late) > 50]).toEqual([true, true, true])
    expect(new Set(sent.map(({ asked: moment }) => moment.getTime())).size).toBe(asked.length)
    expect(sent.length).toBeGreaterThan(asked.length)
  })
})

describe('ticks', () => {
  const patterns = listPatterns({ ...MONTH, seed: 1 })
  const usual = patterns[1] ?? PERFECT
  const hourly = listAskedTicks(['30 * * * *'], MONTH)
  const deliver = (crons: readonly string[], pattern: Pattern, seed = 1) =>
    deliverTicks(listAskedTicks(crons, MONTH), { pattern, seed })

  test('are the same for the same seed, and others for another', () => {
    expect(deliverTicks(hourly, { pattern: usual, seed: 1 })).toEqual(deliverTicks(hourly, { pattern: usual, seed: 1 }))
    expect(deliverTicks(hourly, { pattern: usual, seed: 2 })).not.toEqual(
      deliverTicks(hourly, { pattern: usual, seed: 1 }),
    )
  })

  test('have the same fate whoever asks for them, and however many others are asked for', () => {
    const times = (list: readonly Tick[]) => list.map(({ asked, at: time }) => [asked, time])
    const crontab = FLEET.regions.flatMap(({ cron }) => cron ?? [])
    expect(times(deliver(crontab, usual))).toEqual(times(deliver(['30 * * * *'], usual)))
    const more = deliver(['0,30 * * * *'], usual).filter(({ asked }) => asked.getUTCMinutes() === 30)
    expect(times(more)).toEqual(times(deliver(['30 * * * *'], usual)))
  })

  test('come in the order of their delivery, and none before it was asked for', () => {
    const list = deliver(['10,30,50 * * * *'], usual)
    expect(list.filter(({ asked, at: time }) => time < asked)).toEqual([])
    expect(list.filter(({ at: time }, index) => time < (list[index - 1]?.at ?? FROM))).toEqual([])
    expect(list.some(({ asked }, index) => asked < (list[index - 1]?.asked ?? FROM))).toBe(true)
  })

  test('are late and doubled as the pattern says', () => {
    const list = deliver(['*/5 * * * *'], { ...PERFECT, delayMinutes: 20, doubledShare: 0.1 })
    const delays = list.map(({ asked, at: time }) => (time.getTime() - asked.getTime()) / MINUTE).sort((a, b) => a - b)
    expect(list.length / 8640).toBeCloseTo(1.1, 1)
    expect(percentile(delays, 0.5)).toBeCloseTo(15, -1)
    expect(percentile(delays, 0.95)).toBeCloseTo(61, -1)
  })

  test('are as many as users reported, over the seeds', () => {
    const months = Array.from({ length: 5 }, (_, index) => calibrate(index + 1))
    const all = (name: string) => months.flatMap((month) => month.filter(({ pattern }) => pattern === name))
    const days = all('6–10 of 24').flatMap(({ perDay }) => perDay)
    expect(days.filter((count) => count >= 6 && count <= 10).length / days.length).toBeGreaterThan(0.7)
    expect(
      percentile(
        days.sort((a, b) => a - b),
        0.5,
      ),
    ).toBe(8)
    const often = all('65 of 288').map(({ frequentPerDay }) => frequentPerDay)
    expect(Math.min(...often)).toBeGreaterThan(60)
    expect(Math.max(...often)).toBeLessThan(70)
  })

  test('lie two to eight hours apart in gaps of 2–8 h, all of these', () => {
    const asked = hourly.filter((one) => patterns[3]?.share(one.asked) === 1).map((one) => one.asked.getTime())
    const gaps = asked.slice(1).map((time, index) => (time - (asked[index] ?? time)) / HOUR)
    expect([...new Set(gaps)].sort()).toEqual([2, 3, 4, 5, 6, 7, 8])
  })

  test("are as before and after a day's silence, and none in it", () => {
    const differing = hourly.filter((one) => patterns[4]?.share(one.asked) !== usual.share(one.asked))
    expect(differing.map(({ asked }) => asked.toISOString().slice(0, 10))).toEqual(Array(24).fill('2026-11-15'))
    expect(differing.map(({ asked }) => patterns[4]?.share(asked))).toEqual(Array(24).fill(0))
  })
})

describe('the count', () => {
  const slots = ['01T00:30', '01T06:30', '01T12:30'].map(at)
  const score = (...times: string[]) =>
    scoreRuns(
      [{ region: 'a', slots, end: at('01T18:30') }],
      times.map((time) => ({ region: 'a', at: at(time) })),
    )
  const rows: [string, string[], object][] = [
    ['a run at its slot serves it', ['01T00:30'], { served: 1, medianMinutes: 0, worstGapHours: 18 }],
    ['a run right before the next slot serves the one before', ['01T06:29'], { served: 1, medianMinutes: 359 }],
    ['a second run serves nothing', ['01T00:30', '01T06:29'], { served: 1, runs: 2, doubled: 1 }],
    ['what runs before the first slot or after the last one is left out', ['01T00:29', '01T18:30'], { runs: 0 }],
    ['the longest gap may be the first', ['01T10:30', '01T13:30'], { worstGapHours: 10 }],
    ['the longest gap may be the last', ['01T01:30', '01T06:30'], { worstGapHours: 12 }],
    ['no run at all is one gap', [], { served: 0, medianMinutes: NaN, worstGapHours: 18 }],
  ]
  test.each(rows)('%s', (_, times, expected) => {
    expect(score(...times)).toMatchObject({ slots: 3, ...expected })
  })

  test("a region's gap is not closed by another's runs", () => {
    const both = ['a', 'b'].map((region) => ({ region, slots, end: at('01T18:30') }))
    expect(scoreRuns(both, [{ region: 'a', at: at('01T09:30') }])).toMatchObject({ bestGapHours: 9, worstGapHours: 18 })
  })
})
