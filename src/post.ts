// Runs the post step, after main however that ended, and stops whatever main left on. Most steps leave nothing on, so
// the code that stops is loaded only when there is something to stop.
import { parseMachines, savedState } from './github/job.ts'

const variables = process.env
/** Of its annotations: the step that it belongs to has a summary of its own. */
const TITLE = 'AWS ServiceMon · after the step'

try {
  const machines = parseMachines(savedState(variables))
  if (machines.length > 0) {
    const [{ stopAll }, { actionLog, fail, getIDToken }, { inputReader }] = await Promise.all([
      import('./left-over/stop-all.ts'),
      import('./toolkit.ts'),
      import('./inputs/inputs.ts'),
    ])
    const failures = await stopAll(machines, {
      readInput: inputReader(variables),
      variables,
      getIdToken: getIDToken,
      logger: actionLog,
    })
    for (const failure of failures) fail(failure, TITLE)
  }
} catch (error) {
  const [{ describeTrouble, errorResult }, { fail }] = await Promise.all([
    import('./report/errors.ts'),
    import('./toolkit.ts'),
  ])
  fail(describeTrouble(errorResult(error)), TITLE)
}
