// A command sent to instances, its invocations, and how they read in answers.
export type Status = 'Pending' | 'InProgress' | 'Success' | 'Cancelled' | 'TimedOut' | 'Failed' | 'Cancelling'

export type Invocation = {
  instanceId: string
  status: Status
  /** As GetCommandInvocation and the list calls give it. */
  details: string
  responseCode: number
  startedAt: number | undefined
  endedAt: number | undefined
  stdout: Buffer
  stderr: Buffer
}

export type Command = {
  id: string
  documentName: string
  comment: string
  parameters: Record<string, string[]>
  instanceIds: string[]
  requestedAt: number
  /** TimeoutSeconds: how long the command may wait for its delivery. */
  deliverySeconds: number
  executionSeconds: number
  /** Accepted by the service, and never handed to an agent. */
  isWithheld?: boolean
  invocations: Map<string, Invocation>
}

const FINAL_STATUSES: readonly Status[] = ['Success', 'Cancelled', 'TimedOut', 'Failed']

export function isFinal({ status }: Invocation): boolean {
  return FINAL_STATUSES.includes(status)
}

/** Ends an invocation; what has ended already stays as it is. */
export function conclude(
  invocation: Invocation,
  end: { status: Status; details?: string; responseCode?: number; stdout?: Buffer; stderr?: Buffer },
): void {
  if (isFinal(invocation)) return
  invocation.status = end.status
  invocation.details = end.details ?? end.status
  invocation.responseCode = end.responseCode ?? -1
  invocation.stdout = end.stdout ?? Buffer.alloc(0)
  invocation.stderr = end.stderr ?? Buffer.alloc(0)
  invocation.endedAt = Date.now()
}

const MARKER = '\n--output truncated--'

/** The first bytes, cut anywhere, then the marker; half a character becomes U+FFFD on its way through JSON. */
export function truncate(output: Buffer, limit: number): string {
  return output.length <= limit
    ? output.toString('utf8')
    : output.subarray(0, limit - MARKER.length).toString('utf8') + MARKER
}

/** A command whose time is over although no agent has reported. */
export function expire(command: Command): void {
  const now = Date.now()
  for (const invocation of command.invocations.values()) {
    if (invocation.status === 'Pending' && now > command.requestedAt + command.deliverySeconds * 1000) {
      conclude(invocation, { status: 'TimedOut', details: 'DeliveryTimedOut' })
    }
    const latest = command.requestedAt + (command.deliverySeconds + command.executionSeconds) * 1000
    if (invocation.status === 'InProgress' && now > latest) {
      conclude(invocation, { status: 'TimedOut', details: 'ExecutionTimedOut' })
    }
  }
}

/** The command's own status, from its invocations. */
export function overallStatus(command: Command): { status: Status; details: string } {
  const all = [...command.invocations.values()]
  const worst = all.find((one) => !isFinal(one)) ?? all.find((one) => one.status !== 'Success') ?? all[0]
  return { status: worst?.status ?? 'Pending', details: worst?.details ?? 'Pending' }
}

export function describeCommand(command: Command): Record<string, unknown> {
  expire(command)
  const all = [...command.invocations.values()]
  const { status, details } = overallStatus(command)
  return {
    CommandId: command.id,
    DocumentName: command.documentName,
    DocumentVersion: '$DEFAULT',
    Comment: command.comment,
    ExpiresAfter: (command.requestedAt + (command.deliverySeconds + command.executionSeconds) * 1000) / 1000,
    Parameters: command.parameters,
    InstanceIds: command.instanceIds,
    Targets: [],
    RequestedDateTime: command.requestedAt / 1000,
    Status: status,
    StatusDetails: details,
    OutputS3Region: '',
    OutputS3BucketName: '',
    OutputS3KeyPrefix: '',
    MaxConcurrency: '50',
    MaxErrors: '0',
    TargetCount: all.length,
    CompletedCount: all.filter(isFinal).length,
    ErrorCount: all.filter((one) => one.status === 'Failed' || one.status === 'TimedOut').length,
    DeliveryTimedOutCount: all.filter((one) => one.details === 'DeliveryTimedOut').length,
    TimeoutSeconds: command.deliverySeconds,
  }
}

const PLUGIN_NAME = 'aws:runShellScript'

export function describeInvocation(command: Command, one: Invocation): Record<string, unknown> {
  return {
    CommandId: command.id,
    InstanceId: one.instanceId,
    Comment: command.comment,
    DocumentName: command.documentName,
    DocumentVersion: '$DEFAULT',
    PluginName: PLUGIN_NAME,
    ResponseCode: one.responseCode,
    ExecutionStartDateTime: one.startedAt === undefined ? '' : isoSeconds(one.startedAt),
    ExecutionElapsedTime:
      one.endedAt === undefined || one.startedAt === undefined
        ? ''
        : `PT${((one.endedAt - one.startedAt) / 1000).toFixed(3)}S`,
    ExecutionEndDateTime: one.endedAt === undefined ? '' : isoSeconds(one.endedAt),
    Status: one.status,
    StatusDetails: one.details,
    StandardOutputContent: truncate(one.stdout, 24_000),
    StandardOutputUrl: '',
    StandardErrorContent: truncate(one.stderr, 8_000),
    StandardErrorUrl: '',
    CloudWatchOutputConfig: { CloudWatchLogGroupName: '', CloudWatchOutputEnabled: false },
  }
}

export function listedInvocation(command: Command, one: Invocation, withDetails: boolean): Record<string, unknown> {
  const output = Buffer.concat([
    one.stdout,
    ...(one.stderr.length > 0 ? [Buffer.from('\n----------ERROR-------\n'), one.stderr] : []),
  ])
  return {
    CommandId: command.id,
    InstanceId: one.instanceId,
    InstanceName: '',
    Comment: command.comment,
    DocumentName: command.documentName,
    DocumentVersion: '$DEFAULT',
    RequestedDateTime: command.requestedAt / 1000,
    Status: one.status,
    StatusDetails: one.details,
    StandardOutputUrl: '',
    StandardErrorUrl: '',
    CommandPlugins: withDetails
      ? [
          {
            Name: PLUGIN_NAME,
            Status: one.status,
            StatusDetails: one.details,
            ResponseCode: one.responseCode,
            ...(one.startedAt === undefined ? {} : { ResponseStartDateTime: one.startedAt / 1000 }),
            ...(one.endedAt === undefined ? {} : { ResponseFinishDateTime: one.endedAt / 1000 }),
            Output: truncate(output, 2_500),
            StandardOutputUrl: '',
            StandardErrorUrl: '',
          },
        ]
      : [],
    ServiceRole: '',
  }
}

function isoSeconds(at: number): string {
  return new Date(at).toISOString()
}
