// Who may become the shipped roles: jobs of one repository on one branch, for the operator's in one environment, and
// nobody else, by tokens as GitHub makes them out.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { shippedRoles } from '../../local/iam/shipped.ts'
import { isTrusted, trustConditions } from '../../local/iam/trust.ts'
import { parseWorkflow, WORKFLOWS } from '../workflows/files.ts'

type Id = 'RotateRole' | 'OperateRole'
type Claims = Readonly<Record<string, string>>

function trustOf(id: Id, parameters: Readonly<Record<string, string>> = {}): unknown {
  const given = { Fleet: 'NAVO', Home: 'us-west-2', InstanceTypes: 't3.micro', Repository: 'nasa/servicemon' }
  return shippedRoles('123456789012', { ...given, OwnerId: '11', RepositoryId: '22', ...parameters })[id]?.trust
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
  ...more
}: Partial<Record<'owner' | 'ownerId' | 'name' | 'id' | 'ref' | 'environment' | 'tail' | 'aud', string>> & {
  isOld?: boolean
} = {}): Claims {
  return {
    aud: 'sts.amazonaws.com',
    sub: `repo:${isOld ? `${owner}/${name}` : `${owner}@${ownerId}/${name}@${id}`}:${tail}`,
    repository: `${owner}/${name}`,
    repository_id: id,
    repository_owner_id: ownerId,
    ref,
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
    // Each claim by itself
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
  ['RotateRole', ['aud', 'ref', 'repository_id', 'sub']],
  ['OperateRole', ['aud', 'environment', 'ref', 'repository_id', 'sub']],
])('%s asks for equal claims, and nothing by wildcard', (id, claims) => {
  for (const Subject of ['ids', 'names']) {
    const conditions = trustConditions(trustOf(id, { Subject }))
    expect(conditions.map(({ claim }) => claim).sort()).toEqual(claims)
    expect(new Set(conditions.map(({ operator: name }) => name))).toEqual(new Set(['StringEquals']))
    expect(conditions.filter(({ values }) => values.length !== 1 || /[*?]/.test(values.join()))).toEqual([])
  }
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
