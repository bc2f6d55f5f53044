// One short command of ours on a machine that is up: sent, waited for, and its reply as a value.
import { describeCommandFailure, sendCommand, waitForCommand } from '../aws/commands.ts'
import { ActionError } from '../errors.ts'
import { parseGuestReply, type GuestReply } from '../guest.ts'
import type { Machine, RegionContext } from '../context.ts'

/** Numbers the commands of this process: each has to be found again by its comment alone when an answer is lost. */
let sent = 0

/** Runs one short command of ours on the machine and gives its reply. */
export async function guestCommand(
  context: RegionContext,
  { instanceId, runId }: Pick<Machine, 'instanceId' | 'runId'>,
  { what, commands, seconds }: { what: string; commands: readonly string[]; seconds: number },
): Promise<GuestReply> {
  const { clients, clock, signal } = context
  sent += 1
  const comment = `servicemon ${what} ${runId} #${sent}`
  const commandId = await sendCommand(clients, { instanceId, commands, comment, executionSeconds: seconds }, clock)
  const result = await waitForCommand(clients, {
    commandId,
    instanceId,
    everySeconds: 1,
    limitSeconds: seconds + 90,
    clock,
    signal,
  })
  try {
    return parseGuestReply(result.stdout)
  } catch (error) {
    const said = result.stderr === '' ? '' : `; it said: ${result.stderr.slice(0, 500)}`
    throw new ActionError(`command ${what} on instance ${instanceId}: ${describeCommandFailure(result)}${said}`, {
      cause: error,
    })
  }
}
