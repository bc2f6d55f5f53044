// Carries out a step: an exhaustive switch to its operation. A last look precedes any change to an existing machine.
import { deleteOwned } from '../aws/deletions.ts'
import {
  findInstance,
  setCpuCredits,
  setMetadataHops,
  setMetadataTokens,
  setShutdownBehaviorStop,
  type Instance,
} from '../aws/instances.ts'
import { stopInstance } from '../aws/instance-lifecycle.ts'
import { findTags, type Kind } from '../aws/kinds.ts'
import { lookAgain, whyKept, whyNotOurs, type Kept, type LookBasis } from '../aws/last-look.ts'
import { poll, STALE_READ_SECONDS } from '../aws/poll.ts'
import { putTags } from '../aws/tags.ts'
import type { RegionContext } from '../context.ts'
import { collectOutput } from '../left-over/collect.ts'
import { changeType } from '../machine/instance-type.ts'
import type { Step, StepKind } from '../plan/steps.ts'
import { isOwned, TAG } from '../tags.ts'
import { ensureCopy, startCopy } from './copy.ts'
import { ensureKeyPair } from './key-pair.ts'
import { makeInstance, type Progress } from './make.ts'
import { proveInstance } from './prove.ts'
import { completeSecurityGroup, ensureSecurityGroup } from './security-group.ts'
import type { Source } from './source.ts'

/** What the steps of a plan are carried out with. */
export interface Means {
  readonly source: Source | undefined
  /** The machines as the plan knew them. */
  readonly planned: readonly Instance[]
  /** Ids of this job's own claims, as far as there are any yet. */
  readonly own: ReadonlySet<string>
  readonly progress: Progress
}

type StepOf<Kind extends StepKind> = Extract<Step, { kind: Kind }>
type Change = StepOf<
  | 'stop-instance'
  | 'set-shutdown-behavior'
  | 'set-metadata-tokens'
  | 'set-metadata-hops'
  | 'set-instance-type'
  | 'set-credits'
  | 'prove-instance'
  | 'collect-output'
>
type Deletion = StepOf<
  | 'terminate-instance'
  | 'remove-image'
  | 'delete-snapshot'
  | 'delete-volume'
  | 'delete-security-group'
  | 'delete-key-pair'
>

/** Carries out one step. Gives why its target was left alone after all, or undefined. */
export async function carryOut(context: RegionContext, step: Step, means: Means): Promise<Kept | undefined> {
  switch (step.kind) {
    case 'adopt':
      return adopt(context, step, means)
    case 'set-tags':
      return setTags(context, step)
    case 'stop-instance':
    case 'set-shutdown-behavior':
    case 'set-metadata-tokens':
    case 'set-metadata-hops':
    case 'set-instance-type':
    case 'set-credits':
    case 'prove-instance':
    case 'collect-output':
      return change(context, step, means)
    case 'terminate-instance':
    case 'remove-image':
    case 'delete-snapshot':
    case 'delete-volume':
    case 'delete-security-group':
    case 'delete-key-pair':
      return remove(context, step, means)
    case 'copy-image':
    case 'await-image':
    case 'import-key-pair':
    case 'create-security-group':
    case 'complete-security-group':
    case 'run-instance':
      await make(context, step, means)
      return undefined
  }
}

async function make(
  context: RegionContext,
  step: Exclude<Step, Change | Deletion | StepOf<'adopt' | 'set-tags'>>,
  { progress, source }: Means,
): Promise<void> {
  switch (step.kind) {
    case 'copy-image':
      progress.imageId = await startCopy(context, step)
      return
    case 'await-image':
      progress.imageId = await ensureCopy(context, needed(step.imageId ?? progress.imageId), needed(source).image)
      return
    case 'import-key-pair':
      return ensureKeyPair(context, step)
    case 'create-security-group':
      progress.securityGroupId = await ensureSecurityGroup(context, step, needed(source))
      return
    case 'complete-security-group':
      await completeSecurityGroup(context, step.groupId, needed(source))
      progress.securityGroupId = step.groupId
      return
    case 'run-instance':
      return makeInstance(context, step, { source: needed(source), progress })
  }
}

/** Changes a machine that is there, or proves the one that was just made, which nobody else can hold. */
async function change(context: RegionContext, step: Change, means: Means): Promise<Kept | undefined> {
  const { clients, clock } = context
  const id = step.instanceId
  if (id === undefined) {
    const { machine, instance } = needed(means.progress.made)
    // From here on the proof sees to it that it is stopped.
    means.progress.made = undefined
    await proveInstance(context, machine, { ...candidateOf(means), made: instance })
    return undefined
  }
  const kept = await lookAgain(clients.ec2, { ...basisOf(context, means, id), id, endsDisk: false, clock })
  if (kept === undefined) await changeNow(context, step, { id, means })
  return kept
}

async function changeNow(
  context: RegionContext,
  step: Change,
  { id, means }: { id: string; means: Means },
): Promise<unknown> {
  const { clients, fleet, job, region } = context
  const { ec2 } = clients
  switch (step.kind) {
    case 'stop-instance':
      return stopInstance(ec2, { ...context, id })
    case 'set-shutdown-behavior':
      return setShutdownBehaviorStop(ec2, id)
    case 'set-metadata-tokens':
      return setMetadataTokens(ec2, id, fleet.instance.metadata)
    case 'set-metadata-hops':
      return setMetadataHops(ec2, id, step)
    case 'set-instance-type':
      // EC2 changes the type of a stopped instance only.
      await stopInstance(ec2, { ...context, id })
      return changeType(context, id, step.type)
    case 'set-credits':
      return setCpuCredits(ec2, id, step.credits)
    case 'prove-instance': {
      const machine = { region: region.name, instanceId: id, runId: job.newRunId() }
      return proveInstance(context, machine, candidateOf(means))
    }
    case 'collect-output':
      return collectOutput(context, id)
  }
}

function candidateOf({ progress, source }: Means) {
  const onOutput = (path: string): void => {
    progress.outputFile = path
  }
  return { base: source?.home.base, onOutput }
}

function basisOf({ fleet }: RegionContext, { planned, own }: Means, id: string): Omit<LookBasis, 'endsDisk'> {
  return { fleet: fleet.name, own, planned: planned.find((instance) => instance.id === id) }
}

/** Takes things over, and waits until EC2 shows a machine as ours: the steps that follow rely on that. */
async function adopt(context: RegionContext, { ids, tags }: StepOf<'adopt'>, means: Means): Promise<Kept | undefined> {
  const { clients, clock, fleet, signal } = context
  const { ec2 } = clients
  const id = ids.find((one) => one.startsWith('i-'))
  const instance = id === undefined ? undefined : await findInstance(ec2, id)
  // Somebody may have taken it over already, and use it.
  if (instance?.tags[TAG.fleet] !== undefined) {
    const kept = whyKept(instance, { ...basisOf(context, means, instance.id), endsDisk: false }, clock.now())
    if (kept !== undefined) return kept
  }
  await putTags(ec2, ids, tags)
  if (id === undefined) return undefined
  await poll({
    everySeconds: 2,
    limitSeconds: STALE_READ_SECONDS,
    clock,
    signal,
    look: async () => isOwned((await findInstance(ec2, id))?.tags ?? {}, fleet.name) || undefined,
  })
  return undefined
}

/** Sets the fleet file's tags on what is ours, held or not: no claim depends on them. */
async function setTags(
  { clients, fleet }: RegionContext,
  { what, id, tags }: StepOf<'set-tags'>,
): Promise<Kept | undefined> {
  const found = await findTags(clients.ec2, what, id)
  if (found === undefined) return undefined
  const kept = whyNotOurs(`${what} ${id}`, found, fleet.name)
  if (kept === undefined) await putTags(clients.ec2, [id], tags)
  return kept
}

async function remove(context: RegionContext, step: Deletion, means: Means): Promise<Kept | undefined> {
  const { clients, clock, logger, signal } = context
  const { what, id } = deletable(step)
  const waiting = { clock, logger, signal }
  const deletion = await deleteOwned(clients.ec2, { ...basisOf(context, means, id), what, id, ...waiting })
  return deletion.kind === 'kept' ? deletion : undefined
}

function deletable(step: Deletion): { what: Kind; id: string } {
  switch (step.kind) {
    case 'terminate-instance':
      return { what: 'instance', id: step.instanceId }
    case 'remove-image':
      return { what: 'image', id: step.imageId }
    case 'delete-snapshot':
      return { what: 'snapshot', id: step.snapshotId }
    case 'delete-volume':
      return { what: 'volume', id: step.volumeId }
    case 'delete-security-group':
      return { what: 'security group', id: step.groupId }
    case 'delete-key-pair':
      return { what: 'key pair', id: step.keyPairId }
  }
}

/** Gives what an earlier step has made, or throws: steps are skipped when one that they depend on failed. */
function needed<T>(made: T | undefined): T {
  if (made === undefined) throw new Error('an earlier step did not make what this one needs')
  return made
}
