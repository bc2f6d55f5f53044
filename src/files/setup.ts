// Reads what makes a machine of a base image ready for the job, and gives it a hash: same hash, nothing to do.
import { createHash } from 'node:crypto'
import { ActionError } from '../errors.ts'
import { decodeText } from '../fleet/decode.ts'
import type { BaseImage, Fleet } from '../fleet/fleet.ts'
import { MAX_COMMAND_BYTES, MAX_SETUP_FILES_BYTES } from '../fleet/limits.ts'
import { packFiles, readOwnFile, type Packed } from './pack.ts'

/** A fleet's base and setup, as they are now. */
export interface BaseSetup {
  readonly base: string
  /** Of the base's name, the script and the files: 16 hexadecimal digits. */
  readonly hash: string
  /** Undefined for a base that is used as it is. */
  readonly setup:
    { readonly command: string; readonly files: Packed | undefined; readonly timeoutSeconds: number } | undefined
}

/**
 * Reads base and setup of a fleet; undefined for one with an image of its own.
 *
 * @throws ActionError for files that are missing, may not be sent, or are too large
 */
export async function loadBaseSetup({
  image,
  folder,
}: Pick<Fleet, 'image' | 'folder'>): Promise<BaseSetup | undefined> {
  if (image.kind === 'home') return undefined
  const { base } = image
  const setup = await loadSetup(image, folder)
  const parts = [base, setup?.command ?? '', setup?.files?.sha256 ?? '']
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16)
  return { base, hash, setup }
}

async function loadSetup({ setup }: BaseImage, folder: string): Promise<BaseSetup['setup']> {
  if (setup === undefined) return undefined
  const { script, timeoutSeconds } = setup
  const source = { folder, limit: MAX_SETUP_FILES_BYTES, what: 'image.files' }
  const files = await packFiles(setup.files, source)
  if (typeof script === 'string') return { command: script, files, timeoutSeconds }
  const bytes = await readOwnFile(script, { folder, limit: MAX_COMMAND_BYTES })
  const command = decodeText(bytes, script.path)
  if (command.trim() !== '') return { command, files, timeoutSeconds }
  throw new ActionError(`${script.place}: found ${script.path}, which is empty, must hold commands`)
}
