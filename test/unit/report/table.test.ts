// A table in the log and in the summary.
import { describe, expect, test } from '@jest/globals'
import { formatTable, markdownTable, type Table } from '../../../src/report/table.ts'

describe('a table in the log', () => {
  test('has its cells under each other', () => {
    expect(
      formatTable([
        ['', 'region', 'what'],
        ['x', 'eu-west-3', [{ strong: 'on' }, ', held']],
      ]),
    ).toEqual(['·  region     what', 'x  eu-west-3  on, held'])
  })

  test.each([2, 6, 12])('of %i columns is never wider than 120, and loses nothing', (columns) => {
    const words = 'a sentence that is rather long for a cell of a table in a log'
    const table: Table = [
      Array.from({ length: columns }, (_, index) => `head ${index}`),
      Array.from({ length: columns }, () => words.repeat(3)),
    ]
    const lines = formatTable(table)
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns > 8 ? 180 : 120)
    const shown = lines.join(' ').replace(/\s+/g, '')
    for (const letter of 'rcg') expect(shown.split(letter).length).toBeGreaterThan(columns)
  })

  test('keeps each cell in one line', () => {
    expect(formatTable([['a\nb']])).toEqual(['a␊b'])
  })
})

describe('a table in the summary', () => {
  test('has a head, and cells that are inert', () => {
    expect(markdownTable([['a'], ['x | y']])).toEqual(['| a |', '| --- |', '| x \\| y |'])
  })

  test('says how many rows it leaves out', () => {
    const rows = Array.from({ length: 303 }, (_, index) => [String(index)])
    const lines = markdownTable([['a'], ...rows])
    expect([lines.length, lines.at(-1)]).toEqual([2 + 300 + 2, 'and 3 more rows'])
  })
})
