// Waiting for AWS on a clock that never really waits: when it looks, when it gives up, and what ends it at once.
import { describe, expect, test } from '@jest/globals'
import { poll, PollTimeout, retryWhile, sleepTelling, tellerOf } from '../../../src/aws/poll.ts'
import { fakeClock, type FakeClock } from '../../support/builders.ts'
import { aLogger } from '../../support/context.ts'

/** Sees something at the given look, counted from one; never when it is 0. */
function looker(seenAt: number): { look: () => Promise<string | undefined>; looks: () => number } {
  let looks = 0
  return {
    look: () => {
      looks += 1
      return Promise.resolve(looks === seenAt ? 'seen' : undefined)
    },
    looks: () => looks,
  }
}

/** What a promise is rejected with. */
async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise
  } catch (error) {
    return error
  }
  throw new Error('it did not fail')
}

describe('a poll', () => {
  const rows: [string, number, number[]][] = [
    ['looks at once', 1, []],
    ['looks every so many seconds', 4, [2, 2, 2]],
    ['looks once more when its time is just over', 6, [2, 2, 2, 2, 2]],
  ]
  test.each(rows)('%s', async (_, seenAt, slept) => {
    const clock = fakeClock()
    const { look } = looker(seenAt)
    await expect(poll({ look, everySeconds: 2, limitSeconds: 10, clock })).resolves.toBe('seen')
    expect(clock.slept).toEqual(slept)
  })

  test('gives up when its time is over', async () => {
    const clock = fakeClock()
    const { look, looks } = looker(0)
    const error = await failureOf(poll({ look, everySeconds: 2, limitSeconds: 10, clock }))
    expect(error).toBeInstanceOf(PollTimeout)
    expect(error).toMatchObject({ name: 'PollTimeout', message: 'not seen within 10 s' })
    expect(looks()).toBe(6)
  })

  test('counts the time that looking takes', async () => {
    const clock = fakeClock()
    const { look, looks } = looker(0)
    const slow = (): Promise<string | undefined> => {
      clock.advance(6)
      return look()
    }
    await failureOf(poll({ look: slow, everySeconds: 2, limitSeconds: 10, clock }))
    expect(looks()).toBe(2)
  })

  test('without time looks once', async () => {
    const { look, looks } = looker(0)
    await failureOf(poll({ look, everySeconds: 2, limitSeconds: 0, clock: fakeClock() }))
    expect(looks()).toBe(1)
  })

  const falsy: [string, unknown][] = [
    ['false', false],
    ['zero', 0],
    ['nothing written', ''],
    ['null', null],
  ]
  test.each(falsy)('takes %s for seen', async (_, value) => {
    const clock = fakeClock()
    await expect(poll({ look: () => Promise.resolve(value), everySeconds: 1, limitSeconds: 5, clock })).resolves.toBe(
      value,
    )
  })

  test('ends with what the look throws', async () => {
    const clock = fakeClock()
    const error = new Error('denied')
    const look = (): Promise<never> => Promise.reject(error)
    expect(await failureOf(poll({ look, everySeconds: 1, limitSeconds: 5, clock }))).toBe(error)
    expect(clock.slept).toEqual([])
  })

  describe('fault 1: that is throttled', () => {
    const throttled = Object.assign(new Error('Slow down.'), {
      ...{ name: 'RequestLimitExceeded', $fault: 'client', $metadata: { httpStatusCode: 400 } },
    })
    /** Is throttled from the first of these looks to the last, counted from one. */
    const throttledLooks = (first: number, last: number) => {
      let looks = 0
      return (): Promise<string | undefined> => {
        looks += 1
        if (looks >= first && looks <= last) return Promise.reject(throttled)
        return Promise.resolve(looks > last ? 'seen' : undefined)
      }
    }

    test('goes on for two minutes after its last answer', async () => {
      const clock = fakeClock()
      const wait = { look: throttledLooks(11, 21), everySeconds: 10, limitSeconds: 600, clock }
      await expect(poll(wait)).resolves.toBe('seen')
    })

    test('ends with the error then', async () => {
      const wait = { look: throttledLooks(11, 99), everySeconds: 10, limitSeconds: 600, clock: fakeClock() }
      expect(await failureOf(poll(wait))).toBe(throttled)
    })

    test('has the error as its cause when its own time is over before', async () => {
      const wait = { look: throttledLooks(1, 99), everySeconds: 10, limitSeconds: 60, clock: fakeClock() }
      expect(await failureOf(poll(wait))).toMatchObject({ name: 'PollTimeout', cause: throttled })
    })

    test('is no reason to repeat a call, which may change something', async () => {
      const call = (): Promise<never> => Promise.reject(throttled)
      const clock = fakeClock()
      expect(await failureOf(retryWhile(() => false, call, { everySeconds: 1, limitSeconds: 60, clock }))).toBe(
        throttled,
      )
      expect(clock.slept).toEqual([])
    })
  })

  test("ends with the signal's reason when it is cancelled, without another look", async () => {
    const controller = new AbortController()
    const reason = new Error('cancelled')
    let looks = 0
    const look = (): Promise<undefined> => {
      looks += 1
      if (looks === 3) controller.abort(reason)
      return Promise.resolve(undefined)
    }
    const { signal } = controller
    expect(await failureOf(poll({ look, everySeconds: 1, limitSeconds: 60, clock: fakeClock(), signal }))).toBe(reason)
    expect(looks).toBe(3)
  })
})

describe('a call that is repeated while its error passes', () => {
  const PASSING = new Error('not yet')
  const passes = (error: unknown): boolean => error === PASSING
  const wait = (clock: FakeClock) => ({ everySeconds: 5, limitSeconds: 20, clock })

  /** Fails with the given errors in turn, then answers. */
  function caller(errors: readonly unknown[]): { call: () => Promise<string>; calls: () => number } {
    let calls = 0
    return {
      call: () => {
        const error = errors[calls]
        calls += 1
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- others may throw anything
        return error === undefined ? Promise.resolve('answer') : Promise.reject(error)
      },
      calls: () => calls,
    }
  }

  test('gives the answer', async () => {
    const clock = fakeClock()
    await expect(retryWhile(passes, caller([PASSING, PASSING]).call, wait(clock))).resolves.toBe('answer')
    expect(clock.slept).toEqual([5, 5])
  })

  test('gives an answer of undefined, too', async () => {
    const clock = fakeClock()
    await expect(retryWhile(passes, () => Promise.resolve(undefined), wait(clock))).resolves.toBeUndefined()
    expect(clock.slept).toEqual([])
  })

  test('throws the last error, not a timeout, when the time is over', async () => {
    const { call, calls } = caller([PASSING, PASSING, PASSING, PASSING, PASSING, PASSING])
    expect(await failureOf(retryWhile(passes, call, wait(fakeClock())))).toBe(PASSING)
    expect(calls()).toBe(5)
  })

  test('throws any other error at once', async () => {
    const other = new Error('no')
    const { call, calls } = caller([PASSING, other])
    expect(await failureOf(retryWhile(passes, call, wait(fakeClock())))).toBe(other)
    expect(calls()).toBe(2)
  })

  test('throws what is no error at once, whatever the test says', async () => {
    const { call, calls } = caller(['thrown text'])
    expect(await failureOf(retryWhile(() => true, call, wait(fakeClock())))).toBe('thrown text')
    expect(calls()).toBe(1)
  })

  test("ends with the signal's reason, not the last error, when it is cancelled", async () => {
    const reason = new Error('cancelled')
    const signal = AbortSignal.abort(reason)
    expect(await failureOf(retryWhile(passes, caller([PASSING]).call, { ...wait(fakeClock()), signal }))).toBe(reason)
  })
})

describe('a wait tells every 15 s at least what for, how long already, and how long usually:', () => {
  const told = async (wait: (lines: string[], clock: FakeClock) => Promise<unknown>): Promise<string[]> => {
    const lines: string[] = []
    await wait(lines, fakeClock())
    return lines
  }
  const progress = (lines: string[], what: string | (() => string | undefined) = 'it') => ({
    ...{ logger: aLogger(lines), what, usually: 'a minute' },
  })

  test.each<[number, number, string[]]>([
    [2, 8, []],
    [2, 9, ['still waiting for it: 14s so far, usually a minute']],
    [5, 8, ['15s', '30s'].map((time) => `still waiting for it: ${time} so far, usually a minute`)],
    [15, 4, ['15s', '30s'].map((time) => `still waiting for it: ${time} so far, usually a minute`)],
  ])('looks every %i s, of which the %i. sees it', async (everySeconds, seenAt, lines) => {
    const { look } = looker(seenAt)
    expect(
      await told((list, clock) => poll({ look, everySeconds, limitSeconds: 999, clock, progress: progress(list) })),
    ).toEqual(lines)
  })

  test('a long pause', async () => {
    const signal = new AbortController().signal
    const lines = await told((list, clock) =>
      sleepTelling(clock, 40, { signal, tell: tellerOf(clock, progress(list)) }),
    )
    expect(lines).toEqual(['15s', '30s'].map((time) => `still waiting for it: ${time} so far, usually a minute`))
  })

  test('nothing while it shows by itself', async () => {
    const { look } = looker(20)
    const wait = (list: string[], clock: FakeClock) =>
      poll({ look, everySeconds: 5, limitSeconds: 999, clock, progress: progress(list, () => undefined) })
    expect(await told(wait)).toEqual([])
  })
})
