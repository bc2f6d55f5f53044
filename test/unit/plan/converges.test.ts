// Provision after any interruption goes on with what is left, and after its end there is nothing left to plan.
// The plans are carried out on a model of a region here; what EC2 does is in the tests of the operations.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { InstanceAttributes } from '../../../src/aws/instances.ts'
import type { Holdings } from '../../../src/aws/inventory.ts'
import { TAG, type Tags } from '../../../src/tags.ts'
import { planClear } from '../../../src/plan/clear.ts'
import { isHome } from '../../../src/plan/parts.ts'
import type { ProvisionFacts } from '../../../src/plan/facts.ts'
import { planProvision } from '../../../src/plan/provision.ts'
import type { Step } from '../../../src/plan/steps.ts'
import {
  aFleet,
  aDevice,
  aGroup,
  aKeyPair,
  anImage,
  anInstance,
  anInventory,
  aRegion,
  aSnapshot,
  at,
  aVolume,
  DEMANDING,
  factsFor,
  FUSE,
  HOME,
  NOW,
  ours,
  readyHoldings,
  runnerTags,
  SOURCE,
} from '../../support/builders.ts'

/** The facts after a step, as AWS would show them. */
function after(facts: ProvisionFacts, step: Step): ProvisionFacts {
  const { fleet, inventory } = facts
  const { owned, foreign } = inventory
  const withOwned = (changes: Partial<Holdings>): ProvisionFacts => ({
    ...facts,
    inventory: { ...inventory, owned: { ...owned, ...changes } },
  })
  const change = <T extends { readonly id: string }>(
    items: readonly T[],
    id: string | undefined,
    by: Partial<T>,
  ): T[] => items.map((item) => (item.id === id ? { ...item, ...by } : item))
  const without = <T extends { readonly id: string }>(items: readonly T[], id: string): T[] =>
    items.filter((item) => item.id !== id)
  const newest = (items: readonly { readonly id: string }[]): string => items.at(-1)?.id ?? 'none'
  switch (step.kind) {
    case 'copy-image': {
      const tags = { ...fleet.tags, ...ours({ [TAG.image]: SOURCE }) }
      const image = anImage({ id: 'ami-new', name: step.name, state: 'pending', devices: [], tags })
      const snapshots = [...owned.snapshots, aSnapshot({ id: 'snap-new', state: 'pending', tags })]
      return withOwned({ images: [...owned.images, image], snapshots })
    }
    case 'await-image': {
      const id = step.imageId ?? newest(owned.images)
      const devices = [aDevice(id.replace('ami', 'snap'))]
      return withOwned({ images: change(owned.images, id, { state: 'available', devices }) })
    }
    case 'import-key-pair':
      return withOwned({
        keyPairs: [...owned.keyPairs, aKeyPair({ id: 'key-new', tags: { ...fleet.tags, ...ours() } })],
      })
    case 'create-security-group': {
      const tags = { ...fleet.tags, ...ours({ [TAG.state]: 'ready' }) }
      const made = aGroup({ id: 'sg-new', vpcId: step.vpcId, tags })
      return withOwned({ securityGroups: [...owned.securityGroups, made] })
    }
    case 'complete-security-group': {
      const found = owned.securityGroups.find(({ id }) => id === step.groupId)
      const tags = { ...found?.tags, [TAG.state]: 'ready' }
      return withOwned({ securityGroups: change(owned.securityGroups, step.groupId, { tags }) })
    }
    case 'run-instance': {
      const tags = { ...fleet.tags, ...runnerTags({ [TAG.state]: 'proving', [TAG.fuse]: undefined }) }
      const metadataHops = fleet.instance.metadataHops ?? 1
      const made = { id: 'i-new', type: step.place.type, volumeIds: ['vol-new'], launchTime: NOW, metadataHops }
      const volume = aVolume({ id: 'vol-new', instanceId: 'i-new', tags: { ...fleet.tags, ...ours() } })
      const now = withOwned({
        instances: [...owned.instances, anInstance({ ...made, state: 'running', tags })],
        volumes: [...owned.volumes, volume],
      })
      return { ...now, attributes: withCredits(facts, 'i-new', fleet.instance.credits) }
    }
    case 'adopt':
      return { ...facts, inventory: { ...inventory, ...adopted(owned, foreign, step) } }
    case 'stop-instance':
      return withOwned({ instances: change(owned.instances, step.instanceId, { state: 'stopped' }) })
    case 'set-shutdown-behavior': {
      const { cpuCredits } = facts.attributes.get(step.instanceId) ?? {}
      const proper: InstanceAttributes = { shutdownBehavior: 'stop', stopProtection: false, cpuCredits }
      return { ...facts, attributes: new Map([...facts.attributes, [step.instanceId, proper]]) }
    }
    case 'set-metadata-tokens':
      return withOwned({ instances: change(owned.instances, step.instanceId, { metadataTokens: 'required' }) })
    case 'set-metadata-hops': {
      const { hops: metadataHops, tokens: metadataTokens } = step
      return withOwned({ instances: change(owned.instances, step.instanceId, { metadataHops, metadataTokens }) })
    }
    case 'set-instance-type': {
      const now = withOwned({ instances: change(owned.instances, step.instanceId, { type: step.type }) })
      return { ...now, attributes: withCredits(facts, step.instanceId, fleet.instance.credits) }
    }
    case 'set-credits':
      return { ...facts, attributes: withCredits(facts, step.instanceId, step.credits) }
    case 'set-tags': {
      const tagged = <T extends { readonly id: string; readonly tags: Tags }>(items: readonly T[]): T[] =>
        items.map((item) => (item.id === step.id ? { ...item, tags: { ...item.tags, ...step.tags } } : item))
      return withOwned({
        instances: tagged(owned.instances),
        images: tagged(owned.images),
        snapshots: tagged(owned.snapshots),
        volumes: tagged(owned.volumes),
        keyPairs: tagged(owned.keyPairs),
        securityGroups: tagged(owned.securityGroups),
      })
    }
    case 'prove-instance': {
      const id = step.instanceId ?? newest(owned.instances)
      const tags = owned.instances.find((one) => one.id === id)?.tags ?? {}
      const proved = { ...tags, [TAG.state]: 'ready', [TAG.fuse]: FUSE }
      return withOwned({ instances: change(owned.instances, id, { state: 'stopped', tags: proved }) })
    }
    case 'collect-output': {
      const collected = (tags: Tags): Tags =>
        Object.fromEntries(Object.entries(tags).filter(([key]) => !key.startsWith(TAG.lease)))
      return withOwned({ instances: owned.instances.map((one) => ({ ...one, tags: collected(one.tags) })) })
    }
    case 'terminate-instance':
      return withOwned({
        instances: without(owned.instances, step.instanceId),
        volumes: owned.volumes.filter(({ instanceId }) => instanceId !== step.instanceId),
      })
    case 'remove-image':
      return withOwned({ images: without(owned.images, step.imageId) })
    case 'delete-snapshot':
      return withOwned({ snapshots: without(owned.snapshots, step.snapshotId) })
    case 'delete-volume':
      return withOwned({ volumes: without(owned.volumes, step.volumeId) })
    case 'delete-security-group':
      return withOwned({ securityGroups: without(owned.securityGroups, step.groupId) })
    case 'delete-key-pair':
      return withOwned({ keyPairs: without(owned.keyPairs, step.keyPairId) })
  }
}

function withCredits({ attributes }: ProvisionFacts, id: string, cpuCredits: string | undefined) {
  const found = attributes.get(id) ?? { shutdownBehavior: 'stop', stopProtection: false }
  return new Map([...attributes, [id, { ...found, cpuCredits }]])
}

function adopted(
  owned: Holdings,
  foreign: Holdings,
  { ids, tags }: { ids: readonly string[]; tags: Tags },
): { owned: Holdings; foreign: Holdings } {
  const move = <T extends { readonly id: string; readonly tags: Tags }>(ours: readonly T[], theirs: readonly T[]) => ({
    owned: [
      ...ours,
      ...theirs.filter(({ id }) => ids.includes(id)).map((item) => ({ ...item, tags: { ...item.tags, ...tags } })),
    ],
    foreign: theirs.filter(({ id }) => !ids.includes(id)),
  })
  const instances = move(owned.instances, foreign.instances)
  const images = move(owned.images, foreign.images)
  const snapshots = move(owned.snapshots, foreign.snapshots)
  const volumes = move(owned.volumes, foreign.volumes)
  const keyPairs = move(owned.keyPairs, foreign.keyPairs)
  const groups = move(owned.securityGroups, foreign.securityGroups)
  const side = (of: 'owned' | 'foreign'): Holdings => ({
    instances: instances[of],
    images: images[of],
    snapshots: snapshots[of],
    volumes: volumes[of],
    keyPairs: keyPairs[of],
    securityGroups: groups[of],
  })
  return { owned: side('owned'), foreign: side('foreign') }
}

function stepsOf(facts: ProvisionFacts): readonly Step[] {
  const plan = planProvision(facts)
  if (plan.kind === 'steps') return plan.steps
  throw new Error(`refused: ${plan.reasons.join('; ')}`)
}

const kindsOf = (steps: readonly Step[]): string[] => steps.map(({ kind }) => kind)

const oldTags = runnerTags({ [TAG.image]: 'ami-old' })
const upgrade = readyHoldings({
  instances: [anInstance({ id: 'i-old', imageId: 'ami-oldcopy', volumeIds: ['vol-old'], tags: oldTags })],
  volumes: [aVolume({ id: 'vol-old', instanceId: 'i-old' })],
  images: [anImage({ id: 'ami-oldcopy', devices: [aDevice('snap-old')], tags: ours({ [TAG.image]: 'ami-old' }) })],
  snapshots: [aSnapshot({ id: 'snap-old' })],
})
const named = { Name: 'NAVO' }
const lookAlikes: Partial<Holdings> = {
  instances: [anInstance({ id: 'i-theirs', imageId: 'ami-theirs', volumeIds: ['vol-theirs'], tags: named })],
  images: [anImage({ id: 'ami-theirs', devices: [aDevice('snap-theirs')], tags: {} })],
  keyPairs: [aKeyPair({ id: 'key-theirs', tags: {} })],
  securityGroups: [aGroup({ id: 'sg-theirs', tags: {} })],
}

const worlds: [string, ProvisionFacts][] = [
  ['an empty region', factsFor({ inventory: anInventory() })],
  ['an empty home', factsFor({ region: aRegion({ name: HOME }), inventory: anInventory({ region: HOME }) })],
  ['an upgrade', factsFor({ inventory: anInventory({ owned: upgrade }) })],
  ['an adoption', factsFor({ adopt: true, inventory: anInventory({ foreign: lookAlikes }) })],
  [
    'a copy that failed',
    factsFor({ inventory: anInventory({ owned: { images: [anImage({ state: 'failed', devices: [] })] } }) }),
  ],
  [
    'a machine that needs mending in every way',
    factsFor({
      inventory: anInventory({
        owned: readyHoldings({
          instances: [
            anInstance({ type: 't1.micro', metadataTokens: 'optional', tags: runnerTags({ [TAG.fuse]: 'x' }) }),
          ],
        }),
      }),
      attributes: new Map([['i-runner', { shutdownBehavior: 'terminate', stopProtection: false }]]),
    }),
  ],
]

describe.each(worlds)('%s', (_, facts) => {
  const steps = stepsOf(facts)

  test('has steps, and none of them twice', () => {
    expect(steps).not.toEqual([])
    expect(new Set(steps.map(({ kind, target }) => `${kind} ${target}`)).size).toBe(steps.length)
  })

  // adopt is an input of each provision, and an interrupted one is called again with the same inputs.
  test.each([...steps.keys(), steps.length].map((done) => [done]))(
    'goes on with the rest, and nothing else, after %i steps',
    (done) => {
      const interrupted = steps.slice(0, done).reduce(after, facts)
      expect(kindsOf(stepsOf(interrupted))).toEqual(kindsOf(steps.slice(done)))
    },
  )

  test('goes on from a proof boot that is under way', () => {
    const end = steps.reduce(after, facts)
    const proving = end.inventory.owned.instances.map((one) => ({
      ...one,
      state: 'running',
      launchTime: at(-60),
      tags: { ...one.tags, [TAG.state]: 'proving' },
    }))
    const inventory = { ...end.inventory, owned: { ...end.inventory.owned, instances: proving } }
    expect(kindsOf(stepsOf({ ...end, inventory }))).toEqual(['prove-instance'])
  })

  test('is empty again after clear, and there is nothing to clear then', () => {
    const end = steps.reduce(after, facts)
    const plan = planClear({ fleet: aFleet(), inventory: end.inventory, now: NOW })
    if (plan.kind === 'refused') throw new Error(plan.reasons.join('; '))
    const cleared = plan.steps.reduce(after, end)
    expect(Object.values(cleared.inventory.owned).flat()).toEqual([])
    expect(planClear({ fleet: aFleet(), inventory: cleared.inventory, now: NOW })).toEqual({ kind: 'steps', steps: [] })
  })
})

test('a group that was left half made is completed, and then all is as if it had never been interrupted', () => {
  const facts = factsFor({ inventory: anInventory() })
  const steps = stepsOf(facts)
  const interrupted = steps.slice(0, 3).reduce(after, facts)
  const { owned } = interrupted.inventory
  const halfMade = owned.securityGroups.map((group) => ({ ...group, tags: ours({ [TAG.state]: 'creating' }) }))
  const inventory = { ...interrupted.inventory, owned: { ...owned, securityGroups: halfMade } }
  expect(kindsOf(stepsOf({ ...interrupted, inventory }))).toEqual([
    'complete-security-group',
    ...kindsOf(steps.slice(3)),
  ])
})

/** Regions that were provisioned once, and had things lost, drifted or interrupted since. */
const disturbed = fc
  .record({
    region: fc.constantFrom(HOME, 'eu-west-3'),
    hasImage: fc.boolean(),
    imageState: fc.constantFrom('available', 'pending'),
    hasOldImage: fc.boolean(),
    hasFailedCopy: fc.boolean(),
    hasKeyPair: fc.boolean(),
    group: fc.constantFrom('none', 'ready', 'creating'),
    runner: fc.constantFrom('none', 'ready', 'proving', 'stale fuse'),
    type: fc.constantFrom('t2.micro', 't1.micro'),
    metadataTokens: fc.constantFrom('required', 'optional'),
    shutdownBehavior: fc.constantFrom('stop', 'terminate'),
    hasOldRunner: fc.boolean(),
    isUncollected: fc.boolean(),
    isDemanding: fc.boolean(),
    metadataHops: fc.constantFrom(1, 2),
    cpuCredits: fc.constantFrom('standard', 'unlimited', undefined),
    hasOrphan: fc.boolean(),
  })
  .map((seed): ProvisionFacts => {
    const { cpuCredits, shutdownBehavior } = seed
    const inHome = seed.region === HOME
    const state = seed.runner === 'proving' ? 'proving' : 'ready'
    const runner = anInstance({
      type: seed.type,
      metadataTokens: seed.metadataTokens,
      metadataHops: seed.metadataHops,
      tags: runnerTags({ [TAG.state]: state, [TAG.fuse]: seed.runner === 'stale fuse' ? 'stale' : FUSE }),
    })
    const lease = seed.isUncollected
      ? { [`${TAG.lease}1-1-aaaaaaaa`]: '2026-11-23T00:00:00Z/2026-11-23T01:00:00Z' }
      : {}
    const old = anInstance({ id: 'i-old', imageId: 'ami-oldcopy', tags: { ...oldTags, ...lease } })
    const images = [
      ...(seed.hasImage ? [anImage({ state: seed.imageState })] : []),
      ...(seed.hasOldImage
        ? [anImage({ id: 'ami-oldcopy', devices: [aDevice('snap-old')], tags: ours({ [TAG.image]: 'ami-old' }) })]
        : []),
      ...(seed.hasFailedCopy ? [anImage({ id: 'ami-failed', state: 'failed', devices: [] })] : []),
    ]
    const owned: Partial<Holdings> = {
      instances: [...(seed.runner === 'none' ? [] : [runner]), ...(seed.hasOldRunner ? [old] : [])],
      images: inHome ? [] : images,
      snapshots: inHome
        ? []
        : [
            ...(seed.hasImage ? [aSnapshot()] : []),
            ...(seed.hasOldImage ? [aSnapshot({ id: 'snap-old' })] : []),
            ...(seed.hasOrphan && seed.imageState !== 'pending' ? [aSnapshot({ id: 'snap-lost' })] : []),
          ],
      keyPairs: seed.hasKeyPair && !inHome ? [aKeyPair()] : [],
      securityGroups: seed.group === 'none' || inHome ? [] : [aGroup({ tags: ours({ [TAG.state]: seed.group }) })],
    }
    return factsFor({
      ...(seed.isDemanding ? { fleet: aFleet(DEMANDING) } : {}),
      region: aRegion({ name: seed.region }),
      inventory: anInventory({ region: seed.region, owned }),
      attributes: new Map([['i-runner', { shutdownBehavior, stopProtection: false, cpuCredits }]]),
    })
  })

describe('a disturbed region', () => {
  test('is ready after one provision: a second one plans nothing', () => {
    fc.assert(
      fc.property(disturbed, (facts) => {
        const end = stepsOf(facts).reduce(after, facts)
        expect(kindsOf(stepsOf(end))).toEqual([])
        const current = end.inventory.owned.instances.filter(({ tags }) => tags[TAG.image] === SOURCE)
        expect(current).toMatchObject([{ state: 'stopped', tags: { [TAG.state]: 'ready', [TAG.fuse]: FUSE } }])
        const copies = isHome(facts.fleet, facts.region.name) ? [] : [SOURCE]
        const sources = end.inventory.owned.images.map(({ tags }) => tags[TAG.image])
        expect(sources.filter((source) => source === SOURCE)).toEqual(copies)
      }),
      { numRuns: 500 },
    )
  })

  test('gets there however often provision is cut short between two steps', () => {
    fc.assert(
      fc.property(disturbed, fc.array(fc.nat({ max: 6 }), { maxLength: 6 }), (facts, cuts) => {
        const interrupted = cuts.reduce((now, cut) => stepsOf(now).slice(0, cut).reduce(after, now), facts)
        const ready = stepsOf(interrupted).reduce(after, interrupted)
        expect(ready.inventory.owned.instances.filter(({ tags }) => tags[TAG.image] === SOURCE)).toHaveLength(1)
        // No snapshot is judged while a copy is pending: those that were lost before may need one provision more.
        const rest = stepsOf(ready)
        expect(kindsOf(rest).filter((kind) => kind !== 'delete-snapshot')).toEqual([])
        expect(kindsOf(stepsOf(rest.reduce(after, ready)))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

describe('one provision is enough', () => {
  const proving = { [TAG.state]: 'proving' }
  const rows: [string, Partial<Holdings>][] = [
    [
      'after a copy that failed with its snapshots made',
      readyHoldings({
        images: [anImage({ id: 'ami-failed', state: 'failed' })],
        snapshots: [aSnapshot({ id: 'snap-failed' })],
      }),
    ],
    [
      'where a spare instance and a stale fuse come together',
      readyHoldings({
        instances: [
          anInstance({ tags: runnerTags({ [TAG.fuse]: 'stale' }) }),
          anInstance({ id: 'i-2', tags: runnerTags(proving) }),
        ],
      }),
    ],
    [
      'where two instances never came through their proof boots',
      readyHoldings({
        instances: [anInstance({ tags: runnerTags(proving) }), anInstance({ id: 'i-2', tags: runnerTags(proving) })],
      }),
    ],
  ]
  test.each(rows)('%s', (_, owned) => {
    const facts = factsFor({ inventory: anInventory({ owned }) })
    const end = stepsOf(facts).reduce(after, facts)
    expect(kindsOf(stepsOf(end))).toEqual([])
    expect(end.inventory.owned.instances).toMatchObject([{ tags: { [TAG.state]: 'ready', [TAG.fuse]: FUSE } }])
  })
})
