// What would be billed: per instance and start, the seconds from running to what ended it, at least sixty.
import { join } from 'node:path'
import type { Instance } from './ec2/nouns.ts'
import type { Region, World } from './world.ts'
import { allInstances } from './world.ts'

export type MeterRow = {
  account: string
  region: string
  instance: string
  instanceType: string
  starts: number
  /** Really passed, all starts together. */
  rawSeconds: number
  /** As EC2 bills them: whole seconds, no start below sixty. */
  billedSeconds: number
  isRunning: boolean
  /** Each start: from running to what ended it, in milliseconds since 1970. */
  stretches: { from: number; to: number | undefined }[]
}

export type InstanceView = {
  account: string
  region: string
  id: string
  name: string | undefined
  state: string
  isGuestUp: boolean
  isAgentOnline: boolean
  bootId: string | undefined
  /** The folder that is the instance's disk, on this machine. */
  disk: string
  console: string
  tags: Record<string, string>
}

const LEAST_BILLED_SECONDS = 60

export function meterRows(world: World, account: string | undefined): MeterRow[] {
  return rowsOf(world, account, ({ region, instance }) => {
    const seconds = instance.stretches.map(({ from, to }) => ((to ?? Date.now()) - from) / 1000)
    return {
      account: region.account.id,
      region: region.name,
      instance: instance.id,
      instanceType: instance.instanceType,
      starts: seconds.length,
      rawSeconds: seconds.reduce((sum, value) => sum + value, 0),
      billedSeconds: seconds.reduce((sum, value) => sum + Math.max(LEAST_BILLED_SECONDS, Math.ceil(value)), 0),
      isRunning: instance.stretches.some(({ to }) => to === undefined),
      stretches: instance.stretches.map(({ from, to }) => ({ from, to })),
    }
  })
}

export function instanceViews(world: World, account: string | undefined): InstanceView[] {
  return rowsOf(world, account, ({ region, instance }) => ({
    account: region.account.id,
    region: region.name,
    id: instance.id,
    name: instance.tags.get('Name'),
    state: instance.state,
    isGuestUp: instance.guest?.machine.isAlive === true,
    isAgentOnline: region.agents.get(instance.id)?.onlineAt !== undefined,
    bootId: instance.guest?.machine.bootId,
    disk: join(instance.folder, 'disk'),
    console: join(instance.folder, 'console.log'),
    tags: Object.fromEntries(instance.tags),
  }))
}

function rowsOf<T>(
  world: World,
  account: string | undefined,
  rowOf: (found: { region: Region; instance: Instance }) => T,
): T[] {
  return allInstances(world)
    .filter(({ region }) => account === undefined || region.account.id === account)
    .map(rowOf)
}
