// What the judgement of a soak sees: a history in which all is well, and then one thing after the other that isn't.
import { describe, expect, test } from '@jest/globals'
import type { StepResult } from '../../../local/action.ts'
import type { Call } from '../../../local/control.ts'
import type { RegionResult, Result } from '../../../src/result.ts'
import type { Done, History, Trace } from './history.ts'
import { judge } from './judge.ts'
import { OWN, textOf } from './payloads.ts'
import type { Region, Step } from './plan.ts'

const REGION: Region = 'us-east-1'
const MACHINE = 'i-0123456789abcdef0'
const RUN = '2001-1-0000beef'
const BEGAN = Date.parse('2026-11-25T06:00:00Z')
const at = (seconds: number): Date => new Date(BEGAN + seconds * 1000)

const told: RegionResult = {
  ...{ status: 'ok', summary: 'payload ended with exit code 0', steps: [], findings: [] },
  run: { runId: RUN, phases: [], exitCode: 0, timedOut: false, outputBytes: textOf(OWN).length, billedSeconds: 90 },
}

function resultOf(region: RegionResult): Result {
  return {
    mode: 'run',
    fleet: 'NAVO',
    account: '1',
    version: '1',
    status: region.status,
    regions: { [REGION]: region },
  }
}

function doneOf({
  step = {},
  result = {},
  ...more
}: Partial<Omit<Done, 'step' | 'result'>> & { step?: Partial<Step>; result?: Partial<StepResult> } = {}): Done {
  return {
    ...{ region: REGION, began: at(0), isRace: false, faults: [], felt: [], hung: false },
    step: { number: 2001, kind: 'run', inputs: {}, payload: OWN, faults: [], ending: undefined, ...step },
    result: {
      ...{
        exitCode: 0,
        signal: null,
        log: '',
        ended: at(100),
        outputs: { status: 'ok' },
        summary: '',
        post: undefined,
      },
      ...{ files: new Map([[RUN, textOf(OWN)]]), results: new Map(), result: resultOf(told) },
      ...result,
    },
    ...more,
  }
}

function callOf(action: string, seconds: number, number: number | undefined): Call {
  return {
    ...{ at: at(seconds).toISOString(), account: '1', role: undefined, region: REGION, service: 'ec2', action },
    ...{ params: { InstanceId: { '1': MACHINE } }, status: 200, errorCode: undefined, requestId: '', milliseconds: 5 },
    ...{ userAgent: number === undefined ? 'somebody' : `aws-servicemon app/soak-${number}`, checks: undefined },
  }
}

const trace: Trace = { region: REGION, instance: MACHINE, begun: 1, written: textOf(OWN), end: 'exited 0' }

function historyOf(more: Partial<History> = {}): History {
  return {
    ...{
      began: BEGAN,
      done: [doneOf()],
      traces: new Map([[RUN, trace]]),
      beside: new Set(),
      outside: [],
      findings: [],
    },
    machines: new Set([MACHINE]),
    calls: [callOf('StartInstances', 2, 2001), callOf('StopInstances', 93, 2001)],
    meter: [meterOf({ from: 3, to: 93.5 })],
    ...more,
  }
}

function meterOf(...stretches: readonly { from: number; to: number }[]): History['meter'][number] {
  return {
    ...{ account: '1', region: REGION, instance: MACHINE, instanceType: 't2.micro', isRunning: false },
    ...{ starts: stretches.length, rawSeconds: 0, billedSeconds: 0 },
    stretches: stretches.map(({ from, to }) => ({ from: at(from).getTime(), to: at(to).getTime() })),
  }
}

const later = (number: number, log: string, files = new Map([[RUN, textOf(OWN)]])): Done =>
  doneOf({ step: { number, kind: 'rotate', payload: undefined }, result: { log, files } })
const RECOVERED = `recovered output of run ${RUN} (ended, 10 bytes), also in /x:\n`
const killed = doneOf({ result: { signal: 'SIGKILL', exitCode: -1, result: undefined, outputs: {}, files: new Map() } })
const untold: RegionResult = {
  ...told,
  status: 'failed',
  summary: 'the payload was interrupted',
  run: { ...run(), phases: [] },
}

function run(): NonNullable<RegionResult['run']> {
  return { runId: RUN, phases: [], timedOut: false, outputBytes: 0, billedSeconds: 90 }
}

const sentences = (history: History): string[] => judge(history).violations.map(({ sentence }) => sentence)

describe('a history in which all is well', () => {
  test.each<[string, Partial<History>]>([
    ['a run that has told of itself', {}],
    ['a killed run whose output a later step has brought', { done: [killed, later(2002, RECOVERED)] }],
    [
      'a run that does not know how its payload ended, and a later step that does',
      { done: [doneOf({ result: { result: resultOf(untold) } }), later(2002, RECOVERED)] },
    ],
    [
      'a run that was killed when it had all of the output',
      { done: [doneOf({ result: { signal: 'SIGKILL', result: undefined } })] },
    ],
    [
      'a killed run whose machine was terminated',
      { done: [killed], outside: [{ instance: MACHINE, name: 'terminated by somebody', at: at(50).getTime() }] },
    ],
    [
      'a run that has said that its lease key could not go, and a later step that tells it once more',
      {
        done: [
          doneOf({ result: { log: `taking the lease of run ${RUN} off instance i-1: denied` } }),
          later(2002, RECOVERED),
        ],
      },
    ],
    [
      'a step that could not begin',
      {
        done: [
          doneOf(),
          doneOf({
            step: { number: 2002 },
            result: { result: undefined, exitCode: 1, log: '::error::no', files: new Map() },
          }),
        ],
      },
    ],
  ])('is %s', (_, more) => {
    expect(sentences(historyOf(more))).toEqual([])
  })

  test('has a bill by what explains it', () => {
    expect(judge(historyOf()).bill).toEqual([
      { explanation: 'run, told: until its own stop', starts: 1, billedSeconds: 91, rawSeconds: 90.5 },
    ])
    expect(judge(historyOf({ done: [killed, later(2002, RECOVERED)] })).bill).toMatchObject([
      { explanation: 'run, killed: until its own stop' },
    ])
  })
})

describe('a violation', () => {
  const two = { number: 2002, kind: 'run' } as const
  test.each<[string, Partial<History>, RegExp]>([
    ['a payload that began twice', { traces: new Map([[RUN, { ...trace, begun: 2 }]]) }, /has begun 2 times$/],
    ['two payloads at a time', { beside: new Set([RUN]) }, /has met another one at work/],
    [
      'a record that nobody has brought',
      { done: [killed] },
      /nobody has brought its record, which exited 0, \d+ bytes$/,
    ],
    ['two records', { done: [doneOf(), later(2002, RECOVERED)] }, /it has 2 records: step 2001 .*; step 2002 /],
    [
      'two recoveries',
      { done: [killed, later(2002, RECOVERED), later(2003, RECOVERED)] },
      /it has 2 records: step 2002 .*; step 2003 /,
    ],
    [
      'a recovery that is not whole',
      { done: [killed, later(2002, RECOVERED, new Map([[RUN, Buffer.from('begun\n')]]))] },
      /step 2002 .* brought 6 bytes and not all \d+$/,
    ],
    [
      'output that the payload did not print',
      { traces: new Map([[RUN, { ...trace, written: Buffer.from('else\n'), end: 'interrupted' }]]) },
      /its output is not what the payload printed$/,
    ],
    [
      'output that was cut although the payload came to its end',
      { traces: new Map([[RUN, { ...trace, written: textOf(OWN).subarray(0, 6) }]]) },
      /came to its end and 6 of \d+ bytes are there$/,
    ],
    [
      'an exit code that is not the payload’s',
      { done: [doneOf({ result: { result: resultOf({ ...told, run: { ...run(), exitCode: 1 } }) } })] },
      /exit code 1 was told of it$/,
    ],
    ['a step that hangs', { done: [doneOf({ hung: true })] }, /did not come to an end$/],
    [
      'a step that says nothing',
      { done: [doneOf(), doneOf({ step: two, result: { result: undefined, files: new Map() } })] },
      /step 2002 .* has neither result nor error, exit 0$/,
    ],
    [
      'a step that changes something and has no result',
      {
        done: [doneOf(), doneOf({ step: two, result: { result: undefined, exitCode: 1, log: '::error::no' } })],
        calls: [...historyOf().calls, callOf('CreateTags', 50, 2002)],
      },
      /step 2002 .* has no result, and has changed something: CreateTags$/,
    ],
    ['a start that is nobody’s', { calls: [] }, /no step of ours has started it$/],
    [
      'a machine that goes on when its run has ended',
      {
        meter: [meterOf({ from: 3, to: 130 })],
        calls: [callOf('StartInstances', 2, 2001), callOf('StopInstances', 129, undefined)],
      },
      /step 2001 ended as ok, and the machine went on for 30000 ms, until somebody stopped it$/,
    ],
    [
      'a run whose payload is cut off by a step that should have left its machine alone',
      {
        done: [
          doneOf({ result: { result: resultOf({ ...untold, summary: 'it is stopped, in the middle of the work' }) } }),
          later(2002, RECOVERED),
        ],
        calls: [callOf('StartInstances', 2, 2001), callOf('StopInstances', 93, 2002)],
      },
      /step 2002 \(rotate\) has stopped it in the middle of the work of step 2001$/,
    ],
    [
      'a bill that the meter hasn’t',
      {
        meter: [meterOf({ from: 3, to: 70 })],
        calls: [callOf('StartInstances', 2, 2001), callOf('StopInstances', 69, 2001)],
      },
      /step 2001 tells 90 billed seconds, the meter 67$/,
    ],
    ['a bill without a start', { meter: [] }, /step 2001 tells of a bill, the meter of none$/],
    [
      'a machine that is on in the end',
      { findings: ['us-east-1: instance i-1 is running in the end'] },
      /is running in the end$/,
    ],
  ])('is %s', (_, more, sentence) => {
    expect(sentences(historyOf(more))).toContainEqual(expect.stringMatching(sentence))
  })
})
