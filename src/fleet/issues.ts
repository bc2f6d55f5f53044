// Describes what the schema finds wrong with a fleet file, in sentences for people.
import type { z } from 'zod'
import { fleetSchema } from './schema.ts'
import type { Path, Problem } from './problem.ts'
import { didYouMean } from '../text/suggest.ts'

type Issue = z.core.$ZodIssue

/** More unknown keys of one map get no suggestion: looking for what was meant by each takes seconds. */
const MAX_SUGGESTIONS = 50

const KINDS: Readonly<Record<string, string>> = {
  object: 'a map of keys',
  record: 'a map of keys',
  array: 'a list',
  string: 'text',
  boolean: 'true or false',
}

/** The problems behind one issue of the schema: where, what was found, and what the rule is. */
export function describeIssue(issue: Issue, file: unknown): Omit<Problem, 'line'>[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))
  const value = valueAt(file, path)
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(path)
    return issue.keys.map((key, index) => ({
      path: [...path, key],
      message: `is not a key that is known here${index < MAX_SUGGESTIONS ? didYouMean(key, known) : ''}`,
    }))
  }
  if (issue.code === 'invalid_union') {
    // Text or a map: what is said is what the one that was written lacks.
    const isMap = typeof value === 'object' && value !== null && !Array.isArray(value)
    const meant = issue.errors.find((issues) =>
      issues.every(({ path: deeper, code }) => isMap !== (deeper.length === 0 && code === 'invalid_type')),
    )
    if (value !== undefined && meant !== undefined && (isMap || typeof value === 'string')) {
      return meant.flatMap((one) => describeIssue({ ...one, path: [...issue.path, ...one.path] }, file))
    }
    return [{ path, message: `found ${describeValue(value)}, must be text, or a map of keys` }]
  }
  if (issue.code === 'invalid_key') return [{ path, message: issue.issues[0]?.message ?? issue.message }]
  if (value === undefined) return [{ path, message: 'is missing' }]
  return [{ path, message: `found ${describeValue(value)}, ${ruleOf(issue, value)}` }]
}

function ruleOf(issue: Issue, value: unknown): string {
  if (issue.code === 'invalid_value') return `must be ${issue.values.join(' or ')}`
  // The schema's own sentences all say what must be; the others are zod's.
  if (issue.code !== 'invalid_type' || issue.message.startsWith('must ')) return issue.message
  const isPlain = typeof value === 'number' || typeof value === 'boolean'
  const hint = issue.expected === 'string' && isPlain ? ' (put it in quotes)' : ''
  return `must be ${KINDS[issue.expected] ?? issue.expected}${hint}`
}

function describeValue(value: unknown): string {
  if (value === null) return 'nothing'
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (typeof value === 'object') return 'a map'
  const text = JSON.stringify(value)
  return text.length <= 80 ? text : `${text.slice(0, 76)}…"`
}

function valueAt(file: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    return Object.getOwnPropertyDescriptor(value, key)?.value
  }, file)
}

/** The keys of the file at a place, for suggestions. */
function knownKeys([section]: Path): string[] {
  const { image, instance, run, regions } = fleetSchema.shape
  if (section === 'image') return Object.keys(image.unwrap().options[1].shape)
  if (section === 'instance') return Object.keys(instance.shape)
  if (section === 'run') return Object.keys(run.shape)
  if (section === 'regions') return Object.keys(regions.valueType.unwrap().shape)
  return Object.keys(fleetSchema.shape)
}
