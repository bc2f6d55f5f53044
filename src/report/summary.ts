// Writes the step summary: the answer first, then what wants somebody, then a table, then everything, folded. Markdown that
// foreign text can't break out of, and never longer than GitHub takes.
import { formatAwsOrigin } from '../aws/errors.ts'
import type { RegionResult, Result } from '../result.ts'
import { listNames } from '../text/list.ts'
import { inertInline } from '../text/foreign.ts'
import { toMarkdown, type Rich } from '../text/rich.ts'
import { listAttention, toSentences, type Attention } from './attention.ts'
import { listCauses } from './causes.ts'
import { detailsTable } from './details.ts'
import { headlineOf, isPlan, titleOf } from './headline.ts'
import { workflowSpans, type Links } from './links.ts'
import { overviewTable } from './overview.ts'
import { describeNext, phasesLine, tailBlock } from './run-report.ts'
import { metricsLine, summaryTable } from './run-summary.ts'
import { markdownTable } from './table.ts'

/** GitHub drops a step's summary whole when it is over 1 MiB. In bytes. */
const LONGEST_SUMMARY = 900 * 1024
/** Nobody reads more alerts, or causes, than this there; the log has them all. */
const MOST_ALERTS = 20
const MOST_CAUSES = 100

/** What is told beside the result. */
export interface SummarySetting {
  readonly now: Date
  readonly links: Links
  /** Where the action's documents are, as `documentsBase` tells. */
  readonly documents: string | undefined
  /** The last lines of each region's output, of a run or a setup. */
  readonly tails: ReadonlyMap<string, readonly string[]>
  /** The name of the artifact that a region's output is in; undefined where the workflow doesn't say. */
  readonly artifactOf: (region: string) => string | undefined
}

/** The summary of a step. */
export function formatSummary(result: Result, setting: SummarySetting): string {
  const { documents, now } = setting
  const attention = listAttention(result, setting).filter(({ isHeadline }) => !isHeadline)
  const overview = overviewTable(result, now)
  const details = detailsTable(result)
  return withinLimit([
    [`### ${inert(titleOf(headlineOf(result, now)))}`],
    ...describeError(result, setting),
    ...alertBlocks(attention, documents),
    ...(overview === undefined ? [] : [markdownTable(overview, documents)]),
    ...Object.entries(result.regions).flatMap(([name, region]) => runBlocks(result, { name, region }, setting)),
    ...numbersBlocks(result, documents),
    ...causesBlock(result, attention, documents),
    ...closingBlock(result, setting),
    ...(details === undefined
      ? []
      : [folded('Ids, times and everything else', markdownTable(details, documents, Infinity))]),
  ])
}

type Block = readonly string[]

function inert(rich: Rich, documents?: string): string {
  return toMarkdown(rich, documents)
}

/** Why a step could not begin. */
function describeError({ error }: Result, { documents, links }: SummarySetting): Block[] {
  if (error === undefined) return []
  const origin = formatAwsOrigin(error)
  const said = [
    ...error.messages.flatMap((message) => message.split('\n')),
    ...(origin === undefined ? [] : [`(${origin})`]),
  ]
  return [
    alert('caution', [
      ...said.map((line) => inert(line, documents)),
      ...(error.hint === undefined ? [] : [inert(error.hint, documents)]),
      ...(links.run === undefined ? [] : [inert([{ text: 'Log', link: links.run }])]),
    ]),
  ]
}

/** GitHub's alert blocks (GitHub Docs, "Basic writing and formatting syntax", Alerts). */
function alertBlocks(attention: readonly Attention[], documents: string | undefined): Block[] {
  return (['caution', 'warning'] as const).flatMap((level) => {
    const all = attention.filter((one) => one.level === level)
    if (all.length === 0) return []
    const left = all.length - MOST_ALERTS
    const told = all
      .slice(0, MOST_ALERTS)
      .map((one) => inert([{ strong: listNames(one.regions) }, ': ', ...toSentences(one)], documents))
    return [alert(level, [...told, ...(left > 0 ? [`And ${left} more, in the log.`] : [])])]
  })
}

function alert(level: 'caution' | 'warning', paragraphs: readonly string[]): Block {
  return [`> [!${level.toUpperCase()}]`, paragraphs.map((text) => `> ${text}`).join('\n>\n')]
}

interface InRegion {
  readonly name: string
  readonly region: RegionResult
}

/** The last words of a region's job or setup; of several regions only of those that failed. */
function runBlocks(
  result: Result,
  { name, region }: InRegion,
  { artifactOf, documents, now, tails }: SummarySetting,
): Block[] {
  const isAlone = Object.keys(result.regions).length === 1
  if (!isAlone && region.status === 'ok') return []
  const tail = tailBlock(tails.get(name) ?? [])
  const artifact = tail === undefined ? undefined : artifactOf(name)
  const phases = region.run === undefined ? undefined : phasesLine(region.run)
  const next = describeNext(region, { artifact, now })
  return [
    ...(tail === undefined || isAlone ? [] : [[`**${inert(name)}**`]]),
    ...(tail === undefined ? [] : [tail]),
    ...(phases === undefined || !isAlone ? [] : [[inert(phases)]]),
    ...(next.length === 0 || (tail === undefined && !isAlone)
      ? []
      : [[`${region.status === 'ok' ? '' : '**Next:** '}${inert(next, documents)}`]]),
  ]
}

/** The payloads' own numbers. */
function numbersBlocks({ regions }: Result, documents: string | undefined): Block[] {
  const summaries = Object.entries(regions).flatMap(([name, { run }]) =>
    run?.summary === undefined ? [] : [[name, run.summary] as const],
  )
  const table = summaryTable(summaries)
  return [
    ...summaries.flatMap(([name, { metrics }]) => {
      const line = metricsLine(metrics)
      return line === undefined ? [] : [[inert(summaries.length > 1 ? `${name}: ${line}` : line)]]
    }),
    ...(table === undefined ? [] : [markdownTable(table, documents)]),
  ]
}

/** What was found, one line a cause. */
function causesBlock(result: Result, attention: readonly Attention[], documents: string | undefined): Block[] {
  const told = new Set(attention.flatMap(({ said }) => said.filter((span) => typeof span === 'string')))
  const isAlone = Object.keys(result.regions).length === 1
  const all = listCauses(result, ['running', 'shell']).filter(({ text }) => !told.has(text))
  if (all.length === 0) return []
  const left = all.length - MOST_CAUSES
  return [
    [
      ...all.slice(0, MOST_CAUSES).map(({ defect, regions, text }) => {
        const where = isAlone ? '' : `${inert([{ strong: regions.join(', ') }])}: `
        return `- ${where}${defect ? '' : 'note: '}${inert(text, documents)}`
      }),
      ...(left > 0 ? [`- and ${left} more, in the log`] : []),
    ],
  ]
}

/** Modes whose tables have times. */
const TIMED: readonly string[] = ['check', 'provision', 'rotate']

/** How to get a shell on what start has left on. */
function shellBlock({ regions }: Result): Block[] {
  const commands = Object.values(regions).flatMap(({ findings }) =>
    findings.flatMap(({ code, text }) => (code === 'shell' ? [text.replace(/^.*?: /, '')] : [])),
  )
  return commands.length === 0 ? [] : [['**Next:** a shell on it:'], ['```sh', ...commands.map(inertInline), '```']]
}

/** What is paid at rest, how the schedule fares, what is next, and that times are UTC. */
function closingBlock(result: Result, { documents, links }: SummarySetting): Block[] {
  const lines = [describeStorage(result), describeTicks(result)].filter((line) => line !== undefined)
  const next = describeConfirmation(result, links)
  return [
    ...(next === undefined ? [] : [[`**Next:** ${inert(next, documents)}`]]),
    ...shellBlock(result),
    ...(TIMED.includes(result.mode) && !isPlan(result) && Object.keys(result.regions).length > 0
      ? [[[...lines, 'Times are UTC.'].join(' ')]]
      : []),
  ]
}

/** The GiB that lie there while every machine is off; what they cost AWS's price list says, and nobody guesses. */
function describeStorage({ regions }: Result): string | undefined {
  const all = Object.values(regions).flatMap(({ storage }) => storage ?? [])
  if (all.length === 0) return undefined
  const volumes = all.reduce((sum, { volumesGiB }) => sum + volumesGiB, 0)
  const snapshots = all.reduce((sum, { snapshotsGiB }) => sum + snapshotsGiB, 0)
  if (volumes + snapshots === 0) return undefined
  return `At rest the fleet pays for ${volumes} GiB of disks and ${snapshots} GiB of snapshots.`
}

function describeTicks({ ticks }: Result): string | undefined {
  if (ticks?.asked === undefined) return undefined
  return `GitHub delivered ${ticks.delivered} of ${ticks.asked} ticks in the last day.`
}

/** How a plan becomes more than that. */
function describeConfirmation(result: Result, links: Links): Rich | undefined {
  if (!isPlan(result)) return undefined
  const start = ['start ', ...workflowSpans(links, result.mode)]
  return result.mode === 'clear'
    ? [...start, ' again with ', { code: `confirm: ${result.fleet}` }, '.']
    : [...start, ' again without ', { code: 'dry-run' }, '.']
}

function folded(title: string, lines: readonly string[]): Block {
  return [`<details><summary>${title}</summary>`, '', ...lines, '', '</details>']
}

/** As many whole blocks as GitHub takes, and a word where some are left out: half a block would change what follows. */
function withinLimit(blocks: readonly Block[]): string {
  let bytes = 0
  const kept = blocks.filter((block) => {
    const size = Buffer.byteLength(block.join('\n')) + 2
    if (bytes + size > LONGEST_SUMMARY) return false
    bytes += size
    return true
  })
  const rest = kept.length < blocks.length ? [['The rest is in the log.']] : []
  return `${[...kept, ...rest].map((block) => block.join('\n')).join('\n\n')}\n`
}
