// One step of a soak with all that is to go wrong in it, and what is seen of its machine afterwards.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { listOurs } from '../shared/machines.ts'
import { readDiskEvidence } from '../shared/disk-evidence.ts'
import { until } from '../../support/until.ts'
import type { Done, Trace } from './history.ts'
import { signalsFor, watchLog } from './log-watch.ts'
import { actAs, type SoakPlace } from './place.ts'
import type { Region, Step } from './plan.ts'
import { putInPlace, type Outside } from './trouble.ts'

/** What a soak works with while it lasts. */
export interface Soak {
  readonly place: SoakPlace
  readonly began: number
  readonly done: Done[]
  readonly traces: Map<string, Trace>
  readonly beside: Set<string>
  readonly machines: Set<string>
  /** Machines whose setup has begun more than once. */
  readonly setUpTwice: Set<string>
  readonly outside: Outside[]
  readonly onDone: (done: Done) => void
  /** Does work that nothing else of its kind may overlap with: time must not pass in the middle of a sweep. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>
}

/** Does a step, and adds it to what has been done. */
export async function doStep(
  soak: Soak,
  step: Step,
  { region, isRace = false, pace = soak.place.pace }: { region: Region | undefined; isRace?: boolean; pace?: number },
): Promise<void> {
  const { place } = soak
  const instance = region === undefined ? undefined : (await listOurs(place, region))[0]?.id
  const watch = watchLog()
  let hung = false
  const { signals, postSignals, post } = signalsFor(step.ending, watch, () => (hung = true))
  const lift = await putInPlace(step.faults, {
    ...{ place, region, instance, watch },
    beforeLoss: () => (region === undefined ? Promise.resolve() : gather(soak, region)),
    onOutside: (what) => soak.outside.push(what),
  })
  const began = new Date()
  const env = {
    GITHUB_RUN_ID: String(step.number),
    SERVICEMON_PACE: String(pace),
    // Ends up in the user agent of each call.
    AWS_SDK_UA_APP_ID: `soak-${step.number}`,
  }
  const { action } = place
  const options = { action, env, onLog: watch.take, signals, postSignals, post }
  const result = await place.world.act(step.inputs, { ...options, ...actAs(place.world, step.inputs) })
  const felt = await lift()
  const done = { step, region, began, result, isRace, hung, felt, faults: step.faults.map(({ name }) => name) }
  soak.done.push(done)
  soak.onDone(done)
}

/** Waits until the machines of a region are at rest; one whose stop hangs isn't waited for. */
export async function settle(place: SoakPlace, region: Region): Promise<void> {
  const isAtRest = async (): Promise<boolean> =>
    (await listOurs(place, region)).every(({ state }) => state === 'running' || state === 'stopped')
  await until(isAtRest, 'machines at rest', 2).catch(() => undefined)
}

/** Adds what the disks of a region tell now. */
export async function gather({ place, traces, beside, machines, setUpTwice }: Soak, region: Region): Promise<void> {
  for (const { id, disk } of await listOurs(place, region)) {
    machines.add(id)
    const setUps = await readFile(join(disk, 'home/ec2-user/set-up'), 'utf8').catch(() => '')
    if (setUps.split('\n').length > 2) setUpTwice.add(id)
    const evidence = await readDiskEvidence(disk)
    for (const runId of evidence.beside) beside.add(runId)
    for (const [runId, same] of Map.groupBy(evidence.begun, (one) => one)) {
      const known = traces.get(runId) ?? { region, instance: id, begun: 0, written: Buffer.alloc(0), end: undefined }
      known.begun = Math.max(known.begun, same.length)
      known.written = evidence.written.get(runId) ?? known.written
      known.end = evidence.ends.get(runId) ?? known.end
      traces.set(runId, known)
    }
  }
}
