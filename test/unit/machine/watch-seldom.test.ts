// Looking after a machine that is at work: how soon it is seen as lost, and how many bad looks that takes.
import { describe, expect, test } from '@jest/globals'
import { watchMachine } from '../../../src/machine/watch.ts'
import { fakeRegion, MACHINE_ID, type Script } from '../../support/fake-machine.ts'

/** Looks every second for so long; gives the second at which the machine is given up, if it is. */
async function lostAfter(seconds: number, everySeconds: number, script: (elapsed: () => number) => Script) {
  let began = 0
  const elapsed = (): number => region.clock.elapsed() - began
  const region = fakeRegion({ instance: { state: 'running' }, ...script(() => elapsed()) })
  began = region.clock.elapsed()
  const look = watchMachine(region.context, { id: MACHINE_ID }, everySeconds)
  while (elapsed() < seconds) {
    region.clock.advance(1)
    try {
      await look()
    } catch {
      return elapsed()
    }
  }
  return undefined
}

const POLLS = [1, 5, 60, 300]

describe('fault 73: with run.poll of', () => {
  test.each(POLLS)('%i s one bad look ends nothing', async (every) => {
    let looks = 0
    expect(await lostAfter(600, every, () => ({ online: () => looks++ !== 3 }))).toBeUndefined()
  })

  test.each(POLLS)('%i s a first look that is bad ends nothing', async (every) => {
    let looks = 0
    expect(await lostAfter(600, every, () => ({ online: () => looks++ > 0 }))).toBeUndefined()
  })

  test.each(POLLS)('%i s a halted machine is seen after a minute of silence', async (every) => {
    const lost = await lostAfter(600, every, (elapsed) => ({ online: () => elapsed() < 100 }))
    expect(lost).toBeGreaterThanOrEqual(160)
    expect(lost).toBeLessThanOrEqual(100 + 60 + 2 * 15)
  })

  test.each(POLLS)('%i s a stopped machine is seen within a quarter of a minute', async (every) => {
    const lost = await lostAfter(600, every, (elapsed) => ({
      ec2: (action, _, { machine }) => {
        if (elapsed() >= 100) machine.state = 'stopped'
        return action === '' ? {} : undefined
      },
    }))
    expect(lost).toBeLessThanOrEqual(115)
  })
})
