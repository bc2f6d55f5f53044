// Python packages are installed when their files have the hashes that are listed, and not otherwise; every list has them.
import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ensureVenv } from '../../local/venv.ts'
import { ROOT } from '../workflows/tools.ts'

const WHEEL = 'probe-1.0-py3-none-any.whl'
/** A wheel is an archive with its name, its version and a list of its files. */
const MAKE = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w') as wheel:
    wheel.writestr('probe.py', '')
    wheel.writestr('probe-1.0.dist-info/METADATA', 'Metadata-Version: 2.1\\nName: probe\\nVersion: 1.0\\n')
    wheel.writestr('probe-1.0.dist-info/WHEEL', 'Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
    wheel.writestr('probe-1.0.dist-info/RECORD', '')
`

let base: string
let hash: string

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'servicemon-venv-'))
  execFileSync('python3', ['-c', MAKE, join(base, WHEEL)])
  hash = createHash('sha256')
    .update(readFileSync(join(base, WHEEL)))
    .digest('hex')
})

afterAll(() => rmSync(base, { recursive: true, force: true }))

async function install(name: string, options: string): Promise<string> {
  const requirements = join(base, `${name}.txt`)
  writeFileSync(requirements, `probe @ file://${join(base, WHEEL)}${options}\n`)
  return ensureVenv({ folder: join(base, name), requirements, what: 'the test', isCompiled: false })
}

describe('fault 144: a package', () => {
  test('is installed by its hash', async () => {
    const folder = await install('listed', ` --hash=sha256:${hash}`)
    expect(existsSync(join(folder, 'bin/python3'))).toBe(true)
  })

  test.each([
    ['of another hash', 'other', ` --hash=sha256:${'0'.repeat(64)}`, /DO NOT MATCH THE HASHES/],
    ['without one', 'bare', '', /[Hh]ashes are required/],
  ])('%s is not, and nothing is left', async (_, name, options, words) => {
    await expect(install(name, options)).rejects.toThrow(words)
    expect(existsSync(join(base, name))).toBe(false)
  })
})

const lists = execFileSync('git', ['ls-files', '*requirements*.txt'], { cwd: ROOT, encoding: 'utf8' })
  .trim()
  .split('\n')

test('there are lists', () => {
  expect(lists).toEqual([
    'local/requirements.txt',
    'payload/servicemon/requirements/database.txt',
    'payload/servicemon/requirements/packages.txt',
    'payload/servicemon/requirements/servicemon.txt',
    'test/workflows/requirements.txt',
  ])
})

test.each(lists)('fault 144: %s pins each package, and has hashes of all', (path) => {
  const text = readFileSync(join(ROOT, path), 'utf8')
  const entries = text
    .replace(/^#.*\n/gm, '')
    .replaceAll('\\\n', ' ')
    .trim()
    .split('\n')
  expect(entries.length).toBeGreaterThan(0)
  const bad = entries.filter((entry) => !/^[a-z\d.-]+==\S+(?: ; .*?)?(?: +--hash=sha256:[0-9a-f]{64})+ *$/.test(entry))
  expect(bad).toEqual([])
})
