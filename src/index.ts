// The action's main entry: builds what is real, calls in, and reports; the one place that fails the step.
import * as core from '@actions/core'
import { actionLog } from './action-log.ts'
import { systemClock } from './clock.ts'
import { connect } from './aws/connect.ts'
import { createJob } from './github/job.ts'
import { main } from './main.ts'
import type { Ending } from './result.ts'
import { describeTrouble, errorResult, linkedError } from './report/errors.ts'
import { logEnding } from './report/publish.ts'
import { formatSummary } from './report/summary.ts'
import { pace } from './pace.ts'
import { documentsBase } from './text/documents.ts'
import { VERSION } from './version.ts'

const cancellation = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => cancellation.abort(new Error(`the job was cancelled (${name})`)))
}

try {
  const clock = systemClock(pace(process.env))
  const ending = await main({
    readInput: (name) => core.getInput(name, { trimWhitespace: false }),
    connect: (identity) => connect(identity, { clock, variables: process.env, getIdToken: core.getIDToken }),
    variables: process.env,
    clock,
    logger: actionLog,
    signal: cancellation.signal,
    version: VERSION,
    job: createJob({ variables: process.env, saveState: (name, value) => core.saveState(name, value) }),
  })
  await publish(ending)
} catch (error) {
  core.debug(error instanceof Error ? (error.stack ?? '') : '')
  actionLog.error(describeTrouble(linkedError(errorResult(error), process.env)))
  process.exitCode = core.ExitCode.Failure
}

async function publish(ending: Ending): Promise<void> {
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
  if (process.env['GITHUB_STEP_SUMMARY'] !== undefined)
    await core.summary.addRaw(formatSummary(result, ending.ended, documentsBase(process.env))).write()
  if (failed) process.exitCode = core.ExitCode.Failure
}
