// Why a machine doesn't answer: facts are told as facts, and a cause only where one is seen.
import { expect, test } from '@jest/globals'
import type { EC2Client, IpPermission } from '@aws-sdk/client-ec2'
import { diagnoseSilence } from '../../../src/machine/diagnose.ts'
import { anInstance } from '../../support/builders.ts'
import { aContext } from '../../support/context.ts'
import { awsError, fakeEc2, fakeIam, type Answer } from '../../support/fake-aws.ts'

const ASKED =
  'AWS asks that the role may do what AmazonSSMManagedInstanceCore allows, and that no boundary and no policy of the ' +
  'organization takes it away; or for Default Host Management in the region.'

const ANYWHERE = { IpRanges: [{ CidrIp: '0.0.0.0/0' }] }

/** What EC2 says of a machine. */
interface Seen {
  readonly system?: string
  readonly machine?: string
  readonly egress?: IpPermission[]
}

/** All is well with the machine and its network, but for what is given. */
const ec2 = ({ system = 'ok', machine = 'ok', egress = [{ IpProtocol: '-1', ...ANYWHERE }] }: Seen = {}): EC2Client =>
  fakeEc2((action) =>
    action === 'DescribeInstanceStatus'
      ? { InstanceStatuses: [{ SystemStatus: { Status: system }, InstanceStatus: { Status: machine } }] }
      : { SecurityGroups: [{ GroupId: 'sg-ours', IpPermissionsEgress: egress }] },
  )

const trust = (service: string): string =>
  encodeURIComponent(JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: { Service: service } }] }))

const roleOf =
  (service: string): Answer =>
  (action) =>
    action === 'GetInstanceProfile'
      ? { InstanceProfile: { Roles: [{ RoleName: 'NAVO-ssm', AssumeRolePolicyDocument: trust(service) }] } }
      : {
          ...{ AttachedPolicies: [{ PolicyName: 'PowerUserAccess' }], PolicyNames: [] },
          Role: { PermissionsBoundary: { PermissionsBoundaryArn: 'arn:aws:iam::123456789012:policy/limit' } },
        }

const refused: Answer = () => {
  throw awsError('AccessDenied')
}

test.each<[string, Answer, string | undefined, RegExp, string]>([
  [
    'fault 120: a role is named with its policies and its boundary, and nothing is said to be lacking',
    roleOf('ec2.amazonaws.com'),
    'NAVO-ssm',
    /^It is most likely the agent or its rights: /,
    `Role NAVO-ssm of instance profile NAVO-ssm has: attached policies PowerUserAccess; inline policies none; permissions boundary limit. ${ASKED}`,
  ],
  [
    'a role that EC2 may not assume is the cause',
    roleOf('ecs.amazonaws.com'),
    'NAVO-ssm',
    /^It is the instance profile: EC2 may not assume role NAVO-ssm/,
    'see its trust policy',
  ],
  [
    'a profile that may not be read is no cause',
    refused,
    'NAVO-ssm',
    /^It is most likely the agent or its rights: /,
    `Look at instance profile NAVO-ssm, since IAM may not be read (AccessDenied). ${ASKED}`,
  ],
  [
    'a machine without a profile has that told first',
    refused,
    undefined,
    /^It is most likely the instance profile: the machine has none\. /,
    `${ASKED} Clear and provision the region.`,
  ],
])('%s', async (_, answer, profile, first, told) => {
  const iam = fakeIam(answer)
  const context = aContext(undefined, { clients: { ec2: ec2(), iam: () => Promise.resolve(iam) } })
  const said = await diagnoseSilence(context, anInstance({ profile, publicIp: '203.0.113.9' }))
  expect(said).toMatch(first)
  expect(said).toContain(told)
  expect(said).not.toMatch(/lacks|no rights/)
})

test.each<[string, Seen, string]>([
  ['EC2’s status check of the host', { system: 'impaired' }, "It is the status check: EC2's check of the host fails."],
  ['that of the machine', { machine: 'impaired' }, 'It is the status check: that of the instance fails'],
  ['the network, without a way out', { egress: [] }, 'It is the network: security group sg-ours lets no HTTPS out.'],
  [
    'the network, with a way out for other than HTTPS',
    { egress: [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, ...ANYWHERE }] },
    'It is the network: security group sg-ours lets no HTTPS out.',
  ],
])('faults 16, 135: %s is the cause when it is seen, and told first', async (_, seen, told) => {
  const iam = fakeIam(roleOf('ec2.amazonaws.com'))
  const context = aContext(undefined, { clients: { ec2: ec2(seen), iam: () => Promise.resolve(iam) } })
  const machine = anInstance({ profile: 'NAVO-ssm', publicIp: '203.0.113.9', securityGroupIds: ['sg-ours'] })
  const said = await diagnoseSilence(context, machine)
  expect(said.slice(0, told.length)).toBe(told)
})
