// As whom the action works: the role that it was given, or whatever credentials the environment has.
import { createAws, type Aws } from './clients.ts'
import { assumeRole, type GetIdToken, type Role } from './role.ts'
import type { CorrectedClock } from '../clock.ts'
import { VERSION } from '../version.ts'

/** What both entries have. */
interface Surroundings {
  readonly clock: CorrectedClock
  readonly getIdToken: GetIdToken
  readonly variables: Readonly<Record<string, string | undefined>>
}

/**
 * AWS as a role, or as the environment's credentials say.
 *
 * @param region whose STS is asked for the role's credentials: one region's outage should not be everybody's
 */
export function connect(
  { role, region }: { role: Role | undefined; region: string },
  { clock, getIdToken, variables }: Surroundings,
): Aws {
  const anonymous = createAws({ clock, variables, version: VERSION })
  if (role === undefined) return anonymous
  const sessionName = role.sessionName ?? `servicemon-${variables['GITHUB_RUN_ID'] ?? 'local'}`
  const sts = (): ReturnType<ReturnType<Aws>['sts']> => anonymous(region).sts()
  const credentials = assumeRole({ ...role, sessionName }, { clock, getIdToken, sts })
  return createAws({ clock, variables, version: VERSION, credentials })
}
