// What of a step wants somebody, and what they do next.
import { expect, test } from '@jest/globals'
import { listAttention, toSentences } from '../../../src/report/attention.ts'
import type { RegionResult, Result } from '../../../src/result.ts'
import { toPlain } from '../../../src/text/rich.ts'
import { at, NOW } from '../../support/builders.ts'
import { aRegionResult, aResult } from '../../support/results.ts'
import { formatTime } from '../../../src/clock.ts'

const LINKS = { run: 'https://gh/run', workflows: new Map([['stop', 'https://gh/stop']]) }
const on = (holder?: NonNullable<RegionResult['instance']>['holder']) => ({
  ...{ id: 'i-1', state: 'running', type: 't3.micro', zone: 'z', image: 'ami-1', lastStart: formatTime(at(-1800)) },
  ...(holder && { holder }),
})
const said = (result: Result): string[] =>
  listAttention(result, { now: NOW, links: LINKS }).map(
    (one) => `${one.level}${one.isLoud ? '!' : ''} ${one.regions.join(',')}: ${toPlain(toSentences(one))}`,
  )
const hold = { kind: 'hold', until: '2026-11-24T08:00:00Z' } as const
const lease = { kind: 'lease', until: '2026-11-24T08:00:00Z', runId: '1-1-aaaaaaaa' } as const
const one = (region: Partial<RegionResult>) => ({ 'us-east-1': aRegionResult(region) })

test.each<[string, string, Result['regions'], string[]]>([
  ['nothing, of a machine that is off', 'check', one({ instance: { ...on(), state: 'stopped' } }), []],
  [
    'a machine that an operator holds, and how to stop it',
    'check',
    one({ instance: on(hold) }),
    [
      'caution! us-east-1: machine i-1 is on since 06:40, held by an operator until 08:00, then its fuse stops it. To stop it now: workflow stop (https://gh/stop).',
    ],
  ],
  [
    'a machine that nobody holds',
    'check',
    one({ instance: on() }),
    [
      'caution! us-east-1: machine i-1 is on since 06:40, and nobody holds it: the next rotate stops it. To stop it now: workflow stop (https://gh/stop).',
    ],
  ],
  [
    'a run that is at work, softly',
    'check',
    one({ instance: on(lease) }),
    [
      'warning us-east-1: machine i-1 is on since 06:40, held by run 1-1-aaaaaaaa until 08:00. To stop it now: workflow stop (https://gh/stop).',
    ],
  ],
  ['no run that is at work while the schedule turns', 'rotate', one({ instance: on(lease) }), []],
  [
    'what somebody asked for by mode start, and how to end it',
    'start',
    one({ instance: on(hold) }),
    [
      'warning us-east-1: machine i-1 is on since 06:40, held by an operator until 08:00, then its fuse stops it. To stop it now: workflow stop (https://gh/stop).',
    ],
  ],
  [
    'a machine of the fleet’s name that is another’s',
    'check',
    one({
      findings: [
        {
          code: 'running',
          defect: false,
          text: 'instance i-9 is not ours, and is running: only you stop it',
          resource: 'i-9',
        },
      ],
    }),
    [
      'caution! us-east-1: instance i-9 is not ours, and is running: only you stop it, and it costs money. Look at it (https://us-east-1.console.aws.amazon.com/ec2/home?region=us-east-1#InstanceDetails:instanceId=i-9).',
    ],
  ],
  [
    'a machine that rotate stopped, since when it was on and what that cost',
    'rotate',
    one({
      steps: [
        {
          ...{ kind: 'stop-instance', target: 'instance i-1', outcome: 'done', reason: 'running, held by nobody' },
          ...{ seconds: 0, onSince: formatTime(at(-720)), costDollars: 0.0031 },
        },
      ],
    }),
    [
      'warning! us-east-1: a machine was on since 06:58 (12 min, about $0.0031), held by nobody: i-1 is stopped. Log (https://gh/run)',
    ],
  ],
  [
    'a failure, with AWS’s code and request, and what to do',
    'rotate',
    one({ status: 'failed', error: { messages: ['a', 'b'], hint: 'Do.', code: 'AccessDenied', requestId: 'r-1' } }),
    ['caution! us-east-1: a: b (AccessDenied, request r-1). Do.'],
  ],
  [
    'the same in two regions once',
    'check',
    {
      ...one({ status: 'failed', error: { messages: ['a'] } }),
      'eu-west-3': aRegionResult({ status: 'failed', error: { messages: ['a'] } }),
    },
    ['caution! us-east-1,eu-west-3: a. Log (https://gh/run)'],
  ],
  [
    'what lies there for nothing',
    'check',
    one({ findings: [{ code: 'leftover', defect: true, text: 'volume vol-1 (8 GiB) belongs to no instance' }] }),
    [
      'warning us-east-1: volume vol-1 (8 GiB) belongs to no instance. It costs money: a step with mode: provision deletes it.',
    ],
  ],
  [
    'what is loud',
    'run',
    one({ findings: [{ code: 'old-base', defect: false, text: 'old' }] }),
    ['warning! us-east-1: old'],
  ],
  ['nothing of other notes', 'check', one({ findings: [{ code: 'open-ingress', defect: false, text: 'open' }] }), []],
])('%s', (_, mode, regions, expected) => {
  expect(said(aResult(mode, regions))).toEqual(expected)
})

test('what costs money or failed comes first', () => {
  const result = aResult('check', {
    'us-east-1': aRegionResult({ findings: [{ code: 'old-base', defect: false, text: 'old' }] }),
    'eu-west-3': aRegionResult({ status: 'failed', error: { messages: ['no'] } }),
  })
  expect(said(result)).toEqual(['caution! eu-west-3: no. Log (https://gh/run)', 'warning! us-east-1: old'])
})

test('how a job ended is the headline’s', () => {
  const run = { runId: '1', phases: [], timedOut: false, outputBytes: 0, exitCode: 3 }
  const result = aResult('run', one({ status: 'failed', run, error: { messages: ['exit code 3'] } }))
  expect(listAttention(result, { now: NOW, links: LINKS }).map(({ isHeadline }) => isHeadline)).toEqual([true])
})
