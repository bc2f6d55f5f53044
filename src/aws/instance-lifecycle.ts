// An instance's way from state to state: started, stopped, terminated, and waited for, whatever EC2's reads say meanwhile.
import {
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2'
import { formatTime } from '../clock.ts'
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
/** A machine that is still seen on so long after it was asked to stop has not heard. */
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
  }: Waiting & { id: string; states: readonly string[]; limitSeconds: number },
): Promise<Instance> {
  let seen: Instance | undefined
  const started = clock.elapsed()
  try {
    return await poll({
      everySeconds: LOOK_EVERY_SECONDS,
      limitSeconds,
      clock,
      signal,
      look: async () => {
        seen = await findInstance(ec2, id)
        if (seen === undefined && clock.elapsed() - started > NEW_ID_LIMIT_SECONDS) {
          throw new ActionError(`instance ${id} is not known to EC2, ${NEW_ID_LIMIT_SECONDS} s after it was made`, {
            hint: 'Run mode stop for the region, should it be on all the same, and then mode provision.',
          })
        }
        if (seen === undefined || states.includes(seen.state)) return seen
        if (isTerminal(seen)) throw neverError(seen, states)
        return undefined
      },
    })
  } catch (error) {
    if (!(error instanceof PollTimeout)) throw error
    throw new ActionError(
      `instance ${id} is ${seen?.state ?? 'unknown'} and not ${states.join(' or ')} after ${limitSeconds} s`,
      {
        cause: error,
        hint: 'EC2 is slow with it, or it hangs: look at it in the console. Mode stop forces one that hangs.',
      },
    )
  }
}

function neverError({ id, state, stateReason }: Instance, states: readonly string[]): ActionError {
  const reason = stateReason ?? 'no reason given'
  return new ActionError(`instance ${id} is ${state} and will not be ${states.join(' or ')}: ${reason}`, {
    hint: fixForStateReason(stateReason),
  })
}

/** Such an instance never comes back. */
export function isTerminal({ state }: Pick<Instance, 'state'>): boolean {
  return state === 'terminated' || state === 'shutting-down'
}

/** Asks EC2 to start a stopped instance; `stopping` is waited out, since EC2 refuses a start until then. */
export async function startInstance(ec2: EC2Client, id: string, { clock, signal }: Waiting): Promise<void> {
  await retryWhile(isWrongState, () => ec2.send(new StartInstancesCommand({ InstanceIds: [id] })), {
    everySeconds: LOOK_EVERY_SECONDS,
    limitSeconds: LIMIT.start,
    clock,
    signal,
  })
}

/** Asks EC2 once to stop an instance; nothing is confirmed. */
export async function askToStop(ec2: EC2Client, id: string): Promise<void> {
  await ec2.send(new StopInstancesCommand({ InstanceIds: [id] }))
}

/**
 * Stops an instance and waits until EC2 says it is stopped. A machine in `pending` may refuse to be stopped, one read
 * may still show the state before our call, and throttling or a fault of AWS's must not leave a machine on: so the
 * call is repeated as long as the machine is seen on. One that is seen off although EC2 has not taken the call may
 * just have been started: that isn't believed at once. One that hangs in `stopping` for half the time is forced.
 * Gone already is success, and so is a launch of somebody else's, since EC2 took our stop: that one isn't ours to stop,
 * and is given as it is. Throws an ActionError when it isn't stopped within the limit.
 *
 * @param offBy when the machine's own fuse switches it off at the latest, to be told when nothing else does
 */
export async function stopInstance(
  ec2: EC2Client,
  {
    id,
    offBy,
    clock,
    signal,
    limitSeconds = LIMIT.stop,
  }: Waiting & { id: string; offBy?: Date; limitSeconds?: number },
): Promise<Instance | undefined> {
  const hint =
    offBy === undefined ? MAY_BE_ON : `Its fuse switches it off at ${formatTime(offBy)} at the latest. ${MAY_BE_ON}`
  const started = clock.elapsed()
  let state = 'not seen yet'
  let trouble: unknown
  let forced = false
  let accepted = false
  let takenAt: Date | undefined
  let asked = Number.NEGATIVE_INFINITY
  const ask = async (Force: boolean): Promise<void> => {
    asked = clock.elapsed()
    try {
      await ec2.send(new StopInstancesCommand({ InstanceIds: [id], ...(Force ? { Force } : {}) }))
      accepted = true
      takenAt ??= clock.now()
    } catch (error) {
      const passes = isTransient(error) || isWrongState(error) || isNotFound(error)
      // A terminated instance has lost its tags, and with them what allowed the role to stop it.
      if (!passes && !(isUnauthorized(error) && (await isTerminated(ec2, id)))) {
        throw new ActionError(`stopping instance ${id}, which may still be on`, { cause: error, hint })
      }
      trouble = error
    }
  }
  const look = async (): Promise<{ instance: Instance | undefined } | undefined> => {
    let instance: Instance | undefined
    try {
      instance = await findInstance(ec2, id)
    } catch (error) {
      if (!isTransient(error)) {
        const what = `instance ${id} was asked to stop and can't be looked at, so it may still be on`
        throw new ActionError(what, { cause: error, hint })
      }
      trouble = error
      return undefined
    }
    state = instance?.state ?? 'gone'
    if (state === 'terminated') return { instance }
    if (instance !== undefined && takenAt !== undefined && instance.launchTime > takenAt) return { instance }
    if (state === 'stopped' || state === 'gone') {
      if (accepted || clock.elapsed() - started > STALE_READ_SECONDS) return { instance }
      await ask(false)
    } else if (isOn(state) && (!accepted || clock.elapsed() - asked > ASK_AGAIN_SECONDS)) await ask(false)
    if (state === 'stopping' && !forced && clock.elapsed() - started > limitSeconds / 2) {
      forced = true
      await ask(true)
    }
    return undefined
  }
  await ask(false)
  try {
    const { instance } = await poll({ look, everySeconds: LOOK_EVERY_SECONDS, limitSeconds, clock, signal })
    return instance
  } catch (error) {
    if (!(error instanceof PollTimeout)) throw error
    throw new ActionError(`instance ${id} is ${state} and not stopped, ${limitSeconds} s after it was asked to`, {
      cause: trouble ?? error,
      hint,
    })
  }
}

async function isTerminated(ec2: EC2Client, id: string): Promise<boolean> {
  const instance = await findInstance(ec2, id).catch(() => undefined)
  return instance?.state === 'terminated' || instance?.state === 'shutting-down'
}

/** Terminates an instance and waits until it is terminated; gone already is success. */
export async function terminateInstance(ec2: EC2Client, id: string, { clock, signal }: Waiting): Promise<void> {
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
