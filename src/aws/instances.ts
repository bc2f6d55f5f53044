// Defines our view of EC2 instances, and reads and changes them.
import {
  DescribeInstanceAttributeCommand,
  DescribeInstanceCreditSpecificationsCommand,
  DescribeInstancesCommand,
  DescribeInstanceStatusCommand,
  ModifyInstanceAttributeCommand,
  ModifyInstanceCreditSpecificationCommand,
  ModifyInstanceMetadataOptionsCommand,
  paginateDescribeInstances,
  RunInstancesCommand,
  type EC2Client,
  type Filter,
  type Instance as SdkInstance,
  type RunInstancesCommandInput,
} from '@aws-sdk/client-ec2'
import { ActionError } from '../errors.ts'
import type { Credits } from '../fleet/credits.ts'
import { isNotFound, isProfileNotYetKnown } from './errors.ts'
import { isMeant } from './filters.ts'
import { parseTags } from './tags.ts'
import { type Tags } from '../tags.ts'
import { retryWhile, type Waiting } from './poll.ts'

/** An instance as the rest of the code sees it: AWS's optional fields are resolved here and nowhere else. */
export interface Instance {
  readonly id: string
  readonly state: string
  readonly stateReason: string | undefined
  readonly type: string
  readonly zone: string
  readonly imageId: string
  /** As EC2 writes it, such as `x86_64`. */
  readonly architecture: string
  /** The last launch, by AWS's clock: a start sets it anew. */
  readonly launchTime: Date
  readonly keyName: string | undefined
  readonly vpcId: string | undefined
  readonly subnetId: string | undefined
  readonly securityGroupIds: readonly string[]
  /** Name of the instance profile, from its ARN. */
  readonly profile: string | undefined
  readonly publicIp: string | undefined
  readonly metadataTokens: string
  /** How many hops away the metadata service answers. */
  readonly metadataHops: number
  readonly volumeIds: readonly string[]
  /** The volume that is attached at its root device: without one, EC2 doesn't start it. */
  readonly rootVolumeId: string | undefined
  readonly tags: Tags
}

/** Attributes that DescribeInstances doesn't tell, and that decide whether a power-off ends the bill. */
export interface InstanceAttributes {
  readonly shutdownBehavior: string
  readonly stopProtection: boolean
  /** `standard` or `unlimited`; as far as it was asked for. */
  readonly cpuCredits?: string | undefined
}

/** One instance, or undefined when AWS doesn't know it. */
export async function findInstance(ec2: EC2Client, id: string): Promise<Instance | undefined> {
  try {
    const answer = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [id] }))
    const [instance] = (answer.Reservations ?? []).flatMap((reservation) => reservation.Instances ?? [])
    return instance === undefined ? undefined : parseInstance(instance)
  } catch (error) {
    if (isNotFound(error)) return undefined
    throw error
  }
}

/** All instances that match, all pages. Terminated ones stay visible for about an hour and have lost their tags. */
export async function listInstances(ec2: EC2Client, filters: Filter[]): Promise<Instance[]> {
  const instances: Instance[] = []
  for await (const page of paginateDescribeInstances({ client: ec2 }, { Filters: filters })) {
    for (const { Instances } of page.Reservations ?? []) instances.push(...(Instances ?? []).map(parseInstance))
  }
  return instances.filter(({ tags }) => isMeant(filters, { tags }))
}

/** Shutdown behaviour and stop protection of an instance. */
export async function getInstanceAttributes(ec2: EC2Client, id: string): Promise<InstanceAttributes> {
  const [behavior, protection] = await Promise.all([
    ec2.send(new DescribeInstanceAttributeCommand({ InstanceId: id, Attribute: 'instanceInitiatedShutdownBehavior' })),
    ec2.send(new DescribeInstanceAttributeCommand({ InstanceId: id, Attribute: 'disableApiStop' })),
  ])
  return {
    shutdownBehavior: behavior.InstanceInitiatedShutdownBehavior?.Value ?? 'stop',
    stopProtection: protection.DisableApiStop?.Value ?? false,
  }
}

/** EC2's two status checks, `ok`, `impaired`, `initializing` or `insufficient-data`: of the host and of the machine. */
export async function getInstanceStatus(ec2: EC2Client, id: string): Promise<{ system: string; machine: string }> {
  const answer = await ec2.send(new DescribeInstanceStatusCommand({ InstanceIds: [id] }))
  const [status] = answer.InstanceStatuses ?? []
  return { system: status?.SystemStatus?.Status ?? 'unknown', machine: status?.InstanceStatus?.Status ?? 'unknown' }
}

/** Sets what a power-off from inside leads to: `stop`, so that a fuse ends the bill and keeps the machine. */
export async function setShutdownBehaviorStop(ec2: EC2Client, id: string): Promise<void> {
  await ec2.send(
    new ModifyInstanceAttributeCommand({ InstanceId: id, InstanceInitiatedShutdownBehavior: { Value: 'stop' } }),
  )
}

/** Changes the type of a stopped instance (EC2 allows it in that state only). */
export async function setInstanceType(ec2: EC2Client, id: string, type: string): Promise<void> {
  await ec2.send(new ModifyInstanceAttributeCommand({ InstanceId: id, InstanceType: { Value: type } }))
}

/** Sets whether the metadata service insists on session tokens (IMDSv2). */
export async function setMetadataTokens(ec2: EC2Client, id: string, tokens: 'required' | 'optional'): Promise<void> {
  await ec2.send(new ModifyInstanceMetadataOptionsCommand({ InstanceId: id, HttpTokens: tokens }))
}

/**
 * Sets how many hops away the metadata service answers. The tokens are named with it, since the roles allow a change of
 * the metadata options by what it makes of them.
 */
export async function setMetadataHops(
  ec2: EC2Client,
  id: string,
  { hops, tokens }: { hops: number; tokens: 'required' | 'optional' },
): Promise<void> {
  await ec2.send(
    new ModifyInstanceMetadataOptionsCommand({ InstanceId: id, HttpPutResponseHopLimit: hops, HttpTokens: tokens }),
  )
}

/** The credit option of a burstable instance, `standard` or `unlimited`; EC2 refuses to be asked for other types. */
export async function getCpuCredits(ec2: EC2Client, id: string): Promise<string | undefined> {
  const answer = await ec2.send(new DescribeInstanceCreditSpecificationsCommand({ InstanceIds: [id] }))
  return answer.InstanceCreditSpecifications?.[0]?.CpuCredits
}

/**
 * Sets the credit option of an instance of a burstable type, on or off.
 *
 * @throws ActionError when EC2 refuses, which it tells in an answer that counts as good
 *   (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceCreditSpecification.html)
 */
export async function setCpuCredits(ec2: EC2Client, id: string, credits: Credits): Promise<void> {
  const answer = await ec2.send(
    new ModifyInstanceCreditSpecificationCommand({
      InstanceCreditSpecifications: [{ InstanceId: id, CpuCredits: credits }],
    }),
  )
  const [refusal] = answer.UnsuccessfulInstanceCreditSpecifications ?? []
  if (refusal === undefined) return
  const { Code = 'no code', Message = 'no reason given' } = refusal.Error ?? {}
  throw new ActionError(`setting instance ${id} to ${credits} CPU credits: ${Message} (${Code})`, {
    hint: 'Take instance.credits out of the fleet file, or name types that have CPU credits.',
  })
}

/** Makes one instance. A profile that was just made is waited for, for two minutes and on that message only. */
export async function runInstance(
  ec2: EC2Client,
  request: Omit<RunInstancesCommandInput, 'MinCount' | 'MaxCount'>,
  { clock, signal, logger }: Waiting,
): Promise<Instance> {
  const answer = await retryWhile(
    isProfileNotYetKnown,
    () => ec2.send(new RunInstancesCommand({ ...request, MinCount: 1, MaxCount: 1 })),
    {
      ...{ everySeconds: 5, limitSeconds: 120, clock, signal },
      progress: { logger, what: 'EC2 to know the instance profile', usually: 'seconds' },
    },
  )
  const [instance] = answer.Instances ?? []
  if (instance === undefined) throw new Error('RunInstances answered without an instance')
  return parseInstance(instance)
}

/** From `arn:aws:iam::123456789012:instance-profile/path/NAVO-ssm` the name behind the last slash. */
export function profileName(arn: string | undefined): string | undefined {
  return arn?.split('/').at(-1)
}

function parseInstance(instance: SdkInstance): Instance {
  return {
    id: instance.InstanceId ?? '',
    state: instance.State?.Name ?? 'unknown',
    stateReason: instance.StateReason?.Message ?? instance.StateTransitionReason,
    type: instance.InstanceType ?? '',
    zone: instance.Placement?.AvailabilityZone ?? '',
    imageId: instance.ImageId ?? '',
    architecture: instance.Architecture ?? '',
    launchTime: instance.LaunchTime ?? new Date(0),
    keyName: instance.KeyName,
    vpcId: instance.VpcId,
    subnetId: instance.SubnetId,
    securityGroupIds: (instance.SecurityGroups ?? []).flatMap(({ GroupId }) => GroupId ?? []),
    profile: profileName(instance.IamInstanceProfile?.Arn),
    publicIp: instance.PublicIpAddress,
    metadataTokens: instance.MetadataOptions?.HttpTokens ?? 'optional',
    metadataHops: instance.MetadataOptions?.HttpPutResponseHopLimit ?? 1,
    volumeIds: (instance.BlockDeviceMappings ?? []).flatMap(({ Ebs }) => Ebs?.VolumeId ?? []),
    rootVolumeId: (instance.BlockDeviceMappings ?? []).find(({ DeviceName }) => DeviceName === instance.RootDeviceName)
      ?.Ebs?.VolumeId,
    tags: parseTags(instance.Tags),
  }
}
