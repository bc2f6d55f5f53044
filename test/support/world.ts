// Accounts of a local AWS with a home in them, and the built action run in them: what every transcript begins with.
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { EC2Client } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll } from '@jest/globals'
import { runAction, runPost, type PostResult, type StepResult } from '../../local/action.ts'
import type { Call, Control, FaultRequest, InstanceView } from '../../local/control.ts'
import { createHome, credentialsOf, type Credentials, type Home, type HomeOptions } from '../../local/home.ts'
import { deployRoles, roleFor } from '../../local/iam/shipped.ts'
import { startLocalAws, type LocalAws } from '../../local/local-aws.ts'
import { parseFleet, type Fleet } from '../../src/fleet.ts'
import { describeHoldings, type Holdings } from './holdings.ts'

/** How one step differs from the usual one. */
export interface StepOptions {
  /** Whether the post step follows; it does unless this is false. */
  readonly post?: boolean
  readonly env?: Readonly<Record<string, string>>
  readonly onLog?: (text: string) => void
  /** Signals for main; of several, each when the one before has been sent. */
  readonly signals?: Signals | readonly Signals[]
  /** Signals for the post step. */
  readonly postSignals?: Signals
  /** Other credentials than those of the shipped role that is for the mode; undefined for none at all. */
  readonly credentials?: Credentials | undefined
}

/** Signals, all at once as soon as something is seen from outside. */
export interface Signals {
  readonly names: readonly NodeJS.Signals[]
  readonly when: () => boolean | Promise<boolean>
}

/** An account of its own, its home, and a folder with the fleet file. Its credentials are an administrator's. */
export interface World {
  readonly account: string
  readonly credentials: Credentials
  readonly endpoint: string
  readonly control: Control
  readonly home: Home
  readonly folder: string
  readonly act: (inputs: Readonly<Record<string, string>>, options?: StepOptions) => Promise<StepResult>
  /** The post step alone, with what main is said to have saved. */
  readonly actPost: (machines: readonly object[], env?: Readonly<Record<string, string>>) => Promise<PostResult>
  /** Writes another fleet file, under another name when one is given. */
  readonly setFleet: (text: string, name?: string) => Promise<void>
  readonly ec2: (region: string) => EC2Client
  readonly calls: () => Promise<Call[]>
  readonly resetCalls: () => Promise<void>
  readonly addFault: (fault: FaultRequest) => Promise<string>
  /** All instances of the account that are not home's original, with their tags. */
  readonly machines: (region?: string) => Promise<InstanceView[]>
}

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
    local = await startLocalAws({ quiet: true })
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
    return createWorld(local, { ...options, folder, clients, account: String(account) })
  }
}

async function createWorld(
  { endpoint, control }: LocalAws,
  {
    account,
    folder,
    clients,
    fleet = fleetText(),
    home: homeOptions,
  }: WorldOptions & { account: string; folder: string; clients: EC2Client[] },
): Promise<World> {
  const credentials = credentialsOf(account)
  const setFleet = (text: string, name = 'fleet.yml'): Promise<void> => writeFile(join(folder, name), text)
  await setFleet(fleet)
  const home = await createHome({ endpoint, credentials, ...homeOptions })
  await control.resetCalls({ account })
  const ec2 = (region: string): EC2Client => {
    const client = new EC2Client({ endpoint, region, credentials })
    clients.push(client)
    return client
  }
  const takeRole = roleTaker({ account, endpoint, control, folder })
  return {
    ...{ account, credentials, endpoint, control, home, folder, setFleet },
    act: async (inputs, { post = true, signals = [], postSignals, ...options } = {}) => {
      const asRole = 'credentials' in options ? options.credentials : await takeRole(inputs)
      const ended = new AbortController()
      const onStart = (main: ChildProcess): void => void sendSignals(main, [signals].flat(), ended.signal)
      const onPostStart = (process: ChildProcess): void =>
        void sendSignals(process, postSignals === undefined ? [] : [postSignals], ended.signal)
      try {
        const step = { ...options, credentials: asRole, inputs, endpoint, folder, post, onStart, onPostStart }
        return await runAction(step)
      } finally {
        ended.abort()
      }
    },
    actPost: (machines, env = {}) =>
      runPost({ inputs: {}, endpoint, credentials, folder, env }, { machines: JSON.stringify(machines) }),
    ec2,
    calls: async () => (await control.calls({ account })).filter(isOfAction),
    resetCalls: () => control.resetCalls({ account }),
    addFault: (fault) => control.addFault({ account, ...fault }),
    machines: async (region) =>
      (await control.instances({ account })).filter(
        (one) => one.id !== home.instanceId && (region === undefined || one.region === region),
      ),
  }
}

/**
 * Gives the credentials of the shipped role that is for a mode. The roles are deployed as an operator would: for each
 * fleet file, before provisioning (home's image may be a new one), and with AllowAdopt for as long as it takes.
 */
function roleTaker({
  account,
  endpoint,
  control,
  folder,
}: Pick<World, 'account' | 'endpoint' | 'control' | 'folder'>): (
  inputs: Readonly<Record<string, string>>,
) => Promise<Credentials> {
  let deployed = ''
  return async ({ mode, adopt = 'false', 'fleet-file': file = 'fleet.yml' }) => {
    let fleet: Fleet
    const text = await readFile(join(folder, file), 'utf8').catch(() => '')
    try {
      fleet = parseFleet(text, file)
    } catch {
      // The action won't come as far as to use them.
      return credentialsOf(account)
    }
    const wanted = JSON.stringify([text, adopt])
    if (wanted !== deployed || mode === 'provision') {
      await deployRoles({ endpoint, control, account }, fleet, { AllowAdopt: adopt === 'true' ? 'true' : 'false' })
    }
    deployed = wanted
    return credentialsOf(account, roleFor(mode, fleet.name))
  }
}

async function sendSignals(to: ChildProcess, stages: readonly Signals[], ended: AbortSignal): Promise<void> {
  for (const { names, when } of stages) {
    while (!ended.aborted && !(await when())) {
      // Each look asks for the whole call log.
      await sleep(50)
    }
    if (ended.aborted) return
    for (const name of names) to.kill(name)
  }
}

/** Calls made by the action, not by the test itself. */
function isOfAction({ userAgent }: Call): boolean {
  return userAgent?.includes('aws-servicemon') === true
}

/** The fleet file of the tests: the slots are months apart, so that none begins while a test runs. */
export function fleetText({
  regions = ['us-west-2', 'us-east-1', 'sa-east-1', 'eu-west-3', 'ap-northeast-1', 'ap-southeast-2'],
  run = [],
  more = [],
}: { regions?: readonly string[]; run?: readonly string[]; more?: readonly string[] } = {}): string {
  return [
    'name: NAVO',
    'home: us-west-2',
    'instance: { types: [t2.micro, t3.micro] }',
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

/** Waits until something is so, looking often; for what a test can only watch from outside. */
export async function until(isSo: () => boolean | Promise<boolean>, what: string, limitSeconds = 30): Promise<void> {
  const giveUpAt = Date.now() + limitSeconds * 1000
  while (!(await isSo())) {
    if (Date.now() > giveUpAt) throw new Error(`not seen within ${limitSeconds} s: ${what}`)
    await sleep(15)
  }
}

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
