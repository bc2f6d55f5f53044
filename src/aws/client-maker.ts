// Makes SDK clients of any service: patient with throttling, correcting our clock, naming their calls in errors.
import type { EC2Client, EC2ClientConfig } from '@aws-sdk/client-ec2'
import type { CorrectedClock } from '../clock.ts'
import { isWithoutCapacity, noteAction } from './errors.ts'
import { proxyAgents } from './proxy.ts'
import type { Credentials } from './role.ts'

/** What all clients of a step have in common. */
export interface ClientOptions {
  readonly clock: CorrectedClock
  /** Gives the credentials; without it the SDK's own chain looks for them, in the environment first. */
  readonly credentials?: () => Promise<Credentials>
  /** The environment, which may name a proxy. */
  readonly variables?: Readonly<Record<string, string | undefined>>
  /** What the action calls itself in the user agent, visible in CloudTrail. */
  readonly version: string
}

/** Makes a client of a region. `attempts` counts the first one; without it, as many as throttling takes. */
export type MakeClient = <Client extends object>(
  Kind: new (configuration: Configuration) => Client,
  region: string,
  attempts?: number,
) => Client

type Configuration = Required<
  Pick<EC2ClientConfig, 'region' | 'retryStrategy' | 'requestHandler' | 'customUserAgent'>
> &
  Pick<EC2ClientConfig, 'credentials'>

/** The SDK gives up on throttling after 3 attempts within 100 ms; describes of 34 regions need more patience. */
const ATTEMPTS = 9
const LONGEST_BACKOFF_MILLISECONDS = 10_000

/** Gives what makes clients with these options. `AWS_ENDPOINT_URL` is honoured by the SDK itself. */
export function clientMaker({ clock, credentials, variables = {}, version }: ClientOptions): MakeClient {
  const agents = proxyAgents(variables)
  return (Kind, region, attempts = ATTEMPTS) => {
    const client = new Kind({
      region,
      ...(credentials === undefined ? {} : { credentials }),
      retryStrategy: patientRetry(attempts),
      // An answer that takes longer than half a minute is lost; without a limit a dead connection hangs for good.
      requestHandler: { connectionTimeout: 5_000, requestTimeout: 30_000, throwOnRequestTimeout: true, ...agents },
      customUserAgent: [['aws-servicemon', version]],
    })
    const { middlewareStack } = client as WithMiddleware
    nameActions(middlewareStack)
    followAwsTime(middlewareStack, clock)
    return client
  }
}

type RetryStrategy = Extract<NonNullable<EC2ClientConfig['retryStrategy']>, { recordSuccess: unknown }>
type RetryToken = Awaited<ReturnType<RetryStrategy['acquireInitialRetryToken']>>

/**
 * Repeats what is throttled or lost on its way. Missing capacity comes as a server fault, and passes in minutes, not
 * milliseconds: it isn't repeated here, since the code that starts a machine waits. The SDK's own strategy also stops
 * after some hundred retries of one client; this one doesn't count over calls.
 */
function patientRetry(attempts: number): RetryStrategy {
  return {
    acquireInitialRetryToken: () => Promise.resolve(retryToken(0, 0)),
    refreshRetryTokenForRetry: (token, { errorType, error }) => {
      const retries = token.getRetryCount() + 1
      const passes = (errorType === 'THROTTLING' || errorType === 'TRANSIENT') && !isWithoutCapacity(error)
      return passes && retries < attempts
        ? Promise.resolve(retryToken(retries, backoff(retries)))
        : Promise.reject(new Error('not to be repeated'))
    },
    recordSuccess: () => undefined,
  }
}

function retryToken(retries: number, delayMilliseconds: number): RetryToken {
  return { getRetryCount: () => retries, getRetryDelay: () => delayMilliseconds }
}

/** Exponential backoff with full jitter, in milliseconds: 0–200, 0–400, … up to 0–10 s. */
function backoff(retries: number): number {
  return Math.random() * Math.min(LONGEST_BACKOFF_MILLISECONDS, 100 * 2 ** retries)
}

type MiddlewareStack = Pick<EC2Client['middlewareStack'], 'add'>

interface WithMiddleware {
  readonly middlewareStack: MiddlewareStack
}

/** Notes on every error which call it came from. */
function nameActions(stack: MiddlewareStack): void {
  stack.add(
    (next, { clientName = '', commandName = '' }) =>
      async (args) => {
        try {
          return await next(args)
        } catch (error) {
          noteAction(error, `${clientName.replace('Client', '').toLowerCase()}:${commandName.replace(/Command$/, '')}`)
          throw error
        }
      },
    { step: 'initialize', name: 'nameActions' },
  )
}

/** Sets the clock by the `Date` header of every answer, because tags carry times that other runners must understand. */
function followAwsTime(stack: MiddlewareStack, clock: CorrectedClock): void {
  stack.add(
    (next) => async (args) => {
      const asked = performance.now()
      const result = await next(args)
      const header = headerOf(result.response, 'date')
      const time = header === undefined ? Number.NaN : Date.parse(header)
      if (!Number.isNaN(time)) clock.correct(new Date(time), (performance.now() - asked) / 1000)
      return result
    },
    { step: 'deserialize', name: 'followAwsTime', priority: 'low' },
  )
}

function headerOf(response: unknown, name: string): string | undefined {
  if (typeof response !== 'object' || response === null || !('headers' in response)) return undefined
  const headers = response.headers as Record<string, string | undefined>
  return headers[name]
}
