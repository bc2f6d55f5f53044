// Sees what is written on the machines of a lane as it is written: each note on a disk waits for leave to go on.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** One write on a machine, held until the answer. */
export interface Note {
  readonly stage: 'before' | 'after'
  readonly text: string
}

const LOOK_EVERY_MILLISECONDS = 8

/** Watches the machines of a region until the signal; each note goes on when `see` has looked at it. */
export async function watchMachines(
  folder: string,
  see: (note: Note) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const shown = new Set<string>()
  while (!signal.aborted) {
    for (const path of await listNotes(folder)) {
      if (shown.has(path)) continue
      shown.add(path)
      void letGo(path, see)
    }
    await sleep(LOOK_EVERY_MILLISECONDS)
  }
}

async function letGo(path: string, see: (note: Note) => Promise<void>): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return
  await see({ stage: path.endsWith('-before.note') ? 'before' : 'after', text: text.trim() })
  // The machine may be off, and its disk gone, by now.
  await writeFile(path.replace(/note$/, 'seen'), '').catch(() => undefined)
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
