// Making an instance: each call is told to the post step before it is made, and a launch that dies is told with its reason.
import { describe, expect, test } from '@jest/globals'
import { makeInstance, type Progress } from '../../../src/apply/make.ts'
import type { Machine, RegionContext } from '../../../src/context.ts'
import type { Step } from '../../../src/plan/steps.ts'
import { aFleet, aHome, anImage, aRegion, at, DEMANDING, fakeClock } from '../../support/builders.ts'
import { awsError, fakeRegion, MACHINE_ID, RUN_ID, type Script } from '../../support/fake-machine.ts'

const STEP: Extract<Step, { kind: 'run-instance' }> = {
  kind: 'run-instance',
  place: { type: 't2.micro', zone: 'eu-west-3a', subnetId: 'subnet-1', vpcId: 'vpc-1' },
  others: [],
  made: { imageId: 'ami-copy', securityGroupId: 'sg-ours' },
  replaces: [],
  target: 'instance t2.micro in eu-west-3a',
  reason: '',
}
const SOURCE = { home: aHome(), image: anImage({ id: 'ami-home' }), profile: 'NAVO-ssm' }
const RUNNING = { state: 'running', launchTime: at(0) }

/** Makes an instance; gives what the post step was told and what EC2 was asked for, in their order. */
async function make(answers: readonly (Error | string)[], script: Script = {}, step = STEP) {
  const events: string[] = []
  const tokens = new Set<unknown>()
  let calls = 0
  const clock = fakeClock()
  const job = {
    newRunId: () => RUN_ID,
    expect: () => void events.push('expect'),
    remember: ({ instanceId }: Machine) => void events.push(`remember ${instanceId}`),
    forget: () => void events.push('forget'),
    outputFile: () => '',
  }
  const { context } = fakeRegion({
    instance: RUNNING,
    ...script,
    context: { clock, job, ...script.context },
    ec2: (action, input, region) => {
      if (action !== 'RunInstances') return script.ec2?.(action, input, region)
      script.ec2?.(action, input, region)
      events.push(action)
      tokens.add(input['ClientToken'])
      const answer = answers[calls] ?? answers.at(-1)
      calls += 1
      if (answer instanceof Error) throw answer
      return { Instances: [{ InstanceId: answer, State: { Name: 'pending' } }] }
    },
  })
  const progress: Progress = { imageId: undefined, securityGroupId: undefined, made: undefined, outputFile: undefined }
  const failure = await makeInstance(context, step, { source: SOURCE, progress }).then(
    () => undefined,
    (error: unknown) => error,
  )
  return { events, tokens: tokens.size, progress, failure }
}

const TERMINATED = awsError('IdempotentInstanceTerminated', 'The client token is of a terminated instance.')

describe('fault 92: each call that makes an instance is told to the post step before', () => {
  test('the second one too, when EC2 remembers the first one’s token by an instance that is terminated', async () => {
    const { events, tokens, progress, failure } = await make([TERMINATED, TERMINATED, MACHINE_ID])
    expect(failure).toBeUndefined()
    const announced = ['expect', 'RunInstances']
    expect(events).toEqual([...announced, ...announced, ...announced, `remember ${MACHINE_ID}`])
    expect([tokens, progress.made?.machine.instanceId]).toEqual([3, MACHINE_ID])
  })

  test('and is not forgotten when the call fails: one of its attempts may have been carried out', async () => {
    const { events } = await make([awsError('InternalError', 'A fault of EC2’s', 500)])
    expect(events).toEqual(['expect', 'RunInstances'])
  })

  test('but is when EC2 has answered each of them by one that is terminated', async () => {
    const { events, failure } = await make([TERMINATED])
    expect(events.slice(-3)).toEqual(['expect', 'RunInstances', 'forget'])
    expect(String(failure)).toMatch(/EC2 gives a terminated instance for each of 20 requests/)
  })
})

describe('fault 104: RunInstances with a token that EC2 remembers by an instance that is gone', () => {
  test('takes the next token on IdempotentInstanceTerminated', async () => {
    const { tokens, progress } = await make([TERMINATED, MACHINE_ID])
    expect([tokens, progress.made?.instance.state]).toEqual([2, 'running'])
  })

  test('takes the next token when it is answered by one that was terminated long ago', async () => {
    const machines = [{ state: 'terminated', launchTime: at(-7200) }, RUNNING]
    const { tokens, progress } = await make([MACHINE_ID], {
      ec2: (action, _, { machine }) => {
        if (action === 'DescribeInstances') Object.assign(machine, machines.shift())
        return undefined
      },
    })
    expect([tokens, progress.made?.instance.state]).toEqual([2, 'running'])
  })
})

describe('fault 50: RunInstances with a token that EC2 knows by other parameters', () => {
  const MISMATCH = awsError('IdempotentParameterMismatch')
  const SAME = {
    ImageId: 'ami-copy',
    SubnetId: 'subnet-1',
    SecurityGroups: [{ GroupId: 'sg-ours' }],
    IamInstanceProfile: { Arn: 'arn:aws:iam::123456789012:instance-profile/NAVO-ssm' },
  }
  const listed = (more: object): Script => ({
    ec2: (action, _, { machine: { state, type, launchTime, tags } }) => {
      if (action !== 'DescribeInstances') return undefined
      const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
      const base = { InstanceId: 'i-same', State: { Name: state }, InstanceType: type, LaunchTime: launchTime, Tags }
      return { Reservations: [{ Instances: [{ ...base, KeyName: 'NAVO', ...SAME, ...more }] }] }
    },
  })

  test('takes one of ours that is as wanted', async () => {
    const { progress, events } = await make([MISMATCH], listed({}))
    expect(progress.made?.instance.id).toBe('i-same')
    expect(events).toEqual(['expect', 'RunInstances', 'remember i-same'])
  })

  test.each([
    ['of another image', { ImageId: 'ami-old' }],
    ['of another type', { InstanceType: 't3.micro' }],
    ['in another subnet', { SubnetId: 'subnet-2' }],
    ['in another group', { SecurityGroups: [{ GroupId: 'sg-other' }] }],
    ['with another profile', { IamInstanceProfile: undefined }],
    ['with another key pair', { KeyName: 'other' }],
    ['that is terminated', { State: { Name: 'terminated' } }],
    ['of another fleet', { Tags: [{ Key: 'servicemon:fleet', Value: 'SKY' }] }],
  ])('takes none %s, and says when EC2 forgets', async (_, more) => {
    const { progress, failure } = await make([MISMATCH], listed(more))
    expect(progress.made).toBeUndefined()
    expect(failure).toMatchObject({
      message: expect.stringContaining('no instance of fleet NAVO is as wanted'),
      cause: MISMATCH,
      hint: expect.stringContaining('Try again in a day'),
    })
  })
})

describe('fault 48: a profile that was made a moment ago', () => {
  const UNKNOWN = awsError('InvalidParameterValue', 'Value (NAVO-ssm) is invalid. Invalid IAM Instance Profile name')

  test('is waited for, by the same request', async () => {
    const { events, tokens, progress } = await make([UNKNOWN, UNKNOWN, MACHINE_ID])
    expect([events.filter((one) => one === 'RunInstances').length, tokens]).toEqual([3, 1])
    expect(progress.made?.instance.id).toBe(MACHINE_ID)
  })

  test('is told when EC2 does not know it after two minutes', async () => {
    const { events, failure } = await make([UNKNOWN])
    expect([events.length, failure]).toEqual([1 + 25, UNKNOWN])
  })
})

describe('fault 94: a launch that dies at once', () => {
  test('is told by RunInstances’ own step, when it is dead by then', async () => {
    const stateReason = 'Client.VolumeLimitExceeded: Volume limit exceeded'
    const { events, failure, progress } = await make([MACHINE_ID], {
      instance: { state: 'shutting-down', launchTime: at(0), stateReason },
    })
    expect(failure).toMatchObject({
      message: `instance ${MACHINE_ID} was started and went shutting-down: ${stateReason}`,
      hint: expect.stringMatching(/^The account's limit of EBS volumes is reached/),
    })
    expect([events, progress.made]).toEqual([['expect', 'RunInstances', 'forget'], undefined])
  })
})

/** What RunInstances was asked for, for an image of these disks. */
async function requestFor(disks: readonly object[], context: Partial<RegionContext> = {}, step = STEP) {
  const asked: Record<string, unknown>[] = []
  const { failure } = await make(
    [MACHINE_ID],
    {
      context,
      ec2: (action, input) => {
        if (action === 'RunInstances') asked.push(input)
        const image = { ImageId: 'ami-copy', BlockDeviceMappings: disks }
        return action === 'DescribeImages' ? { Images: [image] } : undefined
      },
    },
    step,
  )
  expect(failure).toBeUndefined()
  return asked[0] ?? {}
}

describe('faults 102, 111: the disks of an image', () => {
  const gp3 = { VolumeType: 'gp3', VolumeSize: 12, Iops: 4000, Throughput: 200, SnapshotId: 'snap-1' }
  const standard = { VolumeType: 'standard', VolumeSize: 30, Iops: 100, SnapshotId: 'snap-2' }
  const empty = { VolumeType: 'st1', VolumeSize: 200 }
  const disk = (DeviceName: string, Ebs: object, goes: boolean) => ({
    DeviceName,
    Ebs: { ...Ebs, DeleteOnTermination: goes },
  })
  const gone = { DeleteOnTermination: true }
  const asGp3 = { ...gone, VolumeType: 'gp3', VolumeSize: 12, Iops: 4000, Throughput: 200 }

  test('have no mapping when they go with their instance: whatever one leaves out could be another than the image’s', async () => {
    const disks = [disk('/dev/xvda', gp3, true), disk('/dev/sdb', empty, true)]
    expect((await requestFor(disks))['BlockDeviceMappings']).toBeUndefined()
  })

  test('are told to go when they would outlive it, as the image has them, the empty ones too', async () => {
    const instanceStore = { DeviceName: '/dev/sdd', VirtualName: 'ephemeral0' }
    const disks = [disk('/dev/xvda', gp3, true), disk('/dev/sdb', standard, false), disk('/dev/sdc', empty, false)]
    expect(await requestFor([...disks, instanceStore])).toMatchObject({
      BlockDeviceMappings: [
        { DeviceName: '/dev/sdb', Ebs: { ...gone, VolumeType: 'standard', VolumeSize: 30 } },
        { DeviceName: '/dev/sdc', Ebs: { ...gone, VolumeType: 'st1', VolumeSize: 200 } },
      ],
    })
  })

  test('are encrypted with the key, as the image has them', async () => {
    const region = aRegion({ kmsKey: 'alias/sky' })
    const key = { Encrypted: true, KmsKeyId: 'alias/sky' }
    expect(await requestFor([disk('/dev/xvda', gp3, true)], { region })).toMatchObject({
      BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { ...asGp3, ...key } }],
    })
  })
})

describe('fault 110: EC2 refuses the type that an instance is to have', () => {
  const place = (type: string, zone: string) => ({ type, zone, subnetId: `subnet-${zone}`, vpcId: 'vpc-1' })
  const PLACES = [place('t3.micro', 'b'), place('t2.micro', 'c'), place('t3.micro', 'c')]
  const FREE_TIER = awsError('InvalidParameterCombination', 'The instance type is not eligible for Free Tier')
  const CAPACITY = awsError('InsufficientInstanceCapacity', 'We currently do not have sufficient capacity', 500)
  const tried = (asked: readonly Record<string, unknown>[]): string[] =>
    asked.map(({ InstanceType, SubnetId }) => `${String(InstanceType)} ${String(SubnetId)}`)
  const refusedOf = ({ TagSpecifications }: Record<string, unknown>): unknown =>
    (TagSpecifications as { Tags: { Key: string; Value: string }[] }[])[0]?.Tags.find(
      ({ Key }) => Key === 'servicemon:refused',
    )?.Value

  async function makeOf(answers: readonly (Error | string)[]) {
    const asked: Record<string, unknown>[] = []
    const ec2: Script['ec2'] = (action, input) => {
      if (action === 'RunInstances') asked.push(input)
      return undefined
    }
    return { asked, ...(await make(answers, { ec2 }, { ...STEP, others: PLACES })) }
  }

  test.each([
    ['for its plan', FREE_TIER],
    ['for a quota', awsError('VcpuLimitExceeded', 'You have requested more vCPU capacity')],
    ['in the whole region', awsError('InvalidInstanceType', 'no such type')],
  ])('%s: the next type is taken, and what was refused is on the machine', async (_, refusal) => {
    const { asked, failure, progress, events } = await makeOf([refusal, MACHINE_ID])
    expect([failure, progress.made?.instance.id]).toEqual([undefined, MACHINE_ID])
    expect(tried(asked)).toEqual(['t2.micro subnet-1', 't3.micro subnet-b'])
    expect(asked.map(refusedOf)).toEqual([undefined, 't2.micro'])
    expect(events).toEqual(['expect', 'RunInstances', 'expect', 'RunInstances', `remember ${MACHINE_ID}`])
  })

  test('isn’t asked for again in another zone', async () => {
    const { asked } = await makeOf([FREE_TIER, CAPACITY, MACHINE_ID])
    expect(tried(asked)).toEqual(['t2.micro subnet-1', 't3.micro subnet-b', 't3.micro subnet-c'])
  })

  test.each([
    ['has none to give', CAPACITY],
    ['knows it not', awsError('Unsupported', 'Your requested instance type is not supported in your zone')],
  ])('whose zone %s: first the other types, then the other zones', async (_, refusal) => {
    const { asked, tokens } = await makeOf([refusal, refusal, MACHINE_ID])
    expect(tried(asked)).toEqual(['t2.micro subnet-1', 't3.micro subnet-b', 't2.micro subnet-c'])
    expect([asked.map(refusedOf), tokens]).toEqual([[undefined, undefined, undefined], 3])
  })

  test('everywhere: told with all that was tried', async () => {
    const { failure } = await makeOf([CAPACITY])
    const places = 't2.micro in eu-west-3a, t3.micro in b, t2.micro in c, t3.micro in c'
    expect(failure).toMatchObject({ message: `EC2 has no capacity for an instance (${places})`, cause: CAPACITY })
  })

  test.each([
    ['a missing right', awsError('UnauthorizedOperation', 'no', 403)],
    ['another parameter', awsError('InvalidParameterCombination', 'The parameter KmsKeyId needs Encrypted')],
  ])('unlike %s, which ends it', async (_, error) => {
    const { asked, failure } = await makeOf([error])
    expect([asked.length, failure]).toEqual([1, error])
  })
})

describe('fault 112: an organisation demands tags, of machines or of what they may cost', () => {
  test('they are in the very call, on all that it makes, and never in place of our own', async () => {
    const context = { fleet: aFleet(DEMANDING) }
    const { TagSpecifications } = await requestFor([], context)
    const demanded = [
      { Key: 'CostCenter', Value: '4711' },
      { Key: 'Owner', Value: 'Jo' },
    ]
    const specifications = TagSpecifications as { ResourceType: string; Tags: object[] }[]
    expect(specifications.map(({ ResourceType }) => ResourceType)).toEqual(['instance', 'volume', 'network-interface'])
    for (const { Tags } of specifications) expect(Tags).toEqual(expect.arrayContaining(demanded))
    for (const { Tags } of specifications) expect(Tags).toContainEqual({ Key: 'servicemon:fleet', Value: 'NAVO' })
  })
})

describe('fault 114: what a fleet may leave to EC2', () => {
  test('isn’t in the request of a fleet that does', async () => {
    const asked = await requestFor([])
    expect(asked['CreditSpecification']).toBeUndefined()
    expect(asked['MetadataOptions']).toEqual({ HttpTokens: 'required', HttpEndpoint: 'enabled' })
  })

  test('is as the fleet says, credits only for a type that has them', async () => {
    const fleet = aFleet(DEMANDING)
    expect(await requestFor([], { fleet })).toMatchObject({
      CreditSpecification: { CpuCredits: 'standard' },
      MetadataOptions: { HttpPutResponseHopLimit: 2 },
    })
    const large = { ...STEP, place: { ...STEP.place, type: 'm5.large' } }
    expect((await requestFor([], { fleet }, large))['CreditSpecification']).toBeUndefined()
  })
})

describe('fault 101: what was made a moment ago and is not known to EC2 yet', () => {
  test('is waited for: the image’s disks are in the request, and a call that doesn’t know the group is repeated', async () => {
    let looks = 0
    const asked: unknown[] = []
    const Ebs = { VolumeType: 'gp3', SnapshotId: 'snap-1' }
    const image = { ImageId: 'ami-copy', BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs }] }
    const { progress } = await make([awsError('InvalidGroup.NotFound'), MACHINE_ID], {
      ec2: (action, input) => {
        if (action === 'RunInstances') asked.push(input['BlockDeviceMappings'])
        if (action !== 'DescribeImages') return undefined
        looks += 1
        if (looks === 1) throw awsError('InvalidAMIID.NotFound')
        return { Images: looks === 2 ? [] : [image] }
      },
    })
    expect(progress.made?.machine.instanceId).toBe(MACHINE_ID)
    expect(asked).toEqual(Array(2).fill([expect.objectContaining({ DeviceName: '/dev/xvda' })]))
  })
})
