// Suggestions are near and never wild.
import { describe, expect, test } from '@jest/globals'
import { didYouMean, suggest } from '../../../src/text/suggest.ts'

describe('suggestions', () => {
  const rows: [string, string, string[], string | undefined][] = [
    ['a letter too few', 'imge', ['image', 'home'], 'image'],
    ['a letter too many', 'imagee', ['home', 'image'], 'image'],
    ['a letter replaced', 'imbge', ['image'], 'image'],
    ['two letters swapped', 'nmae', ['fuse', 'name'], 'name'],
    ['the nearest of several', 'run', ['ran!', 'rune'], 'rune'],
    ['nothing near', 'colour', ['name', 'home', 'fuse'], undefined],
    ['nothing to choose from', 'x', [], undefined],
    ['something endless', 'x'.repeat(10_000), ['x'.repeat(10_000)], undefined],
    ['another case', 'US-WEST-2', ['eu-west-3', 'us-west-2'], 'us-west-2'],
  ]
  test.each(rows)('for %s', (_, word, candidates, expected) => expect(suggest(word, candidates)).toBe(expected))
  test('end a sentence, or add nothing', () => {
    expect(didYouMean('nmae', ['name'])).toBe('. Did you mean "name"?')
    expect(didYouMean('nmae', [])).toBe('')
  })
})
