// The command that deploys the roles, made with stand-ins for gh and aws that answer as the real ones do: what it prints,
// and the one thing it says when it can't know something.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { COMPILED } from '../../local/action.ts'
import { say, type Said, ROOT } from '../workflows/tools.ts'

/** What a stand-in says to a call whose words match; without `exit` it ends well. */
interface Answer {
  readonly to: string
  readonly says?: unknown
  readonly stderr?: string
  readonly exit?: number
}

const ACCOUNT = '123456789012'
const PROVIDER = `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`
const FLEET = `name: NAVO
home: us-west-2
image: NAVO 2.1
key-pair: none
instance: { types: [t3.micro, t2.micro] }
run: { command: 'true', timeout: 30m }
regions:
  us-west-2: { cron: '30 0 * * *' }
  us-east-1: { cron: '30 1 * * *', subnet: subnet-0123456789abcdef0, kms-key: alias/navo }
`

/** A repository and an account in which nothing has been deployed. */
const GITHUB: readonly Answer[] = [
  {
    to: '^gh api repos/nasa/servicemon$',
    says: { id: 22, full_name: 'NASA/ServiceMon', default_branch: 'trunk', owner: { id: 11, login: 'NASA' } },
  },
  {
    to: '^gh api repos/NASA/ServiceMon/actions/oidc/customization/sub$',
    says: { use_default: true, use_immutable_subject: false, sub_claim_prefix: 'repo:NASA/ServiceMon' },
  },
]
const NO_STACK =
  'An error occurred (ValidationError) when calling the DescribeStacks operation: Stack with id servicemon-NAVO does not exist'
const AWS: readonly Answer[] = [
  { to: 'get-caller-identity', says: { Account: ACCOUNT, Arn: `arn:aws:iam::${ACCOUNT}:user/me`, UserId: 'AIDA' } },
  { to: 'describe-stacks', exit: 254, stderr: `\n${NO_STACK}\n` },
  { to: 'list-open-id-connect-providers', says: { OpenIDConnectProviderList: [] } },
  { to: 'get-open-id-connect-provider', says: { Url: 'x', ClientIDList: ['sts.amazonaws.com'] } },
  {
    to: 'describe-images .*"NAVO 2.1"',
    says: {
      Images: [
        { ImageId: 'ami-1', Name: 'NAVO 2.1' },
        { ImageId: 'ami-2', Name: 'navo 2.1' },
      ],
    },
  },
  {
    to: 'describe-security-groups',
    says: { SecurityGroups: [{ GroupId: 'sg-1', GroupName: 'NAVO', VpcId: 'vpc-1' }] },
  },
  {
    to: 'describe-subnets --region us-west-2',
    says: { Subnets: [{ SubnetId: 'subnet-a' }, { SubnetId: 'subnet-b' }] },
  },
  {
    to: 'describe-key --region us-east-1 --key-id alias/navo',
    says: { KeyMetadata: { Arn: `arn:aws:kms:us-east-1:${ACCOUNT}:key/1` } },
  },
]

/** A word of the shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** Gives the first answer that matches, and notes what it was asked. In bash alone: to start Node takes ten times as long. */
const standIn = (answers: readonly Answer[]): string => `#!/bin/bash
said="\${0##*/} $*"
printf '%s\\n' "$said" >>"\${0%/*}/asked"
answers() { [[ $said =~ $1 ]]; }
if [[ $said == 'aws '* && $said != *' --region '* ]]; then
  printf '\\nYou must specify a region. You can also configure your region by running "aws configure".\\n' >&2
  exit 253
fi
${answers
  .map(
    ({ to, says, stderr = '', exit = 0 }) =>
      `if answers ${quoted(to)}; then printf %s ${quoted(says === undefined ? '' : JSON.stringify(says))}; ` +
      `printf %s ${quoted(stderr)} >&2; exit ${exit}; fi`,
  )
  .join('\n')}
printf %s "no answer to: $said" >&2
exit 9
`

let base: string
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'servicemon-command-'))
})
afterAll(() => rm(base, { recursive: true }))

interface Scene {
  /** These come before those of the empty account. */
  readonly answers?: readonly Answer[]
  readonly given?: readonly string[]
  readonly programs?: readonly string[]
  readonly fleet?: string
}

async function print({
  answers = [],
  given = [],
  programs = ['gh', 'aws'],
  fleet = FLEET,
}: Scene): Promise<Said & { told: string; asked: string[] }> {
  const folder = await mkdtemp(join(base, 'scene-'))
  const bin = join(folder, 'bin')
  await mkdir(bin)
  await writeFile(join(folder, 'fleet.yml'), fleet)
  await writeFile(join(bin, 'asked'), '')
  for (const name of programs) {
    await writeFile(join(bin, name), standIn([...answers, ...GITHUB, ...AWS]), { mode: 0o755 })
  }
  const said = await say(process.execPath, [join(ROOT, 'infra/command.ts'), 'nasa/servicemon', ...given], {
    cwd: folder,
    env: {
      PATH: [bin, dirname(process.execPath)].join(delimiter),
      NODE_NO_WARNINGS: '1',
      NODE_COMPILE_CACHE: COMPILED,
    },
  })
  const asked = (await readFile(join(bin, 'asked'), 'utf8')).split('\n').filter((line) => line !== '')
  // What is told to people with each command goes past the shell that gets that.
  const told = /^# Run this again.*\n/m.exec(said.output)?.[0] ?? ''
  return { ...said, output: said.output.replace(told, ''), told, asked }
}

test('it prints one command, of values alone', async () => {
  const { exitCode, output, told } = await print({})
  expect(exitCode).toBe(0)
  expect(told).toMatch(/^# Run this again after a change of home's image, key pair or group, regions, /)
  expect(output).toBe(`aws cloudformation deploy --region us-west-2 --stack-name servicemon-NAVO \\
  --template-file infra/servicemon.yml --capabilities CAPABILITY_NAMED_IAM --no-fail-on-empty-changeset \\
  --parameter-overrides \\
  Fleet=NAVO \\
  Home=us-west-2 \\
  BaseOwners='' \\
  BaseParameters='' \\
  OtherRegions=us-east-1 \\
  InstanceTypes=t3.micro,t2.micro \\
  Metadata=required \\
  KeyPair=none \\
  Credits=none \\
  TagKeys=Name \\
  SessionSeconds=14400 \\
  AllowAdopt=false \\
  Repository=NASA/ServiceMon \\
  OwnerId=11 \\
  RepositoryId=22 \\
  Branch=trunk \\
  Workflows=${['check', 'rotate', 'stop'].map((name) => `NASA/ServiceMon/.github/workflows/${name}.yml@refs/heads/trunk`).join()} \\
  Subject=names \\
  Provider=new \\
  AlsoRegions='' \\
  HomeImage=ami-1 \\
  HomeGroup=sg-1 \\
  Subnets=subnet-a,subnet-b,subnet-0123456789abcdef0 \\
  DiskKeys=arn:aws:kms:us-east-1:${ACCOUNT}:key/1
`)
})

const stackIn = (StackStatus: string, provider = 'new'): Answer => ({
  to: 'describe-stacks',
  says: { Stacks: [{ StackStatus, Parameters: [{ ParameterKey: 'Provider', ParameterValue: provider }] }] },
})
const withProvider: Answer = {
  to: 'list-open-id-connect-providers',
  says: {
    OpenIDConnectProviderList: [{ Arn: `arn:aws:iam::${ACCOUNT}:oidc-provider/other.example` }, { Arn: PROVIDER }],
  },
}

describe('fault 130: a region that fleet.yml no longer has', () => {
  const deployedFor = (parameters: Readonly<Record<string, string>>): Answer => ({
    to: 'describe-stacks',
    says: {
      Stacks: [
        {
          StackStatus: 'UPDATE_COMPLETE',
          Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
            ParameterKey,
            ParameterValue,
          })),
        },
      ],
    },
  })
  const before = deployedFor({ Home: 'us-west-2', OtherRegions: 'us-east-1,eu-west-3', AlsoRegions: 'sa-east-1' })

  test('stays with the roles until it is cleared, and both commands are told in their order', async () => {
    const { exitCode, output } = await print({ answers: [before] })
    expect(exitCode).toBe(0)
    expect(output).toContain('\n  OtherRegions=us-east-1 \\\n')
    expect(output).toContain('\n  AlsoRegions=eu-west-3,sa-east-1 \\\n')
    expect(output).toMatch(
      /The roles keep eu-west-3,sa-east-1, .* Unless it is cleared already, do that first: the workflow clear .* Then deploy .* AlsoRegions= \| sh\n/,
    )
  })

  test('goes when it is told so', async () => {
    const { output } = await print({ answers: [before], given: ['AlsoRegions='] })
    expect(output).toContain("\n  AlsoRegions='' \\\n")
    expect(output).not.toContain('The roles keep')
  })

  test('can be given back to roles that were deployed without it', async () => {
    const { output } = await print({ given: ['AlsoRegions=eu-west-3'] })
    expect(output).toContain('\n  AlsoRegions=eu-west-3 \\\n')
  })

  test.each(['us-east-1', 'eu-west-33'])('is none of the file’s and one of AWS’s: %s is refused', async (name) => {
    const { exitCode, output } = await print({ given: [`AlsoRegions=${name}`] })
    expect([exitCode, output.split('\n')[0]]).toEqual([
      1,
      `AlsoRegions: found ${name}, must be regions that fleet.yml no longer has, by comma`,
    ])
  })
})

describe('fault 125: what is there decides', () => {
  test.each<[string, Scene, string]>([
    ['a provider of the account’s is used', { answers: [withProvider] }, 'Provider=existing'],
    [
      'a provider that the stack has made stays the stack’s',
      { answers: [withProvider, stackIn('UPDATE_ROLLBACK_COMPLETE')] },
      'Provider=new',
    ],
    [
      'a provider beside a stack that uses it stays what it is',
      { answers: [withProvider, stackIn('CREATE_COMPLETE', 'existing')] },
      'Provider=existing',
    ],
    [
      'the subject has ids where the repository sends them, whenever it was made',
      { answers: [{ to: 'customization/sub', says: { use_default: true, use_immutable_subject: true } }] },
      'Subject=ids',
    ],
    [
      'a subject of the default’s own keys is the default',
      {
        answers: [
          {
            to: 'customization/sub',
            says: { use_default: false, include_claim_keys: ['repo', 'context'], use_immutable_subject: true },
          },
        ],
      },
      'Subject=ids',
    ],
    ['what isn’t made yet is none', { answers: [{ to: 'describe-images', says: { Images: [] } }] }, 'HomeImage=none'],
    ['a branch that is given is the workflows’ as well', { given: ['Branch=main'] }, 'rotate.yml@refs/heads/main,'],
    [
      'workflows may be named by their files',
      { given: ['Workflows=rotate.yml,mine.yml'] },
      'Workflows=NASA/ServiceMon/.github/workflows/rotate.yml@refs/heads/trunk,NASA/ServiceMon/.github/workflows/mine.yml@refs/heads/trunk ',
    ],
    ['adopting is on when it is asked for', { given: ['AllowAdopt=true'] }, 'AllowAdopt=true'],
  ])('%s', async (_, scene, expected) => {
    const { exitCode, output } = await print(scene)
    expect([exitCode, output]).toEqual([0, expect.stringContaining(expected)])
  })

  test('what is given is not looked up', async () => {
    const given = ['Provider=new', 'HomeImage=ami-9', 'HomeGroup=sg-9', 'Subnets=s', 'DiskKeys=', 'Subject=ids']
    const { asked } = await print({ given })
    expect(asked.filter((line) => !/^gh api repos\/nasa|caller-identity|describe-stacks/.test(line))).toEqual([])
  })
})

describe('fault 125: the first look-up that fails ends it, with nothing to run, and says what to do', () => {
  const NOT_LOGGED_IN =
    'To get started with GitHub CLI, please run:  gh auth login\nAlternatively, populate the GH_TOKEN environment variable with a GitHub API authentication token.\n'
  test.each<[string, Scene, string[], number]>([
    [
      'without gh',
      { programs: ['aws'] },
      ['looking up repository nasa/servicemon: the program gh is not there', 'https://cli.github.com'],
      0,
    ],
    [
      'not logged in to GitHub',
      { answers: [{ to: '^gh', exit: 4, stderr: NOT_LOGGED_IN }] },
      ['Log in: gh auth login'],
      1,
    ],
    [
      'without such a repository',
      {
        answers: [
          { to: '^gh', exit: 1, says: { message: 'Not Found', status: '404' }, stderr: 'gh: Not Found (HTTP 404)\n' },
        ],
      },
      ['looking up repository nasa/servicemon: gh says: gh: Not Found (HTTP 404)', 'OWNER/REPOSITORY'],
      1,
    ],
    [
      'with an answer of another form',
      { answers: [{ to: '^gh', says: { message: 'moved' } }] },
      ['looking up repository nasa/servicemon: gh answered something else than expected, at id'],
      1,
    ],
    [
      'with a subject of the repository’s own',
      {
        answers: [{ to: 'customization/sub', says: { use_default: false, include_claim_keys: ['repository_owner'] } }],
      },
      ["found one made of repository_owner, must be GitHub's own", '-F use_default=true'],
      2,
    ],
    [
      'where GitHub doesn’t tell the form of the subject',
      { answers: [{ to: 'customization/sub', says: { use_default: true } }] },
      ['Give Subject=ids or Subject=names'],
      2,
    ],
    ['without aws', { programs: ['gh'] }, ['looking up the AWS account: the program aws is not there'], 2],
    [
      'not signed in to AWS',
      {
        answers: [
          {
            ...{ to: 'caller-identity', exit: 253 },
            stderr: '\nUnable to locate credentials. You can configure credentials by running "aws login".\n',
          },
        ],
      },
      ['looking up the AWS account: aws says: Unable to locate credentials', 'Sign in'],
      3,
    ],
    [
      'in another partition',
      { answers: [{ to: 'caller-identity', says: { Arn: 'arn:aws-cn:iam::123456789012:user/me' } }] },
      ['found one of aws-cn, must be of a commercial account'],
      3,
    ],
    [
      'with a fleet of another partition',
      { fleet: FLEET.replaceAll('us-west-2', 'cn-north-1').replace(/^ {2}us-east-1.*\n/m, '') },
      ["fleet.yml: home: found cn-north-1, must be one of AWS's commercial regions for these roles"],
      0,
    ],
    [
      'after a first deployment that failed, with the provider that it has left',
      { answers: [stackIn('ROLLBACK_COMPLETE'), withProvider] },
      [
        "stack servicemon-NAVO in us-west-2: can't be deployed to, found it in ROLLBACK_COMPLETE",
        'aws cloudformation delete-stack --region us-west-2 --stack-name servicemon-NAVO && aws cloudformation wait stack-delete-complete',
        "GitHub's identity provider stays, and is found by the next deployment.",
      ],
      5,
    ],
    [
      'while something works on the stack',
      { answers: [stackIn('CREATE_IN_PROGRESS')] },
      ['found it in CREATE_IN_PROGRESS', 'Wait'],
      5,
    ],
    [
      'with a stack that has to be brought back',
      { answers: [stackIn('UPDATE_ROLLBACK_FAILED')] },
      ['continue-update-rollback --region us-west-2 --stack-name servicemon-NAVO'],
      5,
    ],
    [
      'with a provider for other audiences',
      {
        answers: [
          withProvider,
          { to: 'get-open-id-connect-provider', says: { ClientIDList: ['https://github.com/nasa'] } },
        ],
      },
      [
        'found https://github.com/nasa, must list the audience sts.amazonaws.com',
        `aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn ${PROVIDER} --client-id sts.amazonaws.com`,
      ],
      6,
    ],
    [
      'with several groups of the name',
      {
        answers: [
          {
            to: 'describe-security-groups',
            says: { SecurityGroups: ['sg-1', 'sg-2'].map((GroupId) => ({ GroupId, GroupName: 'NAVO' })) },
          },
        ],
      },
      ['security group NAVO in us-west-2: found sg-1, sg-2, must be one', 'HomeGroup=sg-1'],
      7,
    ],
    [
      'with a region that the account hasn’t enabled',
      {
        answers: [
          {
            ...{ to: 'describe-subnets', exit: 254 },
            stderr:
              '\nAn error occurred (AuthFailure) when calling the DescribeSubnets operation: AWS was not able to validate the provided access credentials\n',
          },
        ],
      },
      ['looking up the default subnets of us-west-2: aws says: An error occurred (AuthFailure)', 'Enable us-west-2'],
      8,
    ],
  ])('%s', async (_, scene, expected, calls) => {
    const { exitCode, output, asked } = await print(scene)
    expect(exitCode).toBe(1)
    for (const text of expected) expect(output).toContain(text)
    expect(output).not.toMatch(/cloudformation deploy|^ +at /m)
    expect(asked).toHaveLength(calls)
  })
})

test.each([[['nasa']], [['nasa/servicemon/x']], [[]]])('%j is answered by how it is used', async (args) => {
  const { exitCode, output } = await say(process.execPath, [join(ROOT, 'infra/command.ts'), ...args])
  expect([exitCode, output]).toEqual([2, expect.stringContaining('Usage: ')])
})

describe('exact hours', () => {
  const shipped = (text: string): Answer => ({
    to: '^gh api repos/NASA/ServiceMon/contents/.github/workflows/rotate.yml\\?ref=trunk$',
    says: { encoding: 'base64', content: Buffer.from(text).toString('base64').replace(/.{60}/g, '$&\n') },
  })
  const POSSIBLE: readonly Answer[] = [
    { to: 'describe-type --region us-west-2 .* AWS::Events::ApiDestination', says: { TypeName: 'x' } },
    shipped('on: { workflow_dispatch: { inputs: { region: {}, scheduler: { type: boolean } } } }'),
  ]
  const withTicks = (...minutes: string[]): Answer => ({
    to: 'describe-stacks',
    says: {
      Stacks: [
        {
          StackStatus: 'UPDATE_COMPLETE',
          Parameters: ['Tick1', 'Tick2', 'Tick3', 'Tick4'].map((ParameterKey, index) => ({
            ParameterKey,
            ParameterValue: minutes[index] ?? 'none',
          })),
        },
      ],
    },
  })
  const fleetWith = (...crons: string[]): string =>
    FLEET.replace(/^ {2}us-.*\n/gm, '') +
    crons
      .map(
        (cron, index) =>
          `  ${['us-west-2', 'us-east-1'][index] ?? ''}: { cron: '${cron}', subnet: subnet-0123456789abcdef0 }\n`,
      )
      .join('')
  const set = ['--exact-hours']

  test('are set up by one command, for the minutes of the fleet and the default branch', async () => {
    const { exitCode, output } = await print({ answers: POSSIBLE, given: set })
    expect(exitCode).toBe(0)
    expect(output).toMatch(/^\(\nset -eu \+ax\nunset token\n[^]*\n\)\n$/)
    expect(output).toContain('\n  Tick1=30 \\\n  Tick2=none \\\n  Tick3=none \\\n  Tick4=none\n')
    expect(output).toMatch(
      /\ngh variable set SERVICEMON_EXACT_HOURS --repo NASA\/ServiceMon --body '30 since 2\d{3}-\d\d-\d\dT\d\d:\d\d:\d\dZ'\n/,
    )
  })

  test('fault 160: are at the minutes of UTC, in a zone half an hour off', async () => {
    const fleet = `timezone: Asia/Kolkata\n${fleetWith('10 1 * * *', '50 3 * * *')}`
    const { output } = await print({ answers: POSSIBLE, given: set, fleet })
    expect(output).toContain('\n  Tick1=20 \\\n  Tick2=40 \\\n  Tick3=none \\\n')
  })

  test.each<[string, Scene, string[]]>([
    [
      'more minutes than four',
      { fleet: fleetWith('*/20 * * * *', '10,50 * * * *') },
      [
        'fleet.yml: regions: found cron lines of the minutes 0, 10, 20, 40, 50 in UTC, must be of one to 4 for exact hours',
        'Let regions share a minute',
      ],
    ],
    [
      'no cron line',
      { fleet: FLEET.replace(/cron: '.*?'/g, 'enabled: true') },
      ['fleet.yml: regions: found no cron line, must be of one to 4 for exact hours'],
    ],
    [
      'a home where EventBridge calls nobody',
      {
        answers: [
          {
            ...{ to: 'describe-type', exit: 254 },
            stderr: '\nAn error occurred (TypeNotFoundException) when calling the DescribeType operation: not found\n',
          },
        ],
      },
      ["found us-west-2, must be a region with EventBridge's API destinations", 'docs/operations.md'],
    ],
    [
      'a workflow that doesn’t know of them',
      { answers: [shipped('on: { workflow_dispatch: { inputs: { region: {} } } }')] },
      [
        'rotate.yml of trunk in NASA/ServiceMon: found no input scheduler, must be as it is shipped',
        'npm run workflows',
      ],
    ],
    [
      'no such workflow on the branch',
      { answers: [{ to: 'contents', exit: 1, stderr: 'gh: Not Found (HTTP 404)\n' }] },
      ['looking up rotate.yml of trunk in NASA/ServiceMon: gh says: gh: Not Found', 'Push the workflow'],
    ],
    [
      'a branch that can’t stand in JSON',
      { given: ['--exact-hours', 'Branch=a"b'] },
      ['Branch: found a"b, must be of letters, digits and ._-/@+ for exact hours'],
    ],
  ])('fault 166: are not set up with %s, and nothing is printed to run', async (_, scene, expected) => {
    const answers = [...(scene.answers ?? []), ...POSSIBLE]
    const { exitCode, output } = await print({ given: set, ...scene, answers })
    expect(exitCode).toBe(1)
    for (const text of expected) expect(output).toContain(text)
    expect(output).not.toMatch(/cloudformation deploy|gh variable/)
  })

  test('fault 163: follow the cron lines by the next deployment, and the workflows are told; no token is asked for', async () => {
    const { output } = await print({ answers: [withTicks('10', '30')] })
    expect(output).toMatch(/^\(\nset -e\naws cloudformation deploy [^]* {2}Tick1=30 \\\n {2}Tick2=none \\\n/)
    expect(output).toMatch(/\ngh variable set SERVICEMON_EXACT_HOURS .*'30 since .*'\n\)\n$/)
    expect(output).not.toContain('/dev/tty')
  })

  test('stay as they are while the cron lines do, by one plain command', async () => {
    const { output } = await print({ answers: [withTicks('30')] })
    expect(output).toMatch(
      /^aws cloudformation deploy [^]* {2}Tick1=30 \\\n {2}Tick2=none \\\n {2}Tick3=none \\\n {2}Tick4=none\n$/,
    )
  })

  test('fault 163: are not left behind by a fleet that has too many minutes for them', async () => {
    const fleet = fleetWith('*/10 * * * *')
    const { exitCode, output } = await print({ answers: [withTicks('30')], fleet })
    expect([exitCode, output]).toEqual([1, expect.stringContaining('end exact hours by --no-exact-hours')])
    const ended = await print({ answers: [withTicks('30')], fleet, given: ['--no-exact-hours'] })
    expect(ended.output).toContain('\n  Tick1=none \\\n')
    expect(ended.output).toMatch(/\ngh variable delete SERVICEMON_EXACT_HOURS --repo NASA\/ServiceMon\n\)\n$/)
  })

  test('fault 163: that nobody has set up are not spoken of', async () => {
    expect((await print({})).output).not.toMatch(/Tick|EXACT/)
  })
})
