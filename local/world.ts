// The state of the local AWS: accounts, their regions, and what stands in them. In memory; only disks are files.
import { DEFAULT_DELAYS } from './delays.ts'
import { publishFirstImages } from './ec2/public-images.ts'
import type { Ec2World } from './ec2/region.ts'
import type { Instance } from './ec2/nouns.ts'
import type { Call } from './http/calls.ts'
import type { Fault } from './http/faults.ts'
import type { Gate } from './http/gate.ts'
import type { Statement } from './iam/policy.ts'
import { agentBooted, agentLost } from './ssm/agent.ts'
import type { SsmAccount, SsmRegion } from './ssm/call.ts'

export interface Region extends SsmRegion {
  account: Account
}

export interface Account extends SsmAccount {
  world: World
  /** What each role may do, by its name. While there are none, anybody may do anything. */
  roles: Map<string, readonly Statement[]>
  regions: Map<string, Region>
}

export interface World extends Ec2World {
  accounts: Map<string, Account>
  calls: Call[]
  faults: Fault[]
  /** By account: who looks at each call on its way. */
  gates: Map<string, Gate>
  saved: Map<string, SavedRegion>
}

/** A region's things, kept to be brought back. */
export type SavedRegion = Pick<
  Region,
  'instances' | 'images' | 'snapshots' | 'volumes' | 'publicParameters' | 'commands' | 'agents'
> & {
  tokens: Map<string, { digest: string; madeId: string }>
}

export function accountOf(world: World, id: string): Account {
  const known = world.accounts.get(id)
  if (known !== undefined) return known
  const account: Account = {
    id,
    world,
    delays: { ...DEFAULT_DELAYS },
    limits: { noCapacity: [], imagesPerRegion: undefined, demandedTags: [] },
    pageSize: undefined,
    staleOnline: false,
    replaysUnfinished: true,
    managesHosts: false,
    closedRegions: [],
    sessionSeconds: undefined,
    roles: new Map(),
    regions: new Map(),
  }
  world.accounts.set(id, account)
  return account
}

export function regionOf(account: Account, name: string): Region {
  const known = account.regions.get(name)
  if (known !== undefined) return known
  const region: Region = {
    account,
    name,
    instances: new Map(),
    images: new Map(),
    snapshots: new Map(),
    volumes: new Map(),
    publicParameters: new Map(),
    commands: new Map(),
    agents: new Map(),
    copyFaults: [],
    copyHold: undefined,
    tokens: new Map(),
    events: {
      booted: (instance) => agentBooted(region, instance),
      lost: (instance) => agentLost(region, instance),
      forgotten: ({ id }) => region.agents.delete(id),
    },
  }
  publishFirstImages(region)
  account.regions.set(name, region)
  return region
}

export function allRegions(world: World): Region[] {
  return [...world.accounts.values()].flatMap((account) => [...account.regions.values()])
}

export function allInstances(world: World): { region: Region; instance: Instance }[] {
  return allRegions(world).flatMap((region) => [...region.instances.values()].map((instance) => ({ region, instance })))
}
