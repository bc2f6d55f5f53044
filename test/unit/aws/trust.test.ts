// What a refused job is told of its own token, and which trust policy would accept it.
import { describe, expect, test } from '@jest/globals'
import { describeTrust, parseClaims } from '../../../src/aws/trust.ts'

const tokenOf = (claims: unknown): string =>
  `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2lnbmF0dXJl`

const CLAIMS = {
  sub: 'repo:octo/sky:ref:refs/heads/main',
  aud: 'sts.amazonaws.com',
  repository: 'octo/sky',
  repository_id: '22',
  repository_owner_id: '11',
}

describe('fault 62: the trust of a token', () => {
  test.each([
    ['the old form', CLAIMS.sub, 'repo:octo@11/sky@22:ref:refs/heads/main'],
    ['the immutable form', 'repo:octo@11/sky@22:environment:aws', 'repo:octo/sky:environment:aws'],
  ])('%s of sub comes first, and the other one too', (_, sub, other) => {
    const text = describeTrust({ ...CLAIMS, sub })
    expect(text).toContain(`says sub "${sub}", aud "sts.amazonaws.com"`)
    const issuer = 'token.actions.githubusercontent.com'
    const wanted = { [`${issuer}:aud`]: 'sts.amazonaws.com', [`${issuer}:sub`]: sub, [`${issuer}:repository_id`]: '22' }
    expect(text).toContain(`"Condition": {"StringEquals":${JSON.stringify(wanted)}}`)
    expect(text).toContain(`other form of sub is "${other}"`)
  })

  test('fault 124: the workflow file of the job is told, for policies that ask for it', () => {
    const job_workflow_ref = 'octo/sky/.github/workflows/mine.yml@refs/heads/main'
    expect(describeTrust({ ...CLAIMS, job_workflow_ref })).toContain(
      `Where it asks for job_workflow_ref, as the shipped template's schedule does, "${job_workflow_ref}" has to be among its values`,
    )
    expect(describeTrust(CLAIMS)).not.toContain('job_workflow_ref')
  })

  test('a sub that the repository has shaped itself is given as it is', () => {
    const text = describeTrust({ sub: 'repository_owner:octo' })
    expect(text).toContain('"token.actions.githubusercontent.com:sub":"repository_owner:octo"')
    expect(text).not.toContain('other form')
  })

  test.each([
    ['no token', 'rubbish'],
    ['no claims', tokenOf('x')],
    ['no sub', tokenOf({ aud: 'x' })],
    ['nothing', ''],
  ])('%s tells nothing', (_, token) => {
    expect(parseClaims(token)).toBeUndefined()
  })

  test('the claims of a token, without its signature', () => {
    expect(parseClaims(tokenOf({ ...CLAIMS, jti: 'x' }))).toEqual(CLAIMS)
  })
})
