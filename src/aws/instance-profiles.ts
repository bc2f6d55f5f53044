// The instance profile: whether machines that carry it will be able to talk to Systems Manager.
import type { IAMClient } from '@aws-sdk/client-iam'
import { describeAwsOrigin, isNotFound, isUnauthorized } from './errors.ts'

/** What IAM says of a profile: `usable`, `unusable` with the reason, or `unknown` when it may not be read. */
export type ProfileState =
  | { readonly kind: 'usable' }
  | { readonly kind: 'unusable'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string }

/** AWS's own policies that let the agent register and take commands. */
const MANAGED_POLICIES = new Set([
  'AmazonSSMManagedInstanceCore',
  'AmazonSSMManagedEC2InstanceDefaultPolicy',
  'AmazonEC2RoleforSSM',
])

/** What the agent cannot do without: registering, and a channel for commands. */
const NEEDED_ACTIONS = ['ssm:UpdateInstanceInformation', 'ssmmessages:CreateControlChannel'] as const

/**
 * Reads a profile from IAM: it exists, holds a role, EC2 may assume the role, and the role has the agent's rights.
 * Where IAM can't be read the answer is `unknown` with the reason: the proof boot will tell.
 */
export async function observeInstanceProfile(iam: IAMClient, name: string): Promise<ProfileState> {
  try {
    return await inspect(iam, name)
  } catch (error) {
    const origin = describeAwsOrigin(error)
    if (origin === undefined) throw error
    return { kind: 'unknown', reason: `IAM ${isUnauthorized(error) ? 'may' : 'could'} not be read (${origin})` }
  }
}

async function inspect(iam: IAMClient, name: string): Promise<ProfileState> {
  const { GetInstanceProfileCommand } = await import('@aws-sdk/client-iam')
  const unusable = (reason: string): ProfileState => ({ kind: 'unusable', reason })
  let role
  try {
    const answer = await iam.send(new GetInstanceProfileCommand({ InstanceProfileName: name }))
    role = answer.InstanceProfile?.Roles?.[0]
  } catch (error) {
    if (isNotFound(error)) return unusable(`instance profile ${name} does not exist`)
    throw error
  }
  if (role?.RoleName === undefined) return unusable(`instance profile ${name} holds no role`)
  if (!mayBeAssumedByEc2(role.AssumeRolePolicyDocument)) {
    return unusable(`EC2 may not assume role ${role.RoleName} of instance profile ${name} (see its trust policy)`)
  }
  const allowed = await listAllowedActions(iam, role.RoleName)
  const lacking = NEEDED_ACTIONS.filter((action) => !allowed.some((pattern) => matchesAction(pattern, action)))
  if (lacking.length > 0) {
    return unusable(
      `role ${role.RoleName} of instance profile ${name} lacks Systems Manager's rights (${lacking.join(', ')}); ` +
        'the AWS policy AmazonSSMManagedInstanceCore carries them',
    )
  }
  return { kind: 'usable' }
}

/** Action patterns of all Allow statements of a role; for AWS's own agent policies the needed actions themselves. */
async function listAllowedActions(iam: IAMClient, roleName: string): Promise<string[]> {
  const sdk = await import('@aws-sdk/client-iam')
  const actions: string[] = []
  for await (const page of sdk.paginateListAttachedRolePolicies({ client: iam }, { RoleName: roleName })) {
    for (const { PolicyName = '', PolicyArn = '' } of page.AttachedPolicies ?? []) {
      if (/^arn:[^:]+:iam::aws:policy\//.test(PolicyArn) && MANAGED_POLICIES.has(PolicyName)) {
        return [...NEEDED_ACTIONS]
      }
      const { Policy } = await iam.send(new sdk.GetPolicyCommand({ PolicyArn }))
      const version = await iam.send(
        new sdk.GetPolicyVersionCommand({ PolicyArn, VersionId: Policy?.DefaultVersionId ?? 'v1' }),
      )
      actions.push(...allowedActions(version.PolicyVersion?.Document))
    }
  }
  for await (const page of sdk.paginateListRolePolicies({ client: iam }, { RoleName: roleName })) {
    for (const PolicyName of page.PolicyNames ?? []) {
      const inline = await iam.send(new sdk.GetRolePolicyCommand({ RoleName: roleName, PolicyName }))
      actions.push(...allowedActions(inline.PolicyDocument))
    }
  }
  return actions
}

interface Statement {
  readonly Effect?: string
  readonly Action?: string | readonly string[]
  readonly Principal?: { readonly Service?: string | readonly string[] } | string
}

/** IAM gives policy documents URL-encoded. */
function parseStatements(document: string | undefined): readonly Statement[] {
  const decoded = decodeURIComponent(document ?? '%7B%7D')
  const { Statement: statements = [] } = JSON.parse(decoded) as { Statement?: Statement | readonly Statement[] }
  return Array.isArray(statements) ? (statements as readonly Statement[]) : [statements as Statement]
}

function allowedActions(document: string | undefined): string[] {
  return parseStatements(document)
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Action = [] }) => Action)
}

function mayBeAssumedByEc2(document: string | undefined): boolean {
  return parseStatements(document).some(({ Effect, Principal }) => {
    const services = typeof Principal === 'object' ? [Principal.Service ?? []].flat() : [Principal ?? '']
    return Effect === 'Allow' && services.some((service) => service === '*' || service.startsWith('ec2.amazonaws.com'))
  })
}

/** IAM's wildcards in an action pattern, `ssm:*` or `ssmmessages:Create?ontrol*`; case doesn't count. */
function matchesAction(pattern: string, action: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.')
  return new RegExp(`^${source}$`, 'i').test(action)
}
