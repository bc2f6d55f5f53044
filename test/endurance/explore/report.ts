// What an exploration came to, for people and for programs that add several test runs up.
import { writeReports } from '../shared/report.ts'
import type { Explored } from './explore-point.ts'
import type { Exploration, Visit } from './explore.ts'
import { effectOf, formatPoint } from './points.ts'
import type { Occasion } from './step.ts'

/** Prints the effects found and covered, writes reports/explore.json and the logs of what failed; gives the exit code. */
export function writeReport(exploration: Exploration, { seconds, seed }: { seconds: number; seed: string }): number {
  const { traces, undisturbed, visits, hunts, bugs } = exploration
  const coverage = [...traces].map(([name, trace]) => ({
    name,
    ...measureCoverage(
      trace,
      visits.filter(({ point }) => point.scenario === name),
    ),
  }))
  for (const one of coverage) printCoverage(one)

  const done = visits.filter(({ explored }) => explored !== undefined)
  const failed = done.filter(({ point, explored }) => isFailed(point.occasion, explored))
  const wrong = [...undisturbed].filter(([, { violations }]) => violations.length > 0)
  const missed = hunts.filter(({ caught }) => caught === undefined)
  const logs = [
    ...wrong.map(([name, explored]) => describeFailure(`${name}, undisturbed`, explored)),
    ...missed.flatMap(({ bug, explored }) => explored.map((one) => describeFailure(`planted: ${bug.name}`, one))),
    ...failed.map(({ point, explored }) => describeFailure(formatPoint(point), explored)),
  ]
  for (const { point, explored } of failed) {
    console.log(`\nfailed: npm run explore -- --point '${formatPoint(point)}'`)
    for (const violation of explored?.violations ?? []) console.log(`    ${violation}`)
    if (explored?.isReached === false) console.log('    the process never came to this effect')
    for (const [step, log] of explored?.logs ?? []) console.log(`    == ${step}\n${lastLines(log)}`)
  }
  for (const { bug } of missed) console.log(`\nnot caught: ${bug.mode}: ${bug.name}`)

  const grace = done.flatMap(({ explored }) => explored?.grace ?? [])
  printGrace(
    'StopInstances went out after SIGINT',
    grace.flatMap(({ stopSent }) => stopSent ?? []),
  )
  printGrace(
    'CancelCommand went out after SIGINT',
    grace.flatMap(({ cancelSent }) => cancelSent ?? []),
  )
  printGrace(
    'the process ended after SIGINT',
    grace.map(({ ended }) => ended),
  )
  const numPassedTests = done.length - failed.length + undisturbed.size - wrong.length + hunts.length - missed.length
  const numFailedTests = failed.length + wrong.length + missed.length
  const pending = visits.length - done.length + bugs.length - hunts.length
  console.log(
    `${done.length} of ${visits.length} points explored, ${failed.length} failed; ` +
      `${hunts.length - missed.length} of ${bugs.length} planted bugs caught, ${missed.length} missed; ` +
      `seed ${seed}, ${seconds} s`,
  )
  const counts = { numPassedTests, numFailedTests, numPendingTests: pending }
  return writeReports('explore', counts, { failures: logs, more: { seed, seconds, grace, coverage } })
}

/** An effect that a process doesn't come to is a failure; how often it reads depends on time. */
function isFailed({ kind }: Occasion, explored: Explored | undefined): boolean {
  if (explored === undefined) return false
  return explored.violations.length > 0 || (!explored.isReached && kind === 'effect')
}

/** A scenario's effects, and at how many of their points it has been looked. */
interface Coverage {
  readonly name: string
  readonly effects: readonly { readonly effect: string; readonly points: number; readonly explored: number }[]
  readonly reads: { readonly points: number; readonly explored: number }
}

function measureCoverage(trace: readonly Occasion[], visits: readonly Visit[]): Omit<Coverage, 'name'> {
  const count = (own: readonly Visit[]): { points: number; explored: number } => ({
    points: own.length,
    explored: own.filter(({ explored }) => explored?.isReached === true).length,
  })
  const [reads, others] = [true, false].map((isRead) =>
    visits.filter(({ point }) => (point.occasion.kind === 'read') === isRead),
  )
  const effects = [...new Set(trace.filter(({ kind }) => kind === 'effect').map(effectOf))].map((effect) => ({
    effect,
    ...count((others ?? []).filter(({ point }) => effectOf(point.occasion) === effect)),
  }))
  return { effects, reads: count(reads ?? []) }
}

function printCoverage({ name, effects, reads }: Coverage): void {
  const row = (what: string, { points, explored }: { points: number; explored: number }): void =>
    console.log(`  ${`${explored}/${points}`.padStart(5)}  ${what}`)
  const covered = effects.filter(({ explored }) => explored > 0).length
  console.log(`\n${name}: ${effects.length} effects found, ${covered} covered; of their points explored:`)
  for (const one of effects) row(one.effect, one)
  if (reads.points > 0) row('(reads between)', reads)
}

/** The end of a log, where it tells what went wrong, for a place where logs have to be short. */
function lastLines(log: string): string {
  const lines = withoutOutput(log).split('\n')
  return lines
    .filter((line) => line !== '')
    .slice(-8)
    .map((line) => `       ${line.slice(0, 400)}`)
    .join('\n')
}

/** What the action itself says; a payload's lines begin with a bar. */
function withoutOutput(log: string): string {
  return log.replace(/^\| .*\n/gm, '')
}

function describeFailure(what: string, explored: Explored | undefined): string {
  const { violations = [], logs = [] } = explored ?? {}
  const texts = logs.map(([step, log]) => `== ${step}\n${withoutOutput(log)}`)
  return [`#### ${what}`, ...violations, ...texts].join('\n')
}

function printGrace(what: string, milliseconds: readonly number[]): void {
  if (milliseconds.length === 0) return
  const sorted = [...milliseconds].sort((a, b) => a - b)
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0
  console.log(`\n${what}: ${at(0)} ms at least, ${at(0.5)} ms in the middle, ${at(1)} ms at most, of ${sorted.length}`)
}
