// Builds the RunInstances request: everything that makes an instance what it has to be, in the one call.
import type { BlockDeviceMapping, EbsBlockDevice, RunInstancesCommandInput } from '@aws-sdk/client-ec2'
import type { ImageDevice } from '../aws/images.ts'
import { isTerminal } from '../aws/instance-lifecycle.ts'
import type { Instance } from '../aws/instances.ts'
import type { Placement } from '../aws/placement.ts'
import { tagList } from '../aws/tags.ts'
import type { RegionContext } from '../context.ts'
import { creditsOf } from '../fleet/credits.ts'
import { userData } from '../guest/commands.ts'
import { creationTags, refusedTag, TAG } from '../tags.ts'
import type { Source } from './source.ts'

/** A RunInstances request without the counts, which are one, and without the client token, made from the rest. */
export type NewInstance = Omit<RunInstancesCommandInput, 'MinCount' | 'MaxCount'>

/** Whether an instance of ours, not necessarily of this request, is what the request would make. */
export function isAsWanted(instance: Instance, request: NewInstance): boolean {
  const isRunner = instance.tags[TAG.role] === 'runner' && ['proving', 'ready'].includes(instance.tags[TAG.state] ?? '')
  return (
    isRunner &&
    !isTerminal(instance) &&
    instance.imageId === request.ImageId &&
    instance.type === request.InstanceType &&
    instance.subnetId === request.SubnetId &&
    instance.keyName === request.KeyName &&
    instance.profile === request.IamInstanceProfile?.Name &&
    instance.securityGroupIds.join() === request.SecurityGroupIds?.join()
  )
}

/** What an instance is made from, and where. */
interface Parts {
  readonly place: Placement
  /** The types that EC2 has refused before this one. */
  readonly refused: readonly string[]
  readonly source: Source
  readonly imageId: string
  readonly groupId: string
  /** The image's disks. */
  readonly devices: readonly ImageDevice[]
}

/** The request for an instance: the same parts make the same request, byte for byte. */
export function buildRequest(
  { fleet, region }: RegionContext,
  { place, refused, source, imageId, groupId, devices }: Parts,
): NewInstance {
  const credits = creditsOf(fleet.instance, place.type)
  const mappings = mapDisks(devices, region.kmsKey)
  const instanceTags = creationTags(fleet, {
    [TAG.role]: 'runner',
    [TAG.state]: 'proving',
    [TAG.image]: source.image.id,
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

/**
 * Gives mappings for the disks that must differ from the image: an image may let a disk outlive its instance, which
 * would be billed unnoticed, and a key encrypts. Any other disk has no mapping, and so stays as the image has it.
 */
function mapDisks(devices: readonly ImageDevice[], kmsKey: string | undefined): BlockDeviceMapping[] {
  return devices
    .filter(({ deleteOnTermination }) => !deleteOnTermination || kmsKey !== undefined)
    .map((device) => mapDisk(device, kmsKey))
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
