// Stops all machines that main may have left on, side by side, for the post step.
import { connect } from '../aws/connect.ts'
import type { GetIdToken } from '../aws/role.ts'
import { systemClock } from '../clock.ts'
import type { Expected, Machine } from '../context.ts'
import { loadRole, type ReadInput } from '../inputs/inputs.ts'
import type { Logger } from '../log.ts'
import { pace } from '../pace.ts'
import { errorLines, errorResult } from '../report/errors.ts'
import { describeLeftOver, stopLeftOver } from './stop.ts'

/** What the post step is given by its entry. */
interface Surroundings {
  readonly readInput: ReadInput
  readonly variables: Readonly<Record<string, string | undefined>>
  readonly getIdToken: GetIdToken
  readonly logger: Logger
}

/** Stops the machines. Gives a sentence for each that may still be on; why is in the log. */
export async function stopAll(
  machines: readonly (Machine | Expected)[],
  { readInput, variables, getIdToken, logger }: Surroundings,
): Promise<string[]> {
  const clock = systemClock(pace(variables))
  const region = machines[0]?.region ?? ''
  const aws = await connect({ role: loadRole(readInput), region }, { clock, variables, getIdToken }).load()
  const stops = machines.map(async (machine) => {
    try {
      await stopLeftOver(machine, { aws, clock, logger })
      return []
    } catch (error) {
      for (const line of errorLines(errorResult(error))) logger.info(line)
      return [describeLeftOver(machine)]
    }
  })
  return (await Promise.all(stops)).flat()
}
