// Where moto's EC2 answers, but not as AWS does: groups in use, key pairs by id, pages.
import { AwsError } from '../http/aws-error.ts'
import type { Query } from '../http/query.ts'
import { groups, many, one } from '../http/query.ts'
import type { XmlNode } from '../http/xml.ts'
import { itemsAt, parseXml, renderNode, textAt } from '../http/xml.ts'
import type { Ec2Call } from './call.ts'
import { pageOf } from './call.ts'
import { isGone } from './nouns.ts'

function where({ account, region }: Ec2Call) {
  return { account: account.id, region: region.name }
}

/** Refuses while an instance that isn't terminated or a network interface uses the group, or another's rule names it. */
export async function assertGroupUnused(call: Ec2Call): Promise<void> {
  const { query, region, world } = call
  const [asked, name] = [one(query, 'GroupId'), one(query, 'GroupName')]
  const { xml } = await world.moto.ask(where(call), 'ec2', 'DescribeSecurityGroups')
  const all = itemsAt(xml, 'securityGroupInfo')
  const id =
    asked ??
    textAt(
      all.find((node) => textAt(node, 'groupName') === name),
      'groupId',
    )
  const user = [...region.instances.values()].find(
    (instance) => !isGone(instance) && instance.groups.some((group) => group.id === id),
  )
  const referrer = all.find((node) => textAt(node, 'groupId') !== id && refersTo(node, id))
  const { xml: network } = await world.moto.ask(where(call), 'ec2', 'DescribeNetworkInterfaces')
  const holder = itemsAt(network, 'networkInterfaceSet').find((node) =>
    itemsAt(node, 'groupSet').some((group) => textAt(group, 'groupId') === id),
  )
  if (user === undefined && referrer === undefined && holder === undefined) return
  throw new AwsError('DependencyViolation', `resource ${id} has a dependent object`)
}

function refersTo(node: XmlNode, id: string): boolean {
  return ['ipPermissions', 'ipPermissionsEgress'].some((direction) =>
    itemsAt(node, direction).some((permission) =>
      itemsAt(permission, 'groups').some((pair) => textAt(pair, 'groupId') === id),
    ),
  )
}

/** moto knows key pairs by their names only: ids in the call become names. */
export async function keyPairQuery(call: Ec2Call): Promise<Query> {
  const { query, action, world } = call
  const id = one(query, 'KeyPairId')
  const ids = [...many(query, 'KeyPairId'), ...(id === undefined ? [] : [id])]
  if (ids.length === 0) return query
  const { xml } = await world.moto.ask(where(call), 'ec2', 'DescribeKeyPairs')
  const nodes = itemsAt(xml, 'keySet')
  const names = ids.map((wanted) => {
    const found = nodes.find((node) => textAt(node, 'keyPairId') === wanted)
    if (found === undefined && action === 'DescribeKeyPairs') {
      throw new AwsError('InvalidKeyPair.NotFound', `The key pair with ID '${wanted}' does not exist`)
    }
    return found === undefined ? undefined : textAt(found, 'keyName')
  })
  const rest = Object.fromEntries(Object.entries(query).filter(([key]) => !key.startsWith('KeyPairId')))
  if (action === 'DeleteKeyPair') return { ...rest, KeyName: names[0] ?? 'no-such-key-pair' }
  return { ...rest, ...Object.fromEntries(names.map((name, index) => [`KeyName.${index + 1}`, name ?? ''])) }
}

/** Lists of moto's that real callers must be ready to get in pages. */
const PAGED_SETS: Readonly<Record<string, string>> = {
  DescribeSecurityGroups: 'securityGroupInfo',
  DescribeSecurityGroupRules: 'securityGroupRuleSet',
  DescribeSubnets: 'subnetSet',
  DescribeVpcs: 'vpcSet',
  DescribeInstanceTypeOfferings: 'instanceTypeOfferingSet',
  DescribeInstanceTypes: 'instanceTypeSet',
}

/** Cuts moto's full list to the page asked for. */
export function cutToPage(call: Ec2Call, body: string): string {
  const name = PAGED_SETS[call.action]
  const isPaged = call.query['MaxResults'] !== undefined || call.account.pageSize !== undefined
  if (name === undefined || !isPaged) return body
  const xml = parseXml(body)
  const set = xml.children.find((node) => node.name === name)
  if (set === undefined) return body
  const { page, nextToken } = pageOf(call, set.children, { least: 5, most: 1000 })
  set.children = [...page]
  xml.children = xml.children.filter((node) => node.name !== 'nextToken')
  if (nextToken !== undefined) xml.children.push({ name: 'nextToken', text: nextToken, children: [] })
  return renderResponse(xml)
}

/** Filters moto answers with HTTP 500 or ignores are refused loudly, so that nobody relies on them. */
export function assertKnownFilters(call: Ec2Call): void {
  const known: Readonly<Record<string, readonly string[]>> = {
    DescribeKeyPairs: ['key-name', 'key-pair-id', 'fingerprint', 'tag-key'],
  }
  const allowed = known[call.action]
  if (allowed === undefined) return
  for (const filter of groups(call.query, 'Filter')) {
    const name = one(filter, 'Name') ?? ''
    if (!name.startsWith('tag:') && !allowed.includes(name)) {
      throw new AwsError('InvalidParameterValue', `The filter '${name}' is invalid`)
    }
  }
}

/** moto calls half of the opt-in regions closed; here the account's own list decides. */
export function withOptIns(call: Ec2Call, body: string): string {
  const xml = parseXml(body)
  const set = xml.children.find(({ name }) => name === 'regionInfo')
  if (set === undefined) return body
  const showsAll = call.query['AllRegions'] === 'true' || many(call.query, 'RegionName').length > 0
  const isClosed = (node: XmlNode): boolean => call.account.closedRegions.includes(textAt(node, 'regionName'))
  set.children = set.children.filter((node) => showsAll || !isClosed(node))
  for (const node of set.children) {
    const status = node.children.find(({ name }) => name === 'optInStatus')
    if (status === undefined) continue
    if (isClosed(node)) status.text = 'not-opted-in'
    else if (status.text === 'not-opted-in') status.text = 'opted-in'
  }
  return renderResponse(xml)
}

export function renderResponse(xml: XmlNode): string {
  const rendered = renderNode(xml).replace(/^<(\w+)>/, '<$1 xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">')
  return `<?xml version="1.0" encoding="UTF-8"?>\n${rendered}`
}
