// Finds the slot that a run serves, whether it is still to be served, and writes to the machine's tags how it went.
import type { Instance } from '../aws/instances.ts'
import { TAG } from '../tags.ts'
import { putTags } from '../aws/tags.ts'
import { formatTime, secondsBetween } from '../clock.ts'
import type { Machine, RegionContext } from '../context.ts'
import { dueState, nextTriesTag } from '../schedule/due.ts'
import { latestSlot } from '../schedule/cron.ts'

/** The slot that a run serves. */
export interface ServedSlot {
  readonly time: Date
  readonly lateSeconds: number
}

/** Gives the region's latest slot; none when the command is not the fleet's own, or the region has no schedule. */
export function findServedSlot(
  { clock, fleet, region }: RegionContext,
  command: string | undefined,
): ServedSlot | undefined {
  if (command !== undefined || region.cron === undefined) return undefined
  const now = clock.now()
  const time = latestSlot(region.cron, fleet.timezone, now)
  return time === undefined ? undefined : { time, lateSeconds: Math.round(secondsBetween(time, now)) }
}

/** Gives why the region isn't due now, by its schedule and the machine's tags; undefined when it is. */
export function whyNotDue({ clock, fleet, region }: RegionContext, { tags }: Instance): string | undefined {
  const state = dueState({
    region,
    timezone: fleet.timezone,
    now: clock.now(),
    slotTag: tags[TAG.slot],
    triesTag: tags[TAG.tries],
  })
  return state.due ? undefined : state.reason
}

/** Records the slot as served. A running payload is not given up for a tag: at worst its slot is run once more. */
export async function recordServed(
  { clients, logger }: RegionContext,
  { instanceId }: Machine,
  { time }: ServedSlot,
): Promise<void> {
  await putTags(clients.ec2, [instanceId], { [TAG.slot]: formatTime(time) }).catch((error: unknown) => {
    logger.info(`slot ${formatTime(time)} could not be recorded as served: ${String(error)}`)
  })
}

/** Counts a start that came to nothing before the payload began; after three the slot is given up. */
export async function countTry(
  { clients, logger }: RegionContext,
  { id, tags }: Instance,
  { time }: ServedSlot,
): Promise<void> {
  const tries = nextTriesTag({ slot: time, triesTag: tags[TAG.tries] })
  await putTags(clients.ec2, [id], { [TAG.tries]: tries }).catch((error: unknown) => {
    logger.info(`the failed try could not be recorded: ${String(error)}`)
  })
}
