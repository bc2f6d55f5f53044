// The main job from nothing, as a story: a fleet is made in six regions, runs in each, and is gone again. Its machines are
// of a public image with a setup; with --home-image of an operator's own image. The built action does all of it, against
// the local AWS. What the action writes stands behind a bar; all other lines are the demo's.
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { parseArgs, styleText } from 'node:util'
import { formatTable } from '../src/report/tables.ts'
import type { Result } from '../src/result.ts'
import { runAction, type StepResult } from './action.ts'
import { baseScene, homeScene, type Scene } from './demo-scenes.ts'
import { startDemoService } from './demo-service.ts'
import { credentialsOf } from './home.ts'
import { startLocalAws, type LocalAws } from './local-aws.ts'

const CREDENTIALS = credentialsOf('123456789012')
const { values: choice } = parseArgs({ options: { 'home-image': { type: 'boolean', default: false } } })

let local: LocalAws | undefined
let scene: Scene | undefined
let action: ChildProcess | undefined
let running: Promise<unknown> = Promise.resolve()
const interruption = new AbortController()
const service = await startDemoService()

/** The action stops its machine first, as on a cancelled job; then the local AWS goes with all that runs in it. */
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => {
    interruption.abort()
    void end(action, name)
      // Its post step comes after it, and still needs the local AWS.
      .then(() => running.catch(() => undefined))
      .then(leave)
      .then(() => process.exit(130))
  })
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

async function leave(): Promise<void> {
  service.server.close()
  await local?.stop()
  await scene?.leave()
}

function tell(text: string): void {
  console.log(`\n${styleText('bold', text)}`)
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

/** One step of a workflow, with its log as the Actions tab would show it. */
async function step(inputs: Record<string, string>): Promise<StepResult & { readonly result: Result }> {
  if (local === undefined || scene === undefined || interruption.signal.aborted) {
    throw new Error('the demo was interrupted')
  }
  const written = Object.entries(inputs).map(([name, value]) => `${name}: ${value}`)
  console.log(styleText('dim', `- uses: aws-servicemon with { ${written.join(', ')} }`))
  const log = behindBar()
  const work = runAction({
    ...{ inputs, endpoint: local.endpoint, credentials: CREDENTIALS, folder: scene.folder, post: true },
    onLog: log.take,
    onStart: (main) => (action = main),
  })
  running = work
  const done = await work
  log.end()
  if (done.exitCode !== 0 || done.result === undefined) throw new Error(`mode ${inputs['mode'] ?? ''} failed`)
  return { ...done, result: done.result }
}

async function tellStory(): Promise<void> {
  const began = Date.now()
  tell('A local AWS: moto, and an overlay that boots machines, runs commands and keeps the meter (see local/README.md)')
  local = await startLocalAws()
  console.log(`listening on ${local.endpoint}, for this demo only`)

  const { endpoint } = local
  const stage = { endpoint, credentials: CREDENTIALS, serviceUrl: service.url }
  scene = await (choice['home-image'] ? homeScene(stage) : baseScene(stage))
  tell(scene.before.title)
  console.log(scene.before.line)
  console.log(scene.fleetFile.trimEnd())

  tell('What do the regions hold? Nothing yet')
  await step({ mode: 'check' })

  tell(scene.making)
  const provisioned = await step({ mode: 'provision', region: 'all' })

  tell(scene.ready)
  await step({ mode: 'check', require: 'ready' })

  tell('Which are due? None has ever run, so all of them, in the order of the rotation')
  const rotation = await step({ mode: 'rotate' })

  const runs = new Map<string, Result['regions'][string]>()
  for (const region of JSON.parse(rotation.outputs['regions'] ?? '[]') as string[]) {
    tell(`A run from ${region}: start, measure, bring the output, stop`)
    const { result } = await step({ mode: 'run', region, 'if-due': 'true' })
    const own = result.regions[region]
    if (own !== undefined) runs.set(region, own)
  }

  tell('Every machine is stopped again, and nothing is due')
  await step({ mode: 'check', require: 'ready' })
  await step({ mode: 'rotate' })
  const [meter, calls] = [await local.control.meter(), await local.control.calls()]

  tell('Clear shows its plan first, and deletes only when the name of the fleet is typed')
  await step({ mode: 'clear', region: 'eu-west-3' })
  await step({ mode: 'clear', region: 'all', confirm: 'NAVO' })

  tell(scene.after)
  await step({ mode: 'check' })

  tell('What it took')
  const { original } = scene
  const rows = [...runs].map(([region, { run }]) => {
    const seconds = (provisioned.result.regions[region]?.steps ?? []).reduce((sum, one) => sum + one.seconds, 0)
    const own = meter.filter((row) => row.region === region && row.instance !== original)
    const billed = own.reduce((sum, row) => sum + row.billedSeconds, 0)
    const payload = run?.phases.find(({ name }) => name === 'payload')?.seconds ?? 0
    return [
      ...[region, `${seconds.toFixed(1)} s`, `exit ${run?.exitCode ?? '-'}, payload ${payload.toFixed(1)} s`],
      ...[String(billed), String(calls.filter((call) => call.region === region).length)],
    ]
  })
  const head = ['region', 'provisioned in', 'run', 'billed seconds (2 starts)', 'calls']
  for (const line of formatTable([head, ...rows])) console.log(line)
  console.log(`\n${runs.size} regions, from nothing to nothing, in ${Math.round((Date.now() - began) / 1000)} s`)
}

try {
  await tellStory()
} catch (error) {
  if (!interruption.signal.aborted) {
    console.error(error)
    process.exitCode = 1
  }
} finally {
  if (!interruption.signal.aborted) await leave()
}
