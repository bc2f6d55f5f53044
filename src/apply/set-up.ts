// Sets a machine up, once, in its proof boot: the script of the fleet's base takes the path that a run's payload takes.
import { putTags } from '../aws/tags.ts'
import type { Machine, RegionContext } from '../context.ts'
import { ActionError, Refusal } from '../errors.ts'
import type { BaseSetup } from '../files/setup.ts'
import type { RunMeta } from '../guest/reply.ts'
import type { Logger } from '../log.ts'
import type { Ready } from '../machine/boot.ts'
import { openLiveOutput } from '../machine/live-output.ts'
import { isBusy } from '../machine/rival.ts'
import { runPayload } from '../payload/payload.ts'
import { payloadFailure } from '../payload/run-record.ts'
import { setupSize } from '../phases.ts'
import { setupTag } from '../tags.ts'

/** A setup that didn't end well. */
export class SetupFailed extends ActionError {
  /** Whether output of it may still be on the machine. */
  readonly leftOutput: boolean

  constructor(message: string, options: { cause: unknown; hint: string; leftOutput: boolean }) {
    super(message, options)
    this.leftOutput = options.leftOutput
  }
}

/** How much of a setup's output an error repeats: its last lines, each this long at most. */
const TAIL_LINES = 10
const LONGEST_LINE = 200

const HINT =
  'Its whole output is in the log and in the output file. Mend the setup and provision again: that begins with a fresh ' +
  'machine. A setup that has to restart the machine leaves that to the next boot, which every run is.'

/**
 * Runs the setup on a machine that has come through its proof, is claimed, and stays on. What it writes goes into the
 * log and into an output file.
 *
 * @param onOutput told where the output file is; not for a base that is used as it is
 * @throws Refusal when the machine says that another payload is at work on it
 * @throws SetupFailed with the tail of its output: it was ended by its own exit code, a signal, its timeout or a reboot
 */
export async function setUp(
  context: RegionContext,
  machine: Machine,
  {
    setup: { base, hash, setup },
    ready,
    onOutput,
  }: { setup: BaseSetup; ready: Ready; onOutput: (path: string) => void },
): Promise<void> {
  if (setup === undefined) return
  const { clients, job, logger } = context
  const { instanceId } = machine
  const size = setupSize(setup.timeoutSeconds)
  // Before the hand-over: what may have been begun is never begun again on the same machine.
  await putTags(clients.ec2, [instanceId], setupTag(hash, 'begun'))
  const path = job.outputFile(machine)
  onOutput(path)
  const tail = tailOf(logger)
  const output = openLiveOutput(path, tail.log, size.outputCapBytes)
  logger.info(`setup ${hash} of base ${base} on instance ${instanceId}`)
  const surroundings = { user: 'root', env: {}, secrets: {}, slot: undefined }
  const order = { ...setup, ...size, ...surroundings, onTaken: () => Promise.resolve() }
  const { outcome } = await runPayload(context, { machine, ...ready, order, output, uncollected: [] })
  output.end()
  for (const text of outcome.results?.leftOut ?? []) logger.info(text)
  const failure = outcome.stage === 'ended' ? failureOf(outcome.meta, order) : outcome.error
  if (failure === undefined) return
  if (failure instanceof Refusal && isBusy(failure)) throw failure
  const said = tail.last.map((line) => line.slice(0, LONGEST_LINE)).join('\n')
  throw new SetupFailed(
    `the setup of instance ${instanceId} failed${said === '' ? '' : `; its last lines:\n${said}`}`,
    {
      cause: failure,
      hint: HINT,
      leftOutput: outcome.stage === 'handed over' || outcome.stage === 'taken',
    },
  )
}

/** Logs lines, and keeps the last of them. */
function tailOf(logger: Logger): {
  readonly last: readonly string[]
  readonly log: (lines: readonly string[]) => void
} {
  const last: string[] = []
  return {
    last,
    log: (lines) => {
      logger.foreign(lines)
      last.push(...lines.slice(-TAIL_LINES))
      last.splice(0, last.length - TAIL_LINES)
    },
  }
}

/** Why a setup that has ended is no success. Output beyond the cap is left out of the file, and no failure of it. */
function failureOf(meta: RunMeta, order: { outputCapBytes: number; user: string }): ActionError | undefined {
  return payloadFailure(meta.missing === 'cap' ? { ...meta, missing: 'none' } : meta, order)
}
