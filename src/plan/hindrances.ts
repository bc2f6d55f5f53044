// Finds what keeps a run from claiming and starting a machine that looks ready: its tags, claims, type and disks.
import { MAX_TAGS, TAG } from '../tags.ts'
import type { Image } from '../aws/images.ts'
import type { Instance } from '../aws/instances.ts'
import type { Volume } from '../aws/inventory.ts'
import type { RegionFacts } from './facts.ts'
import { defect, type Finding } from './steps.ts'

/** Finds what would make a run on this runner fail before its payload. */
export function findHindrances(facts: RegionFacts, runner: Instance): Finding[] {
  return [...findTags(runner), ...findMisfit(facts, runner), ...findDisks(facts, runner)]
}

/** Finds a lack of room for tags: a run writes its claim as a tag, and then the slot that it serves. */
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

/** Compares its disks with what RunInstances would make of the image now, where they are ours and it is known. */
function findDisks(
  { fleet, home, inventory, region }: RegionFacts,
  { id, imageId, rootVolumeId }: Instance,
): Finding[] {
  if (rootVolumeId === undefined) {
    return [defect('disk', `instance ${id} has no disk attached at its root device, so it can't be started`, id)]
  }
  const { images, volumes } = inventory.owned
  const image = [...images, ...(home.image === undefined ? [] : [home.image])].find((one) => one.id === imageId)
  return (image?.devices ?? []).flatMap((device) => {
    const volume = volumes.find((one) =>
      device.name === image?.rootDevice ? one.id === rootVolumeId : one.instanceId === id && one.device === device.name,
    )
    if (volume === undefined) return []
    const isSized = device.name === image?.rootDevice && fleet.instance.diskGiB !== undefined
    const wanted = isSized ? { ...device, volumeGiB: fleet.instance.diskGiB } : device
    const wantsKey = device.encrypted || region.kmsKey !== undefined
    return compareDisks(volume, wanted, wantsKey).map(([found, wanted]) =>
      defect('disk', `the disk ${volume.id} of instance ${id} is ${found}, and would be ${wanted} by its image`, id),
    )
  })
}

/** Gives pairs of what is and what would be. An account may encrypt disks whose image isn't encrypted. */
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
