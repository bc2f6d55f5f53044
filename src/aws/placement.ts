// Finds where in a region an instance can be put: types on offer, subnets, and whether the region is enabled at all.
import {
  DescribeRegionsCommand,
  paginateDescribeInstanceTypeOfferings,
  paginateDescribeInstanceTypes,
  paginateDescribeSubnets,
  paginateDescribeVpcs,
  type EC2Client,
  type Filter,
  type Subnet as SdkSubnet,
} from '@aws-sdk/client-ec2'
import type { FleetRegion } from '../fleet/fleet.ts'
import type { Image } from './images.ts'
import { isNotFound } from './errors.ts'

/** A place for an instance: a type, in a subnet of a zone that offers it. */
export interface Placement {
  readonly type: string
  readonly zone: string
  readonly subnetId: string
  readonly vpcId: string
}

/** Where an instance can be put, and, by preference, where else if EC2 refuses it there; or why nowhere. */
export type PlacementResult =
  | { readonly kind: 'place'; readonly place: Placement; readonly others: readonly Placement[] }
  | { readonly kind: 'none'; readonly reason: string; readonly vpcId?: string | undefined }

/** Names of the regions that the account may use, by DescribeRegions; `not-opted-in` ones are left out. */
export async function listEnabledRegions(ec2: EC2Client): Promise<Set<string>> {
  const answer = await ec2.send(new DescribeRegionsCommand({ AllRegions: true }))
  return new Set(
    (answer.Regions ?? []).flatMap(({ RegionName, OptInStatus }) =>
      RegionName === undefined || OptInStatus === 'not-opted-in' ? [] : [RegionName],
    ),
  )
}

/**
 * Finds the first of the region's types that a zone with a usable subnet offers and that fits the image (architecture,
 * and ENA where the type insists on it); then the other types, each in its first zone, and then all of them in their
 * next ones. All are of one VPC. Never makes a network: without a default VPC a subnet has to be given.
 */
export async function findPlacement(ec2: EC2Client, region: FleetRegion, image: Image): Promise<PlacementResult> {
  const subnets = await findSubnets(ec2, region)
  if (typeof subnets === 'string') return { kind: 'none', reason: subnets }
  const vpcId = subnets[0]?.vpcId
  const none = (reason: string): PlacementResult => ({ kind: 'none', reason, vpcId })
  const types = [...region.types]
  const [zonesOfType, facts] = await Promise.all([listOfferings(ec2, types), listTypes(ec2, types)])
  const reasons: string[] = []
  const ofTypes: Placement[][] = []
  for (const type of types) {
    const zones = zonesOfType.get(type) ?? new Set()
    const usable = subnets.filter(({ zone }) => zones.has(zone))
    const misfit = describeMisfit(type, facts.get(type), image)
    if (zones.size === 0) reasons.push(`${type} is not offered there`)
    else if (misfit !== undefined) reasons.push(misfit)
    else if (usable.length === 0) {
      reasons.push(`${type} is offered in ${[...zones].sort().join(', ')}, and no usable subnet is in those zones`)
    } else ofTypes.push(usable.map(({ id, zone, vpcId: vpc }) => ({ type, zone, subnetId: id, vpcId: vpc })))
  }
  const [place, ...others] = inTurns(ofTypes)
  return place === undefined ? none(`no instance type fits: ${reasons.join('; ')}`) : { kind: 'place', place, others }
}

/** The first of each list, then the second of each, and so on. */
function inTurns<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  return Array.from({ length: longest }, (_, turn) => lists.flatMap((list) => list.slice(turn, turn + 1))).flat()
}

/** Lists those of the types, in their order, that a zone offers and that fit the image. */
export async function listFittingTypes(
  ec2: EC2Client,
  { types, zone, image }: { types: readonly string[]; zone: string; image: Image },
): Promise<string[]> {
  const [zonesOfType, facts] = await Promise.all([listOfferings(ec2, [...types]), listTypes(ec2, [...types])])
  return types.filter(
    (type) => zonesOfType.get(type)?.has(zone) === true && describeMisfit(type, facts.get(type), image) === undefined,
  )
}

/** Lists the architectures that a region's types have, as EC2 writes them, in the order of the types. */
export async function listArchitectures(ec2: EC2Client, types: readonly string[]): Promise<string[]> {
  const facts = await listTypes(ec2, [...types])
  return [...new Set(types.flatMap((type) => facts.get(type)?.architectures ?? []))]
}

/** Gives why an image can't boot on a type in a zone, as a sentence; undefined when it can, as far as EC2 tells. */
export async function whyUnfit(
  ec2: EC2Client,
  { type, zone, image }: { type: string; zone: string; image: Image },
): Promise<string | undefined> {
  const [zonesOfType, facts] = await Promise.all([listOfferings(ec2, [type]), listTypes(ec2, [type])])
  if (zonesOfType.get(type)?.has(zone) !== true) return `${type} is not offered in ${zone}`
  return describeMisfit(type, facts.get(type), image)
}

/** Gives why an image can't boot on a type, as a sentence; undefined when it can, as far as EC2 tells. */
function describeMisfit(type: string, facts: TypeFacts | undefined, image: Image): string | undefined {
  if (facts === undefined) return undefined
  if (!facts.architectures.includes(image.architecture)) {
    return `${type} is ${facts.architectures.join('/')} and the image is ${image.architecture}`
  }
  return facts.needsEna && !image.enaSupport ? `${type} needs an image with ENA support` : undefined
}

interface Subnet {
  readonly id: string
  readonly zone: string
  readonly vpcId: string
}

/** Usable subnets in the order of their zones, or a sentence that says why there are none. */
async function findSubnets(ec2: EC2Client, region: FleetRegion): Promise<Subnet[] | string> {
  if (region.subnet !== undefined) {
    const subnets = await listSubnets(ec2, { SubnetIds: [region.subnet] })
    return subnets.length > 0 ? subnets : `subnet ${region.subnet} does not exist there, or has no free address`
  }
  const vpcs: string[] = []
  const isDefault: Filter[] = [{ Name: 'is-default', Values: ['true'] }]
  for await (const page of paginateDescribeVpcs({ client: ec2 }, { Filters: isDefault })) {
    vpcs.push(...(page.Vpcs ?? []).flatMap(({ VpcId }) => VpcId ?? []))
  }
  const [vpcId] = vpcs
  if (vpcId === undefined) return 'the region has no default VPC; give a subnet in the fleet file'
  const subnets = await listSubnets(ec2, {
    Filters: [
      { Name: 'vpc-id', Values: [vpcId] },
      { Name: 'default-for-az', Values: ['true'] },
    ],
  })
  return subnets.length > 0 ? subnets : `default VPC ${vpcId} has no default subnet with a free address`
}

async function listSubnets(ec2: EC2Client, query: { SubnetIds?: string[]; Filters?: Filter[] }): Promise<Subnet[]> {
  const found: SdkSubnet[] = []
  try {
    for await (const page of paginateDescribeSubnets({ client: ec2 }, query)) found.push(...(page.Subnets ?? []))
  } catch (error) {
    if (isNotFound(error)) return []
    throw error
  }
  return found
    .filter(({ State, AvailableIpAddressCount }) => State !== 'pending' && (AvailableIpAddressCount ?? 1) > 0)
    .map(({ SubnetId = '', AvailabilityZone = '', VpcId = '' }) => ({
      id: SubnetId,
      zone: AvailabilityZone,
      vpcId: VpcId,
    }))
    .sort((a, b) => (a.zone < b.zone ? -1 : 1))
}

async function listOfferings(ec2: EC2Client, types: string[]): Promise<Map<string, Set<string>>> {
  const zones = new Map<string, Set<string>>()
  const query = {
    LocationType: 'availability-zone' as const,
    Filters: [{ Name: 'instance-type', Values: types }],
  }
  for await (const page of paginateDescribeInstanceTypeOfferings({ client: ec2 }, query)) {
    for (const { InstanceType = '', Location = '' } of page.InstanceTypeOfferings ?? []) {
      zones.set(InstanceType, (zones.get(InstanceType) ?? new Set<string>()).add(Location))
    }
  }
  return zones
}

interface TypeFacts {
  readonly architectures: readonly string[]
  readonly needsEna: boolean
}

/** Reads facts about types, by a filter: a request by name fails whole when the region doesn't know one. */
async function listTypes(ec2: EC2Client, types: string[]): Promise<Map<string, TypeFacts>> {
  const facts = new Map<string, TypeFacts>()
  const query = { Filters: [{ Name: 'instance-type', Values: types }] }
  for await (const page of paginateDescribeInstanceTypes({ client: ec2 }, query)) {
    for (const { InstanceType = '', ProcessorInfo, NetworkInfo } of page.InstanceTypes ?? []) {
      facts.set(InstanceType, {
        architectures: ProcessorInfo?.SupportedArchitectures ?? [],
        needsEna: NetworkInfo?.EnaSupport === 'required',
      })
    }
  }
  return facts
}
