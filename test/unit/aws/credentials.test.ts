// Whether job and credentials last as long as the work: what is known of them before anything is started.
import { describe, expect, test } from '@jest/globals'
import { assertOutlasts, environmentExpiry } from '../../../src/aws/credentials.ts'
import { secondsAfter } from '../../../src/clock.ts'
import { findJobSeconds, parseWorkflow } from '../../../src/github/workflow.ts'
import { NOW } from '../../support/builders.ts'

describe('fault 42: the time of a job', () => {
  const workflow = (job: string, step = ''): string =>
    `on: push\njobs:\n  measure:\n    runs-on: ubuntu-latest\n${job}    steps:\n      - id: monitor\n        uses: x/y@v1\n${step}`
  const secondsOf = (text: string, step: string): number | undefined => {
    const parsed = parseWorkflow(text)
    return parsed === undefined ? undefined : findJobSeconds(parsed, { job: 'measure', step })
  }
  const rows: [string, string, number | undefined][] = [
    ['as the job says', workflow('    timeout-minutes: 45\n'), 2700],
    ["GitHub's six hours when it says nothing", workflow(''), 21_600],
    ["the step's when that is shorter", workflow('    timeout-minutes: 45\n', '        timeout-minutes: 10\n'), 600],
    [
      "the job's when the step's is longer",
      workflow('    timeout-minutes: 45\n', '        timeout-minutes: 90\n'),
      2700,
    ],
    ['unknown when it is an expression', workflow('    timeout-minutes: ${{ fromJSON(inputs.minutes) }}\n'), undefined],
    ['unknown when the job is not in the file', 'on: push\njobs: { other: { runs-on: ubuntu-latest } }\n', undefined],
    ['unknown when the file is no workflow', '[1, 2', undefined],
  ]
  test.each(rows)('is %s', (_, text, seconds) => {
    expect(secondsOf(text, 'monitor')).toBe(seconds)
  })

  test('a step without an id of its own has no time of its own', () => {
    expect(secondsOf(workflow('', '        timeout-minutes: 10\n'), '__x_y')).toBe(21_600)
  })
})

describe("fault 4: the environment's credentials", () => {
  const KEY = { AWS_ACCESS_KEY_ID: 'ASIA' }

  test.each<[string, Record<string, string>, string | undefined]>([
    ['tell when they end', { ...KEY, AWS_CREDENTIAL_EXPIRATION: '2026-11-24T07:10:00Z' }, '2026-11-24T07:10:00.000Z'],
    ['may not tell it', KEY, undefined],
    ['may tell rubbish', { ...KEY, AWS_CREDENTIAL_EXPIRATION: 'soon' }, undefined],
    ['are not there', { AWS_CREDENTIAL_EXPIRATION: '2026-11-24T07:10:00Z' }, undefined],
  ])('%s', (_, variables, expected) => {
    expect(environmentExpiry(variables)?.toISOString()).toBe(expected)
  })

  test('must last until the work is over', () => {
    expect(() => assertOutlasts(NOW, secondsAfter(NOW, 1))).toThrow(
      /^the AWS credentials end at .*, and the work may take until /,
    )
    expect(() => assertOutlasts(NOW, NOW)).not.toThrow()
    expect(() => assertOutlasts(undefined, NOW)).not.toThrow()
  })
})
