// Sets the limits of a fleet and of the inputs that override it, each with where it comes from.

import { MAX_LEFT_LEASES } from '../lease.ts'
import { fuseMarginSeconds, MAX_FUSE_SECONDS } from '../phases.ts'
import { MAX_TAGS, TAG } from '../tags.ts'

/** What a run may need on top of its timeout, with an output-cap and a results-cap of up to 8 MiB together. In seconds. */
export const FUSE_MARGIN_SECONDS = fuseMarginSeconds({ outputCapBytes: 0, resultsCapBytes: 0, waitForBootSeconds: 0 })

/** The longest wait of a payload for what a boot is still starting; by default it is a minute. In seconds. */
export const MAX_WAIT_FOR_BOOT_SECONDS = 10 * 60

/** The longest timeout of a run: the longest fuse without its margin. In seconds. */
export const MAX_TIMEOUT_SECONDS = MAX_FUSE_SECONDS - FUSE_MARGIN_SECONDS

/** Of output, and of results. The fuse leaves the time to collect both, which is billed: half an hour each. In bytes. */
export const MAX_OUTPUT_CAP_BYTES = 32 * 1024 ** 2

export const MIN_TIMEOUT_SECONDS = 10

/** Each secret takes the machine a second or more to read, which is billed, and all together a minute at most. */
export const MAX_SECRETS = 10

/** A longer command is refused: it would need more than a handful of SSM's 64 KB documents. In bytes. */
export const MAX_COMMAND_BYTES = 256 * 1024

/** What a setup's files may have, packed (gzip of a tar): they travel in commands of 64 KB. In bytes. */
export const MAX_SETUP_FILES_BYTES = 256 * 1024

/** What a run's files may have, packed: they travel with each run, and what travels is billed time. In bytes. */
export const MAX_RUN_FILES_BYTES = 48 * 1024

/** The longest setup. A job that provisions may take six hours, and makes its regions at the same time. In seconds. */
export const MAX_SETUP_SECONDS = 4 * 3600

/** The largest volume of all types is 16 TiB (Amazon EBS User Guide, "Amazon EBS volume constraints"). In bytes. */
export const MAX_DISK_BYTES = 16 * 1024 ** 4

/** The environment of a payload as shell text (text/shell.ts): what it travels with and is sourced from. In bytes. */
export const MAX_ENV_BYTES = 64 * 1024

/** Names that bash holds read-only: setting them would end the run before it began. */
export const READONLY_NAMES: readonly string[] = ['UID', 'EUID', 'PPID', 'SHELLOPTS', 'BASHOPTS', 'BASH_VERSINFO']

/** The variables by which each payload is told of its run; nobody else sets them. Other names that begin so are free. */
export const RUN_VARIABLES: readonly string[] = [
  ...['SERVICEMON_FLEET', 'SERVICEMON_REGION', 'SERVICEMON_ZONE', 'SERVICEMON_INSTANCE_ID', 'SERVICEMON_RUN_ID'],
  ...['SERVICEMON_SLOT', 'SERVICEMON_FILES', 'SERVICEMON_RESULTS'],
]

/** Tags of a machine that are Name or have our own keys, of which those of leases are counted apart. */
const OWN_TAGS = 1 + Object.keys(TAG).length - 1
/** Room for claims at the same time, or for tags that an organisation's own tools write. */
const OTHER_TAGS = 3

/** Tags of the fleet file: what EC2 allows on a machine, without all that may be on it besides. */
export const MAX_FLEET_TAGS = MAX_TAGS - OWN_TAGS - MAX_LEFT_LEASES - OTHER_TAGS
