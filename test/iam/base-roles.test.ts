// The roles of a fleet with a base image, beside those of one with a home: what is there more is what its life has use
// for, and what is there less is all that has to do with originals.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { fleetParameters } from '../../infra/command.ts'
import type { Call } from '../../local/control.ts'
import { parsePolicy } from '../../local/iam/policy.ts'
import { policiesOf, shippedRoles } from '../../local/iam/shipped.ts'
import { parseFleet } from '../../src/fleet/fleet.ts'
import { fleetText, useWorlds } from '../support/world.ts'
import { grantsOf, usedBy } from './usage.ts'

const newWorld = useWorlds()
const REGIONS = ['us-east-1', 'eu-west-3'] as const
const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB9l4hQ0cZvH0bXl2cqjJ6pCq1b6YwE3h6a0T0m0dWJm'
const baseFleet = (base: string): string =>
  [
    'name: SKY',
    `image: { base: ${base}, setup: "true yes" }`,
    `public-key: ${KEY}`,
    'instance: { types: [t2.micro, t3.micro] }',
    'run: { command: "true", timeout: 30m }',
    `regions: { ${REGIONS.map((name) => `${name}: { cron: '0 0 1 1 *' }`).join(', ')} }`,
    '',
  ].join('\n')
const HOME = fleetText({ regions: ['us-west-2', ...REGIONS] }).replaceAll('NAVO', 'SKY')

/** The statements of both roles of a fleet. */
function statementsOf(text: string, account = '123456789012') {
  const fleet = parseFleet(text, 'fleet.yml')
  const roles = shippedRoles(account, {
    ...fleetParameters(fleet),
    HomeImage: 'ami-home',
    HomeGroup: 'sg-home',
    Subnets: '*',
  })
  return ['RotateRole', 'OperateRole'].flatMap((id) => {
    const role = roles[id]
    return role === undefined ? [] : policiesOf(role).flatMap(parsePolicy)
  })
}
const linesOf = (text: string): Set<string> => new Set(grantsOf(statementsOf(text)))

const MORE = [
  'FindTheBaseImage: ssm:GetParameter',
  'FindTheBaseImage: arn:*:ssm:*::parameter/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64',
  'FindTheBaseImage: arn:*:ssm:*::parameter/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64',
  'MarkMachines: aws:TagKeys servicemon:setup',
  'OrFromTheBaseImage: arn:aws:ec2:*::image/*',
  'OrFromTheBaseImage: ec2:RunInstances',
  'TagWhatIsMade: aws:TagKeys servicemon:base',
  'TagWhatIsMade: aws:TagKeys servicemon:setup',
]

test('a base adds its parameters, its images and its tags, and takes away all that has to do with originals', () => {
  const [base, home] = [linesOf(baseFleet('al2023')), linesOf(HOME)]
  expect([...base].filter((line) => !home.has(line)).sort()).toEqual([...MORE].sort())
  const gone = new Set([...home].filter((line) => !base.has(line)).map((line) => line.split(':')[0]))
  expect([...gone].sort()).toEqual([
    'CopyHomesImage',
    'FromWhatIsTheFleets',
    'IntoTheOtherRegions',
    'OrFromHomesOriginals',
    'WithItsSnapshots',
  ])
})

test('machines are made of images of the base’s publisher alone', () => {
  const ownersOf = (base: string) =>
    statementsOf(baseFleet(base))
      .find(({ sid }) => sid === 'OrFromTheBaseImage')
      ?.conditions.map(({ operator, key, values }) => [operator, key, values])
  const Public = ['Bool', 'ec2:Public', ['true']]
  expect(ownersOf('al2023')).toEqual([['StringEquals', 'ec2:Owner', ['amazon', '137112412989']], Public])
  expect(ownersOf('ubuntu-24.04')).toEqual([
    ['StringEquals', 'ec2:Owner', ['099720109477', 'amazon', '137112412989']],
    Public,
  ])
})

describe('a base fleet', () => {
  let calls: readonly Call[] = []
  let account = ''
  beforeAll(async () => {
    const world = await newWorld({ fleet: baseFleet('al2023'), home: { name: 'SKY' } })
    account = world.account
    const act = async (inputs: Readonly<Record<string, string>>): Promise<void> => {
      const { exitCode, log } = await world.act(inputs)
      if (exitCode !== 0) throw new Error(log)
    }
    await act({ mode: 'provision', region: 'all' })
    await act({ mode: 'run', region: REGIONS[0] })
    await act({ mode: 'check' })
    await act({ mode: 'rotate' })
    await writeFile(
      join(world.folder, 'fleet.yml'),
      baseFleet('al2023').replace('[t2.micro, t3.micro]', '[t4g.micro]').replace('true yes', 'true again'),
    )
    await act({ mode: 'provision', region: REGIONS[0] })
    await act({ mode: 'clear', region: 'all', confirm: 'SKY' })
    calls = (await world.control.calls({ account, checks: true })).filter(
      ({ userAgent }) => userAgent?.includes('aws-servicemon') === true,
    )
  })

  test('is allowed all that it calls in its life', () => {
    const refused = calls.flatMap(({ role, checks }) =>
      (checks ?? []).filter(({ allowed }) => !allowed).map(({ action, resource }) => [role, action, resource]),
    )
    expect([calls.length > 100, refused]).toEqual([true, []])
  })

  test('has use for each thing that it has more than a fleet with a home', () => {
    const statements = statementsOf(baseFleet('al2023'), account)
    const used = new Set(calls.flatMap(({ checks }) => checks ?? []).flatMap((check) => usedBy(statements, check)))
    expect(MORE.filter((line) => !used.has(line))).toEqual([])
  })
})
