// Watches whether a machine that should be at work still is: EC2's state and the agent's, and what a bad sign means.
import { findAgent } from '../aws/agents.ts'
import { findInstance, type Instance } from '../aws/instances.ts'
import type { Clock } from '../clock.ts'
import { ActionError } from '../errors.ts'
import type { RegionContext } from '../context.ts'

/** The machine is no longer at work: nothing that is waited for on it will come. */
export class MachineLost extends ActionError {
  /** Whatever was on the machine is lost with it. */
  readonly diskIsGone: boolean

  constructor(message: string, { diskIsGone, ...options }: { hint: string; diskIsGone: boolean; cause?: unknown }) {
    super(message, options)
    this.diskIsGone = diskIsGone
  }
}

/** The machine as it was last seen running; without its launch, what matters is that it is on. */
export interface Known {
  readonly id: string
  readonly launchTime?: Date
}

/** As much of an instance as tells whether it is still the same, and on. */
export type Seen = Pick<Instance, 'state' | 'stateReason' | 'launchTime'>

/**
 * Describes what became of a running instance, by EC2; undefined while it runs. A read that is older than its last
 * start contradicts what we have seen already, and means nothing.
 */
export function describeDeath({ launchTime }: Pick<Known, 'launchTime'>, seen: Seen | undefined): string | undefined {
  if (seen === undefined) return 'is gone'
  if (launchTime !== undefined) {
    if (seen.launchTime < launchTime || seen.state === 'pending') return undefined
    if (seen.launchTime > launchTime) return 'was stopped and started again'
  }
  if (seen.state === 'running') return undefined
  return `is ${seen.state}: ${seen.stateReason ?? 'no reason given'}`
}

/** Throws MachineLost when the instance no longer runs, or no longer as it was known; else gives it. */
export async function getRunning({ clients }: RegionContext, known: Known): Promise<Instance> {
  const seen = await findInstance(clients.ec2, known.id)
  const death = describeDeath(known, seen)
  if (seen !== undefined && death === undefined) return seen
  const diskIsGone = seen === undefined || ['shutting-down', 'terminated'].includes(seen.state)
  throw new MachineLost(`instance ${known.id} ${death ?? 'is gone'}, in the middle of the work`, {
    diskIsGone,
    hint: diskIsGone
      ? 'Somebody terminated it, and its disk is gone with it. Run mode provision for the region.'
      : 'Somebody or something stopped it, such as its fuse, the payload, or a person.',
  })
}

/**
 * At a shutdown the agent goes first, and the other services follow, mostly within half a minute: for as long EC2 still
 * says `running`, and then why it isn't any more. A halted machine is billed for that much longer.
 */
const LOST_SECONDS = 60
const SILENT_HINT = 'Its operating system has halted or hangs, or its network is cut. It is billed until it is stopped.'

/** The longest time between looks, so that a machine that is off, or halted, is seen as such soon. */
export const LONGEST_LOOK_SECONDS = 15

/**
 * Gives a look at a machine that throws MachineLost when it is dead, stopped, or halted. It looks every 15 seconds,
 * however often it is called. Silence counts from the first look that found it: one bad look says nothing.
 */
export function watchMachine(context: RegionContext, known: Known): () => Promise<void> {
  const { clients, clock } = context
  let silentSince: number | undefined
  return everySoOften(clock, async () => {
    const [agent] = await Promise.all([findAgent(clients, known.id), getRunning(context, known)])
    if (agent?.online === true) silentSince = undefined
    else silentSince ??= clock.elapsed()
    if (silentSince === undefined || clock.elapsed() - silentSince < LOST_SECONDS) return
    const isUnknown = agent === undefined
    throw silent(known, isUnknown ? 'is no longer known to Systems Manager' : 'is lost to Systems Manager')
  })
}

/** Gives a look that is made every 15 seconds from now on, however often it is called. */
export function everySoOften(clock: Clock, look: () => Promise<unknown>): () => Promise<void> {
  let looked = clock.elapsed()
  return async () => {
    if (clock.elapsed() - looked < LONGEST_LOOK_SECONDS) return
    looked = clock.elapsed()
    await look()
  }
}

/** The error for a machine that EC2 calls running, and that says nothing. */
export function silent({ id }: Known, how: string, cause?: unknown): MachineLost {
  return new MachineLost(`instance ${id} ${how}, and EC2 still calls it running`, {
    cause,
    diskIsGone: false,
    hint: SILENT_HINT,
  })
}
