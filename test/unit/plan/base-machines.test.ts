// What provision plans for machines of a base image: base and setup are one hash, and a machine's setup is begun once.
import { describe, expect, test } from '@jest/globals'
import { planProvision } from '../../../src/plan/provision.ts'
import { baseTag, setupTag, TAG, type SetupStage } from '../../../src/tags.ts'
import {
  aFleet,
  aGroup,
  aHome,
  anImage,
  anInstance,
  anInventory,
  at,
  factsFor,
  leaseTag,
  runnerTags,
} from '../../support/builders.ts'
import type { Instance } from '../../../src/aws/instances.ts'

const NOW_WANTED = '0123456789abcdef'
const BEFORE = 'fedcba9876543210'
const NEWEST = anImage({ id: 'ami-newest', architecture: 'x86_64' })
const DAY = 86_400

interface Made {
  readonly hash?: string
  readonly stage?: SetupStage
  readonly ageDays?: number
  readonly image?: string
  readonly tags?: Readonly<Record<string, string | undefined>>
}

/** A machine of the base; it is ready when its setup is through. */
function aMachine(id: string, { hash = NOW_WANTED, stage = 'done', ageDays = 0, image, tags }: Made = {}): Instance {
  return anInstance({
    id,
    tags: runnerTags({
      [TAG.state]: stage === 'done' ? 'ready' : 'proving/3000s',
      ...setupTag(hash, stage),
      ...baseTag({ name: 'al2023', created: at(-ageDays * DAY) }),
      [TAG.image]: image ?? NEWEST.id,
      ...tags,
    }),
  })
}

function planFor(instances: readonly Instance[], { refresh = false } = {}): string[] {
  const fleet = aFleet({ home: undefined, image: { base: 'al2023', setup: 'install it' } })
  const base = { base: 'al2023', hash: NOW_WANTED, setup: undefined, images: [NEWEST] }
  const home = aHome({ image: NEWEST, keyPair: undefined, base })
  const inventory = anInventory({ owned: { instances: [...instances], securityGroups: [aGroup()] } })
  const plan = planProvision(factsFor({ fleet, home, inventory, refresh }))
  if (plan.kind === 'refused') return [`${plan.status}: ${plan.reasons.join('; ')}`]
  return plan.steps.map(({ kind, target }) => `${kind} ${target}`)
}

const NEW = ['run-instance instance t2.micro in eu-west-3a', 'prove-instance the new instance']
const LEFT = leaseTag('7-1-aaaaaaaa', -90_000, -80_000)

describe('a region of a base image', () => {
  const rows: [string, string[], string[]][] = [
    ['without a machine gets one', planFor([]), NEW],
    ['with a machine of base and setup gets nothing', planFor([aMachine('i-a')]), []],
    [
      'with another setup gets a new machine, and only then loses the old one',
      planFor([aMachine('i-a', { hash: BEFORE })]),
      [...NEW, 'terminate-instance instance i-a'],
    ],
    [
      'with another setup loses the old machine only when its output is here',
      planFor([aMachine('i-a', { hash: BEFORE, tags: LEFT })]),
      [...NEW, 'collect-output instance i-a', 'terminate-instance instance i-a'],
    ],
    [
      'whose setup was not begun yet has it proved, and begun',
      planFor([aMachine('i-a', { stage: 'pending' })]),
      ['prove-instance instance i-a'],
    ],
    [
      'whose setup was begun, and is not through, begins with a fresh machine, once the output is here',
      planFor([aMachine('i-a', { stage: 'begun', tags: LEFT })]),
      ['collect-output instance i-a', 'terminate-instance instance i-a', ...NEW],
    ],
    [
      'does so beside the old machine, which goes last',
      planFor([aMachine('i-a', { hash: BEFORE }), aMachine('i-b', { stage: 'begun' })]),
      ['terminate-instance instance i-b', ...NEW, 'terminate-instance instance i-a'],
    ],
    ['with a newer image gets nothing unasked', planFor([aMachine('i-a', { image: 'ami-older', ageDays: 20 })]), []],
    [
      'with a newer image is renewed by refresh',
      planFor([aMachine('i-a', { image: 'ami-older', ageDays: 20 })], { refresh: true }),
      [...NEW, 'terminate-instance instance i-a'],
    ],
    ['is not renewed by refresh when it is of the newest', planFor([aMachine('i-a')], { refresh: true }), []],
    [
      'whose refresh was cut off when the new machine was ready loses the old one, refresh or not',
      planFor([aMachine('i-a', { image: 'ami-older', ageDays: 20 }), aMachine('i-b')]),
      ['terminate-instance instance i-a'],
    ],
    ['has two machines of one image left to people', planFor([aMachine('i-a'), aMachine('i-b')]), []],
  ]
  test.each(rows)('%s', (_, plan, steps) => expect(plan).toEqual(steps))
})
