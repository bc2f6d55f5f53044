// Lists names in a sentence, a few of them.

/** Names that a sentence bears. */
const MOST = 4

/** `a, b and c`; of more than a sentence bears the first ones, and how many more there are. */
export function listNames(names: readonly string[]): string {
  const shown = names.length > MOST ? names.slice(0, MOST - 1) : names
  const rest = names.length - shown.length
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`
}
