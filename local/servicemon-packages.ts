// The Python packages of ServiceMon's payload: fetched once, by hash, into a folder of the checkout, and given from there to
// machines by loopback, so that a set-up in the local AWS reaches for nothing beyond it.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { basename, join } from 'node:path'
import { ensureVenv, run } from './venv.ts'

const CHECKOUT = join(import.meta.dirname, '..')
const CACHE = join(CHECKOUT, '.cache')
const REQUIREMENTS = join(CHECKOUT, 'payload/servicemon/requirements')

/** Where the files of packages are, for pip's --find-links. */
export const PACKAGES = join(CACHE, 'servicemon-packages')

/** The versions of Python that the payload is for. */
export const VERSIONS = ['3.10', '3.11', '3.12'] as const

/** Whether it is a Python that can install the payload; gives its own path. */
export async function findPython(path: string): Promise<string | undefined> {
  const { code, output } = await run(path, ['-c', 'import sys, ensurepip, venv; print(sys.executable)'])
  return code === 0 ? output.trim() : undefined
}

/** The Python of this system that setup.sh will take on a machine of the local AWS, which has the host's /usr: its version. */
export async function findSystemPython(): Promise<string> {
  for (const version of VERSIONS.toReversed()) {
    if ((await findPython(`/usr/bin/python${version}`)) !== undefined) return version
  }
  throw new Error(
    `found none of ${VERSIONS.map((version) => `/usr/bin/python${version}`).join(', ')} with its venv module, which ` +
      'ServiceMon needs: on Debian 12 or Ubuntu 22.04 and 24.04 apt-get install python3-venv',
  )
}

/** Fetches the files of all packages for these versions of Python, unless they are there. */
export async function ensurePackages(versions: readonly string[], log: (line: string) => void): Promise<void> {
  const lists = ['packages', 'database', 'servicemon'].map((name) => join(REQUIREMENTS, `${name}.txt`))
  const hash = createHash('sha256')
  for (const list of lists) hash.update(readFileSync(list))
  const prefix = `.fetched-${hash.digest('hex').slice(0, 16)}-`
  const stampOf = (version: string): string => join(PACKAGES, `${prefix}${version}`)
  const missing = versions.filter((version) => !existsSync(stampOf(version)))
  if (missing.length === 0) return
  log(`fetching ServiceMon's Python packages into ${PACKAGES.slice(CHECKOUT.length + 1)}, once`)
  // Those of other lists are of no use any more.
  const isCurrent = existsSync(PACKAGES) && readdirSync(PACKAGES).some((name) => name.startsWith(prefix))
  if (!isCurrent) rmSync(PACKAGES, { recursive: true, force: true })
  const [packages = '', database = '', servicemon = ''] = lists
  for (const version of missing) {
    await download('python3', ['--only-binary', ':all:', '--python-version', version, '-r', packages, '-r', database])
  }
  // pip looks into what is published as source, which takes what builds it.
  const builder = await ensureVenv({
    folder: join(CACHE, 'servicemon-builder'),
    requirements: writeBuilder(packages),
    what: 'ServiceMon',
    hasPip: true,
  })
  await download(join(builder, 'bin/python3'), ['--no-build-isolation', '-r', servicemon])
  for (const version of missing) writeFileSync(stampOf(version), '')
}

async function download(python: string, words: readonly string[]): Promise<void> {
  const args = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--require-hashes', '--dest', PACKAGES, ...words]
  const { code, output } = await run(python, args)
  if (code !== 0) throw new Error(`pip download ended with ${code}: ${output}`)
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

/** Packages on loopback, where pip finds them. */
export interface PackageIndex {
  /** The files of an image whose pip takes packages from here, and from nowhere else. */
  readonly imageFiles: Readonly<Record<string, string>>
  readonly close: () => Promise<void>
}

/** Gives the packages that were fetched to whoever asks on loopback. */
export async function startPackageIndex(): Promise<PackageIndex> {
  const names = readdirSync(PACKAGES).filter((name) => !name.startsWith('.'))
  const links = names.map((name) => `<a href="${encodeURIComponent(name)}">${name}</a>\n`).join('')
  const server = createServer((request, response) => {
    const name = basename(decodeURIComponent(request.url ?? ''))
    if (name === '') response.writeHead(200, { 'content-type': 'text/html' }).end(links)
    else if (!names.includes(name)) response.writeHead(404).end()
    else {
      void readFile(join(PACKAGES, name)).then(
        (bytes) => response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes),
        () => response.writeHead(500).end(),
      )
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    imageFiles: { '/etc/pip.conf': `[global]\nno-index = true\nfind-links = http://127.0.0.1:${port}/\n` },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
