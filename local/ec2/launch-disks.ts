// The disks of a new machine: which mappings EC2 takes, and the volumes that come of the image and of them.
import { AwsError } from '../http/aws-error.ts'
import type { Query } from '../http/query.ts'
import { groups, tagsFor } from '../http/query.ts'
import type { Ec2Call } from './call.ts'
import { tagTimes } from './call.ts'
import type { Image, Instance } from './nouns.ts'
import { newId, rootOf } from './nouns.ts'

/** Refuses mappings of devices that the image doesn't have, and a root device that its snapshot doesn't fit on. */
export function assertMappings(query: Query, image: Image): void {
  const known = [...image.devices.map(({ name }) => name), ...image.instanceStores]
  for (const { DeviceName: name = '', 'Ebs.VolumeSize': size } of groups(query, 'BlockDeviceMapping')) {
    if (!known.includes(name)) {
      throw new AwsError('InvalidBlockDeviceMapping', `Only devices of the image are emulated, not ${name}.`)
    }
    const root = rootOf(image)
    if (name === root.name && size !== undefined && !(Number(size) >= root.sizeGiB)) {
      const message = `Volume of size ${size}GB is smaller than snapshot '${image.snapshotId}', expect size >= ${root.sizeGiB}GB`
      throw new AwsError('InvalidBlockDeviceMapping', message)
    }
  }
}

/** One volume for each device of the image: as its mapping says, else as the image has it. */
export function addVolumes({ region, query }: Ec2Call, instance: Instance, image: Image): void {
  const mappings = groups(query, 'BlockDeviceMapping')
  const now = Date.now()
  for (const device of image.devices) {
    const mapping = mappings.find((one) => one['DeviceName'] === device.name)
    const isRoot = device.name === instance.rootDevice
    const id = isRoot ? instance.volumeId : newId('vol')
    const goes = mapping?.['Ebs.DeleteOnTermination']
    const tags = tagsFor(query, 'volume')
    region.volumes.set(id, {
      ...{ id, createdAt: now, zone: instance.zone, instanceId: instance.id, attachedAt: now },
      sizeGiB: Number(mapping?.['Ebs.VolumeSize'] ?? device.sizeGiB),
      // A mapping that leaves the type out doesn't get the image's (saltstack/salt#30687).
      type: mapping === undefined ? device.type : (mapping['Ebs.VolumeType'] ?? 'standard'),
      encrypted: mapping?.['Ebs.Encrypted'] === 'true' || image.encrypted,
      snapshotId: isRoot ? image.snapshotId : '',
      device: device.name,
      deleteOnTermination: goes === undefined ? device.deleteOnTermination : goes === 'true',
      ...{ tags, taggedAt: tagTimes(tags, now) },
    })
  }
}
