// Stopping and waiting: what EC2 may answer, and what is done then; also when somebody else is at the machine, or EC2 gives
// it up.
import { describe, expect, test } from '@jest/globals'
import { stopInstance, waitForState } from '../../../src/aws/instance-lifecycle.ts'
import { LIMIT } from '../../../src/phases.ts'
import { at } from '../../support/builders.ts'
import { awsError, fakeRegion, MACHINE_ID, type FakeRegion } from '../../support/fake-machine.ts'

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

describe('fault 2: a stop, when EC2 answers', () => {
  type Answer = (action: string, region: FakeRegion, asked: number) => object | undefined
  const never = (code: string, status = 400): never => {
    throw awsError(code, code, status)
  }
  const onStop =
    (answer: Answer): Answer =>
    (action, region, asked) =>
      action === 'StopInstances' ? answer(action, region, asked) : undefined
  const hanging = onStop((_, { machine }) => {
    machine.state = 'stopping'
    return {}
  })

  const ends: [string, state: string, Answer, { left: string | undefined; asked: number; seconds: number }][] = [
    ['that it is done, is over', 'running', () => undefined, { left: 'stopped', asked: 1, seconds: 0 }],
    [
      'that a pending machine is in no state for it, asks until EC2 takes it',
      'pending',
      onStop((_, __, asked) => (asked < 4 ? never('IncorrectInstanceState') : undefined)),
      { left: 'stopped', asked: 4, seconds: 6 },
    ],
    [
      'with a fault of its own, asks again',
      'running',
      onStop((_, __, asked) => (asked < 3 ? never('InternalError', 500) : undefined)),
      { left: 'stopped', asked: 3, seconds: 4 },
    ],
    [
      'nothing that counts, does not believe a machine that looks off: it may just have been started',
      'stopped',
      onStop(() => never('RequestLimitExceeded', 503)),
      { left: 'stopped', asked: 17, seconds: 32 },
    ],
    [
      'that it takes it, and throttles looks for minutes, goes on looking',
      'running',
      (action, { clock }) => {
        if (action === 'DescribeInstances' && clock.now() < at(200)) return never('RequestLimitExceeded', 503)
        return undefined
      },
      { left: 'stopped', asked: 1, seconds: 200 },
    ],
    [
      'that it may not be stopped, because it is terminated and has lost its tags, is over',
      'terminated',
      onStop(() => never('UnauthorizedOperation', 403)),
      { left: 'terminated', asked: 1, seconds: 0 },
    ],
    [
      'that there is no such machine, believes it in the end',
      'running',
      (action) => {
        if (action === 'StopInstances') return never('InvalidInstanceID.NotFound')
        return action === 'DescribeInstances' ? { Reservations: [] } : undefined
      },
      { left: undefined, asked: 17, seconds: 32 },
    ],
  ]
  test.each(ends)('%s', async (_, state, answer, expected) => {
    let asked = 0
    const region = fakeRegion({
      instance: { state },
      ec2: (action, __, made) => answer(action, made, (asked += action === 'StopInstances' ? 1 : 0)),
    })
    const began = region.clock.elapsed()
    const left = await stopInstance(region.ec2, { id: MACHINE_ID, clock: region.clock })
    expect({ left: left?.state, asked, seconds: region.clock.elapsed() - began }).toEqual(expected)
  })

  const fails: [string, Answer, message: string, cause: string][] = [
    [
      'that it may not be stopped, fails at once',
      onStop(() => never('UnauthorizedOperation', 403)),
      `stopping instance ${MACHINE_ID}, which may still be on`,
      'UnauthorizedOperation',
    ],
    [
      'that it may not be looked at, fails at once',
      (action) => (action === 'DescribeInstances' ? never('UnauthorizedOperation', 403) : undefined),
      `instance ${MACHINE_ID} was asked to stop and can't be looked at, so it may still be on`,
      'UnauthorizedOperation',
    ],
    [
      'nothing that counts until the limit, names what it answered',
      onStop(() => never('RequestLimitExceeded', 503)),
      `instance ${MACHINE_ID} is running and not stopped, ${LIMIT.stop} s after it was asked to`,
      'RequestLimitExceeded',
    ],
    [
      'that it takes it, and the machine hangs, names the state',
      hanging,
      `instance ${MACHINE_ID} is stopping and not stopped, ${LIMIT.stop} s after it was asked to`,
      `not seen within ${LIMIT.stop} s`,
    ],
  ]
  test.each(fails)('%s, with the time that the fuse ends it', async (_, answer, message, cause) => {
    const region = fakeRegion({ instance: { state: 'running' }, ec2: (action, __, made) => answer(action, made, 0) })
    await expect(
      stopInstance(region.ec2, { id: MACHINE_ID, clock: region.clock, offBy: at(3600) }),
    ).rejects.toMatchObject({
      message,
      cause: { message: cause },
      hint: expect.stringMatching(
        /^Its fuse switches it off at 2026-11-24T08:10:00Z at the latest\. Look at it in the EC2/,
      ),
    })
  })

  test('that it takes it, and the machine hangs in it, forces it once, after half the time', async () => {
    const forced: number[] = []
    const region = fakeRegion({
      instance: { state: 'running' },
      ec2: (action, input, made) => {
        if (input['Force'] === true) forced.push(made.clock.elapsed())
        return hanging(action, made, 0)
      },
    })
    const began = region.clock.elapsed()
    await expect(stopInstance(region.ec2, { id: MACHINE_ID, clock: region.clock })).rejects.toThrow('is stopping')
    expect(forced.map((when) => when - began)).toEqual([LIMIT.stop / 2 + 2])
  })
})
