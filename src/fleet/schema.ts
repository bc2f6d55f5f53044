// Defines the one schema of fleet.yml: it gives types, defaults, messages and fleet.schema.json.
// Rules that concern more than one key are in rules.ts.
import { z } from 'zod'
import {
  command,
  cron,
  duration,
  environment,
  files,
  fleetName,
  image,
  instanceTypes,
  keyPair,
  kmsKey,
  metadataHops,
  prices,
  publicKey,
  secrets,
  securityGroup,
  size,
  tags,
  text,
  timezone,
} from './fields.ts'
import { MAX_FUSE_SECONDS } from '../phases.ts'
import {
  FUSE_MARGIN_SECONDS,
  MAX_DISK_BYTES,
  MAX_OUTPUT_CAP_BYTES,
  MAX_RUN_FILES_BYTES,
  MAX_TIMEOUT_SECONDS,
  MAX_WAIT_FOR_BOOT_SECONDS,
  MIN_TIMEOUT_SECONDS,
} from './limits.ts'
import { REGIONS } from './regions.ts'

const instance = z
  .strictObject({
    types: instanceTypes('Instance types by preference: the first that a region offers is taken.'),
    profile: text(
      {
        pattern: /^[A-Za-z0-9_+=,.@-]{1,128}$/,
        message: 'must be the name (not the ARN) of an instance profile: 1 to 128 letters, digits or _+=,.@-',
      },
      {
        description:
          "The name of the instance profile. Default: with a base image the one that the roles' stack makes (the fleet's name and -ssm); else that of home's only unmanaged instance with the fleet's Name tag.",
      },
    ).optional(),
    metadata: z.enum(['required', 'optional']).default('required').meta({
      description: 'Whether the metadata service requires IMDSv2; optional is for old images that know IMDSv1 only.',
    }),
    'metadata-hops': metadataHops.optional(),
    credits: z.enum(['standard', 'unlimited']).optional().meta({
      description:
        'CPU credits of burstable types (t2, t3, t3a, t4g): standard slows a machine down that has used up its own, unlimited bills what it takes beyond. Default: as EC2 has it, which is unlimited for all but t2.',
    }),
    disk: size({
      min: 2 ** 30,
      max: MAX_DISK_BYTES,
      description:
        "How large the root disk is, in whole GiB, such as 16GiB; no smaller than the image's. Default: as the image has it.",
    })
      .refine((bytes) => bytes % 2 ** 30 === 0, 'must be in whole GiB, such as 16GiB')
      .optional(),
    'disk-kms-key': kmsKey(
      'The KMS key that encrypts the disks wherever the region has no kms-key of its own. Ids and ARNs belong to one region: for several regions use an alias that exists in each. Default: encrypted as the image is.',
    ).optional(),
    prices: prices(
      'What an hour of a running machine costs in US dollars, by its type, with its public address. Each run then tells what it cost, about; nothing else depends on it.',
    ).default({}),
  })
  .meta({ description: 'What the instances are made of.' })

const run = z
  .strictObject({
    command,
    timeout: duration({
      min: MIN_TIMEOUT_SECONDS,
      max: MAX_TIMEOUT_SECONDS,
      description: 'How long the payload may run before it gets TERM and then KILL, such as 30m.',
    }),
    user: text(
      { pattern: /^[a-z_][a-z0-9_.-]{0,31}$/, message: 'must be the name of a Unix user, such as ec2-user' },
      { description: 'The Unix user that runs the payload; any but root with its login environment.' },
    ).default('root'),
    env: environment.default({}),
    secrets: secrets.default({}),
    files: files(MAX_RUN_FILES_BYTES, 'What each run finds in its working folder; it travels with the run.').optional(),
    'output-cap': size({
      min: 1024,
      max: MAX_OUTPUT_CAP_BYTES,
      description: 'How much output of a run is kept and brought to the log, such as 4MiB.',
    }).prefault('4MiB'),
    'results-cap': size({
      min: 1024,
      max: MAX_OUTPUT_CAP_BYTES,
      description: 'How much of what a run leaves in its results folder is brought along, such as 4MiB.',
    }).prefault('4MiB'),
    poll: duration({
      min: 1,
      max: 300,
      description: 'How often a running payload is asked for new output.',
    }).prefault('5s'),
    'wait-for-boot': duration({
      min: 0,
      max: MAX_WAIT_FOR_BOOT_SECONDS,
      description:
        "How long the payload waits at most for the services that the machine's boot is still starting; 0s begins at once.",
    }).prefault('60s'),
  })
  .meta({ description: 'What is run.' })

const region = z
  .strictObject({
    cron: cron.optional(),
    subnet: text(
      {
        pattern: /^subnet-(?:[0-9a-f]{8}|[0-9a-f]{17})$/,
        message: 'must be a subnet id, such as subnet-0123456789abcdef0',
      },
      { description: 'The subnet of the instance. Default: one of the default VPC.' },
    ).optional(),
    types: instanceTypes('Instance types of this region by preference. Default: instance.types.').optional(),
    'kms-key': kmsKey('The KMS key of this region that encrypts the disk. Default: instance.disk-kms-key.').optional(),
    prices: prices('Prices of this region, before those of instance.prices.').default({}),
    enabled: z.boolean().default(true).meta({
      description: 'false takes the region out of the rotation and of "all" for provision, run and start.',
    }),
  })
  .meta({ description: 'One region of the fleet; may be empty.' })

/** Every key of fleet.yml, spelled as in the file. */
export const fleetSchema = z
  .strictObject({
    name: fleetName,
    home: z
      .string()
      .meta({
        description:
          'The region that holds the originals: image, key pair, security group. These are never changed. Not with a base image.',
        enum: REGIONS,
      })
      .optional(),
    image: image.optional(),
    'key-pair': keyPair.optional(),
    'public-key': publicKey.optional(),
    'security-group': securityGroup.optional(),
    tags: tags.default({}),
    instance,
    run,
    fuse: duration({
      min: MIN_TIMEOUT_SECONDS + FUSE_MARGIN_SECONDS,
      max: MAX_FUSE_SECONDS,
      description:
        'The longest any machine may stay on. Default: run.timeout and 30m, more for an output-cap and a results-cap over 8MiB together or a wait-for-boot over 1m.',
    }).optional(),
    timezone: timezone.default('UTC'),
    regions: z
      .record(z.string().meta({ enum: REGIONS }), region.nullable())
      .refine((value) => Object.keys(value).length > 0, 'must name at least one region')
      .meta({ minProperties: 1, description: 'The regions that the job runs from, each with its schedule.' }),
  })
  .meta({
    title: 'fleet.yml of AWS ServiceMon',
    description: 'All that one fleet is: its originals, its job, its regions and their schedules.',
  })

/** What the schema makes of a good file, before the defaults that depend on other keys. */
export type FleetFile = z.output<typeof fleetSchema>

/** The JSON Schema for editors, as committed in fleet.schema.json. */
export function fleetJsonSchema(): object {
  return z.toJSONSchema(fleetSchema, { io: 'input' })
}
