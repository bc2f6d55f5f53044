// One point: a world, a process or machine that is ended there, and then everything that comes after it in life: the post
// step or none, the sweep while leases last, time, the sweep again, and the same mode again.
import type { Action } from '../../../local/action.ts'
import type { Instance } from '../../../src/aws/instances.ts'
import { isOn } from '../../../src/instance-state.ts'
import { parseLeases } from '../../../src/lease.ts'
import { TAG } from '../../../src/tags.ts'
import { endAt, listLate, type Grace } from './ending.ts'
import { gatherEvidence, gatherFirst, listLost, newEvidence, type Evidence } from './evidence.ts'
import {
  listForbiddenCalls,
  listForeignChanges,
  listLeftOn,
  listLyingInWait,
  listOn,
  listRunners,
  listUnheld,
  listUnserved,
  listWrongInTheEnd,
  observeBeginning,
  settle,
  type Beginning,
} from './invariants.ts'
import { REGION, type Lane } from './lane.ts'
import type { Point } from './points.ts'
import { fleetOf, type Scenario } from './scenarios.ts'
import { runMain, runPost, type Occasion, type StepEnd, type StepOptions } from './step.ts'
import { passTime } from '../shared/machines.ts'
import { restoreWorld } from './worlds.ts'

/** What came of a point. */
export interface Explored {
  readonly isReached: boolean
  readonly violations: readonly string[]
  readonly grace: Grace | undefined
  /** What main and the steps after it did, in their order. */
  readonly logs: readonly (readonly [string, string])[]
  readonly trace: readonly Occasion[]
}

/** How steps are run here. */
export interface Settings {
  readonly action: Action
  readonly pace: number
}

/** All that is known of a point while its story is told. */
interface Story {
  readonly lane: Lane
  readonly scenario: Scenario
  readonly point: Point | undefined
  readonly options: StepOptions
  readonly beginning: Beginning
  readonly evidence: Evidence
  readonly violations: string[]
  readonly logs: [string, string][]
  /** Where the steps so far have left their files. */
  readonly temps: string[]
}

/** Explores a point; without one nothing is ended, and its trace is what points are made from. */
export async function explorePoint(
  lane: Lane,
  scenario: Scenario,
  { action, pace, point }: Settings & { point: Point | undefined },
): Promise<Explored> {
  await restoreWorld(lane, scenario.world)
  await scenario.prepare?.(lane)
  await lane.control.resetCalls({ account: lane.account })
  const options = { inputs: scenario.inputs, action, pace }
  const beginning = await observeBeginning(lane)
  const evidence = newEvidence()
  await gatherFirst(lane, evidence)
  const story = { lane, scenario, point, options, beginning, evidence, violations: [], logs: [], temps: [] }

  const ending = endAt(lane, point)
  const main = await runMain(lane, { ...options, watch: ending.watch })
  await take(story, 'main', main)
  const told = { violations: story.violations, grace: ending.grace(), logs: story.logs, trace: main.occasions }
  if (point !== undefined && !ending.isReached()) return { isReached: false, ...told }
  await lookAtMain(story, main, ending.grace())
  if (point === undefined || point.post) await runPostStep(story, main)
  note(story, await listUnheld(lane, beginning))
  note(story, await listUnserved(lane, scenario, beginning))
  await sweepWhileHeld(story)
  await passTime(lane, REGION)
  await sweep(story, 'when time has passed')
  note(story, await listOn(lane, 'after the sweep'))
  note(story, await listForeignChanges(lane, beginning))
  await doAgain(story)
  await lookAtTheEnd(story)
  return { isReached: true, ...told }
}

function note({ violations }: Story, more: readonly string[]): void {
  violations.push(...more)
}

/** Keeps what a step tells, and waits until what it has set off has come to rest. */
async function take({ lane, evidence, logs, temps }: Story, what: string, end: StepEnd): Promise<void> {
  logs.push([`${what}: ${end.signal ?? `exit ${end.exitCode}`}`, end.log])
  temps.push(end.temp)
  await settle(lane)
  await gatherEvidence(lane, evidence)
}

/** What main itself owes: it has hurried, it has succeeded or says that it has not, and it leaves nothing behind. */
async function lookAtMain(story: Story, main: StepEnd, grace: Grace | undefined): Promise<void> {
  const { lane, scenario, point, beginning, evidence } = story
  if (point === undefined) {
    if ((main.exitCode === 0) === (scenario.refuses === true)) note(story, [`main: exit ${main.exitCode}`])
    const effects = main.occasions.filter(({ kind }) => kind === 'effect')
    if (scenario.refuses === true)
      note(
        story,
        effects.map(({ name, stage }) => `${stage} ${name}, although it refuses`),
      )
  }
  const { runId = '' } = main.result?.regions[REGION]?.run ?? {}
  if (scenario.mode === 'run' && main.exitCode === 0 && !evidence.through.has(runId)) {
    note(story, ['main calls its payload done, and it has not come to its end'])
  }
  if (point?.end === 'kill' || (await isMeantToStay(story, main))) return
  if (grace !== undefined) note(story, listLate(grace, main))
  note(story, await listLeftOn(lane, main, 'after main, which had time to stop it'))
  note(story, await listLyingInWait(lane, beginning))
}

/** What mode start leaves on is the operator's once a hold has taken the place of its lease. */
async function isMeantToStay({ lane, scenario }: Story, { exitCode }: StepEnd): Promise<boolean> {
  if (scenario.leavesOn !== true) return false
  const isHanded = ({ tags }: Instance): boolean => tags[TAG.hold] !== undefined && parseLeases(tags).length === 0
  return exitCode === 0 || (await listRunners(lane)).some(isHanded)
}

async function runPostStep(story: Story, main: StepEnd): Promise<void> {
  const { lane, options } = story
  const isTheirs = await isMeantToStay(story, main)
  await take(story, 'post', await runPost(lane, options, main))
  if (!isTheirs) note(story, await listLeftOn(lane, main, 'after the post step'))
}

async function sweep(story: Story, when: string): Promise<void> {
  const { lane, options } = story
  const rotated = await runMain(lane, { ...options, inputs: { mode: 'rotate', ...fleetOf(story.scenario) } })
  await take(story, `rotate, ${when}`, rotated)
  const { status } = rotated.outputs
  if (status === undefined || status === 'failed') note(story, [`rotate failed ${when}`])
}

/** What is on and held is left alone. */
async function sweepWhileHeld(story: Story): Promise<void> {
  const { lane, beginning } = story
  const held = (await listRunners(lane)).filter(({ state }) => isOn(state))
  if (held.length === 0 || (await listUnheld(lane, { ...beginning, machines: [] })).length > 0) return
  await sweep(story, 'while the lease lasts')
  const still = await listRunners(lane)
  for (const { id } of held) {
    const now = still.find((one) => one.id === id)
    if (now === undefined || !isOn(now.state)) note(story, [`rotate has stopped instance ${id}, which was held`])
  }
}

/** Whatever happened, the same mode does its work now. */
async function doAgain(story: Story): Promise<void> {
  const { lane, scenario, options, beginning, evidence } = story
  const again = await runMain(lane, options)
  await take(story, 'the same mode again', again)
  if (again.exitCode !== 0) note(story, [`the same mode again failed: ${again.outputs['status'] ?? 'no status'}`])
  const { runId = '' } = again.result?.regions[REGION]?.run ?? {}
  if (scenario.mode === 'run' && evidence.begun.get(runId) !== 1) {
    note(story, ['the second run has not run its payload once'])
  }
  if (scenario.leavesOn === true) {
    if ((await listOn(lane, '')).length !== 1) note(story, ['the machine is not on after the second start'])
    note(story, await listUnheld(lane, { ...beginning, machines: [] }))
    await passTime(lane, REGION)
    await sweep(story, 'when the second time has passed')
  }
  if (scenario.mode === 'provision') {
    const inputs = { mode: 'check', region: REGION, require: 'ready', ...fleetOf(scenario) }
    const check = await runMain(lane, { ...options, inputs })
    await take(story, 'check', check)
    if (check.exitCode !== 0) note(story, ['the region is not ready after the second provision, says check'])
  }
}

async function lookAtTheEnd(story: Story): Promise<void> {
  const { lane, scenario, beginning, evidence, temps } = story
  for (const [runId, times] of evidence.begun) {
    if (times > 1) note(story, [`the payload of run ${runId} has begun ${times} times`])
  }
  for (const [id, times] of evidence.setUp) {
    if (times > 1) note(story, [`the setup of instance ${id} has begun ${times} times`])
  }
  for (const id of evidence.halfSetUp) note(story, [`instance ${id} was called ready, and its setup was not through`])
  if (scenario.ends === 'ready') {
    note(
      story,
      (await listLost(lane, evidence, temps)).map((lost) => `output is lost: ${lost}`),
    )
  }
  note(story, await listWrongInTheEnd(lane, scenario, beginning))
  note(story, await listForbiddenCalls(lane, scenario))
}
