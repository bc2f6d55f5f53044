// What clear would delete in a region: managed things only, in the order in which AWS lets go of them.
import type { Inventory } from '../aws/inventory.ts'
import { isHomeOriginal } from '../tags.ts'
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
 * Plans an empty region. Home's originals are never in the plan: they carry no tag of ours, or the role `home`, or, in a
 * region that became home later, the names that every other region is made from.
 */
export function planClear({ fleet, inventory, now }: { fleet: Fleet; inventory: Inventory; now: Date }): ClearPlan {
  const { owned } = inventory
  const reasons = owned.instances.flatMap((instance) => {
    const holder = findHolder(instance, now)
    return holder === undefined ? [] : [`instance ${instance.id} is held by ${describeHolder(holder)}`]
  })
  if (reasons.length > 0) return { kind: 'refused', reasons }
  const deletable = <T extends { readonly tags: Inventory['owned']['images'][number]['tags'] }>(
    items: readonly T[],
    originalName?: string,
  ): T[] =>
    items.filter(
      (item) =>
        !isHomeOriginal(item.tags) &&
        !(isHome(fleet, inventory.region) && 'name' in item && item.name === originalName),
    )
  const images = deletable(owned.images, fleet.image)
  const kept = new Set(owned.images.filter((image) => !images.includes(image)).flatMap(snapshotIds))
  const ofInstances = new Set(owned.instances.flatMap(({ volumeIds }) => volumeIds))
  const steps: Step[] = [
    ...deletable(owned.instances).map((instance): Step => {
      const uncollected = parseLeases(instance.tags).map(({ runId }) => runId)
      const loss =
        uncollected.length === 0
          ? ''
          : `; what run ${uncollected.join(', ')} may have left on it was not collected, and is lost`
      const { id: instanceId, type, state } = instance
      const reason = `${type}, ${isOn(state) ? 'on although nobody holds it' : state}${loss}`
      return { kind: 'terminate-instance', instanceId, target: `instance ${instanceId}`, reason }
    }),
    ...deletable(owned.volumes)
      .filter(({ id }) => !ofInstances.has(id))
      .map(({ id, sizeGiB }): Step => {
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
    ...deletable(owned.snapshots)
      .filter(({ id }) => !kept.has(id))
      .map(({ id, volumeGiB }): Step => {
        return { kind: 'delete-snapshot', snapshotId: id, target: `snapshot ${id}`, reason: `${volumeGiB} GiB` }
      }),
    ...deletable(owned.securityGroups, fleet.securityGroup).map(({ id, name }): Step => {
      return { kind: 'delete-security-group', groupId: id, target: `security group ${id}`, reason: name }
    }),
    ...deletable(owned.keyPairs, fleet.keyPair).map(({ id, name }): Step => {
      return { kind: 'delete-key-pair', keyPairId: id, target: `key pair ${id}`, reason: name }
    }),
  ]
  return { kind: 'steps', steps }
}

function snapshotIds({ devices }: Inventory['owned']['images'][number]): string[] {
  return devices.map(({ snapshotId }) => snapshotId)
}
