// The file behind GITHUB_STATE as a named pipe: a process that saves state waits in it until somebody reads, so it can be
// held just before the write, and just after.
import { execFileSync } from 'node:child_process'
import { constants } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

const LOOK_EVERY_MILLISECONDS = 4

/** Makes the pipe. */
export function makeStatePipe(path: string): void {
  execFileSync('mkfifo', [path])
}

/** Whether the process waits for somebody to read what it wants to write, as the kernel tells. */
export async function isWaitingToWrite(pid: number): Promise<boolean> {
  const where = await readFile(`/proc/${pid}/wchan`, 'utf8').catch(() => '')
  return where === 'wait_for_partner' || where === 'fifo_open'
}

/** Reads what one writer writes. */
export async function readStatePipe(path: string): Promise<string> {
  const pipe = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const chunks: Buffer[] = []
    for (const giveUpAt = Date.now() + 2_000; Date.now() < giveUpAt;) {
      const buffer = Buffer.alloc(65_536)
      const size = await pipe.read(buffer).then(
        ({ bytesRead }) => bytesRead,
        () => undefined,
      )
      if (size === 0) break
      if (size === undefined) await sleep(1)
      else chunks.push(buffer.subarray(0, size))
    }
    return Buffer.concat(chunks).toString()
  } finally {
    await pipe.close()
  }
}

/** Until the signal: each time the process waits, `see` is told before and after, and what it wrote is kept. */
export async function watchSavedState(
  { path, pid, signal }: { path: string; pid: number; signal: AbortSignal },
  see: (stage: 'before' | 'after') => Promise<void>,
  keep: (text: string) => void,
): Promise<void> {
  while (!signal.aborted) {
    if (await isWaitingToWrite(pid)) {
      await see('before')
      // A process that was killed meanwhile writes nothing.
      if (await isWaitingToWrite(pid)) {
        keep(await readStatePipe(path))
        await see('after')
      }
    }
    await sleep(LOOK_EVERY_MILLISECONDS)
  }
}
