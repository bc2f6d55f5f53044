// The operator's workflows, run by act: provision, check, start, stop and clear, for one region and for all.
import { beforeAll, describe, expect, test } from '@jest/globals'
import { countRegion, listStillOn, mutations, ONE_OF_EACH } from '../support/world.ts'
import { jobOf, legsOf, namesOf, troubleOf } from './act.ts'
import { dispatch, SCENE_MS, useScenes, type Scene } from './scene.ts'

const newScene = useScenes()
const [HOME, EAST, WEST] = ['us-west-2', 'us-east-1', 'eu-west-3'] as const
const REGIONS = [HOME, EAST, WEST]
const OPERATE = 'servicemon-NAVO-operate'
const ROTATE = 'servicemon-NAVO-rotate'

let scene: Scene

beforeAll(async () => {
  scene = await newScene(REGIONS)
}, SCENE_MS)

const statuses = (run: Parameters<typeof legsOf>[0]): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(legsOf(run)).map(([region, { outputs }]) => [region, outputs['status']]))

/** Whose credentials the action's calls were made with. */
async function callers(): Promise<string[]> {
  return [...new Set((await scene.world.calls()).flatMap(({ role }) => role ?? []))]
}

/** The regions of the calls that changed something. */
async function changed(): Promise<string[]> {
  const lines = mutations(await scene.world.calls()).filter((line) => !line.startsWith('sts.'))
  return [...new Set(lines.map((line) => line.replace(/.* /, '')))].sort()
}

describe('provision', () => {
  test('shows its plan for one region, and changes nothing', async () => {
    const run = await scene.run('provision', dispatch({ region: EAST, 'dry-run': 'true' }))
    expect(troubleOf(run)).toBe('')
    expect(namesOf(run)).toEqual([`NAVO · dispatched · ${EAST}`])
    expect(statuses(run)).toEqual({ [EAST]: 'skipped' })
    expect(await changed()).toEqual([])
  })

  test('makes one region ready, as the operator’s role', async () => {
    await scene.world.resetCalls()
    const run = await scene.run('provision', dispatch({ region: EAST }))
    expect(troubleOf(run)).toBe('')
    expect(statuses(run)).toEqual({ [EAST]: 'ok' })
    expect(await countRegion(scene.world, EAST)).toMatchObject(ONE_OF_EACH)
    expect(await changed()).toEqual([EAST])
    expect(await callers()).toEqual([OPERATE])
  })

  test('makes all ready, a leg each, and leaves alone what is ready', async () => {
    await scene.world.resetCalls()
    const run = await scene.run('provision', dispatch({ region: 'all' }))
    expect(troubleOf(run)).toBe('')
    expect(statuses(run)).toEqual({ [HOME]: 'ok', [EAST]: 'ok', [WEST]: 'ok' })
    expect(await changed()).toEqual([WEST, HOME].sort())
    expect(await listStillOn(scene.world)).toEqual([])
  })

  test('has no region that isn’t in the fleet file', async () => {
    const run = await scene.run('provision', dispatch({ region: 'eu-north-1' }))
    expect(run.exitCode).toBe(1)
    expect(legsOf(run)['eu-north-1']?.errors).toEqual([expect.stringMatching(/^region: .*eu-north-1/)])
  })
})

describe('check', () => {
  test.each([
    ['one region', dispatch({ region: WEST }), WEST],
    ['all', dispatch({ region: 'all' }), 'all'],
    ['all, by schedule', { name: 'schedule', schedule: '17 5 * * *' } as const, 'all'],
  ])('looks at %s as the role that can neither make nor delete, and changes nothing', async (_, event, where) => {
    await scene.world.resetCalls()
    const run = await scene.run('check', event)
    expect(troubleOf(run)).toBe('')
    const trigger = event.name === 'schedule' ? 'scheduled' : 'dispatched'
    expect(namesOf(run)).toEqual([`NAVO · ${trigger} · ${where}`])
    const count = where === 'all' ? REGIONS.length : 1
    expect(jobOf(run, 'check')?.outputs).toMatchObject({
      status: 'ok',
      headline: `check · ${count} of ${count} ready, nothing on`,
    })
    expect(await changed()).toEqual([])
    expect(await callers()).toEqual([ROTATE])
  })
})

describe('start', () => {
  test('leaves one region’s machine on for whoever asked, held, and says how to get a shell on it', async () => {
    await scene.world.resetCalls()
    const run = await scene.run('start', dispatch({ region: WEST }))
    expect(troubleOf(run)).toBe('')
    expect(namesOf(run)).toEqual([`NAVO · dispatched · ${WEST}`])
    const [machine] = await scene.world.machines(WEST)
    expect(machine?.state).toBe('running')
    expect(Object.keys(machine?.tags ?? {})).toContain('servicemon:hold')
    expect(jobOf(run, 'start')?.log).toContain(`aws ssm start-session --region ${WEST} --target ${machine?.id ?? ''}`)
    expect(await callers()).toEqual([OPERATE])
    expect(await scene.world.act({ mode: 'stop', region: WEST })).toMatchObject({ exitCode: 0 })
  })
})

describe('stop', () => {
  const on = async (): Promise<string[]> =>
    (await scene.world.machines()).filter(({ state }) => state === 'running').map(({ region }) => region)

  test('stops one region’s machine though somebody holds it, and no other', async () => {
    expect(await scene.world.act({ mode: 'start', region: `${EAST}, ${WEST}`, hold: '30m' })).toMatchObject({
      exitCode: 0,
    })
    expect((await on()).sort()).toEqual([WEST, EAST])
    const run = await scene.run('stop', dispatch({ region: EAST }))
    expect(troubleOf(run)).toBe('')
    expect(namesOf(run)).toEqual([`NAVO · dispatched · ${EAST}`])
    expect(await on()).toEqual([WEST])
  })

  test('stops all of them in one job', async () => {
    await scene.world.resetCalls()
    const run = await scene.run('stop', dispatch())
    expect(troubleOf(run)).toBe('')
    expect(namesOf(run)).toEqual(['NAVO · dispatched · all'])
    expect(await listStillOn(scene.world)).toEqual([])
    expect(await callers()).toEqual([ROTATE])
  })
})

describe('clear', () => {
  test('shows its plan without the fleet’s name, and deletes nothing', async () => {
    await scene.world.resetCalls()
    const run = await scene.run('clear', dispatch({ region: WEST }))
    expect(troubleOf(run)).toBe('')
    expect(statuses(run)).toEqual({ [WEST]: 'skipped' })
    expect(legsOf(run)[WEST]?.log).toContain('confirm')
    expect(await changed()).toEqual([])
  })

  test('is refused with another name', async () => {
    const run = await scene.run('clear', dispatch({ region: WEST, confirm: 'navo' }))
    expect(run.exitCode).toBe(1)
    expect(legsOf(run)[WEST]?.errors).toEqual([expect.stringMatching(/^confirm: .*"navo"/)])
    expect(await changed()).toEqual([])
  })

  test('deletes one region’s things with the name typed out, as the operator’s role', async () => {
    const run = await scene.run('clear', dispatch({ region: WEST, confirm: 'NAVO' }))
    expect(troubleOf(run)).toBe('')
    expect(await changed()).toEqual([WEST])
    expect((await scene.world.machines(WEST)).map(({ state }) => state)).toEqual(['terminated'])
    expect(await callers()).toEqual([OPERATE])
  })

  test('deletes all, and leaves home’s originals', async () => {
    const run = await scene.run('clear', dispatch({ region: 'all', confirm: 'NAVO' }))
    expect(troubleOf(run)).toBe('')
    expect(Object.keys(legsOf(run)).sort()).toEqual([...REGIONS].sort())
    expect(new Set((await scene.world.machines()).map(({ state }) => state))).toEqual(new Set(['terminated']))
    const { home } = scene.world
    const left = await countRegion(scene.world, HOME)
    expect(left).toMatchObject({ instances: 1, keyPairs: 1 })
    expect(await scene.world.control.instances({ account: scene.world.account })).toContainEqual(
      expect.objectContaining({ id: home.instanceId, state: 'stopped' }),
    )
  })
})

describe('fault 68: a repository without its variables', () => {
  const tick = { name: 'schedule', schedule: '30 * * * *' } as const

  test.each([
    ['rotate', 'SERVICEMON_ROTATE_ROLE', dispatch()],
    ['command', 'SERVICEMON_OPERATE_ROLE', dispatch({ region: EAST, command: 'uname -a' })],
    ['start', 'SERVICEMON_OPERATE_ROLE', dispatch({ region: EAST })],
    ['check', 'SERVICEMON_ROTATE_ROLE', dispatch()],
    ['stop', 'SERVICEMON_ROTATE_ROLE', dispatch()],
    ['provision', 'SERVICEMON_OPERATE_ROLE', dispatch()],
    ['clear', 'SERVICEMON_OPERATE_ROLE', dispatch({ region: 'all', confirm: 'NAVO' })],
  ])('%s does nothing for want of %s, and says so to who asked', async (workflow, name, event) => {
    await scene.world.resetCalls()
    const others = Object.fromEntries(Object.entries(scene.roles).filter(([variable]) => variable !== name))
    const run = await scene.run(workflow, event, { vars: others })
    expect(run.exitCode).toBe(1)
    expect(namesOf(run)).toEqual(['NAVO · not set up'])
    expect(jobOf(run, 'not-set-up')?.errors).toEqual([
      expect.stringContaining(`Nothing was done: the repository variable ${name} is not set.`),
    ])
    expect(await scene.world.calls()).toEqual([])
  })

  test.each([
    ['rotate', tick],
    ['check', tick],
    ['rotate', { name: 'repository_dispatch', client_payload: {} } as const],
  ])('%s by %j has no job at all', async (workflow, event) => {
    await scene.world.resetCalls()
    const run = await scene.run(workflow, event, { vars: {} })
    expect(run).toMatchObject({ exitCode: 0, jobs: [] })
    expect(await scene.world.calls()).toEqual([])
  })
})
