// What EC2 and an organisation have against a launch, and what a fleet wants of a machine that is there: side by side in
// regions of one account, but for the organisation, which has an account of its own.
import { CreateImageCommand, DeregisterImageCommand, DescribeVolumesCommand } from '@aws-sdk/client-ec2'
import { beforeAll, describe, expect, test } from '@jest/globals'
import type { StepResult } from '../../local/action.ts'
import type { RegionResult, Result } from '../../src/result.ts'
import { untilAvailable } from '../support/look-alikes.ts'
import { countRegion, describeRegion, fleetText, ONE_OF_EACH, useWorlds, type World } from '../support/world.ts'

const newWorld = useWorlds()
const [REFUSED, DISKS] = ['us-east-1', 'sa-east-1'] as const
const PLAIN = { regions: ['us-west-2', REFUSED, DISKS] }
const DEMANDING = fleetText({
  ...PLAIN,
  instance: ['credits: standard', 'metadata-hops: 2'],
  more: ["tags: { CostCenter: '4711' }"],
})

let world: World

function resultOf({ outputs }: StepResult): RegionResult {
  const [result] = Object.values((JSON.parse(outputs['result'] ?? '{}') as Result).regions)
  if (result === undefined) throw new Error('no region has a result')
  return result
}

const stepsOf = (step: StepResult): string[] => resultOf(step).steps.map(({ kind, outcome }) => `${kind} ${outcome}`)

/** The disks of the fleet in a region. */
async function listDisks(region: string): Promise<string[]> {
  const { Volumes = [] } = await world.ec2(region).send(new DescribeVolumesCommand({}))
  return Volumes.map(({ Attachments, Size, VolumeType }) => {
    return `${Attachments?.[0]?.Device ?? 'detached'} ${String(Size)} GiB ${VolumeType ?? ''}`
  }).sort()
}

/** Home's image anew: its root of another type than EC2 would choose, and with an empty disk that outlives its machines. */
async function giveHomeTwoDisks(): Promise<void> {
  const ec2 = world.ec2('us-west-2')
  await ec2.send(new DeregisterImageCommand({ ImageId: world.home.imageId }))
  const { ImageId = '' } = await ec2.send(
    new CreateImageCommand({
      ...{ InstanceId: world.home.instanceId, Name: 'NAVO' },
      BlockDeviceMappings: [
        { DeviceName: '/dev/xvda', Ebs: { VolumeType: 'io1', VolumeSize: 12 } },
        { DeviceName: '/dev/sdb', Ebs: { VolumeType: 'st1', VolumeSize: 200, DeleteOnTermination: false } },
      ],
    }),
  )
  await untilAvailable(ec2, ImageId)
}

beforeAll(async () => {
  world = await newWorld({ fleet: fleetText(PLAIN) })
})

describe('fault 110: a type that EC2 refuses at the launch', () => {
  test('gives way to the next one, and no later provision tries to change that', async () => {
    await world.addFault({
      ...{ region: REFUSED, action: 'RunInstances', match: { InstanceType: 't2.micro' }, kind: 'error' },
      ...{ code: 'InvalidParameterCombination', message: 'The instance type is not eligible for Free Tier' },
    })
    const made = await world.act({ mode: 'provision', region: REFUSED })
    expect([made.outputs['status'], resultOf(made).instance?.type]).toEqual(['ok', 't3.micro'])
    const [machine] = await world.machines(REFUSED)
    expect(machine?.tags).toMatchObject({ 'servicemon:refused': 't2.micro', 'servicemon:state': 'ready' })
    expect(stepsOf(await world.act({ mode: 'provision', region: REFUSED }))).toEqual([])
    expect((await world.act({ mode: 'check', region: REFUSED })).outputs['status']).toBe('ok')
  })
})

describe('faults 112, 114: a fleet file that asks for more of what is there', () => {
  test('has it after one provision, without a boot, and nothing is left to do', async () => {
    await world.setFleet(DEMANDING)
    const check = await world.act({ mode: 'check', region: REFUSED })
    expect(
      resultOf(check)
        .findings.map(({ code }) => code)
        .sort(),
    ).toEqual(['credits', 'metadata-hops', ...Array<string>(6).fill('untagged')].sort())
    await world.resetCalls()
    const mended = await world.act({ mode: 'provision', region: REFUSED })
    expect([mended.outputs['status'], stepsOf(mended).sort()]).toEqual([
      'ok',
      ['set-credits done', 'set-metadata-hops done', ...Array<string>(6).fill('set-tags done')].sort(),
    ])
    expect((await world.calls()).filter(({ action }) => action === 'StartInstances')).toEqual([])
    expect(stepsOf(await world.act({ mode: 'provision', region: REFUSED }))).toEqual([])
    expect((await world.act({ mode: 'check', region: REFUSED })).outputs['status']).toBe('ok')
    await world.setFleet(fleetText(PLAIN))
  })
})

describe('faults 102, 111: an image with disks of its own kinds, one empty and to stay', () => {
  test('gives machines these disks, and nothing of them is left by clear', async () => {
    await giveHomeTwoDisks()
    const made = await world.act({ mode: 'provision', region: DISKS })
    expect(made.outputs['status']).toBe('ok')
    expect(await listDisks(DISKS)).toEqual(['/dev/sdb 200 GiB st1', '/dev/xvda 12 GiB io1'])
    expect((await world.act({ mode: 'check', region: DISKS })).outputs['status']).toBe('ok')
    expect((await world.act({ mode: 'clear', region: DISKS, confirm: 'NAVO' })).outputs['status']).toBe('ok')
    expect(await listDisks(DISKS)).toEqual([])
  })
})

describe('faults 112, 113: an organisation that lets nothing be made without a tag', () => {
  test('is told from a missing right, and content with the fleet file’s tags', async () => {
    const own = await newWorld({ fleet: fleetText(PLAIN) })
    await own.control.setLimits({ account: own.account, demandedTags: ['CostCenter'] })
    const refused = await own.act({ mode: 'provision', region: REFUSED })
    expect(refused.outputs['status']).toBe('failed')
    expect(resultOf(refused).error?.hint).toMatch(/denies it.* If it demands tags on what is made, name them as tags/)
    await own.setFleet(DEMANDING)
    const made = await own.act({ mode: 'provision', region: REFUSED })
    expect(made.outputs['status']).toBe('ok')
    expect(await countRegion(own, REFUSED)).toEqual(ONE_OF_EACH)
    const things = Object.values(await describeRegion(own, REFUSED)).flatMap((kind) => Object.values(kind))
    for (const thing of things) expect(JSON.stringify(thing)).toContain('CostCenter')
    const [machine] = await own.machines(REFUSED)
    expect(machine?.tags['CostCenter']).toBe('4711')
  })
})
