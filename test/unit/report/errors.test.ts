// How errors are told: the chain, hint, code and request id in log and result.
import { describe, expect, test } from '@jest/globals'
import { ActionError, Refusal } from '../../../src/errors.ts'
import { errorResult, withHint } from '../../../src/report/errors.ts'
import { awsError } from '../../support/fake-aws.ts'

describe('an error is told', () => {
  const cause = awsError('UnauthorizedOperation', { message: 'You are not authorized', requestId: 'r-1' })
  const rows: [string, unknown, string[], object][] = [
    ['as its message', new Error('no'), ['no'], { messages: ['no'] }],
    [
      'as its chain, the outermost first, then hint, code and request id',
      new ActionError('starting instance i-1 in eu-west-3', { cause, hint: 'Add ec2:StartInstances.' }),
      [
        'starting instance i-1 in eu-west-3',
        'You are not authorized',
        'The role may not call this there: docs/permissions.md has the policy of each mode. Add ec2:StartInstances.',
        '(UnauthorizedOperation, request r-1)',
      ],
      {
        messages: ['starting instance i-1 in eu-west-3', 'You are not authorized'],
        hint: 'The role may not call this there: docs/permissions.md has the policy of each mode. Add ec2:StartInstances.',
        code: 'UnauthorizedOperation',
        requestId: 'r-1',
      },
    ],
    [
      'with the hint that is nearest to the user',
      new ActionError('a', { hint: 'First.', cause: new ActionError('b', { hint: 'Second.' }) }),
      ['a', 'b', 'First.'],
      { messages: ['a', 'b'], hint: 'First.' },
    ],
    [
      'with a hint from within',
      new Error('a', { cause: new Refusal('busy', 'b', { hint: 'Wait.' }) }),
      ['a', 'b', 'Wait.'],
      { messages: ['a', 'b'], hint: 'Wait.' },
    ],
    [
      'with the outermost AWS error of several',
      new Error('a', { cause: Object.assign(awsError('Outer', { requestId: 'r-1' }), { cause: awsError('Inner') }) }),
      ['a', 'no', '(Outer, request r-1)'],
      { messages: ['a', 'no'], code: 'Outer', requestId: 'r-1' },
    ],
    ['as text when it is no error', 'oops', ['oops'], { messages: ['oops'] }],
  ]
  test.each(rows)('%s', (_, error, lines, result) => {
    expect(withHint(error)).toEqual(lines)
    expect(errorResult(error)).toEqual(result)
  })
})
