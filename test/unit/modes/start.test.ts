// Mode start within the process: what its lease says, and what is left of it when the start fails.
import { describe, expect, test } from '@jest/globals'
import { secondsBetween } from '../../../src/clock.ts'
import { leaseKey, parseLeases } from '../../../src/lease.ts'
import { startRegion } from '../../../src/modes/start.ts'
import { NOW } from '../../support/builders.ts'
import { awsError, done, fakeRegion, leaseKeys, RUN_ID, type Script } from '../../support/fake-machine.ts'

const REQUEST = { timeoutSeconds: 600, holdSeconds: undefined }
const BUSY = ['servicemon-reply 1 refused', 'reason busy', 'detail a payload is running', 'end', ''].join('\n')

function start(script: Script = {}) {
  const region = fakeRegion({ reply: () => done('deadline'), ...script })
  return { region, started: startRegion(region.context, REQUEST) }
}

test("fault 72: the operator's lease ends with the machine's time, and keeps the time of its claim", async () => {
  const { region, started } = start({
    ec2: (action, _, { clock }) => {
      if (action === 'StartInstances') clock.advance(120)
      return undefined
    },
  })
  await started
  const [lease] = parseLeases(region.machine.tags)
  expect(lease?.claimed).toEqual(NOW)
  expect(secondsBetween(NOW, lease?.until ?? NOW)).toBeLessThan(120 + 600 + 30)
})

describe('fault 69: a start that fails', () => {
  test('keeps its lease when the stop is not confirmed, and says why it failed in the log', async () => {
    const { region, started } = start({
      online: () => false,
      ec2: (action) => {
        if (action === 'StopInstances') throw awsError('UnauthorizedOperation', 'not allowed', 403)
        return undefined
      },
    })
    await expect(started).rejects.toThrow('which may still be on')
    expect(leaseKeys(region.machine)).toEqual([leaseKey(RUN_ID)])
    expect(region.log.join('\n')).toContain('Systems Manager has not heard from it')
  })

  test('fault 79: because the machine says it is busy, with no other live claim, is no busy one', async () => {
    const { region, started } = start({ reply: () => BUSY })
    await expect(started).rejects.toMatchObject({
      cause: expect.objectContaining({ message: expect.stringContaining('no other run has a live claim on it') }),
    })
    expect([region.machine.state, leaseKeys(region.machine)]).toEqual(['stopped', []])
  })
})

test('a start says how to get a shell, where the summary shows it as well', async () => {
  const { started } = start()
  const { findings, status } = await started
  expect([status, findings]).toEqual([
    'ok',
    [
      {
        ...{ code: 'shell', defect: false, resource: 'i-runner' },
        text: 'a shell on it: aws ssm start-session --region eu-west-3 --target i-runner',
      },
    ],
  ])
})
