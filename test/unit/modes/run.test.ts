// A run within the process: what of its failures counts as a failed start, and what is left of its claim.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { runRegion } from '../../../src/modes/run.ts'
import { TAG } from '../../../src/tags.ts'
import { REGION } from '../../support/builders.ts'
import {
  done,
  endedRun,
  fakeRegion,
  leaseKeys,
  MACHINE_ID,
  RUN_ID,
  type FakeRegion,
  type Script,
} from '../../support/fake-machine.ts'

const REQUEST = { command: undefined, timeoutSeconds: 60, ifDue: false }
const reply = (text: string): string => (text.includes('what collected') ? done('collected') : endedRun(RUN_ID, 'hi\n'))

async function run(script: Script, request = REQUEST) {
  const region = fakeRegion({ reply, ...script })
  return { region, result: await runRegion(region.context, request) }
}

const tries = ({ machine }: FakeRegion): string | undefined => machine.tags[TAG.tries]?.split('/')[1]

test('a run that goes well stops its machine, and leaves neither lease nor try', async () => {
  const { region, result } = await run({})
  expect([result.status, region.machine.state, leaseKeys(region.machine), tries(region)]).toEqual([
    'ok',
    'stopped',
    [],
    undefined,
  ])
})

describe('fault 76: a try is counted', () => {
  test('when the machine does not come up', async () => {
    const { region } = await run({ online: () => false })
    expect(tries(region)).toBe('1')
  })

  test('not when the job is cancelled before the payload begins', async () => {
    const abort = new AbortController()
    const { region, result } = await run({
      context: { signal: abort.signal },
      ec2: (action) => {
        if (action === 'StartInstances') abort.abort(new Error('the job was cancelled'))
        return undefined
      },
    })
    expect([result.status, region.machine.state, tries(region)]).toEqual(['failed', 'stopped', undefined])
  })
})

test('fault 77: an output file that cannot be written leaves no claim, and starts nothing', async () => {
  const region = fakeRegion({ reply })
  const path = region.context.job.outputFile({ region: REGION, instanceId: MACHINE_ID, runId: 'in-the-way' })
  mkdirSync(dirname(dirname(path)), { recursive: true })
  writeFileSync(dirname(path), '')
  const job = { ...region.context.job, outputFile: () => path }
  await expect(runRegion({ ...region.context, job }, REQUEST)).rejects.toThrow(
    /^the output file .* nothing was started$/,
  )
  expect([leaseKeys(region.machine), region.changes.includes('StartInstances')]).toEqual([[], false])
})

test("fault 78: a launch that dies at once is told with EC2's reason, without waiting", async () => {
  const { region, result } = await run({
    ec2: (action, _, { machine, clock }) => {
      if (action !== 'StartInstances') return undefined
      const stateReason = 'Client.InternalError: Client error on launch'
      Object.assign(machine, { state: 'stopped', launchTime: clock.now(), stateReason })
      return {}
    },
  })
  expect(result.summary).toBe(
    `instance ${MACHINE_ID} was started and went stopped: Client.InternalError: Client error on launch`,
  )
  expect(Math.max(...region.clock.slept)).toBeLessThanOrEqual(3)
  expect(region.clock.slept).toHaveLength(1)
})
