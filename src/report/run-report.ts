// Reports one run: its last words, what its exit code means and what comes next, its phases, its own numbers.
import type { RegionResult } from '../result.ts'
import type { Rich, Span } from '../text/rich.ts'
import { inertInline } from '../text/foreign.ts'
import { formatShortTime } from '../text/times.ts'

type Run = NonNullable<RegionResult['run']>

/** How many lines of output a report shows, and how long each may be. */
export const TAIL_LINES = 20
const LONGEST_LINE = 300

/** The phases in one line, those that took a moment left out: `boot 23 s · job 60 s · stop 15 s`. */
export function phasesLine({ phases }: Run): string | undefined {
  const shown = phases.filter(({ name, seconds }) => SHOWN.includes(name) || seconds >= 1)
  const parts = shown.map(({ name, seconds }) => `${name === 'payload' ? 'job' : name} ${formatSeconds(seconds)}`)
  return parts.length === 0 ? undefined : parts.join(' · ')
}

const SHOWN: readonly string[] = ['boot', 'payload', 'stop']

function formatSeconds(seconds: number): string {
  return `${seconds < 10 ? seconds : Math.round(seconds)} s`
}

/** The last lines of output as a block that they can't leave; undefined where nothing was written. */
export function tailBlock(tail: readonly string[]): string[] | undefined {
  if (tail.length === 0) return undefined
  const lines = tail.map((line) => {
    const inert = inertInline(line)
    return inert.length > LONGEST_LINE ? `${inert.slice(0, LONGEST_LINE).toWellFormed()}…` : inert
  })
  // A fence ends at a line with as many backticks: it is longer than any run of them in the text (CommonMark, 4.5).
  const longest = Math.max(2, ...lines.flatMap((line) => line.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  return [`${fence}text`, ...lines, fence]
}

/** What the end of a run means, where its output is, and what comes next. */
export function describeNext(
  { error, run, status }: RegionResult,
  { artifact, now }: { artifact: string | undefined; now: Date },
): Rich {
  if (run === undefined)
    return artifact === undefined ? '' : ['The whole output is in the artifact ', { code: artifact }, '.']
  const spans: Span[] = []
  // A timeout and a signal have no code, and what to do is in their hint.
  const meaning = status === 'ok' ? undefined : (describeExitCode(run.exitCode) ?? error?.hint)
  if (meaning !== undefined) spans.push(`${meaning} `)
  if (artifact !== undefined)
    spans.push(
      'The whole output',
      run.resultsFolder === undefined ? ' is' : ' and the results are',
      ' in the artifact ',
      { code: artifact },
      '. ',
    )
  if (run.nextSlot !== undefined) {
    const again = status === 'ok' || run.slot === undefined ? 'The next slot is' : 'The next slot runs it again:'
    spans.push(`${again} ${formatShortTime(run.nextSlot, now)} UTC.`)
  }
  return spans
}

/** What a shell means by an exit code (POSIX, Shell Command Language, 2.8.2). */
function describeExitCode(exitCode: number | undefined): string | undefined {
  if (exitCode === undefined || exitCode === 0) return undefined
  const own = `Exit code ${exitCode} is your command's own`
  if (exitCode === 126) return `${own}: by a shell, that what it called was found and may not be run.`
  if (exitCode === 127) return `${own}: by a shell, that what it called was not found.`
  return exitCode > 128 && exitCode < 165
    ? `${own}: by a shell, that what it called was ended by signal ${exitCode - 128}.`
    : `${own}.`
}
