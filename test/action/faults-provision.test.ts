// What can go wrong while a region is made ready: each fault in a region of its own, side by side in one account.
import {
  AuthorizeSecurityGroupIngressCommand,
  DeleteKeyPairCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeInternetGatewaysCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  DetachInternetGatewayCommand,
  ImportKeyPairCommand,
  ModifyInstanceAttributeCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { StepResult } from '../../local/action.ts'
import type { Call } from '../../local/control.ts'
import { newPublicKey } from '../../local/home.ts'
import type { RegionResult } from '../../src/result.ts'
import {
  countRegion,
  fleetText,
  listStillOn,
  mutations,
  ONE_OF_EACH,
  until,
  useWorlds,
  type World,
} from '../support/world.ts'

const newWorld = useWorlds()
const FAST = { SERVICEMON_PACE: '0.1' }
/** For waits of hours. */
const FASTEST = { SERVICEMON_PACE: '0.006' }

let world: World
const stories = new Map<string, Promise<Story>>()

/** What one region saw, step after step. */
interface Story {
  readonly steps: readonly StepResult[]
  readonly calls: readonly Call[]
}

type Act = (inputs: Readonly<Record<string, string>>, options?: Parameters<World['act']>[1]) => Promise<StepResult>

/** In each region something else goes wrong. */
const TALES: Readonly<Record<string, (act: Act, region: string) => Promise<void>>> = {
  // 43: one copy fails, the second one comes through.
  'us-east-1': async (act, region) => {
    await world.control.copiesFail({ account: world.account, region, reasons: ['Internal trouble'] })
    await act({ mode: 'provision' })
  },
  // 43: both fail, and a later provision comes through.
  'us-east-2': async (act, region) => {
    await world.control.copiesFail({ account: world.account, region, reasons: ['Trouble 1', 'Trouble 2'] })
    await act({ mode: 'provision' })
    await act({ mode: 'provision' })
  },
  // 44: the job ends while AWS copies; the copy goes on until the next provision has found it at that.
  'us-west-1': async (act, region) => {
    const { account, control } = world
    let log = ''
    const when = (): boolean => /^image ami-\w+ is pending, /m.test(log)
    await control.holdCopies({ account, region })
    await act(
      { mode: 'provision' },
      { env: FAST, post: false, onLog: (text) => (log += text), signals: { names: ['SIGTERM'], when } },
    )
    log = ''
    const again = act({ mode: 'provision' }, { env: FAST, onLog: (text) => (log += text) })
    await Promise.race([again, until(when, 'the copy to be found')])
    await control.releaseCopies({ account, region })
    await again
  },
  // 45: no room for a copy at first.
  'ca-central-1': async (act, region) => {
    await world.addFault({ ...{ region, action: 'CopyImage', kind: 'error', code: 'ResourceLimitExceeded' }, times: 2 })
    await act({ mode: 'provision' })
  },
  // 45: no room for a copy all the time.
  'sa-east-1': async (act, region) => {
    const fault = await world.addFault({ region, action: 'CopyImage', kind: 'error', code: 'ResourceLimitExceeded' })
    await act({ mode: 'provision' }, { env: FASTEST })
    await world.control.removeFault(fault)
    await act({ mode: 'provision' })
  },
  // 47: a key that may not be used.
  'eu-west-1': async (act) => {
    await act({ mode: 'provision' })
  },
  // 50: EC2 takes both requests for others, although they were carried out.
  'eu-west-2': async (act, region) => {
    for (const action of ['CopyImage', 'RunInstances']) {
      await world.addFault({ region, action, kind: 'lost-answer', times: 1 })
      await world.addFault({ ...{ region, action, kind: 'error', code: 'IdempotentParameterMismatch' }, times: 1 })
    }
    await act({ mode: 'provision' })
  },
  // 50: and here it hasn't made what was wanted.
  'eu-west-3': async (act, region) => {
    for (const action of ['CopyImage', 'RunInstances']) {
      const code = 'IdempotentParameterMismatch'
      await world.addFault({ region, action, kind: 'error', code, message: 'Inconsistent.', times: 1 })
      await act({ mode: 'provision' })
    }
    await act({ mode: 'provision' })
  },
  // 51: no network, no such type, an organisation that denies.
  'eu-central-1': async (act, region) => {
    await deleteDefaultVpc(region)
    await act({ mode: 'provision' })
  },
  'eu-north-1': async (act) => {
    await act({ mode: 'provision' })
  },
  'ap-south-1': async (act, region) => {
    await world.addFault({
      ...{ region, service: 'ec2', action: '*', kind: 'error', code: 'UnauthorizedOperation', status: 403 },
      message:
        'You are not authorized to perform this operation. User: arn:aws:sts::300000000001:assumed-role/x is not ' +
        'authorized to perform this operation with an explicit deny in a service control policy.',
    })
    await act({ mode: 'provision' })
  },
  // 53, 54: what somebody changed in a region that is ready.
  'ap-northeast-1': async (act, region) => {
    await act({ mode: 'provision' })
    await drift(region)
    await act({ mode: 'check' })
    await act({ mode: 'provision' })
  },
  'ap-northeast-2': async (act, region) => {
    await act({ mode: 'provision' })
    const ec2 = world.ec2(region)
    const [machine] = await world.machines(region)
    const InstanceId = machine?.id ?? ''
    const behave = (Value: string) =>
      ec2.send(new ModifyInstanceAttributeCommand({ InstanceId, InstanceInitiatedShutdownBehavior: { Value } }))
    const protect = (Value: boolean) =>
      ec2.send(new ModifyInstanceAttributeCommand({ InstanceId, DisableApiStop: { Value } }))
    await behave('terminate')
    await act({ mode: 'check' })
    await act({ mode: 'run' })
    await act({ mode: 'start' })
    await behave('stop')
    await protect(true)
    await act({ mode: 'check' })
    await act({ mode: 'run' })
    await protect(false)
  },
  // 63: the runner is lost in the proof boot.
  'ap-southeast-1': async (act, region) => {
    let log = ''
    const when = (): boolean => /^instance i-\w+ is running in /m.test(log)
    await act(
      { mode: 'provision' },
      { post: false, env: FAST, onLog: (text) => (log += text), signals: { names: ['SIGKILL'], when } },
    )
    const [machine] = await world.machines(region)
    await act({ mode: 'rotate' }, { env: FAST })
    await world.control.backdateLaunch(machine?.id ?? '', 20 * 60 - 30)
    await act({ mode: 'rotate' }, { env: FAST })
    await world.control.backdateLaunch(machine?.id ?? '', 31)
    await act({ mode: 'rotate' }, { env: FAST })
    await act({ mode: 'provision' })
  },
  // 66: the guest files are others by now.
  'ap-southeast-2': async (act) => {
    await act({ mode: 'provision' })
    const later = { 'fleet-file': 'later.yml' }
    await act({ mode: 'check', ...later })
    await act({ mode: 'provision', ...later })
    await act({ mode: 'run', command: 'grep OnBootSec /etc/systemd/system/servicemon-fuse.timer', ...later })
  },
}
const REGIONS = Object.keys(TALES)

async function deleteDefaultVpc(region: string): Promise<void> {
  const ec2 = world.ec2(region)
  const { Vpcs: [vpc] = [] } = await ec2.send(
    new DescribeVpcsCommand({ Filters: [{ Name: 'is-default', Values: ['true'] }] }),
  )
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}))
  for (const { SubnetId } of Subnets) await ec2.send(new DeleteSubnetCommand({ SubnetId }))
  const { InternetGateways = [] } = await ec2.send(new DescribeInternetGatewaysCommand({}))
  for (const { InternetGatewayId } of InternetGateways) {
    await ec2.send(new DetachInternetGatewayCommand({ InternetGatewayId, VpcId: vpc?.VpcId }))
  }
  await ec2.send(new DeleteVpcCommand({ VpcId: vpc?.VpcId }))
}

/** One rule more, one rule less, and another key under the same name and tags. */
async function drift(region: string): Promise<void> {
  const ec2 = world.ec2(region)
  const rule = (CidrIp: string, port: number) => ({
    GroupName: 'NAVO',
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: port, ToPort: port, IpRanges: [{ CidrIp }] }],
  })
  await ec2.send(new AuthorizeSecurityGroupIngressCommand(rule('198.51.100.0/24', 443)))
  await ec2.send(new RevokeSecurityGroupIngressCommand(rule('192.0.2.0/24', 22)))
  await ec2.send(new DeleteKeyPairCommand({ KeyName: 'NAVO' }))
  const Tags = [
    { Key: 'Name', Value: 'NAVO' },
    { Key: 'servicemon:fleet', Value: 'NAVO' },
  ]
  const PublicKeyMaterial = Buffer.from(newPublicKey('another'))
  const TagSpecifications = [{ ResourceType: 'key-pair' as const, Tags }]
  await ec2.send(new ImportKeyPairCommand({ KeyName: 'NAVO', PublicKeyMaterial, TagSpecifications }))
}

beforeAll(async () => {
  const lines = [...REGIONS, 'us-west-2'].map((name) => {
    const more = { 'eu-west-1': ", kms-key: 'alias/nobody-s'", 'eu-north-1': ', types: [t1.micro]' }[name] ?? ''
    return `  ${name}: { cron: '0 0 1 1 *'${more} }`
  })
  const fleet = `${fleetText({ regions: [], run: ['poll: 1s', 'user: root'] })}${lines.join('\n')}\n`
  world = await newWorld({ fleet })
  await world.control.setDelays({ account: world.account, imageCopy: 6000 })
  await world.setFleet(`fuse: 100m\n${fleet}`, 'later.yml')
  let waiting = REGIONS.map((region) => ({ region, tale: TALES[region] }))
  const work = async (): Promise<void> => {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      const { region, tale } = next
      waiting = waiting.slice(1)
      if (tale === undefined) continue
      const steps: StepResult[] = []
      const act: Act = async (inputs, options = { env: FAST }) => {
        const where = inputs['mode'] === 'rotate' ? {} : { region }
        const done = await world.act({ ...where, ...inputs }, options)
        steps.push(done)
        return done
      }
      const story = (async () => {
        await tale(act, region)
        return { steps, calls: (await world.calls()).filter((call) => call.region === region) }
      })()
      stories.set(region, story)
      await story.catch(() => undefined)
    }
  }
  workers = [work(), work(), work()]
})
let workers: Promise<void>[] = []
afterAll(() => Promise.allSettled(workers))

async function storyOf(
  region: string,
): Promise<Story & { regions: (RegionResult | undefined)[]; codes: (number | null)[] }> {
  await until(() => stories.has(region), `the story of ${region} to begin`)
  const story = await stories.get(region)
  if (story === undefined) throw new Error(`nothing is told of ${region}`)
  return {
    ...story,
    regions: story.steps.map(({ result }) => result?.regions[region]),
    codes: story.steps.map(({ exitCode, signal }) => (signal === null ? exitCode : null)),
  }
}

const count = ({ calls }: Story, action: string): number => calls.filter((call) => call.action === action).length
const errorOf = (step: StepResult | undefined): string => (step?.log.match(/^::error::.*$/gm) ?? []).join('\n')

async function expectReady(region: string): Promise<void> {
  expect(await countRegion(world, region)).toEqual(ONE_OF_EACH)
  expect(await listStillOn(world, region)).toEqual([])
}

describe('fault 43: an image copy that fails', () => {
  test('is removed, and made once more', async () => {
    const story = await storyOf('us-east-1')
    expect({ codes: story.codes, copies: count(story, 'CopyImage') }).toEqual({ codes: [0], copies: 2 })
    expect(story.steps[0]?.log).toMatch(
      /^copying image NAVO from us-west-2 to us-east-1 failed: ami-\w+ is failed: Internal trouble; copying once more$/m,
    )
    await expectReady('us-east-1')
  })

  test('twice fails with the reason that EC2 gives, leaves nothing of either, and is made anew by a later provision', async () => {
    const story = await storyOf('us-east-2')
    // Two that fail and one that is made, and asking EC2 again where it gives the id of one that was removed.
    expect(story.codes).toEqual([1, 0])
    expect(count(story, 'CopyImage')).toBeGreaterThanOrEqual(3)
    expect(errorOf(story.steps[0])).toMatch(
      /^::error::us-east-2: copying image NAVO from us-west-2 to us-east-2 failed: ami-\w+ is failed: Trouble 2\. Both copies were removed; provision again when the reason is gone\.$/m,
    )
    expect(story.regions[0]).not.toHaveProperty('image')
    await expectReady('us-east-2')
  })
})

test('fault 44: a copy that is pending at the job’s end goes on, is said to, and is what the next provision goes on with', async () => {
  const story = await storyOf('us-west-1')
  expect({ codes: story.codes, copies: count(story, 'CopyImage') }).toEqual({ codes: [1, 0], copies: 1 })
  expect(errorOf(story.steps[0])).toMatch(
    /^::error::us-west-1: image ami-\w+ is still being copied to us-west-1: the job was cancelled \(SIGTERM\)\. The copy goes on by itself; provision again later, and it resumes there\.$/m,
  )
  expect(story.steps[1]?.log).toMatch(/^await-image image ami-\w+: a copy is already on its way$/m)
  await expectReady('us-west-1')
})

describe('fault 45: EC2 has too many copies under way', () => {
  test('for a while, which is waited for', async () => {
    const story = await storyOf('ca-central-1')
    expect({ codes: story.codes, copies: count(story, 'CopyImage') }).toEqual({
      codes: [0],
      copies: 3,
    })
    expect(story.steps[0]?.log).toContain('EC2 has as many copies under way as it takes at a time; waiting')
    await expectReady('ca-central-1')
  })

  test('for half an hour, which fails; a later provision copies', async () => {
    const story = await storyOf('sa-east-1')
    expect(story.codes).toEqual([1, 0])
    expect(errorOf(story.steps[0])).toMatch(
      /^::error::sa-east-1: copying image NAVO from us-west-2 to sa-east-1: EC2 has had no room for another copy for 1800 s: .*\(ResourceLimitExceeded, request \S+\)\. Nothing of this copy was begun; provision again later\.$/m,
    )
    await expectReady('sa-east-1')
  })
})

test('fault 47: a key that may not be used shows late, and the error explains that', async () => {
  const story = await storyOf('eu-west-1')
  expect(story.codes).toEqual([1])
  expect(errorOf(story.steps[0])).toMatch(
    /^::error::eu-west-1: copying image .* is failed: Given key ID alias\/nobody-s is not accessible\. The copy is encrypted with alias\/nobody-s of eu-west-1, which EC2 tries only once the copy is under way: the key has to exist there/m,
  )
  expect(await countRegion(world, 'eu-west-1')).toMatchObject({ instances: 0, images: 0, snapshots: 0 })
})

describe('fault 50: EC2 knows a client token by other parameters', () => {
  test('and what it made is as wanted: it is taken', async () => {
    const story = await storyOf('eu-west-2')
    expect({ log: story.codes[0] === 0 ? '' : story.steps[0]?.log }).toEqual({ log: '' })
    expect(story.steps[0]?.log).toMatch(/^EC2 knows this request already: image ami-\w+ is as wanted, and is taken$/m)
    expect(story.steps[0]?.log).toMatch(/^EC2 knows this request already: instance i-\w+ is as wanted, and is taken$/m)
    await expectReady('eu-west-2')
  })

  test('and nothing is as wanted: that is said', async () => {
    const story = await storyOf('eu-west-3')
    // With the logs: they alone say why.
    if (story.codes.join() !== '1,1,0') throw new Error(story.steps.map(({ log }) => log).join('\n'))
    const says = (what: string): RegExp =>
      new RegExp(
        `^::error::eu-west-3: EC2 knows this request for ${what} by other parameters, and no \\w+ of fleet NAVO is as ` +
          'wanted: Inconsistent\\. \\(IdempotentParameterMismatch, request \\S+\\)\\. Nothing was made\\. Try again in a day',
        'm',
      )
    expect(errorOf(story.steps[0])).toMatch(says('a copy'))
    expect(errorOf(story.steps[1])).toMatch(says('an instance'))
    await expectReady('eu-west-3')
  })
})

describe('fault 51: found before anything is created is', () => {
  test.each([
    ['no default VPC', 'eu-central-1', /the region has no default VPC; give a subnet in the fleet file/],
    ['a type that is not offered', 'eu-north-1', /no instance type fits: t1\.micro is not offered there/],
    [
      'an organisation that denies the region',
      'ap-south-1',
      /explicit deny in a service control policy\. \(UnauthorizedOperation, request \S+\)\. A policy of your organisation denies it/,
    ],
  ])('%s', async (_, region, says) => {
    const story = await storyOf(region)
    expect(story.codes).toEqual([1])
    expect(errorOf(story.steps[0])).toMatch(says)
    expect(errorOf(story.steps[0])).toContain(`::error::${region}: `)
    expect(mutations(story.calls.filter(({ userAgent }) => userAgent?.includes('aws-servicemon')))).toEqual([])
  })

  test('each of them, while other regions of the same step go on', async () => {
    await Promise.all(['eu-central-1', 'eu-north-1', 'ap-south-1', 'us-east-1'].map(storyOf))
    const region = 'eu-central-1, eu-north-1, ap-south-1, us-east-1'
    const done = await world.act({ mode: 'provision', region }, { env: FAST })
    const statuses = Object.values(done.result?.regions ?? {}).map(({ status }) => status)
    expect([done.exitCode, done.outputs['status'], ...statuses]).toEqual([
      1,
      'partial',
      'failed',
      'failed',
      'failed',
      'ok',
    ])
  })
})

test('fault 53: a group and a key pair that drifted are reported by check and provision, and left as they are', async () => {
  const story = await storyOf('ap-northeast-1')
  const found = story.regions.map((region) => (region?.findings ?? []).map(({ text }) => text.replace(/sg-\w+/, 'sg')))
  const drifted = [
    'security group sg lacks home\'s rule "ingress tcp 22 from 192.0.2.0/24"',
    'security group sg has a rule that home has not: "ingress tcp 443 from 198.51.100.0/24"',
    "key pair NAVO is another key than home's; delete it to have it imported again",
  ]
  expect(found[1]).toEqual(expect.arrayContaining(drifted))
  expect(found[2]).toEqual(expect.arrayContaining(drifted))
  expect(story.regions.map((region) => region?.status)).toEqual(['ok', 'drifted', 'drifted'])
  expect(story.regions[2]?.steps).toEqual([])
})

test('fault 54: a machine that a power-off would terminate, or that can’t be stopped, is a finding, and is not started', async () => {
  const story = await storyOf('ap-northeast-2')
  expect(story.codes).toEqual([0, 0, 1, 1, 0, 1])
  expect(story.regions.map((region) => region?.status)).toEqual([
    'ok',
    'drifted',
    'refused',
    'refused',
    'drifted',
    'refused',
  ])
  const [, terminates, run, start, isProtected, again] = story.steps
  expect(terminates?.log).toMatch(/instance i-\w+: a power-off from inside would terminate it$/m)
  for (const step of [run, start]) {
    expect(errorOf(step)).toMatch(
      /^::error::ap-northeast-2: instance i-\w+: a power-off from inside would terminate it\. Provision the region: that sets it right\.$/m,
    )
  }
  expect(isProtected?.log).toMatch(/instance i-\w+ is protected against being stopped$/m)
  expect(errorOf(again)).toMatch(
    /^::error::ap-northeast-2: instance i-\w+ is protected against being stopped\. Take the stop protection off/m,
  )
  expect(count(story, 'StartInstances')).toBe(0)
})

test('fault 63: a proof boot whose runner was lost is left alone for twenty minutes, then swept, and then gone on with', async () => {
  const story = await storyOf('ap-southeast-1')
  const [killed, early, late, over, again] = story.steps
  expect(killed?.signal).toBe('SIGKILL')
  const swept = [early, late, over].map((step) => /nobody holds it: stopping it/.test(step?.log ?? ''))
  expect(swept).toEqual([false, false, true])
  expect({ log: again?.exitCode === 0 ? '' : again?.log, made: count(story, 'RunInstances') }).toEqual({
    log: '',
    made: 1,
  })
  await expectReady('ap-southeast-1')
})

test('fault 66: guest files that changed are found by check, and installed by command in a proof boot', async () => {
  const story = await storyOf('ap-southeast-2')
  const [, check, provision, run] = story.steps
  expect(story.regions[1]?.findings.map(({ code }) => code)).toEqual(['fuse'])
  expect(check?.log).toMatch(/instance i-\w+ has not the current fuse$/m)
  expect(provision?.log).toMatch(/^prove-instance instance i-\w+: its fuse is not the current one$/m)
  expect(provision?.log).toMatch(/^the fuse is armed, its files [0-9a-f]{16}: installing it by command$/m)
  expect([story.regions[2]?.status, run?.exitCode]).toEqual(['ok', 0])
  expect(run?.outputs['output-file-content']).toBe('OnBootSec=6000s\n')
  await expectReady('ap-southeast-2')
})

test('fault 49: whatever is made carries the fleet’s tag from the call that makes it', async () => {
  await Promise.allSettled(workers)
  const makes = { CopyImage: 2, ImportKeyPair: 1, CreateSecurityGroup: 1, RunInstances: 3 }
  const made = (await world.calls()).filter(({ action }) => action in makes)
  expect(new Set(made.map(({ action }) => action))).toEqual(new Set(Object.keys(makes)))
  const untagged = made.filter(({ action, params }) => {
    const tagged = JSON.stringify(params).match(/"Key":"servicemon:fleet","Value":"NAVO"/g) ?? []
    return tagged.length !== makes[action as keyof typeof makes]
  })
  expect(untagged).toEqual([])
})
