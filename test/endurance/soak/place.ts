// The account of a soak: six regions that are provisioned once, one that holds nothing but look-alikes, and foreign things
// everywhere.
import type { Action } from '../../../local/action.ts'
import type { LocalAws } from '../../../local/local-aws.ts'
import type { World } from '../../support/create-world.ts'
import { describeHoldings, splitHoldings } from '../../support/holdings.ts'
import { makeLookAlikes } from '../../support/look-alikes.ts'
import { makeForeign } from '../shared/foreign.ts'
import { makePlace, type MadePlace } from '../shared/place.ts'
import { commandOf, imageFiles, OUTPUT_CAP_BYTES, OWN } from './payloads.ts'
import { HOME, REGIONS } from './plan.ts'

/** A region of the fleet where everything of its name is somebody else's. */
const LOOK_ALIKES = 'eu-central-1'

/** Where a soak takes place, and with which action. */
export interface SoakPlace extends MadePlace {
  readonly pace: number
  readonly action: Action
}

/** Makes the account and provisions its regions. */
export async function createPlace(
  local: LocalAws,
  { account, pace, action }: { account: string; pace: number; action: Action },
): Promise<SoakPlace> {
  const files = await imageFiles()
  const place = { ...(await makePlace(local, { account, name: 'soak', fleet: FLEET, files })), pace, action }
  const { ec2, world } = place
  await Promise.all([
    ...REGIONS.map((region) => makeForeign(place, region, 'OTHER')),
    makeLookAlikes(ec2(LOOK_ALIKES), { profile: world.home.instanceProfileName, on: true }),
    provision(world),
  ])
  return place
}

async function provision(world: World): Promise<void> {
  const inputs = { mode: 'provision', region: REGIONS.join() }
  const { exitCode, log } = await world.act(inputs, { env: { SERVICEMON_PACE: '0.1' } })
  if (exitCode !== 0) throw new Error(`the regions could not be provisioned\n${log}`)
}

/** All that isn't the fleet's, in every region: what has to be the same in the end. */
export async function describeForeign({ ec2 }: Pick<SoakPlace, 'ec2'>): Promise<string> {
  const regions = [...REGIONS, LOOK_ALIKES]
  const holdings = await Promise.all(regions.map((region) => describeHoldings(ec2(region))))
  return JSON.stringify(
    holdings.map((held, index) => ({ region: regions[index], ...splitHoldings(held, 'NAVO').foreign })),
    null,
    1,
  )
}

/** Every minute is a slot, so that some runs are due and some are not. */
const FLEET = `name: NAVO
home: ${HOME}
instance: { types: [t2.micro, t3.micro] }
run:
  command: '${commandOf(OWN)}'
  timeout: 20s
  poll: 10s
  output-cap: ${OUTPUT_CAP_BYTES / 1024}KiB
regions:
${[...REGIONS, LOOK_ALIKES].map((region) => `  ${region}: { cron: '* * * * *' }`).join('\n')}
`
