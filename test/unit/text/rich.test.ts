// Text with emphasis, as Markdown and plain.
import { expect, test } from '@jest/globals'
import { toMarkdown, toPlain, type Rich } from '../../../src/text/rich.ts'

const RICH: Rich = ['a_b ', { strong: 'x*y' }, ' ', { code: 'c`d' }, ' ', { text: '[l]', link: 'https://h/a(b) c' }]

test('Markdown has the emphasis, and no other', () => {
  expect(toMarkdown(RICH)).toBe('a\\_b **x\\*y** <code>c\\`d</code> [\\[l\\]](https://h/a%28b%29%20c)')
})

test('the log has the words', () => expect(toPlain(RICH)).toBe('a_b x*y c`d [l] (https://h/a(b) c)'))

test('text alone is rich, too', () => expect([toMarkdown('a|b'), toPlain('a|b')]).toEqual(['a\\|b', 'a|b']))
