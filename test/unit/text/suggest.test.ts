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
  ]
  test.each(rows)('for %s', (_, word, candidates, expected) => expect(suggest(word, candidates)).toBe(expected))
  test('end a sentence, or add nothing', () => {
    expect(didYouMean('nmae', ['name'])).toBe('; did you mean "name"?')
    expect(didYouMean('nmae', [])).toBe('')
  })
})
