// Says what a GitHub token tells of its job, and which line of a trust policy would accept it; never shows the token.
import { z } from 'zod'

const ISSUER = 'token.actions.githubusercontent.com'

const claimsSchema = z.object({
  sub: z.string(),
  aud: z.string().optional(),
  repository: z.string().optional(),
  repository_id: z.string().optional(),
  repository_owner_id: z.string().optional(),
  job_workflow_ref: z.string().optional(),
})

/** The claims of a token that people are shown. */
export type Claims = z.infer<typeof claimsSchema>

/** Parses the claims of a JSON Web Token; undefined when it isn't one. AWS checks its signature. */
export function parseClaims(token: string): Claims | undefined {
  try {
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')
    return claimsSchema.safeParse(JSON.parse(payload)).data
  } catch {
    return undefined
  }
}

/**
 * Says what to write into a role's trust policy so that it accepts the job, for both forms of `sub`: repositories made,
 * renamed or transferred since 15 July 2026 send their ids in it, older ones only their names.
 */
export function describeTrust(claims: Claims): string {
  const { old, immutable } = subjectForms(claims)
  const [own = claims.sub, ...others] = [...new Set([claims.sub, immutable, old])].filter((sub) => sub !== undefined)
  const audience = claims.aud === undefined ? '' : `, aud ${JSON.stringify(claims.aud)}`
  const other = others.map((sub) => JSON.stringify(sub)).join(' or ')
  return (
    `This job's token says sub ${JSON.stringify(claims.sub)}${audience}. ` +
    `The role's trust policy accepts it with "Condition": ${JSON.stringify(condition(claims, own))}` +
    (others.length === 0 ? '' : ` (the repository's other form of sub is ${other})`) +
    (claims.job_workflow_ref === undefined
      ? ''
      : `. Where it asks for job_workflow_ref, as the shipped template's schedule does, ${JSON.stringify(claims.job_workflow_ref)} has to be among its values`)
  )
}

/** Gives all that such a condition should hold: a `sub` alone would accept a token meant for another audience. */
function condition({ aud, repository_id }: Claims, sub: string): object {
  return {
    StringEquals: {
      [`${ISSUER}:aud`]: aud ?? 'sts.amazonaws.com',
      [`${ISSUER}:sub`]: sub,
      [`${ISSUER}:repository_id`]: repository_id,
    },
  }
}

/** `repo:owner/name:…` and `repo:owner@id/name@id:…`, as far as the token tells what is needed for them. */
function subjectForms({ sub, repository, repository_id, repository_owner_id }: Claims): {
  old: string | undefined
  immutable: string | undefined
} {
  const tail = /^repo:[^:]+(:.*)$/.exec(sub)?.[1]
  const [owner, name] = repository?.split('/') ?? []
  if (tail === undefined || owner === undefined || name === undefined) return { old: undefined, immutable: undefined }
  const hasIds = repository_id !== undefined && repository_owner_id !== undefined
  return {
    old: `repo:${owner}/${name}${tail}`,
    immutable: hasIds ? `repo:${owner}@${repository_owner_id}/${name}@${repository_id}${tail}` : undefined,
  }
}
