// A lane: one account of the local AWS with a home, a fleet file, regions to work on and foreign things beside them.
// Lanes share nothing, so points are explored side by side.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Credentials, Home } from '../../../local/home.ts'
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

/** A fresh account with a home whose image lets the explorer watch its machines' writes. */
export async function createLane(local: LocalAws, account: string): Promise<Lane> {
  const texts = ON_MACHINE.map(async ([name, path]) => {
    const text = await readFile(join(import.meta.dirname, 'machine', name), 'utf8')
    return [path, text] as const
  })
  const files = { ...Object.fromEntries(await Promise.all(texts)), '/home/ec2-user/watched/.keep': '' }
  const place = await makePlace(local, { account, name: 'explore', fleet: FLEET, files })
  const { credentials, endpoint, folder, home } = place.world
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
