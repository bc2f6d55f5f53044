// Reads the home region's originals, which every other region is made from, and changes nothing.
import type { EC2Client } from '@aws-sdk/client-ec2'
import { errorLine } from '../errors.ts'
import type { Fleet, HomeImage } from '../fleet/fleet.ts'
import type { Home } from './origin.ts'
import { listImages, listImagesOfAnybody, type Image } from './images.ts'
import { listInstances } from './instances.ts'
import { listKeyPairs } from './key-pairs.ts'
import { isOwned } from '../tags.ts'
import { listSecurityGroups } from './security-groups.ts'

/** A fleet with an image of its own in a home region. */
type HomeFleet = Fleet & { readonly image: HomeImage }

/** Reads home: exactly one image of that name owned by the account, key pair, group, and the profile's name. */
export async function observeHome(ec2: EC2Client, fleet: HomeFleet): Promise<Home> {
  const problems: string[] = []
  const say = (sentence: string): null => {
    problems.push(sentence)
    return null
  }
  const [images, keyPairs, groups, instances] = await Promise.all([
    listImages(ec2, [{ Name: 'name', Values: [fleet.image.name] }]),
    fleet.keyPair === undefined
      ? Promise.resolve([])
      : listKeyPairs(ec2, { Filters: [{ Name: 'key-name', Values: [fleet.keyPair] }] }),
    listSecurityGroups(ec2, [{ Name: 'group-name', Values: [fleet.securityGroup] }]),
    fleet.instance.profile === undefined
      ? listInstances(ec2, [{ Name: 'tag:Name', Values: [fleet.name] }])
      : Promise.resolve([]),
  ])
  const originals = instances.filter(
    ({ tags, state }) => !isOwned(tags, fleet.name) && state !== 'terminated' && state !== 'shutting-down',
  )
  return {
    region: fleet.image.region,
    image: (await pickImage(ec2, images, { fleet, say })) ?? undefined,
    keyPair:
      fleet.keyPair === undefined
        ? undefined
        : (pickOne(keyPairs, `key pair ${fleet.keyPair}`, fleet, say) ?? undefined),
    securityGroup: pickOne(groups, `security group ${fleet.securityGroup}`, fleet, say) ?? undefined,
    profile: fleet.instance.profile ?? pickProfile(originals, fleet, say) ?? undefined,
    problems,
    base: undefined,
  }
}

/** Gives a home that can't be read: check says so in each region, and goes on with what it can see there. */
export function unreadableHome(fleet: Fleet, error: unknown): Home {
  const what = fleet.image.kind === 'home' ? `home ${fleet.image.region}` : `base ${fleet.image.base}`
  const problem = `${what} can't be read: ${errorLine(error)}`
  const nothing = {
    image: undefined,
    keyPair: undefined,
    securityGroup: undefined,
    profile: undefined,
    base: undefined,
  }
  return { region: fleet.leadRegion, ...nothing, problems: [problem] }
}

/** Whether a fleet has an image of its own, in a home region. */
export function hasHome(fleet: Fleet): fleet is HomeFleet {
  return fleet.image.kind === 'home'
}

/** Notes a problem; gives null, for the part that is missing. */
type Say = (sentence: string) => null

async function pickImage(
  ec2: EC2Client,
  images: readonly Image[],
  { fleet, say }: { fleet: HomeFleet; say: Say },
): Promise<Image | null> {
  // Asked for only then: it looks through the images of everybody.
  const [other] = images.length === 0 ? await listImagesOfAnybody(ec2, fleet.image.name) : []
  if (other !== undefined) {
    return say(
      `image ${other.name} (${other.id}) in home ${fleet.image.region} belongs to account ${other.ownerId}, not to this one`,
    )
  }
  const image = pickOne(images, `image ${fleet.image.name}`, fleet, say)
  if (image === null || image.state === 'available') return image
  const why = image.stateReason === undefined ? '' : ` (${image.stateReason})`
  return say(`image ${image.name} (${image.id}) in home ${fleet.image.region} is ${image.state}${why}, not available`)
}

function pickOne<T extends { readonly id: string }>(
  found: readonly T[],
  what: string,
  fleet: HomeFleet,
  say: Say,
): T | null {
  const [one, ...more] = found
  if (one === undefined) return say(`${what} does not exist in home ${fleet.image.region} of this account`)
  if (more.length === 0) return one
  return say(`${what} is ambiguous in home ${fleet.image.region}: ${found.map(({ id }) => id).join(', ')}`)
}

function pickProfile(
  originals: readonly { readonly id: string; readonly profile: string | undefined }[],
  fleet: HomeFleet,
  say: Say,
): string | null {
  const [model, ...more] = originals
  const hint = 'name the instance profile as instance.profile in the fleet file'
  if (model === undefined) {
    return say(
      `no instance tagged Name=${fleet.name} in home ${fleet.image.region} to take the instance profile from; ${hint}`,
    )
  }
  if (more.length > 0) {
    const ids = originals.map(({ id }) => id).join(', ')
    return say(`several instances tagged Name=${fleet.name} in home ${fleet.image.region} (${ids}); ${hint}`)
  }
  return model.profile ?? say(`instance ${model.id} in home ${fleet.image.region} has no instance profile; ${hint}`)
}
