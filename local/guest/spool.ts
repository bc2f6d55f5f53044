// The way from a guest's systemctl to us: requests and answers as small files below its /run.
import { watch } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export type SpoolRequest = { name: string; uid: number; args: string[] }
export type SpoolAnswer = { code: number; out?: string; err?: string }

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
    await writeFile(join(answers, `.${id}`), `${answer.code}\n`)
    await rename(join(answers, `.${id}`), join(answers, `${id}.code`))
  }
  const scan = async (): Promise<void> => {
    for (const id of await readdir(requests)) {
      // The machine may be switched off, and its /run gone, at any moment of this.
      void take(id).catch(() => undefined)
    }
  }
  const watcher = watch(requests, () => void scan().catch(() => undefined))
  watcher.on('error', () => undefined)
  return () => watcher.close()
}
