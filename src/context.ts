// Defines what every mode gets: the fleet, AWS, a clock, a log, and this job's identity.
import type { Aws, RegionClients } from './aws/clients.ts'
import type { Clock } from './clock.ts'
import type { Fleet, FleetRegion } from './fleet/fleet.ts'
import type { Logger } from './log.ts'

/** A machine that this job is about to start: what the post step has to know to stop it. */
export interface Machine {
  readonly region: string
  readonly instanceId: string
  readonly runId: string
  /** The last launch before this job starts it; without this, this job has launched it already. */
  readonly launchedBefore?: Date
}

/** An instance that is about to be made: it has no id yet, and nobody else's lease. */
export interface Expected {
  readonly region: string
  readonly runId: string
  readonly fleet: string
  /** Not made before this. */
  readonly since: Date
}

/** The job that runs the action: GitHub's, or another that started it. */
export interface Job {
  /** A new run id, `<GITHUB_RUN_ID>-<attempt>-<8 random hex>`. */
  newRunId(): string
  /** Tells the post step of a machine before the call that makes it; `remember` takes its place. */
  expect(expected: Expected): void
  /** Tells the post step of a machine, before the call that starts it. */
  remember(machine: Machine): void
  /** Tells the post step that a machine, made or about to be, needs no looking after any more. */
  forget(machine: Pick<Machine, 'runId'>): void
  /** Writes to the output file of a run and gives its path. */
  outputFile(machine: Machine): string
}

/** What a mode needs, once for a step. */
export interface Context {
  readonly fleet: Fleet
  readonly aws: Aws
  readonly account: string
  readonly clock: Clock
  readonly logger: Logger
  /** Aborted when the job is cancelled. */
  readonly signal: AbortSignal
  readonly job: Job
  readonly version: string
  /** The job's environment variables: what GitHub tells of the job. */
  readonly variables: Readonly<Record<string, string | undefined>>
}

/** What a mode needs in one region; its log lines begin with the region when there are several. */
export interface RegionContext extends Context {
  readonly region: FleetRegion
  readonly clients: RegionClients
}
