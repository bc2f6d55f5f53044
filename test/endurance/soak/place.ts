// The account of a soak: six regions that are provisioned once, one that holds nothing but look-alikes, and foreign things
// everywhere.
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import type { Action } from '../../../local/action.ts'
import type { LocalAws } from '../../../local/local-aws.ts'
import type { StepOptions, World } from '../../support/create-world.ts'
import { describeHoldings, splitHoldings } from '../../support/holdings.ts'
import { makeLookAlikes } from '../../support/look-alikes.ts'
import { makeForeign } from '../shared/foreign.ts'
import { makePlace, type MadePlace } from '../shared/place.ts'
import { commandOf, imageFiles, OUTPUT_CAP_BYTES, OWN } from './payloads.ts'
import { BASE_FILES, BASE_REGIONS, fileInput, HOME, REGIONS, type Region, type Step } from './plan.ts'

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
  await cp(join(import.meta.dirname, 'machine/soak.sh'), join(world.folder, 'soak.sh'))
  for (const file of BASE_FILES) await world.setFleet(baseFleet(file), file)
  await Promise.all([
    ...REGIONS.map((region) => makeForeign(place, region, 'OTHER')),
    makeLookAlikes(ec2(LOOK_ALIKES), { profile: world.home.instanceProfileName, on: true }),
    provision(world, { region: REGIONS.filter((region) => !isBase(region)).join() }),
    provision(world, { region: BASE_REGIONS.join(), ...fileInput('base-1.yml') }),
  ])
  return place
}

function isBase(region: Region): boolean {
  return BASE_REGIONS.some((one) => one === region)
}

/** How a step with these inputs is run: the deployed roles are those of the fleet with a home. */
export function actAs({ credentials }: World, inputs: Step['inputs']): StepOptions {
  return 'fleet-file' in inputs ? { credentials } : {}
}

async function provision(world: World, more: Readonly<Record<string, string>>): Promise<void> {
  const inputs = { mode: 'provision', ...more }
  const { exitCode, log } = await world.act(inputs, { env: { SERVICEMON_PACE: '0.1' }, ...actAs(world, inputs) })
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

/** The same job on machines of a base image, which its setup brings; each file's setup is another. */
function baseFleet(file: (typeof BASE_FILES)[number]): string {
  const end = file === 'base-bad.yml' ? 'exit 3' : 'install -m 755 soak.sh /home/ec2-user/soak.sh'
  return `name: NAVO
image:
  base: al2023
  files: [soak.sh]
  timeout: 20s
  setup: 'echo "$0" >>/home/ec2-user/set-up; echo ${file}; ${end}'
instance: { types: [t2.micro, t3.micro] }
run:
  command: '${commandOf(OWN)}'
  timeout: 20s
  poll: 10s
  output-cap: ${OUTPUT_CAP_BYTES / 1024}KiB
regions:
${BASE_REGIONS.map((region) => `  ${region}: { cron: '* * * * *' }`).join('\n')}
`
}
