// Groups findings by their cause: one sentence with its regions, however many things of however many regions it is about.
import type { RegionResult, Result } from '../result.ts'

/** A cause, and where it was found. */
export interface Cause {
  readonly text: string
  readonly defect: boolean
  readonly regions: readonly string[]
}

/** Ids of AWS's things, which differ from region to region where the cause is the same. */
const IDS = /\b(?:ami|eipalloc|i|key|sg|snap|subnet|vol|vpc)-[0-9a-f]{8,17}\b/g

/** All causes of a result, defects first, each with its regions. What alerts tell already is left out. */
export function listCauses({ regions }: Pick<Result, 'regions'>, told: readonly string[] = []): Cause[] {
  const all = Object.entries(regions).flatMap(([region, { findings }]) =>
    findings.filter(({ code }) => !told.includes(code)).map((finding) => ({ region, finding })),
  )
  const groups = Map.groupBy(all, ({ finding }) => JSON.stringify([finding.defect, keyOf(finding)]))
  return [...groups.values()]
    .flatMap((same): Cause[] => {
      const [first] = same
      if (first === undefined) return []
      const { cause, defect, text } = first.finding
      const texts = new Set(same.map(({ finding }) => finding.text))
      const names = [...new Set(same.map(({ region }) => region))]
      return [{ text: cause ?? (texts.size === 1 ? text : text.replace(IDS, '…')), defect, regions: names }]
    })
    .sort((a, b) => Number(b.defect) - Number(a.defect))
}

function keyOf({ cause, code, text }: RegionResult['findings'][number]): string {
  return cause === undefined ? `${code} ${text.replace(IDS, '…')}` : `cause ${cause}`
}
