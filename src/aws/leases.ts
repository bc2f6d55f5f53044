// Writes claims on instances: EC2 has no compare-and-set, so a claim is a tag of the run's own, and then a second look.
import type { EC2Client } from '@aws-sdk/client-ec2'
import { secondsAfter, type Clock } from '../clock.ts'
import { ActionError, errorLine, doing } from '../errors.ts'
import {
  describeHolder,
  findHolder,
  leaseKey,
  leaseValue,
  liveHold,
  liveLeases,
  parseLeases,
  type Holder,
} from '../lease.ts'
import type { Logger } from '../log.ts'
import { isTerminal } from './instance-lifecycle.ts'
import { findInstance, type Instance } from './instances.ts'
import { isOwned } from '../tags.ts'
import { poll, PollTimeout, STALE_READ_SECONDS, type Waiting } from './poll.ts'
import { putTags, removeTags } from './tags.ts'

/** Whether the claim holds; the loser has taken its key back already. */
export type Claim = { readonly kind: 'won'; readonly instance: Instance; readonly until: Date } | Loss

interface Loss {
  readonly kind: 'lost'
  readonly holder: Holder | undefined
  readonly reason: string
}

/** What is claimed, by whom, and for how long. */
interface ClaimOptions extends Waiting {
  readonly instance: Instance
  readonly fleet: string
  readonly runId: string
  /** How long the claim counts, from now. */
  readonly leaseSeconds: number
  /** Whether the proof boot that the instance is in is no other's. */
  readonly inProof?: true
  readonly logger: Logger
}

/** Describes why a claim was lost: who holds the instance, where that is known. */
export function describeLoss({ holder, reason }: Loss): string {
  return holder === undefined ? reason : `held by ${describeHolder(holder)}`
}

/** Time for the claims of others to become visible; the machine is off meanwhile, so nothing is billed. */
const SETTLE_SECONDS = 3

/**
 * Claims an instance for a run: writes the run's own lease key, waits, and reads again. The earliest live claim goes
 * on (ties by run id); everybody else deletes their own key. Any hold, any lease and any change of state since
 * `instance` was read lose the claim as well.
 */
export async function claimInstance(ec2: EC2Client, options: ClaimOptions): Promise<Claim> {
  const { instance, runId, leaseSeconds, clock, logger } = options
  const holder = findHolder(instance, clock.now())
  const before = holder?.kind === 'proof boot' && options.inProof ? undefined : holder
  if (before !== undefined) return { kind: 'lost', holder: before, reason: 'it is in use' }
  const claimed = clock.now()
  const until = secondsAfter(claimed, leaseSeconds)
  await doing(`claiming instance ${instance.id}, which is ${instance.state}: nothing was started`, () =>
    putTags(ec2, [instance.id], { [leaseKey(runId)]: leaseValue({ claimed, until }) }),
  )
  const release = (): Promise<void> => releaseLease({ ec2, logger }, { instanceId: instance.id, runId })
  const now = await lookAgain(ec2, options).catch(async (error: unknown) => {
    await release()
    throw error
  })
  if (now === undefined || isTerminal(now)) {
    throw new ActionError(`instance ${instance.id} was ${instance.state} and is ${now?.state ?? 'gone'}`, {
      hint: 'Somebody terminated it. Run mode provision for the region.',
    })
  }
  const loss = findLoss(now, options)
  if (loss === undefined) return { kind: 'won', instance: now, until }
  await release()
  return loss
}

/** Finds why a claim that is on the instance has lost, as the instance is now; undefined when it holds. */
function findLoss(now: Instance, { instance, fleet, runId, clock }: ClaimOptions): Loss | undefined {
  const lost = (reason: string, holder?: Holder): Loss => ({ kind: 'lost', holder, reason })
  if (!isOwned(now.tags, fleet)) return lost('it is no longer ours')
  const time = clock.now()
  const isHeld = liveHold(now, time) !== undefined
  if (isHeld || liveLeases(now, time)[0]?.runId !== runId)
    return lost('another claim came first', findHolder(now, time))
  return now.state === instance.state ? undefined : lost(`it went from ${instance.state} to ${now.state} meanwhile`)
}

/** Reads the instance again until our claim is on it: a read without the tag just written is older than that. */
async function lookAgain(
  ec2: EC2Client,
  { instance, runId, clock, signal }: Waiting & { instance: Instance; runId: string },
): Promise<Instance | undefined> {
  await clock.sleep(SETTLE_SECONDS, signal)
  let seen: Instance | undefined
  try {
    return await poll({
      everySeconds: 2,
      limitSeconds: STALE_READ_SECONDS,
      clock,
      signal,
      look: async () => {
        seen = await findInstance(ec2, instance.id)
        const isOver = seen === undefined || seen.tags[leaseKey(runId)] !== undefined || seen.state === 'terminated'
        return isOver ? { seen } : undefined
      },
    }).then((found) => found.seen)
  } catch (error) {
    if (error instanceof PollTimeout) return seen
    throw error
  }
}

/** Writes a run's lease anew, as from now: a run that waits long with a stopped machine would else lose its claim. */
export async function renewLease(
  ec2: EC2Client,
  options: { instanceId: string; runId: string; leaseSeconds: number; clock: Clock },
): Promise<void> {
  const { instanceId, runId, leaseSeconds, clock } = options
  const claimed = clock.now()
  const until = secondsAfter(claimed, leaseSeconds)
  await putTags(ec2, [instanceId], { [leaseKey(runId)]: leaseValue({ claimed, until }) })
}

/**
 * Sets a new end to a run's lease on a machine that is on, and keeps the claim's own time: what its phases so far have
 * not used isn't carried on. A lease that somebody has ended, as mode stop does, stays ended.
 */
export async function setLeaseEnd(
  ec2: EC2Client,
  { instanceId, runId, until, clock }: { instanceId: string; runId: string; until: Date; clock: Clock },
): Promise<void> {
  const instance = await findInstance(ec2, instanceId)
  const now = clock.now()
  const own = parseLeases(instance?.tags ?? {}).find((lease) => lease.runId === runId)
  if (own !== undefined && own.until <= now) return
  await putTags(ec2, [instanceId], { [leaseKey(runId)]: leaseValue({ claimed: own?.claimed ?? now, until }) })
}

/**
 * Ends leases at once and leaves their keys: the machine is free, and the keys tell whose output may still be on it.
 * The tags are read right before, so that no key comes back that its own run has taken off meanwhile.
 *
 * @param runId only that run's lease; without it, all leases of the instance
 */
export async function expireLeases(
  ec2: EC2Client,
  id: string,
  { clock, runId }: { clock: Clock; runId?: string },
): Promise<void> {
  const instance = await findInstance(ec2, id)
  const now = clock.now()
  const ended = parseLeases(instance?.tags ?? {})
    .filter((lease) => lease.until > now && (runId === undefined || lease.runId === runId))
    .map((lease) => [leaseKey(lease.runId), leaseValue({ claimed: lease.claimed, until: now })] as const)
  if (ended.length > 0) await putTags(ec2, [id], Object.fromEntries(ended))
}

/**
 * Removes a run's lease from an instance that is stopped for certain, or was never started. It never throws: a tag
 * that can't be removed must neither hide why a run failed nor fail a good one. The log says what it costs.
 */
export async function releaseLease(
  { ec2, logger }: { ec2: EC2Client; logger: Logger },
  { instanceId, runId }: { instanceId: string; runId: string },
): Promise<void> {
  try {
    await removeTags(ec2, instanceId, [leaseKey(runId)])
  } catch (error) {
    logger.info(
      `the lease of run ${runId} could not be taken off instance ${instanceId}, and counts until its end: ${errorLine(error)}`,
    )
  }
}
