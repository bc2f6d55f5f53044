// Starts what all tests share, fetches the Python packages of the payload, if they aren't there, and installs it once for all
// test files but the one about installing.
import process from 'node:process'
import setUpAll from '../support/global-setup.js'
import { ensurePlace } from './place.ts'

export default async function setUp() {
  await setUpAll()
  await ensurePlace((line) => process.stderr.write(`${line}\n`))
}
