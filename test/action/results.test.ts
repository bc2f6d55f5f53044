// Results all the way: a payload leaves files in its folder, and they lie beside its output, whole, with its numbers in the
// result and the summary; what can't come is named, and nothing of a machine gets out of its folder.
import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { StepResult } from '../../local/action.ts'
import { resultSchema, type Result } from '../../src/result.ts'
import { fleetText, listStillOn, startInRegions, useWorlds, type World } from '../support/world.ts'

const newWorld = useWorlds()
const REGIONS = ['us-east-1', 'sa-east-1', 'eu-west-3']

type Run = NonNullable<Result['regions'][string]['run']>
type Done = StepResult & {
  readonly run: Run | undefined
  readonly region: string
  readonly commands: readonly string[]
}

/** A run, and what is expected of it. */
interface Row {
  readonly name: string
  readonly command: string
  readonly fleet?: readonly string[]
  readonly expects: (done: Done) => void
}

/** The results of its own run, by name. */
const resultsOf = ({ results, run }: Done): Record<string, string> =>
  Object.fromEntries(
    [...results].flatMap(([key, bytes]) => {
      const [runId, ...name] = key.split('/')
      return runId === run?.runId ? [[name.join('/'), bytes.toString('latin1')]] : []
    }),
  )
const reads = ({ commands }: Done): string[] => commands.filter((comment) => comment.includes('read-results'))

const SUMMARY = {
  metrics: { rows_sent: 2 },
  items: [{ name: '<b>NED</b> | x', group: 'cone', median_seconds: 0.25, rows_count: 2 }],
}

const rows: readonly Row[] = [
  {
    name: 'a good run has its files beside its output, and its numbers in result and summary',
    command: [
      `cd "$SERVICEMON_RESULTS" && mkdir -p raw/one && echo 'a,b' >rows.csv && seq 1 60000 >raw/one/numbers`,
      `echo '${JSON.stringify({ ...SUMMARY, other: 1 })}' >summary.json`,
      'env | grep ^SERVICEMON_ | sort',
    ].join('\n'),
    expects: (done) => {
      const { exitCode, outputs, run, region, result, summary, log } = done
      expect([exitCode, outputs['status']]).toEqual([0, 'ok'])
      const { 'raw/one/numbers': numbers = '', ...others } = resultsOf(done)
      expect(others).toEqual({ 'rows.csv': 'a,b\n', 'summary.json': expect.stringContaining('NED') })
      expect(createHash('sha256').update(numbers).digest('hex')).toBe(
        createHash('sha256')
          .update(Array.from({ length: 60_000 }, (_, n) => `${n + 1}\n`).join(''))
          .digest('hex'),
      )
      expect(run?.summary).toEqual(SUMMARY)
      expect(run?.resultsFolder).toBe(run?.outputFile?.replace(/output\.txt$/, 'results'))
      expect(summary).toContain('| cone | &#60;b&#62;NED&#60;/b&#62; \\| x | 0.25 | 2 |\n')
      expect(log).toMatch(/note: left out of summary\.json: other: neither metrics nor items$/m)
      const { instance } = result?.regions[region] ?? {}
      expect(outputs['output-file-content']?.split('\n')).toEqual([
        'SERVICEMON_FILES=',
        'SERVICEMON_FLEET=NAVO',
        `SERVICEMON_INSTANCE_ID=${instance?.id}`,
        `SERVICEMON_REGION=${region}`,
        expect.stringMatching(new RegExp(`^SERVICEMON_RESULTS=/.*/runs/${run?.runId}/results$`)),
        `SERVICEMON_RUN_ID=${run?.runId}`,
        'SERVICEMON_SLOT=',
        `SERVICEMON_ZONE=${instance?.zone}`,
        '',
      ])
    },
  },
  {
    name: 'a run that leaves none has no folder, and no command for it',
    command: 'echo hi',
    expects: (done) => {
      expect([done.exitCode, resultsOf(done), reads(done), done.run?.resultsFolder]).toEqual([0, {}, [], undefined])
    },
  },
  {
    name: 'fault 157: over its cap names what did not fit, as a warning, and is a good run',
    command: 'cd "$SERVICEMON_RESULTS"; seq 1 2000 >large; echo 1 >small; echo "{}" >summary.json',
    fleet: ['results-cap: 2KiB'],
    expects: (done) => {
      expect([done.exitCode, Object.keys(resultsOf(done)).sort()]).toEqual([0, ['small', 'summary.json']])
      expect(done.log).toMatch(/^::warning::.*left out of the results: large \(over run\.results-cap\)$/m)
      expect(done.summary).toContain('left out of the results: large')
    },
  },
  {
    name: 'fault 157: with hostile names, links and devices brings the rest, and says which',
    command: [
      'cd "$SERVICEMON_RESULTS"; echo ok >ok; echo out >../out; ln -s /etc/passwd link; ln -s .. up; mkfifo pipe',
      'touch "\\$(x)" "::error::x" "a b"',
    ].join('\n'),
    expects: (done) => {
      expect([done.exitCode, resultsOf(done)]).toEqual([0, { ok: 'ok\n' }])
      const [, told = ''] = /^::warning::.*left out of the results: (.*)$/m.exec(done.log) ?? []
      for (const name of ['$(x) (its path', '::error::x (its path', 'a?b (its path', 'link (a link)', 'up (a link)']) {
        expect(told).toContain(name)
      }
      expect(told).toContain('pipe (no file but a device, pipe or socket)')
      expect(done.log).not.toMatch(/^::error::/m)
    },
  },
  {
    name: 'a run that fails has its results all the same',
    command: 'echo 1 >"$SERVICEMON_RESULTS/a"; exit 3',
    expects: (done) => {
      expect([done.exitCode, done.outputs['exit-code'], resultsOf(done)]).toEqual([1, '3', { a: '1\n' }])
    },
  },
  {
    name: 'a user other than root writes there, too',
    command: 'echo 1 >"$SERVICEMON_RESULTS/a"; id -un',
    fleet: ['user: ec2-user'],
    expects: (done) => {
      expect([done.exitCode, resultsOf(done)]).toEqual([0, { a: '1\n' }])
    },
  },
]

describe('of what a payload leaves in its results folder', () => {
  let world: World
  let started: Promise<Done>[] = []

  beforeAll(async () => {
    world = await newWorld({ fleet: fleetText({ regions: ['us-west-2', ...REGIONS], run: ['poll: 1s'] }) })
    expect((await world.act({ mode: 'provision', region: REGIONS.join() })).exitCode).toBe(0)
    const numbered = rows.map((row, index) => ({ ...row, index }))
    started = startInRegions(numbered, REGIONS, async ({ command, fleet = [], index }, region) => {
      const fleetFile = `fleet-${index}.yml`
      await world.setFleet(fleetText({ regions: ['us-west-2', ...REGIONS], run: ['poll: 1s', ...fleet] }), fleetFile)
      const done = await world.act({ mode: 'run', region, command, 'fleet-file': fleetFile })
      const run = done.result?.regions[region]?.run
      const comments = (await world.calls()).map(({ params }) => (params as { Comment?: string }).Comment ?? '')
      const commands = comments.filter((comment) => comment.split(' ').includes(run?.runId ?? 'none'))
      expect(await listStillOn(world, region)).toEqual([])
      return { ...done, region, run, commands }
    })
  })
  afterAll(() => Promise.allSettled(started))

  test.each(rows.map((row, index) => ({ ...row, index })))('$name', async ({ index, expects }) => {
    const done = await started[index]
    if (done === undefined) throw new Error('this run was never begun')
    expect(resultSchema.parse(done.result)).toEqual(done.result)
    expects(done)
  })
})

test('fault 158: of a run whose job died they come with its output, by the next run', async () => {
  const region = 'us-east-1'
  const world = await newWorld({ fleet: fleetText({ regions: ['us-west-2', region], run: ['poll: 1s'] }) })
  expect((await world.act({ mode: 'provision', region })).exitCode).toBe(0)
  let log = ''
  const killed = await world.act(
    { mode: 'run', region, command: 'echo 1 >"$SERVICEMON_RESULTS/a"; echo mine; exec sleep 60' },
    { onLog: (text) => (log += text), signals: { names: ['SIGKILL'], when: () => log.includes('| mine') } },
  )
  expect([killed.signal, killed.post?.exitCode]).toEqual(['SIGKILL', 0])
  await sleep(1000)
  const next = await world.act({ mode: 'run', region, command: 'echo next' })
  expect([next.exitCode, next.outputs['output-file-content']]).toEqual([0, 'next\n'])
  expect(next.log).toMatch(/^recovered output of run .*:\n\| mine\nits results, 1 files, are in .*\/results$/m)
  expect([...next.results].map(([key, bytes]) => [key.split('/').slice(1).join('/'), bytes.toString()])).toEqual([
    ['a', '1\n'],
  ])
  const keys = (await world.machines(region)).flatMap(({ tags }) => Object.keys(tags))
  expect(keys.filter((key) => key.includes('lease'))).toEqual([])
})
