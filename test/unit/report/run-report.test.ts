// One run in a report: its phases, what its end means, what comes next.
import { expect, test } from '@jest/globals'
import { describeNext, phasesLine, tailBlock } from '../../../src/report/run-report.ts'
import { toPlain } from '../../../src/text/rich.ts'
import { NOW } from '../../support/builders.ts'
import { aRegionResult } from '../../support/results.ts'

const run = (more = {}) => ({ runId: '1', phases: [], timedOut: false, outputBytes: 0, ...more })
const phase = (name: string, seconds: number) => ({ name, seconds, started: '2026-11-24T07:10:00Z' })
const next = (status: 'ok' | 'failed', more = {}, artifact?: string): string =>
  toPlain(describeNext(aRegionResult({ status, run: run(more) }), { artifact, now: NOW }))

test('phases are one line, those that took a moment left out', () => {
  const phases = [
    phase('find', 0.2),
    phase('claim', 3.4),
    phase('boot', 23.4),
    phase('payload', 59.6),
    phase('stop', 0.2),
  ]
  expect(phasesLine(run({ phases }))).toBe('claim 3.4 s · boot 23 s · job 60 s · stop 0.2 s')
  expect(phasesLine(run())).toBeUndefined()
})

test.each<[number, RegExp]>([
  [1, /^Exit code 1 is your command's own\. /],
  [126, /found and may not be run/],
  [127, /was not found/],
  [143, /ended by signal 15/],
  [255, /^Exit code 255 is your command's own\. /],
])('exit code %i has a meaning', (exitCode, meaning) => {
  expect(next('failed', { exitCode, nextSlot: '2026-11-24T12:30:00Z' })).toMatch(meaning)
})

test('what is next: a run of the schedule is run again, one by hand is not', () => {
  const slots = { slot: '2026-11-24T06:30:00Z', nextSlot: '2026-11-25T00:30:00Z' }
  expect(next('failed', slots, 'NAVO-1')).toBe(
    'The whole output is in the artifact NAVO-1. The next slot runs it again: 11-25 00:30 UTC.',
  )
  expect(next('failed', { ...slots, slot: undefined })).toBe('The next slot is 11-25 00:30 UTC.')
  expect(next('ok', { ...slots, resultsFolder: '/x' }, 'A')).toBe(
    'The whole output and the results are in the artifact A. The next slot is 11-25 00:30 UTC.',
  )
  expect(next('ok')).toBe('')
})

test('a setup has no run, and its output an artifact', () => {
  const setting = { artifact: 'NAVO-1', now: NOW }
  expect(toPlain(describeNext(aRegionResult(), setting))).toBe('The whole output is in the artifact NAVO-1.')
  expect(describeNext(aRegionResult(), { ...setting, artifact: undefined })).toBe('')
})

test('last words are a block with a fence that is longer than any in them', () => {
  expect(tailBlock(['a', '````', '\u001b[1m'])).toEqual(['`````text', 'a', '````', '␛[1m', '`````'])
  expect(tailBlock([])).toBeUndefined()
  expect(tailBlock(['x'.repeat(301)])?.[1]).toBe(`${'x'.repeat(300)}…`)
})
