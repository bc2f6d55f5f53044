// The last lines of a file.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { readLastLines } from '../../../src/files/tail.ts'

const folder = mkdtempSync(join(tmpdir(), 'tail-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

test.each<[string, string | Buffer, string[]]>([
  ['nothing', '', []],
  ['fewer lines', 'a\nb\n', ['a', 'b']],
  ['more lines', 'a\nb\nc\nd', ['b', 'c', 'd']],
  ['progress that overwrites itself', '1%\r2%\r3%\r\n', ['1%', '2%', '3%']],
  ['no text', Buffer.from([0xff, 0x0a, 0x61]), ['\ufffd', 'a']],
  ['a line that is larger than anybody reads', `first\n${'x'.repeat(70_000)}\nlast`, ['x'.repeat(65_531), 'last']],
])('of a file with %s', (_, content, lines) => {
  const path = join(folder, 'output.txt')
  writeFileSync(path, content)
  expect(readLastLines(path, 3)).toEqual(lines)
})

test('of a file that is not there', () => expect(readLastLines(join(folder, 'none'), 3)).toEqual([]))
