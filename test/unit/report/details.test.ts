// Everything of a step, complete: what its table has no room for.
import { expect, test } from '@jest/globals'
import { detailsTable } from '../../../src/report/details.ts'
import { toPlain } from '../../../src/text/rich.ts'
import { aRegionResult, aResult, checked, ran } from '../../support/results.ts'

const textOf = (result: Parameters<typeof detailsTable>[0]): string =>
  (detailsTable(result) ?? []).map((row) => row.map(toPlain).join(' | ')).join('\n')

test('has each id, time, zone and address of check', () => {
  const text = textOf(checked)
  const facts = [
    'i-1',
    't2.micro',
    'eu-west-3a',
    '192.0.2.1',
    'ami-1',
    'NAVO-ami-home',
    'snap-1, snap-2',
    'key-1',
    'sg-1',
  ]
  for (const fact of [...facts, '2026-11-24T01:10:00Z', 'run 1-1-aaaaaaaa until']) expect(text).toContain(fact)
})

test('has phases, output and slot of a run, and what AWS said', () => {
  expect(textOf(ran)).toContain('eu-west-3 | phase | boot: 40 s from 2026-11-24T07:10:00Z')
  const error = { messages: ['a', 'b'], hint: 'h', code: 'AccessDenied', requestId: 'r-1' }
  expect(textOf(aResult('run', { a: aRegionResult({ error }) }))).toBe(
    'what | is\nstatus | ok: ready\nerror | a\nerror | b\nhint | h\nAWS says | AccessDenied, request r-1',
  )
})

test('has each step with its reason', () => {
  const steps = [
    { kind: 'copy-image', target: 'image x', outcome: 'done' as const, reason: 'none is there', seconds: 12 },
  ]
  expect(textOf(aResult('provision', { a: aRegionResult({ steps }) }))).toContain(
    'step | copy-image image x: done in 12 s; none is there',
  )
})

test('is nothing without regions', () => expect(detailsTable(aResult('run', {}))).toBeUndefined())
