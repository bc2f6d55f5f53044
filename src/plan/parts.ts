// Tells which of a region's things play which part: image, group, runner. Pure; shared by all plans and check.
import type { Home } from '../aws/origin.ts'
import type { Image } from '../aws/images.ts'
import type { Instance } from '../aws/instances.ts'
import type { Holdings, Inventory } from '../aws/inventory.ts'
import { isHomeOriginal, parseBase, parseSetup, TAG, type Tags } from '../tags.ts'
import { canCrossRegions, type Rule } from '../aws/security-groups.ts'
import type { Fleet } from '../fleet/fleet.ts'

/** States of an image that will never become available. */
const FAILED_IMAGE_STATES = ['failed', 'error', 'invalid', 'disabled']
/** EC2's documents name `transient` without saying what it is: it is waited out like a copy, never removed. */
const UNDERWAY_IMAGE_STATES = ['pending', 'transient']

/** Whether the region is home, where originals are used as they are. */
export function isHome({ image }: Pick<Fleet, 'image'>, region: string): boolean {
  return image.kind === 'home' && image.region === region
}

/** Whether the region's machines are made from a copy of home's image. */
export function hasCopy({ image }: Pick<Fleet, 'image'>, region: string): boolean {
  return image.kind === 'home' && image.region !== region
}

/** The name of the copy of an image: it holds the source's id, so that an upgrade never clashes with the old copy. */
export function copyName(fleet: Fleet, source: Image): string {
  if (fleet.image.kind !== 'home') throw new Error('a base image is not copied')
  return `${fleet.image.name}-${source.id}`
}

/** Id of the home image that an image of ours was copied from. */
export function sourceOf(image: Image): string | undefined {
  return image.tags[TAG.image] ?? image.sourceImageId
}

/** Whether an image can no longer become available. */
export function isFailedImage({ state }: Image): boolean {
  return FAILED_IMAGE_STATES.includes(state)
}

/** Whether an image may become available yet. */
export function isUnderway({ state }: Image): boolean {
  return UNDERWAY_IMAGE_STATES.includes(state)
}

/** Our images of a region that aren't originals of home. */
export function listCopies(owned: Holdings): Image[] {
  return owned.images.filter(({ tags }) => !isHomeOriginal(tags))
}

/** Our copies of home's current image that are, or may yet become, available. */
export function listCurrentCopies(owned: Holdings, source: Image): Image[] {
  return listCopies(owned).filter((image) => sourceOf(image) === source.id && !isFailedImage(image))
}

/** What a fleet's machines are to be of: a base and a setup, or an image of home. */
export interface Wanted {
  readonly base: { readonly hash: string } | undefined
  readonly image: Pick<Image, 'id'> | undefined
}

/** Whether an instance is what the fleet wants now: of home's current image, or of the base and the setup. */
export function isCurrent({ tags }: Instance, { base, image }: Wanted): boolean {
  if (base !== undefined) return parseSetup(tags)?.hash === base.hash
  return image !== undefined && tags[TAG.image] === image.id
}

/**
 * Whether another machine is ready of the same setup and a newer image of the base: a refresh was cut off when the new
 * machine was ready, and before the old one was gone.
 */
export function isSuperseded({ tags }: Instance, runners: readonly Instance[]): boolean {
  const [base, setup] = [parseBase(tags), parseSetup(tags)]
  if (base === undefined || setup === undefined) return false
  return runners.some((other) => {
    const newer = parseBase(other.tags)
    return (
      isReady(other) &&
      parseSetup(other.tags)?.hash === setup.hash &&
      newer !== undefined &&
      newer.created > base.created
    )
  })
}

/** Whether an instance's setup was begun, and hasn't ended well: nobody knows what it is like inside. */
export function isSpoiled(instance: Instance): boolean {
  return !isReady(instance) && parseSetup(instance.tags)?.stage === 'begun'
}

/** Whether an instance has come through its proof boot. */
export function isReady({ tags }: Instance): boolean {
  return tags[TAG.state] === 'ready'
}

/** `2 hops`, as a distance from the metadata service. */
export function describeHops(hops: number): string {
  return hops === 1 ? '1 hop' : `${hops} hops`
}

/** Home's rules that mean the same in every region, and those that can't be made elsewhere. */
export function splitRules(home: Home): { wanted: Rule[]; left: Rule[] } {
  const rules = home.securityGroup?.rules ?? []
  return { wanted: rules.filter(canCrossRegions), left: rules.filter((rule) => !canCrossRegions(rule)) }
}

/** A foreign thing that holds a name the fleet needs. */
export interface NameHolder {
  readonly what: 'instance' | 'image' | 'key pair' | 'security group'
  readonly id: string
  readonly name: string
  readonly tags: Tags
}

/** Foreign things that hold a name the fleet needs; in home these are the originals. */
export function listNameHolders(fleet: Fleet, { foreign }: Pick<Inventory, 'foreign'>, vpcId: string): NameHolder[] {
  return [
    ...foreign.instances.map(({ id, tags }) => ({ what: 'instance' as const, id, name: fleet.name, tags })),
    ...foreign.images.map(({ id, name, tags }) => ({ what: 'image' as const, id, name, tags })),
    ...foreign.keyPairs
      .filter(({ name }) => name === fleet.keyPair)
      .map(({ id, name, tags }) => ({ what: 'key pair' as const, id, name, tags })),
    ...foreign.securityGroups
      .filter((group) => group.name === fleet.securityGroup && group.vpcId === vpcId)
      .map(({ id, name, tags }) => ({ what: 'security group' as const, id, name, tags })),
  ]
}
