// What travels to a machine: the same files are the same bytes, and what isn't a plain file of the folder stays here.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { unpackTar } from 'modern-tar'
import { packFiles, readOwnFile, type Packed } from '../../../src/files/pack.ts'
import { noise } from '../../support/noise.ts'

const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

/** A folder with files of these paths and texts. */
function aFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'servicemon-pack-'))
  made.push(folder)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

const refer = (...paths: string[]) =>
  paths.map((path, index) => ({ path, place: `fleet.yml:${index + 1} image.files.${index}` }))
const pack = (folder: string, paths: string[], limit = 1024 * 1024): Promise<Packed | undefined> =>
  packFiles(refer(...paths), { folder, limit, what: 'image.files' })
const problemOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )

const FILES = { 'payload/b.txt': 'bee\n', 'payload/a.sh': '#!/bin/sh\n', 'payload/sub/c': '', 'other/d': 'dee' }

describe('packed files', () => {
  test('are the same bytes whatever their times, their order of making, and the rights of others', async () => {
    const one = aFolder(FILES)
    const other = aFolder(Object.fromEntries(Object.entries(FILES).reverse()))
    chmodSync(join(one, 'payload/b.txt'), 0o600)
    chmodSync(join(other, 'payload/b.txt'), 0o664)
    utimesSync(join(other, 'payload/sub'), 1, 1)
    const [first, second] = await Promise.all([pack(one, ['payload']), pack(other, ['payload'])])
    expect(first?.tar.equals(second?.tar ?? Buffer.alloc(0))).toBe(true)
    expect(first?.sha256).toBe(
      createHash('sha256')
        .update(first?.tar ?? '')
        .digest('hex'),
    )
  })

  test('are sorted, of root, without times, with no right but that to be run', async () => {
    const folder = aFolder(FILES)
    chmodSync(join(folder, 'payload/a.sh'), 0o750)
    const { tar } = (await pack(folder, ['payload', 'other/d'])) ?? {}
    const entries = await unpackTar(tar ?? Buffer.alloc(0))
    const told = entries.map(({ header: { name, mode, uid, gid, mtime } }) => [
      name,
      mode?.toString(8),
      uid,
      gid,
      mtime?.getTime(),
    ])
    expect(told).toEqual([
      ['other/d', '644', 0, 0, 0],
      ['payload/', '755', 0, 0, 0],
      ['payload/a.sh', '755', 0, 0, 0],
      ['payload/b.txt', '644', 0, 0, 0],
      ['payload/sub/', '755', 0, 0, 0],
      ['payload/sub/c', '644', 0, 0, 0],
    ])
  })

  test('come out as they went in, by the tar of this machine', async () => {
    const { tar = Buffer.alloc(0) } = (await pack(aFolder(FILES), ['payload'])) ?? {}
    const folder = aFolder({})
    execFileSync('tar', ['-xpof', '-', '-C', folder], { input: tar })
    expect(
      execFileSync('cat', [join(folder, 'payload/b.txt'), join(folder, 'payload/a.sh')], { encoding: 'utf8' }),
    ).toBe('bee\n#!/bin/sh\n')
  })

  test('change with a byte, a name or the right to be run', async () => {
    const hashes = await Promise.all(
      [{ x: '1' }, { x: '2' }, { y: '1' }].map(
        async (files) => (await pack(aFolder({ ...files }), Object.keys(files)))?.sha256,
      ),
    )
    const folder = aFolder({ x: '1' })
    chmodSync(join(folder, 'x'), 0o755)
    hashes.push((await pack(folder, ['x']))?.sha256)
    expect(new Set(hashes).size).toBe(4)
  })

  test('of which one lies within another count once, and none are nothing', async () => {
    const folder = aFolder(FILES)
    const [whole, twice] = await Promise.all([
      pack(folder, ['payload']),
      pack(folder, ['payload/a.sh', 'payload', 'payload']),
    ])
    expect(twice?.sha256).toBe(whole?.sha256)
    expect(await pack(folder, [])).toBeUndefined()
  })
})

describe('refused is', () => {
  const RULE = "must be a file or folder within the fleet file's folder"

  test('what is missing, a link, on the way through one, or a device, all at once and each by its place', async () => {
    const folder = aFolder({ 'in/file': 'x' })
    const outside = aFolder({ secret: 'x' })
    symlinkSync(join(outside, 'secret'), join(folder, 'link'))
    symlinkSync(outside, join(folder, 'way'))
    execFileSync('mkfifo', [join(folder, 'in', 'pipe')])
    symlinkSync('file', join(folder, 'in', 'inner'))
    expect((await problemOf(pack(folder, ['gone', 'link', 'way/secret', 'in']))).split('\n')).toEqual([
      `fleet.yml:1 image.files.0: found gone, which is not there, ${RULE}`,
      `fleet.yml:2 image.files.1: found link, which is or passes a link, ${RULE}`,
      `fleet.yml:3 image.files.2: found way/secret, which is or passes a link, ${RULE}`,
      `fleet.yml:4 image.files.3: found in/inner, which is a link, ${RULE}`,
      `fleet.yml:4 image.files.3: found in/pipe, which is no file but a device, pipe or socket, ${RULE}`,
    ])
  })

  test('a name that a shell could read as more than one', async () => {
    const folder = aFolder({ 'in/a b': '', 'in/$(x)': '' })
    expect(await problemOf(pack(folder, ['in']))).toMatch(
      /found "in\/\$\(x\)", must be a path of letters[^]*found "in\/a b"/,
    )
  })

  test('what is larger than its limit, packed', async () => {
    const folder = aFolder({ noise: noise(6700), blank: ' '.repeat(100_000) })
    expect(await problemOf(pack(folder, ['noise'], 4096))).toMatch(
      /^image\.files: found 5(\.\d)? KiB, must be at most 4 KiB$/,
    )
    expect(await problemOf(pack(folder, ['blank'], 4096))).toBe('none')
  })

  test('what is so large that nobody would wait for its packing', async () => {
    const folder = aFolder({ blank: ' '.repeat(100_000) })
    expect(await problemOf(pack(folder, ['blank'], 1024))).toBe('image.files: found 97.7 KiB, must be at most 1 KiB')
  })
})

describe('a script', () => {
  const read = (folder: string, path: string) =>
    readOwnFile({ path, place: 'fleet.yml:3 image.setup' }, { folder, limit: 100 }).then(String)

  test('is read whole', async () =>
    expect(await read(aFolder({ 'setup.sh': 'echo hi\n' }), 'setup.sh')).toBe('echo hi\n'))

  test('is refused when it is a folder, a link, or too long', async () => {
    const folder = aFolder({ 'in/x': '', long: 'x'.repeat(101) })
    symlinkSync('long', join(folder, 'link'))
    expect(await Promise.all(['in', 'link', 'long'].map((path) => problemOf(read(folder, path))))).toEqual([
      'fleet.yml:3 image.setup: found in, a folder, must be a file',
      "fleet.yml:3 image.setup: found link, which is or passes a link, must be a file or folder within the fleet file's folder",
      'fleet.yml:3 image.setup: found 101 B, must be at most 100 B',
    ])
  })
})
