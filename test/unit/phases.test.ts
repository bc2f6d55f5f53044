// The arithmetic of the one table of phases: what lease, fuse, deadlines, job and post step are made of covers its parts.
import { describe, expect, test } from '@jest/globals'
import { MAX_OUTPUT_CAP_BYTES, MAX_TIMEOUT_SECONDS } from '../../src/fleet/limits.ts'
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
const SIZES = [1, 4, 32].map((mib) => ({ timeoutSeconds: 1800, outputCapBytes: mib * MIB }))
const sum = (...seconds: readonly number[]): number => seconds.reduce((one, other) => one + other, 0)
const boot = sum(LIMIT.claim, LIMIT.start, LIMIT.running, LIMIT.agent)

describe('fault 72: every phase of a run, for as long as it may take, is within', () => {
  test.each(SIZES)('its lease: %j', ({ timeoutSeconds, outputCapBytes }) => {
    const collect = collectSeconds(outputCapBytes)
    const parts = [
      ...[boot, collect, HAND_OVERS * (LIMIT.handOver + LIMIT.waitForBoot)],
      ...[timeoutSeconds, LIMIT.ending, collect, LIMIT.stop],
    ]
    expect(runSeconds({ timeoutSeconds, outputCapBytes })).toBe(sum(...parts))
  })

  test.each(SIZES)('the lease that the hand-over writes, without what the boot has not used: %j', (size) => {
    expect(restOfRunSeconds(size)).toBe(
      sum(
        LIMIT.handOver,
        LIMIT.waitForBoot,
        size.timeoutSeconds,
        LIMIT.ending,
        collectSeconds(size.outputCapBytes),
        LIMIT.stop,
      ),
    )
  })

  test.each(SIZES)('the fuse, from boot to the machine off by its own deadline: %j', (size) => {
    const collect = collectSeconds(size.outputCapBytes)
    const lastHandOver = sum(LIMIT.agent, collect, (HAND_OVERS - 1) * handOverSeconds(size))
    const deadline = secondsBetween(NOW, deadlineFor('hand-over', NOW, size))
    expect(lastHandOver + deadline).toBeLessThanOrEqual(size.timeoutSeconds + fuseMarginSeconds(size))
  })

  test.each(SIZES)('the time of its step: %j', (size) => {
    expect(stepSeconds(size)).toBe(sum(LIMIT.find, LIMIT.beforeStop, LIMIT.stop, LIMIT.patience, runSeconds(size)))
  })

  test('the longest lease that is believed', () => {
    const longest = MAX_FUSE_SECONDS - fuseMarginSeconds({ outputCapBytes: MAX_OUTPUT_CAP_BYTES })
    expect(runSeconds({ timeoutSeconds: MAX_TIMEOUT_SECONDS, outputCapBytes: 0 })).toBeLessThanOrEqual(
      LONGEST_LEASE_SECONDS,
    )
    expect(runSeconds({ timeoutSeconds: longest, outputCapBytes: MAX_OUTPUT_CAP_BYTES })).toBeLessThanOrEqual(
      LONGEST_LEASE_SECONDS,
    )
  })

  test.each(['recovery', 'proof', 'hand-over'] as const)(
    'a deadline of its own, until the next command: %s',
    (phase) => {
      const size = { timeoutSeconds: 1800, outputCapBytes: 4 * MIB }
      const collect = collectSeconds(size.outputCapBytes)
      const parts = {
        recovery: [collect, LIMIT.handOver, LIMIT.waitForBoot],
        proof: [LIMIT.proof, collect],
        'hand-over': [LIMIT.handOver, LIMIT.waitForBoot, 1800, LIMIT.ending, collect],
      }
      expect(secondsBetween(NOW, deadlineFor(phase, NOW, size))).toBe(sum(...parts[phase]))
    },
  )
})

test('the fuse leaves half an hour, and more for more output', () => {
  expect([0, 4, 32].map((mib) => fuseMarginSeconds({ outputCapBytes: mib * MIB }))).toEqual([
    1800,
    1800,
    1800 + 2 * 7 * 240,
  ])
  const fleet = aFleet({ run: { command: 'x', timeout: '30m', 'output-cap': '32MiB' } })
  expect(fleet.fuseSeconds).toBe(1800 + fuseMarginSeconds({ outputCapBytes: 32 * MIB }))
})

test('a payload that waits longer for its boot has that time, each time it is handed over', () => {
  const size = { timeoutSeconds: 1800, outputCapBytes: 0 }
  const more = (seconds: number): number => runSeconds({ ...size, waitForBootSeconds: seconds }) - runSeconds(size)
  expect([0, 60, 600].map(more)).toEqual([0, 0, HAND_OVERS * 540])
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
  expect(LIMIT.waitForBoot + LIMIT.agent).toBeLessThan(LIMIT.idle)
})
