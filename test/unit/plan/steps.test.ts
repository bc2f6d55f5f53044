// Which later steps are pointless once a step went wrong: what a thing is made of, and what would leave nothing behind.
import { describe, expect, test } from '@jest/globals'
import { dependsOn, type StepKind } from '../../../src/plan/steps.ts'

const KINDS: readonly StepKind[] = [
  'copy-image',
  'await-image',
  'import-key-pair',
  'create-security-group',
  'complete-security-group',
  'run-instance',
  'adopt',
  'set-shutdown-behavior',
  'set-metadata-tokens',
  'set-instance-type',
  'prove-instance',
  'collect-output',
  'terminate-instance',
  'remove-image',
  'delete-snapshot',
  'delete-volume',
  'delete-security-group',
  'delete-key-pair',
]

describe('when it went wrong,', () => {
  const rows: [StepKind, readonly StepKind[]][] = [
    ['copy-image', ['await-image', 'run-instance']],
    ['await-image', ['run-instance']],
    ['import-key-pair', ['run-instance']],
    ['create-security-group', ['run-instance']],
    ['complete-security-group', ['run-instance']],
    ['run-instance', ['prove-instance', 'collect-output', 'terminate-instance', 'remove-image']],
    ['adopt', ['run-instance', 'set-shutdown-behavior', 'set-metadata-tokens', 'set-instance-type', 'prove-instance']],
    ['set-shutdown-behavior', ['prove-instance']],
    ['set-metadata-tokens', ['prove-instance']],
    ['set-instance-type', ['prove-instance']],
    ['prove-instance', ['collect-output', 'terminate-instance', 'remove-image', 'delete-snapshot']],
    ['collect-output', ['terminate-instance', 'remove-image']],
    ['terminate-instance', ['delete-security-group']],
    ['remove-image', ['copy-image', 'delete-snapshot']],
    ['delete-snapshot', []],
    ['delete-volume', []],
    ['delete-security-group', []],
    ['delete-key-pair', []],
  ]
  test.each(rows)('%s keeps from %j', (failed, expected) => {
    expect(KINDS.filter((later) => dependsOn(later, failed))).toEqual(KINDS.filter((kind) => expected.includes(kind)))
  })

  test('every kind has its row', () => expect(new Set(rows.map(([kind]) => kind))).toEqual(new Set(KINDS)))
})

test('nothing old is removed unless the new instance is proved, and no instance with output on it', () => {
  for (const removal of ['terminate-instance', 'remove-image', 'delete-snapshot'] as const) {
    expect(dependsOn(removal, 'prove-instance')).toBe(true)
  }
  expect(dependsOn('terminate-instance', 'collect-output')).toBe(true)
})
