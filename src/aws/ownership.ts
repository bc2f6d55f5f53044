// Who owns a resource: our tags, their names, and the tags every creating call carries.
import type { Tag } from '@aws-sdk/client-ec2'

/** Tags as a plain map; AWS allows at most 50 a resource. */
export type Tags = Readonly<Record<string, string>>

/** Names of the tags on everything managed (the contract of this project; changing one orphans existing fleets). */
export const TAG = {
  fleet: 'servicemon:fleet',
  role: 'servicemon:role',
  state: 'servicemon:state',
  image: 'servicemon:image',
  fuse: 'servicemon:fuse',
  hold: 'servicemon:hold',
  slot: 'servicemon:slot',
  tries: 'servicemon:tries',
  lease: 'servicemon:lease-',
} as const

/** AWS's optional-everything tag list as a map; tags without a key are left out. */
export function parseTags(tags: readonly Tag[] | undefined): Tags {
  const entries = (tags ?? []).flatMap((tag) => (tag.Key === undefined ? [] : [[tag.Key, tag.Value ?? ''] as const]))
  return Object.fromEntries(entries)
}

/** A map as AWS's tag list, in the order of its keys, so that equal tags make equal requests. */
export function tagList(tags: Tags): Tag[] {
  return Object.keys(tags)
    .sort()
    .map((key) => ({ Key: key, Value: tags[key] ?? '' }))
}

/** Whether a resource with these tags belongs to the fleet: the one test behind every change and deletion. */
export function isOwned(tags: Tags, fleet: string): boolean {
  return tags[TAG.fleet] === fleet
}

/** The tags that make a resource ours, for the very call that creates it. */
export function ownershipTags(fleet: string, more: Tags = {}): Tags {
  return { Name: fleet, [TAG.fleet]: fleet, ...more }
}

/** Whether a resource is an original of home that bake made there: managed, yet never deleted by `clear`. */
export function isHomeOriginal(tags: Tags): boolean {
  return tags[TAG.role] === 'home'
}
