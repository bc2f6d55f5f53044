// The state of the local AWS: accounts, their regions, and what stands in them. In memory; only disks are files.
import type { Call } from './http/calls.ts'
import type { Statement } from './iam/policy.ts'
import type { Gate } from './http/gate.ts'
import type { SavedRegion } from './saved-regions.ts'
import type { Fault } from './http/faults.ts'
import type { MotoCaller } from './moto.ts'
import type { Delays, Limits } from './delays.ts'
import { defaultDelays } from './delays.ts'
import type { Image, Instance, Snapshot, Volume } from './ec2/nouns.ts'
import type { Command } from './ssm/command.ts'
import type { NamespaceMode } from './guest/namespace.ts'
import type { Python } from './guest/python.ts'

export type Region = {
  account: Account
  name: string
  instances: Map<string, Instance>
  images: Map<string, Image>
  snapshots: Map<string, Snapshot>
  volumes: Map<string, Volume>
  commands: Map<string, Command>
  /** Why the next copies made here will fail, once they are under way. */
  copyFaults: string[]
  /** What a client token was first used for: the action, a digest of the other parameters, and what it made. */
  tokens: Map<string, { digest: string; madeId: Promise<string> }>
}

export type Account = {
  id: string
  world: World
  delays: Delays
  limits: Limits
  /** When set, describe calls give pages of this size even to who asks for none. */
  pageSize: number | undefined
  /** Reports an old Online between a start and the agent's first ping. */
  staleOnline: boolean
  /** The agent runs again, at boot, what a power-off interrupted. */
  replaysUnfinished: boolean
  /** Opt-in regions this account hasn't opted into: calls there are refused. */
  closedRegions: string[]
  /** How long temporary credentials last; as STS is asked when it's undefined. */
  sessionSeconds: number | undefined
  /** What each role may do, by its name. While there are none, anybody may do anything. */
  roles: Map<string, readonly Statement[]>
  regions: Map<string, Region>
}

export type World = {
  stateDir: string
  /** This local AWS's own address, for its guests. */
  endpoint: string
  python: Python
  moto: MotoCaller
  namespaceMode: NamespaceMode
  accounts: Map<string, Account>
  /** Temporary credentials handed out by AssumeRole…, by access key id, with the role's name. */
  sessions: Map<string, { account: string; expires: Date; role: string | undefined }>
  calls: Call[]
  faults: Fault[]
  /** By account: who looks at each call on its way. */
  gates: Map<string, Gate>
  saved: Map<string, SavedRegion>
  warn: (message: string) => void
  isStopping: boolean
}

export const accountOf = (world: World, id: string): Account => {
  const known = world.accounts.get(id)
  if (known !== undefined) return known
  const account: Account = {
    id,
    world,
    delays: { ...defaultDelays },
    limits: { noCapacity: [], imagesPerRegion: undefined },
    pageSize: undefined,
    staleOnline: false,
    replaysUnfinished: true,
    closedRegions: [],
    sessionSeconds: undefined,
    roles: new Map(),
    regions: new Map(),
  }
  world.accounts.set(id, account)
  return account
}

export const regionOf = (account: Account, name: string): Region => {
  const known = account.regions.get(name)
  if (known !== undefined) return known
  const region: Region = {
    account,
    name,
    instances: new Map(),
    images: new Map(),
    snapshots: new Map(),
    volumes: new Map(),
    commands: new Map(),
    copyFaults: [],
    tokens: new Map(),
  }
  account.regions.set(name, region)
  return region
}

export const allRegions = (world: World): Region[] =>
  [...world.accounts.values()].flatMap((account) => [...account.regions.values()])

export const allInstances = (world: World): { region: Region; instance: Instance }[] =>
  allRegions(world).flatMap((region) => [...region.instances.values()].map((instance) => ({ region, instance })))
