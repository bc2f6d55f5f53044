// DescribeInstanceAttribute, ModifyInstanceAttribute, ModifyInstanceMetadataOptions.
import { AwsError } from '../http/aws-error.ts'
import type { Query } from '../http/query.ts'
import { many, one, required } from '../http/query.ts'
import type { XmlFields } from '../http/xml.ts'
import { itemsAt, textAt } from '../http/xml.ts'
import type { Ec2Call } from './call.ts'
import { defaultCredits } from './credits.ts'
import { instancesOf } from './describe-instances.ts'
import type { Instance } from './nouns.ts'

function instanceOf(call: Ec2Call): Instance {
  const [instance] = instancesOf(call, [required(call.query, 'InstanceId')])
  if (instance === undefined) throw new AwsError('InvalidInstanceID.NotFound', 'The instance does not exist')
  return instance
}

export function describeInstanceAttribute(call: Ec2Call): XmlFields {
  const instance = instanceOf(call)
  const attribute = required(call.query, 'Attribute')
  return { instanceId: instance.id, ...attributeFields(instance, attribute) }
}

function attributeFields(instance: Instance, attribute: string): XmlFields {
  switch (attribute) {
    case 'instanceInitiatedShutdownBehavior':
      return { instanceInitiatedShutdownBehavior: { value: instance.shutdownBehavior } }
    case 'userData':
      return { userData: instance.userData === undefined ? {} : { value: instance.userData.toString('base64') } }
    case 'disableApiStop':
      return { disableApiStop: { value: instance.disableApiStop } }
    default:
      throw new AwsError('InvalidParameterValue', `Value (${attribute}) for parameter attribute is invalid.`)
  }
}

export async function modifyInstanceAttribute(call: Ec2Call): Promise<XmlFields> {
  const instance = instanceOf(call)
  const { query } = call
  // Both spellings exist: Attribute plus Value, and one parameter named after the attribute.
  const attribute = one(query, 'Attribute')
  const given = (name: string): string | undefined =>
    attribute !== undefined && attribute.toLowerCase() === name.toLowerCase()
      ? one(query, 'Value')
      : (one(query, `${name}.Value`) ?? one(query, name))
  const mustBeStopped = (name: string): void => {
    if (instance.state === 'stopped') return
    const message = `The instance '${instance.id}' is not in the 'stopped' state. (${name})`
    throw new AwsError('IncorrectInstanceState', message)
  }
  if (instance.state === 'terminated') {
    throw new AwsError('IncorrectInstanceState', `The instance '${instance.id}' is terminated.`)
  }

  const instanceType = given('InstanceType')
  const userData = given('UserData')
  const behavior = given('InstanceInitiatedShutdownBehavior')
  const apiStop = given('DisableApiStop')
  const apiTermination = given('DisableApiTermination')
  const groupIds = many(query, 'GroupId')
  if (instanceType !== undefined) {
    mustBeStopped('instanceType')
    instance.instanceType = instanceType
    // Which option stays isn't documented: a caller has to be ready for the type's own.
    instance.cpuCredits = defaultCredits(instanceType)
  }
  if (userData !== undefined) {
    mustBeStopped('userData')
    instance.userData = Buffer.from(userData, 'base64')
  }
  if (behavior !== undefined) {
    if (behavior !== 'stop' && behavior !== 'terminate') {
      throw new AwsError('InvalidParameterValue', `Invalid value '${behavior}' for instanceInitiatedShutdownBehavior`)
    }
    instance.shutdownBehavior = behavior
  }
  if (apiStop !== undefined) instance.disableApiStop = apiStop === 'true'
  if (apiTermination !== undefined) instance.disableApiTermination = apiTermination === 'true'
  if (groupIds.length > 0) instance.groups = await groupsById(call, groupIds)
  return { return: true }
}

async function groupsById(call: Ec2Call, ids: string[]): Promise<Instance['groups']> {
  const where = { account: call.account.id, region: call.region.name }
  const query: Query = Object.fromEntries(ids.map((id, index) => [`GroupId.${index + 1}`, id]))
  const { status, xml } = await call.world.moto.ask(where, 'ec2', 'DescribeSecurityGroups', query)
  if (status >= 300) throw new AwsError('InvalidGroup.NotFound', `The security group '${ids.join()}' does not exist`)
  return itemsAt(xml, 'securityGroupInfo').map((node) => ({
    id: textAt(node, 'groupId'),
    name: textAt(node, 'groupName'),
  }))
}

export function modifyInstanceMetadataOptions(call: Ec2Call): XmlFields {
  const instance = instanceOf(call)
  const { query } = call
  const { metadata } = instance
  metadata.httpTokens = one(query, 'HttpTokens') ?? metadata.httpTokens
  metadata.httpEndpoint = one(query, 'HttpEndpoint') ?? metadata.httpEndpoint
  metadata.httpProtocolIpv6 = one(query, 'HttpProtocolIpv6') ?? metadata.httpProtocolIpv6
  metadata.instanceMetadataTags = one(query, 'InstanceMetadataTags') ?? metadata.instanceMetadataTags
  metadata.httpPutResponseHopLimit = Number(
    one(query, 'HttpPutResponseHopLimit') ?? String(metadata.httpPutResponseHopLimit),
  )
  return { instanceId: instance.id, instanceMetadataOptions: { state: 'pending', ...metadata } }
}
