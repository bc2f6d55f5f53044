// What has happened in a soak: the steps, and what the machines' disks, the meter and the call log say of them.
import type { StepResult } from '../../../local/action.ts'
import type { Call, MeterRow } from '../../../local/control.ts'
import type { RegionResult } from '../../../src/result.ts'
import type { Region, Step } from './plan.ts'

/** A step that has been done. */
export interface Done {
  readonly step: Step
  /** Undefined when it worked in all regions. */
  readonly region: Region | undefined
  readonly began: Date
  readonly result: StepResult
  /** Whether another step was at work in the region, as the plan wanted it. */
  readonly isRace: boolean
  /** Names of its faults, and of those that came to bear. */
  readonly faults: readonly string[]
  readonly felt: readonly string[]
  /** It would not end by itself. */
  readonly hung: boolean
}

/** What is known of a run whose payload has begun. */
export interface Trace {
  readonly region: Region
  readonly instance: string
  /** How often the payload has begun. */
  begun: number
  /** What is on the disk of its output, as last seen. */
  written: Buffer
  /** How it ended, as the machine has recorded it. */
  end: string | undefined
}

/** All that the judgement is made from. */
export interface History {
  /** When the regions stood ready, in milliseconds since 1970. */
  readonly began: number
  readonly done: readonly Done[]
  readonly traces: ReadonlyMap<string, Trace>
  /** Runs that found another payload at work on their machine. */
  readonly beside: ReadonlySet<string>
  /** Machines of ours, terminated ones included. */
  readonly machines: ReadonlySet<string>
  /** When somebody stopped or terminated a machine of ours, outside of any step. */
  readonly outside: readonly { readonly instance: string; readonly name: string; readonly at: number }[]
  /** Calls that change something. */
  readonly calls: readonly Call[]
  readonly meter: readonly MeterRow[]
  /** What was found in the end beside all that, as sentences: machines that are on, foreign things that have changed. */
  readonly findings: readonly string[]
}

/** A violation, and the steps whose logs tell more of it. */
export interface Violation {
  readonly sentence: string
  readonly steps: readonly number[]
}

/** The step that a call came of, which each tells in its user agent. */
export function stepOf({ userAgent }: Pick<Call, 'userAgent'>): number | undefined {
  const [, number] = /\bapp\/soak-(\d+)/.exec(userAgent ?? '') ?? []
  return number === undefined ? undefined : Number(number)
}

/** Killed, or ended by a signal before it could mind any: nothing can be asked of it. */
export function isKilled({ result }: Done): boolean {
  return result.signal !== null
}

/** A step's result for a region. */
export function resultIn({ result }: Done, region: Region): RegionResult | undefined {
  return result.result?.regions[region]
}

/** What its error says, innermost last. */
export function messagesOf(result: RegionResult | undefined): string {
  return [result?.summary ?? '', ...(result?.error?.messages ?? []), result?.error?.hint ?? ''].join(': ')
}

/** `step 2017 (run, failed)`. */
export function describeStep(one: Done): string {
  return `step ${one.step.number} (${one.step.kind}, ${describeEnding(one)})`
}

/** How a step ended, in a word. */
export function describeEnding(one: Done): string {
  return one.result.outputs['status'] ?? (isKilled(one) ? 'killed' : 'no result')
}
