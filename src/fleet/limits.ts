// The limits of a fleet and of the inputs that override it, each with where it comes from.

/** What a run may need on top of its timeout: boot, readiness, collecting the output, stopping. In seconds. */
export const FUSE_MARGIN_SECONDS = 30 * 60

/** A machine that nobody gives anything to switches itself off this long after its boot. In seconds. */
export const IDLE_SECONDS = 15 * 60

/** The longest wait of a payload for what a boot is still starting; by default it is a minute. In seconds. */
export const MAX_WAIT_FOR_BOOT_SECONDS = 10 * 60

/** SSM's executionTimeout ends at 172,800 s, and its agent replays unfinished commands for as long. In seconds. */
export const MAX_FUSE_SECONDS = 48 * 3600

/** The longest timeout of a run: the longest fuse without its margin. In seconds. */
export const MAX_TIMEOUT_SECONDS = MAX_FUSE_SECONDS - FUSE_MARGIN_SECONDS

export const MIN_TIMEOUT_SECONDS = 10

/** Each takes the machine a second or more to read, which is billed, and all of them together a minute at most. */
export const MAX_SECRETS = 10

/** A longer command is refused: it would need more than a handful of SSM's 64 KB documents. In bytes. */
export const MAX_COMMAND_BYTES = 256 * 1024

/** Names that bash holds read-only: setting them would end the run before it began. */
export const READONLY_NAMES: readonly string[] = ['UID', 'EUID', 'PPID', 'SHELLOPTS', 'BASHOPTS', 'BASH_VERSINFO']
