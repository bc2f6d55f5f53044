// Starts a machine when EC2 has none of its type to give: patience first, then the next of the fleet's types that fits.
import { describeAwsOrigin, isRefusedType, isWithoutCapacity } from '../aws/errors.ts'
import { findImage } from '../aws/images.ts'
import type { Instance } from '../aws/instances.ts'
import { startInstance } from '../aws/instance-lifecycle.ts'
import { renewLease } from '../aws/leases.ts'
import { sleepTelling, tellerOf } from '../aws/poll.ts'
import { listFittingTypes } from '../aws/placement.ts'
import { ActionError, errorLine } from '../errors.ts'
import type { Machine, RegionContext } from '../context.ts'
import { changeType } from './instance-type.ts'

/** Seconds between the attempts: capacity comes back within minutes, or not for a long time. */
export const WAITS_SECONDS = [15, 30, 60, 120]

/** A stopped instance that is to be started for a run. */
export interface Start {
  readonly machine: Machine
  readonly instance: Instance
  /** The lease is written anew at each attempt, since an old claim on a stopped machine counts as dead. */
  readonly leaseSeconds: number
}

/**
 * Starts a stopped instance. While EC2 has no capacity for its type it waits, about four minutes in all; a type that it
 * refuses for another reason isn't waited for. Then come the region's other types that the zone offers and the image
 * fits, each until EC2 takes one. That change stays until provision undoes it; whatever else happens, a cancel
 * included, the instance gets its own type back.
 *
 * @throws ActionError when EC2 took none of the types, or refused the start for a reason of its own
 */
export async function startWithPatience(context: RegionContext, start: Start): Promise<void> {
  const { logger } = context
  const { instance } = start
  const { type, zone } = instance
  let refusal = await startAsItIs(context, start)
  if (refusal === undefined) return
  let refused = type
  const others = await listOthers(context, instance)
  try {
    for (const other of others) {
      logger.info(`${describeRefusal(refusal, refused)} in ${zone}: changing the instance to ${other}`)
      refusal = await attempt(context, instance, () => changeType(context, instance.id, other))
      if (refusal === undefined) return
      refused = other
    }
  } catch (error) {
    await setBack(context, instance)
    throw error
  }
  if (others.length > 0) await setBack(context, instance)
  const tried = [type, ...others].join(', ')
  const message = isWithoutCapacity(refusal)
    ? `EC2 has no capacity for instance ${instance.id} (${tried}) in ${zone}`
    : `EC2 does not start instance ${instance.id} (${tried}) in ${zone}`
  throw new ActionError(message, {
    cause: refusal,
    hint: 'It stays stopped. Try again later, or name more instance types in the fleet file.',
  })
}

/** Gives an instance that is off its own type back; where that can't be done the log says so, and nothing is thrown. */
export async function setBack(context: RegionContext, { id, type }: Pick<Instance, 'id' | 'type'>) {
  try {
    await changeType(context, id, type)
  } catch (error) {
    context.logger.info(`instance ${id} could not be changed back to ${type}, provision does it: ${errorLine(error)}`)
  }
}

/** Tries with the type that the instance has, as long as only capacity is missing. Gives EC2's refusal of the type. */
async function startAsItIs(context: RegionContext, { machine, instance, leaseSeconds }: Start): Promise<unknown> {
  const { clients, clock, logger, signal } = context
  const { id, type, zone } = instance
  for (const seconds of WAITS_SECONDS) {
    const refusal = await attempt(context, instance)
    if (!isWithoutCapacity(refusal)) return refusal
    logger.info(`no capacity for ${type} in ${zone}: trying again in ${seconds} s`)
    const progress = { logger, what: `capacity for ${type} in ${zone}`, usually: 'minutes' }
    await sleepTelling(clock, seconds, { signal, tell: tellerOf(clock, progress) })
    await renewLease(clients.ec2, { instanceId: id, runId: machine.runId, leaseSeconds, clock })
  }
  return attempt(context, instance)
}

/** Starts once. Gives EC2's refusal when it is one of the type, undefined when the start was taken; throws all else. */
async function attempt(
  context: RegionContext,
  { id }: Instance,
  change: () => Promise<void> = () => Promise.resolve(),
): Promise<unknown> {
  context.signal.throwIfAborted()
  try {
    await change()
    await startInstance(context.clients.ec2, id, context)
    return undefined
  } catch (error) {
    if (context.signal.aborted || !isRefusedType(error))
      throw new ActionError(`starting instance ${id}`, { cause: error })
    return error
  }
}

function describeRefusal(refusal: unknown, type: string): string {
  return isWithoutCapacity(refusal)
    ? `no capacity for ${type}`
    : `EC2 does not start a ${type} (${describeAwsOrigin(refusal) ?? String(refusal)})`
}

async function listOthers({ clients, region }: RegionContext, { imageId, type, zone }: Instance): Promise<string[]> {
  const image = await findImage(clients.ec2, imageId)
  const others = region.types.filter((other) => other !== type)
  return image === undefined || others.length === 0 ? [] : listFittingTypes(clients.ec2, { types: others, zone, image })
}
