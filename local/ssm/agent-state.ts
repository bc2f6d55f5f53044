// The state of an instance's SSM agent: whether it is heard of, and what it has taken from the service.
import type { ChildProcess } from 'node:child_process'
import type { Command } from './command.ts'

export type Agent = {
  /** Set once it has ever been online: from then on the instance is known to Systems Manager. */
  registeredAt: number | undefined
  onlineAt: number | undefined
  /** Since when it is gone, and when it had last reported. */
  lost: { at: number; pingAt: number } | undefined
  /** Goes up with each boot and each loss; the holder of an old number belongs to an agent that is gone. */
  session: number
  /** What it has taken from the service and not finished; on its disk, so it outlives a power-off. */
  documents: Command[]
  /** Those of them that asked for the reboot themselves, with exit code 194. */
  rebooting: Set<Command>
  running: Map<string, { job: ChildProcess | undefined; isCancelled: boolean }>
}

/** An instance's agent; it comes into being when it is first asked for. */
export function agentOf({ agents }: { agents: Map<string, Agent> }, { id }: { id: string }): Agent {
  const known = agents.get(id)
  if (known !== undefined) return known
  const agent: Agent = {
    registeredAt: undefined,
    onlineAt: undefined,
    lost: undefined,
    session: 0,
    documents: [],
    rebooting: new Set(),
    running: new Map(),
  }
  agents.set(id, agent)
  return agent
}
