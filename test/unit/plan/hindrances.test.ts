// What check says of a machine that is ready by its tags, and that a run could not claim or start all the same.
import { describe, expect, test } from '@jest/globals'
import type { Instance } from '../../../src/aws/instances.ts'
import type { Volume } from '../../../src/aws/inventory.ts'
import type { RegionFacts } from '../../../src/plan/facts.ts'
import { listFindings } from '../../../src/plan/findings.ts'
import { TAG, type Tags } from '../../../src/tags.ts'
import {
  aDevice,
  aFleet,
  anImage,
  anInstance,
  anInventory,
  aRegion,
  aVolume,
  factsFor,
  leaseTag,
  readyHoldings,
  runnerTags,
} from '../../support/builders.ts'

const withTags = (tags: Tags): Partial<RegionFacts> => withMachine({ tags: runnerTags({ ...tags }) })
const withMachine = (machine: Partial<Instance>, volume: Partial<Volume> = {}): Partial<RegionFacts> => ({
  inventory: anInventory({ owned: readyHoldings({ instances: [anInstance(machine)], volumes: [aVolume(volume)] }) }),
})

/** A machine's tags, so many in all; EC2's own don't count. */
function tagsOf(count: number, more: Tags = {}): Tags {
  const tags = { ...runnerTags(), ...more }
  const fillers = Array.from(
    { length: count - Object.keys(tags).length },
    (_, index) => [`filler-${index}`, ''] as const,
  )
  return { ...tags, ...Object.fromEntries(fillers), 'aws:cloudformation:stack-name': 'x', 'aws:autoscaling': 'y' }
}
/** One that begins empty. */
const DATA_DISK = { ...aDevice('none'), name: '/dev/sdb', snapshotId: undefined, volumeGiB: 200, volumeType: 'st1' }
const SLOT = { [TAG.slot]: '2026-11-24T03:30:00Z' }

describe('fault 102: a machine is not ready', () => {
  const rows: [string, Partial<RegionFacts>, string[]][] = [
    [
      'that has no room for a claim',
      withTags(tagsOf(50, SLOT)),
      ['tags: instance i-runner has 50 of the 50 tags that EC2 allows, and a run needs room for 1'],
    ],
    [
      'that has room for a claim, and none for the first slot',
      withTags(tagsOf(49)),
      ['tags: instance i-runner has 49 of the 50 tags that EC2 allows, and a run needs room for 2'],
    ],
    ['but with room for both, it is', withTags(tagsOf(48)), []],
    ['nor with room for a claim alone, when the slot has its tag', withTags(tagsOf(49, SLOT)), []],
    ['but under a run’s own lease, it is in use', withTags(leaseTag('5-1-aaaaaaaa', -60, 3000)), []],
    [
      'whose type its zone has not, or its image can’t boot on',
      { misfits: new Map([['i-runner', 't2.micro is not offered in eu-west-3a']]) },
      ["drift: instance i-runner can't be started as a t2.micro: t2.micro is not offered in eu-west-3a"],
    ],
    [
      'without a disk at its root device',
      withMachine({ rootVolumeId: undefined }),
      ["disk: instance i-runner has no disk attached at its root device, so it can't be started"],
    ],
    [
      'whose disk is of another type and size than its image’s',
      withMachine({}, { type: 'standard', sizeGiB: 4 }),
      [
        'disk: the disk vol-runner of instance i-runner is standard, and would be gp3 by its image',
        'disk: the disk vol-runner of instance i-runner is 4 GiB, and would be 8 GiB by its image',
      ],
    ],
    [
      'whose disk is not encrypted, and should be by the fleet file',
      { ...withMachine({}), region: aRegion({ kmsKey: 'alias/aws/ebs' }) },
      ['disk: the disk vol-runner of instance i-runner is not encrypted, and would be encrypted by its image'],
    ],
    [
      'whose disk is not encrypted, and should be by its image',
      {
        inventory: anInventory({
          owned: readyHoldings({ images: [anImage({ devices: [aDevice('snap-copy', true)] })] }),
        }),
      },
      ['disk: the disk vol-runner of instance i-runner is not encrypted, and would be encrypted by its image'],
    ],
    [
      'whose other disk is of another type than its image’s',
      {
        inventory: anInventory({
          owned: readyHoldings({
            images: [anImage({ devices: [aDevice('snap-copy'), DATA_DISK] })],
            volumes: [aVolume(), aVolume({ id: 'vol-data', device: '/dev/sdb', type: 'standard', sizeGiB: 200 })],
          }),
        }),
      },
      ['disk: the disk vol-data of instance i-runner is standard, and would be st1 by its image'],
    ],
    [
      'whose disk is as large as its image’s, and should be larger by the fleet file',
      { fleet: aFleet({ instance: { types: ['t2.micro'], disk: '16GiB' } }) },
      ['disk: the disk vol-runner of instance i-runner is 8 GiB, and would be 16 GiB by its image'],
    ],
    [
      'but with the disk that the fleet file wants, it is',
      { fleet: aFleet({ instance: { types: ['t2.micro'], disk: '16GiB' } }), ...withMachine({}, { sizeGiB: 16 }) },
      [],
    ],
    ['but with a disk that the account encrypts, it is', withMachine({}, { encrypted: true }), []],
  ]
  test.each(rows)('%s', (_, facts, expected) => {
    const findings = listFindings(factsFor(facts))
    expect(findings.map(({ code, text }) => `${code}: ${text}`)).toEqual(expected)
    expect(findings.every(({ defect, resource }) => defect && resource === 'i-runner')).toBe(true)
  })
})
