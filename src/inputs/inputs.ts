// Reads the action's inputs as values: what the user asked for, a union discriminated by the mode.
// Every bad value is an error that names its input, the value found and the rule; all of them come at once.
import { DURATION_PATTERN, DURATION_RULE, formatDuration, parseDuration } from '../text/duration.ts'
import type { Role } from '../aws/role.ts'
import type { CatchUp } from '../schedule/due.ts'
import { EXACT_HOURS_RULE, findExactHours, type ExactHours } from '../schedule/exact-hours.ts'
import { ActionError } from '../errors.ts'
import { MAX_COMMAND_BYTES, MAX_TIMEOUT_SECONDS, MIN_TIMEOUT_SECONDS } from '../fleet/limits.ts'
import { MAX_FUSE_SECONDS } from '../phases.ts'
import { type InputName, INPUTS, listInputNames, type Mode, MODES, splitList } from './input-list.ts'
import { formatSize } from '../text/size.ts'
import { didYouMean } from '../text/suggest.ts'

export interface CommonInputs {
  readonly fleetFile: string
  /** As written; selectRegions makes regions of it. */
  readonly region: string
  /** Empty: any account. */
  readonly allowedAccountIds: readonly string[]
  /** Undefined: the credentials that the environment has. */
  readonly role: Role | undefined
  readonly githubToken: string | undefined
  /** Inputs that are set to something, but not used by the mode: worth a warning. */
  readonly ignored: readonly InputName[]
}

export interface ProvisionInputs extends CommonInputs {
  readonly mode: 'provision'
  readonly dryRun: boolean
  readonly adopt: boolean
  readonly refresh: boolean
}

export interface CheckInputs extends CommonInputs {
  readonly mode: 'check'
  readonly require: 'ready' | undefined
  readonly exactHours: ExactHours | undefined
}

export interface ClearInputs extends CommonInputs {
  readonly mode: 'clear'
  /** Wins over `confirm`. */
  readonly dryRun: boolean
  /** The name of the fleet to clear, as typed; without it the plan is shown only. */
  readonly confirm: string | undefined
}

export interface RunInputs extends CommonInputs {
  readonly mode: 'run'
  /** Undefined: the fleet's own. */
  readonly command: string | undefined
  /** Undefined: the fleet's own. */
  readonly timeoutSeconds: number | undefined
  readonly ifDue: boolean
}

export interface StartInputs extends CommonInputs {
  readonly mode: 'start'
  /** Undefined: the fleet's own. */
  readonly timeoutSeconds: number | undefined
  readonly holdSeconds: number | undefined
}

export interface StopInputs extends CommonInputs {
  readonly mode: 'stop'
}

export interface RotateInputs extends CommonInputs {
  readonly mode: 'rotate'
  readonly catchUp: CatchUp
  /** Undefined: nobody but GitHub's own cron asks for ticks. */
  readonly exactHours: ExactHours | undefined
}

export type Inputs = ProvisionInputs | CheckInputs | ClearInputs | RunInputs | StartInputs | StopInputs | RotateInputs

/** Gives an input's text, or '' when it isn't set, as getInput of @actions/core does. */
export type ReadInput = (name: string) => string

/**
 * Reads inputs as GitHub's runner hands them on: in variables
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax#inputs).
 */
export function inputReader(variables: Readonly<Record<string, string | undefined>>): ReadInput {
  return (name) => variables[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? ''
}

/**
 * Reads the inputs as values.
 * Throws one ActionError with all problems, a line each: `timeout: found "30", must be …`.
 */
export function loadInputs(read: ReadInput): Inputs {
  const { problems, take, textOf } = reader(read)
  const mode = take('mode', parseMode)
  const values = takeAll(take)
  if (textOf('mode') === '') problems.unshift(`mode: found nothing, must be ${listOf(MODES)}`)
  if (mode === undefined || problems.length > 0) throw new ActionError(problems.join('\n'))
  const githubToken = read('github-token').trim()
  const common: CommonInputs = {
    fleetFile: textOf('fleet-file').trim(),
    region: textOf('region').trim(),
    allowedAccountIds: values.allowedAccountIds,
    role: values.role,
    githubToken: githubToken === '' ? undefined : githubToken,
    ignored: listInputNames().filter((name) => !isUsedBy(name, mode) && textOf(name).trim() !== INPUTS[name].default),
  }
  return { ...common, ...ofMode(mode, values) }
}

type Values = ReturnType<typeof takeAll>

/** All inputs but the mode, whichever mode uses them: a bad value is a problem in any. */
function takeAll(take: Take) {
  return {
    ifDue: take('if-due', parseBoolean) ?? false,
    dryRun: take('dry-run', parseBoolean) ?? false,
    adopt: take('adopt', parseBoolean) ?? false,
    refresh: take('refresh', parseBoolean) ?? false,
    command: take('command', parseCommand),
    timeoutSeconds: take('timeout', (text) => parseSeconds(text, MIN_TIMEOUT_SECONDS, MAX_TIMEOUT_SECONDS)),
    holdSeconds: take('hold', (text) => parseSeconds(text, MIN_HOLD_SECONDS, MAX_FUSE_SECONDS)),
    confirm: take('confirm', (text) => text.trim()),
    require: take('require', parseRequire),
    catchUp: take('catch-up', parseCatchUp) ?? ('all' as const),
    exactHours: take('exact-hours', parseExactHours),
    allowedAccountIds: take('allowed-account-ids', parseAccountIds) ?? [],
    role: takeRole(take),
  }
}

type OfMode<T> = T extends CommonInputs ? Omit<T, keyof CommonInputs> : never

function ofMode(mode: Mode, values: Values): OfMode<Inputs> {
  const { dryRun, adopt, refresh, require, confirm, command } = values
  const { timeoutSeconds, ifDue, holdSeconds, catchUp, exactHours } = values
  switch (mode) {
    case 'provision':
      return { mode, dryRun, adopt, refresh }
    case 'check':
      return { mode, require, exactHours }
    case 'clear':
      return { mode, dryRun, confirm }
    case 'run':
      return { mode, command, timeoutSeconds, ifDue }
    case 'start':
      return { mode, timeoutSeconds, holdSeconds }
    case 'stop':
      return { mode }
    case 'rotate':
      return { mode, catchUp, exactHours }
  }
}

/** The role to work as, for the post step, which needs no other input. Throws an ActionError as loadInputs does. */
export function loadRole(read: ReadInput): Role | undefined {
  const { problems, take } = reader(read)
  const role = takeRole(take)
  if (problems.length > 0) throw new ActionError(problems.join('\n'))
  return role
}

/** Gives what a text means; undefined when it's empty, or wrong: then the problem is kept for the end. */
type Take = <T>(name: InputName, parse: (text: string) => T) => T | undefined

function reader(read: ReadInput): { problems: string[]; take: Take; textOf: (name: InputName) => string } {
  const problems: string[] = []
  const textOf = (name: InputName): string => {
    const text = read(name)
    return text.trim() === '' ? INPUTS[name].default : text
  }
  const take: Take = (name, parse) => {
    const text = textOf(name)
    if (text === '') return undefined
    try {
      return parse(text)
    } catch (error) {
      if (!(error instanceof ActionError)) throw error
      problems.push(`${name}: found ${quote(text)}, ${error.message}`)
      return undefined
    }
  }
  return { problems, take, textOf }
}

function takeRole(take: Take): Role | undefined {
  const audience = take('audience', (text) => text.trim()) ?? INPUTS.audience.default
  const sessionName = take('role-session-name', parseSessionName)
  const arn = take('role-to-assume', parseRoleArn)
  return arn === undefined ? undefined : { arn, audience, sessionName }
}

function parseRoleArn(text: string): string {
  if (/^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(text.trim())) return text.trim()
  throw new ActionError("must be a role's ARN, such as arn:aws:iam::123456789012:role/servicemon-rotate")
}

/** RoleSessionName of AssumeRoleWithWebIdentity. */
function parseSessionName(text: string): string {
  if (/^[\w+=,.@-]{2,64}$/.test(text.trim())) return text.trim()
  throw new ActionError('must be 2 to 64 letters, digits and _+=,.@-')
}

/** A shorter hold would be over before the machine is up. In seconds. */
const MIN_HOLD_SECONDS = 60

/** Whether the mode uses the input; others ignore it. */
export function isUsedBy(name: InputName, mode: Mode): boolean {
  const modes: readonly Mode[] = INPUTS[name].modes
  return modes.includes(mode)
}

function parseMode(text: string): Mode {
  const mode = MODES.find((known) => known === text.trim())
  if (mode === undefined) throw new ActionError(`must be ${listOf(MODES)}${didYouMean(text.trim(), MODES)}`)
  return mode
}

/** YAML 1.2's core schema, which is what getBooleanInput of @actions/core takes. */
function parseBoolean(text: string): boolean {
  if (['true', 'True', 'TRUE'].includes(text.trim())) return true
  if (['false', 'False', 'FALSE'].includes(text.trim())) return false
  throw new ActionError('must be true or false')
}

function parseSeconds(text: string, min: number, max: number): number {
  if (!DURATION_PATTERN.test(text.trim())) throw new ActionError(DURATION_RULE)
  const seconds = parseDuration(text.trim())
  if (seconds >= min && seconds <= max) return seconds
  throw new ActionError(`must be between ${formatDuration(min)} and ${formatDuration(max)}`)
}

function parseCommand(text: string): string {
  if (text.includes('\0')) throw new ActionError('must not contain NUL characters')
  if (Buffer.byteLength(text) <= MAX_COMMAND_BYTES) return text
  throw new ActionError(`must be at most ${formatSize(MAX_COMMAND_BYTES)} long`)
}

function parseRequire(text: string): 'ready' {
  if (text.trim() === 'ready') return 'ready'
  throw new ActionError('must be ready, or nothing')
}

function parseCatchUp(text: string): CatchUp {
  if (text.trim() === 'all') return 'all'
  if (/^[1-9]\d{0,3}$/.test(text.trim())) return Number(text.trim())
  throw new ActionError('must be all, or a whole number from 1 to 9999')
}

function parseExactHours(text: string): ExactHours {
  const found = findExactHours(text)
  if (found === undefined) throw new ActionError(EXACT_HOURS_RULE)
  return found
}

function parseAccountIds(text: string): string[] {
  const ids = splitList(text)
  // Unquoted, YAML reads an id as a number, and leading zeros are gone. A list of nothing must not mean any account.
  if (ids.length > 0 && ids.every((id) => /^\d{12}$/.test(id))) return [...new Set(ids)]
  throw new ActionError('must be account ids of 12 digits, by comma or line and in quotes')
}

function listOf(words: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(words)
}

function quote(text: string): string {
  return JSON.stringify(text.length <= 80 ? text : `${text.slice(0, 79)}…`)
}
