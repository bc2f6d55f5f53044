// Waiting for a machine that is to be proved: what EC2 may say of it, and when that is told.
import { expect, test } from '@jest/globals'
import { waitForLaunch, waitUntilSettled } from '../../../src/apply/launch.ts'
import { secondsBetween } from '../../../src/clock.ts'
import { errorLine } from '../../../src/errors.ts'
import { LIMIT } from '../../../src/phases.ts'
import { NOW } from '../../support/builders.ts'
import { fakeRegion, MACHINE_ID } from '../../support/fake-machine.ts'

const VOLUMES = 'Client.VolumeLimitExceeded: Volume limit exceeded'

/** States of the machine, each from a second on; `none` isn't shown. */
type Course = Readonly<Record<number, string>>

const rows: [string, typeof waitForLaunch, Course, outcome: RegExp, seconds: number][] = [
  ['a launch that comes up', waitForLaunch, { 0: 'pending', 20: 'running' }, /^running$/, 20],
  ['a launch that EC2 does not show at first', waitForLaunch, { 0: 'none', 30: 'running' }, /^running$/, 30],
  [
    'a launch that dies',
    waitForLaunch,
    { 0: 'pending', 4: 'terminated' },
    /went terminated: .*VolumeLimit.*limit of EBS/,
    4,
  ],
  ['a launch that is stopped', waitForLaunch, { 0: 'pending', 4: 'stopping' }, /went stopping: .*VolumeLimit/, 4],
  [
    'a launch that vanishes',
    waitForLaunch,
    { 0: 'pending', 10: 'none' },
    /is no longer known to EC2.*Provision again/,
    38,
  ],
  [
    'a launch that is never shown',
    waitForLaunch,
    { 0: 'none' },
    /is not known to EC2, 120 s after it was made.*mode stop/,
    120,
  ],
  [
    'a launch that hangs',
    waitForLaunch,
    { 0: 'pending' },
    /is pending and not running after 300 s.*Mode stop/,
    LIMIT.running,
  ],
  ['a machine that is off', waitUntilSettled, { 0: 'stopped' }, /^stopped$/, 0],
  ['a machine that is on its way up', waitUntilSettled, { 0: 'pending' }, /^pending$/, 0],
  ['a machine that is stopping', waitUntilSettled, { 0: 'stopping', 40: 'stopped' }, /^stopped$/, 40],
  [
    'a machine that somebody terminates',
    waitUntilSettled,
    { 0: 'stopping', 4: 'shutting-down' },
    /went shutting-down/,
    4,
  ],
  [
    'a machine that hangs',
    waitUntilSettled,
    { 0: 'stopping' },
    /is stopping and not pending or running or stopped/,
    LIMIT.running,
  ],
]
test.each(rows)('%s', async (_, wait, course, outcome, seconds) => {
  const { context, clock } = fakeRegion({
    instance: { stateReason: VOLUMES },
    ec2: (__, ___, region) => {
      const now = secondsBetween(NOW, region.clock.now())
      const from = Object.keys(course)
        .map(Number)
        .filter((second) => second <= now)
      region.machine.state = course[Math.max(...from)] ?? ''
      return region.machine.state === 'none' ? { Reservations: [] } : undefined
    },
  })
  const told = await wait(context, MACHINE_ID).then(
    ({ state }) => state,
    (error: unknown) => errorLine(error),
  )
  expect(told).toMatch(outcome)
  expect(secondsBetween(NOW, clock.now())).toBe(seconds)
})
