// Whether credentials last as long as the work: what is known of them before anything is started.
import { describe, expect, test } from '@jest/globals'
import { assertOutlasts, environmentExpiry } from '../../../src/aws/credentials.ts'
import { secondsAfter } from '../../../src/clock.ts'
import { NOW } from '../../support/builders.ts'

describe("fault 4: the environment's credentials", () => {
  const KEY = { AWS_ACCESS_KEY_ID: 'ASIA' }

  test.each<[string, Record<string, string>, string | undefined]>([
    ['tell when they end', { ...KEY, AWS_CREDENTIAL_EXPIRATION: '2026-11-24T07:10:00Z' }, '2026-11-24T07:10:00.000Z'],
    ['may not tell it', KEY, undefined],
    ['may tell rubbish', { ...KEY, AWS_CREDENTIAL_EXPIRATION: 'soon' }, undefined],
    ['are not there', { AWS_CREDENTIAL_EXPIRATION: '2026-11-24T07:10:00Z' }, undefined],
  ])('%s', (_, variables, expected) => {
    expect(environmentExpiry(variables)?.toISOString()).toBe(expected)
  })

  test('must last until the work is over', () => {
    expect(() => assertOutlasts(NOW, secondsAfter(NOW, 1))).toThrow(
      /^the AWS credentials end at .*, and the work may take until /,
    )
    expect(() => assertOutlasts(NOW, NOW)).not.toThrow()
    expect(() => assertOutlasts(undefined, NOW)).not.toThrow()
  })
})
