// What is explored: each mode, the world it begins in, and what must be so when it has been done again.
import { formatTime, secondsAfter } from '../../../src/clock.ts'
import { leaseKey, leaseValue } from '../../../src/lease.ts'
import type { Mode } from '../../../src/inputs/input-list.ts'
import { NEIGHBOUR, REGION, type BASE_FLEETS, type Lane } from './lane.ts'
import { switchOn } from '../shared/machines.ts'
import type { WorldName } from './worlds.ts'

/** A mode in a world. */
export interface Scenario {
  readonly name: string
  readonly mode: Mode
  readonly inputs: Readonly<Record<string, string>>
  readonly world: WorldName
  /** What comes to pass in the saved world before the mode begins, such as machines that are on. */
  readonly prepare?: (lane: Lane) => Promise<void>
  /** Another fleet file than that of a home image: one of `BASE_FLEETS`. */
  readonly fleetFile?: keyof typeof BASE_FLEETS
  /** How the region ends: with one ready runner that is off, or with nothing of ours. */
  readonly ends: 'ready' | 'empty'
  /** Whether the machine is on, and held, when the mode has ended well. */
  readonly leavesOn?: boolean
  /** Whether the mode has to refuse, and so to do nothing at all, until time has passed. */
  readonly refuses?: boolean
}

/** A run of somebody else's that has the machine for another half an hour. */
export const OTHER_RUN = '1-1-0000beef'

const from = (seconds: number): Date => secondsAfter(new Date(), seconds)
const held = (): Record<string, string> => ({
  [leaseKey(OTHER_RUN)]: leaseValue({ claimed: from(-10), until: from(1800) }),
  'servicemon:hold': formatTime(from(1800)),
})

const RUN = { mode: 'run', region: REGION }
const PROVISION = { mode: 'provision', region: REGION }
const CLEAR = { mode: 'clear', region: REGION, confirm: 'NAVO' }
const START = { mode: 'start', region: REGION, hold: '10m' }

/** The input that names a scenario's fleet file. */
export function fleetOf({ fleetFile }: Pick<Scenario, 'fleetFile'>): Record<string, string> {
  return fleetFile === undefined ? {} : { 'fleet-file': fleetFile }
}

/** A scenario with its fleet file among the inputs. */
function withFleet(scenario: Scenario): Scenario {
  return { ...scenario, inputs: { ...scenario.inputs, ...fleetOf(scenario) } }
}

/** The machine is on, and nobody's. */
function isOverdue(lane: Lane): Promise<void> {
  return switchOn(lane, REGION, {})
}

/** The machine is on, and somebody else's. */
function isHeld(lane: Lane): Promise<void> {
  return switchOn(lane, REGION, held())
}

/** Machines of a base image. */
const OF_BASE: readonly Scenario[] = [
  {
    ...{ name: 'provision-base', mode: 'provision', inputs: PROVISION, world: 'empty', ends: 'ready' },
    fleetFile: 'base.yml',
  },
  {
    ...{ name: 'provision-spoiled', mode: 'provision', inputs: PROVISION, world: 'base-spoiled', ends: 'ready' },
    fleetFile: 'base.yml',
  },
  {
    ...{ name: 'provision-setup', mode: 'provision', inputs: PROVISION, world: 'base-used', ends: 'ready' },
    fleetFile: 'base-new.yml',
  },
  {
    ...{ name: 'provision-refresh', mode: 'provision', world: 'base-outdated', ends: 'ready' },
    ...{ inputs: { ...PROVISION, refresh: 'true' }, fleetFile: 'base.yml' },
  },
  { name: 'run-base', mode: 'run', inputs: RUN, world: 'base-used', ends: 'ready', fleetFile: 'base.yml' },
  { name: 'clear-base', mode: 'clear', inputs: CLEAR, world: 'base-used', ends: 'empty', fleetFile: 'base.yml' },
]

/** All of them. */
export const SCENARIOS: readonly Scenario[] = [
  { name: 'run', mode: 'run', inputs: RUN, world: 'ready', ends: 'ready' },
  { name: 'run-uncollected', mode: 'run', inputs: RUN, world: 'used', ends: 'ready' },
  { name: 'run-overdue', mode: 'run', inputs: RUN, world: 'used', prepare: isOverdue, ends: 'ready' },
  { name: 'provision', mode: 'provision', inputs: PROVISION, world: 'empty', ends: 'ready' },
  { name: 'provision-half-made', mode: 'provision', inputs: PROVISION, world: 'half-made', ends: 'ready' },
  { name: 'provision-unproved', mode: 'provision', inputs: PROVISION, world: 'unproved', ends: 'ready' },
  { name: 'provision-upgrade', mode: 'provision', inputs: PROVISION, world: 'outdated', ends: 'ready' },
  { name: 'clear', mode: 'clear', inputs: CLEAR, world: 'shared', ends: 'empty' },
  { name: 'clear-overdue', mode: 'clear', inputs: CLEAR, world: 'used', prepare: isOverdue, ends: 'empty' },
  { name: 'clear-held', mode: 'clear', inputs: CLEAR, world: 'ready', prepare: isHeld, refuses: true, ends: 'empty' },
  { name: 'start', mode: 'start', inputs: START, world: 'ready', ends: 'ready', leavesOn: true },
  {
    name: 'start-overdue',
    mode: 'start',
    inputs: START,
    world: 'used',
    prepare: isOverdue,
    ends: 'ready',
    leavesOn: true,
  },
  {
    name: 'stop',
    mode: 'stop',
    inputs: { mode: 'stop', region: REGION },
    world: 'ready',
    prepare: isHeld,
    ends: 'ready',
  },
  {
    ...{ name: 'rotate', mode: 'rotate', inputs: { mode: 'rotate' }, world: 'used', ends: 'ready' },
    prepare: async (lane) => {
      await Promise.all([isOverdue(lane), switchOn(lane, NEIGHBOUR, held())])
    },
  },
  { name: 'check', mode: 'check', inputs: { mode: 'check' }, world: 'used', ends: 'ready' },
  ...OF_BASE.map(withFleet),
]

/** The scenario of a name. */
export function getScenario(name: string): Scenario {
  const found = SCENARIOS.find((scenario) => scenario.name === name)
  if (found === undefined)
    throw new Error(`there is no scenario ${name}: ${SCENARIOS.map((one) => one.name).join(', ')}`)
  return found
}
