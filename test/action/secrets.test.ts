// Secrets of the fleet file, all the way: the built action, a machine, and on it the real AWS command line, which asks as
// the machine's own role. The values reach the payload, and nothing else that anybody can read.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PutParameterCommand, SSMClient, type ParameterType } from '@aws-sdk/client-ssm'
import { beforeAll, expect, test } from '@jest/globals'
import type { StepResult } from '../../local/action.ts'
import { deployRoles } from '../support/deploy-roles.ts'
import { parseFleet } from '../../src/fleet/fleet.ts'
import { fleetText, listStillOn, useWorlds, type World } from '../support/world.ts'

const newWorld = useWorlds()
const [A, B, C] = ['us-east-1', 'sa-east-1', 'eu-west-3'] as const

const VALUES = {
  TOKEN: 'only-in-the-payload-f27b1c',
  KEY: '-----BEGIN KEY-----\nit\'s "quoted" $(id)\n-----END KEY-----\n\n',
  NAME: 'Señor Ünïcødé 🛰️',
  LONG: 'long-secret-'.repeat(682),
}
const NAMES = Object.keys(VALUES)
/** What of each would show if it were anywhere. */
const MARKS = ['only-in-the-payload', 'BEGIN KEY', 'Señor Ünïcødé', 'long-secret-long']

const FLEET = fleetText({
  regions: ['us-west-2', A, B, C],
  run: [
    'user: ec2-user',
    'poll: 1s',
    `secrets: { ${NAMES.map((name) => `${name}: /servicemon/NAVO/job/${name}`).join(', ')} }`,
  ],
})
/** Tells the values by their hashes alone. */
const HASHES = NAMES.map((name) => `printf %s "$${name}" | sha256sum | cut -d ' ' -f 1`).join('\n')
const hashesOf = (values: readonly string[]): string =>
  values.map((value) => `${createHash('sha256').update(value).digest('hex')}\n`).join('')

let world: World

/** Nearer to the pace of real life: the AWS command line takes its seconds, and the action gives it a minute. */
function run(region: string, inputs: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  return world.act({ mode: 'run', region, ...inputs }, { env: { SERVICEMON_PACE: '0.4' } })
}

async function put(
  region: string,
  parameter: { Name: string; Value: string; Type?: ParameterType; KeyId?: string },
): Promise<void> {
  const ssm = new SSMClient({ endpoint: world.endpoint, region, credentials: world.credentials })
  const size = Buffer.byteLength(parameter.Value)
  await ssm.send(
    new PutParameterCommand({ Type: 'SecureString', Tier: size > 4096 ? 'Advanced' : 'Standard', ...parameter }),
  )
  ssm.destroy()
}

async function putAll(region: string, names: readonly string[] = NAMES): Promise<void> {
  for (const [name, Value] of Object.entries(VALUES)) {
    if (names.includes(name)) await put(region, { Name: `/servicemon/NAVO/job/${name}`, Value })
  }
}

/** A run, and the arguments of all processes of this system meanwhile. */
async function runAndWatch(region: string): Promise<{ step: StepResult; seen: ReadonlySet<string> }> {
  const seen = new Set<string>()
  const state = { isOver: false }
  const watching = (async () => {
    while (!state.isOver) {
      for (const line of listArguments()) seen.add(line)
      await sleep(20)
    }
  })()
  const step = await run(region, { command: `${HASHES}\nsleep 1` })
  state.isOver = true
  await watching
  return { step, seen }
}

function listArguments(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')]
      } catch {
        return []
      }
    })
}

beforeAll(async () => {
  world = await newWorld({ fleet: FLEET })
  await putAll(A)
  await putAll(B, ['TOKEN'])
  await putAll(C)
  await put(A, { Name: '/servicemon/OTHER/token', Value: 'of-another-fleet' })
  await put(A, { Name: '/servicemon/NAVOS/token', Value: 'of-another-fleet' })
  await put(A, { Name: '/production/password', Value: 'of-nobody-here' })
  // The calls that put them hold the values.
  await world.control.resetCalls({ account: world.account })
  const { exitCode, log } = await world.act({ mode: 'provision', region: [A, B, C].join() })
  if (exitCode !== 0) throw new Error(log)
})

test('reach the payload exact, and are nowhere else', async () => {
  const { step, seen } = await runAndWatch(A)
  const { post, ...said } = step
  expect([step.exitCode, step.outputs['output-file-content']]).toEqual([0, hashesOf(Object.values(VALUES))])
  // The machine asked, and its processes were looked at while it did.
  const asked = [...seen].filter((line) => line.includes('get-parameter'))
  expect(asked.join('\n')).toContain(`--region ${A} --name /servicemon/NAVO/job/TOKEN --with-decryption`)

  const calls = await world.control.calls({ account: world.account, checks: true })
  const reads = calls.filter(({ action }) => action === 'GetParameter')
  expect(new Set(reads.map(({ role, region }) => `${String(role)} ${region}`))).toEqual(new Set([`NAVO-ssm ${A}`]))
  expect(reads.map(({ checks }) => checks?.map(({ statements }) => statements))).toEqual(
    NAMES.map(() => [['ReadTheFleetsSecrets']]),
  )
  const [machine] = await world.machines(A)
  const folder = dirname(machine?.disk ?? '/nowhere')
  const found = Object.fromEntries(
    MARKS.map((mark) => [
      mark,
      {
        calls: JSON.stringify(calls).includes(mark),
        step: JSON.stringify(said).includes(mark),
        post: JSON.stringify(post).includes(mark),
        arguments: [...seen].filter((line) => line.includes(mark)),
        disk: filesWith(folder, mark),
      },
    ]),
  )
  const nowhere = { calls: false, step: false, post: false, arguments: [], disk: [] }
  expect(found).toEqual(Object.fromEntries(MARKS.map((mark) => [mark, nowhere])))
  // The search would find them: the names of the parameters are in the command, and the commands on the disk.
  expect(filesWith(folder, 'servicemon-reply').length).toBeGreaterThan(0)
  expect(await listStillOn(world)).toEqual([])
})

test('that are not there in the region are named, and the payload isn’t begun', async () => {
  const { exitCode, log, outputs } = await run(B)
  expect([exitCode, outputs['status']]).toEqual([1, 'failed'])
  expect(log).toMatch(
    /refused the payload \(secrets\): \/servicemon\/NAVO\/job\/KEY could not be read: An error occurred \(ParameterNotFound\)/,
  )
  expect(log).toContain('The parameter has to exist in this very region')
  expect(log).not.toContain(VALUES.TOKEN)
  expect(await listStillOn(world)).toEqual([])
})

test('are all that the machine’s role may read, and it may do nothing else', async () => {
  const calls = [
    ...['/servicemon/NAVO/job/TOKEN', '/servicemon/OTHER/token', '/servicemon/NAVOS/token', '/production/password'].map(
      (name) => `ssm get-parameter --with-decryption --query Parameter.Type --output text --name ${name}`,
    ),
    'ssm get-parameters --names /servicemon/NAVO/job/TOKEN',
    'ssm get-parameters-by-path --path /servicemon/NAVO',
    'ssm put-parameter --name /servicemon/NAVO/job/TOKEN --value x --overwrite',
    'ssm send-command --document-name AWS-RunShellScript --parameters commands=id --instance-ids i-01234567',
    'ec2 describe-instances',
  ]
  const script = calls.map((call) => `aws --region ${A} ${call} 2>&1 | grep -o -e SecureString -e '([A-Z][A-Za-z]*)'`)
  // As root, who has the environment of the machine; without the fleet's own secrets.
  await world.setFleet(fleetText({ regions: ['us-west-2', A, B, C] }), 'plain.yml')
  const step = await run(A, { command: script.join('\n'), 'fleet-file': 'plain.yml' })
  expect(step.outputs['output-file-content']?.split('\n')).toEqual([
    'SecureString',
    ...Array.from({ length: 7 }, () => '(AccessDeniedException)'),
    '(UnauthorizedOperation)',
    '',
  ])
})

test('under a key of the account’s own need that key named when the roles are deployed', async () => {
  const KeyId = `arn:aws:kms:${C}:${world.account}:key/11112222-3333-4444-5555-666677778888`
  await put(C, { Name: '/servicemon/NAVO/job/KEY', Value: VALUES.KEY, KeyId, ...{ Overwrite: true } })
  const refused = await run(C, { command: HASHES })
  expect(refused.log).toMatch(
    /NAVO\/job\/KEY could not be read: .*AccessDenied.*not authorized to perform: kms:Decrypt/,
  )
  await deployRoles(world, parseFleet(FLEET, 'fleet.yml'), { SecretsKeys: KeyId })
  const { outputs } = await run(C, { command: HASHES })
  expect(outputs['output-file-content']).toBe(hashesOf(Object.values(VALUES)))
})

function filesWith(folder: string, text: string): string[] {
  const { stdout } = spawnSync('grep', ['-rlF', '--devices=skip', '--', text, folder], { encoding: 'utf8' })
  return stdout.split('\n').filter((path) => path !== '')
}
