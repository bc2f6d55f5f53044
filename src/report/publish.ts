// Logs the end of a step: a table, what was found, what failed, and the last line with the counts.
import type { Ending } from '../result.ts'
import type { Logger } from '../log.ts'
import type { FindingCode } from '../plan/steps.ts'
import { describeTrouble } from './errors.ts'
import { formatTable, resultTable } from './tables.ts'

/** Notes that keep no region from being ready, and are to be seen all the same. */
const LOUD: readonly string[] = ['old-base', 'results-left-out'] satisfies FindingCode[]

/** Writes the end of a step. At most one annotation a region: an error where the step fails, else a warning. */
export function logEnding({ result, regions, failed, ended, seconds }: Ending, logger: Logger): void {
  logger.info('')
  for (const line of formatTable(resultTable(result, ended))) logger.info(line)
  logger.info('')
  const entries = Object.entries(result.regions)
  for (const [region, { findings }] of entries) {
    for (const { text, defect } of findings) logger.info(`${region}  ${defect ? '' : 'note: '}${text}`)
  }
  for (const [region, { error }] of entries) {
    if (error === undefined) continue
    const text = `${region}: ${describeTrouble(error)}`
    if (failed) logger.error(text)
    else logger.warning(text)
  }
  for (const [region, { error, findings }] of entries) {
    const loud = findings.find(({ code }) => LOUD.includes(code))
    if (error === undefined && loud !== undefined) logger.warning(`${region}: ${loud.text}`)
  }
  if (failed && entries.every(([, { error }]) => error === undefined)) {
    const unready = entries.filter(([, { status }]) => status !== 'ok').map(([region]) => region)
    logger.error(`not ready: ${unready.join(', ')}; run mode provision for them, and see the findings above`)
  }
  const statuses = entries.map(([, { status }]) => status)
  const counts = [...Map.groupBy(statuses, (status) => status)].map(([status, same]) => `${same.length} ${status}`)
  // A tick's log has to say why no run follows it.
  if (result.mode === 'rotate') counts.push(regions.length === 0 ? 'nothing due' : `due: ${regions.join(', ')}`)
  logger.info(`${result.mode} of ${result.fleet}: ${counts.join(', ')}, in ${seconds} s`)
}
