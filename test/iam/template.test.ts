// infra/servicemon.yml as CloudFormation takes it: cfn-lint finds nothing in it, the printed command deploys it by the
// real AWS command line, what comes of it is what the proofs here rest on, and it is within IAM's limits.
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import {
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListRolePoliciesCommand,
} from '@aws-sdk/client-iam'
import { DescribeSubnetsCommand } from '@aws-sdk/client-ec2'
import { expect, test } from '@jest/globals'
import { deployCommand, fleetParameters } from '../../infra/command.ts'
import { SCHEDULED_WORKFLOWS } from '../../infra/look-ups.ts'
import { shippedRoles } from '../../local/iam/shipped.ts'
import type { Parameters, Role } from '../../local/iam/template.ts'
import { ensureVenv } from '../../local/venv.ts'
import { parseFleet } from '../../src/fleet/fleet.ts'
import { MAX_FLEET_TAGS } from '../../src/fleet/limits.ts'
import { REGIONS } from '../../src/fleet/regions.ts'
import { fleetText, useWorlds, type World } from '../support/world.ts'
import { findTool, ROOT, say } from '../workflows/tools.ts'

const TEMPLATE = join(ROOT, 'infra/servicemon.yml')
const newWorld = useWorlds()

/** What cfn-lint would have to see, by what is made of which text. */
const MISTAKES = [
  ['a reference to nothing', '!Ref SecretsKeys', '!Ref SecretKeys', 'SecretKeys'],
  ['a property that roles don’t have', 'MaxSessionDuration:', 'MaxSessionLength:', 'MaxSessionLength'],
  ['a parameter that is never used', '!Ref Branch', '!Ref Home', 'Branch'],
] as const

let findings: Promise<readonly string[]> | undefined

/** What cfn-lint says of the template, and of it with each mistake: all in one go, as its start alone takes 2 s. */
async function lint(): Promise<readonly string[]> {
  const template = await readFile(TEMPLATE, 'utf8')
  const texts = MISTAKES.map(([, text, instead]) =>
    template.replaceAll(text, instead).replaceAll('${Branch}', '${Home}'),
  )
  const folder = await mkdtemp(join(tmpdir(), 'cfn-lint-'))
  const paths = [template, ...texts].map((_, index) => join(folder, `${index}.yml`))
  await Promise.all([template, ...texts].map((text, index) => writeFile(paths[index] ?? '', text)))
  // It comes with moto.
  const options = ['--include-checks', 'I', '--format', 'parseable', '--', ...paths]
  const { output } = await say(await findTool('cfn-lint'), options)
  await rm(folder, { recursive: true })
  const said = output.split('\n')
  return paths.map((path) => said.filter((line) => line.startsWith(path)).join('\n'))
}

test('cfn-lint has nothing to say, not even for information', async () => {
  const [ofTemplate, ...ofMistakes] = await (findings ??= lint())
  expect(ofTemplate).toBe('')
  expect(ofMistakes).toHaveLength(MISTAKES.length)
})

test.each(MISTAKES.map((mistake, index) => [...mistake, index] as const))(
  'cfn-lint would see %s',
  async (_, _text, _instead, named, index) => {
    expect((await (findings ??= lint()))[index + 1]).toContain(named)
  },
)

/** A role as IAM has it, once deployed. moto makes managed policies, but attaches none: they are asked for by their names. */
async function roleInIam(
  iam: IAMClient,
  { account, name, managed }: Pick<Role, 'name' | 'managed'> & { account: string },
): Promise<Pick<Role, 'trust' | 'inline' | 'managed'>> {
  // moto writes some documents as Python does, in single quotes; no text of theirs has any.
  const decoded = (text = ''): unknown =>
    JSON.parse(text.startsWith('%') ? decodeURIComponent(text) : text.replaceAll("'", '"'))
  const RoleName = name
  const [{ Role: role }, { PolicyNames = [] }] = await Promise.all([
    iam.send(new GetRoleCommand({ RoleName })),
    iam.send(new ListRolePoliciesCommand({ RoleName })),
  ])
  const inline = PolicyNames.map(async (PolicyName) => {
    const { PolicyDocument } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }))
    return { name: PolicyName, document: decoded(PolicyDocument) }
  })
  const attached = managed.map(async ({ name: policyName }) => {
    const PolicyArn = `arn:aws:iam::${account}:policy/${policyName}`
    const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v1' }))
    return { name: policyName, document: decoded(PolicyVersion?.Document) }
  })
  return {
    trust: decoded(role?.AssumeRolePolicyDocument),
    inline: await Promise.all(inline),
    managed: await Promise.all(attached),
  }
}

/** What the stand-in for gh answers, as GitHub would. */
const GITHUB = [
  '#!/bin/sh',
  'case $* in',
  `*customization/sub) echo '{"use_default": true, "use_immutable_subject": true}' ;;`,
  `*) echo '{"id": 22, "full_name": "nasa/servicemon", "default_branch": "main", "owner": {"id": 11}}' ;;`,
  'esac',
].join('\n')

/** Has the command printed and then runs it, as an operator would, in a folder with the fleet's file and the template. */
async function deploy(world: World, fleet: string, given: Parameters): Promise<string> {
  const [bin, infra] = [join(world.folder, 'bin'), join(world.folder, 'infra')]
  await Promise.all([bin, infra].map((folder) => mkdir(folder, { recursive: true })))
  await copyFile(TEMPLATE, join(infra, 'servicemon.yml'))
  await writeFile(join(world.folder, 'fleet.yml'), fleet)
  await writeFile(join(bin, 'gh'), GITHUB, { mode: 0o755 })
  const env = {
    PATH: [bin, join(await ensureVenv(), 'bin'), dirname(process.execPath), process.env['PATH']].join(delimiter),
    ...{ HOME: world.folder, NODE_NO_WARNINGS: '1', AWS_ENDPOINT_URL: world.endpoint },
    AWS_ACCESS_KEY_ID: world.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: world.credentials.secretAccessKey,
  }
  const words = Object.entries(given).map(([name, value]) => `${name}=${value}`)
  const run = async (program: string, args: readonly string[]): Promise<string> => {
    const { exitCode, output } = await say(program, args, { env, cwd: world.folder })
    if (exitCode !== 0) throw new Error(output)
    return output
  }
  const command = await run(process.execPath, [join(ROOT, 'infra/command.ts'), 'nasa/servicemon', ...words])
  await run('sh', ['-c', command])
  return command
}

test('the printed command deploys it, and IAM then has the policies that are proved here', async () => {
  const world = await newWorld()
  const text = fleetText({ regions: ['us-west-2', 'us-east-1'] }).replaceAll('NAVO', 'SKY')
  const own = `${text}\nimage: NAVO\nsecurity-group: NAVO\nkey-pair: NAVO\n`
  const fleet = parseFleet(own, 'fleet.yml')
  const key = `arn:aws:kms:us-west-2:${world.account}:key/11112222-3333-4444-5555-666677778888`
  // With all that is optional: where a statement is left out, moto leaves a hole in the list.
  const given = {
    AllowAdopt: 'true',
    DiskKeys: key,
    SecretsKeys: key,
    Credits: 'standard',
    TagKeys: 'CostCenter,Owner',
    AlsoRegions: 'eu-west-3',
  }
  expect(await deploy(world, own, given)).toContain(' Provider=new ')

  const subnets = ['us-west-2', 'us-east-1'].map(async (region) => {
    const { Subnets = [] } = await world.ec2(region).send(new DescribeSubnetsCommand({}))
    return Subnets.map(({ SubnetId = '' }) => SubnetId)
  })
  const refs = SCHEDULED_WORKFLOWS.map((file) => `nasa/servicemon/.github/workflows/${file}@refs/heads/main`)
  const roles = shippedRoles(world.account, {
    ...fleetParameters(fleet),
    ...{ HomeImage: world.home.imageId, HomeGroup: world.home.securityGroupId, ...given },
    ...{ Subnets: (await Promise.all(subnets)).flat().join(), Workflows: refs.join() },
  })
  const iam = new IAMClient({ endpoint: world.endpoint, region: 'us-west-2', credentials: world.credentials })
  for (const role of Object.values(roles)) {
    expect(sorted(await roleInIam(iam, { account: world.account, ...role }))).toEqual(sorted(role))
  }
  iam.destroy()

  // Deployed again, it keeps the region that the file no longer has: it is read from the stack.
  const again = Object.fromEntries(Object.entries(given).filter(([name]) => name !== 'AlsoRegions'))
  expect(await deploy(world, own, again)).toMatch(/^ {2}AlsoRegions=eu-west-3 /m)
})

test('adopting ends with the next deployment that doesn’t ask for it', () => {
  const fleet = parseFleet(fleetText(), 'fleet.yml')
  expect(deployCommand(fleet, {})).toMatch(/^ {2}AllowAdopt=false/m)
  expect(deployCommand(fleet, { AllowAdopt: 'true' })).toMatch(/^ {2}AllowAdopt=true/m)
})

/** Lists of one are texts, and the order of policies is IAM's own affair. */
function sorted({ trust, inline, managed }: Pick<Role, 'trust' | 'inline' | 'managed'>): unknown {
  const plain = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.length === 1 ? plain(value[0]) : value.map(plain)
    if (typeof value !== 'object' || value === null) return String(value)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]))
  }
  const byName = (policies: Role['inline']): unknown[] =>
    policies.toSorted((a, b) => a.name.localeCompare(b.name)).map(({ name, document }) => [name, plain(document)])
  return { trust: plain(trust), inline: byName(inline), managed: byName(managed) }
}

/** As IAM counts: characters without white space. */
function sizeOf(documents: readonly unknown[]): number {
  return JSON.stringify(documents).replace(/\s/g, '').length
}

/** A fleet whose home is the first of these regions, in so many subnets of each, with so many types. */
interface Size {
  readonly regions: readonly string[]
  readonly subnets: number
  readonly types: number
}

/** As long as GitHub lets names be. */
const repository = `${'o'.repeat(39)}/${'r'.repeat(100)}`

function rolesOfSize({ regions, subnets, types }: Size, more: Parameters = {}): Readonly<Record<string, Role>> {
  const [Home = '', ...others] = regions
  const ids = Array.from({ length: subnets * regions.length }, (_, n) => `subnet-${String(n).padStart(17, '0')}`)
  return shippedRoles('123456789012', {
    ...{ Fleet: 'a-fleet-of-as-many-letters-as-role-names-take', Home, OtherRegions: others.join() },
    ...{ HomeImage: 'ami-0123456789abcdef0', HomeGroup: 'sg-0123456789abcdef0', KeyPair: 'k'.repeat(64) },
    ...{ Subnets: ids.join(), InstanceTypes: Array.from({ length: types }, (_, n) => `c7gn.${n}xlarge`).join() },
    ...{ Repository: repository, OwnerId: '123456789', RepositoryId: '1234567890' },
    Workflows: SCHEDULED_WORKFLOWS.map((file) => `${repository}/.github/workflows/${file}@refs/heads/main`).join(),
    ...more,
  })
}

test.each<[string, readonly [Size, Parameters?]]>([
  ['one region', [{ regions: ['us-west-2'], subnets: 6, types: 4 }, { AllowAdopt: 'true' }]],
  [
    'ten regions with four subnets each, adopting',
    [{ regions: REGIONS.slice(0, 10), subnets: 4, types: 6 }, { AllowAdopt: 'true' }],
  ],
  [
    'ten regions, and ten that are still to be cleared',
    [{ regions: REGIONS.slice(0, 10), subnets: 4, types: 6 }, { AlsoRegions: REGIONS.slice(10, 20).join() }],
  ],
  ['all regions, with a subnet each', [{ regions: REGIONS, subnets: 1, types: 10 }]],
  [
    'as many tags as a fleet file may have, of twenty letters each, adopting',
    [
      { regions: REGIONS.slice(0, 6), subnets: 3, types: 4 },
      {
        AllowAdopt: 'true',
        TagKeys: Array.from({ length: MAX_FLEET_TAGS }, (_, n) => `key-of-twenty-let-${n + 10}`).join(),
      },
    ],
  ],
])('the policies are within IAM’s limits for %s', (_, [size, more = {}]) => {
  for (const { trust, inline, managed } of Object.values(rolesOfSize(size, more))) {
    expect(sizeOf(inline.map(({ document }) => document))).toBeLessThan(10_240)
    for (const { document } of managed) expect(sizeOf([document])).toBeLessThan(6144)
    expect(sizeOf([trust])).toBeLessThan(2048)
  }
})

test('a fleet of home alone has no statement about other regions, and nothing to adopt', () => {
  const roles = rolesOfSize({ regions: ['us-west-2'], subnets: 1, types: 1 }, { AllowAdopt: 'true' })
  const documents = Object.values(roles).flatMap(({ inline, managed }) => [...inline, ...managed])
  expect(documents.map(({ name }) => name)).not.toContain('adopt')
  const text = JSON.stringify(documents)
  expect(text).not.toContain('""')
  expect(text).not.toContain('ec2::*')
  expect(text).toContain('"aws:RequestedRegion":"us-west-2"')
})

test('fault 130: regions that are still to be cleared are the roles’, and nothing can be made or started there', () => {
  const roles = rolesOfSize({ regions: ['us-west-2', 'us-east-1'], subnets: 1, types: 1 }, { AlsoRegions: 'eu-west-3' })
  const text = JSON.stringify(Object.values(roles).flatMap(({ managed }) => managed))
  expect(text).toContain('"aws:RequestedRegion":["us-west-2","us-east-1","eu-west-3"]')
  expect(text).toMatch(
    /"Effect":"Deny","Action":\[[^\]]*"ec2:RunInstances","ec2:StartInstances"\][^{]*\{"StringEquals":\{"aws:RequestedRegion":\["eu-west-3"\]/,
  )
  const alone = rolesOfSize({ regions: ['us-west-2'], subnets: 1, types: 1 }, { AlsoRegions: 'eu-west-3' })
  expect(JSON.stringify(Object.values(alone))).toContain('"aws:RequestedRegion":["us-west-2","eu-west-3"]')
})
