// Mode rotate: first stops what nobody holds any more, then says which regions are due.
import { listOwnedInstances } from '../aws/inventory.ts'
import { TAG } from '../aws/ownership.ts'
import { formatTime } from '../clock.ts'
import { describeHolder, findHolder } from '../lease.ts'
import { sweepRegion } from '../machine/sweep.ts'
import { isReady, listRunners } from '../plan/parts.ts'
import { errorResult } from '../report/errors.ts'
import type { RegionResult } from '../result.ts'
import { dueState, type Due } from '../schedule.ts'
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
  const { clients, clock, fleet, logger, region } = context
  const instances = await listOwnedInstances(clients.ec2, fleet.name)
  const swept = await sweepRegion(context, instances)
  const runner = listRunners(instances).find(isReady)
  const base = {
    steps: swept.steps,
    findings: [],
    ...(runner === undefined ? {} : { instance: describeInstance(runner, clock.now()) }),
  }
  if (swept.error !== undefined) {
    const summary = 'a machine that nobody holds could not be stopped'
    return { result: { status: 'failed', summary, ...base, error: errorResult(swept.error) }, due: undefined }
  }
  if (runner === undefined) {
    const summary = region.enabled ? 'not provisioned, so never due' : 'disabled in the fleet file'
    return { result: { status: 'skipped', summary, ...base }, due: undefined }
  }
  const holder = findHolder(runner, clock.now())
  const due = dueState({
    ...{ region, timezone: fleet.timezone, now: clock.now() },
    ...{ slotTag: runner.tags[TAG.slot], triesTag: runner.tags[TAG.tries] },
  })
  for (const note of due.notes) logger.info(`note: ${note}`)
  const next = due.next === undefined ? '' : `, next slot ${formatTime(due.next)}`
  const held = holder === undefined || !due.due ? undefined : `due, and held by ${describeHolder(holder)}`
  const summary = `${held ?? (due.due ? `due: ${due.reason}` : `not due: ${due.reason}`)}${next}`
  const status = held === undefined ? 'ok' : 'skipped'
  return { result: { status, summary, ...base }, due: due.due && held === undefined ? due : undefined }
}
