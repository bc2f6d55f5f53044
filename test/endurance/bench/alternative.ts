// What the bench compares with: the same run by a script with the SDK's own waiters and fixed sleeps, as one writes it
// first.
import { setTimeout as sleep } from 'node:timers/promises'
import {
  StartInstancesCommand,
  StopInstancesCommand,
  waitUntilInstanceRunning,
  waitUntilInstanceStopped,
} from '@aws-sdk/client-ec2'
import { GetCommandInvocationCommand, SendCommandCommand, waitUntilCommandExecuted } from '@aws-sdk/client-ssm'
import type { MadePlace } from '../shared/place.ts'
import { listOurs } from '../shared/machines.ts'
import { COMMAND, REGION } from './place.ts'

/** Nobody knows when the agent will answer, so a script waits for as long as the slowest takes. In seconds. */
const AGENT_SLEEP = 60
const LONGEST_SECONDS = 600

/** Starts the machine, runs the payload, stops the machine, and gives the payload's output. */
export async function runByWaiters(place: MadePlace): Promise<string> {
  const [ec2, ssm] = [place.ec2(REGION), place.ssm(REGION)]
  const [machine] = await listOurs(place, REGION)
  const InstanceIds = [machine?.id ?? '']
  await ec2.send(new StartInstancesCommand({ InstanceIds }))
  await waitUntilInstanceRunning({ client: ec2, maxWaitTime: LONGEST_SECONDS }, { InstanceIds })
  await sleep(AGENT_SLEEP * 1000)
  const { Command } = await ssm.send(
    new SendCommandCommand({ InstanceIds, DocumentName: 'AWS-RunShellScript', Parameters: { commands: [COMMAND] } }),
  )
  const invocation = { CommandId: Command?.CommandId ?? '', InstanceId: machine?.id ?? '' }
  await waitUntilCommandExecuted({ client: ssm, maxWaitTime: LONGEST_SECONDS }, invocation)
  const { StandardOutputContent = '' } = await ssm.send(new GetCommandInvocationCommand(invocation))
  await ec2.send(new StopInstancesCommand({ InstanceIds }))
  await waitUntilInstanceStopped({ client: ec2, maxWaitTime: LONGEST_SECONDS }, { InstanceIds })
  return StandardOutputContent
}
