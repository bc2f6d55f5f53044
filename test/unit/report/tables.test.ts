// The tables of results, as the log and the summary have them.
import { describe, expect, test } from '@jest/globals'
import { formatTable, resultTable } from '../../../src/report/tables.ts'
import { NOW } from '../../support/builders.ts'
import { aResult, checked, ran, stopped } from '../../support/results.ts'

describe('a table of', () => {
  test('check has what a region holds', () => {
    expect(formatTable(resultTable(checked, NOW)).map((line) => line.split(/ {2,}/))).toEqual([
      [
        ...['region', 'status', 'image', 'source', 'age', 'snapshots', 'key pair', 'group'],
        ...['instance', 'last start', 'lease'],
      ],
      [
        ...['us-west-2', 'ok', '-', '-', '-', '-', 'key-1', 'sg-1'],
        ...['i-1 stopped t2.micro eu-west-3a', '2026-11-24T01:10:00Z', '-'],
      ],
      [
        ...['eu-west-3', 'drifted', 'ami-1 outdated (pending)', '-', '3 d', '2', '-', '-'],
        ...['i-1 running t2.micro eu-west-3a 192.0.2.1', '2026-11-24T01:10:00Z'],
        'run 1-1-aaaaaaaa until 2026-11-24T08:00:00Z',
      ],
    ])
  })

  test('run has how each payload went', () => {
    expect(formatTable(resultTable(ran, NOW))).toEqual([
      'region     status  instance  zone        exit     boot s  payload s  stop s  billed s  USD      output bytes',
      'eu-west-3  ok      i-1       eu-west-3a  0        40.0    12.3       -       61        0.00026  5',
      'us-east-1  failed  -         -           SIGKILL  -       -          -       -         -        0',
      'sa-east-1  busy    -         -           -        -       -          -       -         -        -',
    ])
  })

  test('other modes has what was done', () => {
    expect(formatTable(resultTable(stopped, NOW))).toEqual([
      'region     status  instance     steps  what happened',
      'eu-west-3  ok      i-1 stopped  1      1 stopped',
      'us-east-1  ok      -            0      nothing was on',
    ])
  })

  test('no regions has its head alone', () => {
    expect(formatTable(resultTable(aResult('stop', {}), NOW))).toEqual([
      'region  status  instance  steps  what happened',
    ])
  })
})
