// Tells how the schedule has fared: GitHub's ticks, and the dispatches of another scheduler where one is set up. What GitHub
// doesn't tell keeps no mode from its work.
import type { Context } from '../context.ts'
import { errorLine } from '../errors.ts'
import { findWorkflow, findWorkflowFile } from '../github/workflow.ts'
import type { Result } from '../result.ts'
import {
  describeDispatches,
  describeMissed,
  describeStale,
  judgeDispatches,
  type ExactHours,
} from '../schedule/exact-hours.ts'
import { describeSchedule, describeTicks, judgeSchedule, type WorkflowHistory } from '../schedule/history.ts'

/** Where this repository is; what to fill in where GitHub doesn't say. */
function repositoryOf({ variables }: Pick<Context, 'variables'>): string {
  return variables['GITHUB_REPOSITORY'] ?? 'OWNER/REPOSITORY'
}

/** Warns when exact hours are set up for other minutes than the fleet file has. */
export function tellStale(context: Context, exactHours: ExactHours | undefined): void {
  const { clock, fleet, logger } = context
  if (exactHours === undefined) return
  const stale = describeStale(exactHours, { ...fleet, now: clock.now() }, repositoryOf(context))
  if (stale !== undefined) logger.warning(stale, `${fleet.name} · exact hours`)
}

/** Tells how the last day's ticks came, where GitHub tells. */
export async function tellSchedule(
  context: Context,
  {
    githubToken,
    exactHours,
  }: { readonly githubToken: string | undefined; readonly exactHours: ExactHours | undefined },
): Promise<Result['ticks']> {
  const { clock, fleet, logger, variables } = context
  tellStale(context, exactHours)
  const repository = variables['GITHUB_REPOSITORY']
  const file = findWorkflowFile(variables)
  if (githubToken === undefined || repository === undefined || file === undefined) return undefined
  try {
    const now = clock.now()
    const { readHistory } = await import('../github/runs.ts')
    const history = await readHistory({ token: githubToken, repository, file, now })
    const asks = (await findWorkflow(variables))?.asks
    const health = judgeSchedule(history, { asks, regions: fleet.regions, timezone: fleet.timezone, now })
    for (const line of describeSchedule(health, file)) logger.info(line)
    if (health.warning !== undefined) logger.warning(health.warning, `${fleet.name} · schedule`)
    return { ...describeTicks(health), dispatches: tellDispatches(context, { history, exactHours, now }) }
  } catch (error) {
    logger.info(`schedule: GitHub does not tell how it fares: ${errorLine(error)}`)
    return undefined
  }
}

/** Tells how dispatches came, and warns when they have stopped. */
function tellDispatches(
  context: Context,
  { history, exactHours, now }: { history: WorkflowHistory; exactHours: ExactHours | undefined; now: Date },
): NonNullable<Result['ticks']>['dispatches'] {
  if (exactHours === undefined) return undefined
  const health = judgeDispatches(history.runs, { exactHours, now })
  context.logger.info(describeDispatches(health))
  const missed = describeMissed(health, repositoryOf(context))
  if (missed !== undefined) context.logger.warning(missed, `${context.fleet.name} · exact hours`)
  return { asked: health.asked, came: health.came }
}
