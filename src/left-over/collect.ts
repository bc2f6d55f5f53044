// Brings in what earlier runs left on a machine that is about to be replaced: nobody's output is deleted unseen.
import { claimInstance, describeLoss } from '../aws/leases.ts'
import { findInstance } from '../aws/instances.ts'
import { ActionError } from '../errors.ts'
import { parseLeases } from '../lease.ts'
import { collectingBootSeconds } from '../phases.ts'
import { bringUp, stopAndRelease } from '../machine/boot.ts'
import type { Machine, RegionContext } from '../context.ts'
import { dropGivenUp, recoverOutput } from '../machine/recover.ts'

/** Boots a machine, brings all output whose runs did not collect it, and stops it. Throws when some is left. */
export async function collectOutput(context: RegionContext, instanceId: string): Promise<void> {
  const { clients, clock, fleet, job, logger, region, signal } = context
  const instance = await findInstance(clients.ec2, instanceId)
  if (instance === undefined) return
  const machine: Machine = { region: region.name, instanceId, runId: job.newRunId() }
  const leaseSeconds = collectingBootSeconds(fleet.run)
  await dropGivenUp(context, instance)
  const claim = await claimInstance(clients.ec2, {
    instance,
    fleet: fleet.name,
    runId: machine.runId,
    clock,
    logger,
    signal,
    leaseSeconds,
  })
  if (claim.kind === 'lost') {
    throw new ActionError(`instance ${instanceId} can't be started to collect output: ${describeLoss(claim)}`, {
      hint: 'Provision again when it has been let go.',
    })
  }
  await stopAndRelease(context, machine, async () => {
    const start = { machine, instance: claim.instance, leaseSeconds }
    const ready = await bringUp(context, start)
    await recoverOutput(context, ready.instance, machine)
  })
  const left = parseLeases((await findInstance(clients.ec2, instanceId))?.tags ?? {})
    .map(({ runId }) => runId)
    .filter((runId) => runId !== machine.runId)
  if (left.length > 0) {
    throw new ActionError(
      `output of run ${left.join(', ')} on instance ${instanceId} could not be collected, so the instance is kept`,
      { hint: 'The reason is in the log. Provision again: it tries anew. Clear deletes the output with the machine.' },
    )
  }
}
