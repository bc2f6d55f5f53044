// The demo's story of ServiceMon itself: the repository's own fleet in one region, from an empty account to rows in a
// database, and a query on them. The services are on loopback, and so are the packages that its set-up installs.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { summaryTable } from '../src/report/run-summary.ts'
import { formatTable, type Table } from '../src/report/table.ts'
import type { Stage } from './demo-stage.ts'
import { BASE_PARAMETERS } from './ec2/bases.ts'
import { findNamespaceMode } from './guest/namespace.ts'
import { createMachineProfile } from './home.ts'
import type { LocalAws } from './local-aws.ts'
import { serviceEntry, writeServiceMonFleet } from './servicemon-fleet.ts'
import { ensurePackages, findSystemPython, startPackageIndex } from './servicemon-packages.ts'
import { startVoServices, type VoServices } from './vo-services.ts'

const REGION = 'eu-west-3'
/** On the machine itself, for want of another host: a fleet would have PostgreSQL. */
const DATABASE = '/var/lib/servicemon.sqlite'

/** The machine's AWS command line takes its seconds to read the secret, and the action gives it a minute of real life. */
const NEAR_REAL = { SERVICEMON_PACE: '0.4' }

const ROWS = `SELECT position, region, base_name, service_type, tap_mode, round(query_total_dur, 3) AS seconds, status, num_rows
FROM servicemon_rows ORDER BY position`
const BY_SERVICE = `SELECT base_name, service_type, tap_mode, count(*) AS queries, sum(NOT succeeded) AS failures,
       round(avg(query_total_dur) FILTER (WHERE succeeded), 3) AS mean_seconds
FROM servicemon_rows
GROUP BY base_name, service_type, tap_mode
ORDER BY mean_seconds DESC`

export async function tellServiceMon(stage: Stage): Promise<void> {
  const began = Date.now()
  const { tell } = stage
  await assertPossible()
  tell('A local AWS; and on loopback as well Python’s packages, and astronomical services that answer with VOTables')
  const local = await stage.startAws()
  const services = await startVoServices()
  stage.atEnd(services.close)
  await openAccount(stage, local)
  for (const url of [local.endpoint, services.cone(), services.tap()]) console.log(url)

  tell('The repository’s own fleet file, with a database named: its URL is a parameter of the region')
  const folder = await mkdtemp(join(tmpdir(), 'servicemon-demo-'))
  stage.atEnd(() => rm(folder, { recursive: true, force: true }))
  console.log((await writeServiceMonFleet(folder, listServices(services))).trimEnd())
  const step = (inputs: Readonly<Record<string, string>>) =>
    stage.step(folder, { ...inputs, region: REGION }, NEAR_REAL)

  tell('Make a machine ready: payload/servicemon/setup.sh installs ServiceMon on it, once')
  await step({ mode: 'provision' })

  tell('A run for the slot that is due: ServiceMon asks each service for three cones, and sends its rows')
  const { result } = await step({ mode: 'run', 'if-due': 'true' })
  const { run, instance } = result.regions[REGION] ?? {}

  tell('The run in numbers, as its result and its step summary have them')
  printTable(run?.summary === undefined ? [] : (summaryTable([[REGION, run.summary]]) ?? []))
  const database = await local.control.readFile(instance?.id ?? '', DATABASE)

  tell('Clear takes all of it away; the database stays')
  await step({ mode: 'clear', confirm: 'NAVO' })
  await tellRows(stage, database)
  console.log(`\nfrom an empty account to rows in a database, in ${Math.round((Date.now() - began) / 1000)} s`)
}

/** Fetches packages, too: all that comes from elsewhere comes before the story. */
async function assertPossible(): Promise<void> {
  // The set-up writes to /opt, which has to be the machine's own.
  if (findNamespaceMode() === 'none') {
    throw new Error('this system allows no namespaces, which this story needs: run it as root, or on another Linux')
  }
  await ensurePackages([await findSystemPython()], console.log)
}

/** The account has the machines' profile, the database's URL, and an image whose pip knows where packages are. */
async function openAccount(stage: Stage, { endpoint, control }: LocalAws): Promise<void> {
  const { account, credentials } = stage
  const index = await startPackageIndex()
  stage.atEnd(index.close)
  await createMachineProfile({ endpoint, credentials, name: 'NAVO-ssm' })
  const parameter = BASE_PARAMETERS.al2023.x86_64
  await control.publishImage({ account, region: REGION, parameter, files: index.imageFiles })
  const ssm = new SSMClient({ endpoint, region: REGION, credentials })
  const [Name, Value] = ['/servicemon/NAVO/database', `sqlite:///${DATABASE}`]
  await ssm.send(new PutParameterCommand({ Name, Value, Type: 'SecureString' }))
  ssm.destroy()
}

function listServices(services: VoServices): string[] {
  return [
    serviceEntry('sky', 'cone', services.cone()),
    serviceEntry('sky', 'tap', services.tap()),
    serviceEntry('broken', 'cone', services.cone('error')),
    serviceEntry('moved', 'cone', services.cone('no-table')),
    serviceEntry('down', 'cone', services.refused),
  ]
}

/** Shows what came into the database, and what can be asked of it. */
async function tellRows({ tell, atEnd }: Stage, database: Buffer): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'servicemon-rows-'))
  atEnd(() => rm(folder, { recursive: true, force: true }))
  const path = join(folder, 'rows.sqlite')
  await writeFile(path, database)
  const rows = new DatabaseSync(path, { readOnly: true })
  try {
    tell('The rows in the database, a query each; its status and rows are empty where no answer came')
    printTable(askDatabase(rows, ROWS))
    tell('A question to them: which services are slow, and which fail?')
    console.log(`${BY_SERVICE}\n`)
    printTable(askDatabase(rows, BY_SERVICE))
  } finally {
    rows.close()
  }
}

function askDatabase(database: DatabaseSync, query: string): string[][] {
  const rows = database.prepare(query).all()
  const cells = rows.map((row) => Object.values(row).map((cell) => (cell === null ? '' : String(cell))))
  return [Object.keys(rows[0] ?? {}), ...cells]
}

function printTable(table: Table): void {
  for (const line of formatTable(table)) console.log(line)
}
