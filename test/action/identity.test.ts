// As whom the action works, and for how long: a role by GitHub's token, or credentials of the environment that end.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startGitHubTokens, type GitHubTokens } from '../support/github-tokens.ts'
import { fleetText, listStillOn, mutations, useWorlds, type World } from '../support/world.ts'

const newWorld = useWorlds()
const REGION = 'us-east-1'
const RUN = { mode: 'run', region: REGION, command: 'echo measured; sleep 4' }

let world: World
let tokens: GitHubTokens
let role: Record<string, string>

beforeAll(async () => {
  tokens = await startGitHubTokens({
    sub: 'repo:octo/sky:ref:refs/heads/main',
    repository: 'octo/sky',
    repository_id: '22',
    repository_owner_id: '11',
  })
  world = await newWorld({ fleet: fleetText({ regions: ['us-west-2', REGION], run: ['poll: 1s'] }) })
  role = { 'role-to-assume': `arn:aws:iam::${world.account}:role/servicemon-NAVO-rotate` }
  const { exitCode } = await world.act({ mode: 'provision', region: REGION })
  expect(exitCode).toBe(0)
})

afterAll(() => tokens.stop())

/** A step that has nothing but GitHub's token. */
const actAsRole = (inputs: Record<string, string>, options: { post?: boolean } = {}) =>
  world.act({ ...role, ...inputs }, { credentials: undefined, env: tokens.env, ...options })

const assumed = async (): Promise<number> =>
  (await world.calls()).filter(({ action }) => action === 'AssumeRoleWithWebIdentity').length

describe('a role by GitHub’s token', () => {
  test('fault 3: credentials that end in mid-run are renewed, and nobody notices', async () => {
    await world.control.set({ account: world.account, sessionSeconds: 3 })
    await world.resetCalls()
    const run = await actAsRole(RUN)
    expect(run.outputs['output-file-content']).toBe('measured\n')
    expect(run.exitCode).toBe(0)
    expect(await assumed()).toBeGreaterThanOrEqual(2)
    expect((await world.calls()).filter(({ errorCode }) => errorCode === 'ExpiredToken')).toEqual([])
    await world.control.set({ account: world.account, sessionSeconds: 3600 })
  })

  test('fault 3: the post step asks for credentials of its own, and stops what main left on', async () => {
    const killed = await world.act(
      { ...role, ...RUN },
      {
        credentials: undefined,
        env: tokens.env,
        signals: {
          names: ['SIGKILL'],
          when: async () => (await world.machines(REGION)).some(({ state }) => state === 'running'),
        },
      },
    )
    expect(killed.signal).toBe('SIGKILL')
    expect(killed.post).toMatchObject({ exitCode: 0 })
    expect(await listStillOn(world, REGION)).toEqual([])
  })

  test('one token and one session serve all clients of a step', async () => {
    await world.resetCalls()
    expect(await actAsRole({ mode: 'check' })).toMatchObject({ exitCode: 0 })
    expect(await assumed()).toBe(1)
    expect(new Set(tokens.asked)).toEqual(new Set(['sts.amazonaws.com']))
  })

  test('fault 61: an endpoint that fails at first is asked again', async () => {
    tokens.fail(500, 503, 500)
    expect(await actAsRole({ mode: 'check' })).toMatchObject({ exitCode: 0 })
  })

  test('fault 61: one that stays down ends the step before anything is started', async () => {
    await world.resetCalls()
    tokens.fail(...new Array<number>(200).fill(500))
    const run = await actAsRole(RUN)
    tokens.recover()
    expect(run.exitCode).toBe(1)
    expect(run.log).toMatch(
      /^::error::asking GitHub for this job's token, to assume role .*: .*500.* Nothing was started\./m,
    )
    expect(await world.calls()).toEqual([])
  })

  test('a job that may not have a token is told what it needs', async () => {
    const run = await world.act({ ...role, mode: 'check' }, { credentials: undefined })
    expect(run.log).toContain('The job needs `permissions: id-token: write`')
  })

  test('fault 62: a trust policy that refuses is answered with the line that would accept, and no token', async () => {
    const fault = await world.addFault({
      service: 'sts',
      action: 'AssumeRoleWithWebIdentity',
      kind: 'error',
      code: 'AccessDenied',
      message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
      status: 403,
    })
    const run = await actAsRole(RUN)
    await world.control.removeFault(fault)
    expect(run.exitCode).toBe(1)
    expect(run.log).toContain('"token.actions.githubusercontent.com:sub":"repo:octo/sky:ref:refs/heads/main"')
    expect(run.log).toContain('other form of sub is "repo:octo@11/sky@22:ref:refs/heads/main"')
    // The runner takes the token itself out of the log, by the command that names it.
    expect(run.log.replace(/^::add-mask::.*$/gm, '')).not.toContain('eyJ')
  })

  test('fault 57: the wrong account is refused before any call but the question whose it is', async () => {
    await world.resetCalls()
    const run = await actAsRole({ ...RUN, 'allowed-account-ids': '111122223333' })
    expect(run.log).toContain(`allowed-account-ids: the credentials are of account ${world.account}`)
    const actions = (await world.calls()).map(({ action }) => action)
    expect(actions).toEqual(['AssumeRoleWithWebIdentity', 'GetCallerIdentity'])
  })
})

describe("the environment's credentials", () => {
  const endsIn = (minutes: number): Record<string, string> => ({
    AWS_CREDENTIAL_EXPIRATION: new Date(Date.now() + minutes * 60_000).toISOString(),
  })

  test.each([
    ['a run that may take longer', { mode: 'run', region: REGION, timeout: '30m' }, 50],
    ['a start', { mode: 'start', region: REGION }, 20],
    ['a provisioning', { mode: 'provision', region: REGION }, 15],
  ])('fault 4: %s is refused before anything is touched', async (_, inputs, minutes) => {
    await world.resetCalls()
    const step = await world.act(inputs, { env: endsIn(minutes) })
    expect(step.log).toMatch(
      /^::error::the AWS credentials end at \S+, and the work may take until \S+Z\. Nothing was started\./m,
    )
    expect(step.exitCode).toBe(1)
    expect((await world.calls()).map(({ action }) => action)).toEqual(['GetCallerIdentity'])
  })

  test('fault 4: a run that they outlast goes on', async () => {
    const run = await world.act({ ...RUN, timeout: '1m' }, { env: endsIn(60) })
    expect(run).toMatchObject({ exitCode: 0 })
  })

  test('fault 4: when they end in mid-run the step says at once which machine is on, and until when', async () => {
    const run = await world.act(
      { ...RUN, command: 'echo begun; sleep 20' },
      {
        onLog: (text) => {
          if (!text.includes('| begun')) return
          void world.addFault({ action: '*', kind: 'error', code: 'ExpiredToken', message: 'expired', status: 403 })
        },
      },
    )
    await world.control.removeFaults({ account: world.account })
    const [machine] = await world.machines(REGION)
    expect(run.exitCode).toBe(1)
    expect(run.log).toMatch(
      new RegExp(
        `^::error::${REGION}: run .* on instance ${machine?.id ?? ''}, which may still be on: stopping instance .*ExpiredToken.* Its fuse switches it off at \\S+Z at the latest`,
        'm',
      ),
    )
    expect(run.post?.exitCode).toBe(1)
    expect(await world.act({ mode: 'stop', region: REGION })).toMatchObject({ exitCode: 0 })
    expect(await listStillOn(world, REGION)).toEqual([])
  })

  test('fault 42: a job that GitHub ends before the timeout is refused, where its workflow tells', async () => {
    await mkdir(join(world.folder, '.github/workflows'), { recursive: true })
    const workflow = 'on: push\njobs:\n  measure:\n    runs-on: ubuntu-latest\n    timeout-minutes: 10\n    steps: []\n'
    await writeFile(join(world.folder, '.github/workflows/run.yml'), workflow)
    await world.resetCalls()
    const env = {
      GITHUB_WORKSPACE: world.folder,
      GITHUB_WORKFLOW_REF: 'octo/sky/.github/workflows/run.yml@refs/heads/main',
      GITHUB_JOB: 'measure',
    }
    const run = await world.act({ ...RUN, timeout: '10m' }, { env })
    expect(run.log).toMatch(
      /^::error::timeout: the payload may take 10m, and GitHub ends this job after 10m\. Nothing was started/m,
    )
    expect(mutations(await world.calls())).toEqual([])
  })
})
