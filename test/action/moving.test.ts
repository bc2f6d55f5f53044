// A fleet moves from an image of the account's own to a base image and back, as docs/home-image.md tells it.
import { CreateTagsCommand } from '@aws-sdk/client-ec2'
import { beforeAll, describe, expect, test } from '@jest/globals'
import type { StepResult } from '../../local/action.ts'
import { describeRegion, fleetText, listStillOn, useWorlds, type World } from '../support/world.ts'

const newWorld = useWorlds()
const HOME = 'us-west-2'
const OTHER = 'us-east-1'
const OF_HOME = fleetText({ regions: [HOME, OTHER], instance: ['profile: NAVO-ssm'], run: ['poll: 1s'] })
const OF_BASE = OF_HOME.replace(
  `home: ${HOME}`,
  "image: { base: al2023, setup: 'echo set up' }\nsecurity-group: NAVO machines",
).replace(/command: .*/, 'command: echo hello')

let world: World

/** Everything in a region that the fleet owns, by kind. */
async function owned(region: string): Promise<Record<string, string[]>> {
  const held = await describeRegion(world, region)
  return Object.fromEntries(
    Object.entries(held).map(([kind, things]) => [
      kind,
      Object.entries(things)
        .filter(([, thing]) => JSON.stringify(thing).includes('servicemon:fleet'))
        .map(([id]) => id),
    ]),
  )
}

const slotIn = async (region: string): Promise<string | undefined> =>
  (await world.machines(region)).find(({ state }) => state === 'stopped')?.tags['servicemon:slot']

async function provision(fleet: string): Promise<StepResult> {
  await world.setFleet(fleet)
  return world.act({ mode: 'provision', region: 'all' })
}

beforeAll(async () => {
  world = await newWorld({ fleet: OF_HOME, home: { files: { '/home/ec2-user/ServiceMon/aws.sh': '#!/bin/sh\n' } } })
  expect(await provision(OF_HOME)).toMatchObject({ exitCode: 0 })
  expect(await world.act({ mode: 'run', region: OTHER, 'if-due': 'true' })).toMatchObject({ exitCode: 0 })
})

describe('from home to a base image', () => {
  let slot: string | undefined

  test('is refused in home alone, as long as the original machine has the fleet’s name', async () => {
    slot = await slotIn(OTHER)
    const { result } = await provision(OF_BASE)
    expect(result?.regions[HOME]).toMatchObject({ status: 'refused' })
    expect(result?.regions[HOME]?.summary).toBe(
      `the name NAVO is taken by a foreign instance (${world.home.instanceId})`,
    )
    expect(result?.regions[OTHER]).toMatchObject({ status: 'ok' })
  })

  test('goes through when it has another; what is left of the old way are key pair and group', async () => {
    const Tags = [{ Key: 'Name', Value: 'NAVO original' }]
    await world.ec2(HOME).send(new CreateTagsCommand({ Resources: [world.home.instanceId], Tags }))
    const done = await provision(OF_BASE)
    expect(done).toMatchObject({ exitCode: 0, outputs: { status: 'ok' } })
    for (const region of [HOME, OTHER]) {
      const { instances, images, snapshots } = await owned(region)
      expect([instances?.length, images, snapshots]).toEqual([1, [], []])
    }
    expect((await owned(OTHER))['keyPairs']).toHaveLength(1)
    expect((await owned(OTHER))['securityGroups']).toHaveLength(2)
    expect((await owned(HOME))['securityGroups']).toHaveLength(1)
  })

  test('each new machine goes on with the slots of the old one, and check finds nothing', async () => {
    expect(slot).toBeDefined()
    expect(await slotIn(OTHER)).toBe(slot)
    expect(await world.act({ mode: 'check', require: 'ready' })).toMatchObject({ exitCode: 0 })
  })
})

describe('from a base image to home', () => {
  test('goes through, with the copies of home’s image made anew', async () => {
    expect(await provision(OF_HOME)).toMatchObject({ exitCode: 0, outputs: { status: 'ok' } })
    const other = await owned(OTHER)
    expect([other['instances']?.length, other['images']?.length, other['snapshots']?.length]).toEqual([1, 1, 1])
    expect((await owned(HOME))['instances']).toHaveLength(1)
    expect(await world.act({ mode: 'check', require: 'ready' })).toMatchObject({ exitCode: 0 })
    expect(await listStillOn(world)).toEqual([])
  })

  test('and clear takes along what either way has left', async () => {
    expect(await world.act({ mode: 'clear', region: 'all', confirm: 'NAVO' })).toMatchObject({ exitCode: 0 })
    for (const region of [HOME, OTHER]) {
      expect(Object.values(await owned(region)).flat()).toEqual([])
    }
    expect((await world.control.instances({ account: world.account })).map(({ id }) => id)).toContain(
      world.home.instanceId,
    )
  })
})
