// What a soak came to, for people and for programs that add several test runs up.
import { writeReports } from '../shared/report.ts'
import type { BillRow } from './bill.ts'
import { describeEnding, describeStep, type Done, type History, type Violation } from './history.ts'
import type { Judgement } from './judge.ts'

/** One soak and what was made of it. */
export interface Soaked {
  readonly name: string
  readonly history: History
  readonly judgement: Judgement
  readonly seconds: number
}

/** What is to be told beside the soaks. */
export interface ReportOptions {
  /** Plans with a bug planted: each has to be violated. */
  readonly planted: readonly Soaked[]
}

/** Prints tables, writes reports/soak.json and the logs of what failed; gives the exit code. */
export function writeReport(soaks: readonly Soaked[], { planted }: ReportOptions): number {
  for (const soaked of soaks) printSoak(soaked)
  for (const { name, judgement, seconds } of planted) {
    const [first] = judgement.violations
    console.log(`\n${first === undefined ? 'NOT CAUGHT' : 'caught'}  planted: ${name}, ${seconds} s`)
    if (first !== undefined) console.log(`    ${first.sentence}`)
  }
  const failed = soaks.filter(({ judgement }) => judgement.violations.length > 0)
  const missed = planted.filter(({ judgement }) => judgement.violations.length === 0)
  const failures = failed.flatMap(({ name, history, judgement }) =>
    judgement.violations.map((violation) => describeBreach(name, violation, history)),
  )
  const numFailedTests = failures.length + missed.length
  const counts = {
    numPassedTests: countHeld(soaks) + planted.length - missed.length,
    numFailedTests,
    numPendingTests: 0,
  }
  return writeReports('soak', counts, { failures })
}

/** Each step that no violation names is a test that has passed. */
function countHeld(soaks: readonly Soaked[]): number {
  return soaks.reduce((sum, { history, judgement }) => {
    const named = new Set(judgement.violations.flatMap(({ steps }) => steps))
    return sum + history.done.filter(({ step }) => !named.has(step.number)).length
  }, 0)
}

function printSoak({ name, history, judgement, seconds }: Soaked): void {
  const { done } = history
  console.log(`\nsteps of ${name}`)
  printCounts(done.map((one) => `${one.step.kind}${one.isRace ? ', racing' : ''}: ${describeEnding(one)}`))
  console.log('\nends of processes')
  printCounts(done.flatMap(({ step }) => step.ending?.how ?? []))
  console.log('\nfaults put in place, and come to bear')
  printFaults(done)
  const alone = done.filter(isUndisturbed).filter((one) => describeEnding(one) === 'failed')
  console.log(
    `\nfailed with nothing in their way but what steps before them had left, and the weather: ${alone.length}`,
  )
  for (const one of alone) {
    const { error } = Object.values(one.result.result?.regions ?? {})[0] ?? {}
    console.log(`       ${describeStep(one)}: ${error?.messages.join(': ') ?? 'no error'}`)
  }
  console.log('\nbilled seconds, and really passed, by explanation')
  for (const row of judgement.bill) console.log(describeRow(row))
  const begun = history.traces.size
  const { violations } = judgement
  for (const { sentence, steps } of violations) console.log(`\nVIOLATED  ${sentence}\n    steps ${steps.join(', ')}`)
  console.log(`\n${done.length} steps, ${begun} payloads begun, ${violations.length} violations; ${name}, ${seconds} s`)
}

function isUndisturbed({ step, faults, isRace }: Done): boolean {
  const { payload, ending } = step
  const mayGoWell =
    payload === undefined || (payload.exitCode === 0 && ['nothing', 'slow', 'daemon'].includes(payload.does))
  return mayGoWell && faults.length === 0 && ending === undefined && !isRace && payload?.name !== 'prints too much'
}

function describeRow({ explanation, starts, billedSeconds, rawSeconds }: BillRow): string {
  const numbers = `${String(billedSeconds).padStart(7)}  ${rawSeconds.toFixed(1).padStart(7)}`
  return `${numbers}  ${explanation} (${starts} ${starts === 1 ? 'start' : 'starts'})`
}

function printCounts(words: readonly string[]): void {
  const counts = [...Map.groupBy(words, (word) => word)].map(([word, same]) => [word, same.length] as const)
  for (const [word, count] of counts.sort(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(`${String(count).padStart(5)}  ${word}`)
  }
}

function printFaults(done: readonly Done[]): void {
  const felt = done.flatMap((one) => one.felt)
  for (const [name, same] of [
    ...Map.groupBy(
      done.flatMap(({ faults }) => faults),
      (one) => one,
    ),
  ].sort()) {
    const times = felt.filter((one) => one === name).length
    console.log(`${String(same.length).padStart(5)} ${String(times).padStart(5)}  ${name}`)
  }
}

function describeBreach(name: string, { sentence, steps }: Violation, { done }: History): string {
  const logs = done
    .filter(({ step }) => steps.includes(step.number))
    .map((one) => {
      const { faults, felt, result, step, began } = one
      const trouble = [
        `faults: ${faults.join(', ')}`,
        `felt: ${felt.join(', ')}`,
        `end: ${JSON.stringify(step.ending)}`,
      ]
      const { log, post, ended } = result
      const times = `${began.toISOString()} to ${ended.toISOString()}`
      return [
        `== ${describeStep(one)}, ${times}; ${JSON.stringify(step.inputs)}; ${trouble.join('; ')}`,
        withoutOutput(log),
        ...(post === undefined ? [] : [`== post: ${post.signal ?? `exit ${post.exitCode}`}`, post.log]),
      ].join('\n')
    })
  return [`#### ${name}: ${sentence}`, ...logs].join('\n')
}

/** What payloads print is known. */
function withoutOutput(log: string): string {
  return log.replace(/^(\S+ {2})?\| (\d+|late \d)\n/gm, '')
}
