// What the GitHub runner takes for a command in a step's output, so that tests can ask whether any line still is one.
// By the runner's rules: a line ends at `\r\n`, `\r` or `\n`; `::name …::` after leading white space is a command, and
// so is `##[name …]` anywhere in a line. It is stricter than the runner, which knows a list of names: any name counts
// here, since the token that ends stop-commands may be any text.

/** The lines of a process's output, split as the runner splits them. */
export function runnerLines(output: string): string[] {
  return output.split(/\r\n|\r|\n/)
}

/** The name of the command that the runner reads in a line, in lower case; undefined when it only prints the line. */
export function findRunnerCommand(line: string): string | undefined {
  return findCurrentForm(line) ?? findOldForm(line)
}

/** `::name key=value::data`, after leading white space. */
function findCurrentForm(line: string): string | undefined {
  const text = line.trimStart()
  if (!text.startsWith('::')) return undefined
  const end = text.indexOf('::', 2)
  return end < 0 ? undefined : nameIn(text.slice(2, end))
}

/** `##[name key=value]data`, anywhere. */
function findOldForm(line: string): string | undefined {
  const start = line.indexOf('##[')
  const end = start < 0 ? -1 : line.indexOf(']', start)
  return end < 0 ? undefined : nameIn(line.slice(start + 3, end))
}

function nameIn(info: string): string | undefined {
  const [name = ''] = info.split(' ')
  return name === '' ? undefined : name.toLowerCase()
}
