// Dollars as people are shown them.
import { expect, test } from '@jest/globals'
import { formatDollars } from '../../../src/text/dollars.ts'

test.each([
  [0.000_193_4, '0.00019'],
  [0.0154, '0.015'],
  [1.25, '1.3'],
  [1234, '1200'],
])('%d dollars are %s', (dollars, text) => expect(formatDollars(dollars)).toBe(text))
