// SendCommand: what is refused, what is accepted, and on to the instances' agents.
import { randomUUID } from 'node:crypto'
import { afterDelay } from '../delays.ts'
import { AwsError } from '../http/aws-error.ts'
import type { Instance } from '../ec2/nouns.ts'
import { getParameter } from '../ec2/parameters.ts'
import { agentOf } from './agent-state.ts'
import { deliverPending } from './agent.ts'
import type { SsmCall, SsmRegion } from './call.ts'
import type { Command } from './command.ts'
import { conclude, describeCommand } from './command.ts'
import { parseInput, sendCommandSchema } from './inputs.ts'

/** Document and parameters together. AWS-RunShellScript itself takes about 2 KB of it. */
const MOST_BYTES = 64 * 1024
const DOCUMENT_BYTES = 2 * 1024

const PARAMETER_NAMES = new Set(['commands', 'workingDirectory', 'executionTimeout'])

export async function sendCommand(call: SsmCall): Promise<Record<string, unknown>> {
  const input = parseInput(sendCommandSchema, call.input)
  if (input.Targets.length > 0) throw new AwsError('ValidationException', 'Targets are not emulated: send InstanceIds.')
  if (input.DocumentName !== 'AWS-RunShellScript')
    throw new AwsError('InvalidDocument', `Document with name ${input.DocumentName} does not exist.`)
  const unknown = Object.keys(input.Parameters).find((name) => !PARAMETER_NAMES.has(name))
  if (unknown !== undefined || input.Parameters['commands'] === undefined) {
    throw new AwsError(
      'InvalidParameters',
      unknown === undefined ? 'Missing parameter: commands' : `Parameter "${unknown}" is not in the document.`,
    )
  }
  if (Buffer.byteLength(JSON.stringify(input.Parameters)) + DOCUMENT_BYTES > MOST_BYTES) {
    throw new AwsError('MaxDocumentSizeExceeded', 'The size limit of a document is 64 KB.')
  }
  const parameters = await resolveParameters(call, input.Parameters)
  const instances = input.InstanceIds.map((id) => validInstance(call, id))
  if (instances.length === 0) throw new AwsError('InvalidInstanceId', '')

  const command: Command = {
    id: randomUUID(),
    documentName: input.DocumentName,
    comment: input.Comment,
    parameters,
    instanceIds: input.InstanceIds,
    requestedAt: Date.now(),
    deliverySeconds: input.TimeoutSeconds,
    executionSeconds: executionSeconds(parameters['executionTimeout']?.[0]),
    invocations: new Map(
      instances.map(({ id }) => [
        id,
        {
          ...{ instanceId: id, status: 'Pending', details: 'Pending', responseCode: -1 },
          ...{ startedAt: undefined, endedAt: undefined, stdout: Buffer.alloc(0), stderr: Buffer.alloc(0) },
        },
      ]),
    ),
  }
  call.region.commands.set(command.id, command)
  afterDelay(call.account.delays, 'delivery', () => {
    for (const instance of instances) deliverPending(call.region, instance)
  })
  return { Command: describeCommand(command) }
}

/**
 * A command just accepted never reaches its agents. With details it has ended so at once, by *Understanding command
 * statuses*: of these only a delivery in time is a time-out, the rest are failures.
 */
export function withhold(
  { commands }: SsmRegion,
  { answer, details }: { answer: string; details: string | undefined },
): void {
  const id = /"CommandId":"([^"]+)"/.exec(answer)?.[1] ?? ''
  const command = commands.get(id)
  if (command === undefined) return
  command.isWithheld = true
  if (details === undefined) return
  const status = details === 'DeliveryTimedOut' ? 'TimedOut' : 'Failed'
  for (const invocation of command.invocations.values()) conclude(invocation, { status, details })
}

/** Running, pending, stopping and stopped are valid states for an instance Systems Manager has ever heard of. */
function validInstance({ region }: SsmCall, id: string): Instance {
  const instance = region.instances.get(id)
  const isValid =
    instance !== undefined &&
    agentOf(region, instance).registeredAt !== undefined &&
    !['terminated', 'shutting-down'].includes(instance.state)
  if (!isValid) throw new AwsError('InvalidInstanceId', `Instances [[${id}]] not in a valid state for account`)
  return instance
}

/** A string from 5 to 172800; anything else silently becomes 3600. */
function executionSeconds(text: string | undefined): number {
  const seconds = Number(text)
  return text !== undefined && /^\d+$/.test(text) && seconds >= 5 && seconds <= 172_800 ? seconds : 3600
}

/** AWS replaces {{ssm:name}} in any parameter by that Parameter Store value, and refuses when there is none. */
async function resolveParameters(
  call: SsmCall,
  parameters: Record<string, string[]>,
): Promise<Record<string, string[]>> {
  const reference = /\{\{\s*ssm:([\w./-]+)(?::\d+)?\s*\}\}/g
  const names = new Set(
    Object.values(parameters).flatMap((values) =>
      values.flatMap((value) => [...value.matchAll(reference)].map((match) => match[1] ?? '')),
    ),
  )
  const values = new Map<string, string>()
  for (const name of names) {
    const found = await getParameter(call.region, { Name: name }).catch((error: unknown) => {
      if (!(error instanceof AwsError)) throw error
      const message = `Parameter ${name} referenced by the command does not exist.`
      throw new AwsError('InvalidParameters', message, { cause: error })
    })
    values.set(name, found.Value)
  }
  if (names.size === 0) return parameters
  return Object.fromEntries(
    Object.entries(parameters).map(([key, list]) => [
      key,
      list.map((text) => text.replace(reference, (_, name: string) => values.get(name) ?? '')),
    ]),
  )
}
