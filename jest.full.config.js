// The tests that need more than Node, npm and Python: root on a Debian-like Linux, with debootstrap and systemd-nspawn.
import base from './jest.config.js'

export default { ...base, testPathIgnorePatterns: [], testMatch: ['**/guest-systemd/*.test.ts'], maxWorkers: 1 }
