// npm run bench: what a run of the action costs on machines that take as long as real ones, beside a script with fixed
// sleeps and the SDK's waiters; and how soon the action makes its first call. See docs/performance.md.
import { parseArgs } from 'node:util'
import { SHIPPED } from '../../../local/action.ts'
import { startLocalAws, type LocalAws } from '../../../local/local-aws.ts'
import { runByWaiters } from './alternative.ts'
import { measure, median, type Measured } from './measure.ts'
import { LEAST_SECONDS, makeBenchPlace, REGION } from './place.ts'
import { measureStart } from './start.ts'
import type { MadePlace } from '../shared/place.ts'

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } })
const runs = Number(values.runs)

// Before anything else runs here.
const { nodeMilliseconds, actionMilliseconds } = await measureStart()
console.log(
  `from the start of the process to its first call: ${actionMilliseconds.toFixed(0)} ms, ` +
    `${(actionMilliseconds / nodeMilliseconds).toFixed(1)} times the ${nodeMilliseconds.toFixed(0)} ms of node -e 0`,
)

const local = await startLocalAws({ quiet: true })
try {
  // Side by side, since both mostly wait.
  const [ours, waiters] = await Promise.all([
    measureRuns(local, '700000000011', runByAction),
    measureRuns(local, '700000000012', runByWaiters),
  ])
  tell('the action', ours)
  tell("fixed sleeps and the SDK's waiters", waiters)
  const ratio = (one: readonly Measured[]): number =>
    median(one.map(({ billedSeconds }) => billedSeconds)) / LEAST_SECONDS
  console.log(
    `of the least of ${LEAST_SECONDS} s: the action ${ratio(ours).toFixed(3)}, waiters ${ratio(waiters).toFixed(3)}`,
  )
} finally {
  await local.stop()
}

async function measureRuns(
  aws: LocalAws,
  account: string,
  run: (place: MadePlace) => Promise<string>,
): Promise<Measured[]> {
  const place = await makeBenchPlace(aws, account)
  const measured: Measured[] = []
  try {
    for (let count = 0; count < runs; count += 1) measured.push(await measure(place, () => run(place)))
    return measured
  } finally {
    await place.close()
  }
}

/** The built action, in earnest: no wait is shortened. */
async function runByAction({ world }: MadePlace): Promise<string> {
  const options = { action: SHIPPED, env: { SERVICEMON_PACE: '1' } }
  const { exitCode, log, files } = await world.act({ mode: 'run', region: REGION }, options)
  if (exitCode !== 0) throw new Error(`the run failed\n${log}`)
  return [...files.values()].at(-1)?.toString() ?? ''
}

function tell(what: string, measured: readonly Measured[]): void {
  const middle = (pick: (one: Measured) => number): number => median(measured.map(pick))
  console.log(
    `${what}: ${middle((one) => one.billedSeconds).toFixed(1)} s billed, stopped ` +
      `${middle((one) => one.afterPayloadSeconds).toFixed(2)} s after the payload's last byte, ` +
      `${middle((one) => one.calls)} calls, ${middle((one) => one.commands)} of them commands`,
  )
}
