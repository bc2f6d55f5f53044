// Defines our tags: their names, who owns a resource by them, and the tags that every creating call carries.
/** Tags as a plain map. */
export type Tags = Readonly<Record<string, string>>

/** EC2's limit of tags on a resource; `aws:` tags don't count (Amazon EC2 User Guide, Tag restrictions). */
export const MAX_TAGS = 50

/** Names of the tags on everything managed (the contract of this project; changing one orphans existing fleets). */
export const TAG = {
  fleet: 'servicemon:fleet',
  role: 'servicemon:role',
  state: 'servicemon:state',
  image: 'servicemon:image',
  base: 'servicemon:base',
  setup: 'servicemon:setup',
  refused: 'servicemon:refused',
  fuse: 'servicemon:fuse',
  hold: 'servicemon:hold',
  slot: 'servicemon:slot',
  tries: 'servicemon:tries',
  lease: 'servicemon:lease-',
} as const

/** Whether a resource with these tags belongs to the fleet: the one test behind every change and deletion. */
export function isOwned(tags: Tags, fleet: string): boolean {
  return tags[TAG.fleet] === fleet
}

/** The tags that make a resource ours. */
export function ownershipTags(fleet: string, more: Tags = {}): Tags {
  return { Name: fleet, [TAG.fleet]: fleet, ...more }
}

/** The tags for the call that creates a resource: those that make it ours, and those that the fleet file asks for. */
export function creationTags({ name, tags }: { readonly name: string; readonly tags: Tags }, more: Tags = {}): Tags {
  return { ...tags, ...ownershipTags(name, more) }
}

/** Whether a tag's key is our own or AWS's, in whatever case: IAM reads keys without it. */
export function isReservedTag(key: string): boolean {
  return /^(aws|servicemon):|^name$/i.test(key)
}

/** Those of the fleet's tags that a resource lacks, or has with another value. */
export function missingTags(wanted: Tags, found: Tags): Tags {
  return Object.fromEntries(Object.entries(wanted).filter(([key, value]) => found[key] !== value))
}

/** Whether a resource is an original of home: managed, yet never deleted by `clear`. */
export function isHomeOriginal(tags: Tags): boolean {
  return tags[TAG.role] === 'home'
}

/** AWS's limit for a tag's value, in characters. */
const MAX_VALUE = 256

/** The tag of the types that EC2 refused before it made the instance, latest first, as many as fit; no tag for none. */
export function refusedTag(types: readonly string[]): Tags {
  const value = types.toReversed().reduce((all, type) => {
    const more = all === '' ? type : `${all} ${type}`
    return more.length > MAX_VALUE ? all : more
  }, '')
  return value === '' ? {} : { [TAG.refused]: value }
}

/** The types that EC2 refused when it made the instance with these tags. */
export function parseRefused(tags: Tags): string[] {
  return (tags[TAG.refused] ?? '').split(' ').filter((type) => type !== '')
}

/** `pending` until the setup is handed over, `begun` until it has ended well, and then `done`. */
export type SetupStage = 'pending' | 'begun' | 'done'

/** The tag of a machine of a base image: the hash of base and setup, and how far the setup has come. */
export function setupTag(hash: string, stage: SetupStage): Tags {
  return { [TAG.setup]: stage === 'done' ? hash : `${hash} ${stage}` }
}

/** What that tag says; undefined for a machine of another making, or a value that isn't ours. */
export function parseSetup(tags: Tags): { readonly hash: string; readonly stage: SetupStage } | undefined {
  const [, hash, stage = 'done'] = /^([0-9a-f]{16})(?: (pending|begun))?$/.exec(tags[TAG.setup] ?? '') ?? []
  return hash === undefined ? undefined : { hash, stage: stage as SetupStage }
}

/** The tag that says which public image a machine is of: its name, and when it was made. */
export function baseTag({ name, created }: { readonly name: string; readonly created: Date }): Tags {
  const time = created.toISOString().replace(/\.\d+Z$/, 'Z')
  return {
    [TAG.base]: `${name.replaceAll(/[^\p{L}\p{N} +=._:/@-]/gu, '_').slice(0, MAX_VALUE - time.length - 1)} ${time}`,
  }
}

/** What that tag says. */
export function parseBase(tags: Tags): { readonly name: string; readonly created: Date } | undefined {
  const [, name, time] = /^(.+) (\d{4}-\d\d-\d\dT[\d:]+Z)$/.exec(tags[TAG.base] ?? '') ?? []
  return name === undefined || time === undefined ? undefined : { name, created: new Date(time) }
}
