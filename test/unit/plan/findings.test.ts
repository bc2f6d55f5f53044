// What check says of a region: a row for each kind of finding, with what it calls a defect and what only worth knowing.
import { describe, expect, test } from '@jest/globals'
import type { Holdings } from '../../../src/aws/inventory.ts'
import { TAG } from '../../../src/tags.ts'
import type { RegionFacts } from '../../../src/plan/facts.ts'
import { listFindings } from '../../../src/plan/findings.ts'
import { defect, notice, type FindingCode } from '../../../src/plan/steps.ts'
import {
  aDevice,
  aFleet,
  aGroup,
  aHome,
  aKeyPair,
  ALL_EGRESS,
  anImage,
  anInstance,
  anInventory,
  aRegion,
  aRule,
  aSnapshot,
  at,
  aVolume,
  DEMANDING,
  factsFor,
  HOME,
  leaseTag,
  ours,
  PUBLIC_KEY,
  readyHoldings,
  runnerTags,
} from '../../support/builders.ts'

type Facts = Partial<RegionFacts>
type Owned = Partial<Holdings>

const holding = (owned: Owned, foreign: Owned = {}): Facts => ({
  inventory: anInventory({ owned: readyHoldings(owned), foreign }),
})
const withRunner = (overrides: Parameters<typeof anInstance>[0]): Facts =>
  holding({ instances: [anInstance(overrides)] })

/** Findings as `defect code: text` or `note code: text`. */
function linesOf(facts: Facts): string[] {
  return listFindings(factsFor(facts)).map(
    ({ code, defect: bad, text }) => `${bad ? 'defect' : 'note'} ${code}: ${text}`,
  )
}

const OLD = { [TAG.image]: 'ami-old' }
const open = aRule({
  protocol: '-1',
  fromPort: undefined,
  toPort: undefined,
  peer: { kind: 'ipv4', cidr: '0.0.0.0/0' },
})
const toOtherGroup = aRule({ peer: { kind: 'other', id: 'sg-elsewhere' } })

describe('a region', () => {
  const rows: [string, Facts, string[]][] = [
    ['that is ready has no findings', {}, []],
    [
      'without anything of ours is not provisioned, which is one finding',
      { inventory: anInventory() },
      ["defect missing: not provisioned: nothing here is the fleet's own"],
    ],
    [
      'without anything of ours still names look-alikes and what home lacks',
      {
        inventory: anInventory({ foreign: { keyPairs: [aKeyPair({ id: 'key-theirs', tags: {} })] } }),
        home: aHome({ problems: ['key pair NAVO does not exist in home us-west-2 of this account'] }),
      },
      [
        'defect missing: key pair NAVO does not exist in home us-west-2 of this account',
        "defect missing: not provisioned: nothing here is the fleet's own",
        "note foreign: key pair key-theirs carries the fleet's name and is not ours",
      ],
    ],
    ['lacks its copy', holding({ images: [], snapshots: [] }), ["defect missing: no copy of home's image ami-home"]],
    [
      'is still copying',
      holding({ images: [anImage({ state: 'pending' })] }),
      ['defect missing: image ami-copy is still being copied'],
    ],
    ['lacks its key pair', holding({ keyPairs: [] }), ['defect missing: no key pair NAVO']],
    ['lacks its group', holding({ securityGroups: [] }), ['defect missing: no security group NAVO']],
    ['lacks its instance', holding({ instances: [], volumes: [] }), ['defect missing: no instance']],
    [
      'has an old copy and an old instance',
      holding({
        instances: [anInstance(), anInstance({ id: 'i-old', tags: runnerTags(OLD) })],
        images: [anImage(), anImage({ id: 'ami-oldcopy', devices: [], tags: ours(OLD) })],
      }),
      [
        "defect outdated: image ami-oldcopy is a copy of ami-old, not of home's current ami-home",
        "defect outdated: instance i-old is not of home's current image ami-home",
      ],
    ],
    [
      'has a failed copy',
      holding({ images: [anImage(), anImage({ id: 'ami-f', state: 'failed', stateReason: 'No key', devices: [] })] }),
      ['defect leftover: image ami-f is failed: No key'],
    ],
    [
      'has two copies of the same image',
      holding({ images: [anImage(), anImage({ id: 'ami-2', devices: [] })] }),
      ['defect duplicate: several copies of ami-home: ami-copy, ami-2'],
    ],
    [
      'has two instances of the same image',
      holding({ instances: [anInstance(), anInstance({ id: 'i-2' })] }),
      [
        'defect duplicate: several instances: i-runner (stopped, last start 2026-11-24T01:10:00Z), ' +
          'i-2 (stopped, last start 2026-11-24T01:10:00Z)',
      ],
    ],
    [
      'has another key than home',
      holding({ keyPairs: [aKeyPair({ publicKey: 'ssh-ed25519 OTHER' })] }),
      ["defect drift: key pair NAVO is another key than home's; delete it to have it imported again"],
    ],
    [
      'has the same key with another comment',
      holding({ keyPairs: [aKeyPair({ publicKey: `${PUBLIC_KEY} NAVO\n` })] }),
      [],
    ],
    ['has a key pair whose public key cannot be read', holding({ keyPairs: [aKeyPair({ publicKey: undefined })] }), []],
    [
      'wants no key pair',
      { ...holding({ keyPairs: [] }), fleet: aFleet({ 'key-pair': 'none' }), home: aHome({ keyPair: undefined }) },
      [],
    ],
    [
      'has a group whose rules drifted',
      holding({
        securityGroups: [
          aGroup({
            rules: [aRule({ fromPort: 80, toPort: 81 }), aRule({ direction: 'egress', peer: { kind: 'self' } })],
          }),
        ],
      }),
      [
        'defect drift: security group sg-ours lacks home\'s rule "ingress tcp 22 from 192.0.2.0/24"',
        'defect drift: security group sg-ours lacks home\'s rule "egress all to 0.0.0.0/0"',
        'defect drift: security group sg-ours has a rule that home has not: "ingress tcp 80-81 from 192.0.2.0/24"',
        'defect drift: security group sg-ours has a rule that home has not: "egress tcp 22 to itself"',
      ],
    ],
    [
      'has a type that the fleet does not want',
      withRunner({ type: 'm5.large' }),
      ['defect drift: instance i-runner is a m5.large, and the fleet wants t2.micro or t3.micro'],
    ],
    [
      'has another profile',
      withRunner({ profile: undefined }),
      ['defect drift: instance i-runner has instance profile none, and the fleet wants NAVO-ssm'],
    ],
    [
      'has snapshots and volumes that nothing refers to',
      holding({
        snapshots: [aSnapshot(), aSnapshot({ id: 'snap-lost' })],
        volumes: [aVolume(), aVolume({ id: 'vol-lost', state: 'available', sizeGiB: 30 })],
      }),
      [
        'defect leftover: snapshot snap-lost belongs to no image of the fleet',
        'defect leftover: volume vol-lost (30 GiB) belongs to no instance',
      ],
    ],
    [
      'has a machine that is on although nobody holds it',
      withRunner({ state: 'running' }),
      ['defect running: instance i-runner is running, and nobody holds it'],
    ],
    [
      'has a machine that is on under a hold',
      withRunner({ state: 'running', tags: runnerTags({ [TAG.hold]: '2026-11-24T09:00:00Z' }) }),
      ['note running: instance i-runner is running, held by a hold until 2026-11-24T09:00:00Z'],
    ],
    [
      'has a machine that runs under a lease',
      withRunner({ state: 'running', tags: { ...runnerTags(), ...leaseTag('5-1-aaaaaaaa', -60, 600) } }),
      ['note running: instance i-runner is running, held by run 5-1-aaaaaaaa until 2026-11-24T07:20:00Z'],
    ],
    [
      'is in its proof boot',
      withRunner({ state: 'running', launchTime: at(-60), tags: runnerTags({ [TAG.state]: 'proving' }) }),
      [
        'defect unproven: instance i-runner has not come through its proof boot',
        'note running: instance i-runner is running, held by a proof boot until 2026-11-24T07:29:00Z',
      ],
    ],
    [
      'has a fuse of yesterday',
      withRunner({ tags: runnerTags({ [TAG.fuse]: 'stale' }) }),
      ['defect fuse: instance i-runner has not the current fuse'],
    ],
    [
      'has a machine that a power-off would terminate, and one that may not be stopped',
      { attributes: new Map([['i-runner', { shutdownBehavior: 'terminate', stopProtection: true }]]) },
      [
        'defect shutdown-behavior: instance i-runner: a power-off from inside would terminate it',
        'defect stop-protection: instance i-runner is protected against being stopped',
      ],
    ],
    [
      'answers IMDSv1, against the fleet',
      withRunner({ metadataTokens: 'optional' }),
      ['defect imdsv1: instance i-runner answers IMDSv1'],
    ],
    [
      'answers IMDSv1, as the fleet wants it',
      {
        ...withRunner({ metadataTokens: 'optional' }),
        fleet: aFleet({ instance: { types: ['t2.micro'], metadata: 'optional' } }),
      },
      ['note imdsv1: instance i-runner answers IMDSv1'],
    ],
    [
      'has what the fleet file leaves to EC2, or does not',
      {
        ...withRunner({ metadataHops: 1 }),
        fleet: aFleet({ ...DEMANDING, tags: {} }),
        attributes: new Map([
          ['i-runner', { shutdownBehavior: 'stop', stopProtection: false, cpuCredits: 'unlimited' }],
        ]),
      },
      [
        'defect metadata-hops: instance i-runner answers for its metadata 1 hop away, and the fleet wants 2',
        'defect credits: instance i-runner has unlimited CPU credits, and the fleet wants standard',
      ],
    ],
    [
      'lacks tags of the fleet file, or has another value',
      {
        ...holding({
          keyPairs: [aKeyPair({ tags: ours({ CostCenter: '4711', Owner: 'Al' }) })],
          instances: [],
          volumes: [],
          images: [],
          snapshots: [],
          securityGroups: [],
        }),
        fleet: aFleet({ tags: DEMANDING.tags }),
        home: aHome({ image: undefined, securityGroup: undefined }),
      },
      [
        'defect missing: no security group NAVO',
        'defect missing: no instance',
        'defect untagged: key pair key-ours lacks the tag Owner=Jo',
      ],
    ],
    [
      'has output that nobody has collected',
      withRunner({
        tags: { ...runnerTags(), ...leaseTag('1-1-aaaaaaaa', -7200, -3600), ...leaseTag('2-1-bbbbbbbb', -60, 600) },
      }),
      [
        'note uncollected: run 1-1-aaaaaaaa has not been collected from instance i-runner: the next run brings what it may have left',
      ],
    ],
    [
      'fault 123: has one of our keys in other letters, which IAM takes for ours',
      withRunner({ tags: { ...runnerTags(), 'ServiceMon:Fleet': 'OTHER', 'servicemon:note': 'x' } }),
      ['defect tags: i-runner carries a tag ServiceMon:Fleet, which IAM takes for servicemon:fleet: remove it'],
    ],
    [
      'fault 123: is beside a foreign thing that IAM takes for ours by such a key',
      {
        inventory: anInventory({
          owned: readyHoldings(),
          foreign: { keyPairs: [aKeyPair({ id: 'key-theirs', tags: { 'Servicemon:fleet': 'NAVO' } })] },
        }),
      },
      [
        "note foreign: key pair key-theirs carries the fleet's name and is not ours",
        'note tags: key-theirs carries a tag Servicemon:fleet, which IAM takes for servicemon:fleet: remove it',
      ],
    ],
    [
      'is open to everybody as home is',
      {
        ...holding({ securityGroups: [aGroup({ rules: [open, ALL_EGRESS] })] }),
        home: aHome({ securityGroup: aGroup({ id: 'sg-home', rules: [open, ALL_EGRESS], tags: {} }) }),
      },
      ['note open-ingress: security group sg-ours is open to everybody: ingress all from 0.0.0.0/0'],
    ],
    [
      'is open to everybody by IPv6',
      {
        ...holding({ securityGroups: [aGroup({ rules: [aRule({ peer: { kind: 'ipv6', cidr: '::/0' } })] })] }),
        home: aHome({ securityGroup: aGroup({ rules: [aRule({ peer: { kind: 'ipv6', cidr: '::/0' } })], tags: {} }) }),
      },
      ['note open-ingress: security group sg-ours is open to everybody: ingress tcp 22 from ::/0'],
    ],
    [
      'has a home with a rule that means nothing elsewhere',
      { home: aHome({ securityGroup: aGroup({ rules: [aRule(), ALL_EGRESS, toOtherGroup], tags: {} }) }) },
      [
        'note rule-left-out: home\'s rule "ingress tcp 22 from sg-elsewhere" refers to a thing of one region and was not copied',
      ],
    ],
    [
      'has foreign things with our name, of every kind',
      holding(
        {},
        {
          instances: [anInstance({ id: 'i-t', tags: {} })],
          images: [anImage({ id: 'ami-t', tags: {} })],
          snapshots: [aSnapshot({ id: 'snap-t', tags: {} })],
          volumes: [aVolume({ id: 'vol-t', tags: {} })],
          keyPairs: [aKeyPair({ id: 'key-t', tags: {} })],
          securityGroups: [aGroup({ id: 'sg-t', tags: {} })],
        },
      ),
      ['instance i-t', 'image ami-t', 'snapshot snap-t', 'volume vol-t', 'key pair key-t', 'security group sg-t'].map(
        (what) => `note foreign: ${what} carries the fleet's name and is not ours`,
      ),
    ],
    [
      'fault 132: has a foreign machine with our name that is on',
      holding({}, { instances: [anInstance({ id: 'i-t', state: 'running', tags: {} })] }),
      ["note running: instance i-t carries the fleet's name, is not ours, and is running: only you stop it"],
    ],
    [
      'has a home that cannot be read: nothing is called outdated',
      {
        home: aHome({
          image: undefined,
          keyPair: undefined,
          securityGroup: undefined,
          profile: undefined,
          problems: ["home us-west-2 can't be read: denied"],
        }),
      },
      ["defect missing: home us-west-2 can't be read: denied"],
    ],
  ]
  test.each(rows)('%s', (_, facts, expected) => expect(linesOf(facts)).toEqual(expected))

  test('tells its defects first', () => {
    const lines = linesOf({
      ...withRunner({ tags: { ...runnerTags({ [TAG.fuse]: 'x' }), ...leaseTag('1-1-aaaaaaaa', -7200, -3600) } }),
      home: aHome({ securityGroup: aGroup({ rules: [aRule(), ALL_EGRESS, toOtherGroup], tags: {} }) }),
    })
    expect(lines.map((line) => line.split(':')[0])).toEqual(['defect fuse', 'note rule-left-out', 'note uncollected'])
  })

  test('has each kind of finding told by some row', () => {
    const told = new Set(rows.flatMap(([, , lines]) => lines.map((line) => line.split(/[ :]/)[1])))
    // Those of hindrances.ts alone have their own table, and those of other modes their own tests.
    const codes: Record<Exclude<FindingCode, 'unknown' | 'disk' | 'shell' | BaseCode | RunCode>, true> = {
      ...{ missing: true, outdated: true, drift: true, duplicate: true, leftover: true, running: true },
      ...{ 'open-ingress': true, imdsv1: true, 'shutdown-behavior': true, 'stop-protection': true, fuse: true },
      ...{ 'metadata-hops': true, credits: true, untagged: true },
      ...{ unproven: true, uncollected: true, foreign: true, 'rule-left-out': true, tags: true },
    }
    expect(told).toEqual(new Set(Object.keys(codes)))
  })
})

/** Of machines of a base image: test/unit/plan/base-age.test.ts and base.test.ts. */
type BaseCode = 'setup' | 'newer-base' | 'old-base'
/** Of runs: test/unit/payload/run-record.test.ts. */
type RunCode = 'results-left-out' | 'summary-left-out'

describe('home', () => {
  const inHome = (owned: Owned, foreign: Owned = {}): Facts => ({
    region: aRegion({ name: HOME }),
    inventory: anInventory({ region: HOME, owned, foreign }),
  })
  const rows: [string, Facts, string[]][] = [
    [
      'with its instance has no findings: image, key and group are the originals',
      inHome({ instances: [anInstance()] }),
      [],
    ],
    [
      'calls its originals no look-alikes',
      inHome({ instances: [anInstance()] }, { instances: [anInstance({ id: 'i-model', tags: {} })] }),
      [],
    ],
    [
      'fault 132: tells an original machine that is on, since nobody here stops it',
      inHome({ instances: [anInstance()] }, { instances: [anInstance({ id: 'i-model', state: 'running', tags: {} })] }),
      ["note running: instance i-model carries the fleet's name, is not ours, and is running: only you stop it"],
    ],
    [
      'says when its original group is open to everybody',
      {
        ...inHome({ instances: [anInstance()] }),
        home: aHome({ securityGroup: aGroup({ id: 'sg-home', rules: [open], tags: {} }) }),
      },
      ['note open-ingress: security group sg-home is open to everybody: ingress all from 0.0.0.0/0'],
    ],
  ]
  test.each(rows)('%s', (_, facts, expected) => expect(linesOf(facts)).toEqual(expected))
})

test('a finding names its resource where it has one', () => {
  expect(defect('drift', 'text', 'sg-1')).toEqual({ code: 'drift', defect: true, text: 'text', resource: 'sg-1' })
  expect(notice('unknown', 'text')).toEqual({ code: 'unknown', defect: false, text: 'text' })
})

test('an image whose devices are shared with none leaves no snapshot over', () => {
  const facts = holding({ images: [anImage({ devices: [aDevice('snap-copy'), aDevice('snap-data')] })] })
  expect(linesOf(facts)).toEqual([])
})
