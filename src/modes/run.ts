// Mode run: claim, start, payload, output, stop. However it ends, the machine is stopped, or the step says that it isn't.
import { claimInstance, releaseLease } from '../aws/leases.ts'
import type { Instance } from '../aws/instances.ts'
import { TAG } from '../aws/ownership.ts'
import { putTags } from '../aws/tags.ts'
import { secondsBetween } from '../clock.ts'
import { ActionError, Refusal } from '../errors.ts'
import { describeHolder, leaseKey } from '../lease.ts'
import type { RunMeta } from '../guest.ts'
import { errorResult } from '../report/errors.ts'
import { openLiveOutput, type LiveOutput } from '../report/live-output.ts'
import type { RegionResult } from '../result.ts'
import { dueState, latestSlot, nextTriesTag, slotTag } from '../schedule.ts'
import { startMachine, stopAfter, stopMachine, waitUntilReady } from './boot.ts'
import type { Machine, RegionContext } from './context.ts'
import { describeInstance } from './observe.ts'
import { runPayload } from './payload.ts'
import { recordPhases, type Phases } from './phases.ts'
import { recoverOutput } from './recover.ts'
import { getRunner } from './runner.ts'

/** What is to be run. */
export interface RunRequest {
  /** Instead of the fleet's own command; such a run serves no slot. */
  readonly command: string | undefined
  readonly timeoutSeconds: number
  /** Do nothing when the slot has been served, or somebody else is at it. */
  readonly ifDue: boolean
}

/** The least that EC2 bills for a start. */
const MINIMUM_BILLED_SECONDS = 60

/** Everything that is known of a run while it goes on. */
interface Progress {
  readonly machine: Machine
  readonly phases: Phases
  readonly output: LiveOutput
  readonly outputFile: string
  instance: Instance
  runningSince: Date | undefined
  stoppingSince: Date | undefined
  /** From the call that starts the machine until its stop is confirmed. */
  stillOn: boolean
  /** The machine has taken the payload: from now on the slot is served, and there is output to collect. */
  accepted: boolean
  meta: RunMeta | undefined
}

/** Runs the payload on the region's machine. */
export async function runRegion(context: RegionContext, request: RunRequest): Promise<RegionResult> {
  const { clients, clock, fleet, job, logger, region, signal } = context
  const phases = recordPhases(clock)
  const runner = await phases.during('find', () => getRunner(context))
  const machine: Machine = { region: region.name, instanceId: runner.id, runId: job.newRunId() }
  logger.info(`run ${machine.runId} on instance ${runner.id}, ${runner.type} in ${runner.zone}, ${runner.state}`)
  const claim = await phases.during('claim', () =>
    claimInstance(clients.ec2, {
      ...{ instance: runner, fleet: fleet.name, runId: machine.runId, clock, signal },
      timeoutSeconds: request.timeoutSeconds,
    }),
  )
  if (claim.kind === 'lost') return describeLost(context, request, { runner, claim })
  const served = request.ifDue ? whyNotDue(context, claim.instance) : undefined
  if (served !== undefined) {
    await releaseLease(clients.ec2, runner.id, machine.runId)
    logger.info(`skipped: ${served}`)
    return { status: 'skipped', summary: served, steps: [], findings: [] }
  }
  const outputFile = job.outputFile(machine)
  const progress: Progress = {
    ...{ machine, phases, outputFile, instance: claim.instance },
    output: openLiveOutput(outputFile, (lines) => logger.foreign(lines)),
    ...{ runningSince: undefined, stoppingSince: undefined, stillOn: false, accepted: false, meta: undefined },
  }
  try {
    await useMachine(context, request, progress)
    logger.info(describeBill(progress, clock.now()))
  } catch (error) {
    if (isBusy(error) && request.ifDue)
      return { ...describeRun(context, progress), status: 'skipped', summary: describeFailure(error) }
    const status = isBusy(error) ? 'busy' : 'failed'
    return { ...describeRun(context, progress), status, summary: describeFailure(error), error: errorResult(error) }
  }
  const { meta } = progress
  const failure = meta === undefined ? new ActionError('the payload left no record') : payloadFailure(meta, context)
  const result = describeRun(context, progress)
  if (failure === undefined) return { ...result, status: 'ok', summary: 'payload ended with exit code 0' }
  return { ...result, status: 'failed', summary: failure.message, error: errorResult(failure) }
}

async function useMachine(context: RegionContext, request: RunRequest, progress: Progress): Promise<void> {
  const { clients } = context
  const { machine, phases } = progress
  const { instanceId } = machine
  const slot = servedSlot(context, request)
  const order = {
    command: request.command ?? context.fleet.run.command,
    timeoutSeconds: request.timeoutSeconds,
    onAccepted: async () => {
      progress.accepted = true
      if (slot !== undefined) await putTags(clients.ec2, [instanceId], { [TAG.slot]: slotTag(slot) })
    },
  }
  try {
    await stopAfter(
      context,
      async () => {
        await phases.during('boot', () => boot(context, progress, request.timeoutSeconds))
        const { output } = progress
        await recoverOutput(context, progress.instance, machine)
        progress.meta = await phases.during('payload', () => runPayload(context, machine, { order, output }))
      },
      (error) => phases.during('stop', () => letGo(context, progress, error)),
    )
  } catch (error) {
    if (!progress.accepted && slot !== undefined && !isBusy(error)) await countTry(context, progress.instance, slot)
    // Once the payload has begun its output may still be on the machine: then the lease key stays, and says whose it is.
    if (!progress.accepted && !progress.stillOn) await endLease(context, progress)
    throw error
  }
  await endLease(context, progress)
}

/** The lease key goes when the machine is stopped and its output has been collected. */
async function endLease({ clients }: RegionContext, progress: Progress): Promise<void> {
  const { instanceId, runId } = progress.machine
  await releaseLease(clients.ec2, instanceId, runId)
  const tags = Object.entries(progress.instance.tags).filter(([key]) => key !== leaseKey(runId))
  progress.instance = { ...progress.instance, tags: Object.fromEntries(tags) }
}

async function boot(context: RegionContext, progress: Progress, timeoutSeconds: number): Promise<void> {
  const { machine } = progress
  progress.stillOn = true
  await startMachine(context, { machine, instance: progress.instance, timeoutSeconds })
  const { instance, runningSince } = await waitUntilReady(context, machine.instanceId)
  progress.instance = instance
  progress.runningSince = runningSince
}

/** Stops the machine, unless somebody else's payload runs on it: the loser of that race stops nothing. */
async function letGo(context: RegionContext, progress: Progress, error: unknown): Promise<void> {
  progress.stoppingSince = context.clock.now()
  if (isBusy(error)) context.job.forget(progress.machine)
  else progress.instance = (await stopMachine(context, progress.machine)) ?? progress.instance
  progress.stillOn = false
}

function isBusy(error: unknown): boolean {
  return error instanceof Refusal && error.status === 'busy'
}

/** The slot that a run serves: none when its command is not the fleet's own, or the region has no schedule. */
function servedSlot({ clock, fleet, region }: RegionContext, { command }: RunRequest): Date | undefined {
  if (command !== undefined || region.cron === undefined) return undefined
  return latestSlot(region.cron, fleet.timezone, clock.now())
}

/** A start that came to nothing before the payload began; after three the slot is given up. */
async function countTry({ clients, logger }: RegionContext, { id, tags }: Instance, slot: Date): Promise<void> {
  const tries = nextTriesTag({ slot, triesTag: tags[TAG.tries] })
  await putTags(clients.ec2, [id], { [TAG.tries]: tries }).catch((error: unknown) => {
    logger.info(`the failed try could not be recorded: ${String(error)}`)
  })
}

function whyNotDue({ clock, fleet, region }: RegionContext, { tags }: Instance): string | undefined {
  const state = dueState({
    ...{ region, timezone: fleet.timezone, now: clock.now() },
    ...{ slotTag: tags[TAG.slot], triesTag: tags[TAG.tries] },
  })
  return state.due ? undefined : state.reason
}

function describeLost(
  { clock, logger }: RegionContext,
  { ifDue }: RunRequest,
  { runner, claim }: { runner: Instance; claim: Extract<Awaited<ReturnType<typeof claimInstance>>, { kind: 'lost' }> },
): RegionResult {
  const who = claim.holder === undefined ? claim.reason : `held by ${describeHolder(claim.holder)}`
  const summary = `instance ${runner.id} is ${runner.state}, ${who}; it was left alone`
  logger.info(ifDue ? `skipped: ${summary}` : `busy: ${summary}`)
  const instance = describeInstance(runner, clock.now())
  if (ifDue) return { status: 'skipped', summary, instance, steps: [], findings: [] }
  const error = errorResult(
    new Refusal('busy', summary, { hint: 'Try again when it has been let go, or run mode stop.' }),
  )
  return { status: 'busy', summary, instance, steps: [], findings: [], error }
}

/** Why a payload that came to its end is no success; its own exit code, signal or timeout, as they were. */
function payloadFailure(meta: RunMeta, { fleet }: RegionContext): ActionError | undefined {
  if (meta.timedOut) return new ActionError('the payload was ended at its timeout')
  switch (meta.end) {
    case 'signalled':
      return new ActionError(`the payload was ended by ${meta.signal ?? 'a signal'}`)
    case 'interrupted':
      return new ActionError(
        `the payload was interrupted: ${meta.detail === '' ? 'the machine went down or rebooted' : meta.detail}`,
      )
    case 'not-started':
      return new ActionError(`the payload could not be started: ${meta.detail}`)
    case 'lost':
      return new ActionError('the payload ended, and its exit code could not be read')
    case 'exited':
      if (meta.exitCode !== 0) return new ActionError(`the payload ended with exit code ${meta.exitCode ?? 'unknown'}`)
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
      return new ActionError(`${kept}: the disk of the instance is full`)
  }
}

function describeFailure(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** `boot 31.2 s, payload 118.4 s, stop 24.0 s; 151 s billed`: what a run cost in time. */
function describeBill(progress: Progress, now: Date): string {
  const phases = progress.phases.done.map(({ name, seconds }) => `${name} ${seconds} s`)
  return `${phases.join(', ')}; ${billedSeconds(progress, now) ?? 0} s billed on a ${progress.instance.type}`
}

/** EC2 bills by the second from running to stopping, and at least a minute a start. */
function billedSeconds({ runningSince, stoppingSince }: Progress, now: Date): number | undefined {
  if (runningSince === undefined) return undefined
  return Math.max(MINIMUM_BILLED_SECONDS, Math.ceil(secondsBetween(runningSince, stoppingSince ?? now)))
}

function describeRun({ clock }: RegionContext, progress: Progress): RegionResult {
  const { instance, machine, meta, output, outputFile, phases } = progress
  const billed = billedSeconds(progress, clock.now())
  return {
    status: 'ok',
    summary: '',
    instance: { ...describeInstance(instance, clock.now()) },
    steps: [],
    findings: [],
    run: {
      runId: machine.runId,
      phases: [...phases.done],
      ...(meta?.exitCode === undefined ? {} : { exitCode: meta.exitCode }),
      ...(meta?.signal === undefined ? {} : { signal: meta.signal }),
      timedOut: meta?.timedOut ?? false,
      outputBytes: output.size,
      outputFile,
      ...(billed === undefined ? {} : { billedSeconds: billed }),
    },
  }
}
