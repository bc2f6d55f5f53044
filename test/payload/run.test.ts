// Runs of the payload, as it is installed: the real ServiceMon asks services on loopback that answer, and that fail in each
// way that it knows.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startVoServices, TABLE_ROWS, type VoServices } from '../../local/vo-services.ts'
import { until } from '../support/until.ts'
import { CONES, entry, makeMachine, ONE_CONE, oneQuery, type Machine, type Ran } from './machine.ts'
import { PLACE } from './place.ts'

let services: VoServices
let machine: Machine
beforeEach(async () => {
  services = await startVoServices()
  machine = makeMachine()
})
afterEach(async () => {
  await services.close()
  machine.remove()
})

/** What a run's rows and its summary say of a service. */
function outcomeOf({ rows, summary }: Ran, name: string, group: string): readonly unknown[] {
  const mode = group.split('-')[1] ?? ''
  const mine = rows.filter((row) => row['base_name'] === name && row['tap_mode'] === mode)
  const item = summary.items.find((one) => one.name === name && one.group === group)
  const failed = mine.filter((row) => row['succeeded'] === 'False')
  expect([item?.['queries_count'], item?.['failures_count']]).toEqual([mine.length, failed.length])
  expect('median_seconds' in (item ?? {})).toBe(failed.length < mine.length)
  return [mine.length, failed.length, item?.['rows_count'], failed[0]?.['errmsg'] ?? '', failed[0]?.['status'] ?? '']
}

describe('a run that asks services which fail in every way', () => {
  let ran: Ran
  let all: VoServices
  let own: Machine
  const startedAt = Date.now()
  beforeAll(async () => {
    all = await startVoServices()
    own = makeMachine()
    const cone = (['good', 'error', 'silent', 'tiring', 'no-table', 'cut'] as const).map((manner) =>
      entry(`c-${manner}`, 'cone', all.cone(manner)),
    )
    const tap = (['good', 'error', 'silent', 'no-table', 'slow'] as const).map((manner) =>
      entry(`t-${manner}`, 'tap', all.tap(manner)),
    )
    ran = await own.run({
      files: {
        'services/cone.py': `[${cone.join('')}${entry('c-refused', 'cone', all.refused)}]`,
        'services/more/mixed.py': `[${tap.join('')}${entry('x-good', 'xcone', `${all.cone()}?RA={}&DEC={}&SR={}`)}]`,
        'services/notes.txt': 'no service',
        'cones/some.py': CONES,
      },
      env: { SERVICEMON_QUERY_LIMIT: '4' },
    })
  })
  afterAll(async () => {
    await all.close()
    own.remove()
  })

  const ok = (rows = 3 * TABLE_ROWS) => [3, 0, rows, '', '']
  const failed = (message: RegExp, status = '', count = 3) => [count, count, 0, expect.stringMatching(message), status]
  const gaveUp = /^:no answer within 4 s: given up, as are the cones after it$/
  test.each([
    ['c-good', 'cone', ok()],
    ['c-error', 'cone', failed(/^:$/, '500')],
    ['c-silent', 'cone', failed(gaveUp, '', 1)],
    ['c-tiring', 'cone', [2, 1, TABLE_ROWS, expect.stringMatching(gaveUp), '']],
    ['c-no-table', 'cone', failed(/does not appear to be a VOTABLE/, '200')],
    ['c-cut', 'cone', failed(/ChunkedEncodingError/, '200')],
    ['c-refused', 'cone', failed(/Connection refused/)],
    ['x-good', 'xcone', ok()],
    ['t-good', 'tap-sync', ok()],
    ['t-good', 'tap-async', ok()],
    ['t-error', 'tap-sync', failed(/500 Server Error/)],
    ['t-error', 'tap-async', failed(/Error/)],
    ['t-silent', 'tap-sync', failed(gaveUp, '', 1)],
    ['t-silent', 'tap-async', failed(gaveUp, '', 1)],
    ['t-no-table', 'tap-sync', failed(/does not appear to be a VOTABLE/, '200')],
    ['t-no-table', 'tap-async', failed(/DALQueryError/)],
    ['t-slow', 'tap-sync', ok()],
    ['t-slow', 'tap-async', ok()],
  ])('%s (%s) has its rows, those of failures among them', (name, group, expected) => {
    expect(outcomeOf(ran, name, group)).toEqual(expected)
  })

  test('ends well, since not every query failed', () => {
    expect(ran.exitCode).toBe(0)
    expect(ran.output).toMatch(/^eu-west-3: asking 18 services for 3 cones each; run 4711-1-/)
    expect(ran.output).toMatch(/\nok: \d+ queries, \d+ failed; SERVICEMON_FAIL_WHEN is all\n$/)
    expect(ran.output).not.toMatch(/Traceback/)
  })

  test('says for each service what came of it, and the true reason of its first failure', () => {
    const lines = ran.output.split('\n')
    expect(lines.filter((line) => line.includes('c-error (cone)'))).toEqual([
      'c-error (cone): 3 queries, 3 failed, 0 rows; the first failure: HTTP 500',
    ])
    expect(ran.output).toMatch(/^c-refused \(cone\): .*first failure: NewConnectionError.*Connection refused/m)
    expect(ran.output).toMatch(
      /^t-good \(tap-sync\): 3 queries, 0 failed, 9 rows, median [\d.]+ s, 95% within [\d.]+ s$/m,
    )
  })

  test('gives each row where, when and for what it was measured, and an id of its own', () => {
    ran.rows.forEach((row, index) => {
      expect(row).toMatchObject({
        id: `${ran.runId}/${index + 1}`,
        run_id: ran.runId,
        position: String(index + 1),
        fleet: 'NAVO',
        region: 'eu-west-3',
        zone: 'eu-west-3a',
        instance_id: 'i-0123456789abcdef0',
        slot: '2026-11-29T06:30:00+00:00',
      })
      const [began, ended] = ['start_time', 'end_time'].map((name) => Date.parse(row[name] ?? ''))
      expect(row['start_time']).toMatch(/\+00:00$/)
      expect(began).toBeGreaterThan(startedAt - 1000)
      expect(ended).toBeGreaterThanOrEqual(began ?? Infinity)
      expect(ended).toBeLessThan(Date.now() + 1000)
    })
  })

  test('has the durations that the services took', () => {
    const slow = ran.rows.filter((row) => row['base_name'] === 't-slow').map((row) => Number(row['query_total_dur']))
    const good = ran.rows.filter((row) => row['base_name'] === 't-good').map((row) => Number(row['query_total_dur']))
    for (const seconds of slow) expect(seconds).toBeGreaterThan(2)
    for (const seconds of good) expect(seconds).toBeLessThan(1.9)
    const item = ran.summary.items.find(({ name, group }) => name === 't-slow' && group === 'tap-sync')
    const [, median, most] = slow.slice(0, 3).sort((a, b) => a - b)
    expect(item?.['median_seconds']).toBeCloseTo(median ?? 0, 3)
    expect(item?.['p95_seconds']).toBeCloseTo(most ?? 0, 3)
  })

  test('gives a service up when the limit is over, not sooner nor much later', () => {
    const cut = ran.rows.filter((row) => row['errmsg']?.startsWith(':no answer within 4 s') === true)
    expect(cut).toHaveLength(4)
    for (const row of cut) {
      const seconds = (Date.parse(row['end_time'] ?? '') - Date.parse(row['start_time'] ?? '')) / 1000
      expect(seconds).toBeGreaterThan(3.9)
      expect(seconds).toBeLessThan(25)
    }
  })

  test('asks each service for each cone, and TAP services in both ways', () => {
    const asked = (text: string) => all.requests.filter((line) => line.includes(text)).length
    expect(asked('GET /cone/error?')).toBe(3)
    expect(asked('POST /tap/good/sync')).toBe(3)
    expect(asked('POST /tap/good/async/')).toBe(3)
    // One gives up what doesn't answer.
    expect(asked('/cone/silent')).toBe(1)
  })

  test('keeps what ServiceMon itself says among the results, and leaves nothing else behind', () => {
    expect(readdirSync(ran.results).sort()).toEqual(['rows.csv', 'servicemon.log', 'summary.json'])
    expect(readFileSync(join(ran.results, 'servicemon.log'), 'utf8')).toContain('DALServiceError')
    expect(readdirSync(own.temporary)).toEqual([])
  })

  test('without a database, says that rows are in the results alone, and lets none wait', () => {
    expect(ran.database).toBe("SERVICEMON_DATABASE names none, so this run's rows are in its results alone")
    expect(ran.summary.metrics).toEqual({ rows_sent_count: 0, rows_waiting_count: 0 })
  })
})

describe('SERVICEMON_FAIL_WHEN', () => {
  const some = () => entry('a', 'cone', services.cone()) + entry('b', 'cone', services.refused)
  const none = () => entry('a', 'cone', services.refused) + entry('b', 'cone', services.cone('error'))
  const every = () => entry('a', 'cone', services.cone())
  test.each([
    ['', 'some succeed', some, 0],
    ['', 'none succeeds', none, 1],
    ['all', 'none succeeds', none, 1],
    ['any', 'some succeed', some, 1],
    ['any', 'all succeed', every, 0],
    ['never', 'none succeeds', none, 0],
  ])('%p, when %s: exit code', async (value, _, make, exitCode) => {
    const ran = await machine.run({
      files: { 'services.py': `[${make()}]`, 'cones.py': ONE_CONE },
      env: { SERVICEMON_FAIL_WHEN: value },
    })
    expect([ran.exitCode, ran.output]).toEqual([exitCode, expect.stringMatching(/\n(ok|failed): \d/)])
  })
})

test.each([
  ['both', ['tap-sync', 'tap-async']],
  ['sync', ['tap-sync']],
  ['async', ['tap-async']],
])('SERVICEMON_TAP_MODE=%s asks as it says', async (value, groups) => {
  const files = { 'services.py': `[${entry('t', 'tap', services.tap())}]`, 'cones.py': ONE_CONE }
  const { summary } = await machine.run({ files, env: { SERVICEMON_TAP_MODE: value } })
  expect(summary.items.map(({ group }) => group)).toEqual(groups)
})

/** Two services, the first of which falls silent after its first answer. */
const silentAtLast = () => ({
  'services.py': `[${entry('a', 'cone', services.cone('tiring'))}${entry('b', 'cone', services.cone())}]`,
  'cones.py': CONES,
})

/** Waits until the second query of the first service waits for its answer. */
const untilSilent = () => until(() => services.requests.length === 2, 'the second query', 60)

test('told to end by its timeout, it ends within seconds, with the rows so far', async () => {
  const { child, ended } = machine.start({ files: silentAtLast() })
  await untilSilent()
  const toldAt = Date.now()
  process.kill(-(child.pid ?? NaN), 'SIGTERM')
  const ran = await ended
  expect(Date.now() - toldAt).toBeLessThan(60_000)
  expect(ran.rows.map((row) => [row['base_name'], row['succeeded'], row['errmsg']])).toEqual([
    ['a', 'True', ':'],
    ['a', 'False', ':the run was told to end while this query waited for its answer'],
  ])
  expect(ran.output).toMatch(/^b \(cone\): not asked any more, since the run is to end$/m)
  expect(ran.summary.items.map((item) => [item.name, item['queries_count']])).toEqual([
    ['a', 2],
    ['b', 0],
  ])
  expect(ran.exitCode).toBe(0)
})

test('a ServiceMon that is killed, as for lack of memory, costs its service the rest and no other anything', async () => {
  const { child, ended } = machine.start({ files: silentAtLast() })
  await untilSilent()
  process.kill(childOf(child.pid ?? NaN), 'SIGKILL')
  const ran = await ended
  expect(ran.rows.map((row) => [row['base_name'], row['errmsg']])).toEqual([
    ['a', ':'],
    ['a', ':ServiceMon ended by signal 9 without a row for this query: see servicemon.log among the results'],
    ...['b', 'b', 'b'].map((name) => [name, ':']),
  ])
})

test('TERM to ServiceMon itself breaks no query: the run alone ends it', async () => {
  const { child, ended } = machine.start({ files: silentAtLast(), env: { SERVICEMON_QUERY_LIMIT: '3' } })
  await untilSilent()
  process.kill(childOf(child.pid ?? NaN), 'SIGTERM')
  const [, second] = (await ended).rows
  expect(second?.['errmsg']).toBe(':no answer within 3 s: given up, as are the cones after it')
})

/** The only process that another has begun. */
function childOf(parent: number): number {
  const isIts = (pid: string): boolean => {
    try {
      return readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ')[1] === String(parent)
    } catch {
      return false
    }
  }
  const [found, ...more] = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isIts(name))
  if (found === undefined || more.length > 0) throw new Error(`${parent} has ${more.length} children and one, or none`)
  return Number(found)
}

test('where results can’t be written, it says so once and fails', async () => {
  const { ended } = machine.start({
    files: oneQuery(services),
    env: { SERVICEMON_RESULTS: join(machine.folder, 'nowhere') },
  })
  const ran = await ended
  expect(ran.exitCode).toBe(1)
  expect(ran.output.match(/^results: .*$/gm)).toEqual([expect.stringMatching(/rows\.csv can't be written .*make room/)])
})

describe('bad files and settings are told by name, with what was found, expected and to be done, and nothing is asked', () => {
  const good = entry('a', 'cone', 'http://127.0.0.1:1/')
  const tap = (adql: string) =>
    `[{'base_name': 'a', 'service_type': 'tap', 'access_url': 'http://127.0.0.1:1/', 'adql': '${adql}'}]`
  test.each<[string, Record<string, string>, Record<string, string>, RegExp]>([
    [
      'no services',
      { 'cones.py': ONE_CONE },
      {},
      /^services: found neither a folder services nor a file services\.py/m,
    ],
    [
      'an empty folder',
      { 'services/x.txt': '', 'cones.py': ONE_CONE },
      {},
      /^services: found no file that ends in \.py/m,
    ],
    ['no entries', { 'services.py': '[]', 'cones.py': ONE_CONE }, {}, /^services: found files without an entry/m],
    ['no list', { 'services.py': '{}', 'cones.py': ONE_CONE }, {}, /^services\.py: found \{\}, expected a list/m],
    [
      'no Python',
      { 'services.py': '[\n{', 'cones.py': ONE_CONE },
      {},
      /^services\.py: found no Python literal in line 2/m,
    ],
    [
      'no dictionary',
      { 'services.py': '[3]', 'cones.py': ONE_CONE },
      {},
      /^services\.py, entry 1: found 3, expected a dict/m,
    ],
    [
      'a key missing',
      { 'services.py': "[{'base_name': 'a'}]", 'cones.py': ONE_CONE },
      {},
      /entry 1: found no 'access_url'/,
    ],
    [
      'a key too many',
      { 'services.py': `[${good.replace('{', "{'url': '',")}]`, 'cones.py': ONE_CONE },
      {},
      /found 'url', exp/,
    ],
    [
      'a number',
      { 'services.py': `[${good.replace("'a'", '7')}]`, 'cones.py': ONE_CONE },
      {},
      /found 'base_name' of 7, exp/,
    ],
    [
      'a path',
      { 'services.py': `[${good.replace("'a'", "'../a'")}]`, 'cones.py': ONE_CONE },
      {},
      /found base_name '\.\.\/a'/,
    ],
    [
      'another type',
      { 'services.py': `[${good.replace("'cone'", "'sia'")}]`, 'cones.py': ONE_CONE },
      {},
      /service_type 'sia'/,
    ],
    [
      'no URL',
      { 'services.py': `[${good.replace('http:', 'ftp:')}]`, 'cones.py': ONE_CONE },
      {},
      /found access_url 'ftp:/,
    ],
    [
      'no places',
      { 'services.py': tap('SELECT 1'), 'cones.py': ONE_CONE },
      {},
      /adql 'SELECT 1', expected three places/,
    ],
    ['no query', { 'services.py': tap(''), 'cones.py': ONE_CONE }, {}, /found no adql, expected the query/],
    [
      'a name twice',
      { 'services/a.py': `[${good}]`, 'services/b.py': `[${good}]`, 'cones.py': ONE_CONE },
      {},
      /^services\/b\.py, entry 1: found 'a' \(cone\) as in services\/a\.py, entry 1, expected each once/m,
    ],
    [
      'too many',
      { 'services.py': `[${Array.from({ length: 201 }, (_, n) => good.replace("'a'", `'a${n}'`)).join('')}]` },
      {},
      /^services: found 201, .*expected at most 200/m,
    ],
    ['no cones', { 'services.py': `[${good}]` }, {}, /^cones: found neither a folder cones nor a file cones\.py/m],
    [
      'a cone beyond the pole',
      { 'services.py': `[${good}]`, 'cones.py': "[{'ra': 1, 'dec': 91, 'radius': 1}]" },
      {},
      /^cones\.py, entry 1: found dec 91, expected degrees from -90 to 90: correct it$/m,
    ],
    [
      'text for degrees',
      { 'services.py': `[${good}]`, 'cones.py': "[{'ra': '1', 'dec': 9, 'radius': 1}]" },
      {},
      /ra '1', exp/,
    ],
    [
      'FAIL_WHEN',
      {},
      { SERVICEMON_FAIL_WHEN: 'some' },
      /^SERVICEMON_FAIL_WHEN: found 'some', expected never, all or any: /m,
    ],
    ['TAP_MODE', {}, { SERVICEMON_TAP_MODE: 'x' }, /^SERVICEMON_TAP_MODE: found 'x', expected both, sync or async: /m],
    [
      'QUERY_LIMIT',
      {},
      { SERVICEMON_QUERY_LIMIT: '2m' },
      /^SERVICEMON_QUERY_LIMIT: found '2m', expected whole seconds/m,
    ],
    ['SLOT', {}, { SERVICEMON_SLOT: 'noon' }, /^SERVICEMON_SLOT: found 'noon', expected a time/m],
    ['no run id', {}, { SERVICEMON_RUN_ID: '' }, /^SERVICEMON_RUN_ID: not set, expected what the action sets/m],
  ])('%s', async (_, files, env, message) => {
    const ran = await machine.run({ files, env })
    expect([ran.exitCode, ran.output]).toEqual([2, expect.stringMatching(message)])
    expect(ran.output).not.toMatch(/Traceback|asking/)
    expect(ran.rows).toEqual([])
  })

  test('all of a file at once', async () => {
    const files = { 'services.py': "[3, {'base_name': 'a'}]", 'cones.py': ONE_CONE }
    expect((await machine.run({ files })).output.trim().split('\n')).toHaveLength(2)
  })

  test('and a service file is read, never executed', async () => {
    const trace = join(machine.folder, 'trace')
    const files = { 'services.py': `[__import__('os').system('touch ${trace}')]`, 'cones.py': ONE_CONE }
    const ran = await machine.run({ files })
    expect([ran.exitCode, ran.output]).toEqual([2, expect.stringMatching(/^services\.py: found something to execute/)])
    expect(existsSync(trace)).toBe(false)
  })
})

test('the repository’s own services and cones are good files', () => {
  const look = `
import pathlib, sys
from monitor.cones import read_cones
from monitor.services import read_services
here = pathlib.Path(sys.argv[1])
services = read_services(here, ("sync", "async"))
print(*sorted({one.base_name for one in services}), len(services), len(read_cones(here)))`
  const python = join(PLACE, 'venv/bin/python')
  const root = join(import.meta.dirname, '../..')
  const env = { PYTHONPATH: join(PLACE, 'lib') }
  expect(execFileSync(python, ['-c', look, root], { env, encoding: 'utf8' }).trim()).toBe(
    'CDS_2MASS HEASARC_swiftmastr IPAC_2MASS NED_NED STScI_PanSTARRS 10 3',
  )
})
