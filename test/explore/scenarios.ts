// What is explored: each mode, the world it begins in, and what must be so when it has been done again.
import { formatTime, secondsAfter } from '../../src/clock.ts'
import { leaseKey, leaseValue } from '../../src/lease.ts'
import type { Mode } from '../../src/inputs.ts'
import { NEIGHBOUR, REGION, type Lane } from './lane.ts'
import { switchOn, type WorldName } from './worlds.ts'

/** A mode in a world. */
export interface Scenario {
  readonly name: string
  readonly mode: Mode
  readonly inputs: Readonly<Record<string, string>>
  readonly world: WorldName
  /** What comes to pass in the saved world before the mode begins, such as machines that are on. */
  readonly prepare?: (lane: Lane) => Promise<void>
  /** How the region ends: with one ready runner that is off, or with nothing of ours. */
  readonly ends: 'ready' | 'empty'
  /** Whether the machine is on, and held, when the mode has ended well. */
  readonly leavesOn?: boolean
}

/** A run of somebody else's that has the machine for another half an hour. */
export const OTHER_RUN = '1-1-0000beef'

const from = (seconds: number): Date => secondsAfter(new Date(), seconds)
const held = (): Record<string, string> => ({
  [leaseKey(OTHER_RUN)]: leaseValue({ claimed: from(-10), until: from(1800) }),
  'servicemon:hold': formatTime(from(1800)),
})

export const SCENARIOS: readonly Scenario[] = [
  { name: 'run', mode: 'run', inputs: { mode: 'run', region: REGION }, world: 'ready', ends: 'ready' },
  {
    ...{ name: 'run-overdue', mode: 'run', inputs: { mode: 'run', region: REGION } },
    ...{ world: 'used', prepare: (lane) => switchOn(lane, REGION, {}), ends: 'ready' },
  },
  {
    ...{ name: 'provision', mode: 'provision', inputs: { mode: 'provision', region: REGION } },
    ...{ world: 'empty', ends: 'ready' },
  },
  {
    ...{ name: 'provision-upgrade', mode: 'provision', inputs: { mode: 'provision', region: REGION } },
    ...{ world: 'outdated', ends: 'ready' },
  },
  {
    ...{ name: 'clear', mode: 'clear', inputs: { mode: 'clear', region: REGION, confirm: 'NAVO' } },
    ...{ world: 'shared', ends: 'empty' },
  },
  {
    ...{ name: 'start', mode: 'start', inputs: { mode: 'start', region: REGION, hold: '20m' } },
    ...{ world: 'ready', ends: 'ready', leavesOn: true },
  },
  {
    ...{ name: 'stop', mode: 'stop', inputs: { mode: 'stop', region: REGION } },
    ...{ world: 'ready', prepare: (lane) => switchOn(lane, REGION, held()), ends: 'ready' },
  },
  {
    ...{ name: 'rotate', mode: 'rotate', inputs: { mode: 'rotate' }, world: 'used', ends: 'ready' },
    prepare: async (lane) => {
      await Promise.all([switchOn(lane, REGION, {}), switchOn(lane, NEIGHBOUR, held())])
    },
  },
  { name: 'check', mode: 'check', inputs: { mode: 'check' }, world: 'used', ends: 'ready' },
]

/** The scenario of a name. */
export function getScenario(name: string): Scenario {
  const found = SCENARIOS.find((scenario) => scenario.name === name)
  if (found === undefined)
    throw new Error(`there is no scenario ${name}: ${SCENARIOS.map((one) => one.name).join(', ')}`)
  return found
}
