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

type Part = Record<string, Record<string, unknown>>

/** Apart: what carries the tag of a fleet, and what doesn't. */
export function splitHoldings(holdings: Holdings, fleet: string): { ours: Part; foreign: Part } {
  const part = (isOurs: boolean): Part =>
    Object.fromEntries(
      Object.entries(holdings).map(([kind, things]) => [
        kind,
        Object.fromEntries(Object.entries(things).filter(([, thing]) => isOfFleet(thing, fleet) === isOurs)),
      ]),
    )
  return { ours: part(true), foreign: part(false) }
}

function isOfFleet(thing: unknown, fleet: string): boolean {
  const { Tags = [] } = thing as { Tags?: { Key?: string; Value?: string }[] }
  return Tags.some(({ Key, Value }) => Key === 'servicemon:fleet' && Value === fleet)
}

/** Names the first line that differs. */
export function describeChange(what: string, before: string, after: string): string[] {
  if (before === after) return []
  const lines = after.split('\n')
  const at = before.split('\n').findIndex((line, index) => line !== lines[index])
  return [`${what}: line ${at}, ${before.split('\n')[at]?.trim() ?? ''} became ${lines[at]?.trim() ?? ''}`]
}
