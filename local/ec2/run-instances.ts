// RunInstances: everything it refers to must exist in the region, and the zone must have room; then machines begin.
import { join } from 'node:path'
import { AwsError } from '../http/aws-error.ts'
import type { Query } from '../http/query.ts'
import { groups, isTrue, one, required, tagsFor, under } from '../http/query.ts'
import { textAt, type XmlFields } from '../http/xml.ts'
import type { Ec2Call } from './call.ts'
import { onceByToken, tagTimes } from './call.ts'
import { renderInstance } from './describe-instances.ts'
import { availableImage, checkedKeyName, findGroups, findSubnet, profileOf, zonesOffering } from './launch-parts.ts'
import { assertBoots, assertCapacity } from './capacity.ts'
import { assertCredits, defaultCredits } from './credits.ts'
import { addVolumes, assertMappings } from './launch-disks.ts'
import { buildOf } from './images.ts'
import type { Image, Instance } from './nouns.ts'
import { newId, rootOf } from './nouns.ts'
import { resolveImageId } from './public-images.ts'
import { beginStart } from './lifecycle.ts'

export async function runInstances(call: Ec2Call): Promise<XmlFields> {
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

async function launch(call: Ec2Call): Promise<string> {
  const { query, region, account } = call
  const count = Number(required(query, 'MaxCount'))
  if (!(Number(required(query, 'MinCount')) >= 1) || !(count >= 1)) {
    throw new AwsError('InvalidParameterValue', 'The counts must be at least 1')
  }
  const image = availableImage(call, await resolveImageId(call, required(query, 'ImageId')))
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
  assertCredits(query, instanceType)
  await assertBoots(call, { ...image, instanceType })
  assertMappings(query, image)
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
      metadata: metadataOf(under(query, 'MetadataOptions'), image),
      cpuCredits: one(query, 'CreditSpecification.CpuCredits') ?? defaultCredits(instanceType),
      shutdownBehavior: one(query, 'InstanceInitiatedShutdownBehavior') === 'terminate' ? 'terminate' : 'stop',
      disableApiStop: isTrue(query, 'DisableApiStop'),
      disableApiTermination: isTrue(query, 'DisableApiTermination'),
      ebsOptimized: isTrue(query, 'EbsOptimized'),
      ...buildOf(image),
      monitoring: one(query, 'Monitoring.Enabled') === 'true',
      userData: decoded,
      volumeId: newId('vol'),
      rootDevice: rootOf(image).name,
      folder: join(call.world.stateDir, account.id, region.name, id),
      stretches: [],
      terminatedAt: undefined,
      guest: undefined,
      generation: 0,
      failsNextStart: undefined,
      hangsInStopping: false,
    }
    region.instances.set(id, instance)
    addVolumes(call, instance, image)
    beginStart(region, instance, image.disk)
    ids.push(id)
  }
  return ids.join(',')
}

/** "Configure instance metadata options for new instances" (EC2 User Guide): the call's, else the image's. */
function metadataOf(query: Query, { imdsSupport }: Image): Instance['metadata'] {
  const [tokens, hops] = imdsSupport === 'v2.0' ? ['required', '2'] : ['optional', '1']
  return {
    httpTokens: one(query, 'HttpTokens') ?? tokens,
    httpEndpoint: one(query, 'HttpEndpoint') ?? 'enabled',
    httpPutResponseHopLimit: Number(one(query, 'HttpPutResponseHopLimit') ?? hops),
    httpProtocolIpv6: one(query, 'HttpProtocolIpv6') ?? 'disabled',
    instanceMetadataTags: one(query, 'InstanceMetadataTags') ?? 'disabled',
  }
}
