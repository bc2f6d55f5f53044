// What provision and clear do in a world that isn't empty: a new home image, foreign things, a region that fails, many
// regions, small pages.
import { CreateImageCommand, DeregisterImageCommand } from '@aws-sdk/client-ec2'
import { describe, expect, test } from '@jest/globals'
import { REGIONS_BY_PARTITION } from '../../src/fleet/regions.ts'
import { resultSchema } from '../../src/result.ts'
import { makeLookAlikes, untilAvailable } from '../support/look-alikes.ts'
import {
  countRegion,
  describeRegion,
  fleetText,
  listStillOn,
  mutations,
  ONE_OF_EACH,
  useWorlds,
} from '../support/world.ts'

const newWorld = useWorlds()

describe('fault 11: foreign things of the fleet’s name', () => {
  test.each([
    { whose: 'without our tags', tags: {} },
    {
      whose: 'with the tags of another fleet',
      tags: { 'servicemon:fleet': 'OTHER', 'servicemon:role': 'runner', 'servicemon:state': 'ready' },
    },
  ])('$whose are named by provision, and no mode touches them', async ({ tags }) => {
    const world = await newWorld({ fleet: fleetText({ regions: ['us-west-2', 'us-east-1'] }) })
    const profile = world.home.instanceProfileName
    const foreign = await makeLookAlikes(world.ec2('us-east-1'), { profile, tags, on: true })
    const before = await describeRegion(world, 'us-east-1')
    await world.resetCalls()

    const refused = await world.act({ mode: 'provision', region: 'us-east-1' })
    expect([refused.exitCode, refused.outputs['status']]).toEqual([1, 'refused'])
    const said = refused.result?.regions['us-east-1']?.error?.messages.join() ?? ''
    const owner = 'servicemon:fleet' in tags ? ' of fleet OTHER' : ''
    for (const [kind, id] of Object.entries(foreign)) {
      const noun = kind.replace(/[A-Z]/, (letter) => ` ${letter.toLowerCase()}`)
      expect(said).toContain(`the name NAVO is taken by a foreign ${noun}${owner} (${id})`)
    }
    expect(refused.log).toContain(said)

    const codes = []
    for (const inputs of [
      { mode: 'run', region: 'us-east-1' },
      { mode: 'start', region: 'us-east-1' },
      { mode: 'stop', region: 'us-east-1' },
      { mode: 'rotate' },
      { mode: 'clear', region: 'us-east-1', confirm: 'NAVO' },
      { mode: 'check' },
    ]) {
      codes.push([inputs.mode, (await world.act(inputs)).exitCode])
    }
    expect(codes).toEqual([
      ['run', 1],
      ['start', 1],
      ['stop', 0],
      ['rotate', 0],
      ['clear', 0],
      ['check', 0],
    ])
    expect(mutations(await world.calls())).toEqual([])
    expect(await describeRegion(world, 'us-east-1')).toEqual(before)
  })

  test.each([
    { how: 'stopped', on: false },
    { how: 'running', on: true },
  ])('are taken over by adopt, the instance being $how, proved, and of use to run', async ({ on }) => {
    const world = await newWorld({ fleet: fleetText({ regions: ['us-west-2', 'us-east-1'] }) })
    const profile = world.home.instanceProfileName
    const foreign = await makeLookAlikes(world.ec2('us-east-1'), { profile, on })

    const adopted = await world.act({ mode: 'provision', region: 'us-east-1', adopt: 'true' })
    expect(adopted.result?.regions['us-east-1']).toMatchObject({
      image: { id: foreign.image, current: true },
      keyPair: foreign.keyPair,
      securityGroup: foreign.securityGroup,
      instance: { id: foreign.instance, state: 'stopped' },
    })
    const machines = await world.machines('us-east-1')
    expect(machines).toHaveLength(1)
    expect(machines[0]).toMatchObject({
      state: 'stopped',
      tags: { 'servicemon:fleet': 'NAVO', 'servicemon:role': 'runner', 'servicemon:state': 'ready' },
    })
    const run = await world.act({ mode: 'run', region: 'us-east-1', command: 'echo mine' })
    expect([run.exitCode, run.outputs['output-file-content']]).toEqual([0, 'mine\n'])
    expect(await listStillOn(world)).toEqual([])
  })
})

test('a new image in home gives each region a new copy and instance, and the old ones go', async () => {
  const world = await newWorld({ fleet: fleetText({ regions: ['us-west-2', 'us-east-1'] }) })
  const home = world.ec2('us-west-2')
  expect((await world.act({ mode: 'provision', region: 'all' })).exitCode).toBe(0)
  expect((await world.act({ mode: 'run', region: 'us-east-1' })).exitCode).toBe(0)
  const [old] = await world.machines('us-east-1')
  const [oldAtHome] = await world.machines('us-west-2')
  const before = await describeRegion(world, 'us-east-1')

  await home.send(new DeregisterImageCommand({ ImageId: world.home.imageId }))
  await world.control.writeFile(world.home.instanceId, '/home/ec2-user/ServiceMon/aws.sh', '#!/bin/sh\necho new\n', {
    mode: 0o755,
  })
  const { ImageId: image = '' } = await home.send(
    new CreateImageCommand({ InstanceId: world.home.instanceId, Name: 'NAVO' }),
  )
  await untilAvailable(home, image)
  const check = await world.act({ mode: 'check', require: 'ready' })
  expect(check.exitCode).toBe(1)
  expect(check.log).toContain(`home's image is ${image} now, and what is here is of an older one`)
  const texts = check.result?.regions['us-east-1']?.findings.map(({ text }) => text)
  expect(texts).toContain(`instance ${old?.id ?? ''} is not of home's current image ${image}`)

  const upgraded = await world.act({ mode: 'provision', region: 'all' })
  expect([upgraded.exitCode, upgraded.outputs['status']]).toEqual([0, 'ok'])
  const after = await describeRegion(world, 'us-east-1')
  expect(await countRegion(world, 'us-east-1')).toEqual(ONE_OF_EACH)
  for (const kind of ['instances', 'images', 'snapshots', 'volumes'] as const) {
    expect(Object.keys(after[kind])).not.toEqual(Object.keys(before[kind]))
  }
  expect([after.keyPairs, after.securityGroups]).toEqual([before.keyPairs, before.securityGroups])
  const [fresh] = (await world.machines('us-east-1')).filter(({ state }) => state === 'stopped')
  expect(fresh?.tags['servicemon:image']).toBe(image)
  expect(fresh?.tags['servicemon:slot']).toBe(old?.tags['servicemon:slot'])
  const atHome = (await world.machines('us-west-2')).filter(({ state }) => state === 'stopped')
  expect(atHome.map(({ tags }) => tags['servicemon:image'])).toEqual([image])
  expect(atHome[0]?.id).not.toBe(oldAtHome?.id)

  const run = await world.act({ mode: 'run', region: 'us-east-1' })
  expect([run.exitCode, run.outputs['output-file-content']]).toEqual([0, 'new\n'])
})

test('one of six regions fails: the others are ready, and the log names region, error code and request', async () => {
  const world = await newWorld()
  const code = 'UnauthorizedOperation'
  await world.addFault({ region: 'eu-west-3', action: 'RunInstances', kind: 'error', code, message: 'You may not.' })
  const { exitCode, outputs, result, log } = await world.act({ mode: 'provision', region: 'all' })
  expect([exitCode, outputs['status']]).toEqual([1, 'partial'])
  expect(resultSchema.parse(result)).toEqual(result)
  const statuses = Object.entries(result?.regions ?? {}).map(([name, { status }]) => `${name} ${status}`)
  expect(statuses).toEqual([
    'us-west-2 ok',
    'us-east-1 ok',
    'sa-east-1 ok',
    'eu-west-3 failed',
    'ap-northeast-1 ok',
    'ap-southeast-2 ok',
  ])
  const error = result?.regions['eu-west-3']?.error
  const [failed] = (await world.calls()).filter(({ errorCode }) => errorCode === code)
  expect(error).toMatchObject({ code, requestId: failed?.requestId })
  expect(log).toMatch(new RegExp(`^::error::eu-west-3: .*${code}, request ${failed?.requestId ?? 'none'}`, 'm'))

  const lines = log.split('\n')
  const work = lines.slice(1, lines.indexOf(''))
  expect(
    work.filter((line) => !/^(us-west-2|us-east-1|sa-east-1|eu-west-3|ap-northeast-1|ap-southeast-2) {2}/.test(line)),
  ).toEqual([])
  expect(await listStillOn(world)).toEqual([])

  const run = await world.act({ mode: 'run', region: 'all' })
  expect([run.exitCode, run.outputs['status']]).toEqual([1, 'partial'])
  const ran = Object.entries(run.result?.regions ?? {}).map(
    ([name, { run: one }]) => `${name} ${one?.exitCode ?? 'none'}`,
  )
  expect(ran).toEqual([
    'us-west-2 0',
    'us-east-1 0',
    'sa-east-1 0',
    'eu-west-3 none',
    'ap-northeast-1 0',
    'ap-southeast-2 0',
  ])
  expect(await listStillOn(world)).toEqual([])
  expect(run.outputs).not.toHaveProperty('exit-code')
})

test('all commercial regions are checked side by side by one process', async () => {
  // Two are announced, and unknown to moto.
  const regions = (REGIONS_BY_PARTITION['aws'] ?? []).filter((name) => !['me-west-1', 'sa-west-1'].includes(name))
  expect(regions.length).toBeGreaterThanOrEqual(34)
  const world = await newWorld({ fleet: fleetText({ regions }) })
  const { account, control } = world
  await control.openGate({ account, userAgent: 'aws-servicemon' })
  const checked = world.act({ mode: 'check' })
  // Each of these regions has its first call held, so none has got further: one after the other it would be one region.
  const held = new Set<string>()
  while (held.size < 10) {
    const news = await control.gateNews({ account, limitMs: 120_000 })
    if (news.length === 0) break
    for (const { id, region } of news) {
      // Home is asked about the account before anything else.
      if (region === 'us-west-2') await control.gateVerdict({ account, id, verdict: 'go-on' })
      else held.add(region)
    }
  }
  await control.closeGate({ account })
  expect(held.size).toBeGreaterThanOrEqual(10)
  const { exitCode, result } = await checked
  expect(exitCode).toBe(0)
  expect(Object.keys(result?.regions ?? {})).toEqual(regions)
  expect(Object.values(result?.regions ?? {}).filter(({ error }) => error !== undefined)).toEqual([])
})

test('a region that the account has not enabled fails by itself, before anything is created', async () => {
  const world = await newWorld({ fleet: fleetText({ regions: ['us-west-2', 'us-east-1', 'af-south-1'] }) })
  await world.control.set({ account: world.account, closedRegions: ['af-south-1'] })
  const { exitCode, result, log } = await world.act({ mode: 'provision', region: 'us-east-1, af-south-1' })
  expect(exitCode).toBe(1)
  expect(result?.regions['us-east-1']?.status).toBe('ok')
  expect(result?.regions['af-south-1']?.status).toBe('failed')
  expect(log).toContain('region af-south-1 is not enabled for this account')
  expect(mutations(await world.calls()).filter((call) => call.endsWith('af-south-1'))).toEqual([])
  const check = await world.act({ mode: 'check' })
  expect([check.exitCode, check.result?.regions['us-east-1']?.status]).toEqual([0, 'ok'])
})

test('what is spread over many small pages is all seen, and all cleared', async () => {
  const world = await newWorld({ fleet: fleetText({ regions: ['us-west-2', 'us-east-1'] }) })
  await world.control.setPageSize(2, { account: world.account })
  expect((await world.act({ mode: 'provision', region: 'us-east-1' })).exitCode).toBe(0)
  const ec2 = world.ec2('us-east-1')
  const [machine] = await world.machines('us-east-1')
  const Tags = [
    { Key: 'Name', Value: 'NAVO' },
    { Key: 'servicemon:fleet', Value: 'NAVO' },
  ]
  for (const number of [1, 2, 3, 4, 5]) {
    const { ImageId: image = '' } = await ec2.send(
      new CreateImageCommand({
        InstanceId: machine?.id ?? '',
        Name: `left-${number}`,
        TagSpecifications: [
          { ResourceType: 'image', Tags },
          { ResourceType: 'snapshot', Tags },
        ],
      }),
    )
    await untilAvailable(ec2, image)
  }
  const check = await world.act({ mode: 'check', region: 'us-east-1' })
  const found = check.result?.regions['us-east-1']?.findings ?? []
  expect(found.filter(({ resource }) => resource?.startsWith('ami-') === true)).toHaveLength(5)

  const plan = await world.act({ mode: 'clear', region: 'us-east-1' })
  // Instance, six images, six snapshots, group, key pair.
  expect(plan.result?.regions['us-east-1']?.steps).toHaveLength(15)
  const cleared = await world.act({ mode: 'clear', region: 'us-east-1', confirm: 'NAVO' })
  expect(cleared.exitCode).toBe(0)
  await world.control.setPageSize(null, { account: world.account })
  expect(Object.values(await countRegion(world, 'us-east-1'))).toEqual([0, 0, 0, 0, 0, 0])
})
