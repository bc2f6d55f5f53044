// How jest runs the tests: TypeScript as ES modules, one project for all rooms of test/.
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': '<rootDir>/test/support/strip-types.js',
  },
  testTimeout: 120_000,
}
