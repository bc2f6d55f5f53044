// Mode provision makes a region ready from home, mends what it finds, and does nothing where nothing is missing.
import type { Home } from '../aws/origin.ts'
import { observeInstanceProfile, type ProfileState } from '../aws/instance-profiles.ts'
import { listEnabledRegions } from '../aws/placement.ts'
import { ActionError } from '../errors.ts'
import { fuseTag } from '../guest/commands.ts'
import { listFindings } from '../plan/findings.ts'
import type { ProvisionFacts } from '../plan/facts.ts'
import { planProvision, type ProvisionPlan } from '../plan/provision.ts'
import { notice, type Finding, type FindingCode, type Step } from '../plan/steps.ts'
import { errorResult } from '../report/errors.ts'
import type { RegionResult } from '../result.ts'
import { applySteps } from '../apply/apply.ts'
import type { Context, RegionContext } from '../context.ts'
import { observe, type Observed } from './observe.ts'
import { findOrigin, place, type OriginOf } from './origin.ts'
import { describeParts } from '../report/parts.ts'
import { describePlanned } from '../report/steps.ts'

/** What all regions are measured by, read once a step. */
export interface CommonFacts {
  readonly originOf: OriginOf
  readonly enabledRegions: ReadonlySet<string>
  /** Looks at the instance profile, once for all regions that want the same. */
  readonly profileOf: (home: Home) => Promise<ProfileState>
}

/** What one region is made after, and the profile that its machines get. */
interface OriginFacts {
  readonly home: Home
  readonly profile: ProfileState
}

/** How provision was asked. */
export interface ProvisionRequest {
  readonly adopt: boolean
  readonly dryRun: boolean
  /** Whether a newer image of the same base is reason enough for a new machine. */
  readonly refresh: boolean
}

/** Reads what all regions are made after, and the account's regions. */
export async function observeCommon(context: Context): Promise<CommonFacts> {
  const { aws, fleet } = context
  const [originOf, enabledRegions] = await Promise.all([
    findOrigin(context),
    listEnabledRegions(aws(fleet.leadRegion).ec2),
  ])
  const profiles = new Map<string | undefined, Promise<ProfileState>>()
  const profileOf = ({ profile }: Home): Promise<ProfileState> => {
    const state = profiles.get(profile) ?? observeProfile(context, profile)
    profiles.set(profile, state)
    return state
  }
  return { originOf, enabledRegions, profileOf }
}

async function observeProfile({ aws, fleet }: Context, name: string | undefined): Promise<ProfileState> {
  if (name === undefined) return { kind: 'unknown', reason: 'the name of the instance profile is not known' }
  return observeInstanceProfile(await aws(fleet.leadRegion).iam(), name)
}

/**
 * Provisions one region. Everything that could fail is looked at before the first change.
 *
 * @throws ActionError when the account may not use the region
 */
export async function provisionRegion(
  context: RegionContext,
  { originOf, enabledRegions, profileOf }: CommonFacts,
  { adopt, dryRun, refresh }: ProvisionRequest,
): Promise<RegionResult> {
  const { logger, region } = context
  if (!enabledRegions.has(region.name)) {
    throw new ActionError(`region ${region.name} is not enabled for this account`, {
      hint: 'Enable it under AWS Regions in the console, or leave it out of the fleet file.',
    })
  }
  const origin = await originOf(context)
  const profile = await profileOf(origin)
  const { facts, seen } = await observeFacts(context, { home: origin, profile }, { adopt, refresh })
  const { home } = facts
  if (profile.kind === 'unknown') logger.info(`instance profile not looked at: ${profile.reason}`)
  const plan = planProvision(facts)
  if (plan.kind === 'refused') return describeRefusal(context, seen, { home, plan })
  if (plan.steps.length === 0) logger.info('nothing to do: the region is as its fleet wants it')
  if (dryRun) return describePlan(context, seen, { home, steps: plan.steps })
  return carryOutPlan(context, seen, { origin: { home, profile }, steps: plan.steps })
}

async function observeFacts(
  context: RegionContext,
  { home: origin, profile }: OriginFacts,
  { adopt, refresh }: { adopt: boolean; refresh: boolean },
): Promise<{ facts: ProvisionFacts; seen: Observed }> {
  const { clock, fleet, region } = context
  const [seen, { home, placement }] = await Promise.all([observe(context, { adopt }), place(context, origin)])
  const facts = {
    fleet,
    region,
    home,
    placement,
    profile,
    adopt,
    refresh,
    inventory: seen.inventory,
    attributes: seen.attributes,
    fuseTag: fuseTag(fleet.fuseSeconds),
    now: clock.now(),
  }
  return { facts, seen }
}

function describeRefusal(
  context: RegionContext,
  seen: Observed,
  { home, plan }: { home: Home; plan: Extract<ProvisionPlan, { kind: 'refused' }> },
): RegionResult {
  const { hint, reasons, status } = plan
  for (const reason of reasons) context.logger.info(`${status}: ${reason}`)
  const summary = reasons.join('; ')
  const error = errorResult(new ActionError(summary, { hint }))
  return { status, summary, ...describeParts(context, seen, home), steps: [], findings: [], error }
}

/** Applies the steps, and looks at what has come of it. */
async function carryOutPlan(
  context: RegionContext,
  seen: Observed,
  { origin, steps }: { origin: OriginFacts; steps: readonly Step[] },
): Promise<RegionResult> {
  const { home, profile } = origin
  const source =
    home.image === undefined || home.profile === undefined
      ? undefined
      : { home, image: home.image, profile: home.profile }
  const { owned, foreign } = seen.inventory
  const planned = [...owned.instances, ...foreign.instances]
  const { outcomes, error } = await applySteps(context, steps, { source, planned })
  const after = steps.length === 0 ? seen : await observe(context)
  const was = findRemaining(context, seen, home)
  const is = new Set((after === seen ? was : findRemaining(context, after, home)).map(({ text }) => text))
  // Right after our own calls EC2's reads may lag behind: only what was there before as well is believed.
  const findings = [...listUnknown(profile), ...was.filter(({ text }) => is.has(text))]
  const rest = { ...describeParts(context, after, home), steps: [...outcomes], findings }
  if (error !== undefined) {
    const wasKept = !outcomes.some(({ outcome }) => outcome === 'failed')
    const summary = `not ready: a step ${wasKept ? 'was left undone' : 'failed'}`
    return { status: 'failed', summary, ...rest, error: errorResult(error) }
  }
  if (findings.some(({ defect }) => defect))
    return { status: 'drifted', summary: 'provisioned, with findings', ...rest }
  return { status: 'ok', summary: outcomes.length === 0 ? 'ready, nothing to do' : 'ready', ...rest }
}

function describePlan(
  context: RegionContext,
  seen: Observed,
  { home, steps }: { home: Home; steps: readonly Step[] },
): RegionResult {
  return {
    status: steps.length === 0 ? 'ok' : 'skipped',
    summary: steps.length === 0 ? 'ready, nothing to do' : `${steps.length} steps planned, none done (dry run)`,
    ...describeParts(context, seen, home),
    steps: describePlanned(steps, context.logger),
    findings: findRemaining(context, seen, home),
  }
}

/** What provision reports and never changes by itself. */
const REMAINING: readonly FindingCode[] = [
  ...(['drift', 'duplicate', 'stop-protection', 'uncollected', 'tags', 'disk', 'newer-base', 'old-base'] as const),
  ...(['open-ingress', 'rule-left-out', 'foreign', 'unknown'] as const),
]

function findRemaining(
  { clock, fleet, region }: RegionContext,
  { inventory, attributes }: Observed,
  home: Home,
): Finding[] {
  const now = clock.now()
  const facts = { fleet, region, home, inventory, attributes, fuseTag: fuseTag(fleet.fuseSeconds), now }
  return listFindings(facts).filter(({ code }) => REMAINING.includes(code))
}

function listUnknown(profile: ProfileState): Finding[] {
  return profile.kind === 'unknown' ? [notice('unknown', `instance profile not looked at: ${profile.reason}`)] : []
}
