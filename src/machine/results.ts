// Brings in what a payload has left in its results folder, by the way that its output takes, and puts it beside that.
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import type { Machine, RegionContext } from '../context.ts'
import { PACK_MARGIN_BYTES, unpackResults, writeResults, type Unpacked } from '../files/results.ts'
import { MAX_OUTPUT_CAP_BYTES } from '../fleet/limits.ts'
import type { PackedResults } from '../guest/reply.ts'
import { parseSummary } from '../report/run-summary.ts'
import type { RunSummary } from '../result.ts'
import { inertInline } from '../text/foreign.ts'
import type { LiveOutput } from './live-output.ts'
import { assertWhole, readOutput } from './output.ts'

/** What came of the results of a run. */
export interface Results {
  /** Where they are on the runner; undefined when no file came. */
  readonly folder: string | undefined
  readonly files: number
  /** What a person has to know of what did not come, a sentence each. */
  readonly leftOut: readonly string[]
  /** The payload's own numbers, and what of them was left out. */
  readonly summary: RunSummary | undefined
  readonly summaryLeftOut: readonly string[]
}

/** More and longer names than these nobody reads. */
const MAX_NAMES = 10
const LONGEST_NAME = 300

const SUMMARY_NAME = 'summary.json'

/** Why a pack has no end. */
const CUT: Readonly<Record<PackedResults['missing'], string>> = {
  disk: 'the disk of the instance is full',
  time: 'packing them took too long',
  end: 'what packed them was ended',
  none: 'the machine did not pack them as its scripts do',
}

/**
 * Reads a run's results whole, and writes them beside its output; undefined when it has left none, which costs nothing.
 *
 * @param limitSeconds after which it throws an ActionError
 * @param capBytes run.results-cap; by default as much as it may be, for a run of another version of the fleet file
 */
export async function bringResults(
  context: RegionContext,
  machine: Machine,
  {
    packed,
    limitSeconds,
    capBytes = MAX_OUTPUT_CAP_BYTES,
  }: { packed: PackedResults | undefined; limitSeconds: number; capBytes?: number },
): Promise<Results | undefined> {
  if (packed === undefined) return undefined
  const output = memory(capBytes + PACK_MARGIN_BYTES)
  if (packed.size > 0) {
    await readOutput(context, machine, { of: 'results', output, limitSeconds })
    assertWhole(machine, { of: 'results', meta: packed, output })
  }
  return keep(context, machine, { packed, unpacked: unpackResults(output.bytes()) })
}

function keep(
  { job }: RegionContext,
  machine: Machine,
  { packed, unpacked }: { packed: PackedResults; unpacked: Unpacked },
): Results {
  const { files, isWhole, more } = unpacked
  const folder = join(dirname(job.outputFile(machine)), 'results')
  const names = [...unpacked.leftOut, ...(files.length === 0 ? [] : writeResults(folder, files))]
  const summary = files.find(({ name }) => name === SUMMARY_NAME)
  const parsed = summary === undefined ? undefined : parseSummary(summary.bytes)
  return {
    folder: files.length === 0 ? undefined : folder,
    files: files.length,
    leftOut: [
      ...(names.length + more === 0 ? [] : [`left out of the results: ${listNames(names, more)}`]),
      ...(isWhole ? [] : [`the results are cut off after ${files.length} files: ${CUT[packed.missing]}`]),
    ],
    summary: parsed?.summary,
    summaryLeftOut:
      (parsed?.leftOut.length ?? 0) === 0
        ? []
        : [`left out of ${SUMMARY_NAME}: ${listNames(parsed?.leftOut ?? [], 0)}`],
  }
}

function listNames(names: readonly string[], more: number): string {
  const shown = names.slice(0, MAX_NAMES).map((name) => inertInline(name.slice(0, LONGEST_NAME)))
  const rest = names.length - shown.length + more
  return `${shown.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`
}

/** Keeps bytes as a LiveOutput does, up to a cap, and shows nothing. */
function memory(capBytes: number): LiveOutput & { bytes(): Buffer } {
  const pieces: Buffer[] = []
  let size = 0
  const bytes = (): Buffer => Buffer.concat(pieces)
  return {
    get size() {
      return size
    },
    write(more) {
      pieces.push(more.subarray(0, capBytes - size))
      size += pieces.at(-1)?.length ?? 0
    },
    end: () => createHash('sha256').update(bytes()).digest('hex'),
    bytes,
  }
}
