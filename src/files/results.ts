// Takes apart what a machine has packed of a run's results (src/guest/pack.sh), and writes it into one folder of ours.
// Nothing of it is believed: whoever is root on the machine can send any bytes instead.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ActionError } from '../errors.ts'
import { findPathProblem, plainPath } from '../fleet/paths.ts'

/** A file among the results; its name is a path from their folder on. */
export interface ResultFile {
  readonly name: string
  readonly bytes: Buffer
}

/** What a pack holds. */
export interface Unpacked {
  readonly files: readonly ResultFile[]
  /** What is not among the files, each with its reason; the machine names fifty at most. */
  readonly leftOut: readonly string[]
  /** How many more were left out. */
  readonly more: number
  /** Whether it has its end. */
  readonly isWhole: boolean
}

/** What pack.sh writes beside the files and their lines: names of what was left out, and its end. In bytes. */
export const PACK_MARGIN_BYTES = 16 * 1024

const MAX_FILES = 500
const LONGEST_LINE = 256

const NAME_RULE = 'its path must be up to 200 letters, digits and _@+=,.- between slashes'

/** The machine's reasons, in words. */
const REASONS: Readonly<Record<string, string>> = {
  cap: 'over run.results-cap',
  many: `more than ${MAX_FILES} files`,
  link: 'a link',
  device: 'no file but a device, pipe or socket',
  closed: 'run.user may not read it',
  name: NAME_RULE,
}

/** Takes a pack apart as far as it can be read. */
export function unpackResults(pack: Buffer): Unpacked {
  const files = new Map<string, Buffer>()
  const leftOut: string[] = []
  let offset = 0
  for (;;) {
    const end = pack.indexOf('\n', offset)
    const line = end === -1 || end - offset > LONGEST_LINE ? '' : pack.toString('latin1', offset, end)
    const [, kind, first = '', name = ''] = /^([+-]) (\w{1,10}) (.+)$/s.exec(line) ?? []
    offset = end + 1
    if (kind === '-') {
      leftOut.push(`${name} (${REASONS[first] ?? first})`)
    } else if (kind === '+' && /^\d+$/.test(first) && Number(first) <= pack.length - offset) {
      const problem = findProblem(name, files)
      if (problem === undefined) files.set(name, pack.subarray(offset, offset + Number(first)))
      else leftOut.push(`${name} (${problem})`)
      offset += Number(first)
    } else {
      if (kind === '+') leftOut.push(`${name} (cut off)`)
      const told = /^end (\d{1,9})$/.exec(line)?.[1]
      const isWhole = told !== undefined && offset === pack.length
      const listed = [...files].map(([path, bytes]) => ({ name: path, bytes }))
      return { files: listed, leftOut, more: Math.max(0, Number(told ?? 0) - leftOut.length), isWhole }
    }
  }
}

function findProblem(name: string, files: ReadonlyMap<string, Buffer>): string | undefined {
  if (plainPath(name) !== name || findPathProblem(name) !== undefined) return NAME_RULE
  if (files.has(name)) return 'there twice'
  return files.size < MAX_FILES ? undefined : REASONS['many']
}

/**
 * Writes files into a folder that holds nothing else afterwards. Gives what could not be written, each with its reason:
 * below a file, or where names differ by case only and the runner's disk can't tell them apart.
 *
 * @throws ActionError when the runner's disk doesn't take them
 */
export function writeResults(folder: string, files: readonly ResultFile[]): string[] {
  try {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    return files.flatMap(({ name, bytes }) =>
      writeFile(join(folder, name), bytes) ? [] : [`${name} (in the way of another)`],
    )
  } catch (cause) {
    throw new ActionError(`the results can't be written to ${folder}`, {
      cause,
      hint: 'Make room on the runner: the next run in the region brings them once more.',
    })
  }
}

/** Gives false when something of that name is there. */
function writeFile(path: string, bytes: Buffer): boolean {
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes, { flag: 'wx' })
    return true
  } catch (error) {
    if (['EEXIST', 'ENOTDIR', 'EISDIR'].includes(String((error as NodeJS.ErrnoException).code))) return false
    throw error
  }
}
