// Sees what is written on the machines of a lane as it is written: each note on a disk waits for leave to go on.
import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** One write on a machine, held until the answer. */
export interface Note {
  readonly instanceId: string
  readonly stage: 'before' | 'after'
  readonly text: string
}

/** How whatever writes goes on, or that it dies. */
export type NoteAnswer = 'go-on' | 'die'

const LOOK_EVERY_MILLISECONDS = 15

/** Watches the machines of a region until the signal; each note goes on when `see` has looked at it. */
export async function watchMachines(
  folder: string,
  see: (note: Note) => Promise<NoteAnswer>,
  signal: AbortSignal,
): Promise<void> {
  const shown = new Set<string>()
  while (!signal.aborted) {
    for (const path of await listNotes(folder)) {
      if (shown.has(path)) continue
      const text = await readFile(path, 'utf8').catch(() => undefined)
      // One that couldn't be read is looked at again: whatever writes waits for its answer, and others for that.
      if (text === undefined) continue
      shown.add(path)
      void letGo({ path, text, instanceId: relative(folder, path).split('/')[0] ?? '' }, see)
    }
    await sleep(LOOK_EVERY_MILLISECONDS)
  }
}

async function letGo(
  { path, text, instanceId }: { path: string; text: string; instanceId: string },
  see: (note: Note) => Promise<NoteAnswer>,
): Promise<void> {
  const stage = path.endsWith('-before.note') ? 'before' : 'after'
  const answer = await see({ instanceId, stage, text: text.trim() })
  // The machine may be off, and its disk gone, by now. Renamed into place: a reader that sees it reads all of it.
  const seen = path.replace(/note$/, 'seen')
  await writeFile(`${seen}.new`, answer, { mode: 0o644 })
    .then(() => rename(`${seen}.new`, seen))
    .catch(() => undefined)
}

async function listNotes(folder: string): Promise<string[]> {
  const machines = (await listFolder(folder)).filter((name) => name.startsWith('i-'))
  const found = await Promise.all(
    machines.map(async (machine) => {
      const notes = join(folder, machine, 'disk/home/ec2-user/watched')
      const names = await listFolder(notes)
      return names.filter((name) => name.endsWith('.note')).map((name) => join(notes, name))
    }),
  )
  return found.flat().sort()
}

function listFolder(path: string): Promise<string[]> {
  return readdir(path).catch(() => [])
}
