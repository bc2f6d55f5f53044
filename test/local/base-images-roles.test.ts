// What IAM is asked in the local AWS about public images: their parameters, which belong to no account, and launches of them.
import { DescribeSubnetsCommand, EC2Client, RunInstancesCommand } from '@aws-sdk/client-ec2'
import { GetParameterCommand, GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { BASE_PARAMETERS } from '../../local/ec2/bases.ts'
import { credentialsOf } from '../../local/home.ts'
import { errorName, useLocalAws, type Place } from './aws.ts'

const newPlace = useLocalAws()
const { al2023, 'ubuntu-24.04': ubuntu } = BASE_PARAMETERS

let place: Place
let roles = 0

beforeAll(() => {
  place = newPlace()
})

/** Clients of a new role that may do this only. */
const roleWith = async (...statements: object[]): Promise<{ ec2: EC2Client; ssm: SSMClient }> => {
  const { account, endpoint, control } = place
  const role = `role-${(roles += 1)}`
  const Statement = statements.map((one, at) => ({ Sid: `S${at}`, Effect: 'Allow', ...one }))
  await control.set({ account, roles: { [role]: [{ Version: '2012-10-17', Statement }] } })
  const config = { endpoint, region: 'us-west-2', credentials: credentialsOf(account, role), maxAttempts: 1 }
  return { ec2: new EC2Client(config), ssm: new SSMClient(config) }
}

describe('a parameter', () => {
  const AMAZONS = 'arn:aws:ssm:us-west-2::parameter/aws/service/ami-amazon-linux-latest/*'
  const reading = async (Resource: string, Name: string) => {
    const { ssm } = await roleWith({ Action: 'ssm:GetParameter', Resource })
    return errorName(ssm.send(new GetParameterCommand({ Name })))
  }

  test.each([
    ['read by its ARN', AMAZONS, al2023.x86_64, undefined],
    ['read in all regions', 'arn:aws:ssm:*::parameter/aws/service/canonical/*', ubuntu.arm64, undefined],
    ['not another publisher’s', AMAZONS, ubuntu.x86_64, 'AccessDeniedException'],
    ['not another region’s', 'arn:aws:ssm:eu-west-1::parameter/aws/service/*', al2023.arm64, 'AccessDeniedException'],
    ['no account’s own', 'arn:aws:ssm:*:*0*:parameter/aws/service/*', al2023.x86_64, 'AccessDeniedException'],
    ['of an account not AWS’s', AMAZONS, '/own/parameter', 'AccessDeniedException'],
  ])('is %s', async (_, Resource, Name, error) => expect(await reading(Resource, Name)).toBe(error))

  test('is judged by itself among several', async () => {
    const { ssm } = await roleWith({ Action: 'ssm:GetParameters', Resource: AMAZONS })
    const read = (...Names: string[]) => errorName(ssm.send(new GetParametersCommand({ Names })))
    expect(await read(al2023.x86_64, al2023.arm64)).toBeUndefined()
    expect(await read(al2023.x86_64, ubuntu.x86_64)).toBe('AccessDeniedException')
  })
})

describe('a launch is allowed', () => {
  const REST = ['instance', 'volume', 'network-interface', 'subnet'].map((kind) => `arn:aws:ec2:*:*:${kind}/*`)
  const OWNERS = ['amazon', '137112412989', '099720109477']
  let subnetId: string
  let images: Record<'amazons' | 'canonicals' | 'own', string>

  beforeAll(async () => {
    const { ec2, ssm, home } = place
    const Names = [al2023.x86_64, ubuntu.x86_64]
    const { Parameters = [] } = await ssm.send(new GetParametersCommand({ Names }))
    const [amazons = '', canonicals = ''] = Parameters.map(({ Value }) => Value)
    images = { amazons, canonicals, own: (await home()).imageId }
    subnetId = (await ec2.send(new DescribeSubnetsCommand({}))).Subnets?.[0]?.SubnetId ?? ''
  })

  const allowed = async (Condition: object): Promise<string[]> => {
    const image = { Action: 'ec2:RunInstances', Resource: 'arn:aws:ec2:us-west-2::image/*', Condition }
    const { ec2 } = await roleWith({ Action: 'ec2:RunInstances', Resource: REST }, image)
    const judge = async ([name, ImageId]: [string, string]) => {
      const input = { ImageId, SubnetId: subnetId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 } as const
      const answer = await errorName(ec2.send(new RunInstancesCommand({ ...input, DryRun: true })))
      expect(['DryRunOperation', 'UnauthorizedOperation']).toContain(answer)
      return answer === 'DryRunOperation' ? [name] : []
    }
    return (await Promise.all(Object.entries(images).map(judge))).flat()
  }

  test.each([
    ['from all publishers', { StringEquals: { 'ec2:Owner': OWNERS } }, ['amazons', 'canonicals']],
    ['from public images', { Bool: { 'ec2:Public': 'true' } }, ['amazons', 'canonicals']],
    ['from private images', { Bool: { 'ec2:Public': 'false' } }, ['own']],
    ['from machine images', { StringEquals: { 'ec2:ImageType': 'machine' } }, ['amazons', 'canonicals', 'own']],
    ['from kernels', { StringEquals: { 'ec2:ImageType': 'aki' } }, []],
    ['from disks', { StringEquals: { 'ec2:RootDeviceType': 'ebs' } }, ['amazons', 'canonicals', 'own']],
  ])('%s', async (_, condition, expected) => expect(await allowed(condition)).toEqual(expected))

  test('from one image, or from the account’s', async () => {
    expect(await allowed({ StringEquals: { 'ec2:ImageID': images.canonicals } })).toEqual(['canonicals'])
    expect(await allowed({ StringEquals: { 'ec2:Owner': place.account } })).toEqual(['own'])
  })
})
