// Machines that were to be stopped side by side, as results tell it.
import type { RegionResult } from '../result.ts'

/** A step for each machine: `done` where the stop says true, `skipped` where it found nothing to do, or `failed`. */
export function describeStops(
  machines: readonly { readonly id: string; readonly reason: string }[],
  results: readonly PromiseSettledResult<boolean>[],
): RegionResult['steps'] {
  return machines.map(({ id, reason }, index) => {
    const result = results[index]
    const outcome = result?.status !== 'fulfilled' ? 'failed' : result.value ? 'done' : 'skipped'
    return { kind: 'stop-instance', target: `instance ${id}`, outcome, reason, seconds: 0 }
  })
}
