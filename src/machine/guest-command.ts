// Runs one short command of ours on a machine that is up: sends it, waits for it, and gives its reply as a value.
import { setTimeout as sleep } from 'node:timers/promises'
import {
  cancelCommand,
  describeCommandFailure,
  sendCommand,
  waitForCommand,
  type CommandRequest,
  type CommandResult,
} from '../aws/commands.ts'
import { isInvalidInstanceId } from '../aws/errors.ts'
import type { Teller } from '../aws/poll.ts'
import { ActionError, errorLine } from '../errors.ts'
import { parseGuestReply, type GuestReply } from '../guest/reply.ts'
import type { Machine, RegionContext } from '../context.ts'
import { diagnoseSilence } from './diagnose.ts'
import { getRunning, watchMachine } from './watch.ts'

/** Numbers the commands of this process: each has to be found again by its comment alone when an answer is lost. */
let sent = 0

/** The agent was just seen, and another part of AWS may not know it yet. */
const INVALID_LIMIT_SECONDS = 60

/**
 * Sends a command to a machine that is up, and gives its id.
 *
 * @throws MachineLost when it isn't up any more, ActionError with a diagnosis when Systems Manager doesn't take it
 */
export async function sendToMachine(context: RegionContext, request: CommandRequest): Promise<string> {
  const { clients, clock, signal } = context
  const started = clock.elapsed()
  for (;;) {
    try {
      return await sendCommand(clients, request, clock)
    } catch (error) {
      if (!isInvalidInstanceId(error)) throw error
      const instance = await getRunning(context, { id: request.instanceId })
      if (clock.elapsed() - started > INVALID_LIMIT_SECONDS) {
        throw new ActionError(`Systems Manager takes no command for instance ${instance.id}, although it was online`, {
          cause: error,
          hint: await diagnoseSilence(context, instance),
        })
      }
      await clock.sleep(2, signal)
    }
  }
}

/** Time that a cancellation may take from a job that is being cancelled. */
const CANCEL_SECONDS = 1.5

/**
 * Cancels a command that nobody waits for any more: whatever went wrong, nothing of ours may lie in wait for the next
 * boot. Never throws. A cancelled job has seconds left, and they belong to the stop.
 */
export async function abandonCommand(
  { clients, logger, signal }: RegionContext,
  command: { commandId: string; instanceId: string },
): Promise<void> {
  const cancelled = cancelCommand(clients, command).catch((cause: unknown) => {
    logger.info(`command ${command.commandId} could not be cancelled: ${errorLine(cause)}`)
  })
  await (signal.aborted ? Promise.race([cancelled, sleep(CANCEL_SECONDS * 1000)]) : cancelled)
}

/** A short command of ours for the machine. */
export interface ShortCommand {
  /** Begins its comment. */
  readonly what: string
  readonly commands: readonly string[]
  /** After this the agent kills it. */
  readonly seconds: number
  /** How long to wait for its answer; a busy machine takes its time. */
  readonly limitSeconds?: number
  /** The look at the machine of a caller that watches it anyway. */
  readonly watch?: (() => Promise<void>) | undefined
  /** Told of the wait by a caller that waits for more than this. */
  readonly tell?: Teller | undefined
}

/** Runs one short command of ours on the machine and gives its reply. */
export async function guestCommand(
  context: RegionContext,
  { instanceId, runId }: Pick<Machine, 'instanceId' | 'runId'>,
  command: ShortCommand,
): Promise<GuestReply> {
  const { clients, clock, logger, signal } = context
  const { what, commands, seconds, limitSeconds = seconds + 90 } = command
  const watch = command.watch ?? watchMachine(context, { id: instanceId })
  sent += 1
  const comment = `servicemon ${what} ${runId} #${sent}`
  const commandId = await sendToMachine(context, { instanceId, commands, comment, executionSeconds: seconds })
  const result = await waitForCommand(clients, {
    commandId,
    instanceId,
    everySeconds: 1,
    limitSeconds,
    clock,
    signal,
    progress: command.tell ?? { logger, what: `instance ${instanceId} to answer (${what})`, usually: 'seconds' },
    // Most replies come at once; the machine is looked at only while one doesn't.
    until: async () => {
      await watch()
      return false
    },
  }).catch(async (error: unknown) => {
    await abandonCommand(context, { commandId, instanceId })
    throw error
  })
  return readReply(result, { what, instanceId })
}

function readReply(result: CommandResult, { what, instanceId }: { what: string; instanceId: string }): GuestReply {
  try {
    return parseGuestReply(result.stdout)
  } catch (error) {
    throw new ActionError(`command ${what} on instance ${instanceId}: ${describeCommandFailure(result)}`, {
      cause: error,
      hint:
        result.stdout === ''
          ? "Most likely its disk is full, so that its agent can't even keep an answer. Make room by the setup or in home's image, and provision; or clear the region, and provision it with a larger instance.disk."
          : 'Run again; if it stays so, look at the machine: mode start leaves it on for you.',
    })
  }
}
