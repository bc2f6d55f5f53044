// The SDK's clients, one set a region: made when first asked for, patient with throttling, and correcting our clock.
import { EC2Client } from '@aws-sdk/client-ec2'
import type { IAMClient } from '@aws-sdk/client-iam'
import type { SSMClient } from '@aws-sdk/client-ssm'
import type { STSClient } from '@aws-sdk/client-sts'
import { ConfiguredRetryStrategy } from '@smithy/core/retry'
import { isWithoutCapacity, noteAction } from './errors.ts'
import type { CorrectedClock } from '../clock.ts'
import { proxyAgents } from './proxy.ts'
import type { Credentials } from './role.ts'

/** The clients of one region. Those that not every mode needs are loaded when first used (150 ms each). */
export interface RegionClients {
  readonly region: string
  readonly ec2: EC2Client
  readonly ssm: () => Promise<SSMClient>
  /** For SendCommand, which has no client token: a retry after a lost answer would run the payload twice. */
  readonly ssmOnce: () => Promise<SSMClient>
  readonly iam: () => Promise<IAMClient>
  readonly sts: () => Promise<STSClient>
}

/** Gives the clients of a region, the same set every time. */
export type Aws = (region: string) => RegionClients

/** The SDK gives up on throttling after 3 attempts within 100 ms; describes of 34 regions need more patience. */
const ATTEMPTS = 9
const LONGEST_BACKOFF_MILLISECONDS = 10_000

/** Exponential backoff with full jitter, in milliseconds: 0–100, 0–200, … up to 0–10 s. */
function backoff(attempt: number): number {
  return Math.random() * Math.min(LONGEST_BACKOFF_MILLISECONDS, 100 * 2 ** attempt)
}

/** Missing capacity comes as a fault of AWS's own, and passes in minutes, not milliseconds: whoever starts waits. */
function patientRetry(attempts: number): ConfiguredRetryStrategy {
  const strategy = new ConfiguredRetryStrategy(attempts, backoff)
  const refresh = strategy.refreshRetryTokenForRetry.bind(strategy)
  strategy.refreshRetryTokenForRetry = async (token, info) => {
    if (info.error instanceof Error && isWithoutCapacity(info.error)) throw info.error
    return refresh(token, info)
  }
  return strategy
}

/**
 * Clients for any region. `AWS_ENDPOINT_URL` is honoured by the SDK itself.
 *
 * @param credentials whose they are; without it the SDK's own chain looks for them, in the environment first
 * @param variables the environment, which may name a proxy
 * @param version what the action calls itself in the user agent, visible in CloudTrail
 */
export function createAws({
  clock,
  credentials,
  variables = {},
  version,
}: {
  clock: CorrectedClock
  credentials?: () => Promise<Credentials>
  variables?: Readonly<Record<string, string | undefined>>
  version: string
}): Aws {
  const sets = new Map<string, RegionClients>()
  const agents = proxyAgents(variables)
  const configuration = (region: string, attempts = ATTEMPTS) => ({
    region,
    ...(credentials === undefined ? {} : { credentials }),
    retryStrategy: patientRetry(attempts),
    // An answer that takes longer than half a minute is lost; without a limit a dead connection hangs for good.
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 30_000, throwOnRequestTimeout: true, ...agents },
    customUserAgent: [['aws-servicemon', version] as [string, string]],
  })
  return (region) => {
    const known = sets.get(region)
    if (known !== undefined) return known
    const ec2 = followAwsTime(new EC2Client(configuration(region)), clock)
    const set: RegionClients = {
      region,
      ec2,
      ssm: once(async () => {
        const { SSMClient } = await import('@aws-sdk/client-ssm')
        return followAwsTime(new SSMClient(configuration(region)), clock)
      }),
      ssmOnce: once(async () => {
        const { SSMClient } = await import('@aws-sdk/client-ssm')
        return followAwsTime(new SSMClient(configuration(region, 1)), clock)
      }),
      iam: once(async () => {
        const { IAMClient } = await import('@aws-sdk/client-iam')
        return followAwsTime(new IAMClient(configuration(region)), clock)
      }),
      sts: once(async () => {
        const { STSClient } = await import('@aws-sdk/client-sts')
        return followAwsTime(new STSClient(configuration(region)), clock)
      }),
    }
    sets.set(region, set)
    return set
  }
}

interface WithMiddleware {
  readonly middlewareStack: Pick<EC2Client['middlewareStack'], 'add'>
}

/** Every error knows which call it came of. */
function nameActions({ middlewareStack }: WithMiddleware): void {
  middlewareStack.add(
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
function followAwsTime<Client extends object>(client: Client, clock: CorrectedClock): Client {
  const { middlewareStack } = client as WithMiddleware
  nameActions({ middlewareStack })
  middlewareStack.add(
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
  return client
}

function headerOf(response: unknown, name: string): string | undefined {
  if (typeof response !== 'object' || response === null || !('headers' in response)) return undefined
  const headers = response.headers as Record<string, string | undefined>
  return headers[name]
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
