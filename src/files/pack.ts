// Packs files of the fleet file's folder for their way to a machine: the same files are the same bytes, wherever they
// are packed. Reads them once; what isn't a plain file of that folder is refused by name.
import { createHash } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import { lstat, open, readdir, realpath } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import { ActionError, errorLine } from '../errors.ts'
import type { FileReference } from '../fleet/fleet.ts'
import { findPathProblem } from '../fleet/paths.ts'
import { formatSize } from '../text/size.ts'

/** Files as a tar archive: sorted by name, of root, without times, with no right beside "may be executed". */
export interface Packed {
  readonly tar: Buffer
  /** In hexadecimal. */
  readonly sha256: string
}

/** Where files are, and how much they may have. */
interface Source {
  /** The folder that none of them may leave. */
  readonly folder: string
  /** As gzip, in bytes. */
  readonly limit: number
  /** What they are, for the message about their size: `fleet.yml image.files`. */
  readonly what: string
}

/** What nobody means to send is not read to its end: this much more than a limit can't be packed into it. */
const READ_AT_MOST = 64

const RULE = "must be a file or folder within the fleet file's folder"

/**
 * Packs files and folders, the folders with all that is in them.
 *
 * @param references with paths from `folder` on; one within another counts once
 * @returns undefined when there are none
 * @throws ActionError with all problems, a line each: what is missing, a link, a device, or has an odd name; or with
 *   the size, when they are too large
 */
export async function packFiles(references: readonly FileReference[], source: Source): Promise<Packed | undefined> {
  if (references.length === 0) return undefined
  const { found, problems } = await listAll(references, source.folder)
  if (problems.length > 0) throw new ActionError(problems.join('\n'))
  const size = [...found.values()].reduce((sum, stats) => sum + (stats.isFile() ? stats.size : 0), 0)
  if (size > source.limit * READ_AT_MOST) throw tooLarge(source, size)
  // Loaded only by who has files.
  const { packTar } = await import('modern-tar')
  const names = [...found.keys()].sort()
  const entries = await Promise.all(
    names.map((name) => entryOf(source.folder, name, found.get(name)?.isDirectory() ?? false)),
  )
  const tar = Buffer.from(await packTar(entries))
  const packed = gzipSync(tar, { level: 9 }).length
  if (packed > source.limit) throw tooLarge(source, packed)
  return { tar, sha256: createHash('sha256').update(tar).digest('hex') }
}

/** Reads one file of the folder, whole. Throws an ActionError when it isn't a plain file there, or larger than `limit` bytes. */
export async function readOwnFile(reference: FileReference, { folder, limit }: Omit<Source, 'what'>): Promise<Buffer> {
  const { found, problems } = await listAll([reference], folder)
  const stats = found.get(reference.path)
  if (problems.length > 0) throw new ActionError(problems.join('\n'))
  if (stats?.isFile() !== true)
    throw new ActionError(problemOf(reference, `${reference.path}, a folder`, 'must be a file'))
  if (stats.size > limit) throw tooLarge({ what: reference.place, limit }, stats.size)
  return read(join(folder, reference.path))
}

function tooLarge({ what, limit }: Omit<Source, 'folder'>, bytes: number): ActionError {
  return new ActionError(`${what}: found ${formatSize(bytes)}, must be at most ${formatSize(limit)}`, {
    hint: 'Leave out what the machine can fetch by itself.',
  })
}

function problemOf({ place }: FileReference, found: string, rule = RULE): string {
  return `${place}: found ${found}, ${rule}`
}

/** Lists files and folders by their paths, folders with all that is in them; and what can't be sent. */
async function listAll(
  references: readonly FileReference[],
  folder: string,
): Promise<{ found: Map<string, Stats>; problems: string[] }> {
  const found = new Map<string, Stats>()
  const problems: string[] = []
  for (const reference of references) {
    const { path } = reference
    try {
      // A link on the way there would lead out of the folder, or to what isn't the same everywhere.
      const [root, real] = await Promise.all([realpath(folder), realpath(join(folder, path))])
      if (real !== resolve(root, path)) problems.push(problemOf(reference, `${path}, which is or passes a link`))
      else await list(reference, path, { folder, found, problems })
    } catch (cause) {
      const isMissing = ['ENOENT', 'ENOTDIR'].includes(String((cause as NodeJS.ErrnoException).code))
      problems.push(problemOf(reference, isMissing ? `${path}, which is not there` : `${path} (${errorLine(cause)})`))
    }
  }
  return { found, problems }
}

async function list(
  reference: FileReference,
  path: string,
  into: { readonly folder: string; readonly found: Map<string, Stats>; readonly problems: string[] },
): Promise<void> {
  const problem = findPathProblem(path)
  if (problem !== undefined) return void into.problems.push(problemOf(reference, JSON.stringify(path), problem))
  const stats = await lstat(join(into.folder, path))
  if (!stats.isFile() && !stats.isDirectory()) {
    const kind = stats.isSymbolicLink() ? 'a link' : 'no file but a device, pipe or socket'
    return void into.problems.push(problemOf(reference, `${path}, which is ${kind}`))
  }
  into.found.set(path, stats)
  if (!stats.isDirectory()) return
  for (const name of (await readdir(join(into.folder, path))).sort()) await list(reference, `${path}/${name}`, into)
}

/** Reads a file that was a plain one a moment ago, without following a link that has come since. */
async function read(path: string): Promise<Buffer> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
  try {
    return await file.readFile()
  } finally {
    await file.close()
  }
}

async function entryOf(folder: string, path: string, isFolder: boolean) {
  const everywhere = { mtime: new Date(0), uid: 0, gid: 0, uname: '', gname: '' }
  if (isFolder) return { header: { name: `${path}/`, type: 'directory' as const, size: 0, mode: 0o755, ...everywhere } }
  const whole = join(folder, path).split('/').join(sep)
  const [stats, body] = await Promise.all([lstat(whole), read(whole)])
  const mode = (stats.mode & 0o100) === 0 ? 0o644 : 0o755
  return { header: { name: path, type: 'file' as const, size: body.length, mode, ...everywhere }, body }
}
