// Starting when EC2 has no machine to give: patience first, then the next of the fleet's types that fits.
import { isWithoutCapacity } from '../aws/errors.ts'
import { findImage } from '../aws/images.ts'
import { setInstanceType, type Instance } from '../aws/instances.ts'
import { startInstance } from '../aws/instance-lifecycle.ts'
import { renewLease } from '../aws/leases.ts'
import { listFittingTypes } from '../aws/placement.ts'
import { ActionError } from '../errors.ts'
import type { Machine, RegionContext } from '../context.ts'

/** Seconds between the attempts: capacity comes back within minutes, or not for a long time. */
const WAITS_SECONDS = [15, 30, 60, 120]

/**
 * Starts a stopped instance. While EC2 has no capacity for its type it waits, about four minutes in all, and then takes
 * the next of the region's types that the zone offers and the image fits. That change stays until provision undoes it; when no
 * type has capacity, the instance is left as it was.
 *
 * @param timeoutSeconds of the run: the lease is written anew at each attempt, since an old claim on a stopped machine
 *   counts as dead
 */
export async function startWithPatience(
  context: RegionContext,
  { machine, instance, timeoutSeconds }: { machine: Machine; instance: Instance; timeoutSeconds: number },
): Promise<void> {
  const { clients, clock, logger, signal } = context
  let refusal: unknown
  const attempt = async (): Promise<boolean> => {
    signal.throwIfAborted()
    try {
      await startInstance(clients.ec2, instance.id, context)
      return true
    } catch (error) {
      if (!isWithoutCapacity(error)) throw new ActionError(`starting instance ${instance.id}`, { cause: error })
      refusal = error
      return false
    }
  }
  for (const seconds of WAITS_SECONDS) {
    if (await attempt()) return
    logger.info(`no capacity for ${instance.type} in ${instance.zone}: trying again in ${seconds} s`)
    await clock.sleep(seconds, signal)
    await renewLease(clients.ec2, { instanceId: instance.id, runId: machine.runId, timeoutSeconds, clock })
  }
  if (await attempt()) return
  const others = await listOthers(context, instance)
  for (const type of others) {
    logger.info(`no capacity for ${instance.type} in ${instance.zone}: changing the instance to ${type}`)
    await setInstanceType(clients.ec2, instance.id, type)
    if (await attempt()) return
  }
  if (others.length > 0) await setInstanceType(clients.ec2, instance.id, instance.type)
  const types = [instance.type, ...others].join(', ')
  throw new ActionError(`EC2 has no capacity for instance ${instance.id} (${types}) in ${instance.zone}`, {
    cause: refusal,
    hint: 'It stays stopped. Try again later, or name more instance types in the fleet file.',
  })
}

async function listOthers({ clients, region }: RegionContext, { imageId, type, zone }: Instance): Promise<string[]> {
  const image = await findImage(clients.ec2, imageId)
  const others = region.types.filter((other) => other !== type)
  return image === undefined || others.length === 0 ? [] : listFittingTypes(clients.ec2, { types: others, zone, image })
}
