// What the SDK's clients do by themselves, as they are configured here.
import { describe, expect, test } from '@jest/globals'
import type { EC2Client } from '@aws-sdk/client-ec2'
import { createAws } from '../../../src/aws/clients.ts'
import { systemClock } from '../../../src/clock.ts'

type Strategy = Extract<
  Awaited<ReturnType<EC2Client['config']['retryStrategy']>>,
  { acquireInitialRetryToken: unknown }
>

async function findStrategy(): Promise<Strategy> {
  const { ec2 } = createAws({ clock: systemClock(), version: 'test' })('us-east-1')
  const strategy = await ec2.config.retryStrategy()
  if (!('acquireInitialRetryToken' in strategy)) throw new Error('an old kind of strategy')
  return strategy
}

/** The waits, in milliseconds, between all the attempts at one call. */
async function waits(): Promise<number[]> {
  const strategy = await findStrategy()
  const all: number[] = []
  for (let token = await strategy.acquireInitialRetryToken('test'); ;) {
    const renewed = await strategy.refreshRetryTokenForRetry(token, { errorType: 'THROTTLING' }).catch(() => undefined)
    if (renewed === undefined) return all
    all.push(renewed.getRetryDelay())
    token = renewed
  }
}

describe('fault 1: the SDK repeats what is throttled', () => {
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
  test.each([
    ['what is lost on its way', 'TRANSIENT', 'TimeoutError', true],
    ["a fault of AWS's own that no repetition mends", 'SERVER_ERROR', 'InternalError', false],
    ['what is refused', 'CLIENT_ERROR', 'UnauthorizedOperation', false],
    ['missing capacity, which the start waits for', 'TRANSIENT', 'InsufficientInstanceCapacity', false],
  ] as const)('and of the rest only what passes: %s', async (_, errorType, name, isRepeated) => {
    const strategy = await findStrategy()
    const token = await strategy.acquireInitialRetryToken('test')
    const error = Object.assign(new Error(name), { name, cause: new Error('what it came of') })
    const renewed = await strategy.refreshRetryTokenForRetry(token, { errorType, error }).catch(() => undefined)
    expect(renewed !== undefined).toBe(isRepeated)
  })
})
