// The workflow files as values, and what GitHub makes of their expressions, by GitHub's own evaluator.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { data, Evaluator, Lexer, Parser } from '@actions/expressions'
import { parse } from 'yaml'
import { z } from 'zod'
import { ROOT } from './tools.ts'

export const FOLDER = join(ROOT, '.github/workflows')

const text = z.union([z.string(), z.number(), z.boolean()])

const stepSchema = z.strictObject({
  name: z.string().optional(),
  id: z.string().optional(),
  if: z.string().optional(),
  'continue-on-error': z.boolean().optional(),
  uses: z.string().optional(),
  with: z.record(z.string(), text).optional(),
  env: z.record(z.string(), text).optional(),
  run: z.string().optional(),
})

const jobSchema = z.strictObject({
  name: z.string(),
  needs: z.union([z.string(), z.array(z.string())]).optional(),
  if: z.string().optional(),
  strategy: z.strictObject({ 'fail-fast': z.boolean(), matrix: z.strictObject({ region: z.string() }) }).optional(),
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.boolean(), queue: z.string() }).optional(),
  environment: z.string().optional(),
  'runs-on': z.literal('ubuntu-24.04'),
  'timeout-minutes': z.number(),
  permissions: z.record(z.string(), z.string()).optional(),
  outputs: z.record(z.string(), z.string()).optional(),
  steps: z.array(stepSchema),
})

const dispatchInput = z.strictObject({
  description: z.string(),
  type: z.enum(['choice', 'string', 'boolean']),
  options: z.array(z.string()).optional(),
  default: text.optional(),
  required: z.boolean().optional(),
})

const workflowSchema = z.strictObject({
  name: z.string(),
  'run-name': z.string().optional(),
  on: z.looseObject({
    schedule: z.array(z.strictObject({ cron: z.string() })).optional(),
    workflow_dispatch: z.strictObject({ inputs: z.record(z.string(), dispatchInput) }).optional(),
  }),
  permissions: z.strictObject({}),
  jobs: z.record(z.string(), jobSchema),
})

export type Job = z.output<typeof jobSchema>
export type Step = z.output<typeof stepSchema>
export type Workflow = z.output<typeof workflowSchema>

/** The names of all workflow files, without folder and ending. */
export const WORKFLOWS = readdirSync(FOLDER)
  .map((name) => name.replace(/\.yml$/, ''))
  .sort()

/** The text of a workflow file. */
export function readWorkflow(name: string): string {
  return readFileSync(join(FOLDER, `${name}.yml`), 'utf8')
}

/** A workflow file as a value. Throws on any key that the tests don't know, so that none goes untested. */
export function parseWorkflow(name: string): Workflow {
  return workflowSchema.parse(parse(readWorkflow(name)))
}

/** What expressions may speak of: github, inputs, vars, needs and so on. */
export type Contexts = Readonly<Record<string, unknown>>

/** A text of a workflow file as GitHub fills it, such as a name. */
export function fill(template: string, contexts: Contexts): string {
  return template.replace(/\$\{\{(.*?)\}\}/gs, (_, expression: string) => evaluate(expression, contexts).coerceString())
}

/** Whether GitHub runs a job or a step with this `if`, when all it needs ended well, or as `status` says. */
export function holds(condition: string, contexts: Contexts, status: Partial<typeof STATUS> = {}): boolean {
  const value = evaluate(condition.replace(/^\$\{\{(.*)\}\}$/s, '$1'), contexts, status)
  return !['false', '0', ''].includes(value.coerceString())
}

/** A value that an expression alone makes, such as a matrix. */
export function compute(template: string, contexts: Contexts): unknown {
  const value = evaluate(template.trim().replace(/^\$\{\{(.*)\}\}$/s, '$1'), contexts)
  return JSON.parse(JSON.stringify(value, data.replacer))
}

/** Functions about the run itself, as in one that nobody cancelled. */
const STATUS: Readonly<Record<'always' | 'cancelled' | 'success' | 'failure', boolean>> = {
  always: true,
  cancelled: false,
  success: true,
  failure: false,
}

function evaluate(expression: string, contexts: Contexts, status: Partial<typeof STATUS> = {}): data.ExpressionData {
  const functions = Object.entries({ ...STATUS, ...status }).map(([name, value]) => ({
    ...{ name, minArgs: 0, maxArgs: 0 },
    call: () => new data.BooleanData(value),
  }))
  const values = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary
  const parser = new Parser(new Lexer(expression.trim()).lex().tokens, Object.keys(contexts), functions)
  return new Evaluator(parser.parse(), values, new Map(functions.map((one) => [one.name, one]))).evaluate()
}
