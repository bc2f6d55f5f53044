// The fault table's rows from finding a machine to its agent's first word: each fault in a region of its own, with what
// it must lead to. All waits are those of the action, at a tenth of their length.
import {
  CreateTagsCommand,
  DescribeInstancesCommand,
  DescribeSubnetsCommand,
  ModifySubnetAttributeCommand,
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
  type Instance,
} from '@aws-sdk/client-ec2'
import { DetachRolePolicyCommand, IAMClient } from '@aws-sdk/client-iam'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from '@jest/globals'
import type { StepResult } from '../../local/action.ts'
import type { Call, FaultRequest } from '../../local/control.ts'
import { fleetText, listStillOn, mutations, until, useWorlds, type World, type WorldOptions } from '../support/world.ts'

const newWorld = useWorlds()
const PACE = 0.1
const env = { SERVICEMON_PACE: String(PACE) }

async function newReadyWorld(
  regions: readonly string[],
  options: WorldOptions & { types?: string } = {},
): Promise<World> {
  const fleet = fleetText({ regions: ['us-west-2', ...regions], run: ['poll: 1s'] })
  const types = options.types ?? 't2.micro, t3.micro'
  const world = await newWorld({ ...options, fleet: fleet.replace('t2.micro, t3.micro', types) })
  const { exitCode, log } = await world.act({ mode: 'provision', region: regions.join() })
  expect({ exitCode, log: exitCode === 0 ? '' : log }).toEqual({ exitCode: 0, log: '' })
  await world.resetCalls()
  return world
}

async function idOf(world: World, region: string): Promise<string> {
  return (await world.machines(region))[0]?.id ?? 'none'
}

async function describeInstance(world: World, region: string, id: string): Promise<Instance> {
  const { Reservations: [found] = [] } = await world
    .ec2(region)
    .send(new DescribeInstancesCommand({ InstanceIds: [id] }))
  return found?.Instances?.[0] ?? {}
}

const untilState = (world: World, region: string, state: string): Promise<void> =>
  until(async () => (await world.machines(region)).some((one) => one.state === state), `${state} in ${region}`)

/** What a region's annotation says, which is what people read first. */
const annotationOf = ({ log }: StepResult, region: string): string =>
  new RegExp(`^::error::${region}: (.*)$`, 'm').exec(log)?.[1] ?? ''

const callsIn = (calls: readonly Call[], region: string, action: string): Call[] =>
  calls.filter((call) => call.region === region && call.action === action)

const logOf = ({ log }: StepResult, region: string): string[] =>
  log.split('\n').flatMap((line) => (line.startsWith(`${region}  `) ? [line.slice(region.length + 2)] : []))

/** Another ready machine beside the region's own, with the same tags but those given; it is on when `on` says so. */
async function makeSecond(world: World, region: string, tags: Readonly<Record<string, string>> = {}): Promise<string> {
  const [first] = await world.machines(region)
  const ec2 = world.ec2(region)
  const { ImageId, IamInstanceProfile } = await describeInstance(world, region, first?.id ?? '')
  const all = { ...first?.tags, ...tags }
  const { Instances: [made] = [] } = await ec2.send(
    new RunInstancesCommand({
      ...{ ImageId: ImageId ?? '', InstanceType: 't2.micro', MinCount: 1, MaxCount: 1 },
      IamInstanceProfile: { Arn: IamInstanceProfile?.Arn ?? '' },
      TagSpecifications: [
        { ResourceType: 'instance', Tags: Object.entries(all).map(([Key, Value]) => ({ Key, Value })) },
      ],
    }),
  )
  await untilState(world, region, 'running')
  await ec2.send(new StopInstancesCommand({ InstanceIds: [made?.InstanceId ?? ''] }))
  await until(async () => (await listStillOn(world, region)).length === 0, `the second machine in ${region} to be off`)
  return made?.InstanceId ?? 'none'
}

describe('one run in many regions, each with a fault of its own:', () => {
  const OTHER_TYPE = 'us-east-1'
  const NO_CAPACITY = 'us-east-2'
  const OTHER_ERROR = 'us-west-1'
  const STOPPING = 'ca-central-1'
  const FAILS_LATE = 'sa-east-1'
  const MISSING = 'eu-west-1'
  const TWO_CURRENT = 'eu-west-2'
  const TWO_IMAGES = 'eu-west-3'
  const REGIONS = [OTHER_TYPE, NO_CAPACITY, OTHER_ERROR, STOPPING, FAILS_LATE, MISSING, TWO_CURRENT, TWO_IMAGES]
  let world: World
  let done: StepResult
  let calls: readonly Call[] = []
  let ids: ReadonlyMap<string, string> = new Map()
  let second = { current: '', old: '' }

  beforeAll(async () => {
    world = await newReadyWorld(REGIONS, { types: 't2.micro, t4g.micro, t3.micro' })
    const { account, control } = world
    ids = new Map(await Promise.all(REGIONS.map(async (name) => [name, await idOf(world, name)] as const)))
    second = {
      current: await makeSecond(world, TWO_CURRENT),
      old: await makeSecond(world, TWO_IMAGES, { 'servicemon:image': 'ami-00000000000000000' }),
    }
    await control.setLimits({
      account,
      noCapacity: [{ region: OTHER_TYPE, instanceType: 't2.micro' }, { region: NO_CAPACITY }],
    })
    const unverified = { code: 'PendingVerification', message: 'Your request for this Region is being validated.' }
    await world.addFault({ region: OTHER_ERROR, action: 'StartInstances', kind: 'error', ...unverified })
    const stopping = { code: 'IncorrectInstanceState', message: 'The instance is not in a state to be started.' }
    await world.addFault({ region: STOPPING, action: 'StartInstances', kind: 'error', times: 3, ...stopping })
    const reason = 'Client.VolumeLimitExceeded: Volume limit exceeded'
    await control.startFailsLate({ instance: ids.get(FAILS_LATE) ?? '', reason })
    await world.ec2(MISSING).send(new TerminateInstancesCommand({ InstanceIds: [ids.get(MISSING) ?? ''] }))
    await untilState(world, MISSING, 'terminated')
    await world.resetCalls()
    done = await world.act({ mode: 'run', region: REGIONS.join(), command: 'echo mine' }, { env })
    calls = await world.calls()
    expect(await listStillOn(world)).toEqual([])
  })

  const statusIn = (region: string): string => done.result?.regions[region]?.status ?? 'none'
  const idIn = (region: string): string => ids.get(region) ?? 'none'

  test('fault 6: a machine that is stopping when it is asked to start is waited for, and started then', () => {
    expect([statusIn(STOPPING), callsIn(calls, STOPPING, 'StartInstances').length]).toEqual(['ok', 4])
  })

  test('fault 9: a machine that somebody terminated fails, and provision is what to do', () => {
    expect(statusIn(MISSING)).toBe('failed')
    expect(annotationOf(done, MISSING)).toBe(
      `region ${MISSING} has no instance of the fleet. Run mode provision for ${MISSING}.`,
    )
    expect(mutations(calls).filter((call) => call.endsWith(MISSING))).toEqual([])
  })

  test('fault 10: of two ready machines of the same image none is used, and both are listed', () => {
    expect(statusIn(TWO_CURRENT)).toBe('refused')
    const said = annotationOf(done, TWO_CURRENT)
    for (const id of [idIn(TWO_CURRENT), second.current]) {
      expect(said).toMatch(new RegExp(`${id} \\(stopped, last start \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\\)`))
    }
    expect(said).toMatch(/Terminate all but one, or clear and provision the region\.$/)
    expect(mutations(calls).filter((call) => call.endsWith(TWO_CURRENT))).toEqual([])
  })

  test('fault 10: of two ready machines the one of the current image is used', () => {
    expect(statusIn(TWO_IMAGES)).toBe('ok')
    expect(done.result?.regions[TWO_IMAGES]?.instance?.id).toBe(idIn(TWO_IMAGES))
    const touched = JSON.stringify(calls.filter(({ action }) => action === 'StartInstances').map((one) => one.params))
    expect(touched).not.toContain(second.old)
  })

  test('fault 12: without capacity it waits 15, 30, 60 and 120 s, and then takes the next type that fits', async () => {
    expect(statusIn(OTHER_TYPE)).toBe('ok')
    const said = logOf(done, OTHER_TYPE).filter((line) => line.startsWith('no capacity for t2.micro in us-east-1'))
    expect(said.map((line) => line.split(': ')[1])).toEqual([
      ...['15 s', '30 s', '60 s', '120 s'].map((wait) => `trying again in ${wait}`),
      // Of the two other types t4g.micro is for ARM.
      'changing the instance to t3.micro',
    ])
    const times = callsIn(calls, OTHER_TYPE, 'StartInstances').map(({ at }) => Date.parse(at) / 1000)
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0))
    expect(gaps).toHaveLength(5)
    for (const [index, wait] of [15, 30, 60, 120].entries()) {
      expect(gaps[index]).toBeGreaterThanOrEqual(wait * PACE * 0.95)
    }
    const { InstanceType: type } = await describeInstance(world, OTHER_TYPE, idIn(OTHER_TYPE))
    expect(type).toBe('t3.micro')
  })

  test('fault 12: when no type has capacity it fails as that, and the machine is as it was', async () => {
    expect(statusIn(NO_CAPACITY)).toBe('failed')
    const said = annotationOf(done, NO_CAPACITY)
    expect(said).toContain(`run ${done.result?.regions[NO_CAPACITY]?.run?.runId ?? 'none'} on instance `)
    expect(said).toMatch(
      new RegExp(
        `${idIn(NO_CAPACITY)}, which is stopped: EC2 has no capacity for instance ${idIn(NO_CAPACITY)} \\(t2.micro, ` +
          't3.micro\\) in us-east-2[a-z]: .*\\(InsufficientInstanceCapacity, request [0-9a-f-]+\\)\\. It stays ' +
          'stopped\\. Try again later, or name more instance types in the fleet file\\.$',
      ),
    )
    expect(await describeInstance(world, NO_CAPACITY, idIn(NO_CAPACITY))).toMatchObject({
      InstanceType: 't2.micro',
      State: { Name: 'stopped' },
    })
    const [machine] = await world.machines(NO_CAPACITY)
    expect(Object.keys(machine?.tags ?? {}).filter((key) => key.includes('lease'))).toEqual([])
  })

  test('fault 12: another error at the start is no lack of capacity: it fails at once, with its own code', () => {
    expect(statusIn(OTHER_ERROR)).toBe('failed')
    expect(callsIn(calls, OTHER_ERROR, 'StartInstances')).toHaveLength(1)
    expect(annotationOf(done, OTHER_ERROR)).toMatch(
      new RegExp(
        `on instance ${idIn(OTHER_ERROR)}, which is stopped: starting instance ${idIn(OTHER_ERROR)}: Your ` +
          'request for this Region is being validated.*\\(PendingVerification, request ',
      ),
    )
  })

  test('fault 13: a start that EC2 took and gave up fails with its reason, and what to do about it', () => {
    expect(statusIn(FAILS_LATE)).toBe('failed')
    expect(annotationOf(done, FAILS_LATE)).toMatch(
      new RegExp(
        `on instance ${idIn(FAILS_LATE)}, which is stopped: instance ${idIn(FAILS_LATE)} was started and went stopped: ` +
          'Client.VolumeLimitExceeded: Volume limit exceeded. .*delete volumes, or ask for a higher quota\\.$',
      ),
    )
  })

  test('fault 12: provision takes the lesser type back, proves it, and has nothing to do then', async () => {
    await world.control.setLimits({ account: world.account, noCapacity: [] })
    const again = await world.act({ mode: 'provision', region: OTHER_TYPE }, { env })
    expect([again.exitCode, again.outputs['status']]).toEqual([0, 'ok'])
    expect(again.result?.regions[OTHER_TYPE]?.steps.map(({ kind }) => kind)).toEqual([
      'set-instance-type',
      'prove-instance',
    ])
    expect((await describeInstance(world, OTHER_TYPE, idIn(OTHER_TYPE))).InstanceType).toBe('t2.micro')
  })
})

test('fault 12: a type that needs ENA is no choice for an image that lacks it', async () => {
  const region = 'us-east-1'
  const world = await newReadyWorld([region], { home: { enaSupport: false } })
  await world.control.setLimits({ account: world.account, noCapacity: [{ instanceType: 't2.micro' }] })
  const { result, log } = await world.act({ mode: 'run', region }, { env })
  expect(result?.regions[region]?.error?.code).toBe('InsufficientInstanceCapacity')
  expect(log).not.toContain('changing the instance')
  expect(log).toMatch(/EC2 has no capacity for instance i-[0-9a-f]{17} \(t2.micro\) in us-east-1/)
  expect(await listStillOn(world)).toEqual([])
})

const expectOk = ({ exitCode, log }: StepResult): void =>
  expect({ exitCode, log: exitCode === 0 ? '' : log }).toEqual({ exitCode: 0, log: '' })

describe('fault 15: right after RunInstances', () => {
  const region = 'us-east-1'
  const unknown: FaultRequest = {
    ...{ region, action: 'DescribeInstances', match: { InstanceId: 'i-*' } },
    ...{ kind: 'error', code: 'InvalidInstanceID.NotFound', message: 'The instance ID does not exist' },
  }
  let world: World
  beforeAll(async () => {
    world = await newWorld({ fleet: fleetText({ regions: ['us-west-2', region] }) })
  })

  test('an id that EC2 does not know for longer than two minutes fails provision', async () => {
    const fault = await world.addFault(unknown)
    const lost = await world.act({ mode: 'provision', region }, { env: { SERVICEMON_PACE: '0.02' } })
    await world.control.removeFault(fault)
    expect(lost.exitCode).toBe(1)
    const said = annotationOf(lost, region)
    expect(said).toContain(`instance ${await idOf(world, region)} is not known to EC2, 120 s after it was made`)
    expect(said).toContain('Run mode stop for the region, should it be on all the same, and then mode provision.')
    expectOk(await world.act({ mode: 'stop', region }, { env }))
    expectOk(await world.act({ mode: 'clear', region, confirm: 'NAVO' }, { env }))
  })

  test('one that it does not know at first is waited for', async () => {
    const fault = await world.addFault({ ...unknown, times: 4 })
    await world.control.setDelays({ account: world.account, describeLag: 800 })
    expectOk(await world.act({ mode: 'provision', region }, { env }))
    expect((await world.control.faults({ account: world.account })).find(({ id }) => id === fault)?.hits).toBe(4)
    expect((await world.machines(region)).filter(({ state }) => state === 'stopped')).toHaveLength(1)
    expect(await listStillOn(world)).toEqual([])
  })
})

describe('what AWS shows late, or wrongly:', () => {
  const region = 'us-east-1'
  let world: World
  beforeAll(async () => {
    world = await newReadyWorld([region])
  })

  /** Has these delays for a while; what else lasts as long is given back to be undone. */
  const withDelays = async <T>(delays: Readonly<Record<string, number>>, work: () => Promise<T>): Promise<T> => {
    const { account, control } = world
    const before = { describeLag: 0, stateLag: 0, pending: 150, stopping: 150, agentOnline: 100 }
    await control.setDelays({ account, ...delays })
    return work().finally(() => control.setDelays({ account, ...before }))
  }

  test('fault 14: reads older than its own claim and start are no contradiction', async () => {
    // The lag is shorter than the thirty seconds, at this pace, that a contradiction is ignored for.
    const late = { describeLag: 300, stateLag: 400 }
    const done = await withDelays(late, async () => {
      // What provision has written is seen by then.
      await sleep(late.describeLag)
      return world.act({ mode: 'run', region, command: 'echo mine' }, { env })
    })
    expectOk(done)
    expect(await listStillOn(world)).toEqual([])
  })

  test('fault 14: a start that is still unseen when it is cancelled is stopped all the same', async () => {
    await world.resetCalls()
    const when = async (): Promise<boolean> => (await world.calls({ region, actions: ['StartInstances'] })).length > 0
    // While it is pending EC2 refuses to stop it, and reads still say that it is off.
    const late = { pending: 600_000, stateLag: 900 }
    const signals = { names: ['SIGTERM'] as const, when }
    // So that reads don't go back to what the test before has done.
    await sleep(late.stateLag)
    const cancelled = await withDelays(late, async () => {
      const acting = world.act({ mode: 'run', region, command: 'echo mine' }, { env, post: false, signals })
      await until(async () => callsIn(await world.calls(), region, 'StopInstances').length > 0, 'a stop to be refused')
      await world.control.setDelays({ account: world.account, pending: 150 })
      return acting
    })
    expect(cancelled.exitCode).toBe(1)
    expect(callsIn(await world.calls(), region, 'StopInstances').length).toBeGreaterThan(1)
    await until(async () => (await listStillOn(world)).length === 0, 'the machine to be off')
  })

  test('fault 6: a machine that is seen stopping is waited for before it is claimed', async () => {
    const ec2 = world.ec2(region)
    const id = (await world.machines(region)).find(({ state }) => state === 'stopped')?.id ?? 'none'
    await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }))
    await untilState(world, region, 'running')
    await world.resetCalls()
    await world.control.stopHang(id)
    await ec2.send(new StopInstancesCommand({ InstanceIds: [id] }))
    const waiting = `instance ${id} is stopping: waiting until it is stopped\n`
    // It goes on once the action has been seen waiting.
    const onLog = (text: string): void => {
      if (text.includes(waiting)) void ec2.send(new StopInstancesCommand({ InstanceIds: [id], Force: true }))
    }
    const done = await world.act({ mode: 'run', region, command: 'echo mine' }, { env, onLog })
    expectOk(done)
    expect(done.log).toContain(waiting)
    const calls = await world.calls()
    expect(callsIn(calls, region, 'StartInstances').map(({ errorCode }) => errorCode)).toEqual([undefined])
    expect(callsIn(calls, region, 'StopInstances')).toHaveLength(1)
  })

  test('fault 17: an Online of an earlier boot is not believed: nothing is sent before the agent of this one is there', async () => {
    const { account, control } = world
    await world.resetCalls()
    await control.set({ account, staleOnline: true })
    const done = await withDelays({ agentOnline: 900 }, () =>
      world.act({ mode: 'run', region, command: 'echo mine' }, { env }),
    )
    await control.set({ account, staleOnline: false })
    expectOk(done)
    const calls = await world.calls()
    const [started, sent] = ['StartInstances', 'SendCommand'].map(
      (action) => callsIn(calls, region, action)[0]?.at ?? '',
    )
    expect(Date.parse(sent ?? '') - Date.parse(started ?? '')).toBeGreaterThanOrEqual(900)
  })

  test('fault 8: a machine that is on after its lease has its output brought in first, is stopped, and then used', async () => {
    let log = ''
    const killed = await world.act(
      { mode: 'run', region, command: 'echo precious' },
      {
        post: false,
        onLog: (text) => (log += text),
        signals: { names: ['SIGKILL'], when: () => log.includes('handed over as command') },
      },
    )
    const runId = /run (\d+-\d+-[0-9a-f]{8}) on instance/.exec(killed.log)?.[1] ?? 'none'
    const [machine] = (await world.machines(region)).filter(({ state }) => state === 'running')
    const id = machine?.id ?? 'none'
    const written = async (): Promise<string> =>
      (await world.control.readFile(id, `/var/lib/servicemon/runs/${runId}/meta`).catch(() => '')).toString()
    await until(async () => (await written()).includes('end exited'), 'the payload to end')
    const [from, to] = [7200, 3600].map((seconds) => new Date(Date.now() - seconds * 1000).toISOString())
    const lease = { Key: `servicemon:lease-${runId}`, Value: `${from ?? ''}/${to ?? ''}` }
    await world.ec2(region).send(new CreateTagsCommand({ Resources: [id], Tags: [lease] }))
    await world.resetCalls()
    const next = await world.act({ mode: 'run', region, command: 'echo mine' }, { env })
    expectOk(next)
    expect(next.log).toMatch(new RegExp(`recovered output of run ${runId} \\(ended, 9 bytes\\).*\\n\\| precious\\n`))
    const order = (await world.calls()).flatMap(({ action, params }) => {
      const { Comment: comment = '' } = params as { Comment?: string }
      return comment.includes(runId) ? [comment.split(' ')[1] ?? ''] : /^St(art|op)Inst/.test(action) ? [action] : []
    })
    expect(order).toEqual(['read-0', 'StopInstances', 'StartInstances', 'StopInstances'])
    const tags = Object.keys((await world.machines(region)).find((one) => one.id === id)?.tags ?? {})
    expect(tags.filter((key) => key.includes('lease'))).toEqual([])
    expect(await listStillOn(world)).toEqual([])
  })
})

describe('faults 16, 135: a machine whose agent never comes is stopped, and it is said that it is', () => {
  // What else may be the cause is in test/unit/machine/diagnose.test.ts: each wait here is a thousand looks.
  const REGIONS = ['sa-east-1', 'eu-west-3']
  const [NO_ADDRESS, AGENT] = REGIONS as [string, string]
  let world: World
  let done: StepResult

  beforeAll(async () => {
    world = await newWorld({ fleet: fleetText({ regions: ['us-west-2', ...REGIONS] }) })
    const inNetwork = world.ec2(NO_ADDRESS)
    const { Subnets = [] } = await inNetwork.send(new DescribeSubnetsCommand({}))
    for (const { SubnetId } of Subnets) {
      await inNetwork.send(new ModifySubnetAttributeCommand({ SubnetId, MapPublicIpOnLaunch: { Value: false } }))
    }
    expect((await world.act({ mode: 'provision', region: REGIONS.join() })).exitCode).toBe(0)
    // Without these rights no agent comes.
    const { endpoint, credentials, home } = world
    const iam = new IAMClient({ endpoint, credentials, region: 'us-west-2' })
    const PolicyArn = 'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore'
    await iam.send(new DetachRolePolicyCommand({ RoleName: home.instanceProfileName, PolicyArn }))
    iam.destroy()
    done = await world.act({ mode: 'run', region: REGIONS.join() }, { env: { SERVICEMON_PACE: '0.02' } })
  })

  const expectDiagnosis = async (region: string, diagnosis: string): Promise<void> => {
    const [machine] = await world.machines(region)
    const id = machine?.id ?? 'none'
    expect(done.result?.regions[region]?.status).toBe('failed')
    const said = annotationOf(done, region)
    expect(said).toContain(
      `on instance ${id}, which is stopped: instance ${id} runs, and Systems Manager has not heard`,
    )
    expect(said).toContain('within 480 s: it answered in earlier boots, and is not listed now')
    expect(said).toContain(diagnosis)
    expect(machine?.state).toBe('stopped')
    expect(Object.keys(machine?.tags ?? {}).filter((key) => key.includes('lease'))).toEqual([])
  }

  test.each([
    {
      what: 'the network, without an address',
      region: NO_ADDRESS,
      says: 'It is most likely the network: the machine has no public address, so subnet subnet-',
    },
    {
      what: 'the agent, when nothing else is to be seen',
      region: AGENT,
      says: 'It is most likely the agent or its rights: ',
    },
  ])('$what', async ({ region, says }) => {
    await expectDiagnosis(region, says)
  })

  test('the facts of the role are told beside it, and no right is said to be lacking', async () => {
    const facts = 'attached policies none; inline policies none; permissions boundary none'
    await expectDiagnosis(AGENT, `Role NAVO-ssm of instance profile NAVO-ssm has: ${facts}. AWS asks that `)
    expect(done.log).not.toContain('lacks')
  })
})
