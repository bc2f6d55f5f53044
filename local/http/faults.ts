// Faults asked for through the control API: which call they hit, how often, and what happens to it then.
import { z } from 'zod'
import { AwsError } from './aws-error.ts'
import type { AwsRequest } from './aws-request.ts'
import { matchesPattern } from './pattern.ts'

export const faultSchema = z.strictObject({
  account: z.string().optional(),
  region: z.string().optional(),
  service: z.string().optional(),
  action: z.string(),
  /** Parameter to value; `*` stands for any text. A list parameter matches by any of its members. */
  match: z.record(z.string(), z.string()).optional(),
  /** How many calls it hits; all when left out. */
  times: z.int().positive().optional(),
  /** How many matching calls it lets pass first. */
  after: z.int().nonnegative().optional(),
  kind: z.enum(['error', 'throttle', 'lost-answer', 'delay', 'http-500', 'hang', 'undelivered', 'ends-as']),
  code: z.string().optional(),
  message: z.string().optional(),
  status: z.int().optional(),
  ms: z.number().optional(),
})

export type FaultRequest = z.infer<typeof faultSchema>
export type Fault = FaultRequest & { id: string; seen: number; hits: number }

/** The first fault this call runs into, if any; counts the call. */
export function hitFault(faults: Fault[], request: AwsRequest): Fault | undefined {
  for (const fault of faults) {
    if (!isMatch(fault, request)) continue
    fault.seen += 1
    if (fault.seen <= (fault.after ?? 0)) continue
    if (fault.times !== undefined && fault.hits >= fault.times) continue
    fault.hits += 1
    return fault
  }
  return undefined
}

export function errorOfFault(fault: Fault, service: string): AwsError {
  const options = fault.status === undefined ? {} : { status: fault.status }
  if (fault.kind === 'throttle') {
    const code = service === 'ec2' ? 'RequestLimitExceeded' : service === 'iam' ? 'Throttling' : 'ThrottlingException'
    return new AwsError(fault.code ?? code, fault.message ?? 'Request limit exceeded.', options)
  }
  if (fault.kind === 'http-500') {
    return new AwsError(fault.code ?? 'InternalError', fault.message ?? 'An internal error has occurred', {
      status: fault.status ?? 500,
    })
  }
  return new AwsError(fault.code ?? 'InternalError', fault.message ?? 'A fault was asked for here', options)
}

function isMatch(fault: Fault, request: AwsRequest): boolean {
  return (
    (fault.account === undefined || fault.account === request.account) &&
    (fault.region === undefined || fault.region === request.region) &&
    (fault.service === undefined || fault.service === request.service) &&
    (fault.action === '*' || fault.action === request.action) &&
    Object.entries(fault.match ?? {}).every(([key, pattern]) =>
      leavesOf(request.params, '').some(
        ([path, value]) => (path === key || path.startsWith(`${key}.`)) && matchesPattern(pattern, value),
      ),
    )
  )
}

function leavesOf(value: unknown, path: string): [string, string][] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, path === '' ? key : `${path}.${key}`))
  }
  return [[path, String(value)]]
}
