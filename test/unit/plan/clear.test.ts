// What clear would delete, in which order, and who can keep it from doing so.
import { describe, expect, test } from '@jest/globals'
import type { Holdings } from '../../../src/aws/inventory.ts'
import { TAG } from '../../../src/tags.ts'
import { planClear } from '../../../src/plan/clear.ts'
import {
  aFleet,
  aDevice,
  aGroup,
  aKeyPair,
  anImage,
  anInstance,
  anInventory,
  aSnapshot,
  at,
  aVolume,
  HOME,
  leaseTag,
  NOW,
  ours,
  readyHoldings,
  runnerTags,
} from '../../support/builders.ts'

function linesOf(owned: Partial<Holdings>, foreign: Partial<Holdings> = {}, region?: string): string[] {
  const inventory = anInventory({ owned, foreign, ...(region === undefined ? {} : { region }) })
  const plan = planClear({ fleet: aFleet(), inventory, now: NOW })
  return plan.kind === 'refused' ? plan.reasons.map((reason) => `refused: ${reason}`) : plan.steps.map(describeStep)
}

function describeStep({ kind, target, reason }: { kind: string; target: string; reason: string }): string {
  return `${kind} ${target}: ${reason}`
}

const RUNNER_GONE = 'terminate-instance instance i-runner: t2.micro, stopped'

describe('clear plans', () => {
  const original = { [TAG.role]: 'home' }
  const rows: [string, Partial<Holdings>, string[]][] = [
    ['nothing where nothing is ours', {}, []],
    [
      'everything that is ours, in the order in which AWS lets go of it',
      readyHoldings({ volumes: [aVolume(), aVolume({ id: 'vol-lost', state: 'available', instanceId: undefined })] }),
      [
        RUNNER_GONE,
        'delete-volume volume vol-lost: 8 GiB without an instance',
        'remove-image image ami-copy: NAVO-ami-home',
        'delete-snapshot snapshot snap-copy: 8 GiB',
        'delete-security-group security group sg-ours: NAVO',
        'delete-key-pair key pair key-ours: NAVO',
      ],
    ],
    ['no volume of an instance: it goes with it', { instances: [anInstance()], volumes: [aVolume()] }, [RUNNER_GONE]],
    [
      'the end of a machine that is on although nobody holds it',
      { instances: [anInstance({ state: 'running' })] },
      ['terminate-instance instance i-runner: t2.micro, on although nobody holds it'],
    ],
    [
      'and names the output that would be lost',
      {
        instances: [
          anInstance({
            tags: {
              ...runnerTags(),
              ...leaseTag('2-1-bbbbbbbb', -7200, -3600),
              ...leaseTag('1-1-aaaaaaaa', -9200, -5600),
            },
          }),
        ],
      },
      [`${RUNNER_GONE}; what run 1-1-aaaaaaaa, 2-1-bbbbbbbb may have left on it was not collected, and is lost`],
    ],
    [
      'to keep originals that bake made in home, with their snapshots',
      {
        instances: [anInstance()],
        images: [
          anImage({ id: 'ami-baked', devices: [aDevice('snap-baked'), aDevice('snap-data')], tags: ours(original) }),
        ],
        snapshots: [aSnapshot({ id: 'snap-baked' }), aSnapshot({ id: 'snap-data' }), aSnapshot({ id: 'snap-lost' })],
        keyPairs: [aKeyPair({ tags: ours(original) })],
        securityGroups: [aGroup({ tags: ours(original) })],
      },
      [RUNNER_GONE, 'delete-snapshot snapshot snap-lost: 8 GiB'],
    ],
    [
      'to keep a snapshot or volume that is itself marked as an original',
      { snapshots: [aSnapshot({ tags: ours(original) })], volumes: [aVolume({ tags: ours(original) })] },
      [],
    ],
  ]
  test.each(rows)('%s', (_, owned, expected) => expect(linesOf(owned)).toEqual(expected))

  test('nothing of what only bears our name', () => {
    const foreign = readyHoldings({ instances: [anInstance({ state: 'running', tags: { Name: 'NAVO' } })] })
    expect(linesOf({}, foreign)).toEqual([])
  })

  test('in home only what was made beside the originals', () => {
    expect(linesOf({ instances: [anInstance()], volumes: [aVolume()] }, readyHoldings(), HOME)).toEqual([RUNNER_GONE])
  })
})

describe('clear is refused', () => {
  const rows: [string, Partial<Parameters<typeof anInstance>[0]>, string][] = [
    [
      'under a live lease',
      { state: 'running', tags: { ...runnerTags(), ...leaseTag('7-1-cccccccc', -600, 1800) } },
      'refused: instance i-runner is held by run 7-1-cccccccc until 2026-11-24T07:40:00Z',
    ],
    [
      'under a claim on a machine that is still off',
      { tags: { ...runnerTags(), ...leaseTag('7-1-cccccccc', -2, 1800) } },
      'refused: instance i-runner is held by run 7-1-cccccccc until 2026-11-24T07:40:00Z',
    ],
    [
      'under a hold',
      { state: 'running', tags: runnerTags({ [TAG.hold]: '2026-11-24T09:00:00Z' }) },
      'refused: instance i-runner is held by a hold until 2026-11-24T09:00:00Z',
    ],
    [
      'during a proof boot',
      { state: 'running', launchTime: at(-600), tags: runnerTags({ [TAG.state]: 'proving' }) },
      'refused: instance i-runner is held by a proof boot until 2026-11-24T07:20:00Z',
    ],
  ]
  test.each(rows)('%s, and nothing else of the region goes either', (_, instance, expected) => {
    expect(linesOf(readyHoldings({ instances: [anInstance(instance)] }))).toEqual([expected])
  })

  test('by each machine that is held', () => {
    const held = { state: 'running', tags: runnerTags({ [TAG.hold]: '2026-11-24T09:00:00Z' }) }
    const lines = linesOf({ instances: [anInstance(held), anInstance(), anInstance({ id: 'i-2', ...held })] })
    expect(lines.map((line) => line.slice(0, 30))).toEqual([
      'refused: instance i-runner is ',
      'refused: instance i-2 is held ',
    ])
  })
})
