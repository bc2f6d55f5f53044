// Writes text that a shell reads.

/** Shell text that exports variables, a line each; whatever is in a value comes out as it is. Names aren't checked. */
export function exportLines(env: Readonly<Record<string, string>>): string {
  return Object.entries(env)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", `'\\''`)}'\n`)
    .join('')
}
