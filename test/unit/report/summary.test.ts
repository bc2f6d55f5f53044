// The step summary and the tables: for people, and such that nothing foreign can break out of them or make them too long.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Logger } from '../../../src/log.ts'
import { logEnding } from '../../../src/report/publish.ts'
import { formatSummary } from '../../../src/report/summary.ts'
import { formatTable, resultTable } from '../../../src/report/tables.ts'
import type { RegionResult, Result } from '../../../src/result.ts'
import { NOW } from '../../support/builders.ts'

const instance = {
  ...{ id: 'i-1', state: 'stopped', type: 't2.micro', zone: 'eu-west-3a', lastStart: '2026-11-24T01:10:00Z' },
}

function aRegionResult(overrides: Partial<RegionResult> = {}): RegionResult {
  return { status: 'ok', summary: 'ready', steps: [], findings: [], ...overrides }
}

function aResult(
  mode: string,
  regions: Readonly<Record<string, RegionResult>>,
  overrides: Partial<Result> = {},
): Result {
  return { mode, fleet: 'NAVO', version: '0.0.0', status: 'ok', regions, ...overrides }
}

const checked = aResult('check', {
  'us-west-2': aRegionResult({ instance, keyPair: 'key-1', securityGroup: 'sg-1' }),
  'eu-west-3': aRegionResult({
    status: 'drifted',
    image: {
      ...{ id: 'ami-1', name: 'NAVO-ami-home', state: 'pending', created: '2026-11-20T19:10:00Z' },
      ...{ current: false, snapshots: ['snap-1', 'snap-2'] },
    },
    instance: {
      ...instance,
      state: 'running',
      address: '192.0.2.1',
      lease: 'run 1-1-aaaaaaaa until 2026-11-24T08:00:00Z',
    },
    findings: [
      { code: 'drift', defect: true, text: 'security group sg-1 lacks "ingress tcp 22 from 192.0.2.0/24"' },
      { code: 'open-ingress', defect: false, text: 'open to everybody' },
    ],
  }),
})
const ran = aResult('run', {
  'eu-west-3': aRegionResult({
    instance,
    run: {
      ...{
        runId: '1-1-aaaaaaaa',
        exitCode: 0,
        timedOut: false,
        outputBytes: 5,
        billedSeconds: 61,
        costDollars: 0.000261,
      },
      phases: [
        { name: 'boot', started: '2026-11-24T07:10:00Z', seconds: 40 },
        { name: 'payload', started: '2026-11-24T07:10:40Z', seconds: 12.34 },
      ],
    },
  }),
  'us-east-1': aRegionResult({
    status: 'failed',
    run: { runId: '1-1-bbbbbbbb', signal: 'SIGKILL', timedOut: true, outputBytes: 0, phases: [] },
    error: { messages: ['the payload was ended at its timeout'], hint: 'Raise run.timeout.' },
  }),
  'sa-east-1': aRegionResult({ status: 'busy' }),
})
const stopped = aResult('stop', {
  'eu-west-3': aRegionResult({
    instance,
    summary: '1 stopped',
    steps: [{ kind: 'stop-instance', target: 'instance i-1', outcome: 'done', reason: 'running', seconds: 3 }],
  }),
  'us-east-1': aRegionResult({ summary: 'nothing was on' }),
})

describe('a table of', () => {
  test('check has what a region holds', () => {
    expect(formatTable(resultTable(checked, NOW)).map((line) => line.split(/ {2,}/))).toEqual([
      [
        ...['region', 'status', 'image', 'source', 'age', 'snapshots', 'key pair', 'group'],
        ...['instance', 'last start', 'lease'],
      ],
      [
        ...['us-west-2', 'ok', '-', '-', '-', '-', 'key-1', 'sg-1'],
        ...['i-1 stopped t2.micro eu-west-3a', '2026-11-24T01:10:00Z', '-'],
      ],
      [
        ...['eu-west-3', 'drifted', 'ami-1 outdated (pending)', '-', '3 d', '2', '-', '-'],
        ...['i-1 running t2.micro eu-west-3a 192.0.2.1', '2026-11-24T01:10:00Z'],
        'run 1-1-aaaaaaaa until 2026-11-24T08:00:00Z',
      ],
    ])
  })

  test('run has how each payload went', () => {
    expect(formatTable(resultTable(ran, NOW))).toEqual([
      'region     status  instance  zone        exit     boot s  payload s  stop s  billed s  USD      output bytes',
      'eu-west-3  ok      i-1       eu-west-3a  0        40.0    12.3       -       61        0.00026  5',
      'us-east-1  failed  -         -           SIGKILL  -       -          -       -         -        0',
      'sa-east-1  busy    -         -           -        -       -          -       -         -        -',
    ])
  })

  test('other modes has what was done', () => {
    expect(formatTable(resultTable(stopped, NOW))).toEqual([
      'region     status  instance     steps  what happened',
      'eu-west-3  ok      i-1 stopped  1      1 stopped',
      'us-east-1  ok      -            0      nothing was on',
    ])
  })

  test('no regions has its head alone', () => {
    expect(formatTable(resultTable(aResult('stop', {}), NOW))).toEqual([
      'region  status  instance  steps  what happened',
    ])
  })
})

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

/** What Markdown shows of a text without markup: escapes and numbered entities are resolved, in one pass as a reader does. */
function shownText(markdown: string): string {
  return markdown.replace(
    /\\([!-/:-@[-`{-~])|&#(\d+);/g,
    (_, escaped: string | undefined, code: string | undefined) => escaped ?? String.fromCharCode(Number(code)),
  )
}

/** What is left of a text when all that is escaped is taken out: where markup could begin. */
function unescapedText(markdown: string): string {
  return markdown.replace(/\\[!-/:-@[-`{-~]|&#\d+;/g, '')
}

/** The text of the one finding of a summary, as Markdown. */
function findingOf(text: string): string {
  const lines = formatSummary(
    aResult('stop', { 'eu-west-3': aRegionResult({ findings: [{ code: 'missing', defect: true, text }] }) }),
    NOW,
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
    ['braces', '${{ secrets.TOKEN }} {{ssm:x}}'],
  ]
  test.each(rows)('shows %s as they are', (_, text) => expect(shownText(findingOf(text))).toBe(text))

  test('never has markup of its own, nor a second line', () => {
    const marks = '<>&|`*_[](){}#!~\\$-+.:;"\'/ab1\r\n\t\0\u2028'.split('')
    const unit = fc.constantFrom(...marks, '##[error]', '::error::', 'é', '🛰')
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        const shown = findingOf(text)
        expect(unescapedText(shown)).not.toMatch(/[<>|`*_[\](){}#!~\\\r\n]|&/)
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

describe('the end of a step in the log', () => {
  function logOf(result: Result, failed: boolean): { kind: string; text: string }[] {
    const lines: { kind: string; text: string }[] = []
    const put = (kind: string) => (text: string) => lines.push({ kind, text })
    const logger: Logger = {
      ...{ info: put('info'), warning: put('warning'), error: put('error'), debug: put('debug') },
      foreign: (more) => lines.push(...more.map((text) => ({ kind: 'foreign', text }))),
      group: (_, work) => work(),
    }
    logEnding({ result, regions: [], failed, ended: NOW, seconds: 12.3 }, logger)
    return lines
  }
  const annotations = (result: Result, failed: boolean): string[] =>
    logOf(result, failed).flatMap(({ kind, text }) => (kind === 'info' ? [] : [`${kind}: ${text}`]))

  test('is the table, the findings, and the counts', () => {
    const lines = logOf(checked, false).map(({ text }) => text)
    expect(lines.slice(1, 4)).toEqual(formatTable(resultTable(checked, NOW)))
    expect(lines.slice(5)).toEqual([
      'eu-west-3  security group sg-1 lacks "ingress tcp 22 from 192.0.2.0/24"',
      'eu-west-3  note: open to everybody',
      'check of NAVO: 1 ok, 1 drifted, in 12.3 s',
    ])
  })

  const error = { messages: ['a', 'b'], hint: 'Do.', code: 'AccessDenied', requestId: 'r-1' }
  const failedRegion = aRegionResult({ status: 'failed', error })
  const rows: [string, Result, boolean, string[]][] = [
    ['has no annotation when all went well', stopped, false, []],
    [
      'has one error for a region that failed',
      aResult('run', { 'eu-west-3': failedRegion, 'us-east-1': aRegionResult() }),
      true,
      ['error: eu-west-3: a: b (AccessDenied, request r-1). Do.'],
    ],
    [
      'has a warning instead where the step does not fail',
      aResult('rotate', { 'eu-west-3': failedRegion }),
      false,
      ['warning: eu-west-3: a: b (AccessDenied, request r-1). Do.'],
    ],
    [
      'has one annotation for each region',
      aResult('run', {
        'eu-west-3': failedRegion,
        'us-east-1': aRegionResult({ status: 'busy', error: { messages: ['c'] } }),
      }),
      true,
      ['error: eu-west-3: a: b (AccessDenied, request r-1). Do.', 'error: us-east-1: c'],
    ],
    [
      'says what is not ready where nothing has an error',
      checked,
      true,
      ['error: not ready: eu-west-3; run mode provision for them, and see the findings above'],
    ],
  ]
  test.each(rows)('%s', (_, result, failed, expected) => expect(annotations(result, failed)).toEqual(expected))
})
