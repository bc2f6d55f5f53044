// From inputs over the fleet to a mode and its report: one step of a workflow. The one catch is in index.ts.
import { readFile } from 'node:fs/promises'
import { getAccount } from './aws/account.ts'
import type { Aws } from './aws/clients.ts'
import type { Role } from './aws/role.ts'
import { assertOutlasts, environmentExpiry } from './aws/credentials.ts'
import { secondsAfter, secondsBetween, type Clock } from './clock.ts'
import { isUnauthorized } from './aws/errors.ts'
import { ActionError, causeChain, Refusal } from './errors.ts'
import { fleetFileMissing, getHoldSeconds, getTimeoutSeconds, parseFleet, type Fleet } from './fleet/fleet.ts'
import { loadInputs, type Inputs, type ReadInput } from './inputs/inputs.ts'
import { selectRegions } from './inputs/select-regions.ts'
import { PROVING_SECONDS, runSeconds, stepSeconds } from './phases.ts'
import { prefixed, type Logger } from './log.ts'
import type { Context, Job, RegionContext } from './context.ts'
import { describeClearing } from './plan/former.ts'
import { errorResult, linkedResult } from './report/errors.ts'
import { isTrouble, overallStatus, type Ending, type RegionResult, type Result } from './result.ts'
import type { Due } from './schedule/due.ts'
import { assertJobOutlasts } from './github/workflow.ts'

/** What the entry gives. */
export interface Environment {
  readonly readInput: ReadInput
  /** AWS as a role, whose credentials come from the STS of a region, or as the environment's credentials say. */
  readonly connect: (identity: { role: Role | undefined; region: string }) => Aws
  readonly variables: Readonly<Record<string, string | undefined>>
  readonly clock: Clock
  readonly logger: Logger
  readonly signal: AbortSignal
  readonly job: Job
  readonly version: string
}

type ByRegion = Readonly<Record<string, RegionResult>>

/** What a mode gives: results by region, and which regions a matrix should take. */
interface Report {
  readonly results: ByRegion
  readonly regions: readonly string[]
  readonly ticks?: Result['ticks'] | undefined
}

/** Does one step. Throws only before any region was touched; after that everything is in the result. */
export async function main(environment: Environment): Promise<Ending> {
  const { clock, logger, version } = environment
  const started = clock.now()
  const inputs = loadInputs(environment.readInput)
  const fleet = await readFleet(inputs.fleetFile)
  const regions = selectRegions({ mode: inputs.mode, region: inputs.region, fleet })
  for (const name of inputs.ignored) logger.info(`input ${name} has no meaning in mode ${inputs.mode} and is ignored`)
  const aws = environment.connect({ role: inputs.role, region: fleet.home })
  const account = await getAccount(aws(fleet.home), inputs.allowedAccountIds)
  logger.info(
    `AWS ServiceMon ${version}: ${inputs.mode} of fleet ${fleet.name} in ${regions.map(({ name }) => name).join(', ')}, account ${account}`,
  )
  const context: Context = { ...environment, aws, fleet, account }
  const contexts = regions.map((region): RegionContext => {
    const own = regions.length > 1 ? prefixed(logger, region.name) : logger
    return { ...context, region, clients: aws(region.name), logger: own }
  })
  await assertTimeEnough(inputs, context)
  const report = await runMode(inputs, context, contexts)
  const statuses = Object.values(report.results).map(({ status }) => status)
  const result: Result = {
    mode: inputs.mode,
    fleet: fleet.name,
    account,
    version,
    status: overallStatus(statuses),
    ticks: report.ticks,
    regions: Object.fromEntries(
      Object.entries(report.results).map(([name, one]) => [name, linkedResult(one, environment.variables)]),
    ),
  }
  const ended = clock.now()
  const seconds = Math.round(secondsBetween(started, ended) * 10) / 10
  return { result, regions: report.regions, failed: isFailed(inputs, result), ended, seconds }
}

/** Refuses, before anything is started, what credentials or job could not see to its end. */
async function assertTimeEnough(inputs: Inputs, { clock, fleet, variables }: Context): Promise<void> {
  const timeoutSeconds = inputs.mode === 'run' ? getTimeoutSeconds(fleet, inputs.timeoutSeconds) : 0
  const size = { ...fleet.run, timeoutSeconds }
  if (inputs.mode === 'run') {
    await assertJobOutlasts({ timeout: timeoutSeconds, wanted: stepSeconds(size) }, variables)
  }
  const startsMachine = ['run', 'start'].includes(inputs.mode)
  const provisions = inputs.mode === 'provision' && !inputs.dryRun
  // A role's credentials renew themselves.
  if (inputs.role !== undefined || !(startsMachine || provisions)) return
  const needed = startsMachine ? runSeconds(size) : PROVING_SECONDS
  assertOutlasts(environmentExpiry(variables), secondsAfter(clock.now(), needed))
}

/** One exhaustive switch; what a mode needs beyond EC2 is loaded only with it. */
async function runMode(inputs: Inputs, context: Context, contexts: readonly RegionContext[]): Promise<Report> {
  const { aws, fleet } = context
  switch (inputs.mode) {
    case 'provision': {
      const { observeHomeFacts, provisionRegion } = await import('./modes/provision.ts')
      const facts = await observeHomeFacts(context)
      return inRegions(contexts, (region) => provisionRegion(region, facts, inputs))
    }
    case 'check': {
      const [{ checkRegion }, { observeHome, unreadableHome }] = await Promise.all([
        import('./modes/check.ts'),
        import('./aws/home.ts'),
      ])
      const home = await observeHome(aws(fleet.home).ec2, fleet).catch((error: unknown) => unreadableHome(fleet, error))
      const report = await inRegions(contexts, (region) => checkRegion(region, home))
      return { ...report, regions: contexts.filter(({ region }) => region.enabled).map(({ region }) => region.name) }
    }
    case 'clear': {
      const { assertConfirmed, clearRegion } = await import('./modes/clear.ts')
      assertConfirmed(inputs, fleet.name)
      return inRegions(contexts, (region) => clearRegion(region, inputs))
    }
    case 'run': {
      const { runRegion } = await import('./modes/run.ts')
      const timeoutSeconds = getTimeoutSeconds(fleet, inputs.timeoutSeconds)
      return inRegions(contexts, (region) => runRegion(region, { ...inputs, timeoutSeconds }))
    }
    case 'start': {
      const { startRegion } = await import('./modes/start.ts')
      const holdSeconds = getHoldSeconds(fleet, inputs)
      return inRegions(contexts, (region) => startRegion(region, { holdSeconds }))
    }
    case 'stop': {
      const { stopRegion } = await import('./modes/stop.ts')
      return inRegions(contexts, (region) => stopRegion(region))
    }
    case 'rotate': {
      const [{ rotateRegion, tellSchedule }, { orderDue }] = await Promise.all([
        import('./modes/rotate.ts'),
        import('./schedule/due.ts'),
      ])
      const due = new Map<string, Due>()
      const [report, ticks] = await Promise.all([
        inRegions(contexts, async (region) => {
          const rotation = await rotateRegion(region)
          if (rotation.due !== undefined) due.set(region.region.name, rotation.due)
          return rotation.result
        }),
        tellSchedule(context, inputs.githubToken),
      ])
      const inFleetOrder = contexts.flatMap(({ region: { name } }) => {
        const state = due.get(name)
        return state === undefined ? [] : [{ ...state, name }]
      })
      const regions = orderDue(inFleetOrder, inputs.catchUp).map(({ name }) => name)
      return { ...report, regions, ticks }
    }
  }
}

/** Works on all regions at the same time; what one throws is its own result and hides no other's. */
async function inRegions(
  contexts: readonly RegionContext[],
  work: (context: RegionContext) => Promise<RegionResult>,
): Promise<Report> {
  const results = await Promise.all(
    contexts.map(async (context): Promise<readonly [string, RegionResult]> => {
      try {
        return [context.region.name, await work(context)]
      } catch (error) {
        const told = errorResult(ofFormer(context, error))
        const summary = told.messages.join(': ')
        const status = error instanceof Refusal ? error.status : 'failed'
        return [context.region.name, { status, summary, steps: [], findings: [], error: told }]
      }
    }),
  )
  return { results: Object.fromEntries(results), regions: contexts.map(({ region }) => region.name) }
}

/** The roles may not know a region that the fleet file no longer has: then they are deployed with it, until it is cleared. */
function ofFormer({ region, fleet }: RegionContext, error: unknown): unknown {
  if (region.isFormer !== true || !causeChain(error).some(isUnauthorized)) return error
  const clearing = describeClearing({ region: region.name, fleet: fleet.name })
  return new ActionError(`region ${region.name} is not in the fleet file`, {
    cause: error,
    hint: `If the roles were deployed without it, let them know it: npm run -s infra -- OWNER/REPOSITORY AlsoRegions=${region.name} | sh; then ${clearing}.`,
  })
}

async function readFleet(path: string): Promise<Fleet> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') throw fleetFileMissing(path)
    throw new ActionError(`reading the fleet file ${path}`, { cause })
  }
  return parseFleet(bytes, path)
}

/** The exit conditions: trouble fails a step; `check` only fails when asked to, `rotate` never once `regions` is known. */
function isFailed(inputs: Inputs, { regions }: Result): boolean {
  const results = Object.values(regions)
  if (inputs.mode === 'rotate') return false
  if (inputs.mode === 'check') return inputs.require === 'ready' && results.some(({ status }) => status !== 'ok')
  return results.some(({ status }) => isTrouble(status))
}
