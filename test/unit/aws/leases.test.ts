// Writing claims: what a tag that can't be written, read or removed leads to.
import { describe, expect, test } from '@jest/globals'
import { claimInstance, releaseLease } from '../../../src/aws/leases.ts'
import { findInstance } from '../../../src/aws/instances.ts'
import { formatTime, secondsAfter } from '../../../src/clock.ts'
import { leaseKey } from '../../../src/lease.ts'
import { TAG } from '../../../src/tags.ts'
import { FLEET, leaseTag } from '../../support/builders.ts'
import { awsError, fakeRegion, leaseKeys, MACHINE_ID, RUN_ID, type Script } from '../../support/fake-machine.ts'

async function claim(script: Script) {
  const region = fakeRegion(script)
  const { clock, logger, signal } = region.context
  const instance = await findInstance(region.ec2, MACHINE_ID)
  if (instance === undefined) throw new Error('no instance')
  const options = { instance, fleet: FLEET, runId: RUN_ID, leaseSeconds: 3600, clock, logger, signal }
  return { region, claimed: claimInstance(region.ec2, options) }
}

describe('fault 70: a lease that cannot be taken off', () => {
  const cannotRemove = (action: string): object | undefined => {
    if (action === 'DeleteTags') throw awsError('RequestLimitExceeded', 'slow down', 503)
    return undefined
  }

  test('is told in the log, and throws nothing', async () => {
    const region = fakeRegion({ ec2: cannotRemove })
    const { logger } = region.context
    await releaseLease({ ec2: region.ec2, logger }, { instanceId: MACHINE_ID, runId: RUN_ID })
    expect(region.log).toEqual([
      `the lease of run ${RUN_ID} could not be taken off instance ${MACHINE_ID}, and counts until its end: slow down`,
    ])
  })

  test('does not hide that the claim was lost', async () => {
    const rival = leaseTag('1-1-11111111', -1, 3600)
    const { region, claimed } = await claim({
      ec2: (action, _, { machine }) => {
        if (action === 'CreateTags') Object.assign(machine.tags, rival)
        return cannotRemove(action)
      },
    })
    await expect(claimed).resolves.toMatchObject({ kind: 'lost', reason: 'another claim came first' })
    expect(leaseKeys(region.machine)).toContain(leaseKey(RUN_ID))
  })

  test('does not hide why the claim could not be looked at', async () => {
    let written = false
    const { claimed } = await claim({
      ec2: (action) => {
        written ||= action === 'CreateTags'
        if (written && action === 'DescribeInstances') throw awsError('UnauthorizedOperation', 'may not look', 403)
        return cannotRemove(action)
      },
    })
    await expect(claimed).rejects.toThrow('may not look')
  })
})

test('fault 133: a hold that comes meanwhile loses the claim', async () => {
  const { region, claimed } = await claim({
    ec2: (action, _, { machine, clock }) => {
      if (action === 'CreateTags') machine.tags[TAG.hold] = formatTime(secondsAfter(clock.now(), 1800))
      return undefined
    },
  })
  await expect(claimed).resolves.toMatchObject({ kind: 'lost', holder: { kind: 'hold' } })
  expect(leaseKeys(region.machine)).toEqual([])
})
