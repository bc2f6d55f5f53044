// Carries a plan out: step after step, with outcomes as values.
import type { Instance } from '../aws/instances.ts'
import type { Kept } from '../aws/last-look.ts'
import { secondsBetween } from '../clock.ts'
import { ActionError } from '../errors.ts'
import { dependsOn, type Outcome, type Step } from '../plan/steps.ts'
import { describeTrouble, errorResult } from '../report/errors.ts'
import { stopMachine } from '../machine/boot.ts'
import type { RegionContext } from '../context.ts'
import { carryOut, type Means } from './carry-out.ts'
import type { Source } from './source.ts'

/** The outcomes so far, and the error of the first step that failed or was left undone. */
export interface Applied {
  readonly outcomes: readonly Outcome[]
  readonly error: unknown
}

/** What the plan was made from. */
export interface Basis {
  /** Without this, nothing can be made. */
  readonly source?: Source | undefined
  /** The machines as the plan knew them: who held them, and whose output it has named. */
  readonly planned?: readonly Instance[]
}

/** What became of one step. */
interface Ending {
  readonly outcome: Outcome['outcome']
  readonly reason: string
  readonly error: unknown
}

const AGAIN_HINT = 'What is done stays done: run this mode again when the reason is gone.'

/**
 * Applies steps in their order. What depended on a failed step is skipped and says so; the rest goes on. A cancelled
 * job stops between steps. A machine that was made and not proved is stopped in the end.
 */
export async function applySteps(
  given: RegionContext,
  steps: readonly Step[],
  { source, planned = [] }: Basis = {},
): Promise<Applied> {
  const own = new Set<string>()
  const context = notingRunIds(given, own)
  const { clock, logger } = context
  const means: Means = {
    source,
    planned,
    own,
    progress: { imageId: undefined, securityGroupId: undefined, made: undefined, outputFile: undefined },
  }
  const outcomes: Outcome[] = []
  let firstError: unknown
  for (const step of steps) {
    const { kind, target } = step
    const started = clock.now()
    const { outcome, reason, error } = whySkipped(context, step, outcomes) ?? (await applyStep(context, step, means))
    const seconds = Math.round(secondsBetween(started, clock.now()) * 10) / 10
    const { outputFile } = kind === 'prove-instance' ? means.progress : { outputFile: undefined }
    outcomes.push({ kind, target, outcome, reason, seconds, outputFile })
    if (outcome !== 'done') logger.info(`${kind} ${target}: ${outcome}: ${reason}`)
    firstError ??= error
  }
  const { made } = means.progress
  if (made !== undefined) {
    try {
      await stopMachine(context, made.machine)
    } catch (error) {
      return { outcomes, error }
    }
  }
  return { outcomes, error: firstError }
}

/** Notes each run id that the steps ask for: it is this job's own claim, which binds others only. */
function notingRunIds(context: RegionContext, own: Set<string>): RegionContext {
  const newRunId = (): string => {
    const runId = context.job.newRunId()
    own.add(runId)
    return runId
  }
  return { ...context, job: { ...context.job, newRunId } }
}

/** Gives why a step isn't begun, or undefined: one that it depends on was not done, or the job is cancelled. */
function whySkipped({ signal }: RegionContext, step: Step, outcomes: readonly Outcome[]): Ending | undefined {
  const blocker = outcomes.find(({ kind, outcome }) => outcome !== 'done' && dependsOn(step.kind, kind))
  if (blocker !== undefined) {
    return { outcome: 'skipped', reason: `${blocker.kind} of ${blocker.target} was not done`, error: undefined }
  }
  return signal.aborted ? { outcome: 'skipped', reason: 'the job was cancelled', error: signal.reason } : undefined
}

async function applyStep(context: RegionContext, step: Step, means: Means): Promise<Ending> {
  const { kind, target } = step
  try {
    const title = `${kind} ${target}: ${step.reason}`
    const kept = await context.logger.group(title, () => carryOut(context, step, means))
    return kept === undefined ? { outcome: 'done', reason: step.reason, error: undefined } : leftAlone(kept)
  } catch (cause) {
    const error =
      cause instanceof ActionError ? cause : new ActionError(`${kind} ${target}`, { cause, hint: AGAIN_HINT })
    return { outcome: 'failed', reason: describeTrouble(errorResult(cause)), error }
  }
}

function leftAlone({ reason, hint }: Kept): Ending {
  return { outcome: 'skipped', reason, error: new ActionError(reason, { hint }) }
}
