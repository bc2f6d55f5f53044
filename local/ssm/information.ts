// DescribeInstanceInformation: the nodes whose agents have reported; stopped ones are left out, and nothing tells at once
// that an agent is gone.
import { AwsError } from '../http/aws-error.ts'
import type { Instance } from '../ec2/nouns.ts'
import { agentOf } from './agent-state.ts'
import { lastPingOf } from './agent.ts'
import type { SsmCall, SsmRegion } from './call.ts'
import { informationSchema, parseInput } from './inputs.ts'
import { pageOfJson } from './page.ts'

type Node = { instance: Instance; status: 'Online' | 'ConnectionLost'; pingAt: number }

export function describeInstanceInformation(call: SsmCall): Record<string, unknown> {
  const input = parseInput(informationSchema, call.input)
  const filters = [
    ...input.Filters.map(({ Key, Values }) => ({ key: Key, values: Values })),
    ...input.InstanceInformationFilterList.map(({ key, valueSet }) => ({ key, values: valueSet })),
  ]
  assertRegistered(call.region, filters)
  const nodes = [...call.region.instances.values()]
    .flatMap((instance) => nodeOf(call.region, instance) ?? [])
    .filter((node) => filters.every(({ key, values }) => values.some((value) => valuesOf(node, key).includes(value))))
  const { MaxResults, NextToken } = input
  const { page, token } = pageOfJson(call.account, nodes, { MaxResults, NextToken, most: 50 })
  return { InstanceInformationList: page.map(render), ...token }
}

/** As documented, an id that Systems Manager has never heard of is an error; it was seen to be an empty list, too. */
function assertRegistered(region: SsmRegion, filters: readonly { key: string; values: readonly string[] }[]): void {
  const named = filters.filter(({ key }) => key === 'InstanceIds').flatMap(({ values }) => values)
  const isRegistered = (id: string): boolean => {
    const instance = region.instances.get(id)
    return instance !== undefined && agentOf(region, instance).registeredAt !== undefined
  }
  if (named.every(isRegistered)) return
  throw new AwsError('InvalidInstanceId', 'Instances not in a valid state for account')
}

function nodeOf(region: SsmRegion, instance: Instance): Node | undefined {
  const agent = agentOf(region, instance)
  const { state, launchTime } = instance
  if (agent.registeredAt === undefined) return undefined
  if (state !== 'running' && state !== 'pending') return undefined
  const pingAt = lastPingOf(region, agent)
  if (pingAt !== undefined) return { instance, status: 'Online', pingAt }
  // Started, and not heard of yet: absent, or, as may happen, still shown as it was before the stop.
  if (region.account.staleOnline) return { instance, status: 'Online', pingAt: launchTime.getTime() - 60_000 }
  // Gone with its machine on: that is noticed by the pings that don't come.
  const { lost } = agent
  if (lost === undefined || lost.pingAt < launchTime.getTime()) return undefined
  const isMissed = Date.now() - lost.at > region.account.delays.agentMissed
  return { instance, status: isMissed ? 'ConnectionLost' : 'Online', pingAt: lost.pingAt }
}

function valuesOf({ instance, status }: Node, key: string): string[] {
  if (key.startsWith('tag:')) {
    const value = instance.tags.get(key.slice('tag:'.length))
    return value === undefined ? [] : [value]
  }
  switch (key) {
    case 'InstanceIds':
      return [instance.id]
    case 'PingStatus':
      return [status]
    case 'PlatformTypes':
      return ['Linux']
    case 'ResourceType':
      return ['EC2Instance']
    case 'tag-key':
      return [...instance.tags.keys()]
    default:
      throw new AwsError('InvalidInstanceInformationFilterValue', `The filter ${key} is not valid.`)
  }
}

const PLATFORMS = { 'amazon-linux': ['Amazon Linux', '2023'], ubuntu: ['Ubuntu', '24.04'] } as const

function render({ instance, status, pingAt }: Node): Record<string, unknown> {
  const [name, version] = PLATFORMS[instance.system]
  return {
    InstanceId: instance.id,
    PingStatus: status,
    LastPingDateTime: pingAt / 1000,
    AgentVersion: '3.3.987.0',
    IsLatestVersion: true,
    PlatformType: 'Linux',
    PlatformName: name,
    PlatformVersion: version,
    ResourceType: 'EC2Instance',
    IPAddress: instance.privateIp,
    ComputerName: `ip-${instance.privateIp.replaceAll('.', '-')}.ec2.internal`,
  }
}
