// However a run ends, its machine is stopped: after AWS's errors in the middle, signals in each phase, and the death of
// the process, where the post step is what is left.
import { setTimeout as sleep } from 'node:timers/promises'
import { DeleteTagsCommand } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { StepResult } from '../../local/action.ts'
import type { FaultRequest } from '../../local/control.ts'
import { fleetText, listStillOn, startInRegions, until, useWorlds, type World } from '../support/world.ts'

const newWorld = useWorlds()
const REGIONS = ['us-east-1', 'sa-east-1', 'eu-west-3']

interface Done extends StepResult {
  readonly stillOn: readonly string[]
  readonly leases: readonly string[]
}

async function newReadyWorld(): Promise<World> {
  const world = await newWorld({ fleet: fleetText({ regions: ['us-west-2', ...REGIONS], run: ['poll: 1s'] }) })
  // What an agent does with an old command at the next boot has a test of its own.
  await world.control.set({ account: world.account, replaysUnfinished: false })
  const { exitCode } = await world.act({ mode: 'provision', region: REGIONS.join() })
  expect(exitCode).toBe(0)
  return world
}

/** Stopping may be on its way when the process is gone: it is confirmed when it stays so. */
async function lookAfter(world: World, region: string, done: StepResult): Promise<Done> {
  const [machine] = await world.machines(region)
  return {
    ...done,
    stillOn: await listStillOn(world, region),
    leases: Object.keys(machine?.tags ?? {}).filter((key) => key.includes('lease')),
  }
}

/** With both logs when it isn't so: they alone say why. */
function expectStopped({ stillOn, log, post }: Done): void {
  if (stillOn.length > 0) expect(`${stillOn.join()}\n${log}\npost:\n${post?.log ?? ''}`).toBe('stopped')
}

/** Stops what is on and takes leases off between rows, so that one that failed doesn't spoil the next. */
async function reset(world: World, region: string): Promise<void> {
  const [machine] = await world.machines(region)
  if ((await listStillOn(world, region)).length > 0) await world.act({ mode: 'stop', region }, { post: false })
  const leases = Object.keys(machine?.tags ?? {}).filter((key) => key.includes('lease'))
  if (leases.length === 0) return
  const Tags = leases.map((Key) => ({ Key }))
  await world.ec2(region).send(new DeleteTagsCommand({ Resources: [machine?.id ?? ''], Tags }))
}

describe('fault 2: a start or stop whose answer is an error of AWS’s own, or none', () => {
  const rows: readonly {
    readonly name: string
    readonly fault: Omit<FaultRequest, 'region' | 'account'>
  }[] = [
    { name: 'StopInstances failing four times', fault: { action: 'StopInstances', kind: 'http-500', times: 4 } },
    { name: 'StopInstances’ answer lost', fault: { action: 'StopInstances', kind: 'lost-answer', times: 1 } },
    { name: 'StartInstances’ answer lost', fault: { action: 'StartInstances', kind: 'lost-answer', times: 1 } },
  ]
  let world: World
  let started: Promise<Done>[] = []

  beforeAll(async () => {
    world = await newReadyWorld()
    started = startInRegions(rows, REGIONS, async ({ fault }, region) => {
      const id = await world.addFault({ ...fault, region })
      const done = await world.act({ mode: 'run', region, command: 'echo once' })
      await world.control.removeFault(id)
      const seen = await lookAfter(world, region, done)
      await reset(world, region)
      return seen
    })
  })

  afterAll(() => Promise.allSettled(started))

  test.each(rows.map((row, index) => ({ ...row, index })))('$name', async ({ index }) => {
    const done = await started[index]
    if (done === undefined) throw new Error('this run was never begun')
    expectStopped(done)
    expect({ log: done.exitCode === 0 ? '' : done.log, output: done.outputs['output-file-content'] }).toEqual({
      log: '',
      output: 'once\n',
    })
    expect(done.leases).toEqual([])
  })

  test('StopInstances denied for good: main and post fail and name the machine that may be on', async () => {
    await Promise.allSettled(started)
    const region = 'us-east-1'
    const fault = { action: 'StopInstances', kind: 'error', code: 'UnauthorizedOperation', message: 'No.' } as const
    const id = await world.addFault({ ...fault, region })
    const done = await world.act({ mode: 'run', region, command: 'echo once' })
    await world.control.removeFault(id)
    const [machine] = (await world.machines(region)).filter(({ state }) => state === 'running')
    expect(machine).toBeDefined()
    expect([done.exitCode, done.post?.exitCode]).toEqual([1, 1])
    const errors = (log: string): string => (log.match(/^::error::.*$/gm) ?? []).join('\n')
    expect(errors(done.log)).toContain(machine?.id)
    expect(errors(done.log)).toContain('UnauthorizedOperation')
    expect(errors(done.post?.log ?? '')).toContain(`instance ${machine?.id ?? ''} in ${region} may still be on`)
    await reset(world, region)
    expect(await listStillOn(world, region)).toEqual([])
  })
})

/** A phase of a run is over when the next one's first call arrives; here they are by what shows that one has begun. */
const PHASES = [
  { phase: 'claiming', at: { action: 'CreateTags' } },
  { phase: 'starting', at: { action: 'StartInstances' } },
  { phase: 'waiting for Systems Manager', at: { action: 'DescribeInstanceInformation' } },
  { phase: 'handing the payload over', at: { action: 'SendCommand' } },
  { phase: 'running the payload', at: 'begun' },
  { phase: 'collecting the output', at: 'rest' },
  { phase: 'stopping', at: { action: 'StopInstances' } },
] as const

const LATE_PHASES = PHASES.filter(({ phase }) => phase === 'running the payload' || phase === 'stopping')

describe.each([
  { how: 'SIGINT, and the post step follows', signals: ['SIGINT'], post: true, phases: PHASES },
  { how: 'SIGTERM, and no post step follows', signals: ['SIGTERM'], post: false, phases: PHASES },
  { how: 'both signals, and no post step follows', signals: ['SIGINT', 'SIGTERM'], post: false, phases: LATE_PHASES },
  { how: 'SIGKILL, and the post step follows', signals: ['SIGKILL'], post: true, phases: PHASES },
] as const)('a run is ended by $how', ({ signals, post, phases }) => {
  let world: World
  let started: Promise<Done>[] = []

  beforeAll(async () => {
    world = await newReadyWorld()
    started = startInRegions(phases, REGIONS, async ({ at }, region) => {
      // Only a payload that ends by itself gets as far as collecting and stopping; of more output than fits into the last
      // answer the rest is asked for.
      const isLong = typeof at === 'object' ? at.action !== 'StopInstances' : at === 'begun'
      const command = `echo begun; ${isLong ? 'sleep 30' : 'true'}; ${at === 'rest' ? 'head -c 60000 /dev/urandom' : 'true'}`
      // In flight for a moment, so that the signal comes between call and answer; the last call before the stop for as
      // long as a busy machine needs to see it.
      const collecting = { action: 'SendCommand', match: { Comment: 'servicemon read-1*' }, ms: 2000 }
      const delayed = typeof at === 'object' ? { ...at, ms: 250 } : collecting
      const fault = await world.addFault({ region, ...delayed, kind: 'delay', times: 1 })
      const begun = new Date().toISOString()
      let log = ''
      const when = async (): Promise<boolean> => {
        if (at === 'begun') return log.includes('| begun')
        const calls = await world.calls({ region, since: begun })
        if (at === 'rest') return calls.some(({ params }) => JSON.stringify(params).includes('servicemon read-1'))
        return calls.some(({ action }) => action === at.action)
      }
      const done = await world.act(
        { mode: 'run', region, command },
        { post, onLog: (text) => (log += text), signals: { names: signals, when } },
      )
      await world.control.removeFault(fault)
      // A call outlives the process that made it: a claim that comes so late would hold the next run off.
      await sleep(delayed.ms)
      await until(
        async () => (await world.machines(region)).every(({ state }) => state !== 'stopping' && state !== 'pending'),
        `a settled state in ${region}`,
      )
      const seen = await lookAfter(world, region, done)
      await reset(world, region)
      return seen
    })
  })

  afterAll(() => Promise.allSettled(started))

  test.each(phases.map((row, index) => ({ ...row, index })))('while $phase', async ({ index, phase }) => {
    const done = await started[index]
    if (done === undefined) throw new Error('this run was never begun')
    expectStopped(done)
    // A run that was through before the signal came is reported as it went; everybody else fails.
    const exitCode = phase === 'stopping' ? 0 : 1
    if (signals[0] === 'SIGKILL') expect(done.signal ?? done.log).toBe('SIGKILL')
    else expect({ signal: done.signal, exitCode: done.exitCode }).toEqual({ signal: null, exitCode })
    if (phase === 'claiming' && signals[0] !== 'SIGKILL') expect(done.leases).toEqual([])
    if (post) expect(done.post?.exitCode).toBe(0)
  })
})

test('fault 25: a payload that was cancelled never comes back: not at the next boot, where the agent delivers it again', async () => {
  const world = await newWorld({ fleet: fleetText({ regions: ['us-west-2', 'us-east-1'], run: ['poll: 1s'] }) })
  const region = 'us-east-1'
  expect((await world.act({ mode: 'provision', region })).exitCode).toBe(0)
  // The cancellation reaches AWS, and not the agent any more.
  await world.control.setDelays({ account: world.account, cancellation: 60_000 })
  await world.resetCalls()
  const when = async (): Promise<boolean> => (await world.calls({ actions: ['SendCommand'] })).length > 0
  const cancelled = await world.act(
    { mode: 'run', region, command: 'echo again >>/opt/ran; sleep 30' },
    { signals: { names: ['SIGTERM'], when } },
  )
  expect([cancelled.exitCode, await listStillOn(world)]).toEqual([1, []])
  // A local machine's uptime may be a second too long: its namespace is told whole seconds only.
  await sleep(1000)
  const next = await world.act({ mode: 'run', region, command: 'sleep 1; cat /opt/ran 2>/dev/null; echo mine' })
  expect(await listStillOn(world)).toEqual([])
  const output = next.outputs['output-file-content'] ?? ''
  expect({ log: next.exitCode === 0 ? '' : next.log, last: output.endsWith('mine\n') }).toEqual({ log: '', last: true })
  // Once is what the first boot may have done before it was cut off.
  expect(output.split('again').length).toBeLessThanOrEqual(2)
})

describe('provision is cancelled in its proof boot', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s: the machine is stopped, and the next provision goes on',
    async (signal) => {
      const world = await newWorld({ fleet: fleetText({ regions: ['us-west-2', 'us-east-1'] }) })
      const when = async (): Promise<boolean> =>
        (await world.calls({ actions: ['DescribeInstanceInformation'] })).length > 0
      const cancelled = await world.act(
        { mode: 'provision', region: 'us-east-1' },
        { post: false, signals: { names: [signal], when } },
      )
      expect([cancelled.exitCode, await listStillOn(world)]).toEqual([1, []])
      const again = await world.act({ mode: 'provision', region: 'us-east-1' })
      expect([again.exitCode, again.outputs['status'], await listStillOn(world)]).toEqual([0, 'ok', []])
      expect(await world.machines('us-east-1')).toHaveLength(1)
    },
  )
})
