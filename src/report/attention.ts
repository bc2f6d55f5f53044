// Finds what of a step wants somebody, and what they do next: machines that are on, what was swept, what failed, what costs
// money for nothing. It becomes the summary's alerts and the annotations; all else is in the tables.
import { isOn } from '../instance-state.ts'
import { isTrouble, type FindingResult, type RegionResult, type Result, type StepResult } from '../result.ts'
import { formatDollars } from '../text/dollars.ts'
import type { Span } from '../text/rich.ts'
import { formatShortTime, formatSpan } from '../text/times.ts'
import { secondsBetween } from '../clock.ts'
import { formatAwsOrigin } from '../aws/errors.ts'
import { consoleLink, workflowSpans, type Links } from './links.ts'

/** Something that wants somebody. `caution` costs money or has failed; `warning` is good to know soon. */
export interface Attention {
  readonly level: 'caution' | 'warning'
  readonly regions: readonly string[]
  /** A sentence without its full stop, which may be a part of it. */
  readonly said: readonly Span[]
  /** What to do, in sentences; nothing where there is nothing. */
  readonly next: readonly Span[]
  /** Whether the summary says it in other words: how a job ended is its headline. */
  readonly isHeadline: boolean
  /** Whether it is worth an annotation beside the table: not where all is as somebody wants it. */
  readonly isLoud: boolean
}

/** What the report knows beside the result. */
export interface Setting {
  readonly now: Date
  readonly links: Links
}

/** Findings that keep no region from being ready, and are to be seen all the same. */
const LOUD: readonly string[] = ['old-base', 'results-left-out']

/** All that wants somebody, what costs most first; of several regions with the same words one. */
export function listAttention(result: Result, setting: Setting): Attention[] {
  const all = Object.entries(result.regions).flatMap(([name, region]) => [
    ...listOn(result, { name, region }, setting),
    ...region.steps.flatMap((step) => describeSwept(result, { name, step }, setting)),
    ...describeFailure(result, { name, region }, setting),
    ...region.findings.flatMap((finding) => describeFinding({ name, finding }, setting)),
  ])
  return mergeSame(all).sort((a, b) => Number(b.level === 'caution') - Number(a.level === 'caution'))
}

interface InRegion {
  readonly name: string
  readonly region: RegionResult
}

/** Says of machines that are on since when, for whom, and how they go off. A run that is at work wants nobody. */
function listOn(result: Result, { name, region }: InRegion, { links, now }: Setting): Attention[] {
  const { findings, instance } = region
  const others = findings.filter(({ code, resource }) => code === 'running' && resource !== instance?.id)
  const foreign = others.map(({ resource = '', text }): Attention => ({
    ...{ level: 'caution', regions: [name], said: [text, ', and it costs money'], isHeadline: false, isLoud: true },
    next: [{ text: 'Look at it', link: consoleLink(name, resource) }, '.'],
  }))
  if (instance === undefined || !isOn(instance.state)) return foreign
  const { holder, id, lastStart } = instance
  const isWorking = holder !== undefined && holder.kind !== 'hold'
  if (isWorking && result.mode !== 'check') return foreign
  const until = holder === undefined ? '' : formatShortTime(holder.until, now)
  const held =
    holder === undefined
      ? 'and nobody holds it'
      : `held by ${HOLDERS[holder.kind]}${holder.runId === undefined ? '' : ` ${holder.runId}`} until ${until}`
  const goesOff = {
    hold: ', then its fuse stops it',
    lease: '',
    'proof boot': '',
    none: ': the next rotate stops it',
  }[holder?.kind ?? 'none']
  const said = ['machine ', { code: id }, ` is on since ${formatShortTime(lastStart, now)}, ${held}${goesOff}`]
  const next = ['To stop it now: ', ...workflowSpans(links, 'stop'), '.']
  const level = isWorking || result.mode === 'start' ? 'warning' : 'caution'
  const isLoud = !isWorking && result.mode === 'check'
  return [{ level, regions: [name], said, next, isHeadline: false, isLoud }, ...foreign]
}

const HOLDERS = { hold: 'an operator', lease: 'run', 'proof boot': 'its proof boot' } as const

/** Says which machine rotate found on and stopped, since when it was on, and what that cost. */
function describeSwept(
  { mode }: Result,
  { name, step }: { readonly name: string; readonly step: StepResult },
  { links, now }: Setting,
): Attention[] {
  const { costDollars, onSince, outcome, reason, target } = step
  if (mode !== 'rotate' || step.kind !== 'stop-instance' || outcome !== 'done') return []
  const span = onSince === undefined ? undefined : formatSpan(secondsBetween(new Date(onSince), now))
  const cost = costDollars === undefined ? undefined : `about $${formatDollars(costDollars)}`
  const facts = [span, cost].filter((fact) => fact !== undefined).join(', ')
  const since = onSince === undefined ? '' : ` since ${formatShortTime(onSince, now)}`
  const on = `${since}${facts === '' ? '' : ` (${facts})`}`
  const why = reason.replace(/^\w+, /, '')
  const said = [`a machine was on${on}, ${why}: `, { code: target.replace(/^instance /, '') }, ' is stopped']
  const next: Span[] = links.run === undefined ? [] : [{ text: 'Log', link: links.run }]
  return [{ level: 'warning', regions: [name], said, next, isHeadline: false, isLoud: true }]
}

/** Says why a region failed. */
function describeFailure(result: Result, { name, region }: InRegion, { links }: Setting): Attention[] {
  const { error, run, status } = region
  if (error === undefined) return []
  const isAlone = Object.keys(result.regions).length === 1
  const isHeadline = isAlone && run !== undefined && hasEnded(run)
  const origin = formatAwsOrigin(error)
  const said = [`${error.messages.join(': ')}${origin === undefined ? '' : ` (${origin})`}`]
  const log: Span[] = links.run === undefined ? [] : [{ text: 'Log', link: links.run }]
  const next = error.hint === undefined ? log : [error.hint]
  return [{ level: isTrouble(status) ? 'caution' : 'warning', regions: [name], said, next, isHeadline, isLoud: true }]
}

/** Whether a payload was ended by its own exit code, a signal or its timeout. */
function hasEnded({ exitCode = 0, signal, timedOut }: NonNullable<RegionResult['run']>): boolean {
  return exitCode !== 0 || signal !== undefined || timedOut
}

/** Says what is loud of the findings, and what lies there for nothing. */
function describeFinding(
  { name, finding }: { readonly name: string; readonly finding: FindingResult },
  { links }: Setting,
): Attention[] {
  const { code, text } = finding
  const isCosting = code === 'leftover'
  if (!isCosting && !LOUD.includes(code)) return []
  const next: Span[] = isCosting ? ['It costs money: ', ...workflowSpans(links, 'provision'), ' deletes it.'] : []
  return [{ level: 'warning', regions: [name], said: [text], next, isHeadline: false, isLoud: !isCosting }]
}

/** One attention for the same words in several regions. */
function mergeSame(all: readonly Attention[]): Attention[] {
  const groups = Map.groupBy(all, ({ isLoud, level, next, said }) => JSON.stringify([level, said, next, isLoud]))
  return [...groups.values()].flatMap((same) => {
    const [first] = same
    return first === undefined ? [] : [{ ...first, regions: same.flatMap(({ regions }) => regions) }]
  })
}

/** What was said and what to do, as sentences. */
export function toSentences({ next, said }: Pick<Attention, 'said' | 'next'>): Span[] {
  const last = said.at(-1)
  const isEnded = typeof last === 'string' && /[.!?]$/.test(last)
  if (next.length === 0) return [...said]
  return [...said, isEnded ? ' ' : '. ', ...next]
}
