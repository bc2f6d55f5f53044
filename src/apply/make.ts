// Making a region's parts: key pair, security group and instance, each tagged by the call that creates it.
import type { RunInstancesCommandInput } from '@aws-sdk/client-ec2'
import { clientToken } from '../aws/client-token.ts'
import { isDuplicate } from '../aws/errors.ts'
import type { Home } from '../aws/home.ts'
import { findImage, type Image } from '../aws/images.ts'
import { findInstance, runInstance } from '../aws/instances.ts'
import { importKeyPair, listKeyPairs } from '../aws/key-pairs.ts'
import { isOwned, ownershipTags, TAG, tagList } from '../aws/ownership.ts'
import {
  authorizeRules,
  compareRules,
  createSecurityGroup,
  listSecurityGroups,
  revokeEgressRules,
} from '../aws/security-groups.ts'
import { putTags } from '../aws/tags.ts'
import { ActionError } from '../errors.ts'
import { userData } from '../guest.ts'
import { splitRules } from '../plan/parts.ts'
import type { Step } from '../plan/steps.ts'
import type { RegionContext } from '../context.ts'

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
  instanceId: string | undefined
}

type StepOf<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>

/** A token may stand for instances that are long terminated; more generations than these mean something else. */
const MAX_GENERATIONS = 20

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
      throw new ActionError(`the name ${name} is taken by a foreign key pair (${pair.id})`, { cause: error })
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
    const groups = await listSecurityGroups(clients.ec2, [
      { Name: 'group-name', Values: [name] },
      { Name: 'vpc-id', Values: [vpcId] },
    ])
    const [group] = groups
    if (group === undefined || !isOwned(group.tags, fleet.name)) {
      throw new ActionError(`the name ${name} is taken by a foreign security group (${group?.id ?? 'unknown'})`, {
        cause: error,
      })
    }
    groupId = group.id
  }
  await completeSecurityGroup(context, groupId, source)
  return groupId
}

/** Sets home's rules on a group of ours that is unfinished, and takes out the allow-all egress if home has none. */
export async function completeSecurityGroup(
  { clients, logger }: RegionContext,
  groupId: string,
  source: Source,
): Promise<void> {
  const [group] = await listSecurityGroups(clients.ec2, [{ Name: 'group-id', Values: [groupId] }])
  const { wanted, left } = splitRules(source.home)
  const { missing, extra } = compareRules(wanted, group?.rules ?? [])
  await authorizeRules(clients.ec2, groupId, missing)
  await revokeEgressRules(
    clients.ec2,
    groupId,
    extra.filter(({ direction }) => direction === 'egress'),
  )
  await putTags(clients.ec2, [groupId], { [TAG.state]: 'ready' })
  const note = left.length === 0 ? '' : `; ${left.length} of home's refer to things of one region and were left out`
  logger.info(`security group ${groupId} has ${wanted.length} rules${note}`)
}

/**
 * Makes the instance: tags, group, profile, metadata options, shutdown behaviour, disks and fuse in the one call.
 * The client token is a hash of what it is made from and a counter, which goes up while the token stands for an
 * instance that is gone (EC2 remembers tokens for a day or more).
 */
export async function makeInstance(
  context: RegionContext,
  step: StepOf<'run-instance'>,
  { source, progress }: { source: Source; progress: Progress },
): Promise<string> {
  const { clients, clock, logger, signal } = context
  const imageId = step.made.imageId ?? progress.imageId
  const groupId = step.made.securityGroupId ?? progress.securityGroupId
  if (imageId === undefined || groupId === undefined) throw new Error('an instance needs an image and a group')
  const image = await findImage(clients.ec2, imageId)
  const request = buildRequest(context, { step, source, imageId, groupId, devices: image?.devices ?? [] })
  for (let generation = 0; generation < MAX_GENERATIONS; generation += 1) {
    const token = clientToken([request, step.replaces, generation])
    const instance = await runInstance(clients.ec2, { ...request, ClientToken: token }, { clock, signal })
    const seen = (await findInstance(clients.ec2, instance.id)) ?? instance
    if (seen.state !== 'terminated' && seen.state !== 'shutting-down') {
      logger.info(`instance ${instance.id}, ${step.place.type} in ${step.place.zone}`)
      return instance.id
    }
  }
  throw new ActionError(`EC2 gives a terminated instance for each of ${MAX_GENERATIONS} requests`, {
    hint: 'Try again in a day, when EC2 has forgotten them.',
  })
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
): Omit<RunInstancesCommandInput, 'MinCount' | 'MaxCount'> {
  const instanceTags = ownershipTags(fleet.name, {
    [TAG.role]: 'runner',
    [TAG.state]: 'proving',
    [TAG.image]: source.image.id,
  })
  const key = region.kmsKey
  return {
    ImageId: imageId,
    InstanceType: step.place.type as NonNullable<RunInstancesCommandInput['InstanceType']>,
    SubnetId: step.place.subnetId,
    SecurityGroupIds: [groupId],
    ...(fleet.keyPair === undefined ? {} : { KeyName: fleet.keyPair }),
    IamInstanceProfile: { Name: source.profile },
    MetadataOptions: { HttpTokens: fleet.instance.metadata, HttpEndpoint: 'enabled' },
    InstanceInitiatedShutdownBehavior: 'stop',
    // An image may say that its disks outlive the instance: they would be paid for with nobody knowing.
    BlockDeviceMappings: devices.map(({ name }) => ({
      DeviceName: name,
      Ebs: { DeleteOnTermination: true, ...(key === undefined ? {} : { Encrypted: true, KmsKeyId: key }) },
    })),
    UserData: Buffer.from(userData(fleet.fuseSeconds)).toString('base64'),
    TagSpecifications: [
      { ResourceType: 'instance', Tags: tagList(instanceTags) },
      { ResourceType: 'volume', Tags: tagList(ownershipTags(fleet.name)) },
    ],
  }
}
