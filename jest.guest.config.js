// The guest tests need more than Node, npm and Python: root on a Debian-like Linux, with debootstrap, systemd-nspawn
// (package systemd-container) and shellcheck.
import base from './jest.config.js'

export default {
  ...base,
  globalSetup: '<rootDir>/test/guest-systemd/tree.js',
  testPathIgnorePatterns: [],
  testMatch: ['**/guest-systemd/*.test.ts'],
  reporters: ['default', ['<rootDir>/test/support/report.js', { name: 'test-guest' }]],
  maxWorkers: 1,
}
