// Planted bugs: the action with one thing wrong. The source is copied and changed there; Node runs it as it is.
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Action } from '../../../local/action.ts'
import type { Mode } from '../../../src/inputs/input-list.ts'

/** A bug, by the texts of one file of src/ that it replaces. */
export interface PlantedBug {
  readonly mode: Mode
  readonly name: string
  readonly file: string
  /** Each text stands in the file exactly once. */
  readonly changes: readonly (readonly [text: string, instead: string])[]
}

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** Makes the action with the bug in it, does the work, and removes it again. */
export async function withPlanted<T>(bug: PlantedBug, work: (action: Action) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'servicemon-planted-'))
  try {
    await cp(join(ROOT, 'src'), join(folder, 'src'), { recursive: true })
    await cp(join(ROOT, 'package.json'), join(folder, 'package.json'))
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
    const file = join(folder, 'src', bug.file)
    let source = await readFile(file, 'utf8')
    for (const [text, instead] of bug.changes) {
      if (source.split(text).length !== 2) throw new Error(`planting "${bug.name}": ${bug.file} has not once: ${text}`)
      source = source.replace(text, () => instead)
    }
    await writeFile(file, source)
    return await work({ main: join(folder, 'src/index.ts'), post: join(folder, 'src/post.ts') })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
