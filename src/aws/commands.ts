// Sends commands by Systems Manager's Run Command, finds them again when an answer is lost, and waits for them.
import {
  CancelCommandCommand,
  GetCommandInvocationCommand,
  paginateListCommandInvocations,
  paginateListCommands,
  SendCommandCommand,
} from '@aws-sdk/client-ssm'
import { formatTime, type Clock } from '../clock.ts'
import { ActionError } from '../errors.ts'
import type { RegionClients } from './clients.ts'
import { awsCode, isNotFound, isTransient } from './errors.ts'
import { poll, PollTimeout, type Progress, type Teller } from './poll.ts'

/** How a command on one instance ended. Output is cut by AWS: 24,000 bytes of stdout, 8,000 of stderr. */
export interface CommandResult {
  readonly commandId: string
  readonly status: string
  /** More exact than the status, such as `DeliveryTimedOut`; without spaces, as the API gives it. */
  readonly statusDetails: string
  readonly stdout: string
  readonly stderr: string
}

/** A command for one instance. */
export interface CommandRequest {
  readonly instanceId: string
  /** Lines for the document AWS-RunShellScript. */
  readonly commands: readonly string[]
  /** Names the command's owner, and is what the command is found by; 100 characters at most. */
  readonly comment: string
  /** After this the agent kills the command. In seconds, 5 to 172,800: anything else silently becomes an hour. */
  readonly executionSeconds: number
}

const DOCUMENT = 'AWS-RunShellScript'
/** The least that SendCommand takes; a command must not lie in wait for the next boot. */
const DELIVERY_SECONDS = 30
/** How long an invocation may be unknown after its command was accepted. */
const UNKNOWN_LIMIT_SECONDS = 60
/** The result of a command that Systems Manager doesn't know yet. */
const NOTHING = { status: 'Pending', statusDetails: 'Pending', stdout: '', stderr: '' }
const UNFINISHED = ['Pending', 'InProgress', 'Delayed', 'Cancelling']

/**
 * Sends a command and gives its id. SendCommand has no client token, so it is never simply repeated: when the answer
 * is lost the command is looked for by its comment, and sent again only when it isn't there. For that the command has
 * to be one that may arrive twice, as the guest's are: a run id is run once.
 */
export async function sendCommand(clients: RegionClients, request: CommandRequest, clock: Clock): Promise<string> {
  const ssm = await clients.ssmOnce()
  const sentAfter = clock.now()
  const send = async (): Promise<string> => {
    const answer = await ssm.send(
      new SendCommandCommand({
        DocumentName: DOCUMENT,
        InstanceIds: [request.instanceId],
        Parameters: {
          commands: [...request.commands],
          executionTimeout: [String(Math.min(172_800, Math.max(5, Math.ceil(request.executionSeconds))))],
        },
        TimeoutSeconds: DELIVERY_SECONDS,
        Comment: request.comment,
      }),
    )
    const id = answer.Command?.CommandId
    if (id === undefined) throw new Error('SendCommand answered without a command id')
    return id
  }
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send()
    } catch (error) {
      if (!isTransient(error) || attempt === 5) throw error
      await clock.sleep(attempt)
      const found = await findCommand(clients, request, sentAfter)
      if (found !== undefined) return found
    }
  }
}

/** Looks for a command that was sent to an instance since a time, by its comment. */
async function findCommand(
  clients: RegionClients,
  { instanceId, comment }: CommandRequest,
  since: Date,
): Promise<string | undefined> {
  const ssm = await clients.ssm()
  const query = {
    InstanceId: instanceId,
    // The filter is exclusive and has whole seconds.
    Filters: [{ key: 'InvokedAfter' as const, value: formatTime(new Date(since.getTime() - 60_000)) }],
  }
  for await (const page of paginateListCommands({ client: ssm }, query)) {
    const found = page.Commands?.find(
      ({ Comment, RequestedDateTime }) =>
        Comment === comment && (RequestedDateTime ?? since).getTime() >= since.getTime() - 5_000,
    )
    if (found?.CommandId !== undefined) return found.CommandId
  }
  return undefined
}

/** Looks once at a command on an instance; undefined when it isn't known (yet). */
export async function findCommandResult(
  clients: RegionClients,
  { commandId, instanceId }: { commandId: string; instanceId: string },
): Promise<CommandResult | undefined> {
  const ssm = await clients.ssm()
  try {
    const answer = await ssm.send(new GetCommandInvocationCommand({ CommandId: commandId, InstanceId: instanceId }))
    return {
      commandId,
      status: answer.Status ?? 'Pending',
      statusDetails: (answer.StatusDetails ?? answer.Status ?? '').replaceAll(' ', ''),
      stdout: answer.StandardOutputContent ?? '',
      stderr: answer.StandardErrorContent ?? '',
    }
  } catch (error) {
    if (isNotFound(error)) return undefined
    throw error
  }
}

/** Whether a command has ended, one way or the other. */
export function isFinished({ status }: CommandResult): boolean {
  return !UNFINISHED.includes(status)
}

/**
 * Waits for a command to end.
 *
 * @param until called at every look at a command that has not ended; what it throws ends the wait (a dead machine's
 *   command stays InProgress for hours), and so does true
 */
export async function waitForCommand(
  clients: RegionClients,
  options: {
    commandId: string
    instanceId: string
    everySeconds: number | (() => number)
    limitSeconds: number
    clock: Clock
    signal?: AbortSignal | undefined
    until?: () => Promise<boolean>
    progress?: Progress | Teller | undefined
  },
): Promise<CommandResult> {
  const { commandId, instanceId, everySeconds, limitSeconds, clock, signal, until, progress } = options
  const started = clock.elapsed()
  try {
    return await poll({
      everySeconds,
      limitSeconds,
      clock,
      signal,
      progress,
      look: async () => {
        const known = await findCommandResult(clients, { commandId, instanceId })
        const isOverdue = known === undefined && clock.elapsed() - started > UNKNOWN_LIMIT_SECONDS
        const result = isOverdue ? await getListedResult(clients, { commandId, instanceId }) : known
        if (result !== undefined && isFinished(result)) return result
        const isOver = await until?.()
        return isOver === true ? (result ?? { commandId, ...NOTHING }) : undefined
      },
    })
  } catch (error) {
    if (!(error instanceof PollTimeout)) throw error
    throw new ActionError(`command ${commandId} on instance ${instanceId} has not ended after ${limitSeconds} s`, {
      cause: error,
      hint: 'The machine is very busy, or hangs: run again; if it stays so, look at it with mode start.',
    })
  }
}

/** Reads the same from the list of invocations, which gives the first 2,500 characters of output only. */
async function getListedResult(
  clients: RegionClients,
  { commandId, instanceId }: { commandId: string; instanceId: string },
): Promise<CommandResult> {
  const ssm = await clients.ssm()
  const query = { CommandId: commandId, InstanceId: instanceId, Details: true }
  for await (const page of paginateListCommandInvocations({ client: ssm }, query)) {
    const [listed] = page.CommandInvocations ?? []
    if (listed === undefined) continue
    return {
      commandId,
      status: listed.Status ?? 'Pending',
      statusDetails: (listed.StatusDetails ?? listed.Status ?? '').replaceAll(' ', ''),
      stdout: listed.CommandPlugins?.[0]?.Output ?? '',
      stderr: '',
    }
  }
  throw new ActionError(
    `command ${commandId} was accepted, and instance ${instanceId} is not among those that were to get it`,
    { hint: 'Systems Manager has lost it: run again.' },
  )
}

/** Whether the command never reached its machine in time; nothing is known of a machine's refusal then. */
export function isUndelivered({ statusDetails }: Pick<CommandResult, 'status' | 'statusDetails'>): boolean {
  return statusDetails === 'DeliveryTimedOut'
}

/** Whether the wait for a command ended before the command did. */
export function isUnended(error: unknown): boolean {
  return error instanceof ActionError && error.cause instanceof PollTimeout
}

/** Cancels a command; one that has ended or isn't known is left as it is. */
export async function cancelCommand(
  clients: RegionClients,
  { commandId, instanceId }: { commandId: string; instanceId: string },
): Promise<void> {
  const ssm = await clients.ssm()
  try {
    await ssm.send(new CancelCommandCommand({ CommandId: commandId, InstanceIds: [instanceId] }))
  } catch (error) {
    if (awsCode(error) !== 'InvalidCommandId' && awsCode(error) !== 'DuplicateInstanceId') throw error
  }
}

/** Gives one clear sentence for a command that didn't come to its end on the machine, and the first of what it said. */
export function describeCommandFailure(result: Pick<CommandResult, 'status' | 'statusDetails' | 'stderr'>): string {
  const said = result.stderr.trim().slice(0, 500)
  return said === '' ? reasonOf(result) : `${reasonOf(result)}; it said: ${said}`
}

function reasonOf({ status, statusDetails }: Pick<CommandResult, 'status' | 'statusDetails'>): string {
  switch (statusDetails) {
    case 'DeliveryTimedOut':
      return 'Systems Manager could not deliver the command in time (DeliveryTimedOut)'
    case 'ExecutionTimedOut':
      return 'the agent ended the command, which took longer than it may (ExecutionTimedOut)'
    case 'Undeliverable':
      return 'Systems Manager could not reach the agent: look whether it runs in the image (Undeliverable)'
    case 'Terminated':
      return 'Systems Manager gave the command up after too many errors: run again (Terminated)'
    case 'InvalidPlatform':
      return "the machine is no Linux: the fleet's image has to be one (InvalidPlatform)"
    case 'AccessDenied':
      return 'the role may not send commands to this instance: compare its policy with docs/permissions.md (AccessDenied)'
    case 'RateExceeded':
      return "the account's limit of commands at once was exceeded: run again later (RateExceeded)"
    case 'Cancelled':
      return 'the command was cancelled'
    default:
      return `the command ended as ${statusDetails === '' ? status : statusDetails}`
  }
}
