// Connects to AWS as the role that the action was given, or with whatever credentials the environment has.
import type { STSClient } from '@aws-sdk/client-sts'
import { clientMaker, type ClientOptions } from './client-maker.ts'
import type { Aws } from './clients.ts'
import { assumeRole, type GetIdToken, type Role } from './role.ts'
import type { CorrectedClock } from '../clock.ts'
import { VERSION } from '../version.ts'

/** What both entries have. */
interface Surroundings {
  readonly clock: CorrectedClock
  readonly getIdToken: GetIdToken
  readonly variables: Readonly<Record<string, string | undefined>>
}

/** AWS with one identity, in parts, since the first call needs STS alone. */
export interface Connection {
  readonly region: string
  /** A client of the region's STS. */
  readonly sts: () => Promise<STSClient>
  /** Loads the clients of all other services, for any region. */
  readonly load: () => Promise<Aws>
}

/**
 * Connects to AWS as a role, or as the environment's credentials say.
 *
 * @param region the one whose STS gives the role's credentials: one region's outage should not stop all
 */
export function connect(
  { role, region }: { role: Role | undefined; region: string },
  { clock, getIdToken, variables }: Surroundings,
): Connection {
  const anonymous: ClientOptions = { clock, variables, version: VERSION }
  const sts = async (options: ClientOptions): Promise<STSClient> => {
    const { STSClient } = await import('@aws-sdk/client-sts')
    return clientMaker(options)(STSClient, region)
  }
  const asRole = (wanted: Role): ClientOptions => {
    const sessionName = wanted.sessionName ?? `servicemon-${variables['GITHUB_RUN_ID'] ?? 'local'}`
    const credentials = assumeRole({ ...wanted, sessionName }, { clock, getIdToken, sts: () => sts(anonymous) })
    return { ...anonymous, credentials }
  }
  const options = role === undefined ? anonymous : asRole(role)
  return {
    region,
    sts: () => sts(options),
    load: async () => {
      const { createAws } = await import('./clients.ts')
      return createAws(options)
    },
  }
}
