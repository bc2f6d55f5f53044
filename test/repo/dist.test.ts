// dist/ is exactly what the source builds, so that what users run is what they can read.
import { expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

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
  for (const part of ['', 'post/']) {
    expect(JSON.parse(dist.get(`${part}package.json`) ?? '')).toEqual({ type: 'module' })
  }
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  for (const [name, version] of Object.entries(dependencies)) {
    expect(dist.get('licenses.txt')).toContain(`${name} ${version} (`)
  }
})
