// Mode check: reads everything, changes nothing, and says in plain words how each region is.
import type { Home } from '../aws/home.ts'
import { fuseTag } from '../guest/commands.ts'
import { listFindings } from '../plan/findings.ts'
import type { RegionResult } from '../result.ts'
import type { RegionContext } from '../context.ts'
import { observe } from './observe.ts'
import { describeParts } from '../report/parts.ts'

/** Looks at one region. `drifted` when it isn't as its fleet wants it, which includes not provisioned. */
export async function checkRegion(context: RegionContext, home: Home): Promise<RegionResult> {
  const { clock, fleet, region } = context
  const seen = await observe(context)
  const { inventory, attributes } = seen
  const now = clock.now()
  const findings = listFindings({
    fleet,
    region,
    home,
    inventory,
    attributes,
    fuseTag: fuseTag(fleet.fuseSeconds),
    now,
  })
  const parts = describeParts(context, seen, home)
  const defects = findings.filter((finding) => finding.defect)
  const summary =
    defects.length > 0
      ? defects.map(({ text }) => text).join('; ')
      : parts.instance?.lease === undefined
        ? 'ready'
        : `in use: ${parts.instance.lease}`
  return { status: defects.length > 0 ? 'drifted' : 'ok', summary, ...parts, steps: [], findings }
}
