// Describes steps for the result, where they were only planned, or taken side by side.
import type { Instance } from '../aws/instances.ts'
import { formatTime, secondsBetween } from '../clock.ts'
import type { RegionContext } from '../context.ts'
import { isOn } from '../instance-state.ts'
import type { Logger } from '../log.ts'
import type { Step } from '../plan/steps.ts'
import type { RegionResult } from '../result.ts'
import { costDollars } from '../text/dollars.ts'

/** The steps of a plan that isn't carried out, each with its line in the log. */
export function describePlanned(steps: readonly Step[], logger: Logger): RegionResult['steps'] {
  for (const { kind, target, reason } of steps) logger.info(`would ${kind} ${target}: ${reason}`)
  return steps.map(({ kind, target, reason }) => ({ kind, target, reason, outcome: 'planned', seconds: 0 }))
}

/**
 * A step for each machine: `done` where the stop says true, `skipped` where it found nothing to do, or `failed`. Each tells
 * since when the machine was on, and about what that cost, where the fleet file has prices.
 */
export function describeStops(
  { clock, region }: Pick<RegionContext, 'clock' | 'region'>,
  machines: readonly { readonly instance: Instance; readonly reason: string }[],
  results: readonly PromiseSettledResult<boolean>[],
): RegionResult['steps'] {
  const now = clock.now()
  return machines.map(({ instance: { id, launchTime, state, type }, reason }, index) => {
    const result = results[index]
    const outcome = result?.status !== 'fulfilled' ? 'failed' : result.value ? 'done' : 'skipped'
    const on = isOn(state) ? { onSince: formatTime(launchTime) } : {}
    const cost = isOn(state) ? costDollars(secondsBetween(launchTime, now), region.prices[type]) : undefined
    const told = cost === undefined ? on : { ...on, costDollars: cost }
    return { kind: 'stop-instance', target: `instance ${id}`, outcome, reason, seconds: 0, ...told }
  })
}
