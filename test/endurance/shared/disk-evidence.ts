// What a machine's own disk says of payloads, read from outside: how often each run's began, what it wrote, how it ended.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** By run id. */
export interface DiskEvidence {
  /** Run ids as the payloads themselves have written them down, one for each beginning. */
  readonly begun: readonly string[]
  /** Those that have come to the end of their payload. */
  readonly through: readonly string[]
  /** Those that found another payload at work. */
  readonly beside: readonly string[]
  readonly written: ReadonlyMap<string, Buffer>
  /** The word of the wrapper on how a payload ended, such as `exited 0`; those that have not ended are left out. */
  readonly ends: ReadonlyMap<string, string>
}

/** Reads a disk, whether its machine is on or off; a disk that is gone says nothing. */
export async function readDiskEvidence(disk: string): Promise<DiskEvidence> {
  const marks = async (name: string): Promise<string[]> => {
    const text = await readFile(join(disk, 'home/ec2-user', name), 'utf8').catch(() => '')
    return text.split('\n').flatMap((line) => /\/runs\/([^/]+)\//.exec(line)?.[1] ?? [])
  }
  const [begun, through, beside] = [await marks('ran'), await marks('through'), await marks('beside')]
  const runs = join(disk, 'var/lib/servicemon/runs')
  const written = new Map<string, Buffer>()
  const ends = new Map<string, string>()
  for (const runId of await readdir(runs).catch(() => [])) {
    const output = await readFile(join(runs, runId, 'output')).catch(() => undefined)
    if (output !== undefined) written.set(runId, output)
    const meta = await readFile(join(runs, runId, 'meta'), 'utf8').catch(() => '')
    const [, end] = /^end (\S+)$/m.exec(meta) ?? []
    if (end !== undefined) ends.set(runId, end === 'exited' ? `exited ${/^exit (\d+)$/m.exec(meta)?.[1] ?? ''}` : end)
  }
  return { begun, through, beside, written, ends }
}
