// A payload on its way: its command and its output are followed, and its machine is watched, until all is over.
import {
  describeCommandFailure,
  isUndelivered,
  isUnended,
  waitForCommand,
  type CommandResult,
} from '../aws/commands.ts'
import type { Instance } from '../aws/instances.ts'
import { poll } from '../aws/poll.ts'
import { secondsAfter } from '../clock.ts'
import type { Machine, RegionContext } from '../context.ts'
import { ActionError, errorLine } from '../errors.ts'
import { parseGuestReply, type GuestReply, type RefusalReason } from '../guest/reply.ts'
import { SECRETS_SECONDS } from '../guest/bundle.ts'
import { handOverSeconds, LIMIT } from '../phases.ts'
import type { LiveOutput } from '../machine/live-output.ts'
import { fuseRefusal } from '../machine/fuse.ts'
import { assertAskedFor, readChunk, takeChunk, type RunReply } from '../machine/output.ts'
import { busyRefusal } from '../machine/rival.ts'
import { LONGEST_LOOK_SECONDS, MachineLost, silent, watchMachine } from '../machine/watch.ts'

/** What is to be run. */
export interface PayloadOrder {
  readonly command: string
  readonly timeoutSeconds: number
  /** Called before the machine can hear of the payload: from now on it may begin, whatever becomes of the answers. */
  readonly onHandOver: () => void
  /** Called when the machine has refused it, so that it never began. */
  readonly onRefused: () => void
  /** Called once, when the machine has taken the payload; it switches itself off at `deadline`. */
  readonly onAccepted: (deadline: Date) => Promise<void>
}

/** The command that runs a payload, and when the machine switches itself off with it. */
export interface HandedOver {
  readonly commandId: string
  readonly deadline: Date
}

/** A payload on its way: what is run where, and what has come of it. */
export interface Work {
  readonly machine: Machine
  /** As it was when it came up for this run. */
  readonly instance: Pick<Instance, 'id' | 'launchTime'>
  readonly order: PayloadOrder
  readonly output: LiveOutput
}

/** A busy machine may leave a look at its output unanswered; one that never answers is lost, as after a `halt`. */
const READS_UNANSWERED = 3
/** How long one such look may take. */
const READ_SECONDS = 60

const UNDELIVERED_HINT = 'Nothing has run, and the command was cancelled: run again.'
const CUT_OFF_HINT = 'What the payload had written comes with the next run in the region.'

/** What to do when a machine has refused a payload; of a fuse and of another payload more is said. */
const AFTER_REFUSAL: Readonly<Record<Exclude<RefusalReason, 'fuse' | 'busy'>, string>> = {
  late: "Nothing has run: run again. If it stays so, the machine's clock is wrong.",
  'already-run': 'A run id is run once: run again.',
  user: 'Name a user of the image as run.user in the fleet file.',
  parts: 'Nothing has run: run again.',
  disk: "Nothing has run. Make room in home's image, or make it with a larger disk, and provision.",
  tools:
    "Nothing has run. Install them in home's image, make it anew, and provision; aws, the AWS command line, is for run.secrets.",
  interpreter:
    "Nothing has run. Name a program of the image by its whole path in the first line of run.command, or install it in home's image, make it anew, and provision.",
  machine:
    'Nothing has run: the machine has no memory or no process number left for what a boot begins. Run again; if it stays so, take a larger type, or begin less at boot.',
  secrets:
    "The payload was not begun. The parameter has to exist in this very region, and the machines' role has to be allowed to read it; see docs/configuration.md, Secrets.",
  running: 'Try again when it has ended.',
  'unknown-run': 'Run again.',
}

/** The machine never got to hear of a command that Systems Manager had accepted. */
export class NotDelivered extends ActionError {}

/** Reads the output while the payload runs, and watches the machine; ends when the command, and the payload, have. */
export async function follow(
  context: RegionContext,
  { commandId, deadline }: HandedOver,
  work: Work,
): Promise<CommandResult> {
  const { clients, clock, fleet, signal } = context
  const { machine, order, output } = work
  const { instanceId } = machine
  const sent = clock.elapsed()
  // Secrets are read, and the boot is waited for, before the payload counts as begun.
  const { secrets, waitForBootSeconds } = fleet.run
  const undelivered = LIMIT.delivery + waitForBootSeconds + (Object.keys(secrets).length > 0 ? SECRETS_SECONDS : 0)
  // The machine counts the payload's timeout, so the end of this wait is a time and no span of ours.
  const longest = secondsAfter(clock.now(), handOverSeconds(fleet.run) + order.timeoutSeconds + LIMIT.ending)
  const progress = { accepted: false, interrupted: false }
  const accept = async (): Promise<void> => {
    if (progress.accepted) return
    progress.accepted = true
    await order.onAccepted(deadline)
  }
  const read = followOutput(context, work)
  const assertAlive = watchMachine(context, work.instance, fleet.run.pollSeconds)
  let lastRead = sent
  const watch = async (): Promise<RunReply | undefined> => {
    await assertAlive()
    if (clock.now() > longest) {
      throw new ActionError(`command ${commandId} on instance ${instanceId} has not ended`, { hint: CUT_OFF_HINT })
    }
    // Whether it was delivered is not left to wait for, however seldom the output is wanted.
    const readEvery = progress.accepted ? fleet.run.pollSeconds : Math.min(fleet.run.pollSeconds, LONGEST_LOOK_SECONDS)
    if (clock.elapsed() - lastRead < readEvery) return undefined
    const reply = await read()
    lastRead = clock.elapsed()
    if (reply?.state === 'unknown' && clock.elapsed() - sent >= undelivered) {
      throw new NotDelivered(
        `command ${commandId} was accepted, and instance ${instanceId} has not begun it after ${undelivered} s`,
        { hint: UNDELIVERED_HINT },
      )
    }
    if (reply === undefined || reply.state === 'unknown') return undefined
    await accept()
    return reply
  }
  const pace = { clock, signal, everySeconds: 2, limitSeconds: Number.POSITIVE_INFINITY }
  const result = await waitForCommand(clients, {
    ...pace,
    commandId,
    instanceId,
    // After a reboot the agent has the command run again; the wrapper refuses, and what is left is to collect.
    until: async () => (progress.interrupted = (await watch())?.state === 'interrupted'),
  })
  if (progress.interrupted) return result
  if (isUndelivered(result) && !progress.accepted) {
    throw new NotDelivered(`command ${commandId} for instance ${instanceId}: ${describeCommandFailure(result)}`, {
      hint: UNDELIVERED_HINT,
    })
  }
  const reply = parseEnd(result, machine)
  if (reply?.kind === 'refused' && reply.reason === 'already-run') {
    // The run id is ours alone: an earlier sending has begun it, whose answer was lost, or a reboot has cut it off.
    await accept()
    await poll({ ...pace, look: async () => ((await watch())?.state ?? 'running') !== 'running' || undefined })
  } else if (reply !== undefined) {
    if (reply.kind === 'refused') order.onRefused()
    await assertTaken(context, machine, reply)
    await accept()
    if (reply.kind === 'run') {
      assertAskedFor(machine, reply, 0)
      takeChunk(reply, output)
    }
  }
  return result
}

/** Gives a look that reads what there is of the output; undefined when the machine leaves it unanswered for now. */
function followOutput(
  context: RegionContext,
  { machine, instance, output }: Work,
): () => Promise<RunReply | undefined> {
  const { logger, signal } = context
  const { instanceId } = machine
  let unanswered = 0
  return async () => {
    try {
      const reply = await readChunk(context, machine, output.size, READ_SECONDS)
      unanswered = 0
      takeChunk(reply, output)
      return reply
    } catch (error) {
      unanswered += 1
      if (signal.aborted || error instanceof MachineLost) throw error
      if (unanswered >= READS_UNANSWERED) {
        throw isUnended(error) ? silent(instance, `has left ${unanswered} looks unanswered`, error) : error
      }
      logger.info(`instance ${instanceId} did not answer for now: ${errorLine(error)}`)
      return undefined
    }
  }
}

/** The wrapper's last word; undefined when the command ended without one. */
export function parseEnd(result: CommandResult, { instanceId }: Machine): GuestReply | undefined {
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

/** Throws unless the machine took the payload; a machine without a fuse is to be proved anew. */
export async function assertTaken(context: RegionContext, machine: Machine, reply: GuestReply): Promise<void> {
  if (reply.kind !== 'refused') return
  if (reply.reason === 'busy') throw busyRefusal(machine, reply)
  const message = `instance ${machine.instanceId} refused the payload (${reply.reason}): ${reply.detail}`
  if (reply.reason === 'fuse') throw await fuseRefusal(context, machine, message)
  throw new ActionError(message, { hint: AFTER_REFUSAL[reply.reason] })
}
