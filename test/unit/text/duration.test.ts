// Durations and sizes as people write them.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { formatDuration, parseDuration } from '../../../src/text/duration.ts'
import { formatSize, parseSize } from '../../../src/text/size.ts'

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
      `must be a whole number with a unit, such as 90s, 30m, 1h30m or 2d, found "${text}"`,
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

describe('sizes', () => {
  const good: [string, number][] = [
    ['0B', 0],
    ['512B', 512],
    ['500KB', 500_000],
    ['1KiB', 1024],
    ['4MiB', 4_194_304],
    ['2MB', 2_000_000],
    ['1GB', 1e9],
    ['1GiB', 1_073_741_824],
  ]
  test.each(good)('%s is %d bytes', (text, bytes) => expect(parseSize(text)).toBe(bytes))

  const bad = ['', '4', 'MiB', '4 MiB', '4mib', '4M', '1.5MiB', '-1B', '4TiB', '4toString', ' 4MiB']
  test.each(bad)('"%s" is refused, with the rule and itself', (text) => {
    expect(() => parseSize(text)).toThrow(
      `must be a whole number with a unit, such as 500KB, 4MiB or 1GiB, found "${text}"`,
    )
  })

  const shown: [number, string][] = [
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1 KiB'],
    [23_999, '23.4 KiB'],
    [1024 ** 2 - 1, '1 MiB'],
    [4 * 1024 ** 2, '4 MiB'],
    [5e12, '4656.6 GiB'],
  ]
  test.each(shown)('%d bytes are shown as %s', (bytes, text) => expect(formatSize(bytes)).toBe(text))
})
