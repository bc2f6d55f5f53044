// Making an instance: each call is told to the post step before it is made, and a launch that dies is told with its reason.
import { describe, expect, test } from '@jest/globals'
import { makeInstance, type Progress } from '../../../src/apply/make.ts'
import type { Machine } from '../../../src/context.ts'
import type { Step } from '../../../src/plan/steps.ts'
import { aHome, anImage, at, fakeClock } from '../../support/builders.ts'
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
async function make(answers: readonly (Error | string)[], script: Script = {}) {
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
    context: { clock, job },
    ...script,
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
  const progress: Progress = { imageId: undefined, securityGroupId: undefined, made: undefined }
  const failure = await makeInstance(context, STEP, { source: SOURCE, progress }).then(
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

test('fault 102: a disk is asked for as its image has it', async () => {
  const asked: unknown[] = []
  const gp3 = { VolumeType: 'gp3', VolumeSize: 12, Iops: 4000, Throughput: 200, SnapshotId: 'snap-1' }
  const standard = { VolumeType: 'standard', VolumeSize: 30, Iops: 100, SnapshotId: 'snap-2' }
  const BlockDeviceMappings = [
    { DeviceName: '/dev/xvda', Ebs: gp3 },
    { DeviceName: '/dev/sdb', Ebs: standard },
  ]
  await make([MACHINE_ID], {
    ec2: (action, input) => {
      if (action === 'RunInstances') asked.push(input['BlockDeviceMappings'])
      return action === 'DescribeImages' ? { Images: [{ ImageId: 'ami-copy', BlockDeviceMappings }] } : undefined
    },
  })
  const disk = { DeleteOnTermination: true }
  expect(asked).toEqual([
    [
      { DeviceName: '/dev/xvda', Ebs: { ...disk, VolumeType: 'gp3', VolumeSize: 12, Iops: 4000, Throughput: 200 } },
      { DeviceName: '/dev/sdb', Ebs: { ...disk, VolumeType: 'standard', VolumeSize: 30 } },
    ],
  ])
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
