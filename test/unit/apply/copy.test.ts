// Waiting for an image copy: what becomes of it meanwhile is told when it happens, not after three hours.
import { describe, expect, test } from '@jest/globals'
import { ensureCopy } from '../../../src/apply/copy.ts'
import { secondsBetween } from '../../../src/clock.ts'
import { anImage, fakeClock, NOW, SOURCE } from '../../support/builders.ts'
import { aContext } from '../../support/context.ts'
import { fakeEc2 } from '../../support/fake-aws.ts'

/** Waits for a copy of which EC2 says this so many seconds from now. */
async function wait(stateAt: (seconds: number) => string | undefined) {
  const clock = fakeClock()
  const ec2 = fakeEc2((action) => {
    if (action !== 'DescribeImages') throw new Error(`${action} is not to be asked`)
    const State = stateAt(secondsBetween(NOW, clock.now()))
    return { Images: State === undefined ? [] : [{ ImageId: 'ami-copy', State }] }
  })
  const quiet = (): void => undefined
  const logger = {
    ...{ info: quiet, warning: quiet, error: quiet, debug: quiet, foreign: quiet },
    group: <T>(_: string, work: () => Promise<T>) => work(),
  }
  const context = aContext('eu-west-3', { clock, logger, clients: { ec2 } })
  const outcome = await ensureCopy(context, 'ami-copy', anImage({ id: SOURCE })).catch((error: unknown) => error)
  return { outcome, seconds: secondsBetween(NOW, clock.now()) }
}

describe('fault 100: an image that is waited for and', () => {
  const GONE = 'image ami-copy is gone, and was still being copied: somebody took it out of the register'

  test.each([
    ['is no longer there', undefined],
    ['is still shown, as deregistered', 'deregistered'],
  ])('%s is told within a minute', async (_, state) => {
    const { outcome, seconds } = await wait((now) => (now < 60 ? 'pending' : state))
    expect(outcome).toMatchObject({ message: GONE, hint: 'Provision again: it copies anew.' })
    expect(seconds).toBeLessThan(120)
  })

  test('is left out of a look or two is waited for', async () => {
    const { outcome } = await wait((now) => (now >= 60 && now < 70 ? undefined : now < 600 ? 'pending' : 'available'))
    expect(outcome).toBe('ami-copy')
  })
})
