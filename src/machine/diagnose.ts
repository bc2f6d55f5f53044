// Why a machine that runs doesn't answer: profile, agent, network or the machine itself, as far as AWS lets us see.
import { observeInstanceProfile } from '../aws/instance-profiles.ts'
import { getInstanceStatus, type Instance } from '../aws/instances.ts'
import type { RegionContext } from '../context.ts'

/** One sentence each on what was looked at; never throws, because it only helps to explain another error. */
export async function diagnoseSilence(context: RegionContext, instance: Instance): Promise<string> {
  const sentences = await Promise.allSettled([
    describeStatus(context, instance),
    describeProfile(context, instance),
    Promise.resolve(describeNetwork(instance)),
  ])
  return sentences
    .map((sentence) =>
      sentence.status === 'fulfilled' ? sentence.value : `(not looked at: ${String(sentence.reason)})`,
    )
    .join(' ')
}

async function describeStatus({ clients }: RegionContext, { id }: Instance): Promise<string> {
  const { system, machine } = await getInstanceStatus(clients.ec2, id)
  if (system === 'impaired')
    return "EC2's system status check fails: stop and start it, which moves it to another host."
  if (machine === 'impaired') return 'The instance status check fails: the operating system does not come up.'
  return `EC2's status checks say ${system} and ${machine}.`
}

async function describeProfile({ aws, fleet }: RegionContext, { profile }: Instance): Promise<string> {
  if (profile === undefined)
    return 'It has no instance profile, so its agent has no rights: clear and provision the region.'
  const state = await observeInstanceProfile(await aws(fleet.home).iam(), profile)
  if (state.kind === 'unusable') return `Its ${state.reason}.`
  if (state.kind === 'usable') return `Instance profile ${profile} carries the agent's rights.`
  return `Check that instance profile ${profile} carries AmazonSSMManagedInstanceCore (${state.reason}).`
}

function describeNetwork({ publicIp, subnetId }: Instance): string {
  const agent = 'the image has the Systems Manager agent, and it starts at boot'
  return publicIp === undefined
    ? `It has no public address: check that subnet ${subnetId ?? '(unknown)'} reaches the ssm endpoints by NAT or VPC endpoints, and that ${agent}.`
    : `It has a public address: check that its security group lets HTTPS out, and that ${agent}.`
}
