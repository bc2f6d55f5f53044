// A payload's hand-over, within the process: what becomes of the lease, and which times the machine is given.
import { describe, expect, test } from '@jest/globals'
import { findInstance } from '../../../src/aws/instances.ts'
import { secondsAfter, secondsBetween } from '../../../src/clock.ts'
import { parseLeases } from '../../../src/lease.ts'
import { openLiveOutput } from '../../../src/machine/live-output.ts'
import { runPayload } from '../../../src/payload/payload.ts'
import { deadlineFor, restOfRunSeconds, runSeconds, LIMIT } from '../../../src/phases.ts'
import { leaseTag, NOW, REGION } from '../../support/builders.ts'
import { done, endedRun, fakeRegion, MACHINE_ID, RUN_ID, variableOf, type Script } from '../../support/fake-machine.ts'

const SIZE = { timeoutSeconds: 60, outputCapBytes: 4 * 1024 ** 2 }
const CLAIMED = -300

/** Runs a payload on a machine that was claimed five minutes ago. */
async function run(script: Script) {
  const region = fakeRegion({
    instance: { state: 'running', launchTime: secondsAfter(NOW, -120) },
    tags: leaseTag(RUN_ID, CLAIMED, CLAIMED + runSeconds(SIZE)),
    reply: (text) => (text.includes('what collected') ? done('collected') : endedRun(RUN_ID, 'hi\n')),
    ...script,
  })
  const instance = await findInstance(region.ec2, MACHINE_ID)
  if (instance === undefined) throw new Error('no instance')
  const machine = { region: REGION, instanceId: MACHINE_ID, runId: RUN_ID }
  const order = {
    ...{ command: 'echo hi', timeoutSeconds: SIZE.timeoutSeconds },
    ...{ onHandOver: () => undefined, onRefused: () => undefined, onAccepted: () => Promise.resolve() },
  }
  const output = openLiveOutput(region.context.job.outputFile(machine), () => undefined)
  const meta = await runPayload(region.context, { machine, instance, order, output })
  return { region, meta, lease: parseLeases(region.machine.tags)[0] }
}

describe('fault 72: at the hand-over', () => {
  test('the lease gets a new end, without what the boot has not used, and keeps the time of its claim', async () => {
    const { lease } = await run({})
    expect(lease?.claimed).toEqual(secondsAfter(NOW, CLAIMED))
    expect(lease?.until).toEqual(secondsAfter(NOW, LIMIT.handOver + restOfRunSeconds(SIZE)))
  })

  test('a lease that somebody has ended meanwhile stays ended', async () => {
    const { lease } = await run({ tags: leaseTag(RUN_ID, CLAIMED, -1) })
    expect(lease?.until).toEqual(secondsAfter(NOW, -1))
  })

  test('a lease that cannot be written keeps the end of its claim, and the payload runs', async () => {
    const { region, meta, lease } = await run({
      ec2: (action) => {
        if (action === 'CreateTags') throw new Error('no tag today')
        return undefined
      },
    })
    expect(meta.end).toBe('exited')
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
