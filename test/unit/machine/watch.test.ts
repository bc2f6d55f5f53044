// What the action makes of EC2's and the agent's words on a machine at work: pure tables, a row a sentence.
import { describe, expect, test } from '@jest/globals'
import { describeDeath, watchMachine, type Seen } from '../../../src/machine/watch.ts'
import { at, fakeClock } from '../../support/builders.ts'
import { aContext } from '../../support/context.ts'
import { fakeEc2, fakeSsm } from '../../support/fake-aws.ts'
import { fakeRegion, MACHINE_ID, type Script } from '../../support/fake-machine.ts'

describe('faults 14, 23: of a machine that was seen running, launched a minute ago, EC2 says that it', () => {
  const launchTime = at(-60)
  const seen = (overrides: Partial<Seen> = {}): Seen => ({
    ...{ state: 'running', stateReason: undefined, launchTime },
    ...overrides,
  })
  const rows: [string, Seen | undefined, string | undefined][] = [
    ['runs', seen(), undefined],
    [
      'is stopped, as it was before its start: an old read',
      seen({ state: 'stopped', launchTime: at(-7200) }),
      undefined,
    ],
    ['is pending, which it was before it ran: an old read', seen({ state: 'pending' }), undefined],
    ['is not there', undefined, 'is gone'],
    [
      'is stopping',
      seen({ state: 'stopping', stateReason: 'Client.UserInitiatedShutdown: User initiated shutdown' }),
      'is stopping: Client.UserInitiatedShutdown: User initiated shutdown',
    ],
    ['is stopped without a word', seen({ state: 'stopped' }), 'is stopped: no reason given'],
    ['is shutting down', seen({ state: 'shutting-down', stateReason: 'x' }), 'is shutting-down: x'],
    ['is terminated', seen({ state: 'terminated', stateReason: 'x' }), 'is terminated: x'],
    ['runs since later', seen({ launchTime: at(-5) }), 'was stopped and started again'],
  ]
  test.each(rows)('%s', (_, word, expected) => expect(describeDeath({ launchTime }, word)).toBe(expected))

  test('is pending, where its launch is not known', () => {
    expect(describeDeath({}, seen({ state: 'pending', stateReason: 'x' }))).toBe('is pending: x')
  })
})

describe('faults 23, 29: a machine whose agent has fallen silent, looked at every five seconds, is named', () => {
  /** What AWS says of it, by the seconds since the look began. */
  interface Story {
    readonly state: (seconds: number) => string
    readonly agent: (seconds: number) => string | undefined
  }

  /** When it was named, and as what; after ten minutes it is not. */
  const watchFor = async ({ state, agent }: Story): Promise<string> => {
    const clock = fakeClock()
    const began = clock.elapsed()
    const since = (): number => clock.elapsed() - began
    const launchTime = at(-60)
    const ec2 = fakeEc2(() => {
      const StateReason = { Message: 'Client.InstanceInitiatedShutdown: Instance initiated shutdown' }
      const instance = { InstanceId: 'i-1', LaunchTime: launchTime, State: { Name: state(since()) }, StateReason }
      return { Reservations: [{ Instances: [instance] }] }
    })
    const ssm = fakeSsm(() => {
      const PingStatus = agent(since())
      return { InstanceInformationList: PingStatus === undefined ? [] : [{ InstanceId: 'i-1', PingStatus }] }
    })
    const context = aContext('eu-west-3', { clock, clients: { ec2, ssm: () => Promise.resolve(ssm) } })
    const look = watchMachine(context, { id: 'i-1', launchTime })
    while (since() < 600) {
      await clock.sleep(5)
      try {
        await look()
      } catch (error) {
        return `after ${since()} s: ${String(error)}`
      }
    }
    return 'never'
  }
  const shutsDown = (after: number) => (seconds: number) => (seconds < after ? 'running' : 'stopping')
  const runs = (): string => 'running'
  const IS_STOPPING = 'Error: instance i-1 is stopping: Client.InstanceInitiatedShutdown: Instance initiated shutdown'
  const rows: [string, Story, string][] = [
    [
      'by EC2’s state, when that follows after the forty seconds of its shutdown',
      { state: shutsDown(40), agent: () => undefined },
      `after 45 s: ${IS_STOPPING}`,
    ],
    [
      'by EC2’s state, when its services take nearly a minute',
      { state: shutsDown(55), agent: () => 'ConnectionLost' },
      `after 60 s: ${IS_STOPPING}`,
    ],
    [
      'by EC2’s state within one look, as it does while Systems Manager still lists its last ping',
      { state: shutsDown(12), agent: () => 'Online' },
      `after 15 s: ${IS_STOPPING}`,
    ],
    [
      'as lost to Systems Manager, when EC2 goes on to call it running',
      { state: runs, agent: (seconds) => (seconds < 60 ? 'Online' : 'ConnectionLost') },
      'after 120 s: Error: instance i-1 is lost to Systems Manager, and EC2 still calls it running',
    ],
    [
      'as no longer known, when it isn’t listed any more',
      { state: runs, agent: () => undefined },
      'after 75 s: Error: instance i-1 is no longer known to Systems Manager, and EC2 still calls it running',
    ],
    [
      'as nothing, when the gap is that of a reboot',
      { state: runs, agent: (seconds) => (seconds > 60 && seconds < 115 ? undefined : 'Online') },
      'never',
    ],
  ]
  test.each(rows)('%s', async (_, story, expected) => {
    expect((await watchFor(story)).replace('ActionError', 'Error')).toMatch(expected)
  })
})

/** Looks every second for so long; gives the second at which the machine is given up, if it is. */
async function lostAfter(seconds: number, script: (elapsed: () => number) => Script) {
  let began = 0
  const elapsed = (): number => region.clock.elapsed() - began
  const region = fakeRegion({ instance: { state: 'running' }, ...script(() => elapsed()) })
  began = region.clock.elapsed()
  const look = watchMachine(region.context, { id: MACHINE_ID })
  while (elapsed() < seconds) {
    region.clock.advance(1)
    try {
      await look()
    } catch {
      return elapsed()
    }
  }
  return undefined
}

describe('fault 73: however often it is looked,', () => {
  test('one bad look ends nothing', async () => {
    let looks = 0
    expect(await lostAfter(600, () => ({ online: () => looks++ !== 3 }))).toBeUndefined()
  })

  test('a first look that is bad ends nothing', async () => {
    let looks = 0
    expect(await lostAfter(600, () => ({ online: () => looks++ > 0 }))).toBeUndefined()
  })

  test('a halted machine is seen after a minute of silence', async () => {
    const lost = await lostAfter(600, (elapsed) => ({ online: () => elapsed() < 100 }))
    expect(lost).toBeGreaterThanOrEqual(160)
    expect(lost).toBeLessThanOrEqual(100 + 60 + 2 * 15)
  })

  test('a stopped machine is seen within a quarter of a minute', async () => {
    const lost = await lostAfter(600, (elapsed) => ({
      ec2: (action, _, { machine }) => {
        if (elapsed() >= 100) machine.state = 'stopped'
        return action === '' ? {} : undefined
      },
    }))
    expect(lost).toBeLessThanOrEqual(115)
  })
})
