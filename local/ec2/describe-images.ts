// DescribeImages: which images, and how one looks in the answer.
import { AwsError } from '../http/aws-error.ts'
import { isTrue, many } from '../http/query.ts'
import type { XmlFields } from '../http/xml.ts'
import { ownerAlias } from './bases.ts'
import type { Ec2Call } from './call.ts'
import { filtered, isVisible, pageOf, renderTags } from './call.ts'
import { rootOf, type Image } from './nouns.ts'

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
      (image.state !== 'disabled' || isTrue(call.query, 'IncludeDisabled')) &&
      (ids.length > 0 || !isHidden(call, image)),
  )
  const { page, nextToken } = pageOf(call, filtered(call, candidates, valuesOf), { least: 1, most: 1000 })
  return { imagesSet: page.map(renderImage), nextToken }
}

/** What others have made public is seen too; of Amazon's images every account has its own. */
function imagesOfAll({ world, account, region }: Ec2Call): Image[] {
  return [...world.accounts.values()].flatMap((one) =>
    [...(one.regions.get(region.name)?.images.values() ?? [])].filter(
      ({ ownerId }) => one.id === account.id || one.id === ownerId,
    ),
  )
}

/** "Deprecate an Amazon EC2 AMI" (EC2 User Guide): such an image is shown to its owner, or to those who know its id. */
function isHidden({ account, query }: Ec2Call, { ownerId, deprecatedAt = Infinity }: Image): boolean {
  return deprecatedAt <= Date.now() && ownerId !== account.id && !isTrue(query, 'IncludeDeprecated')
}

function isOwner(owner: string, image: Image, account: string): boolean {
  return owner === image.ownerId || (owner === 'self' && image.ownerId === account) || owner === ownerAlias(image)
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
      return [ownerAlias(image)]
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
    imageLocation: `${ownerAlias(image) ?? image.ownerId}/${image.name}`,
    imageOwnerAlias: ownerAlias(image),
    imageState: image.state,
    stateReason: image.stateReason,
    imageOwnerId: image.ownerId,
    creationDate: new Date(image.createdAt).toISOString(),
    deprecationTime: image.deprecatedAt === undefined ? undefined : new Date(image.deprecatedAt).toISOString(),
    isPublic: image.isPublic,
    architecture: image.architecture,
    imageType: 'machine',
    name: image.name,
    description: image.description === '' ? undefined : image.description,
    rootDeviceType: 'ebs',
    rootDeviceName: rootOf(image).name,
    blockDeviceMapping: renderDevices(image),
    virtualizationType: 'hvm',
    hypervisor: 'xen',
    enaSupport: image.enaSupport,
    imdsSupport: image.imdsSupport,
    platformDetails: 'Linux/UNIX',
    sourceInstanceId: image.sourceInstanceId,
    sourceImageId: image.source?.id,
    sourceImageRegion: image.source?.region,
    tagSet: renderTags(image.tags),
  }
}

function renderDevices(image: Image): XmlFields[] {
  const ebs = image.devices.map(({ name, sizeGiB, type, iops, throughput, deleteOnTermination }) => ({
    deviceName: name,
    ebs: {
      snapshotId: name === rootOf(image).name ? image.snapshotId : undefined,
      volumeSize: sizeGiB,
      deleteOnTermination,
      volumeType: type,
      iops,
      throughput,
      encrypted: image.encrypted,
    },
  }))
  return [...ebs, ...image.instanceStores.map((deviceName, at) => ({ deviceName, virtualName: `ephemeral${at}` }))]
}
