// What the SDK's clients do by themselves, as they are configured here.
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { createAws } from '../../../src/aws/clients.ts'
import { systemClock } from '../../../src/clock.ts'

describe('fault 1: the SDK repeats what is throttled', () => {
  beforeEach(() => void jest.useFakeTimers())
  afterEach(() => void jest.useRealTimers())

  /** The waits, in milliseconds, between all the attempts at one call. */
  const waits = async (): Promise<number[]> => {
    const { ec2 } = createAws({ clock: systemClock(), version: 'test' })('us-east-1')
    const strategy = await ec2.config.retryStrategy()
    if (!('acquireInitialRetryToken' in strategy)) throw new Error('an old kind of strategy')
    const all: number[] = []
    for (let token = await strategy.acquireInitialRetryToken('test'); ;) {
      const before = Date.now()
      const next = strategy.refreshRetryTokenForRetry(token, { errorType: 'THROTTLING' }).catch(() => undefined)
      await jest.advanceTimersToNextTimerAsync()
      const renewed = await next
      if (renewed === undefined) return all
      all.push(Date.now() - before)
      token = renewed
    }
  }

  test('eight times, after ever longer waits of at most 10 s, and never all at the same moments', async () => {
    const many: number[][] = []
    for (let call = 0; call < 40; call += 1) many.push(await waits())
    expect(new Set(many.map((one) => one.length))).toEqual(new Set([8]))
    expect(Math.max(...many.flat())).toBeLessThanOrEqual(10_000)
    // Full jitter: any moment up to the longest wait, which doubles.
    const longest = [0, 3, 7].map((retry) => Math.max(...many.map((one) => one[retry] ?? 0)))
    expect(longest[1]).toBeGreaterThan(2 * (longest[0] ?? 0))
    expect(longest[2]).toBeGreaterThan(2 * (longest[1] ?? 0))
    expect(new Set(many.map(([first]) => first)).size).toBeGreaterThan(10)
  })
})
