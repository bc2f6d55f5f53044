// A machine's way up and down: what EC2 and Systems Manager may say of it, what is done then, and that it is stopped however
// the work ends.
import { describe, expect, test } from '@jest/globals'
import { findInstance } from '../../../src/aws/instances.ts'
import { secondsBetween } from '../../../src/clock.ts'
import { errorLine } from '../../../src/errors.ts'
import { bringUp, stopAfter, stopAndRelease, stopMachine, waitUntilReady } from '../../../src/machine/boot.ts'
import { LIMIT } from '../../../src/phases.ts'
import { TAG } from '../../../src/tags.ts'
import { at, leaseTag, NOW, REGION } from '../../support/builders.ts'
import {
  awsError,
  fakeRegion,
  leaseKeys,
  MACHINE_ID,
  RUN_ID,
  type FakeRegion,
  type Script,
} from '../../support/fake-machine.ts'

const MACHINE = { region: REGION, instanceId: MACHINE_ID, runId: RUN_ID }
const BEFORE = at(-7200)
const secondsNow = ({ clock }: FakeRegion): number => secondsBetween(NOW, clock.now())

/** What holds at a second: the latest of values that come at their seconds. */
function now<T>(course: Readonly<Record<number, T>>, region: FakeRegion): T | undefined {
  return Object.entries(course).findLast(([second]) => Number(second) <= secondsNow(region))?.[1]
}

/** EC2's word on the machine from a second on: its state, or of an earlier launch, or that it isn't known. */
type Word = 'none' | `${'pending' | 'running' | 'stopped' | 'terminated'}${'' | ' of before'}`

/** How the agent looks from a second on: when it pinged last, in seconds from now; undefined where it isn't listed. */
interface Agent {
  readonly pinged: number
  readonly isLost?: true
}

async function boot(
  words: Readonly<Record<number, Word>>,
  agents: Readonly<Record<number, Agent>>,
  { isNew = false } = {},
) {
  const region = fakeRegion({
    instance: { stateReason: 'Server.InternalError: Internal error on launch' },
    ec2: (action, _, made) => {
      if (action !== 'DescribeInstances') return undefined
      const word = now(words, made) ?? 'none'
      if (word === 'none') return { Reservations: [] }
      const [state = '', ...old] = word.split(' ')
      Object.assign(made.machine, { state, launchTime: old.length === 0 ? NOW : BEFORE })
      return undefined
    },
    ssm: (action, _, made) => {
      if (action !== 'DescribeInstanceInformation') return undefined
      const agent = now(agents, made)
      if (agent === undefined) return { InstanceInformationList: [] }
      const info = { PingStatus: agent.isLost ? 'ConnectionLost' : 'Online', LastPingDateTime: at(agent.pinged) }
      return { InstanceInformationList: [{ InstanceId: MACHINE_ID, ...info }] }
    },
  })
  if (isNew) for (const key of [TAG.state, TAG.fuse]) Reflect.deleteProperty(region.machine.tags, key)
  const told = await waitUntilReady(region.context, MACHINE_ID, { launchedBefore: BEFORE }).then(
    ({ runningSince }) => `running since ${secondsBetween(NOW, runningSince)}`,
    errorLine,
  )
  return { told, seconds: secondsNow(region) }
}

describe('a start that EC2 has taken', () => {
  const UP: Readonly<Record<number, Agent>> = { 0: { pinged: 30 } }
  const rows: [string, Readonly<Record<number, Word>>, told: RegExp, seconds: number][] = [
    ['comes up', { 0: 'pending', 20: 'running' }, /^running since 20$/, 20],
    [
      'fault 14: is seen as it was before, for a while',
      { 0: 'stopped of before', 10: 'running' },
      /^running since 10$/,
      10,
    ],
    ['fault 15: is not shown for a while', { 0: 'none', 60: 'running' }, /^running since 60$/, 60],
    [
      'fault 13: goes back to stopped',
      { 0: 'pending', 6: 'stopped' },
      /went stopped: Server\.InternalError.*EC2's own/,
      6,
    ],
    ['fault 78: is stopped by the first look', { 0: 'stopped' }, /went stopped: Server\.InternalError/, 0],
    ['never begins', { 0: 'stopped of before' }, /went stopped: Server\.InternalError/, 32],
    ['is terminated already', { 0: 'terminated of before' }, /went terminated/, 0],
    ['fault 9: is terminated', { 0: 'pending', 6: 'terminated' }, /went terminated/, 6],
    [
      'hangs',
      { 0: 'pending' },
      /^instance i-runner is pending and not running, 300 s after its start.*hangs/,
      LIMIT.running,
    ],
    ['is never shown', { 0: 'none' }, /is unknown and not running/, LIMIT.running],
  ]
  test.each(rows)('%s', async (_, words, told, seconds) => {
    const done = await boot(words, UP)
    expect(done.told).toMatch(told)
    expect(done.seconds).toBe(seconds)
  })
})

describe('fault 16: an agent that is waited for', () => {
  const RUNNING: Readonly<Record<number, Word>> = { 0: 'running' }
  const rows: [string, Readonly<Record<number, Agent>>, told: RegExp, seconds: number, of?: { isNew: true }][] = [
    ['pings', { 30: { pinged: 30 } }, /^running since 0$/, 30],
    [
      'fault 17: is online from the boot before, and then from this one',
      { 0: { pinged: -60 }, 40: { pinged: 40 } },
      /^running since 0$/,
      40,
    ],
    [
      'is online from the boot before, and stays so',
      { 0: { pinged: -60 } },
      /within 480 s: its last ping was at 2026-11-24T07:09:00Z/,
      LIMIT.agent,
    ],
    ['is lost', { 0: { pinged: 20, isLost: true } }, /its last ping was at 2026-11-24T07:10:20Z/, LIMIT.agent],
    ['is never listed, and was before', {}, /it answered in earlier boots, and is not listed now/, LIMIT.agent],
    ['has never been listed', {}, /it has not registered/, LIMIT.agent, { isNew: true }],
  ]
  test.each(rows)('%s', async (_, agents, told, seconds, ...[of]) => {
    const done = await boot(RUNNING, agents, of)
    expect(done.told).toMatch(told)
    expect(done.seconds).toBe(seconds)
  })

  test.each<[string, Word, RegExp]>([
    ['is stopped', 'stopped', /is stopped: Server\.InternalError.*in the middle of the work/],
    ['is terminated', 'terminated', /is terminated.*its disk is gone with it/],
    ['vanishes', 'none', /is gone, in the middle of the work/],
  ])('fault 23: on a machine that %s meanwhile: told within one look at it', async (_, word, told) => {
    const done = await boot({ 0: 'running', 20: word }, {})
    expect(done.told).toMatch(told)
    expect(done.seconds).toBeLessThanOrEqual(30)
  })
})

describe('a machine that is brought up', () => {
  async function up(script: Script) {
    const region = fakeRegion(script)
    const instance = await findInstance(region.ec2, MACHINE_ID)
    if (instance === undefined) throw new Error('no instance')
    const began = region.clock.elapsed()
    const told = await bringUp(region.context, { machine: MACHINE, instance, leaseSeconds: 3600 }).then(
      () => 'up',
      errorLine,
    )
    return { region, told, seconds: region.clock.elapsed() - began }
  }

  test('fault 36: is told to the post step before the call that starts it, with its launch before', async () => {
    const told: unknown[] = []
    const { region } = await up({
      ec2: (action, _, made) => {
        if (action === 'StartInstances') told.push(made.remembered.get(RUN_ID)?.launchedBefore)
        return undefined
      },
    })
    expect(told).toEqual([expect.any(Date)])
    expect(region.changes).toEqual(['StartInstances'])
  })

  test('fault 8: and is on although nobody holds it is stopped first, and claimed anew', async () => {
    const { region, told } = await up({ instance: { state: 'running' } })
    expect([told, region.changes]).toEqual(['up', ['StopInstances', 'CreateTags', 'StartInstances']])
    expect(leaseKeys(region.machine)).toHaveLength(1)
  })

  test.each([
    ['fault 6: for seconds, is waited for', 11, 'up', 20],
    ['for longer than a minute, is told as that', Infinity, 'starting instance i-runner: still stopping', LIMIT.start],
  ])('and is refused as still stopping %s', async (_, refusals, expected, seconds) => {
    let calls = 0
    const done = await up({
      ec2: (action) => {
        if (action === 'StartInstances' && ++calls < refusals)
          throw awsError('IncorrectInstanceState', 'still stopping')
        return undefined
      },
    })
    expect([done.told, done.seconds]).toEqual([expected, seconds])
  })

  test.each([
    ['UnauthorizedOperation', 403],
    ['InvalidInstanceID.NotFound', 400],
    ['InternalError', 500],
  ])('and is refused by %s is asked for once, and its error told', async (code, status) => {
    const done = await up({
      ec2: (action) => {
        if (action === 'StartInstances') throw awsError(code, 'refused', status)
        return undefined
      },
    })
    expect([done.told, done.region.changes]).toEqual(['starting instance i-runner: refused', ['StartInstances']])
  })
})

describe('work on a machine that is on', () => {
  const NOT_STOPPED = awsError('UnauthorizedOperation', 'may not stop', 403)
  const running = (canStop: boolean) =>
    fakeRegion({
      instance: { state: 'running' },
      tags: leaseTag(RUN_ID, -60, 3600),
      ec2: (action) => {
        if (action === 'StopInstances' && !canStop) throw NOT_STOPPED
        return undefined
      },
    })
  const work = (isGood: boolean) => () =>
    isGood ? Promise.resolve('done') : Promise.reject(new Error('the work failed'))

  test.each<[string, { isGood: boolean; canStop: boolean; told: RegExp; keys: number; log: RegExp }]>([
    ['that is done', { isGood: true, canStop: true, told: /^done$/, keys: 0, log: /^instance i-runner is stopped$/ }],
    ['that fails', { isGood: false, canStop: true, told: /^the work failed$/, keys: 0, log: /is stopped$/ }],
    [
      'fault 69: that is done, and the stop is not',
      {
        isGood: true,
        canStop: false,
        told: /^stopping instance i-runner, which may still be on: may not stop/,
        keys: 1,
        log: /^$/,
      },
    ],
    [
      'fault 69: that fails, and the stop too',
      {
        isGood: false,
        canStop: false,
        told: /^stopping instance i-runner, which may still be on/,
        keys: 1,
        log: /^the work failed$/,
      },
    ],
  ])('%s', async (_, { isGood, canStop, told, keys, log }) => {
    const region = running(canStop)
    region.context.job.remember(MACHINE)
    expect(await stopAndRelease(region.context, MACHINE, work(isGood)).catch(errorLine)).toMatch(told)
    expect(leaseKeys(region.machine)).toHaveLength(keys)
    expect([region.log.join('\n'), region.remembered.size]).toEqual([expect.stringMatching(log), keys])
  })

  test('gives its lease back only once the stop is confirmed', async () => {
    const region = running(true)
    await stopAndRelease(region.context, MACHINE, work(true))
    expect(region.changes).toEqual(['StopInstances', 'DeleteTags'])
  })

  test('says by when the fuse stops it, when nothing else does', async () => {
    const { context } = running(false)
    const [stop, offBy] = [stopMachine(context, MACHINE), at(context.fleet.fuseSeconds)]
    await expect(stop).rejects.toMatchObject({
      hint: expect.stringContaining(`Its fuse switches it off at ${offBy.toISOString().slice(0, 19)}Z at the latest`),
    })
  })

  test('faults 37, 38: of a job that is cancelled has the machine stopped at that moment, and confirmed in its end', async () => {
    const abort = new AbortController()
    const region = fakeRegion({ instance: { state: 'running' }, context: { signal: abort.signal } })
    const stopped = stopAfter(region.context, MACHINE, {
      work: async () => {
        abort.abort(new Error('the job was cancelled'))
        await Promise.resolve()
        expect(region.changes).toEqual(['StopInstances'])
        throw abort.signal.reason
      },
      stop: () => stopMachine(region.context, MACHINE),
    })
    await expect(stopped).rejects.toThrow('the job was cancelled')
    expect([region.machine.state, region.changes]).toEqual(['stopped', ['StopInstances', 'StopInstances']])
  })
})
