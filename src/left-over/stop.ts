// Stops, for the post step, a machine that main started, or was about to, and did not see stopped.
import type { EC2Client } from '@aws-sdk/client-ec2'
import type { Aws } from '../aws/clients.ts'
import { findInstance, listInstances, type Instance } from '../aws/instances.ts'
import { stopInstance } from '../aws/instance-lifecycle.ts'
import { expireLeases } from '../aws/leases.ts'
import { listOwnedInstances } from '../aws/inventory.ts'
import { removeTags } from '../aws/tags.ts'
import { TAG } from '../tags.ts'
import { poll, PollTimeout, STALE_READ_SECONDS } from '../aws/poll.ts'
import { secondsBetween, type Clock } from '../clock.ts'
import { errorLine } from '../errors.ts'
import { isProving, leaseKey, liveLeases } from '../lease.ts'
import { isOn } from '../instance-state.ts'
import { LIMIT } from '../phases.ts'
import type { Logger } from '../log.ts'
import type { Expected, Machine } from '../context.ts'

/** The post step's time beside the stop: for its own start, and for calls that are answered slowly. */
const MARGIN_SECONDS = 15
export const STOP_SECONDS = LIMIT.postStep - STALE_READ_SECONDS - MARGIN_SECONDS
const LOOK_EVERY_SECONDS = 2
/** EC2 gives launch times in whole seconds. */
const ROUNDING_SECONDS = 1

/** What the post step works with. */
interface Means {
  readonly aws: Aws
  readonly clock: Clock
  readonly logger: Logger
}

/**
 * Stops what main left on: the machine of the saved id, whatever carries its run's lease, or what was just being made.
 * Another run's live claim, earlier than ours or alone, means that ours is over. Throws when a stop can't be confirmed.
 */
export async function stopLeftOver(left: Machine | Expected, { aws, clock, logger }: Means): Promise<void> {
  const { region } = left
  const { ec2 } = aws(region)
  const on = await findLeftOn(ec2, left, { clock, logger })
  // Side by side: the time is for all of them, and one that can't be stopped hides no other.
  const results = await Promise.allSettled(
    on.map(async ({ id, state }) => {
      logger.info(`instance ${id} in ${region} is still ${state}: stopping it`)
      const stopped = await stopInstance(ec2, { id, clock, logger, limitSeconds: STOP_SECONDS })
      if (stopped !== undefined) await endLease(ec2, stopped, { left, clock, logger })
      logger.info(stopped === undefined ? `instance ${id} in ${region} is gone` : describeEnd(stopped, left))
    }),
  )
  for (const result of results) if (result.status === 'rejected') throw result.reason
}

/**
 * Ends lease and hold of a machine that is off, which is what counts, so this never throws. A hold on it can only be
 * that of the same start, since nobody claims a machine that is held.
 */
async function endLease(
  ec2: EC2Client,
  instance: Instance,
  { left, clock, logger }: Omit<Means, 'aws'> & { left: Machine | Expected },
): Promise<void> {
  const { id, tags } = instance
  const end = async (): Promise<void> => {
    await expireLeases(ec2, id, { clock, runId: left.runId })
    if (tags[TAG.hold] !== undefined) await removeTags(ec2, id, [TAG.hold])
  }
  await end().catch((error: unknown) => {
    logger.info(`the lease of run ${left.runId} could not be ended: ${errorLine(error)}`)
  })
}

function describeEnd({ id, state, tags }: Instance, { region, runId }: Machine | Expected): string {
  const key = leaseKey(runId)
  const rest = tags[key] === undefined ? '' : `; its lease key ${key} stays until its output is collected`
  return `instance ${id} in ${region} is ${state}${rest}`
}

/** Says what a person has to look at when a stop could not be confirmed, with a link to it. */
export function describeLeftOver(left: Machine | Expected): string {
  const { region } = left
  const console = `https://${region}.console.aws.amazon.com/ec2/home?region=${region}`
  return 'instanceId' in left
    ? `instance ${left.instanceId} in ${region} may still be on: look at ${console}#InstanceDetails:instanceId=${left.instanceId}`
    : `an instance of fleet ${left.fleet} in ${region} may have been made and be on: look at ${console}#Instances:`
}

/** Finds those that are on, or not yet off. Main died in the middle: its call may be on its way, and is waited for. */
async function findLeftOn(
  ec2: EC2Client,
  left: Machine | Expected,
  { clock, logger }: Omit<Means, 'aws'>,
): Promise<readonly Instance[]> {
  try {
    return await poll({
      everySeconds: LOOK_EVERY_SECONDS,
      limitSeconds: STALE_READ_SECONDS,
      clock,
      look: async () => {
        const seen = await listCandidates(ec2, left)
        const ours = seen.filter((instance) => isInOurHands(instance, left, clock.now()))
        const on = ours.filter(isUp)
        if (on.length > 0) return on
        const isSettled = 'instanceId' in left && seen.length > 0 && ours.every((instance) => isOver(instance, left))
        if (!isSettled) return undefined
        for (const instance of ours) {
          logger.info(describeEnd(instance, left))
          await endLease(ec2, instance, { left, clock, logger })
        }
        for (const { id, state } of seen.filter(isUp)) {
          logger.info(
            `instance ${id} in ${left.region} is ${state}, and not in the hands of run ${left.runId}: left alone`,
          )
        }
        return []
      },
    })
  } catch (error) {
    if (error instanceof PollTimeout) return []
    throw error
  }
}

function isUp({ state }: Instance): boolean {
  return isOn(state) || state === 'stopping'
}

/** Lists machines by the id that was saved, and by tag, should the id be of no use. */
async function listCandidates(ec2: EC2Client, left: Machine | Expected): Promise<Instance[]> {
  if (!('instanceId' in left)) {
    return (await listOwnedInstances(ec2, left.fleet)).filter(
      ({ launchTime }) => secondsBetween(left.since, launchTime) >= -ROUNDING_SECONDS,
    )
  }
  const [byId, byTag] = await Promise.all([
    findInstance(ec2, left.instanceId),
    listInstances(ec2, [{ Name: 'tag-key', Values: [leaseKey(left.runId)] }]),
  ])
  const others = byTag.filter(({ id }) => id !== byId?.id)
  return [...(byId === undefined ? [] : [byId]), ...others].filter(({ tags }) => tags[TAG.fleet] !== undefined)
}

/** Whether the instance is ours: by the first live lease, or in a proof boot that nobody else has claimed. */
function isInOurHands(instance: Instance, { runId }: Machine | Expected, now: Date): boolean {
  const [first] = liveLeases(instance, now)
  return first === undefined ? isProving(instance.tags) : first.runId === runId
}

/** Whether it was stopped after this run's start, or given up; before that, the start may still be on its way. */
function isOver({ tags, launchTime, state }: Instance, { runId, launchedBefore }: Machine): boolean {
  if (state === 'terminated' || state === 'shutting-down') return true
  return tags[leaseKey(runId)] === undefined || launchedBefore === undefined || launchTime > launchedBefore
}
