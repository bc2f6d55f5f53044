// What every EC2 operation of the overlay is given, and what they share: faces of lists (filters, pages, lag).
import { AwsError } from '../http/aws-error.ts'
import { matchesPattern } from '../http/pattern.ts'
import type { Query, Tags } from '../http/query.ts'
import { groups, many, one } from '../http/query.ts'
import type { XmlFields } from '../http/xml.ts'
import type { Ec2Account, Ec2Region, Ec2World } from './region.ts'

export type Ec2Call = { world: Ec2World; account: Ec2Account; region: Ec2Region; action: string; query: Query }
export type Ec2Operation = (call: Ec2Call) => XmlFields | Promise<XmlFields>

export type Tagged = { id: string; createdAt: number; tags: Tags; taggedAt: Map<string, number> }

/** The values a filter compares with; undefined for a filter this noun doesn't have. */
export type FilterValues<T> = (item: T, filter: string) => readonly (string | undefined)[] | undefined

/** Keeps what all filters let through. Values may hold `*` and `?`. New tags are found after the account's lag. */
export function filtered<T extends Tagged>(call: Ec2Call, items: readonly T[], valuesOf: FilterValues<T>): T[] {
  const filters = groups(call.query, 'Filter').map((filter) => ({
    name: one(filter, 'Name') ?? '',
    values: many(filter, 'Value'),
  }))
  const known = call.account.delays.describeLag
  return items.filter((item) =>
    filters.every(({ name, values }) => {
      const actual = tagValues(item, name, known) ?? valuesOf(item, name)
      if (actual === undefined) throw invalidFilter(name)
      return actual.some((value) => value !== undefined && values.some((pattern) => matchesPattern(pattern, value)))
    }),
  )
}

function invalidFilter(name: string): AwsError {
  return new AwsError('InvalidParameterValue', `The filter '${name}' is invalid`)
}

/** Tags that are old enough to be seen, when the account has a lag. */
export function knownTags({ account }: Ec2Call, item: Tagged): Tags {
  return new Map(tagsOlderThan(item, account.delays.describeLag))
}

function tagsOlderThan({ tags, taggedAt }: Tagged, lag: number): [string, string][] {
  return [...tags].filter(([key]) => Date.now() - (taggedAt.get(key) ?? 0) >= lag)
}

function tagValues(item: Tagged, filter: string, lag: number): string[] | undefined {
  const tags = tagsOlderThan(item, lag)
  if (filter === 'tag-key') return tags.map(([key]) => key)
  if (filter === 'tag-value') return tags.map(([, value]) => value)
  if (!filter.startsWith('tag:')) return undefined
  return tags.filter(([key]) => key === filter.slice('tag:'.length)).map(([, value]) => value)
}

/** Not found yet: eventual consistency, when the account has a lag. */
export function isVisible(call: Ec2Call, item: { createdAt: number }): boolean {
  return Date.now() - item.createdAt >= call.account.delays.describeLag
}

/** One page, and the token of the next. The token is opaque to callers: base64 of an offset. */
export function pageOf<T>(
  call: Ec2Call,
  items: readonly T[],
  limits: { least: number; most: number },
): { page: readonly T[]; nextToken: string | undefined } {
  const asked = one(call.query, 'MaxResults')
  const size = asked === undefined ? undefined : Number(asked)
  if (size !== undefined && !(size >= limits.least && size <= limits.most)) {
    const message = `Value ( ${asked ?? ''} ) for parameter maxResults is invalid. Expecting a value between ${limits.least} and ${limits.most}.`
    throw new AwsError('InvalidParameterValue', message)
  }
  const token = one(call.query, 'NextToken')
  const offset = token === undefined ? 0 : Number(Buffer.from(token, 'base64').toString().replace('offset:', ''))
  if (Number.isNaN(offset)) throw new AwsError('InvalidNextToken', 'The token is invalid.')
  const end = offset + Math.min(size ?? Infinity, call.account.pageSize ?? Infinity)
  return {
    page: items.slice(offset, end),
    nextToken: end < items.length ? Buffer.from(`offset:${end}`).toString('base64') : undefined,
  }
}

export function renderTags(tags: Tags): { key: string; value: string }[] {
  return [...tags].map(([key, value]) => ({ key, value }))
}

export function tagTimes(tags: Tags, at: number): Map<string, number> {
  return new Map([...tags.keys()].map((key) => [key, at]))
}

/**
 * What a client token stands for: runs `make` the first time, and gives the same id later when all parameters are
 * the same. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Run_Instance_Idempotency.html
 */
export async function onceByToken(call: Ec2Call, make: () => Promise<string>): Promise<string> {
  const token = one(call.query, 'ClientToken')
  if (token === undefined || token === '') return make()
  if (token.length > 64) throw new AwsError('InvalidParameterValue', 'The client token is longer than 64 characters')
  const rest = Object.entries(call.query).filter(([name]) => name !== 'ClientToken')
  const digest = JSON.stringify(rest.sort(([a], [b]) => (a < b ? -1 : 1)))
  const key = `${call.action} ${token}`
  const known = call.region.tokens.get(key)
  if (known !== undefined) {
    if (known.digest !== digest) {
      throw new AwsError(
        'IdempotentParameterMismatch',
        'Arguments on this idempotent request are inconsistent with arguments used in previous request(s).',
      )
    }
    return known.madeId
  }
  // Held before the work is done, so that a retry racing with its first attempt doesn't do it twice.
  const madeId = make()
  call.region.tokens.set(key, { digest, madeId })
  madeId.catch(() => call.region.tokens.delete(key))
  return madeId
}
