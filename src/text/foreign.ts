// Makes text that is not ours inert: it can never act as a command of the runner, whatever bytes it holds.

/**
 * Splits foreign text into lines that the runner only prints.
 *
 * The runner takes `::name::` after leading white space and `##[name]` anywhere in a line for commands, and ends a line
 * at `\r\n`, `\r` or `\n`. It looks for both as its language compares texts, which is blind to characters without
 * width. So: split at all three, break `##[` with a space, begin each line with a bar, and show control characters as
 * pictures (tabs stay). The exact bytes are in the output file; the log is for reading.
 */
export function foreignLines(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/)
  if (lines.at(-1) === '') lines.pop()
  return lines.map((line) => `| ${inertInline(line)}`)
}

/** `##[` and a leading `::`, with whatever isn't to be seen between their characters, such as a zero-width space. */
const OLD_COMMAND = /(#[\p{Default_Ignorable_Code_Point}\p{Cf}]*#[\p{Default_Ignorable_Code_Point}\p{Cf}]*)\[/gu
const COMMAND = /^[\s\p{Default_Ignorable_Code_Point}\p{Cf}]*:[\p{Default_Ignorable_Code_Point}\p{Cf}]*:/u

/** Foreign text inside a line of ours: one line, control characters as pictures, `##[` and `::` broken. */
export function inertInline(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- control characters are what this is about
      .replace(/[\u0000-\u0008\u000a-\u001f]/g, (character) => String.fromCharCode(0x2400 + character.charCodeAt(0)))
      .replace(/[\u007f-\u009f\u2028\u2029]/g, '\u2421')
      .replace(OLD_COMMAND, '$1 [')
  )
}

/** A whole line of the log as the runner may see it: like `inertInline`, and a leading `::` is no command either. */
export function inertLine(text: string): string {
  const line = inertInline(text)
  return COMMAND.test(line) ? `| ${line}` : line
}
