// Foreign text in the job log: whatever bytes it holds, the runner only ever prints it.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { foreignLines, inertInline, inertLine } from '../../../src/text/foreign.ts'
import { hostile } from '../../support/hostile.ts'
import { findRunnerCommand, runnerLines } from '../../support/runner-commands.ts'

describe("the runner's rules, as the tests know them, find", () => {
  const rows: [string, string, string | undefined][] = [
    ['a command', '::error::text', 'error'],
    ['a command with properties', '::error file=a.js,line=1::text', 'error'],
    ['a command in capitals', '::ERROR::text', 'error'],
    ['a command after white space', ' \t\u00a0::add-mask::secret', 'add-mask'],
    ['a command after a next line', '\u0085::warning::text', 'warning'],
    ['a command after a byte order mark', '\ufeff::error::text', 'error'],
    ['a command with what is not to be seen', '\u200b:\u00ad:\u2060error::text', 'error'],
    ['a command with a NUL', ':\0:error::text', 'error'],
    ['the end of commands', '::stop-commands::token', 'stop-commands'],
    ['an old command with what is not to be seen', 'x #\u200b#\u200d[error]text', 'error'],
    ['any name, for the token of stop-commands may be any', '::0123-abcd::', '0123-abcd'],
    ['an old command', '##[error]text', 'error'],
    ['an old command anywhere', 'some text ##[Group]title', 'group'],
    ['no command without its end', '::error', undefined],
    ['no command behind text', 'x ::error::text', undefined],
    ['no old command without its end', '##[error', undefined],
    ['no command without a name', ':::: ##[]', undefined],
    ['no command in plain text', 'a :: b ## [c]', undefined],
  ]
  test.each(rows)('%s', (_, line, expected) => expect(findRunnerCommand(line)).toBe(expected))

  test('the ends of lines', () => expect(runnerLines('a\rb\nc\r\nd\n')).toEqual(['a', 'b', 'c', 'd', '']))
})

describe('foreign text becomes', () => {
  const rows: [string, string, string[]][] = [
    ['nothing when it is empty', '', []],
    ['one line, with or without its end', 'hello', ['| hello']],
    ['one line, with or without its end', 'hello\n', ['| hello']],
    ['lines at any end', 'a\r\nb\rc\nd', ['| a', '| b', '| c', '| d']],
    ['empty lines where they are', 'a\n\n\r\n\nb\n\n', ['| a', '| ', '| ', '| ', '| b', '| ']],
    ['a line that is no command', '::error::no', ['| ::error::no']],
    ['a line that is no command after a lone \\r', 'progress\r::error::no', ['| progress', '| ::error::no']],
    ['a line that is no old command', 'x ##[error]no', ['| x ## [error]no']],
    [
      'a line that is no old command, whatever is hidden in it',
      '#\u200b#\ufeff[group]no',
      ['| #\u200b#\ufeff [group]no'],
    ],
    ['lines that are no old commands, one after the other', '###[##[a]', ['| ### [## [a]']],
    ['pictures of control characters', 'a\0b\u001b[31mred\u0007\b', ['| a␀b␛[31mred␇␈']],
    ['a picture of what would end a line elsewhere', 'a\u2028b\u2029c\u0085d\u007f\u000b\f', ['| a␡b␡c␡d␡␋␌']],
    ['text with its tabs', 'a\tb', ['| a\tb']],
    ['text with its letters, marks and emoji', 'żółć Ἀθῆναι 🛰️ 数', ['| żółć Ἀθῆναι 🛰️ 数']],
  ]
  test.each(rows)('%s: %j', (_, text, expected) => expect(foreignLines(text)).toEqual(expected))
})

describe('text inside a line of ours is', () => {
  const rows: [string, string, string][] = [
    ['one line', 'a\r\nb\nc\rd', 'a␍␊b␊c␍d'],
    ['no old command', '##[error]##[warning]', '## [error]## [warning]'],
    ['left alone otherwise', 'copying image NAVO :: 50% [2/4] ## done', 'copying image NAVO :: 50% [2/4] ## done'],
  ]
  test.each(rows)('%s', (_, text, expected) => expect(inertInline(text)).toBe(expected))
})

describe('a whole line of ours is', () => {
  const rows: [string, string, string][] = [
    ['left alone when it is no command', 'instance i-1: stopped', 'instance i-1: stopped'],
    ['marked when it begins like a command', '::error::no', '| ::error::no'],
    [
      'marked when it begins like one after white space',
      ' \t\u00a0::set-output name=a::b',
      '| \u0020\t\u00a0::set-output name=a::b',
    ],
    ['marked when something is hidden in its beginning', '\ufeff:\u200b:error::no', '| \ufeff:\u200b:error::no'],
    ['broken where it would be an old command', 'x ##[group]y', 'x ## [group]y'],
  ]
  test.each(rows)('%s', (_, text, expected) => expect(inertLine(text)).toBe(expected))
})

describe('fault 33: whatever it is made of,', () => {
  const RUNS = { numRuns: 5000 }

  test('foreign text is never a command, and each of its lines is one line', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const lines = foreignLines(text)
        expect(runnerLines(lines.join('\n'))).toEqual(lines.length === 0 ? [''] : lines)
        expect(lines.filter((line) => findRunnerCommand(line) !== undefined)).toEqual([])
      }),
      RUNS,
    )
  })

  test('it stays so when the log makes its lines inert once more, or puts a region before them', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const line of foreignLines(text)) {
          expect(inertLine(line)).toBe(line)
          expect(findRunnerCommand(inertLine(`eu-west-3  ${line}`))).toBeUndefined()
        }
      }),
      RUNS,
    )
  })

  test('a line of ours that holds it is never a command', () => {
    fc.assert(
      fc.property(hostile, hostile, (before, after) => {
        for (const line of [
          inertLine(before),
          inertLine(`${before}${after}`),
          `instance ${inertInline(before)} ${inertInline(after)}`,
        ]) {
          expect(runnerLines(line)).toHaveLength(1)
          expect(findRunnerCommand(line)).toBeUndefined()
        }
      }),
      RUNS,
    )
  })

  test('no line is lost or made up, and what is plain stays as it was', () => {
    const plain = fc
      .string({ unit: fc.constantFrom('a', 'b', ':', '#', '|', '[', ']', 'é', '数', ' ', '.') })
      .filter((text) => !text.includes('##['))
    fc.assert(
      fc.property(fc.array(plain, { minLength: 1 }), fc.constantFrom('\n', '\r\n', '\r'), (lines, end) => {
        expect(foreignLines(lines.map((line) => line + end).join(''))).toEqual(lines.map((line) => `| ${line}`))
      }),
    )
  })

  test('no control character but the tab comes through', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        // eslint-disable-next-line no-control-regex -- control characters are what this is about
        expect(foreignLines(text).join('')).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029]/)
      }),
      RUNS,
    )
  })
})
