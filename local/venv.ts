// Makes the Python virtual environment that holds moto, when there is none for this requirements.txt yet.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const checkout = join(import.meta.dirname, '..')
const requirements = join(import.meta.dirname, 'requirements.txt')

/** A lock nobody has touched for this long belonged to a process that died. */
const staleLockMs = 10 * 60_000

/** Gives the folder of a virtual environment with moto in it. */
export const ensureVenv = async (options: { folder?: string; log?: (line: string) => void } = {}): Promise<string> => {
  const folder = options.folder ?? join(checkout, '.venv')
  const hash = createHash('sha256')
    .update(await readFile(requirements))
    .digest('hex')
  const stamp = join(folder, `.requirements-${hash.slice(0, 16)}`)
  if (existsSync(stamp)) return folder
  const lock = `${folder}.lock`
  for (;;) {
    if (await takeLock(lock)) break
    await sleep(250)
    if (existsSync(stamp)) return folder
  }
  try {
    if (!existsSync(stamp)) {
      options.log?.('installing moto into .venv, once')
      await makeVenv(folder, stamp)
    }
  } finally {
    await rm(lock, { recursive: true, force: true })
  }
  return folder
}

/** mkdir either makes the folder or fails: the one test-and-set that every file system has. */
const takeLock = async (lock: string): Promise<boolean> => {
  try {
    await mkdir(lock)
    return true
  } catch {
    const age = await stat(lock).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    )
    if (age > staleLockMs) await rm(lock, { recursive: true, force: true })
    return false
  }
}

const makeVenv = async (folder: string, stamp: string): Promise<void> => {
  // Virtual environments hold absolute paths, so an old one is moved away rather than a new one moved in.
  if (existsSync(folder)) {
    const old = `${folder}.old-${process.pid}`
    await rename(folder, old)
    await rm(old, { recursive: true, force: true })
  }
  const made = await run('python3', ['-m', 'venv', folder])
  if (made.code !== 0) {
    await rm(folder, { recursive: true, force: true })
    throw new Error(
      `The local AWS needs python3 (3.9 or later) with its venv module; on Debian: apt-get install python3-venv. ` +
        `python3 said: ${made.output.trim()}`,
    )
  }
  const installed = await run(join(folder, 'bin', 'python3'), [
    ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input', '--requirement', requirements],
  ])
  if (installed.code !== 0) {
    await rm(folder, { recursive: true, force: true })
    throw new Error(`installing moto from local/requirements.txt: ${installed.output.trim().slice(-2000)}`)
  }
  await writeFile(stamp, '')
}

const run = (command: string, args: string[]): Promise<{ code: number; output: string }> =>
  new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    const output: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
    child.on('error', (error) => resolve({ code: -1, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? -1, output: Buffer.concat(output).toString() }))
  })
