// Mode check reads everything, changes nothing, and says in plain words how each region is.
import { newestFor } from '../aws/origin.ts'
import type { Home } from '../aws/origin.ts'
import { listOtherFleets, type Inventory } from '../aws/inventory.ts'
import { whyUnfit } from '../aws/placement.ts'
import { fuseTag } from '../guest/commands.ts'
import { isEmpty, listFindings } from '../plan/findings.ts'
import { describeClearing, findFormer, findOtherFleets } from '../plan/former.ts'
import type { RegionResult } from '../result.ts'
import type { RegionContext } from '../context.ts'
import { observe, type Observed } from './observe.ts'
import { describeParts } from '../report/parts.ts'

/** Looks at one region. `absent` when nothing of the fleet is there, `drifted` when it isn't as its fleet wants it. */
export async function checkRegion(context: RegionContext, home: Home): Promise<RegionResult> {
  const { clients, clock, fleet, region } = context
  const seen = await observe(context)
  const { inventory, attributes } = seen
  if (region.isFormer === true) return checkFormer(context, seen, home)
  const misfits = await findMisfits(context, seen, home)
  const now = clock.now()
  const others = isEmpty(inventory.owned) ? await listOtherFleets(clients.ec2, fleet.name) : []
  const listed = listFindings({
    fleet,
    region,
    home,
    inventory,
    attributes,
    fuseTag: fuseTag(fleet.fuseSeconds),
    misfits,
    now,
  })
  const findings = [...listed, ...findOtherFleets(others)]
  const parts = describeParts(context, seen, home)
  const defects = findings.filter((finding) => finding.defect)
  const summary = defects.length > 0 ? defects.map(({ text }) => text).join('; ') : describeUse(parts.instance)
  const found = defects.length > 0 ? 'drifted' : 'ok'
  const status = isEmpty(inventory.owned) ? 'absent' : found
  return { status, summary, ...parts, storage: describeStorage(inventory), steps: [], findings }
}

/** Looks at a region that the fleet file doesn't have: it is well when nothing of the fleet is there. */
function checkFormer(context: RegionContext, seen: Observed, home: Home): RegionResult {
  const { clock, fleet, logger, region } = context
  const findings = findFormer({ inventory: seen.inventory, now: clock.now() })
  const storage = describeStorage(seen.inventory)
  const rest = { ...describeParts(context, seen, home), storage, steps: [], findings }
  if (findings.length === 0) return { status: 'ok', summary: 'not in the fleet file, and empty', ...rest }
  const what = describeClearing({ region: region.name, fleet: fleet.name })
  logger.info(`what is left here costs money: ${what}`)
  const summary = `not in the fleet file, and not empty: ${what}`
  return { status: 'drifted', summary, ...rest }
}

/** Sums up what costs money while every machine is off. */
function describeStorage({ owned: { snapshots, volumes } }: Inventory): RegionResult['storage'] {
  return {
    volumesGiB: volumes.reduce((sum, { sizeGiB }) => sum + sizeGiB, 0),
    snapshotsGiB: snapshots.reduce((sum, { volumeGiB }) => sum + volumeGiB, 0),
  }
}

/** Describes what a run that came now would find. */
function describeUse(instance: RegionResult['instance']): string {
  if (instance?.lease !== undefined) return `in use: ${instance.lease}`
  return instance?.state === 'stopping' ? 'ready once it is stopped' : 'ready'
}

/** Finds runners that can't be started with their type, and why; only where their image is known. */
async function findMisfits(
  { clients }: RegionContext,
  { inventory }: Observed,
  home: Home,
): Promise<ReadonlyMap<string, string>> {
  const { base, image: original } = home
  const images = [...inventory.owned.images, ...(original === undefined ? [] : [original])]
  const found = await Promise.all(
    inventory.owned.instances.map(async ({ id, type, zone, imageId, architecture }) => {
      // Of a base all images of an architecture ask the same of a type.
      const image = base === undefined ? images.find((one) => one.id === imageId) : newestFor(base, architecture)
      return [id, image === undefined ? undefined : await whyUnfit(clients.ec2, { type, zone, image })] as const
    }),
  )
  return new Map(found.flatMap(([id, reason]) => (reason === undefined ? [] : [[id, reason] as const])))
}
