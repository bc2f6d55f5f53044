// The README's set-up, followed to the letter: its blocks in their order, in a clone and an empty account, by the real AWS
// command line. GitHub's is a stand-in; npm ci, the person who installs the job, and AWS's judging of the roles are as well.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { z } from 'zod'
import { startGitHubTokens, type GitHubTokens } from '../support/github-tokens.ts'
import { policiesOf, shippedRoles } from '../../local/iam/shipped.ts'
import { startLocalAws, type LocalAws } from '../../local/local-aws.ts'
import { ensureVenv } from '../../local/venv.ts'
import { git, initRepository, legsOf, runWorkflow, troubleOf, type Event, type WorkflowRun } from './act.ts'
import { dispatch, SCENE_MS } from './scene.ts'
import { ROOT, say } from './tools.ts'

const ACCOUNT = '123456789012'
const ADMINISTRATOR = { AWS_ACCESS_KEY_ID: `LOCAL${ACCOUNT}`, AWS_SECRET_ACCESS_KEY: 'local' }
const REGIONS = ['us-west-2', 'us-east-1', 'sa-east-1', 'eu-west-3', 'ap-northeast-1', 'ap-southeast-2']

const [, setUp = ''] = /^## Set-up$([^]*?)^## /m.exec(readFileSync(join(ROOT, 'README.md'), 'utf8')) ?? []
const blocksOf = (language: string): string[] =>
  [...setUp.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, text = '']) => text)

/** The packages that npm ci installs without what is for development only, or optional. */
const lock = z
  .object({
    packages: z.record(
      z.string(),
      z
        .object({ dev: z.boolean(), optional: z.boolean(), devOptional: z.boolean(), hasInstallScript: z.boolean() })
        .partial(),
    ),
  })
  .parse(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')))
const INSTALLED = Object.entries(lock.packages)
  .filter(([path, { dev, optional, devOptional }]) => path !== '' && !(dev ?? optional ?? devOptional ?? false))
  .map(([path]) => path)

/** Stands in for npm: `ci` installs what is said above, and all else is npm's own. */
const NPM = (real: string) => `#!/bin/sh
if test "$1" != ci; then exec ${real} "$@"; fi
if test "$*" != 'ci --ignore-scripts --omit=dev --omit=optional'; then echo "npm $*: scripts would run" >&2; exit 1; fi
cp -R ../packages node_modules
`

/** Stands in for gh, as somebody who is logged in and owns octo/sky; refuses what it doesn't know. */
const GH = `#!/bin/sh
case "$*" in
  'repo create octo/sky --private --source . --remote fleet') git remote add fleet ../github ;;
  'repo set-default octo/sky') ;;
  'api repos/octo/sky') echo '{"id": 22, "full_name": "octo/sky", "default_branch": "main", "owner": {"id": 11}}' ;;
  'api repos/octo/sky/actions/oidc/customization/sub') echo '{"use_default": true, "use_immutable_subject": true}' ;;
  'variable set '*' --body '*) echo "$3=$5" >> ../variables ;;
  'api --method PUT repos/octo/sky/environments/servicemon --silent') touch ../environment ;;
  *) echo "unknown command: gh $*" >&2; exit 1 ;;
esac
`

let base: string
let clone: string
let local: LocalAws
let tokens: GitHubTokens
let env: Record<string, string>

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'servicemon-set-up-'))
  clone = join(base, 'clone')
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: ROOT })
  for (const file of files.toString().trim().split('\n')) {
    if (existsSync(join(ROOT, file))) cpSync(join(ROOT, file), join(clone, file))
  }
  for (const path of INSTALLED) {
    const to = path.replace('node_modules/', 'packages/')
    cpSync(join(ROOT, path), join(base, to), {
      recursive: true,
      filter: (from) => !from.slice(join(ROOT, path).length).includes('node_modules'),
    })
  }
  await initRepository(clone)
  await git(clone, 'add', '--all')
  await git(clone, 'commit', '--quiet', '--message', 'AWS ServiceMon')
  await git(base, 'init', '--quiet', '--bare', 'github')
  local = await startLocalAws({ quiet: true })
  tokens = await startGitHubTokens({ sub: 'repo:octo@11/sky@22:ref:refs/heads/main', repository_id: '22' })
  const bin = join(base, 'bin')
  mkdirSync(bin)
  const npm = execFileSync('sh', ['-c', 'command -v npm'], { encoding: 'utf8' }).trim()
  writeFileSync(join(bin, 'npm'), NPM(npm), { mode: 0o755 })
  writeFileSync(join(bin, 'gh'), GH, { mode: 0o755 })
  const path = [bin, join(await ensureVenv(), 'bin'), dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin']
  const author = { GIT_AUTHOR_NAME: 'octo', GIT_AUTHOR_EMAIL: 'octo@localhost', GIT_COMMITTER_NAME: 'octo' }
  env = {
    ...{ HOME: base, PATH: path.join(delimiter), AWS_ENDPOINT_URL: local.endpoint, ...ADMINISTRATOR },
    ...{ ...author, GIT_COMMITTER_EMAIL: 'octo@localhost', NODE_NO_WARNINGS: '1' },
  }
}, SCENE_MS)

afterAll(async () => {
  await Promise.all([tokens.stop(), local.stop()])
  rmSync(base, { recursive: true, force: true })
})

/** Does what a block says in the reader's shell, which keeps its variables from block to block. */
async function follow(block: string): Promise<string> {
  const text = block.replaceAll('OWNER/REPOSITORY', 'octo/sky')
  const script = `set -a\ntest ! -e ../shell || . ../shell\nset -eu\n${text}\nexport -p > ../shell\n`
  const { exitCode, output } = await say('bash', ['-c', script], { cwd: clone, env })
  if (exitCode !== 0) throw new Error(`${text}\nended with ${exitCode}: ${output}`)
  return output
}

/** AWS judges the roles as they were deployed: by the parameters of the printed command. */
async function judgeRoles(): Promise<void> {
  const command = await follow('npm run -s infra -- OWNER/REPOSITORY')
  const given = [...command.matchAll(/^ {2}(\w+)=(.*?)(?: \\)?$/gm)].map(
    ([, name = '', value = '']) => [name, value.replaceAll("'", '')] as const,
  )
  expect(given.length).toBeGreaterThan(10)
  const roles = Object.values(shippedRoles(ACCOUNT, Object.fromEntries(given)))
  await local.control.set({
    account: ACCOUNT,
    roles: Object.fromEntries(roles.map((role) => [role.name, policiesOf(role)])),
  })
}

/** What somebody does with the shell that the README gives on the new machine. */
async function installJob(): Promise<void> {
  const [machine] = await local.control.instances({ account: ACCOUNT })
  const program = '#!/bin/sh\necho "the sky is clear"\n'
  await local.control.writeFile(machine?.id ?? '', '/home/ec2-user/ServiceMon/aws.sh', program, { mode: 0o755 })
}

const variables = (): Record<string, string> =>
  Object.fromEntries(
    readFileSync(join(base, 'variables'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split('=') as [string, string]),
  )

const run = (workflow: string, event: Event): Promise<WorkflowRun> =>
  runWorkflow({
    ...{ folder: clone, workflow, event, vars: variables() },
    env: { AWS_ENDPOINT_URL: local.endpoint, SERVICEMON_PACE: '0.1', ...tokens.env },
  })

const machines = async (): Promise<{ region: string; state: string }[]> =>
  (await local.control.instances({ account: ACCOUNT })).map(({ region, state }) => ({ region, state }))

test('what is installed beside an administrator’s credentials has no script that its install would run', () => {
  expect(INSTALLED.length).toBeGreaterThan(20)
  expect(INSTALLED.filter((path) => lock.packages[path]?.hasInstallScript === true)).toEqual([])
  // These would, and are for development only.
  expect(Object.values(lock.packages).some(({ hasInstallScript }) => hasInstallScript === true)).toBe(true)
})

test('the fleet file that the README shows is the shipped one, with fewer regions', () => {
  const read = (text: string): object =>
    z.looseObject({ regions: z.record(z.string(), z.unknown()) }).parse(parse(text))
  const shipped = read(readFileSync(join(ROOT, 'fleet.yml'), 'utf8'))
  const [shown = ''] = blocksOf('yaml')
  expect({ ...read(shown), regions: {} }).toEqual({ ...shipped, regions: {} })
  expect(shipped).toMatchObject(read(shown))
})

describe('fault 143: the set-up in an empty account, to the letter', () => {
  const [begin = '', deploy = '', name = '', originals = '', image = '', again = '', push = '', ...more] =
    blocksOf('sh')

  test('has these steps', () => {
    expect([begin, deploy, name, originals, image, again, push].map((block) => block === '')).not.toContain(true)
    expect(more).toEqual([])
  })

  test('installs what the commands need, with no script run', async () => {
    await follow(begin)
    expect(existsSync(join(clone, 'node_modules/zod'))).toBe(true)
    expect(existsSync(join(clone, 'node_modules/typescript'))).toBe(false)
  })

  test('deploys the roles, while home has nothing yet, and tells the repository of them', async () => {
    expect(await follow(deploy)).toContain('HomeImage=none')
    await follow(name)
    expect(variables()).toEqual({
      SERVICEMON_ROTATE_ROLE: `arn:aws:iam::${ACCOUNT}:role/servicemon-NAVO-rotate`,
      SERVICEMON_OPERATE_ROLE: `arn:aws:iam::${ACCOUNT}:role/servicemon-NAVO-operate`,
      SERVICEMON_ACCOUNT_IDS: ACCOUNT,
    })
    expect(existsSync(join(base, 'environment'))).toBe(true)
  })

  test('makes the originals, with the reader’s job in the image', async () => {
    await follow(originals)
    await installJob()
    await follow(image)
    await follow('aws ec2 wait instance-stopped --instance-ids $instance')
    expect(await machines()).toEqual([{ region: 'us-west-2', state: 'stopped' }])
  })

  test('deploys the roles again, for that image, and gives the repository its workflows', async () => {
    expect(await follow(again)).not.toContain('The roles keep')
    await judgeRoles()
    await follow(push)
    expect(await git(join(base, 'github'), 'ls-tree', '--name-only', 'main', '.github/workflows/')).toContain(
      'rotate.yml',
    )
    // Of ours they are shipped for the very fleet that is shipped.
    expect(await git(clone, 'status', '--porcelain')).toBe('')
  })

  test('provision then makes all six regions ready, check finds nothing, and rotate runs the job', async () => {
    const provision = await run('provision', dispatch({ region: 'all' }))
    expect(troubleOf(provision)).toBe('')
    expect(Object.keys(legsOf(provision)).sort()).toEqual([...REGIONS].sort())
    const check = await run('check', dispatch({ region: 'all' }))
    expect(troubleOf(check)).toBe('')
    const rotate = await run('rotate', dispatch({ region: 'eu-west-3' }))
    expect(troubleOf(rotate)).toBe('')
    expect(legsOf(rotate)['eu-west-3']?.log).toMatch(/^\| the sky is clear$/m)
    expect((await machines()).map(({ state }) => state)).toEqual(Array.from({ length: 7 }, () => 'stopped'))
  })
})
