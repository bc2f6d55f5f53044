// Mode rotate within the process: what it says of a region without a machine, with one that is held, and with a namesake.
import { describe, expect, test } from '@jest/globals'
import { rotateRegion } from '../../../src/modes/rotate.ts'
import { TAG } from '../../../src/tags.ts'
import { aRegion, at, FLEET, REGION } from '../../support/builders.ts'
import { awsError, fakeRegion, type Script } from '../../support/fake-machine.ts'

async function rotate(script: Script, region = aRegion({ name: REGION, cron: '0 * * * *' })) {
  const fake = fakeRegion({ ...script, context: { region } })
  return { fake, ...(await rotateRegion(fake.context)) }
}

/** EC2 that knows these machines in place of the fleet's own. */
const only =
  (...machines: object[]): NonNullable<Script['ec2']> =>
  (action) =>
    action === 'DescribeInstances' ? { Reservations: [{ Instances: machines }] } : undefined

const ORIGINAL = {
  InstanceId: 'i-model',
  State: { Name: 'running' },
  Tags: [{ Key: 'Name', Value: FLEET }],
}

describe('fault 134: a rotation', () => {
  test('is well in a region where nothing was ever provisioned', async () => {
    const { result, due } = await rotate({ ec2: only() })
    expect([result.status, result.summary, due]).toEqual(['ok', 'not provisioned, so never due', undefined])
  })

  test('and in one that is disabled besides', async () => {
    const { result } = await rotate({ ec2: only() }, aRegion({ name: REGION, enabled: false }))
    expect([result.status, result.summary]).toEqual(['ok', 'disabled in the fleet file'])
  })

  test('tells a machine that no run could start', async () => {
    const { result, due } = await rotate({ tags: { [TAG.state]: 'proving' } })
    expect([result.status, result.summary, due]).toEqual([
      'skipped',
      'never due: i-runner has not come through its proof boot',
      undefined,
    ])
  })
})

describe('fault 132: a rotation tells', () => {
  test("a machine of the fleet's name that isn't its own and is on, and leaves it alone", async () => {
    const { result, fake } = await rotate({ ec2: only(ORIGINAL) })
    expect(result.findings).toMatchObject([{ code: 'running', defect: false, resource: 'i-model' }])
    expect(fake.changes).toEqual([])
  })

  test('nothing of one that is off', async () => {
    const { result } = await rotate({ ec2: only({ ...ORIGINAL, State: { Name: 'stopped' } }) })
    expect(result.findings).toEqual([])
  })

  test('what is due all the same when such machines may not be looked at', async () => {
    const { result, due, fake } = await rotate({
      ec2: (_, input) => {
        if (JSON.stringify(input).includes('tag:Name')) throw awsError('RequestLimitExceeded')
        return undefined
      },
    })
    expect([result.status, due?.due, result.findings]).toEqual(['ok', true, []])
    expect(fake.log.join()).toContain('were not looked at')
  })

  test('who holds a machine that is on: the operator, by name', async () => {
    const { result } = await rotate({
      instance: { state: 'running', launchTime: at(-60) },
      tags: { [TAG.hold]: '2026-11-24T08:00:00Z' },
    })
    expect([result.status, result.summary]).toEqual([
      'skipped',
      expect.stringMatching(/; held by a hold until 2026-11-24T08:00:00Z$/),
    ])
  })
})
