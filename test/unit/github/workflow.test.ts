// How long a job of a workflow file may last: what is known of it before anything is started.
import { describe, expect, test } from '@jest/globals'
import { findJobSeconds, parseWorkflow } from '../../../src/github/workflow.ts'

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
