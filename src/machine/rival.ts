// Decides which of two that have started one machine, which EC2 can't prevent, uses it: a lock on the machine is the
// last judge, and the loser leaves the machine to the other.
import { findInstance } from '../aws/instances.ts'
import type { Machine, RegionContext } from '../context.ts'
import { ActionError, Refusal } from '../errors.ts'
import type { GuestReply } from '../guest/reply.ts'
import { liveLeases } from '../lease.ts'

/** Gives the error when the machine has said that another payload is at work on it. */
export function busyRefusal(
  { instanceId }: Machine,
  { holder = 'unknown' }: Extract<GuestReply, { kind: 'refused' }>,
): Refusal {
  return new Refusal('busy', `instance ${instanceId} is running the payload of run ${holder}; it was left alone`, {
    hint: 'Two runs had started it at the same moment. Try again when that one has ended.',
  })
}

/**
 * Gives the error when nobody but the machine itself says that it is in use. Anybody who is root there can make it say
 * so for ever: as `busy` that would silence the region without a word.
 */
export function unfoundedBusy({ instanceId }: Machine, cause: unknown): ActionError {
  return new ActionError(
    `instance ${instanceId} says that it runs another payload, and no other run has a live claim on it`,
    {
      cause,
      hint: 'Something of an earlier payload is left on its disk, or plays tricks. Terminate the instance and provision the region: home has the clean image.',
    },
  )
}

export function isBusy(error: unknown): boolean {
  return error instanceof Refusal && error.status === 'busy'
}

/**
 * Whether the machine is to be left on for somebody else. Its word alone isn't enough for that, only another run that
 * holds a live lease: else nobody would ever stop it.
 */
export async function isLostToAnother(
  { clients, clock }: RegionContext,
  { instanceId, runId }: Machine,
  error: unknown,
): Promise<boolean> {
  if (!isBusy(error)) return false
  const instance = await findInstance(clients.ec2, instanceId)
  return instance !== undefined && liveLeases(instance, clock.now()).some((lease) => lease.runId !== runId)
}
