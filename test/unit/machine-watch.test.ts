// What the action makes of EC2's and Systems Manager's words on a machine: pure tables, a row a sentence.
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { isAgentOfBoot, type AgentState } from '../../src/aws/agents.ts'
import { createAws } from '../../src/aws/clients.ts'
import { describeCommandFailure, isUndelivered } from '../../src/aws/commands.ts'
import { systemClock } from '../../src/clock.ts'
import { fixForStateReason } from '../../src/aws/late-failure.ts'
import { describeDeath, watchMachine, type Seen } from '../../src/machine/watch.ts'
import { at, fakeClock } from '../support/builders.ts'
import { aContext } from '../support/context.ts'
import { fakeEc2, fakeSsm } from '../support/fake-aws.ts'

describe('fault 1: the SDK repeats what is throttled', () => {
  beforeEach(() => void jest.useFakeTimers())
  afterEach(() => void jest.useRealTimers())

  /** The waits, in milliseconds, between all the attempts at one call. */
  const waits = async (): Promise<number[]> => {
    const { ec2 } = createAws({ clock: systemClock(), version: 'test' })('us-east-1')
    const strategy = await ec2.config.retryStrategy()
    if (!('acquireInitialRetryToken' in strategy)) throw new Error('an old kind of strategy')
    const all: number[] = []
    for (let token = await strategy.acquireInitialRetryToken('test'); ;) {
      const before = Date.now()
      const next = strategy.refreshRetryTokenForRetry(token, { errorType: 'THROTTLING' }).catch(() => undefined)
      await jest.advanceTimersToNextTimerAsync()
      const renewed = await next
      if (renewed === undefined) return all
      all.push(Date.now() - before)
      token = renewed
    }
  }

  test('eight times, after ever longer waits of at most 10 s, and never all at the same moments', async () => {
    const many: number[][] = []
    for (let call = 0; call < 40; call += 1) many.push(await waits())
    expect(new Set(many.map((one) => one.length))).toEqual(new Set([8]))
    expect(Math.max(...many.flat())).toBeLessThanOrEqual(10_000)
    // Full jitter: any moment up to the longest wait, which doubles.
    const longest = [0, 3, 7].map((retry) => Math.max(...many.map((one) => one[retry] ?? 0)))
    expect(longest[1]).toBeGreaterThan(2 * (longest[0] ?? 0))
    expect(longest[2]).toBeGreaterThan(2 * (longest[1] ?? 0))
    expect(new Set(many.map(([first]) => first)).size).toBeGreaterThan(10)
  })
})

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
    const look = watchMachine(context, { id: 'i-1', launchTime }, 5)
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
      `after 40 s: ${IS_STOPPING}`,
    ],
    [
      'by EC2’s state, when its services take nearly a minute',
      { state: shutsDown(55), agent: () => 'ConnectionLost' },
      `after 55 s: ${IS_STOPPING}`,
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
      'after 65 s: Error: instance i-1 is no longer known to Systems Manager, and EC2 still calls it running',
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

describe('fault 17: an agent is that of this boot', () => {
  const launchTime = at(-60)
  const agent = (overrides: Partial<AgentState> = {}): AgentState => ({
    ...{ online: true, lastPing: at(-30), agentVersion: '3.3' },
    ...overrides,
  })
  const rows: [string, AgentState | undefined, boolean][] = [
    ['when it pinged after the launch', agent(), true],
    ['when it pinged in the very second of the launch', agent({ lastPing: launchTime }), true],
    ['not when its ping is older than the launch', agent({ lastPing: at(-61) }), false],
    ['not when it is lost', agent({ online: false }), false],
    ['not when nobody knows it', undefined, false],
  ]
  test.each(rows)('%s', (_, state, expected) => expect(isAgentOfBoot(state, launchTime)).toBe(expected))
})

describe('fault 13: what to do about a start that EC2 gave up for', () => {
  const rows: [string | undefined, RegExp][] = [
    ['Client.VolumeLimitExceeded: Volume limit exceeded', /delete volumes, or ask for a higher quota/],
    ['Server.InsufficientInstanceCapacity: There was insufficient capacity', /try again later, or name more/],
    ['Client.InvalidSnapshot.NotFound: The specified snapshot was not found', /clear the region and provision/],
    ['Client.InternalError: Client error on launch', /KMS key may not be used/],
    ['Client.UserInitiatedShutdown: User initiated shutdown', /stopped it while it started/],
    ['Client.InstanceInitiatedShutdown: Instance initiated shutdown', /stopped it while it started/],
    ['Server.InternalError: Internal error on launch', /EC2's own: try again/],
    ['something new', /See what EC2 says/],
    [undefined, /See what EC2 says/],
  ]
  test.each(rows)('%s', (reason, fix) => expect(fixForStateReason(reason)).toMatch(fix))
})

describe('faults 20, 22: a command that ended as', () => {
  const rows: [string, string, RegExp][] = [
    ['Failed', 'Undeliverable', /^Systems Manager could not reach the agent: .* \(Undeliverable\)$/],
    ['Failed', 'Terminated', /^Systems Manager gave the command up .* \(Terminated\)$/],
    ['Failed', 'InvalidPlatform', /^the machine is no Linux: .* \(InvalidPlatform\)$/],
    ['Failed', 'AccessDenied', /^the role may not send commands .* \(AccessDenied\)$/],
    ['Failed', 'RateExceeded', /^the account's limit of commands .* \(RateExceeded\)$/],
    ['TimedOut', 'DeliveryTimedOut', /^Systems Manager could not deliver the command in time/],
    ['TimedOut', 'ExecutionTimedOut', /^the agent ended the command, which took longer than it may/],
    ['Cancelled', 'Cancelled', /^the command was cancelled$/],
    ['Failed', 'Failed', /^the command ended as Failed$/],
    ['Failed', '', /^the command ended as Failed$/],
  ]
  test.each(rows)('%s, %s', (status, statusDetails, sentence) => {
    const said = describeCommandFailure({ status, statusDetails })
    expect(said).toMatch(sentence)
    expect(said).not.toContain('. ')
  })

  test('a delivery that timed out is the only one to be sent again', () => {
    const again = rows.filter(([status, statusDetails]) => isUndelivered({ status, statusDetails }))
    expect(again.map(([, details]) => details)).toEqual(['DeliveryTimedOut'])
  })
})
