// One step of the built action as GitHub's runner would start it; when watched, everything that it does to the world
// stops before and after, and whoever watches says how it goes on.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseCommandsFile, runnerVariables, type Action } from '../../../local/action.ts'
import type { HeldCall, Verdict } from '../../../local/control.ts'
import type { Result } from '../../../src/result.ts'
import { goOn, type Lane } from './lane.ts'
import { isRead, nameCall, nameWrite } from './names.ts'
import { makeStatePipe, watchSavedState } from './saved-state.ts'

export { SHIPPED, type Action } from '../../../local/action.ts'

/** A moment in the life of a process: just before or just after the n-th thing of this name. */
export interface Occasion {
  readonly kind: 'effect' | 'read'
  readonly name: string
  readonly nth: number
  readonly stage: 'before' | 'after'
}

/** Who is held on an occasion: the process, or the machine on which it writes. */
export interface Held {
  readonly main: ChildProcess
  readonly instanceId: string | undefined
}

/** How it goes on for who is held; only what writes on a machine can be told to die. */
export type Answer = Verdict | 'die'

/** Looks at an occasion; who is held waits for the answer. */
export type Watch = (occasion: Occasion, held: Held) => Promise<Answer>

/** Longer than any step takes here. */
const STEP_LIMIT_MILLISECONDS = 90_000

export interface StepOptions {
  readonly inputs: Readonly<Record<string, string>>
  readonly action: Action
  readonly pace: number
  readonly watch?: Watch
}

/** What a step left behind; its folder stays, with its output files. */
export interface StepEnd {
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
  readonly result: Result | undefined
  /** As the post step gets it. */
  readonly saved: Readonly<Record<string, string>>
  readonly temp: string
  /** In their order. */
  readonly occasions: readonly Occasion[]
}

/** The bundle is compiled once for thousands of steps: that is much of what a step takes here. */
const COMPILED = join(tmpdir(), 'servicemon-explore-compiled')

let runs = 1000

/** Runs main. */
export async function runMain(lane: Lane, options: StepOptions): Promise<StepEnd> {
  const temp = await mkdtemp(join(lane.folder, 'step-'))
  const files = { output: join(temp, 'output'), state: join(temp, 'state'), summary: join(temp, 'summary') }
  await Promise.all([writeFile(files.output, ''), writeFile(files.summary, '')])
  if (options.watch === undefined) await writeFile(files.state, '')
  else makeStatePipe(files.state)
  runs += 1
  const env = variables(lane, options, { temp, ...files, runId: String(runs) })
  const occasions: Occasion[] = []
  let saved = ''
  if (options.watch !== undefined) await lane.control.openGate({ account: lane.account, userAgent: 'aws-servicemon' })
  const { child, ended } = start(options.action.main, { folder: lane.folder, env })
  const over = new AbortController()
  const watching =
    options.watch === undefined
      ? []
      : watchAll(
          { lane, main: child, watch: options.watch, signal: over.signal, statePath: files.state },
          occasions,
          (text) => {
            saved += text
          },
        )
  const end = await ended
  over.abort()
  lane.notes.see = goOn
  if (options.watch !== undefined) await lane.control.closeGate({ account: lane.account })
  await Promise.all(watching)
  if (options.watch === undefined) saved = await readFile(files.state, 'utf8')
  const outputs = parseCommandsFile(await readFile(files.output, 'utf8'))
  const result = outputs['result'] === undefined ? undefined : (JSON.parse(outputs['result']) as Result)
  return { ...end, outputs, result, saved: parseCommandsFile(saved), temp, occasions }
}

/** Runs the post step of a main that has ended. */
export async function runPost(lane: Lane, options: StepOptions, main: StepEnd): Promise<StepEnd> {
  const { temp } = main
  const files = { output: join(temp, 'post-output'), state: join(temp, 'post-state'), summary: join(temp, 'summary') }
  await Promise.all([writeFile(files.output, ''), writeFile(files.state, '')])
  const states = Object.entries(main.saved).map(([key, value]) => [`STATE_${key}`, value] as const)
  const env = { ...variables(lane, options, { temp, ...files, runId: '1' }), ...Object.fromEntries(states) }
  const end = await start(options.action.post, { folder: lane.folder, env }).ended
  return { ...end, outputs: {}, result: undefined, saved: {}, temp, occasions: [] }
}

function variables(
  { endpoint, credentials }: Lane,
  { inputs, pace }: StepOptions,
  { runId, ...files }: { temp: string; output: string; state: string; summary: string; runId: string },
): Record<string, string> {
  const env = runnerVariables({ inputs, endpoint, credentials }, files)
  return { ...env, GITHUB_RUN_ID: runId, SERVICEMON_PACE: String(pace), NODE_COMPILE_CACHE: COMPILED }
}

type Ended = Pick<StepEnd, 'exitCode' | 'signal' | 'log'>

function start(
  script: string,
  { folder, env }: { folder: string; env: Record<string, string> },
): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [script], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let log = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (log += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text))
  const limit = setTimeout(() => {
    log += `\nended by the explorer after ${STEP_LIMIT_MILLISECONDS / 1000} s\n`
    child.kill('SIGKILL')
  }, STEP_LIMIT_MILLISECONDS)
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (exitCode, signal) => {
      clearTimeout(limit)
      resolve({ exitCode, signal, log })
    })
  })
  return { child, ended }
}

interface Watched {
  readonly lane: Lane
  readonly main: ChildProcess
  readonly watch: Watch
  readonly signal: AbortSignal
  readonly statePath: string
}

function watchAll(
  { lane, main, watch, signal, statePath }: Watched,
  occasions: Occasion[],
  keepState: (text: string) => void,
): Promise<void>[] {
  const counts = new Map<string, number>()
  const see = ({ kind, name, stage }: Omit<Occasion, 'nth'>, instanceId?: string): Promise<Answer> => {
    const key = `${name} ${stage}`
    const nth = (counts.get(key) ?? 0) + 1
    counts.set(key, nth)
    const occasion: Occasion = { kind, name, nth, stage }
    occasions.push(occasion)
    return watch(occasion, { main, instanceId })
  }
  lane.notes.see = async ({ instanceId, stage, text }) => {
    const answer = await see({ kind: 'effect', name: nameWrite(text), stage }, instanceId)
    return answer === 'die' ? 'die' : 'go-on'
  }
  return [
    watchCalls(lane, signal, async (call) => {
      const kind = isRead(call) ? 'read' : 'effect'
      const stage = call.stage === 'arrived' ? 'before' : 'after'
      return (await see({ kind, name: nameCall(call), stage })) === 'drop' ? 'drop' : 'go-on'
    }),
    watchSavedState(
      { path: statePath, pid: main.pid ?? 0, signal },
      async (stage) => {
        await see({ kind: 'effect', name: 'state saved', stage })
      },
      keepState,
    ),
  ]
}

async function watchCalls(
  { control, account }: Lane,
  signal: AbortSignal,
  see: (call: HeldCall) => Promise<Verdict>,
): Promise<void> {
  const isOver = (): boolean => signal.aborted
  while (!isOver()) {
    // The gate is closed while somebody waits at it, when the process has ended.
    const news = await control.gateNews({ account, limitMs: 1000 }).catch(() => [])
    for (const held of news) {
      void see(held)
        .then((verdict) => control.gateVerdict({ account, id: held.id, verdict }))
        .catch(() => undefined)
    }
  }
}
