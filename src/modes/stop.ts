// Mode stop stops every machine of the fleet in the region, whatever its lease. The panic button.
import { type Instance } from '../aws/instances.ts'
import { stopInstance } from '../aws/instance-lifecycle.ts'
import { listOwnedInstances } from '../aws/inventory.ts'
import { TAG } from '../tags.ts'
import { expireLeases } from '../aws/leases.ts'
import { removeTags } from '../aws/tags.ts'
import { describeHolder, findHolder } from '../lease.ts'
import { ActionError, describeError } from '../errors.ts'
import { errorResult } from '../report/errors.ts'
import type { RegionResult } from '../result.ts'
import type { RegionContext } from '../context.ts'
import { describeInstance } from '../report/parts.ts'
import { describeStops } from '../report/steps.ts'

/** Stops one region's machines side by side; one that can't be stopped doesn't keep the others on. */
export async function stopRegion(context: RegionContext): Promise<RegionResult> {
  const { clients, clock, fleet, logger } = context
  const instances = await listOwnedInstances(clients.ec2, fleet.name)
  const results = await Promise.allSettled(instances.map((instance) => stopOne(context, instance)))
  const failed = results.filter((result) => result.status === 'rejected')
  const stopped = results.filter((result) => result.status === 'fulfilled' && result.value).length
  const [first] = instances
  const base = {
    instance: first && {
      ...describeInstance(first, clock.now()),
      state: failed.length === 0 ? 'stopped' : first.state,
    },
    steps: describeStops(
      context,
      instances.map((instance) => ({ instance, reason: instance.state })),
      results,
    ),
    findings: [],
  }
  const summary = stopped === 0 ? 'nothing was on' : `${stopped} stopped`
  logger.info(summary)
  if (failed.length === 0) return { status: 'ok', summary, ...base }
  const reasons: readonly unknown[] = failed.map(({ reason }): unknown => reason)
  const all = reasons.map((reason) => describeError(reason).messages[0]).join('; ')
  const error = errorResult(reasons.length === 1 ? reasons[0] : new ActionError(all, { cause: reasons[0] }))
  return { status: 'failed', summary: `${failed.length} not confirmed as stopped`, ...base, error }
}

/** Stops one machine and ends the claims on it. Gives whether it was on. */
async function stopOne({ clients, clock, logger }: RegionContext, instance: Instance): Promise<boolean> {
  const { id, state, tags } = instance
  const holder = findHolder(instance, clock.now())
  const wasOn = state !== 'stopped'
  if (wasOn) {
    logger.info(
      `instance ${id} is ${state}${holder === undefined ? '' : `, held by ${describeHolder(holder)}`}: stopping it`,
    )
    const stopped = await stopInstance(clients.ec2, { id, clock, logger })
    logger.info(`instance ${id} is ${stopped?.state ?? 'gone'}`)
  }
  await expireLeases(clients.ec2, id, { clock })
  if (tags[TAG.hold] !== undefined) await removeTags(clients.ec2, id, [TAG.hold])
  return wasOn
}
