// Runs workflow files as GitHub would, by act, without containers: every job is a process of this machine, and AWS and
// GitHub's token endpoint are local ones. What act can't do is told here, and tested elsewhere:
// - It refuses keys that its schema doesn't know, so it gets copies of the files without them (`forAct`).
// - It ignores concurrency, timeouts of jobs, run names, permissions and environments (truths.test.ts, expressions.test.ts).
// - It kills a cancelled step at once (legs.test.ts has the signals).
// - It doesn't wait for the last words of a step that fails (`writePrograms`).
// - It fetches no action: checkouts are copies of the repository, and uploads go to a stand-in that keeps them.
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { FLEET_WORKFLOWS, renderWorkflow } from '../../scripts/write-workflows.ts'
import { parseFleet } from '../../src/fleet/fleet.ts'
import { parseJobs, type JobRun } from './act-log.ts'
import { findTool, ROOT, say } from './tools.ts'

export type { JobRun }

/** A workflow as it went; a job that was skipped isn't among the jobs. */
export interface WorkflowRun {
  readonly exitCode: number
  readonly jobs: readonly JobRun[]
  /** What was kept as artifacts: files by `<artifact>/<path>`. */
  readonly artifacts: Readonly<Record<string, string>>
}

/** The legs of a matrix by region, whichever of them ended first. */
export function legsOf({ jobs }: WorkflowRun): Record<string, JobRun> {
  return Object.fromEntries(jobs.flatMap((job) => (job.region === undefined ? [] : [[job.region, job]])))
}

/** The logs of a run that failed, so that a test that wants a good one tells why it isn't; empty for a good one. */
export function troubleOf({ exitCode, jobs }: WorkflowRun): string {
  return exitCode === 0 ? '' : jobs.map(({ log }) => log).join('\n')
}

/** The one job of an id, if it ran. */
export function jobOf({ jobs }: WorkflowRun, id: string): JobRun | undefined {
  return jobs.find((job) => job.id === id)
}

/** The names of the jobs that ran, in the alphabet's order. */
export function namesOf({ jobs }: WorkflowRun): string[] {
  return jobs.map(({ name }) => name).sort()
}

/** What starts a workflow. */
export type Event =
  | { readonly name: 'schedule'; readonly schedule: string }
  | { readonly name: 'workflow_dispatch'; readonly inputs: Readonly<Record<string, string>> }
  | { readonly name: 'repository_dispatch'; readonly client_payload: object }
  | { readonly name: 'push'; readonly ref: string }

export interface ActOptions {
  /** The repository's folder. */
  readonly folder: string
  /** The workflow file's name without its ending. */
  readonly workflow: string
  readonly event: Event
  /** Repository variables. */
  readonly vars?: Readonly<Record<string, string>>
  readonly secrets?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  /** Folders before all others on the jobs' path. */
  readonly path?: readonly string[]
  /** Folders that stand for `owner/name@ref`. */
  readonly actions?: Readonly<Record<string, string>>
}

/** Makes a folder with a fleet file in it a repository with this action and its workflows, written for that fleet. */
export async function makeRepository(folder: string): Promise<void> {
  const fleet = parseFleet(await readFile(join(folder, 'fleet.yml'), 'utf8'), 'fleet.yml')
  await mkdir(join(folder, '.github/workflows'), { recursive: true })
  for (const name of FLEET_WORKFLOWS) {
    const shipped = await readFile(join(ROOT, '.github/workflows', `${name}.yml`), 'utf8')
    const text = renderWorkflow(name, shipped, { fleet, action: './' })
    await writeFile(join(folder, '.github/workflows', `${name}.yml`), text)
  }
  await copyAction(folder)
  await commitAll(folder)
}

/** The action as GitHub takes it from a commit: action.yml, and the bundle that it names. */
export async function copyAction(folder: string): Promise<void> {
  await cp(join(ROOT, 'action.yml'), join(folder, 'action.yml'))
  await cp(join(ROOT, 'dist'), join(folder, 'dist'), { recursive: true })
}

/** Makes a folder an empty git repository of GitHub's `octo/sky`. */
export async function initRepository(folder: string): Promise<void> {
  await git(folder, 'init', '--quiet', '--initial-branch=main')
  await git(folder, 'remote', 'add', 'origin', 'https://github.com/octo/sky.git')
}

/** Makes a folder such a repository, with all of it in one commit on main. */
export async function commitAll(folder: string): Promise<void> {
  await initRepository(folder)
  await git(folder, 'add', '--all')
  await git(folder, 'commit', '--quiet', '--message', 'All')
}

/** Runs git as somebody in a folder, and gives what it says. */
export async function git(folder: string, ...args: string[]): Promise<string> {
  const who = ['-c', 'user.name=octo', '-c', 'user.email=octo@localhost']
  const { exitCode, output } = await say('git', ['-C', folder, ...who, ...args])
  if (exitCode !== 0) throw new Error(`git ${args.join(' ')}: ${output}`)
  return output.trim()
}

/** Runs a workflow of a repository to its end. Throws when act can't so much as begin. */
export async function runWorkflow(options: ActOptions): Promise<WorkflowRun> {
  const { folder, workflow, event, vars = {}, secrets = {}, env = {}, path = [], actions = {} } = options
  // Beside the repository, so that no job finds it in its copy.
  const scratch = await mkdtemp(`${folder}.act-`)
  const uploads = join(scratch, 'uploads')
  try {
    await mkdir(uploads)
    const text = await readFile(join(folder, '.github/workflows', `${workflow}.yml`), 'utf8')
    await writeFile(join(scratch, 'workflow.yml'), forAct(text))
    await writeFile(join(scratch, 'event.json'), JSON.stringify(event))
    const own = [...path, dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(':')
    const programs = await writePrograms(join(scratch, 'programs'), own)
    const given = {
      AWS_EC2_METADATA_DISABLED: 'true',
      GITHUB_WORKFLOW_REF: `octo/sky/.github/workflows/${workflow}.yml@refs/heads/main`,
      UPLOADS: uploads,
      ...env,
    }
    const { exitCode, output } = await say(
      await findTool('act'),
      [
        ...[event.name, '--platform', 'ubuntu-24.04=-self-hosted', '--no-cache-server', '--rm', '--json'],
        ...['--directory', folder, '--workflows', join(scratch, 'workflow.yml')],
        ...['--eventpath', join(scratch, 'event.json'), '--concurrent-jobs', '4'],
        ...pairs('--var', vars),
        ...pairs('--secret', secrets),
        ...pairs('--env', given),
        ...pairs('--local-repository', { ...(await standInsFor(text, scratch)), ...actions }),
      ],
      // Nothing else of this process's environment: act hands on what it has.
      { env: { HOME: scratch, PATH: `${programs}:${own}` } },
    )
    const jobs = parseJobs(output)
    if (exitCode !== 0 && jobs.length === 0) throw new Error(`act, with ${workflow}.yml: ${output}`)
    return { exitCode, jobs, artifacts: await readFiles(uploads) }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

function pairs(option: string, values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).flatMap(([name, value]) => [option, `${name}=${value}`])
}

/** Puts before the programs that run steps, by whose end act judges, ones that stay a second after a failure. */
async function writePrograms(folder: string, path: string): Promise<string> {
  await mkdir(folder)
  for (const name of ['bash', 'node']) {
    const lines = [
      '#!/bin/sh',
      `PATH='${path}'`,
      `${name} "$@"`,
      'code=$?',
      'test $code = 0 || sleep 1',
      'exit $code',
      '',
    ]
    await writeFile(join(folder, name), lines.join('\n'), { mode: 0o755 })
  }
  return folder
}

/** A workflow file without what act's schema doesn't know yet. */
function forAct(text: string): string {
  return text.replace(/^ +queue: max\n/gm, '')
}

/** Stands in for actions/upload-artifact: keeps what it is given, where the test looks. */
const UPLOAD = {
  name: 'upload',
  inputs: { name: {}, path: {}, 'if-no-files-found': {} },
  runs: {
    using: 'composite',
    steps: [
      {
        shell: 'bash',
        env: { NAME: '${{ inputs.name }}', FROM: '${{ inputs.path }}' },
        run: 'if test -e "$FROM"; then mkdir -p "$UPLOADS/$NAME" && cp -R "$FROM/." "$UPLOADS/$NAME"; fi',
      },
    ],
  },
}

async function standInsFor(workflow: string, scratch: string): Promise<Record<string, string>> {
  const folder = join(scratch, 'upload')
  await mkdir(folder)
  await writeFile(join(folder, 'action.yml'), JSON.stringify(UPLOAD))
  const used = [...workflow.matchAll(/actions\/upload-artifact@[0-9a-f]{40}/g)].map(([use]) => [use, folder] as const)
  return Object.fromEntries(used)
}

async function readFiles(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  const read = await Promise.all(
    files.map(async (file) => [file.slice(folder.length + 1), await readFile(file, 'utf8')] as const),
  )
  return Object.fromEntries(read)
}
