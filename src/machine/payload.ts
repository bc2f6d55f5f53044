// The payload on a machine that is up: handed over, followed while it runs, and its output brought in, whole.
import {
  cancelCommand,
  describeCommandFailure,
  isUndelivered,
  waitForCommand,
  type CommandResult,
} from '../aws/commands.ts'
import type { Instance } from '../aws/instances.ts'
import { poll } from '../aws/poll.ts'
import { setTimeout as sleep } from 'node:timers/promises'
import { secondsAfter } from '../clock.ts'
import { ActionError, describeError, Refusal } from '../errors.ts'
import {
  cancelCommand as cancelRunCommand,
  collectedCommand,
  parseGuestReply,
  payloadCommands,
  type GuestReply,
  type RunMeta,
} from '../guest.ts'
import { COLLECT_MARGIN_SECONDS, DEAD_CLAIM_SECONDS } from '../lease.ts'
import type { LiveOutput } from '../report/live-output.ts'
import type { Machine, RegionContext } from '../context.ts'
import { whenCancelled } from './cancellation.ts'
import { fuseRefusal } from './fuse.ts'
import { guestCommand, sendToMachine } from './guest-command.ts'
import { assertWhole, readChunk, readOutput, take, type RunReply } from './output.ts'
import { MachineLost, watchMachine } from './watch.ts'

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

/** TERM, then 20 s, then KILL; and room for the wrapper itself. */
const ENDING_SECONDS = 60
/** A command that the agent doesn't even begin is cancelled by then. */
const UNDELIVERED_SECONDS = 120

/** A busy machine may leave a look at its output unanswered; one that never answers is lost, as after a `halt`. */
const READS_UNANSWERED = 3
/** How long one such look may take. */
const READ_SECONDS = 60

/** A payload on its way: what is run where, and what has come of it. */
interface Work {
  readonly machine: Machine
  /** As it was when it came up for this run. */
  readonly instance: Pick<Instance, 'id' | 'launchTime'>
  readonly order: PayloadOrder
  readonly output: LiveOutput
}

/**
 * Runs a payload and gives how it went. Its output goes into `output` while it runs, and is complete at the end.
 *
 * @throws ActionError when the wrapper refused it, the machine died, or the output can't be had whole
 */
export async function runPayload(context: RegionContext, work: Work): Promise<RunMeta> {
  const { machine, order, output } = work
  const { clients } = context
  const { instanceId } = machine
  for (let sending = 1; ; sending += 1) {
    const handed = await handOver(context, machine, order)
    const { commandId, deadline } = handed
    let cancelled: Promise<void> | undefined
    const cancel = (): Promise<void> =>
      (cancelled ??= cancelCommand(clients, { commandId, instanceId }).catch((cause: unknown) => {
        context.logger.info(`command ${commandId} could not be cancelled: ${describeError(cause).join(': ')}`)
      }))
    try {
      return await whenCancelled(context.signal, cancel, async () => {
        const end = await follow(context, handed, work)
        return collect(context, machine, { end, output })
      })
    } catch (error) {
      // Whatever went wrong, nothing of ours may lie in wait for the next boot. A cancelled job has seconds left, and
      // they belong to the stop.
      await (context.signal.aborted ? Promise.race([cancel(), sleep(CANCEL_SECONDS * 1000)]) : cancel())
      if (error instanceof MachineLost) throw interrupted(machine, error)
      if (!(error instanceof NotDelivered) || sending > 1) throw error
      if ((await readChunk(context, machine, 0)).state !== 'unknown') {
        await order.onAccepted(deadline)
        throw error
      }
      context.logger.info(`${error.message}; sending it once more`)
    }
  }
}

/** Time that a cancellation may take from a job that is being cancelled. */
const CANCEL_SECONDS = 1.5

/** The machine never got to hear of a command that Systems Manager had accepted. */
class NotDelivered extends ActionError {}

/** The command that runs a payload, and when the machine switches itself off with it. */
interface HandedOver {
  readonly commandId: string
  readonly deadline: Date
}

/** Sends the payload; a long one travels in several commands. */
async function handOver(context: RegionContext, machine: Machine, order: PayloadOrder): Promise<HandedOver> {
  const { clock, fleet, logger, signal } = context
  const { instanceId, runId } = machine
  const now = clock.now()
  const wall = order.timeoutSeconds + ENDING_SECONDS
  const deadline = secondsAfter(now, wall + COLLECT_MARGIN_SECONDS)
  const lists = payloadCommands({
    runId,
    payload: order.command,
    user: fleet.run.user,
    env: fleet.run.env,
    timeoutSeconds: order.timeoutSeconds,
    sentAt: now,
    notAfter: secondsAfter(now, DEAD_CLAIM_SECONDS),
    deadline,
    outputCapBytes: fleet.run.outputCapBytes,
  })
  for (const [index, commands] of lists.slice(0, -1).entries()) {
    const reply = await guestCommand(context, machine, { what: `part-${index}`, commands, seconds: 60 })
    await assertTaken(context, machine, reply)
  }
  signal.throwIfAborted()
  const comment = `servicemon run ${runId}`
  const commands = lists.at(-1) ?? []
  order.onHandOver()
  const commandId = await sendToMachine(context, { instanceId, commands, comment, executionSeconds: wall + 120 })
  logger.info(`payload of ${Buffer.byteLength(order.command)} bytes handed over as command ${commandId}`)
  return { commandId, deadline }
}

/** Reads the output while the payload runs, and watches the machine; ends when the command, and the payload, have. */
async function follow(context: RegionContext, { commandId, deadline }: HandedOver, work: Work): Promise<CommandResult> {
  const { clients, clock, fleet, signal } = context
  const { machine, order, output } = work
  const { instanceId } = machine
  const sent = clock.elapsed()
  // The machine counts the payload's timeout, so the end of this wait is a time and no span of ours.
  const longest = secondsAfter(clock.now(), order.timeoutSeconds + ENDING_SECONDS + UNDELIVERED_SECONDS + 60)
  const progress = { accepted: false, interrupted: false }
  const accept = async (): Promise<void> => {
    if (progress.accepted) return
    progress.accepted = true
    await order.onAccepted(deadline)
  }
  const read = followOutput(context, work)
  let lastRead = sent
  const watch = async (): Promise<RunReply | undefined> => {
    if (clock.now() > longest) throw new ActionError(`command ${commandId} on instance ${instanceId} has not ended`)
    if (clock.elapsed() - lastRead < fleet.run.pollSeconds) return undefined
    const reply = await read()
    lastRead = clock.elapsed()
    if (reply?.state === 'unknown' && clock.elapsed() - sent >= UNDELIVERED_SECONDS) {
      throw new NotDelivered(
        `command ${commandId} was accepted, and instance ${instanceId} has not begun it after ${UNDELIVERED_SECONDS} s`,
      )
    }
    if (reply === undefined || reply.state === 'unknown') return undefined
    await accept()
    return reply
  }
  const pace = { clock, signal, everySeconds: 2, limitSeconds: Number.POSITIVE_INFINITY }
  const result = await waitForCommand(clients, {
    ...{ ...pace, commandId, instanceId },
    // After a reboot the agent has the command run again; the wrapper refuses, and what is left is to collect.
    until: async () => (progress.interrupted = (await watch())?.state === 'interrupted'),
  })
  if (progress.interrupted) return result
  if (isUndelivered(result) && !progress.accepted) {
    throw new NotDelivered(`command ${commandId} for instance ${instanceId}: ${describeCommandFailure(result)}`)
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
    if (reply.kind === 'run') take(reply, output)
  }
  return result
}

/** Gives a look that reads what there is of the output; undefined when the machine leaves it unanswered for now. */
function followOutput(
  context: RegionContext,
  { machine, instance, output }: Work,
): () => Promise<RunReply | undefined> {
  const { fleet, logger, signal } = context
  const { instanceId } = machine
  const assertAlive = watchMachine(context, instance, fleet.run.pollSeconds)
  let unanswered = 0
  return async () => {
    await assertAlive()
    try {
      const reply = await readChunk(context, machine, output.size, READ_SECONDS)
      unanswered = 0
      take(reply, output)
      return reply
    } catch (error) {
      unanswered += 1
      if (signal.aborted || error instanceof MachineLost || unanswered >= READS_UNANSWERED) throw error
      logger.info(`instance ${instanceId} did not answer for now: ${describeError(error).join(': ')}`)
      return undefined
    }
  }
}

function interrupted({ runId }: Machine, cause: MachineLost): ActionError {
  const hint = `What the payload had written is on its disk: the next run in the region brings it as output of run ${runId}.`
  return new ActionError('the payload was interrupted', {
    cause,
    hint: cause.diskIsGone ? (cause.hint ?? '') : `${cause.hint ?? ''} ${hint}`,
  })
}

/** Brings in what is missing of the output, checks size and hash, and tells the machine that it has been collected. */
async function collect(
  context: RegionContext,
  machine: Machine,
  { end, output }: { end: CommandResult; output: LiveOutput },
): Promise<RunMeta> {
  const { instanceId, runId } = machine
  const final = parseEnd(end, machine)
  let meta = final?.kind === 'run' ? final.meta : undefined
  const last = meta === undefined || output.size < meta.size ? await readOutput(context, machine, output) : undefined
  meta = last === undefined ? meta : last.meta
  if (meta === undefined) {
    if (last?.state === 'unknown') {
      throw new ActionError(`the payload was not begun on instance ${instanceId}: ${describeCommandFailure(end)}`)
    }
    // The command is over and the wrapper has not come to its end: it was killed, or the agent gave up on it.
    await guestCommand(context, machine, { what: 'cancel', commands: cancelRunCommand({ runId }), seconds: 60 })
    throw new ActionError(`the payload on instance ${instanceId} was cut off: ${describeCommandFailure(end)}`)
  }
  assertWhole(machine, { meta, output })
  await markCollected(context, machine)
  return meta
}

/** Lets the machine prune the run's folder some day; the output is here, so nothing is lost when it doesn't hear. */
async function markCollected(context: RegionContext, machine: Machine): Promise<void> {
  const commands = collectedCommand({ runId: machine.runId })
  try {
    await guestCommand(context, machine, { what: 'collected', commands, seconds: 60 })
  } catch (error) {
    if (context.signal.aborted) throw error
    context.logger.info(`the machine was not told that its output is collected: ${describeError(error).join(': ')}`)
  }
}

/** The wrapper's last word; undefined when the command ended without one. */
function parseEnd(result: CommandResult, { instanceId }: Machine): GuestReply | undefined {
  if (result.stdout === '') return undefined
  try {
    return parseGuestReply(result.stdout)
  } catch (error) {
    throw new ActionError(`the payload's wrapper on instance ${instanceId} gave no answer that can be read`, {
      cause: error,
    })
  }
}

async function assertTaken(context: RegionContext, machine: Machine, reply: GuestReply): Promise<void> {
  if (reply.kind !== 'refused') return
  const { instanceId } = machine
  if (reply.reason === 'busy') {
    const holder = reply.holder ?? 'unknown'
    throw new Refusal('busy', `instance ${instanceId} is running the payload of run ${holder}; it was left alone`)
  }
  const message = `instance ${instanceId} refused the payload (${reply.reason}): ${reply.detail}`
  throw reply.reason === 'fuse' ? await fuseRefusal(context, machine, message) : new ActionError(message)
}
