// The setup of a new machine: begun once, by one job, on the path of a payload; and what is left when it goes wrong.
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { proveInstance } from '../../../src/apply/prove.ts'
import { SetupFailed } from '../../../src/apply/set-up.ts'
import { findInstance } from '../../../src/aws/instances.ts'
import { causeChain, describeError, errorLine } from '../../../src/errors.ts'
import { parseFleet } from '../../../src/fleet/fleet.ts'
import { fuseTag } from '../../../src/guest/commands.ts'
import { provingValue } from '../../../src/lease.ts'
import { setupSize } from '../../../src/phases.ts'
import { setupTag, TAG } from '../../../src/tags.ts'
import { leaseTag, NOW, REGION } from '../../support/builders.ts'
import {
  endedRun,
  fakeRegion,
  leaseKeys,
  MACHINE_ID,
  RUN_ID,
  variableOf,
  type FakeRegion,
  type Script,
} from '../../support/fake-machine.ts'

const HASH = '0123456789abcdef'
const TIMEOUT = 1200
const FLEET = parseFleet(
  `name: NAVO\nimage: { base: al2023, setup: x y, timeout: 20m }\ninstance: { types: [t2.micro] }\nrun: { command: x, timeout: 30m, user: ec2-user, env: { A: b } }\nregions: { ${REGION}: }\n`,
  'fleet.yml',
)
const BASE = {
  base: 'al2023',
  hash: HASH,
  setup: { command: 'make all', files: { tar: Buffer.alloc(1024), sha256: '' }, timeoutSeconds: TIMEOUT },
}
const PROOF = [
  'servicemon-reply 1 proof',
  ...['cloud-init done', 'fuse armed', `installed ${fuseTag(FLEET.fuseSeconds)}`, 'power-off yes'],
  ...['os amzn 2023', 'systemd 252', 'boot b1', 'uptime 20', 'clock 1800000000', 'end', ''],
].join('\n')
const MACHINE = { region: REGION, instanceId: MACHINE_ID, runId: RUN_ID }
const isSetup = (script: string): boolean => variableOf(script, 'supervise_sh') !== ''
const isProof = (script: string): boolean => script.includes('unfit-tools')

/** Proves and sets up a machine that was just made. `setup` is what the machine says of the setup. */
async function setUp(setup: (region: FakeRegion) => string | undefined, script: Script = {}) {
  const tags = { [TAG.state]: provingValue(setupSize(TIMEOUT)), ...setupTag(HASH, 'pending') }
  const region = fakeRegion({
    context: { fleet: FLEET },
    instance: { state: 'running', launchTime: NOW },
    reply: (text, at) => (isProof(text) ? PROOF : setup(at)),
    ...script,
    tags: { ...tags, ...script.tags },
  })
  // Only a machine that has been ready before has it.
  if (script.tags?.[TAG.fuse] === undefined) Reflect.deleteProperty(region.machine.tags, TAG.fuse)
  const made = await findInstance(region.ec2, MACHINE_ID)
  if (made === undefined) throw new Error('no instance')
  const outputs: string[] = []
  const failure: unknown = await proveInstance(region.context, MACHINE, {
    base: BASE,
    made,
    onOutput: (path) => outputs.push(path),
  }).then(
    () => undefined,
    (error: unknown) => error,
  )
  return { region, failure, outputs }
}

describe('a setup that ends well', () => {
  test('makes the machine ready, which is stopped then and in nobody’s hands', async () => {
    const { region, failure, outputs } = await setUp(() => endedRun(RUN_ID, 'done\n'))
    expect(failure).toBeUndefined()
    const { machine } = region
    expect([machine.state, machine.tags[TAG.state], machine.tags[TAG.setup], leaseKeys(machine)]).toEqual([
      'stopped',
      'ready',
      HASH,
      [],
    ])
    expect([region.foreign, outputs.length, region.remembered.size]).toEqual([['| done'], 1, 0])
  })

  test('ran as root, without what runs get, with its own timeout and cap, and with its files', async () => {
    const { region } = await setUp(() => endedRun(RUN_ID, ''))
    const sent = region.sent.find(isSetup) ?? ''
    const values = ['run_user', 'timeout_seconds', 'secrets_bytes', 'files_tool', 'cap_bytes'].map((name) =>
      variableOf(sent, name),
    )
    expect(values).toEqual(['root', String(TIMEOUT), '0', 'tar', String(4 * 1024 ** 2)])
    const bundle = gunzipSync(Buffer.from(variableOf(sent, 'bundle'), 'base64')).toString()
    // Of its own run alone; run.env has another.
    expect(FLEET.run.env).toEqual({ A: 'b' })
    const names = bundle.match(/(?<=export )\w+/g) ?? []
    expect(names).toContain('SERVICEMON_FLEET')
    expect(names.filter((name) => !name.startsWith('SERVICEMON_'))).toEqual([])
  })

  test('was claimed before it was begun, and begun before it was sent', async () => {
    const seen: [string | undefined, number][] = []
    await setUp((region) => {
      seen.push([region.machine.tags[TAG.setup], leaseKeys(region.machine).length])
      return endedRun(RUN_ID, '')
    })
    expect(new Set(seen.map(String))).toEqual(new Set([`${HASH} begun,1`]))
  })

  test('may write more than is kept', async () => {
    const { failure } = await setUp(() =>
      endedRun(RUN_ID, 'x\n')
        .replace('meta.missing none', 'meta.missing cap')
        .replace('meta.total 2', 'meta.total 9000000'),
    )
    expect(failure).toBeUndefined()
  })
})

describe('a setup that fails', () => {
  const failed = (): string =>
    endedRun(RUN_ID, Array.from({ length: 30 }, (_, line) => `line ${line}\n`).join('')).replace(
      'meta.exit 0',
      'meta.exit 7',
    )

  test('is told with its exit code and the tail of its output; the machine is off, and not ready', async () => {
    const { region, failure } = await setUp(failed)
    expect(failure).toBeInstanceOf(SetupFailed)
    const [said, why] = describeError(failure).messages
    expect(said.split('\n').slice(1)).toEqual(Array.from({ length: 10 }, (_, index) => `| line ${20 + index}`))
    expect(why).toBe('the payload ended with exit code 7')
    const { machine } = region
    expect([machine.state, machine.tags[TAG.setup], machine.tags[TAG.state], leaseKeys(machine)]).toEqual([
      'stopped',
      `${HASH} begun`,
      'proving/3120s'.replace('3120', String(/\d+/.exec(provingValue(setupSize(TIMEOUT)))?.[0])),
      [],
    ])
  })

  test('by a reboot in the middle of it is not gone on with, and says so', async () => {
    const { failure } = await setUp(() =>
      endedRun(RUN_ID, 'half\n', { state: 'interrupted' })
        .replace('meta.end exited', 'meta.end interrupted')
        .replace('meta.detail', 'meta.detail the machine went down'),
    )
    expect(errorLine(failure)).toMatch(
      /the payload was interrupted: the machine rebooted in the middle of it.*A setup that has to restart the machine leaves that to the next boot/s,
    )
  })

  test('and whose output could not be brought in leaves its key, which is over', async () => {
    const { region, failure } = await setUp((at) => {
      // It goes, after a look at the output that says that it runs.
      if (at.sent.filter(isSetup).length === 0) return undefined
      at.machine.state = 'stopping'
      return undefined
    })
    expect(failure).toBeInstanceOf(SetupFailed)
    expect(leaseKeys(region.machine)).toHaveLength(1)
    const [key = ''] = leaseKeys(region.machine)
    const [, until = ''] = (region.machine.tags[key] ?? '').split('/')
    expect(new Date(until).getTime()).toBeLessThanOrEqual(region.clock.now().getTime())
  })
})

test('of two that prove one machine at the same time the later one leaves it to the other, which is setting it up', async () => {
  const { region, failure } = await setUp(() => endedRun(RUN_ID, ''), {
    ec2: (action, input, { machine, clock }) => {
      const tags = action === 'CreateTags' ? (input['Tags'] as { Key: string }[]) : []
      // The other's claim came a moment before.
      if (tags.some(({ Key }) => Key.startsWith(TAG.lease))) {
        const seconds = (clock.now().getTime() - NOW.getTime()) / 1000
        Object.assign(machine.tags, leaseTag('1-1-0badcafe', seconds - 1, seconds + 3600))
      }
      return undefined
    },
  })
  expect(errorLine(failure)).toMatch(/can't be proved now: held by run 1-1-0badcafe/)
  expect([region.machine.state, leaseKeys(region.machine), region.machine.tags[TAG.setup]]).toEqual([
    'running',
    [`${TAG.lease}1-1-0badcafe`],
    `${HASH} pending`,
  ])
  expect([region.sent.filter(isSetup), region.remembered.size]).toEqual([[], 0])
})

describe('a base whose agent never answers', () => {
  const silent: Script = {
    online: () => false,
    ec2: (action, _, { machine }) => {
      if (action !== 'TerminateInstances') return undefined
      machine.state = 'terminated'
      return {}
    },
  }

  test('is named with it, and its machine terminated', async () => {
    const { region, failure } = await setUp(() => undefined, silent)
    expect(describeError(failure).messages[0]).toBe(
      `the Systems Manager agent of base al2023 does not answer: instance ${MACHINE_ID} is terminated`,
    )
    expect([
      region.machine.state,
      region.changes.filter((one) => /^(Stop|Terminate)/.test(one)),
      region.remembered.size,
    ]).toEqual(['terminated', ['StopInstances', 'TerminateInstances'], 0])
    expect(causeChain(failure).length).toBeGreaterThan(1)
  })

  test('keeps its machine where it has answered before: then it is not the base', async () => {
    const { region, failure } = await setUp(() => undefined, { ...silent, tags: { [TAG.fuse]: 'before' } })
    expect(describeError(failure).messages[0]).toMatch(/Systems Manager has not heard from it/)
    expect(region.machine.state).toBe('stopped')
  })
})
