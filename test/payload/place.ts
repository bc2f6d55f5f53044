// The payload installed by its own setup.sh, from Python packages that were fetched before, by hash, into a folder of the
// checkout: the tests themselves reach for nothing beyond loopback.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureVenv } from '../../local/venv.ts'
import { say, type Said } from '../workflows/tools.ts'

const ROOT = join(import.meta.dirname, '../..')
export const PAYLOAD = join(ROOT, 'payload/servicemon')
const CACHE = join(ROOT, '.cache')
const REQUIREMENTS = join(PAYLOAD, 'requirements')
/** What files of packages are in, for pip's --find-links. */
const PACKAGES = join(CACHE, 'servicemon-packages')
/** Where the payload is installed for the tests, as it would be in /opt/servicemon. */
export const PLACE = join(CACHE, 'servicemon')

/** The versions of Python that the payload is for. */
const VERSIONS = ['3.10', '3.11', '3.12']

/** pip takes packages from the folder, and from nowhere else. */
export const OFFLINE = { PIP_NO_INDEX: '1', PIP_FIND_LINKS: PACKAGES, PIP_DISABLE_PIP_VERSION_CHECK: '1' }

/** The Pythons of this machine that can install the payload, each as version and path. */
export async function findPythons(): Promise<readonly (readonly [string, string])[]> {
  const found: (readonly [string, string])[] = []
  for (const version of VERSIONS) {
    // pyenv has on its path what is chosen at the time alone.
    const { output: others } = await say('pyenv', ['whence', '--path', `python${version}`])
    for (const path of [`/usr/bin/python${version}`, `python${version}`, ...others.trim().split('\n')]) {
      const { exitCode, output } = await say(path, ['-c', 'import sys, ensurepip, venv; print(sys.executable)'])
      if (exitCode !== 0) continue
      found.push([version, output.trim()])
      break
    }
  }
  return found
}

/** Installs the payload as setup.sh does on a machine, with that Python, into a folder. */
export function setUp(
  place: string,
  python: string | undefined,
  env: Readonly<Record<string, string>> = {},
): Promise<Said> {
  const { PATH = '' } = process.env
  return say('sh', [join(PAYLOAD, 'setup.sh')], {
    // As a machine's agent has it: neither a home nor any of this process's own settings.
    env: { PATH, ...OFFLINE, SERVICEMON_PLACE: place, ...(python && { SERVICEMON_PYTHON: python }), ...env },
  })
}

/** Makes sure that packages are fetched, and the payload as it stands now is installed. */
export async function ensurePlace(log: (line: string) => void): Promise<void> {
  const pythons = await findPythons()
  // The system's own, which is any user's.
  const first = pythons.find(([, path]) => path.startsWith('/usr/bin/')) ?? pythons[0]
  if (first === undefined) {
    throw new Error(
      `none of Python ${VERSIONS.join(', ')} with its venv module; on Debian: apt-get install python3-venv`,
    )
  }
  await ensurePackages(
    pythons.map(([version]) => version),
    log,
  )
  const { exitCode, output } = await setUp(PLACE, first[1])
  if (exitCode !== 0) throw new Error(`setup.sh ended with ${exitCode}: ${output}`)
}

/** Fetches the files of all packages, for these versions of Python, unless they are there. */
async function ensurePackages(versions: readonly string[], log: (line: string) => void): Promise<void> {
  const lists = ['packages', 'database', 'servicemon'].map((name) => join(REQUIREMENTS, `${name}.txt`))
  const hash = createHash('sha256')
  for (const list of lists) hash.update(readFileSync(list))
  const stamp = join(PACKAGES, `.fetched-${hash.update(versions.join()).digest('hex').slice(0, 16)}`)
  if (existsSync(stamp)) return
  log('fetching the Python packages of the payload into .cache/servicemon-packages, once')
  rmSync(PACKAGES, { recursive: true, force: true })
  const [packages = '', database = '', servicemon = ''] = lists
  for (const version of versions) {
    await download('python3', ['--only-binary', ':all:', '--python-version', version, '-r', packages, '-r', database])
  }
  // pip looks into what is published as source, which takes what builds it.
  const builder = await ensureVenv({
    folder: join(CACHE, 'servicemon-builder'),
    requirements: writeBuilder(packages),
    what: 'the tests of the payload',
    hasPip: true,
  })
  await download(join(builder, 'bin/python3'), ['--no-build-isolation', '-r', servicemon])
  writeFileSync(stamp, '')
}

async function download(python: string, words: readonly string[]): Promise<void> {
  const args = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--require-hashes', '--dest', PACKAGES, ...words]
  const { exitCode, output } = await say(python, args)
  if (exitCode !== 0) throw new Error(`pip download ended with ${exitCode}: ${output}`)
}

/** Writes the entries of what builds ServiceMon into a list of their own. */
function writeBuilder(packages: string): string {
  const list = join(CACHE, 'servicemon-builder.txt')
  const entries = readFileSync(packages, 'utf8').split(/\n(?=[a-z])/)
  const builders = entries.filter((entry) => /^(packaging|setuptools|setuptools-scm|tomli|wheel)==/.test(entry))
  mkdirSync(CACHE, { recursive: true })
  writeFileSync(list, `${builders.join('\n')}\n`)
  return list
}
