// Explains why a machine doesn't take a payload, and what to do about it.
import type { Machine, RegionContext } from '../context.ts'
import { ActionError } from '../errors.ts'
import type { GuestReply, RefusalReason } from '../guest/reply.ts'
import { fuseRefusal } from '../machine/fuse.ts'
import { busyRefusal } from '../machine/rival.ts'

type Refused = Extract<GuestReply, { kind: 'refused' }>

/** What to do when a machine has refused a payload; `fuse` and `busy` have errors of their own. */
const AFTER_REFUSAL: Readonly<Record<Exclude<RefusalReason, 'fuse' | 'busy'>, string>> = {
  late: "Nothing has run: run again. If it stays so, the machine's clock is wrong.",
  'already-run': 'A run id is run once: run again.',
  user: 'Name a user that the machine has as run.user in the fleet file.',
  parts: 'Nothing has run: run again.',
  disk: "Nothing has run. Make room by the setup or in home's image, and provision; or clear the region, and provision it with a larger instance.disk.",
  tools:
    "Nothing has run. Install them by the setup, or in home's image and make that anew; then provision. aws, the AWS command line, is for run.secrets.",
  interpreter:
    "Nothing has run. Name a program of the machine by its whole path in the first line of run.command. Or install it by the setup, or in home's image and make that anew; then provision.",
  machine:
    'Nothing has run: the machine has no memory or no process number left for what a boot begins. Run again; if it stays so, take a larger type, or begin less at boot.',
  secrets:
    "The payload was not begun. The parameter has to exist in this very region, and the machines' role has to be allowed to read it; see docs/configuration.md, Secrets.",
}

/** The error for a payload that the machine has refused; a machine without a fuse is to be proved anew. */
export async function refusal(context: RegionContext, machine: Machine, reply: Refused): Promise<ActionError> {
  if (reply.reason === 'busy') return busyRefusal(machine, reply)
  const message = `instance ${machine.instanceId} refused the payload (${reply.reason}): ${reply.detail}`
  if (reply.reason === 'fuse') return fuseRefusal(context, machine, message)
  return new ActionError(message, { hint: AFTER_REFUSAL[reply.reason] })
}
