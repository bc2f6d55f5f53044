// An error as AWS answers it, in each of the three shapes its services use.
import { escapeXml } from './xml.ts'

/** HTTP status by code, where it isn't 400. */
const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  UnauthorizedOperation: 403,
  AccessDenied: 403,
  AuthFailure: 401,
  DryRunOperation: 412,
  InternalError: 500,
  InternalServerError: 500,
  InternalFailure: 500,
  InsufficientInstanceCapacity: 500,
  RequestLimitExceeded: 503,
  ServiceUnavailable: 503,
  Unavailable: 503,
  NoSuchEntity: 404,
}

export class AwsError extends Error {
  readonly code: string
  readonly status: number

  constructor(code: string, message: string, options: { status?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.code = code
    this.status = options.status ?? STATUS_BY_CODE[code] ?? 400
  }
}

export type Answer = { status: number; headers: Record<string, string>; body: string | Buffer }

export function errorAnswer(service: string, error: AwsError, requestId: string): Answer {
  const { code, message, status } = error
  if (service === 'ssm') {
    return {
      status,
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amzn-requestid': requestId,
        'x-amzn-errortype': code,
      },
      body: JSON.stringify({ __type: code, message }),
    }
  }
  const inner = `<Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message>`
  const body =
    service === 'ec2'
      ? `<Response><Errors><Error>${inner}</Error></Errors><RequestID>${requestId}</RequestID></Response>`
      : `<ErrorResponse><Error><Type>Sender</Type>${inner}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`
  return {
    status,
    headers: { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': requestId },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
  }
}
