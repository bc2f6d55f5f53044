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
  for (const word of line.split(' ').flatMap((one) => breakWord(one, columns - indent.length))) {
    const longer: string = current === undefined ? word : `${current} ${word}`
    if (current === undefined || longer.length <= columns || current.trim() === '') {
      current = longer
    } else {
      lines.push(current)
      current = `${indent}${word}`
    }
  }
  return [...lines, current ?? '']
}

function breakWord(word: string, columns: number): string[] {
  if (word.length <= columns || /https?:\/\//.test(word)) return [word]
  return [word.slice(0, columns), ...breakWord(word.slice(columns), columns)]
}
