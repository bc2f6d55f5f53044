// The local AWS's EC2 as the SDK sees it: states, tokens, images, dependencies, error names.
import {
  AuthorizeSecurityGroupIngressCommand,
  CopyImageCommand,
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  DeregisterImageCommand,
  DescribeImagesCommand,
  DescribeInstanceAttributeCommand,
  DescribeInstancesCommand,
  DescribeSnapshotsCommand,
  DescribeVolumesCommand,
  ModifyInstanceAttributeCommand,
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
  type RunInstancesCommandInput,
} from '@aws-sdk/client-ec2'
import { expect, test } from '@jest/globals'
import { errorName, findInstance, LONG, until, untilState, useLocalAws } from './aws.ts'

const newPlace = useLocalAws()

const runnerTags = [
  { ResourceType: 'instance' as const, Tags: [{ Key: 'role', Value: 'runner' }] },
  { ResourceType: 'volume' as const, Tags: [{ Key: 'role', Value: 'disk' }] },
]

test('an instance goes through its states, each call naming the one before and the one after', async () => {
  const { account, control, ec2, home } = newPlace()
  const { instanceId: id } = await home()
  await control.setDelays({ account, pending: LONG, stopping: LONG })
  const before = await findInstance(ec2, id)
  expect(before.State?.Name).toBe('stopped')
  expect(before.StateReason?.Code).toBe('Client.UserInitiatedShutdown')

  const started = await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }))
  expect(started.StartingInstances?.[0]).toMatchObject({
    PreviousState: { Name: 'stopped' },
    CurrentState: { Name: 'pending' },
  })
  expect(await errorName(ec2.send(new StopInstancesCommand({ InstanceIds: [id] })))).toBe('IncorrectInstanceState')
  await control.setDelays({ account, pending: 1 })
  await untilState(ec2, id, 'running')
  const stopped = await ec2.send(new StopInstancesCommand({ InstanceIds: [id] }))
  expect(stopped.StoppingInstances?.[0]).toMatchObject({
    PreviousState: { Name: 'running' },
    CurrentState: { Name: 'stopping' },
  })
  expect(await errorName(ec2.send(new StartInstancesCommand({ InstanceIds: [id] })))).toBe('IncorrectInstanceState')
  await control.setDelays({ account, stopping: 1 })
  await untilState(ec2, id, 'stopped')

  await ec2.send(new TerminateInstancesCommand({ InstanceIds: [id] }))
  const gone = await untilState(ec2, id, 'terminated')
  expect(gone.Tags ?? []).toEqual([])
  expect(await errorName(ec2.send(new StartInstancesCommand({ InstanceIds: [id] })))).toBe('IncorrectInstanceState')
})

test('RunInstances with one client token makes one instance, and refuses other parameters under it', async () => {
  const { ec2, home } = newPlace()
  const { imageId, securityGroupId, keyName, instanceProfileName } = await home()
  const input: RunInstancesCommandInput = {
    ...{ ImageId: imageId, InstanceType: 't2.micro', MinCount: 1, MaxCount: 1, KeyName: keyName },
    ...{ SecurityGroupIds: [securityGroupId], IamInstanceProfile: { Name: instanceProfileName } },
    ...{ ClientToken: 'once', TagSpecifications: runnerTags, InstanceInitiatedShutdownBehavior: 'stop' },
    UserData: Buffer.from('#!/bin/sh\ntrue\n').toString('base64'),
    MetadataOptions: { HttpTokens: 'required' },
  }
  const [one, two] = await Promise.all([
    ec2.send(new RunInstancesCommand(input)),
    ec2.send(new RunInstancesCommand(input)),
  ])
  const id = one.Instances?.[0]?.InstanceId ?? ''
  expect(id).toMatch(/^i-[0-9a-f]{17}$/)
  expect(two.Instances?.[0]?.InstanceId).toBe(id)
  const other = new RunInstancesCommand({ ...input, InstanceType: 't3.micro' })
  expect(await errorName(ec2.send(other))).toBe('IdempotentParameterMismatch')

  const byToken = await ec2.send(
    new DescribeInstancesCommand({ Filters: [{ Name: 'client-token', Values: ['once'] }] }),
  )
  expect(byToken.Reservations).toHaveLength(1)
  const instance = byToken.Reservations?.[0]?.Instances?.[0]
  expect(instance?.MetadataOptions?.HttpTokens).toBe('required')
  expect(instance?.Tags).toEqual([{ Key: 'role', Value: 'runner' }])
  const volumes = await ec2.send(
    new DescribeVolumesCommand({ Filters: [{ Name: 'attachment.instance-id', Values: [id] }] }),
  )
  expect(volumes.Volumes?.[0]?.Tags).toEqual([{ Key: 'role', Value: 'disk' }])
  const userData = await ec2.send(new DescribeInstanceAttributeCommand({ InstanceId: id, Attribute: 'userData' }))
  expect(Buffer.from(userData.UserData?.Value ?? '', 'base64').toString()).toBe('#!/bin/sh\ntrue\n')

  const stop = new ModifyInstanceAttributeCommand({ InstanceId: id, DisableApiStop: { Value: true } })
  await untilState(ec2, id, 'running')
  await ec2.send(stop)
  expect(await errorName(ec2.send(new StopInstancesCommand({ InstanceIds: [id] })))).toBe('OperationNotPermitted')
  const type = new ModifyInstanceAttributeCommand({ InstanceId: id, InstanceType: { Value: 't3.micro' } })
  expect(await errorName(ec2.send(type))).toBe('IncorrectInstanceState')
})

test.each([
  ['an unknown image', { ImageId: 'ami-00000000000000000' }, 'InvalidAMIID.NotFound'],
  ['an unknown key pair', { KeyName: 'nobody' }, 'InvalidKeyPair.NotFound'],
  ['an unknown group', { SecurityGroupIds: ['sg-00000000000000000'] }, 'InvalidGroup.NotFound'],
  ['an unknown subnet', { SubnetId: 'subnet-00000000000000000' }, 'InvalidSubnetID.NotFound'],
  ['an unknown profile', { IamInstanceProfile: { Name: 'nobody' } }, 'InvalidParameterValue'],
  ['an unknown type', { InstanceType: 't9.huge' }, 'InvalidParameterValue'],
  ['a dry run', { DryRun: true }, 'DryRunOperation'],
])('RunInstances with %s is refused', async (_, wrong, code) => {
  const { ec2, home } = newPlace()
  const { imageId } = await home()
  const input = { ImageId: imageId, InstanceType: 't2.micro', MinCount: 1, MaxCount: 1, ...wrong }
  expect(await errorName(ec2.send(new RunInstancesCommand(input as RunInstancesCommandInput)))).toBe(code)
})

test('a copied image is pending first, says where it comes from, and goes with its snapshot', async () => {
  const place = newPlace()
  const { imageId } = await place.home()
  const { ec2 } = place.in('eu-west-1')
  const { account, control } = place
  await control.setDelays({ account, imageCopy: LONG })
  const input = {
    ...{ SourceRegion: 'us-west-2', SourceImageId: imageId, Name: 'NAVO', ClientToken: 'copy' },
    TagSpecifications: (['image', 'snapshot'] as const).map((ResourceType) => ({
      ResourceType,
      Tags: [{ Key: 'of', Value: ResourceType }],
    })),
  }
  const { ImageId: copyId = '' } = await ec2.send(new CopyImageCommand(input))
  expect((await ec2.send(new CopyImageCommand(input))).ImageId).toBe(copyId)
  const look = async () => (await ec2.send(new DescribeImagesCommand({ ImageIds: [copyId] }))).Images?.[0]
  const pending = await look()
  expect(pending).toMatchObject({ State: 'pending', SourceImageId: imageId, SourceImageRegion: 'us-west-2' })
  expect(pending?.Tags).toEqual([{ Key: 'of', Value: 'image' }])
  const early = new RunInstancesCommand({ ImageId: copyId, InstanceType: 't2.micro', MinCount: 1, MaxCount: 1 })
  expect(await errorName(ec2.send(early))).toBe('InvalidAMIID.Unavailable')
  await control.setDelays({ account, imageCopy: 1 })
  await until(async () => (await look())?.State === 'available', 'the copy')

  const duplicate = new CopyImageCommand({ ...input, ClientToken: 'another' })
  expect(await errorName(ec2.send(duplicate))).toBe('InvalidAMIName.Duplicate')
  const own = { OwnerIds: ['self'], Filters: [{ Name: 'tag:of', Values: ['snapshot'] }] }
  const snapshots = await ec2.send(new DescribeSnapshotsCommand(own))
  expect(snapshots.Snapshots).toMatchObject([{ State: 'completed', Progress: '100%' }])
  const gone = await ec2.send(new DeregisterImageCommand({ ImageId: copyId, DeleteAssociatedSnapshots: true }))
  const snapshotId = snapshots.Snapshots?.[0]?.SnapshotId ?? ''
  expect(gone.DeleteSnapshotResults).toEqual([{ SnapshotId: snapshotId, ReturnCode: 'success' }])
  expect((await ec2.send(new DescribeSnapshotsCommand(own))).Snapshots).toEqual([])
  expect(await errorName(look())).toBe('InvalidAMIID.NotFound')
})

test('a copy under a bad key fails late', async () => {
  const place = newPlace()
  const { imageId } = await place.home()
  const { ec2 } = place.in('eu-west-1')
  const input = { SourceRegion: 'us-west-2', SourceImageId: imageId, Name: 'x-1', Encrypted: true, KmsKeyId: 'bad' }
  const { ImageId = '' } = await ec2.send(new CopyImageCommand(input))
  const failed = await until(async () => {
    const { Images: images = [] } = await ec2.send(new DescribeImagesCommand({ ImageIds: [ImageId] }))
    return images[0]?.State !== 'pending' && images[0]
  }, 'the copy to end')
  expect(failed.State).toBe('failed')
})

test('a group is deleted only when no instance uses it and no other group refers to it', async () => {
  const { ec2, home } = newPlace()
  const { securityGroupId: GroupId, instanceId } = await home()
  expect(await errorName(ec2.send(new DeleteSecurityGroupCommand({ GroupId })))).toBe('DependencyViolation')
  const { GroupId: other = '' } = await ec2.send(
    new CreateSecurityGroupCommand({ GroupName: 'other', Description: 'other' }),
  )
  const permission = { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId }] }
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: other, IpPermissions: [permission] }))
  await ec2.send(new TerminateInstancesCommand({ InstanceIds: [instanceId] }))
  await untilState(ec2, instanceId, 'terminated')
  expect(await errorName(ec2.send(new DeleteSecurityGroupCommand({ GroupId })))).toBe('DependencyViolation')
  await ec2.send(new DeleteSecurityGroupCommand({ GroupId: other }))
  await ec2.send(new DeleteSecurityGroupCommand({ GroupId }))
  const again = new CreateSecurityGroupCommand({ GroupName: 'default', Description: 'x' })
  expect(await errorName(ec2.send(again))).toMatch(/^Invalid/)
})
