// The query protocol's flat parameters (`Filter.1.Value.2=x`): reading them as values, lists and groups.
import { AwsError } from './aws-error.ts'

export type Query = Readonly<Record<string, string>>

export function one(query: Query, key: string): string | undefined {
  return query[key]
}

export function required(query: Query, key: string): string {
  const value = query[key]
  if (value === undefined || value === '') {
    throw new AwsError('MissingParameter', `The request must contain the parameter ${key}`)
  }
  return value
}

export function isTrue(query: Query, key: string): boolean {
  return query[key] === 'true'
}

/** `Key.1`, `Key.2`, … in the order of their numbers. */
export function many(query: Query, key: string): string[] {
  return Object.entries(query)
    .filter(([name]) => name.startsWith(`${key}.`) && /^\d+$/.test(name.slice(key.length + 1)))
    .sort(([a], [b]) => Number(a.slice(key.length + 1)) - Number(b.slice(key.length + 1)))
    .map(([, value]) => value)
}

/** `Key.<n>.<rest>` as one query per n. */
export function groups(query: Query, key: string): Query[] {
  const found = new Map<number, Record<string, string>>()
  for (const [name, value] of Object.entries(query)) {
    if (!name.startsWith(`${key}.`)) continue
    const [number = '', ...rest] = name.slice(key.length + 1).split('.')
    if (!/^\d+$/.test(number) || rest.length === 0) continue
    const group = found.get(Number(number)) ?? {}
    group[rest.join('.')] = value
    found.set(Number(number), group)
  }
  return [...found].sort(([a], [b]) => a - b).map(([, group]) => group)
}

/** `Key.<rest>` as a query of the rests. */
export function under(query: Query, key: string): Query {
  return Object.fromEntries(
    Object.entries(query)
      .filter(([name]) => name.startsWith(`${key}.`))
      .map(([name, value]) => [name.slice(key.length + 1), value]),
  )
}

export type Tags = Map<string, string>

/** The tags a call gives to one type of resource in its TagSpecifications. */
export function tagsFor(query: Query, resourceType: string): Tags {
  const tags: Tags = new Map()
  for (const specification of groups(query, 'TagSpecification')) {
    if (specification['ResourceType'] !== resourceType) continue
    for (const tag of groups(specification, 'Tag')) tags.set(required(tag, 'Key'), tag['Value'] ?? '')
  }
  return tags
}

export type Nested = string | Nested[] | { [key: string]: Nested }

/** The parameters as a tree, for people and tests to read: numbers become list positions. */
export function nest(query: Query): { [key: string]: Nested } {
  const tree: { [key: string]: Nested } = {}
  for (const name of new Set(Object.keys(query).map((key) => key.split('.')[0] ?? ''))) {
    const value = query[name]
    if (value !== undefined) tree[name] = value
    else tree[name] = nestList(under(query, name))
  }
  return tree
}

function nestList(query: Query): Nested {
  const names = new Set(Object.keys(query).map((key) => key.split('.')[0] ?? ''))
  const tree = nest(query)
  if (![...names].every((name) => /^\d+$/.test(name))) return tree
  return [...names].sort((a, b) => Number(a) - Number(b)).flatMap((name) => tree[name] ?? [])
}
