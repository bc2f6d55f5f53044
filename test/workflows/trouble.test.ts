// The workflow rotate when regions are in trouble, run by act: the others go on, and the last job says so. Then the tick
// after it, when the trouble is over.
import { beforeAll, describe, expect, test } from '@jest/globals'
import { listStillOn } from '../support/world.ts'
import { jobOf, legsOf, namesOf, troubleOf, type WorkflowRun } from './act.ts'
import { CATCH_UP, dispatch, SCENE_MS, TICK, useScenes, type Scene } from './scene.ts'

const newScene = useScenes()
const REGIONS = ['us-east-1', 'eu-west-3', 'sa-east-1']
const DOWN = { region: 'sa-east-1', action: 'DescribeInstances', kind: 'error', code: 'UnauthorizedOperation' } as const
const NO_SERVICEMON = '#!/bin/sh\necho measured; exit 3\n'

let scene: Scene
let first: WorkflowRun
let fault: string

beforeAll(async () => {
  scene = await newScene(['us-west-2', ...REGIONS])
  const { world } = scene
  expect(await world.act({ mode: 'provision', region: REGIONS.join() })).toMatchObject({ exitCode: 0 })
  const [machine] = await world.machines('us-east-1')
  const program = '/home/ec2-user/ServiceMon/aws.sh'
  await world.control.writeFile(machine?.id ?? '', program, NO_SERVICEMON, { mode: 0o755 })
  fault = await world.addFault({ ...DOWN, message: 'not authorized', status: 403 })
  first = await scene.run('rotate', TICK)
}, SCENE_MS)

describe('one region that the sweep can’t reach, one whose job exits with 3, and one that is well', () => {
  test('the sweep ends as partial, and well, with the regions it could see', () => {
    const due = jobOf(first, 'due')
    expect(due?.result).toBe('success')
    expect(due?.outputs).toMatchObject({ status: 'partial', regions: '["us-east-1","eu-west-3"]' })
    // A job that passes warns, and doesn't shout.
    expect(due?.errors).toEqual([])
    expect(due?.log).toMatch(/^🔴 +sa-east-1 /m)
  })

  test('the well one runs, whatever becomes of its neighbours', () => {
    expect(legsOf(first)['eu-west-3']).toMatchObject({ result: 'success', outputs: { status: 'ok', 'exit-code': '0' } })
  })

  test('the failing one tells its exit code after its output, and keeps both', () => {
    const leg = legsOf(first)['us-east-1']
    expect(leg).toMatchObject({ result: 'failure', outputs: { status: 'failed', 'exit-code': '3' } })
    expect(leg?.log).toMatch(/^\| measured$/m)
    expect(leg?.errors).toEqual([expect.stringMatching(/^us-east-1: .*exit code 3/)])
    const kept = Object.keys(first.artifacts).filter((path) => path.startsWith('NAVO-us-east-1-1/'))
    expect(kept.map((path) => path.replace(/.*\//, '')).sort()).toEqual(['output.txt', 'result.json'])
  })

  test('the last job fails the workflow and says which of both it was', () => {
    expect(first.exitCode).toBe(1)
    expect(namesOf(first)).toContain('NAVO · rotate · 2 due, not swept: sa-east-1, nothing on · runs failure')
    expect(jobOf(first, 'sum-up')).toMatchObject({
      result: 'failure',
      errors: [expect.stringContaining('The sweep ended as partial, the runs as failure.')],
    })
  })

  test('no machine is left on', async () => {
    expect(await listStillOn(scene.world)).toEqual([])
  })
})

describe('the ticks after it', () => {
  test('while the region is still out of reach nothing runs, and the workflow fails for the sweep', async () => {
    const run = await scene.run('rotate', TICK)
    expect(run.exitCode).toBe(1)
    expect(namesOf(run)).toEqual([
      'NAVO · rotate · nothing due, not swept: sa-east-1, nothing on · runs skipped',
      'NAVO · scheduled · due',
    ])
    expect(jobOf(run, 'sum-up')?.errors).toEqual([
      expect.stringContaining('The sweep ended as partial, the runs as skipped.'),
    ])
  })

  test('fault 58: once it can be reached its slot is caught up; the failed job’s slot counts as served', async () => {
    await scene.world.control.removeFault(fault)
    const run = await scene.run('rotate', CATCH_UP)
    expect(troubleOf(run)).toBe('')
    expect(namesOf(run)).toEqual([
      'NAVO · rotate · 1 due, nothing on · runs success',
      'NAVO · scheduled · due',
      'NAVO · scheduled · sa-east-1',
    ])
    expect(await listStillOn(scene.world)).toEqual([])
  })

  test('after a good sweep a failing run alone fails the workflow', async () => {
    const run = await scene.run('rotate', dispatch({ region: 'us-east-1' }))
    expect(run.exitCode).toBe(1)
    expect(jobOf(run, 'sum-up')?.errors).toEqual([
      expect.stringMatching(/The sweep ended as (ok|skipped), the runs as failure\./),
    ])
  })
})
