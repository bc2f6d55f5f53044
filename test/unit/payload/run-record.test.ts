// What a run tells of itself when it is over: its phases and its bill, in dollars where the fleet file has a price.
import { describe, expect, test } from '@jest/globals'
import { recordPhases } from '../../../src/payload/phase-record.ts'
import {
  describeBill,
  describeRun,
  type Claimed,
  type LetGo,
  type RunRecord,
  type Up,
} from '../../../src/payload/run-record.ts'
import { aFleet, aRegion, anInstance, at, fakeClock } from '../../support/builders.ts'
import { aLogger } from '../../support/context.ts'

function aRecord(overrides: Partial<Claimed & Up & LetGo> = {}): RunRecord {
  return {
    machine: { region: 'eu-west-3', instanceId: 'i-runner', runId: '1-1-aaaaaaaa' },
    phases: recordPhases(fakeClock(), aLogger()),
    output: { size: 5, write: () => undefined, end: () => '' },
    outputFile: '/tmp/output.txt',
    slot: undefined,
    instance: anInstance({ type: 't3.micro' }),
    stage: 'taken',
    runningSince: at(-3600),
    stoppingSince: at(-1800),
    left: 'off',
    trouble: undefined,
    error: undefined,
    ...overrides,
  }
}
const contextWith = (prices: Readonly<Record<string, number>>) => ({
  ...{ clock: fakeClock(), fleet: aFleet() },
  region: aRegion({ prices, cron: '30 0,6,12,18 * * *' }),
})

describe('the bill of a run', () => {
  const rows: [string, Partial<Claimed & Up & LetGo>, Record<string, number>, string][] = [
    ['half an hour', {}, { 't3.micro': 0.0154 }, '; 1800 s billed on a t3.micro, about 0.0077 USD'],
    [
      'less than a minute',
      { stoppingSince: at(-3590) },
      { 't3.micro': 0.06 },
      '; 60 s billed on a t3.micro, about 0.001 USD',
    ],
    ['a type without a price', {}, { 't2.micro': 0.0154 }, '; 1800 s billed on a t3.micro'],
  ]
  test.each(rows)('for %s', (_, overrides, prices, bill) => {
    expect(describeBill(contextWith(prices), aRecord(overrides))).toBe(bill)
  })

  test('for a machine that never ran', () => {
    const { runningSince, ...never } = aRecord()
    expect([runningSince, describeBill(contextWith({}), never)]).toEqual([at(-3600), '; 0 s billed on a t3.micro'])
  })

  test('begins with the phases', async () => {
    const clock = fakeClock()
    const phases = recordPhases(clock, aLogger())
    await phases.during('boot', () => clock.sleep(31.2))
    await phases.during('payload', () => clock.sleep(118))
    expect(describeBill(contextWith({}), aRecord({ phases }))).toMatch(/^boot 31\.2 s, payload 118 s; /)
  })
})

test('the result has slot, lateness, billed seconds and cost', () => {
  const slot = { time: at(-2400), lateSeconds: 2400 }
  expect(describeRun(contextWith({ 't3.micro': 0.5 }), aRecord({ slot })).run).toMatchObject({
    ...{ slot: '2026-11-24T06:30:00Z', lateSeconds: 2400, nextSlot: '2026-11-24T12:30:00Z' },
    ...{ billedSeconds: 1800, costDollars: 0.25 },
  })
  expect(describeRun(contextWith({}), aRecord()).run?.costDollars).toBeUndefined()
})
