// Defines how far a run has come with its machine, and how often to look whether it has come further.

/**
 * `claimed`: the machine is this run's. `on`: it was started. `handed over`: it may have got the payload, and begun it.
 * `taken`: it has said so. `ended`: the payload's end is known, and its whole output is here.
 */
export type Stage = 'claimed' | 'on' | 'handed over' | 'taken' | 'ended'

/** EC2 bills at least this for each start, so within it no haste saves anything. */
const MINIMUM_BILLED_SECONDS = 60
/** How late a look may be, as a share of what is billed already. */
const SHARE = 0.003
const CLOSEST_SECONDS = 0.25
const FARTHEST_SECONDS = 2

/** The least that EC2 bills for a start, or what is billed of it so far, in whole seconds. */
export function billedFor(seconds: number): number {
  return Math.max(MINIMUM_BILLED_SECONDS, Math.ceil(seconds))
}

/** How long to wait until the next look for the payload's end, on a machine that has run for so many seconds. */
export function pauseAfter(secondsOn: number): number {
  const pause = Math.max(MINIMUM_BILLED_SECONDS - secondsOn, secondsOn * SHARE)
  return Math.min(FARTHEST_SECONDS, Math.max(CLOSEST_SECONDS, pause))
}
