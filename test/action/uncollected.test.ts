// A run that breaks off once its payload was handed over: whatever the payload wrote stays somebody's, its key says
// whose, and the next run isn't kept from coming for it.
import { CreateTagsCommand } from '@aws-sdk/client-ec2'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from '@jest/globals'
import type { StepResult } from '../../local/action.ts'
import { fleetText, listStillOn, startInRegions, useWorlds, type World } from '../support/world.ts'

const newWorld = useWorlds()
const REGIONS = ['us-east-1', 'sa-east-1', 'eu-west-3']

interface Broken {
  readonly first: StepResult
  readonly leases: readonly string[]
  readonly next: StepResult
}

const rows = [
  {
    name: 'the answer was lost, and AWS refused to say what became of it',
    // And it isn't stopped before the payload has written its line.
    faults: [
      { action: 'SendCommand', kind: 'lost-answer', times: 1 },
      { action: 'ListCommands', kind: 'error', code: 'AccessDeniedException', message: 'No.', times: 1 },
      { action: 'StopInstances', kind: 'delay', ms: 20_000, times: 1 },
    ],
    command: 'echo mine; exec sleep 90',
    says: 'AccessDeniedException',
  },
  {
    name: 'the payload switched the machine off before anybody had looked',
    faults: [],
    command: 'echo mine; systemctl poweroff; exec sleep 30',
    says: 'in the middle of the work',
  },
] as const

describe('a payload that was handed over and has begun is nobody’s to forget when', () => {
  let world: World
  let started: Promise<Broken>[] = []

  beforeAll(async () => {
    // Nobody looks while it runs: what is known of the payload comes with its end, or never.
    world = await newWorld({ fleet: fleetText({ regions: ['us-west-2', ...REGIONS], run: ['poll: 60s'] }) })
    expect((await world.act({ mode: 'provision', region: REGIONS.join() })).exitCode).toBe(0)
    started = startInRegions(rows, REGIONS, async ({ command, faults }, region) => {
      for (const fault of faults) await world.addFault({ region, ...fault })
      const first = await world.act({ mode: 'run', region, command })
      const [machine] = await world.machines(region)
      const leases = Object.entries(machine?.tags ?? {}).flatMap(([key, value]) =>
        key.includes('lease') ? [value] : [],
      )
      expect(await listStillOn(world, region)).toEqual([])
      return { first, leases, next: await world.act({ mode: 'run', region, command: 'echo next' }) }
    })
  })

  test.each(rows.map((row, index) => ({ ...row, index })))('$name', async ({ index, says }) => {
    const { first, leases, next } = (await started[index]) ?? {}
    expect([first?.exitCode, first?.outputs['status']]).toEqual([1, 'failed'])
    expect(first?.log).toMatch(new RegExp(`^::error::.*${says}`, 'm'))
    expect(leases).toHaveLength(1)
    // Over by now.
    const until = Date.parse((leases?.[0] ?? '').split('/')[1] ?? '')
    expect(until).toBeLessThanOrEqual(Date.now())
    const runId = Object.values(first?.result?.regions ?? {})[0]?.run?.runId ?? 'none'
    expect([next?.exitCode, next?.outputs['output-file-content']]).toEqual([0, 'next\n'])
    expect(next?.log).toMatch(new RegExp(`^recovered output of run ${runId} .*:\n\\| mine$`, 'm'))
  })
})

/** A machine that is ready, and a run on it that is killed once its payload has written a line; its lease is over. */
async function leaveOutput(world: World, region: string): Promise<void> {
  expect((await world.act({ mode: 'provision', region })).exitCode).toBe(0)
  let log = ''
  const killed = await world.act(
    { mode: 'run', region, command: 'echo mine; exec sleep 30' },
    { onLog: (text) => (log += text), signals: { names: ['SIGKILL'], when: () => log.includes('| mine') } },
  )
  expect([killed.signal, killed.post?.exitCode]).toEqual(['SIGKILL', 0])
  // A time has whole seconds.
  await sleep(1000)
}

test('the post step that stops a machine lets go of it: the next run need not wait for the lease’s end', async () => {
  const world = await newWorld({ fleet: fleetText({ regions: ['us-west-2', 'us-east-1'], run: ['poll: 1s'] }) })
  const region = 'us-east-1'
  await leaveOutput(world, region)
  const next = await world.act({ mode: 'run', region, command: 'echo next' })
  expect([next.exitCode, next.outputs['output-file-content']]).toEqual([0, 'next\n'])
  expect(next.log).toMatch(/^recovered output of run .*:\n\| mine$/m)
})

test('a proof boot brings it as well, and takes off the keys of proofs that were cut short', async () => {
  const region = 'us-east-1'
  const regions = ['us-west-2', region]
  const world = await newWorld({ fleet: fleetText({ regions, run: ['poll: 1s'] }) })
  await leaveOutput(world, region)
  const [machine] = await world.machines(region)
  const over = [{ Key: 'servicemon:lease-77-1-0badcafe', Value: '2026-01-01T00:00:00Z/2026-01-01T00:30:00Z' }]
  await world.ec2(region).send(new CreateTagsCommand({ Resources: [machine?.id ?? ''], Tags: over }))
  // Another fuse has the machine proved anew.
  await world.setFleet(fleetText({ regions, run: ['poll: 1s'], more: ['fuse: 2h'] }))
  const proved = await world.act({ mode: 'provision', region })
  expect(proved.exitCode).toBe(0)
  expect(proved.log).toMatch(/^recovered output of run .*:\n\| mine$/m)
  const keys = (await world.machines(region)).flatMap(({ tags }) => Object.keys(tags))
  expect(keys.filter((key) => key.includes('lease'))).toEqual([])
})
