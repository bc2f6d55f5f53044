// Reads CSV as people's programs do: quoted cells may hold commas, quotes and line ends.
import { readFileSync } from 'node:fs'

/** A line of a file, each cell by its column's name. */
export type Line = Readonly<Record<string, string>>

/** Reads a file with a header. */
export function readCsv(path: string): readonly Line[] {
  return parseCsv(readFileSync(path, 'utf8'))
}

/** Reads the text of such a file. */
export function parseCsv(text: string): readonly Line[] {
  const [header = [], ...lines] = parse(text)
  return lines.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])))
}

function parse(text: string): string[][] {
  const lines: string[][] = []
  let cells: string[] = []
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === ',') continue
    // What follows the last line end is no line.
    if (cells.length > 1) lines.push(cells)
    cells = []
  }
  return lines
}
