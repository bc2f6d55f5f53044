// Files as a fleet's file names them, packed for their way to a machine, and a payload that tells how they have arrived.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packFiles } from '../../src/files/pack.ts'

/** Two files and a folder with one; umask and rights of this checkout don't matter. */
export async function packSome(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'guest-files-'))
  try {
    mkdirSync(join(folder, 'job/inner'), { recursive: true })
    writeFileSync(join(folder, 'job/run.sh'), '#!/bin/sh\necho "ran in $(basename "$PWD")"\n')
    chmodSync(join(folder, 'job/run.sh'), 0o700)
    writeFileSync(join(folder, 'job/inner/list'), 'one\ntwo\n')
    chmodSync(join(folder, 'job/inner/list'), 0o600)
    writeFileSync(join(folder, 'notes.txt'), 'no more\n')
    const references = ['job', 'notes.txt'].map((path) => ({ path, place: `fleet.yml ${path}` }))
    const packed = await packFiles(references, { folder, limit: 1_000_000, what: 'run.files' })
    if (packed === undefined) throw new Error('there are files')
    return packed.tar
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Runs what came, from where it lies, and lists rights, owner and path of all of it. */
export const TELL =
  './job/run.sh && cat job/inner/list notes.txt && find . | sort | xargs stat -c "%a %U %n" && touch job/mine'

/** What that prints when it all came as it was sent, to a user. */
export function toldTo(user: string): string {
  const entries = [
    '755 .',
    '755 ./job',
    '755 ./job/inner',
    '644 ./job/inner/list',
    '755 ./job/run.sh',
    '644 ./notes.txt',
  ]
  return ['ran in files', 'one', 'two', 'no more', ...entries.map((entry) => entry.replace(' ', ` ${user} `)), ''].join(
    '\n',
  )
}
