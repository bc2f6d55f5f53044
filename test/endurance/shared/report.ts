// What a program that wears the action down came to, as files in reports/: counts for programs that add several
// test runs up, and the logs of what failed.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const REPORTS = fileURLToPath(new URL('../../../reports', import.meta.url))

/** Under jest's names. */
export interface Counts {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
}

/** Writes reports/<name>.json, and the logs of what failed beside it, if any; gives the exit code. */
export function writeReports(
  name: string,
  counts: Counts,
  { failures, more = {} }: { failures: readonly string[]; more?: object },
): number {
  mkdirSync(REPORTS, { recursive: true })
  const text = JSON.stringify({ ...counts, numRuntimeErrorTestSuites: 0, ...more })
  writeFileSync(join(REPORTS, `${name}.json`), `${text}\n`)
  if (failures.length > 0) {
    writeFileSync(join(REPORTS, `${name}-failures.txt`), failures.join('\n\n'))
    console.log(`\nthe logs of what failed are in reports/${name}-failures.txt`)
  }
  return counts.numFailedTests === 0 ? 0 : 1
}
