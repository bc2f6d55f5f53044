// Mode rotate first stops what nobody holds any more, then says which regions are due.
import type { Instance } from '../aws/instances.ts'
import { listNamesakes, listOwnedInstances } from '../aws/inventory.ts'
import { TAG } from '../tags.ts'
import { formatTime } from '../clock.ts'
import { errorLine } from '../errors.ts'
import { describeHolder, findHolder } from '../lease.ts'
import { sweepRegion } from '../left-over/sweep.ts'
import { findNamesakesOn } from '../plan/namesakes.ts'
import { isReady } from '../plan/parts.ts'
import type { Finding } from '../plan/steps.ts'
import { errorResult } from '../report/errors.ts'
import type { RegionResult, ScheduleResult } from '../result.ts'
import { dueState, type Due } from '../schedule/due.ts'
import type { RegionContext } from '../context.ts'
import { describeInstance } from '../report/parts.ts'

/** A region after the sweep: its result, and its place in the schedule where that is known. */
export interface Rotation {
  readonly result: RegionResult
  /** Set when the region is due and free. */
  readonly due: Due | undefined
}

/** Sweeps one region and tells whether it is due. */
export async function rotateRegion(context: RegionContext): Promise<Rotation> {
  const { clients, clock, fleet } = context
  const before = await listOwnedInstances(clients.ec2, fleet.name)
  const swept = await sweepRegion(context, before)
  const instances = swept.steps.length === 0 ? before : await listOwnedInstances(clients.ec2, fleet.name)
  const runner = instances.find(isReady)
  const base = {
    steps: swept.steps,
    findings: await lookForNamesakes(context),
    instance: runner && describeInstance(runner, clock.now()),
  }
  if (swept.error !== undefined) {
    const summary = 'a machine that nobody holds could not be stopped'
    return { result: { status: 'failed', summary, ...base, error: errorResult(swept.error) }, due: undefined }
  }
  if (runner === undefined) {
    return { result: { ...describeIdle(context, instances), ...base }, due: undefined }
  }
  const { due, schedule, isHeld } = describePlace(context, runner)
  const result: RegionResult = { status: isHeld ? 'skipped' : 'ok', summary: schedule.reason, ...base, schedule }
  return { result, due }
}

/** Describes a region without a machine that a run could start: nothing is to be done where none was ever made. */
function describeIdle(
  { region }: RegionContext,
  instances: readonly Instance[],
): { status: 'ok' | 'skipped'; summary: string } {
  if (!region.enabled) return { status: 'ok', summary: 'disabled in the fleet file' }
  const ids = instances.map(({ id }) => id).join(', ')
  return ids === ''
    ? { status: 'ok', summary: 'not provisioned, so never due' }
    : { status: 'skipped', summary: `never due: ${ids} has not come through its proof boot` }
}

/** Looks beside the work for what isn't the fleet's own: a failure here doesn't fail the sweep. */
async function lookForNamesakes({ clients, fleet, logger }: RegionContext): Promise<Finding[]> {
  try {
    return findNamesakesOn(await listNamesakes(clients.ec2, fleet.name))
  } catch (error) {
    logger.info(`machines of the fleet's name that are not its own were not looked at: ${errorLine(error)}`)
    return []
  }
}

/** Describes where a machine's region stands in its schedule; a machine that is held is not due, whatever its slot. */
function describePlace(
  { clock, fleet, logger, region }: RegionContext,
  runner: Instance,
): { due: Due | undefined; schedule: ScheduleResult; isHeld: boolean } {
  const now = clock.now()
  const holder = findHolder(runner, now)
  const state = dueState({
    region,
    timezone: fleet.timezone,
    now,
    slotTag: runner.tags[TAG.slot],
    triesTag: runner.tags[TAG.tries],
  })
  for (const note of state.notes) logger.info(`note: ${note}`)
  const due = state.due && holder === undefined ? state : undefined
  const schedule = {
    due: due !== undefined,
    reason: holder === undefined ? state.reason : `${state.reason}; held by ${describeHolder(holder)}`,
    slot: state.slot && formatTime(state.slot),
    served: runner.tags[TAG.slot],
    next: state.next && formatTime(state.next),
  }
  return { due, schedule, isHeld: state.due && holder !== undefined }
}
