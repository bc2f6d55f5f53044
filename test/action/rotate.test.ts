// The rotation: what it sweeps, whose output it brings in, and what its table says of the schedule.
import { CreateTagsCommand } from '@aws-sdk/client-ec2'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { fleetText, listStillOn, until, useWorlds, type World } from '../support/world.ts'

const newWorld = useWorlds()
const REGION = 'us-east-1'

let world: World

beforeAll(async () => {
  world = await newWorld({
    fleet: [
      fleetText({ regions: ['us-west-2', REGION], run: ['poll: 1s'] }).trimEnd(),
      "  eu-west-3: { cron: '0 0 1 1 *', enabled: false }",
      '',
    ].join('\n'),
  })
  const { exitCode } = await world.act({ mode: 'provision', region: REGION })
  expect(exitCode).toBe(0)
})

/** A run whose runner is lost while its payload goes on; gives its run id. */
async function loseRunner(command: string): Promise<string> {
  let log = ''
  const killed = await world.act(
    { mode: 'run', region: REGION, command },
    {
      post: false,
      onLog: (text) => {
        log += text
      },
      signals: { names: ['SIGKILL'], when: () => log.includes('| begun') },
    },
  )
  expect(killed.signal).toBe('SIGKILL')
  return /\d+-\d-[0-9a-f]{8}/.exec(killed.log)?.[0] ?? ''
}

/** Time passes: the leases on the region's machine end. */
async function endLeases(): Promise<void> {
  const [machine] = await world.machines(REGION)
  const [from, to] = [7200, 3600].map((seconds) => new Date(Date.now() - seconds * 1000).toISOString())
  const Value = `${from ?? ''}/${to ?? ''}`
  const Tags = Object.keys(machine?.tags ?? {})
    .filter((key) => key.startsWith('servicemon:lease-'))
    .map((Key) => ({ Key, Value }))
  await world.ec2(REGION).send(new CreateTagsCommand({ Resources: [machine?.id ?? ''], Tags }))
}

const leases = async (): Promise<string[]> =>
  Object.keys((await world.machines(REGION))[0]?.tags ?? {}).filter((key) => key.startsWith('servicemon:lease-'))

describe('fault 40: the runner is lost while its payload goes on, and the lease has ended', () => {
  test('fault 8: rotate brings in the output, and then stops the machine', async () => {
    const runId = await loseRunner('echo begun; sleep 3; echo done')
    const [machine] = await world.machines(REGION)
    const ended = `/var/lib/servicemon/runs/${runId}/meta`
    await until(
      async () => (await world.control.readFile(machine?.id ?? '', ended).catch(() => '')).length > 0,
      'the payload to end',
    )
    await endLeases()
    const rotate = await world.act({ mode: 'rotate' })
    expect(rotate.exitCode).toBe(0)
    expect(rotate.log).toMatch(new RegExp(`recovered output of run ${runId} \\(ended, 11 bytes\\)`))
    expect(rotate.log).toMatch(/\| begun\n.*\| done$/m)
    expect(await listStillOn(world, REGION)).toEqual([])
    expect(await leases()).toEqual([])
  })

  test('a payload that still goes on keeps its key; the next run brings what it had written', async () => {
    const runId = await loseRunner('echo begun; exec sleep 60')
    await endLeases()
    const rotate = await world.act({ mode: 'rotate' })
    expect(rotate.exitCode).toBe(0)
    expect(rotate.log).toContain(`run ${runId} is still at work on the machine`)
    expect(await listStillOn(world, REGION)).toEqual([])
    expect(await leases()).toEqual([`servicemon:lease-${runId}`])
    const run = await world.act({ mode: 'run', region: REGION, command: 'true' })
    expect(run.exitCode).toBe(0)
    expect(run.log).toMatch(new RegExp(`recovered output of run ${runId} \\(interrupted, 6 bytes\\)`))
    expect(await leases()).toEqual([])
  })
})

describe('how the schedule fares', () => {
  let server: Server
  let env: Record<string, string>
  let answers: (path: string) => object | number
  const days = (count: number): string => new Date(Date.now() - count * 86_400_000).toISOString()

  beforeAll(async () => {
    server = createServer((request, response) => {
      const answer = answers(request.url ?? '')
      response.writeHead(typeof answer === 'number' ? answer : 200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(typeof answer === 'number' ? { message: 'no' } : answer))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    await mkdir(join(world.folder, '.github/workflows'), { recursive: true })
    const workflow = "on:\n  schedule:\n    - cron: '*/30 * * * *'\njobs: {}\n"
    await writeFile(join(world.folder, '.github/workflows/rotate.yml'), workflow)
    env = {
      GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      GITHUB_REPOSITORY: 'octo/sky',
      GITHUB_WORKSPACE: world.folder,
      GITHUB_WORKFLOW_REF: 'octo/sky/.github/workflows/rotate.yml@refs/heads/main',
    }
  })

  afterAll(() => {
    server.close()
    server.closeAllConnections()
  })

  const rotate = () => world.act({ mode: 'rotate', 'github-token': 'ghs_local' }, { env })

  test('fault 58: ticks asked and delivered are told, and a schedule about to end is warned of', async () => {
    answers = (path) => {
      if (path === '/repos/octo/sky') return { private: false, pushed_at: days(50.1) }
      const runs = /[?&]page=1(&|$)/.test(path)
        ? [{ event: 'schedule', display_title: 'x', created_at: days(0.1) }]
        : []
      return path.startsWith('/repos/octo/sky/actions/workflows/rotate.yml/runs?') ? { workflow_runs: runs } : 404
    }
    const { exitCode, log, result } = await rotate()
    expect(exitCode).toBe(0)
    expect(log).toContain('schedule: 1 of 48 ticks were delivered in the last day')
    expect(log).toMatch(/^::warning::nobody has pushed to this repository for 50 days/m)
    expect(result?.ticks).toEqual({ asked: 48, delivered: 1, late: [] })
  })

  const exact = (value: string) =>
    world.act({ mode: 'rotate', 'github-token': 'ghs_local', 'exact-hours': value }, { env })
  /** The runs that GitHub lists: dispatches, so many hours old, of this name. */
  const dispatched = (hours: readonly number[], name = 'NAVO · exact hours · due') => {
    answers = (path) => {
      if (path === '/repos/octo/sky') return { private: true, pushed_at: days(1) }
      if (!/[?&]page=1(&|$)/.test(path)) return { workflow_runs: [] }
      // At the beginning of the hour, when the fleet's slots are.
      const hour = Math.floor(Date.now() / 3_600_000) * 3_600_000
      return {
        workflow_runs: hours.map((age) => ({
          ...{ event: 'workflow_dispatch', display_title: name },
          created_at: new Date(hour - age * 3_600_000 + 20_000).toISOString(),
        })),
      }
    }
  }
  const DAY = Array.from({ length: 24 }, (_, hour) => hour)

  test('fault 161: dispatches of exact hours that come are counted beside GitHub’s ticks', async () => {
    dispatched(DAY)
    const { exitCode, log, result } = await exact('0')
    expect(exitCode).toBe(0)
    expect(log).toMatch(/^exact hours: (\d\d) of \1 dispatches came in the last day$/m)
    expect(log).toContain('schedule: 0 of 48 ticks were delivered in the last day')
    expect(log).not.toContain('::warning::')
    expect(result?.ticks?.dispatches?.came).toBeGreaterThan(20)
  })

  test('fault 161: dispatches that have stopped are warned of, with the cure', async () => {
    dispatched(DAY.slice(4))
    const { exitCode, log } = await exact('0')
    expect(exitCode).toBe(0)
    expect(log).toMatch(
      /^::warning::exact hours: the last [34] dispatches did not come, .* npm run -s infra -- octo\/sky --exact-hours \| sh/m,
    )
  })

  test('fault 162: a person’s dispatches are not taken for them', async () => {
    dispatched(DAY, 'NAVO · dispatched · due')
    expect((await exact('0')).log).toMatch(/^::warning::exact hours: the last 2[34] dispatches did not come/m)
  })

  test('fault 163: cron lines of other minutes are warned of by rotate and check', async () => {
    dispatched(DAY)
    const stale = /^::warning::exact hours: are set up for the minutes 15 .* file ask for 0\. Deploy them again: /m
    expect((await exact('15 since 2026-11-24T12:00:00Z')).log).toMatch(stale)
    expect((await world.act({ mode: 'check', region: REGION, 'exact-hours': '15' }, { env })).log).toMatch(stale)
    expect((await world.act({ mode: 'check', region: REGION, 'exact-hours': '0' }, { env })).log).not.toMatch(stale)
  })

  test('without an answer of GitHub’s the rotation does its work', async () => {
    answers = () => 403
    const { exitCode, log, outputs } = await rotate()
    expect(exitCode).toBe(0)
    expect(log).toContain('schedule: GitHub does not tell how it fares: ')
    expect(JSON.parse(outputs['regions'] ?? '')).toEqual([REGION])
  })
})
