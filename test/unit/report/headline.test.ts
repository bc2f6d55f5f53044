// The one line that answers for a step, by mode and outcome.
import { describe, expect, test } from '@jest/globals'
import { headlineOf, titleOf } from '../../../src/report/headline.ts'
import type { RegionResult, Result } from '../../../src/result.ts'
import { NOW } from '../../support/builders.ts'
import { aRegionResult, aResult } from '../../support/results.ts'

const instance = (state = 'stopped', more: Partial<NonNullable<RegionResult['instance']>> = {}) => ({
  ...{ id: 'i-1', state, type: 't3.micro', zone: 'us-east-1a', image: 'ami-1', lastStart: '2026-11-24T07:00:00Z' },
  ...more,
})
const run = (more: Partial<NonNullable<RegionResult['run']>>) => ({
  ...{ runId: '1-1-aaaaaaaa', phases: [], timedOut: false, outputBytes: 0, ...more },
})
const error = { messages: ['no'] }
const stop = (outcome: 'done' | 'failed') => ({
  ...{ kind: 'stop-instance', target: 'instance i-1', outcome, reason: 'running, held by nobody', seconds: 0 },
})
const planned = { kind: 'copy-image', target: 'image x', outcome: 'planned', reason: 'y', seconds: 0 } as const
const due = { due: true, reason: 'due' }
const one = (region: Partial<RegionResult>) => ({ 'us-east-1': aRegionResult(region) })
const two = (region: Partial<RegionResult>, other: Partial<RegionResult>) => ({
  ...one(region),
  'eu-west-3': aRegionResult(other),
})

test.each<[string, Result['regions'], string]>([
  [
    'run',
    one({ instance: instance(), run: run({ exitCode: 0, billedSeconds: 60, costDollars: 0.0003 }) }),
    '✅ NAVO · us-east-1 · exit code 0 · machine off · 60 s billed, about $0.0003',
  ],
  [
    'run',
    one({ status: 'failed', instance: instance(), run: run({ exitCode: 3, billedSeconds: 60 }) }),
    '❌ NAVO · us-east-1 · exit code 3 · machine off · 60 s billed',
  ],
  [
    'run',
    one({ status: 'failed', instance: instance(), run: run({ timedOut: true, billedSeconds: 99.6 }) }),
    '❌ NAVO · us-east-1 · ended at its timeout · machine off · 100 s billed',
  ],
  [
    'run',
    one({ status: 'failed', instance: instance('running'), run: run({ signal: 'SIGKILL', billedSeconds: 61 }) }),
    '❌ NAVO · us-east-1 · ended by SIGKILL · machine may be on · 61 s billed',
  ],
  [
    'run',
    one({ status: 'failed', instance: instance(), run: run({}) }),
    '❌ NAVO · us-east-1 · the job did not begin · machine off · nothing billed',
  ],
  [
    'run',
    one({
      ...{ status: 'failed', instance: instance() },
      run: run({ billedSeconds: 300, phases: [{ name: 'payload', started: '2026-11-24T07:00:00Z', seconds: 1 }] }),
    }),
    '❌ NAVO · us-east-1 · its end is not known · machine off · 300 s billed',
  ],
  ['run', one({ status: 'skipped' }), '⏭️ NAVO · us-east-1 · not due, not run'],
  ['run', one({ status: 'busy', error }), '⚠️ NAVO · us-east-1 · in use, not run'],
  ['run', one({ status: 'refused', error }), '❌ NAVO · us-east-1 · not run'],
  [
    'run',
    two({ run: run({ exitCode: 0 }), instance: instance() }, { status: 'skipped' }),
    '✅ NAVO · run · 1 ran, 1 not due, nothing on',
  ],
  [
    'run',
    two({ run: run({ exitCode: 0 }) }, { status: 'failed', run: run({}), instance: instance('running') }),
    '❌ NAVO · run · 1 of 2 failed: eu-west-3, 1 machine is on',
  ],
  ['check', two({ instance: instance() }, {}), '✅ NAVO · check · 2 of 2 ready, nothing on'],
  [
    'check',
    two(
      { instance: instance('running') },
      { findings: [{ code: 'running', defect: false, text: 'x', resource: 'i-2' }] },
    ),
    '⚠️ NAVO · check · 2 of 2 ready, 2 machines are on',
  ],
  [
    'check',
    one({
      instance: instance('running'),
      findings: [{ code: 'running', defect: false, text: 'x', resource: 'i-1' }],
    }),
    '⚠️ NAVO · check · 1 of 1 ready, 1 machine is on',
  ],
  ['check', two({}, { status: 'absent' }), '⚠️ NAVO · check · 1 of 2 ready, nothing on'],
  ['check', two({}, { status: 'failed', error }), '❌ NAVO · check · 1 of 2 ready, in trouble: eu-west-3, nothing on'],
  ['provision', two({}, {}), '✅ NAVO · provision · 2 of 2 ready, nothing on'],
  [
    'provision',
    one({ status: 'skipped', steps: [planned] }),
    '📝 NAVO · provision · plan for us-east-1: nothing was changed',
  ],
  [
    'clear',
    two({ status: 'skipped', steps: [planned] }, { summary: 'empty' }),
    '📝 NAVO · clear · plan for us-east-1 and eu-west-3: nothing was deleted',
  ],
  [
    'clear',
    two({ status: 'skipped', steps: [planned] }, { status: 'refused', error }),
    '❌ NAVO · clear · no plan for eu-west-3; nothing was deleted',
  ],
  ['clear', one({}), '✅ NAVO · clear · us-east-1 is empty, nothing to do'],
  ['clear', one({ steps: [{ ...planned, outcome: 'done' }] }), '✅ NAVO · clear · us-east-1 is empty'],
  ['clear', one({ status: 'failed', error }), '❌ NAVO · clear · not all deleted in us-east-1'],
  [
    'rotate',
    two({ schedule: due, steps: [stop('done')] }, { schedule: due }),
    '⚠️ NAVO · rotate · 2 due, 1 machine was on and is stopped',
  ],
  ['rotate', one({ instance: instance() }), '✅ NAVO · rotate · nothing due, nothing on'],
  [
    'rotate',
    one({ instance: instance('running'), status: 'skipped' }),
    '✅ NAVO · rotate · nothing due, 1 machine is on',
  ],
  [
    'rotate',
    one({ status: 'failed', error, steps: [stop('failed')], instance: instance('running') }),
    '❌ NAVO · rotate · nothing due, not swept: us-east-1, 1 machine is on',
  ],
  [
    'start',
    one({ instance: instance('running', { holder: { kind: 'hold', until: '2026-11-24T17:11:00Z' } }) }),
    '✅ NAVO · start · us-east-1 on until 17:11 UTC',
  ],
  ['start', one({ status: 'failed', error }), '❌ NAVO · start · us-east-1 not started'],
  ['stop', two({ steps: [stop('done')] }, { steps: [stop('done')] }), '✅ NAVO · stop · 2 machines stopped'],
  ['stop', one({}), '✅ NAVO · stop · nothing was on'],
  ['stop', one({ status: 'failed', error }), '❌ NAVO · stop · not all stopped: look at us-east-1'],
])('%s %#: the answer', (mode, regions, expected) => {
  expect(titleOf(headlineOf(aResult(mode, regions), NOW))).toBe(expected)
})

describe('whatever regions there are', () => {
  test('it fits in a line', () => {
    const regions = Object.fromEntries(
      Array.from({ length: 34 }, (_, index) => [`ap-southeast-${index}`, aRegionResult({ status: 'failed', error })]),
    )
    for (const mode of ['run', 'check', 'provision', 'clear', 'rotate', 'start', 'stop']) {
      expect(headlineOf(aResult(mode, regions), NOW).text.length).toBeLessThanOrEqual(120)
    }
  })
})
