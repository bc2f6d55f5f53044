// Who may become the shipped roles: jobs of one repository on one branch, for the operator's in one environment, and
// nobody else, by tokens as GitHub makes them out.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { SCHEDULED_WORKFLOWS } from '../../infra/look-ups.ts'
import { shippedRoles } from '../../local/iam/shipped.ts'
import { isTrusted, trustConditions } from './trust.ts'
import { parseWorkflow, readWorkflow, WORKFLOWS } from '../workflows/files.ts'

type Id = 'RotateRole' | 'OperateRole'
type Claims = Readonly<Record<string, string>>

/** The workflow files that work as the schedule's role. */
const SCHEDULED = WORKFLOWS.filter((name) => readWorkflow(name).includes('vars.SERVICEMON_ROTATE_ROLE }}')).map(
  (name) => `${name}.yml`,
)

/** A workflow file as GitHub names it in a job's token. */
function workflowRef({ repository = 'nasa/servicemon', file = 'rotate.yml', ref = 'refs/heads/main' }): string {
  return `${repository}/.github/workflows/${file}@${ref}`
}

function trustOf(id: Id, parameters: Readonly<Record<string, string>> = {}): unknown {
  const given = { Fleet: 'NAVO', Home: 'us-west-2', InstanceTypes: 't3.micro', Repository: 'nasa/servicemon' }
  const Workflows = SCHEDULED.map((file) => workflowRef({ file })).join()
  return shippedRoles('123456789012', { ...given, OwnerId: '11', RepositoryId: '22', Workflows, ...parameters })[id]
    ?.trust
}

/** A token of a job on main, without environment; `sub` is made of the rest as GitHub does. */
function tokenOf({
  owner = 'nasa',
  ownerId = '11',
  name = 'servicemon',
  id = '22',
  ref = 'refs/heads/main',
  environment,
  tail = environment === undefined ? `ref:${ref}` : `environment:${environment}`,
  isOld = false,
  file = 'rotate.yml',
  ...more
}: Partial<Record<'owner' | 'ownerId' | 'name' | 'id' | 'ref' | 'environment' | 'tail' | 'aud' | 'file', string>> & {
  isOld?: boolean
} = {}): Claims {
  return {
    aud: 'sts.amazonaws.com',
    sub: `repo:${isOld ? `${owner}/${name}` : `${owner}@${ownerId}/${name}@${id}`}:${tail}`,
    repository: `${owner}/${name}`,
    repository_id: id,
    repository_owner_id: ownerId,
    ref,
    job_workflow_ref: workflowRef({ repository: `${owner}/${name}`, file, ref }),
    ...(environment === undefined ? {} : { environment }),
    ...more,
  }
}

const schedule = tokenOf()
const operator = tokenOf({ environment: 'servicemon' })

describe('a token of', () => {
  test.each<[string, Claims, { rotate: boolean; operate: boolean }]>([
    ['a job on main', schedule, { rotate: true, operate: false }],
    ['a job on main in the environment', operator, { rotate: false, operate: true }],
    // The repository
    ['another repository of the owner', tokenOf({ name: 'other', id: '23' }), { rotate: false, operate: false }],
    ['a repository whose name goes on', tokenOf({ name: 'servicemon2', id: '24' }), { rotate: false, operate: false }],
    ['a fork', tokenOf({ owner: 'eve', ownerId: '66', id: '67' }), { rotate: false, operate: false }],
    [
      'a fork, in an environment of the same name',
      tokenOf({ owner: 'eve', ownerId: '66', id: '67', environment: 'servicemon' }),
      { rotate: false, operate: false },
    ],
    [
      'somebody who has taken the owner’s and the repository’s names',
      tokenOf({ ownerId: '66', id: '67' }),
      { rotate: false, operate: false },
    ],
    ['the same repository by its old subject', tokenOf({ isOld: true }), { rotate: false, operate: false }],
    [
      'a job on main in the environment, by the old subject',
      tokenOf({ isOld: true, environment: 'servicemon' }),
      { rotate: false, operate: false },
    ],
    // What runs in it
    ['another branch', tokenOf({ ref: 'refs/heads/feature' }), { rotate: false, operate: false }],
    ['a branch whose name goes on', tokenOf({ ref: 'refs/heads/main2' }), { rotate: false, operate: false }],
    ['a tag by the branch’s name', tokenOf({ ref: 'refs/tags/main' }), { rotate: false, operate: false }],
    ['a pull request', tokenOf({ tail: 'pull_request', ref: 'refs/pull/1/merge' }), { rotate: false, operate: false }],
    [
      'another branch in the environment',
      tokenOf({ ref: 'refs/heads/feature', environment: 'servicemon' }),
      { rotate: false, operate: false },
    ],
    [
      'a pull request in the environment',
      tokenOf({ ref: 'refs/pull/1/merge', environment: 'servicemon' }),
      { rotate: false, operate: false },
    ],
    ['another environment', tokenOf({ environment: 'production' }), { rotate: false, operate: false }],
    ['an environment in other letters', tokenOf({ environment: 'Servicemon' }), { rotate: false, operate: false }],
    ['a job for another audience', tokenOf({ aud: 'https://github.com/nasa' }), { rotate: false, operate: false }],
    ['fault 124: another workflow of the branch', tokenOf({ file: 'triage.yml' }), { rotate: false, operate: false }],
    [
      'fault 124: a workflow whose name goes on',
      tokenOf({ file: 'rotate.yml.yml' }),
      { rotate: false, operate: false },
    ],
    ['the check', tokenOf({ file: 'check.yml' }), { rotate: true, operate: false }],
    ['the panic button', tokenOf({ file: 'stop.yml' }), { rotate: true, operate: false }],
    [
      'a workflow of the operator’s without its environment',
      tokenOf({ file: 'provision.yml' }),
      { rotate: false, operate: false },
    ],
    ['fault 140: a command of one’s own', tokenOf({ file: 'command.yml' }), { rotate: false, operate: false }],
    // Each claim by itself
    [
      'a workflow of another branch beside the right subject',
      { ...schedule, job_workflow_ref: workflowRef({ ref: 'refs/heads/x' }) },
      { rotate: false, operate: false },
    ],
    [
      'a workflow of another repository beside the right subject',
      { ...schedule, job_workflow_ref: workflowRef({ repository: 'eve/servicemon' }) },
      { rotate: false, operate: false },
    ],
    [
      'another repository id beside the right subject',
      { ...schedule, repository_id: '23' },
      { rotate: false, operate: false },
    ],
    ['another ref beside the right subject', { ...schedule, ref: 'refs/heads/x' }, { rotate: false, operate: false }],
    ['another ref beside the environment', { ...operator, ref: 'refs/heads/x' }, { rotate: false, operate: false }],
    [
      'another environment beside the right subject',
      { ...operator, environment: 'x' },
      { rotate: false, operate: false },
    ],
    ['another subject beside the right claims', { ...operator, sub: 'x' }, { rotate: false, operate: false }],
    ['wildcards', { ...schedule, sub: 'repo:*', ref: '*', repository_id: '*' }, { rotate: false, operate: false }],
    ['nobody', {}, { rotate: false, operate: false }],
  ])('%s', (_, claims, expected) => {
    const answers = {
      rotate: isTrusted(trustOf('RotateRole'), claims),
      operate: isTrusted(trustOf('OperateRole'), claims),
    }
    expect(answers).toEqual(expected)
  })
})

describe('with Subject=names', () => {
  test.each<[string, Claims, boolean]>([
    ['the old subject is the one', tokenOf({ isOld: true }), true],
    ['the one with ids is not', schedule, false],
    ['a fork’s old subject is not', tokenOf({ isOld: true, owner: 'eve', id: '67' }), false],
    // Renamed or deleted, the names may be somebody else's; the id never is.
    ['nor that of somebody who has taken the names', tokenOf({ isOld: true, ownerId: '66', id: '67' }), false],
  ])('%s', (_, claims, expected) => {
    expect(isTrusted(trustOf('RotateRole', { Subject: 'names' }), claims)).toBe(expected)
  })

  test('the operator is bound to the environment as well', () => {
    const trust = trustOf('OperateRole', { Subject: 'names' })
    const answers = [{ environment: 'servicemon' }, { environment: 'x' }, {}].map((claims) =>
      isTrusted(trust, tokenOf({ isOld: true, ...claims })),
    )
    expect(answers).toEqual([true, false, false])
  })
})

test.each<[Id, string[]]>([
  ['RotateRole', ['aud', 'job_workflow_ref', 'ref', 'repository_id', 'sub']],
  ['OperateRole', ['aud', 'environment', 'ref', 'repository_id', 'sub']],
])('%s asks for equal claims, and nothing by wildcard', (id, claims) => {
  for (const Subject of ['ids', 'names']) {
    const conditions = trustConditions(trustOf(id, { Subject }))
    expect(conditions.map(({ claim }) => claim).sort()).toEqual(claims)
    expect(new Set(conditions.map(({ operator: name }) => name))).toEqual(new Set(['StringEquals']))
    const several = conditions.filter(({ values }) => values.length !== 1).map(({ claim }) => claim)
    expect(several).toEqual(id === 'RotateRole' ? ['job_workflow_ref'] : [])
    expect(conditions.filter(({ values }) => /[*?]/.test(values.join()))).toEqual([])
  }
})

test('the workflows of the schedule are those that the printed command names', () => {
  expect(SCHEDULED).toEqual([...SCHEDULED_WORKFLOWS].sort())
})

test('the branch and the environment are those of the workflows', () => {
  const environments = WORKFLOWS.flatMap((name) =>
    Object.values(parseWorkflow(name).jobs).flatMap(({ environment }) => environment ?? []),
  )
  const template: unknown = parse(readFileSync(join(import.meta.dirname, '../../infra/servicemon.yml'), 'utf8'), {
    logLevel: 'silent',
  })
  expect(template).toMatchObject({ Parameters: { Branch: { Default: 'main' } } })
  expect(new Set(environments)).toEqual(new Set(['servicemon']))
  expect(template).toMatchObject({ Parameters: { Environment: { Default: environments[0] } } })
})
