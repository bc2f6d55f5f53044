// docs/home-image.md: the originals that its blocks make, by the real AWS command line, are what its fleet file wants.
import { readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { EC2Client } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createMachineProfile, credentialsOf } from '../../local/home.ts'
import { startLocalAws, type LocalAws } from '../../local/local-aws.ts'
import { ensureVenv } from '../../local/venv.ts'
import { hasHome, observeHome } from '../../src/aws/home.ts'
import { parseFleet } from '../../src/fleet/fleet.ts'
import { ROOT, say } from './tools.ts'

const ACCOUNT = '123456789012'
const fleet = parseFleet(readFileSync(join(ROOT, 'examples/home-image/fleet.yml')), 'fleet.yml')
const page = readFileSync(join(ROOT, 'docs/home-image.md'), 'utf8')
const [, originals = ''] = /^## The originals$([^]*?)^## /m.exec(page) ?? []
const [make = '', image = ''] = [...originals.matchAll(/^ {3}```sh\n([^]*?)^ {3}```$/gm)].map(([, text = '']) =>
  text.replaceAll(/^ {3}/gm, ''),
)

let local: LocalAws

beforeAll(async () => {
  local = await startLocalAws({ quiet: true })
  const credentials = credentialsOf(ACCOUNT)
  await createMachineProfile({ endpoint: local.endpoint, credentials, name: `${fleet.name}-ssm` })
}, 120_000)

afterAll(() => local.stop())

test('its blocks make them, and leave nothing on', async () => {
  const credentials = credentialsOf(ACCOUNT)
  const env = {
    ...{ PATH: [join(await ensureVenv(), 'bin'), '/usr/bin', '/bin'].join(delimiter) },
    ...{ AWS_ENDPOINT_URL: local.endpoint, AWS_ACCESS_KEY_ID: credentials.accessKeyId, AWS_SECRET_ACCESS_KEY: 'local' },
  }
  const off = 'aws ec2 wait instance-stopped --instance-ids $instance'
  const { exitCode, output } = await say('bash', ['-euc', `${make}\n${image}\n${off}`], { env })
  expect({ exitCode, output }).toMatchObject({ exitCode: 0 })
  const machines = await local.control.instances({ account: ACCOUNT })
  expect(machines.map(({ region, state }) => [region, state])).toEqual([['us-west-2', 'stopped']])

  if (!hasHome(fleet)) throw new Error('the example has no home')
  const ec2 = new EC2Client({ endpoint: local.endpoint, region: fleet.image.region, credentials })
  const home = await observeHome(ec2, fleet).finally(() => ec2.destroy())
  expect(home).toMatchObject({ problems: [], image: { name: 'NAVO' }, profile: 'NAVO-ssm' })
}, 120_000)
