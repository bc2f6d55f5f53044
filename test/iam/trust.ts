// Whether a role's trust policy lets one of GitHub's tokens in, evaluated as IAM evaluates the conditions of any policy.
import { z } from 'zod'
import { holds, parseConditions } from '../../local/iam/policy.ts'

const values = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat())

const trustSchema = z.strictObject({
  Version: z.literal('2012-10-17'),
  Statement: z.array(
    z.strictObject({
      Effect: z.literal('Allow'),
      Principal: z.strictObject({ Federated: z.string() }),
      Action: z.literal('sts:AssumeRoleWithWebIdentity'),
      Condition: z.record(z.string(), z.record(z.string(), values)),
    }),
  ),
})

const PROVIDER = 'token.actions.githubusercontent.com'

/** The claims of GitHub's tokens that AWS makes condition keys of, as of January 2026. */
const CLAIMS_OF_GITHUB = [
  ...['actor', 'actor_id', 'aud', 'enterprise', 'enterprise_id', 'environment', 'job_workflow_ref', 'ref'],
  ...['repository', 'repository_id', 'repository_owner', 'repository_owner_id', 'sub', 'workflow'],
]

/** Which conditions, by operator and claim, a trust policy makes; throws when it is none for GitHub's provider. */
export function trustConditions(trust: unknown): { operator: string; claim: string; values: readonly string[] }[] {
  return parse(trust).flatMap(({ conditions }) =>
    conditions.map(({ operator, key, values: wanted }) => ({ operator, claim: claimOf(key), values: wanted })),
  )
}

/** Whether a token with these claims may assume the role. Its signature and its end are not what this is about. */
export function isTrusted(trust: unknown, claims: Readonly<Record<string, string>>): boolean {
  const context = Object.fromEntries(Object.entries(claims).map(([claim, value]) => [`${PROVIDER}:${claim}`, [value]]))
  const check = {
    ...{ action: 'sts:AssumeRoleWithWebIdentity', resource: 'the role', context },
    modelled: CLAIMS_OF_GITHUB.map((claim) => `${PROVIDER}:${claim}`),
  }
  return parse(trust).some(({ conditions }) => conditions.every((condition) => holds(condition, check)))
}

function parse(trust: unknown) {
  return trustSchema.parse(trust).Statement.map(({ Principal, Condition }) => {
    if (!Principal.Federated.endsWith(`:oidc-provider/${PROVIDER}`)) {
      throw new Error(`${Principal.Federated} is not GitHub's identity provider`)
    }
    return { conditions: parseConditions(Condition) }
  })
}

function claimOf(key: string): string {
  if (!key.startsWith(`${PROVIDER}:`)) throw new Error(`${key} is no claim of GitHub's tokens`)
  return key.slice(PROVIDER.length + 1)
}
