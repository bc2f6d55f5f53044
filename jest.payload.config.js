// ServiceMon's payload: its set-up, its runs against services on loopback, and a real PostgreSQL. Needs root on Linux, and
// Debian's packages postgresql, openssl and shellcheck.
import base from './jest.config.js'

export default {
  ...base,
  globalSetup: '<rootDir>/test/payload/global-setup.js',
  testPathIgnorePatterns: [],
  testMatch: ['**/test/payload/*.test.ts'],
  reporters: ['default', ['<rootDir>/test/support/report.js', { name: 'test-payload' }]],
  maxWorkers: 2,
}
