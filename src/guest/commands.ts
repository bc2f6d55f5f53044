// Builds what is sent to the instance, as text: the fuse's installer and a run's commands. Pure: files of src/guest/
// and arguments in, text out. Foreign text (payload, environment) travels in base64 only, so nothing is interpolated.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { ActionError } from '../errors.ts'
import { LIMIT } from '../phases.ts'
import { bundleOf, SECRETS_SECONDS, type Bundled } from './bundle.ts'
import { lines, script, wholeNumber, withoutComments } from './script.ts'

export interface PayloadRequest extends Bundled {
  readonly runId: string
  readonly user: string
  /** The machine's own, where it reads its secrets. */
  readonly region: string
  readonly timeoutSeconds: number
  /** How long it waits at most for what the boot is still starting. */
  readonly waitForBootSeconds: number
  /** When it is handed over: the wrapper refuses what was sent before the boot that it finds itself in. */
  readonly sentAt: Date
  /** The wrapper refuses after this: a command may be delivered at a later boot. */
  readonly notAfter: Date
  /** When the fuse switches the machine off, whatever happens. */
  readonly deadline: Date
  readonly outputCapBytes: number
  readonly resultsCapBytes: number
  /** Earlier runs whose output nobody has brought in: the machine keeps it. Of the others it forgets all but a few. */
  readonly uncollected: readonly string[]
}

export interface FuseFiles {
  readonly timer: string
  readonly service: string
  readonly script: string
  readonly idleTimer: string
  readonly idleService: string
}

/** Until when a command uses a machine that has no run at work; the machine goes off then. */
export interface Staying {
  readonly deadline: Date
}

/** What payloads of a fleet come with, beside themselves. */
export interface Needs {
  readonly hasSecrets: boolean
  readonly hasFiles: boolean
}

/** EC2 takes 16 KB of user data. */
const maxUserDataBytes = 16_000
/** Bytes of a payload, compressed and in base64, that fit into the run's own command, and into one before it. */
const maxInlineBytes = 30 * 1024
const maxPartBytes = 48 * 1024
/** The tool that reads secrets; not every image has it. */
const secretsTool = 'aws'
/** The tool that unpacks files; not every image has it. */
const filesTool = 'tar'

// Each with its own literal: that is how the bundler finds the files and carries them along.
const files = {
  timer: readFileSync(new URL('./servicemon-fuse.timer', import.meta.url), 'utf8'),
  service: readFileSync(new URL('./servicemon-fuse.service', import.meta.url), 'utf8'),
  idleTimer: readFileSync(new URL('./servicemon-idle.timer', import.meta.url), 'utf8'),
  idleService: readFileSync(new URL('./servicemon-idle.service', import.meta.url), 'utf8'),
  fuse: readFileSync(new URL('./fuse.sh', import.meta.url), 'utf8'),
  install: readFileSync(new URL('./install.sh', import.meta.url), 'utf8'),
  common: readFileSync(new URL('./common.sh', import.meta.url), 'utf8'),
  part: readFileSync(new URL('./part.sh', import.meta.url), 'utf8'),
  secrets: readFileSync(new URL('./secrets.sh', import.meta.url), 'utf8'),
  payload: readFileSync(new URL('./payload.sh', import.meta.url), 'utf8'),
  supervise: readFileSync(new URL('./supervise.sh', import.meta.url), 'utf8'),
  launch: readFileSync(new URL('./launch.sh', import.meta.url), 'utf8'),
  pack: readFileSync(new URL('./pack.sh', import.meta.url), 'utf8'),
  read: readFileSync(new URL('./read.sh', import.meta.url), 'utf8'),
  cancel: readFileSync(new URL('./cancel.sh', import.meta.url), 'utf8'),
  deadline: readFileSync(new URL('./deadline.sh', import.meta.url), 'utf8'),
  prove: readFileSync(new URL('./prove.sh', import.meta.url), 'utf8'),
}

/** The files that get installed, for this fuse time. */
export function fuseFiles(fuseSeconds: number, idleSeconds: number = LIMIT.idle): FuseFiles {
  return {
    timer: withoutComments(files.timer.replace('@FUSE_SECONDS@', wholeNumber(fuseSeconds))),
    service: withoutComments(files.service),
    script: withoutComments(files.fuse),
    idleTimer: withoutComments(files.idleTimer.replace('@IDLE_SECONDS@', wholeNumber(idleSeconds))),
    idleService: withoutComments(files.idleService),
  }
}

/** The installer as user data; the same text for the same fuse time, since it is behind a ClientToken. */
export function userData(fuseSeconds: number, idleSeconds: number = LIMIT.idle): string {
  const text = installer(fuseSeconds, idleSeconds)
  if (Buffer.byteLength(text) > maxUserDataBytes) throw new Error('the user data is larger than EC2 takes')
  return text
}

/** Value of the tag `servicemon:fuse`; the proof's `installed` says the same of the files on the machine. */
export function fuseTag(fuseSeconds: number): string {
  const { timer, service, script, idleTimer, idleService } = fuseFiles(fuseSeconds)
  return sha256(timer + service + script + idleTimer + idleService).slice(0, 16)
}

export function installCommand(fuseSeconds: number): readonly string[] {
  return lines(installer(fuseSeconds, LIMIT.idle))
}

/** Builds the proof's command; what the machine will be asked for by runs, it has to have. */
export function proveCommand(o: { readonly waitSeconds: number } & Needs & Staying): readonly string[] {
  const variables = { wait_seconds: o.waitSeconds, ...moreTools(o), until: epochSeconds(o.deadline) }
  return script(variables, files.common, files.prove)
}

/** One list of lines per SSM command, to be sent one after the other; the last one is the run itself. */
export function payloadCommands(request: PayloadRequest): readonly (readonly string[])[] {
  const runId = checkedRunId(request.runId)
  const { bytes, payloadBytes, envBytes, secretsBytes } = bundleOf(request)
  const hasSecrets = secretsBytes > 0
  const encoded = compressed(bytes)
  const parts = encoded.length > maxInlineBytes ? chunksOf(encoded, maxPartBytes) : []
  const waiting = Math.min(epochSeconds(request.sentAt) + LIMIT.idle, epochSeconds(request.deadline))
  const run = script(
    {
      run_id: runId,
      sent_at: epochHundredths(request.sentAt),
      not_after: epochSeconds(request.notAfter),
      deadline: epochSeconds(request.deadline),
      timeout_seconds: request.timeoutSeconds,
      boot_seconds: request.waitForBootSeconds,
      cap_bytes: request.outputCapBytes,
      results_cap: request.resultsCapBytes,
      run_user: checkedUser(request.user),
      ...moreTools({ hasSecrets, hasFiles: request.files !== undefined }),
      region: request.region,
      secrets_seconds: SECRETS_SECONDS,
      uncollected: request.uncollected.map(checkedRunId).join('/'),
      part_count: parts.length,
      payload_bytes: payloadBytes,
      env_bytes: envBytes,
      secrets_bytes: secretsBytes,
      bundle_sha256: sha256(bytes),
      bundle: parts.length === 0 ? encoded : '',
      supervise_sh: compressed(withoutComments(files.common + files.supervise)),
      launch_sh: compressed(withoutComments(files.launch)),
      pack_sh: compressed(withoutComments(files.pack)),
    },
    files.common,
    ...(hasSecrets ? [files.secrets] : []),
    files.payload,
  )
  return [...parts.map((part, index) => partCommand({ run_id: runId, part_index: index, part, until: waiting })), run]
}

function partCommand(variables: { run_id: string; part_index: number; part: string; until: number }) {
  return script(variables, files.common, files.part)
}

/** What a run leaves on its machine: all that it has printed, and its results, packed. */
export type Left = 'output' | 'results'

/** Asks for a run's output from an offset; with `waitSeconds` the machine waits so long for some, or for the end. */
export function readCommand(
  o: { readonly runId: string; readonly of?: Left; readonly offset: number; readonly waitSeconds?: number } & Staying,
): readonly string[] {
  const { runId, of = 'output', offset, waitSeconds = 0 } = o
  const until = epochSeconds(o.deadline)
  const variables = { run_id: checkedRunId(runId), of, offset, wait_seconds: waitSeconds, until }
  return script(variables, files.common, files.read)
}

export function cancelRunCommand(o: { readonly runId: string }): readonly string[] {
  return script({ run_id: checkedRunId(o.runId) }, files.common, files.cancel)
}

/** Sets the fuse's deadline without a run: for an operator's lease or hold. */
export function deadlineCommand(o: { readonly deadline: Date; readonly sentAt: Date }): readonly string[] {
  return script(
    { sent_at: epochHundredths(o.sentAt), deadline: epochSeconds(o.deadline) },
    files.common,
    files.deadline,
  )
}

/** The tools that not every fleet needs. */
function moreTools({ hasSecrets, hasFiles }: Needs): { secrets_tool: string; files_tool: string } {
  return { secrets_tool: hasSecrets ? secretsTool : '', files_tool: hasFiles ? filesTool : '' }
}

function installer(fuseSeconds: number, idleSeconds: number): string {
  const { timer, service, script: fuse, idleTimer, idleService } = fuseFiles(fuseSeconds, idleSeconds)
  const variables = {
    fuse_seconds: fuseSeconds,
    fuse_timer: base64(timer),
    fuse_service: base64(service),
    fuse_script: base64(fuse),
    idle_seconds: idleSeconds,
    idle_timer: base64(idleTimer),
    idle_service: base64(idleService),
  }
  return `${script(variables, files.install).join('\n')}\n`
}

function checkedRunId(runId: string): string {
  if (!/^\d+-\d+-[0-9a-f]{8}$/.test(runId)) throw new Error(`not a run id: ${JSON.stringify(runId)}`)
  return runId
}

function checkedUser(user: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_.-]{0,31}$/.test(user)) return user
  throw new ActionError(`sending the payload: ${JSON.stringify(user)} is not the name of a Linux user`, {
    hint: 'mend run.user',
  })
}

function chunksOf(text: string, size: number): readonly string[] {
  return Array.from({ length: Math.ceil(text.length / size) }, (_, i) => text.slice(i * size, (i + 1) * size))
}

function epochSeconds(time: Date): number {
  return Math.floor(time.getTime() / 1000)
}

function epochHundredths(time: Date): number {
  return Math.floor(time.getTime() / 10)
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64')
}

function compressed(data: string | Buffer): string {
  return gzipSync(data, { level: 9 }).toString('base64')
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex')
}
