// A machine for the payload: a folder with what waits on it, and runs as the action starts them.
import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { serviceEntry } from '../../local/servicemon-fleet.ts'
import type { VoServices } from '../../local/vo-services.ts'
import { readCsv, type Line } from './csv.ts'
import { PLACE } from './place.ts'

/** What a run is given, beside what every run is. */
export interface RunOptions {
  /** Each with its text; a name without a folder lies at the top. */
  readonly files: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly region?: string
  readonly place?: string
  readonly uid?: number
}

/** A run that has ended. */
export interface Ran {
  readonly exitCode: number | null
  readonly output: string
  readonly runId: string
  /** The results' folder. */
  readonly results: string
  readonly rows: readonly Line[]
  readonly pending: readonly Line[]
  readonly summary: Summary
  /** The output's line about the database. */
  readonly database: string
}

export interface Machine {
  readonly folder: string
  /** Where rows wait, and what is in the way of a run only while it lasts. */
  readonly waiting: string
  readonly temporary: string
  readonly run: (options: RunOptions) => Promise<Ran>
  readonly start: (options: RunOptions) => { readonly child: ChildProcess; readonly ended: Promise<Ran> }
  readonly remove: () => void
}

/** As the action's own schema has it: names, units, and nothing else. */
const amount = z.record(z.string().regex(/^[a-z][a-z\d_]*_(seconds|bytes|count|ratio)$/), z.number())
const summarySchema = z.strictObject({
  metrics: amount,
  items: z.array(z.object({ name: z.string(), group: z.string() }).and(z.record(z.string(), z.unknown()))),
})
export type Summary = z.infer<typeof summarySchema>

export function makeMachine(): Machine {
  const folder = mkdtempSync(join(tmpdir(), 'payload-'))
  const [waiting, temporary] = [join(folder, 'waiting'), join(folder, 'temporary')]
  for (const path of [waiting, temporary]) mkdirSync(path)
  for (const path of [folder, waiting, temporary]) chmodSync(path, 0o777)

  const start = (options: RunOptions): { child: ChildProcess; ended: Promise<Ran> } => {
    const runId = `4711-1-${randomUUID().slice(0, 8)}`
    const [files, results] = [join(folder, runId, 'files'), join(folder, runId, 'results')]
    for (const path of [files, results]) mkdirSync(path, { recursive: true })
    chmodSync(results, 0o777)
    for (const [name, text] of Object.entries(options.files)) {
      mkdirSync(join(files, name, '..'), { recursive: true })
      writeFileSync(join(files, name), text)
    }
    const region = options.region ?? 'eu-west-3'
    const child = spawn(join(options.place ?? PLACE, 'run.sh'), {
      cwd: '/',
      // A session of its own, which the machine ends as a whole.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.uid !== undefined && { uid: options.uid, gid: options.uid }),
      env: {
        PATH: '/usr/bin:/bin',
        TMPDIR: temporary,
        SERVICEMON_FLEET: 'NAVO',
        SERVICEMON_REGION: region,
        SERVICEMON_ZONE: `${region}a`,
        SERVICEMON_INSTANCE_ID: 'i-0123456789abcdef0',
        SERVICEMON_RUN_ID: runId,
        SERVICEMON_SLOT: '2026-11-29T06:30:00.000Z',
        SERVICEMON_FILES: files,
        SERVICEMON_RESULTS: results,
        SERVICEMON_WAITING: waiting,
        SERVICEMON_DATABASE_LIMIT: '3',
        ...options.env,
      },
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()))
    const ended = new Promise<Ran>((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (exitCode) => {
        try {
          resolve({ exitCode, output, runId, results, ...readResults(results), database: databaseLine(output) })
        } catch (error) {
          reject(new Error(`reading the results of a run that said: ${output}`, { cause: error }))
        }
      })
    })
    return { child, ended }
  }

  return {
    folder,
    waiting,
    temporary,
    start,
    run: (options) => start(options).ended,
    remove: () => rmSync(folder, { recursive: true }),
  }
}

function readResults(results: string): Pick<Ran, 'rows' | 'pending' | 'summary'> {
  const read = (name: string): readonly Line[] => (existsSync(join(results, name)) ? readCsv(join(results, name)) : [])
  const summary = join(results, 'summary.json')
  return {
    rows: read('rows.csv'),
    pending: read('pending.csv'),
    summary: existsSync(summary)
      ? summarySchema.parse(JSON.parse(readFileSync(summary, 'utf8')))
      : { metrics: {}, items: [] },
  }
}

const databaseLine = (output: string): string => /^database: (.*)$/m.exec(output)?.[1] ?? ''

/** All that a run left on the machine and said, in one text. */
export function everythingOf(machine: Machine, ran: Ran): string {
  const left = [ran.results, machine.waiting].flatMap((folder) =>
    readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1')),
  )
  return [ran.output, ...left].join('\n')
}

/** Three cones; integers among their numbers, which ServiceMon itself can't take. */
export const CONES = `[
    {'ra': 101.18, 'dec': 27.66, 'radius': 0.11},
    {'ra': 83, 'dec': 22, 'radius': 0.05},
    {'ra': 201.36, 'dec': -43.02, 'radius': 0.2},
]
`
export const ONE_CONE = "[{'ra': 101.18, 'dec': 27.66, 'radius': 0.11}]\n"

export const entry = serviceEntry

/** Files of a run with one service that answers, and one cone. */
export function oneQuery(services: VoServices): Readonly<Record<string, string>> {
  return { 'services.py': `[${entry('sky', 'cone', services.cone())}]`, 'cones.py': ONE_CONE }
}
