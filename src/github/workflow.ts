// Reads the file of the workflow that the action runs in: when it asks to run, and how long GitHub lets a job live.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isNode, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import type { Ask } from '../schedule/history.ts'
import { formatDuration } from '../text/duration.ts'
import { ActionError } from '../errors.ts'

type Variables = Readonly<Record<string, string | undefined>>

/** GitHub's limit for a job that sets none, in minutes. */
const DEFAULT_MINUTES = 360

/** A limit in minutes; one that is an expression isn't known here, and so is infinite. */
const minutes = z.number().positive().optional().catch(Number.POSITIVE_INFINITY)
const optionalText = z.string().optional().catch(undefined)
const step = z.looseObject({
  id: optionalText,
  uses: optionalText,
  with: z.looseObject({ name: optionalText }).optional().catch(undefined),
  'timeout-minutes': minutes,
})
const job = z.looseObject({ 'timeout-minutes': minutes, steps: z.array(step).default([]).catch([]) })
// What isn't a text is told as one that is empty, so that one such line hides no other.
const cron = z
  .object({ cron: z.string().catch(''), timezone: z.string().default('UTC').catch('') })
  .catch({ cron: '', timezone: 'UTC' })
const triggers = z.looseObject({ schedule: z.array(cron).default([]).catch([]) })
const workflowSchema = z.object({
  on: triggers.catch({ schedule: [] }).default({ schedule: [] }),
  jobs: z.record(z.string(), job),
})

/** A workflow file, as far as it matters here. */
export interface Workflow {
  readonly jobs: z.infer<typeof workflowSchema>['jobs']
  /** When it asks for ticks, each with its line in the file. */
  readonly asks: readonly Ask[]
}

/** A workflow file's name, as GitHub's API takes it; undefined outside of GitHub. */
export function findWorkflowFile(variables: Variables): string | undefined {
  return /^[^/]+\/[^/]+\/\.github\/workflows\/([^@/]+)@/.exec(variables['GITHUB_WORKFLOW_REF'] ?? '')?.[1]
}

/** This run's workflow; undefined where the repository isn't checked out, or the file can't be read. */
export async function findWorkflow(variables: Variables): Promise<Workflow | undefined> {
  const file = findWorkflowFile(variables)
  const folder = variables['GITHUB_WORKSPACE']
  if (file === undefined || folder === undefined) return undefined
  const text = await readFile(join(folder, '.github/workflows', file), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : parseWorkflow(text)
}

/** A workflow from its text; undefined when it isn't one. */
export function parseWorkflow(text: string): Workflow | undefined {
  try {
    const lines = new LineCounter()
    const document = parseDocument(text, { lineCounter: lines })
    if (document.errors.length > 0) return undefined
    const file = workflowSchema.safeParse(document.toJS()).data
    if (file === undefined) return undefined
    const lineOf = (index: number): number => {
      const node = document.getIn(['on', 'schedule', index], true)
      return lines.linePos(isNode(node) ? (node.range?.[0] ?? 0) : 0).line
    }
    return { jobs: file.jobs, asks: file.on.schedule.map((ask, index) => ({ ...ask, line: lineOf(index) })) }
  } catch {
    return undefined
  }
}

/**
 * Gives the time that GitHub gives a job, or one step of it when that is shorter, in seconds. Undefined where it can't
 * be known: the job is in another file (a reusable workflow), or the time is an expression.
 */
export function findJobSeconds(
  { jobs }: Workflow,
  { job: jobId, step: stepId }: { job: string | undefined; step: string | undefined },
): number | undefined {
  const found = jobs[jobId ?? '']
  if (found === undefined) return undefined
  const own = found.steps.find(({ id }) => id !== undefined && id === stepId)
  const known = Math.min(
    found['timeout-minutes'] ?? DEFAULT_MINUTES,
    own?.['timeout-minutes'] ?? Number.POSITIVE_INFINITY,
  )
  return Number.isFinite(known) ? known * 60 : undefined
}

/**
 * Throws when GitHub would end this job before the payload has had its time, where the workflow tells.
 *
 * @param timeout the payload's own, in seconds
 * @param wanted what the whole step may take, in seconds
 */
export async function assertJobOutlasts(
  { timeout, wanted }: { timeout: number; wanted: number },
  variables: Variables,
): Promise<void> {
  const workflow = await findWorkflow(variables)
  const ids = { job: variables['GITHUB_JOB'], step: variables['GITHUB_ACTION'] }
  const seconds = workflow === undefined ? undefined : findJobSeconds(workflow, ids)
  if (seconds === undefined || seconds > timeout) return
  throw new ActionError(
    `timeout: the payload may take ${formatDuration(timeout)}, and GitHub ends this job after ${formatDuration(seconds)}`,
    {
      hint: `Nothing was started. Raise the job's timeout-minutes to ${Math.ceil(wanted / 60)} or more, or shorten the timeout.`,
    },
  )
}
