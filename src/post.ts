// The action's post entry: runs after main however that ended, and stops whatever main left on.
import * as core from '@actions/core'
import { actionLog } from './action-log.ts'
import { systemClock } from './clock.ts'
import { connect } from './connect.ts'
import { loadRole } from './inputs/inputs.ts'
import type { Expected, Machine } from './context.ts'
import { parseMachines, STATE_NAME } from './github/job.ts'
import { describeLeftOver, stopLeftOver } from './left-over/stop.ts'
import { pace } from './pace.ts'
import { withHint } from './report/errors.ts'

try {
  const machines = parseMachines(core.getState(STATE_NAME))
  if (machines.length > 0) await stopAll(machines)
} catch (error) {
  core.setFailed(withHint(error).join(': '))
}

async function stopAll(machines: readonly (Machine | Expected)[]): Promise<void> {
  const clock = systemClock(pace(process.env))
  const role = loadRole((name) => core.getInput(name))
  const region = machines[0]?.region ?? ''
  const aws = connect({ role, region }, { clock, variables: process.env, getIdToken: core.getIDToken })
  const results = await Promise.allSettled(
    machines.map((machine) => stopLeftOver(machine, { aws, clock, logger: actionLog })),
  )
  for (const [index, result] of results.entries()) {
    if (result.status === 'fulfilled') continue
    const machine = machines[index]
    for (const line of withHint(result.reason)) actionLog.info(line)
    core.setFailed(machine === undefined ? withHint(result.reason).join(': ') : describeLeftOver(machine))
  }
}
