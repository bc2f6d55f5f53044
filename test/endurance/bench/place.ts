// Where the bench measures: a region of the local AWS with one provisioned machine that takes as long as a real one.
import type { LocalAws } from '../../../local/local-aws.ts'
import { makePlace, type MadePlace } from '../shared/place.ts'

export const REGION = 'us-east-1'

/** In milliseconds: from the start to `running`, from there to an agent that answers, and from the stop to `stopped`. */
const MACHINE = { pending: 12_000, agentOnline: 23_000, stopping: 15_000, delivery: 0, invocationLag: 0 }

/** What each payload does; its last line is the time at which it is written, in seconds since 1970. */
export const COMMAND = 'sleep 60; date +%s.%N'

/** The least that is billed, in seconds: from `running` to an agent that answers, and the payload. */
export const LEAST_SECONDS = 23 + 60

/** Makes the place, provisioned by the action itself while machines are quick, and then as slow as they are. */
export async function makeBenchPlace(local: LocalAws, account: string): Promise<MadePlace> {
  const place = await makePlace(local, { account, name: 'bench', fleet: FLEET, files: {} })
  const { exitCode, log } = await place.world.act({ mode: 'provision', region: REGION })
  if (exitCode !== 0) throw new Error(`the bench could not provision its region\n${log}`)
  await local.control.setDelays({ account, ...MACHINE })
  return place
}

const FLEET = `name: NAVO
home: us-west-2
instance: { types: [t3.micro] }
run:
  command: '${COMMAND}'
  timeout: 10m
regions:
  ${REGION}: { cron: '0 0 1 1 *' }
`
