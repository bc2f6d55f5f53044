// The public images of the local AWS: their parameters, what EC2 says of them, machines of them, and what tests do to them.
import {
  CopyImageCommand,
  CreateImageCommand,
  CreateTagsCommand,
  DeregisterImageCommand,
  DescribeImagesCommand,
  DescribeVolumesCommand,
  ModifyInstanceAttributeCommand,
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  type EC2Client,
  type Image,
  type RunInstancesCommandInput,
} from '@aws-sdk/client-ec2'
import { GetParameterCommand, GetParametersCommand, PutParameterCommand, type SSMClient } from '@aws-sdk/client-ssm'
import { expect, test } from '@jest/globals'
import { BASE_PARAMETERS } from '../../local/ec2/bases.ts'
import { REGIONS_BY_PARTITION } from '../../src/fleet/regions.ts'
import { errorName, findInstance, until, untilState, useLocalAws } from './aws.ts'

const newPlace = useLocalAws()
const { al2023, 'al2023-minimal': minimal, 'ubuntu-24.04': ubuntu } = BASE_PARAMETERS
const DAY_MS = 86_400_000

const parameterOf = async (ssm: SSMClient, Name: string) =>
  (await ssm.send(new GetParameterCommand({ Name }))).Parameter ?? {}

const imageOf = async (ec2: EC2Client, id: string): Promise<Image> =>
  (await ec2.send(new DescribeImagesCommand({ ImageIds: [id] }))).Images?.[0] ?? {}

const named = async ({ ec2, ssm }: { ec2: EC2Client; ssm: SSMClient }, parameter: string): Promise<Image> =>
  imageOf(ec2, (await parameterOf(ssm, parameter)).Value ?? '')

const launch = async (ec2: EC2Client, input: Partial<RunInstancesCommandInput>): Promise<string> => {
  const one = { InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 } as const
  const { Instances: [made] = [] } = await ec2.send(new RunInstancesCommand({ ...one, ...input }))
  return made?.InstanceId ?? ''
}

const daysBetween = (from: string | undefined, to: string | number | undefined): number =>
  (new Date(to ?? NaN).getTime() - new Date(from ?? NaN).getTime()) / DAY_MS

test.each([
  ['Amazon’s', al2023.x86_64, 'text'],
  ['Amazon’s for arm64', al2023.arm64, 'text'],
  ['Canonical’s', ubuntu.x86_64, 'aws:ec2:image'],
  ['Canonical’s for arm64', ubuntu.arm64, 'aws:ec2:image'],
])('the parameter is %s, and belongs to no account', async (_, Name, DataType) => {
  const { ssm } = newPlace().in('sa-east-1')
  const parameter = await parameterOf(ssm, Name)
  expect(parameter).toEqual({
    ...{ Name, DataType, Type: 'String', Version: 1, ARN: `arn:aws:ssm:sa-east-1::parameter${Name}` },
    ...{ Value: expect.stringMatching(/^ami-[0-9a-f]{17}$/), LastModifiedDate: expect.any(Date) },
  })
})

test('every region has parameters and images of its own', async () => {
  const place = newPlace()
  const regions = REGIONS_BY_PARTITION['aws'] ?? []
  const found = await Promise.all(
    regions.flatMap((region) => [al2023.x86_64, ubuntu.arm64].map((parameter) => named(place.in(region), parameter))),
  )
  expect(new Set(found.map(({ ImageId }) => ImageId)).size).toBe(2 * regions.length)
  expect(regions.length).toBeGreaterThan(30)
})

test('several parameters come in one answer, with those that aren’t there apart', async () => {
  const { ssm } = newPlace()
  await ssm.send(new PutParameterCommand({ Name: '/own/image', Type: 'String', Value: 'ami-1' }))
  const unknown = ['/aws/service/ami-amazon-linux-latest/al2099', '/aws/service/canonical/ubuntu/none', '/nobody/has']
  const Names = [ubuntu.x86_64, '/own/image', ...unknown]
  const { Parameters = [], InvalidParameters } = await ssm.send(new GetParametersCommand({ Names }))
  expect(Parameters.map(({ Name }) => Name)).toEqual([ubuntu.x86_64, '/own/image'])
  expect(Parameters[1]?.ARN).toContain(':parameter/own/image')
  expect(InvalidParameters).toEqual(unknown)
  for (const Name of unknown)
    expect(await errorName(ssm.send(new GetParameterCommand({ Name })))).toBe('ParameterNotFound')
})

test('Amazon’s image is described as EC2 describes it', async () => {
  const image = await named(newPlace(), al2023.arm64)
  expect(image).toMatchObject({
    ...{ OwnerId: '137112412989', ImageOwnerAlias: 'amazon', Public: true, State: 'available', Architecture: 'arm64' },
    Name: expect.stringMatching(/^al2023-ami-2023\.9\.\d{8}\.0-kernel-6\.1-arm64$/),
    ImageLocation: `amazon/${image.Name ?? ''}`,
    ...{ EnaSupport: true, ImdsSupport: 'v2.0', RootDeviceName: '/dev/xvda', RootDeviceType: 'ebs' },
    BlockDeviceMappings: [
      {
        DeviceName: '/dev/xvda',
        Ebs: {
          ...{ VolumeSize: 8, VolumeType: 'gp3', Iops: 3000, Throughput: 125, Encrypted: false },
          ...{ DeleteOnTermination: true, SnapshotId: expect.stringMatching(/^snap-/) },
        },
      },
    ],
  })
  expect(image.Name).toContain(image.CreationDate?.slice(0, 10).replaceAll('-', ''))
  expect(daysBetween(image.CreationDate, Date.now())).toBeCloseTo(10, 1)
  expect(daysBetween(image.CreationDate, image.DeprecationTime)).toBe(90)
})

test('Canonical’s image has another root device, places for the host’s disks, and no opinion on metadata', async () => {
  const image = await named(newPlace(), ubuntu.x86_64)
  expect(image).toMatchObject({
    ...{ OwnerId: '099720109477', ImageOwnerAlias: 'amazon', Public: true, Architecture: 'x86_64', EnaSupport: true },
    Name: expect.stringMatching(/^ubuntu\/images\/hvm-ssd-gp3\/ubuntu-noble-24\.04-amd64-server-\d{8}$/),
    RootDeviceName: '/dev/sda1',
    BlockDeviceMappings: [
      { DeviceName: '/dev/sda1', Ebs: { VolumeSize: 8, VolumeType: 'gp3' } },
      { DeviceName: '/dev/sdb', VirtualName: 'ephemeral0' },
      { DeviceName: '/dev/sdc', VirtualName: 'ephemeral1' },
    ],
  })
  expect(image.ImdsSupport).toBeUndefined()
  const year = (time: string | undefined): number => new Date(time ?? NaN).getUTCFullYear()
  expect(year(image.DeprecationTime) - year(image.CreationDate)).toBe(2)
})

test('public images are nobody’s own: not listed as such, and not to be deregistered', async () => {
  const { ec2, ssm, home } = newPlace()
  const { imageId, baseImageId } = await home()
  const { Value: id = '' } = await parameterOf(ssm, al2023.x86_64)
  const idsBy = async (Owners: string[]) =>
    ((await ec2.send(new DescribeImagesCommand({ Owners }))).Images ?? []).map(({ ImageId }) => ImageId)
  expect((await idsBy(['self'])).sort()).toEqual([imageId, baseImageId].sort())
  expect(await idsBy(['amazon'])).toContain(id)
  expect(await idsBy(['137112412989'])).toContain(id)
  expect(await idsBy(['099720109477'])).not.toContain(id)
  expect(await errorName(ec2.send(new DeregisterImageCommand({ ImageId: id })))).toBe('AuthFailure')
})

test('an account’s tags on a public image are its own', async () => {
  const [one, other] = [newPlace(), newPlace()]
  const { ImageId = '', Name = '' } = await named(one, al2023.x86_64)
  await one.ec2.send(new CreateTagsCommand({ Resources: [ImageId], Tags: [{ Key: 'of', Value: 'one' }] }))
  expect((await imageOf(one.ec2, ImageId)).Tags).toEqual([{ Key: 'of', Value: 'one' }])
  expect(await named(other, al2023.x86_64)).toMatchObject({ Name, Tags: [] })
})

test('accounts see each public image once, and other accounts’ not at all', async () => {
  const [one, other] = [newPlace(), newPlace()]
  const [mine, theirs] = await Promise.all([named(one, al2023.x86_64), named(other, al2023.x86_64)])
  const { Images: images = [] } = await one.ec2.send(new DescribeImagesCommand({ Owners: ['amazon'] }))
  expect(images.filter(({ Name }) => Name === mine.Name)).toHaveLength(1)
  expect(images.map(({ ImageId }) => ImageId)).not.toContain(theirs.ImageId)
})

test('a machine takes its image’s architecture, root device and metadata options', async () => {
  const place = newPlace()
  const [amazons, canonicals] = await Promise.all([named(place, al2023.arm64), named(place, ubuntu.x86_64)])
  const ofAmazon = await launch(place.ec2, { ImageId: amazons.ImageId, InstanceType: 't4g.micro' })
  const ofCanonical = await launch(place.ec2, { ImageId: canonicals.ImageId })
  expect(await findInstance(place.ec2, ofAmazon)).toMatchObject({
    ...{ Architecture: 'arm64', RootDeviceName: '/dev/xvda', ImageId: amazons.ImageId },
    MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 2 },
  })
  expect(await untilState(place.ec2, ofCanonical, 'running')).toMatchObject({
    ...{ Architecture: 'x86_64', RootDeviceName: '/dev/sda1' },
    BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { DeleteOnTermination: true } }],
    MetadataOptions: { HttpTokens: 'optional', HttpPutResponseHopLimit: 1 },
  })
})

test.each([
  ['t3.micro', 'arm64', 'x86_64'],
  ['t2.micro', 'arm64', 'i386,x86_64'],
  ['t4g.micro', 'x86_64', 'arm64'],
] as const)('a %s doesn’t boot an image for %s', async (InstanceType, architecture, of) => {
  const { ec2, ssm } = newPlace()
  const { Value: ImageId } = await parameterOf(ssm, ubuntu[architecture])
  const refused = launch(ec2, { ImageId, InstanceType })
  await expect(refused).rejects.toMatchObject({ name: 'InvalidParameterValue' })
  await expect(refused).rejects.toThrow(
    `The architecture '${of}' of the specified instance type does not match the architecture '${architecture}' of the`,
  )
})

test('a machine whose type was changed to another architecture doesn’t start', async () => {
  const { ec2, home } = newPlace()
  const { instanceId: id } = await home()
  await ec2.send(new ModifyInstanceAttributeCommand({ InstanceId: id, InstanceType: { Value: 't4g.micro' } }))
  expect(await errorName(ec2.send(new StartInstancesCommand({ InstanceIds: [id] })))).toBe('InvalidParameterValue')
})

test('a root disk can be larger than its snapshot, and not smaller; a refused launch leaves nothing', async () => {
  const place = newPlace()
  const { ec2, control, account } = place
  const { ImageId, BlockDeviceMappings: [root] = [] } = await named(place, ubuntu.x86_64)
  const sized = (VolumeSize: number) =>
    launch(ec2, {
      ImageId,
      BlockDeviceMappings: [
        { DeviceName: '/dev/sda1', Ebs: { VolumeSize, VolumeType: 'gp3', DeleteOnTermination: true } },
      ],
    })
  const refused = sized(7)
  await expect(refused).rejects.toMatchObject({ name: 'InvalidBlockDeviceMapping' })
  await expect(refused).rejects.toThrow(
    `Volume of size 7GB is smaller than snapshot '${root?.Ebs?.SnapshotId ?? ''}', expect size >= 8GB`,
  )
  expect(await control.instances({ account })).toEqual([])
  const id = await sized(16)
  const Filters = [{ Name: 'attachment.instance-id', Values: [id] }]
  const { Volumes } = await ec2.send(new DescribeVolumesCommand({ Filters }))
  expect(Volumes).toMatchObject([{ Size: 16, VolumeType: 'gp3', SnapshotId: root?.Ebs?.SnapshotId }])
})

test('an image made of such a machine is of its size and architecture, and so is a copy', async () => {
  const place = newPlace()
  const { ec2 } = place
  const { ImageId } = await named(place, ubuntu.arm64)
  const disk = { DeviceName: '/dev/sda1', Ebs: { VolumeSize: 12, VolumeType: 'gp3' } } as const
  const id = await launch(ec2, { ImageId, InstanceType: 't4g.micro', BlockDeviceMappings: [disk] })
  await untilState(ec2, id, 'running')
  await ec2.send(new StopInstancesCommand({ InstanceIds: [id] }))
  await untilState(ec2, id, 'stopped')
  const { ImageId: made = '' } = await ec2.send(new CreateImageCommand({ InstanceId: id, Name: 'made' }))
  await until(async () => (await imageOf(ec2, made)).State === 'available', 'the image')
  const there = place.in('eu-west-1').ec2
  const copy = { SourceImageId: made, SourceRegion: 'us-west-2', Name: 'copy' }
  const { ImageId: copied = '' } = await there.send(new CopyImageCommand(copy))
  const expected = {
    ...{ Architecture: 'arm64', RootDeviceName: '/dev/sda1', Public: false },
    BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { VolumeSize: 12, VolumeType: 'gp3' } }],
  }
  expect(await imageOf(ec2, made)).toMatchObject(expected)
  expect(await imageOf(there, copied)).toMatchObject(expected)
})

test('a launch by parameter gets what the parameter names', async () => {
  const { ec2, ssm } = newPlace()
  const { Value: ImageId } = await parameterOf(ssm, al2023.x86_64)
  expect(await findInstance(ec2, await launch(ec2, { ImageId: `resolve:ssm:${al2023.x86_64}` }))).toMatchObject({
    ImageId,
  })
  const unknown = 'resolve:ssm:/aws/service/ami-amazon-linux-latest/al2099'
  expect(await errorName(launch(ec2, { ImageId: unknown }))).toBe('InvalidParameterValue')
})

test('a newer image takes the parameter; the older one stays, and is deprecated', async () => {
  const place = newPlace()
  const { control, account, ec2, ssm } = place
  const where = { account, region: 'us-west-2', parameter: ubuntu.x86_64 }
  const older = await parameterOf(ssm, ubuntu.x86_64)
  const elsewhere = await parameterOf(place.in('eu-west-1').ssm, ubuntu.x86_64)
  const id = await control.publishImage(where)
  const newer = await parameterOf(ssm, ubuntu.x86_64)
  expect(newer).toMatchObject({ Value: id, Version: 2 })
  expect(id).not.toBe(older.Value)
  expect(await parameterOf(place.in('eu-west-1').ssm, ubuntu.x86_64)).toEqual(elsewhere)
  expect(daysBetween((await imageOf(ec2, id)).CreationDate, Date.now())).toBeCloseTo(0, 1)

  const deprecated = await imageOf(ec2, older.Value ?? '')
  expect(daysBetween(deprecated.DeprecationTime, Date.now())).toBeCloseTo(0, 1)
  const listed = async (more: object) =>
    (await ec2.send(new DescribeImagesCommand({ Owners: ['amazon'], ...more }))).Images?.map(({ ImageId }) => ImageId)
  expect(await listed({})).not.toContain(older.Value)
  expect(await listed({ IncludeDeprecated: true })).toContain(older.Value)
  await launch(ec2, { ImageId: older.Value })

  const again = await control.publishImage(where)
  expect((await imageOf(ec2, again)).Name).toBe(`${(await imageOf(ec2, id)).Name ?? ''}.1`)
})

test('an image of a given age was made then, and is deprecated by it', async () => {
  const { control, account, ec2 } = newPlace()
  const id = await control.publishImage({ account, region: 'us-west-2', parameter: al2023.x86_64, ageDays: 120 })
  const image = await imageOf(ec2, id)
  expect(daysBetween(image.CreationDate, Date.now())).toBeCloseTo(120, 1)
  expect(daysBetween(image.DeprecationTime, Date.now())).toBeCloseTo(30, 1)
  expect(image.Name).toContain(image.CreationDate?.slice(0, 10).replaceAll('-', ''))
})

test('an image can have files on its disk, which machines of it have, and no others', async () => {
  const { control, account, ec2 } = newPlace()
  const where = { account, region: 'us-west-2', parameter: al2023.x86_64 }
  const ids = [
    await control.publishImage({ ...where, files: { '/etc/pip.conf': '[global]\n' } }),
    await control.publishImage(where),
  ]
  const [own = '', other = ''] = await Promise.all(ids.map((ImageId) => launch(ec2, { ImageId })))
  for (const instance of [own, other]) await untilState(ec2, instance, 'running')
  expect((await control.readFile(own, '/etc/pip.conf')).toString()).toBe('[global]\n')
  expect((await control.readFile(other, '/etc/os-release')).toString()).toContain('Amazon Linux')
  await expect(control.readFile(other, '/etc/pip.conf')).rejects.toThrow('ENOENT')
})

test('a parameter can be gone from a region, and its image from behind it', async () => {
  const place = newPlace()
  const { control, account, ec2, ssm } = place
  const where = { account, region: 'us-west-2', parameter: al2023.x86_64 }
  const { Value: id = '' } = await parameterOf(ssm, al2023.x86_64)
  await control.deregisterPublicImage(where)
  expect((await parameterOf(ssm, al2023.x86_64)).Value).toBe(id)
  expect(await errorName(imageOf(ec2, id))).toBe('InvalidAMIID.NotFound')
  expect(await errorName(launch(ec2, { ImageId: id }))).toBe('InvalidAMIID.NotFound')

  await control.removeParameter(where)
  expect(await errorName(parameterOf(ssm, al2023.x86_64))).toBe('ParameterNotFound')
  expect(await errorName(parameterOf(place.in('eu-west-1').ssm, al2023.x86_64))).toBeUndefined()
  await control.publishImage(where)
  expect(await errorName(parameterOf(ssm, al2023.x86_64))).toBeUndefined()
  await expect(control.publishImage({ ...where, parameter: '/nobody/has' })).rejects.toThrow('nobody publishes')
})

test('a region that is saved comes back with the images that it had', async () => {
  const { control, account, ssm } = newPlace()
  const saved = { account, region: 'us-west-2', name: 'before' }
  const before = await parameterOf(ssm, minimal.arm64)
  await control.saveRegion(saved)
  await control.publishImage({ account, region: 'us-west-2', parameter: minimal.arm64 })
  await control.restoreRegion(saved)
  expect(await parameterOf(ssm, minimal.arm64)).toEqual(before)
})

test('public images are no part of an account’s quota', async () => {
  const { control, account, ec2, home } = newPlace()
  const { instanceId } = await home()
  await control.setLimits({ account, imagesPerRegion: 3 })
  const make = (Name: string) => errorName(ec2.send(new CreateImageCommand({ InstanceId: instanceId, Name })))
  expect(await make('third')).toBeUndefined()
  expect(await make('fourth')).toBe('AMIQuotaExceeded')
})
