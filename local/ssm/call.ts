// What every operation of Systems Manager is given: the region with its commands and agents, and the input.
import type { Ec2Account, Ec2Region } from '../ec2/region.ts'
import type { Agent } from './agent-state.ts'
import type { Command } from './command.ts'

export interface SsmAccount extends Ec2Account {
  /** Reports an old Online between a start and the agent's first ping. */
  staleOnline: boolean
  /** The agent runs again, at boot, what a power-off interrupted. */
  replaysUnfinished: boolean
  /** Default Host Management: an agent needs no rights of its profile. */
  managesHosts: boolean
}

export interface SsmRegion extends Ec2Region {
  account: SsmAccount
  commands: Map<string, Command>
  /** By instance id. */
  agents: Map<string, Agent>
}

export type SsmCall = { account: SsmAccount; region: SsmRegion; input: Record<string, unknown> }
export type SsmOperation = (call: SsmCall) => Record<string, unknown> | Promise<Record<string, unknown>>
