// Whatever becomes of tags between clear's plan and its deletions, nothing goes that is not ours at that very moment.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { applySteps, type Applied } from '../../../src/apply/apply.ts'
import { tagList } from '../../../src/aws/tags.ts'
import { isHomeOriginal, isOwned, TAG, type Tags } from '../../../src/tags.ts'
import type { Logger } from '../../../src/log.ts'
import { planClear } from '../../../src/plan/clear.ts'
import { aFleet, fakeClock, FLEET, NOW } from '../../support/builders.ts'
import { aContext } from '../../support/context.ts'
import { fakeEc2 } from '../../support/fake-aws.ts'
import { inventoryOf, tags, tagsById, world, type World } from '../../support/random-worlds.ts'

/** What happens to a thing that clear is about to delete. */
interface Fate {
  /** Somebody sets its tags anew, or it is gone, just before it is read for the so-many-th time since the plan. */
  readonly change: { readonly read: number; readonly tags: Tags | undefined } | undefined
  /** So often EC2 says that it is still in use. */
  readonly inUse: number
}

const fate: fc.Arbitrary<Fate> = fc.record({
  change: fc.option(
    fc.record({
      read: fc.integer({ min: 1, max: 4 }),
      tags: fc.oneof(
        tags,
        fc.constantFrom<Tags | undefined>(undefined, {}, { Name: FLEET, [TAG.fleet]: 'NAVO2' }),
        fc.constant<Tags>({ [TAG.fleet]: FLEET, [TAG.role]: 'home' }),
      ),
    }),
    { nil: undefined },
  ),
  inUse: fc.constantFrom(0, 0, 0, 1, 3, 100),
})
const NOTHING: Fate = { change: undefined, inUse: 0 }

/** One of these for each thing, by its place in the world. */
const fates = fc.array(fate, { minLength: 24, maxLength: 24 })

interface Deleted {
  readonly id: string
  readonly tags: Tags
}

/** What was deleted, with its tags at that moment, and what clear says of it. */
interface Cleared extends Applied {
  readonly deleted: readonly Deleted[]
}

/** A thing as it is now. */
interface Thing {
  readonly change: Fate['change']
  tags: Tags
  reads: number
  inUse: number
}

const DELETES = /^(TerminateInstances|DeregisterImage|Delete)/
/** Kinds that EC2 doesn't delete while something uses them. */
const CAN_BE_IN_USE = /^(snap|vol|sg)-/

class Refused extends Error {
  constructor(code: string) {
    super(code)
    this.name = code
  }
}

/** Plans, and carries the plan out against an EC2 that does with each thing what its fate is. */
async function clear(given: World, ends: readonly Fate[]): Promise<Cleared> {
  const plan = planClear({ fleet: aFleet(), inventory: inventoryOf(given), now: NOW })
  const things = new Map(
    [...tagsById(given)].map(([id, found], index): [string, Thing] => {
      const { change, inUse } = ends[index] ?? NOTHING
      const thing: Thing = { tags: found, reads: 0, change, inUse: CAN_BE_IN_USE.test(id) ? inUse : 0 }
      return [id, thing]
    }),
  )
  const deleted: Deleted[] = []
  const read = (id: string): { id: string; Tags: ReturnType<typeof tagList> }[] => {
    const thing = things.get(id)
    if (thing === undefined) return []
    thing.reads += 1
    if (thing.reads === thing.change?.read) {
      if (thing.change.tags === undefined) things.delete(id)
      else thing.tags = thing.change.tags
    }
    return things.has(id) ? [{ id, Tags: tagList(thing.tags) }] : []
  }
  const remove = (id: string): void => {
    const thing = things.get(id)
    if (thing === undefined) return
    thing.inUse -= 1
    if (thing.inUse >= 0) throw new Refused('DependencyViolation')
    things.delete(id)
    deleted.push({ id, tags: thing.tags })
  }
  const ec2 = fakeEc2((action, input) => {
    const [id = ''] = JSON.stringify(input).match(/(?:i|ami|snap|vol|sg|key)-\d/) ?? []
    if (DELETES.test(action)) {
      remove(id)
      return {}
    }
    // Who uses a group is no read of it.
    if (action === 'DescribeNetworkInterfaces' || JSON.stringify(input).includes('ip-permission')) return {}
    const found = read(id)
    return {
      Reservations: [{ Instances: found.map((one) => ({ ...one, InstanceId: one.id, State: { Name: 'stopped' } })) }],
      Images: found.map((one) => ({ ...one, ImageId: one.id })),
      Snapshots: found.map((one) => ({ ...one, SnapshotId: one.id })),
      Volumes: found.map((one) => ({ ...one, VolumeId: one.id })),
      SecurityGroups: found.map((one) => ({ ...one, GroupId: one.id })),
      KeyPairs: found.map((one) => ({ ...one, KeyPairId: one.id })),
    }
  })
  const quiet = (): void => undefined
  const logger: Logger = {
    ...{ info: quiet, warning: quiet, error: quiet, debug: quiet, foreign: quiet },
    group: (_, work) => work(),
  }
  const context = aContext(given.region, { clock: fakeClock(), logger, clients: { ec2 } })
  const { owned } = inventoryOf(given)
  const steps = plan.kind === 'steps' ? plan.steps : []
  return { deleted, ...(await applySteps(context, steps, { planned: owned.instances })) }
}

const RUNS = { numRuns: 600 }

describe('fault 56: between plan and deletion', () => {
  test('whatever tags become, only what is ours at that moment goes, and no original', async () => {
    await fc.assert(
      fc.asyncProperty(world, fates, async (given, ends) => {
        const { deleted } = await clear(given, ends)
        const wrong = deleted.filter(({ tags: found }) => !isOwned(found, FLEET) || isHomeOriginal(found))
        expect(wrong).toEqual([])
        // And nothing that the plan was not about.
        expect(deleted.filter(({ id }) => !isOwned(tagsById(given).get(id) ?? {}, FLEET))).toEqual([])
      }),
      RUNS,
    )
  })

  test('what is given away before it is looked at is left alone, and that is no success', async () => {
    const given = fc.constantFrom<Tags>({}, { Name: FLEET }, { [TAG.fleet]: 'NAVO2' }, { [TAG.fleet]: 'navo' })
    await fc.assert(
      fc.asyncProperty(world, given, async (region, away) => {
        const all = Array.from({ length: 24 }, () => ({ change: { read: 1, tags: away }, inUse: 0 }))
        const { deleted, outcomes, error } = await clear(region, all)
        expect(deleted).toEqual([])
        expect(outcomes.filter(({ outcome }) => outcome !== 'skipped')).toEqual([])
        expect(error === undefined).toBe(outcomes.length === 0)
      }),
      RUNS,
    )
  })

  test('what is given away while EC2 still finds it in use is left alone as well', async () => {
    const ends = Array.from({ length: 24 }, () => ({ change: { read: 3, tags: {} }, inUse: 10 }))
    await fc.assert(
      fc.asyncProperty(world, async (given) => {
        const { deleted } = await clear(given, ends)
        expect(deleted.filter(({ id }) => CAN_BE_IN_USE.test(id))).toEqual([])
      }),
      RUNS,
    )
  })

  test('where nothing changes, all that was planned goes', async () => {
    await fc.assert(
      fc.asyncProperty(world, async (given) => {
        const { deleted, outcomes, error } = await clear(given, [])
        expect(outcomes.filter(({ outcome }) => outcome !== 'done')).toEqual([])
        expect([deleted.length, error]).toEqual([outcomes.length, undefined])
      }),
      RUNS,
    )
  })
})
