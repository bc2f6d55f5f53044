// Finds what a fleet has left behind: in a region that its file no longer has, or under a name that it no longer has.
import type { Holdings } from '../aws/inventory.ts'
import { isOn } from '../instance-state.ts'
import type { RegionFacts } from './facts.ts'
import { describeOn } from './runner-findings.ts'
import { defect, notice, type Finding } from './steps.ts'

/** What to do once a region that the fleet file no longer has is empty. */
export const DEPLOY_WITHOUT_IT =
  'deploy the roles without it: npm run -s infra -- OWNER/REPOSITORY AlsoRegions= | sh (behind the = what is still to be cleared)'

/** What to do about a region that the fleet file no longer has, in this order. */
export function describeClearing({ region, fleet }: { region: string; fleet: string }): string {
  return `clear it (mode clear, region: ${region}, confirm: ${fleet}), and then ${DEPLOY_WITHOUT_IT}`
}

const KINDS: Readonly<Record<keyof Holdings, string>> = {
  instances: 'instance',
  images: 'image',
  snapshots: 'snapshot',
  volumes: 'volume',
  keyPairs: 'key pair',
  securityGroups: 'security group',
}

/** Finds all that the fleet owns in a region that its file no longer has; a machine that is on comes first. */
export function findFormer({ inventory, now }: Pick<RegionFacts, 'inventory' | 'now'>): Finding[] {
  const { owned, region } = inventory
  const on = owned.instances
    .filter(({ state }) => isOn(state))
    .map((instance) => defect('running', describeOn(instance, now), instance.id))
  const things = (Object.keys(KINDS) as (keyof Holdings)[]).flatMap((kind) =>
    owned[kind].map(({ id }) => ({ id, what: KINDS[kind] })),
  )
  const left = things.map(({ id, what }) =>
    defect('leftover', `${what} ${id} is the fleet's, and ${region} is not in the fleet file`, id),
  )
  return [...on, ...left]
}

/** Finds fleets of other names that have things where this one has none: one may be the name it had before. */
export function findOtherFleets(names: readonly string[]): Finding[] {
  return names.map((name) => notice('foreign', `fleet ${name} has things here. ${describeRenaming(name)}`))
}

/** What to do when a fleet has been renamed and its things are still those of the old name. */
export function describeRenaming(name: string): string {
  return (
    `If this fleet was called ${name} before, clear that name first: write name: ${name} into the fleet file again, ` +
    `run mode clear as the roles of that name (confirm: ${name}), and only then rename`
  )
}
