// Parses a fleet.yml into a fleet with all defaults resolved, or an error with everything that is wrong with it.
import { formatDuration } from '../text/duration.ts'
import { ActionError } from '../errors.ts'
import { decodeText } from './decode.ts'
import { describeIssue } from './issues.ts'
import { findRuleProblems } from './rules.ts'
import { fuseMarginSeconds, longestHoldSeconds } from '../phases.ts'
import { type FleetFile, fleetSchema } from './schema.ts'
import type { Problem } from './problem.ts'
import { readFleetText } from './yaml.ts'
import { formatSize } from '../text/size.ts'
import type { Tags } from '../tags.ts'
import type { Credits } from './credits.ts'

export interface Fleet {
  readonly name: string
  readonly home: string
  readonly image: string
  /** Undefined when the fleet does without (`key-pair: none`). */
  readonly keyPair: string | undefined
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
  }
  readonly run: {
    readonly command: string
    readonly timeoutSeconds: number
    readonly user: string
    readonly env: Readonly<Record<string, string>>
    /** By the names of variables, the paths of the parameters that hold their values. */
    readonly secrets: Readonly<Record<string, string>>
    readonly outputCapBytes: number
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
  return resolveDefaults(parsed.data)
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
  'A fleet file has at least name, home, instance.types, run.command, run.timeout and regions; docs/configuration.md shows one.'

function problemsError(problems: readonly Problem[], path: string): ActionError {
  const lines = problems.slice(0, MAX_PROBLEMS).map(({ line, path: keys, message }) => {
    const key = keys.length === 0 ? '' : ` ${keys.join('.')}:`
    return `${path}:${line}${key} ${message}`
  })
  const rest = problems.length - lines.length
  return new ActionError([...lines, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n'))
}

function resolveDefaults(file: FleetFile): Fleet {
  const { name, home, tags, timezone } = file
  const run = resolveRun(file)
  return {
    name,
    home,
    image: file.image ?? name,
    keyPair: file['key-pair'] === 'none' ? undefined : (file['key-pair'] ?? name),
    securityGroup: file['security-group'] ?? name,
    tags,
    instance: resolveInstance(file),
    run,
    fuseSeconds: file.fuse ?? run.timeoutSeconds + fuseMarginSeconds(run),
    timezone,
    regions: Object.keys(file.regions).map((region) => resolveRegion(file, region)),
  }
}

function resolveInstance({ instance }: FleetFile): Fleet['instance'] {
  const { types, profile, metadata, credits } = instance
  const [metadataHops, diskKmsKey] = [instance['metadata-hops'], instance['disk-kms-key']]
  return { types, profile, metadata, metadataHops, credits, diskKmsKey }
}

function resolveRun({ run }: FleetFile): Fleet['run'] {
  const { command, user, env, secrets } = run
  return {
    command,
    timeoutSeconds: run.timeout,
    user,
    env,
    secrets,
    outputCapBytes: run['output-cap'],
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
