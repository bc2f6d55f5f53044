// Copying home's image into a region, and waiting for it: minutes in earnest, so progress is shown.
import { copyImage, findImage, listSnapshots, type Image } from '../aws/images.ts'
import { ownershipTags, TAG } from '../aws/ownership.ts'
import { poll, PollTimeout } from '../aws/poll.ts'
import { clientToken } from '../aws/client-token.ts'
import { deleteOwned } from '../aws/deletions.ts'
import { ActionError } from '../errors.ts'
import { copyName, isFailedImage } from '../plan/parts.ts'
import type { RegionContext } from '../context.ts'

/** Copies of large images take long; a job has six hours, and the next provision resumes. */
const COPY_LIMIT_SECONDS = 3 * 3600
const LOOK_EVERY_SECONDS = 5

/** A copy: of what, under which name, and in place of which failed copies. */
export interface Copy {
  readonly name: string
  readonly sourceImageId: string
  /** Ids of failed copies, which make this another request than theirs. */
  readonly replaces: string
}

/** Starts a copy; the same one asked for twice is one copy, by its client token. */
export async function startCopy({ clients, fleet, region }: RegionContext, copy: Copy): Promise<string> {
  const request = {
    name: copy.name,
    sourceImageId: copy.sourceImageId,
    sourceRegion: fleet.home,
    kmsKey: region.kmsKey,
    tags: ownershipTags(fleet.name, { [TAG.image]: copy.sourceImageId }),
  }
  return copyImage(clients.ec2, { ...request, clientToken: clientToken([request, copy.replaces]) })
}

/**
 * Waits until a copy of `source` is available, and gives its id. A copy that fails is removed, and made once more; the
 * error says EC2's reason. A wait that is cut short leaves the copy to go on by itself.
 */
export async function awaitImage(context: RegionContext, imageId: string, source: Image): Promise<string> {
  const failure = await waitForCopy(context, imageId)
  if (failure === undefined) return imageId
  context.logger.info(`${failure}; copying once more`)
  const name = copyName(context.fleet, source)
  const second = await startCopy(context, { name, sourceImageId: source.id, replaces: imageId })
  const again = await waitForCopy(context, second)
  if (again === undefined) return second
  throw new ActionError(again, { hint: 'The failed copies are removed; provision again when the reason is gone.' })
}

/** Gives undefined when the image is available, or why its copy failed; then the failed copy is removed. */
async function waitForCopy(context: RegionContext, imageId: string): Promise<string | undefined> {
  const { clients, clock, fleet, logger, signal } = context
  let shown = ''
  try {
    const image = await poll({
      everySeconds: LOOK_EVERY_SECONDS,
      limitSeconds: COPY_LIMIT_SECONDS,
      clock,
      signal,
      look: async () => {
        const seen = await findImage(clients.ec2, imageId)
        if (seen === undefined || seen.state === 'available' || isFailedImage(seen)) return seen
        const progress = await describeProgress(context, seen)
        if (progress !== shown) logger.info(`image ${imageId} is ${seen.state}, ${progress}`)
        shown = progress
        return undefined
      },
    })
    if (image.state === 'available') return undefined
    await deleteOwned(clients.ec2, { what: 'image', id: imageId, fleet: fleet.name, clock })
    return describeFailure(image, context)
  } catch (error) {
    if (!(error instanceof PollTimeout)) throw error
    throw new ActionError(`image ${imageId} is still being copied after ${COPY_LIMIT_SECONDS} s`, {
      cause: error,
      hint: 'The copy goes on by itself; provision again later, and it resumes there.',
    })
  }
}

function describeFailure({ id, state, stateReason }: Image, { fleet, region }: RegionContext): string {
  const why = stateReason ?? 'EC2 gives no reason'
  return `copying image ${fleet.image} from ${fleet.home} to ${region.name} failed: ${id} is ${state}: ${why}`
}

/** EC2 shows no progress of an image, but one of each of its snapshots. */
async function describeProgress({ clients }: RegionContext, image: Image): Promise<string> {
  const ids = image.devices.map(({ snapshotId }) => snapshotId)
  if (ids.length === 0) return 'its snapshots are not there yet'
  const snapshots = await listSnapshots(clients.ec2, [{ Name: 'snapshot-id', Values: ids }])
  return `snapshots at ${snapshots.map(({ progress }) => (progress === '' ? '0%' : progress)).join(', ')}`
}
