// DescribeImages: which images, and how one looks in the answer.
import { AwsError } from '../http/aws-error.ts'
import { isTrue, many } from '../http/query.ts'
import type { XmlFields } from '../http/xml.ts'
import type { Ec2Call } from './call.ts'
import { filtered, isVisible, pageOf, renderTags } from './call.ts'
import { ROOT_DEVICE, type Image } from './nouns.ts'

export function imagesOf(call: Ec2Call, ids: readonly string[]): Image[] {
  return ids.map((id) => {
    if (!/^ami-[0-9a-f]{8,17}$/.test(id)) throw new AwsError('InvalidAMIID.Malformed', `Invalid id: "${id}"`)
    const image = call.region.images.get(id)
    if (image === undefined || !isVisible(call, image)) {
      throw new AwsError('InvalidAMIID.NotFound', `The image id '[${id}]' does not exist`)
    }
    return image
  })
}

export function describeImages(call: Ec2Call): XmlFields {
  const ids = many(call.query, 'ImageId')
  const owners = many(call.query, 'Owner')
  const candidates = (ids.length > 0 ? imagesOf(call, ids) : imagesOfAll(call)).filter(
    (image) =>
      isVisible(call, image) &&
      (image.isPublic || image.ownerId === call.account.id) &&
      (owners.length === 0 || owners.some((owner) => isOwner(owner, image, call.account.id))) &&
      (image.state !== 'disabled' || isTrue(call.query, 'IncludeDisabled')),
  )
  const { page, nextToken } = pageOf(call, filtered(call, candidates, valuesOf), { least: 1, most: 1000 })
  return { imagesSet: page.map(renderImage), nextToken }
}

/** Everybody's public images are seen too. */
function imagesOfAll({ world, region }: Ec2Call): Image[] {
  return [...world.accounts.values()].flatMap((account) => [
    ...(account.regions.get(region.name)?.images.values() ?? []),
  ])
}

function isOwner(owner: string, image: Image, account: string): boolean {
  return (
    owner === image.ownerId || (owner === 'self' && image.ownerId === account) || (owner === 'amazon' && image.isPublic)
  )
}

function valuesOf(image: Image, filter: string): (string | undefined)[] | undefined {
  switch (filter) {
    case 'architecture':
      return [image.architecture]
    case 'description':
      return [image.description]
    case 'image-id':
      return [image.id]
    case 'is-public':
      return [String(image.isPublic)]
    case 'name':
      return [image.name]
    case 'owner-id':
      return [image.ownerId]
    case 'owner-alias':
      return [image.isPublic ? 'amazon' : undefined]
    case 'root-device-type':
      return ['ebs']
    case 'source-image-id':
      return [image.source?.id]
    case 'source-image-region':
      return [image.source?.region]
    case 'source-instance-id':
      return [image.sourceInstanceId]
    case 'state':
      return [image.state]
    case 'virtualization-type':
      return ['hvm']
    case 'block-device-mapping.snapshot-id':
      return [image.snapshotId]
    default:
      return undefined
  }
}

function renderImage(image: Image): XmlFields {
  return {
    imageId: image.id,
    imageLocation: `${image.ownerId}/${image.name}`,
    imageState: image.state,
    stateReason: image.stateReason,
    imageOwnerId: image.ownerId,
    creationDate: new Date(image.createdAt).toISOString(),
    isPublic: image.isPublic,
    architecture: image.architecture,
    imageType: 'machine',
    name: image.name,
    description: image.description === '' ? undefined : image.description,
    rootDeviceType: 'ebs',
    rootDeviceName: ROOT_DEVICE,
    blockDeviceMapping: image.devices.map(({ name, sizeGiB, type, deleteOnTermination }) => ({
      deviceName: name,
      ebs: {
        snapshotId: name === ROOT_DEVICE ? image.snapshotId : undefined,
        volumeSize: sizeGiB,
        deleteOnTermination,
        volumeType: type,
        encrypted: image.encrypted,
      },
    })),
    virtualizationType: 'hvm',
    hypervisor: 'xen',
    enaSupport: image.enaSupport,
    platformDetails: 'Linux/UNIX',
    sourceInstanceId: image.sourceInstanceId,
    sourceImageId: image.source?.id,
    sourceImageRegion: image.source?.region,
    tagSet: renderTags(image.tags),
  }
}
