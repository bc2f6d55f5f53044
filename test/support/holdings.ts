// Everything that stands in a region, as EC2's own describe calls give it: what tests compare before and after.
import {
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DescribeKeyPairsCommand,
  DescribeSecurityGroupsCommand,
  DescribeSnapshotsCommand,
  DescribeVolumesCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2'

export type Holding = 'instances' | 'images' | 'keyPairs' | 'securityGroups' | 'snapshots' | 'volumes'
export type Holdings = Record<Holding, Record<string, unknown>>

/** By kind and id; terminated instances and default groups are left out. */
export async function describeHoldings(ec2: EC2Client): Promise<Holdings> {
  const [instances, images, keyPairs, securityGroups, snapshots, volumes] = await Promise.all([
    ec2.send(new DescribeInstancesCommand({})),
    ec2.send(new DescribeImagesCommand({ Owners: ['self'] })),
    ec2.send(new DescribeKeyPairsCommand({ IncludePublicKey: true })),
    ec2.send(new DescribeSecurityGroupsCommand({})),
    ec2.send(new DescribeSnapshotsCommand({ OwnerIds: ['self'] })),
    ec2.send(new DescribeVolumesCommand({})),
  ])
  const alive = (instances.Reservations ?? [])
    .flatMap(({ Instances = [] }) => Instances)
    .filter(({ State }) => State?.Name !== 'terminated')
  const custom = (securityGroups.SecurityGroups ?? []).filter(({ GroupName }) => GroupName !== 'default')
  return {
    instances: byId(alive, ({ InstanceId }) => InstanceId),
    images: byId(images.Images ?? [], ({ ImageId }) => ImageId),
    keyPairs: byId(keyPairs.KeyPairs ?? [], ({ KeyPairId }) => KeyPairId),
    securityGroups: byId(custom, ({ GroupId }) => GroupId),
    snapshots: byId(snapshots.Snapshots ?? [], ({ SnapshotId }) => SnapshotId),
    volumes: byId(volumes.Volumes ?? [], ({ VolumeId }) => VolumeId),
  }
}

function byId<T>(things: readonly T[], idOf: (thing: T) => string | undefined): Record<string, T> {
  const entries = things.map((thing) => [idOf(thing) ?? '', thing] as const)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}
