// Tells GitHub's runner what a step says, by @actions/core: the job log with every line made inert, its outcome, and
// why it failed. Core brings an HTTP client of its own along, so the entries load this when they have something to say.
import * as core from '@actions/core'
import type { Logger } from './log.ts'
import { readLastLines } from './files/tail.ts'
import { findPlaces } from './github/places.ts'
import type { Ending, Result } from './result.ts'
import { describeTrouble, errorResult, linkedError } from './report/errors.ts'
import { headlineOf } from './report/headline.ts'
import { logEnding } from './report/publish.ts'
import { TAIL_LINES } from './report/run-report.ts'
import { formatSummary } from './report/summary.ts'
import { documentsBase } from './text/documents.ts'
import { inertInline, inertLine } from './text/foreign.ts'
import { LOG_COLUMNS, wrapLine } from './text/wrap.ts'

type Variables = Readonly<Record<string, string | undefined>>

export { getIDToken, saveState } from '@actions/core'

/** The logger of both entries. */
export const actionLog: Logger = {
  info: (text) => writeLines(wrapLines(text)),
  warning: (text, title) => core.warning(inertAnnotation(text), titled(title)),
  error: (text, title) => core.error(inertAnnotation(text), titled(title)),
  debug: (text) => core.debug(inertInline(text)),
  foreign: (lines) => writeLines(lines),
  group: (title, work) => {
    const [head = '', ...rest] = wrapLines(title)
    return core.group(head, async () => {
      writeLines(rest)
      return work()
    })
  },
}

/** Fails the step with an annotation. */
export function fail(text: string, title?: string): void {
  actionLog.error(text, title)
  process.exitCode = core.ExitCode.Failure
}

/** Writes a step's end into log, outputs and summary, and fails the step where it has failed. */
export async function publish(ending: Ending, variables: Variables): Promise<void> {
  const { ended, failed, regions, result, stack } = ending
  if (stack !== undefined) core.debug(stack)
  const places = await findPlaces(variables)
  const setting = { now: ended, links: places }
  logEnding(ending, setting, actionLog)
  core.setOutput('status', result.status)
  core.setOutput('result', result)
  // Without them a matrix has none, and says so.
  if (result.error === undefined) core.setOutput('regions', regions)
  core.setOutput('headline', headlineOf(result, ended).text)
  setRunOutputs(result)
  if (variables['GITHUB_STEP_SUMMARY'] !== undefined) {
    const tails = readTails(result)
    const summary = formatSummary(result, {
      ...setting,
      documents: documentsBase(variables),
      tails,
      artifactOf: places.artifactOf,
    })
    await core.summary.addRaw(summary).write()
  }
  if (failed) process.exitCode = core.ExitCode.Failure
}

/** The last lines of what ran in each region: a job, or a setup. */
function readTails({ regions }: Result): Map<string, string[]> {
  return new Map(
    Object.entries(regions).flatMap(([name, { run, steps }]) => {
      const path = run?.outputFile ?? steps.findLast(({ outputFile }) => outputFile !== undefined)?.outputFile
      return path === undefined ? [] : [[name, readLastLines(path, TAIL_LINES)] as const]
    }),
  )
}

/** Tells what only one region has. */
function setRunOutputs(result: Result): void {
  const runs = Object.values(result.regions).flatMap(({ run }) => run ?? [])
  const [run] = runs
  if (run !== undefined && runs.length === 1) {
    core.setOutput('exit-code', run.exitCode ?? '')
    core.setOutput('output-file', run.outputFile ?? '')
  }
  const setups = Object.values(result.regions).flatMap(({ steps }) =>
    steps.flatMap(({ outputFile }) => outputFile ?? []),
  )
  if (setups.length === 1) core.setOutput('output-file', setups[0])
}

/** Fails the step where not even its end can be written. */
export function publishError(error: unknown, variables: Variables): void {
  core.debug(error instanceof Error ? (error.stack ?? '') : '')
  fail(describeTrouble(linkedError(errorResult(error), variables)))
}

/** An annotation may have several lines: core escapes their ends. */
function inertAnnotation(text: string): string {
  return text
    .split('\n')
    .flatMap((line) => wrapLine(inertInline(line), LOG_COLUMNS - 'Warning: '.length, ''))
    .join('\n')
}

function titled(title: string | undefined): core.AnnotationProperties {
  return title === undefined ? {} : { title: inertInline(title) }
}

/** Lines for the runner to print: what goes on in a new one is no command either, since it looks past the spaces. */
function wrapLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/).flatMap((line) => wrapLine(inertInline(line)))
}

function writeLines(lines: readonly string[]): void {
  if (lines.length > 0) core.info(lines.map(inertLine).join('\n'))
}
