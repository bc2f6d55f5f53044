// Foreign things that hold the fleet's names: refused by name, or taken over when that is asked for, and never in home.
import { describe, expect, test } from '@jest/globals'
import type { Holdings } from '../../../src/aws/inventory.ts'
import { TAG } from '../../../src/tags.ts'
import type { ProvisionFacts } from '../../../src/plan/facts.ts'
import { planProvision } from '../../../src/plan/provision.ts'
import type { Step } from '../../../src/plan/steps.ts'
import {
  aDevice,
  aGroup,
  aKeyPair,
  anImage,
  anInstance,
  anInventory,
  aRegion,
  aSnapshot,
  aVolume,
  factsFor,
  HOME,
  ours,
  readyHoldings,
} from '../../support/builders.ts'

/** The region as the Python scripts leave it: everything there, nothing tagged but by name. */
const named = { Name: 'NAVO' }
const lookAlikes = {
  instances: [anInstance({ id: 'i-theirs', imageId: 'ami-theirs', volumeIds: ['vol-theirs'], tags: named })],
  images: [anImage({ id: 'ami-theirs', name: 'NAVO', devices: [aDevice('snap-theirs')], tags: {} })],
  snapshots: [aSnapshot({ id: 'snap-theirs', tags: named })],
  volumes: [aVolume({ id: 'vol-theirs', instanceId: 'i-theirs', tags: named })],
  keyPairs: [aKeyPair({ id: 'key-theirs', tags: {} })],
  securityGroups: [aGroup({ id: 'sg-theirs', tags: {} })],
} satisfies Partial<Holdings>

function plan(foreign: Partial<Holdings>, more: Partial<ProvisionFacts> = {}, owned: Partial<Holdings> = {}) {
  return planProvision(factsFor({ inventory: anInventory({ owned, foreign }), ...more }))
}

function stepsOf(given: ReturnType<typeof plan>): readonly Step[] {
  if (given.kind === 'steps') return given.steps
  throw new Error(`refused: ${given.reasons.join('; ')}`)
}

describe('fault 11: without adopt, a name that a foreign thing holds is refused:', () => {
  const rows: [string, Partial<Holdings>, string[]][] = [
    ['an instance', { instances: lookAlikes.instances }, ['the name NAVO is taken by a foreign instance (i-theirs)']],
    ['an image', { images: lookAlikes.images }, ['the name NAVO is taken by a foreign image (ami-theirs)']],
    [
      'an image under the name of a copy',
      { images: [anImage({ id: 'ami-x', name: 'NAVO-ami-home', tags: {} })] },
      ['the name NAVO-ami-home is taken by a foreign image (ami-x)'],
    ],
    ['a key pair', { keyPairs: lookAlikes.keyPairs }, ['the name NAVO is taken by a foreign key pair (key-theirs)']],
    [
      'a security group',
      { securityGroups: lookAlikes.securityGroups },
      ['the name NAVO is taken by a foreign security group (sg-theirs)'],
    ],
    [
      'all of them at once',
      lookAlikes,
      [
        'the name NAVO is taken by a foreign instance (i-theirs)',
        'the name NAVO is taken by a foreign image (ami-theirs)',
        'the name NAVO is taken by a foreign key pair (key-theirs)',
        'the name NAVO is taken by a foreign security group (sg-theirs)',
      ],
    ],
    [
      'each of several of a kind',
      { instances: [anInstance({ id: 'i-a', tags: named }), anInstance({ id: 'i-b', tags: named })] },
      ['the name NAVO is taken by a foreign instance (i-a)', 'the name NAVO is taken by a foreign instance (i-b)'],
    ],
  ]
  test.each(rows)('%s', (_, foreign, reasons) => {
    expect(plan(foreign)).toMatchObject({ kind: 'refused', status: 'refused', reasons })
    const refused = plan(foreign)
    expect(refused.kind === 'refused' && refused.hint).toContain('adopt: true')
  })

  test('even where our own things are all there', () => {
    expect(plan({ keyPairs: lookAlikes.keyPairs }, {}, readyHoldings())).toMatchObject({ kind: 'refused' })
  })
})

describe('fault 11: a foreign thing is no obstacle', () => {
  const rows: [string, Partial<Holdings>, Partial<ProvisionFacts>][] = [
    ['when it is a group of another VPC', { securityGroups: [aGroup({ vpcId: 'vpc-2', tags: {} })] }, {}],
    ['when it is a snapshot or a volume', { snapshots: lookAlikes.snapshots, volumes: lookAlikes.volumes }, {}],
    ['in home, where it is the original', lookAlikes, { region: aRegion({ name: HOME }) }],
    ['in home, with adopt', lookAlikes, { region: aRegion({ name: HOME }), adopt: true }],
  ]
  test.each(rows)('%s', (_, foreign, more) => {
    const region = more.region?.name ?? aRegion().name
    const given = planProvision(factsFor({ inventory: anInventory({ region, foreign }), ...more }))
    expect(stepsOf(given).map(({ kind }) => kind)).toContain('run-instance')
    expect(stepsOf(given).map(({ kind }) => kind)).not.toContain('adopt')
  })
})

describe('with adopt', () => {
  test('one of each kind is taken over with its parts, and the machine proved', () => {
    const steps = stepsOf(plan(lookAlikes, { adopt: true }))
    expect(steps.filter(({ kind }) => kind === 'adopt')).toMatchObject([
      { ids: ['key-theirs'], tags: ours() },
      { ids: ['sg-theirs'], tags: ours() },
      { ids: ['ami-theirs', 'snap-theirs'], tags: ours({ [TAG.image]: 'ami-home' }) },
      {
        ids: ['i-theirs', 'vol-theirs'],
        tags: ours({ [TAG.role]: 'runner', [TAG.state]: 'proving', [TAG.image]: 'ami-home' }),
      },
    ])
    expect(steps.slice(4).map(({ kind, target }) => `${kind} ${target}`)).toEqual(['prove-instance instance i-theirs'])
  })

  test('what is missing beside it is made', () => {
    const steps = stepsOf(plan({ keyPairs: lookAlikes.keyPairs }, { adopt: true }))
    expect(steps.map(({ kind }) => kind)).toEqual([
      'adopt',
      'copy-image',
      'create-security-group',
      'await-image',
      'run-instance',
      'prove-instance',
    ])
  })

  test('a machine is mended before its proof boot', () => {
    const instances = [anInstance({ id: 'i-theirs', type: 't1.micro', metadataTokens: 'optional', tags: named })]
    const attributes = new Map([['i-theirs', { shutdownBehavior: 'terminate', stopProtection: false }]])
    const steps = stepsOf(plan({ instances }, { adopt: true, attributes }, readyHoldings({ instances: [] })))
    expect(steps.map(({ kind, target }) => `${kind} ${target}`)).toEqual([
      'adopt instance i-theirs',
      'set-shutdown-behavior instance i-theirs',
      'set-metadata-tokens instance i-theirs',
      'set-instance-type instance i-theirs',
      'prove-instance instance i-theirs',
    ])
  })

  test('an image whose source EC2 no longer tells is taken for a copy of the current one', () => {
    const steps = stepsOf(
      plan({ images: [anImage({ id: 'ami-theirs', sourceImageId: undefined, tags: {} })] }, { adopt: true }),
    )
    expect(steps[0]).toMatchObject({ kind: 'adopt', tags: { [TAG.image]: 'ami-home' } })
  })

  test('a machine made from an image of ours gets the source of that image', () => {
    const image = anImage({ id: 'ami-theirs', tags: ours({ [TAG.image]: 'ami-older' }) })
    const steps = stepsOf(plan({ instances: lookAlikes.instances }, { adopt: true }, { images: [image] }))
    expect(steps[0]).toMatchObject({ kind: 'adopt', tags: { [TAG.image]: 'ami-older' } })
  })

  test('what is of another image of home is taken over to be replaced, and its step says so', () => {
    const older = [anImage({ id: 'ami-theirs', sourceImageId: 'ami-older', tags: {} })]
    const steps = stepsOf(plan({ images: older }, { adopt: true }))
    expect(steps[0]?.kind).toBe('adopt')
    expect(steps[0]?.reason).toContain('gets replaced')
    expect(steps.at(-1)).toMatchObject({ kind: 'remove-image', imageId: 'ami-theirs' })
    expect(stepsOf(plan(lookAlikes, { adopt: true }))[2]?.reason).not.toContain('replaced')
  })

  const several: [string, Partial<Holdings>, string][] = [
    [
      'instances',
      { instances: [anInstance({ id: 'i-a', tags: named }), anInstance({ id: 'i-b', tags: named })] },
      'adopt takes over one instance, and there are several: i-a, i-b',
    ],
    [
      'images',
      { images: [anImage({ id: 'ami-a', tags: {} }), anImage({ id: 'ami-b', tags: {} })] },
      'adopt takes over one image, and there are several: ami-a, ami-b',
    ],
    [
      'groups',
      { securityGroups: [aGroup({ id: 'sg-a', tags: {} }), aGroup({ id: 'sg-b', tags: {} })] },
      'adopt takes over one security group, and there are several: sg-a, sg-b',
    ],
  ]
  test.each(several)('several %s are refused, and nothing else is taken over', (_, foreign, reason) => {
    const given = plan({ keyPairs: lookAlikes.keyPairs, ...foreign }, { adopt: true })
    expect(given).toMatchObject({ kind: 'refused', status: 'refused', reasons: [reason] })
  })

  test('fault 131: what is of another fleet is told as that, with how to clear the name', () => {
    const keyPairs = [aKeyPair({ id: 'key-old', tags: { [TAG.fleet]: 'OLD' } })]
    const refused = plan({ keyPairs })
    expect(refused).toMatchObject({
      reasons: ['the name NAVO is taken by a foreign key pair of fleet OLD (key-old)'],
      hint: expect.stringMatching(/^If this fleet was called OLD before, clear that name first: /),
    })
    expect(refused).not.toMatchObject({ hint: expect.stringContaining('adopt') })
  })

  test('nothing is taken over when something else stands in the way', () => {
    const given = plan(lookAlikes, { adopt: true, placement: { kind: 'none', reason: 'no place' } })
    expect(given).toMatchObject({ kind: 'refused', status: 'failed', reasons: ['no place'] })
  })

  // A thing of another fleet's carries its tag: that it bears our name too makes it no orphan.
  const theirs = { 'servicemon:fleet': 'another-fleet' }
  const managed: [string, Partial<Holdings>][] = [
    ['instance', { instances: [anInstance({ id: 'i-x', tags: { ...named, ...theirs } })] }],
    ['image', { images: [anImage({ id: 'ami-x', tags: theirs })] }],
    ['key pair', { keyPairs: [aKeyPair({ id: 'key-x', tags: theirs })] }],
    ['security group', { securityGroups: [aGroup({ id: 'sg-x', tags: theirs })] }],
  ]
  test.each(managed)("another fleet's %s is never taken over", (_, foreign) => {
    expect(plan(foreign, { adopt: true })).toMatchObject({ kind: 'refused' })
  })

  test('a machine is never taken over only to be terminated as one too many', () => {
    const given = plan({ instances: lookAlikes.instances }, { adopt: true }, readyHoldings())
    const kinds = given.kind === 'steps' ? given.steps.map(({ kind }) => kind) : []
    expect(kinds).not.toContain('terminate-instance')
  })
})
