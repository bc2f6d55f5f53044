// The step summary: a table a mode and the findings, as Markdown that foreign text can't break out of.
import type { Result } from '../result.ts'
import { inertInline } from '../text/foreign.ts'
import { errorLines } from './errors.ts'
import { resultTable } from './tables.ts'

/** GitHub drops a step's summary whole when it is over 1 MiB. In bytes. */
const LONGEST_SUMMARY = 900 * 1024
/** More lines than these nobody reads there; the log has them all. */
const MOST_LINES = 500

/** The summary of a step. */
export function formatSummary(result: Result, now: Date): string {
  const [head = [], ...rows] = resultTable(result, now)
  const line = (cells: readonly string[]): string => `| ${cells.map(inertMarkdown).join(' | ')} |`
  const notes = Object.entries(result.regions).flatMap(([region, { error, findings }]) => [
    ...(error === undefined ? [] : errorLines(error)).map((text) => `- **${region}** ${inertMarkdown(text)}`),
    ...findings.map(({ text, defect }) => `- ${region}: ${defect ? '' : 'note: '}${inertMarkdown(text)}`),
  ])
  const left = notes.length - MOST_LINES
  return withinLimit([
    `### ${inertMarkdown(result.fleet)} · ${result.mode} · ${result.status}`,
    '',
    line(head),
    line(head.map(() => '---')).replaceAll('\\', ''),
    ...rows.map(line),
    '',
    ...notes.slice(0, MOST_LINES),
    ...(left > 0 ? [`- and ${left} more, in the log`] : []),
  ])
}

/**
 * Text that Markdown and HTML leave as it is. What GitHub makes links, mentions and formulas of has no escape: a span
 * parts it (https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/writing-mathematical-expressions).
 * Pages of AWS's own stay links.
 */
function inertMarkdown(text: string): string {
  return inertInline(text)
    .split(OWN_LINK)
    .map((part, index) => (index % 2 === 1 ? `<${part}>` : inertText(part)))
    .join('')
}

/** A page of AWS's console or documents, in characters that can't end a link. */
const OWN_LINK = /(https:\/\/(?:[a-z0-9-]+\.console|docs)\.aws\.amazon\.com\/[\w\-./?=&#:%]*[\w/])/

function inertText(text: string): string {
  return text
    .replace(/[&<>\\`*_{}[\]()#+!|~]/g, (character) =>
      '&<>'.includes(character) ? `&#${character.charCodeAt(0)};` : `\\${character}`,
    )
    .replace(/[$@]|:(?=\/\/)|(?<=www)\./gi, (character) => `<span>${character}</span>`)
}

/** As many whole lines as GitHub takes, and a word where some are left out. */
function withinLimit(lines: readonly string[]): string {
  let bytes = 0
  const end = lines.findIndex((line) => (bytes += Buffer.byteLength(line) + 1) > LONGEST_SUMMARY)
  return `${(end === -1 ? lines : [...lines.slice(0, end), '', 'The rest is in the log.']).join('\n')}\n`
}
