// Breaks lines of the log: GitHub's viewer shows about 120 columns of it, and cuts nothing off only where nothing is wider.

/** No line of ours in the log is wider. In characters. */
export const LOG_COLUMNS = 120

/** What a line begins with that goes on with the one before it. */
const INDENT = '    '

/**
 * Breaks a line between words, so that none is wider; what goes on is indented. A word that is wider by itself is broken,
 * unless it is an address: half an address leads nowhere.
 */
export function wrapLine(line: string, columns = LOG_COLUMNS, indent = INDENT): string[] {
  if (line.length <= columns) return [line]
  const lines: string[] = []
  let current: string | undefined
  for (const word of line.split(' ')) {
    for (const [index, piece] of breakWord(word, columns - indent.length).entries()) {
      // The pieces of a word stand each on a line of their own: a space between them would change it.
      const longer: string | undefined = index === 0 && current !== undefined ? `${current} ${piece}` : undefined
      if (current === undefined) current = piece
      else if (longer !== undefined && (longer.length <= columns || current.trim() === '')) current = longer
      else {
        lines.push(current)
        current = `${indent}${piece}`
      }
    }
  }
  return [...lines, current ?? '']
}

/** A word in pieces that are no wider; behind a comma, where one is in the second half, so that JSON stays JSON. */
function breakWord(word: string, columns: number): string[] {
  if (word.length <= columns || /https?:\/\//.test(word)) return [word]
  const seam = word.lastIndexOf(',', columns - 1) + 1
  const end = seam > columns / 2 ? seam : columns
  return [word.slice(0, end), ...breakWord(word.slice(end), columns)]
}
