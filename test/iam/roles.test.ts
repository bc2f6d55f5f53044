// Least privilege, proved by a fleet's whole life under the shipped roles: the local AWS judges each call by its role,
// with the request and the tags of that moment. Nothing a mode needs is refused, and nothing a role may is never used.
import {
  AuthorizeSecurityGroupEgressCommand,
  CreateImageCommand,
  DeregisterImageCommand,
  DescribeImagesCommand,
  DescribeSecurityGroupsCommand,
  ModifyInstanceAttributeCommand,
  ModifyInstanceMetadataOptionsCommand,
  RevokeSecurityGroupEgressCommand,
  RunInstancesCommand,
  StartInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2'
import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  DetachRolePolicyCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam'
import { beforeAll, expect, test } from '@jest/globals'
import type { Call } from '../../local/control.ts'
import { fleetParameters } from '../../infra/command.ts'
import { parsePolicy } from '../../local/iam/policy.ts'
import { policiesOf, shippedRoles } from '../../local/iam/shipped.ts'
import type { Role } from '../../local/iam/template.ts'
import { grantsOf, usedBy } from './usage.ts'
import { parseFleet } from '../../src/fleet/fleet.ts'
import { makeLookAlikes, untilAvailable, untilState } from '../support/look-alikes.ts'
import { fleetText, listStillOn, until, useWorlds, type World } from '../support/world.ts'

const newWorld = useWorlds()
const HOME = 'us-west-2'
const [A, B, C, D] = ['us-east-1', 'sa-east-1', 'eu-west-3', 'ap-northeast-1'] as const

const FLEET = fleetText({
  regions: [HOME, A, B, C, D],
  instance: ['credits: standard', 'metadata-hops: 2'],
  run: ['poll: 1s', 'user: root'],
  more: ["tags: { CostCenter: '4711' }"],
})

let world: World
/** Where the fleet has lived, with all calls of the action there. */
let lived: readonly { readonly place: World; readonly calls: readonly Call[] }[]

async function machineOf(region: string): Promise<string> {
  const [machine] = (await world.machines(region)).filter(({ state }) => state !== 'terminated')
  return machine?.id ?? 'none'
}

interface Wanted {
  readonly status?: RegExp
  /** How fast waits and their limits pass: for steps that wait long. */
  readonly pace?: number
  readonly in?: World
}

async function act(inputs: Readonly<Record<string, string>>, wanted: Wanted = {}): Promise<string> {
  // A payload has two minutes to begin, and its machine is this busy system: half a minute is left of them.
  const { status = /^ok$/, pace = 0.15, in: place = world } = wanted
  const { log, outputs, post } = await place.act(inputs, { env: { SERVICEMON_PACE: String(pace) } })
  // With the log when it is another: it alone says why.
  if (!status.test(outputs['status'] ?? 'none')) {
    throw new Error(`${JSON.stringify(inputs)} ended as ${outputs['status'] ?? 'none'}\n${log}\n${post?.log ?? ''}`)
  }
  return log
}

/** The machines have the shipped role, with policies for the job attached to it; home's group lets little out. */
async function prepareHome(world: World): Promise<void> {
  const iam = new IAMClient({ endpoint: world.endpoint, region: HOME, credentials: world.credentials })
  const RoleName = world.home.instanceProfileName
  const [own] = rolesIn(world)['MachineRole']?.inline ?? []
  await iam.send(
    new PutRolePolicyCommand({ RoleName, PolicyName: 'machine', PolicyDocument: JSON.stringify(own?.document) }),
  )
  const arn = 'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore'
  await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn: arn }))
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:PutObject', Resource: '*' }],
  })
  const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: 'job', PolicyDocument }))
  for (const PolicyArn of [Policy?.Arn ?? '', 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess']) {
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }))
  }
  iam.destroy()
  const GroupId = world.home.securityGroupId
  const IpRanges = [{ CidrIp: '0.0.0.0/0' }]
  const ec2 = world.ec2(HOME)
  await ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId, IpPermissions: [{ IpProtocol: '-1', IpRanges }] }))
  const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges }
  await ec2.send(new AuthorizeSecurityGroupEgressCommand({ GroupId, IpPermissions: [https] }))
}

/** Faults that send each region's run on another way; the modes' own tests say what has to come of them. */
async function runThroughFaults(): Promise<void> {
  const { account } = world
  await world.control.setLimits({ account, noCapacity: [{ region: B, instanceType: 't2.micro' }] })
  await world.addFault({ region: C, action: 'SendCommand', kind: 'lost-answer', times: 1 })
  const unknown = await world.addFault({
    ...{ region: A, action: 'GetCommandInvocation', kind: 'error', code: 'InvocationDoesNotExist' },
  })
  const isAskedFor = async (): Promise<boolean> =>
    (await world.calls({ region: A, actions: ['ListCommandInvocations'] })).length > 0
  await Promise.all([
    act({ mode: 'run', region: [HOME, C].join() }),
    act({ mode: 'run', region: B }),
    act({ mode: 'run', region: A }),
    until(isAskedFor, 'the command to be looked for').then(() => world.control.removeFault(unknown)),
  ])
}

/** In an account of its own, an agent that never comes: the run asks why, and counts the try. */
async function waitForSilentAgent(): Promise<World> {
  const silent = await newWorld({ fleet: FLEET })
  await prepareHome(silent)
  await act({ mode: 'provision', region: HOME }, { in: silent })
  await silent.control.setDelays({ account: silent.account, agentOnline: 3_600_000 })
  await act({ mode: 'run', region: HOME }, { in: silent, status: /^failed$/, pace: 0.02 })
  return silent
}

/** A run that is cancelled, and one whose job dies; the next run brings what that one left. */
async function loseRuns(): Promise<void> {
  const command = 'echo begun >/opt/begun; sleep 30'
  const begun = async (region: string): Promise<boolean> => {
    const text = await world.control.readFile(await machineOf(region), '/opt/begun').catch(() => '')
    return text.length > 0
  }
  const lose = (region: string, name: NodeJS.Signals, post: boolean) =>
    world.act({ mode: 'run', region, command }, { post, signals: { names: [name], when: () => begun(region) } })
  await Promise.all([lose(A, 'SIGINT', true), lose(C, 'SIGKILL', false)])
  await act({ mode: 'stop', region: [A, C].join() })
  const log = await act({ mode: 'run', region: C, command: 'true' })
  if (!log.includes('recover')) throw new Error(`nothing was recovered:\n${log}`)
}

/** Machines that somebody has changed by hand, and one that somebody has switched on. */
async function driftAndSweep(): Promise<void> {
  const [one, other] = await Promise.all([machineOf(A), machineOf(B)])
  await world.ec2(A).send(
    new ModifyInstanceAttributeCommand({
      InstanceId: one,
      InstanceInitiatedShutdownBehavior: { Value: 'terminate' },
    }),
  )
  await world.ec2(A).send(new ModifyInstanceMetadataOptionsCommand({ InstanceId: one, HttpTokens: 'optional' }))
  await world.control.setLimits({ account: world.account, noCapacity: [] })
  await act({ mode: 'run', region: B, command: 'systemctl disable servicemon-fuse.timer' })
  await act({ mode: 'run', region: B }, { status: /^failed$/ })
  await act({ mode: 'provision', region: [A, B].join() })
  await world.ec2(B).send(new StartInstancesCommand({ InstanceIds: [other] }))
  await untilState(world.ec2(B), other, 'running')
  await act({ mode: 'rotate' })
  if ((await listStillOn(world)).length > 0) throw new Error('the sweep left a machine on')
}

async function makeNewHomeImage(): Promise<void> {
  const ec2 = world.ec2(HOME)
  await ec2.send(new DeregisterImageCommand({ ImageId: world.home.imageId }))
  const { ImageId = '' } = await ec2.send(new CreateImageCommand({ InstanceId: world.home.instanceId, Name: 'NAVO' }))
  await untilAvailable(ec2, ImageId)
}

/** A type that EC2 refuses for good at a launch, and another value of a tag for what is there. */
async function refuseAndRetag(): Promise<void> {
  await world.addFault({
    ...{ region: C, action: 'RunInstances', match: { InstanceType: 't2.micro' }, kind: 'error', times: 1 },
    ...{ code: 'InvalidParameterCombination', message: 'The instance type is not eligible for Free Tier' },
  })
  await act({ mode: 'provision', region: [HOME, A, B, C].join() })
  await world.setFleet(FLEET.replace('4711', '4712'))
  await act({ mode: 'provision', region: A })
  await world.setFleet(FLEET)
  await act({ mode: 'provision', region: A })
}

/** A disk of the fleet's without its machine, and somebody else's machine in the fleet's group. */
async function leaveThingsBehind(region: string): Promise<string> {
  const ec2 = world.ec2(region)
  const { SecurityGroups: [group] = [] } = await ec2.send(
    new DescribeSecurityGroupsCommand({ Filters: [{ Name: 'group-name', Values: ['NAVO'] }] }),
  )
  const { Images: [image] = [] } = await ec2.send(new DescribeImagesCommand({ Owners: ['self'] }))
  const { Instances: made = [] } = await ec2.send(
    new RunInstancesCommand({
      ...{ ImageId: image?.ImageId, InstanceType: 't2.micro', MinCount: 2, MaxCount: 2 },
      SecurityGroupIds: [group?.GroupId ?? ''],
      BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { DeleteOnTermination: false } }],
      TagSpecifications: [{ ResourceType: 'volume', Tags: [{ Key: 'servicemon:fleet', Value: 'NAVO' }] }],
    }),
  )
  const [gone = '', stays = ''] = made.flatMap(({ InstanceId }) => InstanceId ?? [])
  await ec2.send(new TerminateInstancesCommand({ InstanceIds: [gone] }))
  await untilState(ec2, gone, 'terminated')
  return stays
}

/** The roles as the printed command deploys them: subnets by their ids. */
function rolesIn(place: World): Readonly<Record<string, Role>> {
  return shippedRoles(place.account, {
    ...fleetParameters(parseFleet(FLEET, 'fleet.yml')),
    ...{ HomeImage: place.home.imageId, HomeGroup: place.home.securityGroupId, Subnets: '*', AllowAdopt: 'true' },
  })
}

async function live(): Promise<void> {
  await makeLookAlikes(world.ec2(D), { profile: world.home.instanceProfileName })
  await refuseAndRetag()
  await act({ mode: 'provision', region: D, adopt: 'true' })
  await act({ mode: 'check' }, { status: /^(ok|drifted)$/ })
  await runThroughFaults()
  await act({ mode: 'start', region: B, hold: '20m' })
  await act({ mode: 'stop', region: 'all' })
  await loseRuns()
  await driftAndSweep()
  await makeNewHomeImage()
  await act({ mode: 'provision', region: 'all' }, { status: /^(ok|drifted)$/ })
  const stays = await leaveThingsBehind(B)
  await act({ mode: 'clear', region: B, confirm: 'NAVO' }, { status: /^failed$/, pace: 0.1 })
  await world.ec2(B).send(new TerminateInstancesCommand({ InstanceIds: [stays] }))
  await untilState(world.ec2(B), stays, 'terminated')
  await act({ mode: 'clear', region: 'all', confirm: 'NAVO' })
}

beforeAll(async () => {
  world = await newWorld({ fleet: FLEET })
  await prepareHome(world)
  const [silent] = await Promise.all([waitForSilentAgent(), live()])
  const places = [world, silent]
  lived = await Promise.all(places.map(async (place) => ({ place, calls: await judgedCalls(place) })))
})

/** The action's calls, with what IAM looked at for each. */
async function judgedCalls({ account, control }: World): Promise<Call[]> {
  const calls = await control.calls({ account, checks: true })
  return calls.filter(({ userAgent }) => userAgent?.includes('aws-servicemon') === true)
}

/** The calls of one role, with its policies in the account where they were made. */
function useOf(id: 'RotateRole' | 'OperateRole', policies: (role: Role) => readonly unknown[]) {
  const places = lived.map(({ place, calls }) => {
    const role = rolesIn(place)[id]
    if (role === undefined) throw new Error(`there is no role ${id}`)
    const statements = policies(role).flatMap(parsePolicy)
    const checks = calls.filter((call) => call.role === role.name).flatMap((call) => call.checks ?? [])
    // Account ids are all that differs.
    const lines = (list: readonly string[]): string[] => list.map((line) => line.replaceAll(place.account, 'ACCOUNT'))
    return { granted: lines(grantsOf(statements)), used: lines(checks.flatMap((check) => usedBy(statements, check))) }
  })
  const used = new Set(places.flatMap((place) => place.used))
  return { granted: places[0]?.granted ?? [], unused: (places[0]?.granted ?? []).filter((line) => !used.has(line)) }
}

test('every call of every mode is allowed to the role that makes it', () => {
  const calls = lived.flatMap((one) => one.calls)
  expect(calls.length).toBeGreaterThan(300)
  const refused = calls.flatMap(({ role, checks }) =>
    (checks ?? []).filter(({ allowed }) => !allowed).map(({ action, resource }) => [role, action, resource]),
  )
  expect(refused).toEqual([])
  expect(calls.filter(({ checks }) => checks === undefined)).toEqual([])
  const asked = new Set(calls.map(({ role }) => role))
  expect([...asked].sort()).toEqual(['servicemon-NAVO-operate', 'servicemon-NAVO-rotate'])
})

test('the schedule’s role allows nothing that rotate, check, run, start and stop have no use for', () => {
  const { granted, unused } = useOf('RotateRole', policiesOf)
  expect(granted.length).toBeGreaterThan(40)
  expect(unused).toEqual([])
})

test('the operator’s role allows nothing more that provision, adopt and clear have no use for', () => {
  const { granted, unused } = useOf('OperateRole', ({ inline }) => inline.map(({ document }) => document))
  expect(granted.length).toBeGreaterThan(60)
  expect(unused).toEqual([])
})

test('the operator may all that the schedule may', () => {
  const { RotateRole, OperateRole } = rolesIn(world)
  expect(RotateRole?.inline).toEqual([])
  expect(OperateRole?.managed).toEqual(RotateRole?.managed)
})
