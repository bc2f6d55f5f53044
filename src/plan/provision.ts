// Plans what provision does to a region, decided from what was read: nothing here talks to AWS.
import type { Home } from '../aws/origin.ts'
import type { Instance } from '../aws/instances.ts'
import { TAG } from '../tags.ts'
import { describeHolder, findHolder } from '../lease.ts'
import { planAdoption } from './adopt.ts'
import type { ProvisionFacts } from './facts.ts'
import { planTags } from './fleet-tags.ts'
import { planImage, planWaitForImage } from './images.ts'
import { hasCopy, isCurrent, isHome, listCurrentCopies } from './parts.ts'
import { planRunner } from './runners.ts'
import type { Step } from './steps.ts'

/** The steps in their order, or why nothing may be done. */
export type ProvisionPlan =
  | { readonly kind: 'steps'; readonly steps: readonly Step[] }
  | {
      readonly kind: 'refused'
      readonly status: 'refused' | 'busy' | 'failed'
      readonly reasons: readonly string[]
      readonly hint: string | undefined
    }

const OBSTACLE_HINT = 'Nothing was changed: mend that, and provision again.'

/** Plans a region towards ready. A region that is ready gives no steps. */
export function planProvision(facts: ProvisionFacts): ProvisionPlan {
  const obstacles = listObstacles(facts)
  if (obstacles.length > 0) return { kind: 'refused', status: 'failed', reasons: obstacles, hint: OBSTACLE_HINT }
  const { home } = facts
  const { image } = home
  const vpcId = findVpc(facts)
  if (image === undefined || vpcId === undefined) throw new Error('an obstacle was not named')
  const adoption = planAdoption(facts, { source: image, vpcId })
  if (adoption.kind === 'refused') return { ...adoption, status: 'refused' }
  const after = { ...facts, inventory: adoption.inventory }
  const runners = after.inventory.owned.instances
  const changes = [
    ...adoption.steps,
    ...planImage(after, image),
    ...planKeyPair(after, home),
    ...planSecurityGroup(after, vpcId),
    ...planWaitForImage(after, image),
    ...planRunner(after, image, runners),
  ]
  const steps = [...changes, ...planTags(facts.fleet, after.inventory, changes)]
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
  'set-metadata-hops',
  'set-credits',
  'set-shutdown-behavior',
]

/** Describes who holds the runners. A proof boot that was cut short binds others, not provision, which resumes it. */
function describeHeld({ now }: ProvisionFacts, runners: readonly Instance[]): string[] {
  return runners.flatMap((runner) => {
    const holder = findHolder(runner, now)
    return holder === undefined || holder.kind === 'proof boot'
      ? []
      : [`instance ${runner.id} is held by ${describeHolder(holder)}`]
  })
}

/** Gives the VPC that the region's parts belong in: that of a new instance, or else of the existing one. */
function findVpc({ inventory, placement }: ProvisionFacts): string | undefined {
  return placement.kind === 'place' ? placement.place.vpcId : (placement.vpcId ?? inventory.owned.instances[0]?.vpcId)
}

/** Lists what would make the plan fail half-way, before anything is changed; only what the plan would really need. */
function listObstacles(facts: ProvisionFacts): string[] {
  const { fleet, region, home, inventory, placement, profile } = facts
  const obstacles = [...home.problems, ...listDiskObstacles(facts)]
  const { image } = home
  const hasRunner = inventory.owned.instances.some((runner) => isCurrent(runner, home))
  if (image !== undefined && placement.kind === 'none' && (!hasRunner || findVpc(facts) === undefined)) {
    obstacles.push(placement.reason)
  }
  const hasKeyPair = inventory.owned.keyPairs.some(({ name }) => name === fleet.keyPair)
  if (
    !isHome(fleet, region.name) &&
    !hasKeyPair &&
    home.keyPair !== undefined &&
    home.keyPair.publicKey === undefined
  ) {
    obstacles.push(`EC2 does not give the public key of key pair ${home.keyPair.name} in home ${home.region}`)
  }
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
  const mustCopy =
    image !== undefined && hasCopy(fleet, region.name) && listCurrentCopies(inventory.owned, image).length === 0
  if (mustCopy && image.devices.some(({ encrypted }) => encrypted) && region.kmsKey === undefined) {
    obstacles.push(
      `image ${image.id} is encrypted, and its copy needs a key of ${region.name}: ` +
        `set regions.${region.name}.kms-key in the fleet file, for instance to alias/aws/ebs`,
    )
  }
  return obstacles
}

/** EC2 makes no disk that is smaller than the snapshot behind it. */
function listDiskObstacles({ fleet: { instance }, home: { image } }: ProvisionFacts): string[] {
  const least = image?.devices.find(({ name }) => name === image.rootDevice)?.volumeGiB
  if (image === undefined || instance.diskGiB === undefined || least === undefined || instance.diskGiB >= least)
    return []
  return [
    `instance.disk is ${instance.diskGiB} GiB, and image ${image.name} (${image.id}) needs ${least} GiB at least: ` +
      'make it larger in the fleet file, or leave it out',
  ]
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
