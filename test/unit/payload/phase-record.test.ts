// The phases of a run, as they are recorded.
import { describe, expect, test } from '@jest/globals'
import { recordPhases } from '../../../src/payload/phase-record.ts'
import { fakeClock } from '../../support/builders.ts'
import { aLogger } from '../../support/context.ts'

describe('the phases of a run', () => {
  test('are recorded one after the other, with their starts and tenths of seconds', async () => {
    const clock = fakeClock()
    const phases = recordPhases(clock, aLogger())
    const found = await phases.during('find', () => {
      clock.advance(1.26)
      return Promise.resolve('i-1')
    })
    await phases.during('boot', () => {
      clock.advance(40)
      return Promise.resolve()
    })
    expect(found).toBe('i-1')
    expect(phases.done).toEqual([
      { name: 'find', started: '2026-11-24T07:10:00Z', seconds: 1.3 },
      { name: 'boot', started: '2026-11-24T07:10:01Z', seconds: 40 },
    ])
  })

  test('are recorded when they fail, too', async () => {
    const clock = fakeClock()
    const phases = recordPhases(clock, aLogger())
    const error = new Error('no capacity')
    const boot = phases.during('boot', () => {
      clock.advance(3)
      return Promise.reject(error)
    })
    await expect(boot).rejects.toBe(error)
    expect(phases.done).toEqual([{ name: 'boot', started: '2026-11-24T07:10:00Z', seconds: 3 }])
  })

  test('are groups of the log, each with words for people', async () => {
    const lines: string[] = []
    const phases = recordPhases(fakeClock(), aLogger(lines))
    for (const name of ['boot', 'payload', 'odd']) await phases.during(name, () => Promise.resolve())
    expect(lines).toEqual(['Start it', 'Run the job', 'odd'])
  })
})
