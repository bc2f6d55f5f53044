// Waits for a machine that is to be proved; one that dies or vanishes meanwhile is an error at once, with EC2's reason.
import { isTerminal } from '../aws/instance-lifecycle.ts'
import { findInstance, type Instance } from '../aws/instances.ts'
import { fixForStateReason } from '../aws/late-failure.ts'
import { poll, PollTimeout } from '../aws/poll.ts'
import type { RegionContext } from '../context.ts'
import { ActionError } from '../errors.ts'
import { LIMIT } from '../phases.ts'
import { followPresence, NEW_ID_LIMIT_SECONDS } from './presence.ts'

/**
 * Waits until a machine that was launched runs.
 *
 * @throws ActionError with EC2's *StateReason* and the fix when it goes another way, such as `terminated` for
 *   `Client.VolumeLimitExceeded`, which EC2 notices only after RunInstances has succeeded
 *   (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_StateReason.html)
 */
export function waitForLaunch(context: RegionContext, id: string): Promise<Instance> {
  return waitFor(context, id, {
    states: ['running'],
    isDead: (state) => isTerminal({ state }) || state.startsWith('stop'),
  })
}

/** Waits, 5 minutes at most, until an existing machine is on, or off for good. Throws when it is terminated. */
export function waitUntilSettled(context: RegionContext, id: string): Promise<Instance> {
  return waitFor(context, id, { states: ['pending', 'running', 'stopped'], isDead: (state) => isTerminal({ state }) })
}

/** Gives the error for an instance that died of its launch. */
export function launchFailure({ id, state, stateReason }: Instance): ActionError {
  return new ActionError(`instance ${id} was started and went ${state}: ${stateReason ?? 'no reason given'}`, {
    hint: fixForStateReason(stateReason),
  })
}

async function waitFor(
  { clients, clock, logger, signal }: RegionContext,
  id: string,
  { states, isDead }: { states: readonly string[]; isDead: (state: string) => boolean },
): Promise<Instance> {
  const presenceOf = followPresence(clock)
  let state = 'unknown'
  const look = async (): Promise<Instance | undefined> => {
    const instance = await findInstance(clients.ec2, id)
    const presence = presenceOf(instance !== undefined)
    if (presence === 'unknown' || presence === 'gone') throw absence(id, presence)
    state = instance?.state ?? state
    if (instance !== undefined && isDead(state)) throw launchFailure(instance)
    return states.includes(state) ? instance : undefined
  }
  try {
    const progress = { logger, what: `instance ${id} to be ${states.join(' or ')}`, usually: 'under a minute' }
    return await poll({ look, everySeconds: 2, limitSeconds: LIMIT.running, clock, signal, progress })
  } catch (error) {
    if (!(error instanceof PollTimeout)) throw error
    const wanted = states.join(' or ')
    throw new ActionError(`instance ${id} is ${state} and not ${wanted} after ${LIMIT.running} s`, {
      cause: error,
      hint: 'EC2 is slow with it, or it hangs: look at it in the console. Mode stop forces one that hangs.',
    })
  }
}

function absence(id: string, presence: 'gone' | 'unknown'): ActionError {
  if (presence === 'gone') {
    return new ActionError(`instance ${id} is no longer known to EC2, and was a moment ago`, {
      hint: 'Somebody terminated it. Provision again: it makes another one.',
    })
  }
  return new ActionError(`instance ${id} is not known to EC2, ${NEW_ID_LIMIT_SECONDS} s after it was made`, {
    hint: 'Run mode stop for the region, should it be on all the same, and then mode provision.',
  })
}
