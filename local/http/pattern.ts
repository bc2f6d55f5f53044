// Patterns with `*` for any text and `?` for any character, as filters, policies and faults have them.

/** Each call of the API is held against some hundred patterns of policies, always the same ones. */
const COMPILED = new Map<string, RegExp>()

/** Whether the pattern fits the whole value. */
export function matchesPattern(pattern: string, value: string): boolean {
  let compiled = COMPILED.get(pattern)
  if (compiled === undefined) {
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')
    compiled = new RegExp(`^${source}$`, 's')
    COMPILED.set(pattern, compiled)
  }
  return compiled.test(value)
}
