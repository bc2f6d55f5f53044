// Tells GitHub's runner what a step says, by @actions/core: the job log with every line made inert, its outcome, and
// why it failed. Core brings an HTTP client of its own along, so the entries load this when they have something to say.
import * as core from '@actions/core'
import type { Logger } from './log.ts'
import type { Ending } from './result.ts'
import { describeTrouble, errorResult, linkedError } from './report/errors.ts'
import { logEnding } from './report/publish.ts'
import { formatSummary } from './report/summary.ts'
import { documentsBase } from './text/documents.ts'
import { inertInline, inertLine } from './text/foreign.ts'

type Variables = Readonly<Record<string, string | undefined>>

export { getIDToken, saveState, setFailed } from '@actions/core'

/** The logger of both entries. */
export const actionLog: Logger = {
  info: (text) => writeLines(text.split(/\r\n|\r|\n/)),
  warning: (text) => core.warning(inertAnnotation(text)),
  error: (text) => core.error(inertAnnotation(text)),
  debug: (text) => core.debug(inertInline(text)),
  foreign: (lines) => writeLines(lines),
  group: (title, work) => core.group(inertInline(title), work),
}

/** Writes a step's end into log, outputs and summary, and fails the step where it has failed. */
export async function publish(ending: Ending, variables: Variables): Promise<void> {
  const { result, regions, failed } = ending
  logEnding(ending, actionLog)
  core.setOutput('status', result.status)
  core.setOutput('result', result)
  core.setOutput('regions', regions)
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
  if (variables['GITHUB_STEP_SUMMARY'] !== undefined)
    await core.summary.addRaw(formatSummary(result, ending.ended, documentsBase(variables))).write()
  if (failed) process.exitCode = core.ExitCode.Failure
}

/** Fails the step with an error that came before any region was touched. */
export function publishError(error: unknown, variables: Variables): void {
  core.debug(error instanceof Error ? (error.stack ?? '') : '')
  actionLog.error(describeTrouble(linkedError(errorResult(error), variables)))
  process.exitCode = core.ExitCode.Failure
}

/** An annotation may have several lines: core escapes their ends. */
function inertAnnotation(text: string): string {
  return text.split('\n').map(inertInline).join('\n')
}

function writeLines(lines: readonly string[]): void {
  if (lines.length > 0) core.info(lines.map(inertLine).join('\n'))
}
