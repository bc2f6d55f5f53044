// The instance profile: what keeps machines from having a role, and what of the role is told to people.
import type { IAMClient } from '@aws-sdk/client-iam'
import { expect, test } from '@jest/globals'
import { listRoleFacts, observeInstanceProfile } from '../../../src/aws/instance-profiles.ts'
import { awsError, fakeIam } from '../../support/fake-aws.ts'

const trust = (...statements: object[]): string =>
  encodeURIComponent(JSON.stringify({ Version: '2012-10-17', Statement: statements }))
const EC2 = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }

const withRole = (AssumeRolePolicyDocument: string): IAMClient =>
  fakeIam(() => ({ InstanceProfile: { Roles: [{ RoleName: 'NAVO-ssm', AssumeRolePolicyDocument }] } }))
const refusing = (code: string): IAMClient =>
  fakeIam(() => {
    throw awsError(code)
  })

test.each([
  ['one whose role EC2 may assume', withRole(trust(EC2)), 'usable'],
  [
    'one whose role others may assume as well',
    withRole(trust({ ...EC2, Principal: { Service: ['ssm.amazonaws.com', 'ec2.amazonaws.com'] } })),
    'usable',
  ],
  [
    'one whose role EC2 may not assume',
    withRole(trust({ ...EC2, Principal: { Service: 'ecs.amazonaws.com' } })),
    'unusable: EC2 may not assume role NAVO-ssm of instance profile NAVO-ssm (see its trust policy)',
  ],
  [
    'one without a role',
    fakeIam(() => ({ InstanceProfile: { Roles: [] } })),
    'unusable: instance profile NAVO-ssm holds no role',
  ],
  [
    'none',
    refusing('NoSuchEntityException'),
    'unusable: instance profile NAVO-ssm does not exist: deploy the roles, whose stack makes one, or correct instance.profile',
  ],
  ['one that may not be read', refusing('AccessDenied'), 'unknown: IAM may not be read (AccessDenied)'],
  ['one that can’t be read', refusing('ServiceFailure'), 'unknown: IAM could not be read (ServiceFailure)'],
])('%s', async (_, iam, expected) => {
  const state = await observeInstanceProfile(iam, 'NAVO-ssm')
  expect(state.kind === 'usable' ? state.kind : `${state.kind}: ${state.reason}`).toBe(expected)
})

test('fault 120: nothing of a role’s policies is read to judge it', async () => {
  const asked: string[] = []
  const iam = fakeIam((action) => {
    asked.push(action)
    return { InstanceProfile: { Roles: [{ RoleName: 'NAVO-ssm', AssumeRolePolicyDocument: trust(EC2) }] } }
  })
  expect(await observeInstanceProfile(iam, 'NAVO-ssm')).toEqual({ kind: 'usable', role: 'NAVO-ssm' })
  expect(asked).toEqual(['GetInstanceProfile'])
})

/** A role with two pages of policies. */
const full = (refused?: string): IAMClient =>
  fakeIam((action, input) => {
    if (action === refused) throw awsError('AccessDenied')
    const isSecond = 'Marker' in input && input.Marker !== undefined
    const page = isSecond ? {} : { IsTruncated: true, Marker: 'more' }
    switch (action) {
      case 'ListAttachedRolePolicies':
        return { ...page, AttachedPolicies: [{ PolicyName: isSecond ? 'job' : 'AmazonSSMManagedInstanceCore' }] }
      case 'ListRolePolicies':
        return { ...page, PolicyNames: isSecond ? ['more'] : ['machine'] }
      default:
        return {
          Role: { PermissionsBoundary: { PermissionsBoundaryArn: 'arn:aws:iam::123456789012:policy/org/limit' } },
        }
    }
  })

test.each([
  [
    'all of it, by name',
    full(),
    [
      'attached policies AmazonSSMManagedInstanceCore, job',
      'inline policies machine, more',
      'permissions boundary org/limit',
    ],
  ],
  [
    'what may be read, when a role of an older template asks',
    full('GetRole'),
    [
      'attached policies AmazonSSMManagedInstanceCore, job',
      'inline policies machine, more',
      'permissions boundary unknown (may not be read (AccessDenied))',
    ],
  ],
  [
    'that there is nothing',
    fakeIam(() => ({ Role: {} })),
    ['attached policies none', 'inline policies none', 'permissions boundary none'],
  ],
])('of a role is told %s', async (_, iam, expected) => {
  expect(await listRoleFacts(iam, 'NAVO-ssm')).toEqual(expected)
})
