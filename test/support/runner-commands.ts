// What the GitHub runner takes for a command in a step's output, so that tests can ask whether any line still is one.
// By the runner's rules: a line ends at `\r\n`, `\r` or `\n`; `::name …::` after leading white space is a command, and
// so is `##[name …]` anywhere in a line. It looks for `::` and `##[` as its language compares texts, for which characters
// that are not to be seen don't count. Stricter than the runner in two ways: any name counts, since the token that ends
// stop-commands may be any text, and such a character never saves a line.

/** The lines of a process's output, split as the runner splits them. */
export function runnerLines(output: string): string[] {
  return output.split(/\r\n|\r|\n/)
}

/** The name of the command that the runner reads in a line, in lower case; undefined when it only prints the line. */
export function findRunnerCommand(line: string): string | undefined {
  const seen = line.replace(UNSEEN, '')
  return findCurrentForm(seen) ?? findOldForm(seen)
}

/** What has no weight in a comparison: control characters that are no white space, formats, joiners, byte order marks. */
// eslint-disable-next-line no-control-regex -- control characters are what this is about
const UNSEEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\p{Cf}\p{Default_Ignorable_Code_Point}]/gu

/** White space as the runner's language has it: JavaScript's, and the next line. */
const LEADING = /^[\s\u0085]+/

/** `::name key=value::data`, after leading white space. */
function findCurrentForm(line: string): string | undefined {
  const text = line.replace(LEADING, '')
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
