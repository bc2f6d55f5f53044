// What the expressions of the workflow files come to: names, conditions and matrices. By GitHub's own evaluator, since act
// ignores run names and choices and has conditions of its own making.
import { describe, expect, test } from '@jest/globals'
import { compute, fill, holds, parseWorkflow, type Contexts } from './files.ts'

const REGIONS = ['us-west-2', 'us-east-1', 'sa-east-1', 'eu-west-3', 'ap-northeast-1', 'ap-southeast-2']
const BOTH = { SERVICEMON_ROTATE_ROLE: 'arn:rotate', SERVICEMON_OPERATE_ROLE: 'arn:operate' }
const TICK = { github: { event_name: 'schedule', event: { schedule: '30 * * * *' } }, inputs: {}, vars: BOTH }

/** A run that somebody, or somebody's program, asked for. */
const dispatch = (inputs: Readonly<Record<string, unknown>>, vars: object = BOTH): Contexts => ({
  github: { event_name: 'workflow_dispatch', event: {} },
  inputs,
  vars,
})

/** What a scheduler asked for that can't start a workflow by name. */
const REPOSITORY_DISPATCH: Contexts = {
  github: { event_name: 'repository_dispatch', event: { client_payload: { region: 'all', command: 'uname -a' } } },
  inputs: {},
  vars: BOTH,
}

const jobOf = (workflow: string, id: string) => {
  const job = parseWorkflow(workflow).jobs[id]
  if (job === undefined) throw new Error(`${workflow}.yml has no job ${id}`)
  return job
}

describe('run names', () => {
  const unset = (name: string): string => `NAVO · dispatched · nothing done, the variable ${name} is not set`
  test.each([
    ['rotate', TICK, 'NAVO · scheduled · due'],
    ['rotate', dispatch({ region: 'due' }), 'NAVO · dispatched · due'],
    ['rotate', dispatch({ region: 'due', scheduler: false }), 'NAVO · dispatched · due'],
    ['rotate', dispatch({ region: 'due', scheduler: true }), 'NAVO · exact hours · due'],
    ['rotate', REPOSITORY_DISPATCH, 'NAVO · dispatched · due'],
    ['rotate', dispatch({ region: 'eu-west-3' }), 'NAVO · dispatched · eu-west-3'],
    ['command', dispatch({ region: 'eu-west-3', command: 'uname -a' }), 'NAVO · dispatched · eu-west-3'],
    ['command', dispatch({ region: 'all' }, {}), unset('SERVICEMON_OPERATE_ROLE')],
    ['start', dispatch({ region: 'eu-west-3', hold: '1h' }), 'NAVO · dispatched · eu-west-3'],
    ['start', dispatch({ region: 'eu-west-3' }, {}), unset('SERVICEMON_OPERATE_ROLE')],
    [
      'rotate',
      { ...TICK, vars: {} },
      'NAVO · scheduled · nothing done, the variable SERVICEMON_ROTATE_ROLE is not set',
    ],
    ['rotate', dispatch({ region: 'all' }, {}), unset('SERVICEMON_ROTATE_ROLE')],
    ['check', TICK, 'NAVO · scheduled · all'],
    ['check', dispatch({ region: 'sa-east-1' }), 'NAVO · dispatched · sa-east-1'],
    ['check', { ...TICK, vars: {} }, 'NAVO · scheduled · nothing done, the variable SERVICEMON_ROTATE_ROLE is not set'],
    ['provision', dispatch({ region: 'all', 'dry-run': false }), 'NAVO · dispatched · all'],
    ['provision', dispatch({ region: 'eu-west-3', 'dry-run': true }), 'NAVO · dispatched · eu-west-3 · dry run'],
    [
      'provision',
      dispatch({ region: 'all', 'dry-run': true, adopt: true, refresh: true }),
      'NAVO · dispatched · all · refresh · adopt · dry run',
    ],
    ['provision', dispatch({ region: 'all' }, {}), unset('SERVICEMON_OPERATE_ROLE')],
    ['clear', dispatch({ region: 'all', confirm: '', 'dry-run': false }), 'NAVO · dispatched · all · plan'],
    ['clear', dispatch({ region: 'all', confirm: 'NAVO', 'dry-run': true }), 'NAVO · dispatched · all · plan'],
    ['clear', dispatch({ region: 'all', confirm: 'NAVO', 'dry-run': false }), 'NAVO · dispatched · all · delete'],
    ['clear', dispatch({ region: 'all' }, {}), unset('SERVICEMON_OPERATE_ROLE')],
    ['stop', dispatch({ region: 'all' }), 'NAVO · dispatched · all'],
    ['stop', dispatch({ region: 'all' }, {}), unset('SERVICEMON_ROTATE_ROLE')],
  ])('%s %j is called %s', (workflow, contexts: Contexts, expected) => {
    expect(fill(parseWorkflow(workflow)['run-name'] ?? '', contexts)).toBe(expected)
  })
})

describe('job names', () => {
  const leg = { matrix: { region: 'eu-west-3' }, needs: { due: { outputs: { trigger: 'scheduled' } } } }
  test.each([
    ['rotate', 'due', TICK, 'NAVO · scheduled · due'],
    ['rotate', 'due', dispatch({ region: 'due', scheduler: true }), 'NAVO · exact hours · due'],
    ['rotate', 'run', TICK, 'NAVO · scheduled · eu-west-3'],
    ['check', 'check', TICK, 'NAVO · scheduled · all'],
    ['check', 'check', dispatch({ region: 'sa-east-1' }), 'NAVO · dispatched · sa-east-1'],
    ['provision', 'provision', dispatch({ region: 'all' }), 'NAVO · dispatched · eu-west-3'],
    ['clear', 'clear', dispatch({ region: 'all' }), 'NAVO · dispatched · eu-west-3'],
    ['command', 'command', dispatch({ region: 'all' }), 'NAVO · dispatched · eu-west-3'],
    ['start', 'start', dispatch({ region: 'eu-west-3' }), 'NAVO · dispatched · eu-west-3'],
    ['stop', 'stop', dispatch({ region: 'all' }), 'NAVO · dispatched · all'],
  ])('%s: %s of %j is called %4$s', (workflow, id, contexts: Contexts, expected) => {
    expect(fill(jobOf(workflow, id).name, { ...contexts, ...leg })).toBe(expected)
  })
})

describe('regions', () => {
  const due = { steps: { rotate: { outputs: { regions: '["sa-east-1"]' } } } }
  test.each([
    [TICK, ['sa-east-1']],
    [dispatch({ region: 'due' }), ['sa-east-1']],
    [dispatch({ region: 'due', scheduler: true }), ['sa-east-1']],
    [REPOSITORY_DISPATCH, ['sa-east-1']],
    [dispatch({ region: 'eu-west-3' }), ['eu-west-3']],
    [dispatch({ region: 'all' }), REGIONS],
    [dispatch({ region: 'x"], "y' }), ['x"], "y']],
  ])('rotate %j runs %j', (contexts: Contexts, expected) => {
    const { regions = '' } = jobOf('rotate', 'due').outputs ?? {}
    const outputs = { regions: fill(regions, { ...contexts, ...due }) }
    const matrix = jobOf('rotate', 'run').strategy?.matrix.region ?? ''
    expect(compute(matrix, { needs: { due: { result: 'success', outputs } } })).toEqual(expected)
  })

  test.each([
    ['provision', dispatch({ region: 'all' }), REGIONS],
    ['provision', dispatch({ region: 'eu-west-3' }), ['eu-west-3']],
    ['command', dispatch({ region: 'all' }), REGIONS],
    ['command', dispatch({ region: 'eu-west-3' }), ['eu-west-3']],
    ['clear', dispatch({ region: 'all' }), REGIONS],
    ['clear', dispatch({ region: 'x"], "y' }), ['x"], "y']],
  ])('%s %j takes %j', (workflow, contexts: Contexts, expected) => {
    expect(compute(jobOf(workflow, workflow).strategy?.matrix.region ?? '', contexts)).toEqual(expected)
  })

  test.each([
    [TICK, true],
    [dispatch({ region: 'due' }), true],
    [REPOSITORY_DISPATCH, true],
    [dispatch({ region: 'all' }), false],
    [dispatch({ region: 'eu-west-3' }), false],
  ])('fault 64: a leg of %j looks at the schedule again: %s', (contexts: Contexts, expected) => {
    const step = jobOf('rotate', 'run').steps.find(({ id }) => id === 'run')
    expect(fill(String(step?.with?.['if-due']), contexts)).toBe(String(expected))
  })
})

describe('conditions', () => {
  const FAIL = 'Fail for the trouble'
  const stepOf = (name: string) => jobOf('rotate', 'sum-up').steps.find((step) => step.name === name)

  test.each([
    ['ok', 'success', '1 due, nothing on', { there: true, fails: false }],
    ['ok', 'skipped', 'nothing due, nothing on', { there: false, fails: false }],
    ['ok', 'skipped', 'nothing due, 1 machine was on and is stopped', { there: true, fails: false }],
    ['skipped', 'success', '1 due, nothing on', { there: true, fails: false }],
    ['ok', 'failure', '1 due, nothing on', { there: true, fails: true }],
    ['ok', 'cancelled', '1 due, nothing on', { there: true, fails: true }],
    ['partial', 'success', '1 due, not swept: eu-west-3', { there: true, fails: true }],
    ['failed', 'skipped', 'nothing due, not swept: eu-west-3', { there: true, fails: true }],
  ])('of a sweep that ended as %j and runs as %s (%s) the last job is %j', (status, result, headline, expected) => {
    const due = { result: 'success', outputs: { status, headline, regions: '["eu-west-3"]' } }
    const contexts = { needs: { due, run: { result } } }
    const there = holds(jobOf('rotate', 'sum-up').if ?? '', contexts)
    expect({ there, fails: there && holds(stepOf(FAIL)?.if ?? '', contexts) }).toEqual(expected)
  })

  test('a sweep that failed itself is red by itself, so the last job isn’t there', () => {
    const needs = { due: { result: 'failure', outputs: { status: 'failed' } }, run: { result: 'skipped' } }
    expect(holds(jobOf('rotate', 'sum-up').if ?? '', { needs })).toBe(false)
  })

  test('the last job’s name tells what was found, and how the runs went', () => {
    const due = { outputs: { headline: 'rotate · 2 due, nothing on' } }
    const { name } = jobOf('rotate', 'sum-up')
    expect(fill(name, { needs: { due, run: { result: 'failure' } } })).toBe(
      'NAVO · rotate · 2 due, nothing on · runs failure',
    )
  })

  test.each([
    ['drops the regions', { status: 'ok' }],
    ['drops everything', {}],
  ])('fault 142: GitHub %s of a sweep that ended well, so nothing is run, and the last job says why', (_, outputs) => {
    const needs = { due: { result: 'success', outputs }, run: { result: 'skipped' } }
    expect(holds(jobOf('rotate', 'run').if ?? '', { needs })).toBe(false)
    expect(holds(jobOf('rotate', 'sum-up').if ?? '', { needs })).toBe(true)
    const says = stepOf('Say why no region came through')?.if ?? ''
    expect([holds(says, { needs }), holds(stepOf(FAIL)?.if ?? '', { needs })]).toEqual([true, true])
    const well = { ...needs, due: { result: 'success', outputs: { status: 'partial', regions: '[]' } } }
    expect(holds(says, { needs: well })).toBe(false)
  })

  test.each([
    ['[]', false],
    ['', false],
    ['["eu-west-3"]', true],
  ])('due regions %s are run: %s', (regions, expected) => {
    expect(holds(jobOf('rotate', 'run').if ?? '', { needs: { due: { outputs: { regions } } } })).toBe(expected)
  })

  test.each(['ci', 'release'])('fault 141: %s does nothing in a copy that is somebody’s fleet', (workflow) => {
    const [first] = Object.values(parseWorkflow(workflow).jobs)
    expect(holds(first?.if ?? 'true', { vars: {} })).toBe(true)
    expect(holds(first?.if ?? 'true', { vars: BOTH })).toBe(false)
  })

  test.each([
    ['rotate', 'due', TICK],
    ['check', 'check', TICK],
    ['provision', 'provision', dispatch({})],
    ['clear', 'clear', dispatch({})],
    ['command', 'command', dispatch({})],
    ['start', 'start', dispatch({})],
    ['stop', 'stop', dispatch({})],
  ])('fault 68: %s does nothing without its variable', (workflow, id, contexts: Contexts) => {
    const condition = jobOf(workflow, id).if ?? ''
    expect(holds(condition, contexts)).toBe(true)
    expect(holds(condition, { ...contexts, vars: {} })).toBe(false)
  })

  test.each([
    ['rotate', dispatch({}), true],
    ['rotate', TICK, false],
    ['rotate', REPOSITORY_DISPATCH, false],
    ['check', dispatch({}), true],
    ['check', TICK, false],
    ['provision', dispatch({}), true],
    ['clear', dispatch({}), true],
    ['command', dispatch({}), true],
    ['start', dispatch({}), true],
    ['stop', dispatch({}), true],
  ])(
    'fault 68: %s tells who asked for it why it did nothing, at no cost for a schedule',
    (workflow, contexts: Contexts, expected) => {
      const condition = jobOf(workflow, 'not-set-up').if ?? ''
      expect(holds(condition, { ...contexts, vars: {} })).toBe(expected)
      expect(holds(condition, contexts)).toBe(false)
    },
  )
})
