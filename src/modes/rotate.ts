// Mode rotate: first stops what nobody holds any more, then says which regions are due.
import { type Instance } from '../aws/instances.ts'
import { stopInstance } from '../aws/instance-lifecycle.ts'
import { listOwnedInstances } from '../aws/inventory.ts'
import { TAG } from '../aws/ownership.ts'
import { formatTime } from '../clock.ts'
import { ActionError } from '../errors.ts'
import { describeHolder, findHolder, isOn } from '../lease.ts'
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

/** Between the two reads that condemn a machine: a claim made at this very moment has to become visible. */
const SECOND_LOOK_SECONDS = 5

/** Sweeps one region and tells whether it is due. */
export async function rotateRegion(context: RegionContext): Promise<Rotation> {
  const { clients, clock, fleet, logger, region } = context
  const instances = await listOwnedInstances(clients.ec2, fleet.name)
  const swept = await sweep(context, instances)
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

/** Stops what is on although nobody holds it, each condemned on two reads. */
async function sweep(
  context: RegionContext,
  instances: readonly Instance[],
): Promise<{ steps: RegionResult['steps']; error: unknown }> {
  const { clients, clock, fleet, logger, signal } = context
  const isOverdue = (instance: Instance): boolean =>
    isOn(instance.state) && findHolder(instance, clock.now()) === undefined
  if (!instances.some(isOverdue)) return { steps: [], error: undefined }
  const suspects = new Set(instances.filter(isOverdue).map(({ id }) => id))
  await clock.sleep(SECOND_LOOK_SECONDS, signal)
  const condemned = (await listOwnedInstances(clients.ec2, fleet.name)).filter(
    (one) => suspects.has(one.id) && isOverdue(one),
  )
  const results = await Promise.allSettled(
    condemned.map(async ({ id, launchTime }) => {
      logger.info(`instance ${id} is on since ${formatTime(launchTime)} and nobody holds it: stopping it`)
      await stopInstance(clients.ec2, { id, clock, signal })
    }),
  )
  const failed = results.filter((result) => result.status === 'rejected')
  const steps = condemned.map(({ id }, index) => ({
    ...{ kind: 'stop-instance', target: `instance ${id}`, reason: 'nobody holds it', seconds: 0 },
    outcome: results[index]?.status === 'rejected' ? ('failed' as const) : ('done' as const),
  }))
  const [first] = failed
  return {
    steps,
    error: first === undefined ? undefined : new ActionError('sweeping the region', { cause: first.reason }),
  }
}
