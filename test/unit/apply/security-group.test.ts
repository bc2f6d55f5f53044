// The security group while EC2 doesn't show it yet: absence is neither emptiness nor somebody else's.
import { describe, expect, test } from '@jest/globals'
import { completeSecurityGroup, ensureSecurityGroup } from '../../../src/apply/security-group.ts'
import type { Rule } from '../../../src/aws/security-groups.ts'
import { aFleet, aGroup, aHome, ALL_EGRESS, anImage, aRule, DEMANDING } from '../../support/builders.ts'
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

  test('and never shows is told, and is left as unfinished', async () => {
    const region = fakeRegion({
      ec2: (action) => (action === 'DescribeSecurityGroups' ? { SecurityGroups: [] } : undefined),
    })
    await expect(completeSecurityGroup(region.context, 'sg-new', SOURCE)).rejects.toThrow(
      'security group sg-new is not known to EC2, after 120 s of looking for it',
    )
    expect(region.changes).toEqual([])
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

describe('fault 11: a group whose name somebody has taken meanwhile', () => {
  const step = { kind: 'create-security-group', vpcId: 'vpc-1', target: '', reason: '' } as const
  test.each([
    ['of nobody’s', { GroupId: 'sg-theirs', Tags: [] }, 'sg-theirs'],
    ['of another fleet', { GroupId: 'sg-theirs', Tags: [{ Key: 'servicemon:fleet', Value: 'SKY' }] }, 'sg-theirs'],
    ['that is never shown', undefined, 'unknown'],
  ])('%s, is left alone', async (_, group, told) => {
    const region = fakeRegion({
      ec2: (action) => {
        if (action === 'CreateSecurityGroup') throw awsError('InvalidGroup.Duplicate')
        const SecurityGroups = group === undefined ? [] : [{ GroupName: 'NAVO', VpcId: 'vpc-1', ...group }]
        return action === 'DescribeSecurityGroups' ? { SecurityGroups } : undefined
      },
    })
    await expect(ensureSecurityGroup(region.context, step, SOURCE)).rejects.toMatchObject({
      message: `the name NAVO is taken by a foreign security group (${told})`,
      hint: 'Somebody has just made it: rename or remove it, and provision again.',
    })
    expect(region.changes).toEqual(['CreateSecurityGroup'])
  })
})

describe('a group that is unfinished', () => {
  const ssh = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '203.0.113.0/24' }] }
  const everything = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }
  const sshRule = aRule({
    fromPort: 22,
    toPort: 22,
    peer: { kind: 'ipv4', cidr: '203.0.113.0/24' },
    description: undefined,
  })
  const [ingress, egress] = ['AuthorizeSecurityGroupIngress', 'AuthorizeSecurityGroupEgress']

  test.each<[string, rules: readonly Rule[], has: object, changes: readonly string[]]>([
    ['gets what it lacks', [sshRule, ALL_EGRESS], { IpPermissionsEgress: [everything] }, [ingress, 'CreateTags']],
    [
      'is asked for nothing that it has',
      [sshRule, ALL_EGRESS],
      { IpPermissions: [ssh], IpPermissionsEgress: [everything] },
      ['CreateTags'],
    ],
    [
      'loses the egress that home does not have',
      [sshRule],
      { IpPermissions: [ssh], IpPermissionsEgress: [everything] },
      ['RevokeSecurityGroupEgress', 'CreateTags'],
    ],
    [
      'keeps ingress that home does not have',
      [ALL_EGRESS],
      { IpPermissions: [ssh], IpPermissionsEgress: [everything] },
      ['CreateTags'],
    ],
    ['gets egress', [ALL_EGRESS], {}, [egress, 'CreateTags']],
  ])('%s, and is ready only then', async (_, rules, has, changes) => {
    const region = fakeRegion({
      ec2: (action) =>
        action === 'DescribeSecurityGroups' ? { SecurityGroups: [{ GroupId: 'sg-ours', ...has }] } : undefined,
    })
    const home = aHome({ securityGroup: aGroup({ rules }) })
    await completeSecurityGroup(region.context, 'sg-ours', { ...SOURCE, home })
    expect(region.changes).toEqual(changes)
    expect(region.machine.tags).toMatchObject({ 'servicemon:state': 'ready' })
  })

  test('goes on when a rule is there already, and says what of home’s was left out', async () => {
    const other = aRule({ peer: { kind: 'other', id: 'sg-elsewhere' } })
    const home = aHome({ securityGroup: aGroup({ rules: [sshRule, other] }) })
    const region = fakeRegion({
      ec2: (action) => {
        if (action === ingress) throw awsError('InvalidPermission.Duplicate')
        return action === 'DescribeSecurityGroups' ? { SecurityGroups: [{ GroupId: 'sg-ours' }] } : undefined
      },
    })
    await completeSecurityGroup(region.context, 'sg-ours', { ...SOURCE, home })
    expect(region.changes).toEqual([ingress, 'CreateTags'])
    expect(region.log).toEqual([
      expect.stringMatching(/^security group sg-ours has 1 rules; 1 of home's refer to things/),
    ])
  })

  test('stays unfinished when a rule is refused', async () => {
    const region = fakeRegion({
      ec2: (action) => {
        if (action === ingress) throw awsError('RulesPerSecurityGroupLimitExceeded')
        return action === 'DescribeSecurityGroups' ? { SecurityGroups: [{ GroupId: 'sg-ours' }] } : undefined
      },
    })
    const home = aHome({ securityGroup: aGroup({ rules: [sshRule] }) })
    await expect(completeSecurityGroup(region.context, 'sg-ours', { ...SOURCE, home })).rejects.toMatchObject({
      name: 'RulesPerSecurityGroupLimitExceeded',
    })
    expect(region.changes).toEqual([ingress])
  })
})
