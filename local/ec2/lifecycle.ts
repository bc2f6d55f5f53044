// An instance's way through its states: each change takes its account's delay and can be overtaken by a later one.
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterDelay, type Delays } from '../delays.ts'
import { askToEnd, bootGuest } from '../guest/guest.ts'
import { copyDisk } from '../guest/disk.ts'
import { metadataEndpoint } from './metadata.ts'
import type { PowerVerb } from '../guest/unit.ts'
import type { Instance, InstanceState } from './nouns.ts'
import { wholeSecond } from './nouns.ts'
import type { Ec2Region } from './region.ts'

function later(region: Ec2Region, instance: Instance, delay: keyof Delays, act: () => Promise<void>): void {
  instance.generation += 1
  const { generation } = instance
  afterDelay(region.account.delays, delay, () => {
    if (instance.generation !== generation || region.account.world.isStopping) return
    act().catch((error: unknown) => {
      // A machine that was terminated while it booted lost its disk under its feet.
      if (instance.generation === generation) region.account.world.warn(`${instance.id}: ${String(error)}`)
    })
  })
}

function enter(instance: Instance, state: InstanceState): void {
  instance.state = state
  const last = instance.stretches.at(-1)
  if (state === 'running') instance.stretches.push({ from: Date.now(), to: undefined })
  else if (last !== undefined) last.to ??= Date.now()
}

/** Into pending, and on to running. The disk is made from the image the first time. */
export function beginStart(region: Ec2Region, instance: Instance, imageDisk?: string): void {
  enter(instance, 'pending')
  instance.launchTime = wholeSecond(Date.now())
  instance.stateReason = undefined
  instance.stateTransitionReason = ''
  const begunAt = Date.now()
  const disk = join(instance.folder, 'disk')
  const prepared = imageDisk === undefined || existsSync(disk) ? Promise.resolve() : copyDisk(imageDisk, disk)
  prepared.catch(() => undefined)
  later(region, instance, 'pending', async () => {
    const reason = instance.failsNextStart
    if (reason !== undefined) {
      instance.failsNextStart = undefined
      instance.stateReason = { code: reason.split(':')[0] ?? reason, message: reason }
      instance.stateTransitionReason = reason
      enter(instance, 'stopped')
      return
    }
    await prepared
    if (instance.state !== 'pending' || instance.launchTime.getTime() > begunAt) return
    enter(instance, 'running')
    await boot(region, instance)
  })
}

/** Boots under way. A stop may overtake one; what it still does on the disk mustn't get into the way of the next. */
const BOOTS = new WeakMap<Instance, Promise<void>>()

function boot(region: Ec2Region, instance: Instance): Promise<void> {
  const booting = bootAlone(region, instance)
  BOOTS.set(instance, booting)
  return booting
}

async function bootAlone(region: Ec2Region, instance: Instance): Promise<void> {
  const { delays, world } = region.account
  const { generation } = instance
  const guest = await bootGuest({
    mode: world.namespaceMode,
    python: world.python,
    env: {
      AWS_ENDPOINT_URL: world.endpoint,
      AWS_EC2_METADATA_SERVICE_ENDPOINT: metadataEndpoint(world, instance.id),
    },
    folder: instance.folder,
    instanceId: instance.id,
    userData: instance.userData,
    cloudInitMs: delays.cloudInit,
    timerScale: delays.timerScale,
    onGoingDown: () => region.events.lost(instance),
    onHalted: (verb) => void guestHalted(region, instance, verb).catch((error: unknown) => world.warn(String(error))),
  })
  // A stop that came while the guest was being built leaves nothing to it.
  if (instance.generation !== generation || instance.state !== 'running' || world.isStopping) {
    await guest.close()
    return
  }
  instance.guest = guest
  region.events.booted(instance)
}

/** From one moment to the next, whatever it is at; its state is the caller's affair. */
export async function switchOff(region: Ec2Region, instance: Instance): Promise<void> {
  // The caller that began a boot tells of its failure.
  await BOOTS.get(instance)?.catch(() => undefined)
  const { guest } = instance
  instance.guest = undefined
  region.events.lost(instance)
  await guest?.close()
}

/** The guest has ended by itself: power-off goes on as its shutdown behaviour says, a halt is noticed by nobody. */
async function guestHalted(region: Ec2Region, instance: Instance, verb: PowerVerb): Promise<void> {
  await switchOff(region, instance)
  if (instance.state !== 'running') return
  if (verb === 'reboot') {
    await boot(region, instance)
    return
  }
  if (verb === 'halt') return
  const code = 'Client.InstanceInitiatedShutdown'
  instance.stateReason = { code, message: `${code}: Instance initiated shutdown` }
  if (instance.shutdownBehavior === 'terminate') beginTerminate(region, instance)
  else enterStopping(region, instance)
}

/** The guest is gone from one moment to the next, as after `poweroff -ff`: nothing in it is ended in order. */
export function losePower(region: Ec2Region, instance: Instance): Promise<void> {
  return guestHalted(region, instance, 'poweroff')
}

export function beginStop(region: Ec2Region, instance: Instance, options: { isForced: boolean }): void {
  const code = 'Client.UserInitiatedShutdown'
  instance.stateReason = { code, message: `${code}: User initiated shutdown` }
  instance.stateTransitionReason = `User initiated (${formatGmt(Date.now())} GMT)`
  if (options.isForced) instance.hangsInStopping = false
  if (instance.guest !== undefined) void askToEnd(instance.guest).catch(() => undefined)
  enterStopping(region, instance)
}

function enterStopping(region: Ec2Region, instance: Instance): void {
  enter(instance, 'stopping')
  region.events.lost(instance)
  // Generation goes up even when nothing is to follow, so that a pending boot sees it.
  instance.generation += 1
  if (instance.hangsInStopping) return
  later(region, instance, 'stopping', async () => {
    await switchOff(region, instance)
    enter(instance, 'stopped')
  })
}

export function beginTerminate(region: Ec2Region, instance: Instance): void {
  if (instance.state === 'terminated' || instance.state === 'shutting-down') return
  const code = 'Client.UserInitiatedShutdown'
  instance.stateReason ??= { code, message: `${code}: User initiated shutdown` }
  instance.stateTransitionReason = `User initiated (${formatGmt(Date.now())} GMT)`
  enter(instance, 'shutting-down')
  region.events.lost(instance)
  later(region, instance, 'shuttingDown', async () => {
    await switchOff(region, instance)
    enter(instance, 'terminated')
    instance.terminatedAt = Date.now()
    instance.tags.clear()
    instance.publicIp = undefined
    for (const volume of [...region.volumes.values()].filter(({ instanceId }) => instanceId === instance.id)) {
      if (volume.deleteOnTermination) region.volumes.delete(volume.id)
      else volume.instanceId = undefined
    }
    await rm(join(instance.folder, 'disk'), { recursive: true, force: true })
    later(region, instance, 'terminatedVisible', () => {
      region.instances.delete(instance.id)
      region.events.forgotten(instance)
      return Promise.resolve()
    })
  })
}

/** RebootInstances: the machine stays running, the guest starts anew. */
export async function reboot(region: Ec2Region, instance: Instance): Promise<void> {
  await switchOff(region, instance)
  if (instance.state === 'running') await boot(region, instance)
}

export function formatGmt(at: number): string {
  return new Date(at).toISOString().replace('T', ' ').slice(0, 19)
}
