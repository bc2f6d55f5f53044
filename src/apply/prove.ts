// The proof boot: the region can run it, Systems Manager reaches it, cloud-init is through, and the fuse is armed.
import { claimInstance, describeLoss, releaseLease } from '../aws/leases.ts'
import { findInstance } from '../aws/instances.ts'
import { waitForState } from '../aws/instance-lifecycle.ts'
import { listOwnedInstances } from '../aws/inventory.ts'
import { TAG, type Tags } from '../tags.ts'
import { putTags } from '../aws/tags.ts'
import { secondsAfter } from '../clock.ts'
import { ActionError } from '../errors.ts'
import { IDLE_SECONDS } from '../fleet/limits.ts'
import { fuseTag, installCommand, proveCommand } from '../guest/commands.ts'
import type { GuestReply } from '../guest/reply.ts'
import { isOn } from '../instance-state.ts'
import { startMachine, stopAfter, stopMachine, waitUntilReady } from '../machine/boot.ts'
import type { Machine, RegionContext } from '../context.ts'
import { guestCommand } from '../machine/guest-command.ts'
import { recoverOutput } from '../machine/recover.ts'

/** How long cloud-init may take in the first boot, in seconds. */
const CLOUD_INIT_SECONDS = 300
/** A proof boot's claim: everything but the boot itself, which every lease has room for. */
const PROOF_SECONDS = 600

/**
 * Boots an instance, proves it, stops it, and marks it as ready. An instance that is already in its proof boot, from
 * this or an interrupted provision, is proved as it runs. The machine is stopped however this ends.
 */
export async function proveInstance(context: RegionContext, machine: Machine): Promise<void> {
  const { clients, fleet, logger } = context
  const { instanceId } = machine
  const claimed = await enterProofBoot(context, machine)
  try {
    await stopAfter(context, machine, {
      work: async () => {
        const { instance } = await waitUntilReady(context, instanceId)
        await proveFuse(context, machine)
        // Keys of runs, and of proofs that were cut short, that would have the next run look for their output.
        await recoverOutput(context, instance, machine)
      },
      stop: () => stopMachine(context, machine),
    })
  } finally {
    if (claimed) await releaseLease(clients.ec2, instanceId, machine.runId)
  }
  await putTags(clients.ec2, [instanceId], {
    ...(await inheritedTags(context, instanceId)),
    [TAG.state]: 'ready',
    [TAG.fuse]: fuseTag(fleet.fuseSeconds),
  })
  logger.info(`instance ${instanceId} is ready, and stopped`)
}

/** Brings the machine into its proof boot; gives whether it was claimed for that. */
async function enterProofBoot(context: RegionContext, machine: Machine): Promise<boolean> {
  const { clients, clock, fleet, job, signal } = context
  const { instanceId: id, runId } = machine
  const seen = await waitForState(clients.ec2, {
    id,
    states: ['pending', 'running', 'stopped'],
    limitSeconds: 300,
    clock,
    signal,
  })
  if (isOn(seen.state) && seen.tags[TAG.state] === 'proving') {
    job.remember(machine)
    // An adopted machine may have been on for days: only a boot of its own proves it.
    if (seen.tags[TAG.fuse] !== undefined || isNew(context, seen.launchTime)) return false
  }
  const claim = await claimInstance(clients.ec2, {
    instance: seen,
    fleet: fleet.name,
    runId,
    timeoutSeconds: PROOF_SECONDS,
    clock,
    signal,
  })
  if (claim.kind === 'lost') {
    throw new ActionError(`instance ${id} can't be proved now: ${describeLoss(claim)}`, {
      hint: 'Try again when it has been let go.',
    })
  }
  try {
    await putTags(clients.ec2, [id], { [TAG.state]: 'proving' })
    await startMachine(context, { machine, instance: seen, timeoutSeconds: PROOF_SECONDS })
  } catch (error) {
    await releaseLease(clients.ec2, id, runId)
    throw error
  }
  return true
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
  const hasSecrets = Object.keys(context.fleet.run.secrets).length > 0
  const commands = proveCommand({
    waitSeconds: CLOUD_INIT_SECONDS,
    hasSecrets,
    deadline: secondsAfter(context.clock.now(), IDLE_SECONDS),
  })
  const reply = await guestCommand(context, machine, { what: 'prove', commands, seconds: CLOUD_INIT_SECONDS + 60 })
  if (reply.kind === 'proof') return reply
  throw new ActionError(`instance ${machine.instanceId} answered ${reply.kind} when asked for its proof`, {
    hint: 'Provision again: its proof boot is repeated.',
  })
}

/** A replacement goes on with the slots of the instance it replaces. */
async function inheritedTags({ clients, fleet }: RegionContext, instanceId: string): Promise<Tags> {
  const self = await findInstance(clients.ec2, instanceId)
  if (self?.tags[TAG.slot] !== undefined) return {}
  const others = (await listOwnedInstances(clients.ec2, fleet.name)).filter(({ id }) => id !== instanceId)
  const slots = others.flatMap(({ tags }) => tags[TAG.slot] ?? []).sort()
  const latest = slots.at(-1)
  return latest === undefined ? {} : { [TAG.slot]: latest }
}
