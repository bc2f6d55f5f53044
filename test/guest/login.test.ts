// What the login files of run.user can do, who is not root and is to stay so: they run before the payload, with all that
// its launcher is given. An earlier run may have written them. Needs root, to become that user.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { cancelRunCommand } from '../../src/guest/commands.ts'
import { parseGuestReply } from '../../src/guest/reply.ts'
import {
  asRun,
  collect,
  isAlive,
  makeMachine,
  makeRunId,
  metaOf,
  runPayload,
  type Machine,
  type Shell,
} from './machine.ts'

const whereRoot = userInfo().uid === 0 ? describe : describe.skip
const nobody = Number(spawnSync('id', ['-u', 'nobody'], { encoding: 'utf8' }).stdout)

whereRoot.each<Shell>(['bash', 'dash'])('under %s', (shell) => {
  let folder: string
  let machine: Machine
  let bystander: ChildProcess
  const at = (name: string): string => join(folder, name)
  /** The user's login file; $job is where the run's files are, as it can find out. */
  const login = (text: string): void => {
    const job = `job=$(expr "$BASH_EXECUTION_STRING" : ".* '\\(.*\\)'$")\n`
    writeFileSync(at('home/.bash_profile'), `${job}${text}\n`)
  }
  const run = (payload: string, timeoutSeconds = 20): ReturnType<typeof metaOf> =>
    metaOf(machine, payload, { user: 'nobody', timeoutSeconds })
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'guest-login-'))
    chmodSync(folder, 0o755)
    mkdirSync(at('home'))
    chownSync(at('home'), nobody, nobody)
    machine = makeMachine(shell, {}, { home: at('home') })
    bystander = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' })
  })
  afterEach(() => {
    bystander.kill('SIGKILL')
    machine.remove()
    rmSync(folder, { recursive: true, force: true })
  })

  test('a login file that does nothing of the kind is read, and the payload runs', async () => {
    login('export FROM_LOGIN=yes; cat /proc/self/status >/dev/null')
    expect(await run('[ "$FROM_LOGIN" = yes ] && exit 3')).toMatchObject({ end: 'exited', exitCode: 3 })
  })

  test("fault 81: a login that tells processes of root's as the payload's gets none of them killed", async () => {
    login(`echo '${bystander.pid} ${bystander.pid}' >&6; exec sleep 60`)
    expect(await run('true', 1)).toMatchObject({
      end: 'not-started',
      detail: 'what the login of nobody told is no process of its own',
    })
    expect(isAlive(bystander.pid ?? 0)).toBe(true)
    // Nothing of it is left to hold the machine.
    login('')
    expect(await run('exit 5')).toMatchObject({ exitCode: 5 })
  })

  test('fault 81: a path in place of a process is read by nobody, and its words are no arithmetic', async () => {
    const forged = at('home/proc')
    mkdirSync(forged)
    const words = ['S', ...Array.from({ length: 51 }, () => `a[$(touch\${IFS}${at('evil')})]`)]
    writeFileSync(join(forged, 'stat'), `1 (x) ${words.join(' ')}\n`)
    writeFileSync(join(forged, 'status'), `Uid:\t${nobody}\t${nobody}\n`)
    writeFileSync(join(forged, 'comm'), 'sleep\n')
    const path = `..${forged}`
    login(`echo '${path} ${path}' >&6; exec sleep 60`)
    expect(await run('true', 1)).toMatchObject({ end: 'not-started' })
    expect(existsSync(at('evil'))).toBe(false)
  })

  test.each([
    ['prints', 'echo Welcome; echo wisdom >&2', undefined],
    ['exits in silence', 'exit 3', 'ended with exit code 3 before the payload began'],
    ['prints and exits', 'echo Welcome; exit 0', 'ended with exit code 0 before the payload began; it said: Welcome'],
    ['becomes another program', 'exec cat', 'ended with exit code 0 before the payload began'],
    ['becomes one that stays', 'exec sleep 60', 'did not come to the payload within 2 s'],
    ['fails at its first mistake', 'set -e; false; true', 'ended with exit code 1 before the payload began'],
    [
      'leaves a PATH with nothing on it',
      'PATH=/nowhere',
      'ended with exit code 127 before the payload began; it said: there is no setsid on the PATH that the login leaves: /nowhere',
    ],
    ['has a mistake that ends no shell', 'if then', undefined],
  ])('fault 88: a login file that %s has a clear outcome', async (_, text, problem) => {
    const hasty = makeMachine(shell, { SERVICEMON_LAUNCH_LIMIT: '2' }, { home: at('home') })
    login(text)
    const meta = await metaOf(hasty, 'echo mine; exit 3', { user: 'nobody' })
    if (problem === undefined) expect(meta).toMatchObject({ end: 'exited', exitCode: 3, size: 5 })
    else expect(meta).toMatchObject({ end: 'not-started', size: 0, detail: `the login of nobody ${problem}` })
    // And nothing of it holds the machine.
    login('')
    expect(await metaOf(hasty, 'exit 4', { user: 'nobody' })).toMatchObject({ exitCode: 4 })
    hasty.remove()
  })

  test("fault 81: a link in place of the run's pipe is not written through", async () => {
    writeFileSync(at('precious'), 'precious\n')
    login(`rm -f "$job/go"; ln -s '${at('precious')}' "$job/go"; mv "$job" "$job.gone"`)
    expect(await run('exit 3')).toMatchObject({ exitCode: 3 })
    expect(readFileSync(at('precious'), 'utf8')).toBe('precious\n')
  })

  test('fault 81: a login can neither hold the machine nor let go of it', async () => {
    login(`flock -u 9; flock -u 7; (setsid sleep 60 & echo $! >'${at('home/pid')}') 2>/dev/null`)
    const runId = makeRunId()
    const first = runPayload(machine, {
      runId,
      user: 'nobody',
      payload: `touch '${at('home/begun')}'; sleep 2; exit 6`,
    })
    while (!existsSync(at('home/begun'))) await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await runPayload(machine)).toMatchObject({ kind: 'refused', reason: 'busy', holder: runId })
    expect(asRun(await first).meta).toMatchObject({ exitCode: 6 })
    const daemon = Number(readFileSync(at('home/pid'), 'utf8'))
    expect(isAlive(daemon)).toBe(true)
    expect(await metaOf(machine, 'exit 4')).toMatchObject({ exitCode: 4 })
    process.kill(daemon, 'SIGKILL')
  })

  test('fault 81: what the user tells later, through a descriptor that it has kept, moves no signal of a cancel', async () => {
    const runId = makeRunId()
    login('exec 10>&6')
    const told = `${bystander.pid} ${bystander.pid}       \\n`
    const payload = `perl -e 'open(F, "+<&=", 10); sysseek(F, 0, 0); syswrite(F, "${told}")'; exec sleep 60`
    const running = runPayload(machine, {
      runId,
      user: 'nobody',
      payload: payload.replace('; exec', `; touch '${at('home/begun')}'; exec`),
    })
    while (!existsSync(at('home/begun'))) await new Promise((resolve) => setTimeout(resolve, 50))
    const supervisor = spawnSync('pgrep', ['-f', `supervise.sh ${join(machine.root, 'runs', runId)}`], {
      encoding: 'utf8',
    })
    process.kill(Number(supervisor.stdout.trim().split('\n')[0]), 'SIGKILL')
    const { stdout } = await machine.run(cancelRunCommand({ runId }))
    expect(asRun(parseGuestReply(stdout))).toMatchObject({ state: 'interrupted', meta: { cancelled: true } })
    expect(isAlive(bystander.pid ?? 0)).toBe(true)
    await running
    expect((await collect(machine, runId)).last.state).toBe('interrupted')
  })
})
