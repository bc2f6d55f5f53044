// Names in a sentence.
import { expect, test } from '@jest/globals'
import { listNames } from '../../../src/text/list.ts'

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c', 'd'], 'a, b, c and d'],
  [['a', 'b', 'c', 'd', 'e'], 'a, b, c and 2 more'],
])('%j', (names, text) => expect(listNames(names)).toBe(text))
