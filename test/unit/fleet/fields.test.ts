// Names that EC2's filters would read as patterns, and an environment too large to send: refused as the file is read.
import { describe, expect, test } from '@jest/globals'
import { exportLines } from '../../../src/text/shell.ts'
import { aFleet } from '../../support/builders.ts'

describe('fault 97: a fleet file', () => {
  const names = ['*', 'NAVO*', 'NA?O', 'NAVO\\*', 'a\\b']
  test.each(names)('with %j as key-pair, security-group or image is refused', (name) => {
    expect(() => aFleet({ 'key-pair': name })).toThrow(
      /key-pair: found .*, must be a key pair name .* without \*, \? and \\/,
    )
    expect(() => aFleet({ 'security-group': name })).toThrow(/security-group: found .*, must be a security group name/)
    expect(() => aFleet({ image: name })).toThrow(/image: found .*, must be an image name/)
  })

  test('may name all other characters that EC2 takes', () => {
    expect(aFleet({ 'key-pair': `a )+>@[]~"'` }).keyPair).toBe(`a )+>@[]~"'`)
    expect(aFleet({ 'security-group': 'a._-:/()#,@[]+=&;{}!$' }).securityGroup).toBe('a._-:/()#,@[]+=&;{}!$')
  })

  const withEnv = (env: Readonly<Record<string, string>>) => () =>
    aFleet({ run: { command: 'x', timeout: '30m', env } })

  test('with more than 64 KiB of run.env is refused before anything is started', () => {
    const room = 64 * 1024 - Buffer.byteLength(exportLines({ A: '' }))
    expect(withEnv({ A: 'x'.repeat(room) })).not.toThrow()
    expect(withEnv({ A: 'x'.repeat(room + 1) })).toThrow(
      'run.env: found a map, must be at most 64 KiB with all names and quotes, not 65537 bytes',
    )
    // Each quote takes four bytes on its way.
    expect(withEnv({ A: "'".repeat(room / 4 + 1) })).toThrow('run.env: found a map, must be at most 64 KiB')
  })
})
