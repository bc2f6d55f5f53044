// A payload's hand-over, within the process: what becomes of the lease, and which times the machine is given.
import { describe, expect, test } from '@jest/globals'
import { findInstance } from '../../../src/aws/instances.ts'
import { secondsAfter, secondsBetween } from '../../../src/clock.ts'
import { parseLeases } from '../../../src/lease.ts'
import { openLiveOutput } from '../../../src/machine/live-output.ts'
import { runPayload } from '../../../src/payload/payload.ts'
import { deadlineFor, handOverSeconds, LIMIT, restOfRunSeconds, runSeconds } from '../../../src/phases.ts'
import { aFleet, leaseTag, NOW, REGION, type FakeClock } from '../../support/builders.ts'
import {
  endedRun,
  fakeRegion,
  MACHINE_ID,
  RUN_ID,
  unknownRun,
  variableOf,
  type Script,
} from '../../support/fake-machine.ts'

const MIB4 = 4 * 1024 ** 2
const SIZE = { timeoutSeconds: 60, outputCapBytes: MIB4, resultsCapBytes: MIB4, waitForBootSeconds: 60 }
const CLAIMED = -300

/** Runs a payload on a machine that was claimed five minutes ago. */
async function run(script: Script) {
  const region = fakeRegion({
    instance: { state: 'running', launchTime: secondsAfter(NOW, -120) },
    tags: leaseTag(RUN_ID, CLAIMED, CLAIMED + runSeconds(SIZE)),
    reply: () => endedRun(RUN_ID, 'hi\n'),
    ...script,
  })
  const instance = await findInstance(region.ec2, MACHINE_ID)
  if (instance === undefined) throw new Error('no instance')
  const machine = { region: REGION, instanceId: MACHINE_ID, runId: RUN_ID }
  const order = {
    ...{ ...region.context.fleet.run, ...SIZE, command: 'echo hi', files: undefined, slot: undefined },
    onTaken: () => Promise.resolve(),
  }
  const output = openLiveOutput(region.context.job.outputFile(machine), () => undefined)
  const work = { machine, instance, runningSince: NOW, order, output, uncollected: [] }
  const { outcome } = await runPayload(region.context, work)
  return { region, outcome, lease: parseLeases(region.machine.tags)[0] }
}

describe('fault 72: at the hand-over', () => {
  test('the lease gets a new end, without what the boot has not used, and keeps the time of its claim', async () => {
    const { lease } = await run({})
    expect(lease?.claimed).toEqual(secondsAfter(NOW, CLAIMED))
    expect(lease?.until).toEqual(secondsAfter(NOW, handOverSeconds(SIZE) + restOfRunSeconds(SIZE)))
  })

  test('a lease that somebody has ended meanwhile stays ended', async () => {
    const { lease } = await run({ tags: leaseTag(RUN_ID, CLAIMED, -1) })
    expect(lease?.until).toEqual(secondsAfter(NOW, -1))
  })

  test('a lease that cannot be written keeps the end of its claim, and the payload runs', async () => {
    const { region, outcome, lease } = await run({
      ec2: (action) => {
        if (action === 'CreateTags') throw new Error('no tag today')
        return undefined
      },
    })
    expect(outcome).toMatchObject({ stage: 'ended', meta: { end: 'exited' } })
    expect(lease?.until).toEqual(secondsAfter(NOW, CLAIMED + runSeconds(SIZE)))
    expect(region.log).toContain(`the lease of run ${RUN_ID} keeps its end: no tag today`)
  })

  test('the machine is told when to be off, and until when it may begin', async () => {
    const { region } = await run({})
    const told = (name: string): number =>
      secondsBetween(NOW, new Date(Number(variableOf(region.sent[0] ?? '', name)) * 1000))
    expect(told('deadline')).toBe(secondsBetween(NOW, deadlineFor('hand-over', NOW, SIZE)))
    expect(told('not_after')).toBe(LIMIT.handOver)
  })
})

describe('fault 73: with run.poll of five minutes', () => {
  const fleet = aFleet({ run: { command: 'x', timeout: '30m', poll: '5m' } })
  const running = endedRun(RUN_ID, '', { state: 'running' }).replace(/^meta.*\n/gm, '')
  const reply = (text: string): string | undefined => (text.includes('bundle=') ? undefined : running)

  test('a machine that is switched off is seen within a quarter of a minute', async () => {
    let died: number | undefined
    let clock: FakeClock | undefined
    const done = run({
      ...{ reply, context: { fleet } },
      ec2: (_, __, region) => {
        clock = region.clock
        if (region.clock.now() > secondsAfter(NOW, 100)) region.machine.state = 'stopped'
        if (region.machine.state === 'stopped') died ??= region.clock.elapsed()
        return undefined
      },
    })
    expect((await done).outcome).toMatchObject({ stage: 'taken', error: { message: 'the payload was interrupted' } })
    expect(died).toBeDefined()
    expect((clock?.elapsed() ?? 0) - NOW.getTime() / 1000).toBeLessThanOrEqual(120)
  })

  test('a command that the machine has not begun is given up in time for the hand-over', async () => {
    const began = NOW.getTime() / 1000
    let clock: FakeClock | undefined
    const done = run({
      context: { fleet },
      reply: (text) => (text.includes('bundle=') ? undefined : unknownRun(text)),
      ec2: (_, __, region) => void (clock = region.clock),
    })
    const { outcome } = await done
    expect(outcome).toMatchObject({
      stage: 'handed over',
      error: { message: expect.stringContaining('has not begun it after 180 s') },
    })
    expect((clock?.elapsed() ?? 0) - began).toBeLessThanOrEqual(2 * LIMIT.handOver)
  })
})
