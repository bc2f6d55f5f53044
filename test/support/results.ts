// Test data: what steps came to, as reports are made of it.
import { NO_LINKS } from '../../src/report/links.ts'
import type { SummarySetting } from '../../src/report/summary.ts'
import type { RegionResult, Result } from '../../src/result.ts'
import { NOW } from './builders.ts'

const instance = {
  ...{
    id: 'i-1',
    state: 'stopped',
    type: 't2.micro',
    zone: 'eu-west-3a',
    image: 'ami-1',
    lastStart: '2026-11-24T01:10:00Z',
  },
}

/** A region where all is well; every part can be overridden. */
export function aRegionResult(overrides: Partial<RegionResult> = {}): RegionResult {
  return { status: 'ok', summary: 'ready', steps: [], findings: [], ...overrides }
}

/** What a step of a mode came to. */
export function aResult(
  mode: string,
  regions: Readonly<Record<string, RegionResult>>,
  overrides: Partial<Result> = {},
): Result {
  return { mode, fleet: 'NAVO', version: '0.0.0', status: 'ok', regions, ...overrides }
}

/** Of check: a region that is ready, and one with a defect and a note. */
export const checked = aResult('check', {
  'us-west-2': aRegionResult({ instance, keyPair: 'key-1', securityGroup: 'sg-1' }),
  'eu-west-3': aRegionResult({
    status: 'drifted',
    image: {
      ...{ id: 'ami-1', name: 'NAVO-ami-home', state: 'pending', created: '2026-11-20T19:10:00Z' },
      ...{ current: false, snapshots: ['snap-1', 'snap-2'] },
    },
    instance: {
      ...instance,
      state: 'running',
      address: '192.0.2.1',
      lease: 'run 1-1-aaaaaaaa until 2026-11-24T08:00:00Z',
      holder: { kind: 'lease', until: '2026-11-24T08:00:00Z', runId: '1-1-aaaaaaaa' },
    },
    findings: [
      { code: 'drift', defect: true, text: 'security group sg-1 lacks "ingress tcp 22 from 192.0.2.0/24"' },
      { code: 'open-ingress', defect: false, text: 'open to everybody' },
    ],
  }),
})

/** Of run: a payload that went well, one that was ended, and a region that was busy. */
export const ran = aResult('run', {
  'eu-west-3': aRegionResult({
    instance,
    run: {
      ...{
        runId: '1-1-aaaaaaaa',
        exitCode: 0,
        timedOut: false,
        outputBytes: 5,
        billedSeconds: 61,
        costDollars: 0.000261,
      },
      phases: [
        { name: 'boot', started: '2026-11-24T07:10:00Z', seconds: 40 },
        { name: 'payload', started: '2026-11-24T07:10:40Z', seconds: 12.34 },
      ],
    },
  }),
  'us-east-1': aRegionResult({
    status: 'failed',
    run: { runId: '1-1-bbbbbbbb', signal: 'SIGKILL', timedOut: true, outputBytes: 0, phases: [] },
    error: { messages: ['the payload was ended at its timeout'], hint: 'Raise run.timeout.' },
  }),
  'sa-east-1': aRegionResult({ status: 'busy' }),
})

/** Of stop: one machine, and none. */
export const stopped = aResult('stop', {
  'eu-west-3': aRegionResult({
    instance,
    summary: '1 stopped',
    steps: [{ kind: 'stop-instance', target: 'instance i-1', outcome: 'done', reason: 'running', seconds: 3 }],
  }),
  'us-east-1': aRegionResult({ summary: 'nothing was on' }),
})

/** Where a report is read: nowhere that there is anything to point to. */
export const SETTING: SummarySetting = {
  now: NOW,
  links: NO_LINKS,
  documents: undefined,
  tails: new Map(),
  artifactOf: () => undefined,
}
