// Parses a reply's first line, fields and end, and fields as text, numbers, times and known words.

/** A reply's kind, and its fields by key. */
export interface Fields {
  readonly kind: string
  readonly fields: ReadonlyMap<string, string>
}

/** Parses a reply into fields. Throws when it isn't a whole reply of ours: empty, cut, or another program's output. */
export function parseFields(stdout: string): Fields {
  const lines = stdout.split('\n')
  const first = lines.findIndex((line) => line.startsWith('servicemon-reply '))
  const last = lines.indexOf('end', first)
  if (first === -1) throw new Error(`the instance gave no reply of ours, but ${describeOutput(stdout)}`)
  const [, version, kind] = (lines[first] ?? '').split(' ')
  if (version !== '1' || kind === undefined) throw new Error(`the instance's reply is of another version: ${version}`)
  if (last === -1) throw new Error(`the instance's reply was cut off: ${describeOutput(stdout)}`)
  if (lines.slice(last + 1).some((line) => line !== '')) {
    throw new Error(`the instance's reply goes on after its end: ${describeOutput(lines.slice(last + 1).join('\n'))}`)
  }
  const pairs = lines.slice(first + 1, last).map((line): readonly [string, string] => {
    const space = line.indexOf(' ')
    return space === -1 ? [line, ''] : [line.slice(0, space), line.slice(space + 1)]
  })
  return { kind, fields: new Map(pairs) }
}

function describeOutput(stdout: string): string {
  return stdout === '' ? 'nothing' : `${stdout.length} characters beginning ${JSON.stringify(stdout.slice(0, 60))}`
}

/** A field that has to be there. */
export function text(fields: ReadonlyMap<string, string>, key: string): string {
  const value = fields.get(key)
  if (value === undefined) throw new Error(`the instance's reply lacks ${key}`)
  return value
}

/** A whole number of at most fifteen digits; `otherwise` where there is no such field. */
export function number(fields: ReadonlyMap<string, string>, key: string, otherwise?: number): number {
  if (otherwise !== undefined && !fields.has(key)) return otherwise
  return wholeNumber(text(fields, key), key)
}

/** A time in seconds since 1970. */
export function time(fields: ReadonlyMap<string, string>, key: string): Date {
  return new Date(number(fields, key) * 1000)
}

/** Parses a whole number of a row or a field; throws when it isn't one. */
export function wholeNumber(value: string, key: string): number {
  if (!/^\d{1,15}$/.test(value)) throw new Error(`the instance's reply has no number for ${key}: ${value}`)
  return Number(value)
}

/** Gives a number that is `most` at most; throws when it is larger. */
export function upTo(most: number, value: number, key: string): number {
  if (value > most) throw new Error(`the instance's reply has ${value} for ${key}, and ${most} is the most`)
  return value
}

/** Gives the value as one of the known words; throws when it isn't one. */
export function oneOf<const T extends string>(value: string, known: readonly T[]): T {
  const found = known.find((candidate) => candidate === value)
  if (found === undefined) throw new Error(`the instance's reply holds an unknown word: ${value}`)
  return found
}
