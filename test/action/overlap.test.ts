// Two jobs that make or clear one region at the same time: nothing on GitHub's side keeps them apart.
import { expect, test } from '@jest/globals'
import { countRegion, fleetText, listStillOn, ONE_OF_EACH, useWorlds } from '../support/world.ts'

const newWorld = useWorlds()
const REGIONS = ['us-east-1', 'sa-east-1', 'eu-west-3', 'ap-northeast-1'] as const
const [NEW, OTHER, READY, BOTH_CLEAR] = REGIONS
const PROVISION = { mode: 'provision' }
const CLEAR = { mode: 'clear', confirm: 'NAVO' }

test('fault 121: provision and clear of one region at once leave nothing on and nothing twice, and a later one converges', async () => {
  const world = await newWorld({ fleet: fleetText({ regions: ['us-west-2', ...REGIONS] }) })
  const prepared = await world.act({ mode: 'provision', region: [READY, BOTH_CLEAR].join() })
  expect(prepared.exitCode).toBe(0)
  const overlap = (region: string, ...modes: (typeof PROVISION)[]) =>
    Promise.all(
      modes.map((inputs, index) => world.act({ ...inputs, region }, { env: { GITHUB_RUN_ID: `77${index}` } })),
    )
  await Promise.all([
    overlap(NEW, PROVISION, PROVISION),
    overlap(OTHER, PROVISION, CLEAR),
    overlap(READY, PROVISION, CLEAR),
    overlap(BOTH_CLEAR, CLEAR, CLEAR),
  ])
  expect(await listStillOn(world)).toEqual([])
  const after = await world.act({ mode: 'provision', region: REGIONS.join() })
  // With the log: it alone says why.
  if (after.exitCode !== 0) throw new Error(after.log)
  for (const region of REGIONS) expect([region, await countRegion(world, region)]).toEqual([region, ONE_OF_EACH])
  expect(await listStillOn(world)).toEqual([])
})
