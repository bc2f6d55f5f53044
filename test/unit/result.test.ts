// The result of a step: how its status follows from its regions', and that what the modes build is what is published.
import { describe, expect, test } from '@jest/globals'
import { TAG } from '../../src/tags.ts'
import { ActionError } from '../../src/errors.ts'
import { describeInstance, describeParts } from '../../src/report/parts.ts'
import { listFindings } from '../../src/plan/findings.ts'
import { planProvision } from '../../src/plan/provision.ts'
import { errorResult } from '../../src/report/errors.ts'
import {
  isTrouble,
  overallStatus,
  regionResultSchema,
  regionStatusSchema,
  resultJsonSchema,
  resultSchema,
  type RegionResult,
  type RegionStatus,
  type Result,
} from '../../src/result.ts'
import {
  aHome,
  anImage,
  anInstance,
  anInventory,
  factsFor,
  HOME,
  leaseTag,
  NOW,
  readyHoldings,
  runnerTags,
} from '../support/builders.ts'
import { aContext } from '../support/context.ts'

describe('the status of a step is', () => {
  const rows: [RegionStatus[], Result['status']][] = [
    [[], 'ok'],
    [['ok'], 'ok'],
    [['ok', 'ok'], 'ok'],
    [['ok', 'absent'], 'absent'],
    [['absent', 'drifted'], 'drifted'],
    [['ok', 'skipped'], 'skipped'],
    [['skipped', 'skipped'], 'skipped'],
    [['ok', 'drifted'], 'drifted'],
    [['drifted', 'skipped'], 'drifted'],
    [['failed'], 'failed'],
    [['busy'], 'busy'],
    [['refused'], 'refused'],
    [['busy', 'refused'], 'refused'],
    [['failed', 'busy'], 'failed'],
    [['refused', 'failed', 'busy'], 'failed'],
    [['ok', 'failed'], 'partial'],
    [['busy', 'ok'], 'partial'],
    [['refused', 'drifted'], 'partial'],
    [['skipped', 'failed'], 'partial'],
    [['ok', 'failed', 'busy', 'refused', 'skipped', 'drifted'], 'partial'],
  ]
  test.each(rows)('of %j', (statuses, expected) => {
    expect(overallStatus(statuses)).toBe(expected)
    expect(overallStatus(statuses.toReversed())).toBe(expected)
  })
})

test('trouble is what makes a step fail', () => {
  expect(regionStatusSchema.options.filter(isTrouble)).toEqual(['busy', 'failed', 'refused'])
})

/** A result as main builds it, with one region. */
function resultOf(region: RegionResult): Result {
  return {
    ...{ mode: 'check', fleet: 'NAVO', account: '123456789012', version: '0.0.0' },
    ...{ status: region.status, regions: { 'eu-west-3': region } },
  }
}

describe('the published schema takes', () => {
  const owned = readyHoldings({
    instances: [
      anInstance({
        state: 'running',
        publicIp: '192.0.2.1',
        tags: {
          ...runnerTags({ [TAG.slot]: '2026-11-24T03:30:00Z' }),
          ...leaseTag('1-1-aaaaaaaa', -60, 600),
        },
      }),
    ],
  })
  const parts = (region: string, held: Parameters<typeof anInventory>[0]) =>
    describeParts(aContext(region), { inventory: anInventory({ region, ...held }) }, aHome())
  const plan = planProvision(factsFor({ inventory: anInventory() }))
  const nothing = { status: 'ok', summary: 'ready', steps: [], findings: [] } satisfies RegionResult
  const rows: [string, RegionResult][] = [
    ['a region with nothing to tell', nothing],
    ['a region with everything', { ...nothing, ...parts('eu-west-3', { owned }) }],
    ['home with its originals', { ...nothing, ...parts(HOME, { owned: { instances: [anInstance()] } }) }],
    ['an empty region', { ...nothing, ...parts('eu-west-3', {}) }],
    [
      'a plan',
      {
        ...nothing,
        steps: (plan.kind === 'steps' ? plan.steps : []).map(({ kind, target, reason }) => {
          return { kind, target, reason, outcome: 'planned', seconds: 0 }
        }),
      },
    ],
    [
      'findings',
      { ...nothing, findings: listFindings(factsFor({ inventory: anInventory({ owned: { images: [anImage()] } }) })) },
    ],
    ['an error', { ...nothing, status: 'failed', error: errorResult(new ActionError('no', { hint: 'Do.' })) }],
    [
      'a run',
      {
        ...nothing,
        run: {
          ...{ runId: '1-1-aaaaaaaa', timedOut: false, outputBytes: 0, outputFile: '/tmp/output.txt', exitCode: 255 },
          ...{
            signal: 'SIGTERM',
            billedSeconds: 61,
            costDollars: 0.000261,
            slot: '2026-11-24T06:30:00Z',
            lateSeconds: 2400,
            phases: [{ name: 'boot', started: '2026-11-24T07:10:00Z', seconds: 1.5 }],
          },
        },
      },
    ],
  ]
  // A strict copy: what the schema doesn't name would be dropped silently.
  test.each(rows)('%s, whole', (_, region) => {
    expect(regionResultSchema.strict().parse(region)).toEqual(region)
    const result = resultOf(region)
    expect(resultSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result)
  })

  const wrong: [string, unknown][] = [
    ['another status', { ...nothing, status: 'fine' }],
    ['another outcome', { ...nothing, steps: [{ kind: 'a', target: 'b', outcome: 'gone', reason: '', seconds: 0 }] }],
    [
      'half an exit code',
      { ...nothing, run: { runId: 'a', phases: [], exitCode: 1.5, timedOut: false, outputBytes: 0 } },
    ],
    ['a region without a summary', { status: 'ok', steps: [], findings: [] }],
  ]
  test.each(wrong)('not %s', (_, region) => expect(regionResultSchema.safeParse(region).success).toBe(false))

  test('what programs are told that it does', () => {
    expect(resultJsonSchema()).toMatchObject({
      type: 'object',
      properties: { status: { enum: ['ok', 'absent', 'skipped', 'busy', 'failed', 'refused', 'drifted', 'partial'] } },
      required: ['mode', 'fleet', 'version', 'status', 'regions'],
    })
  })
})

describe('an instance is told with', () => {
  test('who holds it, its address and its slot, where it has them', () => {
    const tags = { ...runnerTags({ [TAG.slot]: '2026-11-24T03:30:00Z' }), ...leaseTag('1-1-aaaaaaaa', -60, 600) }
    expect(describeInstance(anInstance({ state: 'running', publicIp: '192.0.2.1', tags }), NOW)).toEqual({
      ...{ id: 'i-runner', state: 'running', type: 't2.micro', zone: 'eu-west-3a', address: '192.0.2.1' },
      ...{ image: 'ami-copy', lastStart: '2026-11-24T01:10:00Z', slot: '2026-11-24T03:30:00Z' },
      lease: 'run 1-1-aaaaaaaa until 2026-11-24T07:20:00Z',
      holder: { kind: 'lease', runId: '1-1-aaaaaaaa', until: '2026-11-24T07:20:00Z' },
    })
  })

  test('no more than it has', () => {
    expect(describeInstance(anInstance(), NOW)).toEqual({
      id: 'i-runner',
      state: 'stopped',
      type: 't2.micro',
      zone: 'eu-west-3a',
      image: 'ami-copy',
      lastStart: '2026-11-24T01:10:00Z',
    })
  })
})
