// Mode start does an operator's half of a run. The machine stays on, under a hold; its fuse is set to the hold's end.
import { claimInstance, describeLoss, releaseLease } from '../aws/leases.ts'
import type { Instance } from '../aws/instances.ts'
import { TAG } from '../tags.ts'
import { putTags } from '../aws/tags.ts'
import { formatTime, secondsAfter } from '../clock.ts'
import { ActionError, errorLine, doing, Refusal } from '../errors.ts'
import { deadlineCommand } from '../guest/commands.ts'
import { leaseKey } from '../lease.ts'
import { runSeconds } from '../phases.ts'
import { notice } from '../plan/steps.ts'
import { errorResult } from '../report/errors.ts'
import type { RegionResult } from '../result.ts'
import { bringUp, stopAtOnce, stopMachine } from '../machine/boot.ts'
import { whenCancelled } from '../machine/cancellation.ts'
import type { Machine, RegionContext } from '../context.ts'
import { describeInstance } from '../report/parts.ts'
import { fuseRefusal } from '../machine/fuse.ts'
import { guestCommand } from '../machine/guest-command.ts'
import { dropGivenUp } from '../machine/recover.ts'
import { busyRefusal, isBusy, isLostToAnother, unfoundedBusy } from '../machine/rival.ts'
import { getRunner } from '../machine/runner.ts'

/** How long the machine is wanted, from when it is up. */
export interface StartRequest {
  readonly holdSeconds: number
}

/**
 * Starts the region's machine and says how to get a shell on it. A start that fails is stopped again, unless a run that
 * has started the machine as well is at work on it.
 */
export async function startRegion(context: RegionContext, request: StartRequest): Promise<RegionResult> {
  const { clients, clock, fleet, job, logger, region, signal } = context
  const runner = await doing(`looking for the machine of ${region.name}: nothing was started`, () => getRunner(context))
  const machine: Machine = { region: region.name, instanceId: runner.id, runId: job.newRunId() }
  const leaseSeconds = runSeconds({ ...fleet.run, timeoutSeconds: request.holdSeconds })
  await dropGivenUp(context, runner)
  const claim = await claimInstance(clients.ec2, {
    instance: runner,
    fleet: fleet.name,
    runId: machine.runId,
    clock,
    logger,
    signal,
    leaseSeconds,
  })
  if (claim.kind === 'lost') {
    const error = new Refusal(
      'busy',
      `instance ${runner.id} is ${runner.state}, ${describeLoss(claim)}; it was left alone`,
      { hint: 'Try again when it has been let go, or run mode stop.' },
    )
    return { status: 'busy', summary: error.message, steps: [], findings: [], error: errorResult(error) }
  }
  try {
    const { instance } = await whenCancelled(
      signal,
      () => stopAtOnce(context, machine),
      () => bringUp(context, { machine, instance: claim.instance, leaseSeconds }),
    )
    return await leaveOn(context, request, { machine, instance })
  } catch (error) {
    throw await takeBack(context, machine, error)
  }
}

/**
 * Sets the fuse to the end of the operator's time and makes a hold of the lease, which was for the boot: no run's
 * output will be asked for. Says how to get a shell.
 */
async function leaveOn(
  context: RegionContext,
  { holdSeconds }: StartRequest,
  { machine, instance }: { machine: Machine; instance: Instance },
): Promise<RegionResult> {
  const { clients, clock, job, logger, region } = context
  const { id } = instance
  const end = secondsAfter(clock.now(), holdSeconds)
  await setFuse(context, machine, end)
  // First the one, then the other: in between it is held twice, and never by nobody.
  const hold = { [TAG.hold]: formatTime(end) }
  await putTags(clients.ec2, [id], hold)
  await releaseLease({ ec2: clients.ec2, logger }, machine)
  job.forget(machine)
  logger.info(`instance ${id} is on until ${formatTime(end)}, when its fuse switches it off; it costs money until then`)
  const left = Object.entries(instance.tags).filter(([key]) => key !== leaseKey(machine.runId))
  const tags = { ...Object.fromEntries(left), ...hold }
  const shell = notice('shell', `a shell on it: aws ssm start-session --region ${region.name} --target ${id}`, id)
  return {
    status: 'ok',
    summary: `on until ${formatTime(end)}`,
    steps: [],
    findings: [shell],
    instance: describeInstance({ ...instance, tags }, clock.now()),
  }
}

/** Stops a machine whose start failed, unless another run is at work on it, and gives the error to throw. */
async function takeBack(context: RegionContext, machine: Machine, error: unknown): Promise<unknown> {
  const { clients, job, logger } = context
  if (await isLostToAnother(context, machine, error)) {
    job.forget(machine)
    await releaseLease({ ec2: clients.ec2, logger }, machine)
    return error
  }
  const stopped = await stopMachine(context, machine).catch((failed: unknown) => {
    logger.info(errorLine(error))
    throw failed
  })
  await releaseLease({ ec2: clients.ec2, logger }, machine)
  const left = `start of instance ${machine.instanceId}, which is ${stopped?.state ?? 'gone'}`
  return new ActionError(left, { cause: isBusy(error) ? unfoundedBusy(machine, error) : error })
}

async function setFuse(context: RegionContext, machine: Machine, deadline: Date): Promise<void> {
  const reply = await guestCommand(context, machine, {
    what: 'deadline',
    commands: deadlineCommand({ deadline, sentAt: context.clock.now() }),
    seconds: 60,
  })
  if (reply.kind !== 'refused') return
  if (reply.reason === 'busy') throw busyRefusal(machine, reply)
  const message = `the fuse of instance ${machine.instanceId} can't be set (${reply.reason}): ${reply.detail}`
  throw reply.reason === 'fuse'
    ? await fuseRefusal(context, machine, message)
    : new ActionError(message, { hint: 'It is stopped again. Start it anew.' })
}
