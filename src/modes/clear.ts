// Mode clear shows what it would delete, and deletes it only when the fleet's name is typed.
import { listOtherFleets, observeRegion } from '../aws/inventory.ts'
import { ActionError } from '../errors.ts'
import type { FleetRegion } from '../fleet/fleet.ts'
import { planClear } from '../plan/clear.ts'
import { DEPLOY_WITHOUT_IT, findOtherFleets } from '../plan/former.ts'
import { errorResult } from '../report/errors.ts'
import { describePlanned } from '../report/steps.ts'
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
  throw new ActionError(`confirm: found "${confirm}", must be the fleet's name`, {
    hint: `Type confirm: ${fleet} to delete what is the fleet's, or leave it out to see the plan.`,
  })
}

/** Clears one region of everything that is the fleet's own; again is a no-op. */
export async function clearRegion(context: RegionContext, { confirm, dryRun }: ClearRequest): Promise<RegionResult> {
  const { clients, clock, fleet, logger, region } = context
  const inventory = await observeRegion(clients.ec2, region.name, fleet)
  const plan = planClear({ fleet, inventory, now: clock.now() })
  if (plan.kind === 'refused') return describeRefusal(context, plan.reasons)
  const { steps } = plan
  if (steps.length === 0) {
    logger.info('nothing to do: the region holds nothing of the fleet')
    const findings = findOtherFleets(await listOtherFleets(clients.ec2, fleet.name))
    return { status: 'ok', summary: `empty, nothing to do${describeNext(region)}`, steps: [], findings }
  }
  if (confirm === undefined || dryRun) {
    const planned = describePlanned(steps, logger)
    logger.info(`nothing was deleted; type confirm: ${fleet.name} to do it`)
    const summary = `planned, nothing deleted: ${steps.length} in all`
    return { status: 'skipped', summary, steps: planned, findings: [] }
  }
  const { outcomes, error } = await applySteps(context, steps, { planned: inventory.owned.instances })
  const done = outcomes.filter(({ outcome }) => outcome === 'done').length
  const base = { steps: [...outcomes], findings: [] }
  if (error === undefined) return { status: 'ok', summary: `cleared: ${done} deleted${describeNext(region)}`, ...base }
  return { status: 'failed', summary: `${done} of ${steps.length} deletions done`, ...base, error: errorResult(error) }
}

function describeRefusal({ logger }: RegionContext, reasons: readonly string[]): RegionResult {
  for (const reason of reasons) logger.info(`refused: ${reason}`)
  const summary = reasons.join('; ')
  const error = new ActionError(summary, { hint: 'Clear when it has been let go, or run mode stop first.' })
  return { status: 'refused', summary, steps: [], findings: [], error: errorResult(error) }
}

/** Says what is next: the roles keep a region that the fleet file no longer has until it is cleared, as it is now. */
function describeNext({ isFormer }: FleetRegion): string {
  return isFormer === true ? `; now ${DEPLOY_WITHOUT_IT}` : ''
}
