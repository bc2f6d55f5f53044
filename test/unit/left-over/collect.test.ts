// Bringing in what is left on a machine that is to be replaced: above all, what happens to its lease.
import { describe, expect, test } from '@jest/globals'
import { collectOutput } from '../../../src/left-over/collect.ts'
import { leaseKey } from '../../../src/lease.ts'
import { leaseTag } from '../../support/builders.ts'
import { awsError, fakeRegion, leaseKeys, MACHINE_ID, RUN_ID } from '../../support/fake-machine.ts'

const LEFT = leaseTag('3-1-33333333', -7200, -3600)

describe('fault 69: the lease of a collecting boot', () => {
  test('stays when the stop is not confirmed, and the post step is left to stop the machine', async () => {
    const region = fakeRegion({
      tags: LEFT,
      ec2: (action) => {
        if (action === 'StopInstances') throw awsError('UnauthorizedOperation', 'not allowed', 403)
        return undefined
      },
    })
    await expect(collectOutput(region.context, MACHINE_ID)).rejects.toThrow(
      `stopping instance ${MACHINE_ID}, which may still be on`,
    )
    expect(leaseKeys(region.machine)).toEqual([leaseKey(RUN_ID)])
    expect([...region.remembered.keys()]).toEqual([RUN_ID])
  })

  test('goes when the machine is stopped', async () => {
    const region = fakeRegion({ tags: LEFT })
    await collectOutput(region.context, MACHINE_ID)
    expect([region.machine.state, leaseKeys(region.machine), region.remembered.size]).toEqual(['stopped', [], 0])
    expect(region.changes.slice(-2)).toEqual(['StopInstances', 'DeleteTags'])
  })
})
