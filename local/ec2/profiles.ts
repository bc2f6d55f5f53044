// Instance profiles as moto's IAM keeps them, and whether one lets the SSM agent register.
import { z } from 'zod'
import { matchesPattern } from '../http/pattern.ts'
import { itemsAt, textAt, child } from '../http/xml.ts'
import type { MotoCaller } from '../moto.ts'

export type FoundProfile = { arn: string; id: string; roles: string[] }

export async function findProfile(moto: MotoCaller, account: string, name: string): Promise<FoundProfile | undefined> {
  const where = { account, region: 'us-east-1' }
  const { status, xml } = await moto.ask(where, 'iam', 'GetInstanceProfile', { InstanceProfileName: name })
  if (status >= 300) return undefined
  const profile = child(child(xml, 'GetInstanceProfileResult'), 'InstanceProfile')
  return {
    arn: textAt(profile, 'Arn'),
    id: textAt(profile, 'InstanceProfileId'),
    roles: itemsAt(profile, 'Roles').map((role) => textAt(role, 'RoleName')),
  }
}

/** What an agent has to be allowed to before it appears. */
const NEEDED = 'ssm:UpdateInstanceInformation'

/**
 * Whether an agent with this profile may register: the role's policies allow it, none denies it, and its permissions
 * boundary, if there is one, allows it as well (IAM User Guide, "Policy evaluation logic").
 */
export async function profileAllowsAgent(moto: MotoCaller, account: string, name: string): Promise<boolean> {
  const roles = (await findProfile(moto, account, name))?.roles ?? []
  const answers = roles.map(async (RoleName) => {
    const ask = (action: string, query: Record<string, string>) =>
      moto.ask({ account, region: 'us-east-1' }, 'iam', action, query).then(({ xml }) => xml)
    const [attached, inline, role] = await Promise.all([
      ask('ListAttachedRolePolicies', { RoleName }),
      ask('ListRolePolicies', { RoleName }),
      ask('GetRole', { RoleName }),
    ])
    const arns = itemsAt(attached, 'ListAttachedRolePoliciesResult', 'AttachedPolicies').map((one) =>
      textAt(one, 'PolicyArn'),
    )
    const names = itemsAt(inline, 'ListRolePoliciesResult', 'PolicyNames').map(({ text }) => text.trim())
    const own = names.map(async (PolicyName) =>
      textAt(await ask('GetRolePolicy', { RoleName, PolicyName }), 'GetRolePolicyResult', 'PolicyDocument'),
    )
    const managed = (arn: string) => documentOf(ask, arn)
    const boundary = textAt(role, 'GetRoleResult', 'Role', 'PermissionsBoundary', 'PermissionsBoundaryArn')
    const documents = await Promise.all([...arns.map(managed), ...own])
    return allows(documents) && (boundary === '' || allows([await managed(boundary)]))
  })
  return (await Promise.all(answers)).some((isAllowed) => isAllowed)
}

type Ask = (action: string, query: Record<string, string>) => Promise<Parameters<typeof textAt>[0]>

async function documentOf(ask: Ask, PolicyArn: string): Promise<string> {
  const VersionId = textAt(await ask('GetPolicy', { PolicyArn }), 'GetPolicyResult', 'Policy', 'DefaultVersionId')
  const version = await ask('GetPolicyVersion', { PolicyArn, VersionId })
  return textAt(version, 'GetPolicyVersionResult', 'PolicyVersion', 'Document')
}

const names = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat())
const policy = z.object({
  Statement: z
    .union([z.array(z.unknown()), z.unknown().transform((one) => [one])])
    .pipe(z.array(z.object({ Effect: z.string(), Action: names.optional(), NotAction: names.optional() }))),
})

/** Reads the actions only: the agent's rights are on everything, and without conditions. */
function allows(documents: readonly string[]): boolean {
  const effects = documents
    .map(parseDocument)
    .flatMap((document) => policy.parse(document).Statement)
    .filter(({ Action = [], NotAction }) => (NotAction === undefined ? isAmong(Action) : !isAmong(NotAction)))
    .map(({ Effect }) => Effect)
  return effects.includes('Allow') && !effects.includes('Deny')
}

/** As IAM gives it, encoded; or, of a stack, as Python writes it: in single quotes, which no text in our template has. */
function parseDocument(text: string): unknown {
  const decoded = text.startsWith('%') ? decodeURIComponent(text) : text
  return JSON.parse(decoded.startsWith("{'") ? decoded.replaceAll("'", '"') : decoded)
}

function isAmong(patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matchesPattern(pattern.toLowerCase(), NEEDED.toLowerCase()))
}
