// Makes a region's instance where EC2 has room for one, tagged by the call that creates it.
import { clientToken } from '../aws/client-token.ts'
import {
  isRefusedInZone,
  isRefusedType,
  isTokenMismatch,
  isTokenOfTerminated,
  isWithoutCapacity,
} from '../aws/errors.ts'
import { findImage } from '../aws/images.ts'
import { findInstance, runInstance, type Instance } from '../aws/instances.ts'
import { isTerminal } from '../aws/instance-lifecycle.ts'
import { listOwnedInstances } from '../aws/inventory.ts'
import { secondsBetween } from '../clock.ts'
import type { Machine, RegionContext } from '../context.ts'
import { ActionError, errorLine } from '../errors.ts'
import type { Step } from '../plan/steps.ts'
import { buildRequest, isAsWanted, type NewInstance } from './instance-request.ts'
import { launchFailure } from './launch.ts'
import { awaitNew, onceKnown } from './presence.ts'
import type { Source } from './source.ts'

/** Ids that came into being while the plan was carried out. */
export interface Progress {
  imageId: string | undefined
  securityGroupId: string | undefined
  /** The instance that was made: it is on until it has been proved. */
  made: { readonly machine: Machine; readonly instance: Instance } | undefined
  /** Where the output of a setup is. */
  outputFile: string | undefined
}

type StepOf<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>

/** The most tokens that may stand for instances long terminated; more mean something else. */
const MAX_GENERATIONS = 20
/** The hint for a client token that EC2 knows with other parameters behind it. */
export const TOKEN_HINT = 'Nothing was made. Try again in a day, when EC2 has forgotten the earlier request.'

/**
 * Makes the instance: tags, group, profile, metadata options, shutdown behaviour, disks and fuse in the one call. Where
 * EC2 refuses the type, its quota is used up, or EC2 has no capacity, it tries the step's next place; a type that is
 * refused for more than its zone isn't asked for again. The instance is on, and in `progress` from the answer on.
 *
 * @throws ActionError when EC2 makes none in any of the places, when the instance died at once, or when EC2 gives one
 *   that is gone for each of twenty tokens
 */
export async function makeInstance(
  context: RegionContext,
  step: StepOf<'run-instance'>,
  { source, progress }: { source: Source; progress: Progress },
): Promise<void> {
  const { clients, job, logger } = context
  const imageId = step.made.imageId ?? progress.imageId
  const groupId = step.made.securityGroupId ?? progress.securityGroupId
  if (imageId === undefined || groupId === undefined) throw new Error('an instance needs an image and a group')
  const image = await awaitNew(context, `image ${imageId}`, () => findImage(clients.ec2, imageId))
  const runId = job.newRunId()
  const refused: string[] = []
  let refusal: unknown
  for (const place of [step.place, ...step.others]) {
    if (refused.includes(place.type)) continue
    const request = buildRequest(context, { place, refused, source, imageId, groupId, image })
    try {
      progress.made = await launch(context, { request, replaces: step.replaces, runId })
      logger.info(`instance ${progress.made.instance.id}, ${place.type} in ${place.zone}`)
      return
    } catch (error) {
      if (!isRefusedType(error)) throw error
      refusal = error
      if (!isRefusedInZone(error)) refused.push(place.type)
      logger.info(`EC2 makes no ${place.type} in ${place.zone}: ${errorLine(error)}`)
    }
  }
  throw noneMade(step, refusal)
}

function noneMade({ place, others }: StepOf<'run-instance'>, cause: unknown): ActionError {
  const tried = [place, ...others].map(({ type, zone }) => `${type} in ${zone}`).join(', ')
  const message = isWithoutCapacity(cause)
    ? `EC2 has no capacity for an instance (${tried})`
    : `EC2 makes no instance (${tried})`
  return new ActionError(message, {
    cause,
    hint: 'Nothing was made. Name more instance types in the fleet file, ask for a higher quota where one is used up, or try again later.',
  })
}

/**
 * Launches one instance. The client token is a hash of what it is made from and a counter, which goes up while the
 * token stands for an instance that is gone (EC2 remembers tokens for a day or more). The post step is told before each
 * call that there will be one, and no call that fails takes that back: of its attempts one may have been carried out
 * all the same.
 */
async function launch(
  context: RegionContext,
  { request, replaces, runId }: { request: NewInstance; replaces: readonly string[]; runId: string },
): Promise<NonNullable<Progress['made']>> {
  const { clock, fleet, job, region, signal } = context
  const expected = { region: region.name, runId, fleet: fleet.name }
  for (let generation = 0; generation < MAX_GENERATIONS; generation += 1) {
    signal.throwIfAborted()
    const since = clock.now()
    job.expect({ ...expected, since })
    const ClientToken = clientToken([request, replaces, generation])
    const made = await runOrFind(context, { ...request, ClientToken })
    if (made === undefined || isOfEarlier(made, since)) continue
    if (isTerminal(made)) {
      job.forget({ runId })
      throw launchFailure(made)
    }
    const machine = { region: region.name, instanceId: made.id, runId }
    job.remember(machine)
    return { machine, instance: made }
  }
  // Each call was answered by one that is gone: none of them has made anything.
  job.forget({ runId })
  throw new ActionError(`EC2 gives a terminated instance for each of ${MAX_GENERATIONS} requests`, {
    hint: 'Try again in a day, when EC2 has forgotten them.',
  })
}

/** The most by which the runner's clock and EC2's may differ; a launch within it is taken for that of this call. */
const CLOCK_MARGIN_SECONDS = 60

/** Whether an answer is about an instance that was launched, and ended, before it was asked for. */
function isOfEarlier(made: Instance, since: Date): boolean {
  return isTerminal(made) && secondsBetween(made.launchTime, since) > CLOCK_MARGIN_SECONDS
}

/**
 * Makes an instance, and gives it as it is now; undefined when the token stands for one that is terminated. Where EC2
 * knows the token from another request, it gives an instance of ours that is as wanted.
 */
async function runOrFind(context: RegionContext, request: NewInstance): Promise<Instance | undefined> {
  const { clients, fleet, logger } = context
  try {
    const made = await onceKnown(context, () => runInstance(clients.ec2, request, context))
    return (await findInstance(clients.ec2, made.id)) ?? made
  } catch (cause) {
    if (isTokenOfTerminated(cause)) return undefined
    if (!isTokenMismatch(cause)) throw cause
    const same = (await listOwnedInstances(clients.ec2, fleet.name)).find((instance) => isAsWanted(instance, request))
    if (same === undefined) {
      throw new ActionError(
        `EC2 knows this request for an instance by other parameters, and no instance of fleet ${fleet.name} is as wanted`,
        { cause, hint: TOKEN_HINT },
      )
    }
    logger.info(`EC2 knows this request already: instance ${same.id} is as wanted, and is taken`)
    return same
  }
}
