// Logs the end of a step: a table, what was found, what failed, and the answer as its last line.
import type { Ending } from '../result.ts'
import type { Logger } from '../log.ts'
import { listNames } from '../text/list.ts'
import { toPlain } from '../text/rich.ts'
import { listAttention, toSentences, type Attention, type Setting } from './attention.ts'
import { listCauses } from './causes.ts'
import { describeTrouble, errorLines } from './errors.ts'
import { headlineOf, titleOf } from './headline.ts'
import { overviewTable } from './overview.ts'
import { formatTable } from './table.ts'

/** Writes the end of a step. At most one annotation a region: an error where the step fails, else a warning. */
export function logEnding({ result, regions, failed, seconds }: Ending, setting: Setting, logger: Logger): void {
  const entries = Object.entries(result.regions)
  const isAlone = entries.length === 1
  const overview = overviewTable(result, setting.now)
  logger.info('')
  if (overview !== undefined) {
    for (const line of formatTable(overview)) logger.info(line)
    logger.info('')
  }
  for (const { defect, regions: found, text } of listCauses(result)) {
    logger.info(`${isAlone ? '' : `${found.join(', ')}: `}${defect ? '' : 'note: '}${text}`)
  }
  for (const [region, { error }] of entries) {
    // The whole of it, and AWS's request id: an annotation is short.
    if (error !== undefined) for (const line of errorLines(error)) logger.info(isAlone ? line : `${region}  ${line}`)
  }
  const annotated = new Set<string>()
  for (const one of listAttention(result, setting)) annotate(one, { result, failed, annotated }, logger)
  const headline = headlineOf(result, setting.now)
  const title = `${headline.whose} · ${headline.text}`
  if (result.error !== undefined) logger.error(describeTrouble(result.error), title)
  else if (failed && entries.every(([, { error }]) => error === undefined)) {
    const unready = entries.filter(([, { status }]) => status !== 'ok').map(([region]) => region)
    logger.error(`not ready: ${unready.join(', ')}; run mode provision for them, and see the findings above`, title)
  }
  // A tick's log has to say why no run follows it.
  const due = result.mode === 'rotate' && regions.length > 0 ? ` · ${regions.join(', ')}` : ''
  logger.info(`${titleOf(headline)}${due} · ${seconds} s. Times are UTC.`)
}

/** Annotates what is loud, once a region: an error where it has failed and so does the step, else a warning. */
function annotate(
  attention: Attention,
  { result, failed, annotated }: Pick<Ending, 'result' | 'failed'> & { readonly annotated: Set<string> },
  logger: Logger,
): void {
  const { isLoud, level, regions } = attention
  const fresh = regions.filter((region) => !annotated.has(region))
  if (!isLoud || fresh.length === 0) return
  for (const region of fresh) annotated.add(region)
  const title = `${result.fleet} · ${listNames(fresh)}`
  const text = `${fresh.join(', ')}: ${toPlain(toSentences(attention))}`
  const isError = failed && level === 'caution' && fresh.some((region) => result.regions[region]?.error !== undefined)
  if (isError) logger.error(text, title)
  else logger.warning(text, title)
}
