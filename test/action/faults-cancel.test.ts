// What is left when a job dies: a stop that doesn't wait for AWS, a post step that finds the machine whatever main has
// told it, the fuse, the sweep, and the next run. Beside stop.test.ts, which sends signals in each phase of a run.
import {
  CreateTagsCommand,
  DeleteTagsCommand,
  DescribeInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
} from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { formatTime } from '../../src/clock.ts'
import { fuseFiles } from '../../src/guest/commands.ts'
import type { Call, InstanceView } from '../../local/control.ts'
import { fleetText, listStillOn, startInRegions, until, useWorlds, type World } from '../support/world.ts'

const newWorld = useWorlds()
const REGIONS = ['us-east-1', 'sa-east-1', 'eu-west-3']
const FAST = { SERVICEMON_PACE: '0.1' }
const LONG = 'echo begun; exec sleep 600'

let world: World

beforeAll(async () => {
  world = await newWorld({ fleet: fleetText({ regions: ['us-west-2', ...REGIONS], run: ['poll: 1s'] }) })
  // What an agent does with an old command at the next boot has a test of its own.
  await world.control.set({ account: world.account, replaysUnfinished: false })
  expect((await world.act({ mode: 'provision', region: REGIONS.join() })).exitCode).toBe(0)
})

const callsIn = (region: string, since = ''): Promise<Call[]> => world.calls({ region, since })

const machineIn = async (region: string): Promise<InstanceView> => {
  const [machine] = await world.machines(region)
  if (machine === undefined) throw new Error(`no machine in ${region}`)
  return machine
}

const leasesOf = ({ tags }: InstanceView): string[] => Object.keys(tags).filter((key) => key.includes('lease-'))

/** So that one test doesn't wait for what another has left: five minutes, for a claim on a stopped machine. */
async function free(region: string): Promise<void> {
  await settled(region)
  const machine = await machineIn(region)
  const Tags = leasesOf(machine).map((Key) => ({ Key }))
  if (Tags.length > 0) await world.ec2(region).send(new DeleteTagsCommand({ Resources: [machine.id], Tags }))
}

/** As if the claim were an hour old. */
async function ageLease(region: string, runId: string, endsIn: number): Promise<void> {
  const { id } = await machineIn(region)
  const Tags = [{ Key: `servicemon:lease-${runId}`, Value: `${secondsFromNow(-3600)}/${secondsFromNow(endsIn)}` }]
  await world.ec2(region).send(new CreateTagsCommand({ Resources: [id], Tags }))
}

const secondsFromNow = (seconds: number): string => formatTime(new Date(Date.now() + seconds * 1000))

/** A run that begins, and whose process is killed with its payload running; nothing comes after it. */
async function loseRunner(region: string): Promise<string> {
  await free(region)
  let log = ''
  const when = (): boolean => log.includes('| begun')
  const lost = await world.act(
    { mode: 'run', region, command: LONG },
    { post: false, onLog: (text) => (log += text), signals: { names: ['SIGKILL'], when } },
  )
  expect(lost.signal).toBe('SIGKILL')
  const [key = ''] = leasesOf(await machineIn(region))
  return key.slice('servicemon:lease-'.length)
}

const settled = (region: string): Promise<void> =>
  until(async () => (await machineIn(region)).state === 'stopped', `the machine of ${region} to be stopped`)

/** The next run brings what a lost one left, takes its key off, and runs its own. */
async function expectRecovered(region: string, runId: string): Promise<void> {
  const next = await world.act({ mode: 'run', region, command: 'echo mine' }, { env: FAST })
  expect({ log: next.exitCode === 0 ? '' : next.log, own: next.outputs['output-file-content'] }).toEqual({
    log: '',
    own: 'mine\n',
  })
  expect(next.log).toMatch(
    new RegExp(`^recovered output of run ${runId} \\(interrupted, 6 bytes\\), also in /.*:\n\\| begun$`, 'm'),
  )
  const machine = await machineIn(region)
  expect([machine.state, leasesOf(machine)]).toEqual(['stopped', []])
}

describe('faults 37, 38: a cancelled job stops its machine at once, although AWS leaves it without an answer', () => {
  const rows = [
    { waits: 'for Systems Manager', action: 'DescribeInstanceInformation', match: {}, at: ['StopInstances'] },
    {
      waits: 'for the payload',
      action: 'GetCommandInvocation',
      match: {},
      at: ['CancelCommand', 'StopInstances'],
    },
  ] as const
  let started: Promise<{ exitCode: number | undefined; log: string; postLog: string; calls: string[]; on: string[] }>[]

  beforeAll(() => {
    started = startInRegions(rows, REGIONS, async ({ action, at }, region) => {
      let log = ''
      const hang = await world.addFault({
        region,
        action,
        kind: 'hang',
        after: action === 'GetCommandInvocation' ? 6 : 0,
      })
      const since = new Date().toISOString()
      const isSeen = async (...actions: readonly string[]): Promise<boolean> => {
        const calls = await callsIn(region, since)
        return actions.every((wanted) => calls.some((call) => call.action === wanted))
      }
      // Unanswered for half a minute; GitHub kills long before.
      const isHanging = async (): Promise<boolean> =>
        (await callsIn(region, since)).some((call) => call.action === action && call.status === 0 && isOld(call))
      const isOld = ({ at: time }: Call): boolean => Date.now() - Date.parse(time) > 300
      const done = await world.act(
        { mode: 'run', region, command: LONG },
        {
          env: FAST,
          onLog: (text) => (log += text),
          signals: [
            { names: ['SIGINT'], when: isHanging },
            { names: ['SIGKILL'], when: () => isSeen(...at) },
          ],
        },
      )
      await world.control.removeFault(hang)
      const calls = (await callsIn(region, since)).map((call) => call.action)
      return {
        exitCode: done.post?.exitCode,
        log,
        postLog: done.post?.log ?? '',
        calls,
        on: await listStillOn(world, region),
      }
    })
  })
  afterAll(() => Promise.allSettled(started))

  test.each(rows.map((row, index) => ({ ...row, index })))('while it waits $waits', async ({ index, at }) => {
    const done = await started[index]
    expect(done?.calls).toEqual(expect.arrayContaining([...at]))
    expect(done?.log).toMatch(/^the job is being cancelled: stopping instance i-/m)
    // The post step confirms what main could only ask for.
    expect({ exitCode: done?.exitCode, on: done?.on }).toEqual({ exitCode: 0, on: [] })
    expect(done?.postLog).toMatch(/^instance i-\w+ in \S+ is stopped; its lease key servicemon:lease-\S+ stays until/m)
  })
})

describe('faults 36, 37, 38, 39: the post step stops the machine', () => {
  test('when main died with its StartInstances on the way', async () => {
    const region = 'us-east-1'
    await free(region)
    // Longer than the post step takes to look for the first time, and shorter than it goes on looking.
    await world.addFault({ region, action: 'StartInstances', kind: 'delay', ms: 6000, times: 1 })
    const since = new Date().toISOString()
    const when = async (): Promise<boolean> =>
      (await callsIn(region, since)).some(({ action }) => action === 'StartInstances')
    const done = await world.act(
      { mode: 'run', region, command: LONG },
      { env: { SERVICEMON_PACE: '0.5' }, signals: { names: ['SIGKILL'], when } },
    )
    expect([done.signal, done.post?.exitCode]).toEqual(['SIGKILL', 0])
    expect(done.post?.log).toMatch(/^instance i-\w+ in us-east-1 is still (pending|running): stopping it$/m)
    expect(await listStillOn(world, region)).toEqual([])
  })

  test('although its last launch was in the second of the claim, while the next is still on its way', async () => {
    const region = 'us-east-1'
    await free(region)
    const ec2 = world.ec2(region)
    const { id } = await machineIn(region)
    const InstanceIds = [id]
    await ec2.send(new StartInstancesCommand({ InstanceIds }))
    await until(async () => (await machineIn(region)).state === 'running', 'the launch before the claim')
    await ec2.send(new StopInstancesCommand({ InstanceIds }))
    await settled(region)
    const runId = '1001-1-0badcafe'
    const found = await ec2.send(new DescribeInstancesCommand({ InstanceIds }))
    const launchedBefore = found.Reservations?.[0]?.Instances?.[0]?.LaunchTime ?? new Date(0)
    const Value = `${formatTime(launchedBefore)}/${secondsFromNow(3600)}`
    await ec2.send(
      new CreateTagsCommand({ Resources: InstanceIds, Tags: [{ Key: `servicemon:lease-${runId}`, Value }] }),
    )
    await world.resetCalls()
    const post = world.actPost([{ region, runId, instanceId: id, launchedBefore }], { SERVICEMON_PACE: '0.5' })
    const isLooking = async (): Promise<boolean> => (await callsIn(region)).length >= 4
    await until(isLooking, 'the post step to look twice')
    await ec2.send(new StartInstancesCommand({ InstanceIds }))
    expect((await post).log).toMatch(/^instance i-\w+ in us-east-1 is still (pending|running): stopping it$/m)
    expect(await listStillOn(world, region)).toEqual([])
  })

  test('when EC2 refuses to stop what is pending, and then lets it hang in stopping until it is forced', async () => {
    const region = 'sa-east-1'
    await free(region)
    await world.control.setDelays({ account: world.account, pending: 600_000 })
    const { id } = await machineIn(region)
    await world.control.stopHang(id)
    await world.resetCalls()
    const when = async (): Promise<boolean> => (await machineIn(region)).state === 'pending'
    const stopCalls = (): Promise<Call[]> => world.calls({ region, actions: ['StopInstances'] })
    const acting = world.act({ mode: 'run', region, command: LONG }, { signals: { names: ['SIGKILL'], when } })
    await until(async () => (await stopCalls()).length > 0, 'a stop to be refused')
    await world.control.setDelays({ account: world.account, pending: 150 })
    const done = await acting
    const stops = await stopCalls()
    expect(stops[0]?.errorCode).toBe('IncorrectInstanceState')
    expect(stops.at(-1)?.params).toMatchObject({ Force: 'true' })
    expect({ log: done.post?.exitCode === 0 ? '' : done.post?.log, on: await listStillOn(world, region) }).toEqual({
      log: '',
      on: [],
    })
  })

  test('or fails with a link to it, when even force doesn’t stop it within its limit', async () => {
    const region = 'eu-west-3'
    const { id } = await machineIn(region)
    await world.control.stopHang(id)
    const fault = await world.addFault({
      ...{ region, action: 'StopInstances', match: { Force: 'true' }, kind: 'error', code: 'IncorrectState' },
      message: 'It hangs.',
    })
    const done = await world.act(
      { mode: 'run', region, command: LONG },
      { env: FAST, signals: { names: ['SIGKILL'], when: async () => (await machineIn(region)).state === 'running' } },
    )
    await world.control.removeFault(fault)
    expect(done.post?.exitCode).toBe(1)
    expect(done.post?.log).toContain(`instance ${id} is stopping and not stopped, 240 s after it was asked to`)
    expect(done.post?.log).toMatch(/^\(IncorrectState, request [0-9a-f-]{36}\)$/m)
    const link = `https://${region}.console.aws.amazon.com/ec2/home?region=${region}#InstanceDetails:instanceId=${id}`
    expect(done.post?.log).toContain(`::error::instance ${id} in ${region} may still be on: look at ${link}`)
    await world.act({ mode: 'stop', region }, { env: FAST })
    expect(await listStillOn(world, region)).toEqual([])
  })

  test('by the tag of its lease, when the saved id is of no use', async () => {
    const region = 'us-east-1'
    const runId = await loseRunner(region)
    const post = await world.actPost([{ region, runId, instanceId: 'i-0123456789abcdef0' }], FAST)
    const { id } = await machineIn(region)
    expect(post.exitCode).toBe(0)
    expect(post.log).toContain(`instance ${id} in ${region} is stopped; its lease key servicemon:lease-${runId} stays`)
    expect(await listStillOn(world, region)).toEqual([])
  })

  test('and leaves it alone when it is in the hands of another run by now', async () => {
    const region = 'us-east-1'
    const runId = await loseRunner(region)
    const { id } = await machineIn(region)
    // Both claims came before the launch; the other one was the earlier.
    const Value = `${secondsFromNow(-120)}/${secondsFromNow(3600)}`
    await world
      .ec2(region)
      .send(new CreateTagsCommand({ Resources: [id], Tags: [{ Key: 'servicemon:lease-1-1-0badcafe', Value }] }))
    const post = await world.actPost([{ region, runId, instanceId: id }], FAST)
    expect([post.exitCode, await listStillOn(world, region)]).toEqual([0, [`${id} running`]])
    expect(post.log).toContain(`and not in the hands of run ${runId}: left alone`)
    await world.act({ mode: 'stop', region }, { env: FAST })
  })

  test('of a provision that died while its instance was being made', async () => {
    const other = await newWorld({ fleet: fleetText({ regions: ['us-west-2', 'us-east-1', 'sa-east-1'] }) })
    const isAsked = (region: string) => async (): Promise<boolean> =>
      (await other.calls({ region, actions: ['RunInstances'] })).length > 0
    const provision = async (region: string, signal: NodeJS.Signals, post: boolean) => {
      await other.addFault({ region, action: 'RunInstances', kind: 'delay', ms: 600, times: 1 })
      return other.act(
        { mode: 'provision', region },
        { env: { SERVICEMON_PACE: '0.1' }, post, signals: { names: [signal], when: isAsked(region) } },
      )
    }
    const [killed, cancelled] = await Promise.all([
      provision('us-east-1', 'SIGKILL', true),
      provision('sa-east-1', 'SIGTERM', false),
    ])
    expect([killed.signal, killed.post?.exitCode]).toEqual(['SIGKILL', 0])
    expect({ exitCode: cancelled.exitCode, on: await listStillOn(other) }).toEqual({ exitCode: 1, on: [] })
    expect(cancelled.log).toMatch(/^::error::sa-east-1: the job was cancelled \(SIGTERM\)$/m)
    const again = await other.act({ mode: 'provision', region: 'us-east-1, sa-east-1' }, { env: FAST })
    expect({ log: again.exitCode === 0 ? '' : again.log, made: (await other.machines()).length }).toEqual({
      log: '',
      made: 2,
    })
  })
})

test('fault 41: signals that come twice, a killed post step, and another one after it do no harm', async () => {
  const region = 'sa-east-1'
  await free(region)
  let log = ''
  const when = (): boolean => log.includes('| begun')
  const since = new Date().toISOString()
  const isStopping = async (): Promise<boolean> =>
    (await callsIn(region, since)).some(({ action }) => action === 'StopInstances')
  const twice = await world.act(
    { mode: 'run', region, command: LONG },
    {
      env: FAST,
      onLog: (text) => (log += text),
      signals: [
        { names: ['SIGINT', 'SIGINT'], when },
        { names: ['SIGTERM', 'SIGTERM'], when: isStopping },
      ],
    },
  )
  expect([twice.signal, twice.exitCode, twice.post?.exitCode, await listStillOn(world, region)]).toEqual([
    null,
    1,
    0,
    [],
  ])

  log = ''
  await free(region)
  await world.resetCalls()
  const killed = await world.act(
    { mode: 'run', region, command: LONG },
    {
      env: FAST,
      onLog: (text) => (log += text),
      signals: { names: ['SIGKILL'], when },
      postSignals: { names: ['SIGKILL'], when: isStopping },
    },
  )
  expect([killed.signal, killed.post?.signal]).toEqual(['SIGKILL', 'SIGKILL'])
  const machine = await machineIn(region)
  const runId = (leasesOf(machine)[0] ?? '').slice('servicemon:lease-'.length)
  for (const time of ['after it', 'once more']) {
    const post = await world.actPost([{ region, runId, instanceId: machine.id }], FAST)
    expect([time, post.exitCode, await listStillOn(world, region)]).toEqual([time, 0, []])
  }
})

describe('fault 40: a run whose runner is lost', () => {
  test('is ended by the fuse of its machine, and the next run says so and brings its output', async () => {
    const region = 'eu-west-3'
    // The fuse's hour is over in little more than a minute, and the idle quarter of an hour not before the payload begins.
    await world.control.setDelays({ account: world.account, timerScale: 0.02 })
    const runId = await loseRunner(region)
    await world.control.setDelays({ account: world.account, timerScale: 1 })
    expect(fuseFiles(3600).timer).toContain('OnBootSec=3600')
    await settled(region)
    await ageLease(region, runId, 3600)
    await expectRecovered(region, runId)
  })

  test('is ended by the sweep once its lease is over, and the next run says so and brings its output', async () => {
    const region = 'sa-east-1'
    const runId = await loseRunner(region)
    const { id } = await machineIn(region)
    const early = await world.act({ mode: 'rotate' }, { env: FAST })
    expect(early.exitCode).toBe(0)
    expect(await listStillOn(world, region)).toEqual([`${id} running`])
    await ageLease(region, runId, -1)
    const late = await world.act({ mode: 'rotate' }, { env: FAST })
    expect(late.log).toMatch(
      new RegExp(`^${region} {2}instance ${id} is on since .* and nobody holds it: stopping it`, 'm'),
    )
    expect([late.exitCode, await listStillOn(world, region)]).toEqual([0, []])
    await expectRecovered(region, runId)
  })
})
