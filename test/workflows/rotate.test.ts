// The workflow rotate, run by act: what a tick does, one with nothing due, one that catches up, two at once, and what
// somebody asks for by hand.
import { DeleteTagsCommand } from '@aws-sdk/client-ec2'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { listStillOn } from '../support/world.ts'
import { jobOf, legsOf, namesOf, troubleOf, type WorkflowRun } from './act.ts'
import { CATCH_UP, dispatch, SCENE_MS, TICK, useScenes, type Scene } from './scene.ts'

const newScene = useScenes()
/** Home isn't provisioned in these tests: a region that the rotation leaves out. */
const REGIONS = ['us-east-1', 'eu-west-3']
const SLOT = '2026-01-01T00:00:00Z'

let scene: Scene
let first: WorkflowRun

beforeAll(async () => {
  scene = await newScene(['us-west-2', ...REGIONS])
  const { world } = scene
  expect(await world.act({ mode: 'provision', region: REGIONS.join() })).toMatchObject({ exitCode: 0 })
  await world.resetCalls()
  first = await scene.run('rotate', TICK)
}, SCENE_MS)

/** How often machines were started, by region. */
async function starts(): Promise<Record<string, number>> {
  const calls = (await scene.world.calls()).filter(({ action }) => action === 'StartInstances')
  return Object.fromEntries([...Map.groupBy(calls, ({ region }) => region)].map(([name, all]) => [name, all.length]))
}

/** The value of a tag of each machine, by region. */
async function tags(name: string): Promise<Record<string, string | undefined>> {
  return Object.fromEntries((await scene.world.machines()).map(({ region, tags }) => [region, tags[name]]))
}

/** The slot comes again: nothing of it is served. */
async function forgetSlots(regions: readonly string[]): Promise<void> {
  for (const { id, region } of await scene.world.machines()) {
    if (!regions.includes(region)) continue
    const Tags = [{ Key: 'servicemon:slot' }]
    await scene.world.ec2(region).send(new DeleteTagsCommand({ Resources: [id], Tags }))
  }
}

/** The last job of a tick with one region due, and of one whose region is named by hand. */
const SUM_UP = 'NAVO · rotate · 1 due, nothing on · runs success'
const SUM_UP_IDLE = 'NAVO · rotate · nothing due, nothing on · runs success'

describe('a tick with two regions due', () => {
  test('sweeps, then has a leg for each, and a last job that says so', () => {
    expect(troubleOf(first)).toBe('')
    expect(namesOf(first)).toEqual([
      'NAVO · rotate · 2 due, nothing on · runs success',
      'NAVO · scheduled · due',
      'NAVO · scheduled · eu-west-3',
      'NAVO · scheduled · us-east-1',
    ])
    expect(first.jobs.map(({ result }) => result)).toEqual(['success', 'success', 'success', 'success'])
  })

  test('knows by the sweep which are due, and why', () => {
    const due = jobOf(first, 'due')
    expect(due?.outputs['regions']).toBe(JSON.stringify(REGIONS))
    expect(due?.log).toMatch(/^🟡 +us-east-1 +never +runs now \(slot .*, \d+ d late\)/m)
    expect(due?.log).toMatch(/^⚪ +us-west-2 +– +not provisioned: run provision/m)
    expect(due?.log).toMatch(/^✅ NAVO · rotate · 2 due, nothing on · us-east-1, eu-west-3 · /m)
  })

  test('runs the fleet’s command in each, as the role that can neither make nor delete', async () => {
    for (const region of REGIONS) {
      const leg = legsOf(first)[region]
      expect(leg?.outputs).toMatchObject({ status: 'ok', 'exit-code': '0' })
      expect(leg?.log).toMatch(/^\| ServiceMon run in ip-/m)
    }
    // The call that assumes the role is the one that no role makes.
    const callers = new Set((await scene.world.calls()).map(({ action, role }) => role ?? action))
    expect(callers).toEqual(new Set(['AssumeRoleWithWebIdentity', 'servicemon-NAVO-rotate']))
  })

  test('starts each machine once, stops it, and notes the slot', async () => {
    expect(await listStillOn(scene.world)).toEqual([])
    const meter = await scene.world.control.meter({ account: scene.world.account })
    // Once by provision, once by the tick.
    for (const { id } of await scene.world.machines()) {
      expect(meter.find(({ instance }) => instance === id)).toMatchObject({ starts: 2, isRunning: false })
    }
    expect(await tags('servicemon:slot')).toEqual({ 'us-east-1': SLOT, 'eu-west-3': SLOT })
  })

  test('keeps result and whole output of each as an artifact', () => {
    for (const region of REGIONS) {
      const files = Object.entries(first.artifacts).filter(([path]) => path.startsWith(`NAVO-${region}-1/`))
      expect(files).toHaveLength(2)
      expect(files.map(([path, text]) => [path.replace(/.*\//, ''), text])).toEqual(
        expect.arrayContaining([
          ['result.json', `${legsOf(first)[region]?.outputs['result'] ?? ''}\n`],
          ['output.txt', expect.stringMatching(/^ServiceMon run in ip-\w+\n$/)],
        ]),
      )
    }
  })
})

describe('ticks after it', () => {
  test('fault 58: the next one finds nothing due: one job, which says so, and no machine', async () => {
    await scene.world.resetCalls()
    const run = await scene.run('rotate', TICK)
    expect(troubleOf(run)).toBe('')
    expect(namesOf(run)).toEqual(['NAVO · scheduled · due'])
    expect(jobOf(run, 'due')?.log).toMatch(/^✅ NAVO · rotate · nothing due, nothing on · /m)
    expect(jobOf(run, 'due')?.log).toMatch(/^🟢 +eu-west-3 +\S.* no +\S/m)
    // A header, a line a region, and the count, with the blank lines between.
    expect(jobOf(run, 'due')?.log.trim().split('\n')).toHaveLength(8)
    expect(await starts()).toEqual({})
  })

  test('fault 58: a catch-up tick runs what a dropped tick left unserved, and only that', async () => {
    await forgetSlots(['eu-west-3'])
    await scene.world.resetCalls()
    const run = await scene.run('rotate', CATCH_UP)
    expect(troubleOf(run)).toBe('')
    expect(namesOf(run)).toEqual([SUM_UP, 'NAVO · scheduled · due', 'NAVO · scheduled · eu-west-3'])
    expect(await starts()).toEqual({ 'eu-west-3': 1 })
    expect(await tags('servicemon:slot')).toEqual({ 'us-east-1': SLOT, 'eu-west-3': SLOT })
    expect(await listStillOn(scene.world)).toEqual([])
  })

  test('faults 58, 64: of two at once one runs a region, and the other’s leg ends as skipped and well', async () => {
    await forgetSlots(REGIONS)
    await scene.world.resetCalls()
    const runs = await Promise.all([scene.run('rotate', TICK), scene.run('rotate', CATCH_UP)])
    expect(runs.map(troubleOf)).toEqual(['', ''])
    for (const region of REGIONS) {
      const legs = runs.flatMap((run) => legsOf(run)[region] ?? [])
      const ran = legs.filter(({ log }) => /^\| ServiceMon run in /m.test(log))
      expect(ran).toHaveLength(1)
      const others = legs.filter((leg) => !ran.includes(leg))
      expect(others.map(({ result, outputs }) => [result, outputs['status']])).toEqual(
        others.map(() => ['success', 'skipped']),
      )
    }
    expect(await listStillOn(scene.world)).toEqual([])
  })
})

describe('by hand', () => {
  test('due is what a tick does', async () => {
    await scene.world.resetCalls()
    const run = await scene.run('rotate', dispatch())
    expect(troubleOf(run)).toBe('')
    expect(namesOf(run)).toEqual(['NAVO · dispatched · due'])
    expect(await starts()).toEqual({})
  })

  test('fault 162: due for a scheduler is the same, under another name', async () => {
    await scene.world.resetCalls()
    const run = await scene.run('rotate', dispatch({ scheduler: 'true' }))
    expect(troubleOf(run)).toBe('')
    expect(namesOf(run)).toEqual(['NAVO · exact hours · due'])
    expect(await starts()).toEqual({})
  })

  test('fault 140: one region runs whatever its schedule says, and runs the fleet’s own, whatever command is sent along', async () => {
    await scene.world.resetCalls()
    const run = await scene.run('rotate', dispatch({ region: 'us-east-1', command: 'echo mine' }))
    expect(troubleOf(run)).toBe('')
    expect(namesOf(run)).toEqual(['NAVO · dispatched · due', 'NAVO · dispatched · us-east-1', SUM_UP_IDLE])
    expect(legsOf(run)['us-east-1']?.log).toMatch(/^\| ServiceMon run in ip-/m)
    expect(await starts()).toEqual({ 'us-east-1': 1 })
    expect(await listStillOn(scene.world)).toEqual([])
  })
})

describe('command', () => {
  test('runs another command, with a timeout of its own, as the operator’s role, and serves no slot', async () => {
    await forgetSlots(['us-east-1'])
    await scene.world.resetCalls()
    const command = 'echo "here $(hostname)"; echo two >&2'
    const run = await scene.run('command', dispatch({ region: 'us-east-1', command, timeout: '5m' }))
    expect(troubleOf(run)).toBe('')
    expect(namesOf(run)).toEqual(['NAVO · dispatched · us-east-1'])
    expect(legsOf(run)['us-east-1']?.log).toMatch(/^\| here ip-\w+\n\| two$/m)
    expect(Object.keys(run.artifacts)).toContain('NAVO-us-east-1-1/result.json')
    expect(await tags('servicemon:slot')).toEqual({ 'us-east-1': undefined, 'eu-west-3': SLOT })
    expect(await listStillOn(scene.world)).toEqual([])
    const callers = new Set((await scene.world.calls()).flatMap(({ role }) => role ?? []))
    expect(callers).toEqual(new Set(['servicemon-NAVO-operate']))
  })

  test('refuses a timeout that is none, by the name of the input', async () => {
    await scene.world.resetCalls()
    const run = await scene.run('command', dispatch({ region: 'eu-west-3', command: 'true', timeout: 'soon' }))
    expect(run.exitCode).toBe(1)
    expect(legsOf(run)['eu-west-3']?.errors).toEqual([expect.stringMatching(/^timeout: found "soon", must be .*/)])
    expect(await starts()).toEqual({})
  })
})

test('fault 142: regions that GitHub keeps back, for a secret of the same name, are run by nobody, and the last job says why', async () => {
  await scene.world.resetCalls()
  const path = join(scene.world.folder, '.github/workflows')
  const shipped = await readFile(join(path, 'rotate.yml'), 'utf8')
  // What GitHub makes of an output with a secret in it.
  const dropped = shipped.replace(/^( {6}regions:) >-\n.*\n.*\n.*$/m, "$1 ''")
  expect(dropped).not.toBe(shipped)
  await writeFile(join(path, 'dropped.yml'), dropped)
  const run = await scene.run('dropped', TICK)
  expect(run.exitCode).toBe(1)
  expect(namesOf(run)).toEqual(['NAVO · rotate · 1 due, nothing on · runs skipped', 'NAVO · scheduled · due'])
  expect(jobOf(run, 'sum-up')?.errors).toEqual([
    expect.stringMatching(/^No region was run: GitHub hands on no output of a job that has a secret in it/),
    expect.stringContaining('the runs as skipped.'),
  ])
  expect(await starts()).toEqual({})
})

test('by repository_dispatch nothing but what is due runs, whatever is sent along', async () => {
  await scene.world.resetCalls()
  const client_payload = { region: 'eu-west-3', command: 'uname -a', inputs: { region: 'all', command: 'uname -a' } }
  const run = await scene.run('rotate', { name: 'repository_dispatch', client_payload })
  expect(troubleOf(run)).toBe('')
  expect(namesOf(run)).toEqual(['NAVO · dispatched · due', 'NAVO · dispatched · us-east-1', SUM_UP])
  expect(legsOf(run)['us-east-1']?.log).toMatch(/^\| ServiceMon run in /m)
  expect(await tags('servicemon:slot')).toEqual({ 'us-east-1': SLOT, 'eu-west-3': SLOT })
})
