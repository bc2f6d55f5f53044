// What can go wrong with a public base image: it is missing, another one by now, or has no agent that answers.
import { describe, expect, test } from '@jest/globals'
import { BASE_PARAMETERS } from '../../local/ec2/bases.ts'
import type { StepResult } from '../../local/action.ts'
import { describeSetups, ended, leave, useTales, WELL, type Scene, type Tale } from '../support/base-tales.ts'
import { mutations } from '../support/world.ts'

const PARAMETER = BASE_PARAMETERS.al2023.x86_64
/** For waits of minutes. */
const FASTEST = { SERVICEMON_PACE: '0.006' }
const SERVES = 'stopped, ready, setup done'

const annotationOf = ({ log }: StepResult): string => /^::error::(.*)$/m.exec(log)?.[1] ?? ''

const parameterOf = ({ world: { account }, region }: Scene) => ({ account, region, parameter: PARAMETER })

const imageIds = async ({ machines }: Scene): Promise<(string | undefined)[]> =>
  (await machines()).map(({ tags }) => tags['servicemon:image'])

/** Changes that a step makes in the region. */
async function changesOf({ world, region }: Scene, step: () => Promise<StepResult>): Promise<[StepResult, string[]]> {
  const since = (await world.calls()).length
  const done = await step()
  return [done, mutations((await world.calls()).slice(since).filter((call) => call.region === region))]
}

/** Provisions, and has something happen once the plan is made and before the machine is. */
async function provisionWhile(scene: Scene, happens: () => Promise<unknown>): Promise<StepResult> {
  const { world, region, provision } = scene
  await world.addFault({ region, action: 'CreateSecurityGroup', kind: 'delay', ms: 3000, times: 1 })
  let happened: Promise<unknown> | undefined
  const onLog = (text: string): void => {
    if (text.includes('create-security-group')) happened ??= happens()
  }
  const done = await provision(leave('one'), { onLog })
  expect(happened).toBeDefined()
  await happened
  return done
}

const TALES: readonly Tale[] = [
  {
    fault: 'fault 152: a public parameter that is missing is said before anything is changed, and runs go on',
    tell: async (scene) => {
      const { world, act, provision, run } = scene
      const says = new RegExp(`the public parameter ${PARAMETER} does not exist in ${scene.region}`)
      await world.control.removeParameter(parameterOf(scene))
      const [first, changes] = await changesOf(scene, () => provision(leave('one')))
      expect(first).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } })
      expect(annotationOf(first)).toMatch(says)
      expect(changes).toEqual([])

      await world.control.publishImage(parameterOf(scene))
      expect(ended(await provision(leave('one')))).toEqual(WELL)
      await world.control.removeParameter(parameterOf(scene))
      const [again, none] = await changesOf(scene, () => provision(leave('two')))
      expect(annotationOf(again)).toMatch(says)
      expect(none).toEqual([])
      expect((await act({ mode: 'check' })).log).toMatch(says)
      expect(await run()).toBe('one\nmine\n')
    },
  },
  {
    fault:
      'fault 153: an image that is deregistered between plan and launch makes nothing, and the next provision takes the newer one',
    tell: async (scene) => {
      const { world, provision } = scene
      const failed = await provisionWhile(scene, () => world.control.deregisterPublicImage(parameterOf(scene)))
      expect(failed).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } })
      expect(annotationOf(failed)).toMatch(/image ami-\w+/)
      expect(await scene.machines()).toEqual([])
      const id = await world.control.publishImage(parameterOf(scene))
      expect(ended(await provision(leave('one')))).toEqual(WELL)
      expect(await imageIds(scene)).toEqual([id])
    },
  },
  {
    fault:
      'fault 154: a newer base image between plan and launch is not taken by that launch; check tells it, and refresh takes it',
    tell: async (scene) => {
      const { world, act, provision, run } = scene
      let newer = ''
      const made = await provisionWhile(scene, async () => {
        newer = await world.control.publishImage({ ...parameterOf(scene), ageDays: 0 })
      })
      expect(ended(made)).toEqual(WELL)
      const [old] = await scene.machines()
      expect(old?.tags['servicemon:image']).not.toBe(newer)
      const check = await act({ mode: 'check', require: 'ready' })
      expect(ended(check)).toEqual(WELL)
      expect(scene.resultOf(check)?.findings).toMatchObject([
        { code: 'newer-base', defect: false, text: expect.stringMatching(/ 10 days old, and al2023-\S+ is newer: /) },
      ])
      const [same, changes] = await changesOf(scene, () => provision(leave('one')))
      expect([ended(same), changes]).toEqual([WELL, []])
      expect(ended(await provision(leave('one'), { refresh: true }))).toEqual(WELL)
      expect(await imageIds(scene)).toEqual([newer])
      expect((await scene.machines()).map(({ id }) => id)).not.toContain(old?.id)
      expect(await run()).toBe('one\nmine\n')
    },
  },
  {
    fault:
      'fault 156: a machine whose base has no agent that answers is terminated, and the error names base and agent',
    tell: async (scene) => {
      const { world, provision, run } = scene
      expect(ended(await provision(leave('old')))).toEqual(WELL)
      await world.control.publishImage({ ...parameterOf(scene), hasAgent: false })
      const silent = await provision(leave('new'), { env: FASTEST })
      expect(silent).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } })
      expect(annotationOf(silent)).toMatch(
        /: the Systems Manager agent of base al2023 does not answer: instance i-\w+ is terminated: /,
      )
      expect(describeSetups(await scene.machines())).toEqual([SERVES])
      expect(await run()).toBe('old\nmine\n')
      await world.control.publishImage(parameterOf(scene))
      expect(ended(await provision(leave('new')))).toEqual(WELL)
      expect(await run()).toBe('new\nmine\n')
    },
  },
]

const story = useTales(TALES)

describe('a base image', () => {
  test.each(TALES.map(({ fault }, index) => ({ fault, index })))('$fault', ({ index }) => story(index))
})
