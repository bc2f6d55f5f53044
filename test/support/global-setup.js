// Starts what all test files of a run share: the process that has moto loaded, 3 s of processor time for each of some
// forty files otherwise. It loads it for the first file that starts a local AWS, and leaves with jest, however jest ends.
import process from 'node:process'
import { startMotoTemplate, templateVariable } from '../../local/moto.ts'
import { ensureVenv } from '../../local/venv.ts'

export default async function setUp() {
  const venv = await ensureVenv({ log: (line) => process.stderr.write(`${line}\n`) })
  process.env[templateVariable] ??= await startMotoTemplate(venv)
}
