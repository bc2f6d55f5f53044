// Mode run: claim, start, payload, output, stop. However it ends, the machine is stopped, or the step says that it isn't.
import { claimInstance, describeLoss, expireLeases, releaseLease } from '../aws/leases.ts'
import type { Instance } from '../aws/instances.ts'
import { TAG } from '../tags.ts'
import { ActionError, describeError, doing, Refusal } from '../errors.ts'
import { leaseKey } from '../lease.ts'
import { runSeconds } from '../phases.ts'
import { errorResult } from '../report/errors.ts'
import { openLiveOutput } from '../machine/live-output.ts'
import type { RegionResult } from '../result.ts'
import { bringUp, stopAfter, stopMachine } from '../machine/boot.ts'
import { formatTime, secondsAfter } from '../clock.ts'
import { formatDuration } from '../text/duration.ts'
import type { Machine, RegionContext } from '../context.ts'
import { describeInstance } from '../report/parts.ts'
import { runPayload } from '../payload/payload.ts'
import { recordPhases } from '../payload/phases.ts'
import { dropGivenUp, recoverOutput } from '../machine/recover.ts'
import { isBusy, isLostToAnother, unfoundedBusy } from '../machine/rival.ts'
import { getRunner } from '../machine/runner.ts'
import { describeBill, describeLeft, describeRun, payloadFailure, type RunRecord } from '../payload/run-record.ts'
import { countTry, findServedSlot, recordServed, whyNotDue, type ServedSlot } from '../payload/slot.ts'

/** What is to be run. */
export interface RunRequest {
  /** Instead of the fleet's own command; such a run serves no slot. */
  readonly command: string | undefined
  readonly timeoutSeconds: number
  /** Do nothing when the slot has been served, or somebody else is at it. */
  readonly ifDue: boolean
}

/** Runs the payload on the region's machine. */
export async function runRegion(context: RegionContext, request: RunRequest): Promise<RegionResult> {
  const { clients, clock, fleet, job, logger, region, signal } = context
  const phases = recordPhases(clock)
  const runner = await phases.during('find', () =>
    doing(`looking for the machine of ${region.name}: nothing was started`, () => getRunner(context)),
  )
  const machine: Machine = { region: region.name, instanceId: runner.id, runId: job.newRunId() }
  logger.info(`run ${machine.runId} on instance ${runner.id}, ${runner.type} in ${runner.zone}, ${runner.state}`)
  await dropGivenUp(context, runner)
  const claim = await phases.during('claim', () =>
    claimInstance(clients.ec2, {
      instance: runner,
      fleet: fleet.name,
      runId: machine.runId,
      clock,
      logger,
      signal,
      leaseSeconds: runSeconds({ ...fleet.run, timeoutSeconds: request.timeoutSeconds }),
    }),
  )
  if (claim.kind === 'lost') return describeLost(context, request, { runner, claim })
  const served = request.ifDue ? whyNotDue(context, claim.instance) : undefined
  if (served !== undefined) {
    await releaseLease({ ec2: clients.ec2, logger }, machine)
    logger.info(`skipped: ${served}`)
    return { status: 'skipped', summary: served, steps: [], findings: [] }
  }
  const slot = findServedSlot(context, request.command)
  describeOrigin(context, claim.instance, slot)
  const outputFile = job.outputFile(machine)
  const progress: RunRecord = {
    machine,
    phases,
    outputFile,
    slot,
    instance: claim.instance,
    output: await openOutput(context, machine, outputFile),
    runningSince: undefined,
    stoppingSince: undefined,
    offBy: undefined,
    stillOn: false,
    meta: undefined,
    leftToRival: false,
    mayHaveBegun: false,
    accepted: false,
  }
  return carryOut(context, request, progress)
}

/** From the claim to the result, whatever comes. */
async function carryOut(context: RegionContext, request: RunRequest, progress: RunRecord): Promise<RegionResult> {
  const { logger } = context
  try {
    await useMachine(context, request, progress)
    logger.info(describeBill(context, progress))
  } catch (error) {
    progress.output.end()
    if (progress.runningSince !== undefined) logger.info(describeBill(context, progress))
    const result = { ...describeRun(context, progress), summary: describeError(error).messages[0] }
    if (progress.leftToRival && request.ifDue) return { ...result, status: 'skipped' }
    const told = new ActionError(describeLeft(progress), { cause: error })
    return { ...result, status: progress.leftToRival ? 'busy' : 'failed', error: errorResult(told) }
  }
  const { meta } = progress
  const failure =
    meta === undefined
      ? new ActionError('the payload left no record', { hint: 'What it had written is in the log. Run again.' })
      : payloadFailure(meta, context)
  const result = describeRun(context, progress)
  if (failure === undefined) return { ...result, status: 'ok', summary: 'payload ended with exit code 0' }
  const told = new ActionError(describeLeft(progress), { cause: failure })
  return { ...result, status: 'failed', summary: failure.message, error: errorResult(told) }
}

/** Opens the output file, or gives the claim back: nothing has been started. */
async function openOutput(
  { clients, fleet, logger }: RegionContext,
  machine: Machine,
  path: string,
): Promise<RunRecord['output']> {
  try {
    return openLiveOutput(path, (lines) => logger.foreign(lines), fleet.run.outputCapBytes)
  } catch (cause) {
    await releaseLease({ ec2: clients.ec2, logger }, machine)
    throw new ActionError(`the output file ${path} can't be written: nothing was started`, {
      cause,
      hint: 'Make room on the runner, or let its user write to RUNNER_TEMP, and run again.',
    })
  }
}

async function useMachine(context: RegionContext, request: RunRequest, progress: RunRecord): Promise<void> {
  const { machine, phases, slot } = progress
  const order = {
    command: request.command ?? context.fleet.run.command,
    timeoutSeconds: request.timeoutSeconds,
    onHandOver: () => {
      progress.mayHaveBegun = true
    },
    onRefused: () => {
      progress.mayHaveBegun = false
    },
    onAccepted: async (deadline: Date) => {
      progress.accepted = true
      progress.offBy = deadline
      if (slot !== undefined) await recordServed(context, machine, slot)
    },
  }
  try {
    await stopAfter(context, machine, {
      work: async () => {
        await phases.during('boot', () => boot(context, progress, request.timeoutSeconds))
        const { output } = progress
        await recoverOutput(context, progress.instance, machine)
        progress.meta = await phases.during('payload', () =>
          runPayload(context, { machine, instance: progress.instance, order, output }),
        )
      },
      stop: (error) => phases.during('stop', () => letGo(context, progress, error)),
    })
  } catch (error) {
    const isFailedStart = !progress.accepted && !context.signal.aborted && !progress.leftToRival
    if (isFailedStart && slot !== undefined) await countTry(context, progress.instance, slot)
    if (!progress.stillOn) await leaveLease(context, progress)
    throw isBusy(error) && !progress.leftToRival ? unfoundedBusy(machine, error) : error
  }
  await removeLease(context, progress)
}

/**
 * Once the payload may have begun its output may still be on the machine: then the lease key stays, and says whose it
 * is. It's over, though: it must not keep the next run from coming for that output.
 */
async function leaveLease(context: RegionContext, progress: RunRecord): Promise<void> {
  if (!progress.mayHaveBegun) {
    await removeLease(context, progress)
    return
  }
  const { clients, clock, logger } = context
  const { runId } = progress.machine
  // A tag that can't be written only makes others wait for the claim's end.
  await expireLeases(clients.ec2, progress.instance.id, { clock, runId }).catch((error: unknown) => {
    logger.info(`the lease of run ${runId} could not be ended before its time: ${String(error)}`)
  })
}

/** The lease key goes when the machine is stopped and its output has been collected. */
async function removeLease({ clients, logger }: RegionContext, progress: RunRecord): Promise<void> {
  const { runId } = progress.machine
  await releaseLease({ ec2: clients.ec2, logger }, progress.machine)
  const tags = Object.entries(progress.instance.tags).filter(([key]) => key !== leaseKey(runId))
  progress.instance = { ...progress.instance, tags: Object.fromEntries(tags) }
}

async function boot(context: RegionContext, progress: RunRecord, timeoutSeconds: number): Promise<void> {
  const { machine } = progress
  progress.stillOn = true
  const leaseSeconds = runSeconds({ ...context.fleet.run, timeoutSeconds })
  const start = { machine, instance: progress.instance, leaseSeconds }
  await bringUp(context, start, ({ instance, runningSince }) => {
    progress.instance = instance
    progress.runningSince = runningSince
    progress.offBy = secondsAfter(instance.launchTime, context.fleet.fuseSeconds)
  })
}

/** Stops the machine, unless somebody else's payload runs on it: the loser of that race stops nothing. */
async function letGo(context: RegionContext, progress: RunRecord, error: unknown): Promise<void> {
  progress.stoppingSince = context.clock.now()
  progress.leftToRival = await isLostToAnother(context, progress.machine, error)
  if (progress.leftToRival) context.job.forget(progress.machine)
  else {
    const stopped = await stopMachine(context, progress.machine, progress.offBy)
    progress.instance = stopped ?? { ...progress.instance, state: 'gone' }
  }
  progress.stillOn = false
}

/** What a log has to tell so that it can be read alone, long after: from which image, and for which slot. */
function describeOrigin({ logger }: RegionContext, { imageId, tags }: Instance, slot: ServedSlot | undefined): void {
  const source = tags[TAG.image]
  const from = source === undefined || source === imageId ? '' : `, a copy of ${source}`
  const serves =
    slot === undefined
      ? 'serves no slot'
      : `serves slot ${formatTime(slot.time)}, ${formatDuration(slot.lateSeconds)} late`
  logger.info(`image ${imageId}${from}; ${serves}`)
}

function describeLost(
  { clock, logger }: RegionContext,
  { ifDue }: RunRequest,
  { runner, claim }: { runner: Instance; claim: Extract<Awaited<ReturnType<typeof claimInstance>>, { kind: 'lost' }> },
): RegionResult {
  const summary = `instance ${runner.id} is ${runner.state}, ${describeLoss(claim)}; it was left alone`
  logger.info(ifDue ? `skipped: ${summary}` : `busy: ${summary}`)
  const instance = describeInstance(runner, clock.now())
  if (ifDue) return { status: 'skipped', summary, instance, steps: [], findings: [] }
  const error = errorResult(
    new Refusal('busy', summary, { hint: 'Try again when it has been let go, or run mode stop.' }),
  )
  return { status: 'busy', summary, instance, steps: [], findings: [], error }
}
