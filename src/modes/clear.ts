// Mode clear: shows what it would delete, and deletes it only when the fleet's name is typed.
import { listOtherFleets, observeRegion } from '../aws/inventory.ts'
import { ActionError } from '../errors.ts'
import type { FleetRegion } from '../fleet/fleet.ts'
import { planClear } from '../plan/clear.ts'
import { DEPLOY_WITHOUT_IT, findOtherFleets } from '../plan/former.ts'
import { errorResult } from '../report/errors.ts'
import type { RegionResult } from '../result.ts'
import { applySteps } from '../apply/apply.ts'
import type { RegionContext } from '../context.ts'

/** How clear was asked. */
export interface ClearRequest {
  readonly confirm: string | undefined
  readonly dryRun: boolean
}

/** Throws when the confirmation is not the fleet's name: then nothing is deleted anywhere. */
export function assertConfirmed({ confirm }: ClearRequest, fleet: string): void {
  if (confirm === undefined || confirm === fleet) return
  throw new ActionError(`confirm: must be the fleet's name, found "${confirm}"`, {
    hint: `Type confirm: ${fleet} to delete what is the fleet's, or leave it out to see the plan.`,
  })
}

/** Clears one region of everything that is the fleet's own; again is a no-op. */
export async function clearRegion(context: RegionContext, { confirm, dryRun }: ClearRequest): Promise<RegionResult> {
  const { clients, clock, fleet, logger, region } = context
  const inventory = await observeRegion(clients.ec2, region.name, fleet)
  const plan = planClear({ fleet, inventory, now: clock.now() })
  if (plan.kind === 'refused') {
    const error = new ActionError(plan.reasons.join('; '), {
      hint: 'Clear when it has been let go, or run mode stop first.',
    })
    for (const reason of plan.reasons) logger.info(`refused: ${reason}`)
    return { status: 'refused', summary: plan.reasons.join('; '), steps: [], findings: [], error: errorResult(error) }
  }
  const { steps } = plan
  if (steps.length === 0) {
    logger.info('nothing to do: the region holds nothing of the fleet')
    const findings = findOtherFleets(await listOtherFleets(clients.ec2, fleet.name))
    return { status: 'ok', summary: `empty, nothing to do${describeNext(region)}`, steps: [], findings }
  }
  if (confirm === undefined || dryRun) {
    for (const { kind, target, reason } of steps) logger.info(`would ${kind} ${target}: ${reason}`)
    logger.info(`nothing was deleted; type confirm: ${fleet.name} to do it`)
    const planned = steps.map(({ kind, target, reason }) => ({
      kind,
      target,
      reason,
      outcome: 'planned' as const,
      seconds: 0,
    }))
    const summary = `planned, nothing deleted: ${steps.length} in all`
    return { status: 'skipped', summary, steps: planned, findings: [] }
  }
  const { outcomes, error } = await applySteps(context, steps, { planned: inventory.owned.instances })
  const done = outcomes.filter(({ outcome }) => outcome === 'done').length
  if (error === undefined)
    return {
      status: 'ok',
      summary: `cleared: ${done} deleted${describeNext(region)}`,
      steps: [...outcomes],
      findings: [],
    }
  const summary = `${done} of ${steps.length} deletions done`
  return { status: 'failed', summary, steps: [...outcomes], findings: [], error: errorResult(error) }
}

/** The roles keep a region that the fleet file no longer has until it is cleared, as it is now. */
function describeNext({ isFormer }: FleetRegion): string {
  return isFormer === true ? `; now ${DEPLOY_WITHOUT_IT}` : ''
}
