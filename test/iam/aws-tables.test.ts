// Everything that infra/servicemon.yml says of actions, resources and conditions exists, and fits, by AWS's own tables;
// and so does what the local AWS takes for granted when it judges a call (local/iam/reference.ts).
import { describe, expect, test } from '@jest/globals'
import { trustConditions } from './trust.ts'
import { parsePolicy, type Statement } from '../../local/iam/policy.ts'
import { keysOf, kindsOf } from '../../local/iam/reference.ts'
import { policiesOf, shippedRoles } from '../../local/iam/shipped.ts'
import { isAmong, keysInTables, listMistakes } from './aws-tables.ts'

const KEY = 'arn:aws:kms:us-west-2:123456789012:key/11112222-3333-4444-5555-666677778888'

/** With all that is optional. */
const ROLES = shippedRoles('123456789012', {
  ...{ Fleet: 'NAVO', Home: 'us-west-2', OtherRegions: 'us-east-1,sa-east-1', InstanceTypes: 't3.micro,t2.micro' },
  ...{ HomeImage: 'ami-0123456789abcdef0', HomeGroup: 'sg-0123456789abcdef0', KeyPair: 'NAVO' },
  ...{ Subnets: 'subnet-1,subnet-2', DiskKeys: KEY, SecretsKeys: KEY, AllowAdopt: 'true', Tick1: '30' },
})

const STATEMENTS = Object.values(ROLES).flatMap((role) => policiesOf(role).flatMap(parsePolicy))

test('the roles have statements of each service', () => {
  const services = new Set(STATEMENTS.flatMap(({ actions }) => actions).map((action) => action.split(':')[0]))
  expect([...services].sort()).toEqual(['ec2', 'ec2messages', 'events', 'iam', 'kms', 'ssm', 'ssmmessages'])
})

test.each(STATEMENTS.map((statement) => [statement.sid, statement] as const))(
  '%s says nothing that AWS’s tables don’t know',
  async (_, statement) => expect(await listMistakes(statement)).toEqual([]),
)

/** Statements of the template, each with one mistake in it. */
describe('AWS’s tables show', () => {
  const one = (sid: string): Statement => {
    const found = STATEMENTS.find((statement) => statement.sid === sid)
    if (found === undefined) throw new Error(`the template has no statement ${sid}`)
    return found
  }
  const asking = (sid: string, key: string, operator = 'StringEquals'): Statement => ({
    ...one(sid),
    conditions: [{ operator, key, values: ['x'] }],
  })

  test.each<[string, Statement, string]>([
    [
      'an action that isn’t there',
      { ...one('Look'), actions: ['ec2:DescribeInstance'] },
      'there is no action ec2:DescribeInstance',
    ],
    ['a service that isn’t there', { ...one('NowhereElse'), notActions: ['aim:*'] }, 'there is no service of aim:*'],
    [
      'an action that can’t be bound to a resource',
      { ...one('SwitchTheFleetsMachines'), actions: ['ec2:DescribeInstances'] },
      'ec2:DescribeInstances is authorised on none of arn:aws:ec2:*:123456789012:instance/*',
    ],
    [
      'a resource of another kind',
      { ...one('WithDisks'), resources: ['arn:aws:ec2:*:123456789012:volumes/*'] },
      'arn:aws:ec2:*:123456789012:volumes/* is nothing that ec2:RunInstances could be authorised on',
    ],
    [
      'an image with an account in its ARN',
      { ...one('FromWhatIsTheFleets'), resources: ['arn:aws:ec2:*:123456789012:image/*'] },
      'ec2:RunInstances is authorised on none of arn:aws:ec2:*:123456789012:image/*',
    ],
    [
      'a document of nobody’s',
      { ...one('SendShellCommands'), resources: ['arn:aws:ssm:*::document/RunShellScript'] },
      'ssm:SendCommand is authorised on none of arn:aws:ssm:*::document/RunShellScript',
    ],
    [
      'a key that the action doesn’t have on that resource',
      asking('WithDisks', 'ec2:InstanceType'),
      'ec2:InstanceType is not given for ec2:RunInstances on volume',
    ],
    [
      'a resource’s tag where a thing is only being made',
      asking('OnTheNetwork', 'aws:ResourceTag/servicemon:fleet'),
      'aws:ResourceTag/servicemon:fleet is not given for ec2:RunInstances on network-interface',
    ],
    [
      'a key that isn’t there at all',
      asking('WithDisks', 'ec2:VolumeTypo'),
      'ec2:VolumeTypo is not given for ec2:RunInstances on volume',
    ],
    [
      'another service’s key',
      asking('ToTheFleetsMachines', 'ec2:ResourceTag/servicemon:fleet'),
      'ec2:ResourceTag/servicemon:fleet is not given for ssm:SendCommand on instance',
    ],
    [
      'a key that only some actions have, in a statement about all of them',
      asking('NowhereElse', 'ec2:Region'),
      'ec2:Region is not given with every action but iam:*',
    ],
    [
      'an operator for lists with a single value',
      asking('WithDisks', 'ec2:VolumeType', 'ForAllValues:StringEquals'),
      'ForAllValues:StringEquals is not for ec2:VolumeType, whose values are String',
    ],
    [
      'an operator for single values with a list',
      asking('ClaimThem', 'aws:TagKeys', 'StringLike'),
      'StringLike is not for aws:TagKeys, whose values are ArrayOfString',
    ],
  ])('%s', async (_, statement, mistake) => {
    expect(await listMistakes(statement)).toContain(`${statement.sid}: ${mistake}`)
  })
})

/** Every provider of web identities has these: IAM User Guide, "Available keys for AWS OIDC federation". */
const OF_ALL_PROVIDERS = ['aud', 'sub']

test('the trust policies compare claims of GitHub’s tokens that AWS makes condition keys of', async () => {
  const keys = await keysInTables('sts:AssumeRoleWithWebIdentity', 'role')
  const claims = ['RotateRole', 'OperateRole'].flatMap((id) =>
    trustConditions(ROLES[id]?.trust).map(({ claim }) => claim),
  )
  expect(claims.length).toBeGreaterThan(6)
  const isKnown = (claim: string): boolean =>
    OF_ALL_PROVIDERS.includes(claim) || isAmong(`token.actions.githubusercontent.com:${claim}`, keys ?? [])
  expect(claims.filter((claim) => !isKnown(claim))).toEqual([])
  expect(isKnown('repository_owner')).toBe(false)
})

test('the local AWS judges by things and keys that the tables have', async () => {
  const actions = new Set(STATEMENTS.flatMap((statement) => statement.actions))
  const judged = [...actions].flatMap((action) => (kindsOf(action) ?? []).map((kind) => ({ action, kind })))
  expect(judged.length).toBeGreaterThan(40)
  const unknown = await Promise.all(
    judged.map(async ({ action, kind }) => {
      const known = await keysInTables(action, kind)
      if (known === undefined) return [`${action} on ${kind}`]
      // A prefix ends in a slash there, and stands for any name behind it.
      const keys = keysOf(action, kind).map((key) => (key.endsWith('/') ? `${key}x` : key))
      return keys
        .filter((key) => key !== 'aws:RequestedRegion' && !isAmong(key, known))
        .map((key) => `${key} for ${action} on ${kind}`)
    }),
  )
  expect(unknown.flat()).toEqual([])
})
