// Tales of a fleet of a base image, each in a region of its own, side by side in one account.
import { afterAll, beforeAll, expect } from '@jest/globals'
import { readFile } from 'node:fs/promises'
import type { StepResult } from '../../local/action.ts'
import type { InstanceView } from '../../local/control.ts'
import type { RegionResult } from '../../src/result.ts'
import type { StepOptions } from './create-world.ts'
import { listStillOn, startInRegions, useWorlds, type World } from './world.ts'

const FLEET = 'SKY'
/** Home's originals are in us-west-2, and here is nobody's home. */
const REGIONS = ['us-east-1', 'us-east-2', 'sa-east-1', 'eu-west-1', 'eu-west-3', 'ap-northeast-1', 'ap-southeast-2']
const FAST = { SERVICEMON_PACE: '0.1' }

/** One fault, from its cause to a region that is well again. */
export interface Tale {
  readonly fault: string
  readonly tell: (scene: Scene) => Promise<void>
}

/** A region, and what can be done in it. */
export interface Scene {
  readonly world: World
  readonly region: string
  readonly act: (inputs: Readonly<Record<string, string>>, options?: StepOptions) => Promise<StepResult>
  /** Provisions with this setup, which the fleet file has from then on; it has ten seconds. */
  readonly provision: (setup: string, options?: StepOptions & { refresh?: boolean }) => Promise<StepResult>
  /** A run, which tells what the machine's setup has left; fails the test when it isn't well. */
  readonly run: () => Promise<string>
  /** The region's machines that are there, in the order of their making. */
  readonly machines: () => Promise<InstanceView[]>
  readonly resultOf: (step: StepResult) => RegionResult | undefined
}

/** A setup whose word a run tells. */
export function leave(word: string): string {
  return `echo ${word} >/opt/setup`
}

/** Begins the tales; gives what a test of each awaits, by its index. Call it once, at a test file's top. */
export function useTales(tales: readonly Tale[]): (index: number) => Promise<void> {
  const newWorld = useWorlds()
  let started: Promise<void>[] = []
  beforeAll(async () => {
    const world = await newWorld({ fleet: fleetWith(leave('nothing')), home: { name: FLEET } })
    started = startInRegions(tales, REGIONS, async ({ tell }, region) => {
      await tell(await sceneOf(world, region))
      expect(await listStillOn(world, region)).toEqual([])
    })
  })
  afterAll(() => Promise.allSettled(started))
  return async (index) => started[index]
}

/** All of them name the same regions, so that the roles are the same. */
function fleetWith(setup: string): string {
  return [
    `name: ${FLEET}`,
    `image: { base: al2023, timeout: 10s, setup: ${JSON.stringify(setup)} }`,
    'instance: { types: [t3.micro] }',
    'run: { command: "cat /opt/setup; echo mine", timeout: 2m, poll: 1s }',
    'regions:',
    ...REGIONS.map((name) => `  ${name}: { cron: '0 0 1 1 *' }`),
    '',
  ].join('\n')
}

async function sceneOf(world: World, region: string): Promise<Scene> {
  const file = `${region}.yml`
  await world.setFleet(fleetWith(leave('nothing')), file)
  const act: Scene['act'] = (inputs, options = {}) => {
    const where = inputs['mode'] === 'rotate' ? {} : { region }
    return world.act({ ...where, 'fleet-file': file, ...inputs }, { env: FAST, ...options })
  }
  return {
    ...{ world, region, act },
    provision: async (setup, { refresh = false, ...options } = {}) => {
      await world.setFleet(fleetWith(setup), file)
      return act({ mode: 'provision', ...(refresh ? { refresh: 'true' } : {}) }, options)
    },
    run: async () => {
      const { exitCode, log, outputs } = await act({ mode: 'run' })
      expect({ exitCode, log: exitCode === 0 ? '' : log }).toEqual({ exitCode: 0, log: '' })
      return outputs['output-file-content'] ?? ''
    },
    machines: async () => (await world.machines(region)).filter(({ state }) => state !== 'terminated'),
    resultOf: ({ result }) => result?.regions[region],
  }
}

/** What a step came to, with its log where that isn't well. */
export function ended({ exitCode, log, outputs }: StepResult): object {
  return exitCode === 0 ? { exitCode, status: outputs['status'] } : { exitCode, status: outputs['status'], log }
}

/** How a step ends that is well. */
export const WELL = { exitCode: 0, status: 'ok' }

/** Machines by how far they are: `ready` and `begun` of their setups, with the state of each. */
export function describeSetups(machines: readonly InstanceView[]): string[] {
  return machines.map(({ state, tags }) => {
    const stage = (tags['servicemon:setup'] ?? '').split(' ')[1] ?? 'done'
    return `${state}, ${tags['servicemon:state'] ?? ''}, setup ${stage}`
  })
}

/** A file of a machine's disk; nothing when it isn't there. */
export function readOnDisk({ disk }: Pick<InstanceView, 'disk'>, path: string): Promise<string> {
  return readFile(`${disk}${path}`, 'utf8').catch(() => '')
}
