// A payload's summary.json: what is good of it counts, the rest is named, and none of it can break out of its table.
import { describe, expect, test } from '@jest/globals'
import { metricsLine, parseSummary, summaryTable } from '../../../src/report/run-summary.ts'
import { formatSummary } from '../../../src/report/summary.ts'
import { MAX_SUMMARY, resultSchema, type RunSummary } from '../../../src/result.ts'
import { aRegionResult, aResult, SETTING } from '../../support/results.ts'

const parse = (value: unknown) => parseSummary(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)))

const GOOD: RunSummary = {
  metrics: { rows_sent: 12, waiting: 0 },
  items: [
    { name: 'NED', group: 'cone', median_seconds: 0.1234567, rows_count: 5 },
    { name: 'GAIA', tap_bytes: 7, failed_ratio: -0.5 },
  ],
}

test('a good one comes as it is', () => {
  expect(parse(GOOD)).toEqual({ summary: GOOD, leftOut: [] })
  expect(parse({})).toEqual({ summary: { metrics: {}, items: [] }, leftOut: [] })
  expect(parse(`\uFEFF${JSON.stringify(GOOD)}`).summary).toEqual(GOOD)
})

test('one that is small by its way of writing numbers alone is left out', () => {
  const item = `{"name":"a",${Array.from({ length: 20 }, (_, n) => `"k${n}_count":1e20`).join()}}`
  expect(parse(`{"items":[${Array.from({ length: 150 }, () => item).join()}]}`)).toEqual({
    summary: undefined,
    leftOut: [expect.stringMatching(/^all of it: its numbers written out make \d{6} bytes$/)],
  })
})

describe('what is left out is named, and the rest stays:', () => {
  const item = { name: 'a', x_count: 1 }
  const rows: [string, unknown, RunSummary | undefined, string[]][] = [
    ['no JSON', '{', undefined, ['all of it: it is no JSON']],
    ['no map', [1], undefined, ['all of it: it must be a map with metrics and items']],
    ['null', 'null', undefined, ['all of it: it must be a map with metrics and items']],
    ['another key', { more: 1, items: [item] }, { metrics: {}, items: [item] }, ['more: neither metrics nor items']],
    [
      'metrics and items of other kinds',
      { metrics: [], items: {} },
      { metrics: {}, items: [] },
      ['metrics: must be a map', 'items: must be a list'],
    ],
    [
      'numbers that are none, also as Python writes them, and no text of theirs',
      '{"metrics": {"a": NaN, "b": -Infinity, "c": "1", "d": null, "e": 1e999, "f": 2}, "items": [{"name": "NaN \\" Infinity", "g_count": NaN}]}',
      { metrics: { f: 2 }, items: [{ name: 'NaN " Infinity' }] },
      [
        ...['a', 'b', 'c', 'd', 'e'].map((key) => `metrics.${key}: must be a number`),
        'items.0.g_count: must be a number',
      ],
    ],
    [
      'names that are none',
      '{"metrics": {"__proto__": 1, "a b": 1, "": 1}}',
      { metrics: {}, items: [] },
      ['__proto__', 'a b', ''].map(
        (key) => `metrics.${key}: must be a name of letters, digits, _ and -, beginning with a letter`,
      ),
    ],
    [
      'units that are none of ours',
      { items: [{ ...item, x_hours: 1, y: 2, _count: 3 }] },
      { metrics: {}, items: [item] },
      ['x_hours', 'y', '_count'].map(
        (key) => `items.0.${key}: must be a name that ends with _seconds, _bytes, _count or _ratio`,
      ),
    ],
    [
      'items without a name, or with one that is too long',
      { items: [{ x_count: 1 }, 7, { name: 'n'.repeat(101) }, { name: 'a', group: 3 }, item] },
      { metrics: {}, items: [item] },
      [0, 1, 2, 3].map((n) => `items.${n}: must have a name, and may have a group, of 1 to 100 characters`),
    ],
  ]
  test.each(rows)('%s', (_, value, summary, leftOut) => {
    expect(parse(value)).toEqual({ summary, leftOut })
  })

  test('more than there may be', () => {
    const numbers = (count: number, end: string) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}${end}`, n]))
    const { summary, leftOut } = parse({
      metrics: numbers(51, ''),
      items: [{ name: 'a', ...numbers(21, '_count') }, ...Array.from({ length: 200 }, () => ({ name: 'b' }))],
    })
    expect([Object.keys(summary?.metrics ?? {}).length, summary?.items.length]).toEqual([50, 200])
    expect(leftOut).toEqual([
      'metrics: 51 numbers, of which the first 50 are taken',
      'items.0: 21 numbers, of which the first 20 are taken',
      'items.200 and what follows: more than are shown',
    ])
    expect(parse(' '.repeat(MAX_SUMMARY.bytes + 1)).leftOut).toEqual([
      'all of it: it has 65537 bytes, at most 65536 are read',
    ])
  })
})

test('it is part of the result, as its schema says', () => {
  const run = { runId: 'x', phases: [], timedOut: false, outputBytes: 0, summary: GOOD }
  const result = aResult('run', { 'eu-west-3': aRegionResult({ run }) })
  expect(resultSchema.parse(result).regions['eu-west-3']?.run?.summary).toEqual(GOOD)
})

test('all regions make one table, with a column for each value, and a line of metrics each', () => {
  expect(
    summaryTable([
      ['eu-west-3', GOOD],
      ['us-east-1', { metrics: { waiting: 3 }, items: [] }],
    ]),
  ).toEqual([
    ['region', 'group', 'name', 'median s', 'rows', 'tap B', 'failed'],
    ['eu\u2011west\u20113', 'cone', 'NED', '0.123457', '5', '', ''],
    ['eu\u2011west\u20113', '', 'GAIA', '', '', '7', '-0.5'],
  ])
  expect(metricsLine(GOOD.metrics)).toBe('rows sent 12 · waiting 0')
  expect([summaryTable([['eu-west-3', { metrics: {}, items: [] }]]), metricsLine({})]).toEqual([undefined, undefined])
})

test('one region needs no column for it, and items without groups none for those', () => {
  const items = [{ name: 'NED', x_count: 1 }]
  expect(summaryTable([['eu-west-3', { metrics: {}, items }]])).toEqual([
    ['name', 'x'],
    ['NED', '1'],
  ])
})

test('items with ever other values make no table that is wider than one of them may be', () => {
  const items = Array.from({ length: 30 }, (_, n) => ({ name: 'a', [`k${n}_count`]: n }))
  const [head = [], row = []] = summaryTable([['eu-west-3', { metrics: {}, items }]]) ?? []
  expect([head.length, row.length, head.at(-1)]).toEqual([1 + 20 + 1, 1 + 20 + 1, 'and more'])
})

test('fault 34: what stands in it is text in its cell, and nothing else', () => {
  const hostile = '|\n# x <b> [l](http://x) ##[error] `$a$` @me'
  const summary = { metrics: {}, items: [{ name: hostile, group: '| --- |', x_count: 1 }] }
  const run = { runId: 'x', phases: [], timedOut: false, outputBytes: 0, summary }
  const lines = formatSummary(aResult('run', { 'eu-west-3': aRegionResult({ run }) }), SETTING).split('\n')
  const start = lines.indexOf('| group | name | x |')
  expect(lines.slice(start + 1, start + 3)).toEqual([
    '| --- | --- | --- |',
    '| \\| --- \\| | \\|\u240a\\# x &#60;b&#62; \\[l\\]\\(http<span>:</span>//x\\) \\#\\# \\[error\\] \\`<span>$</span>a<span>$</span>\\` <span>@</span>me | 1 |',
  ])
})
