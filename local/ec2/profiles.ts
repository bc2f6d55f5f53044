// Instance profiles as moto's IAM keeps them, and whether one lets the SSM agent register.
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

/** The right without which an agent never appears: ssm:UpdateInstanceInformation, or the managed policy with it. */
export async function profileAllowsAgent(moto: MotoCaller, account: string, name: string): Promise<boolean> {
  const where = { account, region: 'us-east-1' }
  const roles = (await findProfile(moto, account, name))?.roles ?? []
  for (const RoleName of roles) {
    const attached = await moto.ask(where, 'iam', 'ListAttachedRolePolicies', { RoleName })
    for (const policy of itemsAt(attached.xml, 'ListAttachedRolePoliciesResult', 'AttachedPolicies')) {
      const arn = textAt(policy, 'PolicyArn')
      if (/\/(AmazonSSMManagedInstanceCore|AmazonEC2RoleforSSM)$/.test(arn)) return true
      if (await policyAllows(moto, where, arn)) return true
    }
    const inline = await moto.ask(where, 'iam', 'ListRolePolicies', { RoleName })
    for (const node of itemsAt(inline.xml, 'ListRolePoliciesResult', 'PolicyNames')) {
      const query = { RoleName, PolicyName: node.text.trim() }
      const { xml } = await moto.ask(where, 'iam', 'GetRolePolicy', query)
      if (allowsPing(textAt(xml, 'GetRolePolicyResult', 'PolicyDocument'))) return true
    }
  }
  return false
}

async function policyAllows(moto: MotoCaller, where: { account: string; region: string }, arn: string) {
  const policy = await moto.ask(where, 'iam', 'GetPolicy', { PolicyArn: arn })
  const VersionId = textAt(policy.xml, 'GetPolicyResult', 'Policy', 'DefaultVersionId')
  const { xml } = await moto.ask(where, 'iam', 'GetPolicyVersion', { PolicyArn: arn, VersionId })
  return allowsPing(textAt(xml, 'GetPolicyVersionResult', 'PolicyVersion', 'Document'))
}

/** Reads the action names only: enough to tell a profile without Systems Manager from one with it. */
function allowsPing(document: string): boolean {
  const text = document.startsWith('%') ? decodeURIComponent(document) : document
  return /"(ssm:UpdateInstanceInformation|ssm:Update\*|ssm:\*|\*)"/i.test(text)
}
