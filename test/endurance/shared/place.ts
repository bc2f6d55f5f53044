// A place to wear the action down in: an account of the local AWS with a home and a fleet file, where states change
// fast, and one client for each region.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EC2Client } from '@aws-sdk/client-ec2'
import { SSMClient } from '@aws-sdk/client-ssm'
import type { Control } from '../../../local/control.ts'
import type { LocalAws } from '../../../local/local-aws.ts'
import { createWorld, type World } from '../../support/create-world.ts'

/** An account, and what asks and changes things in it. */
export interface Place {
  readonly account: string
  readonly control: Control
  readonly ec2: (region: string) => EC2Client
  readonly ssm: (region: string) => SSMClient
}

/** A place with its home, and what it leaves behind. */
export interface MadePlace extends Place {
  readonly world: World
  readonly close: () => Promise<void>
}

export interface PlaceOptions {
  readonly account: string
  /** Begins the name of its working folder. */
  readonly name: string
  /** Text of the fleet file. */
  readonly fleet: string
  /** What home's image holds: path to content. */
  readonly files: Readonly<Record<string, string>>
}

/** Makes the account and its home; nothing is provisioned. */
export async function makePlace(local: LocalAws, { account, name, fleet, files }: PlaceOptions): Promise<MadePlace> {
  const { control, endpoint } = local
  const folder = await mkdtemp(join(tmpdir(), `servicemon-${name}-`))
  const made: EC2Client[] = []
  await control.setDelays({ account, pending: 60, stopping: 60, shuttingDown: 60, agentOnline: 40 })
  await control.setDelays({ account, cloudInit: 20, imageCreate: 40, imageCopy: 80, invocationLag: 20 })
  const world = await createWorld(local, { account, folder, clients: made, fleet, home: { files } })
  const { credentials } = world
  const ec2 = oneEach((region) => world.ec2(region))
  const agents: SSMClient[] = []
  const ssm = oneEach((region) => {
    const client = new SSMClient({ endpoint, region, credentials })
    agents.push(client)
    return client
  })
  const close = async (): Promise<void> => {
    for (const client of [...made, ...agents]) client.destroy()
    await rm(folder, { recursive: true, force: true })
  }
  return { account, control, ec2, ssm, world, close }
}

/** One for each region, made when it is asked for first. */
function oneEach<Client>(make: (region: string) => Client): (region: string) => Client {
  const known = new Map<string, Client>()
  return (region) => {
    const client = known.get(region) ?? make(region)
    known.set(region, client)
    return client
  }
}
