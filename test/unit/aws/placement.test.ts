// Where an instance can be put, in the order in which EC2 is asked for it.
import { expect, test } from '@jest/globals'
import { findPlacement } from '../../../src/aws/placement.ts'
import { anImage, aRegion } from '../../support/builders.ts'
import { fakeEc2 } from '../../support/fake-aws.ts'

/** Zones in which a type is offered. */
const OFFERS = { 't2.micro': ['a', 'b'], 't3.micro': ['b', 'c', 'd'], 't4g.micro': ['a'] }

const ec2 = fakeEc2((action) => {
  switch (action) {
    case 'DescribeVpcs':
      return { Vpcs: [{ VpcId: 'vpc-1' }] }
    case 'DescribeSubnets':
      return {
        Subnets: ['c', 'a', 'b', 'd'].map((zone) => ({
          ...{ SubnetId: `subnet-${zone}`, AvailabilityZone: zone, VpcId: 'vpc-1' },
          AvailableIpAddressCount: zone === 'd' ? 0 : 100,
        })),
      }
    case 'DescribeInstanceTypeOfferings':
      return {
        InstanceTypeOfferings: Object.entries(OFFERS).flatMap(([InstanceType, zones]) =>
          zones.map((Location) => ({ InstanceType, Location })),
        ),
      }
    case 'DescribeInstanceTypes':
      return {
        InstanceTypes: [
          { InstanceType: 't4g.micro', ProcessorInfo: { SupportedArchitectures: ['arm64'] } },
          { InstanceType: 't3.micro', ProcessorInfo: { SupportedArchitectures: ['x86_64'] } },
        ],
      }
    default:
      return {}
  }
})

test('fault 110: after the first choice come the other types, and then all of them in their next zones', async () => {
  const region = aRegion({ types: ['t4g.micro', 't2.micro', 't3.micro'] })
  const found = await findPlacement(ec2, region, anImage())
  if (found.kind === 'none') throw new Error(found.reason)
  expect([found.place, ...found.others].map(({ type, subnetId }) => `${type} ${subnetId}`)).toEqual([
    ...['t2.micro subnet-a', 't3.micro subnet-b'],
    ...['t2.micro subnet-b', 't3.micro subnet-c'],
  ])
})

test('where no type fits it says why of each', async () => {
  const found = await findPlacement(ec2, aRegion({ types: ['t4g.micro', 't1.micro'] }), anImage())
  expect(found).toMatchObject({
    kind: 'none',
    reason: 'no instance type fits: t4g.micro is arm64 and the image is x86_64; t1.micro is not offered there',
    vpcId: 'vpc-1',
  })
})
