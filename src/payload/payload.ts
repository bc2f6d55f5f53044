// Runs the payload on a machine that is up: hands it over, follows it while it runs, and brings in its output, whole.
import { describeCommandFailure } from '../aws/commands.ts'
import { setLeaseEnd } from '../aws/leases.ts'
import { formatTime, secondsAfter } from '../clock.ts'
import type { Machine, RegionContext } from '../context.ts'
import { ActionError, errorLine } from '../errors.ts'
import { cancelRunCommand, payloadCommands } from '../guest/commands.ts'
import type { RunMeta, RunState } from '../guest/reply.ts'
import { guestCommand, sendToMachine } from '../machine/guest-command.ts'
import { assertWhole, readChunk, readOutput } from '../machine/output.ts'
import { bringResults, type Results } from '../machine/results.ts'
import { MachineLost } from '../machine/watch.ts'
import { collectSeconds, deadlineFor, HAND_OVERS, handOverSeconds, LIMIT, restOfRunSeconds } from '../phases.ts'
import { follow, NotDelivered, type End, type HandedOver, type Work } from './follow.ts'
import { refusal } from './refusal.ts'
import type { Outcome } from './run-record.ts'
import type { Stage } from './stage.ts'

/** How far a payload came on a machine that is on. */
export interface PayloadOutcome {
  readonly outcome: Outcome
  /** When the machine switches itself off, once it has taken the payload. */
  readonly offBy?: Date | undefined
}

/** Runs a payload. Its output goes into `output` meanwhile, and is complete when the stage is `ended`. Never throws. */
export async function runPayload(context: RegionContext, work: Work): Promise<PayloadOutcome> {
  for (let sending = 1; ; sending += 1) {
    const one = await runOnce(context, work, sending)
    const { error } = one.outcome
    if (!(error instanceof NotDelivered) || sending >= HAND_OVERS) return one
    try {
      if ((await readChunk(context, work.machine, 0)).state !== 'unknown') {
        await work.order.onTaken()
        return { outcome: { stage: 'taken', error } }
      }
    } catch (trouble) {
      return { outcome: { stage: 'handed over', error: trouble } }
    }
    context.logger.info(`${error.message}; sending it once more`)
  }
}

/** Hands a payload over, follows it, and brings in the rest of its output. */
async function runOnce(context: RegionContext, work: Work, sending: number): Promise<PayloadOutcome> {
  // What was sent once may have begun, whatever the machine knew of it when it was asked.
  let stage: Exclude<Stage, 'ended'> = sending === 1 ? 'on' : 'handed over'
  let offBy: Date | undefined
  // Beside the hand-over: it makes the claim shorter, and nothing waits for that.
  const renewed = renewForPayload(context, work, sending)
  try {
    const order = orderFor(context, work)
    await sendParts(context, work.machine, order.parts)
    context.signal.throwIfAborted()
    stage = 'handed over'
    const handed = await handOver(context, work, order)
    const followed = await follow(context, handed, work)
    stage = followed.stage
    if (stage === 'taken') offBy = handed.deadline
    if ('error' in followed) throw followed.error
    return { outcome: { stage: 'ended', ...(await collect(context, work, followed)) }, offBy }
  } catch (error) {
    return { outcome: { stage, error: error instanceof MachineLost ? interrupted(work.machine, error) : error }, offBy }
  } finally {
    await renewed
  }
}

/** Sets the lease to what is left of the run. One that can't be written counts as it was claimed, for longer. */
async function renewForPayload(context: RegionContext, { machine, order }: Work, sending: number): Promise<void> {
  const { clients, clock, logger } = context
  const again = (HAND_OVERS - sending) * handOverSeconds(order)
  const until = secondsAfter(clock.now(), again + restOfRunSeconds(order))
  try {
    await setLeaseEnd(clients.ec2, { ...machine, until, clock })
  } catch (error) {
    logger.info(`the lease of run ${machine.runId} keeps its end: ${errorLine(error)}`)
  }
}

/** A payload as it is sent: what doesn't fit into its own command goes in parts before. */
interface Order {
  readonly parts: readonly (readonly string[])[]
  readonly commands: readonly string[]
  readonly deadline: Date
}

function orderFor(context: RegionContext, work: Work): Order {
  const { clock, region } = context
  const { machine, order, uncollected } = work
  const now = clock.now()
  const deadline = deadlineFor('hand-over', now, order)
  const lists = payloadCommands({
    ...order,
    runId: machine.runId,
    payload: order.command,
    facts: factsOf(context, work),
    files: order.files?.tar,
    region: region.name,
    sentAt: now,
    notAfter: secondsAfter(now, LIMIT.handOver),
    deadline,
    uncollected,
  })
  return { parts: lists.slice(0, -1), commands: lists.at(-1) ?? [], deadline }
}

/** What a payload is told of its run; where its files and results are the machine adds. */
function factsOf(
  { fleet, region }: RegionContext,
  { machine, instance, order }: Work,
): Readonly<Record<string, string>> {
  return {
    SERVICEMON_FLEET: fleet.name,
    SERVICEMON_REGION: region.name,
    SERVICEMON_ZONE: instance.zone,
    SERVICEMON_INSTANCE_ID: machine.instanceId,
    SERVICEMON_RUN_ID: machine.runId,
    SERVICEMON_SLOT: order.slot === undefined ? '' : formatTime(order.slot),
  }
}

async function sendParts(context: RegionContext, machine: Machine, parts: Order['parts']): Promise<void> {
  for (const [index, commands] of parts.entries()) {
    const reply = await guestCommand(context, machine, { what: `part-${index}`, commands, seconds: 60 })
    if (reply.kind === 'refused') throw await refusal(context, machine, reply)
  }
}

/** Sends the command of the run itself. Throws when it is not known to have been sent. */
async function handOver(
  context: RegionContext,
  { machine: { instanceId, runId }, order }: Work,
  { commands, deadline }: Order,
): Promise<HandedOver> {
  const executionSeconds = handOverSeconds(order) + order.timeoutSeconds + LIMIT.ending
  const comment = `servicemon run ${runId}`
  const commandId = await sendToMachine(context, { instanceId, commands, comment, executionSeconds })
  context.logger.info(`payload of ${Buffer.byteLength(order.command)} bytes handed over as command ${commandId}`)
  return { commandId, deadline }
}

function interrupted({ runId }: Machine, cause: MachineLost): ActionError {
  const hint = `What the payload had written is on its disk: the next run in the region brings it as output of run ${runId}.`
  return new ActionError('the payload was interrupted', {
    cause,
    hint: cause.diskIsGone ? (cause.hint ?? '') : `${cause.hint ?? ''} ${hint}`,
  })
}

/** Brings in what is missing of the output, and then the results, and checks their sizes and hashes. */
async function collect(
  context: RegionContext,
  { machine, order, output }: Work,
  end: End,
): Promise<{ meta: RunMeta; results: Results | undefined }> {
  const { clock } = context
  const until = clock.elapsed() + collectSeconds(order)
  let meta = 'last' in end ? end.last.meta : undefined
  if (meta === undefined || output.size < meta.size) {
    const last = await readOutput(context, machine, { output, limitSeconds: until - clock.elapsed() })
    meta = last.meta
    if (meta === undefined) throw await cutOff(context, machine, { state: last.state, end })
  }
  if (meta.bootWaitSeconds > 0) context.logger.info(describeBootWait(meta))
  assertWhole(machine, { meta, output })
  const [limitSeconds, capBytes] = [until - clock.elapsed(), order.resultsCapBytes]
  return { meta, results: await bringResults(context, machine, { packed: meta.results, limitSeconds, capBytes }) }
}

/** Gives the error for a payload whose command is over, and whose end the machine doesn't know. */
async function cutOff(
  context: RegionContext,
  machine: Machine,
  { state, end }: { state: RunState; end: End },
): Promise<ActionError> {
  const { instanceId, runId } = machine
  const how = 'command' in end ? describeCommandFailure(end.command) : 'its machine could not record how it ended'
  if (state === 'unknown') {
    return new ActionError(`the payload was not begun on instance ${instanceId}: ${how}`, { hint: 'Nothing has run.' })
  }
  // The wrapper has not come to its end: it was killed, or the agent gave up on it.
  await guestCommand(context, machine, { what: 'cancel', commands: cancelRunCommand({ runId }), seconds: 60 })
  return new ActionError(`the payload on instance ${instanceId} was cut off: ${how}`, {
    hint: 'It is not run again. What it had written comes with the next run in the region.',
  })
}

function describeBootWait({ bootWaitSeconds, stillStarting }: RunMeta): string {
  const waited = `the payload waited ${bootWaitSeconds} s for the machine's boot`
  if (stillStarting.length === 0) return waited
  return `${waited}, and began all the same; still starting were ${stillStarting.join(', ')}`
}
