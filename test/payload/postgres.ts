// A real PostgreSQL on loopback, as a user without privileges, in a folder of its own that goes with it.
import { execFile, execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { until } from '../support/until.ts'

export interface Postgres {
  /** The URL by which a run's user reaches a database. */
  readonly url: (database: string, change?: Partial<UrlParts>) => string
  /** Makes a database that a run's user owns. */
  readonly make: (database: string, options?: string) => Promise<void>
  /** What SQL gives, as the owner of all: a line a row, with | between columns. */
  readonly sql: (database: string, text: string) => Promise<string>
  readonly start: () => Promise<void>
  /** By SIGINT as an administrator does, or by SIGQUIT as a power cut. */
  readonly stop: (signal: 'SIGINT' | 'SIGQUIT') => Promise<void>
  /** Lets all its processes stand still, or go on. */
  readonly signal: (name: 'SIGSTOP' | 'SIGCONT') => void
  /** The folder of a small disk; what is there is full after a few MiB. */
  readonly smallDisk: string
  readonly port: number
  readonly remove: () => Promise<void>
}

interface UrlParts {
  readonly user: string
  readonly password: string
  readonly query: string
}

/** In no output, no file and no traceback. */
export const PASSWORD = 'Geheim-4711/x'

const OWNER_PASSWORD = 'owner'
const SMALL_DISK_MIB = 12

/** Makes one and starts it. `onlyTls`: it lets nobody in without, and has a certificate that nobody has signed. */
export async function startPostgres({ onlyTls = false }: { readonly onlyTls?: boolean } = {}): Promise<Postgres> {
  const programs = findPrograms()
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'))
  const at = (name: string): string => join(folder, name)
  const user = findUser()
  mkdirSync(at('small'))
  for (const path of [folder, at('small')]) chownSync(path, user.uid, user.gid)
  writeFileSync(at('password'), OWNER_PASSWORD)
  const words = ['-D', at('data'), '-U', 'owner', '-A', 'scram-sha-256', `--pwfile=${at('password')}`, '-E', 'UTF8']
  execFileSync(join(programs, 'initdb'), [...words, '--locale=C', '--no-sync'], { ...user, cwd: '/', stdio: 'ignore' })
  if (onlyTls) demandTls(at('data'), user)
  const port = await findPort()
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, 'fsync=off']
  let server: ChildProcess | undefined

  const sql = (database: string, text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const env = { PATH: process.env['PATH'], PGPASSWORD: OWNER_PASSWORD }
      const to = ['-h', '127.0.0.1', '-p', String(port), '-U', 'owner', '-d', database, '-v', 'ON_ERROR_STOP=1']
      execFile(join(programs, 'psql'), [...to, '-AtqXc', text], { env, cwd: '/' }, (error, stdout, stderr) => {
        if (error === null) resolve(stdout.trim())
        else reject(new Error(`${text}: ${stderr}`, { cause: error }))
      })
    })

  const start = async (): Promise<void> => {
    // A test that failed may have left it running.
    if (server !== undefined) return
    const options = [...settings, ...(onlyTls ? ['ssl=on'] : [])].flatMap((setting) => ['-c', setting])
    // The disk is a small one in memory, mounted for this process alone.
    const mount = `mount -t tmpfs -o size=${SMALL_DISK_MIB}m,mode=700,uid=${user.uid},gid=${user.gid} none "$0"`
    const drop = `exec setpriv --reuid=${user.uid} --regid=${user.gid} --clear-groups "$@"`
    server = spawn(
      'unshare',
      [
        '--mount',
        'sh',
        '-c',
        `${mount} && ${drop}`,
        at('small'),
        join(programs, 'postgres'),
        '-D',
        at('data'),
        ...options,
      ],
      { cwd: '/', stdio: 'ignore' },
    )
    await until(
      () =>
        sql('postgres', 'SELECT 1').then(
          () => true,
          () => false,
        ),
      'PostgreSQL that answers',
      60,
    )
  }

  const stop = async (signal: 'SIGINT' | 'SIGQUIT'): Promise<void> => {
    const stopping = server
    if (stopping === undefined) return
    const gone = new Promise<void>((resolve) => stopping.once('exit', () => resolve()))
    server = undefined
    // One that a failed test left standing still couldn't end.
    signalAll(stopping.pid, 'SIGCONT')
    stopping.kill(signal)
    await gone
  }

  await start()
  await sql('postgres', `CREATE ROLE runs LOGIN PASSWORD '${PASSWORD}'`)
  return {
    url: (database, { user = 'runs', password = PASSWORD, query = '' } = {}) =>
      `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}${query}`,
    make: async (database, options = '') => {
      await sql('postgres', `CREATE DATABASE ${database} OWNER runs ${options}`)
    },
    sql,
    start,
    stop,
    signal: (name) => signalAll(server?.pid, name),
    smallDisk: at('small'),
    port,
    remove: async () => {
      await stop('SIGQUIT')
      rmSync(folder, { recursive: true, maxRetries: 20, retryDelay: 100 })
    },
  }
}

/** Debian has them where only its own commands look. */
function findPrograms(): string {
  const base = '/usr/lib/postgresql'
  const [newest] = existsSync(base) ? readdirSync(base).sort((a, b) => Number(b) - Number(a)) : []
  if (newest === undefined) throw new Error('there is no PostgreSQL: on Debian apt-get install postgresql')
  return join(base, newest, 'bin')
}

/** PostgreSQL refuses to be root; the user is the one of its package. */
function findUser(): { readonly uid: number; readonly gid: number } {
  if (userInfo().uid !== 0)
    throw new Error('the tests of the payload need root: a small disk is mounted for PostgreSQL')
  const id = (option: string): number => Number(execFileSync('id', [option, 'postgres']))
  return { uid: id('-u'), gid: id('-g') }
}

function demandTls(data: string, user: { readonly uid: number; readonly gid: number }): void {
  const [key, certificate] = [join(data, 'server.key'), join(data, 'server.crt')]
  const words = ['req', '-new', '-x509', '-nodes', '-days', '2', '-subj', '/CN=db.invalid', '-keyout', key, '-out']
  execFileSync('openssl', [...words, certificate], { ...user, cwd: '/', stdio: 'ignore' })
  writeFileSync(join(data, 'pg_hba.conf'), 'hostssl all all 127.0.0.1/32 scram-sha-256\n')
}

async function findPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** Signals a process and its children; one that has ended meanwhile needs none. */
function signalAll(parent: number | undefined, name: 'SIGSTOP' | 'SIGCONT'): void {
  if (parent === undefined) return
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(parent)], { encoding: 'utf8' })
  for (const pid of [parent, ...(stdout.match(/\d+/g) ?? []).map(Number)]) {
    try {
      process.kill(pid, name)
    } catch (error) {
      // Of no class that is known here: jest's files have classes of their own.
      if (!(typeof error === 'object' && error !== null && 'code' in error && error.code === 'ESRCH')) throw error
    }
  }
}
