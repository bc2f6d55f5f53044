// Test data: a fleet, its home and one region that is ready; every part can be overridden. And a clock that nobody waits for.
import type { Home } from '../../src/aws/origin.ts'
import type { Image, Snapshot } from '../../src/aws/images.ts'
import type { Instance } from '../../src/aws/instances.ts'
import type { Holdings, Inventory, Volume } from '../../src/aws/inventory.ts'
import type { KeyPair } from '../../src/aws/key-pairs.ts'
import { ownershipTags, TAG, type Tags } from '../../src/tags.ts'
import type { Rule, SecurityGroup } from '../../src/aws/security-groups.ts'
import { secondsAfter, type Clock } from '../../src/clock.ts'
import { parseFleet, type Fleet, type FleetRegion } from '../../src/fleet/fleet.ts'
import { leaseKey, leaseValue } from '../../src/lease.ts'
import type { ProvisionFacts } from '../../src/plan/facts.ts'

export const NOW = new Date('2026-11-24T07:10:00Z')
export const HOME = 'us-west-2'
export const REGION = 'eu-west-3'
export const FLEET = 'NAVO'
/** Home's image, and the tag value of the guest files of today. */
export const SOURCE = 'ami-home'
export const FUSE = 'fuse-of-today'
export const PUBLIC_KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5'

/** A time so many seconds from NOW; earlier when negative. */
export function at(seconds: number): Date {
  return secondsAfter(NOW, seconds)
}

const fleets = new Map<string, Fleet>()

/** Keys of a fleet file that leaves nothing of a machine to EC2, and asks for tags. */
export const DEMANDING = {
  instance: { types: ['t2.micro', 't3.micro'], 'metadata-hops': 2, credits: 'standard' },
  tags: { CostCenter: '4711', Owner: 'Jo' },
}

/** A fleet as its file would give it; the overrides are keys of fleet.yml. */
export function aFleet(overrides: Readonly<Record<string, unknown>> = {}): Fleet {
  const file = {
    name: FLEET,
    home: HOME,
    instance: { types: ['t2.micro', 't3.micro'] },
    run: { command: './aws.sh', timeout: '30m' },
    regions: { [HOME]: {}, [REGION]: {} },
    ...overrides,
  }
  // Random worlds ask for the same fleet some ten thousand times.
  const text = JSON.stringify(file)
  const fleet = fleets.get(text) ?? parseFleet(text, 'fleet.yml')
  fleets.set(text, fleet)
  return fleet
}

export function aRegion(overrides: Partial<FleetRegion> = {}): FleetRegion {
  return {
    name: REGION,
    cron: '30 3,9,15,21 * * *',
    enabled: true,
    subnet: undefined,
    types: ['t2.micro', 't3.micro'],
    kmsKey: undefined,
    prices: {},
    ...overrides,
  }
}

export function ours(more: Tags = {}): Tags {
  return ownershipTags(FLEET, more)
}

/** A copy of home's image, ours. */
export function anImage(overrides: Partial<Image> = {}): Image {
  const { id = 'ami-copy' } = overrides
  return {
    id,
    name: `${FLEET}-${SOURCE}`,
    state: 'available',
    stateReason: undefined,
    ownerId: '123456789012',
    created: at(-86_400),
    architecture: 'x86_64',
    enaSupport: true,
    rootDevice: '/dev/xvda',
    devices: [aDevice(id.replace('ami', 'snap'))],
    sourceImageId: SOURCE,
    sourceRegion: HOME,
    tags: ours({ [TAG.image]: SOURCE }),
    ...overrides,
  }
}

const GP3 = { volumeType: 'gp3', iops: undefined, throughput: undefined }

export function aDevice(snapshotId: string, encrypted = false): Image['devices'][number] {
  return { name: '/dev/xvda', snapshotId, encrypted, deleteOnTermination: true, volumeGiB: 8, ...GP3 }
}

export function aSnapshot(overrides: Partial<Snapshot> = {}): Snapshot {
  return { id: 'snap-copy', state: 'completed', progress: '100%', volumeGiB: 8, tags: ours(), ...overrides }
}

/** A runner of home's image that is ready and stopped. */
export function anInstance(overrides: Partial<Instance> = {}): Instance {
  return {
    id: 'i-runner',
    state: 'stopped',
    stateReason: undefined,
    type: 't2.micro',
    zone: 'eu-west-3a',
    architecture: 'x86_64',
    imageId: 'ami-copy',
    launchTime: at(-6 * 3600),
    keyName: FLEET,
    vpcId: 'vpc-1',
    subnetId: 'subnet-1',
    securityGroupIds: ['sg-ours'],
    profile: 'NAVO-ssm',
    publicIp: undefined,
    metadataTokens: 'required',
    metadataHops: 1,
    volumeIds: ['vol-runner'],
    rootVolumeId: 'vol-runner',
    tags: runnerTags(),
    ...overrides,
  }
}

/** The tags of a runner that is ready; undefined takes one away. */
export function runnerTags(changes: Readonly<Record<string, string | undefined>> = {}): Tags {
  const all = {
    ...ours({ [TAG.role]: 'runner', [TAG.state]: 'ready', [TAG.image]: SOURCE, [TAG.fuse]: FUSE }),
    ...changes,
  }
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  )
}

/** The tag of a lease, claimed and ending so many seconds from NOW. */
export function leaseTag(runId: string, claimedSeconds: number, untilSeconds: number): Tags {
  return { [leaseKey(runId)]: leaseValue({ claimed: at(claimedSeconds), until: at(untilSeconds) }) }
}

export function aVolume(overrides: Partial<Volume> = {}): Volume {
  return {
    id: 'vol-runner',
    state: 'in-use',
    sizeGiB: 8,
    type: 'gp3',
    encrypted: false,
    instanceId: 'i-runner',
    device: '/dev/xvda',
    tags: ours(),
    ...overrides,
  }
}

export function aKeyPair(overrides: Partial<KeyPair> = {}): KeyPair {
  return { id: 'key-ours', name: FLEET, fingerprint: 'aa:bb', publicKey: PUBLIC_KEY, tags: ours(), ...overrides }
}

export function aRule(overrides: Partial<Rule> = {}): Rule {
  return {
    direction: 'ingress',
    protocol: 'tcp',
    fromPort: 22,
    toPort: 22,
    peer: { kind: 'ipv4', cidr: '192.0.2.0/24' },
    description: undefined,
    ...overrides,
  }
}

export const ALL_EGRESS: Rule = aRule({
  direction: 'egress',
  protocol: '-1',
  fromPort: undefined,
  toPort: undefined,
  peer: { kind: 'ipv4', cidr: '0.0.0.0/0' },
})

export function aGroup(overrides: Partial<SecurityGroup> = {}): SecurityGroup {
  return {
    id: 'sg-ours',
    name: FLEET,
    description: 'ServiceMon',
    vpcId: 'vpc-1',
    rules: [aRule(), ALL_EGRESS],
    tags: ours({ [TAG.state]: 'ready' }),
    ...overrides,
  }
}

/** Home with its originals, which carry no tag of ours. */
export function aHome(overrides: Partial<Home> = {}): Home {
  return {
    region: HOME,
    image: anImage({
      id: SOURCE,
      name: FLEET,
      devices: [aDevice('snap-home')],
      sourceImageId: undefined,
      sourceRegion: undefined,
      tags: {},
    }),
    keyPair: aKeyPair({ id: 'key-home', publicKey: `${PUBLIC_KEY} someone@home`, tags: {} }),
    securityGroup: aGroup({ id: 'sg-home', tags: {} }),
    profile: 'NAVO-ssm',
    problems: [],
    base: undefined,
    ...overrides,
  }
}

const NOTHING: Holdings = { instances: [], images: [], snapshots: [], volumes: [], keyPairs: [], securityGroups: [] }

/** What a region holds when it is ready. */
export function readyHoldings(overrides: Partial<Holdings> = {}): Holdings {
  return {
    instances: [anInstance()],
    images: [anImage()],
    snapshots: [aSnapshot()],
    volumes: [aVolume()],
    keyPairs: [aKeyPair()],
    securityGroups: [aGroup()],
    ...overrides,
  }
}

/** A region by what is ours and what is foreign there; what isn't given is empty. */
export function anInventory({
  region = REGION,
  owned = {},
  foreign = {},
}: { region?: string; owned?: Partial<Holdings>; foreign?: Partial<Holdings> } = {}): Inventory {
  return { region, owned: { ...NOTHING, ...owned }, foreign: { ...NOTHING, ...foreign } }
}

/** Facts of a region that is ready, for plans and findings alike. */
export function factsFor(overrides: Partial<ProvisionFacts> = {}): ProvisionFacts {
  const place = { type: 't2.micro', zone: 'eu-west-3a', subnetId: 'subnet-1', vpcId: 'vpc-1' }
  return {
    fleet: aFleet(),
    region: aRegion(),
    home: aHome(),
    inventory: anInventory({ owned: readyHoldings() }),
    attributes: new Map(),
    placement: { kind: 'place', place, others: [] },
    profile: { kind: 'usable', role: 'NAVO-ssm' },
    fuseTag: FUSE,
    adopt: false,
    refresh: false,
    now: NOW,
    ...overrides,
  }
}

/** A clock that stands still until somebody sleeps; then it is at once as late as they wanted. */
export interface FakeClock extends Clock {
  /** The sleeps so far, in seconds. */
  readonly slept: readonly number[]
  advance(seconds: number): void
}

export function fakeClock(start = NOW): FakeClock {
  let now = start
  const slept: number[] = []
  const sleepers: { at: Date; wake: () => void }[] = []
  // Once all others have done what they can do at this time, the one who wakes first goes on.
  const goOn = (): void => {
    const next = sleepers.toSorted((one, other) => one.at.getTime() - other.at.getTime())[0]
    if (next === undefined) return
    sleepers.splice(sleepers.indexOf(next), 1)
    if (next.at > now) now = next.at
    next.wake()
    if (sleepers.length > 0) setImmediate(goOn)
  }
  return {
    slept,
    pace: 1,
    now: () => now,
    elapsed: () => now.getTime() / 1000,
    advance(seconds) {
      now = secondsAfter(now, seconds)
    },
    sleep(seconds, signal) {
      if (signal?.aborted === true) return Promise.reject(signal.reason as Error)
      slept.push(seconds)
      return new Promise((resolve, reject) => {
        const sleeper = { at: secondsAfter(now, seconds), wake: resolve }
        const onAbort = (): void => {
          sleepers.splice(sleepers.indexOf(sleeper), 1)
          reject(signal?.reason as Error)
        }
        sleeper.wake = () => {
          signal?.removeEventListener('abort', onAbort)
          resolve()
        }
        signal?.addEventListener('abort', onAbort, { once: true })
        sleepers.push(sleeper)
        if (sleepers.length === 1) setImmediate(goOn)
      })
    },
  }
}
