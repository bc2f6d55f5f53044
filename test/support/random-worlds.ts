// Random regions for properties of ownership: things that are ours, partly ours, another fleet's, look-alikes, nobody's.
import fc from 'fast-check'
import type { Holdings, Inventory } from '../../src/aws/inventory.ts'
import { isOwned, TAG, type Tags } from '../../src/tags.ts'
import {
  aDevice,
  aGroup,
  aKeyPair,
  anImage,
  anInstance,
  aSnapshot,
  aVolume,
  FLEET,
  FUSE,
  HOME,
  leaseTag,
  SOURCE,
} from './builders.ts'

/** Tags as they may be found: ours, partly ours, another fleet's, a look-alike's, none. */
export const tags: fc.Arbitrary<Tags> = fc
  .record(
    {
      Name: fc.constantFrom(FLEET, 'something else'),
      [TAG.fleet]: fc.constantFrom(FLEET, FLEET, FLEET, 'NAVO2', 'navo', ''),
      [TAG.role]: fc.constantFrom('runner', 'home'),
      [TAG.state]: fc.constantFrom('proving', 'ready', 'creating'),
      [TAG.image]: fc.constantFrom(SOURCE, 'ami-old', 'ami-older'),
      [TAG.fuse]: fc.constantFrom(FUSE, 'stale'),
      [TAG.hold]: fc.constantFrom('2026-11-24T06:00:00Z', '2026-11-24T09:00:00Z', 'rubbish'),
      lease: fc.constantFrom('live', 'ended'),
    },
    { requiredKeys: [] },
  )
  .map(({ lease, ...rest }) => ({
    ...(rest as Tags),
    ...(lease === undefined ? {} : leaseTag('1-1-aaaaaaaa', -100, lease === 'live' ? 1000 : -50)),
  }))

const name = fc.constantFrom(FLEET, FLEET, `${FLEET}-${SOURCE}`, 'else')
const vpcId = fc.constantFrom('vpc-1', 'vpc-2')

/** Things of one kind with ids of their own. */
function some<T>(kind: string, make: fc.Arbitrary<T>): fc.Arbitrary<(T & { readonly id: string })[]> {
  return fc
    .array(make, { maxLength: 4 })
    .map((things) => things.map((thing, index) => ({ ...thing, id: `${kind}-${index}` })))
}

/** A region with up to four things of each kind. */
export const world = fc.record({
  region: fc.constantFrom(HOME, 'eu-west-3'),
  adopt: fc.boolean(),
  instances: some(
    'i',
    fc
      .record({
        tags,
        state: fc.constantFrom('stopped', 'running', 'pending', 'stopping'),
        type: fc.constantFrom('t2.micro', 't1.micro'),
        metadataTokens: fc.constantFrom('required', 'optional'),
        imageId: fc.constantFrom('ami-0', 'ami-1'),
        volumeIds: fc.constantFrom(['vol-0'], ['vol-1', 'vol-2'], []),
      })
      .map(anInstance),
  ),
  images: some(
    'ami',
    fc
      .record({
        tags,
        name,
        state: fc.constantFrom('available', 'pending', 'failed'),
        sourceImageId: fc.constantFrom(SOURCE, 'ami-old', undefined),
        deviceCount: fc.nat({ max: 2 }),
      })
      .map(({ deviceCount, ...image }) => ({ ...anImage(image), deviceCount })),
  ).map((images) =>
    // EC2 makes a snapshot for each device of each copy: no two share one.
    images.map(({ deviceCount, ...image }, index) => ({
      ...image,
      devices: [`snap-${index}`, `snap-${index + 4}`].slice(0, deviceCount).map((id) => aDevice(id)),
    })),
  ),
  snapshots: some(
    'snap',
    tags.map((given) => aSnapshot({ tags: given })),
  ),
  volumes: some(
    'vol',
    tags.map((given) => aVolume({ tags: given })),
  ),
  keyPairs: some('key', fc.record({ tags, name }).map(aKeyPair)),
  securityGroups: some('sg', fc.record({ tags, name, vpcId }).map(aGroup)),
  shutdownBehavior: fc.constantFrom('stop', 'terminate'),
})

/** One of them. */
export type World = typeof world extends fc.Arbitrary<infer T> ? T : never

/** Every thing of a world with its tags, by id. */
export function tagsById(given: World): Map<string, Tags> {
  const { instances, images, snapshots, volumes, keyPairs, securityGroups } = given
  const all = [...instances, ...images, ...snapshots, ...volumes, ...keyPairs, ...securityGroups]
  return new Map(all.map(({ id, tags: found }) => [id, found]))
}

/** Splits a world by owner, as the read of a region does. */
export function inventoryOf(given: World): Inventory {
  const held = (wanted: (tags: Tags) => boolean): Holdings => ({
    instances: given.instances.filter((one) => wanted(one.tags)),
    images: given.images.filter((one) => wanted(one.tags)),
    snapshots: given.snapshots.filter((one) => wanted(one.tags)),
    volumes: given.volumes.filter((one) => wanted(one.tags)),
    keyPairs: given.keyPairs.filter((one) => wanted(one.tags)),
    securityGroups: given.securityGroups.filter((one) => wanted(one.tags)),
  })
  return {
    region: given.region,
    owned: held((found) => isOwned(found, FLEET)),
    foreign: held((found) => !isOwned(found, FLEET)),
  }
}
