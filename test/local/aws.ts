// One local AWS for a test file, a fresh account for each test, and the few calls every test makes.
import { setTimeout as sleep } from 'node:timers/promises'
import { DescribeInstancesCommand, EC2Client, type Instance } from '@aws-sdk/client-ec2'
import {
  DescribeInstanceInformationCommand,
  GetCommandInvocationCommand,
  SendCommandCommand,
  SSMClient,
  type GetCommandInvocationCommandOutput,
} from '@aws-sdk/client-ssm'
import { afterAll, beforeAll } from '@jest/globals'
import { DEFAULT_DELAYS as defaultDelays } from '../../local/delays.ts'
import type { Control } from '../../local/control.ts'
import { type Home, type HomeOptions, createHome, credentialsOf } from '../../local/home.ts'
import { startAwsProcess, type LocalAws } from '../support/aws-process.ts'

/** A delay (ms) that no test sees the end of: what is seen meanwhile is no matter of speed, and a shorter one ends it. */
export const LONG = 600_000

export type Place = {
  account: string
  endpoint: string
  control: Control
  ec2: EC2Client
  ssm: SSMClient
  in: (region: string) => { ec2: EC2Client; ssm: SSMClient }
  home: (options?: Partial<HomeOptions>) => Promise<Home>
}

let nextAccount = 200_000_000_000

/** Gives a maker of places, each an account of its own. */
export const useLocalAws = (options: Parameters<typeof startAwsProcess>[0] = {}): (() => Place) => {
  let local: LocalAws | undefined
  beforeAll(async () => {
    local = await startAwsProcess(options)
  })
  afterAll(async () => {
    await local?.stop()
  })
  return () => {
    if (local === undefined) throw new Error('the local AWS has not been started')
    const { endpoint, control } = local
    const account = String((nextAccount += 1))
    const credentials = credentialsOf(account)
    const clients = (region: string) => {
      const config = { endpoint, credentials, region, maxAttempts: 1 }
      return { ec2: new EC2Client(config), ssm: new SSMClient(config) }
    }
    return {
      ...{ account, endpoint, control },
      ...clients('us-west-2'),
      in: clients,
      home: async (options = {}) => {
        // Building what a test starts from is not what it measures.
        await control.setDelays({ account, pending: 1, stopping: 1, imageCreate: 1 })
        const home = await createHome({ endpoint, credentials, ...options })
        await control.setDelays({ account, ...defaultDelays })
        return home
      },
    }
  }
}

export const until = async <T>(look: () => Promise<T | undefined | false>, what: string, ms = 60_000): Promise<T> => {
  for (const giveUpAt = Date.now() + ms; ;) {
    const seen = await look()
    if (seen !== undefined && seen !== false) return seen
    if (Date.now() > giveUpAt) throw new Error(`waited ${ms} ms for ${what}`)
    await sleep(50)
  }
}

export const findInstance = async (ec2: EC2Client, id: string): Promise<Instance> => {
  const { Reservations: found = [] } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [id] }))
  return found[0]?.Instances?.[0] ?? {}
}

export const untilState = (ec2: EC2Client, id: string, state: string): Promise<Instance> =>
  until(async () => {
    const instance = await findInstance(ec2, id)
    return instance.State?.Name === state && instance
  }, `${id} to be ${state}`)

export const untilOnline = (ssm: SSMClient, id: string): Promise<Date> =>
  until(async () => {
    const { InstanceInformationList: list = [] } = await ssm.send(new DescribeInstanceInformationCommand({}))
    return list.find(({ InstanceId, PingStatus }) => InstanceId === id && PingStatus === 'Online')?.LastPingDateTime
  }, `${id} to be online`)

export const send = async (
  ssm: SSMClient,
  id: string,
  commands: string | string[],
  parameters: Record<string, string[]> = {},
): Promise<string> => {
  const { Command: command } = await ssm.send(
    new SendCommandCommand({
      InstanceIds: [id],
      DocumentName: 'AWS-RunShellScript',
      Parameters: { commands: [commands].flat(), ...parameters },
    }),
  )
  return command?.CommandId ?? ''
}

export const untilEnded = (
  ssm: SSMClient,
  id: string,
  commandId: string,
  ms?: number,
): Promise<GetCommandInvocationCommandOutput> =>
  until(
    async () => {
      const input = { CommandId: commandId, InstanceId: id }
      const seen = await ssm.send(new GetCommandInvocationCommand(input)).catch((error: unknown) => {
        if (error instanceof Error && error.name === 'InvocationDoesNotExist') return undefined
        throw error
      })
      return !['Pending', 'InProgress', 'Cancelling', 'Delayed', undefined].includes(seen?.Status) && seen
    },
    `command ${commandId} to end`,
    ms,
  )

export const run = async (
  ssm: SSMClient,
  id: string,
  commands: string | string[],
  parameters: Record<string, string[]> = {},
): Promise<GetCommandInvocationCommandOutput> => untilEnded(ssm, id, await send(ssm, id, commands, parameters))

/** The name of the error a call ends in; undefined when it doesn't. */
export const errorName = (call: Promise<unknown>): Promise<string | undefined> =>
  call.then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.name : String(error)),
  )
