// Finds, copies and removes machine images and their snapshots.
import {
  CopyImageCommand,
  DeleteSnapshotCommand,
  DeregisterImageCommand,
  paginateDescribeImages,
  paginateDescribeSnapshots,
  type EC2Client,
  type Filter,
  type Image as SdkImage,
} from '@aws-sdk/client-ec2'
import { isNotFound } from './errors.ts'
import { isMeant } from './filters.ts'
import { parseTags, tagList } from './tags.ts'
import { type Tags } from '../tags.ts'

/** A machine image. */
export interface Image {
  readonly id: string
  readonly name: string
  readonly state: string
  readonly stateReason: string | undefined
  readonly ownerId: string
  readonly created: Date
  readonly architecture: string
  readonly enaSupport: boolean
  readonly rootDevice: string
  /** EBS devices of the image, in order; those of instance stores are left out. */
  readonly devices: readonly ImageDevice[]
  readonly sourceImageId: string | undefined
  readonly sourceRegion: string | undefined
  readonly tags: Tags
}

/** One EBS device of an image. */
export interface ImageDevice {
  readonly name: string
  /** Undefined for a disk that begins empty. */
  readonly snapshotId: string | undefined
  readonly encrypted: boolean
  /** Whether the disk goes with its instance. */
  readonly deleteOnTermination: boolean
  readonly volumeGiB: number | undefined
  /** Such as `gp3`; undefined where EC2 doesn't say. */
  readonly volumeType: string | undefined
  readonly iops: number | undefined
  /** In MiB/s; of gp3 only. */
  readonly throughput: number | undefined
}

/** A snapshot of an EBS volume. */
export interface Snapshot {
  readonly id: string
  readonly state: string
  /** As EC2 gives it, `42%`. */
  readonly progress: string
  readonly volumeGiB: number
  readonly tags: Tags
}

/** The snapshots that an image is made of. */
export function snapshotIds({ devices }: Image): string[] {
  return devices.flatMap(({ snapshotId }) => snapshotId ?? [])
}

/** Images of this account that match, all pages; disabled ones included, so that they can be named. */
export async function listImages(ec2: EC2Client, filters: Filter[]): Promise<Image[]> {
  const images: Image[] = []
  const query = { Owners: ['self'], Filters: filters, IncludeDisabled: true }
  for await (const page of paginateDescribeImages({ client: ec2 }, query)) {
    images.push(...(page.Images ?? []).map(parseImage))
  }
  return images.filter(({ name, tags }) => isMeant(filters, { tags, values: { name } }))
}

/** Lists images of a name, of any owner, as far as this account may see them. */
export async function listImagesOfAnybody(ec2: EC2Client, name: string): Promise<Image[]> {
  const images: Image[] = []
  const query = { Filters: [{ Name: 'name', Values: [name] }] }
  for await (const page of paginateDescribeImages({ client: ec2 }, query)) {
    images.push(...(page.Images ?? []).map(parseImage))
  }
  return images.filter((image) => image.name === name)
}

/** One image by its id, of whatever owner; undefined when it isn't there. */
export async function findImage(ec2: EC2Client, id: string): Promise<Image | undefined> {
  try {
    const images: Image[] = []
    for await (const page of paginateDescribeImages({ client: ec2 }, { ImageIds: [id], IncludeDisabled: true })) {
      images.push(...(page.Images ?? []).map(parseImage))
    }
    return images[0]
  } catch (error) {
    if (isNotFound(error)) return undefined
    throw error
  }
}

/** Snapshots of this account that match, all pages. */
export async function listSnapshots(ec2: EC2Client, filters: Filter[]): Promise<Snapshot[]> {
  const snapshots: Snapshot[] = []
  for await (const page of paginateDescribeSnapshots({ client: ec2 }, { OwnerIds: ['self'], Filters: filters })) {
    for (const snapshot of page.Snapshots ?? []) {
      snapshots.push({
        id: snapshot.SnapshotId ?? '',
        state: snapshot.State ?? 'unknown',
        progress: snapshot.Progress ?? '',
        volumeGiB: snapshot.VolumeSize ?? 0,
        tags: parseTags(snapshot.Tags),
      })
    }
  }
  return snapshots.filter(({ tags }) => isMeant(filters, { tags }))
}

/**
 * Starts a copy of an image into the client's region and gives the new image's id; the copy goes on by itself.
 * Image and snapshots are tagged in the same call, so that nothing untagged can be left over.
 */
export async function copyImage(
  ec2: EC2Client,
  request: {
    name: string
    sourceImageId: string
    sourceRegion: string
    kmsKey: string | undefined
    tags: Tags
    clientToken: string
  },
): Promise<string> {
  const tags = tagList(request.tags)
  const answer = await ec2.send(
    new CopyImageCommand({
      Name: request.name,
      Description: `Copy of ${request.sourceImageId} from ${request.sourceRegion}`,
      SourceImageId: request.sourceImageId,
      SourceRegion: request.sourceRegion,
      ClientToken: request.clientToken,
      Encrypted: request.kmsKey === undefined ? undefined : true,
      KmsKeyId: request.kmsKey,
      TagSpecifications: [
        { ResourceType: 'image', Tags: tags },
        { ResourceType: 'snapshot', Tags: tags },
      ],
    }),
  )
  if (answer.ImageId === undefined) throw new Error('CopyImage answered without an image id')
  return answer.ImageId
}

/** Deregisters an image; already gone is success. Its snapshots stay, and are deleted one by one. */
export async function deregisterImage(ec2: EC2Client, id: string): Promise<void> {
  try {
    await ec2.send(new DeregisterImageCommand({ ImageId: id }))
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}

/** Deletes a snapshot; already gone is success. Throws InvalidSnapshot.InUse while an image still refers to it. */
export async function deleteSnapshot(ec2: EC2Client, id: string): Promise<void> {
  try {
    await ec2.send(new DeleteSnapshotCommand({ SnapshotId: id }))
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}

function parseImage(image: SdkImage): Image {
  return {
    id: image.ImageId ?? '',
    name: image.Name ?? '',
    state: image.State ?? 'unknown',
    stateReason: image.StateReason?.Message,
    ownerId: image.OwnerId ?? '',
    created: new Date(image.CreationDate ?? 0),
    architecture: image.Architecture ?? 'x86_64',
    enaSupport: image.EnaSupport ?? false,
    rootDevice: image.RootDeviceName ?? '/dev/xvda',
    devices: (image.BlockDeviceMappings ?? []).flatMap(({ DeviceName, Ebs }) =>
      DeviceName === undefined || Ebs === undefined
        ? []
        : [
            {
              name: DeviceName,
              snapshotId: Ebs.SnapshotId,
              encrypted: Ebs.Encrypted ?? false,
              // One that isn't known to go is told to.
              deleteOnTermination: Ebs.DeleteOnTermination ?? false,
              volumeGiB: Ebs.VolumeSize,
              volumeType: Ebs.VolumeType,
              iops: Ebs.Iops,
              throughput: Ebs.Throughput,
            },
          ],
    ),
    sourceImageId: image.SourceImageId,
    sourceRegion: image.SourceImageRegion,
    tags: parseTags(image.Tags),
  }
}
