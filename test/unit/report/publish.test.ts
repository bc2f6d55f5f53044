// The end of a step in the log: its table, its findings, and an annotation where something is wrong.
import { describe, expect, test } from '@jest/globals'
import type { Logger } from '../../../src/log.ts'
import { logEnding } from '../../../src/report/publish.ts'
import { overviewTable } from '../../../src/report/overview.ts'
import { formatTable } from '../../../src/report/table.ts'
import type { Result } from '../../../src/result.ts'
import { NOW } from '../../support/builders.ts'
import { aLogger } from '../../support/context.ts'
import { aRegionResult, aResult, checked, SETTING, stopped } from '../../support/results.ts'

describe('the end of a step in the log', () => {
  function logOf(result: Result, failed: boolean): { kind: string; text: string; title?: string | undefined }[] {
    const lines: { kind: string; text: string; title?: string | undefined }[] = []
    const put = (kind: string) => (text: string, title?: string) => lines.push({ kind, text, title })
    const logger: Logger = {
      ...{ info: put('info'), warning: put('warning'), error: put('error'), debug: put('debug') },
      foreign: (more) => lines.push(...more.map((text) => ({ kind: 'foreign', text }))),
      group: (_, work) => work(),
    }
    logEnding({ result, regions: [], failed, ended: NOW, seconds: 12.3 }, SETTING, logger)
    return lines
  }
  const annotations = (result: Result, failed: boolean): string[] =>
    logOf(result, failed).flatMap(({ kind, text, title = '' }) =>
      kind === 'info' ? [] : [`${kind} ${title}: ${text}`],
    )

  test('is the table, the causes with their regions, and the answer', () => {
    const lines = logOf(checked, false).map(({ text }) => text)
    expect(lines.slice(1, 4)).toEqual(formatTable(overviewTable(checked, NOW) ?? []))
    expect(lines.slice(5)).toEqual([
      'eu-west-3: security group sg-1 lacks "ingress tcp 22 from 192.0.2.0/24"',
      'eu-west-3: note: open to everybody',
      '⚠️ NAVO · check · 1 of 2 ready, 1 machine is on · 12.3 s. Times are UTC.',
    ])
  })

  test('has the whole of an error, with AWS’s code and request id', () => {
    const lines = logOf(aResult('run', { 'eu-west-3': failedRegion }), true).map(({ text }) => text)
    for (const line of ['a', 'b', 'Do.', '(AccessDenied, request r-1)']) expect(lines).toContain(line)
  })

  test('says which regions a matrix gets', () => {
    const lines: string[] = []
    const schedule = { due: true, reason: 'due' }
    const result = aResult('rotate', { 'eu-west-3': aRegionResult({ schedule }) })
    logEnding({ result, regions: ['eu-west-3'], failed: false, ended: NOW, seconds: 1 }, SETTING, aLogger(lines))
    expect(lines.at(-1)).toBe('✅ NAVO · rotate · 1 due, nothing on · eu-west-3 · 1 s. Times are UTC.')
  })

  const error = { messages: ['a', 'b'], hint: 'Do.', code: 'AccessDenied', requestId: 'r-1' }
  const failedRegion = aRegionResult({ status: 'failed', error })
  const rows: [string, Result, boolean, string[]][] = [
    ['has no annotation when all went well', stopped, false, []],
    [
      'has one error for a region that failed',
      aResult('run', { 'eu-west-3': failedRegion, 'us-east-1': aRegionResult() }),
      true,
      ['error NAVO · eu-west-3: eu-west-3: a: b (AccessDenied, request r-1). Do.'],
    ],
    [
      'has a warning instead where the step does not fail',
      aResult('rotate', { 'eu-west-3': failedRegion }),
      false,
      ['warning NAVO · eu-west-3: eu-west-3: a: b (AccessDenied, request r-1). Do.'],
    ],
    [
      'has one annotation for each region',
      aResult('run', {
        'eu-west-3': failedRegion,
        'us-east-1': aRegionResult({ status: 'busy', error: { messages: ['c'] } }),
      }),
      true,
      [
        'error NAVO · eu-west-3: eu-west-3: a: b (AccessDenied, request r-1). Do.',
        'error NAVO · us-east-1: us-east-1: c',
      ],
    ],
    [
      'says what is not ready beside a warning of another region',
      aResult('check', {
        'us-east-1': aRegionResult({ findings: [{ code: 'old-base', defect: false, text: 'old' }] }),
        'eu-west-3': aRegionResult({ status: 'drifted' }),
      }),
      true,
      [
        'warning NAVO · us-east-1: us-east-1: old',
        'error NAVO · check · 1 of 2 ready, nothing on: not ready: eu-west-3; run mode provision for them, and see the findings above',
      ],
    ],
    [
      'says what is not ready where nothing has an error',
      checked,
      true,
      [
        'error NAVO · check · 1 of 2 ready, 1 machine is on: not ready: eu-west-3; run mode provision for them, and see the findings above',
      ],
    ],
  ]
  test.each(rows)('%s', (_, result, failed, expected) => expect(annotations(result, failed)).toEqual(expected))
})
