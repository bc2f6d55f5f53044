// Says what came of a step in one line: did it run, is anything on, what did it cost. It heads the summary, ends the log,
// and names the job that sums up.
import { isOn } from '../instance-state.ts'
import { isTrouble, type RegionResult, type Result } from '../result.ts'
import { formatDollars } from '../text/dollars.ts'
import { listNames } from '../text/list.ts'
import { formatShortTime } from '../text/times.ts'

/** A step's answer: a mark to be found by, whose it is, and words without foreign text. */
export interface Headline {
  readonly mark: string
  /** The fleet; the action, where the fleet file could not be read. */
  readonly whose: string
  readonly text: string
}

type Answer = Omit<Headline, 'whose'>

/** The marks of headlines. */
const MARK = { good: '✅', bad: '❌', attention: '⚠️', plan: '📝', skipped: '⏭️' } as const

/** The one line that answers for a step. */
export function headlineOf(result: Result, now: Date): Headline {
  const { fleet, mode } = result
  const whose = fleet === '' ? 'AWS ServiceMon' : fleet
  const entries = Object.entries(result.regions)
  const [only] = entries
  if (result.error !== undefined || only === undefined)
    return { mark: MARK.bad, whose, text: `${mode === '' ? '' : `${mode} · `}could not begin, nothing was done` }
  const isRun = mode === 'run' && entries.length === 1
  const { mark, text } = isRun ? describeRun(only[1]) : describeMode(result, now)
  return { mark, whose, text: `${isRun ? only[0] : mode} · ${text}` }
}

/** `✅ NAVO · check · 6 of 6 ready, nothing on`: the line as it heads and ends reports. */
export function titleOf({ mark, text, whose }: Headline): string {
  return `${mark} ${whose} · ${text}`
}

function describeMode(result: Result, now: Date): Answer {
  switch (result.mode) {
    case 'run':
      return describeRuns(result)
    case 'rotate':
      return describeRotation(result)
    case 'start':
      return describeStarts(result, now)
    case 'stop':
      return describeStops(result)
    case 'clear':
      return isPlan(result) ? describePlan(result, 'deleted') : describeClearing(result)
    case 'provision':
      return isPlan(result) ? describePlan(result, 'changed') : describeReadiness(result)
    default:
      return describeReadiness(result)
  }
}

/** Whether a step only showed what it would do. */
export function isPlan({ regions }: Pick<Result, 'regions'>): boolean {
  return Object.values(regions).some(({ steps }) => steps.some(({ outcome }) => outcome === 'planned'))
}

/** `exit code 3 · machine off · 60 s billed, about $0.0003`: how one run went. */
function describeRun(region: RegionResult): Answer {
  const { run, status } = region
  if (run === undefined) {
    if (status === 'skipped') return { mark: MARK.skipped, text: 'not due, not run' }
    const text = status === 'busy' ? 'in use, not run' : 'not run'
    return { mark: status === 'busy' ? MARK.attention : MARK.bad, text }
  }
  const parts = [describeEnd(run), describeMachine(region), describeBill(run)]
  const mark = { ok: MARK.good, skipped: MARK.skipped }[status as string] ?? MARK.bad
  return { mark, text: parts.filter((part) => part !== undefined).join(' · ') }
}

/** How a payload ended. */
export function describeEnd({ exitCode, phases, signal, timedOut }: NonNullable<RegionResult['run']>): string {
  if (timedOut) return 'ended at its timeout'
  if (signal !== undefined) return `ended by ${signal}`
  if (exitCode !== undefined) return `exit code ${exitCode}`
  return phases.some(({ name }) => name === 'payload') ? 'its end is not known' : 'the job did not begin'
}

/** Whether a region's machine is on: what costs money. */
function describeMachine({ instance }: RegionResult): string | undefined {
  if (instance === undefined) return undefined
  if (instance.state === 'stopped') return 'machine off'
  return isOn(instance.state) ? 'machine may be on' : `machine ${instance.state}`
}

function describeBill({ billedSeconds, costDollars }: NonNullable<RegionResult['run']>): string | undefined {
  if (billedSeconds === undefined) return 'nothing billed'
  const cost = costDollars === undefined ? '' : `, about $${formatDollars(costDollars)}`
  return `${Math.round(billedSeconds)} s billed${cost}`
}

function describeRuns({ regions }: Result): Answer {
  const entries = Object.entries(regions)
  const ran = entries.filter(([, { run }]) => run !== undefined)
  const skipped = entries.filter(([, { status }]) => status === 'skipped')
  const bad = listTroubled(regions)
  const good = ran.filter(([, { status }]) => status === 'ok').length
  const parts = [
    bad.length === 0 ? `${good} ran` : `${bad.length} of ${entries.length} failed: ${listNames(bad)}`,
    ...(skipped.length === 0 ? [] : [`${skipped.length} not due`]),
    describeOn(Object.values(regions)),
  ]
  return { mark: bad.length === 0 ? MARK.good : MARK.bad, text: parts.join(', ') }
}

function describeReadiness({ regions }: Result): Answer {
  const entries = Object.entries(regions)
  const good = entries.filter(([, { status }]) => status === 'ok').length
  const bad = listTroubled(regions)
  const on = countOn(Object.values(regions))
  const trouble = bad.length === 0 ? [] : [`in trouble: ${listNames(bad)}`]
  const parts = [`${good} of ${entries.length} ready`, ...trouble, describeOn(Object.values(regions))]
  const mark = bad.length > 0 ? MARK.bad : good < entries.length || on > 0 ? MARK.attention : MARK.good
  return { mark, text: parts.join(', ') }
}

function describeRotation({ regions }: Result): Answer {
  const all = Object.values(regions)
  const due = all.filter(({ schedule }) => schedule?.due === true).length
  const stopped = all.flatMap(({ steps }) => steps).filter(({ outcome }) => outcome === 'done').length
  const bad = listTroubled(regions)
  const parts = [
    due === 0 ? 'nothing due' : `${due} due`,
    ...(stopped === 0
      ? []
      : [stopped === 1 ? '1 machine was on and is stopped' : `${stopped} machines were on and are stopped`]),
    ...(bad.length === 0 ? [] : [`not swept: ${listNames(bad)}`]),
    ...(stopped === 0 || countOn(all) > 0 ? [describeOn(all)] : []),
  ]
  const mark = bad.length > 0 ? MARK.bad : stopped > 0 ? MARK.attention : MARK.good
  return { mark, text: parts.join(', ') }
}

function describeStarts({ regions }: Result, now: Date): Answer {
  const parts = Object.entries(regions).map(([name, { instance, status }]) => {
    const until = instance?.holder?.until
    if (status !== 'ok') return `${name} not started`
    return until === undefined ? `${name} on` : `${name} on until ${formatShortTime(until, now)} UTC`
  })
  const bad = Object.values(regions).some(({ status }) => isTrouble(status))
  return { mark: bad ? MARK.bad : MARK.good, text: listNames(parts) }
}

function describeStops({ regions }: Result): Answer {
  const all = Object.values(regions)
  const bad = listTroubled(regions)
  const stopped = all.flatMap(({ steps }) => steps).filter(({ outcome }) => outcome === 'done').length
  const said = stopped === 0 ? 'nothing was on' : `${stopped} ${stopped === 1 ? 'machine' : 'machines'} stopped`
  if (bad.length > 0) return { mark: MARK.bad, text: `not all stopped: look at ${listNames(bad)}` }
  return { mark: MARK.good, text: said }
}

function describePlan({ regions }: Result, verb: string): Answer {
  const bad = listTroubled(regions)
  if (bad.length > 0) return { mark: MARK.bad, text: `no plan for ${listNames(bad)}; nothing was ${verb}` }
  return { mark: MARK.plan, text: `plan for ${listNames(Object.keys(regions))}: nothing was ${verb}` }
}

function describeClearing({ regions }: Result): Answer {
  const bad = listTroubled(regions)
  if (bad.length > 0) return { mark: MARK.bad, text: `not all deleted in ${listNames(bad)}` }
  const names = Object.keys(regions)
  const done = Object.values(regions).flatMap(({ steps }) => steps).length
  const text = `${listNames(names)} ${names.length === 1 ? 'is' : 'are'} empty${done === 0 ? ', nothing to do' : ''}`
  return { mark: MARK.good, text }
}

function listTroubled(regions: Result['regions']): string[] {
  return Object.entries(regions).flatMap(([name, { status }]) => (isTrouble(status) ? [name] : []))
}

/** `nothing on`, or how many machines are, with those that are not the fleet's own and carry its name. */
function describeOn(regions: readonly RegionResult[]): string {
  const on = countOn(regions)
  if (on === 0) return 'nothing on'
  return on === 1 ? '1 machine is on' : `${on} machines are on`
}

/** Machines that are on: each region's own, and what findings tell of others. */
function countOn(regions: readonly RegionResult[]): number {
  return regions.reduce((sum, { findings, instance }) => {
    const told = new Set(findings.flatMap(({ code, resource = '' }) => (code === 'running' ? [resource] : [])))
    if (instance !== undefined && isOn(instance.state)) told.add(instance.id)
    return sum + told.size
  }, 0)
}
