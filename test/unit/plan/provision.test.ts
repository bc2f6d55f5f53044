// What provision plans for a region, by what the region and home hold: no AWS, no clock, rows of facts and steps.
import { describe, expect, test } from '@jest/globals'
import { TAG } from '../../../src/tags.ts'
import type { ProvisionFacts } from '../../../src/plan/facts.ts'
import { planProvision, type ProvisionPlan } from '../../../src/plan/provision.ts'
import {
  aDevice,
  aFleet,
  aGroup,
  aHome,
  aKeyPair,
  aRegion,
  aSnapshot,
  anImage,
  anInstance,
  anInventory,
  at,
  factsFor,
  HOME,
  leaseTag,
  NOW,
  ours,
  readyHoldings,
  runnerTags,
  aVolume,
  DEMANDING,
} from '../../support/builders.ts'

type Facts = Partial<ProvisionFacts>

/** A plan as one line a step, without the reasons. */
function stepsOf(plan: ProvisionPlan): string[] {
  return plan.kind === 'steps'
    ? plan.steps.map(({ kind, target }) => `${kind} ${target}`)
    : [`${plan.status}: ${plan.reasons.join('; ')}`]
}

const inRegion = (owned: Parameters<typeof readyHoldings>[0]): Facts => ({
  inventory: anInventory({ owned: readyHoldings(owned) }),
})

/** A region that was ready when home's image was `ami-old`. */
const OLD = 'ami-old'
const oldInstance = anInstance({ id: 'i-old', imageId: 'ami-oldcopy', tags: runnerTags({ [TAG.image]: OLD }) })
const oldImage = anImage({
  id: 'ami-oldcopy',
  name: `NAVO-${OLD}`,
  sourceImageId: OLD,
  devices: [aDevice('snap-old-1'), aDevice('snap-old-2')],
  tags: ours({ [TAG.image]: OLD }),
})
const oldSnapshots = [aSnapshot({ id: 'snap-old-1' }), aSnapshot({ id: 'snap-old-2' })]

const NEW_INSTANCE = ['run-instance instance t2.micro in eu-west-3a', 'prove-instance the new instance']
const NEW_REGION = [
  'copy-image image NAVO-ami-home',
  'import-key-pair key pair NAVO',
  'create-security-group security group NAVO',
  'await-image image NAVO-ami-home',
  ...NEW_INSTANCE,
]
const REMOVAL_OF_OLD = [
  'terminate-instance instance i-old',
  'remove-image image ami-oldcopy',
  'delete-snapshot snapshot snap-old-1',
  'delete-snapshot snapshot snap-old-2',
]

describe('provision', () => {
  const rows: [string, Facts, string[]][] = [
    ['makes everything in an empty region', { inventory: anInventory() }, NEW_REGION],
    ['does nothing in a region that is ready', {}, []],
    [
      'makes only an instance in home',
      { region: aRegion({ name: HOME }), inventory: anInventory({ region: HOME }) },
      NEW_INSTANCE,
    ],
    [
      'does nothing in a home whose instance is ready',
      {
        region: aRegion({ name: HOME }),
        inventory: anInventory({ region: HOME, owned: { instances: [anInstance({ imageId: 'ami-home' })] } }),
      },
      [],
    ],
    [
      'does without a key pair when the fleet wants none',
      { fleet: aFleet({ 'key-pair': 'none' }), home: aHome({ keyPair: undefined }), inventory: anInventory() },
      NEW_REGION.filter((step) => !step.startsWith('import-key-pair')),
    ],
    [
      'only waits for a copy that is on its way',
      {
        inventory: anInventory({
          owned: { ...readyHoldings({ images: [anImage({ state: 'pending' })] }), instances: [] },
        }),
      },
      ['await-image image ami-copy', ...NEW_INSTANCE],
    ],
    [
      'waits for a copy in a state that EC2 does not explain, and removes nothing',
      inRegion({
        instances: [],
        images: [anImage({ state: 'transient', devices: [] })],
        snapshots: [aSnapshot({ state: 'pending' })],
      }),
      ['await-image image ami-copy', ...NEW_INSTANCE],
    ],
    [
      'removes a failed copy, then copies',
      inRegion({ instances: [], images: [anImage({ state: 'failed', devices: [] })], snapshots: [] }),
      [
        'remove-image image ami-copy',
        'copy-image image NAVO-ami-home',
        'await-image image NAVO-ami-home',
        ...NEW_INSTANCE,
      ],
    ],
    [
      'removes a failed copy beside a good one, and copies nothing',
      inRegion({ images: [anImage(), anImage({ id: 'ami-broken', state: 'error', devices: [] })] }),
      ['remove-image image ami-broken'],
    ],
    ['imports a missing key pair', inRegion({ keyPairs: [] }), ['import-key-pair key pair NAVO']],
    ['makes a missing group', inRegion({ securityGroups: [] }), ['create-security-group security group NAVO']],
    [
      'makes a group where the one of ours is in another VPC',
      inRegion({ securityGroups: [aGroup({ vpcId: 'vpc-2' })] }),
      ['create-security-group security group NAVO'],
    ],
    [
      'completes a group whose making was interrupted',
      inRegion({ securityGroups: [aGroup({ tags: ours({ [TAG.state]: 'creating' }) })] }),
      ['complete-security-group security group sg-ours'],
    ],
    ['leaves a group that drifted as it is', inRegion({ securityGroups: [aGroup({ rules: [] })] }), []],
    [
      'leaves a key pair that is another key as it is',
      inRegion({ keyPairs: [aKeyPair({ publicKey: 'ssh-ed25519 OTHER' })] }),
      [],
    ],
    [
      'goes on with a proof boot that was interrupted',
      inRegion({
        instances: [
          anInstance({ state: 'running', launchTime: at(-60), tags: runnerTags({ [TAG.state]: 'proving' }) }),
        ],
      }),
      ['prove-instance instance i-runner'],
    ],
    [
      'proves an instance whose proof boot ended without proof',
      inRegion({ instances: [anInstance({ tags: runnerTags({ [TAG.state]: 'proving', [TAG.fuse]: undefined }) })] }),
      ['prove-instance instance i-runner'],
    ],
    [
      'proves an instance again whose fuse is an old one',
      inRegion({ instances: [anInstance({ tags: runnerTags({ [TAG.fuse]: 'fuse-of-last-year' }) })] }),
      ['prove-instance instance i-runner'],
    ],
    [
      'mends the shutdown behaviour',
      { attributes: new Map([['i-runner', { shutdownBehavior: 'terminate', stopProtection: false }]]) },
      ['set-shutdown-behavior instance i-runner'],
    ],
    [
      'mends an instance that answers IMDSv1',
      inRegion({ instances: [anInstance({ metadataTokens: 'optional' })] }),
      ['set-metadata-tokens instance i-runner'],
    ],
    [
      'leaves IMDSv1 to a fleet that wants it',
      {
        ...inRegion({ instances: [anInstance({ metadataTokens: 'optional' })] }),
        fleet: aFleet({ instance: { types: ['t2.micro'], metadata: 'optional' } }),
      },
      [],
    ],
    [
      'sets what a fleet leaves to EC2 no longer, without letting IMDSv1 in or a boot',
      {
        ...inRegion({ instances: [anInstance()] }),
        fleet: aFleet({ instance: { ...DEMANDING.instance, metadata: 'optional' } }),
        attributes: new Map([
          ['i-runner', { shutdownBehavior: 'stop', stopProtection: false, cpuCredits: 'unlimited' }],
        ]),
      },
      ['set-metadata-hops instance i-runner', 'set-credits instance i-runner'],
    ],
    [
      'sets no credits on a machine whose type changes: the change does',
      {
        ...inRegion({ instances: [anInstance({ type: 't3a.micro' })] }),
        fleet: aFleet({ instance: { types: ['t2.micro'], credits: 'standard' } }),
        attributes: new Map([
          ['i-runner', { shutdownBehavior: 'stop', stopProtection: false, cpuCredits: 'unlimited' }],
        ]),
      },
      ['set-instance-type instance i-runner', 'prove-instance instance i-runner'],
    ],
    [
      'sets new tags of the fleet file on all that is ours, and on nothing twice',
      { fleet: aFleet({ tags: DEMANDING.tags }) },
      [
        ...['instance i-runner', 'volume vol-runner', 'image ami-copy', 'snapshot snap-copy', 'key pair key-ours'],
        'security group sg-ours',
      ].map((thing) => `set-tags ${thing}`),
    ],
    [
      'sets no tags on what goes',
      {
        ...inRegion({
          instances: [oldInstance],
          volumes: [aVolume({ id: 'vol-old', instanceId: 'i-old' })],
          images: [oldImage],
          snapshots: oldSnapshots,
        }),
        fleet: aFleet({ tags: { CostCenter: '4711' } }),
      },
      [
        ...['copy-image image NAVO-ami-home', 'await-image image NAVO-ami-home', ...NEW_INSTANCE, ...REMOVAL_OF_OLD],
        ...['set-tags key pair key-ours', 'set-tags security group sg-ours'],
      ],
    ],
    [
      'leaves a type that EC2 refused the first choice for, when it made the machine',
      {
        ...inRegion({ instances: [anInstance({ type: 't3.micro', tags: runnerTags({ [TAG.refused]: 't2.micro' }) })] }),
        placement: {
          kind: 'place',
          place: { type: 't2.micro', zone: 'eu-west-3a', subnetId: 'subnet-1', vpcId: 'vpc-1' },
          others: [{ type: 't3.micro', zone: 'eu-west-3a', subnetId: 'subnet-1', vpcId: 'vpc-1' }],
        },
      },
      [],
    ],
    [
      'changes a type that the fleet no longer wants, and proves the instance again',
      inRegion({ instances: [anInstance({ type: 't1.micro' })] }),
      ['set-instance-type instance i-runner', 'prove-instance instance i-runner'],
    ],
    [
      'goes back to the first choice of type, which a run may have fallen back from',
      inRegion({ instances: [anInstance({ type: 't3.micro' })] }),
      ['set-instance-type instance i-runner', 'prove-instance instance i-runner'],
    ],
    [
      'leaves another choice of the fleet in a zone where the first may not be on offer',
      inRegion({ instances: [anInstance({ type: 't3.micro', zone: 'eu-west-3b' })] }),
      [],
    ],
    [
      'changes a type that is none of the choices in any zone',
      inRegion({ instances: [anInstance({ type: 'm5.large', zone: 'eu-west-3b' })] }),
      ['set-instance-type instance i-runner', 'prove-instance instance i-runner'],
    ],
    [
      'upgrades to a new home image: copies, runs and proves, and only then removes instance, image and snapshots',
      inRegion({ instances: [oldInstance], images: [oldImage], snapshots: oldSnapshots }),
      ['copy-image image NAVO-ami-home', 'await-image image NAVO-ami-home', ...NEW_INSTANCE, ...REMOVAL_OF_OLD],
    ],
    [
      'goes on with an upgrade whose new instance is not proved yet',
      inRegion({
        instances: [oldInstance, anInstance({ tags: runnerTags({ [TAG.state]: 'proving' }) })],
        images: [oldImage, anImage()],
        snapshots: [...oldSnapshots, aSnapshot()],
      }),
      ['prove-instance instance i-runner', ...REMOVAL_OF_OLD],
    ],
    [
      'collects what runs left on an old instance before that goes',
      inRegion({
        instances: [{ ...oldInstance, tags: { ...oldInstance.tags, ...leaseTag('1-1-aaaaaaaa', -7200, -3600) } }],
        images: [oldImage],
        snapshots: oldSnapshots,
      }),
      [
        'copy-image image NAVO-ami-home',
        'await-image image NAVO-ami-home',
        ...NEW_INSTANCE,
        'collect-output instance i-old',
        ...REMOVAL_OF_OLD,
      ],
    ],
    [
      'collects first, too, when the new instance is there already',
      inRegion({
        instances: [
          { ...oldInstance, tags: { ...oldInstance.tags, ...leaseTag('1-1-aaaaaaaa', -7200, -3600) } },
          anInstance(),
        ],
        images: [oldImage, anImage()],
        snapshots: [...oldSnapshots, aSnapshot()],
      }),
      ['collect-output instance i-old', ...REMOVAL_OF_OLD],
    ],
    [
      'replaces an old instance in home, and removes no image there',
      {
        region: aRegion({ name: HOME }),
        inventory: anInventory({
          region: HOME,
          owned: { instances: [oldInstance], images: [oldImage], snapshots: oldSnapshots },
        }),
      },
      [...NEW_INSTANCE, 'terminate-instance instance i-old'],
    ],
    [
      'terminates a second instance that never came through its proof boot',
      inRegion({ instances: [anInstance(), anInstance({ id: 'i-2', tags: runnerTags({ [TAG.state]: 'proving' }) })] }),
      ['terminate-instance instance i-2'],
    ],
    [
      'keeps a second instance that a run may have left output on',
      inRegion({
        instances: [
          anInstance(),
          anInstance({
            id: 'i-2',
            tags: { ...runnerTags({ [TAG.state]: 'proving' }), ...leaseTag('1-1-aaaaaaaa', -7200, -3600) },
          }),
        ],
      }),
      [],
    ],
    [
      'removes a failed copy with those of its snapshots that are ours',
      inRegion({
        images: [
          anImage(),
          anImage({ id: 'ami-broken', state: 'failed', devices: [aDevice('snap-mine'), aDevice('snap-theirs')] }),
        ],
        snapshots: [aSnapshot(), aSnapshot({ id: 'snap-mine' })],
      }),
      ['remove-image image ami-broken', 'delete-snapshot snapshot snap-mine'],
    ],
    ['leaves two ready instances to people', inRegion({ instances: [anInstance(), anInstance({ id: 'i-2' })] }), []],
    [
      'deletes snapshots that no image refers to',
      inRegion({ snapshots: [aSnapshot(), aSnapshot({ id: 'snap-lost' })] }),
      ['delete-snapshot snapshot snap-lost'],
    ],
    [
      'deletes no snapshot while a copy is pending: the image does not list its own yet',
      inRegion({
        instances: [],
        images: [anImage({ state: 'pending', devices: [] })],
        snapshots: [aSnapshot({ state: 'pending' })],
      }),
      ['await-image image ami-copy', ...NEW_INSTANCE],
    ],
    [
      'goes on when the profile may not be looked at',
      { inventory: anInventory(), profile: { kind: 'unknown', reason: 'IAM may not be read' } },
      NEW_REGION,
    ],
    [
      'copies an encrypted image where a key is given',
      {
        inventory: anInventory(),
        region: aRegion({ kmsKey: 'alias/aws/ebs' }),
        home: aHome({
          image: anImage({ id: 'ami-home', name: 'NAVO', devices: [aDevice('snap-home', true)], tags: {} }),
        }),
      },
      NEW_REGION,
    ],
    [
      'needs no key for an encrypted image in home',
      {
        region: aRegion({ name: HOME }),
        inventory: anInventory({ region: HOME }),
        home: aHome({
          image: anImage({ id: 'ami-home', name: 'NAVO', devices: [aDevice('snap-home', true)], tags: {} }),
        }),
      },
      NEW_INSTANCE,
    ],
  ]
  test.each(rows)('%s', (_, facts, expected) => expect(stepsOf(planProvision(factsFor(facts)))).toEqual(expected))

  test('gives every step a reason', () => {
    for (const [, facts] of rows) {
      const plan = planProvision(factsFor(facts))
      if (plan.kind === 'steps') for (const { reason } of plan.steps) expect(reason).not.toBe('')
    }
  })
})

describe('provision refuses, before any change,', () => {
  const LEASE = leaseTag('7-1-bbbbbbbb', -60, 1800)
  const outdated = (more: Record<string, string>): Facts =>
    inRegion({
      instances: [{ ...oldInstance, state: 'running', tags: { ...oldInstance.tags, ...more } }],
      images: [oldImage],
      snapshots: oldSnapshots,
    })
  const encrypted = aHome({ image: anImage({ id: 'ami-home', devices: [aDevice('snap-home', true)], tags: {} }) })
  const rows: [string, Facts, string][] = [
    [
      'to replace an instance under a live lease',
      outdated(LEASE),
      'busy: instance i-old is held by run 7-1-bbbbbbbb until 2026-11-24T07:40:00Z',
    ],
    [
      'to replace an instance under a hold',
      outdated({ [TAG.hold]: '2026-11-24T08:00:00Z' }),
      'busy: instance i-old is held by a hold until 2026-11-24T08:00:00Z',
    ],
    [
      'to prove an instance under a live lease',
      inRegion({
        instances: [anInstance({ state: 'running', tags: { ...runnerTags({ [TAG.fuse]: 'x' }), ...LEASE } })],
      }),
      'busy: instance i-runner is held by run 7-1-bbbbbbbb until 2026-11-24T07:40:00Z',
    ],
    [
      'to mend an instance under a live lease',
      inRegion({ instances: [anInstance({ metadataTokens: 'optional', tags: { ...runnerTags(), ...LEASE } })] }),
      'busy: instance i-runner is held by run 7-1-bbbbbbbb until 2026-11-24T07:40:00Z',
    ],
    [
      'where no instance can be placed',
      { inventory: anInventory(), placement: { kind: 'none', reason: 'the region has no default VPC' } },
      'failed: the region has no default VPC',
    ],
    [
      'with a profile that cannot work',
      { profile: { kind: 'unusable', reason: 'instance profile NAVO-ssm holds no role' } },
      'failed: instance profile NAVO-ssm holds no role',
    ],
    [
      'to copy an encrypted image without a key',
      { home: encrypted, inventory: anInventory() },
      'failed: image ami-home is encrypted, and its copy needs a key of eu-west-3: ' +
        'set regions.eu-west-3.kms-key in the fleet file, for instance to alias/aws/ebs',
    ],
    [
      'with everything that is wrong, at once',
      {
        home: aHome({ keyPair: undefined, problems: ['key pair NAVO does not exist', 'no profile to take'] }),
        inventory: anInventory(),
        placement: { kind: 'none', reason: 'no place' },
        profile: { kind: 'unusable', reason: 'no role' },
      },
      'failed: key pair NAVO does not exist; no profile to take; no place; no role',
    ],
    [
      'without an image in home, and says it once',
      {
        home: aHome({ image: undefined, problems: ['image NAVO does not exist'] }),
        placement: { kind: 'none', reason: 'home has no image to find an instance type for' },
      },
      'failed: image NAVO does not exist',
    ],
  ]
  test.each(rows)('%s', (_, facts, expected) => expect(stepsOf(planProvision(factsFor(facts)))).toEqual([expected]))

  test('to put an instance into home where its group is of another VPC', () => {
    const home = aHome({ securityGroup: aGroup({ id: 'sg-home', vpcId: 'vpc-2', tags: {} }) })
    const inventory = anInventory({ region: HOME })
    const plan = planProvision(factsFor({ region: aRegion({ name: HOME }), home, inventory }))
    expect(plan).toMatchObject({ kind: 'refused', status: 'failed' })
  })

  test('and lets a lease be that has nothing to do with the steps', () => {
    const facts = inRegion({ keyPairs: [], instances: [anInstance({ tags: { ...runnerTags(), ...LEASE } })] })
    expect(stepsOf(planProvision(factsFor(facts)))).toEqual(['import-key-pair key pair NAVO'])
  })
})

describe('a planned instance', () => {
  const runStep = (facts: Facts) => {
    const plan = planProvision(factsFor(facts))
    return plan.kind === 'steps' ? plan.steps.find(({ kind }) => kind === 'run-instance') : undefined
  }

  test('is made from copy and group that are there', () => {
    expect(runStep(inRegion({ instances: [] }))).toMatchObject({
      place: { type: 't2.micro', zone: 'eu-west-3a', subnetId: 'subnet-1', vpcId: 'vpc-1' },
      made: { imageId: 'ami-copy', securityGroupId: 'sg-ours' },
      replaces: [],
    })
  })

  test('waits for copy and group that are yet to be made', () => {
    expect(runStep({ inventory: anInventory() })).toMatchObject({
      made: { imageId: undefined, securityGroupId: undefined },
    })
  })

  test("is made from home's own image and group in home", () => {
    expect(runStep({ region: aRegion({ name: HOME }), inventory: anInventory({ region: HOME }) })).toMatchObject({
      made: { imageId: 'ami-home', securityGroupId: 'sg-home' },
    })
  })

  test('names the instances it replaces', () => {
    const facts = inRegion({ instances: [oldInstance], images: [oldImage], snapshots: oldSnapshots })
    expect(runStep(facts)).toMatchObject({
      replaces: ['i-old'],
      reason: "i-old is not of home's current image ami-home",
    })
  })
})

describe('a planned copy', () => {
  const copyStep = (facts: Facts) => {
    const plan = planProvision(factsFor(facts))
    return plan.kind === 'steps' ? plan.steps.find(({ kind }) => kind === 'copy-image') : undefined
  }

  test('bears the id of its source in its name', () => {
    expect(copyStep({ inventory: anInventory() })).toMatchObject({
      name: 'NAVO-ami-home',
      sourceImageId: 'ami-home',
      replaces: '',
    })
  })

  test('is another request than the failed one that it replaces', () => {
    const facts = inRegion({ instances: [], images: [anImage({ state: 'failed', devices: [] })], snapshots: [] })
    expect(copyStep(facts)).toMatchObject({ replaces: 'ami-copy' })
  })

  test('is not made of an image whose tag says another source than EC2 does', () => {
    const facts = inRegion({ images: [anImage({ sourceImageId: 'ami-elsewhere' })] })
    expect(copyStep(facts)).toBeUndefined()
  })
})

test('a lease that has died on a stopped machine holds nothing back', () => {
  const tags = { ...runnerTags({ [TAG.fuse]: 'old' }), ...leaseTag('1-1-aaaaaaaa', -301, 1800) }
  const plan = planProvision(factsFor({ ...inRegion({ instances: [anInstance({ tags })] }), now: NOW }))
  expect(stepsOf(plan)).toEqual(['prove-instance instance i-runner'])
})
