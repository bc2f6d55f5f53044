// Results on their way from the machine: beside the output, in whole chunks, and not a command more than that takes.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from '@jest/globals'
import { findInstance } from '../../../src/aws/instances.ts'
import { recoverOutput } from '../../../src/machine/recover.ts'
import { openLiveOutput } from '../../../src/machine/live-output.ts'
import { runPayload } from '../../../src/payload/payload.ts'
import { aFleet, at, leaseTag, NOW, REGION } from '../../support/builders.ts'
import {
  endedRun,
  endedWithResults,
  fakeRegion,
  leaseKeys,
  MACHINE_ID,
  packOf,
  RUN_ID,
  variableOf,
  type FakeRegion,
  type Script,
} from '../../support/fake-machine.ts'
import { noise } from '../../support/noise.ts'

const LEFT = '3-1-33333333'
const MACHINE = { region: REGION, instanceId: MACHINE_ID, runId: RUN_ID }

let folder = ''
afterEach(() => rmSync(dirname(folder), { recursive: true, force: true }))

/** Runs a payload whose machine answers so; `slot` is the one it serves. */
async function run(reply: Script['reply'], { cap = '4MiB', slot }: { cap?: string; slot?: Date } = {}) {
  const fleet = aFleet({ run: { command: 'x', timeout: '1m', 'results-cap': cap } })
  const region = fakeRegion({
    ...{ instance: { state: 'running' }, tags: leaseTag(RUN_ID, -60, 3600), context: { fleet } },
    ...(reply === undefined ? {} : { reply }),
  })
  const instance = await findInstance(region.ec2, MACHINE_ID)
  if (instance === undefined) throw new Error('no instance')
  const path = region.context.job.outputFile(MACHINE)
  folder = join(dirname(path), 'results')
  const order = { ...fleet.run, files: undefined, slot, onTaken: () => Promise.resolve() }
  const output = openLiveOutput(path, () => undefined)
  const work = { machine: MACHINE, instance, runningSince: NOW, order, output, uncollected: [] }
  return { region, outcome: (await runPayload(region.context, work)).outcome }
}

const readsOf = ({ sent }: FakeRegion): string[] => sent.filter((text) => variableOf(text, 'of') === 'results')

test('a run that left none costs not a command', async () => {
  const { region, outcome } = await run(() => endedRun(RUN_ID, 'hi\n'))
  expect([outcome.stage, outcome.results, readsOf(region).length]).toEqual(['ended', undefined, 0])
  expect(existsSync(folder)).toBe(false)
})

test('they come beside the output, in as many chunks as it takes', async () => {
  const bytes = Buffer.from(noise(132_000), 'base64')
  const pack = packOf({ 'a/noise': bytes, 'summary.json': '{"metrics": {"n": 1, "m": "x"}}' }, ['- link l'])
  const { region, outcome } = await run((text) => endedWithResults(text, { runId: RUN_ID, pack }))
  expect(outcome).toMatchObject({
    stage: 'ended',
    results: {
      ...{ folder, files: 2, leftOut: ['left out of the results: l (a link)'] },
      ...{ summary: { metrics: { n: 1 }, items: [] } },
      summaryLeftOut: ['left out of summary.json: metrics.m: must be a number'],
    },
  })
  expect(readFileSync(join(folder, 'a/noise'))).toEqual(bytes)
  expect(readsOf(region).length).toBeLessThan(12)
})

test('a key of a summary that is as long as the summary may be is told by its beginning', async () => {
  const pack = packOf({ 'summary.json': JSON.stringify({ [`k${'x'.repeat(60_000)}`]: 1 }) })
  const { outcome } = await run((text) => endedWithResults(text, { runId: RUN_ID, pack }))
  expect(outcome.results?.summaryLeftOut[0]?.length).toBeLessThan(400)
})

test('of many names the first ten are told, each inert', async () => {
  const left = Array.from({ length: 14 }, (_, n) => `- name ##[error]${n}`)
  const pack = packOf({ a: '' }, left)
  const { outcome } = await run((text) => endedWithResults(text, { runId: RUN_ID, pack }))
  expect(outcome.results?.leftOut[0]).toMatch(/^left out of the results: ## \[error\]0 \(its path .*; and 4 more$/)
})

test('fault 159: a pack that the disk cut off is told, with what came, and the run is as it was', async () => {
  const pack = packOf({ a: '1', b: 'x'.repeat(100) }).subarray(0, 60)
  const { outcome } = await run((text) => endedWithResults(text, { runId: RUN_ID, pack, missing: 'disk' }))
  expect(outcome).toMatchObject({
    stage: 'ended',
    results: {
      files: 1,
      leftOut: [
        'left out of the results: b (cut off)',
        'the results are cut off after 1 files: the disk of the instance is full',
      ],
    },
  })
  const nothing = await run((text) => endedWithResults(text, { runId: RUN_ID, pack: Buffer.alloc(0), missing: 'disk' }))
  expect(nothing.outcome.results).toMatchObject({ folder: undefined, leftOut: [expect.stringContaining('is full')] })
  expect(readsOf(nothing.region)).toEqual([])
})

describe('fault 158: results that did not come', () => {
  const pack = packOf({ a: '1' })
  const rows: [string, Script['reply'], string][] = [
    [
      'as they were packed: the run is not collected',
      (text) =>
        endedWithResults(text, { runId: RUN_ID, pack }).replace(
          /^meta\.results-sha256 .*$/m,
          `meta.results-sha256 ${'0'.repeat(64)}`,
        ),
      'the pack of results of run 7-1-aaaaaaaa is not what the machine wrote: its sha256 is ',
    ],
    [
      'whole',
      (text) =>
        endedWithResults(text, { runId: RUN_ID, pack }).replace(/^meta\.results-size .*$/m, 'meta.results-size 99'),
      'the pack of results of run 7-1-aaaaaaaa is incomplete: 13 of 99 bytes could be read',
    ],
    [
      'in time',
      (text) => (variableOf(text, 'of') === 'results' ? undefined : endedWithResults(text, { runId: RUN_ID, pack })),
      'has not ended after 150 s',
    ],
  ]
  test.each(rows)('%s', async (_, reply, message) => {
    const { outcome } = await run(reply)
    expect(outcome).toMatchObject({ stage: 'taken', error: { message: expect.stringContaining(message) } })
    expect(existsSync(folder)).toBe(false)
  })

  test('and are larger than they may be: no more than that is kept', async () => {
    const large = packOf({ a: 'x'.repeat(40_000) })
    const { outcome } = await run((text) => endedWithResults(text, { runId: RUN_ID, pack: large }), { cap: '1KiB' })
    expect(outcome).toMatchObject({
      stage: 'taken',
      error: { message: expect.stringMatching(/incomplete: 17408 of 40016 bytes/) },
    })
  })

  test('come with the output by the next run, and only then goes the key', async () => {
    let isReady = false
    const region = fakeRegion({
      ...{ instance: { state: 'running' }, tags: leaseTag(LEFT, -7200, -3600) },
      reply: (text) => {
        const told = endedWithResults(text, { runId: LEFT, pack: packOf({ 'a.csv': '1\n' }, ['- cap b']) })
        return isReady ? told : told.replace(/^meta\.results-sha256 .*$/m, `meta.results-sha256 ${'0'.repeat(64)}`)
      },
    })
    const instance = await findInstance(region.ec2, MACHINE_ID)
    if (instance === undefined) throw new Error('no instance')
    await recoverOutput(region.context, instance, MACHINE)
    expect(leaseKeys(region.machine)).toHaveLength(1)
    expect(region.log.join('\n')).toContain(`output of run ${LEFT} could not be recovered: the pack of results`)
    isReady = true
    await recoverOutput(region.context, instance, MACHINE)
    expect(leaseKeys(region.machine)).toEqual([])
    folder = join(dirname(region.context.job.outputFile({ ...MACHINE, runId: LEFT })), 'results')
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('1\n')
    expect(region.log).toEqual(
      expect.arrayContaining([
        `its results, 1 files, are in ${folder}`,
        `run ${LEFT}: left out of the results: b (over run.results-cap)`,
      ]),
    )
  })
})

test('the payload is told of its run, with the slot that it serves or none', async () => {
  const sent = async (slot?: Date): Promise<string> => {
    const { region } = await run(() => endedRun(RUN_ID, ''), slot === undefined ? {} : { slot })
    const bundle = variableOf(region.sent[0] ?? '', 'bundle')
    return gunzipSync(Buffer.from(bundle, 'base64')).toString()
  }
  const facts = (slot: string): string =>
    [
      ...[
        "export SERVICEMON_FLEET='NAVO'",
        "export SERVICEMON_REGION='eu-west-3'",
        "export SERVICEMON_ZONE='eu-west-3a'",
      ],
      ...[`export SERVICEMON_INSTANCE_ID='${MACHINE_ID}'`, `export SERVICEMON_RUN_ID='${RUN_ID}'`],
      ...[`export SERVICEMON_SLOT='${slot}'`, ''],
    ].join('\n')
  expect(await sent()).toContain(facts(''))
  expect(await sent(at(0))).toContain(facts('2026-11-24T07:10:00Z'))
})
