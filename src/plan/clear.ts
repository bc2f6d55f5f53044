// Plans what clear deletes in a region: managed things only, in the order in which AWS lets go of them.
import type { Inventory } from '../aws/inventory.ts'
import { snapshotIds } from '../aws/images.ts'
import type { Instance } from '../aws/instances.ts'
import { isHomeOriginal, type Tags } from '../tags.ts'
import { describeHolder, findHolder, parseLeases } from '../lease.ts'
import { isOn } from '../instance-state.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { isHome } from './parts.ts'
import type { Step } from './steps.ts'

/** The steps in their order, or who holds the machines. */
export type ClearPlan =
  | { readonly kind: 'steps'; readonly steps: readonly Step[] }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

/**
 * Plans an empty region. Home's originals are never in the plan: they carry no tag of ours, or the role `home`, or, in
 * a region that became home later, the names that every other region is made from.
 */
export function planClear({ fleet, inventory, now }: { fleet: Fleet; inventory: Inventory; now: Date }): ClearPlan {
  const { owned } = inventory
  const reasons = owned.instances.flatMap((instance) => {
    const holder = findHolder(instance, now)
    return holder === undefined ? [] : [`instance ${instance.id} is held by ${describeHolder(holder)}`]
  })
  if (reasons.length > 0) return { kind: 'refused', reasons }
  const steps = [
    ...planInstances(withoutOriginals(owned.instances)),
    ...planDisks(fleet, inventory),
    ...planNetworkAndKeys(fleet, inventory),
  ]
  return { kind: 'steps', steps }
}

type Named = { readonly tags: Tags; readonly name?: string }

/** Leaves originals out: those of the role, and those of the name that the region's own have when it is home. */
function withoutOriginals<T extends Named>(items: readonly T[], originalName?: string): T[] {
  return items.filter(
    ({ tags, name }) => !isHomeOriginal(tags) && (originalName === undefined || name !== originalName),
  )
}

function originalName({ image }: Fleet): string | undefined {
  return image.kind === 'home' ? image.name : undefined
}

function planInstances(instances: readonly Instance[]): Step[] {
  return instances.map(({ id: instanceId, state, tags, type }) => {
    const uncollected = parseLeases(tags).map(({ runId }) => runId)
    const loss =
      uncollected.length === 0
        ? ''
        : `; what run ${uncollected.join(', ')} may have left on it was not collected, and is lost`
    const reason = `${type}, ${isOn(state) ? 'on although nobody holds it' : state}${loss}`
    return { kind: 'terminate-instance', instanceId, target: `instance ${instanceId}`, reason }
  })
}

/** Plans volumes, images and snapshots: those of originals stay, and those of instances go with them. */
function planDisks(fleet: Fleet, { owned, region }: Inventory): Step[] {
  const images = withoutOriginals(owned.images, isHome(fleet, region) ? originalName(fleet) : undefined)
  const kept = new Set(owned.images.filter((image) => !images.includes(image)).flatMap(snapshotIds))
  const ofInstances = new Set(owned.instances.flatMap(({ volumeIds }) => volumeIds))
  const volumes = withoutOriginals(owned.volumes).filter(({ id }) => !ofInstances.has(id))
  const snapshots = withoutOriginals(owned.snapshots).filter(({ id }) => !kept.has(id))
  return [
    ...volumes.map(({ id, sizeGiB }): Step => {
      return {
        kind: 'delete-volume',
        volumeId: id,
        target: `volume ${id}`,
        reason: `${sizeGiB} GiB without an instance`,
      }
    }),
    ...images.map(({ id, name }): Step => {
      return { kind: 'remove-image', imageId: id, target: `image ${id}`, reason: name }
    }),
    ...snapshots.map(({ id, volumeGiB }): Step => {
      return { kind: 'delete-snapshot', snapshotId: id, target: `snapshot ${id}`, reason: `${volumeGiB} GiB` }
    }),
  ]
}

function planNetworkAndKeys(fleet: Fleet, { owned, region }: Inventory): Step[] {
  const atHome = isHome(fleet, region)
  const groups = withoutOriginals(owned.securityGroups, atHome ? fleet.securityGroup : undefined)
  const pairs = withoutOriginals(owned.keyPairs, atHome ? fleet.keyPair : undefined)
  return [
    ...groups.map(({ id, name }): Step => {
      return { kind: 'delete-security-group', groupId: id, target: `security group ${id}`, reason: name }
    }),
    ...pairs.map(({ id, name }): Step => {
      return { kind: 'delete-key-pair', keyPairId: id, target: `key pair ${id}`, reason: name }
    }),
  ]
}
