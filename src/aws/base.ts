// Reads what machines of a base image are made after in a region: the public image, and a group and a key of our own.
import type { EC2Client } from '@aws-sdk/client-ec2'
import { GetParameterCommand } from '@aws-sdk/client-ssm'
import type { BaseSetup } from '../files/setup.ts'
import { ARCHITECTURES, baseParameter } from '../fleet/bases.ts'
import type { Fleet, FleetRegion } from '../fleet/fleet.ts'
import type { RegionClients } from './clients.ts'
import { isNotFound } from './errors.ts'
import type { Home } from './origin.ts'
import { findImage, type Image } from './images.ts'
import { listArchitectures } from './placement.ts'
import type { Rule, SecurityGroup } from './security-groups.ts'

/**
 * Reads the base image of a region by its public parameter, for each architecture of the region's types. Nothing is
 * copied: each region has images of its own (Systems Manager User Guide, "Calling AMI public parameters").
 *
 * @returns what can't be found there among the problems; `image` is the one for the first type
 */
export async function observeBase(
  { ec2, ssm }: Pick<RegionClients, 'ec2' | 'ssm'>,
  { fleet, region, setup }: { fleet: Fleet; region: FleetRegion; setup: BaseSetup },
): Promise<Home> {
  const known = await listArchitectures(ec2, region.types)
  const architectures = ARCHITECTURES.filter((one) => known.includes(one)).sort(
    (a, b) => known.indexOf(a) - known.indexOf(b),
  )
  const parameters = [...new Set(architectures.map((one) => baseParameter(setup.base, one)))]
  const looks = await Promise.all(parameters.map((name) => findBaseImage({ ec2, ssm }, { name, region: region.name })))
  const images = looks.flatMap((look) => (typeof look === 'string' ? [] : [look]))
  // What one type lacks is no problem as long as another has it.
  const problems = images.length > 0 ? [] : looks.filter((look) => typeof look === 'string')
  if (architectures.length === 0) problems.push(describeNoArchitecture(region))
  return {
    region: region.name,
    image: images[0],
    keyPair: keyPairOf(fleet),
    securityGroup: groupOf(fleet),
    profile: fleet.instance.profile,
    problems,
    base: { ...setup, images },
  }
}

function describeNoArchitecture({ name, types }: FleetRegion): string {
  return `${name} has none of ${types.join(', ')} with an architecture of base images (${ARCHITECTURES.join(', ')})`
}

/** Gives the image that a public parameter names, or why it can't be used, as a sentence. */
async function findBaseImage(
  { ec2, ssm }: { ec2: EC2Client; ssm: RegionClients['ssm'] },
  { name, region }: { name: string; region: string },
): Promise<Image | string> {
  const id = await readParameter(ssm, name)
  if (id === undefined) return `the public parameter ${name} does not exist in ${region}`
  if (!/^ami-[0-9a-f]{8,17}$/.test(id))
    return `the public parameter ${name} holds ${JSON.stringify(id)} in ${region}, and no image id`
  const image = await findImage(ec2, id)
  if (image === undefined) return `image ${id} of the public parameter ${name} does not exist in ${region}`
  return image.state === 'available'
    ? image
    : `image ${id} of the public parameter ${name} is ${image.state} in ${region}`
}

async function readParameter(ssm: RegionClients['ssm'], name: string): Promise<string | undefined> {
  try {
    const answer = await (await ssm()).send(new GetParameterCommand({ Name: name }))
    return answer.Parameter?.Value
  } catch (error) {
    if (isNotFound(error)) return undefined
    throw error
  }
}

function keyPairOf({ keyPair, publicKey }: Fleet): Home['keyPair'] {
  return keyPair === undefined || publicKey === undefined ? undefined : { name: keyPair, publicKey }
}

/** Nothing comes in: Systems Manager's agent goes out by itself. Both families, as EC2 lets a new group out. */
function groupOf({ name, securityGroup }: Fleet): Pick<SecurityGroup, 'description' | 'rules'> & { name: string } {
  const everything = {
    direction: 'egress',
    protocol: '-1',
    fromPort: undefined,
    toPort: undefined,
    description: undefined,
  } as const
  const rules: readonly Rule[] = [
    { ...everything, peer: { kind: 'ipv4', cidr: '0.0.0.0/0' } },
    { ...everything, peer: { kind: 'ipv6', cidr: '::/0' } },
  ]
  return { name: securityGroup, description: `Fleet ${name}: nothing in, everything out`, rules }
}
