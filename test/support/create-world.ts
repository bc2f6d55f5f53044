// An account of a local AWS with a home in it, a folder with a fleet file, and the built action run there as the shipped
// roles: what tests and the soak begin with.
import type { ChildProcess } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { EC2Client } from '@aws-sdk/client-ec2'
import {
  runAction,
  runPost,
  type Action,
  type PostResult,
  type StartNode,
  type StepResult,
} from '../../local/action.ts'
import type { Call, Control, FaultRequest, InstanceView, WhichCalls } from '../../local/control.ts'
import { createHome, credentialsOf, type Credentials, type Home, type HomeOptions } from '../../local/home.ts'
import { deployRoles, roleFor } from './deploy-roles.ts'
import type { LocalAws } from '../../local/local-aws.ts'
import { listWideLines, readLog } from './read-log.ts'
import { SOURCE } from './warm-node.ts'
import { parseFleet, type Fleet } from '../../src/fleet/fleet.ts'

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
  /** Another action than the one that is shipped. */
  readonly action?: Action
  /** Runs the built action, in processes of its own, where steps are warm. */
  readonly cold?: boolean
  /** Other credentials than those of the shipped role that is for the mode; undefined for none at all. */
  readonly credentials?: Credentials | undefined
}

/** Signals, all at once as soon as something is seen from outside. */
export interface Signals {
  readonly names: readonly NodeJS.Signals[]
  readonly when: () => boolean | Promise<boolean>
}

/** A step whose logs are as people read them, and as they were written. */
export interface ReadStep extends StepResult {
  readonly rawLog: string
}

/** An account of its own, its home, and a folder with the fleet file. Its credentials are an administrator's. */
export interface World {
  readonly account: string
  readonly credentials: Credentials
  readonly endpoint: string
  readonly control: Control
  readonly home: Home
  readonly folder: string
  readonly act: (inputs: Readonly<Record<string, string>>, options?: StepOptions) => Promise<ReadStep>
  /** The post step alone, with what main is said to have saved. */
  readonly actPost: (machines: readonly object[], env?: Readonly<Record<string, string>>) => Promise<PostResult>
  /** Writes another fleet file, under another name when one is given. */
  readonly setFleet: (text: string, name?: string) => Promise<void>
  readonly ec2: (region: string) => EC2Client
  readonly calls: (which?: WhichCalls) => Promise<Call[]>
  readonly resetCalls: () => Promise<void>
  readonly addFault: (fault: FaultRequest) => Promise<string>
  /** All instances of the account that are not home's original, with their tags. */
  readonly machines: (region?: string) => Promise<InstanceView[]>
}

/** Where a world is to be, and what it begins with. */
export interface WorldPlace {
  readonly account: string
  /** Working folder of its steps. */
  readonly folder: string
  readonly fleet: string
  readonly home?: Partial<HomeOptions> | undefined
  /** Gets each client that is made, to be destroyed in the end. */
  readonly clients: EC2Client[]
  /** Where steps run that need no process of their own; without it each has one. */
  readonly warm?: StartNode
}

/** Makes the home and writes the fleet file; nothing is provisioned. */
export async function createWorld(
  { endpoint, control }: Pick<LocalAws, 'endpoint' | 'control'>,
  { account, folder, clients, fleet, home: homeOptions, warm }: WorldPlace,
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
    act: async (inputs, { post = true, signals = [], postSignals, cold = false, ...options } = {}) => {
      const asRole = 'credentials' in options ? options.credentials : await takeRole(inputs)
      const ended = new AbortController()
      const onStart = (main: ChildProcess): void => void sendSignals(main, [signals].flat(), ended.signal)
      const onPostStart = (process: ChildProcess): void =>
        void sendSignals(process, postSignals === undefined ? [] : [postSignals], ended.signal)
      try {
        const step = { ...options, credentials: asRole, inputs, endpoint, folder, post, onStart, onPostStart }
        const needsOwn = cold || [signals, postSignals ?? []].flat().length > 0 || options.action !== undefined
        const isWarm = !needsOwn && options.env?.['NODE_OPTIONS'] === undefined
        return readStep(await runAction(isWarm && warm !== undefined ? { ...step, start: warm, action: SOURCE } : step))
      } finally {
        ended.abort()
      }
    },
    actPost: (machines, env = {}) =>
      runPost(
        { inputs: {}, endpoint, credentials, folder, env, ...(warm && { start: warm, action: SOURCE }) },
        { machines: JSON.stringify(machines) },
      ),
    ec2,
    calls: async (which = {}) => (await control.calls({ account, ...which })).filter(isOfAction),
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
      await sleep(100)
    }
    if (ended.aborted) return
    for (const name of names) to.kill(name)
  }
}

/** A step's logs as people read them. Throws where a line of ours is wider than they see. */
function readStep(step: StepResult): ReadStep {
  const wide = listWideLines(`${step.log}\n${step.post?.log ?? ''}`)
  if (wide.length > 0) throw new Error(`wider than the log's viewer: ${wide.join('\n')}`)
  const post = step.post && { ...step.post, log: readLog(step.post.log) }
  return { ...step, rawLog: step.log, log: readLog(step.log), post }
}

/** Calls made by the action, not by the test itself. */
function isOfAction({ userAgent }: Call): boolean {
  return userAgent?.includes('aws-servicemon') === true
}
