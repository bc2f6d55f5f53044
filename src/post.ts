// The action's post entry: runs after main however that ended, and stops whatever main left on. Most steps leave nothing
// on, so what stops is loaded only when there is something to stop.
import * as core from '@actions/core'
import { parseMachines, STATE_NAME } from './github/job.ts'

try {
  const machines = parseMachines(core.getState(STATE_NAME))
  if (machines.length > 0) {
    const [{ stopAll }, { actionLog }] = await Promise.all([
      import('./left-over/stop-all.ts'),
      import('./action-log.ts'),
    ])
    const failures = await stopAll(machines, {
      readInput: (name) => core.getInput(name),
      variables: process.env,
      getIdToken: core.getIDToken,
      logger: actionLog,
    })
    for (const failure of failures) core.setFailed(failure)
  }
} catch (error) {
  const { describeTrouble, errorResult } = await import('./report/errors.ts')
  core.setFailed(describeTrouble(errorResult(error)))
}
