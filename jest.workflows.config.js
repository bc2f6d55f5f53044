// Whole stories, a minute each: the workflow files run by act, the set-up followed to the letter, and the demo's fleets. They
// need what npm test needs.
import base from './jest.config.js'

export default {
  ...base,
  testPathIgnorePatterns: [],
  testMatch: [
    '**/workflows/{home-image,legs,operate,own-repository,release,rotate,set-up,trouble}.test.ts',
    '**/local/demo.test.ts',
  ],
  reporters: ['default', ['<rootDir>/test/support/report.js', { name: 'test-workflows' }]],
  maxWorkers: 4,
}
