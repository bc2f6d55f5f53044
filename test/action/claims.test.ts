// Who may use a machine: two runs at once, machines that are on without a claim, and claims that protect.
import { CreateTagsCommand, DeleteTagsCommand, StartInstancesCommand } from '@aws-sdk/client-ec2'
import { SendCommandCommand, SSMClient } from '@aws-sdk/client-ssm'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from '@jest/globals'
import type { StepResult } from '../../local/action.ts'
import { describeRegion, fleetText, listStillOn, mutations, until, useWorlds, type World } from '../support/world.ts'

const newWorld = useWorlds()
const REGIONS = ['us-east-1', 'sa-east-1']
const at = (secondsFromNow: number): string =>
  new Date(Date.now() + secondsFromNow * 1000).toISOString().replace(/\.\d+Z$/, 'Z')

let world: World

beforeAll(async () => {
  world = await newWorld({ fleet: fleetText({ regions: ['us-west-2', ...REGIONS], run: ['poll: 1s'] }) })
  const { exitCode } = await world.act({ mode: 'provision', region: REGIONS.join() })
  expect(exitCode).toBe(0)
})

/** Puts the region's machine on, as somebody in the console would, with these tags. */
async function switchOn(region: string, tags: Readonly<Record<string, string>> = {}): Promise<string> {
  const ec2 = world.ec2(region)
  const [machine] = await world.machines(region)
  const id = machine?.id ?? ''
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
  if (Tags.length > 0) await ec2.send(new CreateTagsCommand({ Resources: [id], Tags }))
  await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }))
  await until(async () => (await world.machines(region)).some(({ state }) => state === 'running'), `${id} to run`)
  return id
}

async function switchOff(region: string, tags: readonly string[]): Promise<void> {
  const [machine] = await world.machines(region)
  await world.act({ mode: 'stop', region })
  await world
    .ec2(region)
    .send(new DeleteTagsCommand({ Resources: [machine?.id ?? ''], Tags: tags.map((Key) => ({ Key })) }))
  expect(await listStillOn(world, region)).toEqual([])
}

describe('fault 59: two repositories want one machine at the same time', () => {
  const SKY = { GITHUB_REPOSITORY: 'octo/sky', GITHUB_RUN_ID: '1001' }
  const SEA = { GITHUB_REPOSITORY: 'octo/sea', GITHUB_RUN_ID: '1002' }

  /** Both have looked before either has written its claim. */
  const race = async (region: string, inputs: Readonly<Record<string, string>>) => {
    await world.addFault({ region, action: 'CreateTags', kind: 'delay', ms: 1500, times: 2 })
    const wanted = { mode: 'run', region, ...inputs }
    return Promise.all([world.act(wanted, { env: SKY }), sleep(100).then(() => world.act(wanted, { env: SEA }))])
  }

  test('exactly one runs, and the other fails as busy and says who has it', async () => {
    const both = await race('us-east-1', { command: 'echo mine; sleep 4' })
    const statuses = both.map(({ outputs, exitCode }) => `${outputs['status'] ?? 'none'} ${exitCode}`).sort()
    expect(statuses).toEqual(['busy 1', 'ok 0'])
    const winner = both.find(({ exitCode }) => exitCode === 0)
    const loser = both.find(({ exitCode }) => exitCode !== 0)
    const runId = winner?.result?.regions['us-east-1']?.run?.runId ?? 'none'
    expect(loser?.log).toMatch(new RegExp(`^::error::.*held by run ${runId} until `, 'm'))
    expect(winner?.outputs['output-file-content']).toBe('mine\n')
    expect(await listStillOn(world, 'us-east-1')).toEqual([])
    const [machine] = await world.machines('us-east-1')
    expect(Object.keys(machine?.tags ?? {}).filter((key) => key.includes('lease'))).toEqual([])
    const starts = (await world.calls()).filter(
      ({ action, region, userAgent }) =>
        action === 'StartInstances' && region === 'us-east-1' && userAgent !== undefined,
    )
    // One of the proof boot's, none: RunInstances began that; one of the winner's.
    expect(starts).toHaveLength(1)
  })

  test('with if-due the one that comes second is skipped, and succeeds', async () => {
    await world.ec2('sa-east-1').send(
      new DeleteTagsCommand({
        Resources: [(await world.machines('sa-east-1'))[0]?.id ?? ''],
        Tags: [{ Key: 'servicemon:slot' }],
      }),
    )
    const both = await race('sa-east-1', { 'if-due': 'true' })
    const statuses = both.map(({ outputs, exitCode }) => `${outputs['status'] ?? 'none'} ${exitCode}`).sort()
    expect(statuses).toEqual(['ok 0', 'skipped 0'])
    expect(await listStillOn(world, 'sa-east-1')).toEqual([])
  })

  test('fault 64: a leg that waited behind another of its slot claims the machine, looks again, and is skipped', async () => {
    const region = 'sa-east-1'
    await world.resetCalls()
    const late = await world.act({ mode: 'run', region, 'if-due': 'true' }, { env: SEA })
    expect([late.exitCode, late.outputs['status']]).toEqual([0, 'skipped'])
    expect(late.log).toMatch(/^skipped: slot \S+Z has been served$/m)
    // Its claim, and the end of that.
    expect(mutations(await world.calls())).toEqual([`ec2.CreateTags ${region}`, `ec2.DeleteTags ${region}`])
    const [machine] = await world.machines(region)
    expect(Object.keys(machine?.tags ?? {}).filter((key) => key.includes('lease'))).toEqual([])
  })

  test('the rotation of one leaves the machine alone that runs for the other', async () => {
    const region = 'us-east-1'
    const [machine] = await world.machines(region)
    let log = ''
    let rotation: Promise<StepResult> | undefined
    const rotate = async (): Promise<StepResult> => {
      const done = await world.act({ mode: 'rotate' }, { env: SEA })
      await world.control.writeFile(machine?.id ?? '', '/opt/go-on', '')
      return done
    }
    const onLog = (text: string): void => {
      log += text
      if (log.includes('| begun')) rotation ??= rotate()
    }
    const command = 'echo begun; until [ -e /opt/go-on ]; do sleep 0.2; done; echo done'
    const run = await world.act({ mode: 'run', region, command }, { env: SKY, onLog })
    const rotated = await rotation
    expect([run.exitCode, run.outputs['output-file-content']]).toEqual([0, 'begun\ndone\n'])
    expect(rotated?.exitCode).toBe(0)
    expect(rotated?.log).not.toContain('nobody holds it')
    expect(JSON.parse(rotated?.outputs['regions'] ?? '')).not.toContain(region)
  })
})

describe('a start finds the payload of another run at work on the machine that it has started', () => {
  const region = 'us-east-1'
  const OTHER = '77-1-0badcafe'

  /** As when both have started it, which EC2 lets them: another run's payload has the machine's lock. */
  async function occupy(): Promise<void> {
    const [machine] = await world.machines(region)
    const id = machine?.id ?? ''
    const Tags = [{ Key: `servicemon:lease-${OTHER}`, Value: `${at(-5)}/${at(1800)}` }]
    await world.ec2(region).send(new CreateTagsCommand({ Resources: [id], Tags }))
    // Once: the agent sends what was cut off again at the next boot.
    const lock = 'cd /var/lib/servicemon && ! test -e taken && exec 9>>lock && flock 9'
    const commands = [`mkdir -p /var/lib/servicemon && ${lock} && echo ${OTHER} >holder && touch taken && sleep 600`]
    const { endpoint, credentials } = world
    const ssm = new SSMClient({ endpoint, region, credentials })
    const request = { InstanceIds: [id], DocumentName: 'AWS-RunShellScript', Parameters: { commands } }
    await ssm.send(new SendCommandCommand(request))
    ssm.destroy()
    const isTaken = () =>
      world.control.readFile(id, '/var/lib/servicemon/taken').then(
        () => true,
        () => false,
      )
    await until(isTaken, 'the lock to be taken')
  }

  test('and leaves it to that, and says so', async () => {
    const { control, account } = world
    await control.openGate({ account, userAgent: 'app/operator' })
    let isOver = false
    const letThrough = async (): Promise<void> => {
      while (!isOver) {
        for (const { id, stage, action, params } of await control.gateNews({ account, limitMs: 100 })) {
          const isDeadline = action === 'SendCommand' && JSON.stringify(params).includes('servicemon deadline ')
          if (isDeadline && stage === 'arrived') await occupy()
          await control.gateVerdict({ account, id, verdict: 'go-on' })
        }
      }
    }
    const through = letThrough()
    const start = await world.act({ mode: 'start', region }, { env: { AWS_SDK_UA_APP_ID: 'operator' } })
    isOver = true
    await through
    await control.closeGate({ account })
    expect([start.outputs['status'], start.exitCode]).toEqual(['busy', 1])
    expect(start.log).toMatch(new RegExp(`^::error::.* is running the payload of run ${OTHER}; it was left alone`, 'm'))
    expect(start.post?.log).toBe('')
    const [machine] = await world.machines(region)
    expect(machine?.state).toBe('running')
    expect(Object.keys(machine?.tags ?? {}).filter((key) => key.includes('lease'))).toEqual([
      `servicemon:lease-${OTHER}`,
    ])
    await switchOff(region, [`servicemon:lease-${OTHER}`])
  })
})

describe('fault 8: a machine that is on and that nobody holds', () => {
  test('is stopped first and then used by run', async () => {
    const id = await switchOn('us-east-1')
    await world.resetCalls()
    const done = await world.act({ mode: 'run', region: 'us-east-1', command: 'echo mine' })
    expect([done.exitCode, done.outputs['output-file-content']]).toEqual([0, 'mine\n'])
    expect(done.log).toContain(`instance ${id} is on although nobody holds it: stopping it first`)
    const order = mutations(await world.calls()).filter((call) => /Start|StopInst/.test(call))
    expect(order).toEqual([
      'ec2.StopInstances us-east-1',
      'ec2.StartInstances us-east-1',
      'ec2.StopInstances us-east-1',
    ])
    expect(await listStillOn(world, 'us-east-1')).toEqual([])
  })

  test('is reported by check and swept by rotate', async () => {
    const id = await switchOn('us-east-1')
    const check = await world.act({ mode: 'check', region: 'us-east-1' })
    expect(check.log).toContain(`instance ${id} is running, and nobody holds it`)
    const rotate = await world.act({ mode: 'rotate' })
    expect(rotate.exitCode).toBe(0)
    expect(rotate.log).toMatch(
      new RegExp(`^us-east-1 {2}instance ${id} is on since .* and nobody holds it: stopping it`, 'm'),
    )
    expect(await listStillOn(world, 'us-east-1')).toEqual([])
  })

  test('is swept although the same rotation can’t stop another region’s, and the step still tells what is due', async () => {
    const id = await switchOn('us-east-1')
    await switchOn('sa-east-1')
    const fault = {
      region: 'us-east-1',
      action: 'StopInstances',
      kind: 'error',
      code: 'UnauthorizedOperation',
    } as const
    const faultId = await world.addFault({ ...fault, message: 'You may not.' })
    const rotate = await world.act({ mode: 'rotate' })
    await world.control.removeFault(faultId)
    expect([rotate.exitCode, rotate.outputs['status']]).toEqual([0, 'partial'])
    expect(JSON.parse(rotate.outputs['regions'] ?? '')).not.toContain('us-east-1')
    expect(rotate.log).toMatch(/^::warning::us-east-1: .*UnauthorizedOperation, request /m)
    expect(await listStillOn(world, 'sa-east-1')).toEqual([])
    expect(await listStillOn(world)).toEqual([`${id} running`])
    await switchOff('us-east-1', ['servicemon:hold'])
  })
})

describe.each([
  {
    claim: 'a live lease',
    tags: () => ({ 'servicemon:lease-77-1-0badcafe': `${at(-60)}/${at(1800)}` }),
    holder: /held by run 77-1-0badcafe until /,
  },
  { claim: 'a hold', tags: () => ({ 'servicemon:hold': at(1800) }), holder: /held by a hold until / },
  { claim: 'a proof boot', tags: () => ({ 'servicemon:state': 'proving' }), holder: undefined },
])('fault 7: a machine that is on under $claim', ({ tags, holder }) => {
  const region = 'us-east-1'
  let id = ''
  beforeAll(async () => {
    id = await switchOn(region, tags())
  })

  test('is left alone by run, rotate and clear', async () => {
    const before = await describeRegion(world, region)
    await world.resetCalls()
    const run = await world.act({ mode: 'run', region })
    const rotate = await world.act({ mode: 'rotate' })
    const clear = await world.act({ mode: 'clear', region, confirm: 'NAVO' })
    expect([run.exitCode, rotate.exitCode, clear.exitCode]).toEqual([1, 0, 1])
    if (holder !== undefined) {
      expect([run.outputs['status'], clear.outputs['status']]).toEqual(['busy', 'refused'])
      for (const { log } of [run, clear]) expect(log).toMatch(holder)
    }
    expect(JSON.parse(rotate.outputs['regions'] ?? '')).not.toContain(region)
    expect(mutations(await world.calls())).toEqual([])
    expect(await describeRegion(world, region)).toEqual(before)
  })

  test('is stopped by stop, whoever holds it', async () => {
    const stop = await world.act({ mode: 'stop', region })
    expect([stop.exitCode, stop.outputs['status']]).toEqual([0, 'ok'])
    expect(stop.log).toContain(`instance ${id} is stopped`)
    await switchOff(region, Object.keys(tags()))
    await world
      .ec2(region)
      .send(new CreateTagsCommand({ Resources: [id], Tags: [{ Key: 'servicemon:state', Value: 'ready' }] }))
  })
})

test('fault 8: a lease that ended long ago protects nothing, and says whose output may still be there', async () => {
  const region = 'sa-east-1'
  await switchOn(region, { 'servicemon:lease-66-1-0badcafe': `${at(-7200)}/${at(-3600)}` })
  const check = await world.act({ mode: 'check', region })
  expect(check.log).toContain('66-1-0badcafe')
  const plan = await world.act({ mode: 'clear', region })
  expect(plan.log).toMatch(/would terminate-instance .*run 66-1-0badcafe .*lost/)
  const rotate = await world.act({ mode: 'rotate' })
  expect(rotate.exitCode).toBe(0)
  expect(await listStillOn(world, region)).toEqual([])
})
