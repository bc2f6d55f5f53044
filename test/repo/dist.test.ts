// dist/ is exactly what the source builds, so that what users run is what they can read; and it stays small, since every
// job downloads the repository first.
import { expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What dist/ may have as files, and the repository as GitHub sends it to a runner, compressed. In bytes. */
const MAX_DIST_BYTES = 5_000_000
const MAX_ARCHIVE_BYTES = 1_900_000

/** Every file of a folder, by its path there. */
function readTree(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort()
  return new Map(paths.map((path) => [relative(folder, path), readFileSync(path, 'latin1')]))
}

test('dist/ equals a fresh build, byte for byte', () => {
  const folder = mkdtempSync(join(tmpdir(), 'servicemon-dist-'))
  try {
    execFileSync(process.execPath, ['scripts/build.ts', folder], { cwd: root, stdio: 'pipe' })
    const built = readTree(folder)
    const committed = readTree(join(root, 'dist'))
    expect([...committed.keys()]).toEqual([...built.keys()])
    expect([...built].filter(([path, text]) => committed.get(path) !== text).map(([path]) => path)).toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('dist/ says that it holds ES modules, and under which licences', () => {
  const dist = readTree(join(root, 'dist'))
  expect(JSON.parse(dist.get('package.json') ?? '')).toEqual({ type: 'module' })
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version?: string; dev?: boolean; optional?: boolean }>
  }
  for (const [folder, { version = '', dev, optional }] of Object.entries(packages)) {
    if (folder === '' || dev === true || optional === true) continue
    expect(dist.get('licenses.txt')).toContain(`${folder.replace(/^.*node_modules\//, '')} ${version} (`)
  }
})

test('dist/ is small, and so is the repository with it, compressed', () => {
  const dist = [...readTree(join(root, 'dist')).values()].map(({ length }) => length)
  expect(dist.reduce((sum, size) => sum + size, 0)).toBeLessThan(MAX_DIST_BYTES)
  const git = (...words: string[]): string => execFileSync('git', words, { cwd: root, encoding: 'utf8' })
  // But for what .gitattributes leaves out of archives.
  const tracked = git('ls-files', '-z', ':(exclude,attr:export-ignore)').split('\0').filter(Boolean)
  expect(tracked.some((path) => path.startsWith('docs/pictures/'))).toBe(false)
  // As git archive packs them: each with a header of 512 bytes, with its name.
  const archive = tracked.flatMap((path) => {
    const file = join(root, path)
    return existsSync(file) ? [Buffer.from(path.padEnd(512, '\0')), readFileSync(file)] : []
  })
  expect(gzipSync(Buffer.concat(archive), { level: 9 }).length).toBeLessThan(MAX_ARCHIVE_BYTES)
})

/** An import of values, or a re-export. */
const STATIC_IMPORT = /^(?:import|export) (?:\{[^}]*\}|\* as \w+|\w+) from '([^']+)'/gm

test('until the first call to AWS, neither EC2 nor @actions/core is loaded', () => {
  const seen = new Set<string>()
  const packages = new Set<string>()
  const follow = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(STATIC_IMPORT)) {
      if (path.startsWith('.')) follow(join(dirname(file), path))
      else packages.add(path)
    }
  }
  follow(join(root, 'src/index.ts'))
  const loaded = [...packages].filter((name) => !name.startsWith('node:')).sort()
  expect(loaded).toEqual(['croner', 'yaml', 'zod'])
})
