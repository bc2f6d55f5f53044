// A repository whose workflows work in an account of the local AWS: as GitHub's jobs do, with nothing but GitHub's token
// for the shipped roles.
import { afterAll, beforeAll } from '@jest/globals'
import { startGitHubTokens, type GitHubTokens } from '../support/github-tokens.ts'
import { deployRoles, roleFor } from '../support/deploy-roles.ts'
import { parseFleet } from '../../src/fleet/fleet.ts'
import { fleetText, useWorlds, type World, type WorldOptions } from '../support/world.ts'
import { makeRepository, runWorkflow, type ActOptions, type Event, type WorkflowRun } from './act.ts'

/** For making a scene and its machines, on a machine that has much else to do. */
export const SCENE_MS = 300_000

/** A tick of rotate's first cron line, as GitHub tells it. */
export const TICK: Event = { name: 'schedule', schedule: '30 * * * *' }
/** A tick of its second one. */
export const CATCH_UP: Event = { name: 'schedule', schedule: '10,50 * * * *' }

/** A run that somebody asked for; act fills in the defaults of what isn't given. */
export const dispatch = (inputs: Readonly<Record<string, string>> = {}): Event => ({
  name: 'workflow_dispatch',
  inputs,
})

export interface Scene {
  readonly world: World
  /** The repository variables with the account's roles, and the account. */
  readonly roles: Readonly<Record<string, string>>
  /** The environment of a job with `id-token: write`. */
  readonly tokens: Readonly<Record<string, string>>
  /** Runs a workflow; with the roles' variables unless others are given. */
  readonly run: (workflow: string, event: Event, options?: Partial<ActOptions>) => Promise<WorkflowRun>
}

/** Gives a maker of scenes, which live as long as the test file. Call it once, at its top. */
export function useScenes(): (regions: readonly string[], options?: WorldOptions) => Promise<Scene> {
  const newWorld = useWorlds()
  let tokens: GitHubTokens | undefined
  beforeAll(async () => {
    tokens = await startGitHubTokens({
      sub: 'repo:octo@11/sky@22:ref:refs/heads/main',
      repository: 'octo/sky',
      repository_id: '22',
      repository_owner_id: '11',
    })
  })
  afterAll(() => tokens?.stop())
  return async (regions, options = {}) => {
    if (tokens === undefined) throw new Error('scenes are made within tests, when GitHub’s endpoint is there')
    const { env: given } = tokens
    const fleet = options.fleet ?? fleetText({ regions, run: ['poll: 1s'] })
    const world = await newWorld({ ...options, fleet })
    await makeRepository(world.folder)
    const parsed = parseFleet(fleet, 'fleet.yml')
    await deployRoles(world, parsed)
    const arn = (mode: string): string => `arn:aws:iam::${world.account}:role/${roleFor(mode, parsed.name)}`
    const roles = {
      ...{ SERVICEMON_ROTATE_ROLE: arn('rotate'), SERVICEMON_OPERATE_ROLE: arn('provision') },
      SERVICEMON_ACCOUNT_IDS: world.account,
    }
    return {
      ...{ world, roles, tokens: given },
      run: (workflow, event, { env = {}, ...more } = {}) =>
        runWorkflow({
          ...{ folder: world.folder, workflow, event, vars: roles },
          env: { AWS_ENDPOINT_URL: world.endpoint, SERVICEMON_PACE: '0.1', ...given, ...env },
          ...more,
        }),
    }
  }
}
