// Where the demo's stories are told: a local AWS, steps of the action with their log as the Actions tab would show it, and an
// end that leaves nothing running, also on Ctrl-C.
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { styleText } from 'node:util'
import type { Result } from '../src/result.ts'
import { runAction, type StepResult } from './action.ts'
import { credentialsOf, type Credentials } from './home.ts'
import { startLocalAws, type LocalAws } from './local-aws.ts'

/** A step that went well. */
export type Done = StepResult & { readonly result: Result }

type Variables = Readonly<Record<string, string>>

/** What a story is told with. */
export interface Stage {
  readonly credentials: Credentials
  readonly account: string
  /** A line in bold, with room above it. */
  readonly tell: (title: string) => void
  readonly startAws: () => Promise<LocalAws>
  /** One step of a workflow in the folder of a fleet file. Throws when it fails, or after Ctrl-C. */
  readonly step: (folder: string, inputs: Variables, env?: Variables) => Promise<Done>
  /** What is to be done when the story has ended, however it ended; the last comes first. */
  readonly atEnd: (leave: () => unknown) => void
  readonly leave: () => Promise<void>
  readonly isInterrupted: () => boolean
}

const ACCOUNT = '123456789012'

interface Current {
  local?: LocalAws
  main?: ChildProcess
  step: Promise<unknown>
}

/** Opens it, and listens for Ctrl-C from then on; nothing runs yet. */
export function openStage(): Stage {
  const credentials = credentialsOf(ACCOUNT)
  const interruption = new AbortController()
  const leavers: (() => unknown)[] = []
  const current: Current = { step: Promise.resolve() }

  let leaving: Promise<void> | undefined
  const leave = (): Promise<void> => (leaving ??= callAll(leavers.toReversed()))

  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => {
      interruption.abort()
      void interrupt(current, name, leave)
    })
  }

  return {
    ...{ credentials, account: ACCOUNT },
    tell: (title) => console.log(`\n${styleText('bold', title)}`),
    startAws: async () => {
      const local = await startLocalAws()
      leavers.push(local.stop)
      current.local = local
      return local
    },
    step: async (folder, inputs, env = {}) => {
      const { local } = current
      if (local === undefined || interruption.signal.aborted) throw new Error('the demo was interrupted')
      const { endpoint } = local
      const work = runStep({ endpoint, credentials, folder, inputs, env, onStart: (main) => (current.main = main) })
      current.step = work
      return work
    },
    atEnd: (one) => void leavers.push(one),
    // After Ctrl-C the story ends by a step that fails; leaving is the signal's then.
    leave: () => (interruption.signal.aborted ? Promise.resolve() : leave()),
    isInterrupted: () => interruption.signal.aborted,
  }
}

async function callAll(all: readonly (() => unknown)[]): Promise<void> {
  for (const one of all) await one()
}

/** The action stops its machine first, as on a cancelled job; then the local AWS goes with all that runs in it. */
async function interrupt(current: Current, signal: NodeJS.Signals, leave: () => Promise<void>): Promise<never> {
  await end(current.main, signal)
  // Its post step comes after it, and still needs the local AWS.
  await current.step.catch(() => undefined)
  await leave()
  process.exit(130)
}

/** Ends a process as GitHub's runner does: a signal, and ten seconds later a kill. */
async function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await gone
  clearTimeout(timer)
}

interface StepOptions {
  readonly endpoint: string
  readonly credentials: Credentials
  readonly folder: string
  readonly inputs: Variables
  readonly env: Variables
  readonly onStart: (main: ChildProcess) => void
}

async function runStep({ inputs, ...where }: StepOptions): Promise<Done> {
  const written = Object.entries(inputs).map(([name, value]) => `${name}: ${value}`)
  console.log(styleText('dim', `- uses: aws-servicemon with { ${written.join(', ')} }`))
  const log = behindBar()
  const done = await runAction({ ...where, inputs, post: true, onLog: log.take })
  log.end()
  if (done.exitCode !== 0 || done.result === undefined) throw new Error(`mode ${inputs['mode'] ?? ''} failed`)
  return { ...done, result: done.result }
}

/** Writes text as it comes, each line behind a bar. */
function behindBar(): { readonly take: (text: string) => void; readonly end: () => void } {
  const bar = styleText('dim', '│ ')
  let rest = ''
  return {
    take: (text) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) console.log(`${bar}${line}`.trimEnd())
    },
    end: () => {
      if (rest !== '') console.log(`${bar}${rest}`)
    },
  }
}
