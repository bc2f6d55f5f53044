// A short soak, as npm run soak does it with hundreds of runs; and that it sees a bug when there is one.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { SHIPPED } from '../../../local/action.ts'
import { startLocalAws, type LocalAws } from '../../../local/local-aws.ts'
import { judge } from './judge.ts'
import { drawPlan, REGIONS } from './plan.ts'
import { PLANTED, soakPlanted } from './planted.ts'
import { carryOut } from './soak.ts'

const PACE = 0.1

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
