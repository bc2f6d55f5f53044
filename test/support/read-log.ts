// A job log as a person reads it on GitHub, for tests that look for sentences: broken lines joined, groups unfolded,
// annotations without their titles, and what is said of waits left out, since how long they last is the machine's affair.

/** No line of ours is wider; a payload's lines, which stand behind a bar, are as they come. */
const COLUMNS = 120

const REGION = '(?:[a-z]{2}(?:-[a-z]+)+-\\d  )?'
const BROKEN = new RegExp(`\\n${REGION} {4}(?=\\S)`, 'g')
const WAIT = new RegExp(`^${REGION}still waiting for `)
const FOREIGN = new RegExp(`^${REGION}\\| `)

/** Joins and unfolds the log of a step. */
export function readLog(raw: string): string {
  return raw
    .replace(BROKEN, ' ')
    .split('\n')
    .filter((line) => line !== '::endgroup::' && !WAIT.test(line))
    .map((line) =>
      line
        .replace(/^::group::/, '')
        .replace(/^::(error|warning) title=[^:]*::(.*)$/, (_, kind: string, text: string) => `::${kind}::${text}`)
        .replace(/^::(?:error|warning)::.*$/, (annotation) => annotation.replaceAll('%0A', ' ')),
    )
    .join('\n')
}

/** The lines of ours that are wider than GitHub's viewer shows. */
export function listWideLines(raw: string): string[] {
  return raw.split('\n').filter((line) => {
    if (FOREIGN.test(line)) return false
    const [, command, text = line] = /^::(\w+)[^:]*::(.*)$/.exec(line) ?? []
    // Others, such as add-mask, are not shown.
    if (command !== undefined && !['error', 'warning', 'group'].includes(command)) return false
    const shown = text.split('%0A')
    return shown.some((part) => part.length > COLUMNS && !/https?:\/\/\S{80}/.test(part))
  })
}
