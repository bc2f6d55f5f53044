// Parses a fleet.yml into a fleet with all defaults resolved, or an error with everything that is wrong with it.
import { dirname } from 'node:path'
import { formatDuration } from '../text/duration.ts'
import { ActionError } from '../errors.ts'
import { decodeText } from './decode.ts'
import { describeIssue } from './issues.ts'
import { findRuleProblems } from './rules.ts'
import { fuseMarginSeconds, longestHoldSeconds, setupFuseSeconds, setupSize, type RunSize } from '../phases.ts'
import { type FleetFile, fleetSchema } from './schema.ts'
import { isScriptPath, plainPath } from './paths.ts'
import type { Path, Problem } from './problem.ts'
import { readFleetText } from './yaml.ts'
import { formatSize } from '../text/size.ts'
import type { Tags } from '../tags.ts'
import type { Credits } from './credits.ts'

/** A file or folder that travels to machines. */
export interface FileReference {
  /** From the fleet file's folder on. */
  readonly path: string
  /** Where the fleet file names it, for messages: `fleet.yml:7 image.files.0`. */
  readonly place: string
}

/** An image of the account's own, in its home region: the other regions get copies of it. */
export interface HomeImage {
  readonly kind: 'home'
  readonly region: string
  readonly name: string
}

/** A public image that each region has, and what makes a machine of it ready for the job. */
export interface BaseImage {
  readonly kind: 'base'
  /** `al2023`, `ubuntu-24.04`, or the path of a public parameter. */
  readonly base: string
  readonly setup: Setup | undefined
}

/** What runs once on each new machine, as root. */
export interface Setup {
  /** The commands, or the script that holds them. */
  readonly script: string | FileReference
  readonly files: readonly FileReference[]
  readonly timeoutSeconds: number
}

export interface Fleet {
  readonly name: string
  /** What its machines are made from. */
  readonly image: HomeImage | BaseImage
  /** The region that is asked what is the account's and no region's: home, or the first of the file. */
  readonly leadRegion: string
  /** The folder that the fleet file is in. */
  readonly folder: string
  /** Undefined when the fleet does without. */
  readonly keyPair: string | undefined
  /** Of the key pair, with a base image; else home has it. */
  readonly publicKey: string | undefined
  readonly securityGroup: string
  /** On everything that is made, beside our own. */
  readonly tags: Tags
  readonly instance: {
    readonly types: readonly string[]
    readonly profile: string | undefined
    readonly metadata: 'required' | 'optional'
    /** Undefined leaves it to the image, else to EC2. */
    readonly metadataHops: number | undefined
    /** Of burstable types; undefined leaves it to EC2. */
    readonly credits: Credits | undefined
    readonly diskKmsKey: string | undefined
    /** Of the root disk; undefined leaves it to the image. */
    readonly diskGiB: number | undefined
  }
  readonly run: {
    readonly command: string
    readonly timeoutSeconds: number
    readonly user: string
    readonly env: Readonly<Record<string, string>>
    /** By the names of variables, the paths of the parameters that hold their values. */
    readonly secrets: Readonly<Record<string, string>>
    readonly files: readonly FileReference[]
    readonly outputCapBytes: number
    readonly resultsCapBytes: number
    readonly pollSeconds: number
    readonly waitForBootSeconds: number
  }
  readonly fuseSeconds: number
  readonly timezone: string
  /** In the order of the file. */
  readonly regions: readonly FleetRegion[]
}

export interface FleetRegion {
  readonly name: string
  /** Five fields, in the fleet's timezone; without it the region is never due by itself. */
  readonly cron: string | undefined
  readonly enabled: boolean
  readonly subnet: string | undefined
  /** The region's own, or the fleet's. */
  readonly types: readonly string[]
  /** The region's own, or the fleet's `instance.disk-kms-key`; undefined encrypts as the image is. */
  readonly kmsKey: string | undefined
  /** US dollars for an hour of a running machine by its type, as far as the file tells; the region's own first. */
  readonly prices: Readonly<Record<string, number>>
  /** Set when the file doesn't have the region, or no longer: it can be looked at, stopped and cleared. */
  readonly isFormer?: true
}

/** How long the setup of a fleet may take, and what is around it; undefined for a fleet without one. */
export function setupSizeOf({ image }: Pick<Fleet, 'image'>): RunSize | undefined {
  return image.kind === 'base' && image.setup !== undefined ? setupSize(image.setup.timeoutSeconds) : undefined
}

/** A region that the fleet file doesn't have, by its name. */
export function formerRegion({ instance }: Fleet, name: string): FleetRegion {
  const nothing = { cron: undefined, enabled: false, subnet: undefined, kmsKey: undefined, prices: {} }
  return { name, ...nothing, types: instance.types, isFormer: true }
}

/** Twice the longest command. A fleet of all regions with a comment on each line stays below 10 KiB. In bytes. */
const MAX_FILE_BYTES = 512 * 1024

/** Nobody reads more problems than this. */
const MAX_PROBLEMS = 50

/**
 * Gives the fleet that a fleet.yml describes, by its bytes or its text; the path is for messages only.
 * Throws one ActionError with all problems, a line each: `fleet.yml:12 regions.us-west-2.cron: found "…", must be …`.
 */
export function parseFleet(file: string | Uint8Array, path: string): Fleet {
  const bytes = Buffer.byteLength(file)
  if (bytes > MAX_FILE_BYTES) {
    throw new ActionError(`${path} has ${formatSize(bytes)}; a fleet file has ${formatSize(MAX_FILE_BYTES)} at most`)
  }
  const text = typeof file === 'string' ? file : decodeText(file, path)
  const { value, problems: textProblems, findLine } = readFleetText(text)
  if (value === null && textProblems.length === 0) {
    throw new ActionError(`${path} is empty`, { hint: HOW_TO_WRITE_ONE })
  }
  // What isn't YAML has no value, and no problems but those of its text.
  const parsed = value === undefined ? undefined : fleetSchema.safeParse(value)
  const issues = parsed?.error?.issues.flatMap((issue) => describeIssue(issue, value)) ?? []
  const located = [...issues, ...findRuleProblems(value)].map((issue) => ({ ...issue, line: findLine(issue.path) }))
  const problems = [...textProblems, ...located].sort((a, b) => a.line - b.line)
  if (problems.length > 0 || parsed?.data === undefined) throw problemsError(problems, path)
  return resolveDefaults(parsed.data, { path, findLine })
}

/** The error for a fleet file that isn't there. */
export function fleetFileMissing(path: string): ActionError {
  return new ActionError(`there is no fleet file ${path}`, {
    hint: `Check out the repository before this step, name the file by fleet-file, or write one. ${HOW_TO_WRITE_ONE}`,
  })
}

/**
 * Gives the timeout of one run in seconds: the override (the `timeout` input), or else the fleet's.
 * Throws an ActionError when the override with its margin is longer than any machine may stay on.
 */
export function getTimeoutSeconds(fleet: Fleet, override: number | undefined): number {
  const margin = fuseMarginSeconds(fleet.run)
  if (override === undefined || override + margin <= fleet.fuseSeconds) return override ?? fleet.run.timeoutSeconds
  const longest = formatDuration(fleet.fuseSeconds - margin)
  throw new ActionError(`timeout: found "${formatDuration(override)}", must be at most ${longest}`, {
    hint: `The fleet's machines switch themselves off after ${formatDuration(fleet.fuseSeconds)}, of which ${formatDuration(margin)} are margin. For longer runs raise fuse in the fleet file and provision again.`,
  })
}

/**
 * Gives how long an operator gets a machine, in seconds: the `hold` input, or else as long as a run may take.
 * Throws an ActionError for a hold that the fuse would cut short.
 */
export function getHoldSeconds(
  fleet: Fleet,
  { holdSeconds, timeoutSeconds }: { holdSeconds: number | undefined; timeoutSeconds: number | undefined },
): number {
  if (holdSeconds === undefined) return getTimeoutSeconds(fleet, timeoutSeconds)
  const longest = longestHoldSeconds(fleet.fuseSeconds)
  if (holdSeconds <= longest) return holdSeconds
  throw new ActionError(`hold: found "${formatDuration(holdSeconds)}", must be at most ${formatDuration(longest)}`, {
    hint: `The fleet's machines switch themselves off ${formatDuration(fleet.fuseSeconds)} after their boot, which may take ${formatDuration(fleet.fuseSeconds - longest)} of that. For a longer hold raise fuse in the fleet file and provision again.`,
  })
}

const HOW_TO_WRITE_ONE =
  'A fleet file has at least name, image.base (or home), instance.types, run.command, run.timeout and regions; docs/configuration.md shows one.'

function problemsError(problems: readonly Problem[], path: string): ActionError {
  const lines = problems.slice(0, MAX_PROBLEMS).map(({ line, path: keys, message }) => {
    const key = keys.length === 0 ? '' : ` ${keys.join('.')}:`
    return `${path}:${line}${key} ${message}`
  })
  const rest = problems.length - lines.length
  return new ActionError([...lines, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n'))
}

/** Where a fleet file is, and where in it a key. */
interface Origin {
  readonly path: string
  readonly findLine: (path: Path) => number
}

function resolveDefaults(file: FleetFile, origin: Origin): Fleet {
  const { name, tags, timezone } = file
  const image = resolveImage(file, origin)
  const run = resolveRun(file, origin)
  const setup = image.kind === 'base' ? image.setup : undefined
  const leastFuses = [
    run.timeoutSeconds + fuseMarginSeconds(run),
    setup === undefined ? 0 : setupFuseSeconds(setup.timeoutSeconds, run),
  ]
  return {
    name,
    image,
    leadRegion: image.kind === 'home' ? image.region : (Object.keys(file.regions)[0] ?? ''),
    folder: dirname(origin.path),
    keyPair: resolveKeyPair(file, image),
    publicKey: file['public-key']?.trim(),
    securityGroup: file['security-group'] ?? name,
    tags,
    instance: resolveInstance(file, image),
    run,
    fuseSeconds: file.fuse ?? Math.max(...leastFuses),
    timezone,
    regions: Object.keys(file.regions).map((region) => resolveRegion(file, region)),
  }
}

function resolveImage({ name, home = '', image }: FleetFile, origin: Origin): Fleet['image'] {
  if (typeof image !== 'object') return { kind: 'home', region: home, name: image ?? name }
  const { base, setup, files = [], timeout } = image
  if (setup === undefined) return { kind: 'base', base, setup: undefined }
  const script = isScriptPath(setup) ? refer(setup.trim(), ['image', 'setup'], origin) : setup
  return {
    kind: 'base',
    base,
    setup: {
      script,
      files: files.map((file, index) => refer(file, ['image', 'files', index], origin)),
      timeoutSeconds: timeout,
    },
  }
}

function refer(file: string, keys: Path, { path, findLine }: Origin): FileReference {
  return { path: plainPath(file), place: `${path}:${findLine(keys)} ${keys.join('.')}` }
}

/** Gives the name of the key pair: with a base image there is one only for a key that the file holds. */
function resolveKeyPair(file: FleetFile, image: Fleet['image']): string | undefined {
  if (image.kind === 'base' && file['public-key'] === undefined) return undefined
  return file['key-pair'] === 'none' ? undefined : (file['key-pair'] ?? file.name)
}

function resolveInstance({ name, instance }: FleetFile, image: Fleet['image']): Fleet['instance'] {
  const { types, metadata, credits, disk } = instance
  const profile = instance.profile ?? (image.kind === 'base' ? machineProfile(name) : undefined)
  const [metadataHops, diskKmsKey] = [instance['metadata-hops'], instance['disk-kms-key']]
  const diskGiB = disk === undefined ? undefined : disk / 2 ** 30
  return { types, profile, metadata, metadataHops, credits, diskKmsKey, diskGiB }
}

/** The name of the instance profile that the stack of the roles makes. */
export function machineProfile(fleet: string): string {
  return `${fleet}-ssm`
}

function resolveRun({ run }: FleetFile, origin: Origin): Fleet['run'] {
  const { command, user, env, secrets, files = [] } = run
  return {
    command,
    timeoutSeconds: run.timeout,
    user,
    env,
    secrets,
    files: files.map((file, index) => refer(file, ['run', 'files', index], origin)),
    outputCapBytes: run['output-cap'],
    resultsCapBytes: run['results-cap'],
    pollSeconds: run.poll,
    waitForBootSeconds: run['wait-for-boot'],
  }
}

function resolveRegion({ instance, regions }: FleetFile, name: string): FleetRegion {
  const settings = regions[name]
  return {
    name,
    cron: settings?.cron,
    enabled: settings?.enabled ?? true,
    subnet: settings?.subnet,
    types: settings?.types ?? instance.types,
    kmsKey: settings?.['kms-key'] ?? instance['disk-kms-key'],
    prices: { ...instance.prices, ...settings?.prices },
  }
}
