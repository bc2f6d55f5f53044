// A region of a fleet with a base image: what provision plans, and what check finds, from values.
import { describe, expect, test } from '@jest/globals'
import type { Image } from '../../../src/aws/images.ts'
import type { Instance } from '../../../src/aws/instances.ts'
import type { Home } from '../../../src/aws/origin.ts'
import { parseFleet } from '../../../src/fleet/fleet.ts'
import { listFindings } from '../../../src/plan/findings.ts'
import type { ProvisionFacts } from '../../../src/plan/facts.ts'
import { planProvision } from '../../../src/plan/provision.ts'
import { baseTag, setupTag, TAG, type SetupStage } from '../../../src/tags.ts'
import {
  aDevice,
  aGroup,
  aHome,
  anImage,
  anInstance,
  anInventory,
  aVolume,
  at,
  factsFor,
  leaseTag,
  NOW,
  REGION,
} from '../../support/builders.ts'

const HASH = '0123456789abcdef'
const OTHER = 'fedcba9876543210'
const FLEET = parseFleet(
  `name: NAVO\nimage: { base: al2023, setup: x y }\ninstance: { types: [t2.micro] }\nrun: { command: x, timeout: 30m }\nregions: { ${REGION}: }\n`,
  'fleet.yml',
)
const NEWEST = anImage({
  id: 'ami-newest',
  name: 'al2023-newest',
  created: at(-10 * 86_400),
  devices: [aDevice('snap-x')],
  tags: {},
})
const OLDER = anImage({ id: 'ami-older', name: 'al2023-older', created: at(-40 * 86_400), tags: {} })
const HOME: Home = aHome({
  region: REGION,
  image: NEWEST,
  keyPair: undefined,
  securityGroup: { name: 'NAVO', description: 'x', rules: [] },
  base: {
    base: 'al2023',
    hash: HASH,
    setup: { command: 'x y', files: undefined, timeoutSeconds: 1200 },
    images: [NEWEST],
  },
})

/** A machine of the base with a hash and a stage of its setup; ready when that is done. */
function aRunner(
  id: string,
  hash = HASH,
  stage: SetupStage = 'done',
  { image = NEWEST, tags = {}, ...more }: Partial<Instance> & { image?: Image } = {},
): Instance {
  const state = stage === 'done' ? 'ready' : 'proving/3000s'
  return anInstance({
    id,
    imageId: image.id,
    tags: {
      ...anInstance().tags,
      [TAG.image]: image.id,
      [TAG.state]: state,
      ...baseTag(image),
      ...setupTag(hash, stage),
      ...tags,
    },
    volumeIds: [`vol-${id}`],
    rootVolumeId: `vol-${id}`,
    ...more,
  })
}

function facts(instances: readonly Instance[], more: Partial<ProvisionFacts> = {}): ProvisionFacts {
  const volumes = instances.map(({ id }) => aVolume({ id: `vol-${id}`, instanceId: id }))
  const owned = { instances, volumes, securityGroups: [aGroup({ rules: [] })] }
  return factsFor({ fleet: FLEET, home: HOME, inventory: anInventory({ owned }), ...more })
}

/** The steps of a plan, `kind id`; or why there is none. */
function plan(instances: readonly Instance[], more: Partial<ProvisionFacts> = {}): string[] {
  const made = planProvision(facts(instances, more))
  if (made.kind === 'refused') return [`${made.status}: ${made.reasons.join('; ')}`]
  return made.steps.map((step) =>
    `${step.kind} ${'instanceId' in step ? (step.instanceId ?? 'new') : 'imageId' in step ? step.imageId : ''}`.trim(),
  )
}

describe('a plan', () => {
  const rows: [string, Instance[], Partial<ProvisionFacts>, string[]][] = [
    ['from nothing makes a machine of the base, and copies nothing', [], {}, ['run-instance', 'prove-instance new']],
    ['of a machine with the same hash has no steps', [aRunner('i-1')], {}, []],
    ['leaves a machine of an older image alone', [aRunner('i-1', HASH, 'done', { image: OLDER })], {}, []],
    [
      'makes one of the newest image when it is to be refreshed, and ends the old one last',
      [aRunner('i-1', HASH, 'done', { image: OLDER })],
      { refresh: true },
      ['run-instance', 'prove-instance new', 'terminate-instance i-1'],
    ],
    ['has nothing to refresh where the image is the newest', [aRunner('i-1')], { refresh: true }, []],
    [
      'ends the old one of a refresh that was cut off before that, refresh or not',
      [aRunner('i-1', HASH, 'done', { image: OLDER }), aRunner('i-2')],
      {},
      ['terminate-instance i-1'],
    ],
    ['leaves two machines of one image to people', [aRunner('i-1'), aRunner('i-2')], {}, []],
    [
      'of another hash makes a new one, and ends the old one last',
      [aRunner('i-1', OTHER)],
      {},
      ['run-instance', 'prove-instance new', 'terminate-instance i-1'],
    ],
    [
      'brings in first what the old one has left',
      [aRunner('i-1', OTHER, 'done', { tags: leaseTag('1-1-aaaaaaaa', -7200, -3600) })],
      {},
      ['run-instance', 'prove-instance new', 'collect-output i-1', 'terminate-instance i-1'],
    ],
    [
      'is refused while somebody holds the old one',
      [
        aRunner('i-1', OTHER, 'done', {
          state: 'running',
          launchTime: at(-60),
          tags: leaseTag('1-1-aaaaaaaa', -70, 3600),
        }),
      ],
      {},
      [expect.stringMatching(/^busy: instance i-1 is held by run 1-1-aaaaaaaa/) as unknown as string],
    ],
    ['goes on with a machine whose setup has not begun', [aRunner('i-1', HASH, 'pending')], {}, ['prove-instance i-1']],
    [
      'begins with a fresh machine after a setup that failed, and ends that one first',
      [aRunner('i-1', HASH, 'begun')],
      {},
      ['terminate-instance i-1', 'run-instance', 'prove-instance new'],
    ],
    [
      'brings in first what the setup that was cut off has left',
      [aRunner('i-1', HASH, 'begun', { tags: leaseTag('1-1-aaaaaaaa', -7200, -3600) })],
      {},
      ['collect-output i-1', 'terminate-instance i-1', 'run-instance', 'prove-instance new'],
    ],
    [
      'keeps the old one beside one whose setup failed',
      [aRunner('i-1', OTHER), aRunner('i-2', HASH, 'begun')],
      {},
      ['terminate-instance i-2', 'run-instance', 'prove-instance new', 'terminate-instance i-1'],
    ],
    [
      'ends a second one that was never set up',
      [aRunner('i-1'), aRunner('i-2', HASH, 'pending')],
      {},
      ['terminate-instance i-2'],
    ],
    [
      'takes the place of a machine, and of copies, of an image of one’s own',
      [anInstance({ id: 'i-1' })],
      {
        inventory: anInventory({
          owned: {
            instances: [anInstance({ id: 'i-1' })],
            images: [anImage()],
            volumes: [aVolume({ id: 'vol-runner', instanceId: 'i-1' })],
            securityGroups: [aGroup({ rules: [] })],
          },
        }),
      },
      ['run-instance', 'prove-instance new', 'terminate-instance i-1', 'remove-image ami-copy'],
    ],
    [
      'is refused for a disk that is smaller than the image',
      [],
      { fleet: { ...FLEET, instance: { ...FLEET.instance, diskGiB: 4 } } },
      [
        'failed: instance.disk is 4 GiB, and image al2023-newest (ami-newest) needs 8 GiB at least: make it larger in the fleet file, or leave it out',
      ],
    ],
    [
      'is refused for what the region lacks',
      [],
      { home: { ...HOME, image: undefined, problems: ['the public parameter /x does not exist in eu-west-3'] } },
      ['failed: the public parameter /x does not exist in eu-west-3'],
    ],
  ]
  test.each(rows)('%s', (_, instances, more, expected) => expect(plan(instances, more)).toEqual(expected))

  test('of a new machine names the image of its base, and what it takes the place of', () => {
    const made = planProvision(facts([aRunner('i-1', OTHER)]))
    const step = made.kind === 'steps' ? made.steps.find(({ kind }) => kind === 'run-instance') : undefined
    expect(step).toMatchObject({
      made: { imageId: 'ami-newest', securityGroupId: 'sg-ours' },
      replaces: ['i-1'],
      reason: `i-1 is not of the current base and setup (${HASH})`,
    })
  })
})

describe('check', () => {
  const linesOf = (instances: readonly Instance[], more: Partial<ProvisionFacts> = {}): string[] =>
    listFindings(facts(instances, more)).map(
      ({ code, defect, text }) => `${defect ? 'defect' : 'note'} ${code}: ${text}`,
    )

  test('finds nothing wrong with a machine of the base and the setup', () =>
    expect(linesOf([aRunner('i-1')])).toEqual([]))

  test('tells of a newer image as a note, with the age of the machine’s, and by another word from 90 days on', () => {
    const old = anImage({ id: 'ami-old', name: 'al2023-old', created: at(-90 * 86_400), tags: {} })
    const said = (name: string, age: string) =>
      `instance i-1 is of ${name}, ${age}, and al2023-newest is newer: provision with refresh: true makes a new machine of it`
    expect(linesOf([aRunner('i-1', HASH, 'done', { image: OLDER })])).toEqual([
      `note newer-base: ${said('al2023-older', '40 days old')}`,
    ])
    expect(linesOf([aRunner('i-1', HASH, 'done', { image: old })])).toEqual([
      `note old-base: ${said('al2023-old', '90 days old')}`,
    ])
    const younger = anImage({ ...old, created: at(-90 * 86_400 + 1) })
    expect(linesOf([aRunner('i-1', HASH, 'done', { image: younger })])).toEqual([
      `note newer-base: ${said('al2023-old', '89 days old')}`,
    ])
    // A parameter may be set back.
    const future = anImage({ id: 'ami-future', name: 'al2023-future', created: at(-86_400), tags: {} })
    expect(linesOf([aRunner('i-1', HASH, 'done', { image: future })])).toEqual([])
  })

  test('tells a setup that failed or was cut off, and not one that goes on', () => {
    const failed = [
      'defect setup: the setup of instance i-1 failed or was cut off: the next provision begins with a fresh machine',
    ]
    expect(linesOf([aRunner('i-1', HASH, 'begun')])).toEqual(failed)
    const goesOn = linesOf([
      aRunner('i-1', HASH, 'begun', {
        state: 'running',
        launchTime: at(-600),
        tags: leaseTag('1-1-aaaaaaaa', -300, 3600),
      }),
    ])
    expect(goesOn.filter((line) => line.startsWith('defect setup'))).toEqual([])
  })

  test('tells another setup, and what is left of an image of one’s own', () => {
    const inventory = anInventory({
      owned: {
        instances: [aRunner('i-1', OTHER)],
        images: [anImage()],
        volumes: [aVolume({ id: 'vol-i-1', instanceId: 'i-1' })],
        securityGroups: [aGroup({ rules: [] })],
      },
    })
    expect(linesOf([], { inventory })).toEqual([
      "defect outdated: image ami-copy is a copy of an image of one's own, and the fleet has a base image",
      'defect outdated: instance i-1 is not of the current base and setup',
    ])
  })

  test('compares a disk with what the fleet file wants', () => {
    const fleet = { ...FLEET, instance: { ...FLEET.instance, diskGiB: 16 } }
    const inventory = anInventory({
      owned: {
        instances: [aRunner('i-1')],
        images: [anImage({ id: 'ami-newest' })],
        volumes: [aVolume({ id: 'vol-i-1', instanceId: 'i-1' })],
        securityGroups: [aGroup({ rules: [] })],
      },
    })
    expect(linesOf([], { fleet, inventory }).filter((line) => line.includes(' disk:'))).toEqual([
      'defect disk: the disk vol-i-1 of instance i-1 is 8 GiB, and would be 16 GiB by its image',
    ])
  })
})

test('the times of the table are those of the clock', () =>
  expect(NOW.getTime() - at(-90 * 86_400).getTime()).toBe(90 * 86_400_000))
