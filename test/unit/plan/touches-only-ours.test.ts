// Whatever a region holds, no plan changes or deletes a thing that isn't the fleet's own, or is an original of home.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isHomeOriginal, isOwned } from '../../../src/tags.ts'
import { planClear } from '../../../src/plan/clear.ts'
import type { ProvisionFacts } from '../../../src/plan/facts.ts'
import { planProvision } from '../../../src/plan/provision.ts'
import type { Step } from '../../../src/plan/steps.ts'
import { aFleet, aHome, aRegion, DEMANDING, factsFor, FLEET, HOME, NOW } from '../../support/builders.ts'
import { inventoryOf, tagsById, world, type World } from '../../support/random-worlds.ts'

/** Ids of what a step changes or deletes; what it makes, and what it only waits for, is no one's yet. */
function touched(step: Step): readonly string[] {
  switch (step.kind) {
    case 'copy-image':
    case 'import-key-pair':
    case 'create-security-group':
    case 'run-instance':
      return []
    case 'await-image':
      return step.imageId === undefined ? [] : [step.imageId]
    case 'adopt':
      return step.ids
    case 'set-tags':
      return [step.id]
    case 'complete-security-group':
    case 'delete-security-group':
      return [step.groupId]
    case 'stop-instance':
    case 'set-shutdown-behavior':
    case 'set-metadata-tokens':
    case 'set-metadata-hops':
    case 'set-instance-type':
    case 'set-credits':
    case 'collect-output':
    case 'terminate-instance':
      return [step.instanceId]
    case 'prove-instance':
      return step.instanceId === undefined ? [] : [step.instanceId]
    case 'remove-image':
      return [step.imageId]
    case 'delete-snapshot':
      return [step.snapshotId]
    case 'delete-volume':
      return [step.volumeId]
    case 'delete-key-pair':
      return [step.keyPairId]
  }
}

function factsOf(given: World): ProvisionFacts {
  const inventory = inventoryOf(given)
  const attributes = { shutdownBehavior: given.shutdownBehavior, stopProtection: false, cpuCredits: 'unlimited' }
  return factsFor({
    fleet: aFleet(DEMANDING),
    region: aRegion({ name: given.region }),
    home: aHome(),
    inventory,
    adopt: given.adopt,
    attributes: new Map(given.instances.map(({ id }) => [id, attributes])),
  })
}

function stepsOf(plan: ReturnType<typeof planProvision> | ReturnType<typeof planClear>): readonly Step[] {
  return plan.kind === 'steps' ? plan.steps : []
}

/** What of a region a plan may touch: all that is ours, save originals. */
function mayTouch(given: World, id: string): boolean {
  const found = tagsById(given).get(id)
  return found !== undefined && isOwned(found, FLEET) && !isHomeOriginal(found)
}

const DELETES = /^(terminate|remove|delete)-/

describe('in any region', () => {
  test('clear deletes only what is ours, and no original', () => {
    fc.assert(
      fc.property(world, (given) => {
        const ids = stepsOf(planClear({ fleet: aFleet(), inventory: inventoryOf(given), now: NOW })).flatMap(touched)
        expect(ids.filter((id) => !mayTouch(given, id))).toEqual([])
      }),
      { numRuns: 1500 },
    )
  })

  test('clear plans nothing where nothing is ours', () => {
    fc.assert(
      fc.property(world, (given) => {
        const inventory = inventoryOf(given)
        const { foreign } = inventory
        const owned = { instances: [], images: [], snapshots: [], volumes: [], keyPairs: [], securityGroups: [] }
        expect(planClear({ fleet: aFleet(), inventory: { ...inventory, owned, foreign }, now: NOW })).toEqual({
          kind: 'steps',
          steps: [],
        })
      }),
    )
  })

  test('provision without adopt changes only what is ours', () => {
    fc.assert(
      fc.property(world, (given) => {
        const steps = stepsOf(planProvision({ ...factsOf(given), adopt: false }))
        const ids = steps.flatMap(touched)
        expect(ids.filter((id) => !isOwned(tagsById(given).get(id) ?? {}, FLEET))).toEqual([])
      }),
      { numRuns: 1500 },
    )
  })

  test('provision with adopt changes only what is ours or what it takes over, and takes nothing over in home', () => {
    fc.assert(
      fc.property(world, (given) => {
        const steps = stepsOf(planProvision({ ...factsOf(given), adopt: true }))
        const taken = new Set(steps.filter(({ kind }) => kind === 'adopt').flatMap(touched))
        const ids = steps.flatMap(touched)
        expect(ids.filter((id) => !taken.has(id) && !isOwned(tagsById(given).get(id) ?? {}, FLEET))).toEqual([])
        if (given.region === HOME) expect(taken).toEqual(new Set())
      }),
      { numRuns: 1500 },
    )
  })

  test('provision deletes no image of home, and no original anywhere', () => {
    fc.assert(
      fc.property(world, (given) => {
        const deleted = stepsOf(planProvision(factsOf(given))).filter(({ kind }) => DELETES.test(kind))
        const originals = deleted.flatMap(touched).filter((id) => {
          const found = tagsById(given).get(id) ?? {}
          return isHomeOriginal(found) && /^(ami|sg|key)-/.test(id)
        })
        expect(originals).toEqual([])
        if (given.region === HOME) expect(deleted.filter(({ kind }) => kind !== 'terminate-instance')).toEqual([])
      }),
      { numRuns: 1500 },
    )
  })

  test('provision deletes no group and no key pair', () => {
    fc.assert(
      fc.property(world, (given) => {
        const kinds = stepsOf(planProvision(factsOf(given))).map(({ kind }) => kind)
        expect(kinds.filter((kind) => /security-group|key-pair|volume/.test(kind) && DELETES.test(kind))).toEqual([])
      }),
    )
  })

  test('the same facts make the same plan', () => {
    fc.assert(
      fc.property(world, (given) => {
        expect(planProvision(factsOf(given))).toEqual(planProvision(factsOf(structuredClone(given))))
        expect(planClear({ fleet: aFleet(), inventory: inventoryOf(given), now: NOW })).toEqual(
          planClear({ fleet: aFleet(), inventory: inventoryOf(structuredClone(given)), now: NOW }),
        )
      }),
    )
  })

  test('no plan has the same step twice', () => {
    fc.assert(
      fc.property(world, (given) => {
        for (const plan of [
          planProvision(factsOf(given)),
          planClear({ fleet: aFleet(), inventory: inventoryOf(given), now: NOW }),
        ]) {
          const lines = stepsOf(plan).map(({ kind, target }) => `${kind} ${target}`)
          expect(lines.filter((line, index) => lines.indexOf(line) !== index)).toEqual([])
        }
      }),
      { numRuns: 1500 },
    )
  })
})

test('these worlds have what the rules are about: every kind of deletion, adoption and mending is planned in some', () => {
  const worlds = fc.sample(world, { numRuns: 5000, seed: 1 })
  const kinds = new Set(
    worlds.flatMap((given) => [
      ...stepsOf(planProvision(factsOf(given))).map(({ kind }) => kind),
      ...stepsOf(planClear({ fleet: aFleet(), inventory: inventoryOf(given), now: NOW })).map(({ kind }) => kind),
    ]),
  )
  expect([...kinds].sort()).toEqual([
    'adopt',
    'await-image',
    'collect-output',
    'complete-security-group',
    'copy-image',
    'create-security-group',
    'delete-key-pair',
    'delete-security-group',
    'delete-snapshot',
    'delete-volume',
    'import-key-pair',
    'prove-instance',
    'remove-image',
    'run-instance',
    'set-credits',
    'set-instance-type',
    'set-metadata-hops',
    'set-metadata-tokens',
    'set-shutdown-behavior',
    'set-tags',
    'stop-instance',
    'terminate-instance',
  ])
})
