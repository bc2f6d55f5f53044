// Which of the fleet's regions a step works on: what the region input means for the mode.
import { ActionError } from '../errors.ts'
import type { Fleet, FleetRegion } from '../fleet/fleet.ts'
import { type Mode, splitList } from './input-list.ts'
import { didYouMean } from '../text/suggest.ts'

/** What each mode does without the region input, with `all`, and with a region that is disabled. */
const RULES: Readonly<Record<Mode, { readonly ifEmpty: 'all' | 'refuse'; readonly all: 'enabled' | 'every' }>> = {
  provision: { ifEmpty: 'refuse', all: 'enabled' },
  check: { ifEmpty: 'all', all: 'every' },
  // What was switched off still has to be found, stopped and removed.
  clear: { ifEmpty: 'refuse', all: 'every' },
  stop: { ifEmpty: 'refuse', all: 'every' },
  run: { ifEmpty: 'refuse', all: 'enabled' },
  start: { ifEmpty: 'refuse', all: 'enabled' },
  // Its sweep looks everywhere; a disabled region is never due.
  rotate: { ifEmpty: 'all', all: 'every' },
}

/**
 * The regions that a step works on: one, several by comma or line (in this order, each once), or `all` of the fleet.
 * Throws an ActionError for a region that the fleet doesn't have, for none where the mode changes something,
 * and for a disabled one in mode run.
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
  const unknown = names.filter((name) => name !== 'all' && !known.includes(name))
  if (unknown.length > 0) {
    const lines = unknown.map((name) => `region: "${name}" is not in the fleet ${fleet.name}${didYouMean(name, known)}`)
    throw new ActionError(lines.join('\n'), { hint: `The fleet has ${known.join(', ')}; or write all.` })
  }
  if (names.length === 0 || names.includes('all')) return selectAll(options, rule.all)
  const selected = names.flatMap((name) => fleet.regions.filter((region) => region.name === name))
  const disabled = selected.filter(({ enabled }) => !enabled)
  if (mode === 'run' && disabled.length > 0) {
    throw new ActionError(
      `region: ${disabled.map(({ name }) => name).join(', ')} can't run, being disabled in the fleet file`,
      { hint: 'Remove "enabled: false" there to run it.' },
    )
  }
  return selected
}

function selectAll({ mode, fleet }: { mode: Mode; fleet: Fleet }, all: 'enabled' | 'every'): readonly FleetRegion[] {
  const selected = fleet.regions.filter(({ enabled }) => enabled || all === 'every')
  if (selected.length > 0) return selected
  throw new ActionError(
    `region: all regions of the fleet ${fleet.name} are disabled, so mode ${mode} has none to work on`,
  )
}
