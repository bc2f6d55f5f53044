// The README's set-up, followed to the letter: its blocks in their order, in a clone and an empty account, by the real AWS
// command line. GitHub's is a stand-in; npm ci, AWS's judging of the roles, and the services that the job asks are as well.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { z } from 'zod'
import { startGitHubTokens, type GitHubTokens } from '../support/github-tokens.ts'
import { startDemoService, type DemoService } from '../../local/demo-service.ts'
import { policiesOf, shippedRoles } from '../../local/iam/shipped.ts'
import { startLocalAws, type LocalAws } from '../../local/local-aws.ts'
import { ensureVenv } from '../../local/venv.ts'
import { git, initRepository, legsOf, runWorkflow, troubleOf, type Event, type WorkflowRun } from './act.ts'
import { dispatch, SCENE_MS } from './scene.ts'
import { ROOT, say } from './tools.ts'

const ACCOUNT = '123456789012'
const ADMINISTRATOR = { AWS_ACCESS_KEY_ID: `LOCAL${ACCOUNT}`, AWS_SECRET_ACCESS_KEY: 'local' }
/** Those of the fleet file as the README shows it, which its reader takes as it is. */
const REGIONS = ['us-west-2', 'us-east-1', 'eu-west-3']

const [, setUp = ''] = /^## Set-up$([^]*?)^## /m.exec(readFileSync(join(ROOT, 'README.md'), 'utf8')) ?? []
const blocksOf = (language: string): string[] =>
  [...setUp.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, text = '']) => text)
const [shown = ''] = blocksOf('yaml')

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
let service: DemoService
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
  service = await startDemoService()
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
  service.server.close()
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
async function judgeRoles(command: string): Promise<void> {
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
  (await local.control.instances({ account: ACCOUNT }))
    .map(({ region, state }) => ({ region, state }))
    .sort((a, b) => REGIONS.indexOf(a.region) - REGIONS.indexOf(b.region))

test('what is installed beside an administrator’s credentials has no script that its install would run', () => {
  expect(INSTALLED.length).toBeGreaterThan(20)
  expect(INSTALLED.filter((path) => lock.packages[path]?.hasInstallScript === true)).toEqual([])
  // These would, and are for development only.
  expect(Object.values(lock.packages).some(({ hasInstallScript }) => hasInstallScript === true)).toBe(true)
})

test('the fleet file that the README shows is that of the example, with fewer regions', () => {
  const read = (text: string): object =>
    z.looseObject({ regions: z.record(z.string(), z.unknown()) }).parse(parse(text))
  const example = read(readFileSync(join(ROOT, 'examples/base-image/fleet.yml'), 'utf8'))
  expect({ ...read(shown), regions: {} }).toEqual({ ...example, regions: {} })
  expect(example).toMatchObject(read(shown))
})

describe('fault 143: the set-up in an empty account, to the letter', () => {
  const [begin = '', take = '', deploy = '', name = '', push = '', ...more] = blocksOf('sh')

  test('has these steps', () => {
    expect([begin, take, deploy, name, push].map((block) => block === '')).not.toContain(true)
    expect(more).toEqual([])
  })

  test('installs what the commands need, with no script run', async () => {
    await follow(begin)
    expect(existsSync(join(clone, 'node_modules/zod'))).toBe(true)
    expect(existsSync(join(clone, 'node_modules/typescript'))).toBe(false)
  })

  test('takes the example, which its reader makes their own', async () => {
    await follow(take)
    writeFileSync(join(clone, 'fleet.yml'), shown)
    writeFileSync(join(clone, 'services.txt'), `sky cone ${service.url}\n`)
  })

  test('deploys the roles and tells the repository of them', async () => {
    const said = await follow(deploy)
    expect(said).toContain('BaseOwners=amazon')
    expect(said).not.toContain('The roles keep')
    await judgeRoles(said)
    await follow(name)
    expect(variables()).toEqual({
      SERVICEMON_ROTATE_ROLE: `arn:aws:iam::${ACCOUNT}:role/servicemon-NAVO-rotate`,
      SERVICEMON_OPERATE_ROLE: `arn:aws:iam::${ACCOUNT}:role/servicemon-NAVO-operate`,
      SERVICEMON_ACCOUNT_IDS: ACCOUNT,
    })
    expect(existsSync(join(base, 'environment'))).toBe(true)
  })

  test('gives the repository its workflows, and the job', async () => {
    await follow(push)
    const pushed = await git(join(base, 'github'), 'ls-tree', '-r', '--name-only', 'main')
    for (const path of ['.github/workflows/rotate.yml', 'job/setup.sh', 'services.txt']) expect(pushed).toContain(path)
    expect(await git(clone, 'status', '--porcelain')).toBe('')
  })

  test('provision then makes all regions ready, check finds nothing, and rotate runs the job', async () => {
    expect(await machines()).toEqual([])
    const provision = await run('provision', dispatch({ region: 'all' }))
    expect(troubleOf(provision)).toBe('')
    expect(Object.keys(legsOf(provision)).sort()).toEqual([...REGIONS].sort())
    for (const region of REGIONS) {
      expect(legsOf(provision)[region]?.log).toMatch(/^\| measure\.sh is in \//m)
      expect(Object.keys(provision.artifacts)).toContain(`NAVO-${region}-1/result.json`)
    }
    const outputs = Object.entries(provision.artifacts).filter(([path]) => path.endsWith('/output.txt'))
    expect(outputs.map(([, text]) => text)).toEqual(
      REGIONS.map(() => expect.stringMatching(/^measure\.sh is in \/.*\n$/)),
    )
    const check = await run('check', dispatch({ region: 'all' }))
    expect(troubleOf(check)).toBe('')
    const rotate = await run('rotate', dispatch({ region: 'eu-west-3' }))
    expect(troubleOf(rotate)).toBe('')
    expect(legsOf(rotate)['eu-west-3']?.log).toMatch(/^\| sky,.*,200,\d+$/m)
    expect(await machines()).toEqual(REGIONS.map((region) => ({ region, state: 'stopped' })))
  })
})
