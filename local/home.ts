// Builds in the local AWS what an operator has in a real home region before ServiceMon comes: image, key pair,
// security group, and a stopped instance with an instance profile. Through the SDK, and without any of our tags.
import { generateKeyPairSync } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateImageCommand,
  CreateSecurityGroupCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  EC2Client,
  ImportKeyPairCommand,
  RegisterImageCommand,
  RunInstancesCommand,
  StopInstancesCommand,
} from '@aws-sdk/client-ec2'
import {
  AddRoleToInstanceProfileCommand,
  AttachRolePolicyCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  GetInstanceProfileCommand,
  IAMClient,
} from '@aws-sdk/client-iam'
import { createControl } from './control.ts'

export type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken?: string }

/** Credentials that select one account of the local AWS, and a role in it; without one, an administrator. */
export function credentialsOf(account: string, role?: string): Credentials {
  return {
    accessKeyId: role === undefined ? `LOCAL${account}` : `LOCAL${account}-${role}`,
    secretAccessKey: 'local',
  }
}

export type Home = {
  region: string
  name: string
  baseImageId: string
  imageId: string
  instanceId: string
  securityGroupId: string
  keyName: string
  instanceProfileName: string
  instanceProfileArn: string
}

export type HomeOptions = {
  endpoint: string
  credentials: Credentials
  region?: string
  name?: string
  instanceProfileName?: string
  instanceType?: string
  /** Whether the image has ENA support, as all but old ones do. */
  enaSupport?: boolean
  /** Path on the image's disk to content; executable when it ends in .sh or is in a bin folder. */
  files?: Readonly<Record<string, string>>
}

const AWS_SCRIPT =
  '#!/bin/sh\n# Stands in for the ServiceMon program of the image.\necho "ServiceMon run in $(hostname)"\n'

export async function createHome(options: HomeOptions): Promise<Home> {
  const { endpoint, credentials, region = 'us-west-2', name = 'NAVO', instanceType = 't2.micro' } = options
  const instanceProfileName = options.instanceProfileName ?? `${name}-ssm`
  const files = { '/home/ec2-user/ServiceMon/aws.sh': AWS_SCRIPT, ...options.files }
  const config = { endpoint, credentials, region }
  const ec2 = new EC2Client(config)
  const control = createControl(endpoint)
  const instanceProfileArn = await ensureProfile(new IAMClient(config), instanceProfileName)
  await ec2.send(new ImportKeyPairCommand({ KeyName: name, PublicKeyMaterial: Buffer.from(newPublicKey(name)) }))
  const securityGroupId = await createGroup(ec2, name)
  const { ImageId: baseImageId = '' } = await ec2.send(
    new RegisterImageCommand({
      ...{ Name: `${name}-base`, Architecture: 'x86_64', RootDeviceName: '/dev/xvda' },
      EnaSupport: options.enaSupport ?? true,
    }),
  )
  await untilAvailable(ec2, baseImageId)
  const { Instances: instances = [] } = await ec2.send(
    new RunInstancesCommand({
      ImageId: baseImageId,
      InstanceType: instanceType as 't2.micro',
      MinCount: 1,
      MaxCount: 1,
      KeyName: name,
      SecurityGroupIds: [securityGroupId],
      IamInstanceProfile: { Name: instanceProfileName },
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: name }] }],
    }),
  )
  const instanceId = instances[0]?.InstanceId ?? ''
  await untilState(ec2, instanceId, 'running')
  await ec2.send(new StopInstancesCommand({ InstanceIds: [instanceId] }))
  await untilState(ec2, instanceId, 'stopped')
  for (const [path, content] of Object.entries(files)) {
    await control.writeFile(instanceId, path, content, /\.sh$|\/bin\//.test(path) ? { mode: 0o755 } : {})
  }
  const { ImageId: imageId = '' } = await ec2.send(new CreateImageCommand({ InstanceId: instanceId, Name: name }))
  await untilAvailable(ec2, imageId)
  return {
    ...{ region, name, baseImageId, imageId, instanceId, securityGroupId, keyName: name },
    ...{ instanceProfileName, instanceProfileArn },
  }
}

const TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
}

/** Makes the instance profile that the stack of the roles makes, in an account that has nothing else yet. */
export async function createMachineProfile({
  endpoint,
  credentials,
  name,
}: Pick<HomeOptions, 'endpoint' | 'credentials'> & { name: string }): Promise<void> {
  const iam = new IAMClient({ endpoint, credentials, region: 'us-east-1' })
  try {
    await ensureProfile(iam, name)
  } finally {
    iam.destroy()
  }
}

async function ensureProfile(iam: IAMClient, name: string): Promise<string> {
  try {
    const { InstanceProfile: found } = await iam.send(new GetInstanceProfileCommand({ InstanceProfileName: name }))
    return found?.Arn ?? ''
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'NoSuchEntityException') throw error
  }
  await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: JSON.stringify(TRUST) }))
  const PolicyArn = 'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore'
  await iam.send(new AttachRolePolicyCommand({ RoleName: name, PolicyArn }))
  const { InstanceProfile: made } = await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: name }))
  await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: name, RoleName: name }))
  return made?.Arn ?? ''
}

async function createGroup(ec2: EC2Client, name: string): Promise<string> {
  const { GroupId = '' } = await ec2.send(
    new CreateSecurityGroupCommand({ GroupName: name, Description: `${name} machines` }),
  )
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId,
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 22,
          ToPort: 22,
          IpRanges: [{ CidrIp: '192.0.2.0/24', Description: 'operators' }],
        },
        { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId }] },
      ],
    }),
  )
  return GroupId
}

/** A fresh ssh-ed25519 public key in OpenSSH's format. */
export function newPublicKey(comment: string): string {
  const { publicKey } = generateKeyPairSync('ed25519')
  // The last 32 bytes of the DER form are the key itself.
  const key = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)
  const parts = [Buffer.from('ssh-ed25519'), key].flatMap((part) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(part.length)
    return [length, part]
  })
  return `ssh-ed25519 ${Buffer.concat(parts).toString('base64')} ${comment}`
}

function untilAvailable(ec2: EC2Client, imageId: string): Promise<void> {
  return until(async () => {
    const { Images: images = [] } = await ec2.send(new DescribeImagesCommand({ ImageIds: [imageId] }))
    return images[0]?.State === 'available'
  }, `image ${imageId} to be available`)
}

function untilState(ec2: EC2Client, instanceId: string, state: string): Promise<void> {
  return until(async () => {
    const { Reservations: found = [] } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [instanceId] }))
    return found[0]?.Instances?.[0]?.State?.Name === state
  }, `instance ${instanceId} to be ${state}`)
}

async function until(isDone: () => Promise<boolean>, what: string): Promise<void> {
  for (const giveUpAt = Date.now() + 60_000; ;) {
    if (await isDone().catch(() => false)) return
    if (Date.now() > giveUpAt) throw new Error(`waiting for ${what}`)
    await sleep(30)
  }
}
