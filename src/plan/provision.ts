// What provision would do to a region, decided from what was read: nothing here talks to AWS.
import type { Home } from '../aws/home.ts'
import type { Image } from '../aws/images.ts'
import type { ProfileState } from '../aws/instance-profiles.ts'
import type { Instance, InstanceAttributes } from '../aws/instances.ts'
import type { Inventory } from '../aws/inventory.ts'
import { TAG } from '../aws/ownership.ts'
import type { PlacementResult } from '../aws/placement.ts'
import type { Fleet, FleetRegion } from '../fleet.ts'
import { describeHolder, findHolder, isOn, parseLeases } from '../lease.ts'
import { planAdoption } from './adopt.ts'
import {
  copyName,
  isFailedImage,
  isHome,
  isOfImage,
  isReady,
  listCopies,
  listCurrentCopies,
  listRunners,
  sourceOf,
} from './parts.ts'
import type { Step } from './steps.ts'

/** Everything the decision rests on, read before the first change. */
export interface ProvisionFacts {
  readonly fleet: Fleet
  readonly region: FleetRegion
  readonly home: Home
  readonly inventory: Inventory
  readonly attributes: ReadonlyMap<string, InstanceAttributes>
  readonly placement: PlacementResult
  readonly profile: ProfileState
  /** The tag value of the guest files that provision would install now. */
  readonly fuseTag: string
  readonly adopt: boolean
  readonly now: Date
}

/** The steps in their order, or why nothing may be done. */
export type ProvisionPlan =
  | { readonly kind: 'steps'; readonly steps: readonly Step[] }
  | {
      readonly kind: 'refused'
      readonly status: 'refused' | 'busy' | 'failed'
      readonly reasons: readonly string[]
      readonly hint: string | undefined
    }

/** Plans a region towards ready. A region that is ready gives no steps. */
export function planProvision(facts: ProvisionFacts): ProvisionPlan {
  const obstacles = listObstacles(facts)
  if (obstacles.length > 0) return { kind: 'refused', status: 'failed', reasons: obstacles, hint: undefined }
  const { home, placement } = facts
  const { image } = home
  if (image === undefined || placement.kind === 'none') throw new Error('an obstacle was not named')
  const adoption = planAdoption(facts, { source: image, vpcId: placement.place.vpcId })
  if (adoption.kind === 'refused') return { ...adoption, status: 'refused' }
  const after = { ...facts, inventory: adoption.inventory }
  const runners = listRunners(after.inventory.owned.instances)
  const steps = [
    ...adoption.steps,
    ...planImage(after, image),
    ...planKeyPair(after, home),
    ...planSecurityGroup(after, placement.place.vpcId),
    ...awaitImage(after, image),
    ...planRunner(after, image, runners),
  ]
  const held = describeHeld(facts, runners)
  if (held.length > 0 && steps.some(({ kind }) => TOUCHES_RUNNER.includes(kind))) {
    return { kind: 'refused', status: 'busy', reasons: held, hint: 'Try again when it has been let go.' }
  }
  return { kind: 'steps', steps }
}

/** Kinds of steps that may not happen under somebody's claim. */
const TOUCHES_RUNNER: readonly Step['kind'][] = [
  'run-instance',
  'prove-instance',
  'collect-output',
  'terminate-instance',
  'set-instance-type',
  'set-metadata-tokens',
  'set-shutdown-behavior',
]

/** A proof boot that was cut short binds others, not provision: it goes on from there. */
function describeHeld({ now }: ProvisionFacts, runners: readonly Instance[]): string[] {
  return runners.flatMap((runner) => {
    const holder = findHolder(runner, now)
    return holder === undefined || holder.kind === 'proof boot'
      ? []
      : [`instance ${runner.id} is held by ${describeHolder(holder)}`]
  })
}

/** What would make the plan fail half-way, found before anything is changed. */
function listObstacles({ fleet, region, home, placement, profile }: ProvisionFacts): string[] {
  const obstacles = [...home.problems]
  if (home.image !== undefined && placement.kind === 'none') obstacles.push(placement.reason)
  const group = home.securityGroup
  if (
    isHome(fleet, region.name) &&
    placement.kind === 'place' &&
    group !== undefined &&
    group.vpcId !== placement.place.vpcId
  ) {
    obstacles.push(
      `security group ${group.id} is in ${group.vpcId}, and subnet ${placement.place.subnetId} in ${placement.place.vpcId}: ` +
        `set regions.${region.name}.subnet in the fleet file to one of ${group.vpcId}`,
    )
  }
  if (profile.kind === 'unusable') obstacles.push(profile.reason)
  const encrypted = home.image?.devices.some(({ encrypted }) => encrypted) ?? false
  if (encrypted && !isHome(fleet, region.name) && region.kmsKey === undefined) {
    obstacles.push(
      `image ${home.image?.id ?? ''} is encrypted, and its copy needs a key of ${region.name}: ` +
        `set regions.${region.name}.kms-key in the fleet file, for instance to alias/aws/ebs`,
    )
  }
  return obstacles
}

function planImage({ fleet, region, inventory }: ProvisionFacts, source: Image): Step[] {
  if (isHome(fleet, region.name)) return []
  const failed = listCopies(inventory.owned).filter((image) => sourceOf(image) === source.id && isFailedImage(image))
  const removals = failed.flatMap((image) => {
    const why = image.stateReason === undefined ? '' : `: ${image.stateReason}`
    return planImageRemoval(inventory, image, `the copy is ${image.state}${why}`)
  })
  if (listCurrentCopies(inventory.owned, source).length > 0) return removals
  const name = copyName(fleet, source)
  return [
    ...removals,
    {
      kind: 'copy-image',
      name,
      sourceImageId: source.id,
      replaces: failed.map(({ id }) => id).join(),
      target: `image ${name}`,
      reason: `${region.name} has no copy of ${source.id} from ${fleet.home}`,
    },
  ]
}

/** The wait comes after key pair and group: they are made while AWS copies. */
function awaitImage({ fleet, region, inventory }: ProvisionFacts, source: Image): Step[] {
  if (isHome(fleet, region.name)) return []
  const [copy] = listCurrentCopies(inventory.owned, source)
  if (copy?.state === 'available') return []
  const name = copy?.id ?? copyName(fleet, source)
  const reason = copy === undefined ? 'an instance needs the whole copy' : 'a copy is already on its way'
  return [{ kind: 'await-image', imageId: copy?.id, target: `image ${name}`, reason }]
}

function planKeyPair({ fleet, region, inventory }: ProvisionFacts, { keyPair }: Home): Step[] {
  const name = fleet.keyPair
  if (isHome(fleet, region.name) || name === undefined || keyPair === undefined) return []
  if (inventory.owned.keyPairs.some((pair) => pair.name === name)) return []
  const reason = `${region.name} has no key pair of that name`
  return [{ kind: 'import-key-pair', name, publicKey: keyPair.publicKey ?? '', target: `key pair ${name}`, reason }]
}

function planSecurityGroup({ fleet, region, inventory }: ProvisionFacts, vpcId: string): Step[] {
  if (isHome(fleet, region.name)) return []
  const target = `security group ${fleet.securityGroup}`
  const group = inventory.owned.securityGroups.find((one) => one.name === fleet.securityGroup && one.vpcId === vpcId)
  if (group === undefined) {
    return [{ kind: 'create-security-group', vpcId, target, reason: `${vpcId} has no group of that name` }]
  }
  if (group.tags[TAG.state] !== 'creating') return []
  return [
    {
      kind: 'complete-security-group',
      groupId: group.id,
      target: `security group ${group.id}`,
      reason: 'it was created, and its rules were not all set',
    },
  ]
}

function planRunner(facts: ProvisionFacts, image: Image, runners: readonly Instance[]): Step[] {
  const current = runners.filter((runner) => isOfImage(runner, image))
  const outdated = runners.filter((runner) => !isOfImage(runner, image))
  const steps: Step[] = []
  if (current.length === 0) steps.push(...planNewRunner(facts, image, outdated))
  // Of several the one that is ready; where none is, any will do. Several ready ones are reported, never touched.
  const ready = current.filter(isReady)
  const [runner] = ready.length > 0 ? ready : current
  if (runner !== undefined && ready.length <= 1) {
    steps.push(...planMending(facts, runner))
    const spare = current.filter((one) => one !== runner && parseLeases(one.tags).length === 0)
    steps.push(...spare.map(planSpare))
  }
  return [...steps, ...planRemovalOfOld(facts, image, outdated)]
}

/** A second instance that never got through its proof boot holds nobody's output. */
function planSpare({ id }: Instance): Step {
  return {
    kind: 'terminate-instance',
    instanceId: id,
    target: `instance ${id}`,
    reason: 'a second, unproven instance of the same image',
  }
}

function planNewRunner(facts: ProvisionFacts, image: Image, outdated: readonly Instance[]): Step[] {
  const { fleet, region, inventory, placement } = facts
  if (placement.kind === 'none') return []
  const inHome = isHome(fleet, region.name)
  const copy = listCurrentCopies(inventory.owned, image)[0]
  const groups = inHome ? [facts.home.securityGroup] : inventory.owned.securityGroups
  const group = groups.find((one) => one?.name === fleet.securityGroup && one.vpcId === placement.place.vpcId)
  const reason =
    outdated.length === 0
      ? `${region.name} has no instance of the fleet`
      : `${outdated.map(({ id }) => id).join(', ')} is not of home's current image ${image.id}`
  return [
    {
      kind: 'run-instance',
      place: placement.place,
      made: { imageId: inHome ? image.id : copy?.id, securityGroupId: group?.id },
      replaces: outdated.map(({ id }) => id),
      target: `instance ${placement.place.type} in ${placement.place.zone}`,
      reason,
    },
    {
      kind: 'prove-instance',
      instanceId: undefined,
      target: 'the new instance',
      reason: 'it counts as ready only when Systems Manager has answered and the fuse is armed',
    },
  ]
}

/** What can be set right on a runner as it is, while it is stopped; a boot proves it anew where that matters. */
function planMending(facts: ProvisionFacts, runner: Instance): Step[] {
  const { fleet, region, attributes, placement, fuseTag } = facts
  const target = `instance ${runner.id}`
  const steps: Step[] = []
  const behavior = attributes.get(runner.id)?.shutdownBehavior ?? 'stop'
  if (behavior !== 'stop') {
    const reason = `a power-off from inside would ${behavior} it`
    steps.push({ kind: 'set-shutdown-behavior', instanceId: runner.id, target, reason })
  }
  if (fleet.instance.metadata === 'required' && runner.metadataTokens !== 'required') {
    steps.push({ kind: 'set-metadata-tokens', instanceId: runner.id, target, reason: 'it still answers IMDSv1' })
  }
  const { type, zone } = placement.kind === 'place' ? placement.place : runner
  // In its own zone it may be a lesser choice that a run fell back on; elsewhere the first choice may not be on offer.
  if (type !== runner.type && (zone === runner.zone || !region.types.includes(runner.type))) {
    const reason = `it is a ${runner.type}, and the fleet's choice there is ${type}`
    steps.push({ kind: 'set-instance-type', instanceId: runner.id, type, target, reason })
  }
  const doubt = isReady(runner)
    ? runner.tags[TAG.fuse] === fuseTag
      ? steps.some(({ kind }) => kind === 'set-instance-type')
        ? 'its type changes'
        : undefined
      : 'its fuse is not the current one'
    : `it has not come through its proof boot${isOn(runner.state) ? ' yet' : ''}`
  if (doubt !== undefined) steps.push({ kind: 'prove-instance', instanceId: runner.id, target, reason: doubt })
  return steps
}

/** The old instance, image and snapshots go when the new instance is proven and what runs left on the old one is here. */
function planRemovalOfOld(
  { fleet, region, inventory }: ProvisionFacts,
  image: Image,
  outdated: readonly Instance[],
): Step[] {
  const reason = `replaced by what is made from ${image.id}`
  const steps = outdated.flatMap(({ id, tags }): Step[] => {
    const target = `instance ${id}`
    const runs = parseLeases(tags).map(({ runId }) => runId)
    const left = `run ${runs.join(', ')} may have left output on it`
    return [
      ...(runs.length === 0 ? [] : [{ kind: 'collect-output' as const, instanceId: id, target, reason: left }]),
      { kind: 'terminate-instance', instanceId: id, target, reason },
    ]
  })
  if (isHome(fleet, region.name)) return steps
  const oldImages = listCopies(inventory.owned).filter((copy) => sourceOf(copy) !== image.id)
  return [
    ...steps,
    ...oldImages.flatMap((old) => planImageRemoval(inventory, old, reason)),
    ...listOrphanSnapshots(inventory).map(planOrphan),
  ]
}

/** An image, and those of its snapshots that are ours as well. */
function planImageRemoval({ owned }: Inventory, { id, devices }: Image, reason: string): Step[] {
  const ours = new Set(owned.snapshots.map((snapshot) => snapshot.id))
  return [
    { kind: 'remove-image', imageId: id, target: `image ${id}`, reason },
    ...devices
      .filter(({ snapshotId }) => ours.has(snapshotId))
      .map(({ snapshotId }): Step => {
        return { kind: 'delete-snapshot', snapshotId, target: `snapshot ${snapshotId}`, reason }
      }),
  ]
}

function planOrphan(snapshotId: string): Step {
  return {
    kind: 'delete-snapshot',
    snapshotId,
    target: `snapshot ${snapshotId}`,
    reason: 'no image of the fleet refers to it',
  }
}

/** Snapshots of ours that no image of ours refers to. A pending copy's snapshots aren't listed in its image yet. */
export function listOrphanSnapshots({ owned }: Inventory): string[] {
  if (owned.images.some(({ state }) => state === 'pending')) return []
  const used = new Set(owned.images.flatMap(({ devices }) => devices.map(({ snapshotId }) => snapshotId)))
  return owned.snapshots.filter(({ id }) => !used.has(id)).map(({ id }) => id)
}
