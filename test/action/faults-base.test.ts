// What can go wrong with the setup of a base image's machine: the old one serves meanwhile, and the next provision begins
// with a fresh one.
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { CreateTagsCommand } from '@aws-sdk/client-ec2'
import { describe, expect, test } from '@jest/globals'
import type { StepResult } from '../../local/action.ts'
import type { InstanceView } from '../../local/control.ts'
import {
  describeSetups,
  ended,
  leave,
  readOnDisk,
  useTales,
  WELL,
  type Scene,
  type Tale,
} from '../support/base-tales.ts'
import { mutations, until } from '../support/world.ts'

const OLD_SERVES = 'stopped, ready, setup done'

/** A setup that has begun tells so, and how often on the same disk. */
const begins = (then: string): string => `echo begun; echo once >>/opt/begun; ${then}`

/** The log of a step that goes on, and a signal for when its setup has begun. */
function whenBegun(names: readonly NodeJS.Signals[]) {
  let log = ''
  return {
    onLog: (text: string) => void (log += text),
    signals: { names, when: () => /^\| begun$/m.test(log) },
  }
}

/** Whether all that was begun on a machine has its end on record there. */
async function hasEnded({ disk }: Pick<InstanceView, 'disk'>): Promise<boolean> {
  const runs = await readdir(`${disk}/var/lib/servicemon/runs`)
  return runs.every((run) => existsSync(`${disk}/var/lib/servicemon/runs/${run}/meta`))
}

/** The annotation of a step that failed. */
const annotationOf = ({ log }: StepResult): string => /^::error::(.*)$/m.exec(log)?.[1] ?? ''

/** With an old machine that serves: the new one's setup fails so, and is never begun on it again. */
async function failBesideOld(scene: Scene, setup: string): Promise<StepResult> {
  expect(ended(await scene.provision(leave('old')))).toEqual(WELL)
  const failed = await scene.provision(setup)
  expect(failed).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } })
  const machines = await scene.machines()
  expect(describeSetups(machines)).toEqual([OLD_SERVES, expect.stringMatching(/^stopped, proving\/\d+s, setup begun$/)])
  expect(await scene.run()).toBe('old\nmine\n')
  const check = await scene.act({ mode: 'check' })
  const spoiled = machines[1]?.id ?? ''
  expect(scene.resultOf(check)?.findings.filter(({ code }) => code === 'setup')).toMatchObject([
    { text: `the setup of instance ${spoiled} failed or was cut off: the next provision begins with a fresh machine` },
  ])
  return failed
}

/** The next provision ends both, and makes one that is well. */
async function isMended(scene: Scene): Promise<StepResult> {
  const before = (await scene.machines()).map(({ id }) => id)
  const mended = await scene.provision(begins(leave('new')))
  expect(ended(mended)).toEqual(WELL)
  const machines = await scene.machines()
  expect(describeSetups(machines)).toEqual([OLD_SERVES])
  expect(before).not.toContain(machines[0]?.id)
  expect(await scene.run()).toBe('new\nmine\n')
  return mended
}

const isRecovered = (log: string): void =>
  expect(log).toMatch(/^(?:\S+ +)?recovered output of run \d+-\d+-[0-9a-f]{8} \(.*\n(?:\S+ +)?\| begun$/m)

const TALES: readonly Tale[] = [
  {
    fault: 'fault 145: a setup that fails is said with its last words, and the old machine goes on serving',
    tell: async (scene) => {
      const failed = await failBesideOld(scene, begins('echo trouble >&2; exit 3'))
      expect(annotationOf(failed)).toMatch(
        /^us-\S+: the setup of instance i-\w+ failed; its last lines: \| begun \| trouble: the payload ended with exit code 3\. .*Mend the setup and provision again/,
      )
      expect([...failed.files.values()].map(String)).toEqual(['begun\ntrouble\n'])
      await isMended(scene)
    },
  },
  {
    fault: 'fault 146: a setup that hangs is ended at its timeout',
    tell: async (scene) => {
      const failed = await failBesideOld(scene, begins('sleep 60'))
      expect(annotationOf(failed)).toMatch(
        /the setup of instance i-\w+ failed.*: the payload was ended at its timeout\. /,
      )
      await isMended(scene)
    },
  },
  {
    fault: 'fault 147: a setup that reboots is refused by name, and not begun again after the reboot',
    tell: async (scene) => {
      const failed = await failBesideOld(scene, begins('sleep 1; reboot; exec sleep 60'))
      expect(annotationOf(failed)).toMatch(
        /the setup of instance i-\w+ failed.*: the payload was interrupted: the machine rebooted in the middle of it\. .*A setup that has to restart the machine leaves that to the next boot/,
      )
      const [, spoiled] = await scene.machines()
      expect(spoiled && (await readOnDisk(spoiled, '/opt/begun'))).toBe('once\n')
      await isMended(scene)
    },
  },
  {
    fault: 'fault 149: a machine that falls silent in its setup is stopped, and what it wrote comes before it goes',
    tell: async (scene) => {
      const failed = await failBesideOld(scene, begins('sleep 1; halt; sleep 60'))
      expect(annotationOf(failed)).toMatch(
        /the setup of instance i-\w+ failed.*: .*instance i-\w+ (has left 3 looks unanswered|is lost to Systems Manager), and EC2 still calls it running/,
      )
      isRecovered((await isMended(scene)).log)
    },
  },
  {
    fault: 'fault 150: a setup whose job is cancelled is over with it, and its machine is off',
    tell: async (scene) => {
      const { act, provision } = scene
      expect(ended(await provision(leave('old')))).toEqual(WELL)
      const cancelled = await provision(begins('sleep 60'), whenBegun(['SIGINT']))
      expect(cancelled).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } })
      expect(describeSetups(await scene.machines())).toEqual([OLD_SERVES, expect.stringMatching(/^stopped, .* begun$/)])
      expect(await scene.run()).toBe('old\nmine\n')
      expect((await act({ mode: 'check' })).log).toContain('failed or was cut off')
      isRecovered((await isMended(scene)).log)
    },
  },
  {
    fault:
      'fault 151: a setup whose job dies is left alone for as long as it may take, then stopped, and never taken up',
    tell: async (scene) => {
      const { act, provision, world, region } = scene
      const died = await provision(begins('sleep 3'), { post: false, ...whenBegun(['SIGKILL']) })
      expect(died.signal).toBe('SIGKILL')
      expect((await act({ mode: 'rotate' })).exitCode).toBe(0)
      const [machine] = await scene.machines()
      expect(machine && describeSetups([machine])).toEqual([expect.stringMatching(/^running, .* begun$/)])
      const Tags = Object.entries(machine?.tags ?? {}).flatMap(([Key, value]) =>
        Key.startsWith('servicemon:lease-') ? [{ Key, Value: value.replaceAll(/\d{4}-/g, '2001-') }] : [],
      )
      expect(Tags).toHaveLength(1)
      const id = machine?.id ?? ''
      if (machine !== undefined) await until(() => hasEnded(machine), 'the end of the setup to be on record')
      await world.ec2(region).send(new CreateTagsCommand({ Resources: [id], Tags }))
      await world.control.backdateLaunch(id, 3 * 86_400)
      const swept = await act({ mode: 'rotate' })
      expect(swept.exitCode).toBe(0)
      isRecovered(swept.log)
      expect(describeSetups(await scene.machines())).toEqual([expect.stringMatching(/^stopped, .* begun$/)])
      await isMended(scene)
    },
  },
  {
    fault: 'fault 155: a run that holds the old machine is left alone by another setup, which comes when it is over',
    tell: async (scene) => {
      const { act, provision, world, region } = scene
      expect(ended(await provision(leave('old')))).toEqual(WELL)
      let log = ''
      const options = { onLog: (text: string) => void (log += text) }
      const run = act(
        { mode: 'run', command: 'echo begun; until [ -e /opt/go-on ]; do sleep 0.2; done; cat /opt/setup' },
        options,
      )
      await until(() => Promise.resolve(/^\| begun$/m.test(log)), 'the run to begin')
      const since = (await world.calls()).length
      const busy = await provision(leave('new'))
      expect(busy).toMatchObject({ exitCode: 1, outputs: { status: 'busy' } })
      expect(annotationOf(busy)).toMatch(/instance i-\w+ is held by run \S+ until .*Try again when it has been let go/)
      const calls = (await world.calls()).slice(since).filter((call) => call.region === region)
      expect(mutations(calls).filter((call) => !/ssm\.|CreateTags/.test(call))).toEqual([])
      // It is at work for as long as that took.
      const [machine] = (await world.machines(region)).filter(({ state }) => state === 'running')
      await world.control.writeFile(machine?.id ?? '', '/opt/go-on', '')
      expect((await run).outputs['output-file-content']).toBe('begun\nold\n')
      await isMended(scene)
    },
  },
]

const story = useTales(TALES)

describe('the setup of a new machine', () => {
  test.each(TALES.map(({ fault }, index) => ({ fault, index })))('$fault', ({ index }) => story(index))
})
