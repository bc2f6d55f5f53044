// Things of the fleet's name that are not the fleet's.
import {
  CreateImageCommand,
  CreateKeyPairCommand,
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  RegisterImageCommand,
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2'
import { until } from './until.ts'

/** Waits for an image. */
export const untilAvailable = (ec2: EC2Client, imageId: string): Promise<void> =>
  until(async () => {
    const { Images: [image] = [] } = await ec2.send(new DescribeImagesCommand({ ImageIds: [imageId] }))
    return image?.State === 'available'
  }, `image ${imageId} to be available`)

/** Waits for a state of an instance. */
export const untilState = (ec2: EC2Client, instanceId: string, state: string): Promise<void> =>
  until(async () => {
    const { Reservations: [found] = [] } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [instanceId] }))
    return found?.Instances?.[0]?.State?.Name === state
  }, `instance ${instanceId} to be ${state}`)

/** Their ids. */
export interface LookAlikes {
  readonly instance: string
  readonly image: string
  readonly keyPair: string
  readonly securityGroup: string
}

/** One thing of each kind under the fleet's name that the fleet didn't make, as an operator's own scripts might have. */
export async function makeLookAlikes(
  ec2: EC2Client,
  { profile, tags = {}, on = false }: { profile: string; tags?: Readonly<Record<string, string>>; on?: boolean },
): Promise<LookAlikes> {
  const Tags = Object.entries({ Name: 'NAVO', ...tags }).map(([Key, Value]) => ({ Key, Value }))
  const { ImageId: base = '' } = await ec2.send(
    new RegisterImageCommand({ Name: 'somebody-base', Architecture: 'x86_64', RootDeviceName: '/dev/xvda' }),
  )
  await untilAvailable(ec2, base)
  const { KeyPairId: keyPair = '' } = await ec2.send(
    new CreateKeyPairCommand({ KeyName: 'NAVO', TagSpecifications: [{ ResourceType: 'key-pair', Tags }] }),
  )
  const { GroupId: securityGroup = '' } = await ec2.send(
    new CreateSecurityGroupCommand({
      GroupName: 'NAVO',
      Description: 'of somebody else',
      TagSpecifications: [{ ResourceType: 'security-group', Tags }],
    }),
  )
  const { Instances: [made] = [] } = await ec2.send(
    new RunInstancesCommand({
      ...{ ImageId: base, InstanceType: 't2.micro', MinCount: 1, MaxCount: 1, KeyName: 'NAVO' },
      SecurityGroupIds: [securityGroup],
      IamInstanceProfile: { Name: profile },
      TagSpecifications: [
        { ResourceType: 'instance', Tags },
        { ResourceType: 'volume', Tags },
      ],
    }),
  )
  const instance = made?.InstanceId ?? ''
  await untilState(ec2, instance, 'running')
  await ec2.send(new StopInstancesCommand({ InstanceIds: [instance] }))
  await untilState(ec2, instance, 'stopped')
  const { ImageId: image = '' } = await ec2.send(new CreateImageCommand({ InstanceId: instance, Name: 'NAVO' }))
  await untilAvailable(ec2, image)
  const { Images: [seen] = [] } = await ec2.send(new DescribeImagesCommand({ ImageIds: [image] }))
  const snapshots = (seen?.BlockDeviceMappings ?? []).flatMap(({ Ebs }) => Ebs?.SnapshotId ?? [])
  await ec2.send(new CreateTagsCommand({ Resources: [image, ...snapshots], Tags }))
  if (on) {
    await ec2.send(new StartInstancesCommand({ InstanceIds: [instance] }))
    await untilState(ec2, instance, 'running')
  }
  return { instance, image, keyPair, securityGroup }
}
