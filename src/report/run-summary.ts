// Reads a payload's own numbers, summary.json among its results, and makes a line and a table of them. It is foreign: what isn't
// as it should be is named and left out, and the rest counts.
import type { RunSummary } from '../result.ts'
import { MAX_SUMMARY, METRIC_NAME, VALUE_NAME } from '../result.ts'
import { unbroken } from '../text/rich.ts'
import type { Table } from './table.ts'

/** A summary as far as it is good, and what of it isn't, each with its reason. */
export interface ParsedSummary {
  readonly summary: RunSummary | undefined
  readonly leftOut: readonly string[]
}

const NUMBER_RULE = 'must be a number'
const METRIC_RULE = 'must be a name of letters, digits, _ and -, beginning with a letter'
const VALUE_RULE = 'must be a name that ends with _seconds, _bytes, _count or _ratio'

/** Parses summary.json; never throws. */
export function parseSummary(bytes: Buffer): ParsedSummary {
  if (bytes.length > MAX_SUMMARY.bytes)
    return nothing(`it has ${bytes.length} bytes, at most ${MAX_SUMMARY.bytes} are read`)
  let value: unknown
  try {
    value = JSON.parse(withoutNaN(new TextDecoder().decode(bytes)))
  } catch {
    return nothing('it is no JSON')
  }
  if (!isMap(value)) return nothing('it must be a map with metrics and items')
  const leftOut: string[] = []
  const { metrics = {}, items = [], ...others } = value
  for (const key of Object.keys(others)) leftOut.push(`${key}: neither metrics nor items`)
  if (!isMap(metrics)) leftOut.push('metrics: must be a map')
  if (!Array.isArray(items)) leftOut.push('items: must be a list')
  const summary = {
    metrics: isMap(metrics) ? parseMetrics(metrics, leftOut) : {},
    items: Array.isArray(items) ? parseItems(items, leftOut) : [],
  }
  // `1e20` becomes five times as long, and the result has to fit into a variable of the steps that follow.
  const size = Buffer.byteLength(JSON.stringify(summary))
  return size > MAX_SUMMARY.bytes ? nothing(`its numbers written out make ${size} bytes`) : { summary, leftOut }
}

function nothing(why: string): ParsedSummary {
  return { summary: undefined, leftOut: [`all of it: ${why}`] }
}

/** Python and others write NaN and Infinity, which JSON doesn't have: null leaves out that number, and no other. */
function withoutNaN(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*")|-?\b(?:NaN|Infinity)\b/gs, (_, quoted?: string) => quoted ?? 'null')
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parseMetrics(metrics: Record<string, unknown>, leftOut: string[]): RunSummary['metrics'] {
  const rule = { name: METRIC_NAME, problem: METRIC_RULE, most: MAX_SUMMARY.metrics }
  return Object.fromEntries(numbersOf('metrics', Object.entries(metrics), { rule, leftOut }))
}

function parseItems(items: readonly unknown[], leftOut: string[]): RunSummary['items'] {
  const parsed = items.slice(0, MAX_SUMMARY.items).flatMap((item, index) => parseItem(item, `items.${index}`, leftOut))
  if (items.length > MAX_SUMMARY.items) leftOut.push(`items.${MAX_SUMMARY.items} and what follows: more than are shown`)
  return parsed
}

function parseItem(item: unknown, place: string, leftOut: string[]): RunSummary['items'] {
  const { name, group, ...values } = isMap(item) ? item : {}
  if (!isTitle(name) || (group !== undefined && !isTitle(group))) {
    leftOut.push(`${place}: must have a name, and may have a group, of 1 to ${MAX_SUMMARY.title} characters`)
    return []
  }
  const rule = { name: VALUE_NAME, problem: VALUE_RULE, most: MAX_SUMMARY.values }
  const numbers = numbersOf(place, Object.entries(values), { rule, leftOut })
  return [{ name, ...(group === undefined ? {} : { group }), ...Object.fromEntries(numbers) }]
}

function isTitle(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MAX_SUMMARY.title
}

/** The pairs that are a good name and a number. */
function numbersOf(
  place: string,
  pairs: readonly (readonly [string, unknown])[],
  { rule, leftOut }: { rule: { name: RegExp; problem: string; most: number }; leftOut: string[] },
): (readonly [string, number])[] {
  const good = pairs.flatMap(([key, value]): (readonly [string, number])[] => {
    if (!rule.name.test(key)) leftOut.push(`${place}.${key}: ${rule.problem}`)
    else if (typeof value !== 'number' || !Number.isFinite(value)) leftOut.push(`${place}.${key}: ${NUMBER_RULE}`)
    else return [[key, value]]
    return []
  })
  if (good.length > rule.most)
    leftOut.push(`${place}: ${good.length} numbers, of which the first ${rule.most} are taken`)
  return good.slice(0, rule.most)
}

/** All regions' items as a table, a line for each; the region where there are several. Undefined where there are none. */
export function summaryTable(
  summaries: readonly (readonly [region: string, summary: RunSummary])[],
): Table | undefined {
  const items = summaries.flatMap(([region, summary]) => summary.items.map((item) => ({ region, item })))
  if (items.length === 0) return undefined
  const keys = [...new Set(items.flatMap(({ item }) => Object.keys(item)))].filter((key) => VALUE_NAME.test(key))
  const columns = keys.slice(0, MAX_SUMMARY.values)
  const more = keys.length > columns.length ? ['and more'] : []
  const [hasGroups, hasRegions] = [items.some(({ item }) => item.group !== undefined), summaries.length > 1]
  const optional = (region: string, group: string): string[] => [
    ...(hasRegions ? [unbroken(region)] : []),
    ...(hasGroups ? [group] : []),
  ]
  return [
    [...optional('region', 'group'), 'name', ...columns.map(title), ...more],
    ...items.map(({ region, item }) => {
      const cells = columns.map((key) => (Object.hasOwn(item, key) ? formatNumber(Number(item[key])) : ''))
      return [...optional(region, item.group ?? ''), item.name, ...cells, ...more.map(() => '')]
    }),
  ]
}

/** `rows sent 30 · rows waiting 0`: a run's metrics in one line; undefined where there are none. */
export function metricsLine(metrics: RunSummary['metrics']): string | undefined {
  const parts = Object.entries(metrics).map(([name, value]) => `${title(name)} ${formatNumber(value)}`)
  return parts.length === 0 ? undefined : parts.join(' · ')
}

const UNITS: Readonly<Record<string, string>> = { seconds: 's', bytes: 'B', count: '', ratio: '' }

/** `median_seconds` as `median s`, `rows_count` as `rows`: columns are narrow. */
function title(name: string): string {
  const words = name.split('_')
  const unit = UNITS[words.at(-1) ?? '']
  const short = unit === undefined || words.length < 2 ? words : [...words.slice(0, -1), ...(unit === '' ? [] : [unit])]
  return short.join(' ')
}

/** Six digits are more than anybody reads; whole numbers stay whole. */
function formatNumber(value: number): string {
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(6)))
}
