// A machine's setup: what is noted before it is handed over, and what it may end with.
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { SetupFailed, setUp } from '../../../src/apply/set-up.ts'
import { findInstance } from '../../../src/aws/instances.ts'
import { errorLine } from '../../../src/errors.ts'
import type { BaseSetup } from '../../../src/files/setup.ts'
import { leaseKey, parseLeases } from '../../../src/lease.ts'
import { setupTag, TAG } from '../../../src/tags.ts'
import { NOW, REGION } from '../../support/builders.ts'
import { done, endedRun, fakeRegion, MACHINE_ID, RUN_ID, variableOf, type Script } from '../../support/fake-machine.ts'

const MACHINE = { region: REGION, instanceId: MACHINE_ID, runId: RUN_ID }
const HASH = '0123456789abcdef'
const SETUP = { command: 'install it', files: undefined, timeoutSeconds: 600 }
const OUTPUT = 'one\ntwo\n'

/** Sets a machine up that is on, and says what is on it when the setup is handed over. */
async function setMachineUp(script: Script, { setup }: Pick<BaseSetup, 'setup'> = { setup: SETUP }) {
  const atHandOver: Record<string, string>[] = []
  const region = fakeRegion({
    instance: { state: 'running', launchTime: NOW },
    tags: { [TAG.state]: 'proving', ...setupTag(HASH, 'pending') },
    ...script,
    reply: (text, one) => {
      if (variableOf(text, 'payload_bytes') !== '') atHandOver.push({ ...one.machine.tags })
      return script.reply === undefined ? ended(text) : script.reply(text, one)
    },
  })
  const instance = await findInstance(region.ec2, MACHINE_ID)
  if (instance === undefined) throw new Error('there is a machine')
  const outputs: string[] = []
  const failure = await setUp(region.context, MACHINE, {
    setup: { base: 'al2023', hash: HASH, setup },
    ready: { instance, runningSince: NOW },
    onOutput: (path) => void outputs.push(path),
  }).then(
    () => undefined,
    (error: unknown) => error,
  )
  return { region, failure, atHandOver, outputs }
}

/** The machine's word on a setup that is through, with some of it another. */
function ended(text: string, changes: readonly (readonly [string, string])[] = []): string {
  const offset = Number(variableOf(text, 'offset') || 0)
  const isRun = variableOf(text, 'run_id') !== ''
  if (!isRun) return done('deadline')
  return changes.reduce((reply, [was, is]) => reply.replace(was, is), endedRun(RUN_ID, OUTPUT, { offset }))
}

test('it runs as root, without what runs get, with a timeout and caps of its own, and is told of its machine', async () => {
  const { region } = await setMachineUp({})
  const sent = region.sent.find((text) => variableOf(text, 'payload_bytes') !== '') ?? ''
  const values = ['run_user', 'timeout_seconds', 'secrets_bytes', 'cap_bytes', 'results_cap'].map((name) =>
    variableOf(sent, name),
  )
  const cap = String(4 * 1024 ** 2)
  expect(values).toEqual(['root', String(SETUP.timeoutSeconds), '0', cap, cap])
  const bundle = gunzipSync(Buffer.from(variableOf(sent, 'bundle'), 'base64')).toString()
  expect(bundle.match(/(?<=export )\w+/g)).toEqual([
    ...['SERVICEMON_FLEET', 'SERVICEMON_REGION', 'SERVICEMON_ZONE', 'SERVICEMON_INSTANCE_ID', 'SERVICEMON_RUN_ID'],
    'SERVICEMON_SLOT',
  ])
  expect(bundle).toContain("export SERVICEMON_SLOT=''\n")
})

test('that it is begun is on the machine before it is handed over, and so is a lease for all of its time', async () => {
  const { atHandOver, failure } = await setMachineUp({})
  expect(failure).toBeUndefined()
  expect(atHandOver).not.toEqual([])
  for (const tags of atHandOver) expect(tags).toMatchObject({ [TAG.setup]: `${HASH} begun` })
  const [lease] = parseLeases(atHandOver[0] ?? {})
  expect(lease?.runId).toBe(RUN_ID)
  expect((lease?.until.getTime() ?? 0) - NOW.getTime()).toBeGreaterThan(SETUP.timeoutSeconds * 1000)
})

test('what can’t be noted as begun is not handed over', async () => {
  const { region, failure } = await setMachineUp({
    ec2: (action) => {
      if (action === 'CreateTags') throw Object.assign(new Error('no tags'), { name: 'TagLimitExceeded' })
      return undefined
    },
  })
  expect(String(failure)).toContain('no tags')
  expect(region.sent).toHaveLength(0)
})

test('a base that is used as it is gets nothing', async () => {
  const { region, failure, outputs } = await setMachineUp({}, { setup: undefined })
  expect([failure, region.sent.length, region.changes, outputs]).toEqual([undefined, 0, [], []])
})

describe('what it ends with', () => {
  const full = [
    ['meta.missing none', 'meta.missing disk'],
    [`meta.total ${OUTPUT.length}`, 'meta.total 4711'],
  ] as const
  const cut = [
    ['meta.missing none', 'meta.missing cap'],
    [`meta.total ${OUTPUT.length}`, 'meta.total 4711'],
  ] as const

  test('fault 148: a full disk fails it, with how much of its output was kept and what to do', async () => {
    const { failure } = await setMachineUp({ reply: (text) => ended(text, full) })
    expect(errorLine(failure)).toMatch(
      /^the setup of instance i-runner failed; its last lines:\s\| one\s\| two: 8 of 4711 bytes of output were kept: the disk of the instance is full/,
    )
    expect(failure).toMatchObject({ leftOutput: false, cause: { hint: expect.stringContaining('instance.disk') } })
  })

  test('output beyond its cap is no failure of it', async () => {
    expect((await setMachineUp({ reply: (text) => ended(text, cut) })).failure).toBeUndefined()
  })

  test('a machine that has nothing more to say leaves its output there', async () => {
    const { failure } = await setMachineUp({ reply: () => undefined, online: () => false })
    expect(failure).toBeInstanceOf(SetupFailed)
    expect(failure).toMatchObject({ leftOutput: true })
  })
})

test('its lease is the caller’s to take off', async () => {
  const { region } = await setMachineUp({})
  expect(Object.keys(region.machine.tags)).toContain(leaseKey(RUN_ID))
})
