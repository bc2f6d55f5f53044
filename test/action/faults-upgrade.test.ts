// An upgrade or a clear that meets somebody's output, or somebody's run.
import {
  CreateImageCommand,
  CreateTagsCommand,
  DeregisterImageCommand,
  StartInstancesCommand,
} from '@aws-sdk/client-ec2'
import { beforeAll, describe, expect, test } from '@jest/globals'
import type { StepResult } from '../../local/action.ts'
import { untilAvailable } from '../support/look-alikes.ts'
import {
  countRegion,
  fleetText,
  listStillOn,
  mutations,
  ONE_OF_EACH,
  until,
  useWorlds,
  type World,
} from '../support/world.ts'

const newWorld = useWorlds()
const REGIONS = ['us-east-1', 'sa-east-1', 'eu-west-3'] as const
const env = { SERVICEMON_PACE: '0.1' }
const FLEET = fleetText({ regions: ['us-west-2', ...REGIONS], run: ['poll: 1s', 'user: root'] })

async function newReadyWorld(): Promise<World> {
  const world = await newWorld({ fleet: FLEET })
  const { exitCode, log } = await world.act({ mode: 'provision', region: REGIONS.join() })
  expect({ exitCode, log: exitCode === 0 ? '' : log }).toEqual({ exitCode: 0, log: '' })
  return world
}

const machineIn = async (world: World, region: string): Promise<string> =>
  (await world.machines(region)).find(({ state }) => state !== 'terminated')?.id ?? 'none'

const annotationOf = ({ log }: StepResult, region: string): string =>
  new RegExp(`^::error::${region}: (.*)$`, 'm').exec(log)?.[1] ?? ''

describe('fault 65: an upgrade, or clear, of a machine', () => {
  const [COLLECTED, KEPT, HELD] = REGIONS
  let world: World
  const old = new Map<string, string>()
  const runIds = new Map<string, string>()
  let plan: StepResult
  let upgrade: StepResult
  let again: StepResult
  let held: StepResult
  let cleared: StepResult
  const kept = { states: [] as string[], leases: [] as string[] }

  /** A run that begins, and whose process is killed; the post step stops the machine, and nobody has the output. */
  async function leaveOutput(region: string): Promise<void> {
    let log = ''
    const lost = await world.act(
      { mode: 'run', region, command: 'echo begun; exec sleep 30' },
      { env, onLog: (text) => (log += text), signals: { names: ['SIGKILL'], when: () => log.includes('| begun') } },
    )
    runIds.set(region, /\d+-\d-[0-9a-f]{8}/.exec(lost.log)?.[0] ?? 'none')
  }

  async function renewHomeImage(): Promise<void> {
    const home = world.ec2('us-west-2')
    await home.send(new DeregisterImageCommand({ ImageId: world.home.imageId }))
    const make = new CreateImageCommand({ InstanceId: world.home.instanceId, Name: 'NAVO' })
    const { ImageId: image = '' } = await home.send(make)
    await untilAvailable(home, image)
  }

  beforeAll(async () => {
    world = await newReadyWorld()
    for (const region of REGIONS) old.set(region, await machineIn(world, region))
    await Promise.all([COLLECTED, KEPT].map(leaveOutput))
    expect(await listStillOn(world)).toEqual([])
    plan = await world.act({ mode: 'clear', region: COLLECTED })
    await renewHomeImage()
    // Somebody runs something on this one.
    const at = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z')
    const Tags = [{ Key: 'servicemon:lease-77-1-0badcafe', Value: `${at(-5)}/${at(900)}` }]
    const InstanceIds = [old.get(HELD) ?? '']
    await world.ec2(HELD).send(new CreateTagsCommand({ Resources: InstanceIds, Tags }))
    await world.ec2(HELD).send(new StartInstancesCommand({ InstanceIds }))
    await until(async () => (await listStillOn(world, HELD)).join().endsWith('running'), `${HELD}’s machine to run`)
    // And of this one nobody can read.
    const mute = { action: 'SendCommand', match: { Comment: 'servicemon read-*' }, kind: 'error' } as const
    const fault = await world.addFault({ region: KEPT, ...mute, code: 'AccessDeniedException', message: 'Not now.' })
    await world.resetCalls()
    upgrade = await world.act({ mode: 'provision', region: [COLLECTED, KEPT, HELD].join() }, { env })
    kept.states = (await world.machines(KEPT)).map(({ id, state }) => `${id} ${state}`)
    kept.leases = (await world.machines(KEPT))
      .flatMap(({ tags }) => Object.keys(tags))
      .filter((key) => /lease/.test(key))
    held = await world.act({ mode: 'clear', region: HELD, confirm: 'NAVO' }, { env })
    await world.control.removeFault(fault)
    again = await world.act({ mode: 'provision', region: KEPT }, { env })
    expect(await world.act({ mode: 'stop', region: HELD }, { env })).toMatchObject({ exitCode: 0 })
    cleared = await world.act({ mode: 'clear', region: HELD, confirm: 'NAVO' }, { env })
  })

  const recovered = (region: string): RegExp =>
    new RegExp(
      `recovered output of run ${runIds.get(region) ?? 'none'} \\(interrupted, 6 bytes\\).*\\n.*\\| begun$`,
      'm',
    )

  test('whose output is uncollected: clear’s plan names the loss', () => {
    expect(plan.log).toMatch(
      new RegExp(
        `^would terminate-instance instance ${old.get(COLLECTED) ?? ''}: .*; what run ${runIds.get(COLLECTED) ?? ''} ` +
          'may have left on it was not collected, and is lost$',
        'm',
      ),
    )
  })

  test('whose output is uncollected: an upgrade collects it, and then replaces the machine', async () => {
    expect([upgrade.result?.regions[COLLECTED]?.status, upgrade.result?.regions[COLLECTED]?.error]).toEqual([
      'ok',
      undefined,
    ])
    expect(upgrade.log).toMatch(recovered(COLLECTED))
    const kinds = (upgrade.result?.regions[COLLECTED]?.steps ?? []).map(({ kind }) => kind)
    expect(kinds.indexOf('collect-output')).toBeLessThan(kinds.indexOf('terminate-instance'))
    expect(await countRegion(world, COLLECTED)).toEqual(ONE_OF_EACH)
    expect(await machineIn(world, COLLECTED)).not.toBe(old.get(COLLECTED))
  })

  test('whose output can’t be collected: an upgrade keeps the old machine and says so; the next one collects', async () => {
    expect(upgrade.result?.regions[KEPT]?.status).toBe('failed')
    const [id, run] = [old.get(KEPT) ?? 'none', runIds.get(KEPT) ?? 'none']
    expect(annotationOf(upgrade, KEPT)).toContain(
      `output of run ${run} on instance ${id} could not be collected, so the instance is kept`,
    )
    expect(kept.states).toContain(`${id} stopped`)
    expect(kept.leases).toEqual([`servicemon:lease-${run}`])
    expect(again.result?.regions[KEPT]?.status).toBe('ok')
    expect(again.log).toMatch(recovered(KEPT))
    expect(await countRegion(world, KEPT)).toEqual(ONE_OF_EACH)
    expect(await machineIn(world, KEPT)).not.toBe(id)
  })

  test('under a live lease is refused, and nothing of the region is touched; mode stop frees it', async () => {
    const id = old.get(HELD) ?? 'none'
    expect([upgrade, held].map((step) => step.result?.regions[HELD]?.status)).toEqual(['busy', 'refused'])
    for (const step of [upgrade, held]) {
      expect(annotationOf(step, HELD)).toContain(`instance ${id} is held by run 77-1-0badcafe until `)
    }
    expect(cleared.exitCode).toBe(0)
    expect(mutations(await world.calls()).filter((call) => call.endsWith(HELD))).toEqual([
      `ec2.StopInstances ${HELD}`,
      `ec2.CreateTags ${HELD}`,
      `ec2.TerminateInstances ${HELD}`,
      `ec2.DeregisterImage ${HELD}`,
      `ec2.DeleteSnapshot ${HELD}`,
      `ec2.DeleteSecurityGroup ${HELD}`,
      `ec2.DeleteKeyPair ${HELD}`,
    ])
  })
})
