// Mode run claims, starts, runs the payload, fetches output; however that ends, it stops the machine or says it didn't.
import { claimInstance, describeLoss, expireLeases, releaseLease } from '../aws/leases.ts'
import type { Instance } from '../aws/instances.ts'
import { parseBase, TAG } from '../tags.ts'
import { inertInline } from '../text/foreign.ts'
import { ActionError, describeError, doing, errorLine, Refusal } from '../errors.ts'
import type { Packed } from '../files/pack.ts'
import { isRunId, leaseKey, parseLeases } from '../lease.ts'
import { runSeconds } from '../phases.ts'
import { errorResult } from '../report/errors.ts'
import { openLiveOutput, type LiveOutput } from '../machine/live-output.ts'
import type { RegionResult } from '../result.ts'
import { bringUp, stopAtOnce, stopMachine } from '../machine/boot.ts'
import { whenCancelled } from '../machine/cancellation.ts'
import { formatTime, secondsAfter } from '../clock.ts'
import { formatDuration } from '../text/duration.ts'
import type { Machine, RegionContext } from '../context.ts'
import { describeInstance } from '../report/parts.ts'
import { runPayload } from '../payload/payload.ts'
import { recordPhases, type Phases } from '../payload/phase-record.ts'
import { dropGivenUp, recoverOutput } from '../machine/recover.ts'
import { isBusy, isLostToAnother, unfoundedBusy } from '../machine/rival.ts'
import { getRunner } from '../machine/runner.ts'
import {
  describeBill,
  describeLeft,
  describeRun,
  payloadFailure,
  type Claimed,
  type LetGo,
  type RunRecord,
  type Up,
  type Use,
} from '../payload/run-record.ts'
import { countTry, findServedSlot, recordServed, whyNotDue, type ServedSlot } from '../payload/slot.ts'

/** What is to be run. */
export interface RunRequest {
  /** Instead of the fleet's own command; such a run serves no slot. */
  readonly command: string | undefined
  readonly timeoutSeconds: number
  /** What it finds in its working folder. */
  readonly files: Packed | undefined
  /** Do nothing when the slot has been served, or somebody else is at it. */
  readonly ifDue: boolean
}

/** Runs the payload on the region's machine. */
export async function runRegion(context: RegionContext, request: RunRequest): Promise<RegionResult> {
  const phases = recordPhases(context.clock, context.logger)
  const claimed = await claimMachine(context, request, phases)
  if ('status' in claimed) return claimed
  const use = await useMachine(context, request, claimed)
  const left = await letGo(context, claimed, use)
  const instance = await settleTags(context, claimed, { ...use, ...left })
  return tell(context, request, { ...claimed, ...use, ...left, instance })
}

/** Claims the machine for a new run, or gives the result of a run that isn't to be, or isn't due. */
async function claimMachine(
  context: RegionContext,
  request: RunRequest,
  phases: Phases,
): Promise<Claimed | RegionResult> {
  const { clients, clock, fleet, job, logger, region, signal } = context
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
  const output = await openOutput(context, machine, outputFile)
  return { machine, instance: claim.instance, phases, output, outputFile, slot }
}

/** Opens the output file, or gives the claim back: nothing has been started. */
async function openOutput(
  { clients, fleet, logger }: RegionContext,
  machine: Machine,
  path: string,
): Promise<LiveOutput> {
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

/** Starts the machine and runs the payload. It stays on, however that goes; a cancelled job stops it at once. */
async function useMachine(context: RegionContext, request: RunRequest, claimed: Claimed): Promise<Use> {
  const { fleet, signal } = context
  const { machine, output, phases, slot } = claimed
  const leaseSeconds = runSeconds({ ...fleet.run, timeoutSeconds: request.timeoutSeconds })
  const order = {
    ...fleet.run,
    command: request.command ?? fleet.run.command,
    timeoutSeconds: request.timeoutSeconds,
    files: request.files,
    slot: slot?.time,
    onTaken: async () => (slot === undefined ? undefined : recordServed(context, machine, slot)),
  }
  let up: Up = { instance: claimed.instance }
  const work = async (): Promise<Use> => {
    const { instance, runningSince } = await phases.during('boot', () =>
      bringUp(context, { machine, instance: claimed.instance, leaseSeconds }, ({ instance, runningSince }) => {
        up = { instance, runningSince, offBy: secondsAfter(instance.launchTime, fleet.fuseSeconds) }
      }),
    )
    await recoverOutput(context, instance, machine)
    const uncollected = otherRuns(claimed)
    const { offBy = up.offBy, outcome } = await phases.during('payload', () =>
      runPayload(context, { machine, instance, runningSince, order, output, uncollected }),
    )
    return { ...up, offBy, ...outcome }
  }
  try {
    return await whenCancelled(signal, () => stopAtOnce(context, machine), work)
  } catch (error) {
    return { ...up, stage: 'on', error }
  }
}

/** Lists other runs that have a key on the machine: their output may still be there. */
function otherRuns({ instance, machine }: Claimed): string[] {
  return parseLeases(instance.tags)
    .map(({ runId }) => runId)
    .filter((runId) => runId !== machine.runId && isRunId(runId))
}

/**
 * Stops the machine, unless another's payload runs on it: the loser of that race stops nothing. A failed stop outranks
 * what went wrong before.
 */
async function letGo(context: RegionContext, { machine, phases }: Claimed, use: Use): Promise<LetGo> {
  const { clock, job, logger } = context
  const stoppingSince = clock.now()
  return phases.during('stop', async () => {
    try {
      if (await isLostToAnother(context, machine, use.error)) {
        job.forget(machine)
        return { stoppingSince, left: 'to another', trouble: use.error, instance: use.instance }
      }
      const stopped = await stopMachine(context, machine, use.offBy)
      const trouble = isBusy(use.error) ? unfoundedBusy(machine, use.error) : use.error
      return { stoppingSince, left: 'off', trouble, instance: stopped ?? { ...use.instance, state: 'gone' } }
    } catch (trouble) {
      if (use.error !== undefined) logger.info(errorLine(use.error))
      return { stoppingSince, left: 'unconfirmed', trouble, instance: use.instance }
    }
  })
}

/**
 * Leaves on the machine what the next run has to know: a failed try, and the lease key for as long as output may be on
 * it. Gives the instance with the tags that it has then.
 */
async function settleTags(context: RegionContext, { machine, slot }: Claimed, run: Use & LetGo): Promise<Instance> {
  const { clients, clock, logger, signal } = context
  const { instance, left, stage } = run
  const isFailedStart = stage !== 'taken' && stage !== 'ended'
  if (isFailedStart && slot !== undefined && !signal.aborted && left !== 'to another') {
    await countTry(context, instance, slot)
  }
  // By its lease the post step knows that the machine is this job's to stop.
  if (left === 'unconfirmed') return instance
  if (stage === 'handed over' || stage === 'taken') {
    // The key says whose output it is. It is over, though: it must not keep the next run from coming for that output. A
    // tag that can't be written only makes others wait for the claim's end.
    await expireLeases(clients.ec2, instance.id, { clock, runId: machine.runId }).catch((cause: unknown) => {
      logger.info(`the lease of run ${machine.runId} could not be ended before its time: ${String(cause)}`)
    })
    return instance
  }
  await releaseLease({ ec2: clients.ec2, logger }, machine)
  const tags = Object.entries(instance.tags).filter(([key]) => key !== leaseKey(machine.runId))
  return { ...instance, tags: Object.fromEntries(tags) }
}

/** Makes the run its region's result, and logs its bill. */
function tell(context: RegionContext, { ifDue }: RunRequest, run: RunRecord): RegionResult {
  run.output.end()
  if (run.trouble === undefined || run.runningSince !== undefined) context.logger.info(describeBill(context, run))
  const result = describeRun(context, run)
  const isThrough = run.stage === 'ended' && run.trouble === undefined
  const failure = isThrough ? payloadFailure(run.meta, context.fleet.run) : run.trouble
  if (isThrough && failure === undefined) {
    return { ...result, status: 'ok', summary: 'payload ended with exit code 0' }
  }
  const failed = { ...result, summary: describeError(failure).messages[0] }
  if (run.left === 'to another' && ifDue) return { ...failed, status: 'skipped' }
  const told = new ActionError(describeLeft(run), { cause: failure })
  return { ...failed, status: run.left === 'to another' ? 'busy' : 'failed', error: errorResult(told) }
}

/** Logs which image the machine is from and which slot the run serves, so that a log can be read alone, long after. */
function describeOrigin({ logger }: RegionContext, { imageId, tags }: Instance, slot: ServedSlot | undefined): void {
  const source = tags[TAG.image]
  const base = parseBase(tags)
  const copied = source === undefined || source === imageId ? '' : `, a copy of ${source}`
  const from = base === undefined ? copied : ` (${inertInline(base.name)})`
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
