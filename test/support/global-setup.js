// Starts what all test files of a run share: the process that has moto loaded, 3 s of processor time for each of some
// forty files otherwise, and the pool of processes that steps of the action run in. The first loads moto for the first
// file that starts a local AWS; all leave with jest, however jest ends.
import process from 'node:process'
import { startMotoTemplate, templateVariable } from '../../local/moto.ts'
import { ensureVenv } from '../../local/venv.ts'
import { poolVariable } from './warm-node.ts'
import { startWarmPool } from './warm-pool.ts'

let pool

export default async function setUp() {
  const venv = await ensureVenv({ log: (line) => process.stderr.write(`${line}\n`) })
  process.env[templateVariable] ??= await startMotoTemplate(venv)
  // Anew for each run of a jest that watches: the processes keep the source that they have loaded.
  pool?.stop()
  pool = await startWarmPool()
  process.env[poolVariable] = String(pool.port)
}
