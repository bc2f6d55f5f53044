// The step summary: for people, and such that nothing foreign can break out of it or make it too long.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { formatSummary } from '../../../src/report/summary.ts'
import type { RegionResult } from '../../../src/result.ts'
import { aRegionResult, aResult, ran, SETTING } from '../../support/results.ts'

test('a summary is the answer, what wants somebody, a table, what to know, and everything, folded', () => {
  const lines = formatSummary(ran, SETTING).split('\n')
  expect(lines.slice(0, lines.indexOf('<details><summary>Ids, times and everything else</summary>'))).toEqual([
    '### ❌ NAVO · run · 2 of 3 failed: us-east-1 and sa-east-1, nothing on',
    '',
    '> [!CAUTION]',
    '> **us-east-1**: the payload was ended at its timeout. Raise run.timeout.',
    '',
    '|  | region | result | machine | billed | about |',
    '| --- | --- | --- | --- | --- | --- |',
    '| 🟢 | eu\u2011west\u20113 | exit code 0 | off | 61 s | <span>$</span>0.00026 |',
    '| 🔴 | us\u2011east\u20111 | ended at its timeout | – | – | – |',
    '| 🟡 | sa\u2011east\u20111 | ready | – | – | – |',
    '',
  ])
  expect(lines.slice(-3)).toEqual(['', '</details>', ''])
})

describe('a step that could not begin', () => {
  const never = aResult(
    'run',
    {},
    {
      error: {
        messages: ['timeout: found "3d"\nregion: <b>'],
        hint: 'See docs/x.md.',
        code: 'AccessDenied',
        requestId: 'r-1',
      },
    },
  )
  test('says so, why, and what to do', () => {
    expect(
      formatSummary(never, {
        ...SETTING,
        links: { ...SETTING.links, run: 'https://github.com/o/r/actions/runs/1' },
      }).split('\n'),
    ).toEqual([
      '### ❌ NAVO · run · could not begin, nothing was done',
      '',
      '> [!CAUTION]',
      '> timeout: found "3d"',
      '>',
      '> region: &#60;b&#62;',
      '>',
      '> \\(AccessDenied, request r-1\\)',
      '>',
      '> See docs/x.md.',
      '>',
      '> [Log](https://github.com/o/r/actions/runs/1)',
      '',
    ])
  })
  test('needs neither fleet nor mode', () => {
    expect(formatSummary({ ...never, fleet: '', mode: '' }, SETTING)).toContain(
      '### ❌ AWS ServiceMon · could not begin',
    )
  })
})

describe('one run', () => {
  const run = {
    ...{
      runId: '1-1-aaaaaaaa',
      exitCode: 3,
      timedOut: false,
      outputBytes: 5,
      billedSeconds: 60,
      nextSlot: '2026-11-24T12:30:00Z',
    },
    phases: [
      { name: 'boot', started: '2026-11-24T07:10:00Z', seconds: 23.4 },
      { name: 'payload', started: '2026-11-24T07:10:40Z', seconds: 2.34 },
    ],
    slot: '2026-11-24T06:30:00Z',
  }
  const error = { messages: ['run x on instance i-1, which is stopped', 'the payload ended with exit code 3'] }
  const instance = {
    ...{ id: 'i-1', state: 'stopped', type: 't3.micro', zone: 'z', image: 'ami-1' },
    lastStart: '2026-11-24T07:00:00Z',
  }
  const failed = aResult('run', { 'eu-west-3': aRegionResult({ status: 'failed', run, error, instance }) })
  const blocksOf = (tail: readonly string[]): string[] =>
    formatSummary(failed, {
      ...SETTING,
      tails: new Map([['eu-west-3', tail]]),
      artifactOf: (name) => `NAVO-${name}`,
    }).split('\n\n')

  test('that failed shows its last words, its phases, what it means and what is next', () => {
    expect(blocksOf(['querying', 'Traceback']).slice(0, 4)).toEqual([
      '### ❌ NAVO · eu-west-3 · exit code 3 · machine off · 60 s billed',
      '```text\nquerying\nTraceback\n```',
      'boot 23 s · job 2.34 s',
      "**Next:** Exit code 3 is your command's own. The whole output is in the artifact <code>NAVO-eu-west-3</code>. The next slot runs it again: 12:30 UTC.",
    ])
  })

  test('fault 34: its last words can’t leave their block, whatever they are', () => {
    const marks = [
      '`',
      '~',
      '#',
      '<',
      '>',
      '@',
      '$',
      'a',
      ' ',
      '\t',
      '\u2028',
      '\0',
      '</details>',
      '```',
      '````',
      '-->',
    ]
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom(...marks) }), { minLength: 1 }), (tail) => {
        const html = htmlOf(formatSummary(failed, { ...SETTING, tails: new Map([['eu-west-3', tail]]) }))
        const [, code = ''] = /<pre><code class="language-text">([\s\S]*?)<\/code><\/pre>/.exec(html) ?? []
        expect(code.split('\n').length - 1).toBe(tail.length)
        expect(html).toContain('<p>boot 23 s')
      }),
      { numRuns: 300 },
    )
  })
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
  const result = aResult('stop', {
    'eu-west-3': aRegionResult({ findings: [{ code: 'missing', defect: true, text }] }),
  })
  const lines = formatSummary(result, { ...SETTING, documents }).split('\n')
  const found = lines.filter((line) => line.startsWith('- '))
  expect(found).toHaveLength(1)
  return (found[0] ?? '').slice('- '.length)
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
      { numRuns: 500 },
    )
  })

  test('makes no cell and no row more in the table', () => {
    const summary = 'a | b\n| c | d |\r\n</td>'
    const result = aResult('stop', { 'eu-west-3': aRegionResult({ summary }) }, { fleet: 'N|\n# A' })
    const lines = formatSummary(result, SETTING).split('\n')
    expect(lines[0]).toBe('### ✅ N\\|␊\\# A · stop · nothing was on')
    const cells = lines.slice(2, 5).map((line) => unescapedText(line).split('|').length - 2)
    expect(cells).toEqual([4, 4, 4])
    expect(lines[5]).toBe('')
  })

  test('says what is a defect and what only a note, once for all regions', () => {
    const text = 'security group sg-1 lacks a rule'
    const region = aRegionResult({
      findings: [
        { code: 'drift', defect: true, text },
        { code: 'open-ingress', defect: false, text: 'open' },
      ],
    })
    const lines = formatSummary(aResult('check', { 'eu-west-3': region, 'us-east-1': region }), SETTING).split('\n')
    expect(lines.filter((line) => line.startsWith('- '))).toEqual([
      '- **eu-west-3, us-east-1**: security group sg-1 lacks a rule',
      '- **eu-west-3, us-east-1**: note: open',
    ])
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
    const text = formatSummary(aResult('check', { 'eu-west-3': aRegionResult({ findings }) }), SETTING)
    expect(Buffer.byteLength(text)).toBeLessThan(LIMIT)
    expect(text.isWellFormed()).toBe(true)
    expect(text).not.toContain('\ufffd')
    expect(text).toContain('The rest is in the log.')
  })

  test('when its table alone is longer, and its answer stays', () => {
    const regions = Array.from(
      { length: 34 },
      (_, index) => [`region-${index}`, aRegionResult({ summary: '数'.repeat(50_000) })] as const,
    )
    const text = formatSummary(aResult('stop', Object.fromEntries(regions)), SETTING)
    expect(Buffer.byteLength(text)).toBeLessThan(LIMIT)
    expect(text).toMatch(/^### ✅ NAVO · stop · nothing was on\n/)
  })

  test('and names how many causes it leaves out', () => {
    const findings = Array.from({ length: 103 }, (_, index) => finding(`finding ${index}`))
    const lines = formatSummary(aResult('check', { 'eu-west-3': aRegionResult({ findings }) }), SETTING).split('\n')
    expect(lines.filter((line) => line.startsWith('- finding'))).toHaveLength(100)
    expect(lines).toContain('- and 3 more, in the log')
  })

  test('and leaves out nothing when it needs not', () => {
    const findings = Array.from({ length: 100 }, (_, index) => finding(`finding ${index}`))
    const text = formatSummary(aResult('check', { 'eu-west-3': aRegionResult({ findings }) }), SETTING)
    expect(text).not.toMatch(/in the log/)
  })

  test('with all that may be said of 34 regions', () => {
    const item = { name: 'x'.repeat(100), group: 'y'.repeat(100), a_seconds: 1.23456, b_count: 1 }
    const run = {
      runId: '1',
      phases: [],
      timedOut: false,
      outputBytes: 0,
      exitCode: 1,
      summary: { metrics: { a: 1 }, items: Array.from({ length: 200 }, () => item) },
    }
    const error = { messages: ['m'.repeat(2000)], hint: 'h'.repeat(500) }
    const regions = Array.from(
      { length: 34 },
      (_, index) => [`region-${index}`, aRegionResult({ status: 'failed', run, error })] as const,
    )
    const tails = new Map(regions.map(([name]) => [name, Array.from({ length: 20 }, () => '|'.repeat(1000))]))
    const text = formatSummary(aResult('run', Object.fromEntries(regions)), { ...SETTING, tails })
    expect(Buffer.byteLength(text)).toBeLessThan(LIMIT)
    expect(text.split('```').length % 2).toBe(1)
  })
})
