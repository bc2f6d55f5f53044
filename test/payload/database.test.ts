// Rows on their way into a real PostgreSQL: each arrives once, whatever is wrong with the database meanwhile, and that is
// said in one line which holds no secret.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { startVoServices, type VoServices } from '../../local/vo-services.ts'
import { findBlocks } from '../../scripts/write-docs.ts'
import { until } from '../support/until.ts'
import { CONES, entry, everythingOf, makeMachine, oneQuery, type Machine, type Ran } from './machine.ts'
import { PASSWORD, startPostgres, type Postgres } from './postgres.ts'

const GUIDE = join(import.meta.dirname, '../../docs/servicemon.md')

let services: VoServices
let postgres: Postgres
beforeAll(async () => {
  services = await startVoServices()
  postgres = await startPostgres()
})
afterAll(async () => {
  await services.close()
  await postgres.remove()
})

let machine: Machine
let database: string
beforeEach(() => {
  machine = makeMachine()
  database = `db_${randomUUID().slice(0, 8)}`
})
afterEach(() => machine.remove())

/** One query, and its row sent. */
function run(url: string, env: Readonly<Record<string, string>> = {}, from: Machine = machine): Promise<Ran> {
  return from.run({ files: oneQuery(services), env: { SERVICEMON_DATABASE: url, ...env } })
}

const idsIn = async (name = database): Promise<readonly string[]> =>
  (await postgres.sql(name, 'SELECT id FROM servicemon_rows ORDER BY id')).split('\n').filter(Boolean)

const idsOf = (...runs: readonly Ran[]): readonly string[] =>
  runs.flatMap(({ rows }) => rows.map((row) => row['id'] ?? '')).sort()

/** Nothing of the database's URL is said or left anywhere. */
function expectNoSecret(ran: Ran, ...more: readonly string[]): void {
  const everything = everythingOf(machine, ran)
  for (const secret of [PASSWORD, encodeURIComponent(PASSWORD), 'postgresql://runs', ...more]) {
    expect(everything).not.toContain(secret)
  }
  expect(ran.output).not.toMatch(/Traceback/)
}

describe('a run sends its rows', () => {
  test('with where, when and for what they were measured, in columns that can be calculated with', async () => {
    await postgres.make(database)
    const files = {
      'services.py': `[${entry('sky', 'cone', services.cone())}${entry('tap', 'tap', services.tap())}${entry('off', 'cone', services.refused)}]`,
      'cones.py': CONES,
    }
    const ran = await machine.run({ files, env: { SERVICEMON_DATABASE: postgres.url(database) } })
    expect(ran).toMatchObject({ exitCode: 0, pending: [], database: '12 rows sent' })
    expect(ran.summary.metrics).toEqual({ rows_sent_count: 12, rows_waiting_count: 0 })
    expect(await idsIn()).toEqual(idsOf(ran))
    const facts = `SELECT base_name, tap_mode, count(*), count(*) FILTER (WHERE succeeded), sum(num_rows), min(region),
      min(zone), min(instance_id), min(slot) = '2026-11-29T06:30:00Z', bool_and(end_time > start_time
      AND start_time BETWEEN now() - interval '5 minutes' AND now()), bool_and(query_total_dur BETWEEN 0 AND 60), min(ra), min(dec)
      FROM servicemon_rows GROUP BY base_name, tap_mode ORDER BY base_name, tap_mode`
    const where = 'eu-west-3|eu-west-3a|i-0123456789abcdef0|t|t'
    expect((await postgres.sql(database, facts)).split('\n')).toEqual([
      `off||3|0||${where}||83|-43.02`,
      `sky||3|3|9|${where}|t|83|-43.02`,
      `tap|async|3|3|9|${where}|t|83|-43.02`,
      `tap|sync|3|3|9|${where}|t|83|-43.02`,
    ])
    const [week = '', failures = '', ...more] = findBlocks(readFileSync(GUIDE, 'utf8'), 'sql')
    expect(more).toEqual([])
    const medians = (await postgres.sql(database, week)).split('\n')
    expect(medians.map((line) => line.split('|').filter((_, column) => column !== 4))).toEqual([
      ['eu-west-3', 'sky', 'cone', '', '3'],
      ['eu-west-3', 'tap', 'tap', 'async', '3'],
      ['eu-west-3', 'tap', 'tap', 'sync', '3'],
    ])
    for (const line of medians) expect(Number(line.split('|')[4])).toBeGreaterThan(0)
    expect((await postgres.sql(database, failures)).split('\n')[0]).toMatch(/^[\d-]+\|off\|cone\|\|100\.0$/)
    expectNoSecret(ran)
  })

  test('to a table that another region is making just now', async () => {
    await postgres.make(database)
    const first = await run(postgres.url(database))
    await postgres.sql(database, 'ALTER TABLE servicemon_rows RENAME TO model')
    // In one transaction, as a run does it, which lasts until the second run waits for it.
    const making = postgres.sql(
      database,
      `BEGIN; SET LOCAL ROLE runs; SELECT pg_advisory_xact_lock(1936028278);
      CREATE TABLE servicemon_rows (LIKE model INCLUDING ALL); RESET ROLE;
      DO $$ BEGIN
        WHILE NOT EXISTS (SELECT FROM pg_stat_activity WHERE usename = 'runs' AND wait_event_type = 'Lock') LOOP
          PERFORM pg_sleep(0.1); PERFORM pg_stat_clear_snapshot();
        END LOOP;
      END $$; COMMIT`,
    )
    const second = await run(postgres.url(database))
    await making
    expect([first.database, second.database]).toEqual(['1 row sent', '1 row sent'])
    expect(await idsIn()).toEqual(idsOf(second))
  })

  test('to one table, though two regions begin at the same time', async () => {
    await postgres.make(database)
    const other = makeMachine()
    const runs = await Promise.all([run(postgres.url(database)), run(postgres.url(database), {}, other)])
    other.remove()
    expect(runs.map((ran) => ran.database)).toEqual(['1 row sent', '1 row sent'])
    expect(await idsIn()).toEqual(idsOf(...runs))
  })

  test('into SQLite, where times are UTC', async () => {
    const file = join(machine.folder, 'central.sqlite')
    const runs = [await run(`sqlite:///${file}`), await run(`sqlite:///${file}`)]
    const central = new DatabaseSync(file)
    const rows = central.prepare('SELECT id, region, slot, succeeded FROM servicemon_rows ORDER BY id').all()
    central.close()
    expect(rows.map(({ id }) => id)).toEqual(idsOf(...runs))
    expect(rows[0]).toMatchObject({ region: 'eu-west-3', slot: '2026-11-29 06:30:00.000000', succeeded: 1 })
  })
})

/** The same database by a name that isn't this machine's own; its address is told, so that nobody is asked for it. */
const elsewhere = (url: string, query: string): string =>
  `${url.replace('@127.0.0.1', '@db.invalid')}?hostaddr=127.0.0.1${query}`

/** What is wrong with a database: how it comes to be, what is said, and how it is mended. */
interface Trouble {
  readonly url?: () => string
  readonly begin?: () => unknown
  readonly said: RegExp
  readonly end?: () => unknown
  /** What must not be said, beside the password. */
  readonly secrets?: readonly string[]
}

const inDatabase = (text: string) => () => postgres.sql(database, text)
const TROUBLES: Readonly<Record<string, Trouble>> = {
  'is stopped': {
    begin: () => postgres.stop('SIGINT'),
    said: /^nothing answers there; /,
    end: () => postgres.start(),
  },
  'refuses the password': {
    url: () => postgres.url(database, { password: 'Falsch!' }),
    said: /^it refuses our user or password; /,
    secrets: ['Falsch'],
  },
  'refuses the user': {
    url: () => postgres.url(database, { user: 'nobody-knows' }),
    said: /^it refuses our user or password; /,
    secrets: ['nobody-knows'],
  },
  'has another name': { url: () => postgres.url('another'), said: /^it has no database of this name; / },
  'is read-only': {
    begin: () => postgres.sql('postgres', `ALTER DATABASE ${database} SET default_transaction_read_only = on`),
    said: /^it's read-only; /,
    end: () => postgres.sql('postgres', `ALTER DATABASE ${database} RESET default_transaction_read_only`),
  },
  'lets nobody make a table': {
    begin: async () => {
      await postgres.sql('postgres', `ALTER DATABASE ${database} OWNER TO owner`)
      await postgres.sql(database, 'REVOKE ALL ON SCHEMA public FROM public')
    },
    said: /^it doesn't let our user write: grant INSERT and SELECT on the table, and CREATE where it's to be made; /,
    end: inDatabase('GRANT ALL ON SCHEMA public TO runs'),
  },
  'lets our user only read': {
    begin: async () => {
      expect((await run(postgres.url(database))).database).toBe('1 row sent')
      const text =
        'DELETE FROM servicemon_rows; ALTER TABLE servicemon_rows OWNER TO owner; GRANT SELECT ON servicemon_rows TO runs'
      await postgres.sql(database, text)
    },
    said: /^it doesn't let our user write: /,
    end: inDatabase('GRANT INSERT ON servicemon_rows TO runs'),
  },
  'has a table of other columns': {
    begin: inDatabase(
      'CREATE TABLE servicemon_rows (id text PRIMARY KEY, location text); GRANT ALL ON servicemon_rows TO runs',
    ),
    said: /^its table has another form than ours: rename that table, or name another database; /,
    end: inDatabase('ALTER TABLE servicemon_rows RENAME TO former'),
  },
  'has a table of ours, in which an id could stand twice': {
    begin: async () => {
      expect((await run(postgres.url(database))).database).toBe('1 row sent')
      await postgres.sql(database, 'ALTER TABLE servicemon_rows DROP CONSTRAINT servicemon_rows_pkey')
    },
    said: /^its table has another form than ours/,
    end: inDatabase('DELETE FROM servicemon_rows; ALTER TABLE servicemon_rows ADD PRIMARY KEY (id)'),
  },
  'has its table locked': {
    begin: async () => {
      expect((await run(postgres.url(database))).database).toBe('1 row sent')
      await postgres.sql(database, 'DELETE FROM servicemon_rows')
      const lock = postgres.sql(database, 'BEGIN; LOCK TABLE servicemon_rows; SELECT pg_sleep(3600)')
      lock.catch(() => undefined)
      const locks = "SELECT count(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND granted"
      await until(async () => (await postgres.sql(database, locks)) !== '0', 'the lock')
    },
    said: /^it took too long; /,
    end: async () => {
      // Nothing of the run waits on in the server.
      const left = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'runs'"
      expect(await postgres.sql(database, left)).toBe('0')
      await postgres.sql(
        database,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'BEGIN; LOCK%'",
      )
    },
  },
  'stands still': {
    begin: () => postgres.signal('SIGSTOP'),
    said: /^it took too long; /,
    end: () => postgres.signal('SIGCONT'),
  },
  'has no connection free': {
    begin: () => postgres.sql('postgres', `ALTER DATABASE ${database} CONNECTION LIMIT 0`),
    said: /^it has no connection free; /,
    end: () => postgres.sql('postgres', `ALTER DATABASE ${database} CONNECTION LIMIT -1`),
  },
  ...Object.fromEntries(
    ['', '&sslmode=disable', '&sslmode=prefer'].map((query) => [
      `is elsewhere by its name, and offers no TLS (${query})`,
      {
        url: () => elsewhere(postgres.url(database), query),
        said: /^it offers no TLS, which every host but this machine itself has to; /,
        secrets: ['db.invalid'],
      },
    ]),
  ),
  'has a URL of another kind': {
    url: () => `mysql://runs:${PASSWORD}@127.0.0.1/x`,
    said: /^SERVICEMON_DATABASE names neither PostgreSQL nor SQLite: /,
    secrets: ['mysql://runs'],
  },
  'has a URL whose password is not encoded': {
    url: () => `postgresql://runs:${PASSWORD}:7@7@127.0.0.1/x`,
    said: /^SERVICEMON_DATABASE is no URL that can be read: /,
    secrets: ['7@'],
  },
  'has a URL that is none': {
    url: () => PASSWORD,
    said: /^SERVICEMON_DATABASE is no URL that can be read: /,
  },
  'has a URL without a host': {
    url: () => `postgresql:///${PASSWORD}`,
    said: /^SERVICEMON_DATABASE names no host: /,
  },
}

describe('a row waits, and is sent once by the next run, when the database', () => {
  test.each(Object.keys(TROUBLES))('%s', async (name) => {
    const { url = () => postgres.url(database), begin, said, end, secrets = [] } = TROUBLES[name] ?? { said: /never/ }
    await postgres.make(database)
    await begin?.()
    const began = Date.now()
    const first = await run(url()).finally(() => end?.())
    expect(Date.now() - began).toBeLessThan(60_000)
    expect(first.database).toMatch(said)
    expect(first.database).toMatch(
      /; 0 rows sent; 1 waiting on this machine for its next run, the first since [\d-]+T[\d:]+Z, also in pending\.csv$/,
    )
    expect(first.output.match(/^database: /gm)).toHaveLength(1)
    // That a database is in trouble says nothing about the services.
    expect(first.exitCode).toBe(0)
    expect(first.pending).toEqual(first.rows)
    expect(first.summary.metrics).toEqual({
      rows_sent_count: 0,
      rows_waiting_count: 1,
      longest_wait_seconds: expect.any(Number),
    })
    expectNoSecret(first, ...secrets)

    const second = await run(postgres.url(database))
    expect(second).toMatchObject({ database: '2 rows sent', pending: [] })
    expect(second.summary.metrics).toEqual({ rows_sent_count: 2, rows_waiting_count: 0 })
    expect(await idsIn()).toEqual(idsOf(first, second))
  })

  test('has a full disk', async () => {
    await postgres.sql('postgres', `CREATE TABLESPACE small LOCATION '${postgres.smallDisk}'`)
    await postgres.make(database, 'TABLESPACE small')
    const before = await run(postgres.url(database))
    expect(before.database).toBe('1 row sent')
    // To the last page: what a row needs is more than is left.
    await postgres.sql(database, 'CREATE TABLE filler (content text)')
    await postgres
      .sql(database, "INSERT INTO filler SELECT repeat('x', 2000) FROM generate_series(1, 20000)")
      .then(() => expect('a disk with room').toBe('a full disk'))
      .catch((error: unknown) => expect(String(error)).toMatch(/No space left on device/))
    await postgres
      .sql(
        database,
        "INSERT INTO servicemon_rows (id, run_id, position) SELECT 'x' || n, 'x', n FROM generate_series(1, 20000) n",
      )
      .catch(() => undefined)
    const first = await run(postgres.url(database))
    expect(first.database).toMatch(/^its disk is full; 0 rows sent; 1 waiting /)
    expect(first.pending).toEqual(first.rows)
    expectNoSecret(first)
    await postgres.sql(database, 'DROP TABLE filler')
    const second = await run(postgres.url(database))
    expect(second.database).toBe('2 rows sent')
    expect(await idsIn()).toEqual(idsOf(before, first, second))
  })

  test.each([
    [
      'is stopped by SIGINT',
      'SIGINT',
      /^(it's starting or shutting down|the connection was lost|nothing answers there); /,
    ],
    [
      'is stopped by SIGQUIT',
      'SIGQUIT',
      /^(it's starting or shutting down|the connection was lost|nothing answers there); /,
    ],
    ['stands still', 'SIGSTOP', /^it took too long; /],
  ] as const)('%s in the middle of many rows', async (_, signal, said) => {
    await postgres.make(database)
    const row = (await run(postgres.url(database))).rows[0] ?? {}
    await postgres.sql(
      database,
      `CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_sleep(0.002); RETURN NEW; END $$;
      CREATE TRIGGER slow BEFORE INSERT ON servicemon_rows FOR EACH ROW EXECUTE FUNCTION slow()`,
    )
    const waited = addWaiting(1500, row)
    const env = { SERVICEMON_DATABASE: postgres.url(database), SERVICEMON_DATABASE_LIMIT: '6' }
    const { ended } = machine.start({ files: oneQuery(services), env })
    await until(async () => (await idsIn()).length > 300, 'some of the rows')
    const stoppedAt = Date.now()
    if (signal === 'SIGSTOP') postgres.signal(signal)
    else await postgres.stop(signal)
    const first = await ended
    expect(Date.now() - stoppedAt).toBeLessThan(60_000)
    if (signal === 'SIGSTOP') postgres.signal('SIGCONT')
    else await postgres.start()
    const sent = Number(/(\d+) rows sent/.exec(first.database)?.[1])
    expect(sent).toBeGreaterThan(300)
    expect(sent).toBeLessThan(1501)
    expect(first.pending).toHaveLength(1501 - sent)
    expect(first.database).toMatch(said)
    await postgres.sql(database, 'DROP TRIGGER slow ON servicemon_rows')
    const second = await run(postgres.url(database))
    expect(second.pending).toEqual([])
    expect(await idsIn()).toEqual([row['id'] ?? '', ...waited, ...idsOf(first, second)].sort())
  })

  test('accepts connections and says nothing, not for longer than the limit', async () => {
    await postgres.make(database)
    const listener = createServer()
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
    const address = listener.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const began = Date.now()
    const first = await run(postgres.url(database).replace(`:${postgres.port}/`, `:${port}/`))
    listener.close()
    expect(Date.now() - began).toBeLessThan(60_000)
    expect(first.database).toMatch(/^it took too long; 0 rows sent; 1 waiting /)
    expectNoSecret(first)
  })

  test.each([
    ['is a file in no folder', () => mkdirSync(join(machine.folder, 'made')), /^its file can't be opened: /],
    [
      'is a file that holds something else',
      () => writeFileSync(join(machine.folder, 'central'), 'x'.repeat(5000)),
      /none of SQLite's/,
    ],
  ])('%s', async (name, begin, said) => {
    begin()
    const file = join(machine.folder, name.includes('no folder') ? 'missing/central' : 'central')
    const first = await run(`sqlite:///${file}`)
    expect(first.database).toMatch(said)
    expect(first.database).not.toContain(machine.folder)
    expect((await run(`sqlite:///${machine.folder}/other`)).database).toBe('2 rows sent')
  })

  test('is a file that another program has locked', async () => {
    const file = join(machine.folder, 'central')
    const first = await run(`sqlite:///${file}`)
    const central = new DatabaseSync(file)
    central.exec('BEGIN EXCLUSIVE')
    const second = await run(`sqlite:///${file}`)
    expect(second.database).toMatch(/^another program has locked it; 0 rows sent; 1 waiting /)
    central.exec('ROLLBACK')
    const third = await run(`sqlite:///${file}`)
    const rows = central.prepare('SELECT id FROM servicemon_rows ORDER BY id').all()
    central.close()
    expect(rows.map(({ id }) => id)).toEqual(idsOf(first, second, third))
  })
})

describe('rows that wait', () => {
  test('outlive a run that is killed, and are sent by the next', async () => {
    await postgres.make(database)
    const own = await startVoServices()
    const { child, ended } = machine.start({
      files: { 'services.py': `[${entry('a', 'cone', own.cone('tiring'))}]`, 'cones.py': CONES },
      env: { SERVICEMON_DATABASE: postgres.url(database) },
    })
    await until(() => own.requests.length === 2, 'the second query', 60)
    process.kill(-(child.pid ?? NaN), 'SIGKILL')
    const killed = await ended
    await own.close()
    expect(killed.rows).toHaveLength(1)
    const second = await run(postgres.url(database))
    expect(await idsIn()).toEqual(idsOf(killed, second))
  })

  test('are too many for a file: the newest are in it, and that is said', async () => {
    await postgres.make(database)
    const row = (await run(postgres.url(database))).rows[0] ?? {}
    const waited = addWaiting(9000, row)
    const ran = await run(postgres.url('another'))
    expect(ran.pending.length).toBeLessThan(9000)
    expect(ran.pending.at(-1)?.['id']).toBe(ran.rows[0]?.['id'])
    expect(ran.pending.at(-2)?.['id']).toBe(waited.at(-1))
    expect(statSync(join(ran.results, 'pending.csv')).size).toBeLessThan(2.1 * 1024 * 1024)
    expect(ran.database).toMatch(
      new RegExp(`9001 waiting .*, the newest ${ran.pending.length} of them also in pending.csv$`),
    )
  })

  test('are in a file that can’t be read any more: it is set aside, and the run goes on', async () => {
    await postgres.make(database)
    writeFileSync(join(machine.waiting, 'rows.sqlite'), 'x'.repeat(5000))
    const ran = await run(postgres.url(database))
    expect(ran.output).toMatch(/^waiting rows: found .*rows\.sqlite unreadable, set aside as unreadable-\w+\.sqlite: /m)
    expect(ran.database).toBe('1 row sent')
  })

  test('can’t be kept, for lack of a folder: the row is sent, or in pending.csv alone, and that is said', async () => {
    await postgres.make(database)
    const env = { SERVICEMON_WAITING: join(machine.folder, 'nowhere') }
    const first = await run(postgres.url('another'), env)
    expect(first.output).toMatch(/^waiting rows: .*nowhere can't be used .*pending\.csv alone; make room$/m)
    expect(first.pending).toEqual(first.rows)
    expect((await run(postgres.url(database), env)).database).toBe('1 row sent')
  })
})

/** Lets as many rows wait as if runs before had measured them; gives their ids. */
function addWaiting(count: number, like: Readonly<Record<string, string>>): readonly string[] {
  const waiting = new DatabaseSync(join(machine.waiting, 'rows.sqlite'))
  const add = waiting.prepare('INSERT INTO waiting VALUES (?, ?, ?)')
  const ids = Array.from({ length: count }, (_, index) => `4710-1-00000000/${String(index + 1).padStart(5, '0')}`)
  const columns = Object.fromEntries(Object.entries(like).map(([name, value]) => [name, value === '' ? null : value]))
  waiting.exec('BEGIN')
  for (const id of ids) {
    const row = {
      ...columns,
      id,
      run_id: '4710-1-00000000',
      position: 1,
      succeeded: true,
      start_time: null,
      slot: null,
    }
    add.run(id, '2026-11-28T00:00:00+00:00', JSON.stringify(row))
  }
  waiting.exec('COMMIT')
  waiting.close()
  return ids
}

describe('a database that is elsewhere', () => {
  let other: Postgres
  beforeAll(async () => {
    other = await startPostgres({ onlyTls: true })
    await other.make('central')
  })
  afterAll(() => other.remove())

  test('is reached by TLS, though its URL says otherwise', async () => {
    const ran = await run(elsewhere(other.url('central'), '&sslmode=disable'))
    expect(ran.database).toBe('1 row sent')
    expect(await other.sql('central', 'SELECT id FROM servicemon_rows')).toBe(idsOf(ran)[0])
  })

  test('is refused where its URL wants a certificate that can be trusted, and it has none', async () => {
    const ran = await run(elsewhere(other.url('central'), '&sslmode=verify-full&sslrootcert=/dev/null'))
    expect(ran.database).toMatch(/^its certificate isn't trusted; 0 rows sent; 1 waiting /)
    expectNoSecret(ran)
  })
})
