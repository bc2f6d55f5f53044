// GitHub's token endpoint on 127.0.0.1: what a job with `id-token: write` asks for its identity.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The claims of the tokens it gives, beside audience, issuer and times. */
export type Claims = Readonly<Record<string, string>>

export interface GitHubTokens {
  /** What the runner puts into a job's environment. */
  readonly env: { readonly ACTIONS_ID_TOKEN_REQUEST_URL: string; readonly ACTIONS_ID_TOKEN_REQUEST_TOKEN: string }
  /** The audiences asked for so far, failures included. */
  readonly asked: readonly string[]
  /** Answers the next requests with these HTTP statuses. */
  readonly fail: (...statuses: number[]) => void
  /** Ends the failures that were asked for. */
  readonly recover: () => void
  readonly stop: () => Promise<void>
}

const JOB_SECRET = 'local-request-token'

/** Serves unsigned tokens with the given claims: the local STS takes any. */
export async function startGitHubTokens(claims: Claims): Promise<GitHubTokens> {
  const asked: string[] = []
  const failures: number[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://local')
    const audience = url.searchParams.get('audience') ?? ''
    asked.push(audience)
    const status = request.headers.authorization === `Bearer ${JOB_SECRET}` ? (failures.shift() ?? 200) : 401
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify(status === 200 ? { value: tokenOf({ ...claims, aud: audience }) } : { message: 'failed' }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    env: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: JOB_SECRET,
    },
    asked,
    fail: (...statuses) => failures.push(...statuses),
    recover: () => failures.splice(0),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function tokenOf(claims: Claims): string {
  const now = Math.floor(Date.now() / 1000)
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const issuer = 'https://token.actions.githubusercontent.com'
  return [part({ alg: 'none', typ: 'JWT' }), part({ iss: issuer, iat: now, exp: now + 300, ...claims }), ''].join('.')
}
