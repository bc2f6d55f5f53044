// Output that comes in chunks: the file has every byte, the hash is theirs, and the log has the lines of the whole.
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { openLiveOutput } from '../../../src/machine/live-output.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'live-output-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Writes chunks, and gives what came of them. */
function writeAll(chunks: readonly Uint8Array[]): { lines: string[]; file: Buffer; hash: string; size: number } {
  const path = join(folder, 'run', 'region', 'output.txt')
  const lines: string[] = []
  const output = openLiveOutput(path, (more) => lines.push(...more))
  for (const chunk of chunks) output.write(Buffer.from(chunk))
  const hash = output.end()
  return { lines, file: readFileSync(path), hash, size: output.size }
}

const bytes = (text: string): Buffer => Buffer.from(text)
const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex')

describe('output', () => {
  const rows: [string, Uint8Array[], string[]][] = [
    ['of nothing has no lines', [], []],
    ['of an empty chunk has no lines', [bytes('')], []],
    ['of a line', [bytes('hello\n')], ['| hello']],
    ['of a line without end', [bytes('hello')], ['| hello']],
    ['cut inside a line', [bytes('hel'), bytes('lo\nwor'), bytes('ld\n')], ['| hello', '| world']],
    ['cut inside \\r\\n', [bytes('a\r'), bytes('\nb\r'), bytes('\n')], ['| a', '| b']],
    ['cut around a lone \\r', [bytes('50%'), bytes('\r'), bytes('100%\n')], ['| 50%', '| 100%']],
    [
      'cut between all characters of \\r\\n\\r\\n',
      [bytes('a\r'), bytes('\n'), bytes('\r'), bytes('\n')],
      ['| a', '| '],
    ],
    ['that ends with \\r', [bytes('a\r')], ['| a']],
    ['cut inside a character', [...bytes('a🛰b\n')].map((byte) => Uint8Array.of(byte)), ['| a🛰b']],
    ['that is no UTF-8', [Uint8Array.of(0xff, 0x61, 0xc3), bytes('\n')], ['| \ufffda\ufffd']],
    ['that ends inside a character', [Uint8Array.of(0x61, 0xf0, 0x9f)], ['| a\ufffd']],
    [
      'that would be commands',
      [bytes('::err'), bytes('or::x\n##'), bytes('[error]y')],
      ['| ::error::x', '| ## [error]y'],
    ],
  ]
  test.each(rows)('%s', (_, chunks, expected) => {
    const whole = Buffer.concat(chunks)
    expect(writeAll(chunks)).toEqual({ lines: expected, file: whole, hash: sha256(whole), size: whole.length })
  })

  test('comes into the log as soon as a line has its end', () => {
    const lines: string[] = []
    const output = openLiveOutput(join(folder, 'early.txt'), (more) => lines.push(...more))
    output.write(bytes('one\ntw'))
    expect(lines).toEqual(['| one'])
    expect(output.size).toBe(6)
    output.write(bytes('o\n'))
    expect(lines).toEqual(['| one', '| two'])
    output.end()
  })

  test('is in the file as soon as it has come', () => {
    const path = join(folder, 'early.txt')
    const output = openLiveOutput(path, () => undefined)
    output.write(bytes('half a li'))
    expect(readFileSync(path, 'utf8')).toBe('half a li')
  })

  test('begins a file anew', () => {
    const path = join(folder, 'old.txt')
    writeFileSync(path, 'of an earlier run')
    openLiveOutput(path, () => undefined).write(bytes('new'))
    expect(readFileSync(path, 'utf8')).toBe('new')
  })
})

/** Bytes with what is hard to cut: characters of several bytes, ends of lines, and bytes that are no characters. */
const hard = fc
  .array(
    fc.oneof(
      fc
        .constantFrom('\r', '\n', '\r\n', '\r\r\n', '\n\n', 'a', 'é', '数', '🛰️', '##[', '::', '\ufeff', '\0', 'plain')
        .map(bytes),
      fc.uint8Array({ maxLength: 3 }).map((array) => Buffer.from(array)),
    ),
    { maxLength: 30 },
  )
  .map((parts) => Buffer.concat(parts))

/** Cuts bytes at the given places. */
function cut(data: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...places.map((place) => place % (data.length + 1)), data.length].sort((a, b) => a - b)
  return ends.map((end, index) => data.subarray(ends[index - 1] ?? 0, end))
}

test('wherever chunks are cut, file, hash and lines are those of the whole', () => {
  fc.assert(
    fc.property(hard, fc.array(fc.nat(), { maxLength: 12 }), (data, places) => {
      expect(writeAll(cut(data, places))).toEqual(writeAll([data]))
    }),
    { numRuns: 600 },
  )
})

test('byte by byte, file, hash and lines are those of the whole', () => {
  fc.assert(
    fc.property(hard, (data) => {
      expect(writeAll([...data].map((byte) => Uint8Array.of(byte)))).toEqual(writeAll([data]))
    }),
    { numRuns: 200 },
  )
})

describe('a line without end', () => {
  const CHUNK = 24_000
  const MOST = 64 * 1024 + CHUNK

  const rows: [string, Buffer][] = [
    ['of a megabyte', Buffer.alloc(1_000_000, 'x')],
    ['of a megabyte of characters of four bytes', bytes('🛰'.repeat(250_000))],
  ]
  test.each(rows)('%s comes in pieces that are not held back, and none of it is lost', (_, data) => {
    const lines: string[] = []
    const output = openLiveOutput(join(folder, 'long.txt'), (more) => lines.push(...more))
    let behind = 0
    for (let start = 0; start < data.length; start += CHUNK) {
      output.write(data.subarray(start, start + CHUNK))
      const shown = lines.reduce((sum, line) => sum + line.length - 2, 0)
      behind = Math.max(behind, data.subarray(0, output.size).toString().length - shown)
    }
    expect(output.end()).toBe(sha256(data))
    expect(behind).toBeLessThanOrEqual(MOST)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(MOST + 2)
    expect(lines.every((line) => line.startsWith('| ') && line.isWellFormed())).toBe(true)
    expect(lines.map((line) => line.slice(2)).join('')).toBe(data.toString())
  })

  test('that has its end after all goes on with its rest, and then with the next line', () => {
    const { lines } = writeAll([Buffer.alloc(70_000, 'x'), bytes('x\r'), bytes('\nnext\n')])
    expect(lines.map((line) => line.length)).toEqual([70_002, 3, 6])
  })
})
