// CreateTags and DeleteTags over the overlay's things and moto's.
import { AwsError } from '../http/aws-error.ts'
import type { Query } from '../http/query.ts'
import { groups, many, one, required } from '../http/query.ts'
import { textAt } from '../http/xml.ts'
import type { XmlFields } from '../http/xml.ts'
import type { Ec2Call, Tagged } from './call.ts'
import { isVisible } from './call.ts'

const NOT_FOUND: Readonly<Record<string, [code: string, noun: string]>> = {
  i: ['InvalidInstanceID.NotFound', 'instance ID'],
  ami: ['InvalidAMIID.NotFound', 'image ID'],
  snap: ['InvalidSnapshot.NotFound', 'snapshot'],
  vol: ['InvalidVolume.NotFound', 'volume'],
}

function prefixOf(id: string): string {
  return id.split('-')[0] ?? ''
}

function ownedBy({ region }: Ec2Call, id: string): Tagged | undefined {
  return region.instances.get(id) ?? region.images.get(id) ?? region.snapshots.get(id) ?? region.volumes.get(id)
}

/** The resources asked for that are the overlay's, and the ids that are moto's. */
function split(call: Ec2Call): { owned: Tagged[]; others: string[] } {
  const ids = many(call.query, 'ResourceId')
  if (ids.length === 0) throw new AwsError('MissingParameter', 'The request must contain the parameter resourceIdSet')
  const owned: Tagged[] = []
  const others: string[] = []
  for (const id of ids) {
    const [code, noun] = NOT_FOUND[prefixOf(id)] ?? []
    if (code === undefined) {
      others.push(id)
      continue
    }
    const item = ownedBy(call, id)
    if (item === undefined || !isVisible(call, item)) {
      throw new AwsError(code, `The ${noun ?? 'resource'} '${id}' does not exist`)
    }
    owned.push(item)
  }
  return { owned, others }
}

async function askMoto(call: Ec2Call, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const rest = Object.entries(call.query).filter(([key]) => !key.startsWith('ResourceId.'))
  const query: Query = {
    ...Object.fromEntries(rest),
    ...Object.fromEntries(ids.map((id, index) => [`ResourceId.${index + 1}`, id])),
  }
  const where = { account: call.account.id, region: call.region.name }
  const { status, errorCode, xml } = await call.world.moto.ask(where, 'ec2', call.action, query)
  if (status >= 300) throw new AwsError(errorCode, textAt(itemsOrFirst(xml), 'Message'))
}

function itemsOrFirst(xml: Parameters<typeof textAt>[0]) {
  return xml?.children[0]?.children[0]
}

export async function createTags(call: Ec2Call): Promise<XmlFields> {
  const { owned, others } = split(call)
  const tags = groups(call.query, 'Tag').map((tag) => [required(tag, 'Key'), one(tag, 'Value') ?? ''] as const)
  const reserved = tags.find(([key]) => key.startsWith('aws:'))
  if (reserved !== undefined) throw new AwsError('InvalidParameterValue', `Tag keys starting with 'aws:' are reserved.`)
  for (const item of owned) {
    if (new Set([...item.tags.keys(), ...tags.map(([key]) => key)]).size > 50) {
      throw new AwsError('TagLimitExceeded', 'A resource can have at most 50 tags.')
    }
  }
  await askMoto(call, others)
  for (const item of owned) {
    for (const [key, value] of tags) {
      item.tags.set(key, value)
      item.taggedAt.set(key, Date.now())
    }
  }
  return { return: true }
}

export async function deleteTags(call: Ec2Call): Promise<XmlFields> {
  const { owned, others } = split(call)
  const tags = groups(call.query, 'Tag')
  await askMoto(call, others)
  for (const item of owned) {
    // Without keys all tags go; with a value only a tag that has it.
    if (tags.length === 0) item.tags.clear()
    for (const tag of tags) {
      const [key, value] = [required(tag, 'Key'), one(tag, 'Value')]
      if (value === undefined || item.tags.get(key) === value) item.tags.delete(key)
    }
  }
  return { return: true }
}
