// Accounts of a local AWS with a home in them, and the built action run in them: what every transcript begins with.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EC2Client } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll } from '@jest/globals'
import type { Call } from '../../local/control.ts'
import type { HomeOptions } from '../../local/home.ts'
import { startAwsProcess, type LocalAws } from './aws-process.ts'
import { createWorld, type World } from './create-world.ts'
import { startWarm } from './warm-node.ts'
import { describeHoldings, type Holdings } from './holdings.ts'

export type { Signals, StepOptions, World } from './create-world.ts'
export { until } from './until.ts'

export interface WorldOptions {
  readonly fleet?: string
  readonly home?: Partial<HomeOptions>
}

/** Gives a maker of worlds on one local AWS, which lives as long as the test file. Call it once, at its top. */
export function useWorlds(): (options?: WorldOptions) => Promise<World> {
  let local: LocalAws | undefined
  let account = 300_000_000_000
  const folders: string[] = []
  const clients: EC2Client[] = []
  beforeAll(async () => {
    local = await startAwsProcess({ quiet: true })
  })
  afterAll(async () => {
    for (const client of clients) client.destroy()
    await local?.stop()
    for (const folder of folders) await rm(folder, { recursive: true, force: true })
  })
  return async (options = {}) => {
    if (local === undefined) throw new Error('worlds are made within tests, when the local AWS is there')
    const folder = await mkdtemp(join(tmpdir(), 'servicemon-world-'))
    folders.push(folder)
    account += 1
    return createWorld(local, {
      fleet: fleetText(),
      ...options,
      folder,
      clients,
      account: String(account),
      warm: startWarm,
    })
  }
}

/** The fleet file of the tests: the slots are months apart, so that none begins while a test runs. */
export function fleetText({
  regions = ['us-west-2', 'us-east-1', 'sa-east-1', 'eu-west-3', 'ap-northeast-1', 'ap-southeast-2'],
  instance = [],
  run = [],
  more = [],
}: {
  regions?: readonly string[]
  instance?: readonly string[]
  run?: readonly string[]
  more?: readonly string[]
} = {}): string {
  return [
    'name: NAVO',
    'home: us-west-2',
    `instance: { ${['types: [t2.micro, t3.micro]', ...instance].join(', ')} }`,
    'run:',
    '  command: cd /home/ec2-user/ServiceMon && ./aws.sh',
    '  timeout: 30m',
    ...run.map((line) => `  ${line}`),
    ...more,
    'regions:',
    ...regions.map((name) => `  ${name}: { cron: '0 0 1 1 *' }`),
    '',
  ].join('\n')
}

/** The calls that change something, one line each: `ec2.CopyImage us-east-1`. */
export function mutations(calls: readonly Call[]): string[] {
  return calls
    .filter(({ action }) => !/^(Describe|Get|List)/.test(action))
    .map(({ service, action, region }) => `${service}.${action} ${region}`)
}

/** Everything a region's describe calls give, by id; terminated instances are left out. */
export function describeRegion(world: World, region: string): Promise<Holdings> {
  return describeHoldings(world.ec2(region))
}

/** How many things of each kind a region holds. */
export async function countRegion(world: World, region: string): Promise<Record<string, number>> {
  const held = await describeRegion(world, region)
  return Object.fromEntries(Object.entries(held).map(([kind, things]) => [kind, Object.keys(things).length]))
}

/** What a ready region other than home holds: one of each. */
export const ONE_OF_EACH = { instances: 1, images: 1, keyPairs: 1, securityGroups: 1, snapshots: 1, volumes: 1 }

/**
 * Begins the work for each row, as many side by side as there are regions, each in a free one of them; each row's test
 * then awaits its own.
 */
export function startInRegions<Row, T>(
  rows: readonly Row[],
  regions: readonly string[],
  work: (row: Row, region: string) => Promise<T>,
): Promise<T>[] {
  const free = [...regions]
  const waiting: ((region: string) => void)[] = []
  const take = async (): Promise<string> => free.shift() ?? new Promise((resolve) => waiting.push(resolve))
  const give = (region: string): void => {
    const next = waiting.shift()
    if (next === undefined) free.push(region)
    else next(region)
  }
  return rows.map((row) => {
    const running = take().then(async (region) => {
      try {
        return await work(row, region)
      } finally {
        give(region)
      }
    })
    // Its test reports it; until then it is nobody's.
    running.catch(() => undefined)
    return running
  })
}

/** What is still on, or about to be: nothing may be, after whatever happened. */
export async function listStillOn(world: World, region?: string): Promise<string[]> {
  return (await world.machines(region))
    .filter(({ state }) => state !== 'stopped' && state !== 'terminated')
    .map(({ id, state }) => `${id} ${state}`)
}
