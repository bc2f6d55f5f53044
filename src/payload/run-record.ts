// Describes what is known of a run while it goes on and afterwards: its phases, its bill, and why it is no success.
import type { Instance } from '../aws/instances.ts'
import { formatTime, secondsBetween } from '../clock.ts'
import type { Machine, RegionContext } from '../context.ts'
import { ActionError } from '../errors.ts'
import type { RunMeta } from '../guest/reply.ts'
import { costDollars, formatDollars } from '../text/dollars.ts'
import { describeInstance } from '../report/parts.ts'
import type { LiveOutput } from '../machine/live-output.ts'
import type { Results } from '../machine/results.ts'
import { notice } from '../plan/steps.ts'
import type { RegionResult } from '../result.ts'
import { nextSlot } from '../schedule/cron.ts'
import type { Phases } from './phase-record.ts'
import { billedFor, type Stage } from './stage.ts'
import type { ServedSlot } from './slot.ts'

/** A run whose machine is claimed. */
export interface Claimed {
  readonly machine: Machine
  readonly instance: Instance
  readonly phases: Phases
  readonly output: LiveOutput
  readonly outputFile: string
  /** The slot that the run serves, and how late it is for it; undefined when it serves none. */
  readonly slot: ServedSlot | undefined
}

/** How far a run got: to its payload's end, or less far and why. */
export type Outcome =
  | {
      readonly stage: 'ended'
      readonly meta: RunMeta
      readonly results: Results | undefined
      readonly error?: undefined
    }
  | {
      readonly stage: Exclude<Stage, 'ended'>
      readonly meta?: undefined
      readonly results?: undefined
      readonly error: unknown
    }

/** A machine that was started for a run. */
export interface Up {
  readonly instance: Instance
  readonly runningSince?: Date
  /** When the machine's own timer switches it off at the latest, once it is up. */
  readonly offBy?: Date | undefined
}

/** What came of the time that the machine was on. */
export type Use = Up & Outcome

/** How the machine was left. */
export interface LetGo {
  readonly stoppingSince: Date
  /** `unconfirmed`: it may still be on. `to another`: another run holds it and is at work on it, so it was left on. */
  readonly left: 'off' | 'unconfirmed' | 'to another'
  readonly instance: Instance
  /** What went wrong with the stop, which outranks what went wrong before, or that; undefined when nothing did. */
  readonly trouble: unknown
}

/** Everything that is known of a run that is over. */
export type RunRecord = Claimed & Use & LetGo

const TIMEOUT_HINT = 'What it had written is kept. If it needs longer, raise run.timeout or the input timeout.'
const KILLED_HINT = 'Most often that means that memory ran out: choose a larger type.'
const OWN_CODE_HINT = 'That is of your own command: its last words are in the log and in the output file.'
const KEPT_HINT = 'What it had written is in the log and in the output file.'

/** Gives the error of a payload that ended without success, by its own exit code, signal or timeout; else undefined. */
export function payloadFailure(
  meta: RunMeta,
  { outputCapBytes, user }: { readonly outputCapBytes: number; readonly user: string },
): ActionError | undefined {
  if (meta.timedOut) return new ActionError('the payload was ended at its timeout', { hint: TIMEOUT_HINT })
  switch (meta.end) {
    case 'signalled':
      return new ActionError(`the payload was ended by ${meta.signal ?? 'a signal'}`, {
        hint: meta.signal === 'SIGKILL' ? KILLED_HINT : KEPT_HINT,
      })
    case 'interrupted':
      return new ActionError(`the payload was interrupted: ${describeInterruption(meta)}`, {
        hint: `It is not run again. ${KEPT_HINT}`,
      })
    case 'not-started':
      return new ActionError(`the payload could not be started: ${meta.detail}`, {
        hint: `It was to run as ${user}: look at run.user and run.env in the fleet file.`,
      })
    case 'lost':
      return new ActionError('the payload ended, and its exit code could not be read', { hint: KEPT_HINT })
    case 'exited':
      if (meta.exitCode !== 0) {
        return new ActionError(`the payload ended with exit code ${meta.exitCode ?? 'unknown'}`, {
          hint: OWN_CODE_HINT,
        })
      }
  }
  return incompleteOutput(meta, outputCapBytes)
}

/** Gives the error of a payload that ended well, and whose output wasn't kept whole; else undefined. */
function incompleteOutput({ missing, size, total }: RunMeta, outputCapBytes: number): ActionError | undefined {
  const kept = `${size} of ${total} bytes of output were kept`
  switch (missing) {
    case 'none':
      return undefined
    case 'cap':
      return new ActionError(`${kept}: it is over the cap of ${outputCapBytes} bytes`, {
        hint: 'Raise run.output-cap in the fleet file, or write less.',
      })
    case 'disk':
      return new ActionError(`${kept}: the disk of the instance is full`, {
        hint: 'Make room in the image, or make the disk larger by instance.disk, and provision.',
      })
  }
}

/** Describes an interruption: a machine that tells that it went down is up again, so it rebooted. */
function describeInterruption({ detail }: RunMeta): string {
  return detail === '' || detail === 'the machine went down' ? 'the machine rebooted in the middle of it' : detail
}

/** `run 123-1-9f8e7d6c on instance i-1, which is stopped`: whose failure it is, and what is left behind. */
export function describeLeft({ machine, instance, left }: RunRecord): string {
  const state = left === 'unconfirmed' ? 'may still be on' : `is ${instance.state}`
  return `run ${machine.runId} on instance ${machine.instanceId}, which ${state}`
}

/** `boot 31.2 s, payload 118.4 s, stop 24.0 s; 151 s billed on a t3.micro, about 0.00065 USD`: what a run cost. */
export function describeBill({ region }: Pick<RegionContext, 'region'>, run: RunRecord): string {
  const phases = run.phases.done.map(({ name, seconds }) => `${name} ${seconds} s`)
  const { type } = run.instance
  const billed = billedSeconds(run)
  const cost = costDollars(billed, region.prices[type])
  const about = cost === undefined ? '' : `, about ${formatDollars(cost)} USD`
  return `${phases.join(', ')}; ${billed ?? 0} s billed on a ${type}${about}`
}

/** Gives the billed seconds: EC2 bills by the second from running to stopping, and at least a minute a start. */
function billedSeconds({ runningSince, stoppingSince }: RunRecord): number | undefined {
  return runningSince === undefined ? undefined : billedFor(secondsBetween(runningSince, stoppingSince))
}

/** A run as it stands in the result, as far as it got. */
export function describeRun(
  { clock, fleet, region }: Pick<RegionContext, 'clock' | 'fleet' | 'region'>,
  run: RunRecord,
): RegionResult {
  const { instance, machine, meta, output, outputFile, phases, results, slot } = run
  const billed = billedSeconds(run)
  const next = region.cron === undefined ? undefined : nextSlot(region.cron, fleet.timezone, clock.now())
  return {
    status: 'ok',
    summary: '',
    instance: describeInstance(instance, clock.now()),
    steps: [],
    findings: [
      ...(results?.leftOut ?? []).map((text) => notice('results-left-out', text)),
      ...(results?.summaryLeftOut ?? []).map((text) => notice('summary-left-out', text)),
    ],
    run: {
      runId: machine.runId,
      phases: [...phases.done],
      exitCode: meta?.exitCode,
      signal: meta?.signal,
      timedOut: meta?.timedOut ?? false,
      outputBytes: output.size,
      outputFile,
      resultsFolder: results?.folder,
      summary: results?.summary,
      nextSlot: next && formatTime(next),
      slot: slot && formatTime(slot.time),
      lateSeconds: slot?.lateSeconds,
      billedSeconds: billed,
      costDollars: costDollars(billed, region.prices[instance.type]),
    },
  }
}
