// Reads the state of an instance's Systems Manager agent: whether it is there, and of which boot.
import { DescribeInstanceInformationCommand } from '@aws-sdk/client-ssm'
import type { RegionClients } from './clients.ts'
import { isUnknownToSystemsManager } from './errors.ts'

/** What the agent last told Systems Manager. */
export interface AgentState {
  readonly online: boolean
  readonly lastPing: Date
  readonly agentVersion: string | undefined
}

/**
 * Gives the agent's state, or undefined when Systems Manager lists no such instance: a stopped one, or one not heard
 * of yet, for which the API has two error codes.
 */
export async function findAgent(
  clients: Pick<RegionClients, 'ssm'>,
  instanceId: string,
): Promise<AgentState | undefined> {
  const ssm = await clients.ssm()
  const command = new DescribeInstanceInformationCommand({ Filters: [{ Key: 'InstanceIds', Values: [instanceId] }] })
  const answer = await ssm.send(command).catch((error: unknown) => {
    if (!isUnknownToSystemsManager(error)) throw error
    return undefined
  })
  const info = answer?.InstanceInformationList?.find(({ InstanceId }) => InstanceId === instanceId)
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
