// The account of a soak: six regions that are provisioned once, one that holds nothing but look-alikes, and foreign things
// everywhere.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EC2Client } from '@aws-sdk/client-ec2'
import { SSMClient } from '@aws-sdk/client-ssm'
import type { Action } from '../../../local/action.ts'
import type { Control } from '../../../local/control.ts'
import type { LocalAws } from '../../../local/local-aws.ts'
import { makeForeign } from '../shared/foreign.ts'
import { createWorld, type World } from '../../support/create-world.ts'
import { describeHoldings, splitHoldings } from '../../support/holdings.ts'
import { makeLookAlikes } from '../../support/look-alikes.ts'
import { commandOf, imageFiles, OUTPUT_CAP_BYTES, OWN } from './payloads.ts'
import { HOME, REGIONS } from './plan.ts'

/** A region of the fleet where everything of its name is somebody else's. */
const LOOK_ALIKES = 'eu-central-1'

/** Where a soak takes place. */
export interface Place {
  readonly account: string
  readonly control: Control
  readonly ec2: (region: string) => EC2Client
  readonly ssm: (region: string) => SSMClient
  readonly world: World
  readonly pace: number
  readonly action: Action
  readonly close: () => Promise<void>
}

/** Makes the account and provisions its regions. */
export async function createPlace(
  local: LocalAws,
  { account, pace, action }: { account: string; pace: number; action: Action },
): Promise<Place> {
  const { control } = local
  const folder = await mkdtemp(join(tmpdir(), 'servicemon-soak-'))
  const made: EC2Client[] = []
  const agents = new Map<string, SSMClient>()
  await control.setDelays({ account, pending: 60, stopping: 60, shuttingDown: 60, agentOnline: 40 })
  await control.setDelays({ account, cloudInit: 20, imageCreate: 40, imageCopy: 80, invocationLag: 20 })
  const home = { files: await imageFiles() }
  const world = await createWorld(local, { account, folder, clients: made, fleet: FLEET, home })
  const clients = new Map<string, EC2Client>()
  const ec2 = (region: string): EC2Client => {
    const client = clients.get(region) ?? world.ec2(region)
    clients.set(region, client)
    return client
  }
  const ssm = (region: string): SSMClient => {
    const { endpoint, credentials } = world
    const client = agents.get(region) ?? new SSMClient({ endpoint, region, credentials })
    agents.set(region, client)
    return client
  }
  const close = async (): Promise<void> => {
    for (const client of [...made, ...agents.values()]) client.destroy()
    await rm(folder, { recursive: true, force: true })
  }
  const place = { account, control, ec2, ssm, world, pace, action, close }
  await Promise.all([
    ...REGIONS.map((region) => makeForeign(place, region, 'OTHER')),
    makeLookAlikes(ec2(LOOK_ALIKES), { profile: world.home.instanceProfileName, on: true }),
    provision(world),
  ])
  return place
}

async function provision(world: World): Promise<void> {
  const inputs = { mode: 'provision', region: REGIONS.join() }
  const { exitCode, log } = await world.act(inputs, { env: { SERVICEMON_PACE: '0.05' } })
  if (exitCode !== 0) throw new Error(`the regions could not be provisioned\n${log}`)
}

/** All that isn't the fleet's, in every region: what has to be the same in the end. */
export async function describeForeign({ ec2 }: Pick<Place, 'ec2'>): Promise<string> {
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
