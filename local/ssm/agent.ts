// The SSM agent of an instance: when it is online, which commands it takes, and what it takes up again after a boot.
import type { ChildProcess } from 'node:child_process'
import { afterDelay } from '../delays.ts'
import type { Instance } from '../ec2/nouns.ts'
import { profileAllowsAgent } from '../ec2/profiles.ts'
import { killGroup } from '../guest/machine.ts'
import { agentOf, type Agent } from './agent-state.ts'
import type { SsmRegion } from './call.ts'
import type { Command } from './command.ts'
import { conclude, expire, isFinal } from './command.ts'
import { execute } from './execute.ts'

/** The agent's CommandWorkersLimit. */
const AT_ONCE = 5

export function agentBooted(region: SsmRegion, instance: Instance): void {
  const agent = agentOf(region, instance)
  const { account } = region
  agent.session += 1
  const { session } = agent
  if (!instance.hasAgent) return
  const goOnline = async (): Promise<void> => {
    if (agent.session !== session || account.world.isStopping) return
    const name = instance.profile?.name
    const isAllowed =
      instance.impaired === undefined &&
      (account.managesHosts || (name !== undefined && (await profileAllowsAgent(account.world.moto, account.id, name))))
    if (agent.session !== session) return
    if (!isAllowed) {
      // The real one keeps trying, too: rights, or a system that works, may come later.
      setTimeout(retry, 1000).unref()
      return
    }
    agent.onlineAt = Date.now()
    agent.lost = undefined
    agent.registeredAt ??= agent.onlineAt
    const unfinished = agent.documents.filter((command) => account.replaysUnfinished || agent.rebooting.has(command))
    agent.rebooting.clear()
    agent.documents = unfinished
    for (const command of unfinished) run(region, instance, command)
    deliverPending(region, instance)
  }
  const retry = (): void => void goOnline().catch((error: unknown) => account.world.warn(String(error)))
  afterDelay(account.delays, 'agentOnline', retry)
}

export function agentLost(region: SsmRegion, instance: Instance): void {
  const agent = agentOf(region, instance)
  const pingAt = lastPingOf(region, agent)
  if (pingAt !== undefined) agent.lost = { at: Date.now(), pingAt }
  agent.session += 1
  agent.onlineAt = undefined
  agent.running.clear()
}

/** When it last reported: at its start, then at the account's interval. */
export function lastPingOf({ account }: SsmRegion, { onlineAt }: Agent): number | undefined {
  if (onlineAt === undefined) return undefined
  const { ping } = account.delays
  return onlineAt + Math.floor((Date.now() - onlineAt) / ping) * ping
}

export function deliverPending(region: SsmRegion, instance: Instance): void {
  if (agentOf(region, instance).onlineAt === undefined) return
  for (const command of region.commands.values()) {
    expire(command)
    if (command.isWithheld === true) continue
    const invocation = command.invocations.get(instance.id)
    if (invocation?.status === 'Pending') deliver(region, instance, command)
  }
}

function deliver(region: SsmRegion, instance: Instance, command: Command): void {
  const agent = agentOf(region, instance)
  if (agent.documents.includes(command) || agent.running.size >= AT_ONCE) return
  agent.documents.push(command)
  const invocation = command.invocations.get(instance.id)
  if (invocation === undefined) return
  invocation.status = 'InProgress'
  invocation.details = 'InProgress'
  run(region, instance, command)
}

function run(region: SsmRegion, instance: Instance, command: Command): void {
  const agent = agentOf(region, instance)
  const { guest } = instance
  const invocation = command.invocations.get(instance.id)
  if (guest === undefined || invocation === undefined) return
  const { session } = agent
  const entry: { job: ChildProcess | undefined; isCancelled: boolean } = { job: undefined, isCancelled: false }
  agent.running.set(command.id, entry)
  invocation.startedAt ??= Date.now()
  const started = (job: ChildProcess): void => {
    entry.job = job
    if (entry.isCancelled) killGroup(job, 'SIGKILL')
  }
  execute({ region, instance, guest, command, started })
    .then((result) => {
      // An agent that went down with its machine reports nothing and keeps the document for its next start.
      if (agent.session !== session) return
      agent.running.delete(command.id)
      if (result === 'reboot') {
        agent.rebooting.add(command)
        return
      }
      agent.documents = agent.documents.filter((document) => document !== command)
      if (entry.isCancelled) conclude(invocation, { status: 'Cancelled' })
      else conclude(invocation, result)
      deliverPending(region, instance)
    })
    .catch((error: unknown) => {
      if (agent.session !== session) return
      agent.running.delete(command.id)
      agent.documents = agent.documents.filter((document) => document !== command)
      conclude(invocation, { status: 'Failed', responseCode: 1, stderr: Buffer.from(String(error)) })
    })
}

/** The cancellation reaches an agent that is online; one that is off finds the document at its next start and runs it. */
export function cancelOn(region: SsmRegion, instance: Instance, command: Command): void {
  const agent = agentOf(region, instance)
  const invocation = command.invocations.get(instance.id)
  if (invocation === undefined || isFinal(invocation)) return
  if (invocation.status === 'Pending' || agent.onlineAt === undefined) {
    conclude(invocation, { status: 'Cancelled' })
    return
  }
  invocation.status = 'Cancelling'
  invocation.details = 'Cancelling'
  const { session } = agent
  afterDelay(region.account.delays, 'cancellation', () => {
    const entry = agent.running.get(command.id)
    if (agent.session !== session || entry === undefined) {
      conclude(invocation, { status: 'Cancelled' })
      return
    }
    entry.isCancelled = true
    if (entry.job !== undefined) killGroup(entry.job, 'SIGKILL')
  })
}
