// What is known of a run while it goes on and afterwards: its phases, its bill, and why it is no success.
import type { Instance } from '../aws/instances.ts'
import { formatTime, secondsBetween } from '../clock.ts'
import type { Machine, RegionContext } from '../context.ts'
import { ActionError } from '../errors.ts'
import type { RunMeta } from '../guest/reply.ts'
import { formatDollars } from '../text/dollars.ts'
import { describeInstance } from '../report/parts.ts'
import type { LiveOutput } from '../machine/live-output.ts'
import type { RegionResult } from '../result.ts'
import type { Phases } from './phases.ts'
import type { ServedSlot } from './slot.ts'

/** Everything that is known of a run while it goes on. */
export interface RunRecord {
  readonly machine: Machine
  readonly phases: Phases
  readonly output: LiveOutput
  readonly outputFile: string
  /** The slot that the run serves, and how late it is for it; undefined when it serves none. */
  readonly slot: ServedSlot | undefined
  instance: Instance
  runningSince: Date | undefined
  stoppingSince: Date | undefined
  /** When the machine's own timer switches it off at the latest, once it is up. */
  offBy: Date | undefined
  /** From the call that starts the machine until its stop is confirmed. */
  stillOn: boolean
  /** Another run holds the machine and is at work on it, so it was left on. */
  leftToRival: boolean
  /** The payload was handed over, and not refused: there may be output to collect, even if nobody ever answered. */
  mayHaveBegun: boolean
  /** The machine has taken the payload: from now on the slot is served. */
  accepted: boolean
  meta: RunMeta | undefined
}

/** The least that EC2 bills for a start. */
const MINIMUM_BILLED_SECONDS = 60

const TIMEOUT_HINT = 'What it had written is kept. If it needs longer, raise run.timeout or the input timeout.'
const KILLED_HINT = 'Most often that means that memory ran out: choose a larger type.'
const OWN_CODE_HINT = 'That is of your own command: its last words are in the log and in the output file.'
const KEPT_HINT = 'What it had written is in the log and in the output file.'

/** Why a payload that came to its end is no success; its own exit code, signal or timeout, as they were. */
export function payloadFailure(meta: RunMeta, { fleet }: RegionContext): ActionError | undefined {
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
        hint: `It was to run as ${fleet.run.user}: look at run.user and run.env in the fleet file.`,
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
  const kept = `${meta.size} of ${meta.total} bytes of output were kept`
  switch (meta.missing) {
    case 'none':
      return undefined
    case 'cap':
      return new ActionError(`${kept}: it is over the cap of ${fleet.run.outputCapBytes} bytes`, {
        hint: 'Raise run.output-cap in the fleet file, or write less.',
      })
    case 'disk':
      return new ActionError(`${kept}: the disk of the instance is full`, {
        hint: "Make room in home's image, or make it with a larger disk, and provision.",
      })
  }
}

/** The machine is up again when it tells that it went down: so it rebooted. */
function describeInterruption({ detail }: RunMeta): string {
  return detail === '' || detail === 'the machine went down' ? 'the machine rebooted in the middle of it' : detail
}

/** `run 123-1-9f8e7d6c on instance i-1, which is stopped`: whose failure it is, and what is left behind. */
export function describeLeft({ machine, instance, stillOn }: RunRecord): string {
  const left = stillOn ? 'may still be on' : `is ${instance.state}`
  return `run ${machine.runId} on instance ${machine.instanceId}, which ${left}`
}

/** `boot 31.2 s, payload 118.4 s, stop 24.0 s; 151 s billed on a t3.micro, about 0.00065 USD`: what a run cost. */
export function describeBill({ clock, region }: Pick<RegionContext, 'clock' | 'region'>, progress: RunRecord): string {
  const phases = progress.phases.done.map(({ name, seconds }) => `${name} ${seconds} s`)
  const { type } = progress.instance
  const billed = billedSeconds(progress, clock.now())
  const cost = costDollars(billed, region.prices[type])
  const about = cost === undefined ? '' : `, about ${formatDollars(cost)} USD`
  return `${phases.join(', ')}; ${billed ?? 0} s billed on a ${type}${about}`
}

/** In US dollars, unrounded; undefined where nothing is billed, or the fleet file has no price. */
function costDollars(seconds: number | undefined, hourlyPrice: number | undefined): number | undefined {
  return seconds === undefined || hourlyPrice === undefined ? undefined : (seconds / 3600) * hourlyPrice
}

/** EC2 bills by the second from running to stopping, and at least a minute a start. */
function billedSeconds({ runningSince, stoppingSince }: RunRecord, now: Date): number | undefined {
  if (runningSince === undefined) return undefined
  return Math.max(MINIMUM_BILLED_SECONDS, Math.ceil(secondsBetween(runningSince, stoppingSince ?? now)))
}

/** A run as it stands in the result, as far as it got. */
export function describeRun(
  { clock, region }: Pick<RegionContext, 'clock' | 'region'>,
  progress: RunRecord,
): RegionResult {
  const { instance, machine, meta, output, outputFile, phases, slot } = progress
  const billed = billedSeconds(progress, clock.now())
  return {
    status: 'ok',
    summary: '',
    instance: describeInstance(instance, clock.now()),
    steps: [],
    findings: [],
    run: {
      runId: machine.runId,
      phases: [...phases.done],
      exitCode: meta?.exitCode,
      signal: meta?.signal,
      timedOut: meta?.timedOut ?? false,
      outputBytes: output.size,
      outputFile,
      slot: slot && formatTime(slot.time),
      lateSeconds: slot?.lateSeconds,
      billedSeconds: billed,
      costDollars: costDollars(billed, region.prices[instance.type]),
    },
  }
}
