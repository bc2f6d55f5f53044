// The soak's plans: the same for the same seed, with faults at every layer.
import { describe, expect, test } from '@jest/globals'
import { BASE_FILES, BASE_REGIONS, drawPlan, REGIONS, type Plan, type Step } from './plan.ts'

/** All steps of a plan. */
function stepsOf({ regions, sweeps }: Plan): Step[] {
  const inRegions = REGIONS.flatMap((region) =>
    regions[region].flatMap((event) => {
      if (event.kind === 'step') return [event.step]
      return event.kind === 'race' ? event.steps : []
    }),
  )
  return [...inRegions, ...sweeps.map(({ step }) => step)]
}

describe('a plan', () => {
  const plan = drawPlan({ seed: 1, runs: 200, pace: 0.1 })
  const steps = stepsOf(plan)

  test('is the same for the same seed, and another one for another', () => {
    expect(drawPlan({ seed: 1, runs: 200, pace: 0.1 })).toEqual(plan)
    expect(drawPlan({ seed: 2, runs: 200, pace: 0.1 })).not.toEqual(plan)
  })

  test('has as many runs as asked for, in every region, and each step has a number of its own', () => {
    const runs = steps.filter(({ kind }) => kind.startsWith('run'))
    expect(runs.length).toBeGreaterThanOrEqual(200)
    expect(runs.length).toBeLessThanOrEqual(201)
    expect(new Set(runs.map(({ inputs }) => inputs['region']))).toEqual(new Set(REGIONS))
    expect(new Set(steps.map(({ number }) => number)).size).toBe(steps.length)
  })

  test('has other setups, setups that fail, and newer images where machines are of a base image, and nowhere else', () => {
    const provisions = steps.filter(({ kind, inputs }) => kind === 'provision' && 'fleet-file' in inputs)
    expect(new Set(provisions.map(({ inputs }) => inputs['fleet-file']))).toEqual(new Set(BASE_FILES))
    expect(provisions.some(({ inputs }) => inputs['refresh'] === 'true')).toBe(true)
    const regions = steps.flatMap(({ inputs }) => ('fleet-file' in inputs ? (inputs['region'] ?? '') : []))
    expect(new Set(regions)).toEqual(new Set(BASE_REGIONS))
  })

  test('has faults at every layer, every way in which processes end, and races', () => {
    const layers = new Set(steps.flatMap(({ faults }) => faults.map(({ layer }) => layer)))
    expect(layers).toEqual(new Set(['call', 'weather', 'machine', 'somebody']))
    const ends = new Set(steps.flatMap(({ ending }) => ending?.how ?? []))
    expect(ends).toEqual(new Set(['cancel', 'terminate', 'kill', 'runner lost', 'all killed']))
    const events = new Set(Object.values(plan.regions).flatMap((all) => all.map(({ kind }) => kind)))
    expect(events).toEqual(new Set(['step', 'race', 'time passes', 'fuse', 'newer image']))
  })
})
