// How jest runs the tests: TypeScript as ES modules, everything but what needs root and Linux (jest.guest.config.js,
// jest.payload.config.js), and whole stories (jest.workflows.config.js).
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
    '/test/workflows/(home-image|legs|operate|own-repository|release|rotate|set-up|trouble)\\.test\\.ts$',
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
