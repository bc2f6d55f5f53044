// RunInstances: everything it refers to must exist in the region; moto knows network, keys, types and profiles.
import { join } from 'node:path'
import { AwsError } from '../http/aws-error.ts'
import type { Query } from '../http/query.ts'
import { groups, isTrue, many, one, required, tagsFor, under } from '../http/query.ts'
import { itemsAt, textAt } from '../http/xml.ts'
import type { XmlFields, XmlNode } from '../http/xml.ts'
import { newAgent } from '../ssm/agent.ts'
import type { Ec2Call } from './call.ts'
import { onceByToken, tagTimes } from './call.ts'
import { renderInstance } from './describe-instances.ts'
import { findProfile } from './profiles.ts'
import { assertCapacity, assertEna } from './capacity.ts'
import type { Image, Instance } from './nouns.ts'
import { newId } from './nouns.ts'
import { beginStart } from './lifecycle.ts'

export const runInstances = async (call: Ec2Call): Promise<XmlFields> => {
  const madeIds = await onceByToken(call, () => launch(call))
  const instances = madeIds.split(',').flatMap((id) => call.region.instances.get(id) ?? [])
  // Since January 2025 (boto/boto3#4406); until then the terminated instance was the answer.
  if (instances.length === 0 || instances.some(({ state }) => state === 'terminated')) {
    throw new AwsError(
      'IdempotentInstanceTerminated',
      'The client token you have provided is associated with a resource that is already deleted. Please use a different client token.',
    )
  }
  return {
    reservationId: instances[0]?.reservationId ?? newId('r'),
    ownerId: call.account.id,
    groupSet: [],
    instancesSet: instances.map((instance) => renderInstance(call, instance)),
  }
}

const launch = async (call: Ec2Call): Promise<string> => {
  const { query, region, account } = call
  const count = Number(required(query, 'MaxCount'))
  if (!(Number(required(query, 'MinCount')) >= 1) || !(count >= 1)) {
    throw new AwsError('InvalidParameterValue', 'The counts must be at least 1')
  }
  const image = availableImage(call, required(query, 'ImageId'))
  const instanceType = one(query, 'InstanceType') ?? 'm1.small'
  const [subnet, keyName, profile, zones] = await Promise.all([
    findSubnet(call),
    checkedKeyName(call),
    profileOf(call),
    zonesOffering(call, instanceType),
  ])
  if (zones.length === 0) {
    throw new AwsError('InvalidParameterValue', `Invalid value '${instanceType}' for InstanceType.`)
  }
  const chosen = subnet.find((node) => zones.includes(textAt(node, 'availabilityZone')))
  if (chosen === undefined) {
    throw new AwsError(
      'Unsupported',
      `Your requested instance type (${instanceType}) is not supported in your requested Availability Zone (${textAt(subnet[0], 'availabilityZone')}).`,
    )
  }
  const zone = textAt(chosen, 'availabilityZone')
  assertCapacity(call, { zone, instanceType })
  await assertEna(call, { instanceType, enaSupport: image.enaSupport })
  const vpcId = textAt(chosen, 'vpcId')
  const securityGroups = await findGroups(call, vpcId)
  const reservationId = newId('r')
  const publicAsked = groups(query, 'NetworkInterface')[0]?.['AssociatePublicIpAddress']
  const hasPublicIp =
    publicAsked === undefined ? textAt(chosen, 'mapPublicIpOnLaunch') === 'true' : publicAsked === 'true'
  const userData = one(query, 'UserData')
  const decoded = userData === undefined ? undefined : Buffer.from(userData, 'base64')
  if (decoded !== undefined && decoded.length > 16_384) {
    throw new AwsError('InvalidParameterValue', 'User data is limited to 16384 bytes')
  }

  const ids: string[] = []
  for (let index = 0; index < count; index += 1) {
    const id = newId('i')
    const now = Date.now()
    const tags = tagsFor(query, 'instance')
    const network = textAt(chosen, 'cidrBlock').split('.').slice(0, 3).join('.')
    const host = 10 + (region.instances.size % 240)
    const instance: Instance = {
      ...{ id, createdAt: now, reservationId, imageId: image.id, instanceType, keyName, profile, zone, vpcId },
      groups: securityGroups,
      subnetId: textAt(chosen, 'subnetId'),
      privateIp: `${network}.${host}`,
      publicIp: hasPublicIp ? `198.51.100.${host}` : undefined,
      state: 'pending',
      stateReason: undefined,
      stateTransitionReason: '',
      launchTime: new Date(now),
      ...{ before: undefined, impaired: undefined },
      clientToken: one(query, 'ClientToken') ?? '',
      tags,
      taggedAt: tagTimes(tags, now),
      metadata: metadataOf(under(query, 'MetadataOptions')),
      shutdownBehavior: one(query, 'InstanceInitiatedShutdownBehavior') === 'terminate' ? 'terminate' : 'stop',
      disableApiStop: isTrue(query, 'DisableApiStop'),
      disableApiTermination: isTrue(query, 'DisableApiTermination'),
      ebsOptimized: isTrue(query, 'EbsOptimized'),
      enaSupport: image.enaSupport,
      monitoring: one(query, 'Monitoring.Enabled') === 'true',
      userData: decoded,
      volumeId: newId('vol'),
      folder: join(call.world.stateDir, account.id, region.name, id),
      stretches: [],
      terminatedAt: undefined,
      guest: undefined,
      agent: newAgent(),
      generation: 0,
      failsNextStart: undefined,
      hangsInStopping: false,
    }
    region.instances.set(id, instance)
    addVolume(call, instance, image)
    beginStart(region, instance, image.disk)
    ids.push(id)
  }
  return ids.join(',')
}

const availableImage = (call: Ec2Call, id: string): Image => {
  if (!/^ami-[0-9a-f]{8,17}$/.test(id)) throw new AwsError('InvalidAMIID.Malformed', `Invalid id: "${id}"`)
  const image = call.region.images.get(id)
  if (image === undefined || (!image.isPublic && image.ownerId !== call.account.id)) {
    throw new AwsError('InvalidAMIID.NotFound', `The image id '[${id}]' does not exist`)
  }
  if (image.state !== 'available') {
    throw new AwsError('InvalidAMIID.Unavailable', `The image ID '${id}' is not available: ${image.state}`)
  }
  return image
}

const metadataOf = (query: Query): Instance['metadata'] => ({
  httpTokens: one(query, 'HttpTokens') ?? 'optional',
  httpEndpoint: one(query, 'HttpEndpoint') ?? 'enabled',
  httpPutResponseHopLimit: Number(one(query, 'HttpPutResponseHopLimit') ?? '1'),
  httpProtocolIpv6: one(query, 'HttpProtocolIpv6') ?? 'disabled',
  instanceMetadataTags: one(query, 'InstanceMetadataTags') ?? 'disabled',
})

const addVolume = ({ region, query }: Ec2Call, instance: Instance, image: Image): void => {
  const mapping = groups(query, 'BlockDeviceMapping').find((device) => device['DeviceName'] === '/dev/xvda') ?? {}
  const tags = tagsFor(query, 'volume')
  const now = Date.now()
  region.volumes.set(instance.volumeId, {
    id: instance.volumeId,
    createdAt: now,
    zone: instance.zone,
    sizeGiB: Number(mapping['Ebs.VolumeSize'] ?? '8'),
    // A mapping that leaves the type out doesn't get the image's (saltstack/salt#30687).
    type: mapping['Ebs.VolumeType'] ?? ('DeviceName' in mapping ? 'gp2' : 'gp3'),
    encrypted: mapping['Ebs.Encrypted'] === 'true' || image.encrypted,
    snapshotId: image.snapshotId,
    instanceId: instance.id,
    device: '/dev/xvda',
    deleteOnTermination: mapping['Ebs.DeleteOnTermination'] !== 'false',
    attachedAt: now,
    tags,
    taggedAt: tagTimes(tags, now),
  })
}

/** The subnets the instance may land in: the one asked for, or the default ones. */
const findSubnet = async (call: Ec2Call): Promise<XmlNode[]> => {
  const { query, region, account, world } = call
  const where = { account: account.id, region: region.name }
  const asked = one(query, 'SubnetId') ?? groups(query, 'NetworkInterface')[0]?.['SubnetId']
  if (asked !== undefined) {
    const { xml, status } = await world.moto.ask(where, 'ec2', 'DescribeSubnets', { 'SubnetId.1': asked })
    const nodes = itemsAt(xml, 'subnetSet')
    if (status >= 300 || nodes.length === 0) {
      throw new AwsError('InvalidSubnetID.NotFound', `The subnet ID '${asked}' does not exist`)
    }
    return nodes
  }
  const { xml } = await world.moto.ask(where, 'ec2', 'DescribeSubnets', {
    'Filter.1.Name': 'default-for-az',
    'Filter.1.Value.1': 'true',
  })
  const zone = one(query, 'Placement.AvailabilityZone')
  const nodes = itemsAt(xml, 'subnetSet').filter(
    (node) => zone === undefined || textAt(node, 'availabilityZone') === zone,
  )
  if (nodes.length === 0) {
    throw new AwsError(
      'VPCIdNotSpecified',
      'No default VPC for this user. GroupName is only supported for EC2-Classic and default VPC.',
    )
  }
  return nodes
}

const checkedKeyName = async ({ query, region, account, world }: Ec2Call): Promise<string | undefined> => {
  const keyName = one(query, 'KeyName')
  if (keyName === undefined) return undefined
  const where = { account: account.id, region: region.name }
  const { status } = await world.moto.ask(where, 'ec2', 'DescribeKeyPairs', { 'KeyName.1': keyName })
  if (status >= 300) throw new AwsError('InvalidKeyPair.NotFound', `The key pair '${keyName}' does not exist`)
  return keyName
}

const profileOf = async (call: Ec2Call): Promise<Instance['profile']> => {
  const [arn, name] = [one(call.query, 'IamInstanceProfile.Arn'), one(call.query, 'IamInstanceProfile.Name')]
  const asked = name ?? arn?.split('/').at(-1)
  if (asked === undefined) return undefined
  const found = await findProfile(call.world, call.account.id, asked)
  if (found === undefined || (arn !== undefined && found.arn !== arn)) {
    const [field, value] = name === undefined ? ['ARN', arn ?? ''] : ['name', name]
    const message = `Value (${value}) for parameter iamInstanceProfile.${field.toLowerCase()} is invalid. Invalid IAM Instance Profile ${field}`
    throw new AwsError('InvalidParameterValue', message)
  }
  return { arn: found.arn, id: found.id, name: asked }
}

const zonesOffering = async ({ region, account, world }: Ec2Call, instanceType: string): Promise<string[]> => {
  const where = { account: account.id, region: region.name }
  const { xml } = await world.moto.ask(where, 'ec2', 'DescribeInstanceTypeOfferings', {
    LocationType: 'availability-zone',
    'Filter.1.Name': 'instance-type',
    'Filter.1.Value.1': instanceType,
  })
  return itemsAt(xml, 'instanceTypeOfferingSet').map((node) => textAt(node, 'location'))
}

const findGroups = async (call: Ec2Call, vpcId: string): Promise<Instance['groups']> => {
  const { query, region, account, world } = call
  const where = { account: account.id, region: region.name }
  const network = groups(query, 'NetworkInterface')[0] ?? {}
  const ids = [...many(query, 'SecurityGroupId'), ...many(network, 'SecurityGroupId')]
  const names = many(query, 'SecurityGroup')
  const wanted = ids.length > 0 ? ids : names.length > 0 ? names : ['default']
  const { xml } = await world.moto.ask(where, 'ec2', 'DescribeSecurityGroups', {
    'Filter.1.Name': ids.length > 0 ? 'group-id' : 'group-name',
    ...Object.fromEntries(wanted.map((value, index) => [`Filter.1.Value.${index + 1}`, value])),
  })
  const nodes = itemsAt(xml, 'securityGroupInfo')
  return wanted.map((value) => {
    const node = nodes.find(
      (candidate) =>
        textAt(candidate, ids.length > 0 ? 'groupId' : 'groupName') === value &&
        (ids.length > 0 || textAt(candidate, 'vpcId') === vpcId),
    )
    if (node === undefined) throw new AwsError('InvalidGroup.NotFound', `The security group '${value}' does not exist`)
    if (textAt(node, 'vpcId') !== vpcId) {
      throw new AwsError('InvalidParameter', `Security group ${value} and subnet belong to different networks.`)
    }
    return { id: textAt(node, 'groupId'), name: textAt(node, 'groupName') }
  })
}
