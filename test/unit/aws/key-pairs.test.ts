// Public keys as they are compared across regions.
import { describe, expect, test } from '@jest/globals'
import { isSameKey } from '../../../src/aws/key-pairs.ts'
import { PUBLIC_KEY } from '../../support/builders.ts'

describe('two public keys', () => {
  const rows: [string, string | undefined, string | undefined, boolean][] = [
    ['are the same', PUBLIC_KEY, PUBLIC_KEY, true],
    ['are the same with other comments', `${PUBLIC_KEY} a@b`, `${PUBLIC_KEY} NAVO two words`, true],
    ['are the same with other white space', `  ${PUBLIC_KEY}\n`, PUBLIC_KEY.replace(' ', '\t '), true],
    ['differ by the key', PUBLIC_KEY, 'ssh-ed25519 AAAAother', false],
    ['differ by the kind of key', PUBLIC_KEY, PUBLIC_KEY.replace('ed25519', 'rsa'), false],
    ['differ by capital letters', PUBLIC_KEY, PUBLIC_KEY.toLowerCase(), false],
    ['differ when one is not known', PUBLIC_KEY, undefined, false],
  ]
  test.each(rows)('%s', (_, one, other, expected) => {
    expect(isSameKey(one, other)).toBe(expected)
    expect(isSameKey(other, one)).toBe(expected)
  })
})
