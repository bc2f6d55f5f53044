// The step summary: for people, and such that nothing foreign can break out of it or make it too long.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { formatSummary } from '../../../src/report/summary.ts'
import type { RegionResult } from '../../../src/result.ts'
import { NOW } from '../../support/builders.ts'
import { aRegionResult, aResult, checked, ran } from '../../support/results.ts'

test('a summary is a title, a table, and what is to be known', () => {
  expect(formatSummary(ran, NOW).split('\n')).toEqual([
    '### NAVO · run · ok',
    '',
    '| region | status | instance | zone | exit | boot s | payload s | stop s | billed s | USD | output bytes |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    '| eu-west-3 | ok | i-1 | eu-west-3a | 0 | 40.0 | 12.3 | - | 61 | 0.00026 | 5 |',
    '| us-east-1 | failed | - | - | SIGKILL | - | - | - | - | - | 0 |',
    '| sa-east-1 | busy | - | - | - | - | - | - | - | - | - |',
    '',
    '- **us-east-1** the payload was ended at its timeout',
    '- **us-east-1** Raise run.timeout.',
    '',
  ])
})

/** A character that is escaped, a numbered entity, and a character in a span of its own. */
const INERT = /\\([!-/:-@[-`{-~])|&#(\d+);|<span>([$@:.])<\/span>/g

/** What Markdown shows of a text without markup, in one pass as a reader does. */
function shownText(markdown: string): string {
  return markdown.replace(
    INERT,
    (_, escaped: string | undefined, code: string | undefined, parted: string | undefined) =>
      escaped ?? parted ?? String.fromCharCode(Number(code)),
  )
}

/** What is left of a text when all that is escaped is taken out: where markup could begin. */
function unescapedText(markdown: string): string {
  return markdown.replace(INERT, ' ')
}

/** As GitHub's flavour of Markdown makes HTML of it. */
function htmlOf(markdown: string): string {
  return micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] })
}

/** The text of the one finding of a summary, as Markdown. */
function findingOf(text: string, documents?: string): string {
  const lines = formatSummary(
    aResult('stop', { 'eu-west-3': aRegionResult({ findings: [{ code: 'missing', defect: true, text }] }) }),
    NOW,
    documents,
  ).split('\n')
  expect(lines).toHaveLength(8)
  return (lines[6] ?? '').slice('- eu-west-3: '.length)
}

describe('fault 34: foreign text in a summary', () => {
  const rows: [string, string][] = [
    ['plain words', 'instance i-1 is running, and nobody holds it'],
    ['HTML', '<img src=x onerror=alert(1)> </table><script>&amp;&#60;'],
    ['a table', 'a | b\\| c || d'],
    ['links and images', '[click](https://example.com) ![x](y) <https://example.com>'],
    ['emphasis, code and strikes', '**a** _b_ `c` ~~d~~ ``` $(e)'],
    ['headings and lists', '# a - b + c * d'],
    ['backslashes', '\\ \\\\ \\n \\|'],
    ['a name like a heredoc', 'summary<<EOF'],
    ['bare links and addresses', 'https://example.com www.example.com HTTP://x.y ftp://z jo@example.com'],
    ['mentions and references', '@octocat #12 octo/sky#12'],
    ['formulas', '$a$ $$b$$ $`c`$'],
    ['braces', '${{ secrets.TOKEN }} {{ssm:x}}'],
  ]
  test.each(rows)('shows %s as they are', (_, text) => expect(shownText(findingOf(text))).toBe(text))

  test.each(rows)('makes nothing of %s', (_, text) => {
    const html = htmlOf(findingOf(text))
    expect(html.replace(/<\/?(p|span)>/g, '')).not.toContain('<')
    expect(html).not.toMatch(/(?<!<span>)[$@]/)
  })

  test('leaves links to AWS’s own pages, and nothing that looks like them', () => {
    const console = 'https://eu-west-3.console.aws.amazon.com/ec2/home?region=eu-west-3#InstanceDetails:instanceId=i-1'
    expect(htmlOf(findingOf(`look at ${console}.`))).toContain(`<a href="${console}">`)
    for (const foreign of ['https://docs.aws.amazon.com.evil.org/x', 'https://evil.org/docs.aws.amazon.com/']) {
      expect(htmlOf(findingOf(foreign))).not.toContain('<a')
    }
  })

  test('leaves links to the action’s own documents, where it is told where they are', () => {
    const base = 'https://github.com/octo/sky/blob/0123abc'
    const linked = (text: string): string => htmlOf(findingOf(text, base))
    expect(linked(`see ${base}/docs/permissions.md.`)).toContain(`<a href="${base}/docs/permissions.md">`)
    const foreign = [`${base}/docs/x.md.evil.org`, base.replace('octo', 'other') + '/docs/permissions.md', `${base}/x`]
    for (const text of foreign) expect(linked(text)).not.toContain('<a')
  })

  test('never has markup of its own, nor a second line', () => {
    const marks = '<>&|`*_[](){}#!~\\$@-+.:;"\'/ab1\r\n\t\0\u2028'.split('')
    const unit = fc.constantFrom(...marks, '##[error]', '::error::', 'é', '🛰', 'www.', 'https://')
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        const shown = findingOf(text)
        expect(unescapedText(shown)).not.toMatch(/[<>|`*_[\](){}#!~$@\\\r\n]|&|:\/\//)
        expect(htmlOf(shown)).not.toContain('<a')
      }),
      { numRuns: 2000 },
    )
  })

  test('makes no cell and no row more in the table', () => {
    const summary = 'a | b\n| c | d |\r\n</td>'
    const lines = formatSummary(
      aResult('stop', { 'eu-west-3': aRegionResult({ summary }) }, { fleet: 'N|\n# A' }),
      NOW,
    ).split('\n')
    expect(lines[0]).toBe('### N\\|␊\\# A · stop · ok')
    const cells = lines.slice(2, 5).map((line) => unescapedText(line).split('|').length - 2)
    expect(cells).toEqual([5, 5, 5])
    expect(lines.slice(5)).toEqual(['', '', ''].slice(0, lines.length - 5))
  })

  test('says what is a defect and what only a note', () => {
    expect(formatSummary(checked, NOW)).toContain('- eu-west-3: security group sg-1 lacks')
    expect(formatSummary(checked, NOW)).toContain('- eu-west-3: note: open to everybody')
  })
})

describe('fault 34: a summary stays below 1 MiB, where GitHub would drop it whole,', () => {
  const LIMIT = 1024 * 1024
  const finding = (text: string): RegionResult['findings'][number] => ({ code: 'missing', defect: true, text })
  const rows: [string, string][] = [
    ['of letters', 'x'],
    ['of characters of two bytes', 'é'],
    ['of characters of three bytes', '数'],
    ['of characters of four bytes', '🛰'],
    ['of characters that are escaped', '|'],
    ['of characters that become pictures', '\0'],
    ['of entities', '<'],
  ]
  test.each(rows)('when it is %s', (_, character) => {
    const long = character.repeat(10_000)
    const findings = Array.from({ length: 400 }, () => finding(long))
    const text = formatSummary(aResult('check', { 'eu-west-3': aRegionResult({ findings }) }), NOW)
    expect(Buffer.byteLength(text)).toBeLessThan(LIMIT)
    expect(Buffer.byteLength(text)).toBeGreaterThan(LIMIT / 2)
    expect(text.isWellFormed()).toBe(true)
    expect(text).not.toContain('\ufffd')
    expect(text).toContain('The rest is in the log.')
  })

  test('when its table alone is longer', () => {
    const regions = Array.from(
      { length: 34 },
      (_, index) => [`region-${index}`, aRegionResult({ summary: '数'.repeat(50_000) })] as const,
    )
    expect(Buffer.byteLength(formatSummary(aResult('stop', Object.fromEntries(regions)), NOW))).toBeLessThan(LIMIT)
  })

  test('and names how many lines it leaves out', () => {
    const findings = Array.from({ length: 503 }, (_, index) => finding(`finding ${index}`))
    const lines = formatSummary(aResult('check', { 'eu-west-3': aRegionResult({ findings }) }), NOW).split('\n')
    expect(lines.filter((line) => line.startsWith('- eu-west-3: finding'))).toHaveLength(500)
    expect(lines.at(-2)).toBe('- and 3 more, in the log')
  })

  test('and leaves out nothing when it needs not', () => {
    const findings = Array.from({ length: 500 }, (_, index) => finding(`finding ${index}`))
    expect(formatSummary(aResult('check', { 'eu-west-3': aRegionResult({ findings }) }), NOW)).not.toContain(
      'more, in the log',
    )
  })
})
