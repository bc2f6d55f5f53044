// The time at which the fuse switches the machine off: set by the wrapper, on the disk while the payload runs, and only
// for this boot afterwards.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deadlineCommand, payloadCommands, proveCommand, readCommand } from '../../src/guest/commands.ts'
import { parseGuestReply, type GuestReply } from '../../src/guest/reply.ts'
import {
  asRefusal,
  makeMachine,
  makeRequest,
  makeRunId,
  metaOf,
  runPayload,
  waitUntil,
  type Machine,
  type Shell,
} from './machine.ts'

const runConf = 'servicemon-fuse.timer.d/run.conf'
const inAnHour = (): Date => new Date(Date.now() + 3_600_000)

describe.each<Shell>(['bash', 'dash'])('under %s', (shell) => {
  let machine: Machine
  const folder = mkdtempSync(join(tmpdir(), 'guest-deadline-'))
  const seen = join(folder, 'seen')
  const keepConf = (): string => `cat '${machine.units}/${runConf}' >'${seen}'`
  const setDeadline = async (deadline: Date): Promise<GuestReply> =>
    parseGuestReply((await machine.run(deadlineCommand({ deadline, sentAt: new Date() }))).stdout)
  // The answer comes first: the caller that waits for it stops the machine.
  const untilCollectable = async (): Promise<void> =>
    waitUntil(() => !existsSync(join(machine.units, runConf)), 'the time to collect')
  beforeAll(() => {
    machine = makeMachine(shell)
  })
  afterAll(() => {
    machine.remove()
    rmSync(folder, { recursive: true })
  })

  test('the deadline is on disk while the payload runs, and only for this boot afterwards', async () => {
    await metaOf(machine, keepConf(), { deadline: new Date(Date.UTC(2099, 0, 2, 3, 4, 5)) })
    expect(readFileSync(seen, 'utf8')).toBe('[Timer]\nOnCalendar=2099-01-02 03:04:05 UTC\n# until 4071006245\n')
    await untilCollectable()
    expect(existsSync(join(machine.units, runConf))).toBe(false)
    const conf = readFileSync(join(machine.volatileUnits, runConf), 'utf8')
    const [, until = ''] = /^\[Timer\]\nOnCalendar=(.*) UTC\n/.exec(conf) ?? []
    const grace = (Date.parse(`${until.replace(' ', 'T')}Z`) - Date.now()) / 1000
    expect(grace).toBeGreaterThan(290)
    expect(grace).toBeLessThanOrEqual(300)
  })

  test("fault 106: a look that came before the payload doesn't take the run's deadline away", async () => {
    const bin = join(folder, `slow-${shell}`)
    const begun = join(folder, `begun-${shell}`)
    mkdirSync(bin)
    const date = `#!/bin/sh\ncase $* in *-d*) touch '${begun}'; sleep 1 ;; esac\nexec /bin/date "$@"\n`
    writeFileSync(join(bin, 'date'), date, { mode: 0o755 })
    const slow = makeMachine(shell, {
      ...{ SERVICEMON_ROOT: machine.root, SERVICEMON_UNITS: machine.units },
      ...{ SERVICEMON_VOLATILE_UNITS: machine.volatileUnits, PATH: `${bin}:/usr/sbin:/usr/bin:/sbin:/bin` },
    })
    rmSync(join(machine.volatileUnits, 'servicemon-fuse.timer.d'), { recursive: true, force: true })
    const look = slow.run(readCommand({ runId: makeRunId(), offset: 0, deadline: inAnHour() }))
    await waitUntil(() => existsSync(begun), 'a look that sets its deadline')
    const deadline = new Date(Date.UTC(2099, 0, 2, 3, 4, 5))
    await metaOf(machine, `sleep 3; ${keepConf()}`, { deadline })
    await look
    slow.remove()
    expect(readFileSync(seen, 'utf8')).toContain('\n# until 4071006245\n')
  })

  test("collecting never pushes the deadline past the run's own", async () => {
    const deadline = new Date(Math.ceil(Date.now() / 1000) * 1000 + 100_000)
    await metaOf(machine, 'exit 0', { deadline })
    await untilCollectable()
    const conf = readFileSync(join(machine.volatileUnits, runConf), 'utf8')
    expect(conf).toContain(deadline.toISOString().slice(0, 19).replace('T', ' '))
  })

  test('where systemd knows no UTC the deadline is set in the time of the machine, not of the command', async () => {
    const elsewhere = makeMachine(shell, { TZ: 'Asia/Kathmandu' })
    elsewhere.setFuse('no-utc')
    const deadline = new Date(Date.UTC(2099, 0, 2, 3, 4, 5))
    await metaOf(elsewhere, `cat '${elsewhere.units}/${runConf}' >'${seen}'`, { deadline })
    const local = execFileSync('env', ['-u', 'TZ', 'date', '-d', deadline.toISOString(), '+%F %T'], {
      encoding: 'utf8',
    })
    expect(readFileSync(seen, 'utf8')).toBe(`[Timer]\nOnCalendar=${local}# until 4071006245\n`)
    elsewhere.remove()
  })

  test('a deadline that systemd does not schedule is no deadline: payload and lease are refused', async () => {
    machine.setFuse('no-calendar')
    const refusal = { reason: 'fuse', detail: 'the deadline is not scheduled' }
    expect(asRefusal(await runPayload(machine, { payload: `touch '${folder}/ran'` }))).toMatchObject(refusal)
    expect(asRefusal(await setDeadline(inAnHour()))).toMatchObject(refusal)
    machine.setFuse('armed')
    expect(existsSync(join(folder, 'ran'))).toBe(false)
  })

  test('a deadline that can not be written is no deadline either', async () => {
    const broken = makeMachine(shell, { SERVICEMON_UNITS: '/proc/units' })
    const reply = asRefusal(await runPayload(broken, { payload: `touch '${folder}/ran'` }))
    expect(reply).toMatchObject({ reason: 'disk', detail: 'cannot write to /proc/units' })
    const lease = await broken.run(deadlineCommand({ deadline: inAnHour(), sentAt: new Date() }))
    expect(asRefusal(parseGuestReply(lease.stdout))).toMatchObject({ reason: 'disk' })
    expect(existsSync(join(folder, 'ran'))).toBe(false)
    broken.remove()
  })

  test('fault 25: a payload whose deadline has passed is refused', async () => {
    const refusal = asRefusal(await runPayload(machine, { deadline: new Date(Date.now() - 1000) }))
    expect(refusal.reason).toBe('late')
    expect(refusal.detail).toMatch(/^its deadline was \d+, now it is \d+$/)
  })

  test('fault 82: a command of ours keeps the machine on until the time that it names, and cuts nothing short', async () => {
    const fresh = makeMachine(shell)
    const soon = new Date(Date.UTC(2099, 0, 1))
    const look = (deadline: Date): readonly string[] => readCommand({ runId: makeRunId(), offset: 0, deadline })
    const conf = (): string => readFileSync(join(fresh.volatileUnits, runConf), 'utf8')
    await fresh.run(look(new Date(Date.now() - 1000)))
    expect(existsSync(join(fresh.volatileUnits, runConf))).toBe(false)
    await fresh.run(look(soon))
    expect(conf()).toContain('OnCalendar=2099-01-01 00:00:00 UTC\n')
    await fresh.run(look(new Date(soon.getTime() - 3_600_000)))
    expect(conf()).toContain('OnCalendar=2099-01-01 00:00:00 UTC\n')
    await fresh.run(
      proveCommand({
        waitSeconds: 1,
        hasSecrets: false,
        hasFiles: false,
        deadline: new Date(soon.getTime() + 3_600_000),
      }),
    )
    expect(conf()).toContain('OnCalendar=2099-01-01 01:00:00 UTC\n')
    fresh.remove()
  })

  test('fault 82: while a run is at work its own deadline stands, whoever looks', async () => {
    const request = makeRequest({ payload: 'sleep 2' })
    const running = machine.start(payloadCommands(request)[0] ?? [])
    await waitUntil(() => existsSync(join(machine.root, 'runs', request.runId)), 'the run begins')
    const before = readFileSync(join(machine.units, runConf), 'utf8')
    await machine.run(readCommand({ runId: request.runId, offset: 0, deadline: new Date(Date.UTC(2099, 0, 1)) }))
    expect(readFileSync(join(machine.units, runConf), 'utf8')).toBe(before)
    expect(existsSync(join(machine.volatileUnits, runConf))).toBe(false)
    await running.finished
  })

  test('a loser leaves the deadline of the winner alone', async () => {
    const request = makeRequest({ payload: 'sleep 2' })
    const running = machine.start(payloadCommands(request)[0] ?? [])
    await waitUntil(() => existsSync(join(machine.root, 'runs', request.runId)), 'the run begins')
    const before = readFileSync(join(machine.units, runConf), 'utf8')
    const later = new Date(Date.now() + 9_000_000)
    expect(asRefusal(await runPayload(machine, { deadline: later })).reason).toBe('busy')
    expect(asRefusal(await setDeadline(later)).reason).toBe('busy')
    expect(readFileSync(join(machine.units, runConf), 'utf8')).toBe(before)
    await running.finished
  })
})
