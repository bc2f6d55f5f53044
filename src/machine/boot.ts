// Boots and stops the machine for run, start and proof boots: started, answering, stopped for certain.
import { findAgent, isAgentOfBoot, type AgentState } from '../aws/agents.ts'
import { findInstance, type Instance } from '../aws/instances.ts'
import { askToStop, isTerminal, stopInstance } from '../aws/instance-lifecycle.ts'
import { releaseLease, renewLease } from '../aws/leases.ts'
import { fixForStateReason } from '../aws/late-failure.ts'
import { poll, PollTimeout, STALE_READ_SECONDS } from '../aws/poll.ts'
import { formatTime, secondsAfter } from '../clock.ts'
import { ActionError, errorLine } from '../errors.ts'
import { LIMIT } from '../phases.ts'
import { isOn } from '../instance-state.ts'
import { TAG } from '../tags.ts'
import { setBack, startWithPatience, type Start } from './capacity.ts'
import type { Machine, RegionContext } from '../context.ts'
import { whenCancelled } from './cancellation.ts'
import { diagnoseSilence } from './diagnose.ts'
import { recoverBeforeStop } from './recover.ts'
import { everySoOften, getRunning } from './watch.ts'

const LOOK_EVERY_SECONDS = 2
/** The machine runs, so each look that comes late is billed. Systems Manager answers some ten a second and more. */
const AGENT_EVERY_SECONDS = 0.5

/** A machine that runs, and that Systems Manager has not heard from. */
export class AgentSilent extends ActionError {}

/** A machine that is up, and when it was first seen running. */
export interface Ready {
  readonly instance: Instance
  readonly runningSince: Date
}

/**
 * Starts a claimed instance and waits until its agent answers. One that was changed to another type and doesn't come up
 * is stopped here and changed back: else each later run would begin with a type that can't be started.
 *
 * @param onRunning called when it runs, since it is billed from then on, whatever comes
 */
export async function bringUp(
  context: RegionContext,
  start: Start,
  onRunning?: (ready: Ready) => void,
): Promise<Ready> {
  const { clients, clock, logger } = context
  const { id, type } = start.instance
  try {
    await startMachine(context, start)
    return await waitUntilReady(context, id, { launchedBefore: start.instance.launchTime, onRunning })
  } catch (error) {
    try {
      const seen = await findInstance(clients.ec2, id)
      if (seen !== undefined && seen.type !== type) {
        await stopInstance(clients.ec2, { id, clock, logger })
        await setBack(context, start.instance)
      }
    } catch (trouble) {
      logger.info(`instance ${id} may not be a ${type} any more: ${errorLine(trouble)}`)
    }
    throw error
  }
}

/** Starts a claimed instance, once the post step knows of it; one that was left on is stopped first. */
export async function startMachine(context: RegionContext, start: Start): Promise<void> {
  const { clients, clock, job, logger, signal } = context
  const { machine, instance, leaseSeconds } = start
  const { instanceId, runId } = machine
  job.remember({ ...machine, launchedBefore: instance.launchTime })
  if (isOn(instance.state)) {
    logger.info(`instance ${instanceId} is on although nobody holds it: stopping it first`)
    await recoverBeforeStop(context, instance, machine)
    await stopInstance(clients.ec2, { id: instanceId, clock, signal, logger })
    await renewLease(clients.ec2, { instanceId, runId, leaseSeconds, clock })
  }
  await startWithPatience(context, start)
}

/**
 * Waits until the instance runs and its agent answers from this very boot.
 *
 * @param launchedBefore when it was launched the time before: what is later is this start
 * @param onRunning called when it runs
 * @throws ActionError when the start failed late, with EC2's reason, or when the agent never came
 */
export async function waitUntilReady(
  context: RegionContext,
  id: string,
  { launchedBefore, onRunning }: { launchedBefore?: Date; onRunning?: ((ready: Ready) => void) | undefined } = {},
): Promise<Ready> {
  const { logger, clock } = context
  const instance = await waitUntilRunning(context, id, launchedBefore)
  const runningSince = clock.now()
  onRunning?.({ instance, runningSince })
  logger.info(`instance ${id} is running in ${instance.zone}, launched ${formatTime(instance.launchTime)}`)
  const agent = await waitForAgent(context, instance)
  logger.info(`Systems Manager is online (agent ${agent.agentVersion ?? 'of unknown version'})`)
  return { instance, runningSince }
}

async function waitUntilRunning(
  { clients, clock, logger, signal }: RegionContext,
  id: string,
  launchedBefore: Date | undefined,
): Promise<Instance> {
  const started = clock.elapsed()
  let state = 'unknown'
  let wasOn = false
  try {
    return await poll({
      everySeconds: LOOK_EVERY_SECONDS,
      limitSeconds: LIMIT.running,
      clock,
      signal,
      progress: { logger, what: `instance ${id} to run`, usually: 'under a minute' },
      look: async () => {
        const instance = await findInstance(clients.ec2, id)
        state = instance?.state ?? 'unknown'
        if (instance !== undefined && state === 'running') return instance
        if (instance === undefined || state === 'unknown') return undefined
        wasOn ||= isOn(state) || (launchedBefore !== undefined && instance.launchTime > launchedBefore)
        const settled = wasOn || isTerminal(instance) || clock.elapsed() - started > STALE_READ_SECONDS
        if (settled && !isOn(state)) {
          throw new ActionError(
            `instance ${id} was started and went ${state}: ${instance.stateReason ?? 'no reason given'}`,
            { hint: fixForStateReason(instance.stateReason) },
          )
        }
        return undefined
      },
    })
  } catch (error) {
    if (!(error instanceof PollTimeout)) throw error
    throw new ActionError(`instance ${id} is ${state} and not running, ${LIMIT.running} s after its start`, {
      cause: error,
      hint: 'It hangs in EC2: look at its status checks in the console, and try again.',
    })
  }
}

async function waitForAgent(context: RegionContext, instance: Instance): Promise<AgentState> {
  const { clients, clock, logger, signal } = context
  const assertRunning = everySoOften(clock, () => getRunning(context, instance))
  let agent: AgentState | undefined
  try {
    return await poll({
      everySeconds: AGENT_EVERY_SECONDS,
      limitSeconds: LIMIT.agent,
      clock,
      signal,
      progress: { logger, what: `the agent of instance ${instance.id} to answer`, usually: 'half a minute' },
      look: async () => {
        agent = await findAgent(clients, instance.id)
        if (agent !== undefined && isAgentOfBoot(agent, instance.launchTime)) return agent
        await assertRunning()
        return undefined
      },
    })
  } catch (error) {
    if (!(error instanceof PollTimeout)) throw error
    const seen = describeAgent(agent, instance)
    throw new AgentSilent(
      `instance ${instance.id} runs, and Systems Manager has not heard from it within ${LIMIT.agent} s: ${seen}`,
      { cause: error, hint: await diagnoseSilence(context, instance) },
    )
  }
}

/** Describes the agent's last sign; one that isn't listed has answered before if it was proved, or served a slot. */
function describeAgent(agent: AgentState | undefined, { tags }: Instance): string {
  if (agent !== undefined) return `its last ping was at ${formatTime(agent.lastPing)}`
  const answered = tags[TAG.state] === 'ready' || tags[TAG.fuse] !== undefined || tags[TAG.slot] !== undefined
  return answered ? 'it answered in earlier boots, and is not listed now' : 'it has not registered'
}

/**
 * Stops the machine and waits until it is; works on when the job is cancelled, since that is when it matters.
 * Throws when it can't be confirmed: the post step and the fuse remain.
 *
 * @param offBy when the machine's fuse switches it off at the latest; without it, the fuse's time from now
 */
export async function stopMachine(
  context: RegionContext,
  machine: Machine,
  offBy = secondsAfter(context.clock.now(), context.fleet.fuseSeconds),
): Promise<Instance | undefined> {
  const { clients, clock, logger } = context
  const instance = await stopInstance(clients.ec2, { id: machine.instanceId, offBy, clock, logger })
  context.logger.info(`instance ${machine.instanceId} is ${instance?.state ?? 'gone'}`)
  context.job.forget(machine)
  return instance
}

/**
 * Does the work while the machine is on, and stops the machine however the work ends; a failed stop outranks what made
 * the work fail. A cancelled job asks EC2 to stop it at once, and here only confirms it.
 *
 * @param stop how to stop, told what the work threw
 */
export async function stopAfter<T>(
  context: RegionContext,
  machine: Machine,
  { work, stop }: { work: () => Promise<T>; stop: (error: unknown) => Promise<unknown> },
): Promise<T> {
  let outcome: { value: T } | { error: unknown }
  try {
    outcome = { value: await whenCancelled(context.signal, () => stopAtOnce(context, machine), work) }
  } catch (error) {
    outcome = { error }
  }
  try {
    await stop('error' in outcome ? outcome.error : undefined)
  } catch (error) {
    if ('error' in outcome) context.logger.info(errorLine(outcome.error))
    throw error
  }
  if ('error' in outcome) throw outcome.error
  return outcome.value
}

/**
 * Does the work on a claimed machine, stops it, and gives the claim back, however the work ends: but not before the
 * stop is confirmed. By its lease the post step knows that the machine is this job's to stop.
 */
export async function stopAndRelease<T>(context: RegionContext, machine: Machine, work: () => Promise<T>): Promise<T> {
  const { clients, logger } = context
  return stopAfter(context, machine, {
    work,
    stop: async () => {
      await stopMachine(context, machine)
      await releaseLease({ ec2: clients.ec2, logger }, machine)
    },
  })
}

/** Asks EC2 once to stop the machine, which may happen before the work has ended. Never throws. */
export async function stopAtOnce({ clients, logger }: RegionContext, { instanceId }: Machine): Promise<void> {
  logger.info(`the job is being cancelled: stopping instance ${instanceId}`)
  await askToStop(clients.ec2, instanceId).catch((error: unknown) => {
    logger.info(`instance ${instanceId} could not be stopped at once: ${errorLine(error)}`)
  })
}
