// The end of a step in the log: its table, its findings, and an annotation where something is wrong.
import { describe, expect, test } from '@jest/globals'
import type { Logger } from '../../../src/log.ts'
import { logEnding } from '../../../src/report/publish.ts'
import { formatTable, resultTable } from '../../../src/report/tables.ts'
import type { Result } from '../../../src/result.ts'
import { NOW } from '../../support/builders.ts'
import { aRegionResult, aResult, checked, stopped } from '../../support/results.ts'

describe('the end of a step in the log', () => {
  function logOf(result: Result, failed: boolean): { kind: string; text: string }[] {
    const lines: { kind: string; text: string }[] = []
    const put = (kind: string) => (text: string) => lines.push({ kind, text })
    const logger: Logger = {
      ...{ info: put('info'), warning: put('warning'), error: put('error'), debug: put('debug') },
      foreign: (more) => lines.push(...more.map((text) => ({ kind: 'foreign', text }))),
      group: (_, work) => work(),
    }
    logEnding({ result, regions: [], failed, ended: NOW, seconds: 12.3 }, logger)
    return lines
  }
  const annotations = (result: Result, failed: boolean): string[] =>
    logOf(result, failed).flatMap(({ kind, text }) => (kind === 'info' ? [] : [`${kind}: ${text}`]))

  test('is the table, the findings, and the counts', () => {
    const lines = logOf(checked, false).map(({ text }) => text)
    expect(lines.slice(1, 4)).toEqual(formatTable(resultTable(checked, NOW)))
    expect(lines.slice(5)).toEqual([
      'eu-west-3  security group sg-1 lacks "ingress tcp 22 from 192.0.2.0/24"',
      'eu-west-3  note: open to everybody',
      'check of NAVO: 1 ok, 1 drifted, in 12.3 s',
    ])
  })

  const error = { messages: ['a', 'b'], hint: 'Do.', code: 'AccessDenied', requestId: 'r-1' }
  const failedRegion = aRegionResult({ status: 'failed', error })
  const rows: [string, Result, boolean, string[]][] = [
    ['has no annotation when all went well', stopped, false, []],
    [
      'has one error for a region that failed',
      aResult('run', { 'eu-west-3': failedRegion, 'us-east-1': aRegionResult() }),
      true,
      ['error: eu-west-3: a: b (AccessDenied, request r-1). Do.'],
    ],
    [
      'has a warning instead where the step does not fail',
      aResult('rotate', { 'eu-west-3': failedRegion }),
      false,
      ['warning: eu-west-3: a: b (AccessDenied, request r-1). Do.'],
    ],
    [
      'has one annotation for each region',
      aResult('run', {
        'eu-west-3': failedRegion,
        'us-east-1': aRegionResult({ status: 'busy', error: { messages: ['c'] } }),
      }),
      true,
      ['error: eu-west-3: a: b (AccessDenied, request r-1). Do.', 'error: us-east-1: c'],
    ],
    [
      'says what is not ready where nothing has an error',
      checked,
      true,
      ['error: not ready: eu-west-3; run mode provision for them, and see the findings above'],
    ],
  ]
  test.each(rows)('%s', (_, result, failed, expected) => expect(annotations(result, failed)).toEqual(expected))
})
