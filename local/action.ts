// Runs the built action as GitHub's runner would: inputs and commands files by environment, main, then post.
import { spawn, type ChildProcess } from 'node:child_process'
import { lstat, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Result } from '../src/result.ts'
import type { Credentials } from './home.ts'

/** The files that GitHub's runner would start with Node. */
export interface Action {
  readonly main: string
  readonly post: string
}

/** The action as it is shipped. */
export const SHIPPED: Action = {
  main: fileURLToPath(new URL('../dist/index.js', import.meta.url)),
  post: fileURLToPath(new URL('../dist/post/index.js', import.meta.url)),
}

/** What a step of a workflow says, and where it runs. */
export interface Step {
  readonly inputs: Readonly<Record<string, string>>
  readonly endpoint: string
  readonly credentials: Credentials | undefined
  /** Working directory, where fleet.yml is. */
  readonly folder: string
  readonly env?: Readonly<Record<string, string>>
  /** Gets the log while it is written. */
  readonly onLog?: (text: string) => void
  /** Gets the process of main, to send it signals. */
  readonly onStart?: (main: ChildProcess) => void
  /** Gets the process of the post step. */
  readonly onPostStart?: (post: ChildProcess) => void
  /** Whether the post step runs afterwards, as it does unless the runner is lost. */
  readonly post?: boolean
  /** Another action than the one that is shipped. */
  readonly action?: Action
  /** How a file is run; by itself each in a process of its own. */
  readonly start?: StartNode
}

/** Runs one file with Node, in an environment that holds nothing else. */
export type StartNode = (script: string, options: Started) => Promise<PostResult>

/** What a file is run with. */
interface Started extends Pick<Step, 'folder' | 'onLog'> {
  readonly onStart?: Step['onStart'] | undefined
  readonly env: Record<string, string>
}

/** What a step left behind. */
export interface StepResult {
  readonly exitCode: number
  readonly signal: NodeJS.Signals | null
  readonly log: string
  /** When the process of main had ended. */
  readonly ended: Date
  readonly outputs: Readonly<Record<string, string>>
  /** The output files of all runs that it has brought, by run id. */
  readonly files: ReadonlyMap<string, Buffer>
  /** The results of all runs that it has brought, by `<run id>/<name>`. */
  readonly results: ReadonlyMap<string, Buffer>
  readonly result: Result | undefined
  readonly summary: string
  readonly post: PostResult | undefined
}

/** How a post step went. */
export interface PostResult {
  readonly exitCode: number
  readonly signal: NodeJS.Signals | null
  readonly log: string
  readonly ended: Date
}

/** Runs one step of the built action. The environment holds nothing but what the runner gives, and the endpoint. */
export async function runAction(step: Step): Promise<StepResult> {
  const temp = await mkdtemp(join(tmpdir(), 'servicemon-step-'))
  try {
    const files = { output: join(temp, 'output'), state: join(temp, 'state'), summary: join(temp, 'summary') }
    for (const file of Object.values(files)) await writeFile(file, '')
    const env = { ...runnerVariables(step, { temp, ...files }), ...step.env }
    const main = await (step.start ?? spawnNode)((step.action ?? SHIPPED).main, { ...step, env })
    const outputs = parseCommandsFile(await readFile(files.output, 'utf8'))
    const saved = parseCommandsFile(await readFile(files.state, 'utf8'))
    const post = step.post === true ? await runPost({ ...step, env }, saved) : undefined
    return {
      ...main,
      outputs: await withOutputFile(outputs, temp),
      files: await readOutputFiles(temp),
      results: await readResults(temp),
      result: outputs['result'] === undefined ? undefined : (JSON.parse(outputs['result']) as Result),
      summary: await readFile(files.summary, 'utf8'),
      post,
    }
  } finally {
    await rm(temp, { recursive: true, force: true })
  }
}

/** Runs the post step alone, with the states that main is said to have saved. */
export function runPost(step: Step, states: Readonly<Record<string, string>>): Promise<PostResult> {
  const saved = Object.fromEntries(Object.entries(states).map(([key, value]) => [`STATE_${key}`, value]))
  const files = { temp: tmpdir(), output: '/dev/null', state: '/dev/null', summary: '/dev/null' }
  const env = { ...runnerVariables(step, files), ...step.env, ...saved }
  return (step.start ?? spawnNode)((step.action ?? SHIPPED).post, {
    folder: step.folder,
    env,
    onStart: step.onPostStart,
  })
}

/** Where Node keeps what it has compiled. */
export const COMPILED = fileURLToPath(new URL('../.cache/node', import.meta.url))

/** The environment of a step, as GitHub's runner makes it, pointed at the local AWS. */
export function runnerVariables(
  { inputs, endpoint, credentials }: Pick<Step, 'inputs' | 'endpoint' | 'credentials'>,
  { temp, output, state, summary }: Record<'temp' | 'output' | 'state' | 'summary', string>,
): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: temp,
    RUNNER_TEMP: temp,
    GITHUB_ACTIONS: 'true',
    GITHUB_RUN_ID: '1001',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_OUTPUT: output,
    GITHUB_STATE: state,
    GITHUB_STEP_SUMMARY: summary,
    // Not the runner's: Node keeps what it has compiled of the bundle, which is a third of a short step's work.
    NODE_COMPILE_CACHE: COMPILED,
    AWS_ENDPOINT_URL: endpoint,
    AWS_EC2_METADATA_DISABLED: 'true',
    SERVICEMON_PACE: '0.1',
    ...(credentials === undefined
      ? {}
      : { AWS_ACCESS_KEY_ID: credentials.accessKeyId, AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey }),
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
  }
}

function spawnNode(script: string, { folder, env, onLog, onStart }: Started): Promise<PostResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
    onStart?.(child)
    let log = ''
    const take = (text: string): void => {
      log += text
      onLog?.(text)
    }
    child.stdout.setEncoding('utf8').on('data', take)
    child.stderr.setEncoding('utf8').on('data', take)
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ exitCode: code ?? -1, signal, log, ended: new Date() }))
  })
}

/** GITHUB_OUTPUT and GITHUB_STATE: `name<<delimiter`, lines, `delimiter`. The last value of a name counts. */
export function parseCommandsFile(text: string): Record<string, string> {
  const values: Record<string, string> = {}
  const lines = text.split('\n')
  for (let at = 0; at < lines.length; at += 1) {
    const [, name, delimiter] = /^([^=]+?)<<(.+)$/.exec(lines[at] ?? '') ?? []
    if (name === undefined || delimiter === undefined) continue
    const end = lines.indexOf(delimiter, at + 1)
    values[name] = lines.slice(at + 1, end).join('\n')
    at = end
  }
  return values
}

/** The step's folder goes with the step, so what `output-file` holds is kept beside its path. */
async function withOutputFile(outputs: Record<string, string>, temp: string): Promise<Record<string, string>> {
  const path = outputs['output-file']
  if (path?.startsWith(temp) !== true) return outputs
  return { ...outputs, 'output-file-content': await readFile(path, 'latin1') }
}

/** The step's folder goes with the step: what is below `servicemon/<run id>/<region>/` of it. */
async function readOutputFiles(temp: string): Promise<Map<string, Buffer>> {
  const root = join(temp, 'servicemon')
  const files = new Map<string, Buffer>()
  for (const path of await readdir(root, { recursive: true }).catch(() => [])) {
    const [, runId] = /^([^/]+)\/[^/]+\/output\.txt$/.exec(path) ?? []
    if (runId !== undefined) files.set(runId, await readFile(join(root, path)))
  }
  return files
}

/** The files below `servicemon/<run id>/<region>/results/`. */
async function readResults(temp: string): Promise<Map<string, Buffer>> {
  const root = join(temp, 'servicemon')
  const files = new Map<string, Buffer>()
  for (const path of await readdir(root, { recursive: true }).catch(() => [])) {
    const [, runId, name] = /^([^/]+)\/[^/]+\/results\/(.+)$/.exec(path) ?? []
    if (runId === undefined || name === undefined || (await lstat(join(root, path))).isDirectory()) continue
    files.set(`${runId}/${name}`, await readFile(join(root, path)))
  }
  return files
}
