// The Systems Manager agent of an instance: whether it is there, and of which boot.
import { DescribeInstanceInformationCommand } from '@aws-sdk/client-ssm'
import type { RegionClients } from './clients.ts'

/** What the agent last told Systems Manager. */
export interface AgentState {
  readonly online: boolean
  readonly lastPing: Date
  readonly agentVersion: string | undefined
}

/** The agent's state, or undefined when Systems Manager lists no such instance (a stopped one isn't listed). */
export async function findAgent(clients: RegionClients, instanceId: string): Promise<AgentState | undefined> {
  const ssm = await clients.ssm()
  const answer = await ssm.send(
    new DescribeInstanceInformationCommand({ Filters: [{ Key: 'InstanceIds', Values: [instanceId] }] }),
  )
  const info = answer.InstanceInformationList?.find(({ InstanceId }) => InstanceId === instanceId)
  if (info === undefined) return undefined
  return {
    online: info.PingStatus === 'Online',
    lastPing: info.LastPingDateTime ?? new Date(0),
    agentVersion: info.AgentVersion,
  }
}

/**
 * Whether the agent of this very boot is there: an `Online` of the boot before may linger, so the ping must not be
 * older than the instance's last launch. Both times are AWS's.
 */
export function isAgentOfBoot(agent: AgentState | undefined, launchTime: Date): boolean {
  return agent?.online === true && agent.lastPing >= launchTime
}
