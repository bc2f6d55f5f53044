// Time: how it is written and counted, and the real clock's sleeps and corrections.
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { formatTime, secondsAfter, secondsBetween, systemClock } from '../../src/clock.ts'
import { at, NOW } from '../support/builders.ts'

describe('a time', () => {
  test('is written in UTC with whole seconds, cut and not rounded', () => {
    expect(formatTime(NOW)).toBe('2026-11-24T07:10:00Z')
    expect(formatTime(new Date('2026-11-24T08:10:00.999+01:00'))).toBe('2026-11-24T07:10:00Z')
  })

  test('is counted in seconds', () => {
    expect(secondsAfter(NOW, 90)).toEqual(new Date('2026-11-24T07:11:30Z'))
    expect(secondsAfter(NOW, -0.5).getTime()).toBe(NOW.getTime() - 500)
    expect(secondsBetween(NOW, at(90))).toBe(90)
    expect(secondsBetween(at(90), NOW)).toBe(-90)
    expect(secondsBetween(NOW, new Date(NOW.getTime() + 250))).toBe(0.25)
  })
})

describe('the real clock', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: NOW })
  })
  afterEach(() => {
    jest.useRealTimers()
  })

  const corrections: [string, number, number, number][] = [
    ["follows AWS's time", 60, 0, 60],
    ['follows it backwards, to the end of the second that AWS tells', -3600, 0, -3599.001],
    ['follows it as far as an answer that was under way for long proves', -3600, 20, -3579.001],
    ['leaves out what may be the part of a second that AWS cuts', -0.999, 0, 0],
    ['leaves out what may be the time that the answer took', -7, 6.5, 0],
  ]
  test.each(corrections)('%s', (_, offset, took, expected) => {
    const clock = systemClock()
    expect(clock.now()).toEqual(NOW)
    clock.correct(at(offset), took)
    expect(clock.now()).toEqual(at(expected))
    jest.setSystemTime(at(10))
    expect(clock.now()).toEqual(at(expected + 10))
  })

  test('knows more with each answer, and unlearns nothing by one that took long', () => {
    const clock = systemClock()
    for (const [offset, took, expected] of [
      [-30, 10, -19.001],
      [-30, 3, -26.001],
      [-60, 60, -26.001],
      [-31, 3.5, -26.501],
    ] as const) {
      clock.correct(at(offset), took)
      expect(clock.now()).toEqual(at(expected))
    }
  })

  test('goes back to its own time when that is right again', () => {
    const clock = systemClock()
    clock.correct(at(60), 0)
    clock.correct(at(0), 0)
    expect(clock.now()).toEqual(NOW)
  })
})

describe("the real clock's sleep", () => {
  const sleeps: [string, seconds: number, pace: number | undefined][] = [
    ['takes as long as it is told', 0.03, undefined],
    ['is shorter at another pace, and counts in full', 30, 0.001],
  ]
  test.each(sleeps)('%s', async (_, seconds, pace) => {
    const clock = systemClock(pace)
    const [began, since] = [performance.now(), clock.elapsed()]
    await clock.sleep(seconds)
    // Node's timers count whole milliseconds, and may be one early.
    expect(performance.now() - began).toBeGreaterThan(28)
    expect(performance.now() - began).toBeLessThan(seconds === 30 ? 3000 : Infinity)
    expect(clock.elapsed() - since).toBeGreaterThan(seconds - 0.002)
  })

  test('is not so short that looks come in a tight loop, and counts for what it has taken', async () => {
    const clock = systemClock(0.01)
    const [began, since] = [performance.now(), clock.elapsed()]
    await clock.sleep(1)
    expect(performance.now() - began).toBeGreaterThan(198)
    expect(clock.elapsed() - since).toBeGreaterThan(19.9)
    await clock.sleep(0.05)
    expect(clock.elapsed() - since).toBeGreaterThan(24.8)
  })

  test('is ended by an abort, with its reason', async () => {
    const controller = new AbortController()
    const sleep = systemClock().sleep(3600, controller.signal)
    const reason = new Error('cancelled')
    controller.abort(reason)
    await expect(sleep).rejects.toBe(reason)
  })

  test('does not begin after an abort', async () => {
    const reason = new Error('cancelled')
    await expect(systemClock().sleep(3600, AbortSignal.abort(reason))).rejects.toBe(reason)
  })

  test('ends with an error for a reason that is none, with the reason as its cause', async () => {
    await expect(systemClock().sleep(3600, AbortSignal.abort('SIGINT'))).rejects.toMatchObject({
      name: 'AbortError',
      cause: 'SIGINT',
    })
  })

  test('takes no notice of an abort when it is over', async () => {
    const controller = new AbortController()
    const sleep = systemClock().sleep(0, controller.signal)
    await sleep
    controller.abort(new Error('too late'))
    await expect(sleep).resolves.toBeUndefined()
  })
})
