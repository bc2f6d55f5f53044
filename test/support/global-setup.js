// Starts what all test files of a run share: the process that has moto loaded, 3 s of processor time for each of some
// forty files otherwise, and the pools of processes that local AWSs and steps of the action run in. The first loads moto
// for the first file that starts a local AWS; all leave with jest, however jest ends.
import process from 'node:process'
import { startMotoTemplate, templateVariable } from '../../local/moto.ts'
import { ensureVenv } from '../../local/venv.ts'
import { startAwsPool } from './aws-pool.ts'
import { awsPoolVariable } from './aws-process.ts'
import { poolVariable } from './warm-node.ts'
import { startWarmPool } from './warm-pool.ts'

let pools = []

export default async function setUp() {
  const venv = await ensureVenv({ log: (line) => process.stderr.write(`${line}\n`) })
  process.env[templateVariable] ??= await startMotoTemplate(venv)
  // Anew for each run of a jest that watches: the processes keep the source that they have loaded.
  for (const pool of pools) pool.stop()
  pools = await Promise.all([startWarmPool(), startAwsPool()])
  for (const [index, name] of [poolVariable, awsPoolVariable].entries()) process.env[name] = String(pools[index].port)
}
