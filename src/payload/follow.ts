// Follows a payload: one loop waits for its command's end, another brings its output, until one of them has its end.
import {
  describeCommandFailure,
  isUndelivered,
  isUnended,
  waitForCommand,
  type CommandResult,
} from '../aws/commands.ts'
import type { Instance } from '../aws/instances.ts'
import { sleepTelling, tellerOf, type Teller } from '../aws/poll.ts'
import { secondsAfter, secondsBetween } from '../clock.ts'
import type { Machine, RegionContext } from '../context.ts'
import { ActionError, errorLine } from '../errors.ts'
import type { Packed } from '../files/pack.ts'
import { SECRETS_SECONDS } from '../guest/bundle.ts'
import { parseGuestReply, type GuestReply } from '../guest/reply.ts'
import { whenCancelled } from '../machine/cancellation.ts'
import { abandonCommand } from '../machine/guest-command.ts'
import type { LiveOutput } from '../machine/live-output.ts'
import { assertAskedFor, readChunk, takeChunk, type RunReply } from '../machine/output.ts'
import { LONGEST_LOOK_SECONDS, MachineLost, silent, watchMachine } from '../machine/watch.ts'
import { handOverSeconds, LIMIT, type RunSize } from '../phases.ts'
import { formatDuration } from '../text/duration.ts'
import { refusal } from './refusal.ts'
import { pauseAfter, type Stage } from './stage.ts'

/** What is to be run: the job of the fleet, or the setup of a machine. */
export interface PayloadOrder extends RunSize {
  readonly command: string
  readonly user: string
  readonly env: Readonly<Record<string, string>>
  readonly secrets: Readonly<Record<string, string>>
  /** What it finds in its working folder. */
  readonly files: Packed | undefined
  /** The slot that it serves; undefined when it serves none. */
  readonly slot: Date | undefined
  /** Called once, when the machine has taken the payload. */
  readonly onTaken: () => Promise<void>
}

/** The command that runs a payload, and when the machine switches itself off with it. */
export interface HandedOver {
  readonly commandId: string
  readonly deadline: Date
}

/** A payload on its way: what is run where, and what has come of it. */
export interface Work {
  readonly machine: Machine
  /** As it was when it came up for this run, and when it was first seen running. */
  readonly instance: Pick<Instance, 'id' | 'launchTime' | 'zone'>
  readonly runningSince: Date
  readonly order: PayloadOrder
  readonly output: LiveOutput
  /** Earlier runs whose output is still wanted: the machine keeps it. */
  readonly uncollected: readonly string[]
}

/** The machine's last word on a payload, or how its command ended without one. */
export type End = { readonly last: RunReply } | { readonly command: CommandResult }

/** The stage that a payload reached, and how it ended, or why that isn't known. */
export type Followed = { readonly stage: Exclude<Stage, 'ended'> } & (End | { readonly error: unknown })

/** A busy machine may leave a look at its output unanswered; one that never answers is lost, as after a `halt`. */
const READS_UNANSWERED = 3
/** How long one such look may take, beside the time that the machine itself waits for something new. */
const READ_SECONDS = 60
/** How long a look waits on the machine: a payload that writes nothing costs it three commands a minute. */
const LONG_LOOK_SECONDS = 20
/** A payload that was handed over sets the machine's deadline itself, and its looks leave that alone. */
const NO_DEADLINE = new Date(0)

const UNDELIVERED_HINT = 'Nothing has run, and the command was cancelled: run again.'
const CUT_OFF_HINT = 'What the payload had written comes with the next run in the region.'

/** A command that Systems Manager had accepted never reached the machine. */
export class NotDelivered extends ActionError {}

/** Follows a payload to its end. Which of the two loops comes to it first says how it went, and ends the other. */
export async function follow(context: RegionContext, handed: HandedOver, work: Work): Promise<Followed> {
  let stage: Followed['stage'] = 'handed over'
  let told: Promise<void> | undefined
  // Both loops come here, and neither goes on before what is to be noted is noted.
  const take = (): Promise<void> => {
    stage = 'taken'
    return (told ??= work.order.onTaken())
  }
  const over = new AbortController()
  const signal = AbortSignal.any([context.signal, over.signal])
  const watch = watchMachine({ ...context, signal }, work.instance)
  const path: Path = { handed, work, take, isTaken: () => stage === 'taken', watch, signal }
  const output = bringOutput(context, path)
  const end = awaitEnd(context, path)
  try {
    const first = await Promise.race([end, output])
    const last = first === 'told by output' ? await output : first
    over.abort(new Error('the payload has ended'))
    // Nobody is left to hear of the one that comes second, and its command is cancelled while the machine is stopped.
    for (const loop of [output, end]) loop.catch(() => undefined)
    return 'refusal' in last ? { stage: 'on', error: last.refusal } : { stage, ...last }
  } catch (error) {
    over.abort(error)
    await Promise.allSettled([output, end])
    return { stage, error }
  }
}

/** What the two loops share. */
interface Path {
  readonly handed: HandedOver
  readonly work: Work
  /** Notes that the machine has taken the payload. */
  readonly take: () => Promise<void>
  readonly isTaken: () => boolean
  /** Throws MachineLost when the machine isn't at work any more. */
  readonly watch: () => Promise<void>
  /** Aborted when the job is cancelled, or the other loop has come to an end. */
  readonly signal: AbortSignal
}

/** Waits for the end of the payload's command, and gives what the wrapper said. */
async function awaitEnd(context: RegionContext, path: Path): Promise<End | 'told by output' | { refusal: unknown }> {
  const { machine, output } = path.work
  const command = await awaitCommand(context, path)
  if (isUndelivered(command) && !path.isTaken()) {
    // Systems Manager has given up; its agent may have it all the same.
    await abandonCommand(context, { commandId: command.commandId, instanceId: machine.instanceId })
    throw new NotDelivered(
      `command ${command.commandId} for instance ${machine.instanceId}: ${describeCommandFailure(command)}`,
      { hint: UNDELIVERED_HINT },
    )
  }
  const reply = parseEnd(command, machine)
  if (reply === undefined) {
    const { state } = await readChunk({ ...context, signal: path.signal }, machine, output.size)
    if (state !== 'unknown') await path.take()
    return { command }
  }
  if (reply.kind === 'refused') {
    // The run id is ours alone: an earlier sending has begun it, whose answer was lost, or a reboot has cut it off.
    if (reply.reason === 'already-run') return 'told by output'
    return { refusal: await refusal(context, machine, reply) }
  }
  await path.take()
  if (reply.kind !== 'run') return { command }
  assertAskedFor(machine, reply, Math.min(reply.chunk?.offset ?? 0, output.size))
  takeChunk(reply, output)
  return { last: reply }
}

/** Waits for the payload's command. One that nobody waits for any more is cancelled: it must not lie in wait. */
async function awaitCommand(
  context: RegionContext,
  { handed: { commandId }, work, watch, signal }: Path,
): Promise<CommandResult> {
  const { clients, clock } = context
  const { machine, order, runningSince } = work
  const { instanceId } = machine
  // The machine counts the payload's timeout, so the end of this wait is a time and no span of ours.
  const longest = secondsAfter(clock.now(), handOverSeconds(order) + order.timeoutSeconds + LIMIT.ending)
  let cancelled: Promise<void> | undefined
  const cancel = (): Promise<void> => (cancelled ??= abandonCommand(context, { commandId, instanceId }))
  const wait = (): Promise<CommandResult> =>
    waitForCommand(clients, {
      commandId,
      instanceId,
      clock,
      signal,
      limitSeconds: Number.POSITIVE_INFINITY,
      everySeconds: () => pauseAfter(secondsBetween(runningSince, clock.now())),
      until: async () => {
        await watch()
        if (clock.now() <= longest) return false
        throw new ActionError(`command ${commandId} on instance ${instanceId} has not ended`, { hint: CUT_OFF_HINT })
      },
    })
  try {
    return await whenCancelled(signal, cancel, wait)
  } catch (error) {
    await cancel()
    throw error
  }
}

/** Names the job as what is waited for, as long as it writes nothing: what it writes shows that it goes on. */
function silenceOf(output: LiveOutput): () => string | undefined {
  let size = output.size
  return () => {
    const isSilent = output.size === size
    size = output.size
    return isSilent ? `the job, which has written ${size} bytes` : undefined
  }
}

/** Brings output as the machine writes it, until the machine says that the run is over. */
async function bringOutput(
  context: RegionContext,
  { handed: { commandId }, work, take, isTaken, watch, signal }: Path,
): Promise<{ readonly last: RunReply }> {
  const { clock, fleet, logger } = context
  const { order, output } = work
  const handedOver = clock.elapsed()
  const usually = `${formatDuration(order.timeoutSeconds)} at most`
  const tell = tellerOf(clock, { logger, what: silenceOf(output), usually })
  const look = patientLook({ ...context, signal }, work, { watch, tell })
  for (;;) {
    const began = clock.elapsed()
    const reply = await look()
    signal.throwIfAborted()
    if (reply?.state === 'unknown') {
      assertStillDelivering(work, { commandId, seconds: clock.elapsed() - handedOver })
    } else if (reply !== undefined) {
      await take()
      takeChunk(reply, output)
      if (reply.state !== 'running') return { last: reply }
    }
    // Whether it was delivered is not left to wait for, however seldom the output is wanted.
    const every = isTaken() ? fleet.run.pollSeconds : Math.min(fleet.run.pollSeconds, LONGEST_LOOK_SECONDS)
    await sleepTelling(clock, Math.max(0, every - (clock.elapsed() - began)), { signal, tell })
  }
}

/** Gives a look at the output; it gives undefined when the machine leaves it unanswered for now. */
function patientLook(
  context: RegionContext,
  { machine, instance, output }: Work,
  { watch, tell }: { readonly watch: () => Promise<void>; readonly tell: Teller },
): () => Promise<RunReply | undefined> {
  const { logger, signal } = context
  let unanswered = 0
  return async () => {
    try {
      const look = { waitSeconds: LONG_LOOK_SECONDS, limitSeconds: READ_SECONDS, deadline: NO_DEADLINE, watch, tell }
      const reply = await readChunk(context, machine, output.size, look)
      unanswered = 0
      return reply
    } catch (error) {
      unanswered += 1
      if (signal.aborted || error instanceof MachineLost) throw error
      if (unanswered >= READS_UNANSWERED) {
        throw isUnended(error) ? silent(instance, `has left ${unanswered} looks unanswered`, error) : error
      }
      logger.info(`instance ${machine.instanceId} did not answer for now: ${errorLine(error)}`)
      return undefined
    }
  }
}

/** Throws NotDelivered when a payload should have begun by now: its boot is through, and its secrets are read. */
function assertStillDelivering(
  { machine: { instanceId }, order }: Work,
  { commandId, seconds }: { commandId: string; seconds: number },
): void {
  const secretsSeconds = Object.keys(order.secrets).length > 0 ? SECRETS_SECONDS : 0
  const limit = LIMIT.delivery + order.waitForBootSeconds + secretsSeconds
  if (seconds < limit) return
  throw new NotDelivered(
    `command ${commandId} was accepted, and instance ${instanceId} has not begun it after ${limit} s`,
    { hint: UNDELIVERED_HINT },
  )
}

/** The wrapper's last word; undefined when the command ended without one. */
function parseEnd(result: CommandResult, { instanceId }: Machine): GuestReply | undefined {
  if (result.stdout === '') return undefined
  try {
    return parseGuestReply(result.stdout)
  } catch (error) {
    throw new ActionError(`the payload's wrapper on instance ${instanceId} gave no answer that can be read`, {
      cause: error,
      hint: CUT_OFF_HINT,
    })
  }
}
