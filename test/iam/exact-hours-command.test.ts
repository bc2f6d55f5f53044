// The command that sets exact hours up, run at a terminal: the token is where it belongs, and nowhere else. With stand-ins
// for aws and gh that note everything another process could see, and once with the real aws.
import { spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { deployCommand } from '../../infra/command.ts'
import { changeCommand, endCommand, setUpCommand, tickParameters } from '../../infra/exact-hours.ts'
import { ensureVenv } from '../../local/venv.ts'
import { parseFleet } from '../../src/fleet/fleet.ts'
import { fleetText } from '../support/world.ts'
import { say } from '../workflows/tools.ts'

const NOW = new Date('2026-11-24T12:10:00Z')
const PLACE = {
  fleet: parseFleet(fleetText({ regions: ['us-west-2', 'us-east-1'] }), 'fleet.yml'),
  ...{ repository: 'nasa/servicemon', branch: 'main' },
}
const newToken = (): string => `github_pat_${randomUUID().replaceAll('-', '')}`
const setUp = (deploy = deployCommand(PLACE.fleet, tickParameters([10, 40]))): string =>
  setUpCommand(deploy, PLACE, [10, 40], NOW)

/**
 * Notes its arguments, what it got at its input, and the arguments and environments of all processes: as it begins, and
 * once more when what feeds its input is surely there, having written a byte. Then `looked` is there, too.
 */
const STAND_IN = `#!/bin/sh
here=$(dirname "$0")
name=$(basename "$0")
look() { cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2> /dev/null | tr '\\0' '\\n' >> "$here/seen-$$"; }
printf '%s\\n' "$name $*" >> "$here/asked"
look
case $* in
*cli_history*) cat "$here/history" 2> /dev/null || exit 1 ;;
*update-connection*)
  dd bs=1 count=1 2> /dev/null > "$here/received"
  look
  : > "$here/looked"
  cat >> "$here/received"
  echo AUTHORIZED
  ;;
*"variable set"*) test ! -e "$here/refusing" || exit 1 ;;
esac
`

let base: string
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'servicemon-exact-hours-'))
})
afterAll(() => rm(base, { recursive: true }))

const endingSchema = z.object({ exitCode: z.number(), printed: z.string(), shown: z.string(), echoes: z.boolean() })

interface Scene {
  readonly script: string
  readonly answer: string
  readonly shell?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** What the aws command line is configured to about its history. */
  readonly history?: string
}

/** A terminal at which the script is run. */
async function atTerminal(wanted: Readonly<Record<string, unknown>>): Promise<z.output<typeof endingSchema>> {
  const python = join(await ensureVenv(), 'bin/python')
  const child = spawn(python, [join(import.meta.dirname, 'terminal.py')], { stdio: ['pipe', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.on('data', (data: Buffer) => (text += data.toString()))
  child.stdin.end(JSON.stringify({ shell: ['sh'], prompt: 'not shown: ', ...wanted }))
  await new Promise((resolve) => child.on('close', resolve))
  return endingSchema.parse(JSON.parse(text))
}

async function run({ script, answer, shell = ['sh'], env = {}, history }: Scene) {
  const bin = await mkdtemp(join(base, 'bin-'))
  for (const name of ['aws', 'gh']) await writeFile(join(bin, name), STAND_IN, { mode: 0o755 })
  if (history !== undefined) await writeFile(join(bin, 'history'), history)
  const path = [bin, process.env['PATH']].join(delimiter)
  const ending = await atTerminal({ script, answer, shell, cwd: bin, env: { PATH: path, HOME: bin, ...env } })
  const read = (name: string): Promise<string> => readFile(join(bin, name), 'utf8').catch(() => '')
  const looks = (await readdir(bin)).filter((name) => name.startsWith('seen-'))
  return {
    ...ending,
    asked: (await read('asked')).split('\n').filter((line) => line !== ''),
    received: await read('received'),
    /** What others could see meanwhile. */
    seen: (await Promise.all(looks.map(read))).join(''),
  }
}

/** Those that this machine has. */
const SHELLS = [
  ['sh', ['sh']],
  ['bash', ['bash']],
  ['bash that traces and exports everything', ['bash', '-x', '-a']],
  ['busybox', ['busybox', 'sh']],
  ['zsh', ['zsh']],
].filter((row): row is [string, string[]] => spawnSync(row[1]?.[0] ?? '', ['-c', ':']).error === undefined)

describe('the printed command', () => {
  test.each(SHELLS)('fault 164: hands the token to EventBridge and shows it to nobody, by %s', async (_, shell) => {
    const token = newToken()
    // A variable that is exported stays so when it gets another value.
    const ended = await run({ script: setUp(), answer: token, shell, env: { token: 'mine', terminal: 'mine' } })
    expect([ended.exitCode, ended.echoes]).toEqual([0, true])
    expect(JSON.parse(ended.received)).toEqual({
      ApiKeyAuthParameters: { ApiKeyName: 'Authorization', ApiKeyValue: `Bearer ${token}` },
    })
    const [history, deploy = '', update, variable, ...more] = ended.asked
    expect(history).toBe('aws configure get cli_history')
    expect(deploy).toMatch(/^aws cloudformation deploy --region us-west-2 .* Tick1=10 Tick2=40 Tick3=none Tick4=none$/)
    expect(update).toBe(
      'aws events update-connection --region us-west-2 --name servicemon-NAVO --authorization-type API_KEY ' +
        '--auth-parameters file:///dev/stdin --query ConnectionState --output text',
    )
    expect(variable).toBe(
      'gh variable set SERVICEMON_EXACT_HOURS --repo nasa/servicemon --body 10,40 since 2026-11-24T12:10:00Z',
    )
    expect(more).toEqual([])
    expect(ended.shown).toContain('The token, which is not shown: ')
    expect(ended.printed).toContain('its run is called NAVO · exact hours · due')
    // The look does see arguments and environments.
    expect(ended.seen).toContain('--auth-parameters\nfile:///dev/stdin')
    expect(ended.seen).toContain(`HOME=`)
    for (const place of [ended.asked.join(), ended.seen, ended.printed, ended.shown]) expect(place).not.toContain(token)
  })

  test('fault 164: has the token seen, by this test, if it is exported, an argument, or echoed', async () => {
    const mistakes: readonly [RegExp, string][] = [
      [/unset token/, 'export token'],
      [/printf '{"Api.*/, `sh -c 'echo; until test -e looked; do sleep 0.1; done' - "$token" |`],
      [/gh variable set/, 'gh variable set "$token"'],
      [/stty -echo < .*/, ':'],
      [/set -eu \+ax/, 'set -eux'],
    ]
    for (const [text, instead] of mistakes) {
      const token = newToken()
      const script = setUp().replace(text, instead)
      expect(script).not.toBe(setUp())
      const { seen, shown, printed, asked } = await run({ script, answer: token })
      expect([text, [seen, shown, printed, asked.join()].join().includes(token)]).toEqual([text, true])
    }
  })

  test.each([
    ['nothing', ''],
    ['a classic one', 'ghp_0123456789abcdefghijklmnopqrstuvwxyz'],
    ['one with a quote in it', 'github_pat_1"2'],
    ['one that is a pattern', 'github_pat_*'],
    ['no more than how they begin', 'github_pat_'],
  ])('fault 165: does nothing for a token that is %s, and says what one is', async (_, answer) => {
    const ended = await run({ script: setUp(), answer })
    expect([ended.exitCode, ended.echoes]).toEqual([1, true])
    expect(ended.asked).toEqual(['aws configure get cli_history'])
    expect(ended.printed).toMatch(/^The token: (must begin with github_pat_|found other signs than letters)/)
    if (answer.length > 'github_pat_'.length) expect(ended.printed + ended.shown).not.toContain(answer)
  })

  test('fault 165: does nothing where the aws command line keeps a history', async () => {
    const ended = await run({ script: setUp(), answer: newToken(), history: 'enabled' })
    expect([ended.exitCode, ended.asked]).toEqual([1, ['aws configure get cli_history']])
    expect(ended.printed).toContain('aws configure set cli_history disabled')
    expect(ended.shown).toBe('')
  })

  test('fault 165: does nothing without a terminal', async () => {
    const bin = await mkdtemp(join(base, 'bin-'))
    for (const name of ['aws', 'gh']) await writeFile(join(bin, name), STAND_IN, { mode: 0o755 })
    const script = join(bin, 'script')
    await writeFile(script, setUp())
    const { exitCode, output } = await say('setsid', ['--wait', 'sh', script], {
      env: { PATH: [bin, process.env['PATH']].join(delimiter) },
    })
    expect([exitCode, output]).toEqual([1, expect.stringContaining('asked for at a terminal, and there is none')])
    expect(await readFile(join(bin, 'asked'), 'utf8')).toBe('aws configure get cli_history\n')
  })

  test('fault 165: tells the workflows nothing when the stack or the token could not be put in place', async () => {
    const ended = await run({ script: setUp('false'), answer: newToken() })
    expect([ended.exitCode, ended.asked]).toEqual([1, ['aws configure get cli_history']])
  })

  test('fault 163: changes the minutes without asking for the token again', async () => {
    const script = changeCommand(deployCommand(PLACE.fleet, tickParameters([5])), PLACE, [5], NOW)
    const ended = await run({ script, answer: '' })
    expect([ended.exitCode, ended.shown, ended.asked.length]).toEqual([0, '', 2])
    expect(ended.asked[0]).toMatch(/ Tick1=5 Tick2=none Tick3=none Tick4=none$/)
    expect(ended.asked[1]).toMatch(/^gh variable set .* --body 5 since 2026-11-24T12:10:00Z$/)
  })

  test('takes exact hours away, from AWS first', async () => {
    const script = endCommand(deployCommand(PLACE.fleet, tickParameters([])), PLACE)
    const ended = await run({ script, answer: '' })
    expect([ended.exitCode, ended.shown]).toEqual([0, ''])
    expect(ended.asked[0]).toMatch(/ Tick1=none Tick2=none Tick3=none Tick4=none$/)
    expect(ended.asked[1]).toBe('gh variable delete SERVICEMON_EXACT_HOURS --repo nasa/servicemon')
  })
})

test('fault 164: the real aws reads the token from its input and sends it as AWS has the call; the same renews it', async () => {
  const sent: unknown[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (data: Buffer) => (body += data.toString()))
    request.on('end', () => {
      sent.push([request.headers['x-amz-target'], JSON.parse(body)])
      response.end(JSON.stringify({ ConnectionState: 'AUTHORIZED' }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bin = await mkdtemp(join(base, 'bin-'))
  await writeFile(join(bin, 'gh'), '#!/bin/sh\n', { mode: 0o755 })
  const env = {
    PATH: [bin, join(await ensureVenv(), 'bin'), process.env['PATH']].join(delimiter),
    ...{ HOME: bin, AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'none' },
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  }
  const tokens = [newToken(), newToken()]
  for (const answer of tokens) {
    const ended = await atTerminal({ script: setUp(':'), answer, cwd: bin, env })
    expect([ended.exitCode, ended.printed]).toEqual([0, expect.stringMatching(/^AUTHORIZED\n/)])
  }
  server.close()
  const call = (token: string) => ({
    ...{ Name: 'servicemon-NAVO', AuthorizationType: 'API_KEY' },
    AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'Authorization', ApiKeyValue: `Bearer ${token}` } },
  })
  expect(sent).toEqual(tokens.map((token) => ['AWSEvents.UpdateConnection', call(token)]))
})
