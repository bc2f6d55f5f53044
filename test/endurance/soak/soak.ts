// The soak: regions work through their events side by side, the schedule sweeps in between, and then everything comes to
// rest; what was seen on the way is the history that judge.ts looks at.
import { setTimeout as sleep } from 'node:timers/promises'
import { SendCommandCommand } from '@aws-sdk/client-ssm'
import type { Action } from '../../../local/action.ts'
import { BASE_PARAMETERS } from '../../../local/ec2/bases.ts'
import type { LocalAws } from '../../../local/local-aws.ts'
import { listOurs, passTime } from '../shared/machines.ts'
import { describeChange } from '../../support/holdings.ts'
import { until } from '../../support/until.ts'
import type { Done, History } from './history.ts'
import { createPlace, describeForeign, type SoakPlace } from './place.ts'
import { REGIONS, type Event, type Plan, type Region } from './plan.ts'
import { comeToRest } from './rest.ts'
import { doStep, gather, settle, type Soak } from './step.ts'

export interface SoakOptions {
  readonly account: string
  readonly pace: number
  readonly action: Action
  /** No event is begun after this; in milliseconds of `performance.now()`. */
  readonly endsAt?: number | undefined
  readonly onDone?: (done: Done) => void
}

const PARAMETER = BASE_PARAMETERS.al2023.x86_64

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
      setUpTwice: new Set(),
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
    findings.push(...[...soak.setUpTwice].map((id) => `the setup of instance ${id} has begun more than once`))
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
    case 'newer image':
      await place.control.publishImage({ account: place.account, region, parameter: PARAMETER, ageDays: 0 })
      return
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

/** How long it may take a machine to switch itself off; one that has halted, or whose agent is gone, doesn't. */
const FUSE_LIMIT_SECONDS = 20

/** The fuse of a machine that is on fires, as its timer would have it when the time has come. */
async function fireFuse(place: SoakPlace, region: Region): Promise<void> {
  for (const { id, isAgentOnline } of await listOurs(place, region)) {
    if (!isAgentOnline) continue
    // Not at once: the agent, which the fuse kills, has to be through with the command, or it would run it again.
    const commands = ["systemd-run sh -c 'sleep 2; systemctl start --no-block servicemon-fuse.service'"]
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

function taker(): Soak['inTurn'] {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }
}
