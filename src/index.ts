// The action's main entry: builds what is real, calls in, and reports; the one place that fails the step.
import * as core from '@actions/core'
import { actionLog } from './action-log.ts'
import { createAws } from './aws/clients.ts'
import { systemClock } from './clock.ts'
import { createJob } from './job.ts'
import { main, type Ending } from './main.ts'
import { withHint } from './report/errors.ts'
import { formatSummary } from './report/summary.ts'
import { formatTable, resultTable } from './report/tables.ts'
import { pace } from './pace.ts'
import { VERSION } from './version.ts'

const cancellation = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => cancellation.abort(new Error(`the job was cancelled (${name})`)))
}

try {
  const clock = systemClock(pace(process.env))
  const ending = await main({
    readInput: (name) => core.getInput(name, { trimWhitespace: false }),
    aws: createAws({ clock, version: VERSION }),
    ...{ clock, logger: actionLog, signal: cancellation.signal, version: VERSION },
    job: createJob({ variables: process.env, saveState: (name, value) => core.saveState(name, value) }),
  })
  await publish(ending)
} catch (error) {
  for (const line of withHint(error).slice(1)) actionLog.info(line)
  core.debug(error instanceof Error ? (error.stack ?? '') : '')
  core.setFailed(withHint(error)[0] ?? 'failed')
}

async function publish({ result, regions, failed }: Ending): Promise<void> {
  for (const line of formatTable(resultTable(result))) actionLog.info(line)
  for (const [region, { error, findings }] of Object.entries(result.regions)) {
    for (const { text, defect } of findings) actionLog.info(`${region}  ${defect ? '' : 'note: '}${text}`)
    if (error === undefined) continue
    const origin = [error.code, error.requestId && `request ${error.requestId}`].filter(Boolean).join(', ')
    const lines = [`${region}: ${error.messages.join(': ')}`, error.hint, origin && `(${origin})`].filter(Boolean)
    if (failed) actionLog.error(lines.join(' '))
    else actionLog.warning(lines.join(' '))
  }
  const runs = Object.values(result.regions).flatMap(({ run }) => run ?? [])
  core.setOutput('status', result.status)
  core.setOutput('result', result)
  core.setOutput('regions', regions)
  if (runs.length === 1) {
    core.setOutput('exit-code', runs[0]?.exitCode ?? '')
    core.setOutput('output-file', runs[0]?.outputFile ?? '')
  }
  if (process.env['GITHUB_STEP_SUMMARY'] !== undefined) await core.summary.addRaw(formatSummary(result)).write()
  if (failed) core.setFailed(`${result.mode} of fleet ${result.fleet}: ${result.status}`)
}
