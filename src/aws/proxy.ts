// Makes the HTTP agents that reach AWS through the proxy of HTTPS_PROXY and NO_PROXY; Node's own can (from 24.5 on).
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'

type Variables = Readonly<Record<string, string | undefined>>

/** As many connections to one host at once as the SDK allows itself without a proxy. */
const MAX_SOCKETS = 50
/** Hosts never reached by proxy: this machine, and the addresses at which EC2 and containers give credentials. */
const DIRECT = ['localhost', '127.0.0.1', '[::1]', '::1', '169.254.169.254', '169.254.170.2', '169.254.170.23']

/**
 * The agents for the SDK's request handler; empty without a proxy, so that the SDK makes its own.
 *
 * `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` are read as curl and GitHub's toolkit read them: lower case goes first,
 * and a name in `NO_PROXY` stands for the names below it as well.
 */
export function proxyAgents(variables: Variables): { httpAgent?: HttpAgent; httpsAgent?: HttpsAgent } {
  const read = (name: string): string => variables[name.toLowerCase()] ?? variables[name] ?? ''
  const https = withScheme(read('HTTPS_PROXY'))
  const http = withScheme(read('HTTP_PROXY'))
  if (https === '' && http === '') return {}
  const named = read('NO_PROXY')
    .split(/[\s,]+/)
    .filter((name) => name !== '')
  const below = named.filter((name) => /^[a-z]/i.test(name)).map((name) => `.${name}`)
  const proxyEnv = { HTTPS_PROXY: https, HTTP_PROXY: http, NO_PROXY: [...DIRECT, ...named, ...below].join(',') }
  const options = { keepAlive: true, maxSockets: MAX_SOCKETS, proxyEnv }
  return { httpAgent: new HttpAgent(options), httpsAgent: new HttpsAgent(options) }
}

/** Adds the scheme that many leave out, as in `proxy:3128`. */
function withScheme(proxy: string): string {
  return proxy === '' || proxy.includes('://') ? proxy : `http://${proxy}`
}
