// Runs moto as a child, and calls it with an account and region of our choosing.
import { spawn } from 'node:child_process'
import type { ChildProcess, StdioOptions } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
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

/** Names the socket of a template: processes that are forked from it have moto loaded. */
export const templateVariable = 'LOCAL_AWS_MOTO_TEMPLATE'

export async function startMoto(venv: string): Promise<Moto> {
  const template = process.env[templateVariable]
  const { held, why } = template === undefined ? spawnMoto(venv) : { held: connect(template), why: () => template }
  const ask = askerOf(held, why)
  await ask({ do: 'nothing' })
  return {
    ...callsOf(rememberUnchanging((request) => send(ask, request))),
    keep: async (keeping) => {
      await ask(keeping)
    },
    stop: async () => {
      if (held.closed) return
      held.end()
      await once(held, 'close')
    },
  }
}

/** Starts a process that loads moto once, and gives the socket of which one is forked for each connection. */
export async function startMotoTemplate(venv: string): Promise<string> {
  const child = spawnPython(venv, ['--template'], ['pipe', 'pipe', 'inherit'])
  const [path] = (await once(createInterface({ input: child.stdout as Socket }), 'line')) as [string]
  // It leaves when its standard input is closed, which must not keep us here.
  for (const part of [child, child.stdin as Socket, child.stdout as Socket]) part.unref()
  return path
}

function spawnMoto(venv: string): { held: Socket; why: () => string } {
  const child = spawnPython(venv, [], ['ignore', 'ignore', 'pipe', 'pipe'])
  const errors: Buffer[] = []
  child.stderr?.on('data', (chunk: Buffer) => {
    errors.push(chunk)
    if (errors.length > 200) errors.shift()
  })
  return { held: child.stdio[3] as Socket, why: () => Buffer.concat(errors).toString().trim().slice(-2000) }
}

function spawnPython(venv: string, args: readonly string[], stdio: StdioOptions): ChildProcess {
  return spawn(join(venv, 'bin', 'python3'), ['-u', join(import.meta.dirname, 'moto_child.py'), ...args], {
    stdio,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...FLAGS },
  })
}

type Ask = (what: object) => Promise<unknown>

/** Asks by lines of JSON, which are answered in their order. Throws what moto says has gone wrong, or why it is gone. */
function askerOf(socket: Socket, why: () => string): Ask {
  const waiting: ((line: string | undefined) => void)[] = []
  socket.on('error', () => undefined)
  socket.on('close', () => {
    for (const tell of waiting.splice(0)) tell(undefined)
  })
  createInterface({ input: socket }).on('line', (line) => waiting.shift()?.(line))
  return async (what) => {
    const line = socket.closed
      ? undefined
      : await new Promise<string | undefined>((resolve) => {
          waiting.push(resolve)
          socket.write(`${JSON.stringify(what)}\n`)
        })
    const told = line === undefined ? { error: `it is gone: ${why()}` } : (JSON.parse(line) as { error?: string })
    if (told.error !== undefined) throw new Error(`moto: ${told.error}`)
    return told
  }
}

/** What is the same for everybody at all times, and takes moto up to 18 ms to tell. */
const UNCHANGING = /^(?:.*&)?Action=Describe(?:InstanceTypes|InstanceTypeOfferings|Regions)(?:&|$)/

/** Asks once for each region and question. */
function rememberUnchanging(send: (options: SendOptions) => Promise<Answer>): typeof send {
  const known = new Map<string, Promise<Answer>>()
  return async (options) => {
    const body = options.body.toString()
    if (!UNCHANGING.test(body)) return send(options)
    const key = `${/\/\d+\/([^/]+)\/ec2\//.exec(options.headers['authorization'] ?? '')?.[1] ?? ''} ${body}`
    const asked = known.get(key) ?? send(options)
    known.set(key, asked)
    const answer = await asked
    if (answer.status !== 200) known.delete(key)
    return answer
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

async function send(ask: Ask, { body, ...request }: SendOptions): Promise<Answer> {
  const told = await ask({ do: 'request', ...request, body: body.toString() })
  const { status, headers, body: text } = told as { status: number; headers: Record<string, string>; body: string }
  return { status, headers, body: Buffer.from(text) }
}
