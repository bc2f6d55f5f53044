// Starts, stops and terminates an instance, and waits for its states, whatever EC2's reads say meanwhile.
import {
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2'
import { formatTime, type Clock } from '../clock.ts'
import { ActionError } from '../errors.ts'
import { isOn } from '../instance-state.ts'
import { LIMIT } from '../phases.ts'
import { isNotFound, isTransient, isUnauthorized, isWrongState } from './errors.ts'
import { findInstance, type Instance } from './instances.ts'
import { fixForStateReason } from './late-failure.ts'
import { poll, PollTimeout, retryWhile, STALE_READ_SECONDS, type Waiting } from './poll.ts'

/** A just made id can be unknown for a while; tag filters lag behind as well. */
const NEW_ID_LIMIT_SECONDS = 120
const LOOK_EVERY_SECONDS = 2
/** A machine that is still seen on after this time is asked to stop again. */
const ASK_AGAIN_SECONDS = 5
const MAY_BE_ON = 'Look at it in the EC2 console now: a machine that is on costs money. Mode stop tries again.'

/**
 * Waits until an instance is in one of the states, and gives it. One that is terminated is waited for no longer.
 *
 * @param limitSeconds after which it throws an ActionError that names the state last seen
 */
export async function waitForState(
  ec2: EC2Client,
  {
    id,
    states,
    limitSeconds,
    clock,
    signal,
    logger,
  }: Waiting & { id: string; states: readonly string[]; limitSeconds: number },
): Promise<Instance> {
  let seen: Instance | undefined
  const started = clock.elapsed()
  const look = async (): Promise<Instance | undefined> => {
    seen = await findInstance(ec2, id)
    if (seen === undefined && clock.elapsed() - started > NEW_ID_LIMIT_SECONDS) {
      throw new ActionError(`instance ${id} is not known to EC2, ${NEW_ID_LIMIT_SECONDS} s after it was made`, {
        hint: 'Run mode stop for the region, should it be on all the same, and then mode provision.',
      })
    }
    if (seen === undefined || states.includes(seen.state)) return seen
    if (isTerminal(seen)) throw neverError(seen, states)
    return undefined
  }
  const what = `instance ${id} to be ${states.join(' or ')}`
  const progress = { logger, what, usually: 'under a minute' }
  try {
    return await poll({ look, everySeconds: LOOK_EVERY_SECONDS, limitSeconds, clock, signal, progress })
  } catch (error) {
    if (!(error instanceof PollTimeout)) throw error
    const state = seen?.state ?? 'unknown'
    throw new ActionError(`instance ${id} is ${state} and not ${states.join(' or ')} after ${limitSeconds} s`, {
      cause: error,
      hint: 'EC2 is slow with it, or it hangs: look at it in the console. Mode stop forces one that hangs.',
    })
  }
}

function neverError({ id, state, stateReason }: Instance, states: readonly string[]): ActionError {
  const reason = stateReason ?? 'no reason given'
  return new ActionError(`instance ${id} is ${state} and will not be ${states.join(' or ')}: ${reason}`, {
    hint: fixForStateReason(stateReason),
  })
}

/** Whether the instance never comes back. */
export function isTerminal({ state }: Pick<Instance, 'state'>): boolean {
  return state === 'terminated' || state === 'shutting-down'
}

/** Asks EC2 to start a stopped instance; `stopping` is waited out, since EC2 refuses a start until then. */
export async function startInstance(ec2: EC2Client, id: string, { clock, signal, logger }: Waiting): Promise<void> {
  await retryWhile(isWrongState, () => ec2.send(new StartInstancesCommand({ InstanceIds: [id] })), {
    everySeconds: LOOK_EVERY_SECONDS,
    limitSeconds: LIMIT.start,
    clock,
    signal,
    progress: { logger, what: `EC2 to start instance ${id}`, usually: 'seconds' },
  })
}

/** Asks EC2 once to stop an instance; nothing is confirmed. */
export async function askToStop(ec2: EC2Client, id: string): Promise<void> {
  await ec2.send(new StopInstancesCommand({ InstanceIds: [id] }))
}

/** A stop that is under way. */
interface Stop {
  readonly id: string
  readonly limitSeconds: number
  /** What to do when it can't be confirmed. */
  readonly hint: string
  /** By the clock's `elapsed`, as `askedAt`. */
  readonly startedAt: number
  askedAt: number
  /** When EC2 first took the call; undefined as long as it has not. */
  takenAt: Date | undefined
  isForced: boolean
  /** The state that was seen last. */
  state: string
  /** What came last in place of an answer. */
  trouble: unknown
}

/**
 * Stops an instance and waits until EC2 says it is stopped. A machine in `pending` may refuse to be stopped, one read
 * may still show the state before our call, and throttling or an AWS fault must not leave a machine on: so the
 * call is repeated as long as the machine is seen on. One that is seen off although EC2 has not taken the call may
 * just have been started: that isn't believed at once. One that hangs in `stopping` for half the time is forced.
 * Gone already is success, and so is another's launch after EC2 took our stop: that one isn't ours to stop, and is
 * given as it is. Throws an ActionError when it isn't stopped within the limit.
 *
 * @param offBy when the machine's own fuse switches it off at the latest, for the error when it can't be stopped
 */
export async function stopInstance(
  ec2: EC2Client,
  {
    id,
    offBy,
    clock,
    signal,
    logger,
    limitSeconds = LIMIT.stop,
  }: Waiting & { id: string; offBy?: Date | undefined; limitSeconds?: number },
): Promise<Instance | undefined> {
  const stop: Stop = {
    id,
    limitSeconds,
    hint:
      offBy === undefined ? MAY_BE_ON : `Its fuse switches it off at ${formatTime(offBy)} at the latest. ${MAY_BE_ON}`,
    startedAt: clock.elapsed(),
    askedAt: -Infinity,
    takenAt: undefined,
    isForced: false,
    state: 'not seen yet',
    trouble: undefined,
  }
  await tryToStop(ec2, stop, clock)
  try {
    const look = (): Promise<{ instance: Instance | undefined } | undefined> => pursueStop(ec2, stop, clock)
    const progress = { logger, what: `instance ${id} to be stopped`, usually: 'under a minute' }
    return (await poll({ look, everySeconds: LOOK_EVERY_SECONDS, limitSeconds, clock, signal, progress })).instance
  } catch (error) {
    if (!(error instanceof PollTimeout)) throw error
    throw new ActionError(`instance ${id} is ${stop.state} and not stopped, ${limitSeconds} s after it was asked to`, {
      cause: stop.trouble ?? error,
      hint: stop.hint,
    })
  }
}

/** Looks once, and does what the stop needs next. Gives the instance as it is left when the stop is over. */
async function pursueStop(
  ec2: EC2Client,
  stop: Stop,
  clock: Clock,
): Promise<{ instance: Instance | undefined } | undefined> {
  let instance: Instance | undefined
  try {
    instance = await findInstance(ec2, stop.id)
  } catch (error) {
    if (!isTransient(error)) {
      const what = `instance ${stop.id} was asked to stop and can't be looked at, so it may still be on`
      throw new ActionError(what, { cause: error, hint: stop.hint })
    }
    stop.trouble = error
    return undefined
  }
  stop.state = instance?.state ?? 'gone'
  switch (nextOfStop(stop, instance, clock.elapsed())) {
    case 'end':
      return { instance }
    case 'force':
      stop.isForced = true
      await tryToStop(ec2, stop, clock, { Force: true })
      break
    case 'ask':
      await tryToStop(ec2, stop, clock)
      break
    case 'wait':
  }
  return undefined
}

/** What a stop needs next, now that its instance was seen like this. */
function nextOfStop(stop: Stop, instance: Instance | undefined, elapsed: number): 'end' | 'ask' | 'force' | 'wait' {
  const { state, takenAt } = stop
  const waited = elapsed - stop.startedAt
  if (state === 'terminated') return 'end'
  if (instance !== undefined && takenAt !== undefined && instance.launchTime > takenAt) return 'end'
  if (state === 'stopped' || state === 'gone') {
    return takenAt !== undefined || waited > STALE_READ_SECONDS ? 'end' : 'ask'
  }
  if (isOn(state)) return takenAt === undefined || elapsed - stop.askedAt > ASK_AGAIN_SECONDS ? 'ask' : 'wait'
  return state === 'stopping' && !stop.isForced && waited > stop.limitSeconds / 2 ? 'force' : 'wait'
}

/** Asks EC2 to stop the instance. What passes by itself is kept as the stop's trouble; anything else is thrown. */
async function tryToStop(ec2: EC2Client, stop: Stop, clock: Clock, options: { Force?: true } = {}): Promise<void> {
  stop.askedAt = clock.elapsed()
  try {
    await ec2.send(new StopInstancesCommand({ InstanceIds: [stop.id], ...options }))
    stop.takenAt ??= clock.now()
  } catch (error) {
    const passes = isTransient(error) || isWrongState(error) || isNotFound(error)
    // A terminated instance has lost its tags, and with them what allowed the role to stop it.
    if (!passes && !(isUnauthorized(error) && (await isTerminated(ec2, stop.id)))) {
      throw new ActionError(`stopping instance ${stop.id}, which may still be on`, { cause: error, hint: stop.hint })
    }
    stop.trouble = error
  }
}

async function isTerminated(ec2: EC2Client, id: string): Promise<boolean> {
  const instance = await findInstance(ec2, id).catch(() => undefined)
  return instance !== undefined && isTerminal(instance)
}

/** Terminates an instance and waits until it is terminated; gone already is success. */
export async function terminateInstance(ec2: EC2Client, id: string, { clock, signal, logger }: Waiting): Promise<void> {
  try {
    await ec2.send(new TerminateInstancesCommand({ InstanceIds: [id] }))
  } catch (error) {
    if (isNotFound(error)) return
    throw error
  }
  let state: string | undefined = 'not seen yet'
  try {
    await poll({
      everySeconds: LOOK_EVERY_SECONDS,
      limitSeconds: LIMIT.stop,
      clock,
      signal,
      progress: { logger, what: `instance ${id} to be terminated`, usually: 'a minute or two' },
      look: async () => {
        state = (await findInstance(ec2, id))?.state
        return state === undefined || state === 'terminated' ? true : undefined
      },
    })
  } catch (error) {
    if (!(error instanceof PollTimeout)) throw error
    throw new ActionError(`instance ${id} is ${state} and not terminated, ${LIMIT.stop} s after it was asked to`, {
      cause: error,
      hint: 'EC2 is slow with it, or it hangs: look at it in the console, and run this mode again.',
    })
  }
}
