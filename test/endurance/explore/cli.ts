// npm run explore: ends the built action at every effect of every mode, looks at what comes of it, and tells what it
// has covered. See README.md beside this file.
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { explore } from './explore.ts'
import { ENDS, parseEnd, parsePoint } from './points.ts'
import { writeReport } from './report.ts'
import { SCENARIOS } from './scenarios.ts'

const { values } = parseArgs({
  options: {
    mode: { type: 'string', multiple: true },
    point: { type: 'string', multiple: true },
    end: { type: 'string', multiple: true },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string' },
    reads: { type: 'string', default: '6' },
    jobs: { type: 'string', default: String(Math.min(3, availableParallelism())) },
    pace: { type: 'string', default: '0.05' },
    planted: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
})

const began = performance.now()
const wanted = values.mode?.flatMap((text) => text.split(','))
const points = values.point?.map(parsePoint)
const ends = values.end === undefined ? ENDS : values.end.flatMap((text) => text.split(',').map(parseEnd))
const scenarios = SCENARIOS.filter(
  ({ name, mode }) =>
    (wanted === undefined || wanted.includes(name) || wanted.includes(mode)) &&
    (points === undefined || points.some(({ scenario }) => scenario === name)),
)
const exploration = await explore({
  ...{ scenarios, points, ends, seed: Number(values.seed), reads: Number(values.reads) },
  ...{ jobs: Number(values.jobs), pace: Number(values.pace), onlyList: values.list },
  // A replayed point is looked at alone; planted bugs alone are explored with --planted.
  planted: points === undefined && !values.list,
  onlyPlanted: values.planted,
  endsAt: values.minutes === undefined ? undefined : began + Number(values.minutes) * 60_000,
})
const exitCode = writeReport(exploration, {
  seconds: Math.round((performance.now() - began) / 1000),
  seed: values.seed,
})
// Whatever a machine has left open that lost its power while it booted keeps nobody waiting.
process.exit(exitCode)
