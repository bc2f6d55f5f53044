// Diagnoses why a running machine doesn't answer: status check, profile, network or agent, as far as AWS lets us see.
import { listRoleFacts, observeInstanceProfile } from '../aws/instance-profiles.ts'
import { getInstanceStatus, type Instance } from '../aws/instances.ts'
import { listSecurityGroups, type Rule } from '../aws/security-groups.ts'
import type { RegionContext } from '../context.ts'

/** What was looked at, and whether that is enough to explain the silence. */
interface Sign {
  readonly isCause: boolean
  readonly text: string
}

/**
 * Says which of status check, profile, network and agent it is, as far as that can be seen, and what was found of the
 * others. Never throws, because it only helps to explain another error.
 */
export async function diagnoseSilence(context: RegionContext, instance: Instance): Promise<string> {
  const looks = await Promise.allSettled([
    lookAtStatus(context, instance),
    lookAtProfile(context, instance),
    lookAtNetwork(context, instance),
  ])
  const signs = looks.map((look): Sign => {
    if (look.status === 'fulfilled') return look.value
    return { isCause: false, text: `(Not looked at: ${String(look.reason)}.)` }
  })
  const cause = signs.find(({ isCause }) => isCause)
  const others = signs.filter((sign) => sign !== cause).map(({ text }) => text)
  const agent =
    'It is most likely the agent or its rights: the image has to have the Systems Manager agent and start it at boot, ' +
    'and the machine has to have what AWS asks for it.'
  return [cause?.text ?? agent, ...others].join(' ')
}

async function lookAtStatus({ clients }: RegionContext, { id }: Instance): Promise<Sign> {
  const { system, machine } = await getInstanceStatus(clients.ec2, id)
  const isImpaired = (status: string): boolean => status === 'impaired'
  if (isImpaired(system)) {
    const text = "It is the status check: EC2's check of the host fails. Try again: each start may take another host."
    return { isCause: true, text }
  }
  if (isImpaired(machine)) {
    const text = 'It is the status check: that of the instance fails, so its operating system does not come up.'
    return { isCause: true, text }
  }
  return { isCause: false, text: `EC2's status checks say ${system} and ${machine}.` }
}

/**
 * What AWS asks for, said beside the facts: Systems Manager User Guide, "Configure instance permissions required for
 * Systems Manager". Only IAM knows whether a role's policies give that; Default Host Management gives it without any.
 */
const ASKED_FOR =
  'AWS asks that the role may do what AmazonSSMManagedInstanceCore allows, and that no boundary and no policy of the ' +
  'organization takes it away; or for Default Host Management in the region.'

async function lookAtProfile({ aws, fleet }: RegionContext, { profile }: Instance): Promise<Sign> {
  if (profile === undefined) {
    const text = `It is most likely the instance profile: the machine has none. ${ASKED_FOR} Clear and provision the region.`
    return { isCause: true, text }
  }
  const iam = await aws(fleet.leadRegion).iam()
  const state = await observeInstanceProfile(iam, profile)
  switch (state.kind) {
    case 'unusable':
      return { isCause: true, text: `It is the instance profile: ${state.reason}.` }
    case 'usable': {
      const facts = await listRoleFacts(iam, state.role)
      const text = `Role ${state.role} of instance profile ${profile} has: ${facts.join('; ')}. ${ASKED_FOR}`
      return { isCause: false, text }
    }
    case 'unknown':
      return { isCause: false, text: `Look at instance profile ${profile}, since ${state.reason}. ${ASKED_FOR}` }
  }
}

async function lookAtNetwork(
  { clients }: RegionContext,
  { publicIp, securityGroupIds, subnetId }: Instance,
): Promise<Sign> {
  if (publicIp === undefined) {
    const subnet = `subnet ${subnetId ?? '(unknown)'}`
    const text = `It is most likely the network: the machine has no public address, so ${subnet} has to reach the ssm endpoints by NAT or VPC endpoints.`
    return { isCause: true, text }
  }
  const groups = await listSecurityGroups(clients.ec2, [{ Name: 'group-id', Values: [...securityGroupIds] }])
  if (groups.length > 0 && !groups.some(({ rules }) => rules.some(letsHttpsOut))) {
    const text = `It is the network: security group ${securityGroupIds.join(', ')} lets no HTTPS out.`
    return { isCause: true, text }
  }
  return { isCause: false, text: 'It has a public address, and its security group lets HTTPS out.' }
}

function letsHttpsOut({ direction, protocol, fromPort = 0, toPort = 65_535 }: Rule): boolean {
  if (direction !== 'egress') return false
  return protocol === '-1' || (protocol === 'tcp' && fromPort <= 443 && toPort >= 443)
}
