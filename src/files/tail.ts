// Reads the last lines of a file, without reading all of it.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** Lines beyond this are not looked for. */
const MOST_BYTES = 64 * 1024

/** The last lines of a file as text, bytes that are no UTF-8 as U+FFFD; none where it can't be read. */
export function readLastLines(path: string, count: number): string[] {
  try {
    const file = openSync(path, 'r')
    try {
      const { size } = fstatSync(file)
      const bytes = Buffer.alloc(Math.min(size, MOST_BYTES))
      readSync(file, bytes, 0, bytes.length, size - bytes.length)
      const lines = bytes.toString('utf8').split(/\r\n|\r|\n/)
      if (lines.at(-1) === '') lines.pop()
      return lines.slice(-count)
    } finally {
      closeSync(file)
    }
  } catch {
    return []
  }
}
