// Describes steps for the result, where they were only planned, or taken side by side.
import type { Logger } from '../log.ts'
import type { Step } from '../plan/steps.ts'
import type { RegionResult } from '../result.ts'

/** The steps of a plan that isn't carried out, each with its line in the log. */
export function describePlanned(steps: readonly Step[], logger: Logger): RegionResult['steps'] {
  for (const { kind, target, reason } of steps) logger.info(`would ${kind} ${target}: ${reason}`)
  return steps.map(({ kind, target, reason }) => ({ kind, target, reason, outcome: 'planned', seconds: 0 }))
}

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
