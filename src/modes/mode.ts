// Carries a mode out in all its regions: from inputs to a result for each.
import { assertOutlasts, environmentExpiry } from '../aws/credentials.ts'
import { isUnauthorized } from '../aws/errors.ts'
import { secondsAfter } from '../clock.ts'
import type { Context, RegionContext } from '../context.ts'
import { ActionError, causeChain, Refusal } from '../errors.ts'
import { getHoldSeconds, getTimeoutSeconds, setupSizeOf, type FleetRegion } from '../fleet/fleet.ts'
import { assertJobOutlasts } from '../github/workflow.ts'
import type { CheckInputs, Inputs, RotateInputs } from '../inputs/inputs.ts'
import { prefixed } from '../log.ts'
import { provingSeconds, runSeconds, stepSeconds } from '../phases.ts'
import { describeClearing } from '../plan/former.ts'
import { errorResult, linkedResult } from '../report/errors.ts'
import { isTrouble, overallStatus, type Ending, type RegionResult, type Result } from '../result.ts'
import type { Due } from '../schedule/due.ts'

/** What a mode gives: results by region, and which regions a matrix should take. */
interface Report {
  readonly results: Readonly<Record<string, RegionResult>>
  readonly regions: readonly string[]
  readonly ticks?: Result['ticks'] | undefined
}

/** Does what the inputs ask for in the regions: what came of it, and whether that fails the step. */
export async function carryOut(
  inputs: Inputs,
  context: Context,
  regions: readonly FleetRegion[],
): Promise<Pick<Ending, 'result' | 'regions' | 'failed'>> {
  const contexts = regions.map((region): RegionContext => {
    const logger = regions.length > 1 ? prefixed(context.logger, region.name) : context.logger
    return { ...context, region, clients: context.aws(region.name), logger }
  })
  await assertTimeEnough(inputs, context)
  const report = await runMode(inputs, context, contexts)
  const result = resultOf(report, { mode: inputs.mode, context })
  return { result, regions: report.regions, failed: isFailed(inputs, result) }
}

/** Throws, before anything is started, when credentials or job would end before the work does. */
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
  const needed = startsMachine ? runSeconds(size) : provingSeconds(setupSizeOf(fleet))
  assertOutlasts(environmentExpiry(variables), secondsAfter(clock.now(), needed))
}

/** One exhaustive switch; what a mode needs is loaded only with it. */
async function runMode(inputs: Inputs, context: Context, contexts: readonly RegionContext[]): Promise<Report> {
  switch (inputs.mode) {
    case 'provision': {
      const { observeCommon, provisionRegion } = await import('./provision.ts')
      const facts = await observeCommon(context)
      return inRegions(contexts, (region) => provisionRegion(region, facts, inputs))
    }
    case 'check':
      return check(inputs, context, contexts)
    case 'clear': {
      const { assertConfirmed, clearRegion } = await import('./clear.ts')
      assertConfirmed(inputs, context.fleet.name)
      return inRegions(contexts, (region) => clearRegion(region, inputs))
    }
    case 'run': {
      const [{ runRegion }, { packRunFiles }] = await Promise.all([import('./run.ts'), import('../files/run.ts')])
      const timeoutSeconds = getTimeoutSeconds(context.fleet, inputs.timeoutSeconds)
      const files = await packRunFiles(context.fleet)
      return inRegions(contexts, (region) => runRegion(region, { ...inputs, timeoutSeconds, files }))
    }
    case 'start': {
      const { startRegion } = await import('./start.ts')
      const holdSeconds = getHoldSeconds(context.fleet, inputs)
      return inRegions(contexts, (region) => startRegion(region, { holdSeconds }))
    }
    case 'stop': {
      const { stopRegion } = await import('./stop.ts')
      return inRegions(contexts, (region) => stopRegion(region))
    }
    case 'rotate':
      return rotate(inputs, context, contexts)
  }
}

async function check(inputs: CheckInputs, context: Context, contexts: readonly RegionContext[]): Promise<Report> {
  const [{ checkRegion }, { tellStale }, { findReadableOrigin }] = await Promise.all([
    import('./check.ts'),
    import('./tell-schedule.ts'),
    import('./origin.ts'),
  ])
  tellStale(context, inputs.exactHours)
  const originOf = await findReadableOrigin(context)
  const report = await inRegions(contexts, async (region) => checkRegion(region, await originOf(region)))
  return { ...report, regions: contexts.filter(({ region }) => region.enabled).map(({ region }) => region.name) }
}

async function rotate(inputs: RotateInputs, context: Context, contexts: readonly RegionContext[]): Promise<Report> {
  const [{ rotateRegion }, { tellSchedule }, { orderDue }] = await Promise.all([
    import('./rotate.ts'),
    import('./tell-schedule.ts'),
    import('../schedule/due.ts'),
  ])
  const due = new Map<string, Due>()
  const [report, ticks] = await Promise.all([
    inRegions(contexts, async (region) => {
      const rotation = await rotateRegion(region)
      if (rotation.due !== undefined) due.set(region.region.name, rotation.due)
      return rotation.result
    }),
    tellSchedule(context, inputs),
  ])
  const inFleetOrder = contexts.flatMap(({ region: { name } }) => {
    const state = due.get(name)
    return state === undefined ? [] : [{ ...state, name }]
  })
  const regions = orderDue(inFleetOrder, inputs.catchUp).map(({ name }) => name)
  return { ...report, regions, ticks }
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

/** Adds a hint: the roles may not know a region that left the fleet file; they are to know it until it is cleared. */
function ofFormer({ region, fleet }: RegionContext, error: unknown): unknown {
  if (region.isFormer !== true || !causeChain(error).some(isUnauthorized)) return error
  const clearing = describeClearing({ region: region.name, fleet: fleet.name })
  return new ActionError(`region ${region.name} is not in the fleet file`, {
    cause: error,
    hint: `If the roles were deployed without it, let them know it: npm run -s infra -- OWNER/REPOSITORY AlsoRegions=${region.name} | sh; then ${clearing}.`,
  })
}

function resultOf(
  { results, ticks }: Report,
  { mode, context: { fleet, account, variables, version } }: { mode: Inputs['mode']; context: Context },
): Result {
  const linked = Object.entries(results).map(([name, one]) => [name, linkedResult(one, variables)] as const)
  return {
    mode,
    fleet: fleet.name,
    account,
    version,
    status: overallStatus(Object.values(results).map(({ status }) => status)),
    ticks,
    regions: Object.fromEntries(linked),
  }
}

/** Whether the step fails: by trouble; `check` only when asked to, `rotate` never once `regions` is known. */
function isFailed(inputs: Inputs, { regions }: Result): boolean {
  const results = Object.values(regions)
  if (inputs.mode === 'rotate') return false
  if (inputs.mode === 'check') return inputs.require === 'ready' && results.some(({ status }) => status !== 'ok')
  return results.some(({ status }) => isTrouble(status))
}
