// Groups and key pairs are moto's, which shows at once what was made. EC2 may not know for a moment what it has just made
// (https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html): not here either, when the account has a lag.
import { AwsError } from '../http/aws-error.ts'
import { itemsAt, parseXml, textAt } from '../http/xml.ts'
import type { Ec2Call } from './call.ts'
import { renderResponse } from './moto-gaps.ts'
import type { Ec2Region } from './region.ts'

/** When groups, by id, and key pairs, by name and id, were made here. */
const MADE = new WeakMap<Ec2Region, Map<string, number>>()

/** What an answer of these names as made. */
const MAKING: Readonly<Record<string, readonly string[]>> = {
  CreateSecurityGroup: ['groupId'],
  CreateKeyPair: ['keyName', 'keyPairId'],
  ImportKeyPair: ['keyName', 'keyPairId'],
}

const LISTS: Readonly<Record<string, { set: string; id: string }>> = {
  DescribeSecurityGroups: { set: 'securityGroupInfo', id: 'groupId' },
  DescribeKeyPairs: { set: 'keySet', id: 'keyName' },
}

const NAMING = /(^|\.)((Security)?GroupId|ResourceId|KeyName|KeyPairId)(\.\d+)?$/

export function noteMade({ action, region }: Ec2Call, body: string): void {
  const names = MAKING[action]
  if (names === undefined) return
  const made = MADE.get(region) ?? new Map<string, number>()
  MADE.set(region, made)
  const xml = parseXml(body)
  for (const name of names) made.set(textAt(xml, name), Date.now())
}

function isUnseen({ account, region }: Ec2Call, id: string): boolean {
  const madeAt = MADE.get(region)?.get(id)
  return madeAt !== undefined && Date.now() - madeAt < account.delays.describeLag
}

/** Refuses a call that names what isn't known yet; making a pair of its name, and deleting it, are not refused. */
export function assertSeen(call: Ec2Call): void {
  if (MAKING[call.action] !== undefined || call.action === 'DeleteKeyPair') return
  const unseen = Object.entries(call.query).find(([key, value]) => NAMING.test(key) && isUnseen(call, value))
  if (unseen === undefined) return
  const [key, id] = unseen
  const isGroup = id.startsWith('sg-') || key.includes('Group')
  if (isGroup) throw new AwsError('InvalidGroup.NotFound', `The security group '${id}' does not exist`)
  throw new AwsError('InvalidKeyPair.NotFound', `The key pair '${id}' does not exist`)
}

/** A list without what isn't shown yet. */
export function withoutUnseen(call: Ec2Call, body: string): string {
  const list = LISTS[call.action]
  if (list === undefined || call.account.delays.describeLag === 0) return body
  const xml = parseXml(body)
  const set = xml.children.find(({ name }) => name === list.set)
  if (set === undefined || !itemsAt(xml, list.set).some((node) => isUnseen(call, textAt(node, list.id)))) return body
  set.children = set.children.filter((node) => !isUnseen(call, textAt(node, list.id)))
  return renderResponse(xml)
}
