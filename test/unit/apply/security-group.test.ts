// The security group while EC2 doesn't show it yet: absence is neither emptiness nor somebody else's.
import { describe, expect, test } from '@jest/globals'
import { completeSecurityGroup, ensureSecurityGroup } from '../../../src/apply/security-group.ts'
import { aFleet, aGroup, aHome, anImage, aRule, DEMANDING } from '../../support/builders.ts'
import { awsError, fakeRegion } from '../../support/fake-machine.ts'

const SOURCE = { home: aHome(), image: anImage({ id: 'ami-home' }), profile: 'NAVO-ssm' }

test('fault 112: a group has the fleet file’s tags from its making', async () => {
  const asked: unknown[] = []
  const { context } = fakeRegion({
    context: { fleet: aFleet(DEMANDING) },
    ec2: (action, { TagSpecifications }) => {
      if (action === 'CreateSecurityGroup') asked.push(TagSpecifications)
      if (action === 'CreateSecurityGroup') return { GroupId: 'sg-new' }
      return action === 'DescribeSecurityGroups' ? { SecurityGroups: [{ GroupId: 'sg-new' }] } : undefined
    },
  })
  await ensureSecurityGroup(context, { kind: 'create-security-group', vpcId: 'vpc-1', target: '', reason: '' }, SOURCE)
  const CostCenter = { Key: 'CostCenter', Value: '4711' }
  expect(asked).toEqual([[expect.objectContaining({ Tags: expect.arrayContaining([CostCenter]) })]])
})

describe('fault 101: a group that was made a moment ago and is not known to EC2 yet', () => {
  test('has its own rules: a group that is not shown loses its allow-all egress all the same', async () => {
    let looks = 0
    let grants = 0
    const everything = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }
    const region = fakeRegion({
      ec2: (action) => {
        if (action === 'AuthorizeSecurityGroupIngress' && ++grants === 1) throw awsError('InvalidGroup.NotFound')
        if (action !== 'DescribeSecurityGroups') return undefined
        looks += 1
        return { SecurityGroups: looks === 1 ? [] : [{ GroupId: 'sg-new', IpPermissionsEgress: [everything] }] }
      },
    })
    const home = aHome({ securityGroup: aGroup({ rules: [aRule()] }) })
    await completeSecurityGroup(region.context, 'sg-new', { ...SOURCE, home })
    const authorize = 'AuthorizeSecurityGroupIngress'
    expect(region.changes).toEqual([authorize, authorize, 'RevokeSecurityGroupEgress', 'CreateTags'])
  })

  test('is not foreign: a group whose making was answered as a duplicate is ours when it shows', async () => {
    let looks = 0
    const Tags = [{ Key: 'servicemon:fleet', Value: 'NAVO' }]
    const region = fakeRegion({
      ec2: (action) => {
        if (action === 'CreateSecurityGroup') throw awsError('InvalidGroup.Duplicate')
        if (action !== 'DescribeSecurityGroups') return undefined
        looks += 1
        return { SecurityGroups: looks < 3 ? [] : [{ GroupId: 'sg-new', GroupName: 'NAVO', VpcId: 'vpc-1', Tags }] }
      },
    })
    const step = { kind: 'create-security-group', vpcId: 'vpc-1', target: '', reason: '' } as const
    await expect(ensureSecurityGroup(region.context, step, SOURCE)).resolves.toBe('sg-new')
  })
})
