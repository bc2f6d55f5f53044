// What the shipped roles may do to the fleet's own things they may do to nothing else: not to things without our tags,
// nor with another fleet's, nor in a region that isn't the fleet's. Every call here is a dry run, judged by the local AWS.
import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CopyImageCommand,
  CreateKeyPairCommand,
  CreateNetworkInterfaceCommand,
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  DeleteKeyPairCommand,
  DeleteSecurityGroupCommand,
  DeleteSnapshotCommand,
  DeleteTagsCommand,
  DeleteVolumeCommand,
  DeregisterImageCommand,
  DescribeImagesCommand,
  DescribeInstanceAttributeCommand,
  DescribeInstancesCommand,
  DescribeSubnetsCommand,
  EC2Client,
  ImportKeyPairCommand,
  ModifyInstanceAttributeCommand,
  ModifyInstanceCreditSpecificationCommand,
  ModifyInstanceMetadataOptionsCommand,
  RegisterImageCommand,
  RevokeSecurityGroupEgressCommand,
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
  type RunInstancesCommandInput,
} from '@aws-sdk/client-ec2'
import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  GetInstanceProfileCommand,
  GetRoleCommand,
  IAMClient,
} from '@aws-sdk/client-iam'
import { SendCommandCommand, SSMClient } from '@aws-sdk/client-ssm'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { credentialsOf, newPublicKey } from '../../local/home.ts'
import { parsePolicy } from '../../local/iam/policy.ts'
import { deployRoles } from '../support/deploy-roles.ts'
import { policiesOf, shippedRoles } from '../../local/iam/shipped.ts'
import { parseFleet } from '../../src/fleet/fleet.ts'
import { makeLookAlikes, untilAvailable } from '../support/look-alikes.ts'
import { describeRegion, fleetText, useWorlds, type World } from '../support/world.ts'

const newWorld = useWorlds()
const HOME = 'us-west-2'
const OURS = 'us-east-1'
const OTHER_FLEETS = 'sa-east-1'
const NOBODYS = 'eu-west-3'
const ELSEWHERE = 'ap-southeast-2'
const FLEET = fleetText({
  regions: [HOME, OURS, OTHER_FLEETS, NOBODYS],
  instance: ['credits: standard'],
  more: ["tags: { CostCenter: '4711' }"],
})
const ROTATE = 'servicemon-NAVO-rotate'
const OPERATE = 'servicemon-NAVO-operate'
const TAG = { Key: 'servicemon:fleet', Value: 'NAVO' }
/** One of the fleet file's, and one that isn't. */
const COSTS = { Key: 'CostCenter', Value: '4712' }
const OWNER = { Key: 'Owner', Value: 'me' }

/** The things of one region, by kind. */
interface Things {
  readonly region: string
  readonly instance: string
  readonly volume: string
  readonly image: string
  readonly snapshot: string
  readonly group: string
  readonly keyPair: string
  readonly subnet: string
  readonly vpc: string
}

/** Somebody's, in a region of the fleet's. */
type Strangers = Pick<Things, 'image' | 'snapshot' | 'group' | 'subnet'> & { readonly networkInterface: string }

let world: World
let ours: Things
let nobodys: Things
let otherFleets: Things
let elsewhere: Things
let strangers: Strangers

async function thingsIn(region: string): Promise<Things> {
  const ec2 = world.ec2(region)
  const [held, { Reservations = [] }, { Images = [] }, { Subnets = [] }] = await Promise.all([
    describeRegion(world, region),
    ec2.send(new DescribeInstancesCommand({})),
    ec2.send(new DescribeImagesCommand({ Owners: ['self'] })),
    ec2.send(new DescribeSubnetsCommand({})),
  ])
  const [machine] = Reservations.flatMap(({ Instances = [] }) => Instances)
  const image = Images.find(({ Name }) => Name !== 'somebody-base')
  const [subnet] = Subnets
  const id = (found: string | undefined): string => {
    if (found === undefined) throw new Error(`something is missing in ${region}`)
    return found
  }
  return {
    region,
    instance: id(machine?.InstanceId),
    volume: id(Object.keys(held.volumes)[0]),
    image: id(image?.ImageId),
    snapshot: id(image?.BlockDeviceMappings?.[0]?.Ebs?.SnapshotId),
    group: id(Object.keys(held.securityGroups)[0]),
    keyPair: id(Object.keys(held.keyPairs)[0]),
    subnet: id(subnet?.SubnetId),
    vpc: id(subnet?.VpcId),
  }
}

beforeAll(async () => {
  world = await newWorld({ fleet: FLEET })
  const { exitCode, log } = await world.act({ mode: 'provision', region: OURS })
  if (exitCode !== 0) throw new Error(log)
  const profile = world.home.instanceProfileName
  const tags = { 'servicemon:fleet': 'OTHER', 'servicemon:role': 'runner', 'servicemon:state': 'ready' }
  await Promise.all([
    makeLookAlikes(world.ec2(OTHER_FLEETS), { profile, tags }),
    makeLookAlikes(world.ec2(NOBODYS), { profile }),
    makeLookAlikes(world.ec2(ELSEWHERE), { profile, tags: { 'servicemon:fleet': 'NAVO' } }),
  ])
  ours = await thingsIn(OURS)
  otherFleets = await thingsIn(OTHER_FLEETS)
  nobodys = await thingsIn(NOBODYS)
  elsewhere = await thingsIn(ELSEWHERE)
  strangers = await makeStrangers()
  await deploy()
})

/** In the fleet's own region, beside what is its own. */
async function makeStrangers(): Promise<Strangers> {
  const ec2 = world.ec2(OURS)
  const { ImageId: image = '' } = await ec2.send(new RegisterImageCommand({ Name: 'stranger', Architecture: 'x86_64' }))
  await untilAvailable(ec2, image)
  const { Images: [seen] = [] } = await ec2.send(new DescribeImagesCommand({ ImageIds: [image] }))
  const { GroupId: group = '' } = await ec2.send(
    new CreateSecurityGroupCommand({ GroupName: 'stranger', Description: 'x', VpcId: ours.vpc }),
  )
  await ec2.send(new CreateKeyPairCommand({ KeyName: 'stranger' }))
  const iam = new IAMClient({ endpoint: world.endpoint, region: OURS, credentials: world.credentials })
  const trust = { Version: '2012-10-17', Statement: [] }
  await iam.send(new CreateRoleCommand({ RoleName: 'stranger', AssumeRolePolicyDocument: JSON.stringify(trust) }))
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'stranger' }))
  await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: 'stranger', RoleName: 'stranger' }))
  iam.destroy()
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}))
  const subnet = Subnets.find(({ SubnetId }) => SubnetId !== ours.subnet)?.SubnetId ?? ''
  const { NetworkInterface: detached } = await ec2.send(new CreateNetworkInterfaceCommand({ SubnetId: ours.subnet }))
  return {
    ...{ image, group, subnet, snapshot: seen?.BlockDeviceMappings?.[0]?.Ebs?.SnapshotId ?? '' },
    networkInterface: detached?.NetworkInterfaceId ?? '',
  }
}

/** The roles, with the subnet of the fleet's machine as the only one. */
const deploy = (more: Readonly<Record<string, string>> = {}): Promise<void> =>
  deployRoles(world, parseFleet(FLEET, 'fleet.yml'), { Subnets: ours.subnet, ...more })

type Ask = (ec2: EC2Client, things: Things) => Promise<unknown>

/** Whether a role may make a call: dry runs are authorised and then not carried out. */
async function may(role: string, things: Things, ask: Ask): Promise<boolean> {
  const credentials = credentialsOf(world.account, role)
  const ec2 = new EC2Client({ endpoint: world.endpoint, region: things.region, credentials, maxAttempts: 1 })
  try {
    await ask(ec2, things)
    throw new Error('this was no dry run')
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    if (name === 'DryRunOperation') return true
    if (name === 'UnauthorizedOperation') return false
    throw error
  } finally {
    ec2.destroy()
  }
}

const DryRun = true
const rules = [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }]
const lease = { Key: 'servicemon:lease-1', Value: 'x' }

/** What makes a machine one that runs again. */
const RUNNER = ({ instance }: Things) => ({
  Resources: [instance],
  Tags: [{ Key: 'servicemon:role', Value: 'runner' }],
})

/** Calls on things that are there, in words and as they are asked. */
const ROTATION: Readonly<Record<string, Ask>> = {
  StartInstances: (ec2, { instance }) => ec2.send(new StartInstancesCommand({ DryRun, InstanceIds: [instance] })),
  StopInstances: (ec2, { instance }) => ec2.send(new StopInstancesCommand({ DryRun, InstanceIds: [instance] })),
  ModifyInstanceAttribute: (ec2, { instance }) =>
    ec2.send(new ModifyInstanceAttributeCommand({ DryRun, InstanceId: instance, InstanceType: { Value: 't3.micro' } })),
  ModifyInstanceCreditSpecification: (ec2, { instance }) =>
    ec2.send(
      new ModifyInstanceCreditSpecificationCommand({
        DryRun,
        InstanceCreditSpecifications: [{ InstanceId: instance, CpuCredits: 'standard' }],
      }),
    ),
  DescribeInstanceAttribute: (ec2, { instance }) =>
    ec2.send(new DescribeInstanceAttributeCommand({ DryRun, InstanceId: instance, Attribute: 'disableApiStop' })),
  CreateTags: (ec2, { instance }) => ec2.send(new CreateTagsCommand({ DryRun, Resources: [instance], Tags: [lease] })),
  DeleteTags: (ec2, { instance }) =>
    ec2.send(new DeleteTagsCommand({ DryRun, Resources: [instance], Tags: [{ Key: lease.Key }] })),
}

const OPERATION: Readonly<Record<string, Ask>> = {
  AuthorizeSecurityGroupEgress: (ec2, { group }) =>
    ec2.send(new AuthorizeSecurityGroupEgressCommand({ DryRun, GroupId: group, IpPermissions: rules })),
  AuthorizeSecurityGroupIngress: (ec2, { group }) =>
    ec2.send(new AuthorizeSecurityGroupIngressCommand({ DryRun, GroupId: group, IpPermissions: rules })),
  RevokeSecurityGroupEgress: (ec2, { group }) =>
    ec2.send(new RevokeSecurityGroupEgressCommand({ DryRun, GroupId: group, IpPermissions: rules })),
  DeleteSecurityGroup: (ec2, { group }) => ec2.send(new DeleteSecurityGroupCommand({ DryRun, GroupId: group })),
  DeleteKeyPair: (ec2, { keyPair }) => ec2.send(new DeleteKeyPairCommand({ DryRun, KeyPairId: keyPair })),
  DeleteSnapshot: (ec2, { snapshot }) => ec2.send(new DeleteSnapshotCommand({ DryRun, SnapshotId: snapshot })),
  DeleteVolume: (ec2, { volume }) => ec2.send(new DeleteVolumeCommand({ DryRun, VolumeId: volume })),
  DeregisterImage: (ec2, { image }) => ec2.send(new DeregisterImageCommand({ DryRun, ImageId: image })),
  TerminateInstances: (ec2, { instance }) =>
    ec2.send(new TerminateInstancesCommand({ DryRun, InstanceIds: [instance] })),
  ModifyInstanceMetadataOptions: (ec2, { instance }) =>
    ec2.send(new ModifyInstanceMetadataOptionsCommand({ DryRun, InstanceId: instance, HttpTokens: 'required' })),
  RunInstances: (ec2, things) => ec2.send(new RunInstancesCommand(machineOf(things))),
}

/** Calls that make things of nothing that is there: what would make them foreign is the region, or a missing tag. */
const MAKING: Readonly<Record<string, (tags: (typeof TAG)[]) => Ask>> = {
  CopyImage: (Tags) => (ec2) =>
    ec2.send(new CopyImageCommand({ ...copyOf(world.home.imageId, HOME), ...specified(['image', 'snapshot'], Tags) })),
  CreateSecurityGroup:
    (Tags) =>
    (ec2, { vpc }) =>
      ec2.send(
        new CreateSecurityGroupCommand({
          DryRun,
          GroupName: 'new',
          Description: 'x',
          VpcId: vpc,
          ...specified(['security-group'], Tags),
        }),
      ),
  ImportKeyPair: (Tags) => (ec2) =>
    ec2.send(
      new ImportKeyPairCommand({
        ...{ DryRun, KeyName: 'new', PublicKeyMaterial: Buffer.from(newPublicKey('x')) },
        ...specified(['key-pair'], Tags),
      }),
    ),
  RunInstances: (Tags) => (ec2, things) =>
    ec2.send(new RunInstancesCommand({ ...machineOf(things), ...specified(MADE_WITH, Tags) })),
}

function copyOf(SourceImageId: string, SourceRegion: string) {
  return { DryRun, Name: 'NAVO-ami', SourceImageId, SourceRegion }
}

function specified(
  kinds: readonly (
    'image' | 'snapshot' | 'instance' | 'volume' | 'network-interface' | 'key-pair' | 'security-group'
  )[],
  Tags: (typeof TAG)[],
) {
  return Tags.length === 0 ? {} : { TagSpecifications: kinds.map((ResourceType) => ({ ResourceType, Tags })) }
}

/** What comes with a machine, and is tagged with it. */
const MADE_WITH = ['instance', 'volume', 'network-interface'] as const

/** A machine as provision asks for it. */
function machineOf({ image, subnet, group }: Things): RunInstancesCommandInput {
  return {
    ...{ DryRun, MinCount: 1, MaxCount: 1, ImageId: image, SubnetId: subnet, SecurityGroupIds: [group] },
    ...{ InstanceType: 't3.micro', KeyName: 'NAVO', MetadataOptions: { HttpTokens: 'required' } },
    IamInstanceProfile: { Name: 'NAVO-ssm' },
    ...specified(MADE_WITH, [TAG]),
  }
}

/** Actions that change something, by which the tables above are known to be complete. */
function changesOf(id: 'RotateRole' | 'OperateRole'): string[] {
  const role = shippedRoles(world.account, {
    ...{ Fleet: 'NAVO', Home: HOME, InstanceTypes: 't3.micro', Credits: 'standard' },
  })[id]
  const actions = (role === undefined ? [] : policiesOf(role))
    .flatMap(parsePolicy)
    .flatMap(({ effect, actions: names }) => (effect === 'Allow' ? names : []))
    .filter((action) => /^ec2:(?!Describe(?!InstanceAttribute))/.test(action))
  return [...new Set(actions.map((action) => action.slice('ec2:'.length)))].sort()
}

test('the tables below have every action of the roles that changes something', () => {
  expect(changesOf('RotateRole')).toEqual(Object.keys(ROTATION).sort())
  const operation = new Set([...Object.keys(ROTATION), ...Object.keys(OPERATION), ...Object.keys(MAKING)])
  expect(changesOf('OperateRole')).toEqual([...operation].sort())
})

describe('what is there', () => {
  test.each([...Object.entries(ROTATION), ...Object.entries(OPERATION)])(
    '%s: the fleet’s own only, in its regions only',
    async (_, ask) => {
      const answers = [ours, nobodys, otherFleets, elsewhere].map((things) => may(OPERATE, things, ask))
      expect(await Promise.all(answers)).toEqual([true, false, false, false])
    },
  )

  test.each(Object.entries(ROTATION))('%s: the schedule may it, to the fleet’s own only', async (_, ask) => {
    const answers = [ours, nobodys, otherFleets, elsewhere].map((things) => may(ROTATE, things, ask))
    expect(await Promise.all(answers)).toEqual([true, false, false, false])
  })

  test.each(Object.entries(OPERATION))('%s: not with the schedule’s role', async (_, ask) => {
    expect(await may(ROTATE, ours, ask)).toBe(false)
  })
})

describe('what is made', () => {
  test.each(Object.entries(MAKING))(
    '%s: in the fleet’s regions only, and not with the schedule’s role',
    async (_, ask) => {
      expect(await may(OPERATE, ours, ask([TAG]))).toBe(true)
      expect(await may(OPERATE, elsewhere, ask([TAG]))).toBe(false)
      expect(await may(ROTATE, ours, ask([TAG]))).toBe(false)
    },
  )

  test.each(Object.entries(MAKING))('%s: not with another fleet’s tag', async (_, ask) => {
    expect(await may(OPERATE, ours, ask([{ ...TAG, Value: 'OTHER' }]))).toBe(false)
  })

  test.each(Object.entries(MAKING))('%s: with the fleet file’s tags, and with no others', async (_, ask) => {
    expect(await may(OPERATE, ours, ask([TAG, COSTS]))).toBe(true)
    expect(await may(OPERATE, ours, ask([TAG, COSTS, OWNER]))).toBe(false)
  })

  test.each(['CreateSecurityGroup', 'ImportKeyPair'])('%s: not without a tag', async (action) => {
    expect(await may(OPERATE, ours, (ec2, things) => MAKING[action]?.([])(ec2, things) ?? Promise.resolve())).toBe(
      false,
    )
  })
})

describe('a machine is not made', () => {
  test.each<[string, () => Partial<RunInstancesCommandInput>]>([
    ['of a type that isn’t the fleet’s', () => ({ InstanceType: 'p5.48xlarge' })],
    ['with IMDSv1', () => ({ MetadataOptions: { HttpTokens: 'optional' } })],
    ['without saying which metadata service', () => ({ MetadataOptions: undefined })],
    ['without a tag', () => ({ TagSpecifications: undefined })],
    ['with a disk without a tag', () => specified(['instance', 'network-interface'], [TAG])],
    ['with a network interface without a tag', () => specified(['instance', 'volume'], [TAG])],
    [
      'fault 122: on somebody’s network interface, whatever tags are asked for',
      () => ({
        ...{ SubnetId: undefined, SecurityGroupIds: undefined },
        NetworkInterfaces: [{ DeviceIndex: 0, NetworkInterfaceId: strangers.networkInterface }],
      }),
    ],
    ['as another fleet’s', () => specified(MADE_WITH, [{ ...TAG, Value: 'OTHER' }])],
    ['from an image that isn’t the fleet’s', () => ({ ImageId: strangers.image })],
    ['with a group that isn’t the fleet’s', () => ({ SecurityGroupIds: [ours.group, strangers.group] })],
    ['with a key pair that isn’t the fleet’s', () => ({ KeyName: 'stranger' })],
    ['in a subnet that was not named', () => ({ SubnetId: strangers.subnet })],
    ['with another role than the fleet’s', () => ({ IamInstanceProfile: { Name: 'stranger' } })],
    [
      'with somebody’s snapshot as a disk',
      () => ({ BlockDeviceMappings: [{ DeviceName: '/dev/sdf', Ebs: { SnapshotId: strangers.snapshot } }] }),
    ],
  ])('%s', async (_, change) => {
    const ask: Ask = (ec2, things) => ec2.send(new RunInstancesCommand({ ...machineOf(things), ...change() }))
    expect(await may(OPERATE, ours, ask)).toBe(false)
  })
})

describe('an image is not copied', () => {
  const copy = (SourceImageId: string, SourceRegion: string): Promise<boolean> =>
    may(OPERATE, ours, (ec2) =>
      ec2.send(
        new CopyImageCommand({ ...copyOf(SourceImageId, SourceRegion), ...specified(['image', 'snapshot'], [TAG]) }),
      ),
    )

  test('when it is another of home', async () => {
    expect(await copy(world.home.baseImageId, HOME)).toBe(false)
  })

  test('when it is of a region that isn’t the fleet’s', async () => {
    expect(await copy(elsewhere.image, ELSEWHERE)).toBe(false)
  })

  test('into home', async () => {
    const ask: Ask = (ec2) => ec2.send(new CopyImageCommand(copyOf(world.home.imageId, HOME)))
    expect(await may(OPERATE, { ...ours, region: HOME }, ask)).toBe(false)
  })

  // docs/security.md says so: AWS gives no key by which a policy could tell the source from the copy there.
  test('but from another region of the fleet it is, when it is the account’s own', async () => {
    expect(await copy(nobodys.image, NOBODYS)).toBe(true)
  })
})

describe('a machine of the fleet’s is not changed', () => {
  const change = (role: string, input: object): Promise<boolean> =>
    may(role, ours, (ec2, { instance }) =>
      ec2.send(new ModifyInstanceAttributeCommand({ DryRun, InstanceId: instance, ...input })),
    )

  test.each([
    ['to a type that isn’t the fleet’s', { InstanceType: { Value: 'p5.48xlarge' } }],
    ['so that a power-off deletes it', { InstanceInitiatedShutdownBehavior: { Value: 'terminate' } }],
    ['in its user data', { UserData: { Value: Buffer.from('#!/bin/sh') } }],
    ['in its groups', { Groups: ['sg-0123456789abcdef0'] }],
    ['so that it can’t be stopped', { DisableApiStop: { Value: true } }],
    ['so that it can’t be deleted', { DisableApiTermination: { Value: true } }],
  ])('%s', async (_, input) => {
    expect([await change(ROTATE, input), await change(OPERATE, input)]).toEqual([false, false])
  })

  test('by the schedule so that a power-off stops it, which the operator may', async () => {
    const stop = { InstanceInitiatedShutdownBehavior: { Value: 'stop' } }
    expect([await change(ROTATE, stop), await change(OPERATE, stop)]).toEqual([false, true])
  })

  test('to answer IMDSv1', async () => {
    const ask: Ask = (ec2, { instance }) =>
      ec2.send(new ModifyInstanceMetadataOptionsCommand({ DryRun, InstanceId: instance, HttpTokens: 'optional' }))
    expect(await may(OPERATE, ours, ask)).toBe(false)
  })
})

describe('tags', () => {
  const put = (id: string, ...Tags: { Key: string; Value: string }[]): Ask => {
    return (ec2) => ec2.send(new CreateTagsCommand({ DryRun, Resources: [id], Tags }))
  }
  const take = (id: string, Tags: { Key: string }[] | undefined): Ask => {
    return (ec2) => ec2.send(new DeleteTagsCommand({ DryRun, Resources: [id], Tags }))
  }
  const both = async (things: Things, ask: Ask): Promise<boolean[]> => [
    await may(ROTATE, things, ask),
    await may(OPERATE, things, ask),
  ]
  const kinds = ['instance', 'volume', 'image', 'snapshot', 'group', 'keyPair', 'subnet', 'vpc'] as const

  test.each(kinds)('don’t make the fleet’s own of a foreign thing: %s', async (kind) => {
    for (const things of [nobodys, otherFleets, elsewhere]) {
      expect(await both(things, put(things[kind], TAG))).toEqual([false, false])
      expect(await both(things, put(things[kind], TAG, { Key: 'servicemon:state', Value: 'ready' }))).toEqual([
        false,
        false,
      ])
    }
  })

  test.each(kinds)('don’t give away what is the fleet’s, nor its marks: %s', async (kind) => {
    const id = ours[kind]
    expect(await both(ours, put(id, { ...TAG, Value: 'OTHER' }))).toEqual([false, false])
    expect(await both(ours, put(id, lease, { ...TAG, Value: 'OTHER' }))).toEqual([false, false])
    expect(await both(ours, put(id, { Key: 'servicemon:role', Value: 'home' }))).toEqual([false, false])
    expect(await both(ours, take(id, [{ Key: TAG.Key }]))).toEqual([false, false])
    expect(await both(ours, take(id, [{ Key: lease.Key }, { Key: TAG.Key }]))).toEqual([false, false])
    expect(await both(ours, take(id, undefined))).toEqual([false, false])
  })

  test.each(['instance', 'volume', 'image', 'snapshot', 'group', 'keyPair'] as const)(
    'of the fleet file are the operator’s to write on what is the fleet’s, and no original: %s',
    async (kind) => {
      expect(await both(ours, put(ours[kind], COSTS))).toEqual([false, true])
      expect(await both(ours, put(ours[kind], COSTS, OWNER))).toEqual([false, false])
      expect(await both(ours, put(ours[kind], COSTS, TAG))).toEqual([false, false])
      for (const things of [nobodys, otherFleets, elsewhere]) {
        expect(await both(things, put(things[kind], COSTS))).toEqual([false, false])
      }
      const original = { Resources: [ours[kind]], Tags: [{ Key: 'servicemon:role', Value: 'home' }] }
      const tagger = world.ec2(OURS)
      await tagger.send(new CreateTagsCommand(original))
      expect(await both(ours, put(ours[kind], COSTS))).toEqual([false, false])
      await tagger.send(new DeleteTagsCommand(original))
      if (kind === 'instance') await tagger.send(new CreateTagsCommand(RUNNER(ours)))
    },
  )

  test('of a machine’s state are the operator’s to write, those of its use also the schedule’s', async () => {
    for (const Key of ['servicemon:state', 'servicemon:fuse']) {
      expect(await both(ours, put(ours.instance, { Key, Value: 'x' }))).toEqual([false, true])
    }
    for (const Key of ['servicemon:lease-1', 'servicemon:hold', 'servicemon:slot', 'servicemon:tries']) {
      expect(await both(ours, put(ours.instance, { Key, Value: 'x' }))).toEqual([true, true])
    }
  })

  test.each(['instance', 'volume', 'image', 'snapshot', 'group', 'keyPair'] as const)(
    'with AllowAdopt make the fleet’s own of what is nobody’s, outside home: %s',
    async (kind) => {
      await deploy({ AllowAdopt: 'true' })
      try {
        const answers = [nobodys, otherFleets, elsewhere].map((things) => both(things, put(things[kind], TAG)))
        expect(await Promise.all(answers)).toEqual([
          [false, true],
          [false, false],
          [false, false],
        ])
        expect(await both(nobodys, put(nobodys[kind], TAG, COSTS))).toEqual([false, true])
        expect(await both(nobodys, put(nobodys[kind], TAG, OWNER))).toEqual([false, false])
        const { imageId, instanceId } = world.home
        for (const id of [imageId, instanceId]) {
          expect(await both({ ...ours, region: HOME }, put(id, TAG))).toEqual([false, false])
        }
      } finally {
        await deploy()
      }
    },
  )
})

test('home’s originals are not deleted, although they are the fleet’s', async () => {
  const ec2 = world.ec2(OURS)
  const Tags = [{ Key: 'servicemon:role', Value: 'home' }]
  const Resources = [ours.image, ours.snapshot, ours.group, ours.keyPair]
  await ec2.send(new CreateTagsCommand({ Resources, Tags }))
  const asks = ['DeregisterImage', 'DeleteSnapshot', 'DeleteSecurityGroup', 'DeleteKeyPair'].map(
    (name) => OPERATION[name],
  )
  const answers = await Promise.all(asks.flatMap((ask) => (ask === undefined ? [] : [may(OPERATE, ours, ask)])))
  await ec2.send(new DeleteTagsCommand({ Resources, Tags }))
  expect(answers).toEqual([false, false, false, false])
})

describe('commands', () => {
  const send = async (role: string, { region, instance }: Things, DocumentName: string): Promise<string> => {
    const credentials = credentialsOf(world.account, role)
    const ssm = new SSMClient({ endpoint: world.endpoint, region, credentials, maxAttempts: 1 })
    const Parameters = { commands: ['true'] }
    try {
      await ssm.send(new SendCommandCommand({ DocumentName, InstanceIds: [instance], Parameters }))
      return 'sent'
    } catch (error) {
      return error instanceof Error ? error.name : ''
    } finally {
      ssm.destroy()
    }
  }

  test.each([ROTATE, OPERATE])('are sent to the fleet’s own machines only, by %s', async (role) => {
    const answers = [ours, nobodys, otherFleets, elsewhere].map((to) => send(role, to, 'AWS-RunShellScript'))
    const refused = 'AccessDeniedException'
    expect(await Promise.all(answers)).toEqual(['sent', refused, refused, refused])
  })

  test.each([ROTATE, OPERATE])('of another document are not sent at all, by %s', async (role) => {
    expect(await send(role, ours, 'AWS-ConfigureAWSPackage')).toBe('AccessDeniedException')
  })
})

test.each([ROTATE, OPERATE])('other roles and profiles can’t be read by %s', async (role) => {
  const credentials = credentialsOf(world.account, role)
  const iam = new IAMClient({ endpoint: world.endpoint, region: OURS, credentials, maxAttempts: 1 })
  const refused = { name: 'AccessDenied' }
  const asks = [
    iam.send(new GetInstanceProfileCommand({ InstanceProfileName: 'stranger' })),
    iam.send(new GetRoleCommand({ RoleName: 'stranger' })),
  ]
  for (const ask of asks) await expect(ask).rejects.toMatchObject(refused)
  iam.destroy()
})
