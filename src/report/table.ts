// Writes a table twice: as Markdown for the summary, and in columns for the log, where no line is wider than its viewer.
import { inertInline } from '../text/foreign.ts'
import { toMarkdown, toPlain, type Rich } from '../text/rich.ts'
import { LOG_COLUMNS, wrapLine } from '../text/wrap.ts'

/** Rows of cells, the first one the head. */
export type Table = readonly (readonly Rich[])[]

/** The most rows that anybody reads. */
const MOST_ROWS = 300

/** The lines of the table in Markdown; all of them where nobody has to read it. */
export function markdownTable([head = [], ...rows]: Table, documents?: string, mostRows = MOST_ROWS): string[] {
  const line = (cells: readonly Rich[]): string => `| ${cells.map((cell) => toMarkdown(cell, documents)).join(' | ')} |`
  const left = rows.length - mostRows
  return [
    line(head),
    `|${' --- |'.repeat(head.length)}`,
    ...rows.slice(0, mostRows).map(line),
    ...(left > 0 ? ['', `and ${left} more rows`] : []),
  ]
}

const GAP = 2
/** What a column that is broken keeps at least. */
const LEAST_COLUMNS = 12

/** Lines with the cells of each column under each other; the widest columns are broken where the line would be too long. */
export function formatTable(table: Table, columns = LOG_COLUMNS): string[] {
  // An empty head would make its line look like one that goes on.
  const cells = table.map((row, index) => row.map((cell) => inertInline(toPlain(cell)) || (index === 0 ? '·' : '')))
  const widths = fitWidths(
    (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length))),
    columns,
  )
  return cells.flatMap((row) => {
    const parts = row.map((cell, column) => breakCell(cell, widths[column] ?? 0))
    const height = Math.max(1, ...parts.map(({ length }) => length))
    return Array.from({ length: height }, (_, index) =>
      parts
        .map((lines, column) => (lines[index] ?? '').padEnd(widths[column] ?? 0))
        .join(' '.repeat(GAP))
        .trimEnd(),
    )
  })
}

/** Takes from the widest column, again and again, until all fit. */
function fitWidths(widths: number[], columns: number): number[] {
  const fitted = [...widths]
  const room = columns - GAP * Math.max(0, fitted.length - 1)
  while (fitted.reduce((sum, width) => sum + width, 0) > room) {
    const widest = fitted.indexOf(Math.max(...fitted))
    if ((fitted[widest] ?? 0) <= LEAST_COLUMNS) return fitted
    fitted[widest] = (fitted[widest] ?? 0) - 1
  }
  return fitted
}

function breakCell(cell: string, width: number): string[] {
  return cell.length <= width ? [cell] : wrapLine(cell, width, '')
}
