// Selects the regions that a step works on: what the region input means for the mode.
import { ActionError } from '../errors.ts'
import { formerRegion, type Fleet, type FleetRegion } from '../fleet/fleet.ts'
import { findPartition, isRegion, REGIONS } from '../fleet/regions.ts'
import { type Mode, splitList } from './input-list.ts'
import { didYouMean } from '../text/suggest.ts'

interface RegionRule {
  readonly ifEmpty: 'all' | 'refuse'
  readonly all: 'enabled' | 'every'
  /** Whether regions may be named that the fleet file doesn't have: what was made there is found by its tags. */
  readonly former?: true
}

/** What a mode does without the region input, with `all`, and with a region that is disabled or not in the file. */
const RULES: Readonly<Record<Mode, RegionRule>> = {
  provision: { ifEmpty: 'refuse', all: 'enabled' },
  check: { ifEmpty: 'all', all: 'every', former: true },
  // What was switched off still has to be found, stopped and removed.
  clear: { ifEmpty: 'refuse', all: 'every', former: true },
  stop: { ifEmpty: 'refuse', all: 'every', former: true },
  run: { ifEmpty: 'refuse', all: 'enabled' },
  start: { ifEmpty: 'refuse', all: 'enabled' },
  // Its sweep looks at all regions of the file; a disabled region is never due.
  rotate: { ifEmpty: 'all', all: 'every' },
}

/**
 * Gives a step's regions: one, several by comma or line (in this order, each once), or `all` of the fleet. Throws an
 * ActionError for a region that the fleet doesn't have, or for check, clear and stop that AWS doesn't have; for none
 * where the mode changes something; and for a disabled one in mode run.
 */
export function selectRegions(options: { mode: Mode; region: string; fleet: Fleet }): readonly FleetRegion[] {
  const { mode, fleet } = options
  const names = [...new Set(splitList(options.region))]
  const known = fleet.regions.map(({ name }) => name)
  const rule = RULES[mode]
  if (names.length === 0 && rule.ifEmpty === 'refuse') {
    throw new ActionError(`region: is missing, and mode ${mode} changes something`, {
      hint: `Name one or several of ${known.join(', ')}; or write all.`,
    })
  }
  const lines = names.flatMap((name) => describeUnknown(name, options) ?? [])
  if (lines.length > 0) {
    throw new ActionError(lines.join('\n'), { hint: `The fleet has ${known.join(', ')}; or write all.` })
  }
  const former = names
    .filter((name) => name !== 'all' && !known.includes(name))
    .map((name) => formerRegion(fleet, name))
  if (names.length === 0 || names.includes('all')) return [...selectAll(options, rule.all), ...former]
  const selected = names.flatMap((name) => [...fleet.regions, ...former].filter((region) => region.name === name))
  const disabled = selected.filter(({ enabled }) => !enabled)
  if (mode === 'run' && disabled.length > 0) {
    throw new ActionError(
      `region: ${disabled.map(({ name }) => name).join(', ')} can't run, being disabled in the fleet file`,
      { hint: 'Remove "enabled: false" there to run it.' },
    )
  }
  return selected
}

/** What is wrong with a name, or undefined. Where something is deleted nothing is suggested in its place. */
function describeUnknown(name: string, { mode, fleet }: { mode: Mode; fleet: Fleet }): string | undefined {
  const known = fleet.regions.map((region) => region.name)
  if (name === 'all' || known.includes(name)) return undefined
  if (RULES[mode].former === undefined) {
    return `region: "${name}" is not in the fleet ${fleet.name}${didYouMean(name, known)}`
  }
  if (!isRegion(name)) {
    return `region: "${name}" is not an AWS region${mode === 'clear' ? '' : didYouMean(name, [...known, ...REGIONS])}`
  }
  const { leadRegion } = fleet
  const [own, wanted] = [findPartition(name), findPartition(leadRegion)]
  return own === wanted ? undefined : `region: "${name}" is in the partition ${own}, and ${leadRegion} in ${wanted}`
}

function selectAll({ mode, fleet }: { mode: Mode; fleet: Fleet }, all: 'enabled' | 'every'): readonly FleetRegion[] {
  const selected = fleet.regions.filter(({ enabled }) => enabled || all === 'every')
  if (selected.length > 0) return selected
  throw new ActionError(
    `region: all regions of the fleet ${fleet.name} are disabled, so mode ${mode} has none to work on`,
  )
}
