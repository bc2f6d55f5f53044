// Defines what a step gives back: the schema of the `result` output, its types, and how a step's status follows.
import { z } from 'zod'

const time = z.string().describe('ISO 8601, UTC')

export const regionStatusSchema = z.enum(['ok', 'absent', 'skipped', 'busy', 'failed', 'refused', 'drifted'])

const outcomeSchema = z.object({
  kind: z.string().describe('What was to be done, such as copy-image'),
  target: z.string().describe('To what'),
  outcome: z.enum(['done', 'skipped', 'failed', 'planned']),
  reason: z.string(),
  seconds: z.number(),
  outputFile: z.string().optional().describe('Path on the runner of what a setup has written'),
  onSince: time.optional().describe('Of a machine that was stopped: its launch'),
  costDollars: z.number().optional().describe('About, of a machine that was stopped, from its launch on, as of a run'),
})

const findingSchema = z.object({
  code: z.string().describe('A stable word, such as missing, drift, leftover'),
  defect: z.boolean().describe('Whether it keeps the region from being as its fleet wants it'),
  text: z.string(),
  resource: z.string().optional().describe('Id of the resource'),
  cause: z.string().optional().describe('What several findings have in common, in one or several regions'),
})

const errorSchema = z.object({
  messages: z.array(z.string()).describe('What went wrong, outermost first'),
  hint: z.string().optional().describe('What to do next'),
  code: z.string().optional().describe("AWS's error code"),
  requestId: z.string().optional().describe("AWS's request id"),
})

const imageSchema = z.object({
  id: z.string(),
  name: z.string(),
  state: z.string(),
  created: time,
  source: z
    .string()
    .optional()
    .describe("Id of the home image it is a copy of; home's own image and a public one have none"),
  current: z.boolean().describe("Whether it is home's current image, or a copy of it, or the newest of its base"),
  snapshots: z.array(z.string()),
})

const holderSchema = z.object({
  kind: z.enum(['lease', 'hold', 'proof boot']),
  until: time,
  runId: z.string().optional(),
})

const instanceSchema = z.object({
  id: z.string(),
  state: z.string(),
  type: z.string(),
  zone: z.string(),
  address: z.string().optional().describe('Public IPv4 address, while it is on'),
  image: z.string().describe('Id of the image it was made from'),
  setup: z.string().optional().describe('Hash of the base, the setup and its files that it has been set up by'),
  lastStart: time,
  lease: z.string().optional().describe('Who holds it, and until when, in words'),
  holder: holderSchema
    .optional()
    .describe('The same as values: a run by its lease, an operator by a hold, a proof boot'),
  slot: z.string().optional().describe('The slot it served last'),
})

const phaseSchema = z.object({ name: z.string(), started: time, seconds: z.number() })

/** The most that is read of a summary, its bytes as well: it is shown to people. */
export const MAX_SUMMARY = { bytes: 64 * 1024, metrics: 50, items: 200, values: 20, title: 100 } as const

/** Names of numbers: a metric's, and an item's, which has its unit at its end. */
export const METRIC_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/
export const VALUE_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,56}_(?:seconds|bytes|count|ratio)$/

const summaryTitle = z.string().min(1).max(MAX_SUMMARY.title)

const summarySchema = z.object({
  metrics: z
    .record(z.string().regex(METRIC_NAME), z.number())
    .meta({ maxProperties: MAX_SUMMARY.metrics, description: 'Numbers of the whole run, by their names' }),
  items: z
    .array(
      z
        .looseObject({
          name: summaryTitle.describe('What was measured'),
          group: summaryTitle.optional().describe('What it belongs to, such as its kind'),
        })
        .meta({
          patternProperties: { [VALUE_NAME.source]: { type: 'number' } },
          additionalProperties: false,
          description: 'Numbers of one thing, by names that end with their unit: median_seconds, rows_count',
        }),
    )
    .max(MAX_SUMMARY.items)
    .describe('What was measured, one line of the table each'),
})

const runSchema = z.object({
  runId: z.string(),
  phases: z.array(phaseSchema),
  exitCode: z.int().optional().describe("The payload's own exit code; none when it ended otherwise"),
  signal: z.string().optional().describe('The signal that ended the payload, such as SIGTERM'),
  timedOut: z.boolean(),
  outputBytes: z.int(),
  outputFile: z.string().optional().describe('Path on the runner'),
  resultsFolder: z
    .string()
    .optional()
    .describe('Path on the runner of what the payload left for us; none without files'),
  summary: summarySchema.optional().describe("The payload's own numbers, from summary.json among its results"),
  nextSlot: time.optional().describe('When the region is due next, by its cron line'),
  slot: time.optional().describe('The slot it serves; none for a command of its own, or without a cron line'),
  lateSeconds: z.int().optional().describe('From the slot to the beginning of the run'),
  billedSeconds: z.number().optional().describe('From running to stopping, by the second, at least 60'),
  costDollars: z
    .number()
    .optional()
    .describe('About, by the prices of the fleet file, where it has them; without disks and traffic'),
})

const scheduleSchema = z.object({
  due: z.boolean().describe('Whether a run is to be started for the slot now'),
  reason: z.string().describe('Why it is due, or why not'),
  slot: time.optional().describe('The latest slot'),
  served: time.optional().describe('The slot that was served last'),
  next: time.optional().describe('The next slot'),
})

const storageSchema = z.object({
  volumesGiB: z.int(),
  snapshotsGiB: z.int().describe('By the size of their volumes: EC2 bills what of it is written'),
})

export const regionResultSchema = z.object({
  status: regionStatusSchema,
  summary: z.string().describe('What happened, in a sentence'),
  image: imageSchema.optional(),
  keyPair: z.string().optional().describe('Id of the key pair'),
  securityGroup: z.string().optional().describe('Id of the security group'),
  instance: instanceSchema.optional(),
  storage: storageSchema
    .optional()
    .describe("From check: the fleet's own disks and snapshots, which cost money at rest"),
  steps: z.array(outcomeSchema),
  findings: z.array(findingSchema),
  run: runSchema.optional(),
  schedule: scheduleSchema.optional().describe('From rotate: where the region stands in its schedule'),
  error: errorSchema.optional(),
})

export const resultSchema = z
  .object({
    mode: z.string(),
    fleet: z.string().describe('Its name; empty where the step could not begin and the fleet file was not read'),
    account: z.string().optional().describe('Id of the AWS account'),
    version: z.string().describe('Version of the action'),
    status: z.enum([...regionStatusSchema.options, 'partial']),
    ticks: z
      .object({
        asked: z.int().optional().describe("By the workflow's cron lines"),
        delivered: z.int(),
        late: z.array(z.object({ region: z.string(), slot: time, seconds: z.int().optional() })),
        dispatches: z
          .object({ asked: z.int(), came: z.int() })
          .optional()
          .describe('Of exact hours, where they are set up'),
      })
      .optional()
      .describe("From rotate: how GitHub's schedule has fared in the last day"),
    regions: z.record(z.string(), regionResultSchema).describe('By the name of the region'),
    error: errorSchema.optional().describe('Why the step could not begin; then nothing was done in any region'),
  })
  .describe('The result output of AWS ServiceMon')

/** The JSON Schema of the `result` output, committed as result.schema.json. */
export function resultJsonSchema(): object {
  return z.toJSONSchema(resultSchema)
}

/** The JSON Schema of summary.json, which a payload may leave among its results; committed as summary.schema.json. */
export function summaryJsonSchema(): object {
  return z.toJSONSchema(
    summarySchema.partial().meta({
      title: 'summary.json of a run of AWS ServiceMon',
      description: `A payload's own numbers; ${MAX_SUMMARY.bytes / 1024} KiB at most.`,
    }),
  )
}

/** A payload's own numbers. */
export type RunSummary = z.infer<typeof summarySchema>
/** Outcome of a step in one region. */
export type RegionStatus = z.infer<typeof regionStatusSchema>
/** Everything a step has to say of one region. */
export type RegionResult = z.infer<typeof regionResultSchema>
/** One phase of a run. */
export type Phase = z.infer<typeof phaseSchema>
/** Where a region stands in its schedule. */
export type ScheduleResult = z.infer<typeof scheduleSchema>
/** What was done, or is planned, or was found. */
export type StepResult = z.infer<typeof outcomeSchema>
export type FindingResult = z.infer<typeof findingSchema>
export type ErrorResult = z.infer<typeof errorSchema>
/** A region's machine, as results tell it. */
export type InstanceResult = z.infer<typeof instanceSchema>
/** The `result` output. */
export type Result = z.infer<typeof resultSchema>

/** A step's end: its result, and the regions for a matrix. */
export interface Ending {
  readonly result: Result
  readonly regions: readonly string[]
  readonly failed: boolean
  readonly ended: Date
  /** How long the step took. */
  readonly seconds: number
  /** For debugging, where it could not begin. */
  readonly stack?: string | undefined
}

/** From best to worst; a step whose regions fared alike has their status. */
const BY_GRAVITY: readonly RegionStatus[] = ['ok', 'absent', 'skipped', 'drifted', 'busy', 'refused', 'failed']
const TROUBLE: readonly RegionStatus[] = ['busy', 'refused', 'failed']

/** Whether the status makes a step fail. */
export function isTrouble(status: RegionStatus): boolean {
  return TROUBLE.includes(status)
}

/** The worst status of all regions, or `partial` when some went well and others did not. */
export function overallStatus(statuses: readonly RegionStatus[]): Result['status'] {
  if (statuses.some(isTrouble) && !statuses.every(isTrouble)) return 'partial'
  return BY_GRAVITY.findLast((status) => statuses.includes(status)) ?? 'ok'
}
