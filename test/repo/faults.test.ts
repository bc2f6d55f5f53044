// Every row of docs/faults.md has a test that names it: `fault 12: …`, `faults 26, 27: …`.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The first column of the table of faults; `36–39` are four. */
const rows = [...readFileSync(join(ROOT, 'docs/faults.md'), 'utf8').matchAll(/^\| (\d+)(?:–(\d+))? \|/gm)].flatMap(
  ([, first, last]) => range(Number(first), Number(last ?? first)),
)

const named = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts') && !path.endsWith('faults.test.ts'))
  .flatMap((path) => [...readFileSync(join(ROOT, 'test', path), 'utf8').matchAll(/['"`]faults? ([\d, ]+):/g)])
  .flatMap(([, numbers]) => (numbers ?? '').split(',').map(Number))

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

describe('the table of faults', () => {
  test('is numbered upwards, each row once', () => {
    expect(rows.slice(0, 68)).toEqual(range(1, 68))
    expect(rows).toEqual([...new Set(rows)].sort((one, other) => one - other))
  })

  test.each(rows)('row %i has a test that names it', (row) => {
    expect(named).toContain(row)
  })

  test('has every row that a test names', () => {
    expect(named.filter((row) => !rows.includes(row))).toEqual([])
  })
})
