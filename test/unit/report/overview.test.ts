// The table of a step: at most six short columns, a region a line.
import { expect, test } from '@jest/globals'
import { overviewTable } from '../../../src/report/overview.ts'
import type { RegionResult, Result } from '../../../src/result.ts'
import { toPlain } from '../../../src/text/rich.ts'
import { NOW } from '../../support/builders.ts'
import { aRegionResult, aResult } from '../../support/results.ts'

const instance = {
  ...{ id: 'i-1', state: 'stopped', type: 't3.micro', zone: 'z', image: 'ami-1', lastStart: '2026-11-24T07:00:00Z' },
}
const image = {
  ...{ id: 'ami-1', name: 'x', state: 'available', created: '2026-11-20T00:00:00Z', source: 'ami-0' },
  ...{ current: true, snapshots: [] },
}
const rowsOf = (mode: string, regions: Result['regions']): string[] =>
  (overviewTable(aResult(mode, regions), NOW) ?? []).map((row) =>
    row.map(toPlain).join(' | ').replaceAll('\u2011', '-'),
  )
const rowOf = (mode: string, region: Partial<RegionResult>): string | undefined =>
  rowsOf(mode, { 'us-east-1': aRegionResult(region), 'eu-west-3': aRegionResult() })[1]
const outdated = { code: 'outdated', defect: true, text: 'x' }

test.each<[string, Partial<RegionResult>, string]>([
  [
    'ready',
    { instance: { ...instance, slot: '2026-11-24T06:30:00Z' }, image },
    '🟢 | us-east-1 | off | current | 06:30 (40 min ago) | ',
  ],
  ['never run', { instance, image }, '🟢 | us-east-1 | off | current | never | '],
  [
    'a slot of yesterday',
    { instance: { ...instance, slot: '2026-11-22T06:30:00Z' }, image },
    '🟢 | us-east-1 | off | current | 11-22 06:30 (2 d ago) | ',
  ],
  ['a slot that is none', { instance: { ...instance, slot: 'x' }, image }, '🟢 | us-east-1 | off | current | never | '],
  [
    'on, held',
    { instance: { ...instance, state: 'running', holder: { kind: 'hold', until: '2026-11-24T08:00:00Z' } }, image },
    '🟡 | us-east-1 | on, held | current | never | ',
  ],
  [
    'on, and nobody’s',
    {
      status: 'drifted',
      instance: { ...instance, state: 'running' },
      image,
      findings: [{ code: 'running', defect: true, text: 'x', resource: 'i-1' }],
    },
    '🔴 | us-east-1 | on, held by nobody | current | never | run stop',
  ],
  [
    'outdated',
    { status: 'drifted', instance, image: { ...image, current: false }, findings: [outdated] },
    '🔴 | us-east-1 | off | outdated | never | run provision',
  ],
  [
    'a newer base',
    {
      instance: { ...instance, setup: 'aa' },
      image: { ...image, current: false, source: undefined },
      findings: [{ code: 'newer-base', defect: false, text: 'x' }],
    },
    '🟢 | us-east-1 | off | current, a newer base is out | never | run provision with refresh',
  ],
  [
    'drift that provision leaves',
    { status: 'drifted', instance, image, findings: [{ code: 'drift', defect: true, text: 'x' }] },
    '🔴 | us-east-1 | off | current | never | see below',
  ],
  ['nothing there', { status: 'absent' }, '⚪ | us-east-1 | – | – | – | run provision, or nothing'],
  ['a failure', { status: 'failed', error: { messages: ['x'] } }, '🔴 | us-east-1 | – | – | – | see above'],
  [
    'a former region',
    {
      status: 'drifted',
      summary: 'not in the fleet file, and not empty: clear it',
      findings: [{ code: 'leftover', defect: true, text: 'x' }],
    },
    '🔴 | us-east-1 | – | – | – | run clear',
  ],
])('check of a region: %s', (_, region, row) => expect(rowOf('check', region)).toBe(row))

test('the columns of check, by image or setup', () => {
  expect(rowsOf('check', { a: aRegionResult({ instance, image }) })[0]).toBe(
    ' | region | machine | image | last served | what to do',
  )
  expect(rowsOf('check', { a: aRegionResult({ instance: { ...instance, setup: 'aa' } }) })[0]).toContain(
    'image and setup',
  )
})

const schedule = {
  due: false,
  reason: 'slot 2026-11-24T06:30:00Z has been served',
  slot: '2026-11-24T06:30:00Z',
  served: '2026-11-24T06:30:00Z',
  next: '2026-11-24T12:30:00Z',
}

test.each<[string, Partial<RegionResult>, string]>([
  ['served', { instance, schedule }, '🟢 | us-east-1 | 06:30 (40 min ago) | no | 12:30'],
  [
    'due',
    { instance, schedule: { ...schedule, due: true, served: '2026-11-24T00:30:00Z' } },
    '🟡 | us-east-1 | 00:30 (6 h ago) | runs now (slot 06:30, 40 min late) | 12:30',
  ],
  [
    'due on time',
    { instance, schedule: { due: true, reason: 'due', slot: '2026-11-24T07:10:00Z' } },
    '🟡 | us-east-1 | never | runs now (slot 07:10) | –',
  ],
  [
    'held',
    {
      status: 'skipped',
      instance: { ...instance, state: 'running', holder: { kind: 'lease', until: '2026-11-24T08:00:00Z' } },
      schedule: { ...schedule, served: undefined },
    },
    '⚪ | us-east-1 | never | no, in use until 08:00 | 12:30',
  ],
  [
    'not provisioned',
    { summary: 'not provisioned, so never due' },
    '⚪ | us-east-1 | – | not provisioned: run provision | –',
  ],
  [
    'given up',
    { instance, schedule: { ...schedule, served: undefined, reason: 'slot was given up after 3 failed starts' } },
    '🟢 | us-east-1 | never | slot was given up after 3 failed starts | 12:30',
  ],
])('rotate: %s', (_, region, row) => expect(rowOf('rotate', region)).toBe(row))

test('one run has no table, several have one with what they cost', () => {
  const run = {
    runId: '1',
    phases: [],
    timedOut: false,
    outputBytes: 0,
    exitCode: 0,
    billedSeconds: 60.4,
    costDollars: 0.0003,
  }
  expect(overviewTable(aResult('run', { a: aRegionResult({ run }) }), NOW)).toBeUndefined()
  expect(
    rowsOf('run', {
      'us-east-1': aRegionResult({ run, instance }),
      'eu-west-3': aRegionResult({ status: 'skipped', summary: 'not due' }),
    }),
  ).toEqual([
    ' | region | result | machine | billed | about',
    '🟢 | us-east-1 | exit code 0 | off | 60 s | $0.0003',
    '⚪ | eu-west-3 | not due | – | – | –',
  ])
})

test('a plan is its steps, with the region where there are several', () => {
  const steps = [
    {
      kind: 'run-instance',
      target: 'instance t3.micro in z',
      outcome: 'planned' as const,
      reason: 'there is none',
      seconds: 0,
    },
  ]
  const planned = aRegionResult({ status: 'skipped', steps })
  expect(rowsOf('provision', { 'us-east-1': planned })).toEqual([
    'would | what | why',
    'launch | instance t3.micro in z | there is none',
  ])
  expect(rowsOf('provision', { 'us-east-1': planned, 'eu-west-3': aRegionResult() })).toEqual([
    'region | would | what | why',
    'us-east-1 | launch | instance t3.micro in z | there is none',
    'eu-west-3 | – | ready | ',
  ])
})

test.each(['check', 'provision', 'rotate', 'run', 'start', 'stop', 'clear'])('%s has at most six columns', (mode) => {
  const regions = { a: aRegionResult({ instance, image, schedule }), b: aRegionResult() }
  for (const row of overviewTable(aResult(mode, regions), NOW) ?? []) expect(row.length).toBeLessThanOrEqual(6)
})
