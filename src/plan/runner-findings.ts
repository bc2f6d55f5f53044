// Finds what is wrong with a fleet's machine: whether it is on, its settings against the fleet's, what is left on it.
import type { Instance } from '../aws/instances.ts'
import { creditsOf } from '../fleet/credits.ts'
import { isOn } from '../instance-state.ts'
import { describeHolder, findHolder, liveLeases, parseLeases } from '../lease.ts'
import { TAG } from '../tags.ts'
import type { RegionFacts } from './facts.ts'
import { describeHops, isCurrent, isReady, isSpoiled } from './parts.ts'
import { findNewerBase } from './base-age.ts'
import { defect, notice, type Finding } from './steps.ts'

/** Finds what is wrong with one of the fleet's machines, or worth knowing of it. */
export function findRunner(facts: RegionFacts, runner: Instance): Finding[] {
  return [
    ...findState(facts, runner),
    ...findSettings(facts, runner),
    // One of another base or setup is outdated, however new the image of its base is.
    ...(isCurrent(runner, facts.home) ? findNewerBase(facts, runner) : []),
    ...findUncollected(facts, runner),
  ]
}

/** `instance i-1 is running, held by run 1-1-0badcafe until …`, or that nobody holds it. */
export function describeOn(instance: Instance, now: Date): string {
  const { id, state } = instance
  const holder = findHolder(instance, now)
  if (holder === undefined) return `instance ${id} is ${state}, and nobody holds it`
  return `instance ${id} is ${state}, held by ${describeHolder(holder)}`
}

const FRESH = 'the next provision begins with a fresh machine'

/** Finds whether it is on without anybody holding it, and whether it came through its proof boot. */
function findState({ fuseTag, now }: RegionFacts, runner: Instance): Finding[] {
  const { id, tags, state } = runner
  const isHeld = findHolder(runner, now) !== undefined
  const findings: Finding[] = []
  if (isOn(state)) findings.push((isHeld ? notice : defect)('running', describeOn(runner, now), id))
  if (isSpoiled(runner) && !isHeld)
    findings.push(defect('setup', `the setup of instance ${id} failed or was cut off: ${FRESH}`, id))
  else if (!isReady(runner)) findings.push(defect('unproven', `instance ${id} has not come through its proof boot`, id))
  else if (tags[TAG.fuse] !== fuseTag) findings.push(defect('fuse', `instance ${id} has not the current fuse`, id))
  return findings
}

/** Finds what EC2 would do with it at a power-off or stop, and where it isn't as the fleet wants it. */
function findSettings({ attributes, fleet, home, region }: RegionFacts, runner: Instance): Finding[] {
  const { id, metadataTokens, profile, type } = runner
  const { shutdownBehavior = 'stop', stopProtection = false } = attributes.get(id) ?? {}
  const findings: Finding[] = []
  if (shutdownBehavior !== 'stop') {
    const text = `instance ${id}: a power-off from inside would ${shutdownBehavior} it`
    findings.push(defect('shutdown-behavior', text, id))
  }
  if (stopProtection) findings.push(defect('stop-protection', `instance ${id} is protected against being stopped`, id))
  if (metadataTokens !== 'required') {
    const say = fleet.instance.metadata === 'required' ? defect : notice
    findings.push(say('imdsv1', `instance ${id} answers IMDSv1`, id))
  }
  findings.push(...findOptions({ attributes, fleet }, runner))
  if (!region.types.includes(type)) {
    findings.push(defect('drift', `instance ${id} is a ${type}, and the fleet wants ${region.types.join(' or ')}`, id))
  }
  if (home.profile !== undefined && profile !== home.profile) {
    const text = `instance ${id} has instance profile ${profile ?? 'none'}, and the fleet wants ${home.profile}`
    findings.push(defect('drift', text, id))
  }
  return findings
}

/** Finds differences in what the fleet file may leave to EC2: the metadata service's reach, and CPU credits. */
function findOptions(
  { attributes, fleet }: Pick<RegionFacts, 'attributes' | 'fleet'>,
  { id, metadataHops, type }: Instance,
): Finding[] {
  const { metadataHops: hops } = fleet.instance
  const credits = creditsOf(fleet.instance, type)
  const found = attributes.get(id)?.cpuCredits
  const findings: Finding[] = []
  if (hops !== undefined && hops !== metadataHops) {
    const text = `instance ${id} answers for its metadata ${describeHops(metadataHops)} away, and the fleet wants ${hops}`
    findings.push(defect('metadata-hops', text, id))
  }
  if (credits !== undefined && found !== undefined && found !== credits) {
    findings.push(defect('credits', `instance ${id} has ${found} CPU credits, and the fleet wants ${credits}`, id))
  }
  return findings
}

function findUncollected({ now }: RegionFacts, runner: Instance): Finding[] {
  const { id, tags } = runner
  const live = new Set(liveLeases(runner, now).map(({ runId }) => runId))
  return parseLeases(tags)
    .filter(({ runId }) => !live.has(runId))
    .map(({ runId }) =>
      notice(
        'uncollected',
        `run ${runId} has not been collected from instance ${id}: the next run brings what it may have left`,
        id,
      ),
    )
}
