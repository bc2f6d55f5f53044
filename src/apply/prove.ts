// Proves a machine by a boot: the region can run it, Systems Manager reaches it, cloud-init is done, the fuse is armed.
import { deleteOwned } from '../aws/deletions.ts'
import { claimInstance, describeLoss, expireLeases, releaseLease } from '../aws/leases.ts'
import { findInstance, type Instance } from '../aws/instances.ts'
import { listOwnedInstances } from '../aws/inventory.ts'
import { parseSetup, setupTag, TAG, type Tags } from '../tags.ts'
import { putTags } from '../aws/tags.ts'
import { ActionError, errorLine, Refusal } from '../errors.ts'
import { fuseTag, installCommand, proveCommand } from '../guest/commands.ts'
import type { GuestReply } from '../guest/reply.ts'
import { isOn } from '../instance-state.ts'
import type { BaseSetup } from '../files/setup.ts'
import { setupSizeOf, type Fleet } from '../fleet/fleet.ts'
import { isProving, liveLeases, provingValue } from '../lease.ts'
import { deadlineFor, LIMIT, proofBootSeconds, setupSeconds, type RunSize } from '../phases.ts'
import { AgentSilent, bringUp, stopAfter, stopMachine, waitUntilReady, type Ready } from '../machine/boot.ts'
import type { Machine, RegionContext } from '../context.ts'
import { guestCommand } from '../machine/guest-command.ts'
import { recoverOutput } from '../machine/recover.ts'
import { isLostToAnother } from '../machine/rival.ts'
import { waitForLaunch, waitUntilSettled } from './launch.ts'
import { SetupFailed, setUp } from './set-up.ts'

/** How long cloud-init may take in the first boot, in seconds. */
const CLOUD_INIT_SECONDS = 300

/** What is known of a machine that is to be proved. */
interface Candidate {
  /** Base and setup that it may be of; undefined where there is a home. */
  readonly base: BaseSetup | undefined
  /** As RunInstances gave it, when this job has just made it: then it is on, and nobody else's. */
  readonly made?: Instance
  /** Told where the output of its setup is, before there is any. */
  readonly onOutput: (path: string) => void
}

/**
 * Boots an instance, proves it, sets it up where that is to come, stops it, and marks it as ready. One that is already
 * in its proof boot, from this or an interrupted provision, is proved as it runs. From the moment it may be on it is
 * stopped however this ends; one of a base whose agent has never answered is terminated.
 *
 * @throws ActionError when it can't be proved or set up; SetupFailed with the setup's last words
 */
export async function proveInstance(
  context: RegionContext,
  machine: Machine,
  { base, made, onOutput }: Candidate,
): Promise<void> {
  const { fleet, logger } = context
  const { instanceId } = machine
  const seen = made ?? (await waitUntilSettled(context, instanceId))
  const setup = parseSetup(seen.tags)?.stage === 'pending' ? base : undefined
  const size = setup && setupSizeOf(fleet)
  const prove: Prove = async (ready, claim) => {
    await proveBoot(context, machine, { ...ready, isSetUp: setup?.setup === undefined })
    if (setup === undefined) return
    await claim?.()
    await setUp(context, machine, { setup, ready, onOutput })
  }
  try {
    if (isUnderway(context, seen, made)) await proveAsItRuns(context, machine, { size, prove })
    else await proveByBoot(context, machine, { seen, size, prove })
  } catch (error) {
    if (error instanceof AgentSilent && base !== undefined && seen.tags[TAG.fuse] === undefined) {
      throw await endSilent(context, machine, { base, error })
    }
    throw error
  }
  await markReady(context, instanceId, setup)
  logger.info(`instance ${instanceId} is ready, and stopped`)
}

/** Proves a machine that is up; `claim` is called before what two may not do at the same time. */
type Prove = (ready: Ready, claim?: () => Promise<unknown>) => Promise<void>

/** A machine to be proved, and how long its setup may take; undefined where none follows the proof. */
interface Proving {
  readonly size: RunSize | undefined
  readonly prove: Prove
}

/** Proves a machine whose boot is under way. Two may do that at the same time; only one of them begins the setup. */
async function proveAsItRuns(context: RegionContext, machine: Machine, { size, prove }: Proving): Promise<void> {
  const { instanceId } = machine
  context.job.remember(machine)
  await stopAfter(context, machine, {
    work: async () => {
      const instance = await waitForLaunch(context, instanceId)
      const claim =
        size &&
        (() =>
          claimForProof(context, machine, { instance, leaseSeconds: setupSeconds(size) + LIMIT.stop, inProof: true }))
      await prove(await waitUntilReady(context, instanceId), claim)
    },
    stop: (error) => letGo(context, machine, { error, isClaimed: size !== undefined }),
  })
}

/** Proves a machine by a boot of its own, under a claim. */
async function proveByBoot(
  context: RegionContext,
  machine: Machine,
  { seen, size, prove }: Proving & { seen: Instance },
): Promise<void> {
  const { clients, fleet } = context
  const leaseSeconds = proofBootSeconds(fleet.run, size)
  const instance = await claimForProof(context, machine, { instance: seen, leaseSeconds })
  await stopAfter(context, machine, {
    work: async () => {
      await putTags(clients.ec2, [machine.instanceId], { [TAG.state]: provingValue(size) })
      await prove(await bringUp(context, { machine, instance, leaseSeconds }))
    },
    stop: (error) => letGo(context, machine, { error, isClaimed: true }),
  })
}

/**
 * Stops the machine, unless it is another's meanwhile, and takes the claim off. Output of a setup that may be on it
 * keeps its key, which is over.
 */
async function letGo(
  context: RegionContext,
  machine: Machine,
  { error, isClaimed }: { error: unknown; isClaimed: boolean },
): Promise<void> {
  const { clients, clock, job, logger } = context
  const { instanceId, runId } = machine
  if (await isLostToAnother(context, machine, error)) job.forget(machine)
  else await stopMachine(context, machine)
  if (!isClaimed) return
  if (!(error instanceof SetupFailed && error.leftOutput)) {
    return releaseLease({ ec2: clients.ec2, logger }, machine)
  }
  await expireLeases(clients.ec2, instanceId, { clock, runId }).catch((cause: unknown) => {
    logger.info(`the lease of run ${runId} could not be ended before its time: ${errorLine(cause)}`)
  })
}

/** Terminates a stopped machine whose base has no agent that answers: no further boot would change that. */
async function endSilent(
  { clients, clock, fleet, signal }: RegionContext,
  { instanceId: id, runId }: Machine,
  { base: { base }, error }: { base: BaseSetup; error: AgentSilent },
): Promise<ActionError> {
  const planned = await findInstance(clients.ec2, id)
  const own = new Set([runId])
  const deletion = await deleteOwned(clients.ec2, {
    fleet: fleet.name,
    what: 'instance',
    id,
    planned,
    own,
    clock,
    signal,
  })
  const end = deletion.kind === 'kept' ? `was left, since ${deletion.reason}` : 'is terminated'
  return new ActionError(`the Systems Manager agent of base ${base} does not answer: instance ${id} ${end}`, {
    cause: error,
    hint: error.hint,
  })
}

/**
 * Whether the boot that is under way will do: that of an instance just made, or one that an interrupted provision left.
 * An adopted machine may have been on for days: only a boot of its own proves it. Under another's claim the boot is
 * another's proof: the machine has to be claimed then, and that claim is lost.
 */
function isUnderway(
  context: RegionContext,
  { state, tags, launchTime }: Instance,
  made: Instance | undefined,
): boolean {
  if (!isOn(state)) return false
  if (made !== undefined) return true
  const isHeld = liveLeases({ state, tags, launchTime }, context.clock.now()).length > 0
  return isProving(tags) && !isHeld && (tags[TAG.fuse] !== undefined || isNew(context, launchTime))
}

/** Claims a machine, and gives it as it is since then. Throws when somebody else holds it. */
async function claimForProof(
  { clients, clock, fleet, logger, signal }: RegionContext,
  { instanceId, runId }: Machine,
  { instance, ...lease }: { instance: Instance; leaseSeconds: number; inProof?: true },
): Promise<Instance> {
  const claim = await claimInstance(clients.ec2, {
    instance,
    fleet: fleet.name,
    runId,
    ...lease,
    clock,
    logger,
    signal,
  })
  if (claim.kind === 'won') return claim.instance
  throw new Refusal('busy', `instance ${instanceId} can't be proved now: ${describeLoss(claim)}`, {
    hint: 'Try again when it has been let go.',
  })
}

/** Asks a machine that answers for its proof, and brings what runs have left on it. */
async function proveBoot(
  context: RegionContext,
  machine: Machine,
  { instance, isSetUp }: Ready & { isSetUp: boolean },
): Promise<void> {
  await proveFuse(context, machine, isSetUp)
  // Keys of runs, and of proofs that were cut short, that would have the next run look for their output. Minutes have
  // passed since the machine was looked at.
  await recoverOutput(context, (await findInstance(context.clients.ec2, machine.instanceId)) ?? instance, machine)
}

async function markReady(context: RegionContext, instanceId: string, setup: BaseSetup | undefined): Promise<void> {
  const { clients, fleet } = context
  await putTags(clients.ec2, [instanceId], {
    ...(setup === undefined ? {} : setupTag(setup.hash, 'done')),
    ...(await inheritedTags(context, instanceId)),
    [TAG.state]: 'ready',
    [TAG.fuse]: fuseTag(fleet.fuseSeconds),
  })
}

function isNew({ clock }: RegionContext, launchTime: Date): boolean {
  return clock.now().getTime() - launchTime.getTime() < 20 * 60_000
}

type Proof = Extract<GuestReply, { kind: 'proof' }>

/** Asks the machine; where the fuse isn't ours or isn't armed it is installed by command, and asked once more. */
async function proveFuse(context: RegionContext, machine: Machine, isSetUp: boolean): Promise<void> {
  const { fleet, logger } = context
  const wanted = fuseTag(fleet.fuseSeconds)
  const isProved = ({ fuse, installed }: Proof): boolean => fuse === 'armed' && installed === wanted
  let proof = await askForProof(context, machine, isSetUp)
  if (!isProved(proof)) {
    logger.info(`the fuse is ${proof.fuse}, its files ${proof.installed}: installing it by command`)
    await guestCommand(context, machine, { what: 'install', commands: installCommand(fleet.fuseSeconds), seconds: 60 })
    proof = await askForProof(context, machine, isSetUp)
  }
  const { instanceId } = machine
  if (!isProved(proof)) {
    throw new ActionError(`the fuse of instance ${instanceId} can't be armed: the timer is ${proof.fuse}`, {
      hint: 'The image needs systemd; see docs/troubleshooting.md.',
    })
  }
  if (!proof.canPowerOff)
    throw new ActionError(`instance ${instanceId} can't power itself off: no systemctl poweroff there`, {
      hint: "Unmask poweroff.target in home's image and make that anew, or take another base; then provision again.",
    })
  if (proof.missingTools.length > 0) {
    throw new ActionError(`the image of instance ${instanceId} lacks ${proof.missingTools.join(', ')}`, {
      hint: "Install them in home's image and make that anew, or take another base; then provision again. aws, the AWS command line, is for run.secrets, and a setup may install it.",
    })
  }
  if (proof.unfitTools !== '') {
    throw new ActionError(`the tools of instance ${instanceId} are not fit for a run: ${proof.unfitTools}`, {
      hint: "Install GNU's or uutils' coreutils of this year in home's image, make room on its disk if that can't be written to, and make the image anew; or take another base. Then provision again.",
    })
  }
  logger.info(`cloud-init: ${proof.cloudInit}; fuse armed; ${proof.os}, systemd ${proof.systemdVersion}`)
}

async function askForProof(context: RegionContext, machine: Machine, isSetUp: boolean): Promise<Proof> {
  const { clock, fleet } = context
  const { files, secrets } = fleet.run
  // What reads secrets may be the setup's to install; a run asks again.
  const hasSecrets = isSetUp && Object.keys(secrets).length > 0
  const commands = proveCommand({
    waitSeconds: CLOUD_INIT_SECONDS,
    hasSecrets,
    hasFiles: files.length > 0 || hasSetupFiles(fleet),
    deadline: deadlineFor('proof', clock.now(), fleet.run),
  })
  const reply = await guestCommand(context, machine, { what: 'prove', commands, seconds: CLOUD_INIT_SECONDS + 60 })
  if (reply.kind === 'proof') return reply
  throw new ActionError(`instance ${machine.instanceId} answered ${reply.kind} when asked for its proof`, {
    hint: 'Provision again: its proof boot is repeated.',
  })
}

function hasSetupFiles({ image }: Fleet): boolean {
  return image.kind === 'base' && (image.setup?.files ?? []).length > 0
}

/** Gives the slot tag that a replacement inherits, so that it goes on with the slots of the instance it replaces. */
async function inheritedTags({ clients, fleet }: RegionContext, instanceId: string): Promise<Tags> {
  const self = await findInstance(clients.ec2, instanceId)
  if (self?.tags[TAG.slot] !== undefined) return {}
  const others = (await listOwnedInstances(clients.ec2, fleet.name)).filter(({ id }) => id !== instanceId)
  const slots = others.flatMap(({ tags }) => tags[TAG.slot] ?? []).sort()
  const latest = slots.at(-1)
  return latest === undefined ? {} : { [TAG.slot]: latest }
}
