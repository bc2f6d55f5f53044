// Finds the places on GitHub that a report points to: this run, the repository's workflows, the artifact of a region.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { MODES } from '../inputs/input-list.ts'
import { findWorkflow, type Workflow } from './workflow.ts'

type Variables = Readonly<Record<string, string | undefined>>

/** Where a report's reader goes next. */
export interface Places {
  /** The page of this workflow run; undefined outside of GitHub. */
  readonly run: string | undefined
  /** The pages of workflows whose files have a mode's name, by the mode. */
  readonly workflows: ReadonlyMap<string, string>
  /** The artifact that this job keeps a region's output in; undefined where its workflow doesn't say. */
  readonly artifactOf: (region: string) => string | undefined
}

/** Finds them by GitHub's variables and the files of the repository that is checked out (GitHub Docs, "Variables reference"). */
export async function findPlaces(variables: Variables): Promise<Places> {
  const { GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run, GITHUB_SERVER_URL: server } = variables
  const [workflow, files] = await Promise.all([findWorkflow(variables), listWorkflowFiles(variables)])
  const artifactOf = (region: string): string | undefined => workflow && artifactName(workflow, variables, region)
  if (server === undefined || repository === undefined) return { run: undefined, workflows: new Map(), artifactOf }
  const base = `${server}/${repository}/actions`
  const own = MODES.flatMap((mode) => {
    const file = files.find((name) => name === `${mode}.yml` || name === `${mode}.yaml`)
    return file === undefined ? [] : [[mode, `${base}/workflows/${file}`] as const]
  })
  return { run: run === undefined ? undefined : `${base}/runs/${run}`, workflows: new Map(own), artifactOf }
}

async function listWorkflowFiles({ GITHUB_WORKSPACE: folder }: Variables): Promise<string[]> {
  if (folder === undefined) return []
  return readdir(join(folder, '.github/workflows')).catch(() => [])
}

/** What a job's name for its artifact comes to; undefined where an expression in it isn't known here. */
export function artifactName({ jobs }: Workflow, variables: Variables, region: string): string | undefined {
  const steps = jobs[variables['GITHUB_JOB'] ?? '']?.steps ?? []
  const name = steps.find(({ uses = '' }) => uses.startsWith('actions/upload-artifact@'))?.with?.name
  const known: Readonly<Record<string, string | undefined>> = {
    'matrix.region': region,
    'github.run_attempt': variables['GITHUB_RUN_ATTEMPT'],
    'github.run_id': variables['GITHUB_RUN_ID'],
    'github.run_number': variables['GITHUB_RUN_NUMBER'],
  }
  let isKnown = name !== undefined
  const text = name?.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) => {
    const value = known[expression.trim()]
    isKnown &&= value !== undefined
    return value ?? ''
  })
  return isKnown ? text : undefined
}
