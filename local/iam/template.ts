// Reads a CloudFormation template of IAM roles as CloudFormation would: parameters, conditions and intrinsic functions
// resolved, as many of them as infra/servicemon.yml uses. Anything else is an error.
import { isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml'
import { z } from 'zod'
import { NO_VALUE, resolve, textOf, type Scope, type Value } from './intrinsics.ts'

export type Parameters = Readonly<Record<string, string>>

/** A role with everything it may do: its own policies, and the managed ones attached to it. */
export type Role = { name: string; arn: string; trust: unknown; inline: NamedPolicy[]; managed: NamedPolicy[] }
export type NamedPolicy = { name: string; document: unknown }

const parameterSchema = z.strictObject({
  Type: z.enum(['String', 'Number', 'CommaDelimitedList']),
  Description: z.string(),
  Default: z.string().optional(),
  AllowedPattern: z.string().optional(),
  AllowedValues: z.array(z.string()).optional(),
  MinValue: z.string().optional(),
  MaxValue: z.string().optional(),
})

const templateSchema = z.strictObject({
  AWSTemplateFormatVersion: z.literal('2010-09-09'),
  Description: z.string(),
  Parameters: z.record(z.string(), parameterSchema),
  Conditions: z.record(z.string(), z.unknown()),
  Resources: z.record(
    z.string(),
    z.looseObject({
      Type: z.string(),
      Condition: z.string().optional(),
      Properties: z.record(z.string(), z.unknown()),
    }),
  ),
  Outputs: z.record(z.string(), z.unknown()),
})

const policySchema = z.object({ PolicyName: z.string(), PolicyDocument: z.unknown() })
const roleSchema = z.object({
  RoleName: z.string(),
  AssumeRolePolicyDocument: z.unknown(),
  ManagedPolicyArns: z.array(z.string()).default([]),
  Policies: z.array(policySchema).default([]),
})
const managedSchema = z.object({ ManagedPolicyName: z.string(), PolicyDocument: z.unknown() })

/** What a template makes, by its logical id. */
export interface Resource {
  readonly id: string
  readonly type: string
  readonly properties: Value
}

/** Where a template is deployed, and with what. */
interface Deployment {
  readonly account: string
  readonly parameters: Parameters
}

/** Everything that a template makes in an account, with these parameters: what its condition is against isn't there. */
export function resourcesOf(text: string, deployment: Deployment): Resource[] {
  const template = readTemplate(text)
  return listResources(template, scopeOf(template, deployment))
}

function listResources(template: z.output<typeof templateSchema>, scope: Scope): Resource[] {
  return Object.entries(template.Resources)
    .filter(([, { Condition }]) => Condition === undefined || scope.conditions(Condition))
    .map(([id, { Type, Properties }]) => ({ id, type: Type, properties: resolve(Properties as Value, scope) }))
}

/** The roles of a template by their logical ids, as they would be in an account. */
export function rolesOf(text: string, { account, parameters }: Deployment) {
  const template = readTemplate(text)
  const scope = scopeOf(template, { account, parameters })
  const resources = listResources(template, scope)
  const managed = new Map(
    resources
      .filter(({ type }) => type === 'AWS::IAM::ManagedPolicy')
      .map(({ id, properties }) => {
        const { ManagedPolicyName: name, PolicyDocument: document } = managedSchema.parse(properties)
        return [scope.refs(id), { name, document }]
      }),
  )
  const roles = resources
    .filter(({ type }) => type === 'AWS::IAM::Role')
    .map(({ id, properties }): [string, Role] => {
      const role = roleSchema.parse(properties)
      return [
        id,
        {
          name: role.RoleName,
          arn: arnOf(account, 'role', role.RoleName),
          trust: role.AssumeRolePolicyDocument,
          inline: role.Policies.map(({ PolicyName: name, PolicyDocument: document }) => ({ name, document })),
          managed: role.ManagedPolicyArns.map((arn) => {
            const policy = managed.get(arn)
            if (policy === undefined) throw new Error(`the template has no managed policy ${arn}`)
            return policy
          }),
        },
      ]
    })
  return Object.fromEntries(roles)
}

const read = new Map<string, z.output<typeof templateSchema>>()

/** Each text once: reading it takes 50 ms, and the roles are deployed for each of hundreds of worlds. */
function readTemplate(text: string): z.output<typeof templateSchema> {
  const known = read.get(text)
  if (known !== undefined) return known
  const template = templateSchema.parse(toValue(parseDocument(text, { logLevel: 'silent' }).contents))
  read.set(text, template)
  return template
}

function arnOf(account: string, kind: string, name: string): string {
  return `arn:aws:iam::${account}:${kind}/${name}`
}

/** Plain values, with CloudFormation's short forms (`!Sub x`) as their long ones (`{ "Fn::Sub": x }`); scalars are text. */
function toValue(node: unknown): Value {
  const value = isMap<Node, Node>(node)
    ? Object.fromEntries(node.items.map(({ key, value: inner }) => [textOf(toValue(key)), toValue(inner)]))
    : isSeq(node)
      ? node.items.map(toValue)
      : isScalar(node)
        ? (node.source ?? String(node.value))
        : undefined
  if (value === undefined) throw new Error(`the template has something that can't be read: ${String(node)}`)
  const tag = (node as Node & { tag?: string }).tag
  if (tag?.startsWith('!') !== true) return value
  return { [tag === '!Ref' || tag === '!Condition' ? tag.slice(1) : `Fn::${tag.slice(1)}`]: value }
}

function pseudo(account: string): Readonly<Record<string, string>> {
  return {
    'AWS::AccountId': account,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
  }
}

/** The properties that give a resource its name. */
const NAMES = ['Name', 'RoleName', 'InstanceProfileName', 'ManagedPolicyName']

/** What EventBridge writes behind a name, which is different for each; any will do. */
const UUID = '11111111-2222-4333-8444-555555555555'

type Named = { account: string; home: string; name: string }

/** The ARNs that `!GetAtt` gives, by the type of the resource. */
const ARNS: Readonly<Record<string, (named: Named) => string>> = {
  'AWS::IAM::Role': ({ account, name }) => arnOf(account, 'role', name),
  'AWS::IAM::ManagedPolicy': ({ account, name }) => arnOf(account, 'policy', name),
  'AWS::IAM::InstanceProfile': ({ account, name }) => arnOf(account, 'instance-profile', name),
  'AWS::Events::ApiDestination': ({ account, home, name }) =>
    `arn:aws:events:${home}:${account}:api-destination/${name}/${UUID}`,
  'AWS::Events::Connection': ({ account, home, name }) =>
    `arn:aws:events:${home}:${account}:connection/${name}/${UUID}`,
}

function scopeOf(template: z.output<typeof templateSchema>, { account, parameters }: Deployment): Scope {
  for (const name of Object.keys(parameters)) {
    if (!Object.hasOwn(template.Parameters, name)) throw new Error(`the template has no parameter ${name}`)
  }
  const scope: Scope = {
    refs: (name) => {
      const declared = template.Parameters[name]
      if (declared !== undefined) return parameterValue(name, declared, parameters[name])
      if (name === 'AWS::NoValue') return NO_VALUE
      const known = pseudo(account)[name]
      if (known !== undefined) return known
      return template.Resources[name]?.Type === 'AWS::IAM::ManagedPolicy' ? scope.arns(name) : nameOf(name)
    },
    arns: (id) => {
      const write = ARNS[template.Resources[id]?.Type ?? '']
      if (write === undefined) throw new Error(`the ARN of ${id} is not known here`)
      return write({ account, home: textOf(scope.refs('Home')), name: nameOf(id) })
    },
    conditions: (name) => resolve(template.Conditions[name] as Value, scope) === true,
  }
  const nameOf = (id: string): string => {
    const { Properties = {} } = template.Resources[id] ?? {}
    const [name] = NAMES.flatMap((property) => Properties[property] ?? [])
    if (name === undefined) throw new Error(`what !Ref ${id} gives is not known here`)
    return textOf(resolve(name as Value, scope))
  }
  return scope
}

function parameterValue(name: string, declared: z.output<typeof parameterSchema>, given: string | undefined): Value {
  const value = given ?? declared.Default
  if (value === undefined) throw new Error(`parameter ${name} is missing`)
  if (declared.AllowedPattern !== undefined && !new RegExp(`^(?:${declared.AllowedPattern})$`).test(value)) {
    throw new Error(`parameter ${name} can't be "${value}": it has to match ${declared.AllowedPattern}`)
  }
  if (declared.AllowedValues?.includes(value) === false) throw new Error(`parameter ${name} can't be "${value}"`)
  return declared.Type === 'CommaDelimitedList' ? value.split(',').map((item) => item.trim()) : value
}
