// One question to IAM about a call, with the keys that AWS gives there.
import type { Tags } from '../http/query.ts'
import type { Check } from './policy.ts'
import { keysOf, kindsOf } from './reference.ts'

export type Keys = Readonly<Record<string, readonly string[]>>

/** A check, as far as it differs from others of its action. */
export type About = { kind?: string; resource: string; held?: Tags; asked?: Tags; keys?: Keys }

export function newCheck(call: { region: { name: string } }, action: string, about: About): Check {
  const { kind, resource, held, asked, keys = {} } = about
  return {
    action,
    resource,
    context: {
      'aws:RequestedRegion': [call.region.name],
      ...prefixed('aws:ResourceTag/', held),
      ...prefixed('aws:RequestTag/', asked),
      ...(asked === undefined || asked.size === 0 ? {} : { 'aws:TagKeys': [...asked.keys()] }),
      ...keys,
    },
    modelled: kindsOf(action) === undefined ? [] : keysOf(action, kind),
  }
}

export function prefixed(prefix: string, tags: Tags | undefined): Keys {
  return Object.fromEntries([...(tags ?? [])].map(([key, value]) => [`${prefix}${key}`, [value]]))
}
