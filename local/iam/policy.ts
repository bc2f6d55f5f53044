// Evaluates IAM policies as AWS does, for as much of their language as infra/servicemon.yml uses; whatever else a policy
// says is an error, never a guess. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
import { z } from 'zod'
import { matchesPattern } from '../http/pattern.ts'

/** One question to IAM. A call of the API leads to one for each thing it touches, and is allowed when all of them are. */
export type Check = {
  action: string
  resource: string
  /** Condition keys that the request has, with their values. */
  context: Readonly<Record<string, readonly string[]>>
  /** Keys, or prefixes that end in a slash, that it might have had: no other key may be asked for. */
  modelled: readonly string[]
}

export type Condition = { operator: string; key: string; values: readonly string[] }

export type Statement = {
  sid: string
  effect: 'Allow' | 'Deny'
  actions: readonly string[]
  notActions: readonly string[]
  resources: readonly string[]
  conditions: readonly Condition[]
}

export type Decision = { allowed: boolean; allowedBy: Statement[]; deniedBy: Statement[] }

const oneOrMany = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat())

const statementSchema = z.strictObject({
  Sid: z.string(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMany.default([]),
  NotAction: oneOrMany.default([]),
  Resource: oneOrMany,
  Condition: z.record(z.string(), z.record(z.string(), oneOrMany)).default({}),
})

export const policySchema = z.strictObject({
  Version: z.literal('2012-10-17'),
  Statement: z.array(statementSchema),
})

export function parsePolicy(document: unknown): Statement[] {
  return policySchema.parse(document).Statement.map((statement) => ({
    sid: statement.Sid,
    effect: statement.Effect,
    actions: statement.Action,
    notActions: statement.NotAction,
    resources: statement.Resource,
    conditions: parseConditions(statement.Condition),
  }))
}

export function parseConditions(block: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>) {
  return Object.entries(block).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]): Condition => ({ operator, key, values })),
  )
}

/** An explicit Deny wins; without an Allow the answer is no. */
export function decide(statements: readonly Statement[], check: Check): Decision {
  const applying = statements.filter((statement) => applies(statement, check))
  const allowedBy = applying.filter(({ effect }) => effect === 'Allow')
  const deniedBy = applying.filter(({ effect }) => effect === 'Deny')
  return { allowed: allowedBy.length > 0 && deniedBy.length === 0, allowedBy, deniedBy }
}

function applies(statement: Statement, check: Check): boolean {
  return (
    isAboutAction(statement, check.action) &&
    statement.resources.some((pattern) => matches(pattern, check.resource)) &&
    statement.conditions.every((condition) => holds(condition, check))
  )
}

/** Action names don't mind upper and lower case; ARNs do. */
function isAboutAction({ actions, notActions }: Statement, action: string): boolean {
  const among = (patterns: readonly string[]) =>
    patterns.some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase()))
  return notActions.length > 0 ? !among(notActions) : among(actions)
}

/** Each of an ARN's six fields by itself: no wildcard reaches over a colon into the next. */
function fitsArn(pattern: string, value: string): boolean {
  const [wanted, given] = [pattern, value].map((arn) => /^((?:[^:]*:){5})(.*)$/.exec(arn)?.slice(1) ?? [])
  const fieldsOf = ([fields = '', rest = '']: readonly string[] = []) => [...fields.split(':').slice(0, 5), rest]
  const values = fieldsOf(given)
  return fieldsOf(wanted).every((field, index) => matches(field, values[index] ?? ''))
}

type Comparison = (value: string, pattern: string) => boolean

const COMPARISONS: Readonly<Record<string, { compare: Comparison; isNegated: boolean }>> = {
  StringEquals: { compare: (value, wanted) => value === wanted, isNegated: false },
  StringNotEquals: { compare: (value, wanted) => value === wanted, isNegated: true },
  StringLike: { compare: (value, pattern) => matches(pattern, value), isNegated: false },
  ArnLike: { compare: (value, pattern) => fitsArn(pattern, value), isNegated: false },
  Bool: { compare: (value, wanted) => value.toLowerCase() === wanted.toLowerCase(), isNegated: false },
}

/** Whether a condition holds: its keys and operators are joined by "and", the values of one key by "or". */
export function holds({ operator, key, values }: Condition, check: Check): boolean {
  const given = valuesOf(check, key)
  for (const value of values) {
    if (value.includes('${')) throw new Error(`policy variables, as in ${value}, are not evaluated here`)
  }
  if (operator === 'Null') return values.some((value) => (value === 'true') === (given === undefined))
  const [, forAll, name = '', ifExists] = /^(ForAllValues:)?(.+?)(IfExists)?$/.exec(operator) ?? []
  const comparison = COMPARISONS[name]
  if (comparison === undefined) throw new Error(`the condition operator ${operator} is not evaluated here`)
  if (given === undefined && ifExists !== undefined) return true
  const { compare, isNegated } = comparison
  if (forAll !== undefined) {
    if (isNegated) throw new Error(`the condition operator ${operator} is not evaluated here`)
    // True as well when the request has no such key.
    return (given ?? []).every((value) => values.some((wanted) => compare(value, wanted)))
  }
  if (given !== undefined && given.length > 1 && key.includes('/') && !isNegated) return false
  if (given !== undefined && given.length !== 1) {
    throw new Error(`${key} has ${given.length} values here: ${operator} needs ForAllValues or ForAnyValue`)
  }
  const [value] = given ?? []
  if (value === undefined) return isNegated
  return values.some((wanted) => compare(value, wanted)) !== isNegated
}

/**
 * Names of keys don't mind upper and lower case, a tag's key in them included: a condition on `aws:ResourceTag/Fleet`
 * is met by a tag `fleet` as well, but not by both at once (IAM User Guide, "IAM JSON policy elements: Condition",
 * "Condition key name"). Then the key has two values here, which only a condition for lists could take.
 */
function valuesOf({ action, resource, context, modelled }: Check, key: string): readonly string[] | undefined {
  const wanted = key.toLowerCase()
  const found = Object.entries(context).filter(([name]) => name.toLowerCase() === wanted)
  if (found.length > 0) return found.flatMap(([, values]) => values)
  const isModelled = modelled.some((name) =>
    name.endsWith('/') ? wanted.startsWith(name.toLowerCase()) : name.toLowerCase() === wanted,
  )
  if (!isModelled) throw new Error(`what ${key} is for ${action} on ${resource} is not known here`)
  return undefined
}

/** IAM's wildcards: `*` for any text, colons and slashes included, and `?` for one character. */
export function matches(pattern: string, value: string): boolean {
  return matchesPattern(pattern, value)
}
