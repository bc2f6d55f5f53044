// Builds the RunInstances request: everything that makes an instance what it has to be, in the one call.
import type { BlockDeviceMapping, EbsBlockDevice, RunInstancesCommandInput } from '@aws-sdk/client-ec2'
import type { BaseSetup } from '../files/setup.ts'
import type { Image, ImageDevice } from '../aws/images.ts'
import { isTerminal } from '../aws/instance-lifecycle.ts'
import type { Instance } from '../aws/instances.ts'
import type { Placement } from '../aws/placement.ts'
import { parseTags, tagList } from '../aws/tags.ts'
import type { RegionContext } from '../context.ts'
import { creditsOf } from '../fleet/credits.ts'
import { setupSizeOf } from '../fleet/fleet.ts'
import { userData } from '../guest/commands.ts'
import { isProving, provingValue } from '../lease.ts'
import { baseTag, creationTags, parseSetup, refusedTag, setupTag, TAG, type SetupStage, type Tags } from '../tags.ts'
import type { Source } from './source.ts'

/** A RunInstances request without the counts, which are one, and without the client token, made from the rest. */
export type NewInstance = Omit<RunInstancesCommandInput, 'MinCount' | 'MaxCount'>

/** Whether an instance of ours, not necessarily of this request, is what the request would make. */
export function isAsWanted(instance: Instance, request: NewInstance): boolean {
  const { tags } = instance
  const isRunner = tags[TAG.role] === 'runner' && (isProving(tags) || tags[TAG.state] === 'ready')
  return (
    isRunner &&
    parseSetup(tags)?.hash === parseSetup(tagsOf(request))?.hash &&
    !isTerminal(instance) &&
    instance.imageId === request.ImageId &&
    instance.type === request.InstanceType &&
    instance.subnetId === request.SubnetId &&
    instance.keyName === request.KeyName &&
    instance.profile === request.IamInstanceProfile?.Name &&
    instance.securityGroupIds.join() === request.SecurityGroupIds?.join()
  )
}

/** The tags that a request gives its instance. */
function tagsOf({ TagSpecifications = [] }: NewInstance): Tags {
  const own = TagSpecifications.find(({ ResourceType }) => ResourceType === 'instance')
  return parseTags(own?.Tags)
}

/** What an instance is made from, and where. */
interface Parts {
  readonly place: Placement
  /** The types that EC2 has refused before this one. */
  readonly refused: readonly string[]
  readonly source: Source
  readonly imageId: string
  readonly groupId: string
  /** The image itself, for its disks. */
  readonly image: Pick<Image, 'devices' | 'rootDevice'>
}

/** The request for an instance: the same parts make the same request, byte for byte. */
export function buildRequest(
  { fleet, region }: RegionContext,
  { place, refused, source, imageId, groupId, image: { devices, rootDevice } }: Parts,
): NewInstance {
  const { base } = source.home
  const credits = creditsOf(fleet.instance, place.type)
  const mappings = mapDisks(devices, { kmsKey: region.kmsKey, rootDevice, rootGiB: fleet.instance.diskGiB })
  const instanceTags = creationTags(fleet, {
    [TAG.role]: 'runner',
    [TAG.state]: provingValue(setupSizeOf(fleet)),
    [TAG.image]: source.image.id,
    ...(base === undefined ? {} : { ...baseTag(source.image), ...setupTag(base.hash, firstStage(base)) }),
    ...refusedTag(refused),
  })
  return {
    ImageId: imageId,
    InstanceType: place.type as NonNullable<RunInstancesCommandInput['InstanceType']>,
    SubnetId: place.subnetId,
    SecurityGroupIds: [groupId],
    KeyName: fleet.keyPair,
    IamInstanceProfile: { Name: source.profile },
    MetadataOptions: {
      HttpTokens: fleet.instance.metadata,
      HttpEndpoint: 'enabled',
      HttpPutResponseHopLimit: fleet.instance.metadataHops,
    },
    // EC2 refuses it for a type without credits.
    CreditSpecification: credits && { CpuCredits: credits },
    InstanceInitiatedShutdownBehavior: 'stop',
    BlockDeviceMappings: mappings.length === 0 ? undefined : mappings,
    UserData: Buffer.from(userData(fleet.fuseSeconds)).toString('base64'),
    TagSpecifications: [
      { ResourceType: 'instance', Tags: tagList(instanceTags) },
      { ResourceType: 'volume', Tags: tagList(creationTags(fleet)) },
      { ResourceType: 'network-interface', Tags: tagList(creationTags(fleet)) },
    ],
  }
}

/** A base that is used as it is has nothing to be set up. */
function firstStage({ setup }: BaseSetup): SetupStage {
  return setup === undefined ? 'done' : 'pending'
}

/** How disks are to differ from the image. */
interface Wanted {
  readonly kmsKey: string | undefined
  readonly rootDevice: string
  readonly rootGiB: number | undefined
}

/**
 * Gives mappings for the disks that must differ from the image: an image may let a disk outlive its instance, which
 * would be billed unnoticed, a key encrypts, and the root may be made larger. Any other disk has no mapping, and so
 * stays as the image has it.
 */
function mapDisks(devices: readonly ImageDevice[], { kmsKey, rootDevice, rootGiB }: Wanted): BlockDeviceMapping[] {
  const isSized = ({ name }: ImageDevice): boolean => rootGiB !== undefined && name === rootDevice
  return devices
    .filter((device) => !device.deleteOnTermination || kmsKey !== undefined || isSized(device))
    .map((device) => mapDisk(isSized(device) ? { ...device, volumeGiB: rootGiB } : device, kmsKey))
}

/**
 * Maps a disk with the image's type, size, IOPS and throughput: EC2 may fill what a mapping leaves out with its own
 * values, not with the image's. IOPS may be named for some types only, throughput for gp3 only
 * (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EbsBlockDevice.html).
 */
function mapDisk(
  { name, volumeGiB, volumeType, iops, throughput }: ImageDevice,
  kmsKey: string | undefined,
): BlockDeviceMapping {
  const hasIops = volumeType === 'gp3' || volumeType === 'io1' || volumeType === 'io2'
  return {
    DeviceName: name,
    Ebs: {
      DeleteOnTermination: true,
      VolumeSize: volumeGiB,
      VolumeType: volumeType as EbsBlockDevice['VolumeType'],
      Iops: hasIops ? iops : undefined,
      Throughput: volumeType === 'gp3' ? throughput : undefined,
      Encrypted: kmsKey === undefined ? undefined : true,
      KmsKeyId: kmsKey,
    },
  }
}
