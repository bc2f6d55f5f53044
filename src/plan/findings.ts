// Finds what is wrong, or worth knowing, about a region: pure, for check's table and for every mode's result.
import { isSameKey } from '../aws/key-pairs.ts'
import type { Instance } from '../aws/instances.ts'
import type { Image } from '../aws/images.ts'
import type { Holdings } from '../aws/inventory.ts'
import { TAG, type Tags } from '../tags.ts'
import { compareRules, describeRule, type Rule, type SecurityGroup } from '../aws/security-groups.ts'
import { formatTime } from '../clock.ts'
import { isOn } from '../instance-state.ts'
import {
  isCurrent,
  isFailedImage,
  isHome,
  isUnderway,
  listCopies,
  listCurrentCopies,
  sourceOf,
  splitRules,
} from './parts.ts'
import { listOrphanSnapshots } from './images.ts'
import { findHindrances } from './hindrances.ts'
import { findNamesakesOn } from './namesakes.ts'
import { findRunner } from './runner-findings.ts'
import { describeTags, listUntagged } from './fleet-tags.ts'
import type { RegionFacts } from './facts.ts'
import { causedBy, defect, notice, type Finding } from './steps.ts'

/** All findings of a region, defects first. */
export function listFindings(facts: RegionFacts): Finding[] {
  const runners = facts.inventory.owned.instances
  if (isEmpty(facts.inventory.owned)) {
    const nothing = defect('missing', "not provisioned: nothing here is the fleet's own")
    return [
      ...facts.home.problems.map((text) => defect('missing', text)),
      ...[nothing, ...findForeign(facts), ...findLookAlikeKeys(facts)],
    ]
  }
  const findings = [
    ...facts.home.problems.map((text) => defect('missing', text)),
    ...findImages(facts),
    ...findKeyPair(facts),
    ...findSecurityGroup(facts),
    ...findRunners(facts, runners),
    ...runners.flatMap((runner) => [...findRunner(facts, runner), ...findHindrances(facts, runner)]),
    ...findUntagged(facts),
    ...findLeftovers(facts),
    ...findForeign(facts),
    ...findLookAlikeKeys(facts),
  ]
  return findings.sort((a, b) => Number(b.defect) - Number(a.defect))
}

/** Whether a region holds nothing that the fleet owns: never provisioned, or cleared. */
export function isEmpty(owned: Holdings): boolean {
  return Object.values(owned).every((things: readonly unknown[]) => things.length === 0)
}

function findImages({ fleet, region, home, inventory }: RegionFacts): Finding[] {
  if (home.base !== undefined) return findFormerCopies(inventory.owned)
  if (isHome(fleet, region.name) || home.image === undefined) return []
  const source = home.image
  const copies = listCopies(inventory.owned)
  const current = listCurrentCopies(inventory.owned, source)
  const findings = copies.filter(isFailedImage).map(({ id, state, stateReason }) => {
    return defect('leftover', `image ${id} is ${state}${stateReason === undefined ? '' : `: ${stateReason}`}`, id)
  })
  if (current.length > 1) {
    findings.push(defect('duplicate', `several copies of ${source.id}: ${current.map(({ id }) => id).join(', ')}`))
  }
  const [copy] = current
  const cause = describeNewImage(source)
  const isOlder = copies.some((one) => sourceOf(one) !== source.id)
  const missing = defect('missing', `no copy of home's image ${source.id}`)
  if (copy === undefined) findings.push(isOlder ? causedBy(cause, missing) : missing)
  else if (isUnderway(copy)) findings.push(defect('missing', `image ${copy.id} is still being copied`, copy.id))
  for (const old of copies.filter((one) => sourceOf(one) !== source.id)) {
    const text = `image ${old.id} is a copy of ${sourceOf(old) ?? 'an unknown image'}, not of home's current ${source.id}`
    findings.push(causedBy(cause, defect('outdated', text, old.id)))
  }
  return findings
}

/** A fleet that had an image of its own before, and has a base image now. */
function findFormerCopies(owned: Holdings): Finding[] {
  return listCopies(owned).map(({ id }) =>
    defect('outdated', `image ${id} is a copy of an image of one's own, and the fleet has a base image`, id),
  )
}

function findKeyPair({ fleet, region, home, inventory }: RegionFacts): Finding[] {
  const name = fleet.keyPair
  if (isHome(fleet, region.name) || name === undefined) return []
  const pair = inventory.owned.keyPairs.find((one) => one.name === name)
  if (pair === undefined) return [defect('missing', `no key pair ${name}`)]
  if (home.keyPair?.publicKey === undefined || pair.publicKey === undefined) return []
  if (isSameKey(pair.publicKey, home.keyPair.publicKey)) return []
  return [
    defect(
      'drift',
      `key pair ${name} is another key than ${home.base === undefined ? "home's" : "the fleet file's"}; delete it to have it imported again`,
      pair.id,
    ),
  ]
}

function findSecurityGroup({ fleet, region, home, inventory }: RegionFacts): Finding[] {
  const groups = inventory.owned.securityGroups.filter(({ name }) => name === fleet.securityGroup)
  const { wanted, left } = splitRules(home)
  const open = (isHome(fleet, region.name) ? [home.securityGroup] : groups).flatMap((group) =>
    group === undefined ? [] : findOpenIngress(group),
  )
  if (isHome(fleet, region.name)) return open
  const notices = left.map((rule) =>
    notice('rule-left-out', `home's rule "${describeRule(rule)}" refers to a thing of one region and was not copied`),
  )
  const [group] = groups
  if (group === undefined) return [defect('missing', `no security group ${fleet.securityGroup}`), ...notices]
  if (home.securityGroup === undefined) return [...open, ...notices]
  if (group.tags[TAG.state] === 'creating') {
    return [defect('missing', `security group ${group.id} has not all of its rules yet`, group.id), ...notices]
  }
  const { missing, extra } = compareRules(wanted, group.rules)
  return [
    ...missing.map((rule) =>
      drift(group, `lacks ${home.base === undefined ? "home's" : 'the'} rule "${describeRule(rule)}"`),
    ),
    ...extra.map((rule) =>
      drift(
        group,
        `has a rule that ${home.base === undefined ? 'home has not' : 'is not ours'}: "${describeRule(rule)}"`,
      ),
    ),
    ...open,
    ...notices,
  ]
}

function drift({ id }: SecurityGroup, what: string): Finding {
  return defect('drift', `security group ${id} ${what}`, id)
}

function findOpenIngress({ id = '', rules }: Partial<SecurityGroup> & Pick<SecurityGroup, 'rules'>): Finding[] {
  const isOpen = ({ direction, peer }: Rule): boolean =>
    direction === 'ingress' && (peer.kind === 'ipv4' || peer.kind === 'ipv6') && peer.cidr.endsWith('/0')
  return rules
    .filter(isOpen)
    .map((rule) => notice('open-ingress', `security group ${id} is open to everybody: ${describeRule(rule)}`, id))
}

/** What an outdated copy and an outdated machine have in common. */
function describeNewImage({ id }: Image): string {
  return `home's image is ${id} now, and what is here is of an older one`
}

function findRunners({ home }: RegionFacts, runners: readonly Instance[]): Finding[] {
  if (runners.length === 0) return [defect('missing', 'no instance')]
  const current = runners.filter((runner) => isCurrent(runner, home))
  const old = runners.filter((runner) => !current.includes(runner))
  const ids = (instances: readonly Instance[]): string =>
    instances.map(({ id, state, launchTime }) => `${id} (${state}, last start ${formatTime(launchTime)})`).join(', ')
  const findings = current.length > 1 ? [defect('duplicate', `several instances: ${ids(current)}`)] : []
  if (home.image === undefined) return findings
  const [wanted, cause] =
    home.base === undefined
      ? [`home's current image ${home.image.id}`, describeNewImage(home.image)]
      : ['the current base and setup', 'base or setup have changed, and what is here is of the former ones']
  return [
    ...findings,
    ...old.map(({ id }) => causedBy(cause, defect('outdated', `instance ${id} is not of ${wanted}`, id))),
  ]
}

function findUntagged({ fleet, inventory }: RegionFacts): Finding[] {
  return listUntagged(fleet, inventory).map(({ what, id, missing }) =>
    defect('untagged', `${what} ${id} lacks ${describeTags(missing)}`, id),
  )
}

function findLeftovers({ inventory }: RegionFacts): Finding[] {
  const { owned } = inventory
  return [
    ...listOrphanSnapshots(inventory).map((id) =>
      defect('leftover', `snapshot ${id} belongs to no image of the fleet`, id),
    ),
    ...owned.volumes
      .filter(({ state }) => state === 'available')
      .map(({ id, sizeGiB }) => defect('leftover', `volume ${id} (${sizeGiB} GiB) belongs to no instance`, id)),
  ]
}

function findForeign({ fleet, region, inventory }: RegionFacts): Finding[] {
  const { foreign } = inventory
  const on = findNamesakesOn(foreign.instances)
  // Home's originals are meant to be there.
  if (isHome(fleet, region.name)) return on
  const named = (what: string, items: readonly { readonly id: string }[]): Finding[] =>
    items.map(({ id }) => notice('foreign', `${what} ${id} carries the fleet's name and is not ours`, id))
  return [
    ...on,
    ...named(
      'instance',
      foreign.instances.filter(({ state }) => !isOn(state)),
    ),
    ...named('image', foreign.images),
    ...named('snapshot', foreign.snapshots),
    ...named('volume', foreign.volumes),
    ...named('key pair', foreign.keyPairs),
    ...named('security group', foreign.securityGroups),
  ]
}

/** Our keys in small letters, with how we write them. */
const KEYS = new Map(Object.values(TAG).map((key) => [key.toLowerCase(), key]))

/**
 * Tags whose keys are ours but for upper and lower case. IAM takes such a key for ours, and with both on a thing for
 * neither; we, like EC2, don't (IAM User Guide, "IAM JSON policy elements: Condition"): what is foreign could be
 * deleted by our roles, and what is ours no more be changed.
 */
function findLookAlikeKeys({ inventory }: RegionFacts): Finding[] {
  return (['owned', 'foreign'] as const).flatMap((whose) =>
    Object.values(inventory[whose])
      .flat()
      .flatMap(({ id, tags }: { readonly id: string; readonly tags: Tags }) =>
        Object.keys(tags).flatMap((key) => {
          const ours = KEYS.get(key.toLowerCase())
          if (ours === undefined || ours === key) return []
          const text = `${id} carries a tag ${key}, which IAM takes for ${ours}: remove it`
          return [whose === 'owned' ? defect('tags', text, id) : notice('tags', text, id)]
        }),
      ),
  )
}
