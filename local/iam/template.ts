// Reads a CloudFormation template of IAM roles as CloudFormation would: parameters, conditions and intrinsic functions
// resolved, as many of them as infra/servicemon.yml uses. Anything else is an error.
import { isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml'
import { z } from 'zod'

type Value = string | boolean | Value[] | { [key: string]: Value }

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
  Resources: z.record(z.string(), z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()) })),
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

/** The roles of a template by their logical ids, as they would be in an account. */
export const rolesOf = (text: string, { account, parameters }: { account: string; parameters: Parameters }) => {
  const template = readTemplate(text)
  const scope = scopeOf(template, { account, parameters })
  const resources = Object.entries(template.Resources).map(([id, { Type, Properties }]) => ({
    id,
    type: Type,
    properties: resolve(Properties as Value, scope),
  }))
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

const arnOf = (account: string, kind: string, name: string): string => `arn:aws:iam::${account}:${kind}/${name}`

/** Plain values, with CloudFormation's short forms (`!Sub x`) as their long ones (`{ "Fn::Sub": x }`); scalars are text. */
const toValue = (node: unknown): Value => {
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
  return { [tag === '!Ref' ? 'Ref' : `Fn::${tag.slice(1)}`]: value }
}

type Scope = {
  refs: (name: string) => Value
  arns: (id: string) => string
  conditions: (name: string) => boolean
}

const pseudo = (account: string): Readonly<Record<string, string>> => ({
  'AWS::AccountId': account,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
})

/** Stands for AWS::NoValue until the list or map around it drops it. */
const noValue = '\0no value'

const scopeOf = (
  template: z.output<typeof templateSchema>,
  { account, parameters }: { account: string; parameters: Parameters },
): Scope => {
  for (const name of Object.keys(parameters)) {
    if (!Object.hasOwn(template.Parameters, name)) throw new Error(`the template has no parameter ${name}`)
  }
  const scope: Scope = {
    refs: (name) => {
      const declared = template.Parameters[name]
      if (declared !== undefined) return parameterValue(name, declared, parameters[name])
      if (name === 'AWS::NoValue') return noValue
      const known = pseudo(account)[name]
      if (known !== undefined) return known
      return template.Resources[name]?.Type === 'AWS::IAM::ManagedPolicy' ? scope.arns(name) : nameOf(name)
    },
    arns: (id) => {
      const type = template.Resources[id]?.Type ?? ''
      const kind = {
        'AWS::IAM::Role': 'role',
        'AWS::IAM::ManagedPolicy': 'policy',
        'AWS::IAM::InstanceProfile': 'instance-profile',
      }[type]
      if (kind === undefined) throw new Error(`the ARN of ${id} is not known here`)
      return arnOf(account, kind, nameOf(id))
    },
    conditions: (name) => resolve(template.Conditions[name] as Value, scope) === true,
  }
  const nameOf = (id: string): string => {
    const { Properties = {} } = template.Resources[id] ?? {}
    const name = Properties['RoleName'] ?? Properties['InstanceProfileName'] ?? Properties['ManagedPolicyName']
    if (name === undefined) throw new Error(`what !Ref ${id} gives is not known here`)
    return textOf(resolve(name as Value, scope))
  }
  return scope
}

const parameterValue = (name: string, declared: z.output<typeof parameterSchema>, given: string | undefined): Value => {
  const value = given ?? declared.Default
  if (value === undefined) throw new Error(`parameter ${name} is missing`)
  if (declared.AllowedPattern !== undefined && !new RegExp(`^(?:${declared.AllowedPattern})$`).test(value)) {
    throw new Error(`parameter ${name} can't be "${value}": it has to match ${declared.AllowedPattern}`)
  }
  if (declared.AllowedValues?.includes(value) === false) throw new Error(`parameter ${name} can't be "${value}"`)
  return declared.Type === 'CommaDelimitedList' ? value.split(',').map((item) => item.trim()) : value
}

const resolve = (value: Value, scope: Scope): Value => {
  if (Array.isArray(value)) return value.map((item) => resolve(item, scope)).filter((item) => item !== noValue)
  if (typeof value !== 'object') return value
  const [[name, argument] = ['', ''], ...more] = Object.entries(value)
  if (more.length > 0 || !(name === 'Ref' || name.startsWith('Fn::'))) {
    const entries = Object.entries(value).map(([key, inner]) => [key, resolve(inner, scope)] as const)
    return Object.fromEntries(entries.filter(([, inner]) => inner !== noValue))
  }
  return call(name, argument, scope)
}

const call = (name: string, argument: Value, scope: Scope): Value => {
  if (name === 'Ref') return scope.refs(textOf(argument))
  if (name === 'Fn::GetAtt') {
    const [id = '', attribute] = textOf(argument).split('.')
    if (attribute !== 'Arn') throw new Error(`!GetAtt ${textOf(argument)} is not resolved here`)
    return scope.arns(id)
  }
  if (name === 'Fn::If') {
    const [condition = '', yes = '', no = ''] = listOf(argument)
    return resolve(scope.conditions(textOf(condition)) ? yes : no, scope)
  }
  const resolved = resolve(argument, scope)
  const [first = '', second = ''] = Array.isArray(resolved) ? resolved : [resolved]
  switch (name) {
    case 'Fn::Sub': {
      const more = Array.isArray(resolved) && typeof second === 'object' && !Array.isArray(second) ? second : {}
      return textOf(first).replace(/\$\{([^}!]+)\}/g, (_, key: string) => textOf(more[key] ?? scope.refs(key)))
    }
    case 'Fn::Join':
      return listOf(second).map(textOf).join(textOf(first))
    case 'Fn::Split':
      return textOf(second).split(textOf(first))
    case 'Fn::Select':
      return listOf(second)[Number(textOf(first))] ?? ''
    case 'Fn::Equals':
      return first === second
    case 'Fn::Not':
      return first !== true
    case 'Fn::And':
      return listOf(resolved).every((one) => one === true)
    default:
      throw new Error(`${name} is not resolved here`)
  }
}

const textOf = (value: Value): string => {
  if (typeof value !== 'string') throw new Error(`text was expected, not ${JSON.stringify(value)}`)
  return value
}

const listOf = (value: Value): Value[] => {
  if (!Array.isArray(value)) throw new Error(`a list was expected, not ${JSON.stringify(value)}`)
  return value
}
