// How errors are told: the chain, hint, code and request id in log and result.
import { describe, expect, test } from '@jest/globals'
import { noteAction } from '../../../src/aws/errors.ts'
import { ActionError, Refusal } from '../../../src/errors.ts'
import { errorLines, errorResult, linkedResult } from '../../../src/report/errors.ts'
import { awsError } from '../../support/fake-aws.ts'

const DENIED =
  "The role may not call this there. The roles know the fleet file, home's image if there is one, and the action's commit " +
  'as they were: after a change deploy the roles again, by npm run -s infra -- OWNER/REPOSITORY | sh; ' +
  'docs/permissions.md says what they may.'

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
        `${DENIED} Add ec2:StartInstances.`,
        '(UnauthorizedOperation, request r-1)',
      ],
      {
        messages: ['starting instance i-1 in eu-west-3', 'You are not authorized'],
        hint: `${DENIED} Add ec2:StartInstances.`,
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
    expect(errorLines(errorResult(error))).toEqual(lines)
    expect(errorResult(error)).toEqual(result)
  })
})

describe('fault 113: a refusal of the organisation’s', () => {
  const WORDS =
    'User: arn:aws:sts::1:assumed-role/r/s is not authorized to perform: ec2:RunInstances on resource: arn:x'
  const SCP = `${WORDS} with an explicit deny in a service control policy: arn:aws:organizations::1:policy/p`
  const TAG_POLICY = 'The tag policy does not allow the specified value for the following tag key: '
  const rows: [string, code: string, message: string, action: string, hint: RegExp][] = [
    [
      'of a tag’s value is told by its key',
      ...(['TagPolicyViolation', `${TAG_POLICY}'CostCenter'.`, 'ec2:RunInstances'] as const),
      /^A tag policy of your organisation doesn't take the value of the tag CostCenter: set tags\.CostCenter in the fleet file/,
    ],
    [
      'of a tag policy that names no key',
      ...(['TagPolicyViolation', 'The tag policy does not allow it.', 'ec2:RunInstances'] as const),
      /doesn't take the value of a tag: set tags in the fleet file/,
    ],
    [
      'about a tag of our own asks nobody to set it',
      ...(['TagPolicyViolation', `${TAG_POLICY}'Name'.`, 'ec2:CopyImage'] as const),
      /is about the tag Name, which is the action's own/,
    ],
    [
      'for want of a tag is told by its key, once the reason is decoded',
      'UnauthorizedOperation',
      `${WORDS}. {"allowed":false,"explicitDeny":true,"conditions":{"items":[{"key":"aws:RequestTag/CostCenter"}]}}`,
      'ec2:RunInstances',
      /^A policy of your organisation demands the tag CostCenter: name it as tags\.CostCenter in the fleet file, deploy the roles anew/,
    ],
    [
      'that says no more than whose it is names tags where something would have been made',
      ...(['UnauthorizedOperation', SCP, 'ec2:RunInstances'] as const),
      /^A policy of your organisation denies it.* If it demands tags on what is made, name them as tags in the fleet file\.$/,
    ],
    [
      'and doesn’t where nothing is made',
      ...(['UnauthorizedOperation', SCP, 'ec2:StartInstances'] as const),
      /^A policy of your organisation denies it.* ask the organisation's administrators\.$/,
    ],
    [
      'is none that misses a right, which is named as AWS names it',
      'UnauthorizedOperation',
      `${WORDS.replace('RunInstances', 'CreateTags')} because no identity-based policy allows the ec2:CreateTags action`,
      'ec2:RunInstances',
      /^The role may not call ec2:CreateTags there\. .* deploy the roles again.* The tags of the fleet file are among that\.$/,
    ],
  ]
  test.each(rows)('%s', (_, code, message, action, hint) => {
    const cause = awsError(code, { message })
    noteAction(cause, action)
    expect(errorResult(new ActionError('making an instance', { cause })).hint).toMatch(hint)
  })
})

test('fault 138: a right that is missing is told with the command that deploys the roles again, and with a link', () => {
  const cause = awsError('UnauthorizedOperation')
  noteAction(cause, 'ec2:CopyImage')
  const error = errorResult(new ActionError('copying image', { cause }))
  const variables = {
    ...{
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_ACTION_REPOSITORY: 'nasa/servicemon',
      GITHUB_ACTION_REF: 'v1',
    },
  }
  const told = linkedResult({ status: 'failed', summary: '', steps: [], findings: [], error }, variables).error?.hint
  expect(told).toMatch(
    /^The role may not call ec2:CopyImage there\. .* by npm run -s infra -- OWNER\/REPOSITORY \| sh; /,
  )
  expect(told).toContain(' https://github.com/nasa/servicemon/blob/v1/docs/permissions.md ')
})
