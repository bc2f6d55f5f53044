// Makes an error of a machine's word that its fuse isn't armed, and marks the machine so that provision proves it anew.
import { TAG } from '../tags.ts'
import { removeTags } from '../aws/tags.ts'
import { ActionError, errorLine } from '../errors.ts'
import type { Machine, RegionContext } from '../context.ts'

/**
 * Takes the tag of the proved fuse off a machine that says it has none, since provision goes by that tag.
 *
 * @returns the error to throw
 */
export async function fuseRefusal(
  { clients, logger, region }: RegionContext,
  { instanceId }: Machine,
  message: string,
): Promise<ActionError> {
  await removeTags(clients.ec2, instanceId, [TAG.fuse]).catch((error: unknown) => {
    logger.info(`tag ${TAG.fuse} of instance ${instanceId} could not be taken off: ${errorLine(error)}`)
  })
  return new ActionError(message, {
    hint: `Run mode provision for ${region.name}: its proof boot installs the fuse.`,
  })
}
