// The way from a guest's systemctl to us: requests and answers as small files below its /run.
import { watch } from 'node:fs'
import { chmod, constants, mkdir, open, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export type SpoolRequest = { name: string; uid: number; args: string[] }
export type SpoolAnswer = { code: number; out?: string; err?: string }

/** The named pipe beside a request, from which whoever has made it waits for the code; the rest is there by then. */
const ANSWER = '.answer'

/** Serves requests until the returned function is called. */
export async function serveSpool(
  folder: string,
  serve: (request: SpoolRequest) => Promise<SpoolAnswer>,
): Promise<() => void> {
  const requests = join(folder, 'requests')
  const answers = join(folder, 'answers')
  for (const path of [requests, answers]) await mkdir(path, { recursive: true })
  for (const path of [folder, requests]) await chmod(path, 0o1777)
  const taken = new Set<string>()
  const take = async (id: string): Promise<void> => {
    if (taken.has(id)) return
    const text = await readFile(join(requests, id), 'utf8').catch(() => '')
    // One that is still being written is heard of again.
    if (taken.has(id) || !text.endsWith('\0\0')) return
    taken.add(id)
    await rm(join(requests, id), { force: true })
    const [path = '', uid = '', , ...args] = text.split('\0').slice(0, -2)
    const answer = await serve({ name: path, uid: Number(uid), args }).catch((error: unknown): SpoolAnswer => ({
      code: 1,
      err: `${String(error)}\n`,
    }))
    await writeFile(join(answers, `${id}.out`), answer.out ?? '')
    await writeFile(join(answers, `${id}.err`), answer.err ?? '')
    await tell(join(requests, `${id}${ANSWER}`), `${answer.code}\n`)
  }
  const scan = async (): Promise<void> => {
    for (const id of await readdir(requests)) {
      if (id.endsWith(ANSWER)) continue
      // The machine may be switched off, and its /run gone, at any moment of this.
      void take(id).catch(() => undefined)
    }
  }
  const watcher = watch(requests, () => void scan().catch(() => undefined))
  watcher.on('error', () => undefined)
  return () => watcher.close()
}

/** Writes to a named pipe as soon as somebody reads from it. Whoever is killed before has nothing to be told. */
async function tell(pipe: string, text: string): Promise<void> {
  // A guest's file: it may be a link to anything by now.
  const flags = constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW
  for (let tries = 0; tries < 1000; tries += 1) {
    try {
      const file = await open(pipe, flags)
      try {
        if ((await file.stat()).isFIFO()) await file.write(text)
      } finally {
        await file.close()
      }
      break
    } catch (error) {
      // Nobody reads yet.
      if ((error as NodeJS.ErrnoException).code !== 'ENXIO') throw error
    }
    await sleep(10)
  }
  await rm(pipe, { force: true })
}
