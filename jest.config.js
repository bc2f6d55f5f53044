// How jest runs the tests: TypeScript as ES modules, everything but what needs root and Linux, or takes minutes by itself
// (jest.guest.config.js, jest.payload.config.js).
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: [
    '/test/guest-systemd/',
    '/test/payload/',
    '/test/guest/(wrapper|full-disk|tools|login)\\.test\\.ts$',
    '/test/endurance/soak/soak\\.test\\.ts$',
    '/test/local/demo\\.test\\.ts$',
  ],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '<rootDir>/test/support/strip-types.js' },
  globalSetup: '<rootDir>/test/support/global-setup.js',
  reporters: ['default', ['<rootDir>/test/support/report.js', { name: 'test' }]],
  // Only for what hangs: how fast a machine is must not decide what a test comes to.
  testTimeout: 900_000,
  testSequencer: '<rootDir>/test/support/long-first.js',
  // Six, whatever the machine says: jest takes one less than the cores, and tests wait for two thirds of their time.
  maxWorkers: 6,
}
