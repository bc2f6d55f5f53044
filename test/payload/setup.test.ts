// setup.sh on each Python of this machine that the payload is for; a run on what it has installed, as another user too.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { execFileSync, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startVoServices, type VoServices } from '../../local/vo-services.ts'
import { CONES, entry, makeMachine, type Machine, type Ran, type RunOptions } from './machine.ts'
import { say } from '../workflows/tools.ts'
import { findPythons, OFFLINE, PAYLOAD, setUp } from './place.ts'

const folder = mkdtempSync(join(tmpdir(), 'set-up-'))
chmodSync(folder, 0o755)
afterAll(() => rmSync(folder, { recursive: true }))
const pythons = await findPythons()
const NOBODY = 65534

let services: VoServices
let machine: Machine
beforeAll(async () => {
  services = await startVoServices()
})
afterAll(() => services.close())
beforeEach(() => {
  machine = makeMachine()
})
afterEach(() => machine.remove())

/** Nine queries, by a Cone Search and in both of TAP's ways, and their rows to a database. */
function runOn(place: string, database: string, who: Pick<RunOptions, 'uid'> = {}): Promise<Ran> {
  const [cone, tap] = [entry('c', 'cone', services.cone()), entry('t', 'tap', services.tap())]
  const files = { 'services.py': `[${cone}${tap}]`, 'cones.py': CONES }
  return machine.run({ files, place, ...who, env: { SERVICEMON_DATABASE: database, HOME: '/nonexistent' } })
}

test('there is a Python to try', () => {
  expect(pythons.length).toBeGreaterThan(0)
})

describe.each(pythons)('with Python %s', (version, python) => {
  const place = join(folder, version)

  test('it installs ServiceMon, as a command on a machine would', async () => {
    const { exitCode, output } = await say077(place, python)
    expect([exitCode, output]).toEqual([
      0,
      expect.stringMatching(
        /\nsetup: ServiceMon 0\.3rc13, SQLAlchemy 2\.0\.\d+, psycopg 3\.3\.\d+, Python 3\.\d+\.\d+\n$/,
      ),
    ])
    expect(output).toContain(`, Python ${version}.`)
  })

  test('again it is quick, and changes no package', async () => {
    const made = statSync(join(place, 'venv/made-of')).mtimeMs
    const { exitCode, output } = await setUp(place, python)
    expect([exitCode, output]).toEqual([0, expect.stringContaining('has what it needs already')])
    expect(statSync(join(place, 'venv/made-of')).mtimeMs).toBe(made)
  })

  test('the real ServiceMon runs on it', async () => {
    const ran = await runOn(place, 'sqlite:////missing/file')
    expect([ran.exitCode, ran.output]).toEqual([0, expect.stringMatching(/\nok: 9 queries, 0 failed/)])
    expect(ran.database).toMatch(/; 0 rows sent; 9 waiting /)
  })
})

/** With the mask that commands have on a machine. */
function say077(place: string, python: string): Promise<{ exitCode: number; output: string }> {
  const mask = process.umask(0o077)
  const said = setUp(place, python)
  process.umask(mask)
  return said
}

describe('a user who is not root, has no home and may write nowhere', () => {
  // A Python in root's home is for root alone.
  const forAll = pythons.filter(([, python]) => spawnSync(python, ['-c', ''], { uid: NOBODY }).status === 0)
  const place = join(folder, forAll[0]?.[0] ?? 'none')

  test('can run it, and sends what waits since a run of root’s, and the other way round', async () => {
    const missing = 'sqlite:////missing/file'
    const central = `sqlite:///${machine.folder}/central.sqlite`
    const said: string[] = []
    for (const [database, who] of [
      [missing, {}],
      [missing, { uid: NOBODY }],
      [central, { uid: NOBODY }],
      [missing, { uid: NOBODY }],
      [central, {}],
    ] as const) {
      const ran = await runOn(place, database, who)
      expect([ran.exitCode, ran.output]).toEqual([0, expect.stringMatching(/\nok: 9 queries, 0 failed/)])
      said.push(ran.database.replace(/^.*; (\d+ rows sent; \d+ waiting).*$/, '$1'))
    }
    expect(said).toEqual([
      '0 rows sent; 9 waiting',
      '0 rows sent; 18 waiting',
      '27 rows sent',
      '0 rows sent; 9 waiting',
      '18 rows sent',
    ])
  })
})

test('where rows wait is any user’s to write, and all else is root’s', () => {
  const first = pythons[0]?.[0] ?? 'none'
  const writable = execFileSync('find', [join(folder, first), '-perm', '-o+w', '!', '-type', 'l'], { encoding: 'utf8' })
  expect(writable.trim()).toBe(join(folder, first, 'waiting'))
})

test('a package whose file was changed is refused, and what is left passes for no environment', async () => {
  const [[, python] = ['', '']] = pythons
  const [packages, place] = [join(folder, 'packages'), join(folder, 'changed')]
  mkdirSync(packages)
  for (const name of readdirSync(OFFLINE.PIP_FIND_LINKS)) {
    copyFileSync(join(OFFLINE.PIP_FIND_LINKS, name), join(packages, name))
    if (name.startsWith('certifi-')) appendFileSync(join(packages, name), 'x')
  }
  const { exitCode, output } = await setUp(place, python, { PIP_FIND_LINKS: packages })
  expect([exitCode, output]).toEqual([1, expect.stringContaining('DO NOT MATCH THE HASHES')])
  expect(existsSync(join(place, 'venv/made-of'))).toBe(false)
})

describe('a machine whose own Python won’t do', () => {
  /** Has nothing but the tools that setup.sh calls, and a Python from the moment on that it's installed. */
  const make = (installer: string): { bin: string; env: Record<string, string> } => {
    const bin = mkdtempSync(join(folder, 'bin-'))
    for (const tool of ['sh', 'dirname', 'cat', 'sha256sum', 'mkdir', 'chmod', 'rm', 'cp']) {
      symlinkSync(join('/usr/bin', tool), join(bin, tool))
    }
    const python = `#!/bin/sh\ncase $1 in -c | -VV) ;; *) echo "asked: $*" >&2; exit 9 ;; esac\n`
    const install = `#!/bin/sh\necho "${installer} $*" >>'${bin}/calls'\nprintf '%s' '${python}' >'${bin}/python3.11'\nchmod +x '${bin}/python3.11'\n`
    if (installer !== '') writeFileSync(join(bin, installer), install, { mode: 0o755 })
    return { bin, env: { PATH: bin } }
  }

  test.each([
    ['dnf', 'Amazon Linux’s', ['dnf install -y -q python3.11 python3.11-pip']],
    ['apt-get', 'Ubuntu’s', ['apt-get update -q', expect.stringMatching(/^apt-get install -yq .* python3-venv$/)]],
  ])('gets one by %s, %s way', async (installer, _, calls) => {
    const { bin, env } = make(installer)
    const { output } = await setUp(join(folder, `by-${installer}`), undefined, env)
    expect(readFileSync(join(bin, 'calls'), 'utf8').trim().split('\n')).toEqual(calls)
    expect(output).toMatch(/^setup: installing into .*by-.*, with .*python3\.11$/m)
    expect(output).toContain('asked: -m venv ')
  })

  test('without either, says what to install', async () => {
    const { env } = make('')
    const { exitCode, output } = await setUp(join(folder, 'by-nothing'), undefined, env)
    expect([exitCode, output]).toEqual([
      1,
      expect.stringMatching(/^setup: found no Python 3\.10 to 3\.12 .*install it first$/m),
    ])
  })
})

describe('as image.setup, whose text alone is on the machine', () => {
  const machine = mkdtempSync(join(folder, 'machine-'))
  const alone = join(machine, 'job')
  const setUpThere = (files: string) =>
    say('sh', [alone], {
      cwd: machine,
      env: { ...OFFLINE, PATH: process.env['PATH'], SERVICEMON_FILES: files, ...somewhere },
    })
  const [[version, python] = ['none', 'none']] = pythons
  const somewhere = { SERVICEMON_PLACE: join(folder, version), SERVICEMON_PYTHON: python }
  beforeAll(() => copyFileSync(join(PAYLOAD, 'setup.sh'), alone))

  test('it finds the rest among image.files', async () => {
    cpSync(PAYLOAD, join(machine, 'files/payload/servicemon'), { recursive: true })
    const { exitCode, output } = await setUpThere(join(machine, 'files'))
    expect([exitCode, output]).toEqual([0, expect.stringContaining('has what it needs already')])
  })

  test.each([
    ['that lack it', machine],
    ['of which there are none', ''],
  ])('with files %s it says so, and installs nothing', async (_, files) => {
    expect(await setUpThere(files)).toEqual({
      exitCode: 1,
      output: 'setup: found no payload/servicemon among image.files: name it there\n',
    })
  })
})

test('the payload packs to far less than the 256 KiB that an image’s files may take', () => {
  const { stdout } = spawnSync('tar', ['-cz', '--exclude=__pycache__', '-C', PAYLOAD, '.'], { maxBuffer: 1e8 })
  expect(stdout.length).toBeGreaterThan(10_000)
  expect(stdout.length).toBeLessThan(64 * 1024)
})
