// Secrets on the machine, with an `aws` that answers from files: what comes out is exact, what fails is named before the
// payload begins, and no value is left anywhere.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
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
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { proveCommand } from '../../src/guest/commands.ts'
import { parseGuestReply } from '../../src/guest/reply.ts'
import {
  asRefusal,
  asRun,
  makeMachine,
  makeRequest,
  metaOf,
  runPayload,
  waitUntil,
  type Machine,
  type Shell,
} from './machine.ts'

/** Prints the file of the parameter's name and a newline, as the CLI does; what it was asked and with what is kept. */
const aws = `#!/bin/sh
echo "$*" >>"$FAKE_STATE/asked"
env >"$FAKE_STATE/aws-env"
while [ "$1" != --name ]; do shift; done
case $2 in
  */slow) exec sleep 30 ;;
  */silent) exit 254 ;;
esac
file=$FAKE_STATE/parameters/$(printf %s "$2" | tr / _)
if [ ! -e "$file" ]; then
  printf '\\nAn error occurred (ParameterNotFound) when calling the GetParameter operation: \\033[1mé\\n' >&2
  exit 254
fi
cat "$file"
echo
`

const VALUES = {
  PLAIN: 'correct horse battery staple',
  QUOTES: `it's "quoted" $(id) \`id\` \\ '\\'' end'`,
  LINES: 'first\nsecond\r\n\tthird',
  TRAILING: 'ends in newlines\n\n\n',
  BLANKS: '  blanks around  ',
  NEWLINE: '\n',
  ACCENTS: 'ünïcødé 🛰️ {{ssm:x}}',
  LONG: `${"'".repeat(4096)}${'0123456789abcdef'.repeat(256)}`,
}
const PARAMETERS = Object.fromEntries(Object.keys(VALUES).map((name) => [name, `/servicemon/NAVO/${name}`]))
/** Where the tools of a system are, but not aws. */
const TOOLS = '/usr/sbin:/usr/bin:/sbin:/bin'
const isRoot = userInfo().uid === 0

describe.each<Shell>(['bash', 'dash'])('under %s', (shell) => {
  const folder = mkdtempSync(join(tmpdir(), 'guest-secrets-'))
  chmodSync(folder, 0o755)
  let machine: Machine
  const state = (name: string): string => join(folder, name)

  const newMachine = (more: Readonly<Record<string, string>> = {}): Machine =>
    makeMachine(shell, {
      PATH: `${folder}:${TOOLS}`,
      ...more,
      FAKE_STATE_OF_AWS: folder,
    })

  beforeAll(() => {
    writeFileSync(join(folder, 'aws'), aws.replaceAll('$FAKE_STATE', '$FAKE_STATE_OF_AWS'))
    chmodSync(join(folder, 'aws'), 0o755)
    mkdirSync(state('parameters'))
    for (const [name, value] of Object.entries(VALUES)) {
      writeFileSync(state(`parameters/_servicemon_NAVO_${name}`), value)
    }
    machine = newMachine()
  })
  afterAll(() => {
    machine.remove()
    rmSync(folder, { recursive: true, force: true })
  })

  /** The variables of a payload, as the kernel has them. */
  const environmentOf = async (overrides: Parameters<typeof runPayload>[1]): Promise<Map<string, string>> => {
    const file = state('environment')
    writeFileSync(file, '')
    chmodSync(file, 0o666)
    const meta = await metaOf(machine, `/bin/cat /proc/self/environ >'${file}'`, overrides)
    expect(meta).toMatchObject({ end: 'exited', exitCode: 0 })
    return new Map(
      readFileSync(file, 'utf8')
        .split('\0')
        .map((line): [string, string] => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    )
  }

  test('values arrive exact, beside the environment and whatever PATH it sets', async () => {
    const seen = await environmentOf({ secrets: PARAMETERS, env: { PATH: '/nowhere', SITE: 'Paris' } })
    expect(Object.fromEntries(Object.keys(VALUES).map((name) => [name, seen.get(name)]))).toEqual(VALUES)
    expect([seen.get('SITE'), seen.get('PATH')]).toEqual(['Paris', '/nowhere'])
  })

  test.each(isRoot ? ['root', 'nobody'] : [userInfo().username])(
    'they arrive with %s, and all ten at their largest',
    async (user) => {
      const names = Array.from({ length: 10 }, (_, index) => `S${index}`)
      const value = "'".repeat(8192)
      for (const name of names) writeFileSync(state(`parameters/_servicemon_NAVO_${name}`), value)
      const secrets = Object.fromEntries(names.map((name) => [name, `/servicemon/NAVO/${name}`]))
      const seen = await environmentOf({ user, secrets })
      expect(names.map((name) => seen.get(name) === value)).toEqual(names.map(() => true))
    },
  )

  test('they are read in the machine’s region, decrypted, by nobody but the machine', async () => {
    rmSync(state('asked'), { force: true })
    const own = newMachine({ AWS_PROFILE: 'mine', AWS_ACCESS_KEY_ID: 'mine', AWS_CONFIG_FILE: '/opt/mine' })
    expect(await metaOf(own, 'true', { secrets: { PLAIN: '/servicemon/NAVO/PLAIN' } })).toMatchObject({ exitCode: 0 })
    expect(readFileSync(state('asked'), 'utf8')).toBe(
      'ssm get-parameter --region eu-west-3 --name /servicemon/NAVO/PLAIN --with-decryption --query Parameter.Value --output text\n',
    )
    const lines = readFileSync(state('aws-env'), 'utf8').split('\n')
    expect(lines.filter((line) => /^AWS_/.test(line)).sort()).toEqual([
      'AWS_CONFIG_FILE=/dev/null',
      'AWS_METADATA_SERVICE_NUM_ATTEMPTS=3',
      'AWS_METADATA_SERVICE_TIMEOUT=5',
      'AWS_SHARED_CREDENTIALS_FILE=/dev/null',
    ])
    own.remove()
  })

  test('no value is in a file, an argument or a reply, not while the payload runs and not afterwards', async () => {
    const marks = { begun: state('begun'), go: state('go') }
    const secrets = { PLAIN: '/servicemon/NAVO/PLAIN' }
    const payload = `: >'${marks.begun}'; while [ ! -e '${marks.go}' ]; do sleep 0.05; done; echo "\${#PLAIN}"`
    const reply = runPayload(machine, { payload, secrets })
    await waitUntil(() => existsSync(marks.begun), 'the payload')
    const found = (): string[] => [...filesWith(machine.root, VALUES.PLAIN), ...processesWith(VALUES.PLAIN)]
    const whileRunning = found()
    writeFileSync(marks.go, '')
    const { chunk } = asRun(await reply)
    expect([whileRunning, found()]).toEqual([[], []])
    expect(chunk?.bytes.toString()).toBe(`${VALUES.PLAIN.length}\n`)
    expect(JSON.stringify(await reply)).not.toContain(VALUES.PLAIN)
    for (const mark of Object.values(marks)) rmSync(mark)
  })

  test('without secrets nothing is asked, and aws need not be there', async () => {
    rmSync(state('asked'), { force: true })
    const bare = makeMachine(shell, { PATH: TOOLS })
    expect(await metaOf(bare, 'exit 3')).toMatchObject({ exitCode: 3 })
    expect(existsSync(state('asked'))).toBe(false)
    bare.remove()
  })

  test('an image without aws is named by the proof, and refuses the payload', async () => {
    const bare = makeMachine(shell, { PATH: TOOLS })
    const proof = await bare.run(
      proveCommand({ waitSeconds: 1, hasSecrets: true, hasFiles: false, deadline: new Date(0) }),
    )
    expect(parseGuestReply(proof.stdout)).toMatchObject({ kind: 'proof', missingTools: ['aws'] })
    const refusal = asRefusal(await runPayload(bare, { secrets: PARAMETERS }))
    expect(refusal).toMatchObject({ reason: 'tools', detail: 'not on this machine: aws ' })
    bare.remove()
  })

  test.each([
    [
      'there is none',
      '/servicemon/NAVO/none',
      '/servicemon/NAVO/none could not be read: An error occurred (ParameterNotFound) when calling the GetParameter operation: [1m',
    ],
    ['aws says nothing', '/servicemon/NAVO/silent', '/servicemon/NAVO/silent could not be read: '],
    ['it takes too long', '/servicemon/NAVO/slow', '/servicemon/NAVO/slow could not be read in time'],
  ])('when %s the payload is refused before it begins, and the parameter is named', async (_, parameter, detail) => {
    const hasty = newMachine({ SERVICEMON_SECRETS_LIMIT: '2' })
    const mark = state('never')
    const secrets = { PLAIN: '/servicemon/NAVO/PLAIN', OTHER: parameter }
    const refusal = asRefusal(await runPayload(hasty, { payload: `: >'${mark}'`, secrets }))
    expect(refusal).toMatchObject({ reason: 'secrets', detail })
    expect(existsSync(mark)).toBe(false)
    // Nothing of it is left: the run never was.
    expect(readdirSync(join(hasty.root, 'runs'))).toEqual([])
    expect(filesWith(hasty.root, VALUES.PLAIN)).toEqual([])
    hasty.remove()
  })

  test('a payload that can’t be started leaves no process behind that waits to hand its secrets over', async () => {
    if (!isRoot) return
    const broken = newMachine({ PATH: `${brokenRunuser()}:${folder}:${TOOLS}` })
    const request = makeRequest({ user: 'nobody', secrets: PARAMETERS })
    expect(await metaOf(broken, 'true', request)).toMatchObject({ end: 'not-started' })
    await waitUntil(() => processesWith(join(broken.root, 'runs')).length === 0, 'the end of all processes of the run')
    broken.remove()
  })

  function brokenRunuser(): string {
    const bin = join(folder, 'broken')
    mkdirSync(bin, { recursive: true })
    writeFileSync(join(bin, 'runuser'), '#!/bin/sh\nexit 1\n')
    chmodSync(join(bin, 'runuser'), 0o755)
    return bin
  }
})

function filesWith(root: string, text: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(text))
}

/** Processes with a text in their arguments; this one has none. */
function processesWith(text: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text)
      } catch {
        return false
      }
    })
}
