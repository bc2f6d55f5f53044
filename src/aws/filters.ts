// Compares again what an EC2 filter let through: filter values are patterns, in which * and ? stand for anything.
import type { Filter } from '@aws-sdk/client-ec2'
import type { Tags } from '../tags.ts'

/** The parts of a thing that filters look at. */
export interface Filtered {
  readonly tags: Tags
  /** The values of filters such as `group-name`. */
  readonly values?: Readonly<Record<string, string | undefined>>
}

/**
 * Whether a thing matches the filters, letter by letter. A value of ours that ends with `*` matches what begins so: no
 * name in a fleet file has one. Filters on what we don't keep of a thing are left to EC2.
 */
export function isMeant(filters: readonly Filter[] | undefined, { tags, values = {} }: Filtered): boolean {
  return (filters ?? []).every(({ Name = '', Values = [] }) => {
    const found = Name === 'tag-key' ? Object.keys(tags) : valueOf(Name, { tags, values })
    return found === undefined || found.some((value) => Values.some((wanted) => isSame(wanted, value)))
  })
}

function valueOf(name: string, { tags, values = {} }: Filtered): readonly string[] | undefined {
  if (name.startsWith('tag:')) return [tags[name.slice('tag:'.length)] ?? []].flat()
  return Object.hasOwn(values, name) ? [values[name] ?? []].flat() : undefined
}

function isSame(wanted: string, value: string): boolean {
  return wanted.endsWith('-*') ? value.startsWith(wanted.slice(0, -1)) : wanted === value
}
