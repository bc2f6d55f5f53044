// The wrapper in real shells through all that can befall it, the guest's files under real systemd, and a short soak, which
// takes minutes. All but the last need more than Node, npm and Python: root on a Debian-like Linux, with debootstrap,
// systemd-nspawn (package systemd-container), shellcheck, busybox and uutils (package rust-coreutils).
import base from './jest.config.js'

export default {
  ...base,
  globalSetup: '<rootDir>/test/guest-systemd/tree.js',
  testPathIgnorePatterns: [],
  testMatch: ['**/guest-systemd/*.test.ts', '**/guest/{wrapper,full-disk,tools,login}.test.ts', '**/soak/soak.test.ts'],
  reporters: ['default', ['<rootDir>/test/support/report.js', { name: 'test-guest' }]],
  maxWorkers: 2,
}
