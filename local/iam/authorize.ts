// Lets a role's calls through, or refuses them as AWS would. An administrator's are all let through.
import type { Ec2Call } from '../ec2/call.ts'
import type { Ec2Account } from '../ec2/region.ts'
import { AwsError } from '../http/aws-error.ts'
import type { AwsRequest } from '../http/aws-request.ts'
import type { CheckView } from '../http/calls.ts'
import { newCheck } from './check.ts'
import { ec2Checks } from './ec2-checks.ts'
import { decide, type Check, type Statement } from './policy.ts'
import { ssmChecks } from './ssm-checks.ts'

/** A call of any service, with what each role of its account may do, by the role's name. */
export type JudgedCall = Ec2Call & { account: Ec2Account & { roles: ReadonlyMap<string, readonly Statement[]> } }

/** Asks IAM about a call; undefined when the caller is no role, or the account's roles were never told. */
export async function authorize(call: JudgedCall, request: AwsRequest): Promise<CheckView[] | undefined> {
  const { role } = request
  const { roles } = call.account
  if (role === undefined || roles.size === 0) return undefined
  const policies = roles.get(role) ?? []
  return (await checksOf(call, request)).map((check) => {
    const { allowed, allowedBy, deniedBy } = decide(policies, check)
    const { action, resource, context } = check
    const statements = (deniedBy.length > 0 ? deniedBy : allowedBy).map(({ sid }) => sid)
    return { action, resource, context, allowed, statements }
  })
}

/** Throws in the words of the service when one of the checks isn't allowed. */
export function assertAllowed(request: AwsRequest, checks: readonly CheckView[] = []): void {
  const refused = checks.find(({ allowed }) => !allowed)
  if (refused === undefined) return
  const { account, role = '', service } = request
  const { action, resource, statements } = refused
  const why =
    statements.length > 0
      ? `with an explicit deny in an identity-based policy (${statements.join(', ')})`
      : `because no identity-based policy allows the ${action} action`
  const user = `arn:aws:sts::${account}:assumed-role/${role}/local`
  const text = `User: ${user} is not authorized to perform: ${action} on resource: ${resource} ${why}`
  if (service === 'ec2') {
    throw new AwsError('UnauthorizedOperation', `You are not authorized to perform this operation. ${text}`)
  }
  throw new AwsError(service === 'ssm' ? 'AccessDeniedException' : 'AccessDenied', text)
}

async function checksOf(call: Ec2Call, request: AwsRequest): Promise<Check[]> {
  const { account, action, query } = call
  switch (request.service) {
    case 'ec2':
      return ec2Checks(call)
    case 'ssm':
      return ssmChecks(call, request.json)
    case 'iam': {
      const arn = (kind: string, name: string) => ({ kind, resource: `arn:aws:iam::${account.id}:${kind}/${name}` })
      const { InstanceProfileName: profile, RoleName: role, PolicyArn: policy } = query
      const about =
        profile !== undefined
          ? arn('instance-profile', profile)
          : role !== undefined
            ? arn('role', role)
            : { kind: 'policy', resource: policy ?? '*' }
      return [newCheck({ region: { name: 'us-east-1' } }, `iam:${action}`, about)]
    }
    // Any caller with credentials may ask STS whose they are.
    case 'sts':
      return []
    default:
      throw new Error(`how ${request.service} is authorised is not known here`)
  }
}
