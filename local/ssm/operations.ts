// Systems Manager's operations: SendCommand, what reads, lists and cancels it, and parameters. Others go to moto.
import type { Answer } from '../http/aws-error.ts'
import { AwsError } from '../http/aws-error.ts'
import type { AwsRequest } from '../http/aws-request.ts'
import { cancelOn } from './agent.ts'
import type { SsmCall, SsmOperation, SsmRegion } from './call.ts'
import type { Command } from './command.ts'
import { describeCommand, describeInvocation, expire, isFinal, listedInvocation } from './command.ts'
import { describeInstanceInformation } from './information.ts'
import { sendCommand } from './send-command.ts'
import {
  cancelCommandSchema,
  getInvocationSchema,
  listCommandsSchema,
  listInvocationsSchema,
  parseInput,
} from './inputs.ts'
import { pageOfJson } from './page.ts'
import { getParameter, getParameters } from './parameters.ts'

export async function answerSsm(region: SsmRegion, request: AwsRequest, requestId: string): Promise<Answer> {
  const operation = OPERATIONS[request.action]
  const { account } = region
  if (operation === undefined) return account.world.moto.forward(request)
  const fields = await operation({ account, region, input: request.json })
  return {
    status: 200,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': requestId },
    body: JSON.stringify(fields),
  }
}

/** Just sent, and not to be found yet. */
function isTooYoung(call: SsmCall, { requestedAt }: Command): boolean {
  return Date.now() - requestedAt < call.account.delays.invocationLag
}

function getCommandInvocation(call: SsmCall): Record<string, unknown> {
  const { CommandId, InstanceId } = parseInput(getInvocationSchema, call.input)
  const command = call.region.commands.get(CommandId)
  const invocation = command?.invocations.get(InstanceId)
  if (command === undefined || invocation === undefined || isTooYoung(call, command)) {
    throw new AwsError('InvocationDoesNotExist', '')
  }
  expire(command)
  return describeInvocation(command, invocation)
}

function newestFirst(region: SsmRegion): Command[] {
  return [...region.commands.values()].sort((a, b) => b.requestedAt - a.requestedAt)
}

function listCommandInvocations(call: SsmCall): Record<string, unknown> {
  const { CommandId, InstanceId, Details, Filters, MaxResults, NextToken } = parseInput(
    listInvocationsSchema,
    call.input,
  )
  const all = newestFirst(call.region)
    .filter((command) => (CommandId === undefined || command.id === CommandId) && !isTooYoung(call, command))
    .filter((command) => passes(command, Filters))
    .flatMap((command) => {
      expire(command)
      return [...command.invocations.values()]
        .filter((one) => InstanceId === undefined || one.instanceId === InstanceId)
        .map((one) => listedInvocation(command, one, Details === true))
    })
  const { page, token } = pageOfJson(call.account, all, { MaxResults, NextToken, most: 50 })
  return { CommandInvocations: page, ...token }
}

function listCommands(call: SsmCall): Record<string, unknown> {
  const { CommandId, InstanceId, Filters, MaxResults, NextToken } = parseInput(listCommandsSchema, call.input)
  const all = newestFirst(call.region)
    .filter((command) => CommandId === undefined || command.id === CommandId)
    .filter((command) => InstanceId === undefined || command.instanceIds.includes(InstanceId))
    .filter((command) => passes(command, Filters))
    .map(describeCommand)
  if (CommandId !== undefined && all.length === 0) throw new AwsError('InvalidCommandId', '')
  const { page, token } = pageOfJson(call.account, all, { MaxResults, NextToken, most: 50 })
  return { Commands: page, ...token }
}

function passes(command: Command, filters: readonly { key: string; value: string }[]): boolean {
  return filters.every(({ key, value }) => {
    switch (key) {
      case 'InvokedAfter':
        return command.requestedAt >= Date.parse(value)
      case 'InvokedBefore':
        return command.requestedAt < Date.parse(value)
      case 'Status':
        return describeCommand(command)['Status'] === value
      case 'DocumentName':
        return command.documentName === value
      case 'ExecutionStage':
        return [...command.invocations.values()].every(isFinal) === (value === 'Complete')
      default:
        throw new AwsError('InvalidFilterKey', '')
    }
  })
}

function cancelCommand(call: SsmCall): Record<string, unknown> {
  const { CommandId, InstanceIds } = parseInput(cancelCommandSchema, call.input)
  const command = call.region.commands.get(CommandId)
  if (command === undefined) throw new AwsError('InvalidCommandId', '')
  expire(command)
  for (const id of InstanceIds ?? command.instanceIds) {
    const instance = call.region.instances.get(id)
    if (instance === undefined || !command.invocations.has(id)) throw new AwsError('InvalidInstanceId', '')
    cancelOn(call.region, instance, command)
  }
  return {}
}

const OPERATIONS: Readonly<Record<string, SsmOperation>> = {
  CancelCommand: cancelCommand,
  DescribeInstanceInformation: describeInstanceInformation,
  GetCommandInvocation: getCommandInvocation,
  GetParameter: getParameter,
  GetParameters: getParameters,
  ListCommandInvocations: listCommandInvocations,
  ListCommands: listCommands,
  SendCommand: sendCommand,
}
