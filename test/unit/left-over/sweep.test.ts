// The sweep: what is on for longer than its fuse allows, held or not by its tags.
import { describe, expect, test } from '@jest/globals'
import { secondsAfter } from '../../../src/clock.ts'
import { findInstance } from '../../../src/aws/instances.ts'
import { sweepRegion } from '../../../src/left-over/sweep.ts'
import { TAG } from '../../../src/tags.ts'
import { leaseTag, NOW } from '../../support/builders.ts'
import { fakeRegion, MACHINE_ID } from '../../support/fake-machine.ts'

/** The fleet's fuse is an hour. */
async function sweep(onForSeconds: number, tags: Readonly<Record<string, string>>) {
  const region = fakeRegion({ instance: { state: 'running', launchTime: secondsAfter(NOW, -onForSeconds) }, tags })
  const instance = await findInstance(region.ec2, MACHINE_ID)
  if (instance === undefined) throw new Error('no instance')
  return { region, swept: await sweepRegion(region.context, [instance]) }
}

describe('fault 95: a machine that is held', () => {
  const RUN = '3-1-33333333'
  const claims: [string, Record<string, string>][] = [
    ['by a lease', leaseTag(RUN, -3720, 3600)],
    ['by a hold', { [TAG.hold]: '2099-01-01T00:00:00Z' }],
  ]

  test.each(claims)('%s is stopped when it has been on for longer than its fuse, and that is told', async (_, tags) => {
    const { region, swept } = await sweep(5400, tags)
    expect(region.machine.state).toBe('stopped')
    expect(swept.steps.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(
        /^running, on for 1h30m5s with a fuse of 1h, though held by (run 3-1-33333333|a hold) until /,
      ),
    ])
    expect(region.log[0]).toMatch(/^instance i-runner is on for 1h30m5s with a fuse of 1h, .*: stopping it$/)
  })

  test.each(claims)('%s is left alone within its fuse', async (_, tags) => {
    const { region, swept } = await sweep(3700, tags)
    expect([region.machine.state, swept.steps]).toEqual(['running', []])
  })
})
