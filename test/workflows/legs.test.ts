// A leg of rotate where act falls short: it doesn't queue, and kills what is cancelled at once. So here the step's
// processes are started as GitHub starts them, with the inputs that the workflow file gives.
import { beforeAll, describe, expect, test } from '@jest/globals'
import { listStillOn } from '../support/world.ts'
import { fill, holds, parseWorkflow, type Contexts } from './files.ts'
import { SCENE_MS, useScenes, type Scene } from './scene.ts'

const newScene = useScenes()
const REGION = 'us-east-1'
const { run: job, 'sum-up': sumUp } = parseWorkflow('rotate').jobs

let scene: Scene

beforeAll(async () => {
  scene = await newScene(['us-west-2', REGION])
  const { world } = scene
  expect(await world.act({ mode: 'provision', region: REGION })).toMatchObject({ exitCode: 0 })
  const [machine] = await world.machines()
  const program = '#!/bin/sh\necho begun\nif test -e /opt/slow; then sleep 60; fi\necho done\n'
  await world.control.writeFile(machine?.id ?? '', '/home/ec2-user/ServiceMon/aws.sh', program, { mode: 0o755 })
  await world.control.writeFile(machine?.id ?? '', '/opt/slow', '')
}, SCENE_MS)

/** What a leg of a tick gives the action, by the workflow file. */
function inputsOfLeg(): Record<string, string> {
  const contexts: Contexts = { matrix: { region: REGION }, inputs: {}, vars: scene.roles }
  const step = job?.steps.find(({ id }) => id === 'run')
  return Object.fromEntries(
    Object.entries(step?.with ?? {}).map(([name, value]) => [name, fill(String(value), contexts)]),
  )
}

const runLeg = (options: Parameters<Scene['world']['act']>[1] = {}) =>
  scene.world.act(inputsOfLeg(), { credentials: undefined, env: scene.tokens, ...options })
const stateOf = async (): Promise<string | undefined> => (await scene.world.machines())[0]?.state
const slotOf = async (): Promise<string | undefined> => (await scene.world.machines())[0]?.tags['servicemon:slot']

describe('a leg that is cancelled', () => {
  test('fault 37: while its machine starts: that is stopped at once, and the slot is still to be served', async () => {
    const leg = await runLeg({
      signals: { names: ['SIGINT'], when: async () => ['pending', 'running'].includes((await stateOf()) ?? '') },
    })
    expect(leg.exitCode).not.toBe(0)
    expect(leg.log).toContain('the job was cancelled (SIGINT)')
    expect(leg.post).toMatchObject({ exitCode: 0 })
    expect(await listStillOn(scene.world)).toEqual([])
    expect(await slotOf()).toBeUndefined()
  })

  test('fault 38: while its job runs: stopped as well, with what it had written, and never run again', async () => {
    let log = ''
    const leg = await runLeg({
      onLog: (text) => (log += text),
      // Its own: the leg before may have left something to recover.
      signals: { names: ['SIGINT', 'SIGTERM'], when: () => /handed over[^]*\| begun/.test(log) },
    })
    expect(leg.exitCode).not.toBe(0)
    expect(leg.log).not.toContain('| done')
    expect(leg.post).toMatchObject({ exitCode: 0 })
    expect(await listStillOn(scene.world)).toEqual([])
    const slot = await slotOf()
    expect({ slot, log: slot === undefined ? leg.log : '' }).toEqual({ slot: '2026-01-01T00:00:00Z', log: '' })
  })

  test('still keeps its output, and is no trouble of its own: whoever cancelled knows', () => {
    const cancelled = { cancelled: true, success: false }
    const keep = job?.steps.find(({ name }) => name === 'Keep result and output')
    expect(holds(keep?.if ?? '', {}, cancelled)).toBe(true)
    const contexts = {
      needs: { due: { result: 'success', outputs: { status: 'ok', regions: '[]' } }, run: { result: 'cancelled' } },
    }
    expect(holds(sumUp?.if ?? '', contexts, cancelled)).toBe(false)
    // GitHub cancels a job at its timeout too, but not the workflow.
    expect(holds(sumUp?.if ?? '', contexts)).toBe(true)
  })
})

test('fault 64: a leg that was queued behind another of its slot looks again, and ends as skipped and well', async () => {
  expect(await slotOf()).toBe('2026-01-01T00:00:00Z')
  await scene.world.resetCalls()
  const leg = await runLeg()
  expect(leg).toMatchObject({ exitCode: 0, outputs: { status: 'skipped' } })
  expect((await scene.world.calls()).filter(({ action }) => action === 'StartInstances')).toEqual([])
})
