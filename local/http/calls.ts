// The log of all AWS calls the local AWS has answered.
import type { AwsRequest } from './aws-request.ts'

/** A question to IAM and its answer. */
export type CheckView = {
  action: string
  resource: string
  /** Condition keys that the request had, with their values. */
  context: Readonly<Record<string, readonly string[]>>
  allowed: boolean
  /** Names of the statements that allow it, or of those that deny it. */
  statements: string[]
}

export type Call = {
  at: string
  account: string
  role: string | undefined
  region: string
  service: string
  action: string
  params: unknown
  /** 0 while no answer has been given, or when none ever was. */
  status: number
  errorCode: string | undefined
  requestId: string
  userAgent: string | undefined
  milliseconds: number
  /** What IAM was asked; undefined when the caller is no known role. */
  checks: CheckView[] | undefined
}

export function newCall(request: AwsRequest, requestId: string): Call {
  return {
    at: new Date().toISOString(),
    account: request.account,
    role: request.role,
    region: request.region,
    service: request.service,
    action: request.action,
    params: request.params,
    status: 0,
    errorCode: undefined,
    requestId,
    userAgent: request.userAgent,
    milliseconds: 0,
    checks: undefined,
  }
}

export function errorCodeOf(body: string): string | undefined {
  return /<Code>([^<]+)<\/Code>/.exec(body)?.[1] ?? /"__type"\s*:\s*"(?:[^"#]*#)?([^"]+)"/.exec(body)?.[1]
}
