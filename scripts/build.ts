// Builds the bundle, the two files that begin a step by it, and the licences of everything in it. A folder other than dist/
// may be given, to compare.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { compact } from './compact.ts'
import { copyPackages } from './copy-packages.ts'

/** The files whose dynamic imports the bundle has in one chunk: a chunk for each would repeat what they share. */
const ONE_CHUNK = ['modes/mode.ts', 'post.ts']

const target = resolve(process.argv[2] ?? 'dist')
// Beside its place until it is whole: a build that fails leaves the last one as it was.
const out = `${target}.new`
rmSync(out, { recursive: true, force: true })
// Below the root, where the packages that aren't copied are found, and by the same relative paths in every checkout: the
// bundler numbers modules by them.
const scratch = mkdtempSync(resolve('.build-'))
try {
  cpSync('package.json', join(scratch, 'package.json'))
  copySource('src', join(scratch, 'src'))
  copyPackages({ from: 'node_modules', to: join(scratch, 'node_modules'), sources: 'src' })
  bundle(join(scratch, 'src/bundle.js'), join(out, 'bundle'))
  for (const file of listScripts(out)) writeFileSync(file, compact(readFileSync(file, 'utf8')))
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
mkdirSync(join(out, 'post'))
writeFileSync(join(out, 'index.js'), "import { main } from './bundle/index.js'\n\nawait main()\n")
writeFileSync(join(out, 'post/index.js'), "import { post } from '../bundle/index.js'\n\nawait post()\n")
writeFileSync(join(out, 'package.json'), `${JSON.stringify({ type: 'module' })}\n`)
writeFileSync(join(out, 'licenses.txt'), listLicenses())
rmSync(target, { recursive: true, force: true })
renameSync(out, target)

/** The source as Node runs it: without types, which `npm run check` is there for, and with the names that files then have. */
function copySource(from: string, to: string): void {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const copy = join(to, relative(from, file))
    mkdirSync(dirname(copy), { recursive: true })
    if (!file.endsWith('.ts')) cpSync(file, copy)
    else writeFileSync(copy.replace(/\.ts$/, '.js'), toJavaScript(readFileSync(file, 'utf8'), relative(from, file)))
  }
}

function toJavaScript(source: string, path: string): string {
  const script = stripTypeScriptTypes(source).replace(/((?:from|import\() *'\.[^']*)\.ts'/g, "$1.js'")
  return ONE_CHUNK.includes(path) ? script.replaceAll("import('.", "import(/* webpackChunkName: 'work' */ '.") : script
}

function bundle(entry: string, folder: string): void {
  const ncc = resolve('node_modules/@vercel/ncc/dist/ncc/cli.js')
  execFileSync(process.execPath, [ncc, 'build', entry, '--out', folder, '--no-cache', '--quiet'], {
    stdio: 'inherit',
    cwd: scratch,
    // ncc's own cache is shared by all projects of a machine; a build must not depend on what is there.
    env: { ...process.env, TMPDIR: scratch },
  })
  rmSync(join(folder, 'package.json'))
}

function listScripts(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => join(folder, file))
}

/** A licence that several packages have in the same words stands once, below all of their names. */
function listLicenses(): string {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { version?: string; dev?: boolean; optional?: boolean; license?: string }>
  }
  // All that is installed for production: ncc can write such a file as well, and leaves out what webpack has concatenated.
  const packages = Object.entries(lock.packages)
    .filter(([folder, { dev, optional }]) => folder !== '' && dev !== true && optional !== true)
    .map(([folder, { version = '', license = 'unknown' }]) => {
      const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)
      const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry))
      const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim()
      return { title: `${name} ${version} (${license})`, text }
    })
  return [...Map.groupBy(packages, ({ text }) => text)]
    .map(([text, same]) => `${same.map(({ title }) => title).join('\n')}\n${text === '' ? '' : `\n${text}\n`}`)
    .join(`\n${'-'.repeat(80)}\n\n`)
}
