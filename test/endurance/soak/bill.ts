// The bill: each start on the meter is laid at the door of the step that made it, and of the one that ended it; what
// finished runs have told of it is compared with the meter.
import type { Call } from '../../../local/control.ts'
import { isKilled, messagesOf, resultIn, stepOf, type Done, type History, type Violation } from './history.ts'
import type { Region } from './plan.ts'

/** Billed seconds under one explanation. */
export interface BillRow {
  readonly explanation: string
  readonly starts: number
  readonly billedSeconds: number
  /** From running to what ended it, without the least that a start costs. */
  readonly rawSeconds: number
}

/** One start on the meter. */
interface Stretch {
  readonly region: Region
  readonly instance: string
  readonly from: number
  readonly to: number
}

/** EC2 bills a start by the second, and a minute at least. */
const LEAST_SECONDS = 60
/** What a run may tell beside the meter: looks are seconds apart, and times are told in whole seconds. */
const TOLERANCE_SECONDS = 3
/** How long it may take on a busy system until what was asked for is so, in milliseconds. */
const LAG = 5_000

const billed = ({ from, to }: Stretch): number => Math.max(LEAST_SECONDS, Math.ceil((to - from) / 1000))

/** Explains each start, and finds those that nobody has told of. */
export function judgeBill(history: History): { bill: BillRow[]; violations: Violation[] } {
  const rows = new Map<string, { starts: number; billedSeconds: number; rawSeconds: number }>()
  const violations: Violation[] = []
  for (const { region, instance, stretches } of history.meter) {
    for (const [index, { from, to }] of stretches.entries()) {
      if (from < history.began) continue
      const stretch: Stretch = { region: region as Region, instance, from, to: to ?? Date.now() }
      const since = stretches[index - 1]?.to ?? 0
      const { explanation, wrong, steps } = explain(history, stretch, since)
      const row = rows.get(explanation) ?? { starts: 0, billedSeconds: 0, rawSeconds: 0 }
      row.starts += 1
      row.billedSeconds += billed(stretch)
      row.rawSeconds += (stretch.to - from) / 1000
      rows.set(explanation, row)
      for (const what of wrong) {
        violations.push({ steps, sentence: `${region}: instance ${instance}, on from ${time(from)}: ${what}` })
      }
    }
  }
  violations.push(...listUnmetered(history))
  const bill = [...rows].map(([explanation, row]) => ({ explanation, ...row }))
  return { bill: bill.sort((a, b) => b.billedSeconds - a.billedSeconds), violations }
}

interface Explained {
  readonly explanation: string
  readonly wrong: readonly string[]
  readonly steps: readonly number[]
}

function explain(history: History, stretch: Stretch, since: number): Explained {
  const starters = listStarters(history, stretch, since)
  const [starter] = starters
  if (starter === undefined) return { explanation: 'nobody', wrong: ['no step of ours has started it'], steps: [] }
  const end = describeEnd(history, stretch, starters)
  const steps = [...new Set([...starters, ...end.by].map(({ step }) => step.number))]
  const { kind } = starter.step
  const told = starters.filter((one) => !isKilled(one))
  if (told.length === 0) return { explanation: `${kind}, killed: until ${end.name}`, wrong: [], steps }
  // Of two that raced one may have lost; then the other has told.
  const [wrong = []] = told.map((one) => judgeTold(one, stretch, end)).sort((a, b) => a.length - b.length)
  return { explanation: `${kind}, told: until ${end.name}`, wrong, steps }
}

/** The steps whose calls may have begun a stretch: the last before it, and those at work beside that one. */
function listStarters({ calls, done }: History, { instance, from, region }: Stretch, since: number): Done[] {
  const starts = calls.filter((call) => {
    const at = Date.parse(call.at)
    if (call.region !== region || !isCarriedOut(call) || at > from || at + call.milliseconds < since) return false
    return call.action === 'RunInstances' || (call.action === 'StartInstances' && namesOf(call).includes(instance))
  })
  const all = starts.flatMap((call) => done.filter(({ step }) => step.number === stepOf(call)))
  const last = all.at(-1)
  if (last === undefined) return []
  return [last, ...new Set(all.filter((one) => one !== last && one.result.ended >= last.began))]
}

/** Who ended a stretch. */
interface End {
  readonly name: string
  readonly by: readonly Done[]
}

/** Who has ended it: the step whose call came last before it, somebody, or the machine itself. */
function describeEnd(
  { calls, done, outside }: History,
  { instance, from, to }: Stretch,
  starters: readonly Done[],
): End {
  const last = calls
    .filter(({ action, at }) => action === 'StopInstances' && Date.parse(at) >= from && Date.parse(at) <= to)
    .findLast((call) => isCarriedOut(call) && namesOf(call).includes(instance))
  if (last === undefined) {
    const terminated = outside.some(
      (one) => one.instance === instance && one.name === 'terminated by somebody' && Math.abs(one.at - to) < LAG,
    )
    return { name: terminated ? 'somebody terminated it' : 'it switched itself off, by fuse or payload', by: [] }
  }
  const by = done.filter(({ step }) => step.number === stepOf(last))
  const [one] = by
  if (one === undefined) return { name: 'somebody stopped it', by }
  const isPost = one.result.ended.getTime() <= Date.parse(last.at)
  const isOwn = starters.includes(one)
  if (isPost) return { by, name: isOwn ? 'its post step' : 'the post step of another' }
  if (isOwn) return { by, name: 'its own stop' }
  return { by, name: one.step.kind === 'rotate' ? 'the sweep' : `the stop of another ${one.step.kind}` }
}

/** What is wrong with what a finished step has told of a start of its own. */
function judgeTold(one: Done, stretch: Stretch, end: End): string[] {
  const { step, result } = one
  const mine = resultIn(one, stretch.region)
  const says = messagesOf(mine)
  const isToldOn = /may still be on/.test(says)
  const lasted = stretch.to - result.ended.getTime()
  if (mine === undefined) return [`step ${step.number} has started it and has no result for it`]
  if (step.kind === 'start' && mine.status === 'ok') return []
  if (lasted > 0 && !isToldOn && mine.status !== 'busy' && !(mine.status === 'skipped' && step.kind === 'run if due')) {
    return [`step ${step.number} ended as ${mine.status}, and the machine went on for ${lasted} ms, until ${end.name}`]
  }
  if (step.kind === 'start' || step.kind === 'provision') return []
  const [rival] = end.by.filter((other) => other !== one && other.step.kind !== 'stop')
  if (rival !== undefined && says.includes('in the middle of the work')) {
    return [
      `step ${rival.step.number} (${rival.step.kind}) has stopped it in the middle of the work of step ${step.number}`,
    ]
  }
  const { run } = mine
  if (run === undefined) return [`step ${step.number} has started it and tells of no run`]
  if (run.billedSeconds === undefined) {
    return mine.status === 'ok' ? [`step ${step.number} tells no billed seconds`] : []
  }
  if (isToldOn || mine.status === 'busy' || lasted > 0) return []
  const difference = run.billedSeconds - billed(stretch)
  const found = Math.abs(difference) > TOLERANCE_SECONDS
  return found ? [`step ${step.number} tells ${run.billedSeconds} billed seconds, the meter ${billed(stretch)}`] : []
}

/** Runs that tell of a bill that the meter hasn't. */
function listUnmetered({ done, meter }: History): Violation[] {
  return done.flatMap((one) => {
    const { region, step, result, began } = one
    if (region === undefined || resultIn(one, region)?.run?.billedSeconds === undefined) return []
    const isMetered = meter.some(
      (row) =>
        row.region === region &&
        row.stretches.some(({ from, to }) => from <= result.ended.getTime() && (to ?? Date.now()) >= began.getTime()),
    )
    return isMetered
      ? []
      : [{ steps: [step.number], sentence: `${region}: step ${step.number} tells of a bill, the meter of none` }]
  })
}

/** Whether AWS has done what a call asked for, whatever came of the answer. */
function isCarriedOut({ status, milliseconds }: Call): boolean {
  return status < 300 && (status !== 0 || milliseconds > 0)
}

function namesOf({ params }: Call): string {
  return JSON.stringify(params)
}

function time(at: number): string {
  return new Date(at).toISOString()
}
