// Which bytes are a fleet file's text.
import { describe, expect, test } from '@jest/globals'
import { decodeText } from '../../../src/fleet/decode.ts'

const TEXT = '\ufeffname: NAVO\ntags: { Owner: Jo Ø. }\n'

describe('fault 136: a fleet file in', () => {
  const good: [string, Uint8Array][] = [
    ['UTF-8', Buffer.from(TEXT.slice(1))],
    ['UTF-8 with a byte order mark', Buffer.from(TEXT)],
  ]
  test.each(good)('%s is read', (_, bytes) => expect(decodeText(bytes, 'fleet.yml')).toBe(TEXT.slice(1)))

  const wide = 'fleet.yml:1 found UTF-16 or UTF-32, must be written in UTF-8'
  const bad: [string, Uint8Array, string][] = [
    ['UTF-16', Buffer.from(TEXT, 'utf16le'), wide],
    ['UTF-16, the other way round', Buffer.from(TEXT, 'utf16le').swap16(), wide],
    ['UTF-16 without its mark', Buffer.from(TEXT.slice(1), 'utf16le'), wide],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x6e, 0, 0, 0]), wide],
    [
      'Latin-1',
      Buffer.from(TEXT.slice(1), 'latin1'),
      'fleet.yml:2 found bytes of another encoding, must be written in UTF-8',
    ],
  ]
  test.each(bad)('%s is refused, with what to do', (_, bytes, message) => {
    expect(() => decodeText(bytes, 'fleet.yml')).toThrow(
      expect.objectContaining({ message, hint: expect.stringContaining('Save it as UTF-8') }),
    )
  })
})
