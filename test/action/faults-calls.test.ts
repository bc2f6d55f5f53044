// The fault table's rows about any call: throttled reads, a stop that does not get through, and a call that is denied.
import { CreateTagsCommand } from '@aws-sdk/client-ec2'
import { beforeAll, describe, expect, test } from '@jest/globals'
import type { StepResult } from '../../local/action.ts'
import type { Call, FaultRequest } from '../../local/control.ts'
import { fleetText, listStillOn, useWorlds, type World } from '../support/world.ts'

/** What to do about a right that is missing. */
const DEPLOY =
  "The roles know the fleet file, home's image if there is one, and the action's commit as they were: after a change " +
  'deploy the roles again, by npm run -s infra -- OWNER/REPOSITORY | sh; docs/permissions.md says what they may.'

const newWorld = useWorlds()
const REGIONS = ['us-east-1', 'us-east-2', 'us-west-1', 'ca-central-1', 'sa-east-1', 'eu-west-1', 'eu-west-3'] as const
type Region = (typeof REGIONS)[number]
const PACE = 0.1
const env = { SERVICEMON_PACE: String(PACE) }

let world: World

beforeAll(async () => {
  world = await newWorld({ fleet: fleetText({ regions: ['us-west-2', ...REGIONS], run: ['poll: 1s'] }) })
  const { exitCode } = await world.act({ mode: 'provision', region: REGIONS.join() })
  expect(exitCode).toBe(0)
})

const machineIn = async (region: string) => {
  const [machine] = await world.machines(region)
  if (machine === undefined) throw new Error(`no machine in ${region}`)
  return machine
}

/** Calls of a region that were answered by an error. */
const refused = (calls: readonly Call[], region: string, action: string): Call[] =>
  calls.filter((call) => call.region === region && call.action === action && call.errorCode !== undefined)

const annotationOf = (log: string, region: string): string =>
  new RegExp(`^::error::(${region}: .*)$`, 'm').exec(log)?.[1] ?? ''

/** The SDK repeats what is throttled by itself, by this code it does not: so that it is the action's own patience. */
const THROTTLED = { kind: 'error', code: 'RateExceeded', message: 'Slow down.' } as const

test('fault 1: throttled reads are asked again, and are no change of state', async () => {
  const region: Region = 'us-east-1'
  await world.resetCalls()
  const actions = ['DescribeInstances', 'DescribeInstanceInformation', 'GetCommandInvocation']
  // From the start on: the machine is on, and what is read decides what becomes of it.
  const faults: FaultRequest[] = actions.map((action) => ({
    ...{ region, action, after: action === 'DescribeInstances' ? 2 : 0, times: 4 },
    ...THROTTLED,
  }))
  for (const fault of faults) await world.addFault(fault)
  const done = await world.act({ mode: 'run', region, command: 'echo mine' }, { env })
  await world.control.removeFaults({ account: world.account })
  expect({ log: done.exitCode === 0 ? '' : done.log, output: done.outputs['output-file-content'] }).toEqual({
    log: '',
    output: 'mine\n',
  })
  const calls = await world.calls()
  const throttled = calls.filter(({ errorCode }) => errorCode === THROTTLED.code).map(({ action }) => action)
  expect(actions.map((action) => throttled.filter((one) => one === action).length)).toEqual([4, 4, 4])
  expect(calls.filter(({ action }) => action === 'StartInstances' || action === 'StopInstances')).toHaveLength(2)
})

describe('fault 2: StopInstances throttled all the time', () => {
  const region: Region = 'us-east-2'
  let done: StepResult
  let calls: readonly Call[] = []
  let runId = ''

  beforeAll(async () => {
    await world.resetCalls()
    const id = await world.addFault({ region, action: 'StopInstances', ...THROTTLED })
    done = await world.act({ mode: 'run', region, command: 'echo mine' }, { env })
    calls = refused(await world.calls(), region, 'StopInstances')
    await world.control.removeFault(id)
    runId = done.result?.regions[region]?.run?.runId ?? 'none'
  })

  test('it is asked again to the end of the ten minutes, and the step fails and says that the machine is on', async () => {
    const { id, state } = await machineIn(region)
    expect([done.exitCode, state]).toEqual([1, 'running'])
    // Main has ten minutes for it, and the post step has four.
    expect(calls.length).toBeGreaterThan(20)
    expect(annotationOf(done.log, region)).toMatch(
      new RegExp(
        `run ${runId} on instance ${id}, which may still be on: instance ${id} is running and not stopped, 600 s after ` +
          'it was asked to: Slow down. \\(RateExceeded, request [0-9a-f-]+\\)\\. Its fuse switches it off at \\S+Z at the ' +
          'latest\\. Look at it in the EC2 console now: ' +
          'a machine that is on costs money\\. Mode stop tries again\\.$',
      ),
    )
  })

  test('the post step tries again, and fails with a link to the machine', async () => {
    const { id } = await machineIn(region)
    expect(done.post?.exitCode).toBe(1)
    expect(done.post?.log).toContain(`instance ${id} in ${region} is still running: stopping it`)
    expect(done.post?.log).toMatch(/RateExceeded, request /)
    expect(done.post?.log).toMatch(
      new RegExp(
        `^::error::instance ${id} in ${region} may still be on: look at https://${region}\\.console\\.aws`,
        'm',
      ),
    )
  })

  test('the sweep stops it when its lease is over', async () => {
    const machine = await machineIn(region)
    const [from, to] = [7200, 3600].map((seconds) => new Date(Date.now() - seconds * 1000).toISOString())
    const lease = { Key: `servicemon:lease-${runId}`, Value: `${from ?? ''}/${to ?? ''}` }
    expect(machine.tags).toHaveProperty([lease.Key])
    await world.ec2(region).send(new CreateTagsCommand({ Resources: [machine.id], Tags: [lease] }))
    const swept = await world.act({ mode: 'rotate' }, { env })
    expect(swept.exitCode).toBe(0)
    expect(swept.log).toContain(`instance ${machine.id} is on since `)
    expect(await listStillOn(world, region)).toEqual([])
  })
})

test('fault 2, 5: mode stop fails when EC2 denies it, and names machine, code, request and what may be done', async () => {
  const region: Region = 'us-west-1'
  const { id } = await machineIn(region)
  const started = await world.act({ mode: 'start', region, hold: '5m' }, { env })
  expect(started.exitCode).toBe(0)
  await world.resetCalls()
  const code = 'UnauthorizedOperation'
  const fault = await world.addFault({ region, action: 'StopInstances', kind: 'error', code, message: 'You may not.' })
  const denied = await world.act({ mode: 'stop', region }, { env })
  await world.control.removeFault(fault)
  const calls = refused(await world.calls(), region, 'StopInstances')
  expect([denied.exitCode, calls.length]).toEqual([1, 1])
  expect(annotationOf(denied.log, region)).toBe(
    `${region}: stopping instance ${id}, which may still be on: You may not. (${code}, request ${calls[0]?.requestId ?? ''}). ` +
      `The role may not call ec2:StopInstances there. ${DEPLOY} ` +
      'Look at it in the EC2 console now: a machine that is on costs money. Mode stop tries again.',
  )
  expect((await world.act({ mode: 'stop', region }, { env })).exitCode).toBe(0)
  expect(await listStillOn(world, region)).toEqual([])
})

describe('fault 5: a call that is denied is made once, named with the policy’s place, and what was started is stopped:', () => {
  const rows: readonly {
    readonly region: Region
    readonly action: string
    readonly service?: 'ssm'
    readonly says: (id: string, runId: string) => string
  }[] = [
    {
      region: 'us-east-1',
      action: 'DescribeInstances',
      says: () => 'looking for the machine of us-east-1: nothing was started: You may not.',
    },
    {
      region: 'us-east-2',
      action: 'CreateTags',
      says: (id) => `claiming instance ${id}, which is stopped: nothing was started: You may not.`,
    },
    {
      region: 'us-west-1',
      action: 'StartInstances',
      says: (id, run) => `run ${run} on instance ${id}, which is stopped: starting instance ${id}: You may not.`,
    },
    {
      region: 'ca-central-1',
      action: 'DescribeInstanceInformation',
      service: 'ssm',
      says: (id, run) => `run ${run} on instance ${id}, which is stopped: You may not.`,
    },
    {
      region: 'sa-east-1',
      action: 'SendCommand',
      service: 'ssm',
      says: (id, run) => `run ${run} on instance ${id}, which is stopped: You may not.`,
    },
    {
      region: 'eu-west-1',
      action: 'GetCommandInvocation',
      service: 'ssm',
      says: (id, run) => `run ${run} on instance ${id}, which is stopped: You may not.`,
    },
  ]
  let done: StepResult
  let calls: readonly Call[] = []

  beforeAll(async () => {
    await world.resetCalls()
    const untagging: { region: string; action: string; service?: string } = {
      region: 'eu-west-3',
      action: 'DeleteTags',
    }
    for (const { region, action, service } of [...rows, untagging]) {
      const code = service === undefined ? 'UnauthorizedOperation' : 'AccessDeniedException'
      await world.addFault({ region, action, kind: 'error', code, message: 'You may not.' })
    }
    done = await world.act({ mode: 'run', region: REGIONS.join(), command: 'echo mine' }, { env })
    await world.control.removeFaults({ account: world.account })
    calls = await world.calls()
    expect(await listStillOn(world)).toEqual([])
  })

  test.each(rows)('$action', async ({ region, action, service = 'ec2', says }) => {
    const { id, state } = await machineIn(region)
    const denied = refused(calls, region, action)
    const [first] = denied
    const code = service === 'ssm' ? 'AccessDeniedException' : 'UnauthorizedOperation'
    const runId = done.result?.regions[region]?.run?.runId ?? 'none'
    expect([state, done.result?.regions[region]?.status]).toEqual(['stopped', 'failed'])
    expect(annotationOf(done.log, region)).toContain(
      `${region}: ${says(id, runId)} (${code}, request ${first?.requestId ?? 'none'}). ` +
        `The role may not call ${service}:${action} there. ${DEPLOY}` +
        (action === 'CreateTags' ? ' The tags of the fleet file are among that.' : ''),
    )
    // A look at the output may be asked after at the same time as the payload itself.
    const asked = denied.map(({ params }) => JSON.stringify(params))
    expect(asked).toEqual([...new Set(asked)])
  })

  test('DeleteTags, which only costs the lease’s time: a good run stays one, and the log says so', async () => {
    const { id, state } = await machineIn('eu-west-3')
    const runId = done.result?.regions['eu-west-3']?.run?.runId ?? 'none'
    expect([state, done.result?.regions['eu-west-3']?.status]).toEqual(['stopped', 'ok'])
    expect(done.log).toContain(
      `the lease of run ${runId} could not be taken off instance ${id}, and counts until its end`,
    )
    expect(refused(calls, 'eu-west-3', 'DeleteTags')).toHaveLength(1)
  })
})
