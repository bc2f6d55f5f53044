// npm run soak: hundreds of runs in random order over six regions with random faults at every layer; in the end nothing
// runs, each run has one record, and the billed time is accounted for. See docs/architecture.md, Tests.
import { parseArgs } from 'node:util'
import { SHIPPED } from '../../../local/action.ts'
import { startLocalAws } from '../../../local/local-aws.ts'
import { describeStep, type Done } from './history.ts'
import { judge } from './judge.ts'
import { drawPlan } from './plan.ts'
import { soakPlanted } from './planted.ts'
import { writeReport, type Soaked } from './report.ts'
import { carryOut } from './soak.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    runs: { type: 'string', default: '200' },
    minutes: { type: 'string', default: '60' },
    pace: { type: 'string', default: '0.1' },
    planted: { type: 'boolean', default: false },
  },
})

const began = performance.now()
const seed = values.seed === undefined ? Math.floor(Date.now() / 1000) % 1_000_000 : Number(values.seed)
const pace = Number(values.pace)
const local = await startLocalAws()
const soaks: Soaked[] = []
const planted: Soaked[] = []
try {
  if (values.planted) planted.push(...(await soakPlanted(local, { pace })))
  else {
    const name = `seed ${seed}`
    const plan = drawPlan({ seed, runs: Number(values.runs), pace })
    console.log(`${name}: ${values.runs} runs in ${Object.keys(plan.regions).length} regions`)
    const history = await carryOut(local, plan, {
      ...{ account: '800000000001', pace, action: SHIPPED, onDone: tell },
      endsAt: began + Number(values.minutes) * 60_000,
    })
    soaks.push({ name, history, judgement: judge(history), seconds: secondsSince(began) })
  }
} finally {
  await local.stop()
}
// Whatever a machine has left open that lost its power while it booted keeps nobody waiting.
process.exit(writeReport(soaks, { planted }))

function tell(done: Done): void {
  const { region = 'all regions', step, felt, began: at, result } = done
  const trouble = [...felt, ...(step.ending === undefined ? [] : [step.ending.how])].join(', ')
  const seconds = ((result.ended.getTime() - at.getTime()) / 1000).toFixed(1)
  console.log(`${region}  ${describeStep(done)} ${seconds} s${trouble === '' ? '' : `: ${trouble}`}`)
}

function secondsSince(time: number): number {
  return Math.round((performance.now() - time) / 1000)
}
