// Describes this GitHub job: run ids, what the post step has to know, and where output files go.
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Expected, Job, Machine } from '../context.ts'

/** The machines this job may have on, as main and post step hand them on. */
export const STATE_NAME = 'machines'

/** What main saved for the post step, as GitHub's runner hands it on: in a variable; empty when it saved nothing. */
export function savedState(variables: Readonly<Record<string, string | undefined>>): string {
  return variables[`STATE_${STATE_NAME}`] ?? ''
}

/** The job as its environment variables tell it. `saveState` is core's: it reaches the post step even after a kill. */
export function createJob({
  variables,
  saveState,
}: {
  variables: Readonly<Record<string, string | undefined>>
  saveState: (name: string, value: unknown) => void
}): Job {
  const machines = new Map<string, Machine | Expected>()
  let saved = '[]'
  const save = (): void => {
    const text = JSON.stringify([...machines.values()])
    if (text !== saved) saveState(STATE_NAME, [...machines.values()])
    saved = text
  }
  const number = (name: string, otherwise: string): string => {
    const value = variables[name] ?? ''
    return /^\d+$/.test(value) ? value : otherwise
  }
  const folder = variables['RUNNER_TEMP'] ?? tmpdir()
  return {
    newRunId: () =>
      `${number('GITHUB_RUN_ID', '0')}-${number('GITHUB_RUN_ATTEMPT', '1')}-${randomBytes(4).toString('hex')}`,
    expect(expected) {
      machines.set(expected.runId, expected)
      save()
    },
    remember(machine) {
      machines.set(machine.runId, machine)
      save()
    },
    forget({ runId }) {
      machines.delete(runId)
      save()
    },
    outputFile: ({ region, runId }) => join(folder, 'servicemon', runId, region, 'output.txt'),
  }
}

/** The machines from a saved state, made or about to be; anything that isn't one is left out. */
export function parseMachines(state: string): (Machine | Expected)[] {
  if (state === '') return []
  const value: unknown = JSON.parse(state)
  return Array.isArray(value) ? value.flatMap(parseMachine) : []
}

function parseMachine(value: unknown): (Machine | Expected)[] {
  if (typeof value !== 'object' || value === null) return []
  const { region, runId, instanceId, launchedBefore, fleet, since } = value as Record<string, unknown>
  if (typeof region !== 'string' || typeof runId !== 'string') return []
  if (typeof instanceId === 'string') {
    const before = typeof launchedBefore === 'string' ? { launchedBefore: new Date(launchedBefore) } : {}
    return [{ region, runId, instanceId, ...before }]
  }
  if (typeof fleet !== 'string' || typeof since !== 'string') return []
  return [{ region, runId, fleet, since: new Date(since) }]
}
