// Reads claims on an instance from its tags: leases of runs, an operator's hold, and the protection of a proof boot.
import { TAG, type Tags } from './tags.ts'
import { formatTime, secondsAfter, secondsBetween } from './clock.ts'
import { isOn } from './instance-state.ts'
import {
  LIMIT,
  LONGEST_LEASE_SECONDS,
  MAX_FUSE_SECONDS,
  PROVING_SECONDS,
  provingSeconds,
  type RunSize,
} from './phases.ts'

/** A run's claim on an instance, from its tag `servicemon:lease-<run id>`. */
export interface Lease {
  readonly runId: string
  readonly claimed: Date
  readonly until: Date
}

/** What of an instance decides whether somebody has a claim on it. */
export interface Claimed {
  readonly state: string
  readonly launchTime: Date
  readonly tags: Tags
}

/** Whether a text is a run id, `<GITHUB_RUN_ID>-<attempt>-<8 random hex>`; a tag's key may hold anything. */
export function isRunId(text: string): boolean {
  return /^\d+-\d+-[0-9a-f]{8}$/.test(text)
}

/** The tag key of a run's lease. */
export function leaseKey(runId: string): string {
  return `${TAG.lease}${runId}`
}

/** The tag value of a lease: `<claimed>/<until>`, an ISO 8601 interval. */
export function leaseValue({ claimed, until }: Pick<Lease, 'claimed' | 'until'>): string {
  return `${formatTime(claimed)}/${formatTime(until)}`
}

/** All leases in an instance's tags, earliest first, ties by run id. A value that can't be read counts as ended. */
export function parseLeases(tags: Tags): Lease[] {
  return Object.entries(tags)
    .filter(([key]) => key.startsWith(TAG.lease))
    .map(([key, value]) => {
      const [claimed, until] = value.split('/').map((part) => new Date(part))
      const dead = new Date(0)
      return { runId: key.slice(TAG.lease.length), claimed: validOr(claimed, dead), until: validOr(until, dead) }
    })
    .sort((a, b) => a.claimed.getTime() - b.claimed.getTime() || (a.runId < b.runId ? -1 : 1))
}

/** At most this many of a resource's 50 tags are keys of runs that ended without their output being collected. */
export const MAX_LEFT_LEASES = 20
/** Output that nobody could bring in for this long is given up. In seconds. */
const MAX_LEFT_SECONDS = 30 * 86_400

/**
 * Lists which keys that runs have left, in the order of their claims, are given up: those older than 30 days, and the
 * oldest beyond 20. With 50 tags on a machine nobody could claim it any more.
 */
export function listGivenUp(left: readonly Lease[], now: Date): Lease[] {
  const surplus = left.length - MAX_LEFT_LEASES
  return left.filter(({ claimed }, index) => index < surplus || secondsBetween(claimed, now) > MAX_LEFT_SECONDS)
}

/** Clocks follow AWS's, so a claim from further ahead is no claim. In seconds. */
const CLOCK_SKEW_SECONDS = 300

/**
 * Gives the end of an operator's hold, while it lasts. Whatever its tag says, no fuse lets a machine be on for longer
 * than two days, so no hold lasts longer from its launch on.
 */
export function liveHold({ launchTime, tags }: Pick<Claimed, 'launchTime' | 'tags'>, now: Date): Date | undefined {
  const until = earlier(new Date(tags[TAG.hold] ?? Number.NaN), secondsAfter(launchTime, MAX_FUSE_SECONDS))
  return until > now ? until : undefined
}

/**
 * The leases that bind others now, earliest first. A claim that was five minutes old while the machine was still off is
 * dead, and stays dead when somebody else has started the machine since: its age counts to that start. Whatever its tag
 * says, a lease begins no later than now, and lasts no longer than the longest run that a fuse allows.
 */
export function liveLeases({ state, launchTime, tags }: Claimed, now: Date): Lease[] {
  const [unstarted, limit] = state === 'stopped' ? [now, LIMIT.deadClaim] : [launchTime, LIMIT.deadClaim + LIMIT.start]
  return parseLeases(tags)
    .map((lease) => ({ ...lease, until: earlier(lease.until, secondsAfter(lease.claimed, LONGEST_LEASE_SECONDS)) }))
    .filter(({ claimed, until }) => until > now && secondsBetween(now, claimed) <= CLOCK_SKEW_SECONDS)
    .filter(({ claimed }) => secondsBetween(claimed, unstarted) <= limit)
}

/** The state of a machine in its proof boot: with a setup to come, for how long from the launch that may take. */
const PROVING = /^proving(?:\/(\d{1,9})s)?$/

/** The value of `servicemon:state` in a proof boot: `proving`, with a setup `proving/3000s`. The launch isn't known yet. */
export function provingValue(setup: RunSize | undefined): string {
  return setup === undefined ? 'proving' : `proving/${provingSeconds(setup)}s`
}

/** Whether a machine hasn't come through its proof boot yet. */
export function isProving(tags: Tags): boolean {
  return PROVING.test(tags[TAG.state] ?? '')
}

/** Until when a proof boot is left alone that nobody has claimed; no fuse lets one last for more than two days. */
function provedBy({ launchTime, tags }: Claimed): Date {
  const seconds = Number(PROVING.exec(tags[TAG.state] ?? '')?.[1] ?? PROVING_SECONDS)
  return secondsAfter(launchTime, Math.min(seconds, MAX_FUSE_SECONDS))
}

/** The run, operator or proof boot that has the instance now, and until when. */
export interface Holder {
  readonly kind: 'lease' | 'hold' | 'proof boot'
  readonly until: Date
  readonly runId?: string
}

/**
 * Gives who holds the instance at `now`, or undefined: an operator's hold before any lease, since one that wants the
 * machine has to ask a person; of several leases the earliest, since that is the one that goes on.
 */
export function findHolder(instance: Claimed, now: Date): Holder | undefined {
  const hold = liveHold(instance, now)
  if (hold !== undefined) return { kind: 'hold', until: hold }
  const [lease] = liveLeases(instance, now)
  if (lease !== undefined) return { kind: 'lease', until: lease.until, runId: lease.runId }
  const proved = provedBy(instance)
  if (isProving(instance.tags) && isOn(instance.state) && proved > now) {
    return { kind: 'proof boot', until: proved }
  }
  return undefined
}

/** `run 123-1-9f8e7d6c until 2026-11-24T07:10:00Z`, to tell others who holds a machine and until when. */
export function describeHolder({ kind, until, runId }: Holder): string {
  return `${runId === undefined ? `a ${kind}` : `run ${runId}`} until ${formatTime(until)}`
}

function earlier(one: Date, other: Date): Date {
  return one > other ? other : one
}

function validOr(time: Date | undefined, otherwise: Date): Date {
  return time === undefined || Number.isNaN(time.getTime()) ? otherwise : time
}
