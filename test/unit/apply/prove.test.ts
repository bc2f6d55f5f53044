// The proof boot: whatever goes wrong in it, the machine is stopped; and what EC2 says of a launch that dies is told.
import { describe, expect, test } from '@jest/globals'
import { proveInstance } from '../../../src/apply/prove.ts'
import { findInstance } from '../../../src/aws/instances.ts'
import { secondsBetween } from '../../../src/clock.ts'
import { errorLine } from '../../../src/errors.ts'
import type { BaseSetup } from '../../../src/files/setup.ts'
import { fuseTag } from '../../../src/guest/commands.ts'
import { leaseKey } from '../../../src/lease.ts'
import { setupTag, TAG } from '../../../src/tags.ts'
import { aFleet, at, leaseTag, NOW, REGION } from '../../support/builders.ts'
import {
  awsError,
  done,
  fakeRegion,
  leaseKeys,
  MACHINE_ID,
  RUN_ID,
  variableOf,
  type FakeRegion,
  type Script,
} from '../../support/fake-machine.ts'

const MACHINE = { region: REGION, instanceId: MACHINE_ID, runId: RUN_ID }
const FUSE = fuseTag(aFleet().fuseSeconds)
const PROOF = [
  'servicemon-reply 1 proof',
  ...['cloud-init done', 'fuse armed', `installed ${FUSE}`, 'power-off yes'],
  ...['os debian 12', 'systemd 252', 'boot b1', 'uptime 20', 'clock 1800000000', 'end', ''],
].join('\n')

/** A machine that was made a moment ago, and is coming up. */
const MADE = { instance: { state: 'pending', launchTime: NOW }, tags: { [TAG.state]: 'proving' } } as const

async function prove(script: Script, { isMade = false, base }: { isMade?: boolean; base?: BaseSetup } = {}) {
  const region = fakeRegion({ reply: () => PROOF, ...script })
  const made = isMade ? await findInstance(region.ec2, MACHINE_ID) : undefined
  if (isMade) region.context.job.remember(MACHINE)
  const candidate = { base, ...(made && { made }), onOutput: () => undefined }
  const failure = await proveInstance(region.context, MACHINE, candidate).then(
    () => undefined,
    (error: unknown) => error,
  )
  return { region, failure, seconds: secondsBetween(NOW, region.clock.now()) }
}

/** Of a machine that was made: nothing is on, nor does the post step have anything to do. */
function expectStopped({ changes, machine, remembered }: FakeRegion): void {
  expect(changes).toContain('StopInstances')
  expect([machine.state, remembered.size]).toEqual(['stopped', 0])
}

test('a machine that proves itself is stopped, marked as ready, and let go', async () => {
  const { region, failure } = await prove({})
  expect(failure).toBeUndefined()
  expectStopped(region)
  expect(region.machine.tags).toMatchObject({ [TAG.state]: 'ready', [TAG.fuse]: FUSE })
  expect(leaseKeys(region.machine)).toEqual([])
})

describe('what the machine answers to its proof', () => {
  const proofWith = (more: Readonly<Record<string, string>>): string => {
    const lines = PROOF.split('\n').map((line) => {
      const [key = ''] = line.split(' ')
      return more[key] === undefined ? line : `${key} ${more[key]}`
    })
    const added = Object.entries(more).filter(([key]) => !PROOF.includes(`\n${key} `))
    return [...lines.slice(0, -2), ...added.map(([key, value]) => `${key} ${value}`), 'end', ''].join('\n')
  }

  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['a fuse that isn’t armed', { fuse: 'not-active' }, /can't be armed: the timer is not-active.*needs systemd/],
    ['a fuse of another make', { installed: 'other' }, /can't be armed: the timer is armed/],
    ['no power-off', { 'power-off': 'no' }, /can't power itself off.*Unmask poweroff\.target/],
    ['tools that are missing', { 'missing-tools': 'gzip base64' }, /lacks gzip, base64.*Install them in home's image/],
    ['tools that are unfit', { 'unfit-tools': 'stat says 1' }, /not fit for a run: stat says 1.*coreutils/],
  ])('%s: it is stopped, and not ready', async (_, more, told) => {
    const { region, failure } = await prove({ reply: () => proofWith(more) })
    expect(errorLine(failure)).toMatch(told)
    expectStopped(region)
    expect(region.machine.tags[TAG.state]).toBe('proving')
    expect(leaseKeys(region.machine)).toEqual([])
  })

  test('with a fuse that isn’t armed, until it is installed by command', async () => {
    let proofs = 0
    const { region, failure } = await prove({
      reply: (text) => {
        if (variableOf(text, 'wait_seconds') === '') return done('installed')
        proofs += 1
        return proofs === 1 ? proofWith({ fuse: 'not-enabled' }) : PROOF
      },
    })
    expect([failure, proofs, region.sent.length]).toEqual([undefined, 2, 3])
    expect(region.log).toContain(`the fuse is not-enabled, its files ${FUSE}: installing it by command`)
  })

  test('something else: it is stopped, and asked again by the next provision', async () => {
    const { region, failure } = await prove({ reply: () => done('deadline') })
    expect(errorLine(failure)).toMatch(/answered done when asked for its proof\. Provision again/)
    expectStopped(region)
  })
})

describe('what reads secrets', () => {
  const setup = { command: 'true', files: undefined, timeoutSeconds: 60 }
  const fleet = aFleet({ run: { command: 'true', timeout: '30m', secrets: { TOKEN: '/servicemon/NAVO/token' } } })

  test.each([
    ['of an image of one’s own', undefined, 'aws'],
    ['of a base that is used as it is', { base: 'al2023', hash: '0123456789abcdef', setup: undefined }, 'aws'],
    ['of a base whose setup may install it', { base: 'ubuntu-24.04', hash: '0123456789abcdef', setup }, ''],
  ])('is asked for in the proof of a machine %s, or not', async (_, base, tool) => {
    const tags = base === undefined ? {} : setupTag(base.hash, 'pending')
    const { region } = await prove({ tags, context: { fleet } }, base === undefined ? {} : { base })
    expect(variableOf(region.sent[0] ?? '', 'secrets_tool')).toBe(tool)
  })
})

test('a machine that replaces another goes on with its slots', async () => {
  const slots = ['2026-11-24T00:30:00Z', '2026-11-24T06:30:00Z', undefined]
  const { region } = await prove({
    ec2: (action, input, { machine }) => {
      if (action !== 'DescribeInstances' || 'InstanceIds' in input) return undefined
      const Instances = slots.map((slot, index) => ({
        InstanceId: `i-${index}`,
        State: { Name: 'stopped' },
        LaunchTime: machine.launchTime,
        Tags: Object.entries({ [TAG.fleet]: 'NAVO', ...(slot && { [TAG.slot]: slot }) }).map(([Key, Value]) => ({
          Key,
          Value,
        })),
      }))
      return { Reservations: [{ Instances }] }
    },
  })
  expect(region.machine.tags[TAG.slot]).toBe('2026-11-24T06:30:00Z')
})

describe('fault 93: a proof boot that fails stops the machine,', () => {
  test('when the one just made can’t be looked at', async () => {
    let looks = 0
    const { region, failure } = await prove(
      {
        ...MADE,
        ec2: (action) => {
          if (action !== 'DescribeInstances') return undefined
          looks += 1
          if (looks === 2) throw awsError('UnauthorizedOperation', 'may not look', 403)
          return undefined
        },
      },
      { isMade: true },
    )
    expect(String(failure)).toContain('may not look')
    expectStopped(region)
  })

  test('when the start was taken and its answer lost', async () => {
    const { region, failure } = await prove({
      ec2: (action, _, { machine }) => {
        if (action !== 'StartInstances') return undefined
        machine.state = 'running'
        throw awsError('ServiceUnavailable', 'no answer', 503)
      },
    })
    expect(failure).toMatchObject({ message: `starting instance ${MACHINE_ID}` })
    expectStopped(region)
    expect(leaseKeys(region.machine)).toEqual([])
  })

  test('but not one that somebody else holds', async () => {
    const { region, failure } = await prove({
      instance: { state: 'running', launchTime: at(-60) },
      tags: { [TAG.state]: 'proving', ...leaseTag('9-1-99999999', -90, 1800) },
    })
    expect(String(failure)).toMatch(/can't be proved now: held by run 9-1-99999999 until/)
    expect([region.changes, region.machine.state, region.remembered.size]).toEqual([[], 'running', 0])
  })
})

test('fault 103: the lease of a proof boot stays when its stop is not confirmed', async () => {
  const { region, failure } = await prove({
    ec2: (action) => {
      if (action === 'StopInstances') throw awsError('UnauthorizedOperation', 'not allowed', 403)
      return undefined
    },
  })
  expect(String(failure)).toMatch(/stopping instance .*, which may still be on/)
  expect([leaseKeys(region.machine), [...region.remembered.keys()]]).toEqual([[leaseKey(RUN_ID)], [RUN_ID]])
})

describe('fault 94: a launch that dies', () => {
  const rows: [string, RegExp][] = [
    ['Client.InternalError: Client error on launch', /^Most often the disk's KMS key may not be used/],
    ['Client.VolumeLimitExceeded: Volume limit exceeded', /^The account's limit of EBS volumes is reached/],
    ['Server.InsufficientInstanceCapacity: No capacity', /^EC2 has no machine of that type to give/],
  ]
  test.each(rows)('of %s is told at once, with the fix', async (stateReason, fix) => {
    const { failure, seconds } = await prove(
      {
        ...MADE,
        ec2: (action, _, { clock, machine }) => {
          const isDead = action === 'DescribeInstances' && clock.now() > at(3)
          if (isDead) Object.assign(machine, { state: 'terminated', stateReason, tags: {} })
          return undefined
        },
      },
      { isMade: true },
    )
    expect(failure).toMatchObject({
      message: `instance ${MACHINE_ID} was started and went terminated: ${stateReason}`,
      hint: expect.stringMatching(fix),
    })
    expect(seconds).toBeLessThan(10)
  })
})

describe('fault 101: a machine that is waited for and', () => {
  /** EC2 doesn't know it between these two moments, in seconds from now. */
  const unknownBetween = (from: number, to: number): Script => ({
    ...MADE,
    ec2: (action, _, { clock, machine }) => {
      if (action !== 'DescribeInstances') return undefined
      const seconds = secondsBetween(NOW, clock.now())
      if (seconds >= to && machine.state === 'pending') machine.state = 'running'
      return seconds >= from && seconds < to ? { Reservations: [] } : undefined
    },
  })

  test('vanishes is told within a minute', async () => {
    const { failure, seconds } = await prove(unknownBetween(4, Infinity), { isMade: true })
    expect(String(failure)).toContain(`instance ${MACHINE_ID} is no longer known to EC2, and was a moment ago`)
    expect(seconds).toBeLessThan(90)
  })

  test('is left out of some looks is waited for', async () => {
    const { region, failure } = await prove(unknownBetween(4, 20), { isMade: true })
    expect([failure, region.machine.tags[TAG.state]]).toEqual([undefined, 'ready'])
  })

  test('is claimed is started as it is then, not as it was before', async () => {
    const { region } = await prove({
      ec2: (action, _, { machine }) => {
        // Somebody changes its type while the claim settles.
        if (action === 'CreateTags' && machine.state === 'stopped') machine.type = 't3.micro'
        if (action === 'StartInstances' && machine.type === 't3.micro') throw awsError('InsufficientInstanceCapacity')
        return undefined
      },
    })
    expect(region.log.filter((line) => line.startsWith('no capacity for')).at(0)).toMatch(/^no capacity for t3\.micro/)
  })
})
