// The local AWS's EC2 as the SDK sees it: tags, key pairs, filters, pages, lag, accounts and regions.
import {
  CreateKeyPairCommand,
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  DeleteKeyPairCommand,
  DeleteTagsCommand,
  DescribeInstancesCommand,
  DescribeKeyPairsCommand,
  DescribeRegionsCommand,
  DescribeSecurityGroupsCommand,
  ImportKeyPairCommand,
  RunInstancesCommand,
  paginateDescribeInstances,
  paginateDescribeSecurityGroups,
} from '@aws-sdk/client-ec2'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { expect, test } from '@jest/globals'
import { credentialsOf, newPublicKey } from '../../local/home.ts'
import { errorName, findInstance, LONG, until, useLocalAws } from './aws.ts'

const newPlace = useLocalAws()

test('key pairs: public key in the answer, duplicates refused, deleted by id', async () => {
  const { ec2 } = newPlace()
  const key = newPublicKey('test')
  const input = { KeyName: 'k', PublicKeyMaterial: Buffer.from(key) }
  const { KeyPairId: keyPairId = '' } = await ec2.send(new ImportKeyPairCommand(input))
  expect(await errorName(ec2.send(new ImportKeyPairCommand(input)))).toBe('InvalidKeyPair.Duplicate')
  const byId = await ec2.send(new DescribeKeyPairsCommand({ KeyPairIds: [keyPairId], IncludePublicKey: true }))
  expect(byId.KeyPairs?.[0]?.PublicKey?.trim()).toBe(key)
  await ec2.send(new DeleteKeyPairCommand({ KeyPairId: keyPairId }))
  expect((await ec2.send(new DescribeKeyPairsCommand({}))).KeyPairs).toEqual([])
})

test('tags are set and removed on things of the overlay and of moto in one call', async () => {
  const { ec2, home } = newPlace()
  const { instanceId, securityGroupId } = await home()
  const Resources = [instanceId, securityGroupId]
  await ec2.send(new CreateTagsCommand({ Resources, Tags: [{ Key: 'a', Value: '1' }] }))
  const Filters = [{ Name: 'tag:a', Values: ['1'] }]
  const count = async () => [
    (await ec2.send(new DescribeInstancesCommand({ Filters }))).Reservations?.length,
    (await ec2.send(new DescribeSecurityGroupsCommand({ Filters }))).SecurityGroups?.length,
  ]
  expect(await count()).toEqual([1, 1])
  await ec2.send(new DeleteTagsCommand({ Resources, Tags: [{ Key: 'a', Value: 'another' }] }))
  expect((await count())[0]).toBe(1)
  await ec2.send(new DeleteTagsCommand({ Resources, Tags: [{ Key: 'a' }] }))
  expect(await count()).toEqual([0, 0])
})

test('unknown filters are refused, unknown ids too', async () => {
  const { ec2, home } = newPlace()
  await home()
  const wrong = new DescribeInstancesCommand({ Filters: [{ Name: 'no-such', Values: ['x'] }] })
  expect(await errorName(ec2.send(wrong))).toBe('InvalidParameterValue')
  const unknown = new DescribeInstancesCommand({ InstanceIds: ['i-00000000000000000'] })
  expect(await errorName(ec2.send(unknown))).toBe('InvalidInstanceID.NotFound')
})

test('small pages reach callers that ask for none', async () => {
  const { ec2, home, control, account } = newPlace()
  const { imageId } = await home()
  await ec2.send(new RunInstancesCommand({ ImageId: imageId, InstanceType: 't2.micro', MinCount: 2, MaxCount: 2 }))
  await control.setPageSize(1, { account })
  const first = await ec2.send(new DescribeInstancesCommand({}))
  expect(first.Reservations).toHaveLength(1)
  const pages: number[] = []
  for await (const page of paginateDescribeInstances({ client: ec2 }, {})) pages.push(page.Reservations?.length ?? 0)
  expect(pages).toEqual([1, 1, 1])
  const names: (string | undefined)[] = []
  for await (const page of paginateDescribeSecurityGroups({ client: ec2 }, {})) {
    expect(page.SecurityGroups).toHaveLength(1)
    names.push(page.SecurityGroups?.[0]?.GroupName)
  }
  expect(names.sort()).toEqual(['NAVO', 'default'])
})

/** Milliseconds that no machine needs for a few calls: what is as young is unseen, however slow this one is. */

test('new instances can lag behind their making', async () => {
  const { ec2, home, control, account } = newPlace()
  const { imageId } = await home()
  await control.setDelays({ account, describeLag: LONG })
  const made = await ec2.send(
    new RunInstancesCommand({ ImageId: imageId, InstanceType: 't2.micro', MinCount: 1, MaxCount: 1 }),
  )
  const id = made.Instances?.[0]?.InstanceId ?? ''
  expect(await errorName(findInstance(ec2, id))).toBe('InvalidInstanceID.NotFound')
  await control.setDelays({ account, describeLag: 1 })
  await until(async () => (await errorName(findInstance(ec2, id))) === undefined, 'the instance to be known')
})

test('so can new groups and key pairs: left out of lists, unknown by name, and taken all the same', async () => {
  const { ec2, control, account } = newPlace()
  await control.setDelays({ account, describeLag: LONG })
  const group = { GroupName: 'late', Description: 'late' }
  const { GroupId = '' } = await ec2.send(new CreateSecurityGroupCommand(group))
  await ec2.send(new CreateKeyPairCommand({ KeyName: 'late' }))
  const groups = async () => (await ec2.send(new DescribeSecurityGroupsCommand({}))).SecurityGroups ?? []
  const pairs = () => ec2.send(new DescribeKeyPairsCommand({ KeyNames: ['late'] }))
  expect((await groups()).map(({ GroupName }) => GroupName)).toEqual(['default'])
  expect(await errorName(ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [GroupId] })))).toBe(
    'InvalidGroup.NotFound',
  )
  expect(await errorName(pairs())).toBe('InvalidKeyPair.NotFound')
  expect(await errorName(ec2.send(new CreateSecurityGroupCommand(group)))).toBe('InvalidGroup.Duplicate')
  await control.setDelays({ account, describeLag: 1 })
  await until(async () => (await groups()).some((one) => one.GroupId === GroupId), 'the group to be seen')
  await until(async () => (await errorName(pairs())) === undefined, 'the pair to be known')
})

test('accounts are apart, and regions can be closed to them', async () => {
  const [one, two] = [newPlace(), newPlace()]
  await one.home()
  expect((await two.ec2.send(new DescribeInstancesCommand({}))).Reservations).toEqual([])
  const sts = new STSClient({ endpoint: one.endpoint, region: 'us-east-1', credentials: credentialsOf(one.account) })
  expect((await sts.send(new GetCallerIdentityCommand({}))).Account).toBe(one.account)

  await one.control.set({ account: one.account, closedRegions: ['af-south-1'] })
  const closed = one.in('af-south-1').ec2
  expect(await errorName(closed.send(new DescribeInstancesCommand({})))).toBe('AuthFailure')
  const named = async (input: object) =>
    (await one.ec2.send(new DescribeRegionsCommand(input))).Regions?.find(
      ({ RegionName }) => RegionName === 'af-south-1',
    )
  expect(await named({})).toBeUndefined()
  expect((await named({ AllRegions: true }))?.OptInStatus).toBe('not-opted-in')
})
