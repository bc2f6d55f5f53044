// Bringing in what is left on a machine that is to be replaced: what comes of the machine, of its output, and of its lease.
import { describe, expect, test } from '@jest/globals'
import { collectOutput } from '../../../src/left-over/collect.ts'
import { errorLine } from '../../../src/errors.ts'
import { leaseKey } from '../../../src/lease.ts'
import { leaseTag } from '../../support/builders.ts'
import {
  allOf,
  awsError,
  done,
  endedRun,
  fakeRegion,
  leaseKeys,
  MACHINE_ID,
  RUN_ID,
  unknownRun,
  variableOf,
  type Script,
} from '../../support/fake-machine.ts'

const LEFT = leaseTag('3-1-33333333', -7200, -3600)

describe('fault 69: the lease of a collecting boot', () => {
  test('stays when the stop is not confirmed, and the post step is left to stop the machine', async () => {
    const region = fakeRegion({
      tags: LEFT,
      ec2: (action) => {
        if (action === 'StopInstances') throw awsError('UnauthorizedOperation', 'not allowed', 403)
        return undefined
      },
    })
    await expect(collectOutput(region.context, MACHINE_ID)).rejects.toThrow(
      `stopping instance ${MACHINE_ID}, which may still be on`,
    )
    expect(leaseKeys(region.machine)).toEqual([leaseKey(RUN_ID)])
    expect([...region.remembered.keys()]).toEqual([RUN_ID])
  })

  test('goes when the machine is stopped', async () => {
    const region = fakeRegion({ tags: LEFT })
    await collectOutput(region.context, MACHINE_ID)
    expect([region.machine.state, leaseKeys(region.machine), region.remembered.size]).toEqual(['stopped', [], 0])
    expect(region.changes.slice(-2)).toEqual(['StopInstances', 'DeleteTags'])
  })
})

describe('faults 17, 65: output on a machine that is to be replaced', () => {
  const [FIRST, SECOND] = ['3-1-33333333', '3-2-44444444']
  const tags = allOf([leaseTag(FIRST, -7200, -3600), leaseTag(SECOND, -7100, -3600)])
  const refused = ['servicemon-reply 1 refused', 'reason disk', 'detail full', 'end', ''].join('\n')
  const OFF = { state: 'stopped', on: 0 }
  const answer = (text: string): string => {
    if (text.includes('what collected')) return done('collected')
    return endedRun(variableOf(text, 'run_id'), 'hi\n')
  }

  const rows: [string, Script, { told: RegExp; keys: string[]; brought: number }][] = [
    ['that is all brought lets the machine go', { tags, reply: answer }, { told: /^done$/, keys: [], brought: 2 }],
    ['that is not there lets it go as well', { tags, reply: unknownRun }, { told: /^done$/, keys: [], brought: 0 }],
    [
      'that is brought in part keeps the machine, and names the rest',
      { tags, reply: (text) => (variableOf(text, 'run_id') === FIRST ? refused : answer(text)) },
      {
        told: /^output of run 3-1-33333333 on instance i-runner could not be collected, so the instance is kept/,
        keys: [leaseKey(FIRST)],
        brought: 1,
      },
    ],
    [
      'of a machine whose agent never comes keeps it',
      { tags, online: () => false },
      { told: /Systems Manager has not heard from it/, keys: [leaseKey(FIRST), leaseKey(SECOND)], brought: 0 },
    ],
    [
      'that is given up is not waited for',
      { tags: leaseTag(FIRST, -40 * 86_400, -40 * 86_400 + 60) },
      { told: /^done$/, keys: [], brought: 0 },
    ],
  ]
  test.each(rows)('%s, and stops it', async (_, script, { told, keys, brought }) => {
    const region = fakeRegion(script)
    const outcome = await collectOutput(region.context, MACHINE_ID).then(() => 'done', errorLine)
    expect(outcome).toMatch(told)
    expect({ state: region.machine.state, on: region.remembered.size }).toEqual(OFF)
    expect([leaseKeys(region.machine), region.foreign.length]).toEqual([keys, brought])
  })

  test('of a machine that somebody holds is left to them, and nothing is started', async () => {
    const region = fakeRegion({ tags: leaseTag('9-1-99999999', -60, 3600) })
    await expect(collectOutput(region.context, MACHINE_ID)).rejects.toMatchObject({
      message: expect.stringMatching(
        /^instance i-runner can't be started to collect output: held by run 9-1-99999999 until/,
      ),
      hint: 'Provision again when it has been let go.',
    })
    expect(region.changes).toEqual([])
  })

  test('of a machine that is gone is none', async () => {
    const region = fakeRegion({ ec2: (action) => (action === 'DescribeInstances' ? { Reservations: [] } : undefined) })
    await collectOutput(region.context, MACHINE_ID)
    expect(region.changes).toEqual([])
  })
})
