// Builds the bundle: one for the main entry, one for the post step, each with the licences of what it holds.
// A folder other than dist/ may be given, to compare.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const out = process.argv[2] ?? 'dist'
rmSync(out, { recursive: true, force: true })
// ncc caches by default in a folder that all projects of a machine share; a build must not depend on what is there.
const cache = mkdtempSync(join(tmpdir(), 'servicemon-build-'))
const entries = [
  ['src/index.ts', out],
  ['src/post.ts', join(out, 'post')],
] as const
for (const [entry, folder] of entries) {
  execFileSync('ncc', ['build', entry, '--out', folder, '--license', 'licenses.txt', '--no-cache', '--quiet'], {
    stdio: 'inherit',
    env: { ...process.env, TMPDIR: cache },
  })
}
rmSync(cache, { recursive: true, force: true })
