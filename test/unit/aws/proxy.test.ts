// The way to AWS and GitHub through a proxy: a real one on this machine, which notes what it is asked for and refuses.
import { execFile } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { DescribeInstancesCommand } from '@aws-sdk/client-ec2'
import { ListInstanceProfilesCommand } from '@aws-sdk/client-iam'
import { DescribeInstanceInformationCommand } from '@aws-sdk/client-ssm'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { clientMaker } from '../../../src/aws/client-maker.ts'
import { createAws } from '../../../src/aws/clients.ts'
import { proxyAgents } from '../../../src/aws/proxy.ts'
import { systemClock } from '../../../src/clock.ts'

let proxy: Server
let address = ''
const asked: string[] = []

beforeAll(async () => {
  proxy = createServer()
  proxy.on('connect', ({ url, headers }, socket) => {
    asked.push([url, headers['proxy-authorization'] ?? []].flat().join(' '))
    socket.on('error', () => undefined)
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  address = `127.0.0.1:${(proxy.address() as AddressInfo).port}`
})
afterEach(() => void asked.splice(0))
afterAll(() => void proxy.close())

const keys = () =>
  Promise.resolve({ accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'x', sessionToken: 'x', expiration: new Date(8e15) })
const optionsWith = (variables: Record<string, string>) =>
  ({ clock: systemClock(), credentials: keys, variables, version: 'test' }) as const
const clientsWith = (variables: Record<string, string>) => createAws(optionsWith(variables))('eu-west-3')

describe('fault 107: AWS is reached through the proxy that the environment names', () => {
  test('each of its services', async () => {
    const variables = { HTTPS_PROXY: `http://${address}` }
    const { ec2, ssmOnce, iam } = clientsWith(variables)
    const sts = clientMaker(optionsWith(variables))(STSClient, 'eu-west-3')
    const sent = await Promise.allSettled([
      ec2.send(new DescribeInstancesCommand({}), { abortSignal: AbortSignal.timeout(5000) }),
      (await ssmOnce()).send(new DescribeInstanceInformationCommand({}), { abortSignal: AbortSignal.timeout(5000) }),
      (await iam()).send(new ListInstanceProfilesCommand({}), { abortSignal: AbortSignal.timeout(5000) }),
      sts.send(new GetCallerIdentityCommand({}), { abortSignal: AbortSignal.timeout(5000) }),
    ])
    expect(sent.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'rejected'])
    expect([...new Set(asked)].sort()).toEqual([
      'ec2.eu-west-3.amazonaws.com:443',
      'iam.amazonaws.com:443',
      'ssm.eu-west-3.amazonaws.com:443',
      'sts.eu-west-3.amazonaws.com:443',
    ])
  })

  test.each<[string, (at: string) => Record<string, string>, string]>([
    [
      'in lower case, which goes first',
      (at) => ({ https_proxy: `http://${at}`, HTTPS_PROXY: 'http://127.0.0.1:1' }),
      '',
    ],
    ['without a scheme', (at) => ({ HTTPS_PROXY: at }), ''],
    ['with a name and a password', (at) => ({ HTTPS_PROXY: `http://me:s%40cret@${at}` }), ' Basic bWU6c0BjcmV0'],
  ])('written %s', async (_, variables, authorization) => {
    await ask('ec2.eu-west-3.amazonaws.com', variables(address))
    expect(asked).toEqual([`ec2.eu-west-3.amazonaws.com:443${authorization}`])
  })

  test.each<[string, string, string]>([
    ['ec2.localhost.invalid', 'no_proxy', '.invalid'],
    ['ec2.eu-west-3.invalid', 'NO_PROXY', 'example.org, invalid'],
    ['ec2.eu-west-3.invalid', 'NO_PROXY', '*'],
    ['127.0.0.1', 'NO_PROXY', ''],
    ['localhost', 'NO_PROXY', 'example.org'],
    ['169.254.169.254', 'NO_PROXY', ''],
  ])('but for %s, with %s=%s', async (host, name, value) => {
    await ask(host, { HTTPS_PROXY: `http://${address}`, [name]: value })
    expect(asked).toEqual([])
  })

  test('and without one the SDK makes its own agents', () => {
    expect(proxyAgents({})).toEqual({})
    expect(proxyAgents({ HTTPS_PROXY: '', NO_PROXY: '*' })).toEqual({})
  })
})

describe('fault 107: GitHub is reached through it as well, by its own packages', () => {
  // In a process of its own: they read the environment when they are loaded.
  const runs = fileURLToPath(new URL('../../../src/github/runs.ts', import.meta.url))
  const history = `const { readHistory } = await import('${runs}')
    await readHistory({ token: 'x', repository: 'o/r', file: 'rotate.yml', now: new Date() })`
  const token = `const { getIDToken } = await import('@actions/core'); await getIDToken('sts.amazonaws.com')`
  test.each([
    ['api.github.com:443', history],
    ['token.example.invalid:443', token],
  ])('%s', async (host, script) => {
    const env = {
      HTTPS_PROXY: `http://${address}`,
      ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.example.invalid/?v=1',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'token',
    }
    const child = promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { env })
    await expect(child).rejects.toThrow()
    expect(new Set(asked)).toEqual(new Set([host]))
  })
})

/** One connection to a host, by the agent that the variables give; how it ends is nobody's concern. */
async function ask(host: string, variables: Record<string, string>): Promise<void> {
  const { request } = await import('node:https')
  await new Promise<void>((resolve) => {
    const asking = request({ host, port: 443, agent: proxyAgents(variables).httpsAgent, timeout: 3000 }, () =>
      resolve(),
    )
    asking.on('error', () => resolve()).on('timeout', () => asking.destroy())
    asking.end()
  })
}
