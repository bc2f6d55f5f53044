// RegisterImage, CreateImage, CopyImage and DeregisterImage: how images come to be, and go.
import { join } from 'node:path'
import { AwsError } from '../http/aws-error.ts'
import { groups, isTrue, one, required, tagsFor, type Query } from '../http/query.ts'
import type { XmlFields } from '../http/xml.ts'
import { copyDisk, makeEmptyDisk } from '../guest/disk.ts'
import type { Ec2Call } from './call.ts'
import { onceByToken, tagTimes } from './call.ts'
import { instancesOf } from './describe-instances.ts'
import { reboot } from './lifecycle.ts'
import type { Image, ImageDevice } from './nouns.ts'
import { imagesOf } from './describe-images.ts'
import { newId, ROOT_DEVICE } from './nouns.ts'
import { addSnapshot } from './snapshots.ts'

type NewImage = { name: string; description: string; disk: string; enaSupport: boolean; encrypted?: boolean } & Partial<
  Pick<Image, 'id' | 'source' | 'sourceInstanceId' | 'ownerId' | 'isPublic' | 'devices'>
>

/** Makes an image, pending; the caller sees to it that it comes to be available. */
export function addImage(call: Ec2Call, options: NewImage): Image {
  const { region, account, query } = call
  const taken = [...region.images.values()].find(
    ({ name, ownerId, state }) => name === options.name && ownerId === account.id && state !== 'deregistered',
  )
  if (!/^[\w ()[\]./'@-]{3,128}$/.test(options.name)) {
    throw new AwsError('InvalidAMIName.Malformed', 'AMI names must be between 3 and 128 characters long.')
  }
  if (taken !== undefined) {
    const message = `AMI name ${options.name} is already in use by AMI ${taken.id}`
    throw new AwsError('InvalidAMIName.Duplicate', message)
  }
  if (region.images.size >= (account.limits.imagesPerRegion ?? Infinity)) {
    throw new AwsError('AMIQuotaExceeded', 'You have reached your quota of AMIs in this Region.')
  }
  const now = Date.now()
  const id = options.id ?? newId('ami')
  const snapshot = addSnapshot(call, {
    description:
      options.source === undefined
        ? `Created by CreateImage(${options.sourceInstanceId ?? ''}) for ${id}`
        : `Copied for DestinationAmi ${id} from SourceAmi ${options.source.id}. Task created on ${now}.`,
    encrypted: options.encrypted ?? false,
  })
  const tags = tagsFor(query, 'image')
  const image: Image = {
    ...{ id, createdAt: now, name: options.name, description: options.description, disk: options.disk, tags },
    ownerId: options.ownerId ?? account.id,
    isPublic: options.isPublic ?? false,
    isProtected: false,
    state: 'pending',
    stateReason: undefined,
    snapshotId: snapshot.id,
    devices: options.devices ?? devicesOf(query),
    sourceInstanceId: options.sourceInstanceId,
    source: options.source,
    encrypted: options.encrypted ?? false,
    architecture: 'x86_64',
    enaSupport: options.enaSupport,
    taggedAt: tagTimes(tags, now),
  }
  region.images.set(id, image)
  return image
}

/** The root device, as the mapping for it says, and those that the call's mappings add. */
function devicesOf(query: Query): ImageDevice[] {
  const mappings = groups(query, 'BlockDeviceMapping')
  const asked = (name: string): ImageDevice => {
    const mapping = mappings.find((one) => one['DeviceName'] === name) ?? {}
    return {
      name,
      sizeGiB: Number(mapping['Ebs.VolumeSize'] ?? '8'),
      type: mapping['Ebs.VolumeType'] ?? 'gp3',
      deleteOnTermination: mapping['Ebs.DeleteOnTermination'] !== 'false',
    }
  }
  const others = mappings.flatMap(({ DeviceName = ROOT_DEVICE }) => (DeviceName === ROOT_DEVICE ? [] : [DeviceName]))
  return [ROOT_DEVICE, ...others].map(asked)
}

/** Available after the delay, and once its disk is there; the snapshot counts up meanwhile. */
function complete(call: Ec2Call, image: Image, ms: number, disk: Promise<string>): void {
  const snapshot = call.region.snapshots.get(image.snapshotId)
  const begunAt = Date.now()
  const progress = setInterval(
    () => {
      const percent = Math.min(99, Math.floor(((Date.now() - begunAt) / ms) * 100))
      if (snapshot?.state === 'pending') snapshot.progress = `${percent}%`
    },
    Math.max(20, ms / 10),
  ).unref()
  const end = (state: Image['state'], reason?: string): void => {
    clearInterval(progress)
    if (snapshot !== undefined) {
      snapshot.state = state === 'available' ? 'completed' : 'error'
      snapshot.progress = state === 'available' ? '100%' : snapshot.progress
    }
    if (image.state !== 'pending') return
    image.state = state
    if (reason !== undefined) image.stateReason = { code: 'Client.InternalError', message: reason }
  }
  setTimeout(() => {
    disk.then(
      (path) => {
        image.disk = path
        end('available')
      },
      (error: unknown) => end('failed', error instanceof Error ? error.message : String(error)),
    )
  }, ms).unref()
}

function imageDisk(call: Ec2Call, id: string): string {
  return join(call.world.stateDir, call.account.id, call.region.name, id)
}

/** Makes an image with an empty Linux disk: the seed everything else is made from. */
export async function registerImage(call: Ec2Call): Promise<XmlFields> {
  const name = required(call.query, 'Name')
  const disk = join(call.world.stateDir, call.account.id, call.region.name, newId('disk'))
  await makeEmptyDisk(disk)
  const image = addImage(call, {
    ...{ name, description: one(call.query, 'Description') ?? '', disk },
    enaSupport: isTrue(call.query, 'EnaSupport'),
  })
  complete(call, image, 0, Promise.resolve(disk))
  return { imageId: image.id }
}

export async function createImage(call: Ec2Call): Promise<XmlFields> {
  const [instance] = instancesOf(call, [required(call.query, 'InstanceId')])
  if (instance === undefined || !['running', 'stopped', 'stopping', 'pending'].includes(instance.state)) {
    throw new AwsError('IncorrectInstanceState', `Instance '${instance?.id ?? ''}' is not 'running' or 'stopped'.`)
  }
  const image = addImage(call, {
    name: required(call.query, 'Name'),
    description: one(call.query, 'Description') ?? '',
    disk: '',
    sourceInstanceId: instance.id,
    enaSupport: instance.enaSupport,
  })
  const to = imageDisk(call, image.id)
  // EC2 reboots a running machine for the sake of a consistent disk, unless told not to.
  if (instance.state === 'running' && !isTrue(call.query, 'NoReboot')) await reboot(call.region, instance)
  const copied = copyDisk(join(instance.folder, 'disk'), to).then(() => to)
  copied.catch(() => undefined)
  complete(call, image, call.account.delays.imageCreate, copied)
  return { imageId: image.id }
}

export async function copyImage(call: Ec2Call): Promise<XmlFields> {
  const id = await onceByToken(call, () => Promise.resolve(beginCopy(call)))
  return { imageId: id }
}

function beginCopy(call: Ec2Call): string {
  const [sourceRegion, sourceId] = [required(call.query, 'SourceRegion'), required(call.query, 'SourceImageId')]
  const source = call.account.regions.get(sourceRegion)?.images.get(sourceId)
  if (source === undefined || source.state === 'deregistered') {
    throw new AwsError('InvalidAMIID.NotFound', `The image id '[${sourceId}]' does not exist`)
  }
  if (source.state !== 'available') {
    throw new AwsError('InvalidRequest', `Image ${sourceId} is not available for copying: ${source.state}`)
  }
  const image = addImage(call, {
    name: required(call.query, 'Name'),
    description: one(call.query, 'Description') ?? '',
    disk: '',
    encrypted: isTrue(call.query, 'Encrypted') || source.encrypted,
    source: { id: sourceId, region: sourceRegion },
    devices: source.devices,
    enaSupport: source.enaSupport,
  })
  if (isTrue(call.query, 'CopyImageTags')) {
    for (const [key, value] of source.tags) if (!image.tags.has(key)) image.tags.set(key, value)
  }
  // A bad key is noticed only after the call has succeeded. Disks of images never change, so both share one folder.
  const fault = call.region.copyFaults.shift()
  const key = one(call.query, 'KmsKeyId')
  const isBadKey = key !== undefined && !/^(alias\/aws\/ebs|arn:aws:kms:.*|[0-9a-f-]{36})$/.test(key)
  const trouble = fault ?? (isBadKey ? `Given key ID ${key} is not accessible` : undefined)
  const disk = trouble === undefined ? Promise.resolve(source.disk) : Promise.reject<string>(new Error(trouble))
  disk.catch(() => undefined)
  complete(call, image, call.account.delays.imageCopy, disk)
  return image.id
}

export function deregisterImage(call: Ec2Call): XmlFields {
  const [image] = imagesOf(call, [required(call.query, 'ImageId')])
  if (image === undefined || image.ownerId !== call.account.id) {
    throw new AwsError('AuthFailure', 'Not authorized for image', { status: 403 })
  }
  if (image.isProtected) {
    throw new AwsError('OperationNotPermitted', `The image ${image.id} is protected from deregistration.`)
  }
  image.state = 'deregistered'
  call.region.images.delete(image.id)
  if (!isTrue(call.query, 'DeleteAssociatedSnapshots')) return { return: true }
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSnapshotReturnCode.html
  const isShared = [...call.region.images.values()].some(({ snapshotId }) => snapshotId === image.snapshotId)
  const isThere = call.region.snapshots.has(image.snapshotId)
  if (!isShared) call.region.snapshots.delete(image.snapshotId)
  const returnCode = isShared ? 'skipped' : isThere ? 'success' : 'internal-error'
  return { return: true, deleteSnapshotResultSet: [{ snapshotId: image.snapshotId, returnCode }] }
}
