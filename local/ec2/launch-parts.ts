// What RunInstances refers to, looked up in the region: the image here; network, key, type and profile in moto.
import { AwsError } from '../http/aws-error.ts'
import { groups, many, one } from '../http/query.ts'
import { itemsAt, textAt, type XmlNode } from '../http/xml.ts'
import type { Ec2Call } from './call.ts'
import type { Image, Instance } from './nouns.ts'
import { findProfile } from './profiles.ts'

export function availableImage(call: Ec2Call, id: string): Image {
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

/** The subnets the instance may land in: the one asked for, or the default ones. */
export async function findSubnet(call: Ec2Call): Promise<XmlNode[]> {
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

export async function checkedKeyName({ query, region, account, world }: Ec2Call): Promise<string | undefined> {
  const keyName = one(query, 'KeyName')
  if (keyName === undefined) return undefined
  const where = { account: account.id, region: region.name }
  const { status } = await world.moto.ask(where, 'ec2', 'DescribeKeyPairs', { 'KeyName.1': keyName })
  if (status >= 300) throw new AwsError('InvalidKeyPair.NotFound', `The key pair '${keyName}' does not exist`)
  return keyName
}

export async function profileOf(call: Ec2Call): Promise<Instance['profile']> {
  const [arn, name] = [one(call.query, 'IamInstanceProfile.Arn'), one(call.query, 'IamInstanceProfile.Name')]
  const asked = name ?? arn?.split('/').at(-1)
  if (asked === undefined) return undefined
  const found = await findProfile(call.world.moto, call.account.id, asked)
  if (found === undefined || (arn !== undefined && found.arn !== arn)) {
    const [field, value] = name === undefined ? ['ARN', arn ?? ''] : ['name', name]
    const message = `Value (${value}) for parameter iamInstanceProfile.${field.toLowerCase()} is invalid. Invalid IAM Instance Profile ${field}`
    throw new AwsError('InvalidParameterValue', message)
  }
  return { arn: found.arn, id: found.id, name: asked }
}

export async function zonesOffering({ region, account, world }: Ec2Call, instanceType: string): Promise<string[]> {
  const where = { account: account.id, region: region.name }
  const { xml } = await world.moto.ask(where, 'ec2', 'DescribeInstanceTypeOfferings', {
    LocationType: 'availability-zone',
    'Filter.1.Name': 'instance-type',
    'Filter.1.Value.1': instanceType,
  })
  return itemsAt(xml, 'instanceTypeOfferingSet').map((node) => textAt(node, 'location'))
}

export async function findGroups(call: Ec2Call, vpcId: string): Promise<Instance['groups']> {
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
