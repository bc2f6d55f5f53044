// What a base image gives a region: the newest image by its public parameter, for the types that the region has.
import { describe, expect, test } from '@jest/globals'
import { observeBase } from '../../../src/aws/base.ts'
import { newestFor, type Home } from '../../../src/aws/origin.ts'
import { baseParameter } from '../../../src/fleet/bases.ts'
import { parseFleet } from '../../../src/fleet/fleet.ts'
import { awsError, fakeEc2, fakeSsm } from '../../support/fake-aws.ts'

const ARCHITECTURES: Readonly<Record<string, string>> = {
  't3.micro': 'x86_64',
  't4g.micro': 'arm64',
  'm1.small': 'i386',
  'mac1.metal': 'x86_64_mac',
}
const X86 = baseParameter('al2023', 'x86_64')
const ARM = baseParameter('al2023', 'arm64')

interface World {
  readonly parameters?: Readonly<Record<string, string>>
  readonly states?: Readonly<Record<string, string>>
  readonly more?: string
}

/** What is found in eu-west-3 for a fleet with these types. */
async function observe(
  types: string,
  {
    parameters = { [X86]: 'ami-0123456789abcdef0', [ARM]: 'ami-0fedcba9876543210' },
    states = {},
    more = '',
  }: World = {},
) {
  const fleet = parseFleet(
    `name: SKY\nimage: { base: al2023, setup: x y }\ninstance: { types: [${types}] }\nrun: { command: x, timeout: 1m }\n${more}regions: { eu-west-3: }\n`,
    'fleet.yml',
  )
  const asked: string[] = []
  const ec2 = fakeEc2((action, input) => {
    if (action === 'DescribeInstanceTypes') {
      const InstanceTypes = fleet.instance.types.map((type) => ({
        InstanceType: type,
        ProcessorInfo: { SupportedArchitectures: [ARCHITECTURES[type]] },
      }))
      return { InstanceTypes }
    }
    const [id = ''] = (input as { ImageIds?: string[] }).ImageIds ?? []
    if (states[id] === 'gone') throw awsError('InvalidAMIID.NotFound')
    return {
      Images: [
        {
          ImageId: id,
          Name: `image of ${id}`,
          State: states[id] ?? 'available',
          Architecture: id.startsWith('ami-0f') ? 'arm64' : 'x86_64',
          CreationDate: '2026-11-01T00:00:00.000Z',
        },
      ],
    }
  })
  const ssm = fakeSsm((_, input) => {
    const { Name = '' } = input as { Name?: string }
    asked.push(Name)
    const Value = parameters[Name]
    if (Value === undefined) throw awsError('ParameterNotFound')
    return { Parameter: { Value } }
  })
  const [region] = fleet.regions
  if (region === undefined) throw new Error('no region')
  const setup = { base: 'al2023', hash: '0123456789abcdef', setup: undefined }
  const home: Home = await observeBase({ ec2, ssm: () => Promise.resolve(ssm) }, { fleet, region, setup })
  return { home, asked }
}

describe('a base image', () => {
  test('is looked for in each architecture that the types have, in their order', async () => {
    const { home, asked } = await observe('t4g.micro, t3.micro')
    expect([home.problems, home.image?.architecture, asked]).toEqual([[], 'arm64', [ARM, X86]])
    expect(home.base && newestFor(home.base, 'x86_64')?.id).toBe('ami-0123456789abcdef0')
    expect((await observe('t3.micro')).asked).toEqual([X86])
  })

  test('that is there for one type only is no problem', async () => {
    const { home } = await observe('t4g.micro, t3.micro', { parameters: { [X86]: 'ami-0123456789abcdef0' } })
    expect([home.problems, home.image?.architecture]).toEqual([[], 'x86_64'])
  })

  test.each<[string, string, World, string]>([
    [
      'without its parameter',
      't3.micro',
      { parameters: {} },
      `the public parameter ${X86} does not exist in eu-west-3`,
    ],
    [
      'whose parameter holds something else',
      't3.micro',
      { parameters: { [X86]: 'hello' } },
      `the public parameter ${X86} holds "hello" in eu-west-3, and no image id`,
    ],
    [
      'that is gone',
      't3.micro',
      { states: { 'ami-0123456789abcdef0': 'gone' } },
      `image ami-0123456789abcdef0 of the public parameter ${X86} does not exist in eu-west-3`,
    ],
    [
      'that is not available',
      't3.micro',
      { states: { 'ami-0123456789abcdef0': 'disabled' } },
      `image ami-0123456789abcdef0 of the public parameter ${X86} is disabled in eu-west-3`,
    ],
    [
      'for types of other architectures',
      'm1.small, mac1.metal',
      {},
      'eu-west-3 has none of m1.small, mac1.metal with an architecture of base images (x86_64, arm64)',
    ],
  ])('%s is told', async (_, types, world, problem) => {
    const { home } = await observe(types, world)
    expect([home.problems, home.image]).toEqual([[problem], undefined])
  })

  test('comes with a group that lets nothing in and everything out, and a key where the file has one', async () => {
    const { home } = await observe('t3.micro')
    expect(home.securityGroup?.rules.map(({ direction, protocol, peer }) => [direction, protocol, peer])).toEqual([
      ['egress', '-1', { kind: 'ipv4', cidr: '0.0.0.0/0' }],
      ['egress', '-1', { kind: 'ipv6', cidr: '::/0' }],
    ])
    expect([home.keyPair, home.profile]).toEqual([undefined, 'SKY-ssm'])
    const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB9l4hQ0cZvH0bXl2cqjJ6pCq1b6YwE3h6a0T0m0dWJm'
    expect((await observe('t3.micro', { more: `public-key: ${KEY}\n` })).home.keyPair).toEqual({
      name: 'SKY',
      publicKey: KEY,
    })
  })
})
