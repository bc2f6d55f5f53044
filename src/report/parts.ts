// Describes a region's parts for the result: image, key pair, group and instance.
import { newestFor } from '../aws/origin.ts'
import type { Home } from '../aws/origin.ts'
import { snapshotIds, type Image } from '../aws/images.ts'
import type { Instance } from '../aws/instances.ts'
import type { Inventory } from '../aws/inventory.ts'
import { parseBase, parseSetup, TAG } from '../tags.ts'
import { formatTime } from '../clock.ts'
import type { RegionContext } from '../context.ts'
import { describeHolder, findHolder } from '../lease.ts'
import { isCurrent, isHome, isReady, listCopies, listCurrentCopies, sourceOf } from '../plan/parts.ts'
import type { InstanceResult, RegionResult } from '../result.ts'

/** The parts of a region as results tell them. */
export function describeParts(
  { fleet, region, clock }: Pick<RegionContext, 'fleet' | 'region' | 'clock'>,
  { inventory }: { readonly inventory: Inventory },
  home: Home | undefined,
): Pick<RegionResult, 'image' | 'keyPair' | 'securityGroup' | 'instance'> {
  const { owned } = inventory
  const atHome = isHome(fleet, region.name)
  const copies = listCopies(owned)
  const current = home?.image === undefined ? undefined : listCurrentCopies(owned, home.image)[0]
  const image = atHome ? home?.image : (current ?? copies[0])
  const keyPair = atHome ? home?.keyPair : owned.keyPairs.find(({ name }) => name === fleet.keyPair)
  const group = atHome ? home?.securityGroup : owned.securityGroups.find(({ name }) => name === fleet.securityGroup)
  const runner =
    owned.instances.find((one) => home !== undefined && isCurrent(one, home) && isReady(one)) ??
    owned.instances.find(isReady) ??
    owned.instances[0]
  return {
    image:
      runner && parseBase(runner.tags)
        ? describeBase(runner, home)
        : image && describeImage(image, atHome || image === current),
    keyPair: keyPair?.id,
    securityGroup: group?.id,
    instance: runner && describeInstance(runner, clock.now()),
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
    address: instance.publicIp,
    image: instance.imageId,
    setup: parseSetup(instance.tags)?.hash,
    lastStart: formatTime(instance.launchTime),
    lease: holder && describeHolder(holder),
    holder: holder && { kind: holder.kind, until: formatTime(holder.until), runId: holder.runId },
    slot: instance.tags[TAG.slot],
  }
}

/** The public image of a machine, by its tags: it may be gone from EC2, and is none of ours. */
function describeBase({ architecture, tags }: Instance, home: Home | undefined): RegionResult['image'] {
  const base = parseBase(tags)
  const id = tags[TAG.image]
  if (base === undefined || id === undefined) return undefined
  const newest = home?.base && newestFor(home.base, architecture)
  const [name, created] = [base.name, formatTime(base.created)]
  return { id, name, state: 'available', created, current: newest?.id === id, snapshots: [] }
}

function describeImage(image: Image, current: boolean): NonNullable<RegionResult['image']> {
  return {
    id: image.id,
    name: image.name,
    state: image.state,
    created: formatTime(image.created),
    source: sourceOf(image),
    current,
    snapshots: snapshotIds(image),
  }
}
