// The HTTP front of the local AWS: takes a request, runs it into the faults asked for, answers it, logs it.
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { answerMetadata, isMetadataUrl } from '../ec2/metadata.ts'
import { answerEc2 } from '../ec2/operations.ts'
import { AwsError, errorAnswer, type Answer } from '../http/aws-error.ts'
import { parseAwsRequest, type AwsRequest } from '../http/aws-request.ts'
import { errorCodeOf, newCall, type Call } from '../http/calls.ts'
import { errorOfFault, hitFault } from '../http/faults.ts'
import { passGate } from '../http/gate.ts'
import type { Query } from '../http/query.ts'
import { parseXml, textAt } from '../http/xml.ts'
import { assertAllowed, authorize } from '../iam/authorize.ts'
import { answerSsm } from '../ssm/operations.ts'
import { withhold } from '../ssm/send-command.ts'
import { accountOf, regionOf, type Account, type Region, type World } from '../world.ts'
import { answerControl } from './control-routes.ts'

export function createFront(world: World): Server {
  return createServer({ keepAliveTimeout: 30_000 }, (request, response) => {
    serve(world, request, response).catch((error: unknown) => {
      world.warn(
        `answering ${request.url ?? ''}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      )
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
}

async function serve(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(request)
  const url = request.url ?? '/'
  if (url.startsWith('/_local/')) {
    const { status, json } = await answerControl(world, { method: request.method ?? 'GET', url, body })
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(json))
    return
  }
  if (isMetadataUrl(url)) {
    const { method = 'GET', headers } = request
    const { status, body: text } = await answerMetadata(world, { method, headers, url })
    response.writeHead(status, { 'content-type': 'text/plain' })
    response.end(text)
    return
  }
  const aws = parseAwsRequest(world.sessions, { headers: request.headers, url, body })
  const requestId = randomUUID()
  const call = newCall(aws, requestId)
  world.calls.push(call)
  const begunAt = performance.now()
  const takesTime = (): void => {
    call.milliseconds = Math.round((performance.now() - begunAt) * 10) / 10
  }
  if ((await passGate(world.gates, call, 'arrived')) === 'drop') {
    takesTime()
    request.socket.resetAndDestroy()
    return
  }
  const answer = (await refuse(world, aws, call)) ?? (await withFaults(world, aws, requestId))
  takesTime()
  if (answer === 'hang') return
  if (answer === 'reset' || (await passGate(world.gates, call, 'carried-out')) === 'drop') {
    request.socket.resetAndDestroy()
    return
  }
  call.status = answer.status
  call.errorCode = answer.status >= 300 ? errorCodeOf(answer.body.toString()) : undefined
  // Node's own Date header may be seconds old on a busy machine, and the action takes AWS's for right.
  const date = new Date().toUTCString()
  response.writeHead(answer.status, { date, ...answer.headers, 'content-length': Buffer.byteLength(answer.body) })
  response.end(answer.body)
}

/** A call at the account and the region that it is made to. */
function placed(
  world: World,
  { account: id, region, action, query }: AwsRequest,
): { world: World; account: Account; region: Region; action: string; query: Query } {
  const account = accountOf(world, id)
  return { world, account, region: regionOf(account, region), action, query }
}

/** IAM is asked before anything else happens, faults included: so it is asked about every call. */
function refuse(world: World, request: AwsRequest, call: Call): Promise<Answer | undefined> {
  return orError(world, request, call.requestId, async () => {
    call.checks = await authorize(placed(world, request), request)
    assertAllowed(request, call.checks)
    return undefined
  })
}

async function withFaults(world: World, request: AwsRequest, requestId: string): Promise<Answer | 'hang' | 'reset'> {
  const fault = hitFault(world.faults, request)
  switch (fault?.kind) {
    case undefined:
      return answerAws(world, request, requestId)
    case 'error':
    case 'throttle':
    case 'http-500':
      return errorAnswer(request.service, errorOfFault(fault, request.service), requestId)
    case 'hang':
      return 'hang'
    case 'delay':
      await sleep(fault.ms ?? 1000)
      return answerAws(world, request, requestId)
    case 'lost-answer':
      await answerAws(world, request, requestId)
      return 'reset'
    case 'undelivered':
    case 'ends-as': {
      const answer = await answerAws(world, request, requestId)
      withhold(placed(world, request).region, { answer: answer.body.toString(), details: fault.code })
      return answer
    }
  }
}

function answerAws(world: World, request: AwsRequest, requestId: string): Promise<Answer> {
  return orError(world, request, requestId, async () => {
    if (isExpired(world, request))
      throw new AwsError('ExpiredToken', 'The security token included in the request is expired', { status: 403 })
    switch (request.service) {
      case 'ec2':
        return answerEc2(placed(world, request), request, requestId)
      case 'ssm':
        return answerSsm(placed(world, request).region, request, requestId)
      case 'sts':
        return rememberSession(world, request, await world.moto.forward(request))
      default:
        return world.moto.forward(request)
    }
  })
}

/** What the work throws is answered as AWS would; what AWS would never say is a defect of ours, and is shown. */
async function orError<T>(
  world: World,
  request: AwsRequest,
  requestId: string,
  work: () => Promise<T>,
): Promise<T | Answer> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof AwsError) return errorAnswer(request.service, error, requestId)
    world.warn(
      `${request.service} ${request.action}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    )
    return errorAnswer(request.service, new AwsError('InternalError', String(error), { cause: error }), requestId)
  }
}

/** Whether the temporary credentials that signed a request have come to their end. */
function isExpired(world: World, { accessKeyId }: AwsRequest): boolean {
  const session = world.sessions.get(accessKeyId ?? '')
  return session !== undefined && session.expires.getTime() <= Date.now()
}

/** Temporary credentials belong to the account of the role they were given for, and last as long as the account says. */
function rememberSession(world: World, request: AwsRequest, answer: Answer): Answer {
  if (!request.action.startsWith('AssumeRole') || answer.status >= 300) return answer
  const xml = parseXml(answer.body.toString())
  const keyId = textAt(xml, `${request.action}Result`, 'Credentials', 'AccessKeyId')
  const account = /^arn:aws[\w-]*:iam::(\d{12}):/.exec(request.query['RoleArn'] ?? '')?.[1] ?? request.account
  const seconds = accountOf(world, account).sessionSeconds
  const told = new Date(textAt(xml, `${request.action}Result`, 'Credentials', 'Expiration'))
  const expires = seconds === undefined ? told : new Date(Date.now() + seconds * 1000)
  const role = request.query['RoleArn']?.split('/').at(-1)
  if (keyId !== '') world.sessions.set(keyId, { account, expires, role })
  const body = answer.body.toString().replace(/(<Expiration>)[^<]*/, `$1${expires.toISOString()}`)
  return { ...answer, body }
}

function bodyOf(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('error', reject)
  })
}
