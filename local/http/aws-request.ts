// Reads an HTTP request as an AWS call: which service, region, account and action, with which parameters.
import type { IncomingHttpHeaders } from 'node:http'
import type { Nested, Query } from './query.ts'
import { nest } from './query.ts'

export type AwsRequest = {
  service: string
  region: string
  account: string
  accessKeyId: string | undefined
  /** The role whose credentials these are, when they are a role's. */
  role: string | undefined
  action: string
  /** Query protocol (EC2, IAM, STS): the flat parameters, without Action and Version. */
  query: Query
  /** JSON protocol (SSM): the parsed body. */
  json: Record<string, unknown>
  params: Record<string, unknown> | { [key: string]: Nested }
  headers: Record<string, string>
  path: string
  body: Buffer
  userAgent: string | undefined
}

/** Temporary credentials that have been handed out, with the role's name. */
export type Session = { account: string; expires: Date; role: string | undefined }

/** By access key id. */
type Sessions = ReadonlyMap<string, Session>

export const DEFAULT_ACCOUNT = '123456789012'

export function parseAwsRequest(
  sessions: Sessions,
  request: { headers: IncomingHttpHeaders; url: string; body: Buffer },
): AwsRequest {
  const headers = flatHeaders(request.headers)
  const credential = /Credential=([^/]+)\/\d+\/([^/]+)\/([^/]+)\/aws4_request/.exec(headers['authorization'] ?? '')
  const [, accessKeyId, signedRegion, signedService] = credential ?? []
  const target = headers['x-amz-target']
  const url = new URL(request.url, 'http://local')
  const role = roleOfKey(sessions, accessKeyId)
  const common = { headers, path: request.url, body: request.body, userAgent: headers['user-agent'], role }

  if (target !== undefined) {
    const json = parseJsonObject(request.body)
    const [prefix = '', action = ''] = target.split('.')
    return {
      ...common,
      service: signedService ?? prefix.replace(/^Amazon/, '').toLowerCase(),
      region: signedRegion ?? 'us-east-1',
      account: accountOfKey(sessions, accessKeyId),
      accessKeyId,
      action,
      query: {},
      json,
      params: json,
    }
  }

  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false
  const flat = Object.fromEntries([
    ...url.searchParams,
    ...(isForm ? new URLSearchParams(request.body.toString('utf8')) : []),
  ])
  const { Action: action = '', Version: version, ...query } = flat
  // AssumeRoleWithWebIdentity isn't signed: its account is the role's.
  const roleAccount = /^arn:aws[\w-]*:iam::(\d{12}):/.exec(query['RoleArn'] ?? '')?.[1]
  return {
    ...common,
    service: signedService ?? (version === '2011-06-15' ? 'sts' : 'unknown'),
    region: signedRegion ?? 'us-east-1',
    account: accessKeyId === undefined && roleAccount !== undefined ? roleAccount : accountOfKey(sessions, accessKeyId),
    accessKeyId,
    action,
    query,
    json: {},
    params: nest(query),
  }
}

function accountOfKey(sessions: Sessions, accessKeyId: string | undefined): string {
  return sessions.get(accessKeyId ?? '')?.account ?? /LOCAL(\d{12})/.exec(accessKeyId ?? '')?.[1] ?? DEFAULT_ACCOUNT
}

function roleOfKey(sessions: Sessions, accessKeyId = ''): string | undefined {
  return sessions.get(accessKeyId)?.role ?? /LOCAL\d{12}-([\w.-]+)$/.exec(accessKeyId)?.[1]
}

function parseJsonObject(body: Buffer): Record<string, unknown> {
  const value: unknown = JSON.parse(body.length === 0 ? '{}' : body.toString('utf8'))
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function flatHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  )
}
