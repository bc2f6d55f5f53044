// How jest runs the tests: TypeScript as ES modules, everything but what needs root and Linux (jest.full.config.js).
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/test/guest-systemd/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '<rootDir>/test/support/strip-types.js' },
  testTimeout: 120_000,
}
