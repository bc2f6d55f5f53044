// A payload on its way, within the process: what it costs to follow it, when its output and its end are seen, and what
// comes of a machine that says something else, or nothing.
import { describe, expect, test } from '@jest/globals'
import { findInstance } from '../../../src/aws/instances.ts'
import { openLiveOutput } from '../../../src/machine/live-output.ts'
import { runPayload } from '../../../src/payload/payload.ts'
import { aFleet, leaseTag, NOW, REGION } from '../../support/builders.ts'
import {
  awsError,
  endedRun,
  fakeRegion,
  MACHINE_ID,
  RUN_ID,
  unknownRun,
  variableOf,
  type FakeRegion,
  type Script,
} from '../../support/fake-machine.ts'

/** What a payload does, in seconds since it was handed over. */
interface Payload {
  readonly begins?: number
  readonly writes?: readonly (readonly [number, string])[]
  readonly ends: number
}

const isPayload = (text: string): boolean => text.includes("bundle='")
const isLook = (text: string): boolean => text.includes("wait_seconds='20'")

/** A machine that does as its scripts say: looks wait on it, and the wrapper's answer goes on from the last one's offset. */
function guest({ begins = 1, writes = [], ends }: Payload): NonNullable<Script['reply']> {
  let asked = 0
  let look: { nth: number; since: number } | undefined
  return (text, { clock, sent }) => {
    const now = clock.elapsed() - NOW.getTime() / 1000
    if (look?.nth !== sent.length) look = { nth: sent.length, since: now }
    const { since } = look
    const written = writes.filter(([at]) => at <= now).map(([, line]) => line)
    const output = written.join('')
    if (isPayload(text)) return now < ends ? undefined : endedRun(RUN_ID, output, { offset: asked })
    const offset = Number(variableOf(text, 'offset'))
    if (now >= ends) return endedRun(RUN_ID, output, { offset })
    asked = offset
    const isOver = now - since >= Number(variableOf(text, 'wait_seconds'))
    if (now < begins) return isOver ? unknownRun(text) : undefined
    return isOver || output.length > offset ? running(output, offset) : undefined
  }
}

function running(output: string, offset: number): string {
  return endedRun(RUN_ID, output, { offset, state: 'running' }).replace(/^meta.*\n/gm, '')
}

const refused = (reason: string): string => `servicemon-reply 1 refused\nreason ${reason}\ndetail because\nend\n`

/** Follows a payload on a machine that has been on for a while; lines come with the seconds at which they are seen. */
async function follow(script: Script, { noteSeconds = 0 } = {}) {
  const region = fakeRegion({ instance: { state: 'running' }, tags: leaseTag(RUN_ID, -300, 7200), ...script })
  const instance = await findInstance(region.ec2, MACHINE_ID)
  if (instance === undefined) throw new Error('no instance')
  const machine = { region: REGION, instanceId: MACHINE_ID, runId: RUN_ID }
  const began = region.clock.elapsed()
  const seen: [number, string][] = []
  const output = openLiveOutput(region.context.job.outputFile(machine), (lines) => {
    for (const line of lines) seen.push([region.clock.elapsed() - began, line])
  })
  let taken = 0
  let noted = 0
  const onTaken = async (): Promise<void> => {
    taken += 1
    if (noteSeconds > 0) await region.clock.sleep(noteSeconds)
    noted += 1
  }
  const order = {
    ...region.context.fleet.run,
    command: 'x',
    timeoutSeconds: 3600,
    files: undefined,
    slot: undefined,
    onTaken,
  }
  const work = { machine, instance, runningSince: NOW, order, output, uncollected: [] }
  const { outcome } = await runPayload(region.context, work)
  return { region, outcome, seen, taken, noted, seconds: region.clock.elapsed() - began }
}

const looksOf = ({ sent }: FakeRegion): number => sent.filter(isLook).length

describe('following a payload', () => {
  test('of ten minutes that writes nothing costs it three commands a minute', async () => {
    const { region, outcome } = await follow({ reply: guest({ ends: 600 }) })
    expect(outcome).toMatchObject({ stage: 'ended', meta: { exitCode: 0 } })
    expect(looksOf(region)).toBeLessThanOrEqual(30)
    expect(looksOf(region)).toBeGreaterThan(25)
  })

  test('that writes without end costs it twelve commands a minute at most', async () => {
    const writes = Array.from({ length: 300 }, (_, second) => [second + 1, `${second}\n`] as const)
    const { region, seen } = await follow({ reply: guest({ writes, ends: 301 }) })
    expect(seen.map(([, line]) => line)).toEqual(writes.map(([, line]) => `| ${line.trim()}`))
    expect(looksOf(region)).toBeLessThanOrEqual(5 * 12 + 1)
  })

  test('shows what it writes now and then within two seconds', async () => {
    const writes = [3, 17, 48, 55, 93, 111].map((at) => [at, `${at}\n`] as const)
    const { seen } = await follow({ reply: guest({ writes, ends: 120 }) })
    for (const [at, line] of seen) expect(at - Number(line.replace('| ', ''))).toBeLessThanOrEqual(2)
    expect(seen).toHaveLength(6)
  })

  test.each([61.3, 83.2, 119.9])(
    'sees its end after %d s within half a second, with all that was left to bring',
    async (ends) => {
      const writes = [[2, 'early\n'] as const, [ends, 'late\n'] as const]
      const { outcome, seconds, seen, region } = await follow({ reply: guest({ writes, ends }) })
      expect(outcome.stage).toBe('ended')
      expect(seconds - ends).toBeLessThanOrEqual(0.5)
      expect(seen.map(([, line]) => line)).toEqual(['| early', '| late'])
      // Nothing was asked for any more once it had ended.
      expect(region.sent.filter((text) => !isPayload(text) && !isLook(text))).toEqual([])
    },
  )

  test('costs no haste in the minute that is billed anyway', async () => {
    const { region, seconds } = await follow({ reply: guest({ ends: 30 }) })
    expect(seconds).toBeLessThanOrEqual(32)
    expect(region.clock.slept.filter((slept) => slept > 0 && slept < 1)).toEqual([])
  })

  test('tells once that it was taken', async () => {
    expect((await follow({ reply: guest({ writes: [[5, 'x']], ends: 90 }) })).taken).toBe(1)
  })

  test('is not over before that is noted, however long it takes and whichever loop comes to the end', async () => {
    const { outcome, taken, noted } = await follow(
      { reply: guest({ writes: [[2, 'x']], ends: 20 }) },
      { noteSeconds: 300 },
    )
    expect([outcome.stage, taken, noted]).toEqual(['ended', 1, 1])
  })
})

describe('a payload ends as', () => {
  const whole = guest({ writes: [[2, 'hi\n']], ends: 100 })
  const rows: [string, Script, { stage: string; says?: string; cancels?: boolean }][] = [
    [
      'ended, when the look says so and the wrapper never answers, whose command is then cancelled',
      { reply: (text, region) => (isPayload(text) ? undefined : whole(text, region)) },
      { stage: 'ended', cancels: true },
    ],
    [
      'ended, when an earlier sending has begun it',
      { reply: (text, region) => (isPayload(text) ? refused('already-run') : whole(text, region)) },
      { stage: 'ended' },
    ],
    [
      'on, when the machine refuses it',
      { reply: (text, region) => (isPayload(text) ? refused('tools') : unknownRun(`${text}${region.log.join('')}`)) },
      { stage: 'on', says: 'refused the payload (tools): because' },
    ],
    [
      'taken, when its command ends without a word and the machine knows of no end',
      { reply: (text) => (isPayload(text) ? '' : running('hi\n', Number(variableOf(text, 'offset')))) },
      { stage: 'taken', says: 'was cut off' },
    ],
    [
      'handed over, when its command ends without a word and the machine never heard of it',
      { reply: (text) => (isPayload(text) ? '' : unknownRun(text)) },
      { stage: 'handed over', says: 'was not begun' },
    ],
    [
      'taken, when the machine is switched off meanwhile',
      {
        reply: guest({ ends: 3000 }),
        ec2: (_, __, { clock, machine }) => {
          if (clock.elapsed() - NOW.getTime() / 1000 > 100) machine.state = 'stopped'
          return undefined
        },
      },
      { stage: 'taken', says: 'the payload was interrupted', cancels: true },
    ],
    [
      'handed over, when the machine answers neither payload nor looks',
      { reply: () => undefined },
      { stage: 'handed over', says: 'the payload was interrupted', cancels: true },
    ],
    [
      'taken, when a look brings another run’s output',
      { reply: (text) => (isPayload(text) ? undefined : running('hi\n', 0).replace(RUN_ID, '7-1-bbbbbbbb')) },
      { stage: 'handed over', says: 'answered with output of run 7-1-bbbbbbbb', cancels: true },
    ],
  ]
  test.each(rows)('%s', async (_, script, { stage, says, cancels = false }) => {
    const { outcome, region } = await follow(script)
    expect(outcome.stage).toBe(stage)
    if (says !== undefined) expect((outcome.error as Error).message).toContain(says)
    expect(region.cancelled.some(isPayload)).toBe(cancels)
  })

  test('handed over, when SendCommand is refused: it may have been carried out all the same', async () => {
    const region = fakeRegion({ instance: { state: 'running' }, tags: leaseTag(RUN_ID, -300, 7200) })
    const ssm = { send: () => Promise.reject(awsError('AccessDeniedException')) }
    const clients = { ...region.context.clients, ssmOnce: () => Promise.resolve(ssm as never) }
    const instance = await findInstance(region.ec2, MACHINE_ID)
    if (instance === undefined) throw new Error('no instance')
    const { outcome } = await runPayload(
      { ...region.context, clients },
      {
        machine: { region: REGION, instanceId: MACHINE_ID, runId: RUN_ID },
        instance,
        runningSince: NOW,
        order: {
          ...region.context.fleet.run,
          timeoutSeconds: 60,
          files: undefined,
          slot: undefined,
          onTaken: () => Promise.resolve(),
        },
        output: openLiveOutput('/dev/null', () => undefined),
        uncollected: [],
      },
    )
    expect(outcome.stage).toBe('handed over')
  })
})

test('the machine is told which earlier runs to keep', async () => {
  const fleet = aFleet({ run: { command: 'x', timeout: '1m' } })
  const region = fakeRegion({ instance: { state: 'running' }, context: { fleet }, reply: guest({ ends: 70 }) })
  const instance = await findInstance(region.ec2, MACHINE_ID)
  if (instance === undefined) throw new Error('no instance')
  await runPayload(region.context, {
    machine: { region: REGION, instanceId: MACHINE_ID, runId: RUN_ID },
    instance,
    runningSince: NOW,
    order: {
      ...region.context.fleet.run,
      timeoutSeconds: 60,
      files: undefined,
      slot: undefined,
      onTaken: () => Promise.resolve(),
    },
    output: openLiveOutput('/dev/null', () => undefined),
    uncollected: ['7-1-00000001', '7-1-00000002'],
  })
  expect(variableOf(region.sent[0] ?? '', 'uncollected')).toBe('7-1-00000001/7-1-00000002')
})
