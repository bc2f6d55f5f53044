// The job that the action runs in, as its workflow file tells: how long GitHub lets it live.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { ActionError } from './errors.ts'
import { formatDuration } from './duration.ts'

type Variables = Readonly<Record<string, string | undefined>>

/** What GitHub gives a job that names no time of its own, in minutes. */
const DEFAULT_MINUTES = 360

const minutes = z.number().positive().optional().catch(Number.POSITIVE_INFINITY)
const workflowSchema = z.object({
  jobs: z.record(z.string(), z.looseObject({ 'timeout-minutes': minutes, steps: z.unknown().optional() })),
})
const stepsSchema = z.array(z.looseObject({ id: z.string().optional(), 'timeout-minutes': minutes }))

/**
 * The time that GitHub gives this job, or this very step when it is shorter, in seconds. Undefined where it can't be
 * known: the repository isn't checked out, the job is another file's (a reusable workflow's), or the time is an
 * expression.
 */
export async function findJobSeconds(variables: Variables): Promise<number | undefined> {
  const path = /^[^/]+\/[^/]+\/(\.github\/workflows\/[^@]+)@/.exec(variables['GITHUB_WORKFLOW_REF'] ?? '')?.[1]
  const folder = variables['GITHUB_WORKSPACE']
  if (path === undefined || folder === undefined) return undefined
  const text = await readFile(join(folder, path), 'utf8').catch(() => undefined)
  return text === undefined
    ? undefined
    : jobSeconds(text, { job: variables['GITHUB_JOB'], step: variables['GITHUB_ACTION'] })
}

/** The same of a workflow file's text. */
export function jobSeconds(
  text: string,
  { job: jobId, step: stepId }: { job: string | undefined; step: string | undefined },
): number | undefined {
  const job = workflowSchema.safeParse(parseYaml(text)).data?.jobs[jobId ?? '']
  if (job === undefined) return undefined
  const steps = stepsSchema.safeParse(job.steps).data ?? []
  const step = steps.find(({ id }) => id !== undefined && id === stepId)
  const known = Math.min(
    job['timeout-minutes'] ?? DEFAULT_MINUTES,
    step?.['timeout-minutes'] ?? Number.POSITIVE_INFINITY,
  )
  return Number.isFinite(known) ? known * 60 : undefined
}

/** Throws when GitHub would end the job before the payload has had its time. Both in seconds. */
export function assertJobOutlasts(job: number | undefined, timeout: number): void {
  if (job === undefined || job > timeout) return
  throw new ActionError(
    `timeout: the payload may take ${formatDuration(timeout)}, and GitHub ends this job after ${formatDuration(job)}`,
    {
      hint: "Nothing was started. Raise the job's timeout-minutes above the timeout, by 25 minutes or more, or shorten the timeout.",
    },
  )
}

function parseYaml(text: string): unknown {
  try {
    return parse(text)
  } catch {
    return undefined
  }
}
