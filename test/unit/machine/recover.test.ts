// Output that earlier runs left: how long it may take to bring it in.
import { describe, expect, test } from '@jest/globals'
import { findInstance } from '../../../src/aws/instances.ts'
import { dropGivenUp, recoverBeforeStop, recoverOutput } from '../../../src/machine/recover.ts'
import { leaseKey } from '../../../src/lease.ts'
import { collectSeconds, LIMIT } from '../../../src/phases.ts'
import { leaseTag, REGION } from '../../support/builders.ts'
import {
  allOf,
  awsError,
  endedRun,
  fakeRegion,
  leaseKeys,
  MACHINE_ID,
  RUN_ID,
  unknownRun,
  variableOf,
  type FakeRegion,
  type Script,
} from '../../support/fake-machine.ts'

const LEFT = '3-1-33333333'
const OWN = { region: REGION, instanceId: MACHINE_ID, runId: RUN_ID }

async function regionWith(script: Script) {
  const region = fakeRegion({ instance: { state: 'running' }, tags: leaseTag(LEFT, -7200, -3600), ...script })
  const instance = await findInstance(region.ec2, MACHINE_ID)
  if (instance === undefined) throw new Error('no instance')
  return { region, instance }
}

/** A machine that always has more, and takes three seconds to say the next byte. */
function endless(text: string, { clock }: FakeRegion): string {
  clock.advance(3)
  const offset = Number(variableOf(text, 'offset'))
  return endedRun(LEFT, Buffer.alloc(offset + 1, 'x'), { offset }).replace(/^size .*$/m, 'size 1000000')
}

describe('fault 72: bringing in what is left', () => {
  test('ends with the time of one whole output, keeps the key, and throws nothing', async () => {
    const { region, instance } = await regionWith({ reply: endless })
    const began = region.clock.elapsed()
    await recoverOutput(region.context, instance, OWN)
    expect(region.clock.elapsed() - began).toBeLessThan(collectSeconds(region.context.fleet.run) + 60)
    expect(leaseKeys(region.machine)).toHaveLength(1)
    expect(region.log.join('\n')).toMatch(
      /output of run 3-1-33333333 could not be recovered: .* within 300 s: \d+ bytes/,
    )
  })

  test('takes a minute at most before a machine is stopped', async () => {
    const { region, instance } = await regionWith({ reply: endless })
    const began = region.clock.elapsed()
    await recoverBeforeStop(region.context, instance, OWN)
    expect(region.clock.elapsed() - began).toBeLessThan(LIMIT.beforeStop + 15)
  })

  test('brings what there is, and takes the key off', async () => {
    const reply = (): string => endedRun(LEFT, 'hi\n')
    const { region, instance } = await regionWith({ reply })
    await recoverOutput(region.context, instance, OWN)
    expect([leaseKeys(region.machine), region.foreign]).toEqual([[], ['| hi']])
  })
})

describe('faults 23, 31, 40: what a machine answers for a run that left output', () => {
  const KEY = leaseKey(LEFT)
  const refused = ['servicemon-reply 1 refused', 'reason disk', 'detail the disk is full', 'end', ''].join('\n')

  const rows: [string, Script, { keys: string[]; brought: string[]; log: RegExp }][] = [
    [
      'its output, ended: it is brought, and its key goes',
      { reply: () => endedRun(LEFT, 'hi\n') },
      { keys: [], brought: ['| hi'], log: /^recovered output of run 3-1-33333333 \(ended, 3 bytes\), also in / },
    ],
    [
      'its output, of a payload that a reboot cut off: brought as well',
      { reply: () => endedRun(LEFT, 'hi\n', { state: 'interrupted' }) },
      { keys: [], brought: ['| hi'], log: /\(interrupted, 3 bytes\)/ },
    ],
    [
      'that it is still at work: it is brought when it has ended',
      { reply: () => endedRun(LEFT, 'hi\n', { state: 'running' }) },
      { keys: [KEY], brought: [], log: /is still at work on the machine/ },
    ],
    [
      'that it has never heard of it: nothing is left',
      { reply: unknownRun },
      { keys: [], brought: [], log: /^run 3-1-33333333 left nothing on the machine$/ },
    ],
    [
      'less than it says it has: the key stays',
      { reply: () => endedRun(LEFT, 'hi\n').replace(/^meta\.size .*$/m, 'meta.size 9') },
      { keys: [KEY], brought: [], log: /could not be recovered: .* is incomplete: 3 of 9 bytes could be read/ },
    ],
    [
      'other bytes than it wrote: the key stays',
      {
        reply: () => endedRun(LEFT, 'hi\n').replace(/^meta\.sha256 .*$/m, `meta.sha256 ${'0'.repeat(64)}`),
      },
      { keys: [KEY], brought: [], log: /could not be recovered: .* is not what the machine wrote/ },
    ],
    [
      'output of another run: the key stays',
      { reply: () => endedRun(RUN_ID, 'hi\n') },
      { keys: [KEY], brought: [], log: /answered with output of run 7-1-aaaaaaaa/ },
    ],
    [
      'a refusal: the key stays, and its reason is told',
      { reply: () => refused },
      { keys: [KEY], brought: [], log: /answered disk: the disk is full when asked for the output/ },
    ],
    [
      'something that is no reply: the key stays',
      { reply: () => 'bash: no such file\n' },
      { keys: [KEY], brought: [], log: /could not be recovered: command read-0 on instance i-runner/ },
    ],
    [
      'nothing, since it is stopped in the middle: the key stays',
      {
        reply: (_, { machine }) => {
          Object.assign(machine, { state: 'stopping', stateReason: 'Client.UserInitiatedShutdown' })
          return undefined
        },
      },
      { keys: [KEY], brought: [], log: /could not be recovered: instance i-runner is stopping: Client\.UserInitiated/ },
    ],
  ]
  test.each(rows)('%s', async (_, script, { keys, brought, log }) => {
    const { region, instance } = await regionWith(script)
    await recoverOutput(region.context, instance, OWN)
    expect([leaseKeys(region.machine), region.foreign]).toEqual([keys, brought])
    expect(region.log).toContainEqual(expect.stringMatching(log))
  })

  test('of one that fails keeps none of the others back', async () => {
    const others = ['3-2-44444444', '3-3-55555555']
    const { region, instance } = await regionWith({
      tags: allOf([leaseTag(LEFT, -7200, -3600), ...others.map((id) => leaseTag(id, -7100, -3600))]),
      reply: (text) => {
        const id = variableOf(text, 'run_id')
        return id === LEFT ? refused : endedRun(id, `${id}\n`)
      },
    })
    await recoverOutput(region.context, instance, OWN)
    expect([leaseKeys(region.machine), region.foreign]).toEqual([[KEY], others.map((id) => `| ${id}`)])
  })

  test('is asked for nobody who is still at work, nor for ourselves', async () => {
    const tags = allOf([leaseTag(RUN_ID, -60, 3600), leaseTag('9-1-99999999', -50, 3600)])
    const { region, instance } = await regionWith({ tags })
    await recoverOutput(region.context, instance, OWN)
    expect([region.sent, leaseKeys(region.machine).length]).toEqual([[], 2])
  })
})

describe('before a machine that nobody holds is stopped', () => {
  test.each<[string, Script, isTimeTaken: boolean, sent: number]>([
    ['it is asked, when it answers', { reply: unknownRun }, true, 1],
    ['it is not asked when it is not yet running', { instance: { state: 'pending' } }, false, 0],
    ['it is not asked when nothing can be left', { tags: {} }, false, 0],
    ['it is not asked when its agent does not answer', { online: () => false }, false, 0],
    [
      'it is stopped all the same when Systems Manager does not answer',
      {
        ssm: () => {
          throw awsError('AccessDeniedException')
        },
      },
      true,
      0,
    ],
  ])('%s', async (_, script, isTimeTaken, sent) => {
    const { region, instance } = await regionWith(script)
    expect(await recoverBeforeStop(region.context, instance, OWN)).toBe(isTimeTaken)
    expect(region.sent).toHaveLength(sent)
  })
})

describe('fault 98: keys of output that cannot be recovered', () => {
  const id = (number: number): string => `3-1-${String(number).padStart(8, '0')}`
  const DAY = 86_400

  test('are given up, the oldest first, when there are more than twenty, and each is named', async () => {
    const tags = allOf(Array.from({ length: 25 }, (_, n) => leaseTag(id(n), (n - 30) * 3600, (n - 29) * 3600)))
    const { region, instance } = await regionWith({ instance: { state: 'stopped' }, tags })
    await dropGivenUp(region.context, instance)
    expect(leaseKeys(region.machine)).toEqual(Array.from({ length: 20 }, (_, n) => leaseKey(id(n + 5))))
    expect(region.log.filter((line) => line.includes('is given up'))).toHaveLength(5)
    expect(region.log.join()).toContain(`output of run ${id(0)} is given up`)
  })

  test('are given up after thirty days; a live one never', async () => {
    const tags = {
      ...leaseTag(id(1), -31 * DAY, -31 * DAY + 60),
      ...leaseTag(id(2), -29 * DAY, 0),
      ...leaseTag(id(3), -60, 600),
    }
    const { region, instance } = await regionWith({ instance: { state: 'stopped' }, tags })
    await dropGivenUp(region.context, instance)
    expect(leaseKeys(region.machine)).toEqual([leaseKey(id(2)), leaseKey(id(3))])
  })
})
