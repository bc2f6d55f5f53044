// Looks at a machine right before a change, a stop or a deletion: its plan may be hours old, the time of an image copy.
import type { EC2Client } from '@aws-sdk/client-ec2'
import type { Clock } from '../clock.ts'
import { describeHolder, findHolder, leaseKey, parseLeases, type Holder } from '../lease.ts'
import { isHomeOriginal, isOwned, type Tags } from '../tags.ts'
import { findInstance, type Instance } from './instances.ts'

/** What a plan knew of a machine when it was made. */
export type Planned = Pick<Instance, 'launchTime' | 'tags'>

/** What the look is based on. */
export interface LookBasis {
  readonly fleet: string
  /** The machine as the plan saw it; without this, nothing of it was known. */
  readonly planned: Planned | undefined
  /** Ids of this job's own claims, which bind others only. */
  readonly own: ReadonlySet<string>
  /** Whether the machine's disk goes with what is about to be done, and with it the output on it. */
  readonly endsDisk: boolean
}

/** Why a thing was left alone after all, and what to do about it. */
export interface Kept {
  readonly reason: string
  readonly hint: string
}

const RETAGGED_HINT =
  'Somebody changed its tags meanwhile, so it was left alone, and so was what depends on it. Run this mode again.'
const HELD_HINT =
  'It was free when the plan was made. It was left alone, and so was what depends on it: run this mode again when it has been let go.'
const UNNAMED_HINT =
  'It was left alone, and so was what depends on it. Run this mode again: its plan names what would be lost.'

/**
 * Looks at a machine right before it is changed, stopped or deleted. Gives why it has to be left alone: it isn't ours
 * any more, somebody holds it, or it holds output that the plan didn't name. One that is gone passes: nobody holds it.
 *
 * Between this look and the next call remain some milliseconds, or the seconds for which EC2 throttles that call. A run
 * that claims just then waits three seconds and looks once more before it starts the machine (`claimInstance`), so it
 * finds it changed, or gone, and has lost nothing. Claiming the machine here would close that gap too, at the price of
 * a key that a killed job leaves, and that the next plan would take for a run's output.
 */
export async function lookAgain(
  ec2: EC2Client,
  { id, clock, ...basis }: LookBasis & { id: string; clock: Clock },
): Promise<Kept | undefined> {
  const instance = await findInstance(ec2, id)
  return instance === undefined ? undefined : whyKept(instance, basis, clock.now())
}

/** Gives the same for a machine that was just read. */
export function whyKept(instance: Instance, { fleet, planned, own, endsDisk }: LookBasis, now: Date): Kept | undefined {
  const { id, state, tags } = instance
  // It has lost its tags, and nobody can hold it any more.
  if (state === 'terminated') return undefined
  const retagged = whyNotOurs(`instance ${id}`, tags, fleet)
  if (retagged !== undefined) return retagged
  const holder = findOtherHolder(instance, { planned, own }, now)
  if (holder !== undefined) {
    return { reason: `instance ${id} is held by ${describeHolder(holder)}`, hint: HELD_HINT }
  }
  const known = new Set([...parseLeases(planned?.tags ?? {}).map(({ runId }) => runId), ...own])
  const unnamed = parseLeases(tags).flatMap(({ runId }) => (known.has(runId) ? [] : [runId]))
  // Whatever leaves the disk as it is leaves the output there for the next run.
  if (unnamed.length === 0 || !endsDisk) return undefined
  return {
    reason: `run ${unnamed.join(', ')} may have left output on instance ${id} since the plan was made`,
    hint: UNNAMED_HINT,
  }
}

/** Gives why a thing may not be touched, by its tags alone. */
export function whyNotOurs(what: string, tags: Tags, fleet: string): Kept | undefined {
  if (!isOwned(tags, fleet)) return { reason: `${what} no longer carries the fleet's tag`, hint: RETAGGED_HINT }
  return isHomeOriginal(tags) ? { reason: `${what} is an original of home`, hint: RETAGGED_HINT } : undefined
}

/** Finds a holder other than this job; the plan has already weighed a proof boot that it knew of. */
function findOtherHolder(
  instance: Instance,
  { planned, own }: Pick<LookBasis, 'planned' | 'own'>,
  now: Date,
): Holder | undefined {
  const ownKeys = new Set([...own].map(leaseKey))
  const tags = Object.fromEntries(Object.entries(instance.tags).filter(([key]) => !ownKeys.has(key)))
  const holder = findHolder({ ...instance, tags }, now)
  const isKnown = planned !== undefined && planned.launchTime >= instance.launchTime
  return holder?.kind === 'proof boot' && isKnown ? undefined : holder
}
