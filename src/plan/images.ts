// Plans the image part of provision: the copy of home's image, and the removal of what of ours is no longer needed.
import { snapshotIds, type Image } from '../aws/images.ts'
import type { Inventory } from '../aws/inventory.ts'
import { copyName, hasCopy, isFailedImage, isUnderway, listCopies, listCurrentCopies, sourceOf } from './parts.ts'
import type { ProvisionFacts } from './facts.ts'
import type { Step } from './steps.ts'

/** Plans the copy of home's image, in place of copies that failed. None in home, nor of a base image. */
export function planImage({ fleet, region, inventory }: ProvisionFacts, source: Image): Step[] {
  if (!hasCopy(fleet, region.name)) return []
  const failed = listCopies(inventory.owned).filter((image) => sourceOf(image) === source.id && isFailedImage(image))
  const removals = failed.flatMap((image) => {
    const why = image.stateReason === undefined ? '' : `: ${image.stateReason}`
    return planImageRemoval(inventory, image, `the copy is ${image.state}${why}`)
  })
  if (listCurrentCopies(inventory.owned, source).length > 0) return removals
  const name = copyName(fleet, source)
  return [
    ...removals,
    {
      kind: 'copy-image',
      name,
      sourceImageId: source.id,
      replaces: failed.map(({ id }) => id).join(),
      target: `image ${name}`,
      reason: `${region.name} has no copy of ${source.id} from ${fleet.leadRegion}`,
    },
  ]
}

/** Plans the wait for the copy; it comes after key pair and group, which are made while AWS copies. */
export function planWaitForImage({ fleet, region, inventory }: ProvisionFacts, source: Image): Step[] {
  if (!hasCopy(fleet, region.name)) return []
  const [copy] = listCurrentCopies(inventory.owned, source)
  if (copy?.state === 'available') return []
  const name = copy?.id ?? copyName(fleet, source)
  const reason = copy === undefined ? 'an instance needs the whole copy' : 'a copy is already on its way'
  return [{ kind: 'await-image', imageId: copy?.id, target: `image ${name}`, reason }]
}

/** Plans the removal of an image, and of those of its snapshots that are ours as well. */
export function planImageRemoval({ owned }: Inventory, image: Image, reason: string): Step[] {
  const { id } = image
  const ours = new Set(owned.snapshots.map((snapshot) => snapshot.id))
  return [
    { kind: 'remove-image', imageId: id, target: `image ${id}`, reason },
    ...snapshotIds(image)
      .filter((snapshotId) => ours.has(snapshotId))
      .map((snapshotId): Step => {
        return { kind: 'delete-snapshot', snapshotId, target: `snapshot ${snapshotId}`, reason }
      }),
  ]
}

/** Deletes a snapshot that nothing refers to. */
export function planOrphan(snapshotId: string): Step {
  return {
    kind: 'delete-snapshot',
    snapshotId,
    target: `snapshot ${snapshotId}`,
    reason: 'no image of the fleet refers to it',
  }
}

/** Lists our snapshots that no image of ours refers to. A pending copy's snapshots aren't listed in its image yet. */
export function listOrphanSnapshots({ owned }: Inventory): string[] {
  if (owned.images.some(isUnderway)) return []
  const used = new Set(owned.images.flatMap(snapshotIds))
  return owned.snapshots.filter(({ id }) => !used.has(id)).map(({ id }) => id)
}
