// Recovers output of runs whose job died before collecting it: found by the lease keys left, delivered by the next run.
import { findAgent, isAgentOfBoot } from '../aws/agents.ts'
import { releaseLease } from '../aws/leases.ts'
import type { Instance } from '../aws/instances.ts'
import { errorLine } from '../errors.ts'
import { isRunId, listGivenUp, liveLeases, parseLeases } from '../lease.ts'
import { collectSeconds, LIMIT } from '../phases.ts'
import { openLiveOutput } from './live-output.ts'
import type { Machine, RegionContext } from '../context.ts'
import { assertWhole, readOutput } from './output.ts'
import { bringResults } from './results.ts'

/**
 * Brings what earlier runs left on a machine that is up, and takes their lease keys off it. What can't be brought
 * keeps its key and is named: it never keeps the next run from its work.
 *
 * @param limitSeconds for all of it; by default the time for one whole output, so that each gets its turn some day
 */
export async function recoverOutput(
  context: RegionContext,
  instance: Instance,
  own: Machine,
  limitSeconds = collectSeconds(context.fleet.run),
): Promise<void> {
  const { clients, clock, logger } = context
  const end = clock.elapsed() + limitSeconds
  const live = new Set(liveLeases(instance, clock.now()).map(({ runId }) => runId))
  const left = parseLeases(instance.tags).filter(({ runId }) => runId !== own.runId && !live.has(runId))
  for (const { runId } of left) {
    try {
      const left = end - clock.elapsed()
      if (isRunId(runId) && !(await recoverOne(context, { ...own, runId }, left))) continue
      await releaseLease({ ec2: clients.ec2, logger }, { instanceId: instance.id, runId })
    } catch (error) {
      logger.info(`output of run ${runId} could not be recovered: ${errorLine(error)}`)
    }
  }
}

/**
 * Takes the keys off that are given up (see `listGivenUp`), and names each in the log. Before a claim: EC2 takes no
 * 51st tag.
 */
export async function dropGivenUp(
  { clients, clock, logger }: Pick<RegionContext, 'clients' | 'clock' | 'logger'>,
  instance: Instance,
): Promise<void> {
  const now = clock.now()
  const live = new Set(liveLeases(instance, now).map(({ runId }) => runId))
  const left = parseLeases(instance.tags).filter(({ runId }) => !live.has(runId))
  for (const { runId } of listGivenUp(left, now)) {
    logger.info(`output of run ${runId} is given up: it could not be brought in for 30 days, or 20 later ones are left`)
    await releaseLease({ ec2: clients.ec2, logger }, { instanceId: instance.id, runId })
  }
}

/**
 * Brings what earlier runs left on a machine that is about to be stopped, if its agent answers. Gives whether that
 * took any time. Nothing of it keeps the machine on.
 */
export async function recoverBeforeStop(context: RegionContext, instance: Instance, own: Machine): Promise<boolean> {
  if (instance.state !== 'running' || parseLeases(instance.tags).every(({ runId }) => runId === own.runId)) return false
  try {
    const agent = await findAgent(context.clients, instance.id)
    if (!isAgentOfBoot(agent, instance.launchTime)) return false
    await recoverOutput(context, instance, own, LIMIT.beforeStop)
  } catch (error) {
    context.logger.info(`output on instance ${instance.id} was not looked for: ${errorLine(error)}`)
  }
  return true
}

/** Brings one run's output. Gives false when there may be more of it later. */
async function recoverOne(context: RegionContext, machine: Machine, limitSeconds: number): Promise<boolean> {
  const { clock, job, logger } = context
  const { runId } = machine
  const end = clock.elapsed() + limitSeconds
  const path = job.outputFile(machine)
  const lines: string[] = []
  const output = openLiveOutput(path, (more) => lines.push(...more))
  const { state, meta } = await readOutput(context, machine, { output, limitSeconds })
  if (state === 'running') {
    output.end()
    logger.info(`run ${runId} is still at work on the machine: its output is brought when it has ended`)
    return false
  }
  if (meta === undefined) output.end()
  else assertWhole(machine, { meta, output })
  if (state === 'unknown') {
    logger.info(`run ${runId} left nothing on the machine`)
    return true
  }
  const results = await bringResults(context, machine, { packed: meta?.results, limitSeconds: end - clock.elapsed() })
  logger.info(`recovered output of run ${runId} (${state}, ${output.size} bytes), also in ${path}:`)
  logger.foreign(lines)
  if (results?.folder !== undefined) logger.info(`its results, ${results.files} files, are in ${results.folder}`)
  for (const text of results?.leftOut ?? []) logger.info(`run ${runId}: ${text}`)
  return true
}
