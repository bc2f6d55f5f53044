// Mode check: what it asks EC2 of a machine, and what it calls ready.
import { describe, expect, test } from '@jest/globals'
import { checkRegion } from '../../../src/modes/check.ts'
import { formerRegion } from '../../../src/fleet/fleet.ts'
import { fuseTag } from '../../../src/guest/commands.ts'
import { TAG } from '../../../src/tags.ts'
import { aFleet, aHome, aRegion, HOME, ours, REGION, SOURCE } from '../../support/builders.ts'
import { fakeRegion, type Script } from '../../support/fake-machine.ts'

const FUSE = fuseTag(aFleet().fuseSeconds)

/** Checks home, where only the machine is the fleet's own. */
async function check(script: Script) {
  const { context, changes } = fakeRegion({
    tags: { [TAG.fuse]: FUSE },
    ...script,
    context: { region: aRegion({ name: HOME }) },
    ec2: (action, input, region) => {
      const own = script.ec2?.(action, input, region)
      if (own !== undefined) return own
      // It is made from home's own image, and has a disk.
      if (action === 'DescribeImages') return { Images: [] }
      if (action !== 'DescribeInstances') return undefined
      const { state, type, launchTime, tags } = region.machine
      const BlockDeviceMappings = [{ DeviceName: '/dev/xvda', Ebs: { VolumeId: 'vol-runner' } }]
      const Tags = Object.entries({ ...ours(), ...tags }).map(([Key, Value]) => ({ Key, Value }))
      const instance = {
        ...{ InstanceId: 'i-runner', State: { Name: state }, InstanceType: type, LaunchTime: launchTime, Tags },
        ...{ ImageId: SOURCE, Placement: { AvailabilityZone: 'eu-west-3a' }, RootDeviceName: '/dev/xvda' },
        ...{ MetadataOptions: { HttpTokens: 'required' }, BlockDeviceMappings },
        IamInstanceProfile: { Arn: 'arn:aws:iam::123456789012:instance-profile/NAVO-ssm' },
      }
      return { Reservations: [{ Instances: [instance] }] }
    },
  })
  const result = await checkRegion(context, aHome({ securityGroup: undefined }))
  expect(changes).toEqual([])
  return [result.status, result.summary]
}

describe('fault 102: check calls', () => {
  test('a stopped machine ready', async () => expect(await check({})).toEqual(['ok', 'ready']))

  test('one that is stopping what it will be', async () => {
    expect(await check({ instance: { state: 'stopping' } })).toEqual(['ok', 'ready once it is stopped'])
  })

  test('one drifted whose zone has its type no more', async () => {
    const ec2: Script['ec2'] = (action) =>
      action === 'DescribeInstanceTypeOfferings' ? { InstanceTypeOfferings: [] } : undefined
    const why = "instance i-runner can't be started as a t2.micro: t2.micro is not offered in eu-west-3a"
    expect(await check({ ec2 })).toEqual(['drifted', why])
  })
})

test('fault 134: check calls a region absent, and not drifted, where nothing of the fleet is', async () => {
  const { context } = fakeRegion({
    ec2: (action) => (action === 'DescribeInstances' ? { Reservations: [] } : { Images: [] }),
  })
  const { status, summary } = await checkRegion(context, aHome())
  expect([status, summary]).toEqual(['absent', "not provisioned: nothing here is the fleet's own"])
})

describe('fault 130: check of a region that the fleet file does not have', () => {
  const former = formerRegion(aFleet(), REGION)

  test('calls it drifted while something of the fleet is there, and says what to do', async () => {
    const { context, log } = fakeRegion({
      context: { region: former },
      ec2: (action) => (action === 'DescribeImages' ? { Images: [] } : undefined),
    })
    const { status, summary, findings } = await checkRegion(context, aHome())
    expect([status, summary]).toEqual([
      'drifted',
      expect.stringMatching(/^not in the fleet file, and not empty: clear it /),
    ])
    expect(findings).toMatchObject([{ code: 'leftover', defect: true, resource: 'i-runner' }])
    expect(log.join()).toContain('costs money')
  })

  test('is well with it when it is empty', async () => {
    const ec2: Script['ec2'] = (action) => (action === 'DescribeInstances' ? { Reservations: [] } : { Images: [] })
    const { context } = fakeRegion({ context: { region: former }, ec2 })
    const { status, summary } = await checkRegion(context, aHome())
    expect([status, summary]).toEqual(['ok', 'not in the fleet file, and empty'])
  })
})

test('fault 131: check names the fleet whose things are there where it finds none of its own', async () => {
  const old = { InstanceId: 'i-old', State: { Name: 'stopped' }, Tags: [{ Key: TAG.fleet, Value: 'OLD' }] }
  const { context } = fakeRegion({
    ec2: (action) => (action === 'DescribeInstances' ? { Reservations: [{ Instances: [old] }] } : { Images: [] }),
  })
  const { status, findings } = await checkRegion(context, aHome())
  expect(status).toBe('absent')
  expect(findings.map(({ text }) => text).join()).toContain('fleet OLD has things here')
})
