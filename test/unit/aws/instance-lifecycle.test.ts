// Stopping and waiting, when somebody else is at the machine as well, or EC2 gives it up.
import { describe, expect, test } from '@jest/globals'
import { stopInstance, waitForState } from '../../../src/aws/instance-lifecycle.ts'
import { fakeRegion, MACHINE_ID } from '../../support/fake-machine.ts'

describe('fault 74: a machine that somebody else starts while its stop is waited for', () => {
  test('is not stopped again: that launch is not ours', async () => {
    const region = fakeRegion({
      instance: { state: 'running' },
      ec2: (action, _, { machine, clock, changes }) => {
        if (action === 'StopInstances') machine.state = 'stopping'
        if (action === 'DescribeInstances' && changes.length > 0 && machine.state === 'stopping') {
          clock.advance(20)
          Object.assign(machine, { state: 'running', launchTime: clock.now() })
        }
        return action === 'StopInstances' ? {} : undefined
      },
    })
    const left = await stopInstance(region.ec2, { id: MACHINE_ID, clock: region.clock })
    expect([left?.state, region.changes]).toEqual(['running', ['StopInstances']])
  })

  test('one that has not heard is asked again', async () => {
    let asked = 0
    const region = fakeRegion({
      instance: { state: 'running' },
      ec2: (action) => (action === 'StopInstances' && (asked += 1) < 3 ? {} : undefined),
    })
    const left = await stopInstance(region.ec2, { id: MACHINE_ID, clock: region.clock })
    expect([left?.state, asked]).toEqual(['stopped', 3])
  })
})

describe('fault 78: a machine that is terminated while another state is waited for', () => {
  test("is told at once, with EC2's reason and what to do", async () => {
    const region = fakeRegion({
      instance: { state: 'terminated', stateReason: 'Client.VolumeLimitExceeded: Volume limit exceeded' },
    })
    const { clock } = region
    const began = clock.elapsed()
    const wait = waitForState(region.ec2, { id: MACHINE_ID, states: ['running', 'stopped'], limitSeconds: 300, clock })
    await expect(wait).rejects.toMatchObject({
      message: expect.stringContaining('Client.VolumeLimitExceeded: Volume limit exceeded'),
      hint: expect.stringContaining('limit of EBS volumes'),
    })
    expect(clock.elapsed() - began).toBeLessThan(5)
  })
})
