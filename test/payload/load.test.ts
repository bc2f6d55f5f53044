// load.sh: what a run left in pending.csv comes into the database once, also when the machine sends it as well.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startVoServices, type VoServices } from '../../local/vo-services.ts'
import { findBlocks } from '../../scripts/write-docs.ts'
import { say, type Said } from '../workflows/tools.ts'
import { CONES, entry, makeMachine, type Machine, type Ran } from './machine.ts'
import { OFFLINE, PAYLOAD, PLACE } from './place.ts'
import { PASSWORD, startPostgres, type Postgres } from './postgres.ts'

const GUIDE = readFileSync(join(import.meta.dirname, '../../docs/servicemon.md'), 'utf8')

let services: VoServices
let postgres: Postgres
let machine: Machine
/** Its rows are those of queries that succeed, and that fail with messages of several lines and with quotes. */
let ran: Ran
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'load-'))
  services = await startVoServices()
  postgres = await startPostgres()
  machine = makeMachine()
  await postgres.make('central')
  ran = await runInto('missing')
  expect([ran.exitCode, ran.pending.length]).toEqual([0, 12])
})
afterAll(async () => {
  await services.close()
  await postgres.remove()
  machine.remove()
  rmSync(folder, { recursive: true })
})

function runInto(database: string): Promise<Ran> {
  const [good, bad] = [entry('a', 'tap', services.tap()), entry('b', 'tap', services.tap('error'))]
  return machine.run({
    files: { 'services.py': `[${good}${bad}]`, 'cones.py': CONES },
    env: { SERVICEMON_DATABASE: postgres.url(database) },
  })
}

const shell = () => ({ PATH: process.env['PATH'], XDG_CACHE_HOME: folder, ...OFFLINE })

/** Loads as people do: by the script of a clone, or of a machine. */
async function load(files: readonly string[], { from = PLACE, database = 'central' } = {}): Promise<Said> {
  const env = { ...shell(), SERVICEMON_DATABASE: postgres.url(database) }
  const said = await say('sh', [join(from, 'load.sh'), ...files], { env, cwd: ran.results })
  expect(said.output).not.toContain(PASSWORD)
  expect(said.output).not.toContain(encodeURIComponent(PASSWORD))
  return said
}

const idsIn = async () =>
  (await postgres.sql('central', 'SELECT id FROM servicemon_rows ORDER BY position')).split('\n')

test('a clone inserts the rows of pending.csv by the guide’s commands, and makes itself what it needs for that', async () => {
  const clone = join(folder, 'clone')
  const filter = (path: string) => !path.endsWith('__pycache__')
  cpSync(PAYLOAD, join(clone, 'payload/servicemon'), { recursive: true, filter })
  cpSync(join(ran.results, 'pending.csv'), join(clone, 'pending.csv'))
  const [commands = '', ...more] = findBlocks(GUIDE, 'sh').filter((block) => block.includes('load.sh'))
  expect(more).toEqual([])
  const env = { ...shell(), URL: postgres.url('central'), COMMANDS: commands }
  const said = await say('bash', ['--norc', '-c', 'printf "%s\\n" "$URL" | bash -eu -c "$COMMANDS"'], {
    env,
    cwd: clone,
  })
  // It would be among the files of the next setup.
  expect(existsSync(join(clone, 'payload/servicemon/monitor/__pycache__'))).toBe(false)
  expect(said).toEqual({
    exitCode: 0,
    output: 'database: it has all 12 rows now; those that it had already are as they were\n',
  })
  expect(await idsIn()).toEqual(ran.rows.map(({ id }) => id))
})

test('the same rows again, and sent by the machine as well, are there once', async () => {
  expect((await load(['pending.csv', 'pending.csv'])).exitCode).toBe(0)
  expect(await idsIn()).toEqual(ran.rows.map(({ id }) => id))
  const second = await runInto('central')
  expect(second.database).toBe('24 rows sent')
  expect((await idsIn()).sort()).toEqual([...ran.rows, ...second.rows].map(({ id = '' }) => id).sort())
})

test('a loaded row is the row that the machine would have sent', async () => {
  await postgres.make('other')
  const columns = Object.keys(ran.rows[0] ?? {}).join(', ')
  const rows = () => postgres.sql('other', `SELECT ${columns} FROM servicemon_rows ORDER BY position`)
  const third = await runInto('missing')
  expect((await load([join(third.results, 'pending.csv')], { database: 'other' })).exitCode).toBe(0)
  const mine = `WHERE run_id = '${third.runId}'`
  const loaded = await postgres.sql('other', `SELECT ${columns} FROM servicemon_rows ${mine} ORDER BY position`)
  await postgres.sql('other', 'DELETE FROM servicemon_rows')
  await runInto('other')
  const sent = await postgres.sql('other', `SELECT ${columns} FROM servicemon_rows ${mine} ORDER BY position`)
  expect(loaded.split('\n').length).toBeGreaterThan(12)
  expect(sent).toBe(loaded)
  expect(await rows()).not.toBe(loaded)
})

test('a database in trouble is told in one line, and nothing is lost by it', async () => {
  expect(await load(['pending.csv'], { database: 'missing' })).toEqual({
    exitCode: 1,
    output: 'database: it has no database of this name; load the same files again: no row is inserted twice\n',
  })
})

test.each([
  ['no file', [], () => undefined, /^usage: load\.sh pending\.csv …, /],
  [
    'a missing file',
    ['missing.csv'],
    () => undefined,
    /^missing\.csv: found no CSV file \(.*No such file.*\), expected a run's/,
  ],
  ['an empty file', ['empty.csv'], (path: string) => writeFileSync(path, ''), /^empty\.csv: found no CSV file/],
  [
    'another file',
    ['other.csv'],
    (path: string) => writeFileSync(path, 'a,b\n1,2\n'),
    /^other\.csv: found other columns/,
  ],
  [
    'a file that ends too soon',
    ['cut.csv'],
    (path: string) => writeFileSync(path, readFileSync(join(ran.results, 'pending.csv'), 'utf8').slice(0, -30)),
    /^cut\.csv: found row 12 spoilt \(.*\): take the file as the run left it/,
  ],
])('given %s, it says so and inserts nothing', async (_, names, write, message) => {
  for (const name of names) write(join(ran.results, name))
  const before = await idsIn()
  const said = await load(names)
  expect([said.exitCode, said.output]).toEqual([2, expect.stringMatching(message)])
  expect(await idsIn()).toEqual(before)
})

test('a folder without packages is no environment: a load that was cut short begins anew', async () => {
  const cache = join(folder, 'servicemon-load')
  mkdirSync(cache, { recursive: true })
  rmSync(join(cache, 'made-of'), { force: true })
  expect((await load(['pending.csv'], { from: PAYLOAD })).exitCode).toBe(0)
})
