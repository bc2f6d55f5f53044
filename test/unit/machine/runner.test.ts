// Which of a region's machines a run takes: the one that is ready, and of several the one that the fleet wants now.
import { describe, expect, test } from '@jest/globals'
import type { Instance } from '../../../src/aws/instances.ts'
import { errorLine } from '../../../src/errors.ts'
import { loadBaseSetup } from '../../../src/files/setup.ts'
import { getRunner } from '../../../src/machine/runner.ts'
import { baseTag, setupTag, TAG } from '../../../src/tags.ts'
import { aFleet, at, runnerTags } from '../../support/builders.ts'
import { fakeRegion } from '../../support/fake-machine.ts'

const fleet = aFleet({ home: undefined, image: { base: 'al2023', setup: 'install it' } })
const BEFORE = 'fedcba9876543210'

type Made = Partial<Pick<Instance, 'id'>> & { hash?: string; ageDays?: number; state?: string }

/** The machine that a run takes, of these, or why it takes none. */
async function takes(...machines: readonly Made[]): Promise<string> {
  const wanted = (await loadBaseSetup(fleet))?.hash ?? ''
  const Instances = machines.map(({ id, hash = wanted, ageDays = 0, state = 'ready' }) => ({
    ...{ InstanceId: id, State: { Name: 'stopped' }, LaunchTime: at(-3600) },
    Tags: Object.entries({
      ...runnerTags({ [TAG.state]: state }),
      ...setupTag(hash, state === 'ready' ? 'done' : 'begun'),
      ...baseTag({ name: 'al2023', created: at(-ageDays * 86_400) }),
    }).map(([Key, Value]) => ({ Key, Value })),
  }))
  const { context } = fakeRegion({
    ec2: (action) => (action === 'DescribeInstances' ? { Reservations: [{ Instances }] } : undefined),
    context: { fleet },
  })
  return getRunner(context).then(
    ({ id }) => id,
    (error: unknown) => errorLine(error).replace(/i-.*/, ''),
  )
}

describe('of machines of a base image a run takes', () => {
  test.each<[string, readonly Made[], string]>([
    [
      'the old one while the new one is set up',
      [
        { id: 'i-a', hash: BEFORE },
        { id: 'i-b', state: 'proving' },
      ],
      'i-a',
    ],
    ['the one of the current setup', [{ id: 'i-a', hash: BEFORE }, { id: 'i-b' }], 'i-b'],
    ['the one of the newer image of one setup', [{ id: 'i-a' }, { id: 'i-b', ageDays: 20 }], 'i-a'],
    ['none of two that are alike', [{ id: 'i-a' }, { id: 'i-b' }], 'region eu-west-3 has several ready instances: '],
  ])('%s', async (_, machines, expected) => expect(await takes(...machines)).toBe(expected))
})
