// Defines the single values of fleet.yml: the pattern, the sentence for what doesn't fit, and where AWS sets the limit.
import { z } from 'zod'
import { findCronProblem, isTimezone } from '../schedule/cron.ts'
import { DURATION_PATTERN, DURATION_RULE, formatDuration, parseDuration } from '../text/duration.ts'
import { isPublicKey } from './public-key.ts'
import { BASE_NAMES } from './bases.ts'
import { findPathProblem, isScriptPath } from './paths.ts'
import {
  MAX_COMMAND_BYTES,
  MAX_ENV_BYTES,
  MAX_FLEET_TAGS,
  MAX_SECRETS,
  MAX_SETUP_FILES_BYTES,
  MAX_SETUP_SECONDS,
  MIN_TIMEOUT_SECONDS,
  READONLY_NAMES,
  RUN_VARIABLES,
} from './limits.ts'
import { exportLines } from '../text/shell.ts'
import { isReservedTag } from '../tags.ts'
import { formatSize, parseSize, SIZE_PATTERN, SIZE_RULE } from '../text/size.ts'

// A file is read once: compiling its schema to code first, as zod does, takes longer than it saves.
z.config({ jitless: true })

interface TextRule {
  readonly pattern: RegExp
  readonly message: string
}

export function text({ pattern, message }: TextRule, meta: { description: string; examples?: string[] }) {
  return z.string().regex(pattern, message).meta(meta)
}

export function duration({ min, max, description }: { min: number; max: number; description: string }) {
  const range = `must be between ${formatDuration(min)} and ${formatDuration(max)}`
  return z
    .string(DURATION_RULE)
    .meta({ description, pattern: DURATION_PATTERN.source })
    .transform((value, context) => {
      const seconds = DURATION_PATTERN.test(value) ? parseDuration(value) : undefined
      if (seconds !== undefined && seconds >= min && seconds <= max) return seconds
      context.addIssue(seconds === undefined ? DURATION_RULE : range)
      return z.NEVER
    })
}

export function size({ min, max, description }: { min: number; max: number; description: string }) {
  const range = `must be between ${formatSize(min)} and ${formatSize(max)}`
  return z
    .string(SIZE_RULE)
    .meta({ description, pattern: SIZE_PATTERN.source })
    .transform((value, context) => {
      const bytes = SIZE_PATTERN.test(value) ? parseSize(value) : undefined
      if (bytes !== undefined && bytes >= min && bytes <= max) return bytes
      context.addIssue(bytes === undefined ? SIZE_RULE : range)
      return z.NEVER
    })
}

/**
 * The fleet's name goes into tags, resource names, IAM conditions, parameter paths and GitHub's concurrency groups:
 * the characters are those that all of them take.
 */
export const fleetName = text(
  {
    pattern: /^(?!sg-)[A-Za-z0-9][A-Za-z0-9._-]{2,63}$/,
    message: 'must be 3 to 64 letters, digits, dots, hyphens or underscores, not beginning with "sg-"',
  },
  {
    description:
      'The name of the fleet: the value of its tags and, unless told otherwise, the name of its image, key pair and security group.',
    examples: ['NAVO'],
  },
)

/** AMI names have 3 to 128 characters; a copy is named `<name>-<source image id>`, and an id has up to 21. */
export const homeImage = text(
  {
    pattern: /^(?=\S)[A-Za-z0-9()[\] ./'@_-]{3,106}(?<=\S)$/,
    message: `must be an image name of 3 to 106 letters, digits, spaces or ()[]./-'@_`,
  },
  { description: "The name of the image in the home region, owned by the account. Default: the fleet's name." },
)

/** Parameters that anybody may read begin so (Systems Manager User Guide, "Working with public parameters"). */
const base = text(
  {
    pattern: new RegExp(
      `^(?:${BASE_NAMES.join('|').replaceAll('.', '\\.')}|/aws/service(?:/[A-Za-z0-9_.-]{1,128}){1,14})$`,
    ),
    message: `must be ${BASE_NAMES.join(', ')}, or the path of a public parameter below /aws/service/ that holds an image id`,
  },
  {
    description:
      'The public image that each region has of its own: al2023 or ubuntu-24.04, of the architecture that the type has, or the path of a public parameter that holds an image id.',
    examples: [...BASE_NAMES],
  },
)

const setup = z
  .string()
  .superRefine((value, context) => {
    const problem = isScriptPath(value) ? findPathProblem(value.trim()) : findCommandProblem(value)
    if (problem !== undefined) context.addIssue(problem)
  })
  .meta({
    minLength: 1,
    description:
      'What runs once on each new machine, as root: the path of a script beside the fleet file (one word with a / or a . in it), or the commands themselves.',
    examples: ['setup.sh', 'dnf -y install gcc'],
  })

/** Paths of files and folders, each with its own problem. */
export function files(most: number, description: string) {
  return z
    .array(
      z.string().superRefine((path, context) => {
        const problem = findPathProblem(path)
        if (problem !== undefined) context.addIssue(problem)
      }),
    )
    .meta({
      description: `${description} Paths of files and folders beside the fleet file; ${formatSize(most)} at most, packed.`,
    })
}

export const image = z
  .union([
    homeImage,
    z.strictObject({
      base,
      setup: setup.optional(),
      files: files(MAX_SETUP_FILES_BYTES, 'What the setup finds in its working folder.').optional(),
      timeout: duration({
        min: MIN_TIMEOUT_SECONDS,
        max: MAX_SETUP_SECONDS,
        description: 'How long the setup may take before it gets TERM and then KILL.',
      }).prefault('20m'),
    }),
  ])
  .meta({
    description:
      "The name of the account's own image in the home region, by default the fleet's name; or a map with a public image as base, and a setup.",
  })

/** ImportKeyPair takes RSA and ED25519 keys, as ssh-keygen writes them. */
export const publicKey = z
  .string()
  .refine(
    isPublicKey,
    'must be the text of a public key as ssh-keygen writes it: ssh-ed25519 or ssh-rsa, and what follows',
  )
  .meta({
    description:
      'With a base image: the public key that machines let in by SSH, as a key pair of the fleet. Without it they have none.',
  })

/** EC2: up to 255 ASCII characters, no spaces at the ends. Its filters read * and ? as patterns, and \ before them. */
export const keyPair = text(
  {
    pattern: /^(?=\S)[\x20-)+->@-[\]-~]{1,255}(?<=\S)$/,
    message: 'must be a key pair name of 1 to 255 ASCII characters without *, ? and \\, or none',
  },
  {
    description:
      "The name of the key pair: the one in home, or with a base image the one that public-key becomes; none to do without. Default: the fleet's name.",
  },
)

/** EC2: up to 255 of these characters and *, a pattern to its filters; not `sg-…`; nor `default`, which is reserved. */
export const securityGroup = text(
  {
    pattern: /^(?=\S)(?!sg-|default$)[A-Za-z0-9 ._:/()#,@[\]+=&;{}!$-]{1,255}(?<=\S)$/,
    message:
      'must be a security group name of 1 to 255 letters, digits, spaces or ._-:/()#,@[]+=&;{}!$, not "default" and not an id (sg-…)',
  },
  {
    description:
      "The name of the security group: the one in home, in its VPC, or with a base image the one that is made in each region. Default: the fleet's name.",
  },
)

/** KMS knows keys by id, multi-region id, alias and the ARNs of these. */
export function kmsKey(description: string) {
  const alias = 'alias/[A-Za-z0-9/_-]{1,250}'
  const id = '(?:mrk-[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})'
  return text(
    {
      pattern: new RegExp(`^(?:${alias}|${id}|arn:aws[a-z-]*:kms:[a-z0-9-]+:\\d{12}:(?:${alias}|key/${id}))$`),
      message: 'must be a KMS key: an alias (alias/…), a key id, or the ARN of either',
    },
    { description, examples: ['alias/servicemon'] },
  )
}

const INSTANCE_TYPE = /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/

export function instanceTypes(description: string) {
  const type = text(
    { pattern: INSTANCE_TYPE, message: 'must be an instance type, such as t3.micro' },
    { description: 'An EC2 instance type.', examples: ['t3.micro'] },
  )
  return z.array(type).min(1, 'must name at least one instance type').meta({ description })
}

/** Nobody means a dearer hour than this; EC2's dearest type costs some hundred dollars. */
const MAX_PRICE = 1000

export function prices(description: string) {
  const rule = `must be a price between 0 and ${MAX_PRICE} dollars, such as 0.0154`
  return z
    .record(
      z.string().regex(INSTANCE_TYPE, 'must be an instance type, such as t3.micro'),
      z.number(rule).positive(rule).max(MAX_PRICE, rule),
    )
    .meta({ description, examples: [{ 't3.micro': 0.0154 }] })
}

/** The metadata service's response to a PUT may travel this many hops at most (ModifyInstanceMetadataOptions). */
const MAX_HOPS = 64

export const metadataHops = z
  .int(`must be a whole number between 1 and ${MAX_HOPS}`)
  .min(1, `must be a whole number between 1 and ${MAX_HOPS}`)
  .max(MAX_HOPS, `must be a whole number between 1 and ${MAX_HOPS}`)
  .meta({
    description:
      "How many hops away the metadata service may be asked: 2 lets a job in a container have the machine's credentials. Default: as the image has it, else 1.",
    examples: [2],
  })

/** What all of AWS's services take in tags (Amazon EC2 User Guide, Tag restrictions); EC2 itself would take more. */
const TAG_CHARACTERS = '\\p{L}\\p{N} +=._:/@-'
const TAG_RULE = 'letters, digits, spaces or +-=._:/@'

const tagKey = z
  .string()
  .regex(
    new RegExp(`^(?! )[${TAG_CHARACTERS}]{1,128}(?<! )$`, 'u'),
    `must be a tag key of 1 to 128 ${TAG_RULE}, without a space at either end`,
  )
  .refine(
    (key) => !isReservedTag(key),
    "is reserved: Name and keys that begin with servicemon: are the action's own, and those with aws: are AWS's",
  )

export const tags = z
  .record(
    tagKey,
    text(
      { pattern: new RegExp(`^[${TAG_CHARACTERS}]{0,256}$`, 'u'), message: `must be up to 256 ${TAG_RULE}` },
      { description: 'The value; numbers and the like in quotes.', examples: ['4711'] },
    ),
  )
  .superRefine((value, context) => {
    const keys = Object.keys(value)
    if (keys.length > MAX_FLEET_TAGS) context.addIssue(`must be at most ${MAX_FLEET_TAGS} tags, not ${keys.length}`)
    // EC2 tells them apart, and IAM doesn't.
    for (const [key, ...others] of Map.groupBy(keys, (one) => one.toLowerCase()).values()) {
      for (const other of others) context.addIssue(`must not have keys that differ by case only: ${key} and ${other}`)
    }
  })
  .meta({
    maxProperties: MAX_FLEET_TAGS,
    description:
      'Tags on everything that is made, in the call that makes it, such as those of cost centres that an organisation demands.',
    examples: [{ CostCenter: '4711' }],
  })

export const cron = z
  .string()
  .superRefine((value, context) => {
    const problem = findCronProblem(value)
    if (problem !== undefined) context.addIssue(problem)
  })
  .meta({
    description: 'When the region is due: a cron line of five fields, in timezone. Without it, never by itself.',
    examples: ['30 0,6,12,18 * * *'],
  })

export const timezone = z
  .string()
  .refine(isTimezone, 'must be a time zone of the IANA database, such as Europe/Paris')
  .meta({ description: 'The time zone of the cron lines, by its IANA name.', examples: ['Europe/Paris'] })

/** What keeps a text from being a payload, or undefined. */
function findCommandProblem(value: string): string | undefined {
  if (value.trim() === '') return 'must not be empty'
  if (value.includes('\0')) return 'must not contain NUL characters'
  return Buffer.byteLength(value) > MAX_COMMAND_BYTES
    ? `must be at most ${formatSize(MAX_COMMAND_BYTES)} long`
    : undefined
}

export const command = z
  .string()
  .superRefine((value, context) => {
    const problem = findCommandProblem(value)
    if (problem !== undefined) context.addIssue(problem)
  })
  .meta({ minLength: 1, description: 'The payload: what a shell on the instance runs. Several lines are fine.' })

const variableName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'must be a name of letters, digits and underscores, not beginning with a digit')
  .refine((name) => !READONLY_NAMES.includes(name), 'is a variable that a shell does not let anybody set')
  .refine((name) => !RUN_VARIABLES.includes(name), 'is a variable by which each payload is told of its run')

export const environment = z
  .record(
    variableName,
    z
      .string()
      .refine((value) => !value.includes('\0'), 'must not contain NUL characters')
      .meta({ description: 'The value; numbers and the like in quotes.' }),
  )
  .superRefine((value, context) => {
    const bytes = Buffer.byteLength(exportLines(value))
    if (bytes <= MAX_ENV_BYTES) return
    context.addIssue(`must be at most ${formatSize(MAX_ENV_BYTES)} with all names and quotes, not ${bytes} bytes`)
  })
  .meta({ description: "Environment variables of the payload. Not for secrets: they'd show in the history of SSM." })

/** Parameter Store: up to 15 levels of letters, digits, dots, hyphens and underscores, 1011 characters with the ARN. */
export const secrets = z
  .record(
    variableName,
    text(
      {
        pattern: /^\/servicemon(?:\/[A-Za-z0-9_.-]{1,128}){2,6}$/,
        message: 'must be the path of a parameter, such as /servicemon/<name of the fleet>/token',
      },
      { description: 'The path of the parameter, below /servicemon/ and the name of the fleet.' },
    ),
  )
  .refine((value) => Object.keys(value).length <= MAX_SECRETS, `must be at most ${MAX_SECRETS} secrets`)
  .meta({
    maxProperties: MAX_SECRETS,
    description:
      "Environment variables of the payload that the machine reads itself, by the paths of parameters in its own region's Parameter Store.",
  })
