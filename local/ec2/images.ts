// RegisterImage, CreateImage, CopyImage and DeregisterImage: how images come to be, and go.
import { join } from 'node:path'
import { AwsError } from '../http/aws-error.ts'
import { groups, isTrue, one, required, tagsFor, type Query } from '../http/query.ts'
import type { XmlFields } from '../http/xml.ts'
import { afterDelay } from '../delays.ts'
import { copyDisk, systemDisk } from '../guest/disk.ts'
import type { Ec2Call } from './call.ts'
import { onceByToken, tagTimes } from './call.ts'
import { instancesOf } from './describe-instances.ts'
import { reboot } from './lifecycle.ts'
import type { Build, Image, ImageDevice, Instance } from './nouns.ts'
import { imagesOf } from './describe-images.ts'
import { newId } from './nouns.ts'
import { addSnapshot } from './snapshots.ts'

type NewImage = Build &
  Pick<Image, 'name' | 'description' | 'disk' | 'devices'> &
  Partial<Pick<Image, 'source' | 'sourceInstanceId' | 'instanceStores' | 'imdsSupport' | 'encrypted'>>

/** Makes an image, pending; the caller sees to it that it comes to be available. */
function addImage(call: Ec2Call, options: NewImage): Image {
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
  const owned = [...region.images.values()].filter(({ ownerId }) => ownerId === account.id)
  if (owned.length >= (account.limits.imagesPerRegion ?? Infinity)) {
    throw new AwsError('AMIQuotaExceeded', 'You have reached your quota of AMIs in this Region.')
  }
  const now = Date.now()
  const id = newId('ami')
  const snapshot = addSnapshot(call, {
    sizeGiB: options.devices[0]?.sizeGiB ?? 0,
    description:
      options.source === undefined
        ? `Created by CreateImage(${options.sourceInstanceId ?? ''}) for ${id}`
        : `Copied for DestinationAmi ${id} from SourceAmi ${options.source.id}. Task created on ${now}.`,
    encrypted: options.encrypted ?? false,
  })
  const tags = tagsFor(query, 'image')
  const image: Image = {
    ...{ id, createdAt: now, name: options.name, description: options.description, disk: options.disk, tags },
    ...{ ownerId: account.id, isPublic: false, isProtected: false },
    state: 'pending',
    stateReason: undefined,
    snapshotId: snapshot.id,
    ...buildOf(options),
    devices: options.devices,
    instanceStores: options.instanceStores ?? [],
    sourceInstanceId: options.sourceInstanceId,
    source: options.source,
    encrypted: options.encrypted ?? false,
    imdsSupport: options.imdsSupport,
    deprecatedAt: undefined,
    taggedAt: tagTimes(tags, now),
  }
  region.images.set(id, image)
  return image
}

export function buildOf({ architecture, system, hasAgent, enaSupport }: Build): Build {
  return { architecture, system, hasAgent, enaSupport }
}

const NEW_DEVICE: ImageDevice = { name: '/dev/xvda', sizeGiB: 8, type: 'gp3', deleteOnTermination: true }

/** The devices that an image begins with, each as the call's mapping for it says, and those that other mappings add. */
function devicesOf(query: Query, first: readonly ImageDevice[]): ImageDevice[] {
  const mappings = groups(query, 'BlockDeviceMapping')
  const names = new Set([...first.map(({ name }) => name), ...mappings.flatMap(({ DeviceName }) => DeviceName ?? [])])
  return [...names].map((name) => {
    const device = first.find((one) => one.name === name) ?? NEW_DEVICE
    const mapping = mappings.find((one) => one['DeviceName'] === name) ?? {}
    const goes = mapping['Ebs.DeleteOnTermination']
    return {
      name,
      sizeGiB: Number(mapping['Ebs.VolumeSize'] ?? device.sizeGiB),
      type: mapping['Ebs.VolumeType'] ?? device.type,
      deleteOnTermination: goes === undefined ? device.deleteOnTermination : goes === 'true',
    }
  })
}

/** An image of a machine has a device for each of its volumes, the root's first. */
function devicesOfInstance({ region }: Ec2Call, { id, rootDevice }: Instance): ImageDevice[] {
  return [...region.volumes.values()]
    .filter(({ instanceId }) => instanceId === id)
    .map(({ device: name, sizeGiB, type, deleteOnTermination }) => ({ name, sizeGiB, type, deleteOnTermination }))
    .sort((a, b) => Number(b.name === rootDevice) - Number(a.name === rootDevice))
}

/** Available after the delay, and once its disk is there; the snapshot counts up meanwhile. */
function complete(call: Ec2Call, image: Image, delay: 'imageCreate' | 'imageCopy', disk: Promise<string>): void {
  const { delays } = call.account
  const snapshot = call.region.snapshots.get(image.snapshotId)
  const begunAt = Date.now()
  const progress = setInterval(() => {
    const percent = Math.min(99, Math.floor(((Date.now() - begunAt) / delays[delay]) * 100))
    if (snapshot?.state === 'pending') snapshot.progress = `${percent}%`
  }, 50).unref()
  afterDelay(delays, delay, () => {
    clearInterval(progress)
    disk.then(
      (path) => {
        image.disk = path
        settle(call, image, 'available')
      },
      (error: unknown) => settle(call, image, 'failed', error instanceof Error ? error.message : String(error)),
    )
  })
}

/** Ends an image's time as pending, and its snapshot's. */
function settle(call: Ec2Call, image: Image, state: 'available' | 'failed', reason?: string): void {
  const snapshot = call.region.snapshots.get(image.snapshotId)
  if (snapshot !== undefined) {
    snapshot.state = state === 'available' ? 'completed' : 'error'
    snapshot.progress = state === 'available' ? '100%' : snapshot.progress
  }
  if (image.state !== 'pending') return
  image.state = state
  if (reason !== undefined) image.stateReason = { code: 'Client.InternalError', message: reason }
}

function imageDisk(call: Ec2Call, id: string): string {
  return join(call.world.stateDir, call.account.id, call.region.name, id)
}

/** Makes an image with a fresh system on its disk: what an operator's own images begin with. */
export function registerImage(call: Ec2Call): XmlFields {
  const disk = systemDisk(call.world.stateDir, 'amazon-linux')
  const image = addImage(call, {
    ...{ name: required(call.query, 'Name'), description: one(call.query, 'Description') ?? '', disk },
    ...{ system: 'amazon-linux', hasAgent: true, enaSupport: isTrue(call.query, 'EnaSupport') },
    architecture: one(call.query, 'Architecture') ?? 'x86_64',
    devices: devicesOf(call.query, [NEW_DEVICE]),
  })
  settle(call, image, 'available')
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
    ...buildOf(instance),
    devices: devicesOf(call.query, devicesOfInstance(call, instance)),
  })
  const to = imageDisk(call, image.id)
  // EC2 reboots a running machine for the sake of a consistent disk, unless told not to.
  if (instance.state === 'running' && !isTrue(call.query, 'NoReboot')) await reboot(call.region, instance)
  const copied = copyDisk(join(instance.folder, 'disk'), to).then(() => to)
  copied.catch(() => undefined)
  complete(call, image, 'imageCreate', copied)
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
    ...buildOf(source),
    ...{ devices: source.devices, instanceStores: source.instanceStores, imdsSupport: source.imdsSupport },
  })
  if (isTrue(call.query, 'CopyImageTags')) {
    for (const [key, value] of source.tags) if (!image.tags.has(key)) image.tags.set(key, value)
  }
  // A bad key is noticed only after the call has succeeded. Disks of images never change, so both share one folder.
  const fault = call.region.copyFaults.shift()
  const key = one(call.query, 'KmsKeyId')
  const isBadKey = key !== undefined && !/^(alias\/aws\/ebs|arn:aws:kms:.*|[0-9a-f-]{36})$/.test(key)
  const trouble = fault ?? (isBadKey ? `Given key ID ${key} is not accessible` : undefined)
  const held = call.region.copyHold?.over ?? Promise.resolve()
  const disk = trouble === undefined ? held.then(() => source.disk) : Promise.reject<string>(new Error(trouble))
  disk.catch(() => undefined)
  complete(call, image, 'imageCopy', disk)
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
