// Provision killed at each of its changing calls, before and after AWS has done it, or left without an answer: it
// converges, with one of each thing and nothing running.
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from '@jest/globals'
import type { StepResult } from '../../local/action.ts'
import {
  countRegion,
  fleetText,
  listStillOn,
  mutations,
  ONE_OF_EACH,
  startInRegions,
  useWorlds,
  type World,
} from '../support/world.ts'

const newWorld = useWorlds()

/** The changing calls of a provision in their order: the action, how many of the same go before, and where to try it. */
const CALLS = [
  { action: 'CopyImage', after: 0, region: 'us-east-1' },
  { action: 'ImportKeyPair', after: 0, region: 'us-east-2' },
  { action: 'CreateSecurityGroup', after: 0, region: 'us-west-1' },
  { action: 'AuthorizeSecurityGroupIngress', after: 0, region: 'ca-central-1' },
  { action: 'AuthorizeSecurityGroupIngress', after: 1, region: 'sa-east-1' },
  { action: 'CreateTags', after: 0, region: 'eu-west-1' },
  { action: 'RunInstances', after: 0, region: 'eu-west-2' },
  { action: 'SendCommand', after: 0, region: 'eu-central-1' },
  { action: 'StopInstances', after: 0, region: 'eu-north-1' },
  { action: 'CreateTags', after: 1, region: 'ap-south-1' },
] as const
type ChangingCall = (typeof CALLS)[number]

const REGIONS = CALLS.map(({ region }) => region)
/** Right after most calls it's as right before the next one; these leave AWS at work. */
const LEAVE_AWS_AT_WORK = CALLS.filter(
  ({ action, region }) => /^(CopyImage|RunInstances|StopInstances)$/.test(action) || region === 'ap-south-1',
)
const KINDS = { hang: CALLS, delay: LEAVE_AWS_AT_WORK, 'lost-answer': CALLS } as const
type Kind = keyof typeof KINDS
const kinds = ['hang', 'delay', 'lost-answer'] as const satisfies readonly Kind[]

interface Interruption {
  readonly world: World
  readonly killed: StepResult | undefined
  readonly again: StepResult
}

const worlds = new Map<Kind, World>()
const running = new Map<string, Promise<Interruption>>()
const keyOf = (kind: Kind, { region }: ChangingCall): string => `${kind} ${region}`

beforeAll(async () => {
  for (const kind of kinds)
    worlds.set(kind, await newWorld({ fleet: fleetText({ regions: ['us-west-2', ...REGIONS] }) }))
  const rows = kinds.flatMap((kind) => KINDS[kind].map((call) => ({ kind, call, world: worldOf(kind) })))
  const started = startInRegions(rows, ['a', 'b', 'c', 'd'], ({ kind, call, world }) => interrupt(world, kind, call))
  rows.forEach(({ kind, call }, index) => {
    const one = started[index]
    if (one !== undefined) running.set(keyOf(kind, call), one)
  })
})

function worldOf(kind: Kind): World {
  const world = worlds.get(kind)
  if (world === undefined) throw new Error(`no world for ${kind}`)
  return world
}

/** A call that hangs is killed before AWS does it; one that is delayed is done by AWS after the process is gone. */
async function interrupt(world: World, kind: Kind, { action, after, region }: ChangingCall): Promise<Interruption> {
  await world.addFault({ region, action, after, times: 1, kind, ...(kind === 'delay' ? { ms: 400 } : {}) })
  const provision = { mode: 'provision', region }
  if (kind === 'lost-answer') return { world, killed: undefined, again: await world.act(provision) }
  const when = async (): Promise<boolean> => (await world.calls({ region, actions: [action] })).length > after
  const killed = await world.act(provision, { post: false, signals: { names: ['SIGKILL'], when } })
  if (kind === 'delay') await sleep(500)
  return { world, killed, again: await world.act(provision) }
}

async function expectReady(kind: Kind, call: ChangingCall): Promise<void> {
  const { region } = call
  const { world, killed, again } = (await running.get(keyOf(kind, call))) ?? {}
  if (world === undefined || again === undefined) throw new Error('this interruption was never begun')
  expect(killed?.signal).toBe(kind === 'lost-answer' ? undefined : 'SIGKILL')
  expect({ log: again.exitCode === 0 ? '' : again.log, status: again.outputs['status'] }).toEqual({
    log: '',
    status: 'ok',
  })
  expect(await countRegion(world, region)).toEqual(ONE_OF_EACH)
  expect(await listStillOn(world, region)).toEqual([])
  const [machine] = await world.machines(region)
  expect(machine?.tags).toMatchObject({ 'servicemon:state': 'ready', 'servicemon:fleet': 'NAVO' })
  expect(Object.keys(machine?.tags ?? {}).filter((key) => key.includes('lease'))).toEqual([])
}

async function expectNothingLeftToDo(kind: Kind): Promise<void> {
  await Promise.allSettled(running.values())
  const world = worldOf(kind)
  await world.resetCalls()
  const region = KINDS[kind].map((call) => call.region).join()
  const { exitCode, outputs } = await world.act({ mode: 'provision', region })
  expect([exitCode, outputs['status']]).toEqual([0, 'ok'])
  expect(mutations(await world.calls())).toEqual([])
}

describe('provision is resumed after it was killed right before', () => {
  test.each(CALLS)('$action (after $after of them)', (call) => expectReady('hang', call))

  test('each of them, and then there is nothing left to do', () => expectNothingLeftToDo('hang'))
})

describe('provision is resumed after it was killed right after', () => {
  test.each(LEAVE_AWS_AT_WORK)('$action (after $after of them)', (call) => expectReady('delay', call))

  test('each of them, and then there is nothing left to do', () => expectNothingLeftToDo('delay'))
})

describe('provision comes through although it never hears the answer to', () => {
  test.each(CALLS)('$action (after $after of them)', (call) => expectReady('lost-answer', call))

  test('each of them, and then there is nothing left to do', () => expectNothingLeftToDo('lost-answer'))
})
