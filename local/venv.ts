// Makes a Python virtual environment with what a requirements.txt names, when there is none for it yet.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const CHECKOUT = join(import.meta.dirname, '..')

/** A lock nobody has touched for this long belonged to a process that died. */
const STALE_LOCK_MS = 10 * 60_000

/** What an environment holds: by itself moto, in .venv of the checkout. */
export interface VenvOptions {
  readonly folder?: string
  /** Pinned, one package a line. */
  readonly requirements?: string
  /** What it is for, as messages say it. */
  readonly what?: string
  /** Whether it has a pip of its own, too, which takes 5 s of processor time. */
  readonly hasPip?: boolean
  /** Whether all of it is compiled at once; what isn't is compiled when it is first used. */
  readonly isCompiled?: boolean
  readonly log?: (line: string) => void
}

/** Gives the folder of a virtual environment with the required packages in it. */
export async function ensureVenv(options: VenvOptions = {}): Promise<string> {
  const { folder = join(CHECKOUT, '.venv'), what = 'the local AWS' } = options
  const requirements = options.requirements ?? join(import.meta.dirname, 'requirements.txt')
  const hash = createHash('sha256')
    .update(await readFile(requirements))
    .digest('hex')
  const stamp = join(folder, `.requirements-${hash.slice(0, 16)}`)
  if (existsSync(stamp)) return folder
  const lock = `${folder}.lock`
  await mkdir(dirname(folder), { recursive: true })
  for (;;) {
    if (await takeLock(lock)) break
    await sleep(250)
    if (existsSync(stamp)) return folder
  }
  try {
    if (!existsSync(stamp)) {
      options.log?.(`installing what ${what} needs into ${relative(CHECKOUT, folder)}, once`)
      const { hasPip = false, isCompiled = true } = options
      await makeVenv({ folder, requirements, what, stamp, hasPip, isCompiled })
    }
  } finally {
    await rm(lock, { recursive: true, force: true })
  }
  return folder
}

/** mkdir either makes the folder or fails: the one test-and-set that every file system has. */
async function takeLock(lock: string): Promise<boolean> {
  try {
    await mkdir(lock)
    return true
  } catch {
    const age = await stat(lock).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    )
    if (age > STALE_LOCK_MS) await rm(lock, { recursive: true, force: true })
    return false
  }
}

/** pip, out of the wheel that Python brings along (`--with-wheel-pkg-dir` of a distribution's own), without installing it. */
const BUNDLED_PIP = `
import ensurepip, glob, os, runpy, sys, sysconfig
folders = [sysconfig.get_config_var('WHEEL_PKG_DIR'), os.path.join(os.path.dirname(ensurepip.__file__), '_bundled')]
sys.path.insert(0, [path for folder in folders if folder for path in glob.glob(os.path.join(folder, 'pip-*.whl'))][0])
runpy.run_module('pip', run_name='__main__', alter_sys=True)
`

interface NewVenv extends Required<Omit<VenvOptions, 'log'>> {
  readonly stamp: string
}

async function makeVenv({ folder, requirements, what, stamp, hasPip, isCompiled }: NewVenv): Promise<void> {
  // Virtual environments hold absolute paths, so an old one is moved away rather than a new one moved in.
  if (existsSync(folder)) {
    const old = `${folder}.old-${process.pid}`
    await rename(folder, old)
    await rm(old, { recursive: true, force: true })
  }
  // Where a distribution has ensurepip in a package of its own, it says so now.
  const make = `import ensurepip, sys, venv; venv.create(sys.argv[1], symlinks=True, with_pip=${hasPip ? 'True' : 'False'})`
  const made = await run('python3', ['-c', make, folder])
  if (made.code !== 0) {
    await rm(folder, { recursive: true, force: true })
    throw new Error(
      `${what} needs python3 (3.11 or later) with its venv module; on Debian: apt-get install python3-venv. ` +
        `python3 said: ${made.output.trim()}`,
    )
  }
  const installed = await run(join(folder, 'bin', 'python3'), [
    ...(hasPip ? ['-m', 'pip'] : ['-c', BUNDLED_PIP]),
    ...['install', '--quiet', '--disable-pip-version-check', '--no-input'],
    ...(isCompiled ? [] : ['--no-compile']),
    ...['--require-hashes', '--requirement', requirements],
  ])
  if (installed.code !== 0) {
    await rm(folder, { recursive: true, force: true })
    throw new Error(`installing ${relative(CHECKOUT, requirements)}: ${installed.output.trim().slice(-2000)}`)
  }
  await writeFile(stamp, '')
}

/** Runs a program to its end; its code is -1 when it can’t be run. */
export function run(command: string, args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    const output: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
    child.on('error', (error) => resolve({ code: -1, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? -1, output: Buffer.concat(output).toString() }))
  })
}
