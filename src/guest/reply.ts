// Parses what the instance answers into values. A reply begins with `servicemon-reply 1 <kind>`, goes on with
// `<key> <value>` lines and finishes with `end`: SSM cuts long output anywhere, and a cut reply must not pass as whole.
import { gunzipSync } from 'node:zlib'
import { number, oneOf, parseFields, text, time, upTo } from './fields.ts'

export type RunState = 'running' | 'ended' | 'interrupted' | 'unknown'

/** How a run went, as recorded on the machine. */
export interface RunMeta {
  /**
   * `interrupted`: the machine went down, or what watched the payload was killed. `not-started`: the payload could not
   * be begun, see `detail`. `lost`: it ended, but its status could not be read.
   */
  readonly end: 'exited' | 'signalled' | 'interrupted' | 'not-started' | 'lost'
  readonly exitCode: number | undefined
  /** As `SIGTERM`. */
  readonly signal: string | undefined
  readonly timedOut: boolean
  readonly cancelled: boolean
  /** Bytes of output that are kept and can be read. */
  readonly size: number
  /** Bytes that were written; more than `size` when some are missing. */
  readonly total: number
  /** Why bytes are missing: over the cap, or the disk could not take them. */
  readonly missing: 'none' | 'cap' | 'disk'
  readonly sha256: string
  /** What the payload left in its results folder, packed; undefined when it left nothing. */
  readonly results: PackedResults | undefined
  readonly startedAt: Date
  readonly endedAt: Date
  readonly bootId: string
  /** How long the payload waited for what the boot was still starting, and what that was when the time was over. */
  readonly bootWaitSeconds: number
  readonly stillStarting: readonly string[]
  readonly detail: string
}

/** Results as the machine has packed them (pack.sh). */
export interface PackedResults {
  readonly size: number
  readonly sha256: string
  /** Why the pack has no end: the disk could not take it, it took too long, or what packs was ended. */
  readonly missing: 'none' | 'disk' | 'time' | 'end'
}

export interface Chunk {
  readonly offset: number
  readonly bytes: Buffer
}

export type RefusalReason =
  'late' | 'fuse' | 'already-run' | 'busy' | 'user' | 'parts' | 'disk' | 'tools' | 'secrets' | 'interpreter' | 'machine'

/** What is wrong with the fuse, or that it is armed. */
export type FuseState = 'armed' | 'not-enabled' | 'not-active' | 'nothing-scheduled'

export type GuestReply =
  | {
      readonly kind: 'run'
      readonly runId: string
      readonly state: RunState
      /** Bytes on disk so far of what was asked for; once there is a `meta`, `meta.size`, or the size of the results. */
      readonly size: number
      readonly meta: RunMeta | undefined
      readonly chunk: Chunk | undefined
    }
  | {
      readonly kind: 'refused'
      readonly reason: RefusalReason
      readonly detail: string
      /** Whose payload is running, when busy. */
      readonly holder: string | undefined
    }
  | {
      readonly kind: 'proof'
      readonly fuse: FuseState
      /** Compare with `fuseTag`. */
      readonly installed: string
      /** `none`: there is no cloud-init; `timeout`: not finished in the time given. */
      readonly cloudInit: string
      readonly canPowerOff: boolean
      readonly missingTools: readonly string[]
      /** What existing tools answered to what a run will ask of them, where that isn't what it needs. */
      readonly unfitTools: string
      readonly os: string
      readonly systemdVersion: string
      readonly bootId: string
      readonly uptimeSeconds: number
      readonly clock: Date
    }
  | { readonly kind: 'done'; readonly what: 'installed' | 'part' | 'deadline' }

const signalNames = [
  '0 HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM',
  'STKFLT CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS',
].flatMap((names) => names.split(' '))

/** The most that common.sh puts into one reply. */
const MAX_CHUNK_BYTES = 1024 * 1024

/** Parses a reply. Throws when it isn't a whole reply of ours: empty, cut, or another program's output. */
export function parseGuestReply(stdout: string): GuestReply {
  const { kind, fields } = parseFields(stdout)
  switch (kind) {
    case 'run':
      return {
        kind,
        runId: text(fields, 'run'),
        state: oneOf(text(fields, 'state'), ['running', 'ended', 'interrupted', 'unknown']),
        size: number(fields, 'size'),
        meta: fields.has('meta.end') ? parseMeta(fields) : undefined,
        chunk: parseChunk(fields),
      }
    case 'refused':
      return {
        kind,
        reason: oneOf(text(fields, 'reason'), refusalReasons),
        detail: fields.get('detail') ?? '',
        holder: fields.get('holder'),
      }
    case 'proof':
      return parseProof(fields)
    case 'done':
      return { kind, what: oneOf(text(fields, 'what'), ['installed', 'part', 'deadline']) }
    default:
      throw new Error(`the instance's reply is of an unknown kind: ${kind}`)
  }
}

function parseProof(fields: ReadonlyMap<string, string>): Extract<GuestReply, { kind: 'proof' }> {
  return {
    kind: 'proof',
    fuse: oneOf(text(fields, 'fuse'), ['armed', 'not-enabled', 'not-active', 'nothing-scheduled']),
    installed: text(fields, 'installed'),
    cloudInit: text(fields, 'cloud-init'),
    canPowerOff: text(fields, 'power-off') === 'yes',
    missingTools: (fields.get('missing-tools') ?? '').split(' ').filter((name) => name !== ''),
    unfitTools: fields.get('unfit-tools') ?? '',
    os: text(fields, 'os'),
    systemdVersion: text(fields, 'systemd'),
    bootId: text(fields, 'boot'),
    uptimeSeconds: number(fields, 'uptime'),
    clock: time(fields, 'clock'),
  }
}

const refusalReasons: readonly RefusalReason[] = [
  'late',
  'fuse',
  'already-run',
  'busy',
  'user',
  'parts',
  'disk',
  'tools',
  'secrets',
  'interpreter',
  'machine',
]

function parseMeta(fields: ReadonlyMap<string, string>): RunMeta {
  const signal = upTo(64, number(fields, 'meta.signal', 0), 'meta.signal')
  const end = oneOf(text(fields, 'meta.end'), ['exited', 'signalled', 'interrupted', 'not-started', 'lost'])
  return {
    end,
    exitCode: end === 'exited' ? upTo(255, number(fields, 'meta.exit'), 'meta.exit') : undefined,
    signal: end === 'signalled' ? `SIG${signalNames[signal] ?? signal}` : undefined,
    timedOut: fields.get('meta.timed-out') === '1',
    cancelled: fields.get('meta.cancelled') === '1',
    size: number(fields, 'meta.size'),
    total: number(fields, 'meta.total'),
    missing: oneOf(text(fields, 'meta.missing'), ['none', 'cap', 'disk']),
    sha256: text(fields, 'meta.sha256'),
    results: fields.has('meta.results-missing') ? parseResults(fields) : undefined,
    startedAt: time(fields, 'meta.started'),
    endedAt: time(fields, 'meta.ended'),
    bootId: text(fields, 'meta.boot'),
    bootWaitSeconds: number(fields, 'meta.boot-waited', 0),
    stillStarting: (fields.get('meta.boot-starting') ?? '').split(' ').filter((unit) => unit !== ''),
    detail: fields.get('meta.detail') ?? '',
  }
}

function parseResults(fields: ReadonlyMap<string, string>): PackedResults {
  return {
    size: number(fields, 'meta.results-size', 0),
    sha256: fields.get('meta.results-sha256') ?? '',
    missing: oneOf(text(fields, 'meta.results-missing'), ['none', 'disk', 'time', 'end']),
  }
}

function parseChunk(fields: ReadonlyMap<string, string>): Chunk | undefined {
  const encoded = fields.get('chunk')
  if (encoded === undefined) return undefined
  const size = number(fields, 'chunk-size')
  if (size > MAX_CHUNK_BYTES) throw new Error(`a chunk of the instance's reply is too large: ${size} bytes`)
  return { offset: number(fields, 'offset'), bytes: unpack(Buffer.from(encoded, 'base64'), size) }
}

/** Unpacks exactly as many bytes as the reply says: a few kilobytes can unpack to gigabytes. */
function unpack(packed: Buffer, size: number): Buffer {
  try {
    const bytes = gunzipSync(packed, { maxOutputLength: Math.max(1, size) })
    if (bytes.length === size) return bytes
  } catch (cause) {
    throw new Error(`a chunk of the instance's reply doesn't unpack to its ${size} bytes`, { cause })
  }
  throw new Error("a chunk of the instance's reply has lost bytes")
}
