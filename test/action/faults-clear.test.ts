// What can go wrong while a region is cleared: each fault in a region of its own.
import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateNetworkInterfaceCommand,
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  DeleteNetworkInterfaceCommand,
  DeleteSecurityGroupCommand,
  DeleteTagsCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DisableImageDeregistrationProtectionCommand,
  EnableImageDeregistrationProtectionCommand,
} from '@aws-sdk/client-ec2'
import { beforeAll, describe, expect, test } from '@jest/globals'
import type { StepResult } from '../../local/action.ts'
import type { Call } from '../../local/control.ts'
import { countRegion, describeRegion, fleetText, until, useWorlds, type World } from '../support/world.ts'

const newWorld = useWorlds()
const REGIONS = ['us-east-1', 'sa-east-1', 'eu-west-3'] as const
const PACE = 0.1
const env = { SERVICEMON_PACE: String(PACE) }
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

const callsIn = (world: World, region: string, action: string): Promise<Call[]> =>
  world.calls({ region, actions: [action] })

describe('what clear can’t delete is told with AWS’s code, the rest goes, and the next clear deletes it:', () => {
  const [USED, PROTECTED, IN_USE] = REGIONS
  let world: World
  let first: StepResult
  let calls: readonly Call[] = []
  let second: StepResult
  let third: StepResult
  let image = ''
  let users: readonly string[] = []

  beforeAll(async () => {
    world = await newReadyWorld()
    const ec2 = world.ec2(USED)
    const { SecurityGroups: [group] = [] } = await ec2.send(
      new DescribeSecurityGroupsCommand({ Filters: [{ Name: 'group-name', Values: ['NAVO'] }] }),
    )
    const ours = group?.GroupId ?? 'none'
    const refers = async (name: string, direction: 'ingress' | 'egress'): Promise<string> => {
      const { GroupId = 'none' } = await ec2.send(
        new CreateSecurityGroupCommand({ GroupName: name, Description: name }),
      )
      const rule = { GroupId, IpPermissions: [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: ours }] }] }
      await (direction === 'ingress'
        ? ec2.send(new AuthorizeSecurityGroupIngressCommand(rule))
        : ec2.send(new AuthorizeSecurityGroupEgressCommand(rule)))
      return GroupId
    }
    const groups = [await refers('lets-us-in', 'ingress'), await refers('goes-to-us', 'egress')]
    const { Subnets: [subnet] = [] } = await ec2.send(new DescribeSubnetsCommand({}))
    const { NetworkInterface: card } = await ec2.send(
      new CreateNetworkInterfaceCommand({ SubnetId: subnet?.SubnetId, Groups: [ours] }),
    )
    const cardId = card?.NetworkInterfaceId ?? 'none'
    users = [`network interface ${cardId}`, ...groups.map((id) => `security group ${id}`)]
    image = Object.keys((await describeRegion(world, PROTECTED)).images)[0] ?? 'none'
    await world.ec2(PROTECTED).send(new EnableImageDeregistrationProtectionCommand({ ImageId: image }))
    const inUse = { code: 'InvalidSnapshot.InUse', message: 'The snapshot is currently in use by somebody’s image.' }
    const fault = await world.addFault({ region: IN_USE, action: 'DeleteSnapshot', kind: 'error', ...inUse })
    await world.resetCalls()
    const clear = { mode: 'clear', region: [USED, PROTECTED, IN_USE].join(), confirm: 'NAVO' }
    first = await world.act(clear, { env })
    calls = await world.calls()
    await world.control.removeFault(fault)
    await world.ec2(PROTECTED).send(new DisableImageDeregistrationProtectionCommand({ ImageId: image }))
    await ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId: cardId }))
    for (const GroupId of groups) await ec2.send(new DeleteSecurityGroupCommand({ GroupId }))
    second = await world.act(clear, { env })
    third = await world.act(clear, { env })
  })

  const kindsOf = (step: StepResult, region: string, outcome: string): string[] =>
    (step.result?.regions[region]?.steps ?? []).flatMap((one) => (one.outcome === outcome ? [one.kind] : []))

  const expectCleared = async (region: string): Promise<void> => {
    expect([second, third].map((step) => step.result?.regions[region]?.status)).toEqual(['ok', 'ok'])
    expect(third.result?.regions[region]?.steps).toEqual([])
    expect(Object.values(await countRegion(world, region))).toEqual([0, 0, 0, 0, 0, 0])
  }

  test('fault 52: a group that others use is tried for two minutes after the machine is gone, and its users are listed', async () => {
    expect([first.exitCode, first.result?.regions[USED]?.status]).toEqual([1, 'failed'])
    const said = annotationOf(first, USED)
    expect(said).toMatch(
      /^security group sg-\w+ is still in use after 120 s; it is used by .*: .* \(DependencyViolation, request [0-9a-f-]{36}\)\. Free it and run this mode again: what is done stays done\.$/,
    )
    for (const user of users) expect(said).toContain(user)
    const inRegion = calls.filter(({ region }) => region === USED)
    const tries = inRegion.filter(({ action }) => action === 'DeleteSecurityGroup')
    expect(tries.length).toBeGreaterThan(4)
    expect(inRegion.findIndex(({ action }) => action === 'TerminateInstances')).toBeLessThan(
      inRegion.findIndex(({ action }) => action === 'DeleteSecurityGroup'),
    )
    expect(kindsOf(first, USED, 'failed')).toEqual(['delete-security-group'])
    expect(kindsOf(first, USED, 'done')).toEqual([
      'terminate-instance',
      'remove-image',
      'delete-snapshot',
      'delete-key-pair',
    ])
    await expectCleared(USED)
  })

  test('fault 55: an image that is protected from deregistration is kept, with its snapshot', async () => {
    expect(first.result?.regions[PROTECTED]?.status).toBe('failed')
    expect(annotationOf(first, PROTECTED)).toMatch(
      new RegExp(
        `^remove-image image ${image}: The image ${image} is protected from deregistration\\. ` +
          '\\(OperationNotPermitted, request [0-9a-f-]{36}\\)\\. What is done stays done: run this mode again',
      ),
    )
    expect(kindsOf(first, PROTECTED, 'failed')).toEqual(['remove-image'])
    expect(kindsOf(first, PROTECTED, 'skipped')).toEqual(['delete-snapshot'])
    expect(kindsOf(first, PROTECTED, 'done')).toEqual([
      'terminate-instance',
      'delete-security-group',
      'delete-key-pair',
    ])
    await expectCleared(PROTECTED)
  })

  test('fault 55: a snapshot that is in use is kept, and each step that failed says its own code', async () => {
    expect(first.result?.regions[IN_USE]?.status).toBe('failed')
    expect(annotationOf(first, IN_USE)).toMatch(
      /^snapshot snap-\w+ is still in use after 120 s: .* \(InvalidSnapshot\.InUse, request [0-9a-f-]{36}\)\. /,
    )
    const failed = (first.result?.regions[IN_USE]?.steps ?? []).filter(({ outcome }) => outcome === 'failed')
    expect(failed.map(({ kind }) => kind)).toEqual(['delete-snapshot'])
    expect(failed[0]?.reason).toMatch(/\(InvalidSnapshot\.InUse, request [0-9a-f-]{36}\)/)
    await expectCleared(IN_USE)
  })
})

describe('fault 56: what is given away, or is marked as home’s, between plan and deletion is left alone:', () => {
  const [MACHINE, PARTS, ORIGINALS] = REGIONS
  let world: World
  let before: Readonly<Record<string, Awaited<ReturnType<typeof describeRegion>>>> = {}
  let done: StepResult

  /** Once the call is seen, which is held up for a while, the tags of these things are changed. */
  async function changeDuring(
    region: string,
    call: { action: string; match?: Record<string, string> },
    change: () => Promise<unknown>,
  ): Promise<void> {
    await world.addFault({ region, ...call, kind: 'delay', ms: 2500, times: 1 })
    const isSeen = async (): Promise<boolean> =>
      (await callsIn(world, region, call.action)).some(
        ({ params, userAgent }) =>
          userAgent?.includes('aws-servicemon') === true &&
          (call.match === undefined || JSON.stringify(params).includes('"InstanceId')),
      )
    await until(isSeen, `${call.action} in ${region}`)
    await change()
  }

  beforeAll(async () => {
    world = await newReadyWorld()
    before = {
      [MACHINE]: await describeRegion(world, MACHINE),
      [PARTS]: await describeRegion(world, PARTS),
      [ORIGINALS]: await describeRegion(world, ORIGINALS),
    }
    const partsOf = (region: string): string[] => {
      const { images = {}, snapshots = {}, securityGroups = {}, keyPairs = {} } = before[region] ?? {}
      return [images, snapshots, securityGroups, keyPairs].flatMap((things) => Object.keys(things))
    }
    const give = (region: string, Resources: readonly string[], Key: string, Value: string) =>
      world.ec2(region).send(new CreateTagsCommand({ Resources: [...Resources], Tags: [{ Key, Value }] }))
    await world.resetCalls()
    const id = await machineIn(world, MACHINE)
    const changes = [
      // The machine is looked at once more by its id.
      changeDuring(MACHINE, { action: 'DescribeInstances', match: { InstanceId: id } }, () =>
        give(MACHINE, [id], 'servicemon:fleet', 'SOMEBODY'),
      ),
      changeDuring(PARTS, { action: 'TerminateInstances' }, () =>
        world
          .ec2(PARTS)
          .send(new DeleteTagsCommand({ Resources: partsOf(PARTS), Tags: [{ Key: 'servicemon:fleet' }] })),
      ),
      changeDuring(ORIGINALS, { action: 'TerminateInstances' }, () =>
        give(ORIGINALS, partsOf(ORIGINALS), 'servicemon:role', 'home'),
      ),
    ]
    done = await world.act({ mode: 'clear', region: [MACHINE, PARTS, ORIGINALS].join(), confirm: 'NAVO' }, { env })
    await Promise.all(changes)
  })

  const outcomesIn = (region: string): string[] =>
    (done.result?.regions[region]?.steps ?? []).map(({ kind, outcome }) => `${kind} ${outcome}`)

  test('a machine, and the group that it uses', async () => {
    const id = Object.keys(before[MACHINE]?.instances ?? {}).join()
    expect([done.exitCode, done.result?.regions[MACHINE]?.status]).toEqual([1, 'failed'])
    expect(annotationOf(done, MACHINE)).toBe(
      `instance ${id} no longer carries the fleet's tag. Somebody changed its tags meanwhile, so it was left alone, ` +
        'and so was what depends on it. Run this mode again.',
    )
    expect(outcomesIn(MACHINE)).toEqual([
      'terminate-instance skipped',
      'remove-image done',
      'delete-snapshot done',
      'delete-security-group skipped',
      'delete-key-pair done',
    ])
    expect((await world.machines(MACHINE)).map(({ state }) => state)).toEqual(['stopped'])
    const after = await describeRegion(world, MACHINE)
    expect([after.volumes, after.securityGroups]).toEqual([before[MACHINE]?.volumes, before[MACHINE]?.securityGroups])
  })

  test.each([
    ['image, snapshot, group and key pair', PARTS, "no longer carries the fleet's tag"],
    ['image, snapshot, group and key pair that are originals by now', ORIGINALS, 'is an original of home'],
  ])('%s', async (_, region, says) => {
    expect([region, done.result?.regions[region]?.status]).toEqual([region, 'failed'])
    expect(annotationOf(done, region)).toMatch(new RegExp(`^image ami-\\w+ ${says}\\. Somebody changed its tags`))
    expect(outcomesIn(region)).toEqual([
      'terminate-instance done',
      'remove-image skipped',
      'delete-snapshot skipped',
      'delete-security-group skipped',
      'delete-key-pair skipped',
    ])
    const ids = (held: Awaited<ReturnType<typeof describeRegion>> | undefined): string[][] =>
      [held?.images, held?.snapshots, held?.securityGroups, held?.keyPairs].map((things) => Object.keys(things ?? {}))
    expect(ids(await describeRegion(world, region))).toEqual(ids(before[region]))
  })
})
