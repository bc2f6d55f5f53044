// What the action makes of Systems Manager's words on a command: pure tables, a row a sentence.
import { describe, expect, test } from '@jest/globals'
import { describeCommandFailure, isUndelivered } from '../../../src/aws/commands.ts'

describe('faults 20, 22: a command that ended as', () => {
  const rows: [string, string, RegExp][] = [
    ['Failed', 'Undeliverable', /^Systems Manager could not reach the agent: .* \(Undeliverable\)$/],
    ['Failed', 'Terminated', /^Systems Manager gave the command up .* \(Terminated\)$/],
    ['Failed', 'InvalidPlatform', /^the machine is no Linux: .* \(InvalidPlatform\)$/],
    ['Failed', 'AccessDenied', /^the role may not send commands .* \(AccessDenied\)$/],
    ['Failed', 'RateExceeded', /^the account's limit of commands .* \(RateExceeded\)$/],
    ['TimedOut', 'DeliveryTimedOut', /^Systems Manager could not deliver the command in time/],
    ['TimedOut', 'ExecutionTimedOut', /^the agent ended the command, which took longer than it may/],
    ['Cancelled', 'Cancelled', /^the command was cancelled$/],
    ['Failed', 'Failed', /^the command ended as Failed$/],
    ['Failed', '', /^the command ended as Failed$/],
  ]
  test.each(rows)('%s, %s', (status, statusDetails, sentence) => {
    const said = describeCommandFailure({ status, statusDetails, stderr: '' })
    expect(said).toMatch(sentence)
    expect(said).not.toContain('. ')
  })

  test('tells the first of what its shell said', () => {
    const stderr = `sh: 1: /var/lib/amazon/ssm/_script.sh: Permission denied\n${'x'.repeat(600)}`
    const said = describeCommandFailure({ status: 'Failed', statusDetails: 'Failed', stderr })
    expect(said).toBe(`the command ended as Failed; it said: ${stderr.slice(0, 500)}`)
  })

  test('a delivery that timed out is the only one to be sent again', () => {
    const again = rows.filter(([status, statusDetails]) => isUndelivered({ status, statusDetails }))
    expect(again.map(([, details]) => details)).toEqual(['DeliveryTimedOut'])
  })
})
