// One step of the built action as GitHub's runner would start it; when watched, everything that it does to the world
// stops before and after, and the watcher says how it goes on.
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseCommandsFile, runAction, runPost as runPostStep, type Action, type Step } from '../../../local/action.ts'
import type { HeldCall, Verdict } from '../../../local/control.ts'
import type { Result } from '../../../src/result.ts'
import { goOn, type Lane } from './lane.ts'
import { END_RECORDED, isByChance, nameCall, nameWrite, PAYLOAD_BEGUN } from './names.ts'
import { makeStatePipe, watchSavedState } from './saved-state.ts'

/** A moment in the life of a process: just before or just after the n-th thing of this name. */
export interface Occasion {
  /** `effect`: it comes in every run. `read`: it depends on time how often it does, if at all. */
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
  readonly exitCode: number
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
  const { watch } = options
  const { control, account } = lane
  const temp = await mkdtemp(join(lane.folder, 'step-'))
  const statePath = join(temp, 'state')
  if (watch === undefined) await writeFile(statePath, '')
  else makeStatePipe(statePath)
  runs += 1
  const step = stepOf(lane, options, { temp, runId: String(runs) })
  const occasions: Occasion[] = []
  const over = new AbortController()
  const limit = startLimit()
  let saved = ''
  let watching: readonly Promise<void>[] = []
  if (watch !== undefined) await control.openGate({ account, userAgent: 'aws-servicemon' })
  const end = await runAction({
    ...{ ...step, env: { ...step.env, GITHUB_STATE: statePath } },
    onStart: (main) => {
      limit.begin(main)
      if (watch === undefined) return
      watching = watchAll({ lane, main, watch, signal: over.signal, statePath }, occasions, (text) => {
        saved += text
      })
    },
  })
  over.abort()
  lane.notes.see = goOn
  if (watch !== undefined) await control.closeGate({ account })
  await Promise.all(watching)
  if (watch === undefined) saved = await readFile(statePath, 'utf8')
  const { outputs, result } = end
  return { ...limit.end(end), outputs, result, saved: parseCommandsFile(saved), temp, occasions }
}

/** Runs the post step of a main that has ended. */
export async function runPost(lane: Lane, options: StepOptions, { temp, saved }: StepEnd): Promise<StepEnd> {
  const limit = startLimit()
  const step = { ...stepOf(lane, options, { temp, runId: '1' }), onPostStart: limit.begin }
  const end = limit.end(await runPostStep(step, saved))
  return { ...end, outputs: {}, result: undefined, saved: {}, temp, occasions: [] }
}

/** A step as the runner starts it, in a folder that stays. */
function stepOf(
  { endpoint, credentials, folder }: Lane,
  { inputs, action, pace }: StepOptions,
  { temp, runId }: { temp: string; runId: string },
): Step {
  const env = { HOME: temp, RUNNER_TEMP: temp, GITHUB_RUN_ID: runId, SERVICEMON_PACE: String(pace) }
  return { inputs, endpoint, credentials, folder, action, env: { ...env, NODE_COMPILE_CACHE: COMPILED } }
}

type Ended = Pick<StepEnd, 'exitCode' | 'signal' | 'log'>

/** Ends a process that takes longer than any does, and says so in its log. */
function startLimit(): { begin: (process: ChildProcess) => void; end: (ended: Ended) => Ended } {
  let timer: NodeJS.Timeout | undefined
  let note = ''
  return {
    begin: (process) => {
      timer = setTimeout(() => {
        note = `\nended by the explorer after ${STEP_LIMIT_MILLISECONDS / 1000} s\n`
        process.kill('SIGKILL')
      }, STEP_LIMIT_MILLISECONDS)
    },
    end: ({ exitCode, signal, log }) => {
      clearTimeout(timer)
      return { exitCode, signal, log: log + note }
    },
  }
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
  const [begun, through] = [new Set<string>(), new Set<string>()]
  const see = ({ kind, name, stage }: Omit<Occasion, 'nth'>, instanceId?: string): Promise<Answer> => {
    const key = `${name} ${stage}`
    const nth = (counts.get(key) ?? 0) + 1
    counts.set(key, nth)
    const occasion: Occasion = { kind, name, nth, stage }
    occasions.push(occasion)
    return watch(occasion, { main, instanceId })
  }
  lane.notes.see = async ({ instanceId, stage, text }) => {
    const name = nameWrite(text)
    // Once its payload's end is recorded the machine is stopped, whatever it is about to write.
    const answer = await see({ kind: through.has(instanceId) ? 'read' : 'effect', name, stage }, instanceId)
    if (name === PAYLOAD_BEGUN) begun.add(instanceId)
    if (name === END_RECORDED && stage === 'after' && begun.has(instanceId)) through.add(instanceId)
    return answer === 'die' ? 'die' : 'go-on'
  }
  return [
    watchCalls(lane, signal, async (call) => {
      const kind = isByChance(call) ? 'read' : 'effect'
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
