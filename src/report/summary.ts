// Formats the step summary: a table a mode and the findings, as Markdown that foreign text can't break out of.
import type { Result } from '../result.ts'
import { inertMarkdown } from '../text/markdown.ts'
import { errorLines } from './errors.ts'
import { summaryTable } from './run-summary.ts'
import { resultTable, type Table } from './tables.ts'

/** GitHub drops a step's summary whole when it is over 1 MiB. In bytes. */
const LONGEST_SUMMARY = 900 * 1024
/** Nobody reads more lines than this there; the log has them all. */
const MOST_LINES = 500

/**
 * The summary of a step.
 *
 * @param documents where the action's documents are, as `documentsBase` tells
 */
export function formatSummary(result: Result, now: Date, documents?: string): string {
  const inert = (text: string): string => inertMarkdown(text, documents)
  const notes = Object.entries(result.regions).flatMap(([region, { error, findings }]) => [
    ...(error === undefined ? [] : errorLines(error)).map((text) => `- **${region}** ${inert(text)}`),
    ...findings.map(({ text, defect }) => `- ${region}: ${defect ? '' : 'note: '}${inert(text)}`),
  ])
  const numbers = summaryTable(
    Object.entries(result.regions).flatMap(([region, { run }]) =>
      run?.summary === undefined ? [] : [[region, run.summary] as const],
    ),
  )
  const left = notes.length - MOST_LINES
  return withinLimit([
    `### ${inert(result.fleet)} · ${result.mode} · ${result.status}`,
    '',
    ...linesOf(resultTable(result, now), inert),
    ...(numbers === undefined ? [] : linesOf(numbers, inert)),
    ...notes.slice(0, MOST_LINES),
    ...(left > 0 ? [`- and ${left} more, in the log`] : []),
  ])
}

/** A table in Markdown, and the empty line that ends it. */
function linesOf([head = [], ...rows]: Table, inert: (text: string) => string): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map(inert).join(' | ')} |`
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line), '']
}

/** Gives as many whole lines as GitHub takes, and says so where some are left out. */
function withinLimit(lines: readonly string[]): string {
  let bytes = 0
  const end = lines.findIndex((line) => (bytes += Buffer.byteLength(line) + 1) > LONGEST_SUMMARY)
  return `${(end === -1 ? lines : [...lines.slice(0, end), '', 'The rest is in the log.']).join('\n')}\n`
}
