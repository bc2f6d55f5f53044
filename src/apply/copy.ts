// Copies home's image into a region and waits for it; minutes on real AWS, so progress is shown.
import { copyImage, findImage, listImages, listSnapshots, snapshotIds, type Image } from '../aws/images.ts'
import { creationTags, TAG } from '../tags.ts'
import { isTokenMismatch, isTooManyCopies } from '../aws/errors.ts'
import { poll, PollTimeout, retryWhile } from '../aws/poll.ts'
import { clientToken } from '../aws/client-token.ts'
import { deleteOwned } from '../aws/deletions.ts'
import { ActionError } from '../errors.ts'
import { copyName, isFailedImage, sourceOf } from '../plan/parts.ts'
import type { RegionContext } from '../context.ts'
import { followPresence, NEW_ID_LIMIT_SECONDS, type Presence } from './presence.ts'
import { TOKEN_HINT } from './make.ts'

/** Copies of large images take long; a job has six hours, and the next provision resumes. */
const COPY_LIMIT_SECONDS = 3 * 3600
const LOOK_EVERY_SECONDS = 5
/** How long to wait for room among the copies that EC2 takes at a time. */
const FULL_LIMIT_SECONDS = 1800

/** A copy: of what, under which name, and in place of which failed copies. */
export interface Copy {
  readonly name: string
  readonly sourceImageId: string
  /** Ids of failed copies, which make this another request than theirs. */
  readonly replaces: string
}

/**
 * Starts a copy; the same one asked for twice is one copy, by its client token. While EC2 has too many copies under way
 * it waits for half an hour.
 */
export async function startCopy(context: RegionContext, copy: Copy): Promise<string> {
  const { clients, clock, fleet, logger, region, signal } = context
  const request = {
    name: copy.name,
    sourceImageId: copy.sourceImageId,
    sourceRegion: fleet.leadRegion,
    kmsKey: region.kmsKey,
    tags: creationTags(fleet, { [TAG.image]: copy.sourceImageId }),
  }
  const what = describeCopying(context)
  let isTold = false
  const passes = (error: unknown): boolean => {
    if (!isTooManyCopies(error)) return false
    if (!isTold) logger.info(`${what}: EC2 has as many copies under way as it takes at a time; waiting`)
    isTold = true
    return true
  }
  try {
    return await retryWhile(
      passes,
      () => copyImage(clients.ec2, { ...request, clientToken: clientToken([request, copy.replaces]) }),
      {
        ...{ everySeconds: 30, limitSeconds: FULL_LIMIT_SECONDS, clock, signal },
        progress: { logger, what: `room for a copy to ${context.region.name}`, usually: 'minutes' },
      },
    )
  } catch (cause) {
    if (isTooManyCopies(cause)) {
      throw new ActionError(`${what}: EC2 has had no room for another copy for ${FULL_LIMIT_SECONDS} s`, {
        cause,
        hint: 'Nothing of this copy was begun; provision again later.',
      })
    }
    if (isTokenMismatch(cause)) return findSameCopy(context, copy, cause)
    throw new ActionError(what, { cause, hint: 'Provision again when the reason is gone: it goes on from there.' })
  }
}

/** Finds our copy of the same image, made as wanted, where EC2 takes the request for another one. */
async function findSameCopy(
  { clients, fleet, logger, region }: RegionContext,
  copy: Copy,
  cause: unknown,
): Promise<string> {
  const isEncryptedAsWanted = ({ devices }: Image): boolean =>
    region.kmsKey === undefined || devices.every(({ encrypted, snapshotId }) => encrypted || snapshotId === undefined)
  const same = (await listImages(clients.ec2, [{ Name: `tag:${TAG.fleet}`, Values: [fleet.name] }])).find(
    (image) =>
      image.name === copy.name &&
      sourceOf(image) === copy.sourceImageId &&
      !isFailedImage(image) &&
      isEncryptedAsWanted(image),
  )
  if (same === undefined) {
    throw new ActionError(
      `EC2 knows this request for a copy by other parameters, and no image of fleet ${fleet.name} is as wanted`,
      { cause, hint: TOKEN_HINT },
    )
  }
  logger.info(`EC2 knows this request already: image ${same.id} is as wanted, and is taken`)
  return same.id
}

/**
 * Waits until a copy of `source` is available, and gives its id. A copy that fails is removed, and made once more; the
 * error says EC2's reason. A wait that is cut short leaves the copy to go on by itself.
 */
export async function ensureCopy(context: RegionContext, copyId: string, source: Image): Promise<string> {
  const imageId = await findCopy(context, copyId, source)
  const failure = await waitForCopy(context, imageId)
  if (failure === undefined) return imageId
  context.logger.info(`${failure}; copying once more`)
  const name = copyName(context.fleet, source)
  const second = await startCopy(context, { name, sourceImageId: source.id, replaces: imageId })
  const again = await waitForCopy(context, second)
  if (again === undefined) return second
  throw new ActionError(again, {
    hint: `${describeKey(context)}Both copies were removed; provision again when the reason is gone.`,
  })
}

/** Gives a sentence about the key: EC2 notices late that it may not be used, since CopyImage itself succeeds. */
function describeKey({ region }: RegionContext): string {
  return region.kmsKey === undefined
    ? ''
    : `The copy is encrypted with ${region.kmsKey} of ${region.name}, which EC2 tries only once the copy is under way: ` +
        "the key has to exist there, be enabled, and be usable by this role, as home's own key; docs/permissions.md has the policy. "
}

/** As many copies of the same image, each cleared away since, are possible within the day that EC2 remembers them. */
const MAX_GENERATIONS = 10

/**
 * Gives the id of a copy that exists. EC2 remembers a request for longer than its image may live, and then gives the id
 * of an image that is gone, so the copy is requested anew.
 */
async function findCopy(context: RegionContext, copyId: string, source: Image): Promise<string> {
  const { clients, clock, logger, signal } = context
  const name = copyName(context.fleet, source)
  let imageId = copyId
  for (let generation = 0; generation < MAX_GENERATIONS; generation += 1) {
    const id = imageId
    const presenceOf = followPresence(clock)
    const look = async (): Promise<Presence | undefined> => {
      const presence = presenceOf(isRegistered(await findImage(clients.ec2, id)))
      return presence === 'missing' ? undefined : presence
    }
    const limitSeconds = 2 * NEW_ID_LIMIT_SECONDS
    const progress = { logger, what: `EC2 to show image ${id}`, usually: 'seconds' }
    if ((await poll({ look, everySeconds: LOOK_EVERY_SECONDS, limitSeconds, clock, signal, progress })) === 'there')
      return id
    logger.info(`image ${id} is not known to EC2: it is one that was cleared away; copying anew`)
    imageId = await startCopy(context, { name, sourceImageId: source.id, replaces: id })
  }
  throw new ActionError(`EC2 gives an image that is gone for each of ${MAX_GENERATIONS} requests`, {
    hint: 'Try again in a day, when EC2 has forgotten them.',
  })
}

/** Whether an image is registered: EC2 may show one for a while after it was deregistered. */
function isRegistered(image: Image | undefined): image is Image {
  return image !== undefined && image.state !== 'deregistered'
}

/**
 * Gives undefined when the image is available, or why its copy failed; then the failed copy is removed.
 *
 * @throws ActionError when somebody deregisters the image meanwhile, or the copy takes longer than three hours
 */
async function waitForCopy(context: RegionContext, imageId: string): Promise<string | undefined> {
  const { clients, clock, logger, region, signal } = context
  const presenceOf = followPresence(clock, true)
  let shown = ''
  const look = async (): Promise<Image | undefined> => {
    const seen = await findImage(clients.ec2, imageId)
    if (presenceOf(isRegistered(seen)) === 'gone') throw deregistered(imageId)
    if (!isRegistered(seen)) return undefined
    if (seen.state === 'available' || isFailedImage(seen)) return seen
    const isFirst = shown === ''
    shown = await describeProgress(context, seen)
    if (isFirst) logger.info(`image ${imageId} is ${seen.state}, ${shown}`)
    return undefined
  }
  try {
    const image = await poll({
      look,
      everySeconds: LOOK_EVERY_SECONDS,
      limitSeconds: COPY_LIMIT_SECONDS,
      clock,
      signal,
      progress: {
        logger,
        what: () => `image ${imageId}${shown === '' ? '' : `, ${shown}`}`,
        usually: 'minutes to an hour',
      },
    })
    if (image.state === 'available') return undefined
    await removeCopy(context, image)
    return describeFailedCopy(image, context)
  } catch (error) {
    const goesOn = { cause: error, hint: 'The copy goes on by itself; provision again later, and it resumes there.' }
    if (error instanceof PollTimeout) {
      throw new ActionError(`image ${imageId} is still being copied after ${COPY_LIMIT_SECONDS} s`, goesOn)
    }
    if (signal.aborted) throw new ActionError(`image ${imageId} is still being copied to ${region.name}`, goesOn)
    throw error
  }
}

/** Removes what a failed copy leaves: its image entry, and snapshots that would be billed. */
async function removeCopy({ clients, clock, fleet }: RegionContext, image: Image): Promise<void> {
  await deleteOwned(clients.ec2, { what: 'image', id: image.id, fleet: fleet.name, clock })
  for (const snapshotId of snapshotIds(image)) {
    await deleteOwned(clients.ec2, { what: 'snapshot', id: snapshotId, fleet: fleet.name, clock })
  }
}

function deregistered(imageId: string): ActionError {
  return new ActionError(`image ${imageId} is gone, and was still being copied: somebody took it out of the register`, {
    hint: 'Provision again: it copies anew.',
  })
}

function describeCopying({ fleet: { image }, region }: RegionContext): string {
  if (image.kind !== 'home') throw new Error('a base image is not copied')
  return `copying image ${image.name} from ${image.region} to ${region.name}`
}

function describeFailedCopy({ id, state, stateReason }: Image, context: RegionContext): string {
  const why = stateReason ?? 'EC2 gives no reason'
  return `${describeCopying(context)} failed: ${id} is ${state}: ${why}`
}

/** Describes an image's progress by its snapshots, since EC2 shows none for the image itself. */
async function describeProgress({ clients }: RegionContext, image: Image): Promise<string> {
  const ids = snapshotIds(image)
  if (ids.length === 0) return 'its snapshots are not there yet'
  const snapshots = await listSnapshots(clients.ec2, [{ Name: 'snapshot-id', Values: ids }])
  return `snapshots at ${snapshots.map(({ progress }) => (progress === '' ? '0%' : progress)).join(', ')}`
}
