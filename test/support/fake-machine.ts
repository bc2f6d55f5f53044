// One region with one machine, within the process: EC2 and Systems Manager from values, a clock that nobody waits for,
// and a log that can be read. For what a bundle over the local AWS would need minutes to show.
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { EC2Client } from '@aws-sdk/client-ec2'
import { formatTime } from '../../src/clock.ts'
import type { Machine, RegionContext } from '../../src/context.ts'
import type { Logger } from '../../src/log.ts'
import { TAG, type Tags } from '../../src/tags.ts'
import { anInstance, fakeClock, FLEET, REGION, type FakeClock } from './builders.ts'
import { aContext } from './context.ts'
import { fakeEc2, fakeSsm } from './fake-aws.ts'

/** The machine as EC2 has it at this moment. */
export interface FakeInstance {
  state: string
  type: string
  launchTime: Date
  stateReason: string | undefined
  tags: Record<string, string>
}

/** A region as a mode sees it, with what came of it. */
export interface FakeRegion {
  readonly context: RegionContext
  readonly ec2: EC2Client
  readonly clock: FakeClock
  readonly machine: FakeInstance
  /** Calls to EC2 that change something, in their order; `StartInstances`, or with a type `ModifyInstanceAttribute t3.micro`. */
  readonly changes: string[]
  /** Scripts that were sent to the machine, each as one text. */
  readonly sent: string[]
  /** Those of them whose command was cancelled. */
  readonly cancelled: string[]
  readonly log: string[]
  readonly foreign: string[]
  /** Machines that the post step would have to stop. */
  readonly remembered: Map<string, Machine>
}

/** What makes a region differ from one whose machine is stopped, ready, and does as it is told. */
export interface Script {
  readonly instance?: Partial<FakeInstance>
  readonly tags?: Tags
  /** Asked before EC2 answers; undefined lets it answer as ever, and what it throws is the call's error. */
  readonly ec2?: (action: string, input: Record<string, unknown>, region: FakeRegion) => object | undefined
  /** The same for Systems Manager. */
  readonly ssm?: (action: string, input: Record<string, unknown>, region: FakeRegion) => object | undefined
  /** What the machine answers to a script, `servicemon-reply` and the rest; undefined while it is at work. */
  readonly reply?: (script: string, region: FakeRegion) => string | undefined
  readonly online?: () => boolean
  readonly context?: Partial<Omit<RegionContext, 'clients'>> | undefined
}

export const MACHINE_ID = 'i-runner'
export const RUN_ID = '7-1-aaaaaaaa'

/** An error as AWS answers it. */
export function awsError(code: string, message = code, status = 400): Error {
  return Object.assign(new Error(message), {
    ...{ name: code, $fault: 'client', $metadata: { httpStatusCode: status, requestId: 'req-1' } },
  })
}

/** Makes the region. */
export function fakeRegion(script: Script = {}): FakeRegion {
  const clock = fakeClock()
  const base = anInstance()
  const machine: FakeInstance = {
    ...{ state: 'stopped', type: base.type, launchTime: base.launchTime, stateReason: undefined },
    ...script.instance,
    tags: { ...base.tags, ...script.tags },
  }
  const log: string[] = []
  const foreign: string[] = []
  const remembered = new Map<string, Machine>()
  const ec2 = fakeEc2((action, input) => answer(action, { ...input }))
  const ssm = fakeSsm((action, input) => answerSsm(action, { ...input }))
  let ids = 0
  const put = (text: string): void => void log.push(text)
  const logger: Logger = {
    ...{ info: put, warning: put, error: put, debug: put },
    foreign: (lines) => void foreign.push(...lines),
    group: (_, work) => work(),
  }
  const context = aContext(REGION, {
    ...{ logger, clock },
    job: {
      newRunId: () => (ids++ === 0 ? RUN_ID : `7-1-${String(ids).padStart(8, '0')}`),
      expect: () => undefined,
      remember: (one) => void remembered.set(one.runId, one),
      forget: ({ runId }) => void remembered.delete(runId),
      outputFile: ({ runId }) => join(tmpdir(), 'servicemon-unit', String(process.pid), runId, 'output.txt'),
    },
    ...script.context,
    clients: { ec2, ssm: () => Promise.resolve(ssm), ssmOnce: () => Promise.resolve(ssm) },
  })
  const changes: string[] = []
  const sent: string[] = []
  const cancelled: string[] = []
  const region: FakeRegion = { context, ec2, clock, machine, changes, sent, cancelled, log, foreign, remembered }

  function answer(action: string, input: Record<string, unknown>): object {
    if (!action.startsWith('Describe')) changes.push(nameOf(action, input))
    const own = script.ec2?.(action, input, region)
    if (own !== undefined) return own
    switch (action) {
      case 'DescribeInstances':
        return { Reservations: [{ Instances: [asSdk(machine)] }] }
      case 'DescribeInstanceAttribute':
        return {}
      case 'DescribeImages':
        return { Images: [{ ImageId: base.imageId, Architecture: 'x86_64', EnaSupport: true }] }
      case 'DescribeInstanceTypes':
        return { InstanceTypes: [] }
      case 'DescribeInstanceTypeOfferings':
        return {
          InstanceTypeOfferings: context.region.types.map((InstanceType) => ({ InstanceType, Location: base.zone })),
        }
      case 'StartInstances':
        Object.assign(machine, { state: 'running', launchTime: clock.now() })
        return {}
      case 'StopInstances':
        machine.state = 'stopped'
        return {}
      case 'ModifyInstanceAttribute':
        machine.type = (input['InstanceType'] as { Value: string }).Value
        return {}
      case 'CreateTags':
        for (const { Key, Value } of input['Tags'] as { Key: string; Value: string }[]) machine.tags[Key] = Value
        return {}
      case 'DeleteTags':
        for (const { Key } of input['Tags'] as { Key: string }[]) Reflect.deleteProperty(machine.tags, Key)
        return {}
      default:
        return {}
    }
  }

  function answerSsm(action: string, input: Record<string, unknown>): object {
    const own = script.ssm?.(action, input, region)
    if (own !== undefined) return own
    switch (action) {
      case 'DescribeInstanceInformation': {
        const PingStatus = (script.online?.() ?? machine.state === 'running') ? 'Online' : 'ConnectionLost'
        return { InstanceInformationList: [{ InstanceId: MACHINE_ID, PingStatus, LastPingDateTime: clock.now() }] }
      }
      case 'SendCommand':
        sent.push((input['Parameters'] as { commands: string[] }).commands.join('\n'))
        return { Command: { CommandId: `command-${sent.length}` } }
      case 'GetCommandInvocation': {
        const text = textOf(input)
        const StandardOutputContent = script.reply === undefined ? unknownRun(text) : script.reply(text, region)
        const Status = StandardOutputContent === undefined ? 'InProgress' : 'Success'
        return { Status, StatusDetails: Status, StandardOutputContent }
      }
      case 'CancelCommand':
        cancelled.push(textOf(input))
        return {}
      default:
        return {}
    }
  }

  function textOf({ CommandId }: Record<string, unknown>): string {
    return sent[Number(String(CommandId).replace('command-', '')) - 1] ?? ''
  }
  return region
}

/** A machine that has never heard of the run that the script asks for. */
export function unknownRun(script: string): string {
  const run = `run ${variableOf(script, 'run_id')}`
  return ['servicemon-reply 1 run', run, 'state unknown', 'size 0', 'end', ''].join('\n')
}

/** What the machine says of a run that has ended, with its output from an offset on; `meta` are lines that differ. */
export function endedRun(
  runId: string,
  output: Buffer | string,
  { offset = 0, state = 'ended', more = [] }: { offset?: number; state?: string; more?: readonly string[] } = {},
): string {
  const bytes = Buffer.from(output)
  const chunk = bytes.subarray(offset)
  return [
    ...['servicemon-reply 1 run', `run ${runId}`, `state ${state}`, `size ${bytes.length}`],
    ...['meta.end exited', 'meta.exit 0', 'meta.signal 0', 'meta.timed-out 0', 'meta.cancelled 0'],
    ...[`meta.size ${bytes.length}`, `meta.total ${bytes.length}`, 'meta.missing none'],
    `meta.sha256 ${createHash('sha256').update(bytes).digest('hex')}`,
    ...['meta.started 1790000000', 'meta.ended 1790000001', 'meta.boot b', 'meta.detail'],
    ...(chunk.length === 0
      ? []
      : [`offset ${offset}`, `chunk-size ${chunk.length}`, `chunk ${gzipSync(chunk).toString('base64')}`]),
    ...more,
    'end',
    '',
  ].join('\n')
}

/** A pack of results as pack.sh writes it: files by their names, lines of what was left out, and its end. */
export function packOf(files: Readonly<Record<string, Buffer | string>>, left: readonly string[] = []): Buffer {
  const entries = Object.entries(files).map(([name, content]) => [
    Buffer.from(`+ ${Buffer.byteLength(content)} ${name}\n`),
    Buffer.from(content),
  ])
  return Buffer.concat([...entries.flat(), Buffer.from([...left, `end ${left.length}`, ''].join('\n'))])
}

/** What the machine says of a run that has ended and left results: its output or the pack, as the script asks. */
export function endedWithResults(
  script: string,
  {
    runId,
    output = 'hi\n',
    pack,
    missing = 'none',
  }: { runId: string; output?: string; pack: Buffer; missing?: string },
): string {
  const more = [
    `meta.results-size ${pack.length}`,
    `meta.results-sha256 ${createHash('sha256').update(pack).digest('hex')}`,
    `meta.results-missing ${missing}`,
  ]
  if (variableOf(script, 'of') !== 'results') return endedRun(runId, output, { more })
  const offset = Number(variableOf(script, 'offset'))
  const chunk = pack.subarray(offset, offset + 15_000)
  const told = endedRun(runId, output, { offset: output.length, more }).replace(/^size .*$/m, `size ${pack.length}`)
  const lines = [`offset ${offset}`, `chunk-size ${chunk.length}`, `chunk ${gzipSync(chunk).toString('base64')}`]
  return told.replace(/end\n$/, `${lines.join('\n')}\nend\n`)
}

/** `servicemon-reply 1 done`: what short commands answer. */
export function done(what: string): string {
  return ['servicemon-reply 1 done', `what ${what}`, 'end', ''].join('\n')
}

/** A variable of a script that was sent to the machine. */
export function variableOf(script: string, name: string): string {
  return new RegExp(`^${name}='(.*)'$`, 'm').exec(script)?.[1] ?? ''
}

/** Several maps of tags as one. */
export function allOf(tags: readonly Tags[]): Tags {
  return Object.fromEntries(tags.flatMap((one) => Object.entries(one)))
}

/** The lease keys that are on the machine. */
export function leaseKeys({ tags }: FakeInstance): string[] {
  return Object.keys(tags).filter((key) => key.startsWith(TAG.lease))
}

function nameOf(action: string, input: Record<string, unknown>): string {
  const type = input['InstanceType']
  return typeof type === 'object' && type !== null && 'Value' in type ? `${action} ${String(type.Value)}` : action
}

function asSdk({ state, type, launchTime, stateReason, tags }: FakeInstance): object {
  const base = anInstance()
  return {
    InstanceId: MACHINE_ID,
    State: { Name: state },
    StateReason: { Message: stateReason },
    InstanceType: type,
    Placement: { AvailabilityZone: base.zone },
    ImageId: base.imageId,
    LaunchTime: new Date(formatTime(launchTime)),
    KeyName: FLEET,
    MetadataOptions: { HttpTokens: 'required' },
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  }
}
