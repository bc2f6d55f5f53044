// A short soak, as npm run soak does it with hundreds of runs; that it sees a bug when there is one; and its plans.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { SHIPPED } from '../../../local/action.ts'
import { startLocalAws, type LocalAws } from '../../../local/local-aws.ts'
import { judge } from './judge.ts'
import { drawPlan, REGIONS, type Plan, type Step } from './plan.ts'
import { PLANTED, soakPlanted } from './planted.ts'
import { carryOut } from './soak.ts'

const PACE = 0.1

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
  const plan = drawPlan({ seed: 1, runs: 200, pace: PACE })
  const steps = stepsOf(plan)

  test('is the same for the same seed, and another one for another', () => {
    expect(drawPlan({ seed: 1, runs: 200, pace: PACE })).toEqual(plan)
    expect(drawPlan({ seed: 2, runs: 200, pace: PACE })).not.toEqual(plan)
  })

  test('has as many runs as asked for, in every region, and each step has a number of its own', () => {
    const runs = steps.filter(({ kind }) => kind.startsWith('run'))
    expect(runs.length).toBeGreaterThanOrEqual(200)
    expect(runs.length).toBeLessThanOrEqual(201)
    expect(new Set(runs.map(({ inputs }) => inputs['region']))).toEqual(new Set(REGIONS))
    expect(new Set(steps.map(({ number }) => number)).size).toBe(steps.length)
  })

  test('has faults at every layer, every way in which processes end, and races', () => {
    const layers = new Set(steps.flatMap(({ faults }) => faults.map(({ layer }) => layer)))
    expect(layers).toEqual(new Set(['call', 'weather', 'machine', 'somebody']))
    const ends = new Set(steps.flatMap(({ ending }) => ending?.how ?? []))
    expect(ends).toEqual(new Set(['cancel', 'terminate', 'kill', 'runner lost', 'all killed']))
    const events = new Set(Object.values(plan.regions).flatMap((all) => all.map(({ kind }) => kind)))
    expect(events).toEqual(new Set(['step', 'race', 'time passes', 'fuse']))
  })
})

describe('a short soak', () => {
  let local: LocalAws
  beforeAll(async () => {
    local = await startLocalAws({ quiet: true })
  })
  afterAll(() => local.stop())

  test('ends with nothing on, one record for each run, and the billed time accounted for', async () => {
    const plan = drawPlan({ seed: 7, runs: 12, pace: PACE })
    const history = await carryOut(local, plan, { account: '810000000001', pace: PACE, action: SHIPPED })
    expect(judge(history).violations).toEqual([])
    // With nothing to judge nothing would be wrong. The last runs alone are six.
    expect(history.traces.size).toBeGreaterThan(REGIONS.length)
    expect(judge(history).bill.reduce((sum, { starts }) => sum + starts, 0)).toBeGreaterThan(REGIONS.length)
  })

  test('sees a run that leaves its machine on', async () => {
    const [bug] = PLANTED
    const bugs = bug === undefined ? [] : [{ ...bug, plan: { seed: 1, runs: 3, isQuiet: true } }]
    const [soaked] = await soakPlanted(local, { pace: PACE, bugs })
    expect(soaked?.judgement.violations.map(({ sentence }) => sentence)).toContainEqual(
      expect.stringMatching(/^us-west-2: instance i-\w+ is running in the end$/),
    )
  })
})
