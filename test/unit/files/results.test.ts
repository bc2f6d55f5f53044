// Packs of results, good ones and such as a machine sends that isn't ours any more: nothing is written outside of the
// folder, and nothing that isn't a file with a plain name.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { unpackResults, writeResults } from '../../../src/files/results.ts'
import { packOf } from '../../support/fake-machine.ts'

let base = ''
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'results-'))
})
afterEach(() => rmSync(base, { recursive: true, force: true }))

/** Everything below a folder. */
const below = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()

/** Unpacks as a run does, and gives what lies in the folder around the results afterwards. */
function bring(pack: Buffer) {
  const unpacked = unpackResults(pack)
  const refused = writeResults(join(base, 'results'), unpacked.files)
  return { ...unpacked, leftOut: [...unpacked.leftOut, ...refused], there: below(base) }
}

test('files come out as they went in, whatever bytes they hold', () => {
  const bytes = Buffer.from(['end 0', '+ 5 fake', '../x', '', '\0\xff'].join('\n'), 'latin1')
  const got = bring(packOf({ 'summary.json': '{}', 'a/b/c.bin': bytes, empty: '', '.hidden-1@_+=,': 'x' }))
  expect(got).toMatchObject({ isWhole: true, leftOut: [], more: 0 })
  expect(got.there).toEqual([
    ...['results', 'results/.hidden-1@_+=,', 'results/a', 'results/a/b', 'results/a/b/c.bin'],
    ...['results/empty', 'results/summary.json'],
  ])
  expect(readFileSync(join(base, 'results/a/b/c.bin'))).toEqual(bytes)
})

test('what the machine left out has its reason in words, and how many more there are', () => {
  const { leftOut, more, isWhole } = unpackResults(Buffer.from('- link l\n- cap big\n- odd x y\nend 9\n'))
  expect({ leftOut, more, isWhole }).toEqual({
    leftOut: ['l (a link)', 'big (over run.results-cap)', 'x y (odd)'],
    ...{ more: 6, isWhole: true },
  })
})

describe('fault 157: of a machine that sends what it likes', () => {
  const RULE = 'its path must be up to 200 letters, digits and _@+=,.- between slashes'
  const names = [
    ...[
      '../x',
      '../../etc/x',
      'a/../../x',
      '/etc/x',
      '//x',
      './x',
      'a/',
      'a//b',
      'a/./b',
      '.',
      '..',
      '$(x)',
      '`x`',
      'a b',
    ],
    ...['C:\\x', '..\\x', 'a\\b', 'é', 'x;y', '-> /etc/passwd', 'x'.repeat(201), '~root/x|y', 'x\u0000y', 'a\rb'],
  ]
  test.each(names)('%j is refused by name, and its bytes are no entries of their own', (name) => {
    const got = bring(packOf({ [name]: '+ 1 z\nz', ok: 'fine' }))
    expect(got.there).toEqual(['results', 'results/ok'])
    expect(got.leftOut).toEqual([`${Buffer.from(name).toString('latin1')} (${RULE})`])
    expect(got.isWhole).toBe(true)
  })

  test.each<[string, string | Buffer, string[], string[], boolean?]>([
    [
      'a file that is there twice keeps its first bytes',
      '+ 1 a\n1+ 1 a\n2end 0\n',
      ['results/a'],
      ['a (there twice)'],
      true,
    ],
    ['a file below a file', '+ 1 a\n1+ 1 a/b\n2end 0\n', ['results/a'], ['a/b (in the way of another)'], true],
    [
      'a file in the place of a folder',
      '+ 1 a/b\n1+ 1 a\n2end 0\n',
      ['results/a', 'results/a/b'],
      ['a (in the way of another)'],
      true,
    ],
    ['a size beyond the end', '+ 1 a\n1+ 99 b\n2end 0\n', ['results/a'], ['b (cut off)']],
    ['a size of many digits', `+ 9999999999 a\nx`, [], ['a (cut off)']],
    ['a size that is none', '+ 1e1 a\n0123456789end 0\n', [], ['a (cut off)']],
    ['a negative one', '+ -1 a\nend 0\n', [], []],
    ['no end', '+ 1 a\n1', ['results/a'], []],
    ['an end in the middle', '+ 1 a\n1end 0\n+ 1 b\n2end 0\n', ['results/a'], []],
    ['a line without end', `+ 1 ${'a'.repeat(100_000)}`, [], []],
    ['another format, such as tar', Buffer.alloc(10_240, 'tar\0'), [], []],
    ['nothing at all', '', [], []],
  ])('%s', (_, pack, there, leftOut, isWhole = false) => {
    const got = bring(Buffer.from(pack))
    expect(got.there).toEqual(['results', ...there])
    expect(got.leftOut).toEqual(leftOut)
    expect(got.isWhole).toBe(isWhole)
  })

  test('no more than 500 files are taken', () => {
    const files = Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`f${index}`, '']))
    const { files: taken, leftOut } = unpackResults(packOf(files))
    expect([taken.length, leftOut.length, leftOut[0]]).toEqual([500, 100, 'f500 (more than 500 files)'])
  })
})

test('what was in the folder is gone, and a link in its place leads nowhere', () => {
  const elsewhere = join(base, 'elsewhere')
  mkdirSync(elsewhere)
  writeFileSync(join(elsewhere, 'kept'), '')
  symlinkSync(elsewhere, join(base, 'results'))
  expect(writeResults(join(base, 'results'), [{ name: 'a', bytes: Buffer.from('1') }])).toEqual([])
  expect(below(elsewhere)).toEqual(['kept'])
  expect(writeResults(join(base, 'results'), [{ name: 'b', bytes: Buffer.from('1') }])).toEqual([])
  expect(below(join(base, 'results'))).toEqual(['b'])
})

test('a runner that takes none of it says so', () => {
  writeFileSync(join(base, 'file'), '')
  expect(() => writeResults(join(base, 'file/results'), [])).toThrow(/^the results can't be written to /)
  expect(existsSync(join(base, 'file/results'))).toBe(false)
})
