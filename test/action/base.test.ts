// A fleet without an image of its own, from nothing to nothing: a public image in each region, a setup, runs with their
// files, another setup, a newer image, and nothing copied anywhere.
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DescribeKeyPairsCommand, DescribeVolumesCommand } from '@aws-sdk/client-ec2'
import { expect, test } from '@jest/globals'
import { BASE_PARAMETERS } from '../../local/ec2/bases.ts'
import { resultSchema } from '../../src/result.ts'
import { describeRegion, listStillOn, mutations, useWorlds, type World } from '../support/world.ts'

const newWorld = useWorlds()
const REGION = 'eu-west-3'
/** An account has a profile of this name beside its home, of which this fleet knows nothing. */
const HOME = { name: 'SKY' }

const fleetOf = ({
  image = ['base: al2023', 'setup: setup.sh', 'files: [payload]', 'timeout: 5m'],
  types = 't3.micro',
  more = [] as string[],
  command = 'cat list/sites /opt/sky/data',
} = {}): string =>
  [
    'name: SKY',
    'image:',
    ...image.map((line) => `  ${line}`),
    `instance: { types: [${types}] }`,
    `run: { command: ${command}, timeout: 1m, files: [list] }`,
    ...more,
    `regions: { us-east-1: , ${REGION}: { cron: '0 0 1 1 *' } }`,
    '',
  ].join('\n')

/** A folder as a checkout has it: the setup with its file, and what each run takes along. */
async function write({ folder }: World, setup: string): Promise<void> {
  for (const name of ['payload', 'list']) await mkdir(join(folder, name), { recursive: true })
  await writeFile(join(folder, 'setup.sh'), setup)
  await writeFile(join(folder, 'payload', 'data'), 'the data\n')
  await writeFile(join(folder, 'list', 'sites'), 'the sites\n')
  await chmod(join(folder, 'payload', 'data'), 0o755)
}

const SETUP = 'set -e\necho "set up as $(id -un) in $(ls)"\nmkdir -p /opt/sky\ncp payload/data /opt/sky/data\n'

test('a region is made ready from nothing but a public image, and nothing is copied', async () => {
  const world = await newWorld({ fleet: fleetOf(), home: HOME })
  await write(world, SETUP)
  const planned = await world.act({ mode: 'provision', region: REGION, 'dry-run': 'true' })
  expect([planned.exitCode, mutations(await world.calls())]).toEqual([0, []])

  const made = await world.act({ mode: 'provision', region: REGION })
  expect(made.log).toContain('| set up as root in payload\n')
  expect(mutations(await world.calls()).map((call) => call.split(' ')[0])).not.toContain('ec2.CopyImage')
  const region = resultSchema.parse(made.result).regions[REGION]
  expect(region).toMatchObject({
    status: 'ok',
    image: { name: expect.stringMatching(/^al2023-ami-/), current: true, snapshots: [] },
    instance: { state: 'stopped', setup: expect.stringMatching(/^[0-9a-f]{16}$/) },
  })
  expect(region?.keyPair).toBeUndefined()
  expect(made.outputs['output-file']).toMatch(/output\.txt$/)
  const held = await describeRegion(world, REGION)
  expect([held.images, held.keyPairs, held.snapshots].map((things) => Object.keys(things))).toEqual([[], [], []])

  await world.resetCalls()
  const again = await world.act({ mode: 'provision', region: REGION })
  expect([again.exitCode, mutations(await world.calls())]).toEqual([0, []])

  const run = await world.act({ mode: 'run', region: REGION })
  expect([run.exitCode, run.log.match(/^\| .*$/gm)]).toEqual([0, ['| the sites', '| the data']])
  // What a run takes along is in no hash.
  await writeFile(join(world.folder, 'list', 'sites'), 'more sites\n')
  expect((await world.act({ mode: 'run', region: REGION })).log).toContain('| more sites')
  expect((await world.act({ mode: 'check', region: REGION, require: 'ready' })).exitCode).toBe(0)

  const cleared = await world.act({ mode: 'clear', region: REGION, confirm: 'SKY' })
  expect([cleared.exitCode, await listStillOn(world)]).toEqual([0, []])
  const left = await describeRegion(world, REGION)
  expect(Object.values(left).flatMap((things) => Object.keys(things))).toEqual([])
})

test('another setup is made ready beside the machine that serves, which goes only then; a failed one changes nothing', async () => {
  const world = await newWorld({ fleet: fleetOf(), home: HOME })
  await write(world, SETUP)
  const first = (await world.act({ mode: 'provision', region: REGION })).result?.regions[REGION]?.instance?.id

  await write(world, `${SETUP}echo "no such package" >&2\nexit 3\n`)
  const failed = await world.act({ mode: 'provision', region: REGION })
  const error = failed.result?.regions[REGION]?.error
  expect([failed.exitCode, error?.messages.join('\n')]).toEqual([
    1,
    expect.stringMatching(/\| no such package\n.*exit code 3$/s),
  ])
  expect(await listStillOn(world)).toEqual([])
  // The old one serves as ever.
  const run = await world.act({ mode: 'run', region: REGION })
  expect([run.exitCode, run.result?.regions[REGION]?.instance?.id]).toEqual([0, first])
  const check = await world.act({ mode: 'check', region: REGION })
  expect(check.result?.regions[REGION]).toMatchObject({ status: 'drifted', instance: { id: first } })
  expect(check.log).toMatch(
    /the setup of instance \S+ failed or was cut off: the next provision begins with a fresh machine/,
  )

  await write(world, `${SETUP}echo more >>/opt/sky/data\n`)
  const upgraded = await world.act({ mode: 'provision', region: REGION })
  const machines = (await world.machines(REGION)).filter(({ state }) => state !== 'terminated')
  expect([upgraded.exitCode, machines.length]).toEqual([0, 1])
  expect(machines[0]?.id).not.toBe(first)
  expect((await world.act({ mode: 'run', region: REGION })).exitCode).toBe(0)
})

test('a newer image is a note, and a machine of it is made when that is asked for', async () => {
  const world = await newWorld({
    fleet: fleetOf({
      image: ['base: ubuntu-24.04', 'setup: setup.sh', 'files: [payload]'],
      types: 't4g.micro, t3.micro',
    }),
    home: HOME,
  })
  await write(world, SETUP)
  const first = (await world.act({ mode: 'provision', region: REGION })).result?.regions[REGION]
  expect([first?.instance?.type, first?.image?.name]).toEqual(['t4g.micro', expect.stringContaining('arm64')])

  const newest = await world.control.publishImage({
    account: world.account,
    region: REGION,
    parameter: BASE_PARAMETERS['ubuntu-24.04'].arm64,
  })
  const check = await world.act({ mode: 'check', region: REGION, require: 'ready' })
  expect(check.exitCode).toBe(0)
  expect(check.result?.regions[REGION]).toMatchObject({
    status: 'ok',
    image: { current: false },
    findings: [{ code: 'newer-base', defect: false }],
  })
  await world.resetCalls()
  expect((await world.act({ mode: 'provision', region: REGION })).exitCode).toBe(0)
  expect(mutations(await world.calls())).toEqual([])

  const refreshed = await world.act({ mode: 'provision', region: REGION, refresh: 'true' })
  expect(refreshed.result?.regions[REGION]).toMatchObject({
    status: 'ok',
    image: { id: newest, current: true },
    findings: [],
  })
  expect((await world.machines(REGION)).filter(({ state }) => state !== 'terminated')).toHaveLength(1)
})

test('a machine gets the disk and the key that the fleet file has', async () => {
  const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB9l4hQ0cZvH0bXl2cqjJ6pCq1b6YwE3h6a0T0m0dWJm'
  const fleet = fleetOf({ image: ['base: al2023'], more: [`public-key: ${key}`] })
  const world = await newWorld({
    fleet: fleet.replace('types: [t3.micro]', 'types: [t3.micro], disk: 16GiB'),
    home: HOME,
  })
  await write(world, SETUP)
  const made = await world.act({ mode: 'provision', region: REGION })
  expect(made.result?.regions[REGION]).toMatchObject({ status: 'ok', findings: [] })
  const ec2 = world.ec2(REGION)
  const { Volumes = [] } = await ec2.send(new DescribeVolumesCommand({}))
  expect(Volumes.map(({ Size }) => Size)).toEqual([16])
  const { KeyPairs = [] } = await ec2.send(new DescribeKeyPairsCommand({ IncludePublicKey: true }))
  expect(KeyPairs.map(({ KeyName, PublicKey }) => [KeyName, PublicKey?.split(' ').slice(0, 2).join(' ')])).toEqual([
    ['SKY', key],
  ])
})

test('files that may not be sent are told before anything is asked of AWS but who asks', async () => {
  const world = await newWorld({
    fleet: fleetOf({ image: ['base: al2023', 'setup: setup.sh', 'files: [gone]'] }),
    home: HOME,
  })
  await write(world, SETUP)
  const refused = await world.act({ mode: 'provision', region: REGION })
  expect([refused.exitCode, refused.log]).toEqual([
    1,
    expect.stringContaining(
      "fleet.yml:5 image.files.0: found gone, which is not there, must be a file or folder within the fleet file's folder",
    ),
  ])
  expect(mutations(await world.calls())).toEqual([])
  // What is left is stopped and cleared without them.
  expect((await world.act({ mode: 'stop', region: REGION })).exitCode).toBe(0)
})
