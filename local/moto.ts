// Runs moto's server as a child on a free loopback port, and calls it with an account and region of our choosing.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { Agent, request as httpRequest } from 'node:http'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer } from './http/aws-error.ts'
import type { AwsRequest } from './http/aws-request.ts'
import type { Query } from './http/query.ts'
import type { XmlNode } from './http/xml.ts'
import { parseXml } from './http/xml.ts'

export type MotoCaller = {
  /** The request as it came, for its account. */
  forward: (request: AwsRequest) => Promise<Answer>
  /** A call of the overlay's own. */
  ask: (
    where: { account: string; region: string },
    service: string,
    action: string,
    query?: Query,
  ) => Promise<MotoReply>
  askJson: (where: { account: string; region: string }, target: string, body: unknown) => Promise<Answer>
  /** Keeps what moto holds of a region under a name, or brings it back. */
  keep: (ask: Keeping) => Promise<void>
}

export type Keeping = { do: 'save' | 'restore'; account: string; region: string; name: string }
export type MotoReply = { status: number; errorCode: string; xml: XmlNode }
export type Moto = MotoCaller & { stop: () => Promise<void> }

const VERSIONS: Readonly<Record<string, string>> = { ec2: '2016-11-15', iam: '2010-05-08', sts: '2011-06-15' }

const FLAGS = {
  MOTO_EC2_LOAD_DEFAULT_AMIS: 'false',
  MOTO_ENABLE_AMI_VALIDATION: 'true',
  MOTO_EC2_ENABLE_INSTANCE_TYPE_VALIDATION: 'true',
  MOTO_IAM_LOAD_MANAGED_POLICIES: 'true',
}

export async function startMoto(venv: string): Promise<Moto> {
  const port = await freePort()
  // Python watches its standard input and leaves when we are gone, however we went.
  const script = join(import.meta.dirname, 'moto_child.py')
  const child = spawn(join(venv, 'bin', 'python3'), ['-u', script, '-H', '127.0.0.1', '-p', `${port}`], {
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...FLAGS },
  })
  const errors: Buffer[] = []
  child.stderr?.on('data', (chunk: Buffer) => {
    errors.push(chunk)
    if (errors.length > 200) errors.shift()
  })
  const agent = new Agent({ keepAlive: true, maxSockets: 16 })
  const send = (options: SendOptions) => sendTo({ port, agent, ...options })
  await untilUp(child, () => send({ path: '/moto-api/data.json', method: 'GET', headers: {}, body: '' }), errors)
  return {
    ...callsOf(send),
    keep: keeperOf(child),
    stop: async () => {
      agent.destroy()
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Requests are answered in their order, each by one line. */
function keeperOf(child: ChildProcess): MotoCaller['keep'] {
  const waiting: ((error: string) => void)[] = []
  const answers = child.stdio[3]
  if (answers instanceof Readable) {
    createInterface({ input: answers }).on('line', (line) => waiting.shift()?.(JSON.parse(line) as string))
  }
  return async (ask) => {
    const answered = new Promise<string>((resolve) => waiting.push(resolve))
    child.stdin?.write(`${JSON.stringify(ask)}\n`)
    const error = await answered
    if (error !== '') throw new Error(`moto, ${ask.do} ${ask.region}: ${error}`)
  }
}

type SendOptions = { path: string; method: string; headers: Record<string, string>; body: string | Buffer }

function callsOf(send: (options: SendOptions) => Promise<Answer>): Omit<MotoCaller, 'keep'> {
  return {
    forward: ({ path, headers, body, account }) => {
      // moto reads the account from this header before it looks at the access key.
      const kept = Object.entries(headers).filter(([name]) => name !== 'connection')
      const forwarded = { ...Object.fromEntries(kept), 'x-moto-account-id': account }
      return send({ path, method: 'POST', headers: forwarded, body })
    },
    ask: async (where, service, action, query = {}) => {
      const body = new URLSearchParams({ Action: action, Version: VERSIONS[service] ?? '', ...query }).toString()
      const headers = {
        ...ownHeaders(where, service),
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      }
      const answer = await send({ path: '/', method: 'POST', headers, body })
      const text = answer.body.toString()
      return {
        status: answer.status,
        errorCode: answer.status < 300 ? '' : (/<Code>([^<]+)<\/Code>/.exec(text)?.[1] ?? 'InternalError'),
        xml: parseXml(text),
      }
    },
    askJson: (where, target, body) =>
      send({
        path: '/',
        method: 'POST',
        headers: {
          ...ownHeaders(where, 'ssm'),
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': target,
        },
        body: JSON.stringify(body),
      }),
  }
}

function ownHeaders({ account, region }: { account: string; region: string }, service: string) {
  return {
    'x-moto-account-id': account,
    authorization: `AWS4-HMAC-SHA256 Credential=AKIALOCAL/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
  }
}

function sendTo({ port, agent, path, method, headers, body }: SendOptions & { port: number; agent: Agent }) {
  return new Promise<Answer>((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port, agent, path, method }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const kept = Object.entries(response.headers).flatMap(([name, value]) =>
          typeof value === 'string' && !['connection', 'content-length', 'transfer-encoding'].includes(name)
            ? [[name, value] as const]
            : [],
        )
        resolve({
          status: response.statusCode ?? 500,
          headers: Object.fromEntries(kept),
          body: Buffer.concat(chunks),
        })
      })
    })
    sent.on('error', reject)
    for (const [name, value] of Object.entries(headers)) sent.setHeader(name, value)
    sent.setHeader('content-length', Buffer.byteLength(body))
    sent.end(body)
  })
}

async function untilUp(child: ChildProcess, probe: () => Promise<unknown>, errors: Buffer[]): Promise<void> {
  const giveUpAt = Date.now() + 60_000
  for (;;) {
    const isUp = await probe().then(
      () => true,
      () => false,
    )
    if (isUp) return
    if (child.exitCode !== null || Date.now() > giveUpAt) {
      child.kill('SIGKILL')
      throw new Error(`starting moto: ${Buffer.concat(errors).toString().trim().slice(-2000)}`)
    }
    await sleep(50)
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
