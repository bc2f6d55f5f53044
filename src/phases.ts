// Sets how long each phase of a machine's time on may take at most: the one table that the waits themselves, leases,
// the fuse, the deadlines that a machine is given, the job's minutes and the post step's budget are made from.
import { secondsAfter } from './clock.ts'

/** All in seconds, each from the phase's begin, with what bounds it from outside, such as AWS or GitHub. */
export const LIMIT = {
  /** Until a machine that is `stopping` is stopped, before it can be claimed. */
  find: 300,
  /** From the claim's tag to the second look: the settling of others' claims, and reads that lag behind. */
  claim: 60,
  /** Bringing in output before a machine that nobody holds is stopped; the next run brings the rest. */
  beforeStop: 60,
  /** Attempts at a start while EC2 has no capacity, changes of type included; each attempt writes the claim anew. */
  patience: 300,
  /** Until EC2 takes StartInstances: it refuses while it has the machine still as `stopping`. */
  start: 60,
  /** From there to `running`; EC2 takes less than a minute, or hangs. */
  running: 300,
  /** From there to an agent that has pinged since this launch. */
  agent: 480,
  /** Planned for the rest of the boot, which a payload waits for once it's there; the default of run.wait-for-boot. */
  waitForBoot: 60,
  /** From the payload's command to its begin on the machine; a command that isn't begun by then is cancelled. */
  delivery: 120,
  /** From the hand-over to a payload that has begun: its parts, the delivery, reading secrets, and a last look. */
  handOver: 240,
  /** From the payload's timeout to the record of its end: TERM, 20 s, KILL, what is in its pipe, packing its results. */
  ending: 120,
  /** Until a stop is confirmed; EC2 takes up to a few minutes, and one that takes longer hangs. */
  stop: 600,
  /** From an agent that answers to the last answer of a proof: five minutes of cloud-init, and four short commands. */
  proof: 420,
  /** How long a machine that is on waits for anything from us before it switches itself off. */
  idle: 900,
  /** GitHub's, for a post step after a cancel: 4 min 45 s. */
  postStep: 285,
  /** A claim on a machine that is still off after this time is dead: its job ended before the start. */
  deadClaim: 300,
} as const

/** SSM's executionTimeout ends at 172,800 s, and its agent replays unfinished commands for as long. In seconds. */
export const MAX_FUSE_SECONDS = 48 * 3600

/** How often a payload is handed over at most: once more when the first command was not delivered. */
export const HAND_OVERS = 2

/** How much of a run may have to be brought in; `fleet.run` has it. */
export interface Caps {
  readonly outputCapBytes: number
  readonly resultsCapBytes: number
}

/** What decides how long the phases around a payload may take; `fleet.run` has it. */
export interface Surroundings extends Caps {
  /** How long a payload waits for its boot to be through, before it counts as begun. */
  readonly waitForBootSeconds: number
}

/** What decides how long a run may take. */
export interface RunSize extends Surroundings {
  readonly timeoutSeconds: number
}

/** The default of run.output-cap and of run.results-cap. In bytes. */
const DEFAULT_CAP_BYTES = 4 * 1024 ** 2
/** One minute, and four for 4 MiB: four chunks of 15 KB at a time, every three seconds. */
const COLLECT_START_SECONDS = 60
const COLLECT_BYTES_A_SECOND = DEFAULT_CAP_BYTES / 240

/**
 * How long it may take to bring in what one run has left, incompressible as it may be. With the default caps one of the two
 * may be full: both at once are rare, and what doesn't come in this time waits on the machine for the next run.
 */
export function collectSeconds({ outputCapBytes, resultsCapBytes }: Caps): number {
  const bytes = Math.max(outputCapBytes + resultsCapBytes - DEFAULT_CAP_BYTES, DEFAULT_CAP_BYTES)
  return COLLECT_START_SECONDS + Math.ceil(bytes / COLLECT_BYTES_A_SECOND)
}

/** From a hand-over to a payload that has begun, its boot being through. */
export function handOverSeconds({ waitForBootSeconds }: Surroundings): number {
  return LIMIT.handOver + Math.max(LIMIT.waitForBoot, waitForBootSeconds)
}

/** From a hand-over to the stop's begin. */
function payloadSeconds(size: RunSize): number {
  return handOverSeconds(size) + size.timeoutSeconds + LIMIT.ending + collectSeconds(size)
}

/** From a launch to an agent that answers. */
const UP_SECONDS = LIMIT.running + LIMIT.agent

/** From a claim to an agent that answers. */
const BOOT_SECONDS = LIMIT.claim + LIMIT.start + UP_SECONDS

/** From a run's claim to its confirmed stop; what earlier runs left is brought in as well, within the time of one. */
export function runSeconds(size: RunSize): number {
  const recovery = collectSeconds(size)
  const again = (HAND_OVERS - 1) * handOverSeconds(size)
  return BOOT_SECONDS + recovery + again + payloadSeconds(size) + LIMIT.stop
}

/** From a hand-over to the confirmed stop. */
export function restOfRunSeconds(size: RunSize): number {
  return payloadSeconds(size) + LIMIT.stop
}

/** From the claim of a boot that only brings in output to its confirmed stop. */
export function collectingBootSeconds(caps: Caps): number {
  return BOOT_SECONDS + collectSeconds(caps) + LIMIT.stop
}

/** What a setup needs of the phases around a payload: what it leaves has caps of its own. */
export function setupSize(timeoutSeconds: number): RunSize {
  const caps = { outputCapBytes: DEFAULT_CAP_BYTES, resultsCapBytes: DEFAULT_CAP_BYTES }
  return { timeoutSeconds, ...caps, waitForBootSeconds: LIMIT.waitForBoot }
}

/** From a proof's last answer to the stop's begin: a setup, handed over twice at most; nothing where there is none. */
export function setupSeconds(setup: RunSize | undefined): number {
  return setup === undefined ? 0 : (HAND_OVERS - 1) * handOverSeconds(setup) + payloadSeconds(setup)
}

/** From the claim of a proof boot to its confirmed stop, with the setup that follows the proof where one does. */
export function proofBootSeconds(caps: Caps, setup?: RunSize): number {
  return BOOT_SECONDS + LIMIT.proof + collectSeconds(caps) + setupSeconds(setup) + LIMIT.stop
}

/** How long a proof boot is left alone that nobody has claimed, from the instance's launch. */
export const PROVING_SECONDS = UP_SECONDS + LIMIT.proof

/** The same where a setup follows the proof: a new machine has left nothing to bring in. */
export function provingSeconds(setup: RunSize | undefined): number {
  return PROVING_SECONDS + setupSeconds(setup)
}

/** The least fuse, from the boot on, that leaves room for a proof and a setup of so many seconds. */
export function setupFuseSeconds(timeoutSeconds: number, caps: Caps): number {
  return LIMIT.agent + LIMIT.proof + collectSeconds(caps) + setupSeconds(setupSize(timeoutSeconds))
}

/** How long a machine may be on beside a payload's timeout, from its boot on: the fuse has to leave that room. */
export function fuseMarginSeconds(around: Surroundings): number {
  return runSeconds({ ...around, timeoutSeconds: 0 }) - LIMIT.claim - LIMIT.start - LIMIT.running - LIMIT.stop
}

/** How long an operator may have a machine at most, from an agent that answers on: its fuse counts from the boot. */
export function longestHoldSeconds(fuseSeconds: number): number {
  return fuseSeconds - UP_SECONDS
}

/** The longest time from a claim to a confirmed stop that any fuse allows. */
export const LONGEST_LEASE_SECONDS = LIMIT.claim + LIMIT.start + LIMIT.running + MAX_FUSE_SECONDS + LIMIT.stop

/** The time of the step of a run, from the look for the machine on, with another's machine to stop and no capacity. */
export function stepSeconds(size: RunSize): number {
  return LIMIT.find + LIMIT.beforeStop + LIMIT.stop + LIMIT.patience + runSeconds(size)
}

/** A command of ours after which the machine is given something else, or stopped. */
export type CommandPhase = 'recovery' | 'proof' | 'hand-over'

/**
 * When a machine that gets a command now has to switch itself off, unless it gets another one before: at the end of
 * the command's own phase, and of what comes until the next command.
 */
export function deadlineFor(phase: CommandPhase, now: Date, size: RunSize): Date {
  const recovery = collectSeconds(size)
  switch (phase) {
    case 'recovery':
      return secondsAfter(now, recovery + handOverSeconds(size))
    case 'proof':
      return secondsAfter(now, LIMIT.proof + recovery)
    case 'hand-over':
      return secondsAfter(now, payloadSeconds(size))
  }
}
