// Mode stop: what it writes on a machine whose run is just ending by itself.
import { expect, test } from '@jest/globals'
import { parseLeases } from '../../../src/lease.ts'
import { stopRegion } from '../../../src/modes/stop.ts'
import { leaseTag } from '../../support/builders.ts'
import { fakeRegion, leaseKeys } from '../../support/fake-machine.ts'

const RUN = '3-1-33333333'

test('fault 75: a lease that its run takes off meanwhile is not written back', async () => {
  const region = fakeRegion({
    instance: { state: 'running' },
    tags: leaseTag(RUN, -60, 3600),
    ec2: (action, _, { machine }) => {
      if (action === 'StopInstances') for (const key of leaseKeys(machine)) Reflect.deleteProperty(machine.tags, key)
      return undefined
    },
  })
  expect((await stopRegion(region.context)).status).toBe('ok')
  expect(leaseKeys(region.machine)).toEqual([])
})

test('a lease that is there still is ended, and its key stays', async () => {
  const region = fakeRegion({ instance: { state: 'running' }, tags: leaseTag(RUN, -60, 3600) })
  await stopRegion(region.context)
  expect(parseLeases(region.machine.tags)).toMatchObject([{ runId: RUN, until: region.clock.now() }])
})
