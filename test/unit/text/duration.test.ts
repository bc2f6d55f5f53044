// Durations as people write them.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { formatDuration, parseDuration } from '../../../src/text/duration.ts'

describe('durations', () => {
  const good: [string, number][] = [
    ['90s', 90],
    ['30m', 1800],
    ['1h30m', 5400],
    ['2d', 172_800],
    ['1d2h3m4s', 93_784],
    ['0s', 0],
    ['007m', 420],
  ]
  test.each(good)('%s is %d seconds', (text, seconds) => expect(parseDuration(text)).toBe(seconds))

  const bad = [
    '',
    '30',
    'm',
    '30 m',
    '30M',
    '1.5h',
    '-5m',
    '30m1h',
    '1h1h',
    '5w',
    '30min',
    '1h30',
    '9999999s',
    ' 30m',
    '30m\n',
  ]
  test.each(bad)('"%s" is refused, with the rule and itself', (text) => {
    expect(() => parseDuration(text)).toThrow(
      `found "${text}", must be a whole number with a unit, such as 90s, 30m, 1h30m or 2d`,
    )
  })

  const shown: [number, string][] = [
    [0, '0s'],
    [59.6, '1m'],
    [90, '1m30s'],
    [5400, '1h30m'],
    [86_400, '1d'],
    [-5, '0s'],
  ]
  test.each(shown)('%d seconds are shown as %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text))

  test('what is shown reads back the same', () => {
    fc.assert(fc.property(fc.nat(1e9), (seconds) => parseDuration(formatDuration(seconds)) === seconds))
  })
})
