// EC2 instances: our view of them, and every operation on them.
import {
  DescribeInstanceAttributeCommand,
  DescribeInstancesCommand,
  DescribeInstanceStatusCommand,
  ModifyInstanceAttributeCommand,
  ModifyInstanceMetadataOptionsCommand,
  paginateDescribeInstances,
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
  type EC2Client,
  type Filter,
  type Instance as SdkInstance,
  type RunInstancesCommandInput,
} from '@aws-sdk/client-ec2'
import { secondsBetween, type Clock } from '../clock.ts'
import { ActionError } from '../errors.ts'
import { isOn } from '../lease.ts'
import { isNotFound, isProfileNotYetKnown, isTransient, isWrongState } from './errors.ts'
import { parseTags, type Tags } from './ownership.ts'
import { poll, PollTimeout, retryWhile } from './poll.ts'

/** An instance as the rest of the code sees it: AWS's optional fields are resolved here and nowhere else. */
export interface Instance {
  readonly id: string
  readonly state: string
  readonly stateReason: string | undefined
  readonly type: string
  readonly zone: string
  readonly imageId: string
  /** The last launch, by AWS's clock: a start sets it anew. */
  readonly launchTime: Date
  readonly keyName: string | undefined
  readonly vpcId: string | undefined
  readonly subnetId: string | undefined
  readonly securityGroupIds: readonly string[]
  /** Name of the instance profile, from its ARN. */
  readonly profile: string | undefined
  readonly publicIp: string | undefined
  readonly privateIp: string | undefined
  readonly metadataTokens: string
  readonly volumeIds: readonly string[]
  readonly tags: Tags
}

/** What a describe of the instance doesn't tell, and what decides whether a power-off ends the bill. */
export interface InstanceAttributes {
  readonly shutdownBehavior: string
  readonly stopProtection: boolean
}

/** A just made id can be unknown for a while; tag filters lag behind as well. */
const NEW_ID_LIMIT_SECONDS = 120
const LOOK_EVERY_SECONDS = 2
/** EC2 takes up to a few minutes to stop a machine; one that takes longer hangs. */
const STOP_LIMIT_SECONDS = 600
/** A machine that is still seen on so long after it was asked to stop has not heard, or was still pending. */
const ASK_AGAIN_SECONDS = 5

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
  return instances
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

/** Makes one instance. A profile that was just made is waited for, for two minutes and on that message only. */
export async function runInstance(
  ec2: EC2Client,
  request: Omit<RunInstancesCommandInput, 'MinCount' | 'MaxCount'>,
  { clock, signal }: Waiting,
): Promise<Instance> {
  const answer = await retryWhile(
    isProfileNotYetKnown,
    () => ec2.send(new RunInstancesCommand({ ...request, MinCount: 1, MaxCount: 1 })),
    { everySeconds: 5, limitSeconds: 120, clock, signal },
  )
  const [instance] = answer.Instances ?? []
  if (instance === undefined) throw new Error('RunInstances answered without an instance')
  return parseInstance(instance)
}

/** What every wait needs. */
export interface Waiting {
  readonly clock: Clock
  readonly signal?: AbortSignal | undefined
}

/**
 * Waits until an instance is in one of the states, and gives it.
 *
 * @param limitSeconds after which it throws an ActionError that names the state last seen
 */
export async function waitForState(
  ec2: EC2Client,
  {
    id,
    states,
    limitSeconds,
    clock,
    signal,
  }: Waiting & { id: string; states: readonly string[]; limitSeconds: number },
): Promise<Instance> {
  let seen: Instance | undefined
  const started = clock.now().getTime()
  try {
    return await poll({
      everySeconds: LOOK_EVERY_SECONDS,
      limitSeconds,
      clock,
      signal,
      look: async () => {
        seen = await findInstance(ec2, id)
        if (seen === undefined && clock.now().getTime() - started > NEW_ID_LIMIT_SECONDS * 1000) {
          throw new ActionError(`instance ${id} is not known to EC2`, { hint: 'Run mode provision for the region.' })
        }
        return seen !== undefined && states.includes(seen.state) ? seen : undefined
      },
    })
  } catch (error) {
    if (!(error instanceof PollTimeout)) throw error
    throw new ActionError(
      `instance ${id} is ${seen?.state ?? 'unknown'} and not ${states.join(' or ')} after ${limitSeconds} s`,
      { cause: error },
    )
  }
}

/** Asks EC2 to start a stopped instance; `stopping` is waited out, since EC2 refuses a start until then. */
export async function startInstance(ec2: EC2Client, id: string, { clock, signal }: Waiting): Promise<void> {
  await retryWhile(isWrongState, () => ec2.send(new StartInstancesCommand({ InstanceIds: [id] })), {
    everySeconds: LOOK_EVERY_SECONDS,
    limitSeconds: 300,
    clock,
    signal,
  })
}

/**
 * Stops an instance and waits until EC2 says it is stopped. A machine in `pending` may refuse to be stopped, one read
 * may still show the state before our call, and throttling or a fault of AWS's must not leave a machine on: so the
 * call is repeated as long as the machine is seen on. One that hangs in `stopping` for half the time is forced.
 * Gone already is success. Throws an ActionError when it isn't stopped within the limit.
 */
export async function stopInstance(
  ec2: EC2Client,
  { id, clock, signal, limitSeconds = STOP_LIMIT_SECONDS }: Waiting & { id: string; limitSeconds?: number },
): Promise<Instance | undefined> {
  const started = clock.now()
  let state = 'not seen yet'
  let trouble: unknown
  let forced = false
  let asked = new Date(0)
  const ask = async (Force: boolean): Promise<void> => {
    asked = clock.now()
    try {
      await ec2.send(new StopInstancesCommand({ InstanceIds: [id], ...(Force ? { Force } : {}) }))
    } catch (error) {
      if (!isTransient(error) && !isWrongState(error) && !isNotFound(error)) throw error
      trouble = error
    }
  }
  const look = async (): Promise<{ instance: Instance | undefined } | undefined> => {
    let instance: Instance | undefined
    try {
      instance = await findInstance(ec2, id)
    } catch (error) {
      if (!isTransient(error)) throw error
      trouble = error
      return undefined
    }
    state = instance?.state ?? 'gone'
    if (['stopped', 'terminated', 'gone'].includes(state)) return { instance }
    if (isOn(state) && secondsBetween(asked, clock.now()) > ASK_AGAIN_SECONDS) await ask(false)
    if (state === 'stopping' && !forced && secondsBetween(started, clock.now()) > limitSeconds / 2) {
      forced = true
      await ask(true)
    }
    return undefined
  }
  await ask(false)
  try {
    const { instance } = await poll({ look, everySeconds: LOOK_EVERY_SECONDS, limitSeconds, clock, signal })
    return instance
  } catch (error) {
    if (!(error instanceof PollTimeout)) throw error
    throw new ActionError(`instance ${id} is ${state} and not stopped, ${limitSeconds} s after it was asked to`, {
      cause: trouble ?? error,
      hint: 'Look at it in the EC2 console now: a machine that is on costs money. Mode stop tries again.',
    })
  }
}

/** Terminates an instance and waits until it is terminated; gone already is success. */
export async function terminateInstance(ec2: EC2Client, id: string, { clock, signal }: Waiting): Promise<void> {
  try {
    await ec2.send(new TerminateInstancesCommand({ InstanceIds: [id] }))
  } catch (error) {
    if (isNotFound(error)) return
    throw error
  }
  await poll({
    everySeconds: LOOK_EVERY_SECONDS,
    limitSeconds: STOP_LIMIT_SECONDS,
    clock,
    signal,
    look: async () => {
      const state = (await findInstance(ec2, id))?.state
      return state === undefined || state === 'terminated' ? true : undefined
    },
  })
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
    launchTime: instance.LaunchTime ?? new Date(0),
    keyName: instance.KeyName,
    vpcId: instance.VpcId,
    subnetId: instance.SubnetId,
    securityGroupIds: (instance.SecurityGroups ?? []).flatMap(({ GroupId }) => GroupId ?? []),
    profile: profileName(instance.IamInstanceProfile?.Arn),
    publicIp: instance.PublicIpAddress,
    privateIp: instance.PrivateIpAddress,
    metadataTokens: instance.MetadataOptions?.HttpTokens ?? 'optional',
    volumeIds: (instance.BlockDeviceMappings ?? []).flatMap(({ Ebs }) => Ebs?.VolumeId ?? []),
    tags: parseTags(instance.Tags),
  }
}
