// What the workflow files say is what the fleet file, action.yml and the code say, and nobody may do more than needed.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parseFleet, setupSizeOf } from '../../src/fleet/fleet.ts'
import { listInputNames, MODES, type Mode } from '../../src/inputs/input-list.ts'
import { collectingBootSeconds, LIMIT, proofBootSeconds, stepSeconds } from '../../src/phases.ts'
import { isUsedBy } from '../../src/inputs/inputs.ts'
import { parseWorkflow, readWorkflow, WORKFLOWS, type Job, type Step } from './files.ts'
import { ROOT } from './tools.ts'

const fleet = parseFleet(readFileSync(join(ROOT, 'fleet.yml'), 'utf8'), 'fleet.yml')
const REGIONS = fleet.regions.map(({ name }) => name)
const ENABLED = fleet.regions.filter(({ enabled }) => enabled).map(({ name }) => name)

/** The workflows that work on AWS; the others are this repository's own. */
const FLEETS = ['check', 'clear', 'command', 'provision', 'rotate', 'start', 'stop']
/** Those that make or delete things, that start what a person asks for, or that run what a person writes. */
const OPERATOR: readonly string[] = ['clear', 'command', 'provision', 'start']

interface Named {
  readonly workflow: string
  readonly id: string
  readonly job: Job
}

const jobsOf = (workflows: readonly string[]): Named[] =>
  workflows.flatMap((workflow) =>
    Object.entries(parseWorkflow(workflow).jobs).map(([id, job]) => ({ workflow, id, job })),
  )
const ALL_JOBS = jobsOf(WORKFLOWS)
const isOurs = ({ uses }: Step): boolean => uses === './'
const ourStep = ({ job }: Named): Step | undefined => job.steps.find(isOurs)
const modeOf = (job: Named): string => String(ourStep(job)?.with?.['mode'] ?? '')
const describeJob = ({ workflow, id }: Named): string => `${workflow}.yml: ${id}`

/** Jobs that do something in AWS, by name for test.each. */
const AWS_JOBS = jobsOf(FLEETS)
  .filter((job) => ourStep(job) !== undefined)
  .map((job) => [describeJob(job), job] as const)

test('there are these workflows', () => {
  expect(WORKFLOWS).toEqual([...FLEETS, 'ci', 'release'].sort())
})

describe('the fleet file', () => {
  test.each(['provision', 'rotate'])('has the regions that %s offers', (name) => {
    const { region } = parseWorkflow(name).on.workflow_dispatch?.inputs ?? {}
    expect(region?.type).toBe('choice')
    const several = name === 'start' ? [] : ['all']
    expect(region?.options).toEqual([...(name === 'rotate' ? ['due'] : []), ...several, ...REGIONS])
  })

  test.each(['check', 'clear', 'stop'])('fault 130: is no limit to %s, which takes any region by its name', (name) => {
    const { region } = parseWorkflow(name).on.workflow_dispatch?.inputs ?? {}
    expect([region?.type, region?.options]).toEqual(['string', undefined])
  })

  test.each([
    ['rotate', ENABLED],
    ['command', ENABLED],
    ['provision', ENABLED],
    ['clear', REGIONS],
  ])('has the regions that %s means by all', (name, expected) => {
    const lists = [...readWorkflow(name).matchAll(/'(\["us-[^']*\])'/g)].map(
      ([, list = '']) => JSON.parse(list) as unknown,
    )
    expect(lists).toEqual([expected])
  })

  test.each(FLEETS)('has the name that %s gives its runs, jobs, queues and artifacts', (name) => {
    const { jobs, 'run-name': runName } = parseWorkflow(name)
    const names = [runName, ...Object.values(jobs).map((job) => job.name)]
    expect(names.filter((text) => text?.startsWith(`${fleet.name} · `) !== true)).toEqual([])
    const artifacts = Object.values(jobs)
      .flatMap(({ steps }) => steps)
      .filter(({ uses }) => uses?.startsWith('actions/upload-artifact@'))
    expect(artifacts.filter((step) => !String(step.with?.['name']).startsWith(`${fleet.name}-`))).toEqual([])
  })

  test('leaves every run time to boot, to collect, to stop, and five minutes for the job itself', () => {
    const runs = AWS_JOBS.filter(([, job]) => modeOf(job) === 'run')
    expect(runs.map(([name]) => name)).toEqual(['command.yml: command', 'rotate.yml: run'])
    const needed = stepSeconds(fleet.run) + 300
    for (const [, { job }] of runs) expect(job['timeout-minutes'] * 60).toBeGreaterThanOrEqual(needed)
  })

  test('leaves every provision time to boot, to set up, to collect, to stop, and five minutes for the job itself', () => {
    const setup = setupSizeOf(fleet)
    const needed = proofBootSeconds(fleet.run, setup) + collectingBootSeconds(fleet.run) + 300
    const minutes = parseWorkflow('provision').jobs['provision']?.['timeout-minutes'] ?? 0
    expect(minutes).toBeGreaterThanOrEqual(240)
    expect(minutes * 60).toBeGreaterThanOrEqual(needed)
  })

  test('keeps result and output of whatever runs something on a machine, as long as that says something', () => {
    const running = AWS_JOBS.filter(([, job]) => ['run', 'provision'].includes(modeOf(job)))
    for (const [, { job }] of running) {
      const [write, keep] = job.steps.slice(-2)
      expect(write?.if).toMatch(/^always\(\) && steps\.\w+\.outputs\.result != ''$/)
      expect(keep).toMatchObject({
        ...{ if: 'always()', 'continue-on-error': true },
        with: { path: '${{ runner.temp }}/servicemon/', 'if-no-files-found': 'ignore' },
      })
    }
    expect(running.map(([name]) => name)).toEqual([
      'command.yml: command',
      'provision.yml: provision',
      'rotate.yml: run',
    ])
  })

  test('leaves a start time for all of its phases, to be stopped if it fails, and five minutes for the job itself', () => {
    const { agent, beforeStop, claim, find, patience, running, start, stop } = LIMIT
    const needed = find + beforeStop + stop + patience + claim + start + running + agent + 60 + stop + 300
    expect((parseWorkflow('start').jobs['start']?.['timeout-minutes'] ?? 0) * 60).toBeGreaterThanOrEqual(needed)
  })
})

describe('dispatch inputs', () => {
  test('are all that chooses what is run: nothing sent along with a repository_dispatch is looked at', () => {
    const dispatched = WORKFLOWS.filter((name) => 'repository_dispatch' in parseWorkflow(name).on)
    expect(dispatched).toEqual(['rotate'])
    expect(parseWorkflow('rotate').on['repository_dispatch']).toEqual({ types: ['rotate'] })
    for (const name of WORKFLOWS) expect(readWorkflow(name)).not.toMatch(/client_payload|github\.event\.(?!schedule)/)
  })

  // The scheduler of exact hours is told by the run's name, and nothing else is done with that.
  const isOfAction = (name: string): boolean => name !== 'scheduler'

  test.each(FLEETS)('of %s have the names of inputs of the action, and all are used', (name) => {
    const { on, jobs } = parseWorkflow(name)
    const names = Object.keys(on.workflow_dispatch?.inputs ?? {}).filter(isOfAction)
    expect(names.filter((input) => !listInputNames().some((known) => known === input))).toEqual([])
    const passed = JSON.stringify(Object.values(jobs))
    expect(names.filter((input) => !passed.includes(`inputs.${input}`))).toEqual([])
  })

  test.each(AWS_JOBS)('%s gives the action inputs that its mode uses', (_, job) => {
    const mode = MODES.find((known): known is Mode => known === modeOf(job))
    const given = Object.keys(ourStep(job)?.with ?? {})
    const used = listInputNames().filter((name) => mode !== undefined && isUsedBy(name, mode))
    expect(given.filter((name) => !used.some((known) => known === name))).toEqual([])
  })

  test('reach no shell line, nor does any other expression', () => {
    const scripts = ALL_JOBS.flatMap(({ job }) => job.steps).flatMap(({ run }) => run ?? [])
    expect(scripts.length).toBeGreaterThan(5)
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([])
  })

  // Anybody who may start a workflow, such as a scheduler by its token, must not come to be root on the machines.
  test('fault 140: choose what is run in command alone, which is behind the protected environment', () => {
    const choosing = AWS_JOBS.filter(([, job]) => 'command' in (ourStep(job)?.with ?? {}))
    expect(choosing.map(([name, { job }]) => [name, job.environment])).toEqual([['command.yml: command', 'servicemon']])
    expect(Object.keys(parseWorkflow('rotate').on.workflow_dispatch?.inputs ?? {})).toEqual(['region', 'scheduler'])
  })

  test('fault 162: tell a scheduler from a person by the names of run and jobs, and by nothing that is done', () => {
    const { on, jobs, 'run-name': runName = '' } = parseWorkflow('rotate')
    expect(on.workflow_dispatch?.inputs['scheduler']).toMatchObject({ type: 'boolean', default: false })
    const { name = '', outputs = {}, ...due } = jobs['due'] ?? {}
    const { trigger = '', ...others } = outputs
    for (const text of [runName, name, trigger]) expect(text).toContain("inputs.scheduler && 'exact hours'")
    expect(JSON.stringify([due, others, { ...jobs, due: undefined }])).not.toContain('scheduler')
  })

  test.each(AWS_JOBS)('%s knows of exact hours by the variable, if its mode has to do with them', (_, job) => {
    const isTold = MODES.some((mode) => mode === modeOf(job) && isUsedBy('exact-hours', mode))
    expect(ourStep(job)?.with?.['exact-hours']).toBe(isTold ? '${{ vars.SERVICEMON_EXACT_HOURS }}' : undefined)
  })

  test('clear by nothing but the name typed out: confirm and region have no default', () => {
    const inputs = parseWorkflow('clear').on.workflow_dispatch?.inputs ?? {}
    expect(inputs['confirm']).not.toHaveProperty('default')
    expect(inputs['region']).toMatchObject({ required: true })
    expect(inputs['region']).not.toHaveProperty('default')
  })
})

describe('permissions', () => {
  test.each(ALL_JOBS.map((job) => [describeJob(job), job] as const))('of %s are what it needs', (_, named) => {
    const { id, workflow, job } = named
    const checksOut = job.steps.some(({ uses }) => uses?.startsWith('actions/checkout@'))
    const writes = workflow === 'release' && id === 'release'
    expect(job.permissions ?? {}).toEqual({
      ...(checksOut ? { contents: 'read' } : {}),
      ...(writes ? { contents: 'write' } : {}),
      ...(ourStep(named) === undefined ? {} : { 'id-token': 'write' }),
    })
  })

  test.each(AWS_JOBS)('%s works as the role of its workflow, and not at all without that variable', (_, named) => {
    const role = OPERATOR.includes(named.workflow) ? 'SERVICEMON_OPERATE_ROLE' : 'SERVICEMON_ROTATE_ROLE'
    expect(ourStep(named)?.with?.['role-to-assume']).toBe(`\${{ vars.${role} }}`)
    const due = "needs.due.outputs.regions != '[]' && needs.due.outputs.regions != ''"
    expect(named.job.if).toBe(named.id === 'run' ? due : `vars.${role} != ''`)
  })

  test.each(AWS_JOBS)('%s works on no other account than those of the variable, where that is set', (_, named) => {
    expect(ourStep(named)?.with?.['allowed-account-ids']).toBe('${{ vars.SERVICEMON_ACCOUNT_IDS }}')
  })

  test.each(AWS_JOBS)('%s is in the protected environment if it is an operator’s, and only then', (_, named) => {
    expect(named.job.environment).toBe(OPERATOR.includes(named.workflow) ? 'servicemon' : undefined)
  })

  test.each(ALL_JOBS.map((job) => [describeJob(job), job] as const))('%s leaves no token on disk', (_, { job }) => {
    const checkouts = job.steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([])
  })
})

describe('concurrency', () => {
  // A job that waits for reviewers is in its queue meanwhile, for days: claims keep the operator's off a run's machine.
  test.each(AWS_JOBS)(
    'fault 121: %s queues for its region if it is a run of the schedule, and only then',
    (_, named) => {
      const expected = {
        group: `servicemon-${fleet.name}-\${{ matrix.region }}`,
        'cancel-in-progress': false,
        queue: 'max',
      }
      expect(named.job.concurrency).toEqual(named.id === 'run' ? expected : undefined)
    },
  )

  test.each(AWS_JOBS.filter(([, { job }]) => job.strategy !== undefined))(
    '%s lets the other regions go on when one fails',
    (_, { job }) => expect(job.strategy?.['fail-fast']).toBe(false),
  )

  test('no workflow as a whole has any, nor has the panic button anything to wait for', () => {
    for (const name of FLEETS) expect(readWorkflow(name)).not.toMatch(/^concurrency:/m)
    expect(parseWorkflow('stop').jobs['stop']).not.toHaveProperty('needs')
    expect(parseWorkflow('stop').jobs['stop']).not.toHaveProperty('strategy')
  })
})

describe('actions of others', () => {
  const used = WORKFLOWS.flatMap((name) =>
    [...readWorkflow(name).matchAll(/^ *(?:- )?uses: (.*)$/gm)].map(([, use = '']) => use),
  )

  test('are pinned by commit, with their version beside it', () => {
    const others = used.filter((use) => use !== './')
    expect(others.length).toBeGreaterThan(5)
    expect(others.filter((use) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(use))).toEqual([])
  })

  test('have one commit each', () => {
    const others = new Set(used.filter((use) => use !== './'))
    expect(new Set([...others].map((use) => use.replace(/@.*/, ''))).size).toBe(others.size)
  })
})

test('fault 58: the schedule ticks at the half hour of the slots, and again before the next', () => {
  const ticks = parseWorkflow('rotate').on.schedule?.map(({ cron }) => cron)
  expect(ticks).toEqual(['30 * * * *', '10,50 * * * *'])
  for (const { cron } of fleet.regions) expect(cron).toMatch(/^30 /)
})

test('the regions are looked at every day', () => {
  expect(parseWorkflow('check').on.schedule?.map(({ cron }) => cron)).toEqual([
    expect.stringMatching(/^\d+ \d+ \* \* \*$/),
  ])
})
