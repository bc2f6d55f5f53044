// Carries a plan out: one exhaustive switch from a step to its operation, and outcomes as values.
import { deleteOwned, type Deletable } from '../aws/deletions.ts'
import { setInstanceType, setMetadataTokens, setShutdownBehaviorStop } from '../aws/instances.ts'
import { stopInstance } from '../aws/instance-lifecycle.ts'
import { putTags } from '../aws/tags.ts'
import { secondsBetween } from '../clock.ts'
import { ActionError } from '../errors.ts'
import { dependsOn, type Outcome, type Step } from '../plan/steps.ts'
import { describeTrouble, errorResult } from '../report/errors.ts'
import { stopMachine } from '../machine/boot.ts'
import { collectOutput } from '../left-over/collect.ts'
import type { Machine, RegionContext } from '../context.ts'
import { awaitImage, startCopy } from './copy.ts'
import {
  completeSecurityGroup,
  ensureKeyPair,
  ensureSecurityGroup,
  makeInstance,
  type Progress,
  type Source,
} from './make.ts'
import { proveInstance } from './prove.ts'

/** The outcomes so far, and the error of the first step that failed. */
export interface Applied {
  readonly outcomes: readonly Outcome[]
  readonly error: unknown
}

const AGAIN_HINT = 'What is done stays done: run this mode again when the reason is gone.'
const KEPT_HINT =
  'Somebody changed its tags meanwhile, so it was left alone, and so was what depends on it. Run this mode again.'

/**
 * Applies steps in their order. What depended on a failed step is skipped and says so; the rest goes on. A cancelled
 * job stops between steps.
 */
export async function applySteps(
  context: RegionContext,
  steps: readonly Step[],
  source: Source | undefined,
): Promise<Applied> {
  const { clock, logger, signal } = context
  const progress: Progress = { imageId: undefined, securityGroupId: undefined, machine: undefined }
  const outcomes: Outcome[] = []
  let firstError: unknown
  for (const step of steps) {
    const { kind, target } = step
    const blocker = outcomes.find((done) => done.outcome !== 'done' && done.outcome !== 'planned' && blocks(done, step))
    if (blocker !== undefined || signal.aborted) {
      if (blocker === undefined) firstError ??= signal.reason
      const reason =
        blocker === undefined ? 'the job was cancelled' : `${blocker.kind} of ${blocker.target} was not done`
      outcomes.push({ kind, target, outcome: 'skipped', reason, seconds: 0 })
      logger.info(`${kind} ${target}: skipped, because ${reason}`)
      continue
    }
    const started = clock.now()
    const took = (): number => Math.round(secondsBetween(started, clock.now()) * 10) / 10
    logger.info(`${kind} ${target}: ${step.reason}`)
    try {
      const kept = await applyStep(context, { step, source, progress })
      outcomes.push({
        kind,
        target,
        outcome: kept === undefined ? 'done' : 'skipped',
        reason: kept ?? step.reason,
        seconds: took(),
      })
      if (kept !== undefined) {
        firstError ??= new ActionError(kept, { hint: KEPT_HINT })
        logger.info(`${kind} ${target}: left alone, because ${kept}`)
      }
    } catch (error) {
      firstError ??=
        error instanceof ActionError ? error : new ActionError(`${kind} ${target}`, { cause: error, hint: AGAIN_HINT })
      const reason = describeTrouble(errorResult(error))
      outcomes.push({ kind, target, outcome: 'failed', reason, seconds: took() })
      logger.info(`${kind} ${target}: failed: ${reason}`)
    }
  }
  if (progress.machine !== undefined) {
    // It was made, and is on; nobody came to prove it.
    try {
      await stopMachine(context, progress.machine)
    } catch (error) {
      return { outcomes, error }
    }
  }
  return { outcomes, error: firstError }
}

function blocks(done: Outcome, step: Step): boolean {
  return dependsOn(step.kind, done.kind)
}

/** Does one step. Gives a reason when it was left alone after all. */
async function applyStep(
  context: RegionContext,
  { step, source, progress }: { step: Step; source: Source | undefined; progress: Progress },
): Promise<string | undefined> {
  const { clients, fleet } = context
  const { ec2 } = clients
  switch (step.kind) {
    case 'copy-image':
      progress.imageId = await startCopy(context, step)
      return undefined
    case 'await-image':
      progress.imageId = await awaitImage(context, needed(step.imageId ?? progress.imageId), needed(source).image)
      return undefined
    case 'import-key-pair':
      await ensureKeyPair(context, step)
      return undefined
    case 'create-security-group':
      progress.securityGroupId = await ensureSecurityGroup(context, step, needed(source))
      return undefined
    case 'complete-security-group':
      await completeSecurityGroup(context, step.groupId, needed(source))
      progress.securityGroupId = step.groupId
      return undefined
    case 'run-instance':
      await makeInstance(context, step, { source: needed(source), progress })
      return undefined
    case 'adopt':
      await putTags(ec2, step.ids, step.tags)
      return undefined
    case 'stop-instance':
      await stopInstance(ec2, { ...context, id: step.instanceId })
      return undefined
    case 'set-shutdown-behavior':
      await setShutdownBehaviorStop(ec2, step.instanceId)
      return undefined
    case 'set-metadata-tokens':
      await setMetadataTokens(ec2, step.instanceId, fleet.instance.metadata)
      return undefined
    case 'set-instance-type':
      // EC2 changes the type of a stopped instance only; nobody holds it, or there would be no plan.
      await stopInstance(ec2, { ...context, id: step.instanceId })
      await setInstanceType(ec2, step.instanceId, step.type)
      return undefined
    case 'prove-instance':
      await proveInstance(context, takeMachine(context, progress, step.instanceId))
      return undefined
    case 'collect-output':
      await collectOutput(context, step.instanceId)
      return undefined
    case 'terminate-instance':
      return remove(context, 'instance', step.instanceId)
    case 'remove-image':
      return remove(context, 'image', step.imageId)
    case 'delete-snapshot':
      return remove(context, 'snapshot', step.snapshotId)
    case 'delete-volume':
      return remove(context, 'volume', step.volumeId)
    case 'delete-security-group':
      return remove(context, 'security group', step.groupId)
    case 'delete-key-pair':
      return remove(context, 'key pair', step.keyPairId)
  }
}

async function remove(context: RegionContext, what: Deletable, id: string): Promise<string | undefined> {
  const { clients, clock, fleet, signal } = context
  const deletion = await deleteOwned(clients.ec2, { what, id, fleet: fleet.name, clock, signal })
  return deletion.kind === 'kept' ? deletion.reason : undefined
}

/** The machine to prove: from here on the proof sees to it that it is stopped. */
function takeMachine({ job, region }: RegionContext, progress: Progress, instanceId: string | undefined): Machine {
  const made = progress.machine
  progress.machine = undefined
  if (instanceId === undefined) return needed(made)
  return { region: region.name, instanceId, runId: job.newRunId() }
}

/** What an earlier step should have made; steps are skipped when one that they depend on failed. */
function needed<T>(made: T | undefined): T {
  if (made === undefined) throw new Error('an earlier step did not make what this one needs')
  return made
}
