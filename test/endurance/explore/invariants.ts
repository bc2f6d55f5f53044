// What must be so, whatever happened: each function gives its violations as sentences.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errorLine } from '../../../src/errors.ts'
import { parseFleet } from '../../../src/fleet/fleet.ts'
import { findHolder, parseLeases } from '../../../src/lease.ts'
import { getRunner } from '../../../src/machine/runner.ts'
import { isReady } from '../../../src/plan/parts.ts'
import { aContext } from '../../support/context.ts'
import { isOn } from '../../../src/instance-state.ts'
import type { Instance } from '../../../src/aws/instances.ts'
import { listOwnedInstances } from '../../../src/aws/inventory.ts'
import { parseMachines, STATE_NAME } from '../../../src/github/job.ts'
import { describeChange, describeHoldings, splitHoldings } from '../../support/holdings.ts'
import { FOREIGN, HOME, NEIGHBOUR, REGION, type Lane } from './lane.ts'
import { isRead, nameCall } from './names.ts'
import type { Scenario } from './scenarios.ts'
import type { StepEnd } from './step.ts'
import { until } from '../../support/until.ts'
import { listMachines, listUnfinished } from '../shared/machines.ts'

/** The world at a point's beginning. */
export interface Beginning {
  readonly foreign: string
  readonly elsewhere: string
  readonly machines: readonly Instance[]
  /** Ids of those that have not ended. */
  readonly commands: readonly string[]
}

/** Looks at the world before anything happens in it. */
export async function observeBeginning(lane: Lane): Promise<Beginning> {
  const [holdings, elsewhere, machines, commands] = await Promise.all([
    describeHoldings(lane.ec2(REGION)),
    describeElsewhere(lane),
    listRunners(lane),
    listUnfinished(lane, REGION),
  ])
  const foreign = JSON.stringify(splitHoldings(holdings, 'NAVO').foreign, null, 1)
  return { foreign, elsewhere, machines, commands }
}

/** Our machines in the region, as the action itself reads them. */
export function listRunners(lane: Lane): Promise<Instance[]> {
  return listOwnedInstances(lane.ec2(REGION), 'NAVO')
}

/** Waits until nothing is on its way: no call that AWS is still carrying out, no machine from one state to another. */
export function settle(lane: Lane): Promise<void> {
  return until(async () => {
    const calls = await lane.control.calls({ account: lane.account })
    if (calls.some(({ milliseconds, status }) => milliseconds === 0 && status === 0)) return false
    const machines = await listMachines(lane, REGION)
    return machines.every(({ state }) => state === 'running' || state === 'stopped')
  }, 'machines at rest')
}

/** Whatever is on has somebody who holds it, unless nobody did at the beginning and nobody has touched it since. */
export async function listUnheld(lane: Lane, { machines }: Beginning): Promise<string[]> {
  const isUnheld = (one: Instance): boolean => isOn(one.state) && findHolder(one, new Date()) === undefined
  const was = new Map(machines.filter(isUnheld).map(({ id, launchTime }) => [id, launchTime.getTime()]))
  return (await listRunners(lane))
    .filter((one) => isUnheld(one) && was.get(one.id) !== one.launchTime.getTime())
    .map(({ id }) => `instance ${id} is on, and nobody holds it`)
}

/** Nothing is on that main has started, or that the post step was told of. */
export async function listLeftOn(lane: Lane, { saved }: StepEnd, when: string): Promise<string[]> {
  const told = parseMachines(saved[STATE_NAME] ?? '').flatMap((left) => ('instanceId' in left ? [left.instanceId] : []))
  const calls = await lane.control.calls({ account: lane.account })
  const started = calls
    .filter(({ action, status, userAgent }) => action === 'StartInstances' && status < 300 && isOfAction(userAgent))
    .flatMap(({ params }) => Object.values((params as { InstanceId?: Record<string, string> }).InstanceId ?? {}))
  return (await listRunners(lane))
    .filter(({ id, state }) => isOn(state) && (told.includes(id) || started.includes(id)))
    .map(({ id }) => `instance ${id} is on ${when}`)
}

/** No command of main's is left that the machine, once it is on again, would take up. */
export async function listLyingInWait(lane: Lane, { commands }: Beginning): Promise<string[]> {
  return (await listUnfinished(lane, REGION))
    .filter((id) => !commands.includes(id))
    .map((id) => `command ${id} lies in wait`)
}

/** Nothing of ours is on. */
export async function listOn(lane: Lane, when: string): Promise<string[]> {
  return (await listRunners(lane))
    .filter(({ state }) => isOn(state))
    .map(({ id, state }) => `instance ${id} is ${state} ${when}`)
}

/** Nothing foreign has changed, which includes that nothing has come without our tags. */
export async function listForeignChanges(lane: Lane, { foreign }: Beginning): Promise<string[]> {
  const now = splitHoldings(await describeHoldings(lane.ec2(REGION)), 'NAVO').foreign
  return describeChange('something foreign has changed', foreign, JSON.stringify(now, null, 1))
}

/** What a machine of a base image comes with: its image is nobody's, and it has no key pair. */
const OF_BASE = ['instances', 'securityGroups', 'volumes']

/** Where a machine served at the beginning, one serves all the time: the old one, until the new one is ready. */
export async function listUnserved(
  lane: Lane,
  { mode, fleetFile }: Scenario,
  { machines }: Beginning,
): Promise<string[]> {
  if (mode !== 'provision' || !machines.some(isReady)) return []
  const path = join(lane.folder, fleetFile ?? 'fleet.yml')
  const fleet = parseFleet(await readFile(path, 'utf8'), path)
  const region = fleet.regions.find(({ name }) => name === REGION)
  if (region === undefined) throw new Error(`${path} has no ${REGION}`)
  const clientsOf = (name: string) => aContext(name, { clients: { ec2: lane.ec2(name) } }).clients
  const context = aContext(REGION, { fleet, region, aws: clientsOf, clients: clientsOf(REGION) })
  return getRunner(context).then(
    () => [],
    (error: unknown) => [`no run would find its machine: ${errorLine(error)}`],
  )
}

/** The region in the end: one of each, off and ready, or nothing; and all that is foreign as it was. */
export async function listWrongInTheEnd(lane: Lane, scenario: Scenario, beginning: Beginning): Promise<string[]> {
  const [holdings, elsewhere, machines] = await Promise.all([
    describeHoldings(lane.ec2(REGION)),
    describeElsewhere(lane),
    listRunners(lane),
  ])
  const wrong: string[] = []
  const isBase = scenario.fleetFile !== undefined
  for (const [kind, ours] of Object.entries(splitHoldings(holdings, 'NAVO').ours)) {
    const ids = Object.keys(ours)
    const wanted = scenario.ends === 'empty' || (isBase && !OF_BASE.includes(kind)) ? 0 : 1
    if (ids.length !== wanted) wrong.push(`${ids.length} ${kind} of ours and not ${wanted}: ${ids.join(', ')}`)
  }
  const { foreign } = beginning
  wrong.push(
    ...describeChange(
      'something foreign has changed',
      foreign,
      JSON.stringify(splitHoldings(holdings, 'NAVO').foreign, null, 1),
    ),
  )
  wrong.push(...describeChange('something in another region has changed', beginning.elsewhere, elsewhere))
  for (const { id, state, tags } of machines) {
    if (state !== 'stopped') wrong.push(`instance ${id} is ${state} in the end`)
    if (tags['servicemon:state'] !== 'ready') wrong.push(`instance ${id} is not ready in the end`)
    const leases = parseLeases(tags).map(({ runId }) => runId)
    const mayStay = !['run', 'provision'].includes(scenario.mode)
    if (leases.length > 0 && !mayStay) wrong.push(`instance ${id} keeps the lease of ${leases.join(', ')}`)
  }
  return wrong
}

/** No call changes anything in a region that isn't worked on, and mode check changes nothing anywhere. */
export async function listForbiddenCalls({ control, account }: Lane, { mode }: Scenario): Promise<string[]> {
  const calls = await control.calls({ account })
  return calls
    .filter((call) => isOfAction(call.userAgent) && !isRead(call))
    .filter(({ region }) => region !== REGION || mode === 'check')
    .map((call) => `${nameCall(call)} in ${call.region} by mode ${mode}`)
}

function isOfAction(userAgent: string | undefined): boolean {
  return userAgent?.includes('aws-servicemon') === true
}

/** Home, the neighbour, and the region where everything is foreign. */
async function describeElsewhere({ ec2, control, account }: Lane): Promise<string> {
  const [home, instances] = await Promise.all([describeHoldings(ec2(HOME)), control.instances({ account })])
  const states = instances
    .filter(({ region }) => region === FOREIGN || region === NEIGHBOUR)
    .map(({ id, state, bootId, tags }) => ({ id, state, bootId, tags }))
  return JSON.stringify({ home, states }, null, 1)
}
