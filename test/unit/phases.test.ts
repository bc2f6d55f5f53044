// The arithmetic of the one table of phases: what lease, fuse, deadlines, job and post step are made of covers its parts.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { MAX_OUTPUT_CAP_BYTES, MAX_TIMEOUT_SECONDS, MAX_WAIT_FOR_BOOT_SECONDS } from '../../src/fleet/limits.ts'
import { STALE_READ_SECONDS } from '../../src/aws/poll.ts'
import { SECRETS_SECONDS } from '../../src/guest/bundle.ts'
import { WAITS_SECONDS } from '../../src/machine/capacity.ts'
import { STOP_SECONDS } from '../../src/left-over/stop.ts'
import {
  collectingBootSeconds,
  collectSeconds,
  deadlineFor,
  fuseMarginSeconds,
  HAND_OVERS,
  handOverSeconds,
  LIMIT,
  LONGEST_LEASE_SECONDS,
  MAX_FUSE_SECONDS,
  proofBootSeconds,
  PROVING_SECONDS,
  restOfRunSeconds,
  runSeconds,
  stepSeconds,
} from '../../src/phases.ts'
import { secondsBetween } from '../../src/clock.ts'
import { aFleet, NOW } from '../support/builders.ts'

const MIB = 1024 ** 2
const capsOf = (output: number, results: number) => ({ outputCapBytes: output * MIB, resultsCapBytes: results * MIB })
const SIZES = [capsOf(1, 1), capsOf(4, 4), capsOf(32, 4), capsOf(4, 32), capsOf(32, 32)].map((caps) => ({
  ...caps,
  ...{ timeoutSeconds: 1800, waitForBootSeconds: 60 },
}))
const LARGEST = {
  ...{ outputCapBytes: MAX_OUTPUT_CAP_BYTES, resultsCapBytes: MAX_OUTPUT_CAP_BYTES },
  waitForBootSeconds: MAX_WAIT_FOR_BOOT_SECONDS,
}
const sum = (...seconds: readonly number[]): number => seconds.reduce((one, other) => one + other, 0)
const boot = sum(LIMIT.claim, LIMIT.start, LIMIT.running, LIMIT.agent)

describe('fault 72: every phase of a run, for as long as it may take, is within', () => {
  test.each(SIZES)('its lease: %j', (size) => {
    const { timeoutSeconds } = size
    const collect = collectSeconds(size)
    const parts = [
      ...[boot, collect, HAND_OVERS * (LIMIT.handOver + LIMIT.waitForBoot)],
      ...[timeoutSeconds, LIMIT.ending, collect, LIMIT.stop],
    ]
    expect(runSeconds(size)).toBe(sum(...parts))
  })

  test.each(SIZES)('the lease that the hand-over writes, without what the boot has not used: %j', (size) => {
    expect(restOfRunSeconds(size)).toBe(
      sum(LIMIT.handOver, LIMIT.waitForBoot, size.timeoutSeconds, LIMIT.ending, collectSeconds(size), LIMIT.stop),
    )
  })

  test.each(SIZES)('the fuse, from boot to the machine off by its own deadline: %j', (size) => {
    const collect = collectSeconds(size)
    const lastHandOver = sum(LIMIT.agent, collect, (HAND_OVERS - 1) * handOverSeconds(size))
    const deadline = secondsBetween(NOW, deadlineFor('hand-over', NOW, size))
    expect(lastHandOver + deadline).toBeLessThanOrEqual(size.timeoutSeconds + fuseMarginSeconds(size))
  })

  test.each(SIZES)('the time of its step: %j', (size) => {
    expect(stepSeconds(size)).toBe(sum(LIMIT.find, LIMIT.beforeStop, LIMIT.stop, LIMIT.patience, runSeconds(size)))
  })

  test('the longest lease that is believed', () => {
    const longest = MAX_FUSE_SECONDS - fuseMarginSeconds(LARGEST)
    expect(
      runSeconds({ timeoutSeconds: MAX_TIMEOUT_SECONDS, ...capsOf(0, 0), waitForBootSeconds: 0 }),
    ).toBeLessThanOrEqual(LONGEST_LEASE_SECONDS)
    expect(runSeconds({ ...LARGEST, timeoutSeconds: longest })).toBeLessThanOrEqual(LONGEST_LEASE_SECONDS)
  })

  test.each(['recovery', 'proof', 'hand-over'] as const)(
    'a deadline of its own, until the next command: %s',
    (phase) => {
      const size = { timeoutSeconds: 1800, ...capsOf(4, 4), waitForBootSeconds: 0 }
      const collect = collectSeconds(size)
      const parts = {
        recovery: [collect, LIMIT.handOver, LIMIT.waitForBoot],
        proof: [LIMIT.proof, collect],
        'hand-over': [LIMIT.handOver, LIMIT.waitForBoot, 1800, LIMIT.ending, collect],
      }
      expect(secondsBetween(NOW, deadlineFor(phase, NOW, size))).toBe(sum(...parts[phase]))
    },
  )
})

test('output and results are brought in one after the other, in time for the one of them that is full', () => {
  expect([capsOf(0, 0), capsOf(4, 4), capsOf(5, 3), capsOf(32, 32)].map(collectSeconds)).toEqual([
    ...[60 + 240, 60 + 240, 60 + 240],
    60 + 15 * 240,
  ])
})

test('the fuse leaves 30 minutes, and more for more output or results', () => {
  const margin = (output: number, results: number): number =>
    fuseMarginSeconds({ ...capsOf(output, results), waitForBootSeconds: 60 })
  expect([margin(0, 0), margin(4, 4), margin(32, 4), margin(4, 32)]).toEqual([
    ...[1800, 1800],
    ...[1800 + 2 * 7 * 240, 1800 + 2 * 7 * 240],
  ])
  const fleet = aFleet({ run: { command: 'x', timeout: '30m', 'output-cap': '32MiB', 'results-cap': '32MiB' } })
  expect(fleet.fuseSeconds).toBe(1800 + margin(32, 32))
})

test('what ends a payload, empties its pipe and packs its results is through in time', () => {
  expect(sum(20, 60, 20)).toBeLessThan(LIMIT.ending)
  const limits = readFileSync(new URL('../../src/guest/payload.sh', import.meta.url), 'utf8')
  expect(limits).toContain('kill_grace "${SERVICEMON_KILL_GRACE:-20}"')
  expect(limits).toContain('pack_limit "${SERVICEMON_PACK_LIMIT:-20}"')
})

test('a payload that waits longer for its boot has that time, each time it is handed over', () => {
  const size = { timeoutSeconds: 1800, ...capsOf(0, 0), waitForBootSeconds: 0 }
  const more = (seconds: number): number => runSeconds({ ...size, waitForBootSeconds: seconds }) - runSeconds(size)
  expect([0, 60, 600].map(more)).toEqual([0, 0, HAND_OVERS * 540])
})

test('a proof boot, and one that collects, are covered by their leases', () => {
  const collect = collectSeconds(capsOf(0, 0))
  expect(proofBootSeconds(capsOf(0, 0))).toBe(sum(boot, LIMIT.proof, collect, LIMIT.stop))
  expect(collectingBootSeconds(capsOf(0, 0))).toBe(sum(boot, collect, LIMIT.stop))
  expect(PROVING_SECONDS).toBe(sum(LIMIT.running, LIMIT.agent, LIMIT.proof))
})

test('a claim outlives its way to the start, and the longest wait for capacity', () => {
  expect(sum(LIMIT.claim, LIMIT.start, Math.max(...WAITS_SECONDS))).toBeLessThan(LIMIT.deadClaim)
  expect(sum(...WAITS_SECONDS)).toBeLessThan(LIMIT.patience)
})

test('a hand-over holds the delivery, the secrets, and a minute for parts and a last look', () => {
  expect(sum(LIMIT.delivery, SECRETS_SECONDS, 60)).toBeLessThanOrEqual(LIMIT.handOver)
})

test('the post step is through before GitHub ends it', () => {
  expect(sum(STALE_READ_SECONDS, STOP_SECONDS)).toBeLessThan(LIMIT.postStep)
})

test('a machine is given something before it is tired of waiting', () => {
  expect(LIMIT.agent).toBeLessThan(LIMIT.idle)
  expect(LIMIT.waitForBoot + LIMIT.agent).toBeLessThan(LIMIT.idle)
})
