// Making a region's parts: key pair, security group and instance, each tagged by the call that creates it.
import type { BlockDeviceMapping, EbsBlockDevice, RunInstancesCommandInput } from '@aws-sdk/client-ec2'
import { clientToken } from '../aws/client-token.ts'
import { isDuplicate, isTokenMismatch, isTokenOfTerminated } from '../aws/errors.ts'
import type { Home } from '../aws/home.ts'
import { findImage, type Image, type ImageDevice } from '../aws/images.ts'
import { findInstance, runInstance, type Instance } from '../aws/instances.ts'
import { isTerminal } from '../aws/instance-lifecycle.ts'
import { listOwnedInstances } from '../aws/inventory.ts'
import { importKeyPair, listKeyPairs } from '../aws/key-pairs.ts'
import { poll, PollTimeout, STALE_READ_SECONDS } from '../aws/poll.ts'
import { tagList, putTags } from '../aws/tags.ts'
import { isOwned, ownershipTags, TAG } from '../tags.ts'
import {
  authorizeRules,
  compareRules,
  createSecurityGroup,
  listSecurityGroups,
  revokeEgressRules,
  type SecurityGroup,
} from '../aws/security-groups.ts'
import { secondsBetween } from '../clock.ts'
import { ActionError } from '../errors.ts'
import { userData } from '../guest/commands.ts'
import { splitRules } from '../plan/parts.ts'
import type { Step } from '../plan/steps.ts'
import type { Machine, RegionContext } from '../context.ts'
import { launchFailure } from './launch.ts'
import { awaitNew, onceKnown } from './presence.ts'

/** What regions are made from: home, with an image and a profile that are really there. */
export interface Source {
  readonly home: Home
  readonly image: Image
  readonly profile: string
}

/** Ids that came into being while the plan was carried out. */
export interface Progress {
  imageId: string | undefined
  securityGroupId: string | undefined
  /** The instance that was made: it is on until it has been proved. */
  made: { readonly machine: Machine; readonly instance: Instance } | undefined
}

type StepOf<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>

/** A token may stand for instances that are long terminated; more generations than these mean something else. */
const MAX_GENERATIONS = 20
/** For a name that somebody took between plan and creation. */
const TAKEN_HINT = 'Somebody has just made it: rename or remove it, and provision again.'
/** For a client token that EC2 knows with other parameters behind it. */
export const TOKEN_HINT = 'Nothing was made. Try again in a day, when EC2 has forgotten the earlier request.'

/** Imports home's public key. A pair of that name that came meanwhile is fine when it's ours. */
export async function ensureKeyPair(
  { clients, fleet }: RegionContext,
  { name, publicKey }: StepOf<'import-key-pair'>,
): Promise<void> {
  try {
    await importKeyPair(clients.ec2, { name, publicKey, tags: ownershipTags(fleet.name) })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    const [pair] = await listKeyPairs(clients.ec2, { Filters: [{ Name: 'key-name', Values: [name] }] })
    if (pair !== undefined && !isOwned(pair.tags, fleet.name)) {
      throw new ActionError(`the name ${name} is taken by a foreign key pair (${pair.id})`, {
        cause: error,
        hint: TAKEN_HINT,
      })
    }
  }
}

/** Makes the group with home's rules. It's tagged as unfinished until all of them are set. */
export async function ensureSecurityGroup(
  context: RegionContext,
  { vpcId }: StepOf<'create-security-group'>,
  source: Source,
): Promise<string> {
  const { clients, fleet } = context
  const name = fleet.securityGroup
  const tags = ownershipTags(fleet.name, { [TAG.state]: 'creating' })
  const description = source.home.securityGroup?.description ?? name
  let groupId: string
  try {
    groupId = await createSecurityGroup(clients.ec2, { name, description, vpcId, tags })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    const group = await findGroupOfName(context, { name, vpcId })
    if (group === undefined || !isOwned(group.tags, fleet.name)) {
      throw new ActionError(`the name ${name} is taken by a foreign security group (${group?.id ?? 'unknown'})`, {
        cause: error,
        hint: TAKEN_HINT,
      })
    }
    groupId = group.id
  }
  await completeSecurityGroup(context, groupId, source)
  return groupId
}

/**
 * The group that has a name in a VPC already: ours, as soon as EC2 shows it with our tag; after half a minute whatever is
 * shown. It may be one that a lost answer was about, which lists leave out for a moment.
 */
async function findGroupOfName(
  { clients, clock, fleet, signal }: RegionContext,
  { name, vpcId }: { name: string; vpcId: string },
): Promise<SecurityGroup | undefined> {
  const filters = [
    { Name: 'group-name', Values: [name] },
    { Name: 'vpc-id', Values: [vpcId] },
  ]
  let group: SecurityGroup | undefined
  const look = async (): Promise<true | undefined> => {
    ;[group] = await listSecurityGroups(clients.ec2, filters)
    return (group !== undefined && isOwned(group.tags, fleet.name)) || undefined
  }
  await poll({ look, everySeconds: 2, limitSeconds: STALE_READ_SECONDS, clock, signal }).catch((error: unknown) => {
    if (!(error instanceof PollTimeout)) throw error
  })
  return group
}

/**
 * Sets home's rules on a group of ours that is unfinished, and takes out the allow-all egress if home has none. A group
 * that EC2 doesn't show yet is waited for: its own rules aren't none.
 */
export async function completeSecurityGroup(context: RegionContext, groupId: string, source: Source): Promise<void> {
  const { clients, logger } = context
  const { ec2 } = clients
  const filters = [{ Name: 'group-id', Values: [groupId] }]
  const group = await awaitNew(context, `security group ${groupId}`, async () => {
    return (await listSecurityGroups(ec2, filters))[0]
  })
  const { wanted, left } = splitRules(source.home)
  const { missing, extra } = compareRules(wanted, group.rules)
  const egress = extra.filter(({ direction }) => direction === 'egress')
  await onceKnown(context, () => authorizeRules(ec2, groupId, missing))
  await onceKnown(context, () => revokeEgressRules(ec2, groupId, egress))
  await onceKnown(context, () => putTags(ec2, [groupId], { [TAG.state]: 'ready' }))
  const note = left.length === 0 ? '' : `; ${left.length} of home's refer to things of one region and were left out`
  logger.info(`security group ${groupId} has ${wanted.length} rules${note}`)
}

/**
 * Makes the instance: tags, group, profile, metadata options, shutdown behaviour, disks and fuse in the one call.
 * The client token is a hash of what it is made from and a counter, which goes up while the token stands for an
 * instance that is gone (EC2 remembers tokens for a day or more). The instance is on, and in `progress` from the
 * answer on. The post step is told before each call that there will be one, and no call that fails takes that back: of
 * its attempts one may have been carried out all the same.
 *
 * @throws ActionError when the instance died at once, or EC2 gives one that is gone for each of twenty tokens
 */
export async function makeInstance(
  context: RegionContext,
  step: StepOf<'run-instance'>,
  { source, progress }: { source: Source; progress: Progress },
): Promise<void> {
  const { clients, clock, fleet, job, logger, region, signal } = context
  const imageId = step.made.imageId ?? progress.imageId
  const groupId = step.made.securityGroupId ?? progress.securityGroupId
  if (imageId === undefined || groupId === undefined) throw new Error('an instance needs an image and a group')
  // Its disks: without them they would outlive the instance.
  const { devices } = await awaitNew(context, `image ${imageId}`, () => findImage(clients.ec2, imageId))
  const request = buildRequest(context, { step, source, imageId, groupId, devices })
  const runId = job.newRunId()
  const expected = { region: region.name, runId, fleet: fleet.name }
  for (let generation = 0; generation < MAX_GENERATIONS; generation += 1) {
    signal.throwIfAborted()
    const since = clock.now()
    job.expect({ ...expected, since })
    const ClientToken = clientToken([request, step.replaces, generation])
    const made = await runOrFind(context, { ...request, ClientToken })
    if (made === undefined || isOfEarlier(made, since)) continue
    if (isTerminal(made)) {
      job.forget({ runId })
      throw launchFailure(made)
    }
    const machine = { region: region.name, instanceId: made.id, runId }
    job.remember(machine)
    progress.made = { machine, instance: made }
    logger.info(`instance ${made.id}, ${step.place.type} in ${step.place.zone}`)
    return
  }
  // Each call was answered by one that is gone: none of them has made anything.
  job.forget({ runId })
  throw new ActionError(`EC2 gives a terminated instance for each of ${MAX_GENERATIONS} requests`, {
    hint: 'Try again in a day, when EC2 has forgotten them.',
  })
}

/** Between the runner's clock and EC2's, in seconds; a launch within it is taken for that of this very call. */
const CLOCK_MARGIN_SECONDS = 60

/** Whether an answer is about an instance that was launched, and ended, before it was asked for. */
function isOfEarlier(made: Instance, since: Date): boolean {
  return isTerminal(made) && secondsBetween(made.launchTime, since) > CLOCK_MARGIN_SECONDS
}

type NewInstance = Omit<RunInstancesCommandInput, 'MinCount' | 'MaxCount'>

/**
 * Makes an instance, and gives it as it is now; undefined when the token stands for one that is terminated. Where EC2
 * knows the token from another request, one of ours that is what was wanted will do.
 */
async function runOrFind(context: RegionContext, request: NewInstance): Promise<Instance | undefined> {
  const { clients, fleet, logger } = context
  try {
    const made = await onceKnown(context, () => runInstance(clients.ec2, request, context))
    return (await findInstance(clients.ec2, made.id)) ?? made
  } catch (cause) {
    if (isTokenOfTerminated(cause)) return undefined
    if (!isTokenMismatch(cause)) throw cause
    const same = (await listOwnedInstances(clients.ec2, fleet.name)).find((instance) => isAsWanted(instance, request))
    if (same === undefined) {
      throw new ActionError(
        `EC2 knows this request for an instance by other parameters, and no instance of fleet ${fleet.name} is as wanted`,
        { cause, hint: TOKEN_HINT },
      )
    }
    logger.info(`EC2 knows this request already: instance ${same.id} is as wanted, and is taken`)
    return same
  }
}

function isAsWanted(instance: Instance, request: NewInstance): boolean {
  const isRunner = instance.tags[TAG.role] === 'runner' && ['proving', 'ready'].includes(instance.tags[TAG.state] ?? '')
  return (
    isRunner &&
    !isTerminal(instance) &&
    instance.imageId === request.ImageId &&
    instance.type === request.InstanceType &&
    instance.subnetId === request.SubnetId &&
    instance.keyName === request.KeyName &&
    instance.profile === request.IamInstanceProfile?.Name &&
    instance.securityGroupIds.join() === request.SecurityGroupIds?.join()
  )
}

function buildRequest(
  { fleet, region }: RegionContext,
  {
    step,
    source,
    imageId,
    groupId,
    devices,
  }: {
    step: StepOf<'run-instance'>
    source: Source
    imageId: string
    groupId: string
    devices: Image['devices']
  },
): NewInstance {
  const instanceTags = ownershipTags(fleet.name, {
    [TAG.role]: 'runner',
    [TAG.state]: 'proving',
    [TAG.image]: source.image.id,
  })
  return {
    ImageId: imageId,
    InstanceType: step.place.type as NonNullable<RunInstancesCommandInput['InstanceType']>,
    SubnetId: step.place.subnetId,
    SecurityGroupIds: [groupId],
    ...(fleet.keyPair === undefined ? {} : { KeyName: fleet.keyPair }),
    IamInstanceProfile: { Name: source.profile },
    MetadataOptions: { HttpTokens: fleet.instance.metadata, HttpEndpoint: 'enabled' },
    InstanceInitiatedShutdownBehavior: 'stop',
    BlockDeviceMappings: devices.map((device) => mapDisk(device, region.kmsKey)),
    UserData: Buffer.from(userData(fleet.fuseSeconds)).toString('base64'),
    TagSpecifications: [
      { ResourceType: 'instance', Tags: tagList(instanceTags) },
      { ResourceType: 'volume', Tags: tagList(ownershipTags(fleet.name)) },
      { ResourceType: 'network-interface', Tags: tagList(ownershipTags(fleet.name)) },
    ],
  }
}

/**
 * A disk as its image has it, but that it goes with the instance: an image may say that its disks outlive it, and they
 * would be paid for with nobody knowing. A mapping that leaves type or size out would get EC2's own, not the image's.
 * IOPS may be named for some types only, throughput for gp3 only
 * (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EbsBlockDevice.html).
 */
function mapDisk(
  { name, volumeGiB, volumeType, iops, throughput }: ImageDevice,
  kmsKey: string | undefined,
): BlockDeviceMapping {
  const hasIops = volumeType === 'gp3' || volumeType === 'io1' || volumeType === 'io2'
  return {
    DeviceName: name,
    Ebs: {
      DeleteOnTermination: true,
      ...(volumeGiB === undefined ? {} : { VolumeSize: volumeGiB }),
      ...(volumeType === undefined ? {} : { VolumeType: volumeType as EbsBlockDevice['VolumeType'] }),
      ...(hasIops && iops !== undefined ? { Iops: iops } : {}),
      ...(volumeType === 'gp3' && throughput !== undefined ? { Throughput: throughput } : {}),
      ...(kmsKey === undefined ? {} : { Encrypted: true, KmsKeyId: kmsKey }),
    },
  }
}
