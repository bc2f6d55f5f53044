// The order of the test files: jest goes by size where it has no times yet, as on a fresh clone, and what is short to
// read but long to run would be left to the end, by itself.
import { join } from 'node:path'
import TestSequencer from '@jest/test-sequencer'

const LONG = [
  ...['action/faults-cancel', 'action/faults-start', 'action/faults-command', 'action/faults-calls'],
  ...['workflows/set-up', 'iam/roles', 'action/stop', 'action/payload', 'repo/dist'],
  ...['action/uncollected', 'action/resume', 'action/overlap', 'action/clock', 'action/modes'],
  ...['guest/look', 'guest/portability', 'action/machine-role', 'workflows/trouble', 'local/venv', 'local/demo'],
  ...['payload/database', 'payload/end-to-end', 'payload/setup', 'payload/demo'],
].map((name) => join('test', `${name}.test.ts`))

export default class LongFirst extends TestSequencer {
  sort(tests) {
    const isLong = ({ path }) => LONG.some((name) => path.endsWith(name))
    const sorted = super.sort(tests)
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))]
  }
}
