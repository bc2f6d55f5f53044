// What may go wrong in a step of the soak, at every layer between GitHub and the payload, and how it is drawn.
import type { FaultRequest } from '../../../local/control.ts'
import type { Random } from '../shared/chance.ts'

/** A moment in a step: so long after its log has shown something. */
export interface Moment {
  readonly after: keyof typeof SHOWN
  readonly milliseconds: number
}

/** What the log of main shows on its way; `begin` is there at once. */
export const SHOWN = {
  begin: '',
  found: ' on instance i-',
  launched: ' is running in ',
  online: 'Systems Manager is online',
  'handed over': ' handed over as command ',
  output: '| begun',
} as const

/** How the processes of a step are ended before they have ended themselves. */
export interface Ending {
  /**
   * `cancel`: SIGINT, SIGTERM and KILL as GitHub sends them. `terminate`: SIGTERM alone. `kill`: main is killed. All
   * with the post step after them. `runner lost`: main is killed, and there is no post step. `all killed`: nor does the
   * post step live long.
   */
  readonly how: 'cancel' | 'terminate' | 'kill' | 'runner lost' | 'all killed'
  readonly when: Moment
}

export type Fault =
  /** A call of the region is answered otherwise, or not at all. */
  | { readonly layer: 'call'; readonly name: string; readonly request: Omit<FaultRequest, 'account' | 'region'> }
  /** How all regions answer, for as long as the step lasts. */
  | { readonly layer: 'weather'; readonly name: 'stale Online' | 'state seen late' | 'tags seen late' }
  | { readonly layer: 'machine'; readonly name: 'start fails late' | 'stop hangs' }
  /** The agent comes so much later. */
  | { readonly layer: 'machine'; readonly name: 'agent late'; readonly milliseconds: number }
  /** Somebody outside of the fleet does something to the machine. */
  | {
      readonly layer: 'somebody'
      readonly name: 'stopped by somebody' | 'rebooted by somebody' | 'terminated by somebody'
      readonly when: Moment
    }

const ANY_CALL = [
  'DescribeInstances',
  'DescribeInstanceAttribute',
  'StartInstances',
  'StopInstances',
  'CreateTags',
  'DeleteTags',
  'SendCommand',
  'GetCommandInvocation',
  'DescribeInstanceInformation',
] as const

type Draw = (random: Random, pace: number) => Fault

const onCall =
  (name: string, request: (random: Random, pace: number) => Omit<FaultRequest, 'account' | 'region'>): Draw =>
  (random, pace) => ({ layer: 'call', name, request: request(random, pace) })

const anyCall = (random: Random): { action: string; after: number } => ({
  action: random.pick(ANY_CALL),
  after: random.whole(0, 3),
})

/** The payload's own command, or any of ours. */
const aCommand = (random: Random): { action: string; match: Record<string, string> } => ({
  action: 'SendCommand',
  match: { Comment: random.pick(['servicemon run *', 'servicemon run *', 'servicemon *']) },
})

const bySomebody =
  (name: Extract<Fault, { layer: 'somebody' }>['name']): Draw =>
  (random) => ({ layer: 'somebody', name, when: drawMoment(random) })

/** The weights say how often each is drawn beside the others. */
const DRAWS: readonly (readonly [weight: number, draw: Draw])[] = [
  [8, onCall('throttled', (random) => ({ ...anyCall(random), kind: 'throttle', times: random.whole(1, 4) }))],
  [8, onCall('answer lost', (random) => ({ ...anyCall(random), kind: 'lost-answer', times: 1 }))],
  [8, onCall('HTTP 500', (random) => ({ ...anyCall(random), kind: 'http-500', times: random.whole(1, 3) }))],
  // Up to half of the time for which reads may be behind.
  [
    6,
    onCall('late answer', (random, pace) => ({
      ...{ ...anyCall(random), kind: 'delay', times: random.whole(1, 3) },
      ms: Math.round(random.whole(1, 15) * 1000 * pace),
    })),
  ],
  // Half a minute of real time, which is the limit of the action's own client.
  [0.7, onCall('no answer', (random) => ({ ...anyCall(random), kind: 'hang', times: 1 }))],
  [
    6,
    onCall('access denied', (random) => {
      const call = anyCall(random)
      const isSystemsManager = /Command|Information/.test(call.action)
      const code = isSystemsManager ? 'AccessDeniedException' : 'UnauthorizedOperation'
      return { ...call, kind: 'error', code, times: 1, status: isSystemsManager ? 400 : 403 }
    }),
  ],
  [
    5,
    onCall('no capacity', (random) => ({
      ...{ action: 'StartInstances', kind: 'error', code: 'InsufficientInstanceCapacity', status: 500 },
      // Five attempts with the machine's own type, then the next type.
      times: random.pick([1, 2, 5, 6]),
    })),
  ],
  [3, onCall('command undelivered', (random) => ({ ...aCommand(random), kind: 'undelivered', times: 1 }))],
  [
    4,
    onCall('command ends oddly', (random) => ({
      ...{ ...aCommand(random), kind: 'ends-as', times: 1 },
      code: random.pick(['DeliveryTimedOut', 'Undeliverable', 'Terminated', 'RateExceeded', 'AccessDenied']),
    })),
  ],
  [
    3,
    onCall('instance not yet valid', (random) => ({
      ...{ action: 'SendCommand', kind: 'error', code: 'InvalidInstanceId', times: random.whole(1, 3) },
    })),
  ],
  [3, () => ({ layer: 'weather', name: 'stale Online' })],
  [4, () => ({ layer: 'weather', name: 'state seen late' })],
  [3, () => ({ layer: 'weather', name: 'tags seen late' })],
  [4, () => ({ layer: 'machine', name: 'start fails late' })],
  [3, () => ({ layer: 'machine', name: 'stop hangs' })],
  [4, (random) => ({ layer: 'machine', name: 'agent late', milliseconds: random.whole(1, 4) * 1000 })],
  [4, bySomebody('stopped by somebody')],
  [3, bySomebody('rebooted by somebody')],
  [1, bySomebody('terminated by somebody')],
]

/** Draws one fault. */
export function drawFault(random: Random, pace: number): Fault {
  return random.weighted(DRAWS)(random, pace)
}

/** Draws a moment, most often in the middle of the work. */
export function drawMoment(random: Random): Moment {
  return {
    after: random.pick(['begin', 'found', 'launched', 'online', 'handed over', 'handed over', 'output', 'output']),
    milliseconds: random.whole(0, 700),
  }
}

/** Draws an end of a step's processes. */
export function drawEnding(random: Random): Ending {
  const how = random.weighted<Ending['how']>([
    [4, 'cancel'],
    [2, 'terminate'],
    [4, 'kill'],
    [4, 'runner lost'],
    [2, 'all killed'],
  ])
  return { how, when: drawMoment(random) }
}
