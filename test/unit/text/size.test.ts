// Sizes as people write them.
import { describe, expect, test } from '@jest/globals'
import { formatSize, parseSize } from '../../../src/text/size.ts'

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
      `found "${text}", must be a whole number with a unit, such as 500KB, 4MiB or 1GiB`,
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
