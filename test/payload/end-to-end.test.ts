// All of it: the repository's own fleet in two regions of a local AWS, made ready by the real setup.sh; the real ServiceMon
// asks services on loopback that answer and that fail in each way; its rows arrive in a real PostgreSQL, each once, though
// that is stopped in the middle.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { StepResult } from '../../local/action.ts'
import { BASE_PARAMETERS } from '../../local/ec2/bases.ts'
import { startPackageIndex, type PackageIndex } from '../../local/servicemon-packages.ts'
import { serviceEntry, writeServiceMonFleet, writeServices } from '../../local/servicemon-fleet.ts'
import { ensureVenv } from '../../local/venv.ts'
import { startVoServices, TABLE_ROWS, type VoServices } from '../../local/vo-services.ts'
import { findBlocks } from '../../scripts/write-docs.ts'
import type { Result } from '../../src/result.ts'
import { until } from '../support/until.ts'
import { listStillOn, useWorlds, type World } from '../support/world.ts'
import { ROOT, say } from '../workflows/tools.ts'
import { parseCsv, type Line } from './csv.ts'
import { PASSWORD, startPostgres, type Postgres } from './postgres.ts'

const REGIONS = ['eu-west-3', 'sa-east-1'] as const
const [A, B] = REGIONS
const BOTH = REGIONS.join()
/** Cones of the repository. */
const CONES = 3
const guide = readFileSync(join(ROOT, 'docs/servicemon.md'), 'utf8').replaceAll(/^ {3}/gm, '')

const newWorld = useWorlds()
let world: World
let services: VoServices
let postgres: Postgres
let index: PackageIndex

/** What a run of one region has come to. */
interface RegionRun {
  readonly region: string
  readonly run: NonNullable<Result['regions'][string]['run']>
  readonly instance: NonNullable<Result['regions'][string]['instance']>
  readonly rows: readonly Line[]
  readonly pending: readonly Line[]
  /** The names of all files among its results. */
  readonly names: readonly string[]
  /** What its output says of the database. */
  readonly database: readonly string[]
}

/** All runs so far: their rows are what the database has to have in the end. */
const ran: RegionRun[] = []

/** Runs the fleet's own job by the built action, at a pace at which the machines' AWS command line has its seconds. */
async function run(region: string, inputs: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  const step = await world.act({ mode: 'run', region, ...inputs }, { cold: true, env: { SERVICEMON_PACE: '0.4' } })
  expect([step.exitCode, step.exitCode === 0 ? '' : step.log]).toEqual([0, ''])
  return step
}

function runsOf({ result, results, files, ...said }: StepResult): RegionRun[] {
  // Whatever is told or kept of a run, the database's URL isn't.
  const told = [JSON.stringify([said, result]), ...[...results, ...files].map(([, bytes]) => bytes.toString('latin1'))]
  for (const secret of [PASSWORD, encodeURIComponent(PASSWORD)]) expect(told.join('\n')).not.toContain(secret)
  const runs = Object.entries(result?.regions ?? {}).flatMap(([region, { run: one, instance }]): RegionRun[] => {
    if (one === undefined || instance === undefined) return []
    const { runId } = one
    const read = (name: string): readonly Line[] => parseCsv(results.get(`${runId}/${name}`)?.toString() ?? '')
    const names = [...results.keys()].filter((key) => key.startsWith(`${runId}/`)).map((key) => key.split('/')[1] ?? '')
    const database =
      files
        .get(runId)
        ?.toString()
        .match(/^database: .*$/gm) ?? []
    return [{ region, run: one, instance, rows: read('rows.csv'), pending: read('pending.csv'), names, database }]
  })
  ran.push(...runs)
  return runs
}

const idsOf = (runs: readonly RegionRun[]): string[] => runs.flatMap(({ rows }) => rows.map(({ id = '' }) => id)).sort()
const sql = async (query: string): Promise<string[]> =>
  (await postgres.sql('central', query)).split('\n').filter(Boolean)
const idsInDatabase = (): Promise<string[]> => sql('SELECT id FROM servicemon_rows ORDER BY id COLLATE "C"')

beforeAll(async () => {
  services = await startVoServices()
  postgres = await startPostgres()
  await postgres.make('central')
  index = await startPackageIndex()
  world = await newWorld({ home: { name: 'SKY', instanceProfileName: 'NAVO-ssm' } })
  const fleet = await writeServiceMonFleet(world.folder, listServices())
  const limited = fleet.replace(/^ {2}timeout: .*\n/m, "$&  env: { SERVICEMON_QUERY_LIMIT: '8' }\n")
  writeFileSync(join(world.folder, 'fleet.yml'), limited)
  const parameter = BASE_PARAMETERS.al2023.x86_64
  for (const region of REGIONS) {
    await world.control.publishImage({ account: world.account, region, parameter, files: index.imageFiles })
  }
})
afterAll(async () => {
  await Promise.all([services.close(), postgres.remove(), index.close()])
})

/** Each way of answering, but for the one that depends on who asked before. */
function listServices(): string[] {
  const cone = (['good', 'error', 'silent', 'no-table', 'cut'] as const).map((manner) =>
    serviceEntry(manner, 'cone', services.cone(manner)),
  )
  const tap = (['good', 'error', 'silent', 'no-table', 'slow'] as const).map((manner) =>
    serviceEntry(manner, 'tap', services.tap(manner)),
  )
  return [...cone, serviceEntry('refused', 'cone', services.refused), ...tap]
}

test('the database’s URL comes into each region’s Parameter Store by the guide’s own commands', async () => {
  const [block = ''] = findBlocks(guide, 'sh').filter((text) => text.includes('put-parameter'))
  const all = /for region in (.*); do/
  expect(all.exec(block)?.[1]?.split(' ')).toEqual(
    [...readFileSync(join(ROOT, 'fleet.yml'), 'utf8').matchAll(/^ {2}([a-z]+-[a-z]+-\d): /gm)].map(([, name]) => name),
  )
  const env = {
    ...{
      PATH: [join(await ensureVenv(), 'bin'), '/usr/bin', '/bin'].join(delimiter),
      HOME: world.folder,
      FLEET: 'NAVO',
    },
    ...{ AWS_ENDPOINT_URL: world.endpoint, AWS_SECRET_ACCESS_KEY: world.credentials.secretAccessKey },
    ...{ AWS_ACCESS_KEY_ID: world.credentials.accessKeyId, URL: postgres.url('central') },
    BLOCK: block.replace(all, `for region in ${REGIONS.join(' ')}; do`),
  }
  const said = await say('bash', ['--norc', '-c', 'printf "%s\\n" "$URL" | bash -eu -c "$BLOCK"'], { env })
  expect([said.exitCode, said.output.includes(PASSWORD)]).toEqual([0, false])
})

test('provision makes both regions ready: setup.sh installs ServiceMon on a machine of the public image', async () => {
  const { exitCode, log } = await world.act({ mode: 'provision', region: BOTH }, { cold: true })
  expect([exitCode, exitCode === 0 ? '' : log]).toEqual([0, ''])
  expect(log.match(/setup: ServiceMon 0\.3rc13, SQLAlchemy \S+, psycopg \S+, Python 3\.1[0-2]\.\d+$/gm)).toHaveLength(2)
  const machines = await world.machines()
  expect(machines.map(({ region, state }) => [region, state]).sort()).toEqual(REGIONS.map((name) => [name, 'stopped']))
})

/** By service: queries, those that succeeded, and rows that came. */
const OUTCOMES = [
  ...['cut|cone||3|0|0', 'error|cone||3|0|0', 'error|tap|async|3|0|0', 'error|tap|sync|3|0|0'],
  ...['good|cone||3|3|9', 'good|tap|async|3|3|9', 'good|tap|sync|3|3|9'],
  ...['no-table|cone||3|0|0', 'no-table|tap|async|3|0|0', 'no-table|tap|sync|3|0|0', 'refused|cone||3|0|0'],
  ...['silent|cone||1|0|0', 'silent|tap|async|1|0|0', 'silent|tap|sync|1|0|0'],
  ...['slow|tap|async|3|3|9', 'slow|tap|sync|3|3|9'],
]
const QUERIES = OUTCOMES.reduce((sum, outcome) => sum + Number(outcome.split('|')[3]), 0)

test('each run sends a row for each query, with region, zone, slot and seconds, once', async () => {
  expect(TABLE_ROWS * CONES).toBe(9)
  const step = await run(BOTH, { 'if-due': 'true' })
  const runs = runsOf(step)
  expect(runs.map(({ region }) => region).sort()).toEqual([...REGIONS])
  expect(await idsInDatabase()).toEqual(idsOf(runs))
  const outcomes =
    await sql(`SELECT region, base_name, service_type, tap_mode, count(*), count(*) FILTER (WHERE succeeded),
    coalesce(sum(num_rows) FILTER (WHERE succeeded), 0) FROM servicemon_rows GROUP BY 1, 2, 3, 4
    ORDER BY region COLLATE "C", base_name COLLATE "C", service_type, tap_mode NULLS FIRST`)
  expect(outcomes).toEqual(REGIONS.flatMap((region) => OUTCOMES.map((outcome) => `${region}|${outcome}`)))
  for (const { region, run: one, instance } of runs) {
    expect(one.slot).toMatch(/T\d\d:30:00Z$/)
    const facts = await sql(`SELECT DISTINCT region, zone, instance_id, fleet, slot = '${one.slot ?? ''}',
      start_time BETWEEN now() - interval '1 hour' AND now(), end_time >= start_time
      FROM servicemon_rows WHERE run_id = '${one.runId}'`)
    expect(facts).toEqual([`${region}|${instance.zone}|${instance.id}|NAVO|t|t|t`])
  }
  const seconds = await sql(`SELECT min(query_total_dur) FILTER (WHERE base_name = 'slow') >= 2,
    bool_and(query_total_dur > 0) FROM servicemon_rows WHERE succeeded`)
  expect(seconds).toEqual(['t|t'])
  for (const { region, run: one } of runs) {
    expect(one.summary?.metrics).toEqual({ rows_sent_count: QUERIES, rows_waiting_count: 0 })
    expect(step.summary).toMatch(
      new RegExp(
        `^\\| ${region.replaceAll('-', '.')} \\| tap-async \\| slow \\| 3 \\| 0 \\| 9 \\| 2\\.\\d+ \\| 2\\.\\d+ \\|$`,
        'm',
      ),
    )
  }
})

test('its results lie in files, and its numbers in the result', () => {
  expect(ran).toHaveLength(2)
  for (const { names, rows, run: one, database } of ran) {
    expect([...names].sort()).toEqual(['rows.csv', 'servicemon.log', 'summary.json'])
    expect([rows.length, database]).toEqual([QUERIES, [`database: ${QUERIES} rows sent`]])
    const items = (one.summary?.items ?? []).map((item) => [
      ...[item.name, item.group, item['queries_count'], Number(item['queries_count']) - Number(item['failures_count'])],
      item['rows_count'],
    ])
    expect(
      items
        .map((item) =>
          item
            .join('|')
            .replace(/\|tap-/, '|tap|')
            .replace('|cone|', '|cone||'),
        )
        .sort(),
    ).toEqual(OUTCOMES)
    expect(one.summary?.items.filter((item) => 'median_seconds' in item).map(({ name }) => name)).toEqual([
      ...['good', 'good', 'good', 'slow', 'slow'],
    ])
  }
})

/** The whole line, its time apart. */
const waitingLine = (said: string, sent: number, waiting: number): RegExp =>
  new RegExp(
    `^database: (${said}); ${sent} rows sent; ${waiting} waiting on this machine for its next run, the first since \\S+Z, also in pending\\.csv$`,
  )

test('a database that is stopped in the middle, or is not there, costs no row: all wait, and one line says so', async () => {
  // Nothing is provisioned for other services.
  await writeServices(world.folder, [
    serviceEntry('new', 'cone', services.cone()),
    serviceEntry('new', 'tap', services.tap()),
  ])
  await sql(`CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN PERFORM pg_sleep(3600); RETURN NEW; END $$;
    CREATE TRIGGER linger BEFORE INSERT ON servicemon_rows FOR EACH ROW EXECUTE FUNCTION linger()`)
  const first = run(A)
  const lingering = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'runs' AND wait_event = 'PgSleep'"
  await until(async () => (await sql(lingering))[0] === '1', 'rows on their way')
  await postgres.stop('SIGINT')
  const runs = [...runsOf(await first), ...runsOf(await run(B))]
  expect(runs.map(({ rows }) => rows.map((row) => row['base_name']))).toEqual(
    REGIONS.map(() => Array.from({ length: 9 }, () => 'new')),
  )
  const lost = "it's starting or shutting down|the connection was lost|nothing answers there"
  expect(runs.map(({ database }) => database)).toEqual([
    [expect.stringMatching(waitingLine(lost, 0, 9))],
    [expect.stringMatching(waitingLine('nothing answers there', 0, 9))],
  ])
  for (const { pending, rows, run: one } of runs) {
    expect(pending).toEqual(rows)
    expect(one.summary?.metrics).toMatchObject({ rows_sent_count: 0, rows_waiting_count: 9 })
  }
})

test('once it is back, the next run of each region sends what waited: nothing is lost, and nothing twice', async () => {
  await postgres.start()
  await sql('DROP TRIGGER linger ON servicemon_rows')
  const runs = runsOf(await run(BOTH))
  expect(runs.map(({ database, pending }) => [database, pending])).toEqual([
    [['database: 18 rows sent'], []],
    [['database: 18 rows sent'], []],
  ])
  expect(ran).toHaveLength(6)
  expect(await idsInDatabase()).toEqual(idsOf(ran))
  expect(await listStillOn(world)).toEqual([])
})
