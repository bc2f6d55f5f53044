// A run within the process: what of its failures counts as a failed start, and what is left of its claim.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { secondsAfter } from '../../../src/clock.ts'
import { leaseKey, leaseValue } from '../../../src/lease.ts'
import { runRegion } from '../../../src/modes/run.ts'
import { TAG } from '../../../src/tags.ts'
import { leaseTag, NOW, REGION } from '../../support/builders.ts'
import {
  allOf,
  awsError,
  endedRun,
  fakeRegion,
  leaseKeys,
  MACHINE_ID,
  RUN_ID,
  unknownRun,
  type FakeRegion,
  type Script,
} from '../../support/fake-machine.ts'

const REQUEST = { command: undefined, timeoutSeconds: 60, files: undefined, ifDue: false }
const reply = (): string => endedRun(RUN_ID, 'hi\n')

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

  test('and what it cost is told, although its agent never came', async () => {
    const { result } = await run({ online: () => false })
    expect(result.run?.billedSeconds).toBeGreaterThanOrEqual(480)
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

describe('fault 79: a machine that says it is busy', () => {
  const busy = ['servicemon-reply 1 refused', 'reason busy', 'detail another payload is running', 'end', ''].join('\n')
  const due = { ...REQUEST, ifDue: true }
  const whenBusy = (text: string): string => (text.includes("bundle='") ? busy : reply())

  test('without another live claim is a failed start, stopped, counted and told, with if-due too', async () => {
    const { region, result } = await run({ reply: whenBusy }, due)
    expect([result.status, region.machine.state, tries(region)]).toEqual(['failed', 'stopped', '1'])
    expect(result.summary).toBe(
      `instance ${MACHINE_ID} says that it runs another payload, and no other run has a live claim on it`,
    )
  })

  test('with another live claim is left alone, skipped, and counts nothing', async () => {
    const { region, result } = await run(
      {
        reply: (text, { machine, clock }) => {
          const until = secondsAfter(clock.now(), 3600)
          if (text.includes("bundle='")) machine.tags[leaseKey('3-1-33333333')] = leaseValue({ claimed: NOW, until })
          return whenBusy(text)
        },
      },
      due,
    )
    expect([result.status, region.machine.state, tries(region)]).toEqual(['skipped', 'running', undefined])
    expect(region.remembered.size).toBe(0)
  })
})

test('fault 98: a machine with 50 tags can be claimed again', async () => {
  const left = Array.from({ length: 40 }, (_, n) => leaseTag(`3-1-${String(n).padStart(8, '0')}`, -7200, -3600))
  const { result } = await run({
    tags: allOf(left),
    ec2: (action, _, { machine }) => {
      if (action === 'CreateTags' && Object.keys(machine.tags).length >= 45) throw awsError('TagLimitExceeded')
      return undefined
    },
    reply: (text) => (text.includes("run_id='3-1-") ? unknownRun(text) : reply()),
  })
  expect(result.status).toBe('ok')
})
