// The commands of the documents, run by bash as they stand: what they call stands in, and writes down what it is called
// with. AWS's own command line then takes each of its calls apart, up to what it would send. The commands of the README's
// set-up, of your-own-repository.md and of servicemon.md are run for real elsewhere.
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ensureVenv } from '../../local/venv.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const DOCUMENTS = ['configuration', 'day-to-day', 'home-image', 'operations', 'permissions', 'security'] as const

const REGION_OR_ACCOUNT = 'case "$*" in *describe-regions*) echo eu-west-3 ;; *) echo 123456789012 ;; esac'

/** Programs that stand in, each with what it answers: an account's number, or a run's id. Each writes down its words. */
const STAND_INS = { aws: REGION_OR_ACCOUNT, gh: 'echo 1', npm: '', git: '', curl: '' }

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'commands-'))
  for (const [name, answer] of Object.entries(STAND_INS)) {
    const script = join(folder, name)
    const noting = `printf '%s\\0' ${name} "$@" >>"$CALLS"; printf '\\n' >>"$CALLS"`
    writeFileSync(script, `#!/bin/bash\n${noting}\n${answer}\n`)
    chmodSync(script, 0o755)
  }
  writeFileSync(join(folder, 'token.txt'), 'x')
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** The blocks of shell in a document, also those within lists, with something in each place that the reader fills in. */
function blocksOf(name: string): string[] {
  const text = readFileSync(join(ROOT, `docs/${name}.md`), 'utf8')
  return [...text.matchAll(/^( *)```sh\n([^]*?)^\1```$/gm)].map(([, indent = '', block = '']) =>
    block
      .replaceAll(new RegExp(`^${indent}`, 'gm'), '')
      .replaceAll(/<(?:instance id|its id)>/g, 'i-0123456789abcdef0')
      .replaceAll('<image id>', 'ami-0123456789abcdef0'),
  )
}

/** What the blocks of a document call, each with its words; what a block sets the next ones see. */
function callsOf(name: string): string[][] {
  const calls = join(folder, `${name}.calls`)
  writeFileSync(calls, '')
  execFileSync('/bin/bash', ['--norc', '-euo', 'pipefail', '-c', blocksOf(name).join('\n')], {
    cwd: folder,
    env: { PATH: `${folder}:/usr/bin:/bin`, CALLS: calls, FLEET: 'NAVO', TOKEN: 'x' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return readFileSync(calls, 'utf8')
    .split('\0\n')
    .filter((call) => call !== '')
    .map((call) => call.split('\0'))
}

describe.each(DOCUMENTS)('docs/%s.md', (name) => {
  test('has commands that bash runs to their end, and that AWS’s own command line takes', async () => {
    const calls = callsOf(name)
    expect(calls.length).toBeGreaterThan(0)
    const commands = calls.filter(([program]) => program === 'aws').map(([, ...words]) => words)
    const input = JSON.stringify(commands)
    const python = join(await ensureVenv(), 'bin/python3')
    const answer = execFileSync(python, [join(ROOT, 'test/support/validate_aws.py')], {
      input,
      encoding: 'utf8',
      cwd: folder,
    })
    const wrong = (JSON.parse(answer) as string[]).map((said, index) => [commands[index]?.join(' '), said])
    expect(wrong.filter(([, said]) => said !== '')).toEqual([])
  })
})

test('a command that is none would be found', async () => {
  const input = JSON.stringify([
    ['ec2', 'stop-instances', '--instance-id', 'x'],
    ['ec2', 'stop-instances', '--instance-idz', 'x'],
    ['ec2', 'halt'],
    ['ec2', 'create-tags', '--resources', 'i-1', '--tags', 'Key=a,Valu=b'],
  ])
  const python = join(await ensureVenv(), 'bin/python3')
  const answer = execFileSync(python, [join(ROOT, 'test/support/validate_aws.py')], { input, encoding: 'utf8' })
  expect((JSON.parse(answer) as string[]).map((said) => said !== '')).toEqual([false, true, true, true])
})
