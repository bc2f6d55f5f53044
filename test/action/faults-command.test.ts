// The fault table's rows from sending a command to the payload's end: what Systems Manager loses or refuses, and what
// becomes of the machine meanwhile; each in a region of its own, all in one run.
import {
  CreateTagsCommand,
  RebootInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2'
import { beforeAll, describe, expect, test } from '@jest/globals'
import type { StepResult } from '../../local/action.ts'
import type { Call, FaultRequest } from '../../local/control.ts'
import { fleetText, listStillOn, useWorlds, type World } from '../support/world.ts'

const newWorld = useWorlds()
const REGIONS = ['us-east-1', 'us-east-2', 'us-west-1', 'sa-east-1', 'eu-west-1', 'eu-west-3'] as const
type Region = (typeof REGIONS)[number]
/** Two minutes, after which a payload counts as not delivered, are eighteen seconds: enough for five guests at once. */
const PACE = 0.15
/** For a command that is unknown for a minute, as each of a run is. */
const QUICK = 0.1
const COMMAND = 'echo once >>/opt/log; cat /opt/log; rm /opt/log'

let world: World

beforeAll(async () => {
  world = await newWorld({
    fleet: fleetText({ regions: ['us-west-2', ...REGIONS], run: ['wait-for-boot: 0s', 'poll: 1s'] }),
  })
  // What an agent does with an old command at the next boot has rows of its own.
  const { exitCode } = await world.act({ mode: 'provision', region: REGIONS.join() })
  expect(exitCode).toBe(0)
})

interface Done {
  readonly done: StepResult
  readonly calls: readonly Call[]
}

const runOf = { match: { Comment: 'servicemon run *' } }

/** One run in all regions, with faults in some. */
async function runWith(
  faults: Partial<Record<Region, Omit<FaultRequest, 'region' | 'account'>>>,
  { pace, command = COMMAND }: { pace: number; command?: string },
): Promise<Done> {
  await world.resetCalls()
  const regions = Object.keys(faults)
  for (const [region, fault] of Object.entries(faults)) await world.addFault({ ...fault, region })
  const done = await world.act(
    { mode: 'run', region: regions.join(), command },
    { env: { SERVICEMON_PACE: String(pace) } },
  )
  await world.control.removeFaults({ account: world.account })
  expect(await listStillOn(world)).toEqual([])
  return { done, calls: await world.calls() }
}

const statusOf = ({ done }: Done, region: Region): string => done.result?.regions[region]?.status ?? 'none'

const outputOf = ({ done }: Done, region: Region): string[] =>
  done.log.split('\n').flatMap((line) => (line.startsWith(`${region}  | `) ? [line.slice(region.length + 4)] : []))

const annotationOf = ({ done }: Done, region: Region): string =>
  new RegExp(`^::error::${region}: (.*)$`, 'm').exec(done.log)?.[1] ?? ''

/** A claim lasts for minutes on a machine that is off; here they are over. */
async function endLeases(region: Region): Promise<void> {
  const [machine] = await world.machines(region)
  const [from, to] = [7200, 3600].map((seconds) => new Date(Date.now() - seconds * 1000).toISOString())
  const Tags = Object.keys(machine?.tags ?? {})
    .filter((key) => key.startsWith('servicemon:lease-'))
    .map((Key) => ({ Key, Value: `${from ?? ''}/${to ?? ''}` }))
  if (Tags.length > 0) await world.ec2(region).send(new CreateTagsCommand({ Resources: [machine?.id ?? ''], Tags }))
}

/** The calls of a region that send the payload, by their answers. */
const sendings = ({ calls }: Done, region: Region): Call[] =>
  calls.filter(({ action, params, ...call }) => {
    const { Comment: comment = '' } = params as { Comment?: string }
    return call.region === region && action === 'SendCommand' && comment.startsWith('servicemon run ')
  })

const actionsIn = ({ calls }: Done, region: Region): string[] =>
  calls.filter((call) => call.region === region).map(({ action }) => action)

/** What was sent, as the first word of its comment, and when a payload's own command was cancelled; looks are, as well. */
function sendingsAndCancels({ calls, done }: Done, region: Region): string[] {
  const payloads = [...done.log.matchAll(/handed over as command (\S+)/g)].map(([, id]) => id)
  return calls
    .filter((call) => call.region === region)
    .flatMap(({ action, params }) => {
      const { Comment: comment = '', CommandId: id = '' } = params as { Comment?: string; CommandId?: string }
      if (action === 'SendCommand') return [comment.split(' ')[1] ?? '']
      return action === 'CancelCommand' && payloads.includes(id) ? ['cancel'] : []
    })
}

/** The machine is off, the run has failed, and what it says begins with whose run it was and that the machine is off. */
async function expectStopped(one: Done, region: Region): Promise<void> {
  const [machine] = await world.machines(region)
  const run = one.done.result?.regions[region]?.run
  expect([statusOf(one, region), machine?.state]).toEqual(['failed', 'stopped'])
  expect(annotationOf(one, region)).toContain(
    `run ${run?.runId ?? 'none'} on instance ${machine?.id ?? 'none'}, which is stopped: `,
  )
}

describe('a command that goes astray is found or sent again, and the payload runs once:', () => {
  let one: Done
  beforeAll(async () => {
    one = await runWith(
      {
        'us-east-1': { action: 'SendCommand', kind: 'error', code: 'InvalidInstanceId', times: 3 },
        'us-east-2': { action: 'SendCommand', ...runOf, kind: 'lost-answer', times: 1 },
        'us-west-1': { action: 'SendCommand', ...runOf, kind: 'http-500', times: 1 },
        'sa-east-1': { action: 'SendCommand', ...runOf, kind: 'undelivered', times: 1 },
        'eu-west-1': { action: 'SendCommand', ...runOf, kind: 'ends-as', code: 'DeliveryTimedOut', times: 1 },
      },
      { pace: PACE },
    )
    unknown = await runWith(
      { 'eu-west-3': { action: 'GetCommandInvocation', kind: 'error', code: 'InvocationDoesNotExist' } },
      { pace: QUICK },
    )
  })
  let unknown: Done

  const expectOnce = (region: Region): void =>
    expect([annotationOf(one, region), statusOf(one, region), outputOf(one, region)]).toEqual(['', 'ok', ['once']])

  test('fault 18: InvalidInstanceId right after the agent came is waited out', () => {
    expectOnce('us-east-1')
    expect(sendings(one, 'us-east-1').map(({ errorCode }) => errorCode)).toEqual([
      ...Array.from({ length: 3 }, () => 'InvalidInstanceId'),
      undefined,
    ])
  })

  test('fault 19: when the answer to SendCommand is lost the command is found, and not sent again', () => {
    expectOnce('us-east-2')
    expect(sendings(one, 'us-east-2')).toHaveLength(1)
    const [found] = one.calls.filter(({ region, action }) => region === 'us-east-2' && action === 'ListCommands')
    expect(JSON.stringify(found?.params)).toMatch(/"InstanceId":"i-.*InvokedAfter/)
  })

  test('fault 19: when it is not to be found it is sent again under the same run id', () => {
    expectOnce('us-west-1')
    expect(actionsIn(one, 'us-west-1')).toContain('ListCommands')
    const comments = sendings(one, 'us-west-1').map(({ params }) => (params as { Comment?: string }).Comment)
    expect(comments).toHaveLength(2)
    expect(new Set(comments).size).toBe(1)
  })

  test.each([
    { what: 'is never delivered', region: 'sa-east-1' },
    { what: 'Systems Manager could not deliver in time', region: 'eu-west-1' },
  ] as const)('fault 20: a command that $what is cancelled, looked for, and sent once more', ({ region }) => {
    expectOnce(region)
    const order = sendingsAndCancels(one, region)
    // Its end may be heard of by a look at the output first, and then the command is cancelled that nobody waits for.
    const untilSentAgain = order.slice(0, order.lastIndexOf('run') + 1)
    expect(untilSentAgain.filter((step) => ['run', 'cancel'].includes(step))).toEqual(['run', 'cancel', 'run'])
    // The look between cancelling and sending again, which tells that it has not begun.
    expect(order.slice(order.indexOf('cancel'), order.lastIndexOf('run'))).toEqual(['cancel', 'read-0'])
  })

  test('fault 21: a command that GetCommandInvocation does not know is asked of the list after a minute', () => {
    expect([annotationOf(unknown, 'eu-west-3'), unknown.done.outputs['output-file-content']]).toEqual(['', 'once\n'])
    const asked = unknown.calls.filter(({ action }) => /Invocation/.test(action))
    const first = asked.findIndex(({ action }) => action === 'ListCommandInvocations')
    expect(first).toBeGreaterThan(5)
  })
})

describe('a command that never reaches its machine fails, says why in one sentence, and the machine is stopped:', () => {
  let one: Done
  let two: Done
  beforeAll(async () => {
    const endsAs = (code: string) => ({ action: 'SendCommand', ...runOf, kind: 'ends-as', code }) as const
    one = await runWith(
      {
        'us-east-1': {
          action: 'SendCommand',
          kind: 'error',
          code: 'InvalidInstanceId',
          message: 'not in a valid state',
        },
        'us-east-2': { action: 'SendCommand', ...runOf, kind: 'undelivered' },
        'us-west-1': endsAs('Undeliverable'),
        'sa-east-1': endsAs('Terminated'),
        'eu-west-1': endsAs('InvalidPlatform'),
        'eu-west-3': endsAs('AccessDenied'),
      },
      { pace: 0.1 },
    )
    const { account, control } = world
    await control.setDelays({ account, invocationLag: 600_000 })
    two = await runWith({ 'us-east-1': endsAs('none') }, { pace: 0.1 })
    await control.setDelays({ account, invocationLag: 50 })
    const three = await runWith({ 'us-east-2': endsAs('RateExceeded') }, { pace: 0.1 })
    rateExceeded = three
  })
  let rateExceeded: Done

  test('fault 18: InvalidInstanceId for longer than a minute is diagnosed', async () => {
    await expectStopped(one, 'us-east-1')
    const said = annotationOf(one, 'us-east-1')
    expect(said).toMatch(/Systems Manager takes no command for instance i-[0-9a-f]{17}, although it was online: /)
    expect(said).toMatch(
      /\(InvalidInstanceId, request [0-9a-f-]+\)\. It is most likely the agent or its rights: .*status checks say ok/,
    )
  })

  test('fault 20: after the second sending has not been delivered either', async () => {
    await expectStopped(one, 'us-east-2')
    expect(annotationOf(one, 'us-east-2')).toMatch(
      /command [0-9a-f-]{36} was accepted, and instance i-[0-9a-f]{17} has not begun it after 120 s/,
    )
    expect(sendings(one, 'us-east-2')).toHaveLength(2)
    expect(sendingsAndCancels(one, 'us-east-2').filter((step) => step === 'cancel')).toHaveLength(2)
  })

  test('fault 21: when the list of invocations does not know it either', async () => {
    await expectStopped(two, 'us-east-1')
    expect(annotationOf(two, 'us-east-1')).toMatch(
      /command [0-9a-f-]{36} was accepted, and instance i-[0-9a-f]{17} is not among those that were to get it\. /,
    )
  })

  test.each([
    {
      code: 'Undeliverable',
      region: 'us-west-1',
      says: 'Systems Manager could not reach the agent: look whether it runs in the image',
    },
    {
      code: 'Terminated',
      region: 'sa-east-1',
      says: 'Systems Manager gave the command up after too many errors: run again',
    },
    { code: 'InvalidPlatform', region: 'eu-west-1', says: "the machine is no Linux: the fleet's image has to be one" },
    {
      code: 'AccessDenied',
      region: 'eu-west-3',
      says: 'the role may not send commands to this instance: compare its policy with docs/permissions.md',
    },
    {
      code: 'RateExceeded',
      region: 'us-east-2',
      says: "the account's limit of commands at once was exceeded: run again later",
    },
  ] as const)('fault 22: as $code', async ({ code, region, says }) => {
    const failed = code === 'RateExceeded' ? rateExceeded : one
    await expectStopped(failed, region)
    const [machine] = await world.machines(region)
    expect(annotationOf(failed, region)).toContain(
      `the payload was not begun on instance ${machine?.id ?? 'none'}: ${says} (${code})`,
    )
    expect(sendings(failed, region)).toHaveLength(1)
  })
})

describe('a machine that does not stay on while the payload runs is noticed within one poll, and named as what it is:', () => {
  const STOPPED = 'us-east-1'
  const TERMINATED = 'us-east-2'
  const REBOOTED = 'us-west-1'
  const POWERED_OFF = 'sa-east-1'
  const HALTED = 'eu-west-1'
  const ours = { STOPPED, TERMINATED, REBOOTED, POWERED_OFF, HALTED } as const
  let one: Done
  let next: Done
  const begunAt = new Map<Region, number>()

  beforeAll(async () => {
    const regions = Object.values(ours)
    await world.resetCalls()
    let log = ''
    const isUp = new Set<Region>()
    const onLog = (text: string): void => {
      log += text
      for (const region of regions) {
        if (isUp.has(region) || !log.includes(`${region}  | before`)) continue
        isUp.add(region)
        void disturb(region)
      }
    }
    const disturb = async (region: Region): Promise<void> => {
      const InstanceIds = [(await world.machines(region))[0]?.id ?? '']
      const ec2 = world.ec2(region)
      begunAt.set(region, Date.now())
      if (region === STOPPED) await ec2.send(new StopInstancesCommand({ InstanceIds }))
      if (region === TERMINATED) await ec2.send(new TerminateInstancesCommand({ InstanceIds }))
      if (region === REBOOTED) await ec2.send(new RebootInstancesCommand({ InstanceIds }))
    }
    // At this pace its shutdown takes forty seconds, in which its agent is gone and EC2 calls it running.
    const env = { SERVICEMON_PACE: '0.2' }
    await world.control.setDelays({ account: world.account, agentMissed: 0 })
    const off = "trap '' TERM; systemctl poweroff; sleep 8; exit"
    const command = `echo ran >>/opt/ran; echo before; sleep 3; case $(cat /opt/how 2>/dev/null) in off) ${off};; halt) halt -f;; esac; exec sleep 60`
    for (const [region, how] of [
      [POWERED_OFF, 'off'],
      [HALTED, 'halt'],
    ] as const) {
      await world.control.writeFile((await world.machines(region))[0]?.id ?? '', '/opt/how', how)
    }
    const done = await world.act({ mode: 'run', region: regions.join(), command }, { env, onLog })
    one = { done, calls: await world.calls() }
    expect(await listStillOn(world)).toEqual([])
    for (const region of [POWERED_OFF, HALTED] as const) {
      await world.control.writeFile((await world.machines(region))[0]?.id ?? '', '/opt/how', '')
    }
    for (const region of regions) await endLeases(region)
    next = await runWith(
      Object.fromEntries(
        regions.filter((region) => region !== TERMINATED).map((region) => [region, { action: 'none', kind: 'delay' }]),
      ),
      { pace: 0.1, command: 'cat /opt/ran' },
    )
  })

  /** From the disturbance to the action's own stop of the machine it looks at the state of EC2 twice at the most. */
  const expectSeenAtOnce = (region: Region): void => {
    const since = new Date(begunAt.get(region) ?? 0).toISOString()
    const after = one.calls.filter((call) => call.region === region && call.at > since).map(({ action }) => action)
    const looks = after.slice(0, after.indexOf('CancelCommand')).filter((action) => action === 'DescribeInstances')
    expect([region, after.includes('CancelCommand')]).toEqual([region, true])
    expect(looks.length).toBeLessThanOrEqual(2)
  }

  const runIdIn = (region: Region): string => one.done.result?.regions[region]?.run?.runId ?? 'none'

  const expectRecovered = (region: Region): void => {
    expect(next.done.log).toMatch(
      new RegExp(`^${region}  recovered output of run ${runIdIn(region)} \\(interrupted, \\d+ bytes\\).*`, 'm'),
    )
    // The next payload tells how often the first one ran.
    expect([region, statusOf(next, region), outputOf(next, region)]).toEqual([region, 'ok', ['before', 'ran']])
  }

  test('fault 23: stopped by somebody: interrupted, and its output comes with the next run', async () => {
    await expectStopped(one, STOPPED)
    expect(annotationOf(one, STOPPED)).toMatch(
      /: the payload was interrupted: instance i-[0-9a-f]{17} is stop(ping|ped): Client.UserInitiatedShutdown.*in the middle of the work\. .*the next run in the region brings it as output of run /,
    )
    expectSeenAtOnce(STOPPED)
    expectRecovered(STOPPED)
  })

  test('fault 23: terminated by somebody: interrupted, and provision is what to do', () => {
    expect(statusOf(one, TERMINATED)).toBe('failed')
    expect(annotationOf(one, TERMINATED)).toMatch(
      /, which is terminated: the payload was interrupted: instance i-[0-9a-f]{17} is (shutting-down|terminated): Client.UserInitiatedShutdown.*\. Somebody terminated it, and its disk is gone with it\. Run mode provision for the region\.$/,
    )
    expectSeenAtOnce(TERMINATED)
  })

  test('fault 23: powered off from inside, slowly: interrupted, and its output comes with the next run', async () => {
    await expectStopped(one, POWERED_OFF)
    expect(annotationOf(one, POWERED_OFF)).toMatch(
      /: the payload was interrupted: instance i-[0-9a-f]{17} is stop(ping|ped): Client.InstanceInitiatedShutdown/,
    )
    expectRecovered(POWERED_OFF)
  })

  test('fault 24: rebooted: interrupted by that, its output is there, and it is not run again', async () => {
    await expectStopped(one, REBOOTED)
    expect(annotationOf(one, REBOOTED)).toMatch(
      /: the payload was interrupted: the machine rebooted in the middle of it\. It is not run again\./,
    )
    expect(one.done.result?.regions[REBOOTED]?.run?.outputBytes).toBe(7)
    expect([statusOf(next, REBOOTED), outputOf(next, REBOOTED)]).toEqual(['ok', ['ran']])
  })

  test('fault 29: halted: named as silent while EC2 calls it running, stopped, and its output comes with the next run', async () => {
    await expectStopped(one, HALTED)
    expect(annotationOf(one, HALTED)).toMatch(
      /: the payload was interrupted: instance i-[0-9a-f]{17} is lost to Systems Manager, and EC2 still calls it running\. /,
    )
    expectRecovered(HALTED)
  })
})
