// Builds the bundle: one for the main entry, one for the post step, and the licences of everything in them.
// A folder other than dist/ may be given, to compare.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const target = process.argv[2] ?? 'dist'
// Beside its place until it is whole: a build that fails leaves the last one as it was.
const out = `${target}.new`
rmSync(out, { recursive: true, force: true })
// ncc's own cache is shared by all projects of a machine; a build must not depend on what is there.
const scratch = mkdtempSync(join(tmpdir(), 'servicemon-build-'))
const entries = [
  ['src/index.ts', out],
  ['src/post.ts', join(out, 'post')],
] as const
for (const [entry, folder] of entries) {
  const ncc = join('node_modules', '@vercel', 'ncc', 'dist', 'ncc', 'cli.js')
  execFileSync(process.execPath, [ncc, 'build', entry, '--out', folder, '--no-cache', '--quiet'], {
    stdio: 'inherit',
    env: { ...process.env, TMPDIR: scratch },
  })
}
rmSync(scratch, { recursive: true, force: true })
writeFileSync(join(out, 'licenses.txt'), listLicenses())
rmSync(target, { recursive: true, force: true })
renameSync(out, target)

/** Name, version and licence text of every package that may be in the bundle: all that is installed for production. */
function listLicenses(): string {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { version?: string; dev?: boolean; optional?: boolean; license?: string }>
  }
  // ncc can write such a file as well, and leaves out what webpack has concatenated into one module.
  return Object.entries(lock.packages)
    .filter(([folder, { dev, optional }]) => folder !== '' && dev !== true && optional !== true)
    .map(([folder, { version = '', license = 'unknown' }]) => {
      const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)
      const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry))
      const text = file === undefined ? '' : `\n${readFileSync(join(folder, file), 'utf8').trim()}\n`
      return `${name} ${version} (${license})\n${text}`
    })
    .join(`\n${'-'.repeat(80)}\n\n`)
}
