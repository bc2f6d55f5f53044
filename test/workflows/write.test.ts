// npm run workflows: what the workflow files repeat of fleet.yml is fresh, comes anew by the command, and bad input is
// answered with its name, the rule and what was found.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { FLEET_WORKFLOWS, renderWorkflow, type FleetWorkflow } from '../../scripts/write-workflows.ts'
import { parseFleet } from '../../src/fleet/fleet.ts'
import { FOLDER, readWorkflow } from './files.ts'
import { ROOT, say, type Said } from './tools.ts'

const COMMIT = '3d3c42e5aac5ba805825da76410c181273ba90b1'
const ACTION = `octo/servicemon@${COMMIT}`
const OWN = `name: SKY.2_x
home: eu-west-1
instance: { types: [t3.micro] }
run: { command: 'true', timeout: 1h }
regions:
  eu-west-1:
  eu-west-2: { enabled: false }
`

/** A fleet of a base image with a setup. */
const SET_UP = OWN.replace('home: eu-west-1', "image: { base: al2023, setup: 'true', timeout: <timeout> }")

let base: string

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'servicemon-write-'))
})

afterAll(() => rmSync(base, { recursive: true, force: true }))

/** A repository with a fleet file in it. */
function newRepository(fleet = OWN): string {
  const folder = mkdtempSync(join(base, 'repository-'))
  writeFileSync(join(folder, 'fleet.yml'), fleet)
  return folder
}

const write = (...args: string[]): Promise<Said> =>
  say(process.execPath, [join(ROOT, 'scripts/write-workflows.ts'), ...args])
const writeInto = (folder: string): Promise<Said> => write('--to', folder, '--action', ACTION)
const read = (folder: string, name: FleetWorkflow): string =>
  readFileSync(join(folder, '.github/workflows', `${name}.yml`), 'utf8')
const fleetOf = (text: string) => parseFleet(text, 'fleet.yml')

describe('the shipped files', () => {
  const fleet = fleetOf(readFileSync(join(ROOT, 'fleet.yml'), 'utf8'))

  test.each(FLEET_WORKFLOWS)('%s is what npm run workflows writes', (name) => {
    const text = readWorkflow(name)
    expect(renderWorkflow(name, text, { fleet, action: './' })).toBe(text)
  })

  test.each(FLEET_WORKFLOWS)('%s comes back from what it was for another fleet', (name) => {
    const text = readWorkflow(name)
    const other = renderWorkflow(name, text, { fleet: fleetOf(OWN), action: ACTION })
    expect(other).not.toMatch(/NAVO|us-west-2|uses: \.\//)
    expect(renderWorkflow(name, other, { fleet, action: './' })).toBe(text)
  })
})

describe('for another repository', () => {
  test('all parts are that fleet’s, and nothing else is changed', async () => {
    const folder = newRepository()
    expect(await writeInto(folder)).toEqual({
      exitCode: 0,
      output: FLEET_WORKFLOWS.map((name) => `.github/workflows/${name}.yml: new\n`).join(''),
    })
    const changed = read(folder, 'rotate')
      .split('\n')
      .filter((line) => !readWorkflow('rotate').split('\n').includes(line))
    expect(changed.map((line) => line.trim())).toEqual([
      expect.stringMatching(/^SKY\.2_x · \$\{\{ github\.event_name/),
      "options: [due, all, 'eu-west-1', 'eu-west-2']",
      expect.stringMatching(/^name: SKY\.2_x · .* · due$/),
      `|| inputs.region == 'all' && '["eu-west-1"]'`,
      `uses: ${ACTION}`,
      'name: SKY.2_x-recovered-${{ github.run_attempt }}',
      'name: SKY.2_x · ${{ needs.due.outputs.trigger }} · ${{ matrix.region }}',
      'group: servicemon-SKY.2_x-${{ matrix.region }}',
      'timeout-minutes: 135',
      `uses: ${ACTION}`,
      'name: SKY.2_x-${{ matrix.region }}-${{ github.run_attempt }}',
      'name: SKY.2_x · ${{ needs.due.outputs.headline }} · runs ${{ needs.run.result }}',
      'name: SKY.2_x · not set up',
    ])
    // Disabled regions are cleared, as the action does with all.
    expect(read(folder, 'clear')).toContain(`&& '["eu-west-1", "eu-west-2"]'`)
    expect(read(folder, 'provision')).toContain(`&& '["eu-west-1"]'`)
  })

  test('a setup that takes longer than a copy may gives provision the minutes', async () => {
    const minutesFor = async (timeout: string): Promise<string | undefined> => {
      const folder = newRepository(SET_UP.replace('<timeout>', timeout))
      expect(await writeInto(folder)).toMatchObject({ exitCode: 0 })
      return /^ +timeout-minutes: (\d+)$/m.exec(read(folder, 'provision'))?.[1]
    }
    expect(await minutesFor('20m')).toBe('240')
    expect(await minutesFor('4h')).toBe('345')
  })

  test('a second time says what the fleet file has changed, and keeps the schedule', async () => {
    const folder = newRepository()
    await writeInto(folder)
    const hourly = read(folder, 'rotate').replace(/ {4}# Catch-up.*\n.*\n/, '')
    expect(hourly).not.toContain('10,50')
    writeFileSync(join(folder, '.github/workflows/rotate.yml'), hourly)
    writeFileSync(
      join(folder, '.github/workflows/check.yml'),
      read(folder, 'check').replace(/^ {2}schedule:\n.*\n/m, ''),
    )
    writeFileSync(join(folder, 'fleet.yml'), OWN.replace('timeout: 1h', 'timeout: 2h').replace(', enabled: false', ''))
    const { output } = await writeInto(folder)
    expect(output).toBe(
      [
        ...['check', 'clear'].map((name) => `.github/workflows/${name}.yml: as it was`),
        '.github/workflows/command.yml: changed: the minutes that a run may take',
        '.github/workflows/provision.yml: as it was',
        '.github/workflows/rotate.yml: changed: the minutes that a run may take',
        '.github/workflows/start.yml: as it was',
        '.github/workflows/stop.yml: as it was',
        '',
      ].join('\n'),
    )
    expect(read(folder, 'rotate')).toBe(hourly.replace('timeout-minutes: 135', 'timeout-minutes: 195'))
    expect(read(folder, 'check')).not.toContain('cron:')
  })

  test('fault 130: a region that the fleet file no longer has is told, with both commands in their order', async () => {
    const folder = newRepository()
    await writeInto(folder)
    writeFileSync(join(folder, 'fleet.yml'), OWN.replace(/^ {2}eu-west-2: .*\n/m, ''))
    expect((await writeInto(folder)).output).toMatch(
      /^eu-west-2 is no longer in fleet\.yml: .* clear with region eu-west-2 and confirm SKY\.2_x, and then .* AlsoRegions= \| sh$/m,
    )
  })

  test('the version may stand behind the commit', async () => {
    const folder = newRepository()
    expect(await write('--to', folder, '--action', `${ACTION} # v1.2.3`)).toMatchObject({ exitCode: 0 })
    expect(read(folder, 'stop')).toContain(`uses: ${ACTION} # v1.2.3\n`)
  })
})

describe('bad input', () => {
  test.each([
    [['--to', '<own>'], '--to and --action: found --to alone, must be given together'],
    [['--action', ACTION], '--to and --action: found --action alone, must be given together'],
    [
      ['--to', '<own>', '--action', 'octo/servicemon@v1'],
      '--action: found "octo/servicemon@v1", must be OWNER/REPOSITORY@ and the 40 digits of a commit',
    ],
    [['--to', '.', '--action', ACTION], '--to: found this one ("."), must be another repository'],
    [
      ['--to', '/nowhere', '--action', ACTION],
      '--to: found none in "/nowhere", must be a folder with a fleet.yml in it',
    ],
    [['--too', '<own>'], "Unknown option '--too'"],
  ])('%j is refused', async (args, message) => {
    const folder = newRepository()
    const { exitCode, output } = await write(...args.map((arg) => arg.replace('<own>', folder)))
    expect({ exitCode, first: output.split('\n')[0]?.slice(0, message.length) }).toEqual({
      exitCode: 1,
      first: message,
    })
  })

  test('a fleet file with mistakes is told of with its lines, and nothing is written', async () => {
    const folder = newRepository(OWN.replace('eu-west-2', 'eu-west-22'))
    const { exitCode, output } = await writeInto(folder)
    expect(exitCode).toBe(1)
    expect(output).toMatch(/fleet\.yml:7 regions\.eu-west-22: /)
    expect(() => read(folder, 'stop')).toThrow('ENOENT')
  })

  test('a run that GitHub’s runners would end is told of, with the longest there may be', async () => {
    const { exitCode, output } = await writeInto(newRepository(OWN.replace('1h', '6h')))
    expect(exitCode).toBe(1)
    expect(output).toContain('run.timeout: found "6h", must be at most 4h45m in these workflows')
  })

  test('a setup that they would end, as well', async () => {
    const large = SET_UP.replace('<timeout>', '4h').replace('timeout: 1h', 'timeout: 1h, output-cap: 32MiB')
    const { exitCode, output } = await writeInto(newRepository(large))
    expect(exitCode).toBe(1)
    expect(output).toContain('image.timeout: found "4h", must be at most 3h20m in these workflows')
    expect(output).toContain('a setup needs time to boot, to collect and to stop')
  })

  test('a file that lacks a part is told of, rather than left half written', () => {
    const text = readWorkflow('rotate').replace(/options: .*/, 'options: *regions')
    expect(() => renderWorkflow('rotate', text, { fleet: fleetOf(OWN), action: './' })).toThrow(
      '.github/workflows/rotate.yml: found none, must have the regions to choose from as the shipped file has',
    )
  })
})

test('in this repository the command writes what fleet.yml says, and leaves your own changes', async () => {
  // A clone of what the command needs, since it writes.
  const clone = join(base, 'clone')
  mkdirSync(join(clone, 'scripts'), { recursive: true })
  cpSync(FOLDER, join(clone, '.github/workflows'), { recursive: true })
  cpSync(join(ROOT, 'src'), join(clone, 'src'), { recursive: true })
  cpSync(join(ROOT, 'package.json'), join(clone, 'package.json'))
  cpSync(join(ROOT, 'scripts/write-workflows.ts'), join(clone, 'scripts/write-workflows.ts'))
  symlinkSync(join(ROOT, 'node_modules'), join(clone, 'node_modules'))
  writeFileSync(join(clone, 'fleet.yml'), OWN)
  const mine = readWorkflow('rotate').replace("'10,50 * * * *'", "'0 * * * *'")
  writeFileSync(join(clone, '.github/workflows/rotate.yml'), mine)
  const run = () => say(process.execPath, ['scripts/write-workflows.ts'], { cwd: clone })
  const { exitCode, output } = await run()
  expect(exitCode).toBe(0)
  expect(output).toContain(
    '.github/workflows/rotate.yml: changed: the name of runs and jobs, the name of queues, the name of artifacts, ' +
      'the regions to choose from, the regions that all means, the minutes that a run may take\n',
  )
  expect(read(clone, 'rotate')).toBe(renderWorkflow('rotate', mine, { fleet: fleetOf(OWN), action: './' }))
  expect((await run()).output).toBe(
    FLEET_WORKFLOWS.map((name) => `.github/workflows/${name}.yml: as it was\n`).join(''),
  )
})
