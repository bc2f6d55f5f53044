// Stops what is on although nobody holds it any more, and brings its output in first where that can be.
import { findInstance, type Instance } from '../aws/instances.ts'
import { stopInstance } from '../aws/instance-lifecycle.ts'
import { listOwnedInstances } from '../aws/inventory.ts'
import { isOwned } from '../tags.ts'
import { formatTime, secondsBetween } from '../clock.ts'
import { formatDuration } from '../text/duration.ts'
import type { RegionContext } from '../context.ts'
import { ActionError } from '../errors.ts'
import { describeHolder, findHolder } from '../lease.ts'
import { LIMIT } from '../phases.ts'
import { isOn } from '../instance-state.ts'
import type { RegionResult } from '../result.ts'
import { describeStops } from '../report/steps.ts'
import { recoverBeforeStop } from '../machine/recover.ts'

/** What the sweep did, and what it could not do. */
export interface Swept {
  readonly steps: RegionResult['steps']
  readonly error: ActionError | undefined
}

/** Between the two reads that condemn a machine: a claim made at this very moment has to become visible. */
const SECOND_LOOK_SECONDS = 5

/** Beyond the fuse's time: it counts from the boot, which comes after the launch, and a power-off takes a while. */
const OVERTIME_SECONDS = LIMIT.running + LIMIT.stop

/** Stops what two reads find on and unheld, or on for longer than its fuse allows; a failed stop hides no other. */
export async function sweepRegion(context: RegionContext, instances: readonly Instance[]): Promise<Swept> {
  const { clients, clock, fleet, signal } = context
  const suspects = new Set(instances.filter((one) => whyOverdue(context, one) !== undefined).map(({ id }) => id))
  if (suspects.size === 0) return { steps: [], error: undefined }
  await clock.sleep(SECOND_LOOK_SECONDS, signal)
  const seen = await listOwnedInstances(clients.ec2, fleet.name)
  const condemned = seen.flatMap((instance) => {
    const why = suspects.has(instance.id) ? whyOverdue(context, instance) : undefined
    return why === undefined ? [] : [{ instance, why }]
  })
  const results = await Promise.allSettled(condemned.map(({ instance, why }) => stopOverdue(context, instance, why)))
  const [failure] = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []))
  const stops = condemned.map(({ instance, why }) => ({ instance, reason: `${instance.state}, ${why}` }))
  return {
    steps: describeStops(context, stops, results),
    error: failure === undefined ? undefined : new ActionError('sweeping the region', { cause: failure }),
  }
}

/** Gives why to stop a machine that is on, or undefined: nobody holds it, or, held or not, it has outlived its fuse. */
function whyOverdue({ clock, fleet }: RegionContext, instance: Instance): string | undefined {
  if (!isOn(instance.state)) return undefined
  const now = clock.now()
  const holder = findHolder(instance, now)
  if (holder === undefined) return 'held by nobody'
  const seconds = secondsBetween(instance.launchTime, now)
  if (seconds <= fleet.fuseSeconds + OVERTIME_SECONDS) return undefined
  const [on, fuse] = [formatDuration(seconds), formatDuration(fleet.fuseSeconds)]
  return `on for ${on} with a fuse of ${fuse}, though held by ${describeHolder(holder)}`
}

/** Stops one machine. Gives false when somebody has claimed it, or put it off, while its output was brought in. */
async function stopOverdue(context: RegionContext, instance: Instance, why: string): Promise<boolean> {
  const { clients, clock, fleet, job, logger, region, signal } = context
  const { id, launchTime } = instance
  if (findHolder(instance, clock.now()) === undefined) {
    logger.info(`instance ${id} is on since ${formatTime(launchTime)} and nobody holds it: stopping it`)
  } else logger.info(`instance ${id} is ${why}: stopping it`)
  const machine = { region: region.name, instanceId: id, runId: job.newRunId() }
  if (await recoverBeforeStop(context, instance, machine)) {
    const now = await findInstance(clients.ec2, id)
    if (now === undefined || !isOwned(now.tags, fleet.name) || whyOverdue(context, now) === undefined) {
      logger.info(`instance ${id} is ${now?.state ?? 'gone'} and no longer left over: not stopped`)
      return false
    }
  }
  const stopped = await stopInstance(clients.ec2, { id, clock, signal, logger })
  logger.info(`instance ${id} is ${stopped?.state ?? 'gone'}`)
  return true
}
