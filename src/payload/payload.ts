// The payload on a machine that is up: handed over, followed while it runs, and its output brought in, whole.
import { describeCommandFailure, type CommandResult } from '../aws/commands.ts'
import { setLeaseEnd } from '../aws/leases.ts'
import { secondsAfter } from '../clock.ts'
import type { Machine, RegionContext } from '../context.ts'
import { ActionError, errorLine } from '../errors.ts'
import { cancelRunCommand, collectedCommand, payloadCommands } from '../guest/commands.ts'
import type { RunMeta } from '../guest/reply.ts'
import { collectSeconds, deadlineFor, HAND_OVERS, handOverSeconds, LIMIT, restOfRunSeconds } from '../phases.ts'
import type { LiveOutput } from '../machine/live-output.ts'
import { whenCancelled } from '../machine/cancellation.ts'
import { assertTaken, follow, NotDelivered, parseEnd, type HandedOver, type PayloadOrder, type Work } from './follow.ts'
import { abandonCommand, guestCommand, sendToMachine } from '../machine/guest-command.ts'
import { assertWhole, readOutput, readChunk } from '../machine/output.ts'
import { MachineLost } from '../machine/watch.ts'

/**
 * Runs a payload and gives how it went. Its output goes into `output` while it runs, and is complete at the end.
 *
 * @throws ActionError when the wrapper refused it, the machine died, or the output can't be had whole
 */
export async function runPayload(context: RegionContext, work: Work): Promise<RunMeta> {
  const { machine, order, output } = work
  const { instanceId } = machine
  for (let sending = 1; ; sending += 1) {
    await renewForPayload(context, work, sending)
    const handed = await handOver(context, machine, order)
    const { commandId, deadline } = handed
    let cancelled: Promise<void> | undefined
    const cancel = (): Promise<void> => (cancelled ??= abandonCommand(context, { commandId, instanceId }))
    try {
      return await whenCancelled(context.signal, cancel, async () => {
        const end = await follow(context, handed, work)
        return collect(context, machine, { end, output })
      })
    } catch (error) {
      await cancel()
      if (error instanceof MachineLost) throw interrupted(machine, error)
      if (!(error instanceof NotDelivered) || sending >= HAND_OVERS) throw error
      if ((await readChunk(context, machine, 0)).state !== 'unknown') {
        await order.onAccepted(deadline)
        throw error
      }
      context.logger.info(`${error.message}; sending it once more`)
    }
  }
}

/** From here on the lease covers what is left of the run. One that can't be written counts as it was claimed, longer. */
async function renewForPayload(context: RegionContext, { machine, order }: Work, sending: number): Promise<void> {
  const { clients, clock, fleet, logger } = context
  const size = { ...fleet.run, timeoutSeconds: order.timeoutSeconds }
  const again = (HAND_OVERS - sending) * handOverSeconds(fleet.run)
  const until = secondsAfter(clock.now(), again + restOfRunSeconds(size))
  try {
    await setLeaseEnd(clients.ec2, { ...machine, until, clock })
  } catch (error) {
    logger.info(`the lease of run ${machine.runId} keeps its end: ${errorLine(error)}`)
  }
}

/** Sends the payload; a long one travels in several commands. */
async function handOver(context: RegionContext, machine: Machine, order: PayloadOrder): Promise<HandedOver> {
  const { clock, fleet, logger, signal } = context
  const { instanceId, runId } = machine
  const now = clock.now()
  const deadline = deadlineFor('hand-over', now, { ...fleet.run, timeoutSeconds: order.timeoutSeconds })
  const executionSeconds = handOverSeconds(fleet.run) + order.timeoutSeconds + LIMIT.ending
  const lists = payloadCommands({
    runId,
    payload: order.command,
    user: fleet.run.user,
    env: fleet.run.env,
    secrets: fleet.run.secrets,
    region: context.region.name,
    timeoutSeconds: order.timeoutSeconds,
    waitForBootSeconds: fleet.run.waitForBootSeconds,
    sentAt: now,
    notAfter: secondsAfter(now, LIMIT.handOver),
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
  const commandId = await sendToMachine(context, { instanceId, commands, comment, executionSeconds })
  logger.info(`payload of ${Buffer.byteLength(order.command)} bytes handed over as command ${commandId}`)
  return { commandId, deadline }
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
  const last =
    meta === undefined || output.size < meta.size
      ? await readOutput(context, machine, { output, limitSeconds: collectSeconds(context.fleet.run.outputCapBytes) })
      : undefined
  meta = last === undefined ? meta : last.meta
  if (meta === undefined) {
    if (last?.state === 'unknown') {
      throw new ActionError(`the payload was not begun on instance ${instanceId}: ${describeCommandFailure(end)}`, {
        hint: 'Nothing has run.',
      })
    }
    // The command is over and the wrapper has not come to its end: it was killed, or the agent gave up on it.
    await guestCommand(context, machine, { what: 'cancel', commands: cancelRunCommand({ runId }), seconds: 60 })
    throw new ActionError(`the payload on instance ${instanceId} was cut off: ${describeCommandFailure(end)}`, {
      hint: 'It is not run again. What it had written comes with the next run in the region.',
    })
  }
  if (meta.bootWaitSeconds > 0) context.logger.info(describeBootWait(meta))
  assertWhole(machine, { meta, output })
  await markCollected(context, machine)
  return meta
}

function describeBootWait({ bootWaitSeconds, stillStarting }: RunMeta): string {
  const waited = `the payload waited ${bootWaitSeconds} s for the machine's boot`
  if (stillStarting.length === 0) return waited
  return `${waited}, and began all the same; still starting were ${stillStarting.join(', ')}`
}

/** Lets the machine prune the run's folder some day; the output is here, so nothing is lost when it doesn't hear. */
async function markCollected(context: RegionContext, machine: Machine): Promise<void> {
  const commands = collectedCommand({ runId: machine.runId })
  try {
    await guestCommand(context, machine, { what: 'collected', commands, seconds: 60 })
  } catch (error) {
    if (context.signal.aborted) throw error
    context.logger.info(`the machine was not told that its output is collected: ${errorLine(error)}`)
  }
}
