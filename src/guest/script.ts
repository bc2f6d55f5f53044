// Builds a command's text, a shell script, from variables and files of this folder; nothing foreign is interpolated.

/** SSM takes 64 KB of document and parameters. */
const maxCommandBytes = 60_000

/**
 * Gives a command's lines: variables in front, then its files. Throws when it is larger than SSM takes, or when SSM
 * would read a part of it as a reference to a parameter.
 */
export function script(
  variables: Readonly<Record<string, string | number>>,
  ...parts: readonly string[]
): readonly string[] {
  const assignments = Object.entries(variables).map(([name, value]) => `${name}='${harmless(value)}'`)
  const text = ['#!/bin/sh', ...assignments, ...parts.map(withoutComments)].join('\n')
  if (text.includes('{{')) throw new Error('SSM would resolve a {{…}} within this command')
  if (Buffer.byteLength(text) > maxCommandBytes) throw new Error('the command is larger than SSM takes')
  return lines(text)
}

/** Throws when a shell, or SSM, could read a value as more than a word: the last line of defence. */
function harmless(value: string | number): string {
  if (typeof value === 'number') return wholeNumber(value)
  if (!/^[A-Za-z0-9+/=._-]*$/.test(value)) throw new Error('a value of a guest command holds unsafe characters')
  return value
}

/** A number as the guest's shell can read it. */
export function wholeNumber(value: number): string {
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`not a whole number for the guest: ${value}`)
  return String(value)
}

/** Leaves comments out: they explain to readers of the source, and the room in a command is short. */
export function withoutComments(text: string): string {
  return text.replace(/^[ \t]*#.*\n/gm, '').replace(/\n{2,}/g, '\n')
}

/** The lines of a text, as SSM takes them. */
export function lines(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '')
}
