// The demo's main story: a fleet is made in six regions, runs in each, and is gone again.
import { summaryTable } from '../src/report/run-summary.ts'
import { formatTable } from '../src/report/table.ts'
import type { Result } from '../src/result.ts'
import type { MakeScene, Scene } from './demo-scenes.ts'
import { startDemoService } from './demo-service.ts'
import type { Done, Stage } from './demo-stage.ts'
import type { LocalAws } from './local-aws.ts'

type Region = Result['regions'][string]
type Step = (inputs: Readonly<Record<string, string>>) => Promise<Done>

/** What a story has come to, for its last table. */
interface Told {
  readonly provisioned: Done
  readonly runs: ReadonlyMap<string, Region>
}

export async function tellFleet(stage: Stage, makeScene: MakeScene): Promise<void> {
  const began = Date.now()
  const { tell } = stage
  const service = await startDemoService()
  stage.atEnd(() => service.server.close())
  tell('A local AWS: moto, and an overlay that boots machines, runs commands and keeps the meter (see local/README.md)')
  const local = await stage.startAws()
  console.log(`listening on ${local.endpoint}, for this demo only`)

  const { endpoint } = local
  const scene = await makeScene({ endpoint, credentials: stage.credentials, serviceUrl: service.url })
  stage.atEnd(scene.leave)
  tell(scene.before.title)
  console.log(scene.before.line)
  console.log(scene.fleetFile.trimEnd())
  const step: Step = (inputs) => stage.step(scene.folder, inputs)

  const told = { provisioned: await makeReady(stage, scene, step), runs: await runAll(stage, step) }
  const count = await countBilled(local, scene)
  await clearAll(stage, scene, step)

  tell('What it took')
  for (const line of formatTable(costTable(told, count))) console.log(line)
  console.log(`\n${told.runs.size} regions, from nothing to nothing, in ${Math.round((Date.now() - began) / 1000)} s`)
}

async function makeReady({ tell }: Stage, scene: Scene, step: Step): Promise<Done> {
  tell('What do the regions hold? Nothing yet')
  await step({ mode: 'check' })

  tell(scene.making)
  const provisioned = await step({ mode: 'provision', region: 'all' })

  tell(scene.ready)
  await step({ mode: 'check', require: 'ready' })
  return provisioned
}

async function runAll({ tell }: Stage, step: Step): Promise<Map<string, Region>> {
  tell('Which are due? None has ever run, so all of them, in the order of the rotation')
  const rotation = await step({ mode: 'rotate' })

  const runs = new Map<string, Region>()
  for (const region of JSON.parse(rotation.outputs['regions'] ?? '[]') as string[]) {
    tell(`A run from ${region}: start, measure, bring output and results, stop`)
    const { result } = await step({ mode: 'run', region, 'if-due': 'true' })
    const own = result.regions[region]
    if (own !== undefined) runs.set(region, own)
  }

  tell('Each run left numbers of its own, a file summary.json; they are in its result, and a table in its step summary')
  const summaries = [...runs].flatMap(([region, { run }]) =>
    run?.summary === undefined ? [] : [[region, run.summary] as const],
  )
  for (const line of formatTable(summaryTable(summaries) ?? [])) console.log(line)

  tell('Every machine is stopped again, and nothing is due')
  await step({ mode: 'check', require: 'ready' })
  await step({ mode: 'rotate' })
  return runs
}

async function clearAll({ tell }: Stage, scene: Scene, step: Step): Promise<void> {
  tell('Clear shows its plan first, and deletes only when the name of the fleet is typed')
  await step({ mode: 'clear', region: 'eu-west-3' })
  await step({ mode: 'clear', region: 'all', confirm: 'NAVO' })

  tell(scene.after)
  await step({ mode: 'check' })
}

/** Gives what a region's machines were billed, in seconds, and how many calls went to it. */
async function countBilled(
  { control }: LocalAws,
  { original }: Scene,
): Promise<(region: string) => { readonly billedSeconds: number; readonly calls: number }> {
  const [meter, calls] = [await control.meter(), await control.calls()]
  return (region) => {
    const own = meter.filter((row) => row.region === region && row.instance !== original)
    return {
      billedSeconds: own.reduce((sum, row) => sum + row.billedSeconds, 0),
      calls: calls.filter((call) => call.region === region).length,
    }
  }
}

function costTable({ provisioned, runs }: Told, count: Awaited<ReturnType<typeof countBilled>>): string[][] {
  const rows = [...runs].map(([region, { run }]) => {
    const seconds = (provisioned.result.regions[region]?.steps ?? []).reduce((sum, one) => sum + one.seconds, 0)
    const payload = run?.phases.find(({ name }) => name === 'payload')?.seconds ?? 0
    const { billedSeconds, calls } = count(region)
    return [
      ...[region, `${seconds.toFixed(1)} s`, `exit ${run?.exitCode ?? '-'}, payload ${payload.toFixed(1)} s`],
      ...[String(billedSeconds), String(calls)],
    ]
  })
  return [['region', 'provisioned in', 'run', 'billed seconds (2 starts)', 'calls'], ...rows]
}
