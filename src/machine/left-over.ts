// What the post step does for each machine that main started and did not see stopped.
import type { Aws } from '../aws/clients.ts'
import { findInstance } from '../aws/instances.ts'
import { stopInstance } from '../aws/instance-lifecycle.ts'
import { expireLeases } from '../aws/leases.ts'
import { TAG } from '../aws/ownership.ts'
import type { Clock } from '../clock.ts'
import { isOn, leaseKey, liveLeases } from '../lease.ts'
import type { Logger } from '../log.ts'
import type { Machine } from '../context.ts'

/** Post steps have to be through 4 min 45 s after a cancel. */
const LIMIT_SECONDS = 240

/**
 * Stops a machine if it is ours, on, and in our run's hands: another run's live claim, earlier than ours or alone,
 * means that ours is over. Throws when the stop can't be confirmed.
 */
export async function stopLeftOver(
  { region, instanceId, runId }: Machine,
  { aws, clock, logger }: { aws: Aws; clock: Clock; logger: Logger },
): Promise<void> {
  const { ec2 } = aws(region)
  const instance = await findInstance(ec2, instanceId)
  if (instance?.tags[TAG.fleet] === undefined) return
  if (!isOn(instance.state) && instance.state !== 'stopping') return
  const [first] = liveLeases(instance, clock.now())
  const isProving = instance.tags[TAG.state] === 'proving'
  if (first?.runId !== runId && !(isProving && first === undefined)) {
    logger.info(
      `instance ${instanceId} in ${region} is ${instance.state}, and not in the hands of run ${runId}: left alone`,
    )
    return
  }
  logger.info(`instance ${instanceId} in ${region} is still ${instance.state}: stopping it`)
  const stopped = await stopInstance(ec2, { id: instanceId, clock, limitSeconds: LIMIT_SECONDS })
  if (stopped !== undefined) await expireLeases(ec2, stopped, { clock, runId })
  logger.info(
    `instance ${instanceId} in ${region} is ${stopped?.state ?? 'gone'}; its lease key ${leaseKey(runId)} stays until its output is collected`,
  )
}
