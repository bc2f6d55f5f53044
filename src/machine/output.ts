// Reads a run's output from the machine, in chunks from an offset, and puts them together in their order.
import type { Teller } from '../aws/poll.ts'
import type { Machine, RegionContext } from '../context.ts'
import { ActionError } from '../errors.ts'
import { deadlineFor } from '../phases.ts'
import { readCommand, type Left } from '../guest/commands.ts'
import type { GuestReply, RunMeta } from '../guest/reply.ts'
import type { LiveOutput } from './live-output.ts'
import { guestCommand } from './guest-command.ts'

/** What the machine says of a run. */
export type RunReply = Extract<GuestReply, { kind: 'run' }>

/** The agent runs five commands at a time; one is left for anybody who looks in. */
const READS_AT_ONCE = 4
/** How long one read may take on a machine that is busy; the command itself has a minute. */
const READ_SECONDS = 150

const NOUNS: Readonly<Record<Left, string>> = { output: 'output', results: 'pack of results' }

/** What is to be read of a run, and where to. */
interface Wanted {
  /** Its output, unless told otherwise. */
  readonly of?: Left
  readonly output: LiveOutput
  readonly limitSeconds: number
}

/**
 * Reads what is on the machine of a run's output, or of its results, from where `output` stands to its end. Gives the last reply, whose
 * state is `unknown` when the machine has never heard of the run.
 *
 * How much fits into one reply depends on how well the output compresses, so the next few offsets are guessed from the
 * last chunk, as far as there is output: a guess too short only overlaps, one too long is read again.
 *
 * @param limitSeconds after which it throws an ActionError: a machine that answers for ever is billed for ever
 */
export async function readOutput(
  context: RegionContext,
  machine: Machine,
  { of = 'output', output, limitSeconds }: Wanted,
): Promise<RunReply> {
  const { clock } = context
  const end = clock.elapsed() + limitSeconds
  let guess = 0
  let known = 0
  for (;;) {
    const before = output.size
    const left = end - clock.elapsed()
    if (left <= 0) throw notInTime(machine, { of, output, limitSeconds })
    const ahead = guess === 0 ? 1 : Math.min(READS_AT_ONCE, Math.ceil((known - before) / guess))
    const offsets = Array.from({ length: ahead }, (_, index) => before + index * guess)
    const replies = await Promise.all(
      offsets.map((offset) => readChunk(context, machine, offset, { of, limitSeconds: Math.min(READ_SECONDS, left) })),
    )
    for (const reply of replies) takeChunk(reply, output)
    guess = replies[0]?.chunk?.bytes.length ?? 0
    const last = replies.reduce((one, other) => (other.size > one.size ? other : one))
    if (output.size === before || output.size >= last.size) return last
    known = last.size
  }
}

function notInTime({ instanceId, runId }: Machine, { of = 'output', output, limitSeconds }: Wanted): ActionError {
  return new ActionError(
    `the ${NOUNS[of]} of run ${runId} could not be read within ${Math.round(limitSeconds)} s: ${output.size} bytes have come`,
    {
      hint: `The rest is on instance ${instanceId}, and the next run in the region brings it. A larger run.output-cap or run.results-cap leaves it more time.`,
    },
  )
}

/** How a look at a run is made. */
export interface Look {
  /** At its output, unless told otherwise. */
  readonly of?: Left
  /** How long the machine waits for more output, or the end; without it, it answers at once. */
  readonly waitSeconds?: number
  /** How long the answer may take on a machine that is busy, beside that wait. */
  readonly limitSeconds?: number
  /** Until when the machine is in use with it at the most; without it, for the time of a recovery. */
  readonly deadline?: Date
  readonly watch?: () => Promise<void>
  readonly tell?: Teller
}

/** One look at a run on the machine, with as much of its output from the offset as fits into an answer. */
export async function readChunk(
  context: RegionContext,
  machine: Machine,
  offset: number,
  { of = 'output', waitSeconds = 0, limitSeconds = READ_SECONDS, deadline, watch, tell }: Look = {},
): Promise<RunReply> {
  const { runId, instanceId } = machine
  const { clock, fleet } = context
  const commands = readCommand({
    runId,
    of,
    offset,
    waitSeconds: Math.ceil(waitSeconds * clock.pace),
    deadline: deadline ?? deadlineFor('recovery', clock.now(), fleet.run),
  })
  const reply = await guestCommand(context, machine, {
    what: of === 'output' ? `read-${offset}` : `read-${of}-${offset}`,
    commands,
    seconds: waitSeconds + 60,
    limitSeconds: waitSeconds + limitSeconds,
    watch,
    tell,
  })
  if (reply.kind === 'run') {
    assertAskedFor(machine, reply, offset)
    return reply
  }
  throw new ActionError(
    `instance ${instanceId} answered ${describeReply(reply)} when asked for the output of run ${runId}`,
  )
}

/** Throws unless a reply is of that run, and its chunk begins at the offset, and goes no further than the output. */
export function assertAskedFor(
  { instanceId, runId }: Machine,
  { chunk, runId: answered, size }: RunReply,
  offset: number,
): void {
  const end = (chunk?.offset ?? 0) + (chunk?.bytes.length ?? 0)
  const isChunkRight = chunk === undefined || (chunk.offset === offset && end <= size)
  if (answered === runId && isChunkRight) return
  const got = chunk === undefined ? '' : `, bytes ${chunk.offset} to ${end} of ${size}`
  throw new ActionError(
    `instance ${instanceId} answered with output of run ${answered}${got}, when asked for that of run ${runId} from byte ${offset}`,
    {
      hint: 'The machine does not do what its scripts say. Terminate the instance and provision the region: home has the clean image.',
    },
  )
}

/** Appends a chunk if it is the next one; what overlaps with bytes that came already is left out. */
export function takeChunk({ chunk }: RunReply, output: LiveOutput): void {
  if (chunk === undefined || chunk.offset > output.size) return
  const fresh = chunk.bytes.subarray(output.size - chunk.offset)
  if (fresh.length > 0) output.write(fresh)
}

/** Throws unless all that the machine kept of a run's output, or packed of its results, is here, byte for byte. */
export function assertWhole(
  { instanceId, runId }: Machine,
  { of = 'output', meta, output }: { of?: Left; meta: Pick<RunMeta, 'size' | 'sha256'>; output: LiveOutput },
): void {
  const what = NOUNS[of]
  const place = `on instance ${instanceId}, below /var/lib/servicemon/runs/${runId}`
  if (output.size < meta.size) {
    throw new ActionError(
      `the ${what} of run ${runId} is incomplete: ${output.size} of ${meta.size} bytes could be read`,
      { hint: `The rest is ${place}.` },
    )
  }
  const hash = output.end()
  if (hash !== meta.sha256) {
    throw new ActionError(
      `the ${what} of run ${runId} is not what the machine wrote: its sha256 is ${hash}, not ${meta.sha256}`,
      { hint: `The exact ${what} is ${place}.` },
    )
  }
}

function describeReply(reply: GuestReply): string {
  return reply.kind === 'refused' ? `${reply.reason}: ${reply.detail}` : reply.kind
}
