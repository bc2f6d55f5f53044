// What may be made of GitHub's ticks: the crontab of AWS_servicemon as it is, the region by the hour, and mode rotate.
import type { Fleet, FleetRegion } from '../../src/fleet/fleet.ts'
import { type Due, dueState, orderDue } from '../../src/schedule/due.ts'
import { formatTime } from '../../src/clock.ts'
import { latestSlot } from '../../src/schedule/cron.ts'
import { listMinutes } from '../../src/schedule/exact-hours.ts'
import { MINUTE, type Tick } from './ticks.ts'

export interface Run {
  readonly region: string
  readonly at: Date
}

export interface Strategy {
  readonly name: string
  /** What the workflow asks GitHub for. All ask for the minute of the slots, so that none is late by its own cron line. */
  readonly crons: readonly string[]
  /** The runs that delivered ticks lead to, in the order they begin. */
  readonly run: (fleet: Fleet, ticks: readonly Tick[]) => Run[]
  /** What exact hours dispatch beside GitHub's ticks: at these minutes of the hour, for so many days, in UTC. */
  readonly exactHours?: { readonly minutes: readonly number[]; readonly days: number }
}

/** A fixed one, so that the table is the same on every day. */
const A_DAY = new Date('2026-11-01T00:00:00Z')
/** In the middle of the month the token has expired, and nobody has made a new one. */
const TOKEN_DAYS = 15

/** All that are compared. */
export function listStrategies(fleet: Fleet): Strategy[] {
  const crons = fleet.regions.flatMap(({ cron }) => cron ?? [])
  const minutes = listMinutes({ ...fleet, now: A_DAY })
  return [
    { name: 'crontab', crons, run: runByCrontab },
    { name: `hour % ${fleet.regions.length}`, crons: ['30 * * * *'], run: runByHour },
    { name: 'rotate, 1 tick an hour', crons: ['30 * * * *'], run: runByRotate },
    { name: 'rotate, 2 ticks an hour', crons: ['0,30 * * * *'], run: runByRotate },
    { name: 'rotate, 3 ticks an hour', crons: ['10,30,50 * * * *'], run: runByRotate },
    {
      ...{ name: 'exact hours', crons: ['10,30,50 * * * *'], run: runByRotate },
      exactHours: { minutes, days: Infinity },
    },
    {
      ...{ name: 'exact hours, expired', crons: ['10,30,50 * * * *'], run: runByRotate },
      exactHours: { minutes, days: TOKEN_DAYS },
    },
  ]
}

/** Every region has a cron line of its own on GitHub, and runs when that is delivered. */
export function runByCrontab({ regions }: Fleet, ticks: readonly Tick[]): Run[] {
  return ticks.flatMap(({ cron, at }) =>
    regions.filter((region) => region.cron === cron).map(({ name }) => ({ region: name, at })),
  )
}

/** One region a tick: which one, the hour says in which the tick is delivered. */
export function runByHour({ regions }: Fleet, ticks: readonly Tick[]): Run[] {
  return ticks.flatMap(({ at }) => {
    const region = regions[at.getUTCHours() % regions.length]
    return region === undefined ? [] : [{ region: region.name, at }]
  })
}

/** From the tick to the job that runs a due region: the job of rotate comes first. */
const ROTATE = MINUTE
/** From there until the payload is accepted, which is when the slot's tag is written, and until the machine is off. */
const BOOT = 2 * MINUTE
const WHOLE_RUN = 6 * MINUTE

/** What there is of a region: its machine's tag, and its latest run. */
interface Machine {
  readonly region: FleetRegion
  tag: string | undefined
  run: { readonly at: number; readonly tag: string } | undefined
  /** As dueState has told: with the same tag it is not due before that. Asking again would only take time. */
  notDueBefore: number
}

/** Mode rotate at every tick, and a run with `if-due` for each region that it names. */
export function runByRotate(fleet: Fleet, ticks: readonly Tick[]): Run[] {
  const runs: Run[] = []
  const machines = fleet.regions.map((region) => newMachine(region, fleet, ticks[0]?.asked))
  for (const { at } of ticks) {
    const due = machines.flatMap((machine) => {
      const state = isHeld(machine, at.getTime()) ? undefined : findDue(fleet, machine, at)
      return state === undefined ? [] : [{ ...state, machine }]
    })
    for (const { machine } of orderDue(due, 'all')) {
      // The concurrency group lets one job of a region begin when the one before has ended; then it looks again.
      const start = Math.max(at.getTime() + ROTATE, machine.run === undefined ? 0 : machine.run.at + WHOLE_RUN)
      const state = findDue(fleet, machine, new Date(start))
      if (state === undefined) continue
      machine.run = { at: start, tag: formatTime(state.slot) }
      runs.push({ region: machine.region.name, at: new Date(start) })
    }
  }
  return runs.sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** A machine that has served all slots before the first tick was asked for. */
function newMachine(region: FleetRegion, { timezone }: Fleet, first = new Date(0)): Machine {
  const before =
    region.cron === undefined ? undefined : latestSlot(region.cron, timezone, new Date(first.getTime() - 1))
  return { region, tag: before === undefined ? undefined : formatTime(before), run: undefined, notDueBefore: 0 }
}

function isHeld({ run }: Machine, now: number): boolean {
  return run !== undefined && now >= run.at && now < run.at + WHOLE_RUN
}

function findDue({ timezone }: Fleet, machine: Machine, now: Date): Due | undefined {
  if (machine.run !== undefined && now.getTime() >= machine.run.at + BOOT) machine.tag = machine.run.tag
  if (now.getTime() < machine.notDueBefore) return undefined
  const state = dueState({ region: machine.region, timezone, slotTag: machine.tag, now })
  if (state.due) return state
  machine.notDueBefore = state.next?.getTime() ?? Infinity
  return undefined
}
