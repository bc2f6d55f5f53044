// What keeps a run from claiming and starting a machine that looks ready: its tags, its claims, its type, its disk.
import { TAG } from '../tags.ts'
import type { Image } from '../aws/images.ts'
import type { Instance } from '../aws/instances.ts'
import type { Volume } from '../aws/inventory.ts'
import type { RegionFacts } from './facts.ts'
import { defect, type Finding } from './steps.ts'

/** EC2's limit of tags on a resource; those that begin with `aws:` don't count (Amazon EC2 User Guide, Tag restrictions). */
const MAX_TAGS = 50

/** What of a runner would have a run fail before its payload. */
export function findHindrances(facts: RegionFacts, runner: Instance): Finding[] {
  return [...findTags(runner), ...findMisfit(facts, runner), ...findDisk(facts, runner)]
}

/** A run writes its claim as a tag, and then the slot that it serves. */
function findTags({ id, tags }: Instance): Finding[] {
  const count = Object.keys(tags).filter((key) => !key.startsWith('aws:')).length
  const wanted = tags[TAG.slot] === undefined ? 2 : 1
  if (count + wanted <= MAX_TAGS) return []
  const text = `instance ${id} has ${count} of the ${MAX_TAGS} tags that EC2 allows, and a run needs room for ${wanted}`
  return [defect('tags', text, id)]
}

function findMisfit({ misfits }: RegionFacts, { id, type }: Instance): Finding[] {
  const reason = misfits?.get(id)
  return reason === undefined ? [] : [defect('drift', `instance ${id} can't be started as a ${type}: ${reason}`, id)]
}

/** The disk against what RunInstances would make of the image now. */
function findDisk({ home, inventory, region }: RegionFacts, { id, imageId, rootVolumeId }: Instance): Finding[] {
  if (rootVolumeId === undefined) {
    return [defect('disk', `instance ${id} has no disk attached at its root device, so it can't be started`, id)]
  }
  const { images, volumes } = inventory.owned
  const image = [...images, ...(home.image === undefined ? [] : [home.image])].find((one) => one.id === imageId)
  const device = image?.devices.find(({ name }) => name === image.rootDevice)
  const volume = volumes.find((one) => one.id === rootVolumeId)
  if (device === undefined || volume === undefined) return []
  const wantsKey = device.encrypted || region.kmsKey !== undefined
  return compareDisks(volume, device, wantsKey).map(([found, wanted]) =>
    defect('disk', `the disk ${volume.id} of instance ${id} is ${found}, and would be ${wanted} by its image`, id),
  )
}

/** Pairs of what is and what would be. An account may encrypt disks whose image isn't. */
function compareDisks(
  { encrypted, sizeGiB, type }: Volume,
  { volumeGiB = sizeGiB, volumeType = type }: Image['devices'][number],
  wantsKey: boolean,
): [string, string][] {
  return [
    ...(type === volumeType ? [] : [[type, volumeType] as [string, string]]),
    ...(sizeGiB === volumeGiB ? [] : [[`${sizeGiB} GiB`, `${volumeGiB} GiB`] as [string, string]]),
    ...(encrypted || !wantsKey ? [] : [['not encrypted', 'encrypted'] as [string, string]]),
  ]
}
