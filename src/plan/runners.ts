// Plans the instance part of provision: a new one, mending the one that is there, and the end of old ones.
import { newestFor } from '../aws/origin.ts'
import type { Image } from '../aws/images.ts'
import type { Instance } from '../aws/instances.ts'
import type { Placement, PlacementResult } from '../aws/placement.ts'
import { parseRefused, TAG } from '../tags.ts'
import { creditsOf } from '../fleet/credits.ts'
import { findHolder, parseLeases } from '../lease.ts'
import { isOn } from '../instance-state.ts'
import { listOrphanSnapshots, planImageRemoval, planOrphan } from './images.ts'
import {
  describeHops,
  hasCopy,
  isCurrent,
  isHome,
  isReady,
  isSpoiled,
  isSuperseded,
  listCopies,
  listCurrentCopies,
  sourceOf,
} from './parts.ts'
import type { ProvisionFacts } from './facts.ts'
import type { Step } from './steps.ts'

/** Plans what brings a region to one ready instance of what the fleet wants now, and to no other. */
export function planRunner(facts: ProvisionFacts, image: Image, runners: readonly Instance[]): Step[] {
  const spoiled = runners.filter(isSpoiled)
  const current = runners.filter((runner) => !isSpoiled(runner) && isWanted(facts, runner, runners))
  const outdated = runners.filter((runner) => !isSpoiled(runner) && !current.includes(runner))
  // First: it serves nothing, and each attempt would leave another one.
  const steps = spoiled.flatMap((runner) =>
    planEnd(runner, 'its setup failed or was cut off, and is begun on a fresh one'),
  )
  if (current.length === 0) steps.push(...planNewRunner(facts, image, { outdated, spoiled }))
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

/** Whether a runner is what the fleet wants now; with `refresh` also of the newest image of the base. */
function isWanted({ home, refresh }: ProvisionFacts, runner: Instance, runners: readonly Instance[]): boolean {
  if (!isCurrent(runner, home) || isSuperseded(runner, runners)) return false
  const newest = home.base && newestFor(home.base, runner.architecture)
  return !refresh || newest === undefined || runner.tags[TAG.image] === newest.id
}

/** Plans the end of an instance, with what it has left to collect brought in first. */
function planEnd({ id, tags }: Instance, reason: string): Step[] {
  const target = `instance ${id}`
  const runs = parseLeases(tags).map(({ runId }) => runId)
  const left = `run ${runs.join(', ')} may have left output on it`
  return [
    ...(runs.length === 0 ? [] : [{ kind: 'collect-output' as const, instanceId: id, target, reason: left }]),
    { kind: 'terminate-instance', instanceId: id, target, reason },
  ]
}

/** Plans the removal of a second instance that never got through its proof boot, and so holds nobody's output. */
function planSpare({ id }: Instance): Step {
  return {
    kind: 'terminate-instance',
    instanceId: id,
    target: `instance ${id}`,
    reason: 'a second, unproven instance of the same image',
  }
}

function planNewRunner(
  facts: ProvisionFacts,
  image: Image,
  { outdated, spoiled }: { outdated: readonly Instance[]; spoiled: readonly Instance[] },
): Step[] {
  const { fleet, home, region, inventory, placement } = facts
  if (placement.kind === 'none') return []
  const inHome = isHome(fleet, region.name)
  const copy = listCurrentCopies(inventory.owned, image)[0]
  const groups = inHome ? [facts.home.securityGroup] : inventory.owned.securityGroups
  const group = groups.find((one) => one?.name === fleet.securityGroup && one.vpcId === placement.place.vpcId)
  const proof = 'it counts as ready only when Systems Manager has answered and the fuse is armed'
  return [
    {
      kind: 'run-instance',
      place: placement.place,
      others: placement.others,
      made: { imageId: hasCopy(fleet, region.name) ? copy?.id : image.id, securityGroupId: group?.id },
      replaces: [...spoiled, ...outdated].map(({ id }) => id),
      target: `instance ${placement.place.type} in ${placement.place.zone}`,
      reason: whyNew(facts, image, outdated),
    },
    {
      kind: 'prove-instance',
      instanceId: undefined,
      target: 'the new instance',
      reason: home.base?.setup === undefined ? proof : `${proof}, and its setup has ended well`,
    },
  ]
}

function whyNew({ home, region, refresh }: ProvisionFacts, image: Image, outdated: readonly Instance[]): string {
  if (outdated.length === 0) return `${region.name} has no instance of the fleet`
  const ids = outdated.map(({ id }) => id).join(', ')
  if (home.base === undefined) return `${ids} is not of home's current image ${image.id}`
  return refresh && outdated.every((one) => isCurrent(one, home))
    ? `${ids} is not of the newest image ${image.id} of ${home.base.base}`
    : `${ids} is not of the current base and setup (${home.base.hash})`
}

/** Plans what can be set right on a stopped runner; a boot proves it anew where that matters. */
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
  steps.push(...planHops(facts, runner))
  const { type, zone } = choose(placement, runner)
  // In its own zone it may be a lesser choice that a run fell back on; elsewhere the first choice may not be on offer.
  if (type !== runner.type && (zone === runner.zone || !region.types.includes(runner.type))) {
    const reason = `it is a ${runner.type}, and the fleet's choice there is ${type}`
    steps.push({ kind: 'set-instance-type', instanceId: runner.id, type, target, reason })
  } else steps.push(...planCredits(facts, runner))
  const doubt = isReady(runner)
    ? runner.tags[TAG.fuse] === fuseTag
      ? steps.some(({ kind }) => kind === 'set-instance-type')
        ? 'its type changes'
        : undefined
      : 'its fuse is not the current one'
    : `it has not come through its proof boot${isOn(runner.state) ? ' yet' : ''}`
  if (doubt !== undefined) steps.push({ kind: 'prove-instance', instanceId: runner.id, target, reason: doubt })
  else if (isOn(runner.state) && findHolder(runner, facts.now) === undefined) {
    steps.push({ kind: 'stop-instance', instanceId: runner.id, target, reason: 'it is on, and nobody holds it' })
  }
  return steps
}

/** Plans the hops of the metadata service, which change on a running machine too. IMDSv1 isn't let in again by this. */
function planHops({ fleet }: ProvisionFacts, { id, metadataHops, metadataTokens }: Instance): Step[] {
  const hops = fleet.instance.metadataHops
  if (hops === undefined || hops === metadataHops) return []
  const tokens = metadataTokens === 'required' ? 'required' : fleet.instance.metadata
  const reason = `its metadata service answers ${describeHops(metadataHops)} away, and the fleet wants ${hops}`
  return [{ kind: 'set-metadata-hops', instanceId: id, hops, tokens, target: `instance ${id}`, reason }]
}

/** Plans the CPU credits, which a change of the type sets as well. */
function planCredits({ fleet, attributes }: ProvisionFacts, { id, type }: Instance): Step[] {
  const credits = creditsOf(fleet.instance, type)
  const found = attributes.get(id)?.cpuCredits
  if (credits === undefined || found === undefined || found === credits) return []
  const reason = `its CPU credits are ${found}, and the fleet wants ${credits}`
  return [{ kind: 'set-credits', instanceId: id, credits, target: `instance ${id}`, reason }]
}

/** Gives the fleet's first choice, but for types that EC2 refused at its making: it would refuse them again. */
function choose(placement: PlacementResult, runner: Instance): Pick<Placement, 'type' | 'zone'> {
  if (placement.kind === 'none') return runner
  const refused = parseRefused(runner.tags)
  return [placement.place, ...placement.others].find(({ type }) => !refused.includes(type)) ?? runner
}

/** Plans the end of old instance, image and snapshots, once the new one is proven and the old one's output is here. */
function planRemovalOfOld(
  { fleet, region, inventory }: ProvisionFacts,
  image: Image,
  outdated: readonly Instance[],
): Step[] {
  const reason = `replaced by what is made from ${image.id}`
  const steps = outdated.flatMap((one) => planEnd(one, reason))
  if (isHome(fleet, region.name)) return steps
  const oldImages = listCopies(inventory.owned).filter((copy) => sourceOf(copy) !== image.id)
  return [
    ...steps,
    ...oldImages.flatMap((old) => planImageRemoval(inventory, old, reason)),
    ...listOrphanSnapshots(inventory).map(planOrphan),
  ]
}
