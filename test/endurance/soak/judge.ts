// What must be so after a soak, each violation a sentence: steps, records of runs, one payload at a time. The bill has a
// judge of its own.
import { judgeBill, type BillRow } from './bill.ts'
import {
  describeStep,
  isKilled,
  messagesOf,
  resultIn,
  stepOf,
  type Done,
  type History,
  type Trace,
  type Violation,
} from './history.ts'
import { OUTPUT_CAP_BYTES, textOf } from './payloads.ts'

export interface Judgement {
  readonly violations: readonly Violation[]
  readonly bill: readonly BillRow[]
}

/** Judges what has happened. */
export function judge(history: History): Judgement {
  const { bill, violations } = judgeBill(history)
  const found = history.findings.map((sentence) => ({ sentence, steps: [] }))
  return { bill, violations: [...found, ...judgeSteps(history), ...judgeRuns(history), ...violations] }
}

/** Every step has a result or was killed; one that could not begin has said why, and has changed nothing. */
function judgeSteps({ done, calls }: History): Violation[] {
  return done.flatMap((one): Violation[] => {
    const { step, result, hung } = one
    const of = { steps: [step.number] }
    const name = describeStep(one)
    if (hung) return [{ ...of, sentence: `${name} did not come to an end` }]
    if (result.result !== undefined || isKilled(one)) return []
    const changes = calls.filter((call) => stepOf(call) === step.number && call.status < 300)
    if (result.exitCode !== 1 || !result.log.includes('::error::'))
      return [{ ...of, sentence: `${name} has neither result nor error, exit ${result.exitCode}` }]
    if (changes.length > 0) {
      const what = [...new Set(changes.map(({ action }) => action))].join(', ')
      return [{ ...of, sentence: `${name} has no result, and has changed something: ${what}` }]
    }
    return []
  })
}

/** Each payload that began has begun once, alone on its machine, and there is exactly one record of it, whole. */
function judgeRuns(history: History): Violation[] {
  const { done, traces, beside } = history
  const steps = new Map(done.map((one) => [one.step.number, one]))
  return [...traces].flatMap(([runId, trace]): Violation[] => {
    const owner = steps.get(Number(runId.split('-')[0]))
    const of = { steps: [Number(runId.split('-')[0])] }
    const violation = (sentence: string, more: readonly Done[] = []): Violation => ({
      sentence: `${trace.region}: run ${runId}: ${sentence}`,
      steps: [...of.steps, ...more.map(({ step }) => step.number)],
    })
    if (owner === undefined) return [violation('its step is not known')]
    const found: Violation[] = []
    if (trace.begun > 1) found.push(violation(`its payload has begun ${trace.begun} times`))
    if (beside.has(runId)) found.push(violation('its payload has met another one at work on the machine'))
    found.push(...judgeOutput(trace, owner).map((sentence) => violation(sentence)))
    const { own, brought, unsure } = listRecords(history, { runId, trace, owner })
    for (const one of [...own, ...brought]) {
      const size = one.result.files.get(runId)?.length ?? 0
      if (one.result.files.get(runId)?.equals(trace.written) === true) continue
      found.push(violation(`${describeStep(one)} brought ${size} bytes and not all ${trace.written.length}`, [one]))
    }
    const count = own.length + brought.length
    if (count === 0 && unsure.length === 0 && !isExcused(history, { trace, owner }))
      found.push(violation(`nobody has brought its record, ${describeEnd(trace)}`))
    const all = [...own, ...brought]
    if (all.filter((one) => !isLetStay(one, runId)).length > 1)
      found.push(violation(`it has ${count} records: ${all.map(describeStep).join('; ')}`, all))
    return found
  })
}

/** What the machine kept is what the payload printed: all of it when it came to its end, else the beginning of it. */
function judgeOutput({ written, end }: Trace, { step: { payload }, region, result }: Done): string[] {
  if (payload === undefined) return ['its step had no payload']
  const text = textOf(payload).subarray(0, OUTPUT_CAP_BYTES)
  const found: string[] = []
  if (!text.subarray(0, written.length).equals(written)) found.push('its output is not what the payload printed')
  if (end?.startsWith('exited') !== true) return found
  if (written.length !== text.length)
    found.push(`its payload came to its end and ${written.length} of ${text.length} bytes are there`)
  if (end !== `exited ${payload.exitCode}`) found.push(`its payload ${end} and not ${payload.exitCode}`)
  const told = region === undefined ? undefined : result.result?.regions[region]?.run?.exitCode
  if (told !== undefined && told !== payload.exitCode) found.push(`exit code ${told} was told of it`)
  return found
}

/**
 * Who has told how a run ended: its own step, or a later one that has recovered it. What a step has shown before it was
 * killed counts when nobody else has, since nobody knows how far its log came.
 */
function listRecords(
  { done }: History,
  { runId, trace, owner }: { runId: string; trace: Trace; owner: Done },
): { own: Done[]; brought: Done[]; unsure: Done[] } {
  const own = isToldBy(owner, runId, trace) ? [owner] : []
  const recovered = done.filter((one) => one.result.log.includes(`recovered output of run ${runId} (`))
  const brought = recovered.filter((one) => !isKilled(one))
  const isWhole = (one: Done): boolean => one.result.files.get(runId)?.equals(trace.written) === true
  const unsure = [owner, ...recovered].filter((one) => isKilled(one) && isWhole(one))
  return { own, brought, unsure }
}

/** Whether a run's own step knows how its payload ended. */
function isToldBy(owner: Done, runId: string, { region }: Trace): boolean {
  const result = resultIn(owner, region)
  const { run } = result ?? {}
  if (run?.runId !== runId) return false
  if (run.exitCode !== undefined || run.signal !== undefined || run.timedOut) return true
  return /the payload was interrupted: (the machine rebooted|what watched)|could not be started|exit code could not be read/.test(
    messagesOf(result),
  )
}

/**
 * Whether a step has brought a record and has said that the lease key could not go, or the machine not be stopped: then
 * the record is told once more. Rather twice than never.
 */
function isLetStay({ result }: Done, runId: string): boolean {
  const says = [
    `taking the lease of run ${runId} off`,
    `output of run ${runId} could not be recovered: `,
    'may still be on',
  ]
  return says.some((text) => result.log.includes(text))
}

/** Its machine was terminated with its disk, and its own step has said so, or could not. */
function isExcused({ outside }: History, { trace, owner }: { trace: Trace; owner: Done }): boolean {
  const isGone = outside.some(({ instance, name }) => instance === trace.instance && name === 'terminated by somebody')
  return isGone && (isKilled(owner) || /terminated|is gone|whose disk/.test(owner.result.log))
}

const describeEnd = ({ end, written }: Trace): string =>
  `${end === undefined ? 'whose end is not recorded' : `which ${end}`}, ${written.length} bytes`
