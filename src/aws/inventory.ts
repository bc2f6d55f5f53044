// Reads a region once: everything that is the fleet's or carries its name, split by who owns it.
import { paginateDescribeVolumes, type EC2Client, type Filter } from '@aws-sdk/client-ec2'
import type { Fleet } from '../fleet/fleet.ts'
import { listImages, listSnapshots, type Image, type Snapshot } from './images.ts'
import { listInstances, type Instance } from './instances.ts'
import { listKeyPairs, type KeyPair } from './key-pairs.ts'
import { isMeant } from './filters.ts'
import { parseTags } from './tags.ts'
import { isOwned, TAG, type Tags } from '../tags.ts'
import { listSecurityGroups, type SecurityGroup } from './security-groups.ts'

/** An EBS volume. */
export interface Volume {
  readonly id: string
  readonly state: string
  readonly sizeGiB: number
  /** Such as `gp3`. */
  readonly type: string
  readonly encrypted: boolean
  readonly instanceId: string | undefined
  /** The instance's device name for it, such as `/dev/xvda`. */
  readonly device: string | undefined
  readonly tags: Tags
}

/** The things of one kind of owner in a region. Terminated instances are left out. */
export interface Holdings {
  readonly instances: readonly Instance[]
  readonly images: readonly Image[]
  readonly snapshots: readonly Snapshot[]
  readonly volumes: readonly Volume[]
  readonly keyPairs: readonly KeyPair[]
  readonly securityGroups: readonly SecurityGroup[]
}

/** What one region holds: ours by tag, and foreign things that carry the fleet's names. */
export interface Inventory {
  readonly region: string
  readonly owned: Holdings
  readonly foreign: Holdings
}

/**
 * Reads a region, everything at the same time. Our things are found by tag, look-alikes by name, so that what isn't
 * ours is seen and named, never used.
 */
export async function observeRegion(ec2: EC2Client, region: string, fleet: Fleet): Promise<Inventory> {
  const ours: Filter = { Name: `tag:${TAG.fleet}`, Values: [fleet.name] }
  const named: Filter = { Name: 'tag:Name', Values: [fleet.name] }
  const imageName = fleet.image.kind === 'home' ? [fleet.image.name, `${fleet.image.name}-ami-*`] : []
  const groupName: Filter = { Name: 'group-name', Values: [fleet.securityGroup] }
  const keyName = fleet.keyPair === undefined ? [] : [{ Name: 'key-name', Values: [fleet.keyPair] }]
  const [instances, images, snapshots, volumes, keyPairs, securityGroups] = await Promise.all([
    either([listInstances(ec2, [ours]), listInstances(ec2, [named])]),
    either([
      listImages(ec2, [ours]),
      imageName.length === 0 ? Promise.resolve([]) : listImages(ec2, [{ Name: 'name', Values: imageName }]),
    ]),
    either([listSnapshots(ec2, [ours]), listSnapshots(ec2, [named])]),
    either([listVolumes(ec2, [ours]), listVolumes(ec2, [named])]),
    either([
      listKeyPairs(ec2, { Filters: [ours] }),
      keyName.length === 0 ? Promise.resolve([]) : listKeyPairs(ec2, { Filters: keyName }),
    ]),
    either([listSecurityGroups(ec2, [ours]), listSecurityGroups(ec2, [groupName])]),
  ])
  const held = (wanted: (tags: Tags) => boolean): Holdings => ({
    instances: instances.filter(
      ({ tags, state }) => wanted(tags) && state !== 'terminated' && state !== 'shutting-down',
    ),
    images: images.filter(({ tags, state }) => wanted(tags) && state !== 'deregistered'),
    snapshots: snapshots.filter(({ tags }) => wanted(tags)),
    volumes: volumes.filter(({ tags }) => wanted(tags)),
    keyPairs: keyPairs.filter(({ tags }) => wanted(tags)),
    securityGroups: securityGroups.filter(({ tags }) => wanted(tags)),
  })
  return {
    region,
    owned: held((tags) => isOwned(tags, fleet.name)),
    foreign: held((tags) => !isOwned(tags, fleet.name)),
  }
}

/** The fleet's own instances of a region, terminated ones left out: what run, start and stop need to know. */
export async function listOwnedInstances(ec2: EC2Client, fleet: string): Promise<Instance[]> {
  const instances = await listInstances(ec2, [{ Name: `tag:${TAG.fleet}`, Values: [fleet] }])
  return instances.filter(
    ({ tags, state }) => isOwned(tags, fleet) && state !== 'terminated' && state !== 'shutting-down',
  )
}

/** Instances that carry the fleet's name and aren't its own, such as home's original; terminated ones left out. */
export async function listNamesakes(ec2: EC2Client, fleet: string): Promise<Instance[]> {
  const instances = await listInstances(ec2, [{ Name: 'tag:Name', Values: [fleet] }])
  return instances.filter(
    ({ tags, state }) => !isOwned(tags, fleet) && state !== 'terminated' && state !== 'shutting-down',
  )
}

/** The names of other fleets that have machines or images in a region. */
export async function listOtherFleets(ec2: EC2Client, fleet: string): Promise<string[]> {
  const tagged: Filter[] = [{ Name: 'tag-key', Values: [TAG.fleet] }]
  const [instances, images] = await Promise.all([listInstances(ec2, tagged), listImages(ec2, tagged)])
  const living = instances.filter(({ state }) => state !== 'terminated' && state !== 'shutting-down')
  const names = [...living, ...images].flatMap(({ tags }) => tags[TAG.fleet] ?? [])
  return [...new Set(names)].filter((name) => name !== fleet).sort()
}

/** Volumes that match, all pages. */
export async function listVolumes(ec2: EC2Client, filters: Filter[]): Promise<Volume[]> {
  const volumes: Volume[] = []
  for await (const page of paginateDescribeVolumes({ client: ec2 }, { Filters: filters })) {
    for (const volume of page.Volumes ?? []) {
      volumes.push({
        id: volume.VolumeId ?? '',
        state: volume.State ?? 'unknown',
        sizeGiB: volume.Size ?? 0,
        type: volume.VolumeType ?? 'unknown',
        encrypted: volume.Encrypted ?? false,
        instanceId: volume.Attachments?.[0]?.InstanceId,
        device: volume.Attachments?.[0]?.Device,
        tags: parseTags(volume.Tags),
      })
    }
  }
  return volumes.filter(({ tags }) => isMeant(filters, { tags }))
}

async function either<T extends { readonly id: string }>(lists: readonly Promise<readonly T[]>[]): Promise<T[]> {
  const byId = new Map((await Promise.all(lists)).flat().map((item) => [item.id, item]))
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
