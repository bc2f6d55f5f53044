// Every mode, from an empty account over a working fleet back to an empty account, told as one transcript.
import { expect, test } from '@jest/globals'
import { resultSchema } from '../../src/result.ts'
import { newTranscript } from '../support/transcript.ts'
import { countRegion, describeRegion, fleetText, ONE_OF_EACH, useWorlds, type World } from '../support/world.ts'

const newWorld = useWorlds()
const REGIONS = ['us-west-2', 'us-east-1']

/** Steps of one story, written down; every result must be what the published schema says. */
function newStory(world: World) {
  const transcript = newTranscript(REGIONS)
  const chapters: string[] = []
  return {
    step: async (inputs: Readonly<Record<string, string>>): Promise<void> => {
      await world.resetCalls()
      const done = await world.act(inputs)
      if (done.result !== undefined) expect(resultSchema.parse(done.result)).toEqual(done.result)
      chapters.push(transcript.step(inputs, done, await world.calls()))
    },
    text: () => chapters.join(`\n${'='.repeat(100)}\n`),
  }
}

test('a fleet is provisioned, checked, run, held, stopped and cleared, and home is as it was before', async () => {
  // No look at the output while it runs: how many there are depends on how busy this machine is.
  const world = await newWorld({ fleet: fleetText({ regions: REGIONS, run: ['poll: 5m'] }) })
  const originals = await describeRegion(world, 'us-west-2')
  const { step, text } = newStory(world)

  await step({ mode: 'check' })
  await step({ mode: 'check', require: 'ready' })
  await step({ mode: 'provision', region: 'all', 'dry-run': 'true' })
  await step({ mode: 'provision', region: 'all' })
  expect(await countRegion(world, 'us-east-1')).toEqual(ONE_OF_EACH)
  await step({ mode: 'provision', region: 'all' })
  await step({ mode: 'check', require: 'ready' })
  await step({ mode: 'rotate' })
  await step({ mode: 'run', region: 'us-east-1' })
  await step({ mode: 'run', region: 'us-east-1', 'if-due': 'true' })
  await step({ mode: 'run', region: 'all', command: 'echo one; echo two >&2' })
  await step({ mode: 'rotate' })
  await step({ mode: 'start', region: 'us-east-1', hold: '5m' })
  await step({ mode: 'check' })
  await step({ mode: 'rotate' })
  await step({ mode: 'clear', region: 'us-east-1', confirm: 'NAVO' })
  await step({ mode: 'stop', region: 'all' })
  await step({ mode: 'stop', region: 'all' })
  await step({ mode: 'clear', region: 'all' })
  await step({ mode: 'clear', region: 'all', confirm: 'navo' })
  await step({ mode: 'clear', region: 'all', confirm: 'NAVO' })
  await step({ mode: 'clear', region: 'all', confirm: 'NAVO' })
  await step({ mode: 'check' })

  expect(text()).toMatchSnapshot()
  expect(await describeRegion(world, 'us-west-2')).toEqual(originals)
  expect(Object.values(await countRegion(world, 'us-east-1'))).toEqual([0, 0, 0, 0, 0, 0])
})
