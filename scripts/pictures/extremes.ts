// Summaries that no story comes to by itself: as many regions as AWS has, and text that wants to break out.
import { formatSummary } from '../../src/report/summary.ts'
import { NO_LINKS } from '../../src/report/links.ts'
import { REGIONS } from '../../src/fleet/regions.ts'
import type { RegionResult, Result } from '../../src/result.ts'
import type { Told } from './story.ts'

const HOSTILE =
  '@octocat #12 [x](https://example.com) $a$ `b` </details> <img src=x> | a | **b** https://example.com ```'

/** A check of 34 regions, and a failed run whose every text is hostile. */
export function listExtremes(): Told[] {
  const all = REGIONS.slice(0, 34).map((name, index): [string, RegionResult] => [name, regionOf(index)])
  const failed = Object.fromEntries(['us-east-1', 'eu-west-3'].map((name) => [name, hostileRegion()]))
  return [
    { name: 'check-34', markdown: summaryOf('check', Object.fromEntries(all)) },
    { name: 'hostile', markdown: summaryOf('run', failed) },
    { name: 'hostile-one', markdown: summaryOf('run', { 'us-east-1': hostileRegion() }) },
  ]
}

function summaryOf(mode: string, regions: Result['regions']): string {
  const result: Result = { mode, fleet: 'NAVO', version: '0', status: 'ok', regions }
  const tail = [HOSTILE, '````', '</code></pre></details>']
  return formatSummary(result, {
    ...{ now: new Date('2026-11-24T16:53:00Z'), links: NO_LINKS, documents: undefined },
    tails: new Map(mode === 'run' ? Object.keys(regions).map((name) => [name, tail]) : []),
    artifactOf: (name) => `NAVO-${name}-1`,
  })
}

function regionOf(index: number): RegionResult {
  const instance = {
    ...{ id: `i-0531145204c0787${index % 10}${index % 7}`, state: 'stopped', type: 't3.micro', zone: 'a', setup: 'aa' },
    ...{ image: 'ami-08b9a6651e9edb2bd', lastStart: '2026-11-24T12:31:00Z', slot: '2026-11-24T12:30:00Z' },
  }
  const findings = [
    { code: 'outdated', defect: true, text: `instance ${instance.id} is not of the current base and setup` },
  ]
  return index % 5 === 0
    ? { status: 'drifted', summary: 'x', instance, steps: [], findings }
    : { status: 'ok', summary: 'ready', instance, steps: [], findings: [] }
}

function hostileRegion(): RegionResult {
  const items = [{ name: HOSTILE, group: HOSTILE, a_seconds: 1.5 }]
  return {
    ...{ status: 'failed', summary: HOSTILE, steps: [], findings: [{ code: 'foreign', defect: false, text: HOSTILE }] },
    error: { messages: [HOSTILE, HOSTILE], hint: HOSTILE, code: 'X', requestId: 'y' },
    run: { runId: '1-1-aaaaaaaa', phases: [], timedOut: false, outputBytes: 1, summary: { metrics: {}, items } },
  }
}
