// Output that earlier runs left: how long it may take to bring it in.
import { describe, expect, test } from '@jest/globals'
import { findInstance } from '../../../src/aws/instances.ts'
import { dropGivenUp, recoverBeforeStop, recoverOutput } from '../../../src/machine/recover.ts'
import { leaseKey } from '../../../src/lease.ts'
import { collectSeconds, LIMIT } from '../../../src/phases.ts'
import { leaseTag, REGION } from '../../support/builders.ts'
import {
  allOf,
  done,
  endedRun,
  fakeRegion,
  leaseKeys,
  MACHINE_ID,
  RUN_ID,
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
    expect(region.clock.elapsed() - began).toBeLessThan(collectSeconds(0) + 60)
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
    const reply = (text: string): string =>
      text.includes('what collected') ? done('collected') : endedRun(LEFT, 'hi\n')
    const { region, instance } = await regionWith({ reply })
    await recoverOutput(region.context, instance, OWN)
    expect([leaseKeys(region.machine), region.foreign]).toEqual([[], ['| hi']])
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
