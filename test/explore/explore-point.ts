// One point: a world, a process that is ended there, and then everything that comes after it in life: the post step or
// none, the sweep while leases last, time, the sweep again, and the same mode again.
import { parseMachines, STATE_NAME } from '../../src/job.ts'
import type { ChildProcess } from 'node:child_process'
import { gatherEvidence, listLost, newEvidence } from './evidence.ts'
import {
  listForbiddenCalls,
  listForeignChanges,
  listLeftByPost,
  listOn,
  listRunners,
  listUnheld,
  listWrongInTheEnd,
  observeBeginning,
  settle,
} from './invariants.ts'
import { isOn } from '../../src/lease.ts'
import { REGION, type Lane } from './lane.ts'
import { isAt, type Point } from './points.ts'
import type { Scenario } from './scenarios.ts'
import { runMain, runPost, type Action, type Occasion, type StepEnd } from './step.ts'
import { passTime, restoreWorld } from './worlds.ts'

/** GitHub sends SIGINT, then SIGTERM, then kills; in milliseconds from the first. */
const SIGTERM_AFTER = 7_500
const SIGKILL_AFTER = 10_000

/** How a cancelled process made use of its time, in milliseconds from SIGINT. */
export interface Grace {
  /** When StopInstances went out; undefined when there was nothing to stop. */
  readonly stopSent: number | undefined
  readonly ended: number
}

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

/** Explores a point; without one nothing ends the process, and its trace is what points are made from. */
export async function explorePoint(
  lane: Lane,
  scenario: Scenario,
  { action, pace, point }: Settings & { point: Point | undefined },
): Promise<Explored> {
  await restoreWorld(lane, scenario.world)
  await scenario.prepare?.(lane)
  await lane.control.resetCalls({ account: lane.account })
  const beginning = await observeBeginning(lane)
  const evidence = newEvidence()
  await gatherEvidence(lane, evidence)
  const options = { inputs: scenario.inputs, action, pace }
  const violations: string[] = []
  const logs: [string, string][] = []
  const temps: string[] = []
  const tell = (what: string, { log, temp, exitCode, signal }: StepEnd): void => {
    logs.push([`${what}: ${signal ?? `exit ${exitCode ?? 'unknown'}`}`, log])
    temps.push(temp)
  }

  const ending = endAt(point)
  const main = await runMain(lane, { ...options, watch: ending.watch })
  tell('main', main)
  const grace = ending.grace()
  const isReached = point === undefined || ending.isReached()
  if (!isReached) return { isReached, violations, grace, logs, trace: main.occasions }
  await settle(lane)
  await gatherEvidence(lane, evidence)
  if (point?.end === 'cancel') violations.push(...listLate(grace, main))
  if (point?.end === 'cancel' && main.exitCode !== 0 && MODES_THAT_STOP.includes(scenario.mode)) {
    violations.push(...(await listOn(lane, 'after the job was cancelled')).filter(() => !scenario.prepare))
  }
  if (point === undefined || point.post) {
    const post = await runPost(lane, options, main)
    tell('post', post)
    await settle(lane)
    // Once the post step is told no more of it, the machine is the operator's.
    const isLetGo = parseMachines(main.saved[STATE_NAME] ?? '').length === 0
    const isMeantToStay = scenario.leavesOn === true && (main.exitCode === 0 || isLetGo)
    if (!isMeantToStay) violations.push(...(await listLeftByPost(lane, main)))
  }
  violations.push(...(await listUnheld(lane, beginning)))

  const sweep = async (when: string): Promise<void> => {
    const rotated = await runMain(lane, { ...options, inputs: { mode: 'rotate' } })
    tell(`rotate, ${when}`, rotated)
    if (rotated.outputs['status'] === undefined || rotated.outputs['status'] === 'failed') {
      violations.push(`rotate failed ${when}`)
    }
    await settle(lane)
  }
  const held = (await listRunners(lane)).filter(({ state }) => isOn(state))
  if (held.length > 0 && (await listUnheld(lane, { ...beginning, machines: [] })).length === 0) {
    await sweep('while the lease lasts')
    const still = await listRunners(lane)
    for (const { id } of held) {
      const now = still.find((one) => one.id === id)
      if (now === undefined || !isOn(now.state)) violations.push(`rotate has stopped instance ${id}, which was held`)
    }
  }
  await passTime(lane, REGION)
  await sweep('when time has passed')
  violations.push(...(await listOn(lane, 'after the sweep')))
  violations.push(...(await listForeignChanges(lane, beginning)))
  await gatherEvidence(lane, evidence)

  const again = await runMain(lane, options)
  tell('the same mode again', again)
  await settle(lane)
  await gatherEvidence(lane, evidence)
  if (again.exitCode !== 0) violations.push(`the same mode again failed: ${again.outputs['status'] ?? 'no status'}`)
  const { run } = again.result?.regions[REGION] ?? {}
  if (scenario.mode === 'run' && evidence.begun.get(run?.runId ?? '') !== 1) {
    violations.push('the second run has not run its payload once')
  }
  if (scenario.leavesOn === true) {
    if ((await listOn(lane, '')).length !== 1) violations.push('the machine is not on after the second start')
    violations.push(...(await listUnheld(lane, { ...beginning, machines: [] })))
    await passTime(lane, REGION)
    await sweep('when the second time has passed')
  }

  if (scenario.mode === 'provision') {
    const check = await runMain(lane, { ...options, inputs: { mode: 'check', region: REGION, require: 'ready' } })
    tell('check', check)
    if (check.exitCode !== 0) violations.push('the region is not ready after the second provision, says check')
  }
  for (const [runId, times] of evidence.begun) {
    if (times > 1) violations.push(`the payload of run ${runId} has begun ${times} times`)
  }
  if (scenario.ends === 'ready') {
    for (const lost of await listLost(lane, evidence, temps)) violations.push(`output is lost: ${lost}`)
  }
  violations.push(...(await listWrongInTheEnd(lane, scenario, beginning)))
  violations.push(...(await listForbiddenCalls(lane, scenario)))
  return { isReached, violations, grace, logs, trace: main.occasions }
}

/** Modes that stop, when they are cancelled, what they have started. */
const MODES_THAT_STOP = ['run', 'provision', 'start']

function listLate(grace: Grace | undefined, { signal }: StepEnd): string[] {
  const { stopSent, ended = 0 } = grace ?? {}
  return [
    ...(signal === 'SIGKILL' ? [`it had not ended ${ended} ms after SIGINT, and was killed`] : []),
    ...(stopSent !== undefined && stopSent > SIGTERM_AFTER
      ? [`StopInstances went out ${stopSent} ms after SIGINT`]
      : []),
  ]
}

/** Ends a process when it is at the point, and measures. */
function endAt(point: Point | undefined) {
  let reachedAt: number | undefined
  let stopSent: number | undefined
  let endedAt: number | undefined
  const since = (): number => Math.round(performance.now() - (reachedAt ?? 0))
  const end = (main: ChildProcess): void => {
    reachedAt = performance.now()
    if (point?.end === 'kill') {
      main.kill('SIGKILL')
      return
    }
    main.kill('SIGINT')
    const timers = [
      setTimeout(() => main.kill('SIGTERM'), SIGTERM_AFTER),
      setTimeout(() => main.kill('SIGKILL'), SIGKILL_AFTER),
    ]
    main.once('exit', () => {
      endedAt = since()
      for (const timer of timers) clearTimeout(timer)
    })
  }
  const gone = (main: ChildProcess): Promise<void> =>
    new Promise((resolve) => {
      if (main.exitCode !== null || main.signalCode !== null) resolve()
      else main.once('exit', () => resolve())
    })
  return {
    watch: async (occasion: Occasion, main: ChildProcess) => {
      if (reachedAt !== undefined && stopSent === undefined && occasion.name === 'ec2.StopInstances') stopSent = since()
      if (point === undefined || reachedAt !== undefined || !isAt(occasion, point.occasion)) return 'go-on' as const
      end(main)
      if (point.end === 'cancel') return 'go-on' as const
      await gone(main)
      // Just before: it never got there. Just after: it has happened, and nobody hears of it.
      return 'drop' as const
    },
    isReached: (): boolean => reachedAt !== undefined,
    grace: (): Grace | undefined => (endedAt === undefined ? undefined : { stopSent, ended: endedAt }),
  }
}
