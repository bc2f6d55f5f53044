// The soak: regions work through their events side by side, the schedule sweeps in between, and then everything comes to
// rest; what was seen on the way is the history that judge.ts looks at.
import { setTimeout as sleep } from 'node:timers/promises'
import { StopInstancesCommand } from '@aws-sdk/client-ec2'
import { SendCommandCommand } from '@aws-sdk/client-ssm'
import type { Action } from '../../local/action.ts'
import type { InstanceView } from '../../local/control.ts'
import type { LocalAws } from '../../local/local-aws.ts'
import { listOwnedInstances } from '../../src/aws/inventory.ts'
import { listOurs, passTime } from '../explore/worlds.ts'
import { describeChange } from '../support/holdings.ts'
import { readDiskEvidence } from '../support/disk-evidence.ts'
import { until } from '../support/until.ts'
import type { Done, History, Trace } from './history.ts'
import { signalsFor, watchLog } from './log-watch.ts'
import { commandOf, OWN } from './payloads.ts'
import { createPlace, describeForeign, type Place } from './place.ts'
import { REGIONS, type Event, type Plan, type Region, type Step } from './plan.ts'
import { putInPlace, type Outside } from './trouble.ts'

export interface SoakOptions {
  readonly account: string
  readonly pace: number
  readonly action: Action
  /** No event is begun after this; in milliseconds of `performance.now()`. */
  readonly endsAt?: number | undefined
  readonly onDone?: (done: Done) => void
}

/** What a soak works with while it lasts. */
interface Soak {
  readonly place: Place
  readonly began: number
  readonly done: Done[]
  readonly traces: Map<string, Trace>
  readonly beside: Set<string>
  readonly machines: Set<string>
  readonly outside: Outside[]
  readonly onDone: (done: Done) => void
  /** Does work that nothing else of its kind may overlap with: time must not pass in the middle of a sweep. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>
}

/** What changes something, and tells so in the call log. */
const CHANGING = ['RunInstances', 'StartInstances', 'StopInstances', 'TerminateInstances', 'CreateTags', 'DeleteTags']

/** Carries a plan out, and lets everything come to rest. */
export async function carryOut(local: LocalAws, plan: Plan, options: SoakOptions): Promise<History> {
  const place = await createPlace(local, options)
  const { account, control } = place
  const soak: Soak = {
    ...{
      place,
      began: Date.now(),
      done: [],
      traces: new Map(),
      beside: new Set(),
      machines: new Set(),
      outside: [],
      inTurn: taker(),
    },
    onDone: options.onDone ?? (() => undefined),
  }
  try {
    const foreign = await describeForeign(place)
    const isOver = (): boolean => options.endsAt !== undefined && performance.now() > options.endsAt
    const ended = new AbortController()
    const sweeping = sweepNowAndThen(soak, plan, ended.signal)
    await Promise.all(
      REGIONS.map(async (region) => {
        for (const event of plan.regions[region]) {
          if (isOver()) return
          await happen(soak, region, event)
        }
      }),
    )
    ended.abort()
    await sweeping
    const findings = await comeToRest(soak)
    findings.push(...describeChange('something foreign has changed', foreign, await describeForeign(place)))
    const meter = (await control.meter({ account })).filter(({ instance }) => soak.machines.has(instance))
    const calls = await control.calls({ account, actions: CHANGING })
    const { began, done, traces, beside, machines, outside } = soak
    return { began, done, traces, beside, machines, outside, calls, meter, findings }
  } finally {
    await place.close()
  }
}

async function happen(soak: Soak, region: Region, event: Event): Promise<void> {
  const { place } = soak
  switch (event.kind) {
    case 'step':
      await doStep(soak, event.step, { region })
      break
    case 'race': {
      const [first, second] = event.steps
      const later = sleep(event.milliseconds).then(() => doStep(soak, second, { region, isRace: true }))
      await Promise.all([doStep(soak, first, { region, isRace: true }), later])
      break
    }
    case 'time passes':
      await soak.inTurn(() => passTime(place, region))
      return
    case 'fuse':
      await fireFuse(place, region)
      break
  }
  await settle(place, region)
  await gather(soak, region)
}

async function sweepNowAndThen(soak: Soak, { sweeps }: Plan, signal: AbortSignal): Promise<void> {
  for (const { pauseMilliseconds, step } of sweeps) {
    await sleep(pauseMilliseconds, undefined, { signal }).catch(() => undefined)
    if (signal.aborted) return
    await soak.inTurn(() => doStep(soak, step, { region: undefined }))
  }
}

async function doStep(
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
  const result = await place.world.act(step.inputs, { action, env, onLog: watch.take, signals, postSignals, post })
  const felt = await lift()
  const done = { step, region, began, result, isRace, hung, felt, faults: step.faults.map(({ name }) => name) }
  soak.done.push(done)
  soak.onDone(done)
}

/** Waits until the machines of a region are at rest; one whose stop hangs isn't waited for. */
async function settle(place: Place, region: Region): Promise<void> {
  const isAtRest = async (): Promise<boolean> =>
    (await listOurs(place, region)).every(({ state }) => state === 'running' || state === 'stopped')
  await until(isAtRest, 'machines at rest', 2).catch(() => undefined)
}

/** How long it may take a machine to switch itself off; one that has halted, or whose agent is gone, doesn't. */
const FUSE_LIMIT_SECONDS = 20

/** The fuse of a machine that is on fires, as its timer would have it when the time has come. */
async function fireFuse(place: Place, region: Region): Promise<void> {
  for (const { id, isAgentOnline } of await listOurs(place, region)) {
    if (!isAgentOnline) continue
    // Not at once: the agent, which the fuse kills, has to be through with the command, or it would run it again.
    const commands = ['systemd-run --on-active=2 systemctl start --no-block servicemon-fuse.service']
    const request = { InstanceIds: [id], DocumentName: 'AWS-RunShellScript', Parameters: { commands } }
    await place
      .ssm(region)
      .send(new SendCommandCommand(request))
      .catch(() => undefined)
  }
  const isOff = async (): Promise<boolean> =>
    (await listOurs(place, region)).every(({ state }) => state !== 'running' && state !== 'pending')
  await until(isOff, 'machine off', FUSE_LIMIT_SECONDS).catch(() => undefined)
}

/** Adds what the disks of a region tell now. */
async function gather({ place, traces, beside, machines }: Soak, region: Region): Promise<void> {
  for (const { id, disk } of await listOurs(place, region)) {
    machines.add(id)
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

/** Whatever comes in the end has to go well, however busy the system is. */
const LAST_PACE = 0.2

/**
 * No faults any more, time passes, and a sweep and a run in each region come as they would: after that everything is off
 * and collected. Gives what isn't.
 */
async function comeToRest(soak: Soak): Promise<string[]> {
  const { place } = soak
  const { account, control } = place
  await control.removeFaults({ account })
  for (const region of REGIONS) {
    await letGoOfHanging(place, region)
    await settle(place, region)
    await passTime(place, region)
  }
  const findings: string[] = []
  const last = (number: number, kind: Step['kind'], inputs: Step['inputs'], payload?: Step['payload']): Step => ({
    ...{ number, kind, inputs, payload, faults: [], ending: undefined },
  })
  const pace = Math.max(LAST_PACE, place.pace)
  await doStep(soak, last(9001, 'rotate', { mode: 'rotate' }), { region: undefined, pace })
  for (const region of REGIONS) {
    await settle(place, region)
    await gather(soak, region)
  }
  findings.push(...(await listOn(soak, 'after the last sweep')))
  await Promise.all(
    REGIONS.map(async (region, index) => {
      const inputs = { mode: 'run', region, command: commandOf(OWN) }
      await doStep(soak, last(9101 + index, 'run', inputs, OWN), { region, pace })
      await settle(place, region)
      await gather(soak, region)
    }),
  )
  findings.push(...(await listOn(soak, 'in the end')))
  for (const { region, id, tags } of await listFleet(soak)) {
    const keys = Object.keys(tags).filter((key) => key.startsWith('servicemon:lease-'))
    if (keys.length > 0) findings.push(`${region}: instance ${id} keeps ${keys.join(', ')} after the last run`)
  }
  const { done } = soak
  for (const { region, result } of done.filter(({ step }) => step.number > 9100)) {
    const status = result.outputs['status'] ?? 'none'
    if (status !== 'ok') findings.push(`${region ?? ''}: the last run, with nothing in its way, has status ${status}`)
  }
  return findings
}

/** As EC2 gets over it in the end, whoever is at it: a machine that hangs in stopping comes to its rest. */
async function letGoOfHanging(place: Place, region: Region): Promise<void> {
  const { control, ec2 } = place
  for (const { id, state } of await listOurs(place, region)) {
    await control.impair(id, null)
    await control.stopHang(id, false)
    await control.startFailsLate({ instance: id, reason: undefined })
    if (state === 'stopping') await ec2(region).send(new StopInstancesCommand({ InstanceIds: [id], Force: true }))
  }
}

async function listFleet({ place }: Soak): Promise<InstanceView[]> {
  return (await Promise.all(REGIONS.map((region) => listOurs(place, region)))).flat()
}

/** What is on, as the local AWS itself knows, and as EC2 says. */
async function listOn(soak: Soak, when: string): Promise<string[]> {
  const { place } = soak
  const views = (await listFleet(soak)).map(({ id, region, state }) => ({ id, region, state }))
  const told = await Promise.all(REGIONS.map(async (region) => listStates(place, region)))
  return [...views, ...told.flat()]
    .filter(({ state }) => state !== 'stopped')
    .map(({ id, region, state }) => `${region}: instance ${id} is ${state} ${when}`)
}

async function listStates({ ec2 }: Place, region: Region): Promise<{ id: string; region: string; state: string }[]> {
  const instances = await listOwnedInstances(ec2(region), 'NAVO')
  return instances.map(({ id, state }) => ({ id, region, state }))
}

function taker(): Soak['inTurn'] {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }
}
