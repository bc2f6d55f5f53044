// Runs the main step: builds what is real, calls main, and reports; the one place that fails the step.
import { connect } from './aws/connect.ts'
import { systemClock } from './clock.ts'
import { inputReader } from './inputs/inputs.ts'
import { main } from './main.ts'
import { pace } from './pace.ts'
import { VERSION } from './version.ts'

const cancellation = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => cancellation.abort(new Error(`the job was cancelled (${name})`)))
}

const variables = process.env
const loadToolkit = (): Promise<typeof import('./toolkit.ts')> => import('./toolkit.ts')

try {
  const clock = systemClock(pace(variables))
  const getIdToken = async (audience: string): Promise<string> => (await loadToolkit()).getIDToken(audience)
  const ending = await main({
    readInput: inputReader(variables),
    connect: (identity) => connect(identity, { clock, variables, getIdToken }),
    loadRunner: async () => {
      const [{ actionLog, saveState }, { createJob }] = await Promise.all([loadToolkit(), import('./github/job.ts')])
      return { logger: actionLog, job: createJob({ variables, saveState }) }
    },
    variables,
    clock,
    signal: cancellation.signal,
    version: VERSION,
  })
  const { publish } = await loadToolkit()
  await publish(ending, variables)
} catch (error) {
  const { publishError } = await loadToolkit()
  publishError(error, variables)
}
