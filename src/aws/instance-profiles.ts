// Reads the instance profile: whether machines that carry it get a role, and what that role has. Never judges what its
// policies allow: boundaries, an organisation's policies and NotAction make every guess wrong; a boot tells.
import type { IAMClient } from '@aws-sdk/client-iam'
import { describeAwsOrigin, isNotFound, isUnauthorized } from './errors.ts'

/** What IAM says of a profile: `usable`, `unusable` with the reason, or `unknown` when it may not be read. */
export type ProfileState =
  | { readonly kind: 'usable'; readonly role: string }
  | { readonly kind: 'unusable'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string }

/**
 * Reads a profile from IAM: it exists, holds a role, and EC2 may assume the role. Where IAM can't be read the answer is
 * `unknown` with the reason: the proof boot will tell.
 */
export async function observeInstanceProfile(iam: IAMClient, name: string): Promise<ProfileState> {
  try {
    return await inspect(iam, name)
  } catch (error) {
    return { kind: 'unknown', reason: `IAM ${describeRefusal(error)}` }
  }
}

/**
 * Lists what decides what a role may do, one fact each, for people: its attached policies, its inline policies, its
 * permissions boundary. A fact that may not be read says so. Session tags and an organisation's policies count as
 * well, and aren't the role's (IAM User Guide, "Policy evaluation logic").
 */
export async function listRoleFacts(iam: IAMClient, roleName: string): Promise<string[]> {
  const facts = [
    ['attached policies', listAttachedPolicies],
    ['inline policies', listInlinePolicies],
    ['permissions boundary', listBoundaries],
  ] as const
  return Promise.all(
    facts.map(async ([what, list]) => {
      try {
        const names = await list(iam, roleName)
        return `${what} ${names.length === 0 ? 'none' : names.join(', ')}`
      } catch (error) {
        return `${what} unknown (${describeRefusal(error)})`
      }
    }),
  )
}

/** Gives what IAM answered instead; rethrows what isn't an IAM answer. */
function describeRefusal(error: unknown): string {
  const origin = describeAwsOrigin(error)
  if (origin === undefined) throw error
  return `${isUnauthorized(error) ? 'may' : 'could'} not be read (${origin})`
}

async function inspect(iam: IAMClient, name: string): Promise<ProfileState> {
  const { GetInstanceProfileCommand } = await import('@aws-sdk/client-iam')
  const unusable = (reason: string): ProfileState => ({ kind: 'unusable', reason })
  let role
  try {
    const answer = await iam.send(new GetInstanceProfileCommand({ InstanceProfileName: name }))
    role = answer.InstanceProfile?.Roles?.[0]
  } catch (error) {
    if (isNotFound(error))
      return unusable(
        `instance profile ${name} does not exist: deploy the roles, whose stack makes one, or correct instance.profile`,
      )
    throw error
  }
  if (role?.RoleName === undefined) return unusable(`instance profile ${name} holds no role`)
  if (!mayBeAssumedByEc2(role.AssumeRolePolicyDocument)) {
    return unusable(`EC2 may not assume role ${role.RoleName} of instance profile ${name} (see its trust policy)`)
  }
  return { kind: 'usable', role: role.RoleName }
}

async function listAttachedPolicies(iam: IAMClient, RoleName: string): Promise<string[]> {
  const { paginateListAttachedRolePolicies } = await import('@aws-sdk/client-iam')
  const names: string[] = []
  for await (const page of paginateListAttachedRolePolicies({ client: iam }, { RoleName })) {
    names.push(...(page.AttachedPolicies ?? []).flatMap(({ PolicyName }) => PolicyName ?? []))
  }
  return names
}

async function listInlinePolicies(iam: IAMClient, RoleName: string): Promise<string[]> {
  const { paginateListRolePolicies } = await import('@aws-sdk/client-iam')
  const names: string[] = []
  for await (const page of paginateListRolePolicies({ client: iam }, { RoleName })) {
    names.push(...(page.PolicyNames ?? []))
  }
  return names
}

/** Lists the permissions boundary, which GetInstanceProfile and the lists leave out; a role has one or none. */
async function listBoundaries(iam: IAMClient, RoleName: string): Promise<string[]> {
  const { GetRoleCommand } = await import('@aws-sdk/client-iam')
  const { Role } = await iam.send(new GetRoleCommand({ RoleName }))
  const arn = Role?.PermissionsBoundary?.PermissionsBoundaryArn
  return arn === undefined ? [] : [arn.replace(/^[^/]*\//, '')]
}

interface Statement {
  readonly Effect?: string
  readonly Principal?: { readonly Service?: string | readonly string[] } | string
}

/** Parses the statements of a policy document, which IAM gives URL-encoded. */
function parseStatements(document: string | undefined): readonly Statement[] {
  const decoded = decodeURIComponent(document ?? '%7B%7D')
  const { Statement: statements = [] } = JSON.parse(decoded) as { Statement?: Statement | readonly Statement[] }
  return Array.isArray(statements) ? (statements as readonly Statement[]) : [statements as Statement]
}

function mayBeAssumedByEc2(document: string | undefined): boolean {
  return parseStatements(document).some(({ Effect, Principal }) => {
    const services = typeof Principal === 'object' ? [Principal.Service ?? []].flat() : [Principal ?? '']
    return Effect === 'Allow' && services.some((service) => service === '*' || service.startsWith('ec2.amazonaws.com'))
  })
}
