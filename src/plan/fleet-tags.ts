// Plans the fleet file's own tags on what is there already: finds what lacks them, and gives the steps that set them.
import type { Inventory } from '../aws/inventory.ts'
import type { Kind } from '../aws/kinds.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { isHomeOriginal, missingTags, type Tags } from '../tags.ts'
import { isHome } from './parts.ts'
import type { Step } from './steps.ts'

/** A thing of ours that lacks tags of the fleet file, or has them with other values. */
export interface Untagged {
  readonly what: Kind
  readonly id: string
  readonly missing: Tags
}

/**
 * Lists what of ours lacks the fleet file's tags. Home's originals are never changed, so in home only machines and
 * their disks are looked at. Tags that were taken out of the file aren't known any more, and stay.
 */
export function listUntagged(fleet: Fleet, { owned, region }: Inventory): Untagged[] {
  const { instances, volumes, images, snapshots, keyPairs, securityGroups } = owned
  const list = (what: Kind, things: readonly { readonly id: string; readonly tags: Tags }[]): Untagged[] =>
    things
      .filter(({ tags }) => !isHomeOriginal(tags))
      .map(({ id, tags }) => ({ what, id, missing: missingTags(fleet.tags, tags) }))
      .filter(({ missing }) => Object.keys(missing).length > 0)
  const machines = [...list('instance', instances), ...list('volume', volumes)]
  if (isHome(fleet, region)) return machines
  return [
    ...machines,
    ...list('image', images),
    ...list('snapshot', snapshots),
    ...list('key pair', keyPairs),
    ...list('security group', securityGroups),
  ]
}

/** Sets the fleet file's tags on what lacks them, but for what the plan removes anyway. */
export function planTags(fleet: Fleet, inventory: Inventory, steps: readonly Step[]): Step[] {
  const removed = new Set(steps.flatMap(idOfRemoval))
  for (const { id, instanceId } of inventory.owned.volumes) {
    if (instanceId !== undefined && removed.has(instanceId)) removed.add(id)
  }
  return listUntagged(fleet, inventory)
    .filter(({ id }) => !removed.has(id))
    .map(({ what, id, missing }) => ({
      kind: 'set-tags',
      what,
      id,
      tags: missing,
      target: `${what} ${id}`,
      reason: `it lacks ${describeTags(missing)}`,
    }))
}

/** `the tag CostCenter=4711`. */
export function describeTags(tags: Tags): string {
  const all = Object.entries(tags).map(([key, value]) => `${key}=${value}`)
  return `the tag${all.length === 1 ? '' : 's'} ${all.join(', ')}`
}

function idOfRemoval(step: Step): string[] {
  if (step.kind === 'terminate-instance') return [step.instanceId]
  if (step.kind === 'remove-image') return [step.imageId]
  return step.kind === 'delete-snapshot' ? [step.snapshotId] : []
}
