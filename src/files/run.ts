// Packs what each run of a fleet finds in its working folder.
import type { Fleet } from '../fleet/fleet.ts'
import { MAX_RUN_FILES_BYTES } from '../fleet/limits.ts'
import { packFiles, type Packed } from './pack.ts'

/** The files of a run; undefined when it has none. Throws an ActionError for files that may not be sent. */
export function packRunFiles({ folder, run }: Pick<Fleet, 'folder' | 'run'>): Promise<Packed | undefined> {
  return packFiles(run.files, { folder, limit: MAX_RUN_FILES_BYTES, what: 'run.files' })
}
