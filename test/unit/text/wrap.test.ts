// Lines of the log, none wider than its viewer.
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { wrapLine } from '../../../src/text/wrap.ts'

test.each<[string, string, string[]]>([
  ['a short line as it is', 'a  b', ['a  b']],
  ['a long one between words', 'one two three four', ['one two', '    three', '    four']],
  ['a word that is wider by itself', 'abcdefghijklmnop', ['abcdef', '    ghijkl', '    mnop']],
  ['JSON where it stays JSON', '[1,2,3,4,5]', ['[1,2,', '    3,4,5]']],
  [
    'an address as it is, since half of it leads nowhere',
    'see https://example.com/x',
    ['see', '    https://example.com/x'],
  ],
  ['an indented line with its indent', '   one two three', ['   one two', '    three']],
])('%s', (_, line, lines) => expect(wrapLine(line, 10)).toEqual(lines))

test('nothing of a line is lost, and none is wider', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'c', '-', 'é', ',') }),
      fc.integer({ min: 8, max: 40 }),
      (line, columns) => {
        const lines = wrapLine(line, columns)
        expect(lines.join('').replaceAll(' ', '')).toBe(line.replaceAll(' ', ''))
        for (const one of lines) expect(one.length).toBeLessThanOrEqual(columns)
      },
    ),
  )
})
