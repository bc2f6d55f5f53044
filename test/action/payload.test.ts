// The payload arrives byte for byte, its output comes back byte for byte, and its end is reported as it was; whatever
// happens the machine is stopped.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { resultSchema } from '../../src/result.ts'
import type { StepResult } from '../../local/action.ts'
import { noise } from '../support/noise.ts'
import { fleetText, listStillOn, startInRegions, useWorlds, type World } from '../support/world.ts'

const newWorld = useWorlds()
const REGIONS = ['us-east-1', 'sa-east-1', 'eu-west-3']
const FLEET_REGIONS = ['us-west-2', ...REGIONS]

/** A run as it went, and what its commands were for: parts of the payload, and offsets in the output. */
type Done = StepResult & { readonly parts: number; readonly reads: readonly number[] }

/** A run, and what is expected of it. */
interface Row {
  readonly name: string
  /** Given as input, or in a fleet file of its own: Linux lets no environment variable be over 128 KiB. */
  readonly command: string
  readonly inFleetFile?: boolean
  /** More lines of the fleet file's `run`. */
  readonly run?: readonly string[]
  readonly timeout?: string
  readonly expects: (done: Done) => void
}

const outputOf = ({ outputs }: StepResult): Buffer => Buffer.from(outputs['output-file-content'] ?? '', 'latin1')

/** Long texts are compared by size and hash, so that a failure stays readable. */
const digest = (bytes: Buffer): string => `${bytes.length} bytes, ${createHash('sha256').update(bytes).digest('hex')}`

/** The lines of the log that are the payload's. */
const linesOf = ({ log }: StepResult): string[] =>
  log.split('\n').flatMap((line) => (line.startsWith('| ') ? [line.slice(2)] : []))

/** A payload that prints itself, whatever comes after its second line. */
const printsItself = (rest: string): string => `cat "$0"\nexit 0\n${rest}`

const arrives = (name: string, rest: string, more: Partial<Row> = {}): Row => {
  const command = printsItself(rest)
  return {
    name: `fault 35: a payload ${name} arrives byte for byte`,
    command,
    ...more,
    expects: (done) => {
      expect(digest(outputOf(done))).toBe(digest(Buffer.from(command)))
      expect(done.outputs['exit-code']).toBe('0')
      more.expects?.(done)
    },
  }
}

const COUNT = (size: number): string => `seq 1 1000000 | head -c ${size}`
const counted = (size: number): string => {
  let text = ''
  for (let number = 1; text.length < size; number += 1) text += `${number}\n`
  return text.slice(0, size)
}

const writes = (size: number, more: Partial<Row> = {}): Row => ({
  name: `fault 31: output of ${size} bytes is whole in the file, and as lines in the log`,
  command: COUNT(size),
  ...more,
  expects: (done) => {
    const wanted = counted(size)
    expect(done.outputs['status']).toBe('ok')
    expect(digest(outputOf(done))).toBe(digest(Buffer.from(wanted)))
    const lines = wanted === '' ? [] : wanted.replace(/\n$/, '').split('\n')
    expect(digest(Buffer.from(linesOf(done).join('\n')))).toBe(digest(Buffer.from(lines.join('\n'))))
  },
})

const HOSTILE = [
  '::error::forged\n',
  '  ::set-output name=status::forged\n',
  '##[error]forged\n',
  'progress\r::error file=x::forged\r\n',
  '\u001b[31mred\u001b[0m \u001b]0;title\u0007\n',
  'nul \0 here\n',
  '::stop-commands::never\n',
  '\u0085::warning::next line\u2028::warning::separator\n',
].join('')
const HOSTILE_BYTES = Buffer.concat([Buffer.from(HOSTILE), Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0x0a, 0xe2, 0x82])])

const endsWith = (code: number): Row => ({
  name: `faults 26, 27: exit code ${code} is reported as it is, after the output`,
  command: `echo before; exit ${code}`,
  expects: ({ exitCode, outputs, result, log }) => {
    expect({ exitCode, code: outputs['exit-code'], output: outputs['output-file-content'] }).toEqual({
      exitCode: code === 0 ? 0 : 1,
      code: String(code),
      output: 'before\n',
    })
    const region = Object.values(result?.regions ?? {})[0]
    expect([region?.status, region?.run?.exitCode]).toEqual([code === 0 ? 'ok' : 'failed', code])
    if (code !== 0)
      expect(log).toMatch(
        new RegExp(`^::error::.*the payload ended with exit code ${code}\\. That is of your own command`, 'm'),
      )
  },
})

const diesOf = (signal: string): Row => ({
  name: `death of ${signal} is reported as such`,
  command: `echo before; kill -${signal.slice(3)} $$; sleep 5`,
  expects: ({ exitCode, outputs, result, log }) => {
    const run = Object.values(result?.regions ?? {})[0]?.run
    expect([exitCode, outputs['exit-code'], run?.signal]).toEqual([1, '', signal])
    expect(outputs['output-file-content']).toBe('before\n')
    expect(log).toMatch(new RegExp(`^::error::.*the payload was ended by ${signal}`, 'm'))
  },
})

const timesOut = (name: string, command: string): Row => ({
  name,
  command,
  timeout: '10s',
  expects: ({ exitCode, outputs, result, log }) => {
    expect([exitCode, outputs['status'], outputs['output-file-content']]).toEqual([1, 'failed', 'before\n'])
    expect(Object.values(result?.regions ?? {})[0]?.run?.timedOut).toBe(true)
    expect(log).toMatch(/^::error::.*the payload was ended at its timeout/m)
  },
})

const FIVE_MB = 5_000_000
const DEFAULT_CAP = 4 * 1024 * 1024

const rows: readonly Row[] = [
  timesOut('fault 28: a payload that outlives its timeout is ended, its output kept', 'echo before; exec sleep 100'),
  timesOut(
    'fault 28: a payload that ignores TERM at its timeout is killed, its output kept',
    "trap '' TERM; echo before; while :; do sleep 1; done",
  ),
  writes(FIVE_MB, { run: ['output-cap: 8MiB'] }),
  {
    name: 'fault 32: output of 5 MB under the default cap of 4 MiB fails, saying so, and keeps the beginning',
    command: COUNT(FIVE_MB),
    expects: (done) => {
      expect([done.exitCode, done.outputs['status'], done.outputs['exit-code']]).toEqual([1, 'failed', '0'])
      expect(digest(outputOf(done))).toBe(digest(Buffer.from(counted(DEFAULT_CAP))))
      expect(done.log).toMatch(
        new RegExp(`^::error::.*${DEFAULT_CAP} of ${FIVE_MB} bytes of output were kept: it is over the cap`, 'm'),
      )
    },
  },
  ...[0, 1, 23_999, 24_001].map((size) => writes(size)),
  {
    name: 'fault 33: hostile output is inert in the log and exact in the file',
    command: `base64 -d <<'END'\n${HOSTILE_BYTES.toString('base64')}\nEND`,
    expects: (done) => {
      expect(done.outputs['status']).toBe('ok')
      expect(digest(outputOf(done))).toBe(digest(HOSTILE_BYTES))
      // As the runner splits it.
      const lines = done.log.split(/\r\n|\r|\n/)
      expect(lines.filter((line) => /^\s*::/.test(line))).toEqual([])
      expect(done.log).not.toContain('##[')
      // eslint-disable-next-line no-control-regex -- control characters are what this is about
      expect(done.log).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/)
      expect(linesOf(done)).toContain('::error::forged')
    },
  },
  {
    name: 'fault 34: what the payload writes can neither set outputs nor break the summary',
    command:
      'echo "status=forged" >>"${GITHUB_OUTPUT:-/dev/null}"; echo "</table><script>| a | b |"; echo "$GITHUB_OUTPUT"; ' +
      "printf 'status<<EOF\\nforged\\nEOF\\n```\\n'",
    expects: ({ outputs, summary }) => {
      expect([outputs['status'], outputs['output-file-content']]).toEqual([
        'ok',
        '</table><script>| a | b |\n\nstatus<<EOF\nforged\nEOF\n```\n',
      ])
      expect(Object.keys(outputs).sort()).toEqual([
        'exit-code',
        'headline',
        'output-file',
        'output-file-content',
        'regions',
        'result',
        'status',
      ])
      // Its last words stand in a block with a fence of their own, and nowhere else.
      const [block = ''] = /^(`{4,})text\n[^]*?\n\1$/m.exec(summary) ?? []
      expect(block).toContain('status<<EOF\nforged\nEOF\n```\n')
      expect(summary.replace(block, '')).not.toMatch(/<script>|forged|```/)
      expect(summary).toContain('### ✅ NAVO · ')
    },
  },
  ...[0, 1, 137, 168, 169, 194, 255].map(endsWith),
  ...['SIGKILL', 'SIGTERM', 'SIGSEGV'].map(diesOf),
  arrives('of quotes and newlines', `'"\`\\ $(touch /x) \${HOME} $$ !! \n\n\ttab  two  \n'''"""\n`),
  arrives(
    'with {{ssm:x}} and {{ global:DATE }}',
    '{{ssm:x}} {{ ssm:/a/b }} {{global:DATE}} {{x}} ${{ github.token }}\n',
  ),
  arrives('with emoji and other letters', 'naïve 🛰️🔭 ελληνικά 日本語 \u200b\ufeff e\u0301\n'),
  arrives('with CRLF line ends', 'one\r\ntwo\r\n\rthree\r'),
  arrives('with heredoc delimiters', 'EOF\nEND\n__END__\nGITHUB_OUTPUT\n"\n\'\n'),
  arrives('with white space at both ends', '  \n\n  \t \n'),
  arrives('of 40 KiB', noise(40 * 1024), {
    // Each look is a command that AWS counts: none goes past the output.
    expects: (done) => {
      expect(done.reads.length).toBeGreaterThanOrEqual(2)
      expect(Math.max(...done.reads)).toBeLessThanOrEqual(outputOf(done).length)
    },
  }),
  arrives('of 200 KiB in several commands', noise(200 * 1024), {
    inFleetFile: true,
    expects: ({ parts }) => expect(parts).toBeGreaterThanOrEqual(2),
  }),
  {
    name: 'order of stdout and stderr is kept',
    command: 'for n in 1 2 3 4 5; do echo "out $n"; echo "err $n" >&2; done',
    expects: (done) => {
      const wanted = [1, 2, 3, 4, 5].flatMap((number) => [`out ${number}`, `err ${number}`])
      expect(linesOf(done)).toEqual(wanted)
    },
  },
  {
    name: 'fault 30: a payload that leaves a daemon behind ends when its own process does',
    command: '(sleep 300; echo late) & echo mine',
    expects: (done) => expect([done.outputs['status'], linesOf(done)]).toEqual(['ok', ['mine']]),
  },
  {
    name: 'a payload that powers the machine off fails as interrupted',
    command: 'echo before; systemctl poweroff; exec sleep 60',
    expects: ({ exitCode, outputs }) => expect([exitCode, outputs['status']]).toEqual([1, 'failed']),
  },
]

describe('in a run', () => {
  let world: World
  let started: Promise<Done & { left: string[]; leases: string[] }>[] = []

  beforeAll(async () => {
    world = await newWorld({ fleet: fleetText({ regions: FLEET_REGIONS }) })
    const ready = await world.act({ mode: 'provision', region: REGIONS.join() })
    expect(ready.exitCode).toBe(0)
    const numbered = rows.map((row, index) => ({ ...row, index }))
    started = startInRegions(numbered, REGIONS, async ({ command, inFleetFile, run = [], timeout, index }, region) => {
      const fleetFile = `fleet-${index}.yml`
      const fleet = fleetText({ regions: FLEET_REGIONS, run: ['poll: 1s', ...run] })
      const line = '  command: cd /home/ec2-user/ServiceMon && ./aws.sh'
      // A function, since `$$` means something in a replacement text.
      const own = inFleetFile === true ? fleet.replace(line, () => `  command: ${JSON.stringify(command)}`) : fleet
      await world.setFleet(own, fleetFile)
      const done = await world.act({
        ...{ mode: 'run', region, 'fleet-file': fleetFile },
        ...(inFleetFile === true ? {} : { command }),
        ...(timeout === undefined ? {} : { timeout }),
      })
      const runId = done.result?.regions[region]?.run?.runId ?? 'none'
      const comments = (await world.calls({ region, actions: ['SendCommand'] }))
        .map(({ params }) => (params as { Comment?: string }).Comment ?? '')
        .filter((comment) => comment.split(' ').includes(runId))
      const [machine] = await world.machines(region)
      return {
        ...done,
        parts: comments.filter((comment) => comment.includes(' part-')).length,
        reads: comments.flatMap((comment) => Number(/ read-(\d+)/.exec(comment)?.[1] ?? [])),
        left: await listStillOn(world, region),
        leases: Object.keys(machine?.tags ?? {}).filter((key) => key.includes('lease')),
      }
    })
  })

  afterAll(() => Promise.allSettled(started))

  test.each(rows.map((row, index) => ({ ...row, index })))('$name', async ({ index, expects }) => {
    const done = await started[index]
    if (done === undefined) throw new Error('this run was never begun')
    expect(done.left).toEqual([])
    expect(resultSchema.parse(done.result)).toEqual(done.result)
    expects(done)
  })
})

test.each([
  { name: 'over 256 KiB', command: `: ${'x'.repeat(256 * 1024)}` },
  { name: 'with a NUL', command: 'echo \0' },
])('fault 35: a payload $name is refused before AWS is asked for anything', async ({ command }) => {
  const world = await newWorld()
  const line = '  command: cd /home/ec2-user/ServiceMon && ./aws.sh'
  await world.setFleet(fleetText().replace(line, () => `  command: ${JSON.stringify(command)}`))
  const { exitCode, log } = await world.act({ mode: 'run', region: 'us-east-1' })
  expect(exitCode).toBe(1)
  expect(log).toMatch(/^::error::fleet.yml:\d+ run.command: /m)
  expect(await world.calls()).toEqual([])
})
