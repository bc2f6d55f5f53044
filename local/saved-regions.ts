// Keeps a region as it stands under a name, disks included, and brings it back: the same ids, as often as wanted.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { switchOff } from './ec2/lifecycle.ts'
import { copyDisk } from './guest/disk.ts'
import type { Instance } from './ec2/nouns.ts'
import type { Region, SavedRegion, World } from './world.ts'
import { accountOf, regionOf } from './world.ts'

export type RegionName = { account: string; region: string; name: string }

const AT_REST = ['stopped', 'terminated']

/** Keeps a region whose machines are all off: a machine that runs can't be copied. */
export async function saveRegion(world: World, where: RegionName): Promise<void> {
  const region = regionOf(accountOf(world, where.account), where.region)
  const busy = [...region.instances.values()].filter(({ state }) => !AT_REST.includes(state))
  if (busy.length > 0) throw new Error(`still on in ${where.region}: ${busy.map(({ id }) => id).join(', ')}`)
  const { instances, images, snapshots, volumes, publicParameters, commands, agents } = region
  const saved = copied({ instances, images, snapshots, volumes, publicParameters, commands, agents })
  const tokens: SavedRegion['tokens'] = new Map()
  for (const [key, { digest, madeId }] of region.tokens) tokens.set(key, { digest, madeId: await madeId })
  world.saved.set(keyOf(where), { ...saved, tokens })
  for (const instance of disksOf(instances)) {
    const kept = keptDisk(world, where, instance)
    await rm(kept, { recursive: true, force: true })
    await copyDisk(join(instance.folder, 'disk'), kept)
  }
  await world.moto.keep({ do: 'save', ...where })
}

/** Brings a region back. Machines that are on lose their power. */
export async function restoreRegion(world: World, where: RegionName): Promise<void> {
  const saved = world.saved.get(keyOf(where))
  if (saved === undefined) throw new Error(`nothing is saved as ${where.name} of ${where.region}`)
  const region = regionOf(accountOf(world, where.account), where.region)
  for (const instance of region.instances.values()) {
    // What was still to happen to it happens to nobody.
    instance.generation += 1
    await switchOff(region, instance)
    const isSaved = saved.instances.has(instance.id)
    await rm(isSaved ? join(instance.folder, 'disk') : instance.folder, { recursive: true, force: true })
  }
  const { tokens, ...nouns } = saved
  Object.assign(region, copied(nouns))
  region.tokens = new Map(
    [...tokens].map(([key, { digest, madeId }]) => [key, { digest, madeId: Promise.resolve(madeId) }]),
  )
  for (const instance of disksOf(region.instances)) {
    await copyDisk(keptDisk(world, where, instance), join(instance.folder, 'disk'))
  }
  await world.moto.keep({ do: 'restore', ...where })
}

function keyOf({ account, region, name }: RegionName): string {
  return `${account}/${region}/${name}`
}

function keptDisk({ stateDir }: World, where: RegionName, { id }: Instance): string {
  return join(stateDir, 'saved', keyOf(where), id)
}

function disksOf(instances: Region['instances']): Instance[] {
  return [...instances.values()].filter(({ state }) => state !== 'terminated')
}

/** A deep copy, in which what was one thing stays one: a command that an agent has taken is the region's own. */
function copied(nouns: Omit<SavedRegion, 'tokens'>): Omit<SavedRegion, 'tokens'> {
  const copy = structuredClone(nouns)
  // The clone knows buffers as plain bytes only.
  for (const instance of copy.instances.values()) {
    if (instance.userData !== undefined) instance.userData = Buffer.from(instance.userData)
  }
  for (const { invocations } of copy.commands.values()) {
    for (const one of invocations.values()) {
      one.stdout = Buffer.from(one.stdout)
      one.stderr = Buffer.from(one.stderr)
    }
  }
  return copy
}
