// The arithmetic of the one table of phases: what lease, fuse, deadlines, job and post step are made of covers its parts.
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
const SIZES = [
  { outputCapBytes: MIB, waitForBootSeconds: 0 },
  { outputCapBytes: 4 * MIB, waitForBootSeconds: 60 },
  { outputCapBytes: 32 * MIB, waitForBootSeconds: 600 },
].map((size) => ({ ...size, timeoutSeconds: 1800 }))
const bootWait = (seconds: number): number => Math.max(LIMIT.waitForBoot, seconds)
const LARGEST = { outputCapBytes: MAX_OUTPUT_CAP_BYTES, waitForBootSeconds: MAX_WAIT_FOR_BOOT_SECONDS }
const sum = (...seconds: readonly number[]): number => seconds.reduce((one, other) => one + other, 0)
const boot = sum(LIMIT.claim, LIMIT.start, LIMIT.running, LIMIT.agent)

describe('fault 72: every phase of a run, for as long as it may take, is within', () => {
  test.each(SIZES)('its lease: %j', (size) => {
    const { timeoutSeconds, outputCapBytes, waitForBootSeconds } = size
    const collect = collectSeconds(outputCapBytes)
    const parts = [
      ...[boot, collect, bootWait(waitForBootSeconds), HAND_OVERS * LIMIT.handOver],
      ...[timeoutSeconds, LIMIT.ending, collect, LIMIT.stop],
    ]
    expect(runSeconds(size)).toBe(sum(...parts))
  })

  test.each(SIZES)('the lease that the hand-over writes, without what the boot has not used: %j', (size) => {
    expect(restOfRunSeconds(size)).toBe(
      sum(
        ...[LIMIT.handOver, bootWait(size.waitForBootSeconds), size.timeoutSeconds, LIMIT.ending],
        ...[collectSeconds(size.outputCapBytes), LIMIT.stop],
      ),
    )
  })

  test.each(SIZES)('the fuse, from boot to the machine off by its own deadline: %j', (size) => {
    const collect = collectSeconds(size.outputCapBytes)
    const lastHandOver = sum(LIMIT.agent, collect, (HAND_OVERS - 1) * LIMIT.handOver)
    const deadline = secondsBetween(NOW, deadlineFor('hand-over', NOW, size))
    expect(lastHandOver + deadline).toBeLessThanOrEqual(size.timeoutSeconds + fuseMarginSeconds(size))
  })

  test.each(SIZES)('the time of its step: %j', (size) => {
    expect(stepSeconds(size)).toBe(sum(LIMIT.find, LIMIT.beforeStop, LIMIT.stop, LIMIT.patience, runSeconds(size)))
  })

  test('the longest lease that is believed', () => {
    const longest = MAX_FUSE_SECONDS - fuseMarginSeconds(LARGEST)
    expect(
      runSeconds({ timeoutSeconds: MAX_TIMEOUT_SECONDS, outputCapBytes: 0, waitForBootSeconds: 0 }),
    ).toBeLessThanOrEqual(LONGEST_LEASE_SECONDS)
    expect(runSeconds({ ...LARGEST, timeoutSeconds: longest })).toBeLessThanOrEqual(LONGEST_LEASE_SECONDS)
  })

  test.each(['recovery', 'proof', 'hand-over'] as const)(
    'a deadline of its own, until the next command: %s',
    (phase) => {
      const size = { timeoutSeconds: 1800, outputCapBytes: 4 * MIB, waitForBootSeconds: 300 }
      const collect = collectSeconds(size.outputCapBytes)
      const parts = {
        recovery: [collect, LIMIT.handOver],
        proof: [LIMIT.proof, collect],
        'hand-over': [LIMIT.handOver, 300, 1800, LIMIT.ending, collect],
      }
      expect(secondsBetween(NOW, deadlineFor(phase, NOW, size))).toBe(sum(...parts[phase]))
    },
  )
})

test('the fuse leaves half an hour, and more for more output and for a longer wait for the boot', () => {
  const margin = (mib: number, waitForBootSeconds = 60): number =>
    fuseMarginSeconds({ outputCapBytes: mib * MIB, waitForBootSeconds })
  expect([margin(0), margin(4), margin(32)]).toEqual([1800, 1800, 1800 + 2 * 7 * 240])
  expect([margin(4, 0), margin(4, 120), margin(4, 600)]).toEqual([1800, 1800, 1800 + 480])
  const fleet = aFleet({ run: { command: 'x', timeout: '30m', 'output-cap': '32MiB' } })
  expect(fleet.fuseSeconds).toBe(1800 + margin(32))
})

test('a proof boot, and one that collects, are covered by their leases', () => {
  const collect = collectSeconds(0)
  expect(proofBootSeconds(0)).toBe(sum(boot, LIMIT.proof, collect, LIMIT.stop))
  expect(collectingBootSeconds(0)).toBe(sum(boot, collect, LIMIT.stop))
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
})
