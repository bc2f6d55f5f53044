// Writes what a test run came to into reports/, for programs that add several runs up.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export default class Report {
  constructor({ rootDir }, { name }) {
    this.file = join(rootDir, 'reports', `${name}.json`)
  }

  onRunComplete(_, { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites }) {
    mkdirSync(join(this.file, '..'), { recursive: true })
    const counts = { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites }
    writeFileSync(this.file, `${JSON.stringify(counts)}\n`)
  }
}
