// CloudFormation's intrinsic functions and references, as many of them as infra/servicemon.yml uses; any other is an error.

export type Value = string | boolean | Value[] | { [key: string]: Value }

export type Scope = {
  refs: (name: string) => Value
  arns: (id: string) => string
  conditions: (name: string) => boolean
}

/** Stands for AWS::NoValue until the list or map around it drops it. */
export const NO_VALUE = '\0no value'

export function resolve(value: Value, scope: Scope): Value {
  if (Array.isArray(value)) return value.map((item) => resolve(item, scope)).filter((item) => item !== NO_VALUE)
  if (typeof value !== 'object') return value
  const [[name, argument] = ['', ''], ...more] = Object.entries(value)
  if (more.length > 0 || !isCall(name, argument)) {
    const entries = Object.entries(value).map(([key, inner]) => [key, resolve(inner, scope)] as const)
    return Object.fromEntries(entries.filter(([, inner]) => inner !== NO_VALUE))
  }
  return call(name, argument, scope)
}

/** A `Condition` of a policy's statement is a map; one that is asked by another is its name. */
function isCall(name: string, argument: Value): boolean {
  return name === 'Ref' || name.startsWith('Fn::') || (name === 'Condition' && typeof argument === 'string')
}

function call(name: string, argument: Value, scope: Scope): Value {
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
    case 'Condition':
      return scope.conditions(textOf(first))
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

export function textOf(value: Value): string {
  if (typeof value !== 'string') throw new Error(`text was expected, not ${JSON.stringify(value)}`)
  return value
}

function listOf(value: Value): Value[] {
  if (!Array.isArray(value)) throw new Error(`a list was expected, not ${JSON.stringify(value)}`)
  return value
}
