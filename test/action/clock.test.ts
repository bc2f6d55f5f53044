// A runner whose clock is wrong by hours: all times that others read are AWS's.
import { beforeAll, describe, expect, test } from '@jest/globals'
import { fleetText, listStillOn, useWorlds, type World } from '../support/world.ts'

const newWorld = useWorlds()
const REGION = 'us-east-1'

let world: World

beforeAll(async () => {
  world = await newWorld({ fleet: fleetText({ regions: ['us-west-2', REGION], run: ['poll: 1s'] }) })
  const { exitCode } = await world.act({ mode: 'provision', region: REGION })
  expect(exitCode).toBe(0)
  // AWS tells whole seconds, and the machine refuses what was sent before its boot: a real one takes longer than that.
  await world.control.setDelays({ account: world.account, agentOnline: 1500 })
})

/** Node with a clock that is off, as if the machine's were. */
const clockOff = (hours: number): Record<string, string> => {
  const script = `
    const Real = Date, off = ${hours * 3_600_000}
    globalThis.Date = class extends Real {
      constructor(...parts) { parts.length === 0 ? super(Real.now() + off) : super(...parts) }
      static now() { return Real.now() + off }
    }`
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` }
}

/** How far a time in a tag is from now, in seconds. */
const distance = (time: string | undefined): number => Math.abs(Date.parse(time ?? '') - Date.now()) / 1000

describe.each([
  ['hours late', -3],
  ['hours early', 5],
])('fault 60: the runner’s clock is %s', (_, hours) => {
  test('a run claims, runs and stops by AWS’s time', async () => {
    const run = await world.act({ mode: 'run', region: REGION, command: 'sleep 2; echo ran' }, { env: clockOff(hours) })
    expect(run.outputs['output-file-content']).toBe('ran\n')
    expect(run.exitCode).toBe(0)
    expect(await listStillOn(world, REGION)).toEqual([])
    const claims = (await world.calls()).flatMap(({ action, params }) =>
      action === 'CreateTags' ? [...JSON.stringify(params).matchAll(/servicemon:lease-[^}]*?"Value":"([^/]+)\//g)] : [],
    )
    expect(claims.length).toBeGreaterThan(0)
    for (const [, claimed] of claims) expect(distance(claimed)).toBeLessThan(120)
    await world.resetCalls()
  })

  test('a start’s lease and its fuse end by AWS’s time, and others see who holds the machine', async () => {
    const start = await world.act({ mode: 'start', region: REGION, timeout: '10m' }, { env: clockOff(hours) })
    expect(start.exitCode).toBe(0)
    const until = /is on until (\S+Z),/.exec(start.log)?.[1]
    expect(distance(until)).toBeGreaterThan(480)
    expect(distance(until)).toBeLessThan(720)
    const run = await world.act({ mode: 'run', region: REGION }, { env: clockOff(-hours) })
    expect(run.outputs['status']).toBe('busy')
    expect(await world.act({ mode: 'stop', region: REGION }, { env: clockOff(hours) })).toMatchObject({ exitCode: 0 })
  })
})
