// DescribeInstances and DescribeInstanceStatus: which instances, and how one looks in the answer.
import { AwsError } from '../http/aws-error.ts'
import { isTrue, many } from '../http/query.ts'
import type { XmlFields } from '../http/xml.ts'
import type { Ec2Call } from './call.ts'
import { filtered, isVisible, knownTags, pageOf, renderTags } from './call.ts'
import type { Instance } from './nouns.ts'
import { STATE_CODES } from './nouns.ts'

/** The instances of the ids given; the first unknown ones make it an error, as in AWS. */
export function instancesOf(call: Ec2Call, ids: readonly string[]): Instance[] {
  const malformed = ids.find((id) => !/^i-[0-9a-f]{8,17}$/.test(id))
  if (malformed !== undefined) {
    throw new AwsError('InvalidInstanceID.Malformed', `Invalid id: "${malformed}"`)
  }
  const unknown = ids.filter((id) => {
    const instance = call.region.instances.get(id)
    return instance === undefined || !isVisible(call, instance)
  })
  if (unknown.length === 1) {
    throw new AwsError('InvalidInstanceID.NotFound', `The instance ID '${unknown.join('')}' does not exist`)
  }
  if (unknown.length > 1) {
    throw new AwsError('InvalidInstanceID.NotFound', `The instance IDs '${unknown.join(', ')}' do not exist`)
  }
  return ids.flatMap((id) => call.region.instances.get(id) ?? [])
}

export function describeInstances(call: Ec2Call): XmlFields {
  const ids = many(call.query, 'InstanceId')
  if (ids.length > 0 && call.query['MaxResults'] !== undefined) {
    const message = 'The parameter instancesSet cannot be used with the parameter maxResults'
    throw new AwsError('InvalidParameterCombination', message)
  }
  const candidates =
    ids.length > 0
      ? instancesOf(call, ids)
      : [...call.region.instances.values()].filter((instance) => isVisible(call, instance))
  const seen = candidates.map((instance) => asSeen(call, instance))
  const { page, nextToken } = pageOf(call, filtered(call, seen, valuesOf), { least: 5, most: 1000 })
  return {
    reservationSet: page.map((instance) => ({
      reservationId: instance.reservationId,
      ownerId: call.account.id,
      groupSet: [],
      instancesSet: [renderInstance(call, instance)],
    })),
    nextToken,
  }
}

/** Eventual consistency: what a call has just changed is seen as it was, when the account has a lag. */
function asSeen({ account }: Ec2Call, instance: Instance): Instance {
  const { before } = instance
  if (before === undefined || Date.now() - before.at >= account.delays.stateLag) return instance
  return { ...instance, state: before.state, launchTime: before.launchTime }
}

export function describeInstanceStatus(call: Ec2Call): XmlFields {
  const ids = many(call.query, 'InstanceId')
  const all = ids.length > 0 ? instancesOf(call, ids) : [...call.region.instances.values()]
  const shown = all.filter(({ state }) => state === 'running' || isTrue(call.query, 'IncludeAllInstances'))
  const { page, nextToken } = pageOf(call, filtered(call, shown, valuesOf), { least: 5, most: 1000 })
  return {
    instanceStatusSet: page.map((instance) => {
      const checkOf = (what: 'system' | 'instance'): XmlFields => {
        if (instance.state !== 'running') return { status: 'not-applicable' }
        return { status: instance.impaired === what ? 'impaired' : 'ok' }
      }
      return {
        instanceId: instance.id,
        availabilityZone: instance.zone,
        instanceState: renderState(instance),
        systemStatus: checkOf('system'),
        instanceStatus: checkOf('instance'),
      }
    }),
    nextToken,
  }
}

export function renderState({ state }: Instance): XmlFields {
  return { code: STATE_CODES[state], name: state }
}

function valuesOf(instance: Instance, filter: string): (string | undefined)[] | undefined {
  switch (filter) {
    case 'architecture':
      return [instance.architecture]
    case 'availability-zone':
      return [instance.zone]
    case 'block-device-mapping.volume-id':
      return [instance.volumeId]
    case 'client-token':
      return [instance.clientToken]
    case 'group-id':
    case 'instance.group-id':
    case 'network-interface.group-id':
      return instance.groups.map(({ id }) => id)
    case 'group-name':
    case 'instance.group-name':
      return instance.groups.map(({ name }) => name)
    case 'iam-instance-profile.arn':
      return [instance.profile?.arn]
    case 'iam-instance-profile.name':
      return [instance.profile?.name]
    case 'image-id':
      return [instance.imageId]
    case 'instance-id':
      return [instance.id]
    case 'instance-state-name':
      return [instance.state]
    case 'instance-state-code':
      return [String(STATE_CODES[instance.state])]
    case 'instance-type':
      return [instance.instanceType]
    case 'key-name':
      return [instance.keyName]
    case 'launch-time':
      return [instance.launchTime.toISOString()]
    case 'private-ip-address':
      return [instance.privateIp]
    case 'reservation-id':
      return [instance.reservationId]
    case 'state-reason-code':
      return [instance.stateReason?.code]
    case 'subnet-id':
      return [instance.subnetId]
    case 'vpc-id':
      return [instance.vpcId]
    default:
      return undefined
  }
}

export function renderInstance(call: Ec2Call, instance: Instance): XmlFields {
  const isDead = instance.state === 'terminated'
  const volumes = [...call.region.volumes.values()].filter(({ instanceId }) => instanceId === instance.id)
  const groupSet = instance.groups.map(({ id, name }) => ({ groupId: id, groupName: name }))
  return {
    instanceId: instance.id,
    imageId: instance.imageId,
    instanceState: renderState(instance),
    privateDnsName: isDead ? '' : `ip-${instance.privateIp.replaceAll('.', '-')}.${call.region.name}.compute.internal`,
    dnsName: '',
    reason: instance.stateTransitionReason,
    keyName: instance.keyName,
    amiLaunchIndex: 0,
    productCodes: [],
    instanceType: instance.instanceType,
    launchTime: instance.launchTime,
    placement: { availabilityZone: instance.zone, groupName: '', tenancy: 'default' },
    monitoring: { state: instance.monitoring ? 'enabled' : 'disabled' },
    ...(isDead
      ? {}
      : {
          subnetId: instance.subnetId,
          vpcId: instance.vpcId,
          privateIpAddress: instance.privateIp,
          // A public address is lent for as long as the machine runs.
          ipAddress: instance.state === 'running' ? instance.publicIp : undefined,
        }),
    sourceDestCheck: true,
    groupSet: isDead ? [] : groupSet,
    stateReason: instance.stateReason,
    architecture: instance.architecture,
    rootDeviceType: 'ebs',
    rootDeviceName: instance.rootDevice,
    blockDeviceMapping: isDead
      ? []
      : volumes.map((volume) => ({
          deviceName: volume.device,
          ebs: {
            volumeId: volume.id,
            status: 'attached',
            attachTime: new Date(volume.attachedAt),
            deleteOnTermination: volume.deleteOnTermination,
          },
        })),
    virtualizationType: 'hvm',
    clientToken: instance.clientToken,
    tagSet: renderTags(knownTags(call, instance)),
    hypervisor: 'xen',
    iamInstanceProfile: instance.profile && { arn: instance.profile.arn, id: instance.profile.id },
    ebsOptimized: instance.ebsOptimized,
    enaSupport: instance.enaSupport,
    metadataOptions: { state: 'applied', ...instance.metadata },
    hibernationOptions: { configured: false },
    enclaveOptions: { enabled: false },
    networkInterfaceSet: [],
  }
}
