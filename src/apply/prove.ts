// Proves a machine by a boot: the region can run it, Systems Manager reaches it, cloud-init is done, the fuse is armed.
import { claimInstance, describeLoss } from '../aws/leases.ts'
import { findInstance, type Instance } from '../aws/instances.ts'
import { listOwnedInstances } from '../aws/inventory.ts'
import { TAG, type Tags } from '../tags.ts'
import { putTags } from '../aws/tags.ts'
import { ActionError } from '../errors.ts'
import { fuseTag, installCommand, proveCommand } from '../guest/commands.ts'
import type { GuestReply } from '../guest/reply.ts'
import { isOn } from '../instance-state.ts'
import { liveLeases } from '../lease.ts'
import { deadlineFor, proofBootSeconds } from '../phases.ts'
import { bringUp, stopAfter, stopAndRelease, stopMachine, waitUntilReady, type Ready } from '../machine/boot.ts'
import type { Machine, RegionContext } from '../context.ts'
import { guestCommand } from '../machine/guest-command.ts'
import { recoverOutput } from '../machine/recover.ts'
import { waitForLaunch, waitUntilSettled } from './launch.ts'

/** How long cloud-init may take in the first boot, in seconds. */
const CLOUD_INIT_SECONDS = 300

/**
 * Boots an instance, proves it, stops it, and marks it as ready. One that is already in its proof boot, from this or an
 * interrupted provision, is proved as it runs. From the moment it may be on it is stopped however this ends.
 *
 * @param made the instance as RunInstances gave it, when this job has just made it: then it is on, and nobody else's
 */
export async function proveInstance(context: RegionContext, machine: Machine, made?: Instance): Promise<void> {
  const { clients, fleet, job, logger } = context
  const { instanceId } = machine
  const seen = made ?? (await waitUntilSettled(context, instanceId))
  if (isUnderway(context, seen, made)) {
    job.remember(machine)
    await stopAfter(context, machine, {
      work: async () => {
        await waitForLaunch(context, instanceId)
        await proveBoot(context, machine, await waitUntilReady(context, instanceId))
      },
      stop: () => stopMachine(context, machine),
    })
  } else {
    const leaseSeconds = proofBootSeconds(fleet.run.outputCapBytes)
    const instance = await claimForProof(context, machine, { instance: seen, leaseSeconds })
    await stopAndRelease(context, machine, async () => {
      await putTags(clients.ec2, [instanceId], { [TAG.state]: 'proving' })
      await proveBoot(context, machine, await bringUp(context, { machine, instance, leaseSeconds }))
    })
  }
  await markReady(context, instanceId)
  logger.info(`instance ${instanceId} is ready, and stopped`)
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
  return tags[TAG.state] === 'proving' && !isHeld && (tags[TAG.fuse] !== undefined || isNew(context, launchTime))
}

/** Claims a machine, and gives it as it is since then. Throws when somebody else holds it. */
async function claimForProof(
  { clients, clock, fleet, logger, signal }: RegionContext,
  { instanceId, runId }: Machine,
  { instance, leaseSeconds }: { instance: Instance; leaseSeconds: number },
): Promise<Instance> {
  const claim = await claimInstance(clients.ec2, {
    instance,
    fleet: fleet.name,
    runId,
    leaseSeconds,
    clock,
    logger,
    signal,
  })
  if (claim.kind === 'won') return claim.instance
  throw new ActionError(`instance ${instanceId} can't be proved now: ${describeLoss(claim)}`, {
    hint: 'Try again when it has been let go.',
  })
}

/** Asks a machine that answers for its proof, and brings what runs have left on it. */
async function proveBoot(context: RegionContext, machine: Machine, { instance }: Ready): Promise<void> {
  await proveFuse(context, machine)
  // Keys of runs, and of proofs that were cut short, that would have the next run look for their output. Minutes have
  // passed since the machine was looked at.
  await recoverOutput(context, (await findInstance(context.clients.ec2, machine.instanceId)) ?? instance, machine)
}

async function markReady(context: RegionContext, instanceId: string): Promise<void> {
  const { clients, fleet } = context
  await putTags(clients.ec2, [instanceId], {
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
async function proveFuse(context: RegionContext, machine: Machine): Promise<void> {
  const { fleet, logger } = context
  const wanted = fuseTag(fleet.fuseSeconds)
  const isProved = ({ fuse, installed }: Proof): boolean => fuse === 'armed' && installed === wanted
  let proof = await askForProof(context, machine)
  if (!isProved(proof)) {
    logger.info(`the fuse is ${proof.fuse}, its files ${proof.installed}: installing it by command`)
    await guestCommand(context, machine, { what: 'install', commands: installCommand(fleet.fuseSeconds), seconds: 60 })
    proof = await askForProof(context, machine)
  }
  const { instanceId } = machine
  if (!isProved(proof)) {
    throw new ActionError(`the fuse of instance ${instanceId} can't be armed: the timer is ${proof.fuse}`, {
      hint: 'The image needs systemd; see docs/troubleshooting.md.',
    })
  }
  if (!proof.canPowerOff)
    throw new ActionError(`instance ${instanceId} can't power itself off: no systemctl poweroff there`, {
      hint: "Unmask poweroff.target in home's image, make it anew, and provision again.",
    })
  if (proof.missingTools.length > 0) {
    throw new ActionError(`the image of instance ${instanceId} lacks ${proof.missingTools.join(', ')}`, {
      hint: "Install them in home's image, make it anew, and provision again; aws, the AWS command line, is for run.secrets.",
    })
  }
  if (proof.unfitTools !== '') {
    throw new ActionError(`the tools of instance ${instanceId} are not fit for a run: ${proof.unfitTools}`, {
      hint: "Install GNU's or uutils' coreutils of this year in home's image, make room on its disk if that can't be written to, make the image anew, and provision again.",
    })
  }
  logger.info(`cloud-init: ${proof.cloudInit}; fuse armed; ${proof.os}, systemd ${proof.systemdVersion}`)
}

async function askForProof(context: RegionContext, machine: Machine): Promise<Proof> {
  const { clock, fleet } = context
  const hasSecrets = Object.keys(fleet.run.secrets).length > 0
  const commands = proveCommand({
    waitSeconds: CLOUD_INIT_SECONDS,
    hasSecrets,
    deadline: deadlineFor('proof', clock.now(), fleet.run),
  })
  const reply = await guestCommand(context, machine, { what: 'prove', commands, seconds: CLOUD_INIT_SECONDS + 60 })
  if (reply.kind === 'proof') return reply
  throw new ActionError(`instance ${machine.instanceId} answered ${reply.kind} when asked for its proof`, {
    hint: 'Provision again: its proof boot is repeated.',
  })
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
