// The payload installed by its own setup.sh, from Python packages that were fetched before, by hash, into a folder of the
// checkout: the tests themselves reach for nothing beyond loopback.
import { join } from 'node:path'
import { ensurePackages, findPython, PACKAGES, VERSIONS } from '../../local/servicemon-packages.ts'
import { say, type Said } from '../workflows/tools.ts'

const ROOT = join(import.meta.dirname, '../..')
export const PAYLOAD = join(ROOT, 'payload/servicemon')
/** Where the payload is installed for the tests, as it would be in /opt/servicemon. */
export const PLACE = join(ROOT, '.cache/servicemon')

/** pip takes packages from the folder, and from nowhere else. */
export const OFFLINE = { PIP_NO_INDEX: '1', PIP_FIND_LINKS: PACKAGES, PIP_DISABLE_PIP_VERSION_CHECK: '1' }

/** The Pythons of this machine that can install the payload, each as version and path. */
export async function findPythons(): Promise<readonly (readonly [string, string])[]> {
  const found: (readonly [string, string])[] = []
  for (const version of VERSIONS) {
    // pyenv has on its path what is chosen at the time alone.
    const { output: others } = await say('pyenv', ['whence', '--path', `python${version}`])
    for (const path of [`/usr/bin/python${version}`, `python${version}`, ...others.trim().split('\n')].filter(
      Boolean,
    )) {
      const python = await findPython(path)
      if (python === undefined) continue
      found.push([version, python])
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
