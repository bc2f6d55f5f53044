// Snapshots and volumes: described, tagged, deleted. Their bytes are the folders of images and instances.
import { AwsError } from '../http/aws-error.ts'
import { many, required, tagsFor } from '../http/query.ts'
import type { XmlFields } from '../http/xml.ts'
import type { Ec2Call } from './call.ts'
import { filtered, isVisible, pageOf, renderTags, tagTimes } from './call.ts'
import type { Snapshot, Volume } from './nouns.ts'
import { newId } from './nouns.ts'

export function addSnapshot(
  call: Ec2Call,
  options: { description: string; encrypted: boolean; sizeGiB: number },
): Snapshot {
  const tags = tagsFor(call.query, 'snapshot')
  const now = Date.now()
  const snapshot: Snapshot = {
    ...{ id: newId('snap'), createdAt: now, ownerId: call.account.id, volumeId: 'vol-ffffffff', tags, ...options },
    state: 'pending',
    progress: '0%',
    taggedAt: tagTimes(tags, now),
  }
  call.region.snapshots.set(snapshot.id, snapshot)
  return snapshot
}

export function describeSnapshots(call: Ec2Call): XmlFields {
  const { query, region, account } = call
  const ids = many(query, 'SnapshotId')
  for (const id of ids) {
    if (!region.snapshots.has(id)) {
      throw new AwsError('InvalidSnapshot.NotFound', `The snapshot '${id}' does not exist.`)
    }
  }
  const owners = [...many(query, 'Owner'), ...many(query, 'OwnerId')].map((owner) =>
    owner === 'self' ? account.id : owner,
  )
  const shown = [...region.snapshots.values()].filter(
    (snapshot) =>
      isVisible(call, snapshot) &&
      (ids.length === 0 || ids.includes(snapshot.id)) &&
      (owners.length === 0 || owners.includes(snapshot.ownerId)),
  )
  const { page, nextToken } = pageOf(call, filtered(call, shown, snapshotValues), { least: 5, most: 1000 })
  return {
    snapshotSet: page.map((snapshot) => ({
      snapshotId: snapshot.id,
      volumeId: snapshot.volumeId,
      status: snapshot.state,
      startTime: new Date(snapshot.createdAt),
      progress: snapshot.progress,
      ownerId: snapshot.ownerId,
      volumeSize: snapshot.sizeGiB,
      description: snapshot.description,
      encrypted: snapshot.encrypted,
      storageTier: 'standard',
      tagSet: renderTags(snapshot.tags),
    })),
    nextToken,
  }
}

function snapshotValues(snapshot: Snapshot, filter: string): string[] | undefined {
  switch (filter) {
    case 'description':
      return [snapshot.description]
    case 'encrypted':
      return [String(snapshot.encrypted)]
    case 'owner-id':
      return [snapshot.ownerId]
    case 'progress':
      return [snapshot.progress]
    case 'snapshot-id':
      return [snapshot.id]
    case 'status':
      return [snapshot.state]
    case 'volume-id':
      return [snapshot.volumeId]
    case 'volume-size':
      return [String(snapshot.sizeGiB)]
    default:
      return undefined
  }
}

export function deleteSnapshot({ query, region }: Ec2Call): XmlFields {
  const id = required(query, 'SnapshotId')
  if (!region.snapshots.has(id)) {
    throw new AwsError('InvalidSnapshot.NotFound', `The snapshot '${id}' does not exist.`)
  }
  const user = [...region.images.values()].find(({ snapshotId }) => snapshotId === id)
  if (user !== undefined) {
    throw new AwsError('InvalidSnapshot.InUse', `The snapshot ${id} is currently in use by ${user.id}`)
  }
  region.snapshots.delete(id)
  return { return: true }
}

export function describeVolumes(call: Ec2Call): XmlFields {
  const { query, region } = call
  const ids = many(query, 'VolumeId')
  for (const id of ids) {
    if (!region.volumes.has(id)) throw new AwsError('InvalidVolume.NotFound', `The volume '${id}' does not exist.`)
  }
  const shown = [...region.volumes.values()].filter(
    (volume) => isVisible(call, volume) && (ids.length === 0 || ids.includes(volume.id)),
  )
  const { page, nextToken } = pageOf(call, filtered(call, shown, volumeValues), { least: 5, most: 1000 })
  return {
    volumeSet: page.map((volume) => ({
      volumeId: volume.id,
      size: volume.sizeGiB,
      snapshotId: volume.snapshotId,
      availabilityZone: volume.zone,
      status: volume.instanceId === undefined ? 'available' : 'in-use',
      createTime: new Date(volume.createdAt),
      attachmentSet:
        volume.instanceId === undefined
          ? []
          : [
              {
                volumeId: volume.id,
                instanceId: volume.instanceId,
                device: volume.device,
                status: 'attached',
                attachTime: new Date(volume.attachedAt),
                deleteOnTermination: volume.deleteOnTermination,
              },
            ],
      volumeType: volume.type,
      encrypted: volume.encrypted,
      tagSet: renderTags(volume.tags),
    })),
    nextToken,
  }
}

function volumeValues(volume: Volume, filter: string): (string | undefined)[] | undefined {
  switch (filter) {
    case 'attachment.instance-id':
      return [volume.instanceId]
    case 'attachment.delete-on-termination':
      return [String(volume.deleteOnTermination)]
    case 'availability-zone':
      return [volume.zone]
    case 'encrypted':
      return [String(volume.encrypted)]
    case 'size':
      return [String(volume.sizeGiB)]
    case 'snapshot-id':
      return [volume.snapshotId]
    case 'status':
      return [volume.instanceId === undefined ? 'available' : 'in-use']
    case 'volume-id':
      return [volume.id]
    case 'volume-type':
      return [volume.type]
    default:
      return undefined
  }
}

export function deleteVolume({ query, region }: Ec2Call): XmlFields {
  const id = required(query, 'VolumeId')
  const volume = region.volumes.get(id)
  if (volume === undefined) throw new AwsError('InvalidVolume.NotFound', `The volume '${id}' does not exist.`)
  if (volume.instanceId !== undefined) {
    throw new AwsError('VolumeInUse', `Volume ${id} is currently attached to ${volume.instanceId}`)
  }
  region.volumes.delete(id)
  return { return: true }
}
