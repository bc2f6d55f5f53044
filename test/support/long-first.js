// The order of the test files: jest goes by size where it has no times yet, as on a fresh clone, and what is short to
// read but long to run would be left to the end, by itself.
import { join } from 'node:path'
import TestSequencer from '@jest/test-sequencer'

const LONG = [
  ...['action/faults-cancel', 'action/faults-start', 'workflows/set-up', 'action/faults-command', 'iam/roles'],
  ...['action/stop', 'action/faults-calls', 'action/payload', 'action/faults-provision'],
  ...['action/provision', 'guest/portability', 'action/faults-base', 'action/secrets', 'workflows/rotate', 'repo/dist'],
  ...['action/uncollected', 'guest/look', 'iam/command', 'iam/template', 'action/resume', 'action/overlap'],
  ...['workflows/operate', 'workflows/trouble', 'action/clock', 'action/modes', 'action/machine-role'],
  ...['payload/database', 'payload/end-to-end', 'payload/setup', 'payload/demo'],
].map((name) => join('test', `${name}.test.ts`))

export default class LongFirst extends TestSequencer {
  sort(tests) {
    const isLong = ({ path }) => LONG.some((name) => path.endsWith(name))
    const sorted = super.sort(tests)
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))]
  }
}
