// Reading a region for provision and check: what it holds, and the attributes of its machines.
import { getInstanceAttributes, type InstanceAttributes } from '../aws/instances.ts'
import { observeRegion, type Inventory } from '../aws/inventory.ts'
import { formatTime } from '../clock.ts'
import { describeHolder, findHolder } from '../lease.ts'
import { isHomeOriginal, TAG } from '../aws/ownership.ts'
import { isHome, isOfImage, isReady, listCurrentCopies, listRunners, sourceOf } from '../plan/parts.ts'
import type { Home } from '../aws/home.ts'
import type { Image } from '../aws/images.ts'
import type { Instance } from '../aws/instances.ts'
import type { InstanceResult, RegionResult } from '../result.ts'
import type { RegionContext } from './context.ts'

/** A region as it is now. */
export interface Observed {
  readonly inventory: Inventory
  /** By instance id, of our runners and, in case they are to be adopted, of foreign instances of the fleet's name. */
  readonly attributes: ReadonlyMap<string, InstanceAttributes>
}

/** Reads the region once. */
export async function observe({ clients, fleet, region }: RegionContext): Promise<Observed> {
  const inventory = await observeRegion(clients.ec2, region.name, fleet)
  const foreign = isHome(fleet, region.name) ? [] : inventory.foreign.instances
  const instances = [...listRunners(inventory.owned.instances), ...foreign]
  const attributes = await Promise.all(
    instances.map(async ({ id }) => [id, await getInstanceAttributes(clients.ec2, id)] as const),
  )
  return { inventory, attributes: new Map(attributes) }
}

/** The parts of a region as results tell them. */
export function describeParts(
  { fleet, region, clock }: RegionContext,
  { inventory }: Observed,
  home: Home | undefined,
): Pick<RegionResult, 'image' | 'keyPair' | 'securityGroup' | 'instance'> {
  const { owned } = inventory
  const atHome = isHome(fleet, region.name)
  const copies = owned.images.filter(({ tags }) => !isHomeOriginal(tags))
  const current = home?.image === undefined ? undefined : listCurrentCopies(owned, home.image)[0]
  const image = atHome ? home?.image : (current ?? copies[0])
  const keyPair = atHome ? home?.keyPair : owned.keyPairs.find(({ name }) => name === fleet.keyPair)
  const group = atHome ? home?.securityGroup : owned.securityGroups.find(({ name }) => name === fleet.securityGroup)
  const runners = listRunners(owned.instances)
  const runner = runners.find((one) => isOfImage(one, home?.image) && isReady(one)) ?? runners[0]
  return {
    ...(image === undefined ? {} : { image: describeImage(image, atHome || image === current) }),
    ...(keyPair === undefined ? {} : { keyPair: keyPair.id }),
    ...(group === undefined ? {} : { securityGroup: group.id }),
    ...(runner === undefined ? {} : { instance: describeInstance(runner, clock.now()) }),
  }
}

/** An instance as results tell it. */
export function describeInstance(instance: Instance, now: Date): InstanceResult {
  const holder = findHolder(instance, now)
  return {
    id: instance.id,
    state: instance.state,
    type: instance.type,
    zone: instance.zone,
    ...(instance.publicIp === undefined ? {} : { address: instance.publicIp }),
    lastStart: formatTime(instance.launchTime),
    ...(holder === undefined ? {} : { lease: describeHolder(holder) }),
    ...(instance.tags[TAG.slot] === undefined ? {} : { slot: instance.tags[TAG.slot] }),
  }
}

function describeImage(image: Image, current: boolean): NonNullable<RegionResult['image']> {
  const source = sourceOf(image)
  return {
    id: image.id,
    name: image.name,
    state: image.state,
    created: formatTime(image.created),
    ...(source === undefined ? {} : { source }),
    current,
    snapshots: image.devices.map(({ snapshotId }) => snapshotId),
  }
}
