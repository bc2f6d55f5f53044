// Makes the SDK's clients, one set a region, each when it is first asked for.
import { EC2Client } from '@aws-sdk/client-ec2'
import type { IAMClient } from '@aws-sdk/client-iam'
import type { SSMClient } from '@aws-sdk/client-ssm'
import { clientMaker, type ClientOptions } from './client-maker.ts'

/** The clients of one region. Those that not every mode needs are loaded when first used. */
export interface RegionClients {
  readonly region: string
  readonly ec2: EC2Client
  readonly ssm: () => Promise<SSMClient>
  /** For SendCommand, which has no client token: a retry after a lost answer would run the payload twice. */
  readonly ssmOnce: () => Promise<SSMClient>
  readonly iam: () => Promise<IAMClient>
}

/** Gives the clients of a region, the same set every time. */
export type Aws = (region: string) => RegionClients

/** Clients for any region. */
export function createAws(options: ClientOptions): Aws {
  const make = clientMaker(options)
  const sets = new Map<string, RegionClients>()
  const makeSet = (region: string): RegionClients => ({
    region,
    ec2: make(EC2Client, region),
    ssm: once(async () => {
      const { SSMClient } = await import('@aws-sdk/client-ssm')
      return make(SSMClient, region)
    }),
    ssmOnce: once(async () => {
      const { SSMClient } = await import('@aws-sdk/client-ssm')
      return make(SSMClient, region, 1)
    }),
    iam: once(async () => {
      const { IAMClient } = await import('@aws-sdk/client-iam')
      return make(IAMClient, region)
    }),
  })
  return (region) => {
    const set = sets.get(region) ?? makeSet(region)
    sets.set(region, set)
    return set
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
