// Finds the one machine of a region that runs payloads, and checks whether it may be used now.
import { hasHome, observeHome } from '../aws/home.ts'
import { getInstanceAttributes, type Instance } from '../aws/instances.ts'
import { waitForState } from '../aws/instance-lifecycle.ts'
import { listOwnedInstances } from '../aws/inventory.ts'
import { formatTime } from '../clock.ts'
import { ActionError, Refusal } from '../errors.ts'
import { LIMIT } from '../phases.ts'
import { loadBaseSetup } from '../files/setup.ts'
import { isCurrent, isReady, isSuperseded, type Wanted } from '../plan/parts.ts'
import type { RegionContext } from '../context.ts'

/**
 * Gives the region's one ready machine. Of two the one of home's current image, or of the current base and setup and the
 * newer image of that base, if unique; never the last one seen.
 *
 * @throws ActionError when there is none, Refusal when several could be meant or a power-off wouldn't stop it
 */
export async function getRunner(context: RegionContext): Promise<Instance> {
  const { clients, clock, fleet, logger, region, signal } = context
  const runners = await listOwnedInstances(clients.ec2, fleet.name)
  const ready = runners.filter(isReady)
  const [first] = ready
  if (first === undefined) {
    const unproven = runners.map(({ id, state }) => `${id} (${state})`).join(', ')
    const what =
      runners.length === 0
        ? `region ${region.name} has no instance of the fleet`
        : `region ${region.name} has no instance that came through its proof boot: ${unproven}`
    throw new ActionError(what, { hint: `Run mode provision for ${region.name}.` })
  }
  let runner = first
  if (ready.length > 1) {
    const wanted = await findWanted(context)
    const current = ready.filter((one) => isCurrent(one, wanted) && !isSuperseded(one, ready))
    const [only, ...more] = current
    if (only === undefined || more.length > 0) {
      const list = ready.map(({ id, state, launchTime }) => `${id} (${state}, last start ${formatTime(launchTime)})`)
      throw new Refusal('refused', `region ${region.name} has several ready instances: ${list.join(', ')}`, {
        hint: 'Terminate all but one, or clear and provision the region.',
      })
    }
    runner = only
  }
  await assertStoppable(context, runner)
  if (runner.state !== 'stopping') return runner
  logger.info(`instance ${runner.id} is stopping: waiting until it is stopped`)
  return waitForState(clients.ec2, {
    id: runner.id,
    states: ['stopped'],
    limitSeconds: LIMIT.find,
    clock,
    signal,
    logger,
  })
}

/** Gives what tells the machine that the fleet wants now from those that it is to replace. */
async function findWanted({ aws, fleet }: RegionContext): Promise<Wanted> {
  if (hasHome(fleet)) return observeHome(aws(fleet.image.region).ec2, fleet)
  return { base: await loadBaseSetup(fleet), image: undefined }
}

/** Throws when a power-off would terminate the machine, or it may not be stopped: such a machine is not started. */
async function assertStoppable({ clients }: RegionContext, { id }: Instance): Promise<void> {
  const { shutdownBehavior, stopProtection } = await getInstanceAttributes(clients.ec2, id)
  if (shutdownBehavior !== 'stop') {
    throw new Refusal('refused', `instance ${id}: a power-off from inside would ${shutdownBehavior} it`, {
      hint: 'Provision the region: that sets it right.',
    })
  }
  if (stopProtection) {
    throw new Refusal('refused', `instance ${id} is protected against being stopped`, {
      hint: 'Take the stop protection off; a machine that is on costs money.',
    })
  }
}
