// Output of runs whose job died before collecting it: found by the lease keys that are left, delivered by the next run.
import { releaseLease } from '../aws/leases.ts'
import type { Instance } from '../aws/instances.ts'
import { ActionError, describeError } from '../errors.ts'
import { isRunId, liveLeases, parseLeases } from '../lease.ts'
import { openLiveOutput } from '../report/live-output.ts'
import { collectedCommand } from '../guest.ts'
import type { Machine, RegionContext } from '../context.ts'
import { assertWhole, readOutput } from './output.ts'
import { guestCommand } from './guest-command.ts'

/**
 * Brings what earlier runs left on a machine that is up, and takes their lease keys off it. What can't be brought
 * keeps its key and is named: it never keeps the next run from its work.
 */
export async function recoverOutput(context: RegionContext, instance: Instance, own: Machine): Promise<void> {
  const live = new Set(liveLeases(instance, context.clock.now()).map(({ runId }) => runId))
  const left = parseLeases(instance.tags).filter(({ runId }) => runId !== own.runId && !live.has(runId))
  for (const { runId } of left) {
    try {
      if (isRunId(runId)) await recoverOne(context, { ...own, runId })
      await releaseLease(context.clients.ec2, instance.id, runId)
    } catch (error) {
      context.logger.info(`output of run ${runId} could not be recovered: ${describeError(error).join(': ')}`)
    }
  }
}

async function recoverOne(context: RegionContext, machine: Machine): Promise<void> {
  const { job, logger } = context
  const { runId } = machine
  const path = job.outputFile(machine)
  const lines: string[] = []
  const output = openLiveOutput(path, (more) => lines.push(...more))
  const { state, meta } = await readOutput(context, machine, output)
  // Its payload goes on: what it writes from now on must not be lost.
  if (state === 'running') throw new ActionError(`run ${runId} is still going on`)
  if (meta === undefined) output.end()
  else assertWhole(machine, { meta, output })
  if (state === 'unknown') {
    logger.info(`run ${runId} left nothing on the machine`)
    return
  }
  logger.info(`recovered output of run ${runId} (${state}, ${output.size} bytes), also in ${path}:`)
  logger.foreign(lines)
  await guestCommand(context, machine, { what: 'collected', commands: collectedCommand({ runId }), seconds: 60 })
}
