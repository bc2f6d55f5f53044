// A home that regions can't be made from, and a profile that EC2 doesn't know yet.
import {
  CreateSecurityGroupCommand,
  CreateVpcCommand,
  DeregisterImageCommand,
  DisableImageCommand,
  ModifyImageAttributeCommand,
} from '@aws-sdk/client-ec2'
import { beforeAll, describe, expect, test } from '@jest/globals'
import type { StepResult } from '../../local/action.ts'
import type { Call } from '../../local/control.ts'
import { countRegion, fleetText, listStillOn, mutations, ONE_OF_EACH, useWorlds, type World } from '../support/world.ts'

const newWorld = useWorlds()
const REGIONS = ['us-east-1', 'sa-east-1', 'eu-west-3'] as const
const PACE = 0.1
const env = { SERVICEMON_PACE: String(PACE) }
const FLEET = fleetText({ regions: ['us-west-2', ...REGIONS], run: ['poll: 1s', 'user: root'] })

const annotationOf = ({ log }: StepResult, region: string): string =>
  new RegExp(`^::error::${region}: (.*)$`, 'm').exec(log)?.[1] ?? ''

const callsIn = (world: World, region: string, action: string): Promise<Call[]> =>
  world.calls({ region, actions: [action] })

describe('fault 46: home’s image', () => {
  const region = 'us-east-1'
  const rows: readonly {
    readonly is: string
    readonly fleet?: string
    readonly change: (home: World) => Promise<unknown>
    readonly says: (home: World, changed: unknown) => string
  }[] = [
    {
      is: 'missing',
      change: ({ ec2, home }) => ec2('us-west-2').send(new DeregisterImageCommand({ ImageId: home.imageId })),
      says: () => 'image NAVO does not exist in home us-west-2 of this account',
    },
    {
      is: 'disabled',
      change: ({ ec2, home }) => ec2('us-west-2').send(new DisableImageCommand({ ImageId: home.imageId })),
      says: ({ home }) => `image NAVO (${home.imageId}) in home us-west-2 is disabled, not available`,
    },
    {
      is: 'not ours, though everybody may see it',
      fleet: fleetText({ regions: ['us-west-2', region], more: ['image: SHARED'] }),
      change: async () => {
        const other = await newWorld({ home: { name: 'SHARED' } })
        const ImageId = other.home.imageId
        const LaunchPermission = { Add: [{ Group: 'all' as const }] }
        await other.ec2('us-west-2').send(new ModifyImageAttributeCommand({ ImageId, LaunchPermission }))
        return `image SHARED (${ImageId}) in home us-west-2 belongs to account ${other.account}, not to this one`
      },
      says: (_, changed) => String(changed),
    },
  ]
  test.each(rows)('$is: provision names it, and makes nothing', async ({ fleet = FLEET, change, says }) => {
    const world = await newWorld({ fleet })
    const changed = await change(world)
    const step = await world.act({ mode: 'provision', region }, { env })
    expect([step.exitCode, step.outputs['status']]).toEqual([1, 'failed'])
    expect(annotationOf(step, region)).toBe(
      `${says(world, changed)}. Nothing was changed: mend that, and provision again.`,
    )
    expect(mutations(await world.calls())).toEqual([])
  })

  test('is there once, and the group of its name twice: provision names both, and makes nothing', async () => {
    const world = await newWorld({ fleet: FLEET })
    const ec2 = world.ec2('us-west-2')
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.9.0.0/16' }))
    const group = { GroupName: 'NAVO', Description: 'of another network', VpcId: Vpc?.VpcId }
    const { GroupId = 'none' } = await ec2.send(new CreateSecurityGroupCommand(group))
    await world.resetCalls()
    const step = await world.act({ mode: 'provision', region }, { env })
    expect(step.exitCode).toBe(1)
    const said = annotationOf(step, region)
    expect(said).toMatch(/^security group NAVO is ambiguous in home us-west-2: sg-\w+, sg-\w+\. Nothing was changed: /)
    for (const id of [GroupId, world.home.securityGroupId]) expect(said).toContain(id)
    expect(mutations(await world.calls())).toEqual([])
  })
})

describe('fault 48: RunInstances is answered with InvalidParameterValue', () => {
  const [SOON, NEVER, OTHER] = REGIONS
  let world: World
  let done: StepResult

  beforeAll(async () => {
    world = await newWorld({ fleet: FLEET })
    const invalid = { action: 'RunInstances', kind: 'error', code: 'InvalidParameterValue' } as const
    const message =
      'Value (NAVO-ssm) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name'
    await world.addFault({ ...invalid, region: SOON, message, times: 3 })
    await world.addFault({ ...invalid, region: NEVER, message })
    await world.addFault({ ...invalid, region: OTHER, message: 'Value (sg-1) for parameter groupId is invalid.' })
    done = await world.act({ mode: 'provision', region: [SOON, NEVER, OTHER].join() }, { env })
    expect(await listStillOn(world)).toEqual([])
  })

  test('because the profile is not known yet: it is waited for', async () => {
    expect(done.result?.regions[SOON]?.status).toBe('ok')
    expect(await callsIn(world, SOON, 'RunInstances')).toHaveLength(4)
    expect(await countRegion(world, SOON)).toEqual(ONE_OF_EACH)
  })

  test('because the profile is not known after two minutes either: that fails, with code and request', async () => {
    const calls = await callsIn(world, NEVER, 'RunInstances')
    expect(calls.length).toBeGreaterThan(4)
    expect(annotationOf(done, NEVER)).toMatch(
      /: Value \(NAVO-ssm\) .*Invalid IAM Instance Profile name \(InvalidParameterValue, request [0-9a-f-]{36}\)\. What is done stays done: /,
    )
  })

  test('because of something else: that fails at once', async () => {
    expect(await callsIn(world, OTHER, 'RunInstances')).toHaveLength(1)
    expect(annotationOf(done, OTHER)).toMatch(
      /^run-instance instance t2\.micro in \S+: Value \(sg-1\) .* \(InvalidParameterValue, request [0-9a-f-]{36}\)\. /,
    )
  })
})
