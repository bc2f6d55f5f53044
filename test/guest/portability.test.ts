// What the guest's files may use: Amazon Linux 2 is the oldest system they run on, with systemd 219, bash 4.2,
// coreutils 8.22 and util-linux 2.30, and Debian's and Ubuntu's sh is dash. What can be told from the text is told here.
import { afterAll, describe, expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  cancelRunCommand,
  deadlineCommand,
  installCommand,
  proveCommand,
  readCommand,
} from '../../src/guest/commands.ts'
import { parseGuestReply } from '../../src/guest/reply.ts'
import { asProof, asRefusal, makeMachine, makeRunId, metaOf, runPayload, type Machine, type Shell } from './machine.ts'

/** Where tools are: a user's own path may lack what is for root, such as runuser. */
const EVERYWHERE = `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`

const prove = proveCommand({ waitSeconds: 1, hasSecrets: false, hasFiles: false, deadline: new Date(0) })
const folder = fileURLToPath(new URL('../../src/guest', import.meta.url))
const sources = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(join(folder, name), 'utf8').replace(/^[ \t]*#.*\n/gm, ''),
}))
const scripts = sources.filter(({ name }) => name.endsWith('.sh'))

/** Settings that systemd 219 knows, of those that make sense here; it leaves others out with no more than a warning. */
const settings219 = [
  ...['Unit.Description', 'Unit.DefaultDependencies', 'Unit.OnFailure'],
  ...['Timer.OnBootSec', 'Timer.OnCalendar', 'Timer.AccuracySec'],
  ...['Service.Type=oneshot', 'Service.ExecStart', 'Install.WantedBy'],
]

/** `Section.Name` of each setting in a unit, also of those that a script writes with printf. */
function settingsOf(text: string): readonly string[] {
  let section = ''
  const found: string[] = []
  for (const [, header, name = '', value = ''] of text.matchAll(/\[([A-Z][a-z]+)\]|^([A-Z]\w+)=(.*)$/gm)) {
    if (header !== undefined) section = header
    else found.push(name === 'Type' ? `${section}.${name}=${value}` : `${section}.${name}`)
  }
  return found
}

test('units and drop-ins hold only what systemd 219 knows', () => {
  const written = scripts.flatMap(({ text }) => text.match(/'\[[A-Z][a-z]+\]\\n.*?'/g) ?? [])
  expect(written).toHaveLength(2)
  const units = sources.filter(({ name }) => /\.(service|timer)$/.test(name)).map(({ text }) => text)
  expect(units).toHaveLength(4)
  const used = [...units, ...written.map((text) => text.slice(1, -1).replaceAll('\\n', '\n'))].flatMap(settingsOf)
  expect(used.filter((setting) => !settings219.includes(setting))).toEqual([])
  expect([...new Set(used)].sort()).toEqual([...settings219].sort())
})

/** All of these are in systemctl 219; `--value` and `--kill-whom` came later, `enable --now` of a timer fails there. */
const verbs219 = [
  ...[
    '--version',
    'daemon-reload',
    'enable',
    'is-active',
    'is-enabled',
    'is-system-running',
    'kill -s',
    'list-jobs --no-legend',
  ],
  ...['poweroff', 'poweroff -ff', 'restart', 'restart --no-block', 'show', 'show -p'],
]

test('systemctl is asked only for what that of systemd 219 knows', () => {
  const calls = scripts.flatMap(({ text }) =>
    [...text.replace(/^tools=.*$/gm, '').matchAll(/\bsystemctl((?: +[\w-]+| +"[^"]*")*)/g)].map(([, words = '']) => {
      const [verb = '', ...rest] = words.trim().split(/ +/)
      const flags = rest.filter((word) => word.startsWith('-'))
      return [verb, ...new Set(flags)].join(' ').trim()
    }),
  )
  expect(calls.length).toBeGreaterThan(12)
  expect([...new Set(calls)].sort()).toEqual(verbs219)
})

test.each<[string, RegExp]>([
  ['systemd-run with more than a scope (--wait came with 232, --pipe with 235)', /\bsystemd-run (?!--scope|>)/],
  ['a file for sync to give up on (-d and -f came with coreutils 8.24)', /\bsync +-/],
  ['setsid --fork or --wait (util-linux 2.32)', /\bsetsid"? +-/],
  ['flock --no-fork or --verbose (util-linux 2.28)', /\bflock\b[^\n]* (-F|--no-fork|--verbose)\b/],
  ['runuser --pty or --whitelist-environment (util-linux 2.34, 2.35)', /\brunuser\b[^\n]* (-P|--pty|-w|--whitelist)\b/],
  ['a width that a tool is asked to keep to: uutils gives nine digits for %2N', /\bdate\b[^\n]*%[0-9_-]+N/],
  ['a passing name that another command may have at the same time (fault 105)', /\.new"/],
  ['words of dd, which differ from make to make', /\bdd\b/],
  ['cron, which Amazon Linux 2023 lacks', /\bcron(tab)?\b/],
  [
    'arrays, [[ ]], process substitution, local -n, read -t, wait -n, ${x@Q}, $EPOCHSECONDS',
    /\[\[|<\(|>\(|\blocal [a-z-]|\bread -[a-qs-z]|\bwait -n|@Q\}|EPOCHSECONDS|\bmapfile\b|\bdeclare\b/,
  ],
  [
    'a file of another process by a single read: should that one end meanwhile, bash takes the rest for the next file',
    /^(?!.*\bwhile\b).*\bread\b[^;\n]*<"?\/proc\/\$\w+\/(?!comm\b)/m,
  ],
  ['echo with options, which dash prints', /\becho -/],
  ['a redirection of both outputs, which dash takes for a background command', /&>|>&[a-z"$]/],
])('no script uses %s', (_, pattern) => {
  expect(scripts.filter(({ text }) => pattern.test(text)).map(({ name }) => name)).toEqual([])
})

describe.each<Shell>(['bash', 'dash'])('under %s', (shell) => {
  const folders: string[] = []
  afterAll(() => folders.forEach((bin) => rmSync(bin, { recursive: true })))
  const common = scripts.find(({ name }) => name === 'common.sh')?.text ?? ''
  const tools = [...common.matchAll(/^tools=['"](?:\$tools )?(.*)['"]$/gm)].flatMap(([, list = '']) => list.split(' '))
  /** A machine with nothing on its PATH but systemctl and the tools that the guest's files name. */
  const bareMachine = (lacking: readonly string[] = []): Machine => {
    const bin = mkdtempSync(join(tmpdir(), 'guest-tools-'))
    folders.push(bin)
    chmodSync(bin, 0o755)
    for (const tool of tools.filter((name) => name !== 'systemctl' && !lacking.includes(name))) {
      symlinkSync(
        execFileSync('which', [tool], { encoding: 'utf8', env: { PATH: EVERYWHERE } }).trim(),
        join(bin, tool),
      )
    }
    return makeMachine(shell, { PATH: bin })
  }

  test('the tools that a proof looks for are all that the commands need', async () => {
    expect(tools.length).toBeGreaterThan(30)
    const machine = bareMachine()
    const runId = makeRunId()
    const user = userInfo().uid === 0 ? 'nobody' : userInfo().username
    expect(await metaOf(machine, 'exit 3', { runId, user })).toMatchObject({ exitCode: 3 })
    for (const commands of [
      installCommand(3600),
      proveCommand({ waitSeconds: 1, hasSecrets: false, hasFiles: false, deadline: new Date(0) }),
      deadlineCommand({ deadline: new Date(Date.now() + 60_000), sentAt: new Date() }),
      readCommand({ runId, offset: 0, deadline: new Date(0) }),
      cancelRunCommand({ runId }),
    ]) {
      const { stdout, stderr } = await machine.run(commands)
      expect(stderr).toBe('')
      expect(parseGuestReply(stdout).kind).not.toBe('refused')
    }
    machine.remove()
  })

  /** The machine's own date, but that it gives all nine digits of a second however few are asked for, as uutils does. */
  const uutilsDate = `#!/bin/sh
for word; do
  shift
  set -- "$@" "$(printf %s "$word" | sed 's/%[0-9]N/%N/g')"
done
exec ${execFileSync('which', ['date'], { encoding: 'utf8' }).trim()} "$@"
`

  test('fault 80: on Ubuntu, whose date gives more digits than it was asked for, a machine is proved and a payload runs', async () => {
    const bin = mkdtempSync(join(tmpdir(), 'guest-date-'))
    folders.push(bin)
    writeFileSync(join(bin, 'date'), uutilsDate, { mode: 0o755 })
    chmodSync(bin, 0o755)
    const machine = makeMachine(shell, { PATH: `${bin}:/usr/sbin:/usr/bin:/sbin:/bin` })
    expect(asProof(parseGuestReply((await machine.run(prove)).stdout))).toMatchObject({ unfitTools: '' })
    expect(await metaOf(machine, 'exit 3')).toMatchObject({ exitCode: 3 })
    machine.remove()
  })

  test('fault 80: what a tool gives to a run it has given to the proof before, which tells what is wrong with it', async () => {
    const bin = mkdtempSync(join(tmpdir(), 'guest-date-'))
    folders.push(bin)
    writeFileSync(join(bin, 'date'), uutilsDate.replace('exec', '[ "$2" != -d ] || exit 1\nexec'), { mode: 0o755 })
    chmodSync(bin, 0o755)
    const machine = makeMachine(shell, { PATH: `${bin}:/usr/sbin:/usr/bin:/sbin:/bin` })
    expect(asProof(parseGuestReply((await machine.run(prove)).stdout))).toMatchObject({
      unfitTools: 'date -d gave "", not "1970-01-02 00:00:00 UTC"',
    })
    machine.remove()
  })

  test('fault 105: proofs that are delivered again, while one is at work, all find the machine fit', async () => {
    const machine = makeMachine(shell)
    const proofs = await Promise.all(Array.from({ length: 6 }, () => machine.run(prove)))
    const unfit = proofs.map(({ stdout }) => asProof(parseGuestReply(stdout)).unfitTools)
    expect(unfit).toEqual(Array(6).fill(''))
    expect(readdirSync(machine.root).filter((name) => name.startsWith('probe'))).toEqual([])
    machine.remove()
  })

  test.each<[string, string, number]>([
    ['bash with an option', '#!/bin/bash -e\nfalse\necho uploaded', 1],
    ['bash with two options in one argument', '#! /bin/bash -eu\nset -- "$@"; [ "$#" = 0 ]; echo "$UNSET"; exit 0', 1],
    ['another program, through env', '#!/usr/bin/env perl\nexit(7) if 1;', 7],
    ['grep, with two words that are one argument, which grep refuses', '#!/bin/grep -c nothing-else\n', 2],
    ['a program that is no shell', '#!/bin/cat\nexit 9', 0],
    ['bash, in a line of Windows', '#!/bin/bash -e\r\nfalse\necho uploaded', 1],
    ['nobody', '#!\nexit 6', 6],
    ['nobody, but says something', '# !/bin/false\nexit 5', 5],
  ])('fault 83: a first line that names %s is heeded', async (_, payload, exitCode) => {
    const machine = makeMachine(shell)
    expect(await metaOf(machine, payload)).toMatchObject({ end: 'exited', exitCode })
    machine.remove()
  })

  test.each<[string, string]>([
    ['/usr/bin/python9', "/usr/bin/python9, which the payload's first line names, is no program here"],
    ['/etc', "/etc, which the payload's first line names, is no program here"],
    ['python3', "python3, which the payload's first line names, has no path that begins with /"],
  ])(
    'fault 83: a first line that names %s, which is no program there, refuses the payload',
    async (program, detail) => {
      const machine = makeMachine(shell)
      const refusal = asRefusal(await runPayload(machine, { payload: `#!${program} -x\necho never` }))
      expect(refusal).toMatchObject({ reason: 'interpreter', detail })
      machine.remove()
    },
  )

  test('fault 84: a systemctl that says more than it was asked for is judged by what it was asked for', async () => {
    const machine = makeMachine(shell)
    const systemctl = join(machine.units, '../bin/systemctl')
    writeFileSync(systemctl, readFileSync(systemctl, 'utf8').replace('#!/bin/sh', '#!/bin/sh\necho "Warning: 3 of 4"'))
    expect(await metaOf(machine, 'exit 3')).toMatchObject({ exitCode: 3 })
    machine.setFuse('nothing-scheduled')
    expect(asRefusal(await runPayload(machine))).toMatchObject({ reason: 'fuse', detail: 'nothing-scheduled' })
    machine.remove()
  })

  test('fault 86: a payload waits for what the boot is still starting, but for nothing of ours, and not forever', async () => {
    const machine = makeMachine(shell)
    const state = (name: string, text: string): void => writeFileSync(join(machine.units, '../state', name), text)
    state('system', 'starting\n')
    state(
      'jobs',
      ' 1 db.service  start running\n22 multi-user.target start waiting\n 3 servicemon-x.service start running\n',
    )
    const payload = 'exit 3'
    expect(await metaOf(machine, payload, { waitForBootSeconds: 2 })).toMatchObject({
      ...{ exitCode: 3, bootWaitSeconds: 2, stillStarting: ['db.service'] },
    })
    expect(await metaOf(machine, payload, { waitForBootSeconds: 0 })).toMatchObject({ bootWaitSeconds: 0 })
    const waiting = metaOf(machine, payload)
    setTimeout(() => state('system', 'degraded\n'), 2500)
    const meta = await waiting
    expect(meta).toMatchObject({ exitCode: 3, stillStarting: [] })
    expect([2, 3, 4]).toContain(meta.bootWaitSeconds)
    state('system', 'starting\n')
    state('jobs', ' 2 multi-user.target start waiting\n 1 amazon-ssm-agent.service start running\n')
    expect((await metaOf(machine, payload)).bootWaitSeconds).toBeLessThan(5)
    machine.remove()
  })

  test('a tool that is not there is named, by a proof and by the refusal of a payload', async () => {
    const machine = bareMachine(['gzip', 'runuser'])
    const proof = await machine.run(
      proveCommand({ waitSeconds: 1, hasSecrets: false, hasFiles: false, deadline: new Date(0) }),
    )
    expect(parseGuestReply(proof.stdout)).toMatchObject({ kind: 'proof', missingTools: ['gzip', 'runuser'] })
    const refusal = asRefusal(await runPayload(machine))
    expect(refusal).toMatchObject({ reason: 'tools', detail: 'not on this machine: gzip runuser ' })
    machine.remove()
  })
})
