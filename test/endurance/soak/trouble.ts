// Puts a step's faults in place, and takes them away again when it has ended; tells which of them came to bear.
import { setTimeout as sleep } from 'node:timers/promises'
import { RebootInstancesCommand, StopInstancesCommand } from '@aws-sdk/client-ec2'
import type { Settings } from '../../../local/control.ts'
import type { Fault } from './faults.ts'
import type { LogWatch } from './log-watch.ts'
import type { SoakPlace } from './place.ts'
import type { Region } from './plan.ts'

/** Something done to a machine of ours from outside of any step. */
export interface Outside {
  readonly instance: string
  readonly name: string
  readonly at: number
}

/** Where faults are put. */
export interface Target {
  readonly place: SoakPlace
  /** Undefined for all regions, which have calls and weather in common, and no machine. */
  readonly region: Region | undefined
  readonly instance: string | undefined
  readonly watch: LogWatch
  /** Called before a machine is terminated, whose disk goes with it, and told of everything that is done. */
  readonly beforeLoss: () => Promise<void>
  readonly onOutside: (what: Outside) => void
}

/** Gives the fault's name if it has come to bear. */
type Lift = () => Promise<string | undefined>

/** Puts all in place; what it gives takes them away and names those that came to bear. */
export async function putInPlace(faults: readonly Fault[], target: Target): Promise<() => Promise<string[]>> {
  const lifts = await Promise.all(faults.map((fault) => put(fault, target)))
  return async () => (await Promise.all(lifts.map((lift) => lift()))).filter((name) => name !== undefined)
}

async function put(fault: Fault, target: Target): Promise<Lift> {
  const { place, region, instance } = target
  const { account, control } = place
  switch (fault.layer) {
    case 'call': {
      const id = await control.addFault({ account, ...(region === undefined ? {} : { region }), ...fault.request })
      return async () => {
        const hits = (await control.faults({ account })).find((one) => one.id === id)?.hits ?? 0
        await control.removeFault(id)
        return hits > 0 ? fault.name : undefined
      }
    }
    case 'weather':
      return letWeatherIn(place, fault.name)
    case 'machine':
      if (instance === undefined) return () => Promise.resolve(undefined)
      return putOnMachine(fault, { place, instance })
    case 'somebody':
      if (instance === undefined || region === undefined) return () => Promise.resolve(undefined)
      return interfere(fault, { ...target, instance, region })
  }
}

type Weather = Extract<Fault, { layer: 'weather' }>['name']

/** Less than the action believes an older read for, 30 s; of tags less than a claim waits for others, 3 s. */
const STATE_LAG_SECONDS = 12
const TAG_LAG_SECONDS = 2

function weather(pace: number): Readonly<Record<Weather, (isOn: boolean) => Settings>> {
  const milliseconds = (seconds: number, isOn: boolean): number => (isOn ? Math.round(seconds * pace * 1000) : 0)
  return {
    'stale Online': (isOn) => ({ staleOnline: isOn, delays: { agentOnline: isOn ? 600 : 40 } }),
    'state seen late': (isOn) => ({ delays: { stateLag: milliseconds(STATE_LAG_SECONDS, isOn) } }),
    'tags seen late': (isOn) => ({ delays: { describeLag: milliseconds(TAG_LAG_SECONDS, isOn) } }),
  }
}

/** How many steps want each, by account and name: the account has one weather for all of its regions. */
const wanted = new Map<string, number>()

async function letWeatherIn({ account, control, pace }: SoakPlace, name: Weather): Promise<Lift> {
  const key = `${account} ${name}`
  const count = async (more: number): Promise<void> => {
    const now = (wanted.get(key) ?? 0) + more
    wanted.set(key, now)
    await control.set({ account, ...weather(pace)[name](now > 0) })
  }
  await count(1)
  return async () => {
    await count(-1)
    return name
  }
}

async function putOnMachine(
  fault: Extract<Fault, { layer: 'machine' }>,
  { place: { control, account }, instance }: { place: SoakPlace; instance: string },
): Promise<Lift> {
  const since = new Date().toISOString()
  const isAsked = async (action: string): Promise<boolean> =>
    (await control.calls({ account, actions: [action] })).some(
      ({ at, params, status }) => at >= since && status < 300 && JSON.stringify(params).includes(instance),
    )
  switch (fault.name) {
    case 'start fails late':
      await control.startFailsLate({ instance, reason: 'Client.VolumeLimitExceeded: Volume limit exceeded' })
      return async () => {
        const isFelt = await isAsked('StartInstances')
        // One that nobody has started must not fail the next step's start.
        await control.startFailsLate({ instance, reason: undefined })
        return isFelt ? fault.name : undefined
      }
    case 'stop hangs':
      await control.stopHang(instance)
      return async () => {
        const isFelt = await isAsked('StopInstances')
        await control.stopHang(instance, false)
        return isFelt ? fault.name : undefined
      }
    case 'agent late': {
      await control.impair(instance, 'instance')
      const over = new AbortController()
      const mended = sleep(fault.milliseconds, undefined, { signal: over.signal })
        .catch(() => undefined)
        .then(() => control.impair(instance, null))
      return async () => {
        over.abort()
        await mended
        return (await isAsked('StartInstances')) ? fault.name : undefined
      }
    }
  }
}

const LOOK_EVERY_MILLISECONDS = 50

function interfere(
  { name, when }: Extract<Fault, { layer: 'somebody' }>,
  { place, region, instance, watch, beforeLoss, onOutside }: Target & { region: Region; instance: string },
): Lift {
  const over = new AbortController()
  const ids = { InstanceIds: [instance] }
  const act = async (): Promise<void> => {
    switch (name) {
      case 'stopped by somebody':
        await place.ec2(region).send(new StopInstancesCommand(ids))
        return
      case 'rebooted by somebody':
        await place.ec2(region).send(new RebootInstancesCommand(ids))
        return
      case 'terminated by somebody':
        await beforeLoss()
        await place.control.terminateAfter(instance, 0)
    }
  }
  const acting = (async () => {
    while (!watch.hasCome(when)) {
      if (over.signal.aborted) return false
      await sleep(LOOK_EVERY_MILLISECONDS)
    }
    onOutside({ instance, name, at: Date.now() })
    // A machine that is off, or just going on, can't be stopped or rebooted.
    return act().then(
      () => true,
      () => false,
    )
  })()
  return async () => {
    over.abort()
    return (await acting) ? name : undefined
  }
}
