// A lane: one account of the local AWS with a home, a fleet file, regions to work on and foreign things beside them.
// Lanes share nothing, so points are explored side by side.
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EC2Client } from '@aws-sdk/client-ec2'
import { SSMClient } from '@aws-sdk/client-ssm'
import { createHome, credentialsOf, type Credentials, type Home } from '../../../local/home.ts'
import type { Control } from '../../../local/control.ts'
import type { LocalAws } from '../../../local/local-aws.ts'
import { watchMachines, type Note, type NoteAnswer } from './machine-watch.ts'

/** Where points are explored. */
export const REGION = 'us-east-1'
/** Ready as well; rotate finds its machine on, under a lease that lasts. */
export const NEIGHBOUR = 'sa-east-1'
/** Holds nothing but foreign things, one of them a machine that is on. */
export const FOREIGN = 'eu-west-3'
export const HOME = 'us-west-2'

/** An account to itself. */
export interface Lane {
  readonly account: string
  readonly credentials: Credentials
  readonly endpoint: string
  readonly control: Control
  /** Working folder of the steps, with fleet.yml. */
  readonly folder: string
  readonly home: Home
  readonly ec2: (region: string) => EC2Client
  /** Of the region. */
  readonly ssm: SSMClient
  /** Looks at each write on the region's machines; the machine waits for it. */
  readonly notes: { see: (note: Note) => Promise<NoteAnswer> }
  /** The worlds that are made, or being made. */
  readonly worlds: Map<string, Promise<unknown>>
  readonly close: () => Promise<void>
}

/** What whoever watches no machine says to each of its writes. */
export function goOn(): Promise<NoteAnswer> {
  return Promise.resolve('go-on')
}

const ON_MACHINE = [
  ['watched', '/usr/local/bin/watched'],
  ['mv', '/usr/local/bin/mv'],
  ['sync', '/usr/local/bin/sync'],
  ['payload.sh', '/home/ec2-user/payload.sh'],
] as const

/** A fresh account with a home whose image lets the explorer watch its machines' writes. */
export async function createLane({ endpoint, control, stateDir }: LocalAws, account: string): Promise<Lane> {
  const credentials = credentialsOf(account)
  const folder = await mkdtemp(join(tmpdir(), 'servicemon-explore-'))
  await chmod(folder, 0o700)
  await writeFile(join(folder, 'fleet.yml'), FLEET)
  await control.setDelays({ account, pending: 60, stopping: 60, shuttingDown: 60, agentOnline: 40 })
  await control.setDelays({ account, cloudInit: 20, imageCreate: 40, imageCopy: 80, invocationLag: 20 })
  const texts = ON_MACHINE.map(async ([name, path]) => {
    const text = await readFile(join(import.meta.dirname, 'machine', name), 'utf8')
    return [path, text] as const
  })
  const files = { ...Object.fromEntries(await Promise.all(texts)), '/home/ec2-user/watched/.keep': '' }
  const home = await createHome({ endpoint, credentials, region: HOME, files })
  const clients = new Map<string, EC2Client>()
  const ec2 = (region: string): EC2Client => {
    const known = clients.get(region)
    if (known !== undefined) return known
    const client = new EC2Client({ endpoint, region, credentials })
    clients.set(region, client)
    return client
  }
  const ssm = new SSMClient({ endpoint, region: REGION, credentials })
  const disks = join(stateDir, account)
  const notes: Lane['notes'] = { see: goOn }
  const over = new AbortController()
  const watching = [REGION, NEIGHBOUR].map((region) =>
    watchMachines(join(disks, region), (note) => (region === REGION ? notes.see(note) : goOn()), over.signal),
  )
  const close = async (): Promise<void> => {
    over.abort()
    await Promise.all(watching)
    for (const client of [ssm, ...clients.values()]) client.destroy()
    await rm(folder, { recursive: true, force: true })
  }
  return { account, credentials, endpoint, control, folder, home, ec2, ssm, notes, worlds: new Map(), close }
}

/** The slots are months apart, so that none begins while points are explored. */
const FLEET = `name: NAVO
home: ${HOME}
instance: { types: [t2.micro, t3.micro] }
run:
  command: '/home/ec2-user/payload.sh "$0"'
  timeout: 2m
  poll: 5m
regions:
  ${REGION}: { cron: '0 0 1 1 *' }
  ${NEIGHBOUR}: { cron: '0 0 1 1 *' }
  ${FOREIGN}: { cron: '0 0 1 1 *' }
`
