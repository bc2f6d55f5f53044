// A lane: one account of the local AWS with a home, a fleet file, regions to work on and foreign things beside them.
// Lanes share nothing, so points are explored side by side.
import { chmod, chown, cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Credentials, Home } from '../../../local/home.ts'
import { systemDisk } from '../../../local/guest/disk.ts'
import type { LocalAws } from '../../../local/local-aws.ts'
import { makePlace, type Place } from '../shared/place.ts'
import { watchMachines, type Note, type NoteAnswer } from './machine-watch.ts'

/** Where points are explored. */
export const REGION = 'us-east-1'
/** Ready as well; rotate finds its machine on, under a lease that lasts. */
export const NEIGHBOUR = 'sa-east-1'
/** Holds nothing but foreign things, one of them a machine that is on. */
export const FOREIGN = 'eu-west-3'
export const HOME = 'us-west-2'

/** An account to itself. */
export interface Lane extends Place {
  readonly credentials: Credentials
  readonly endpoint: string
  /** Working folder of the steps, with fleet.yml. */
  readonly folder: string
  readonly home: Home
  /** Looks at each write on the region's machines; the machine waits for it. */
  readonly notes: { see: (note: Note) => Promise<NoteAnswer> }
  /** The worlds that are made, or being made. */
  readonly worlds: Map<string, Promise<unknown>>
  readonly close: () => Promise<void>
}

/** What a lane that watches no machine says to each of its writes. */
export function goOn(): Promise<NoteAnswer> {
  return Promise.resolve('go-on')
}

const ON_MACHINE = [
  ['watched', '/usr/local/bin/watched'],
  ['mv', '/usr/local/bin/mv'],
  ['payload.sh', '/home/ec2-user/payload.sh'],
] as const

/** What stands on the disk of home's image. */
async function listOnMachine(): Promise<Readonly<Record<string, string>>> {
  const texts = ON_MACHINE.map(async ([name, path]) => {
    const text = await readFile(join(import.meta.dirname, 'machine', name), 'utf8')
    return [path, text] as const
  })
  return { ...Object.fromEntries(await Promise.all(texts)), '/home/ec2-user/watched/.keep': '' }
}

/** Lets the machines of public images be watched as well: before there are any, since all images share the disk. */
export async function watchBases({ stateDir }: Pick<LocalAws, 'stateDir'>): Promise<void> {
  const disk = systemDisk(stateDir, 'amazon-linux')
  for (const [path, text] of Object.entries(await listOnMachine())) {
    await mkdir(join(disk, dirname(path)), { recursive: true })
    await writeFile(join(disk, path), text)
    await chmod(join(disk, path), 0o755)
  }
  if (process.getuid?.() === 0) await chown(join(disk, 'home/ec2-user/watched'), 1000, 1000)
}

/** A fresh account with a home whose image lets the explorer watch its machines' writes. */
export async function createLane(local: LocalAws, account: string): Promise<Lane> {
  const files = await listOnMachine()
  const place = await makePlace(local, { account, name: 'explore', fleet: FLEET, files })
  const { credentials, endpoint, folder, home, setFleet } = place.world
  for (const [name, text] of Object.entries(BASE_FLEETS)) await setFleet(text, name)
  await mkdir(join(folder, 'job'))
  for (const name of ['setup.sh', 'payload.sh']) {
    await cp(join(import.meta.dirname, 'machine', name), join(folder, 'job', name))
    await chmod(join(folder, 'job', name), 0o755)
  }
  const disks = join(local.stateDir, account)
  const notes: Lane['notes'] = { see: goOn }
  const over = new AbortController()
  const watching = [REGION, NEIGHBOUR].map((region) =>
    watchMachines(join(disks, region), (note) => (region === REGION ? notes.see(note) : goOn()), over.signal),
  )
  const close = async (): Promise<void> => {
    over.abort()
    await Promise.all(watching)
    await place.close()
  }
  return { ...place, credentials, endpoint, folder, home, notes, worlds: new Map(), close }
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

/** The same without a home: of a base image, with a setup and files. The second one's setup is another. */
export const BASE_FLEETS = { 'base.yml': baseFleet('as it was'), 'base-new.yml': baseFleet('as it is now') } as const

function baseFleet(setup: string): string {
  return `name: NAVO
image:
  base: al2023
  setup: 'exec job/setup.sh "$0" # ${setup}'
  files: [job]
  timeout: 2m
instance: { types: [t3.micro, t2.micro] }
run:
  command: 'exec job/payload.sh "$0"'
  files: [job/payload.sh]
  timeout: 2m
  poll: 5m
regions:
  ${REGION}: { cron: '0 0 1 1 *' }
  ${NEIGHBOUR}: { cron: '0 0 1 1 *' }
  ${FOREIGN}: { cron: '0 0 1 1 *' }
`
}
