// Simulates thirty days of a fleet's schedule on GitHub's cron and prints how regular it was: `npm run simulate`, or with
// another seed `npm run simulate -- 7`. The model is in simulate/ticks.ts, what is compared in simulate/strategies.ts.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Fleet, parseFleet } from '../src/fleet/fleet.ts'
import { listTimetables, percentile, scoreRuns, type Score } from './simulate/score.ts'
import { listStrategies, type Strategy } from './simulate/strategies.ts'
import {
  DAY,
  deliverTicks,
  dispatchTicks,
  HOUR,
  inOrder,
  listAskedTicks,
  listPatterns,
  MINUTE,
  type Span,
  type Tick,
} from './simulate/ticks.ts'

/** The seed of the table in the documents. */
export const SEED = 1
const DAYS = 30
const FROM = new Date('2026-11-01T00:00:00Z')
const SPAN: Span = { from: FROM, to: new Date(FROM.getTime() + DAYS * DAY) }
/** The last slots are served after the span. */
const TICKS: Span = { from: FROM, to: new Date(SPAN.to.getTime() + DAY) }

/** One line of the result. */
export interface Line extends Score {
  readonly pattern: string
  readonly strategy: string
  /** Delivered ticks a day. */
  readonly ticks: number
}

/** Every strategy under every pattern; all of them live through the same. */
export function simulate(fleet: Fleet, seed: number): Line[] {
  const timetables = listTimetables(fleet, SPAN)
  const strategies = listStrategies(fleet).map((strategy) => ({
    ...strategy,
    asked: listAskedTicks(strategy.crons, TICKS),
    dispatched: listDispatched(strategy, seed),
  }))
  return listPatterns({ ...TICKS, seed }).flatMap((pattern) =>
    strategies.map(({ name, asked, dispatched, run }) => {
      const ticks = inOrder([...deliverTicks(asked, { pattern, seed }), ...dispatched])
      const score = scoreRuns(timetables, run(fleet, ticks))
      return { pattern: pattern.name, strategy: name, ticks: countWithin(ticks) / DAYS, ...score }
    }),
  )
}

/** What comes by exact hours, whatever GitHub's cron does. */
function listDispatched({ exactHours }: Strategy, seed: number): Tick[] {
  if (exactHours === undefined) return []
  const to = new Date(Math.min(TICKS.to.getTime(), FROM.getTime() + exactHours.days * DAY))
  return dispatchTicks(listAskedTicks([`${exactHours.minutes.join()} * * * *`], { from: FROM, to }), seed)
}

/** What users would measure under a pattern. */
export interface Calibration {
  readonly pattern: string
  /** Delivered ticks of an hourly cron on each day, sorted. */
  readonly perDay: readonly number[]
  /** Hours between them, sorted. */
  readonly gapHours: readonly number[]
  /** Delivered ticks of a cron of every five minutes, on average a day. */
  readonly frequentPerDay: number
}

/** What each pattern makes of the cron lines that users measured, to be held against their reports. */
export function calibrate(seed: number): Calibration[] {
  const hourlyTicks = listAskedTicks(['30 * * * *'], SPAN)
  // All of `*/5 * * * *`, without asking for each when the next one is.
  const frequentTicks = Array.from({ length: DAYS * 288 }, (_, index) => ({
    cron: '*/5 * * * *',
    asked: new Date(FROM.getTime() + index * 5 * MINUTE),
  }))
  return listPatterns({ ...TICKS, seed }).map((pattern) => {
    const hourly = deliverTicks(hourlyTicks, { pattern, seed })
    const perDay = Array.from({ length: DAYS }, (_, day) => {
      return hourly.filter(({ asked }) => Math.floor((asked.getTime() - FROM.getTime()) / DAY) === day).length
    })
    const times = hourly.map(({ at }) => at.getTime())
    const gaps = times.slice(1).map((time, index) => (time - (times[index] ?? time)) / HOUR)
    const frequentPerDay = deliverTicks(frequentTicks, { pattern, seed }).length / DAYS
    return { pattern: pattern.name, perDay: sorted(perDay), gapHours: sorted(gaps), frequentPerDay }
  })
}

/** Both tables as Markdown. */
export function renderSimulation(seed = SEED): string {
  const fleet = parseFleet(readFileSync(join(import.meta.dirname, '..', 'fleet.yml')), 'fleet.yml')
  return [
    `${DAYS} days from ${FROM.toISOString().slice(0, 10)}, ${fleet.regions.length} regions, seed ${seed}.`,
    'What is delivered of an hourly cron (10th percentile, median, 90th percentile), and of one of every five minutes:',
    formatTable([PATTERN_HEAD, ...calibrate(seed).map(patternRow)]),
    'What comes of it:',
    formatTable([LINE_HEAD, ...simulate(fleet, seed).map(lineRow)]),
  ].join('\n\n')
}

const PATTERN_HEAD = ['Pattern', 'Hourly: runs a day', 'Hourly: hours between runs', 'Every five minutes: runs a day']

function patternRow({ pattern, perDay, gapHours, frequentPerDay }: Calibration): string[] {
  const spread = (values: readonly number[], digits: number) =>
    [0.1, 0.5, 0.9].map((share) => percentile(values, share).toFixed(digits)).join(', ')
  return [pattern, spread(perDay, 0), spread(gapHours, 1), frequentPerDay.toFixed(0)]
}

const LINE_HEAD = [
  ...['Pattern', 'Strategy', 'Ticks a day', 'Slots', 'Served', 'Share', 'Median late', '95 % late'],
  ...['Gap, worst region', 'Gap, best region', 'Runs', 'Doubled'],
]

function lineRow(line: Line): string[] {
  return [
    ...[line.pattern, line.strategy, line.ticks.toFixed(1), `${line.slots}`, `${line.served}`],
    ...[`${((100 * line.served) / line.slots).toFixed(1)} %`],
    ...[`${line.medianMinutes.toFixed(0)} min`, `${line.late95Minutes.toFixed(0)} min`],
    ...[`${line.worstGapHours.toFixed(1)} h`, `${line.bestGapHours.toFixed(1)} h`, `${line.runs}`, `${line.doubled}`],
  ]
}

function countWithin(ticks: readonly { asked: Date }[]): number {
  return ticks.filter(({ asked }) => asked < SPAN.to).length
}

function sorted(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b)
}

/** A Markdown table that can be read on a screen, too: text to the left, quantities to the right. */
function formatTable(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows
  const columns = head.map((_, column) => ({
    width: Math.max(...rows.map((row) => (row[column] ?? '').length)),
    isQuantity: body.every((row) => /^[\d.]+( (%|min|h))?$/.test(row[column] ?? '')),
  }))
  const write = (row: readonly string[]) => {
    const cells = columns.map(({ width, isQuantity }, column) => {
      const cell = row[column] ?? ''
      return isQuantity ? cell.padStart(width) : cell.padEnd(width)
    })
    return `| ${cells.join(' | ')} |`
  }
  const rule = columns.map(({ width, isQuantity }) => (isQuantity ? '-'.repeat(width - 1) + ':' : '-'.repeat(width)))
  return [write(head), write(rule), ...body.map(write)].join('\n')
}

if (process.argv[1] === import.meta.filename) {
  const seed = Number(process.argv[2] ?? SEED)
  if (!Number.isInteger(seed)) throw new Error(`the seed found "${process.argv[2]}", must be a whole number`)
  console.log(renderSimulation(seed))
}
