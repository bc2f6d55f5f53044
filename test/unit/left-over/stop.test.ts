// The post step: what EC2 shows of a machine that main may have left on, whose hands it is in, and what is done then.
import { describe, expect, test } from '@jest/globals'
import type { Expected, Machine } from '../../../src/context.ts'
import { errorLine } from '../../../src/errors.ts'
import { describeLeftOver, stopLeftOver } from '../../../src/left-over/stop.ts'
import { LIMIT } from '../../../src/phases.ts'
import { TAG, type Tags } from '../../../src/tags.ts'
import { at, FLEET, leaseTag, NOW, REGION } from '../../support/builders.ts'
import { awsError, fakeRegion, MACHINE_ID, RUN_ID, type FakeRegion, type Script } from '../../support/fake-machine.ts'

const OURS = leaseTag(RUN_ID, -120, 3600)
const THEIRS = '9-1-99999999'
const STARTED: Machine = { region: REGION, instanceId: MACHINE_ID, runId: RUN_ID, launchedBefore: at(-7200) }
const MADE: Expected = { region: REGION, fleet: FLEET, runId: RUN_ID, since: at(-30) }

async function post(script: Script, left: Machine | Expected = STARTED) {
  const region = fakeRegion(script)
  const { context, clock } = region
  const began = clock.elapsed()
  const told = await stopLeftOver(left, context).then(() => 'done', errorLine)
  return { region, told, seconds: clock.elapsed() - began }
}

const stops = ({ changes }: FakeRegion): number => changes.filter((call) => call === 'StopInstances').length

describe('faults 36 to 39: a machine that main told of', () => {
  interface Row {
    readonly state: string
    /** When it was launched, in seconds from now. */
    readonly launched: number
    readonly tags: Tags
  }
  const rows: [string, Row, stopped: number, seconds: number, log: RegExp][] = [
    [
      'is on by our claim: it is stopped',
      { state: 'running', launched: -60, tags: OURS },
      1,
      0,
      /is still running: stopping it/,
    ],
    [
      'is coming up: it is stopped',
      { state: 'pending', launched: -5, tags: OURS },
      1,
      0,
      /is still pending: stopping it/,
    ],
    ['is stopping: that is confirmed', { state: 'stopping', launched: -60, tags: OURS }, 1, 0, /is still stopping/],
    [
      'is off after our start: that was it',
      { state: 'stopped', launched: -60, tags: OURS },
      0,
      0,
      /is stopped; its lease key .* stays until its output is collected/,
    ],
    [
      'is off, and our start may still be on its way: it is waited for',
      { state: 'stopped', launched: -7200, tags: OURS },
      0,
      30,
      /^$/,
    ],
    ['is off without our claim: main has given it back', { state: 'stopped', launched: -7200, tags: {} }, 0, 0, /^$/],
    [
      'is terminated: there is nothing left to do',
      { state: 'terminated', launched: -7200, tags: OURS },
      0,
      0,
      /is terminated/,
    ],
    [
      'fault 59: is on by the claim of another run: it is left alone',
      { state: 'running', launched: -60, tags: leaseTag(THEIRS, -60, 3600) },
      0,
      0,
      /is running, and not in the hands of run 7-1-aaaaaaaa: left alone/,
    ],
    [
      'is on by an earlier claim than ours: it is left alone',
      { state: 'running', launched: -60, tags: { ...OURS, ...leaseTag(THEIRS, -130, 3600) } },
      0,
      0,
      /left alone/,
    ],
    [
      'is on by our claim, and a later one: it is stopped',
      { state: 'running', launched: -60, tags: { ...OURS, ...leaseTag(THEIRS, -10, 3600) } },
      1,
      0,
      /stopping it/,
    ],
    [
      'is on in a proof boot that nobody claims: it is stopped',
      { state: 'running', launched: -60, tags: { [TAG.state]: 'proving' } },
      1,
      0,
      /stopping it/,
    ],
    [
      'is on with nobody’s claim: it is left to the sweep',
      { state: 'running', launched: -60, tags: {} },
      0,
      0,
      /left alone/,
    ],
  ]
  test.each(rows)('%s', async (_, { state, launched, tags }, stopped, seconds, log) => {
    const { region, told, seconds: took } = await post({ instance: { state, launchTime: at(launched) }, tags })
    expect([told, stops(region)]).toEqual(['done', stopped])
    expect(took).toBe(seconds)
    expect(region.log.join('\n')).toMatch(log)
  })

  test('comes up only then: it is stopped', async () => {
    const { region } = await post({
      tags: OURS,
      instance: { launchTime: at(-7200) },
      ec2: (action, _, { machine, clock }) => {
        if (action === 'DescribeInstances' && clock.now() >= at(10) && machine.launchTime < NOW) {
          Object.assign(machine, { state: 'running', launchTime: clock.now() })
        }
        return undefined
      },
    })
    expect([region.machine.state, stops(region)]).toEqual(['stopped', 1])
  })

  test('is stopped: its lease ends now, and a hold of the same start goes', async () => {
    const { region } = await post({
      instance: { state: 'running', launchTime: at(-60) },
      tags: { ...OURS, [TAG.hold]: '2026-11-24T08:00:00Z' },
    })
    expect(region.machine.tags).not.toHaveProperty(TAG.hold)
    const [claimed, until] = (region.machine.tags[`${TAG.lease}${RUN_ID}`] ?? '').split('/')
    expect([claimed, Date.parse(until ?? '') <= region.clock.now().getTime()]).toEqual(['2026-11-24T07:08:00Z', true])
  })

  test('fault 70: is stopped, and its lease can’t be ended: said in the log, and no failure', async () => {
    const { region, told } = await post({
      instance: { state: 'running', launchTime: at(-60) },
      tags: OURS,
      ec2: (action) => {
        if (action === 'CreateTags') throw awsError('UnauthorizedOperation', 'may not tag', 403)
        return undefined
      },
    })
    expect([told, region.machine.state]).toEqual(['done', 'stopped'])
    expect(region.log).toContain(`the lease of run ${RUN_ID} could not be ended: may not tag`)
  })

  test('fault 69: cannot be stopped: that is thrown, within the time of a post step', async () => {
    const denied = await post({
      instance: { state: 'running', launchTime: at(-60) },
      tags: OURS,
      ec2: (action) => {
        if (action === 'StopInstances') throw awsError('RequestLimitExceeded', 'slow down', 503)
        return undefined
      },
    })
    expect(denied.told).toMatch(/^instance i-runner is running and not stopped, \d+ s after it was asked to: slow down/)
    expect(denied.seconds).toBeLessThan(LIMIT.postStep)
    expect(describeLeftOver(STARTED)).toContain('#InstanceDetails:instanceId=i-runner')
  })
})

describe('fault 92: an instance that main was about to make', () => {
  const rows: [string, Script, stopped: number][] = [
    [
      'was made: it is stopped',
      { instance: { state: 'running', launchTime: at(-10) }, tags: { [TAG.state]: 'proving' } },
      1,
    ],
    [
      'was made within the second: it is stopped',
      { instance: { state: 'pending', launchTime: at(-31) }, tags: { [TAG.state]: 'proving' } },
      1,
    ],
    [
      'is another, older one: it is left alone',
      { instance: { state: 'running', launchTime: at(-90) }, tags: { [TAG.state]: 'proving' } },
      0,
    ],
    [
      'is in the hands of another run: it is left alone',
      { instance: { state: 'running', launchTime: at(-10) }, tags: leaseTag(THEIRS, -5, 3600) },
      0,
    ],
    ['was not made', { ec2: (action) => (action === 'DescribeInstances' ? { Reservations: [] } : undefined) }, 0],
  ]
  test.each(rows)('%s', async (_, script, stopped) => {
    const { region, told } = await post(script, MADE)
    expect([told, stops(region)]).toEqual(['done', stopped])
  })

  test('has no id yet: the console’s list is named', () => {
    expect(describeLeftOver(MADE)).toMatch(/^an instance of fleet NAVO in eu-west-3 may have been made .*#Instances:$/)
  })
})
