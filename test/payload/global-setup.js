// Fetches the Python packages of the payload, if they aren't there, and installs it once for all test files but the one
// about installing.
import process from 'node:process'
import { ensurePlace } from './place.ts'

export default async function setUp() {
  await ensurePlace((line) => process.stderr.write(`${line}\n`))
}
