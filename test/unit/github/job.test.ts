// This job: its run ids, what main hands on to the post step, and where output goes.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { createJob, parseMachines, STATE_NAME } from '../../../src/github/job.ts'
import { isRunId } from '../../../src/lease.ts'
import { at } from '../../support/builders.ts'

type Variables = Readonly<Record<string, string | undefined>>

/** A job, and the states it has saved. */
function aJob(variables: Variables = { GITHUB_RUN_ID: '123', GITHUB_RUN_ATTEMPT: '2', RUNNER_TEMP: '/tmp/runner' }) {
  const saved: unknown[][] = []
  return { job: createJob({ variables, saveState: (...state) => saved.push(state) }), saved }
}

const machine = (runId: string, region = 'eu-west-3') => ({ region, instanceId: `i-of-${runId}`, runId })

describe('a run id', () => {
  const rows: [string, Variables, RegExp][] = [
    ["begins with GitHub's run and attempt", { GITHUB_RUN_ID: '987', GITHUB_RUN_ATTEMPT: '3' }, /^987-3-[0-9a-f]{8}$/],
    ['is one outside of GitHub, too', {}, /^0-1-[0-9a-f]{8}$/],
    ['takes numbers only', { GITHUB_RUN_ID: '1; rm -rf /', GITHUB_RUN_ATTEMPT: '-1' }, /^0-1-[0-9a-f]{8}$/],
    ['takes no empty numbers', { GITHUB_RUN_ID: '', GITHUB_RUN_ATTEMPT: '' }, /^0-1-[0-9a-f]{8}$/],
  ]
  test.each(rows)('%s', (_, variables, pattern) => {
    const id = aJob(variables).job.newRunId()
    expect(id).toMatch(pattern)
    expect(isRunId(id)).toBe(true)
  })

  test('is another each time', () => {
    const { job } = aJob()
    expect(new Set(Array.from({ length: 100 }, () => job.newRunId())).size).toBe(100)
  })
})

describe('a job', () => {
  test('saves every machine it has to look after, each time one comes or goes, and only then', () => {
    const { job, saved } = aJob()
    job.remember(machine('a'))
    job.remember(machine('b', 'us-east-1'))
    job.remember(machine('a'))
    job.forget(machine('a'))
    job.forget(machine('never-seen'))
    job.forget(machine('b'))
    expect(saved.every(([name]) => name === STATE_NAME)).toBe(true)
    expect(saved.map(([, value]) => value)).toEqual([
      [machine('a')],
      [machine('a'), machine('b', 'us-east-1')],
      [machine('b', 'us-east-1')],
      [],
    ])
  })

  test('hands over to the post step what that can read', () => {
    const { job, saved } = aJob()
    const unstarted = { ...machine('b'), launchedBefore: at(-3600) }
    job.remember(machine('a'))
    job.remember(unstarted)
    expect(parseMachines(JSON.stringify(saved.at(-1)?.[1]))).toEqual([machine('a'), unstarted])
  })

  test("has an output file for each run and region, in the runner's temporary folder", () => {
    expect(aJob().job.outputFile(machine('r-1'))).toBe('/tmp/runner/servicemon/r-1/eu-west-3/output.txt')
    expect(aJob({}).job.outputFile(machine('r-1'))).toBe(join(tmpdir(), 'servicemon/r-1/eu-west-3/output.txt'))
  })
})

describe('a saved state of', () => {
  const good = machine('a')
  const rows: [string, string, unknown[]][] = [
    ['nothing has no machines', '', []],
    ['an empty list has no machines', '[]', []],
    ['machines has them', JSON.stringify([good, machine('b')]), [good, machine('b')]],
    ['machines among rubbish has them', JSON.stringify([null, 1, 'x', [], {}, good, { ...good, runId: 7 }]), [good]],
    ['a machine without instance has none', JSON.stringify([{ region: 'r', runId: 'a' }]), []],
    ['another shape has none', JSON.stringify({ machines: [good] }), []],
    ['null has none', 'null', []],
    ['a text has none', '"machines"', []],
  ]
  test.each(rows)('%s', (_, state, expected) => expect(parseMachines(state)).toEqual(expected))

  // Silence could hide a machine that is on: the post step fails on it, loudly.
  test('what is no JSON is an error', () => expect(() => parseMachines('machines: [')).toThrow(SyntaxError))
})
