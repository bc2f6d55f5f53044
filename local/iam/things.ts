// The things of EC2 that a call touches, as IAM sees them: ARN, and tags at this moment.
import type { Tags } from '../http/query.ts'
import { itemsAt, textAt } from '../http/xml.ts'
import type { Ec2Call } from '../ec2/call.ts'
import type { Image } from '../ec2/nouns.ts'

export type Thing = { kind: string; arn: string; tags: Tags; image?: Image }

const KIND_BY_PREFIX: Readonly<Record<string, string>> = {
  ami: 'image',
  eni: 'network-interface',
  i: 'instance',
  key: 'key-pair',
  sg: 'security-group',
  snap: 'snapshot',
  subnet: 'subnet',
  vol: 'volume',
  vpc: 'vpc',
}

/** Images and snapshots have no account in their ARNs. */
export function ec2Arn({ account, region }: Ec2Call, kind: string, name: string): string {
  return `arn:aws:ec2:${region.name}:${kind === 'image' || kind === 'snapshot' ? '' : account.id}:${kind}/${name}`
}

/** One thing by its id; undefined when there is none: then the call finds out by itself. */
export async function findThing(call: Ec2Call, id: string): Promise<Thing | undefined> {
  const kind = KIND_BY_PREFIX[id.split('-')[0] ?? '']
  if (kind === undefined) throw new Error(`what kind of thing ${id} is, is not known`)
  const { region } = call
  const image = region.images.get(id)
  if (image !== undefined) return { kind, arn: ec2Arn(call, kind, id), tags: image.tags, image }
  const own = region.instances.get(id) ?? region.snapshots.get(id) ?? region.volumes.get(id)
  if (own !== undefined) return { kind, arn: ec2Arn(call, kind, id), tags: own.tags }
  if (kind === 'key-pair') return findKeyPair(call, { id })
  const [describe, idParameter] = MOTO_DESCRIBES[kind] ?? []
  if (describe === undefined || idParameter === undefined) return undefined
  const { status, xml } = await call.world.moto.ask(whereOf(call), 'ec2', describe, { [idParameter]: id })
  if (status >= 300) return undefined
  const [node] = xml.children.flatMap(({ children }) => children)
  return { kind, arn: ec2Arn(call, kind, id), tags: tagsOf(node) }
}

/** Key pairs have their names in their ARNs. */
export async function findKeyPair(call: Ec2Call, wanted: { id?: string; name?: string }): Promise<Thing | undefined> {
  const { xml } = await call.world.moto.ask(whereOf(call), 'ec2', 'DescribeKeyPairs')
  const node = itemsAt(xml, 'keySet').find(
    (one) => textAt(one, 'keyPairId') === wanted.id || textAt(one, 'keyName') === wanted.name,
  )
  if (node === undefined) return undefined
  return { kind: 'key-pair', arn: ec2Arn(call, 'key-pair', textAt(node, 'keyName')), tags: tagsOf(node) }
}

const MOTO_DESCRIBES: Readonly<Record<string, readonly [describe: string, idParameter: string]>> = {
  'network-interface': ['DescribeNetworkInterfaces', 'NetworkInterfaceId.1'],
  'security-group': ['DescribeSecurityGroups', 'GroupId.1'],
  subnet: ['DescribeSubnets', 'SubnetId.1'],
  vpc: ['DescribeVpcs', 'VpcId.1'],
}

function whereOf({ account, region }: Ec2Call) {
  return { account: account.id, region: region.name }
}

function tagsOf(node: Parameters<typeof itemsAt>[0]): Tags {
  return new Map(itemsAt(node, 'tagSet').map((tag) => [textAt(tag, 'key'), textAt(tag, 'value')]))
}
