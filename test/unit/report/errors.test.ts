// How errors are told: AWS's codes as words of ours, and the chain, hint, code and request id in log and result.
import { EC2ServiceException } from '@aws-sdk/client-ec2'
import { describe, expect, test } from '@jest/globals'
import * as aws from '../../../src/aws/errors.ts'
import { ActionError, Refusal } from '../../../src/errors.ts'
import { errorResult, withHint } from '../../../src/report/errors.ts'

/** An error as the SDK throws it. */
function awsError(code: string, { message = 'no', requestId }: { message?: string; requestId?: string } = {}): Error {
  return new EC2ServiceException({
    name: code,
    message,
    $fault: 'client',
    $metadata: requestId === undefined ? { httpStatusCode: 400 } : { httpStatusCode: 400, requestId },
  })
}

/** A call that got no answer: the SDK counts its attempts on it, and it has no code of AWS's. */
function networkError(): Error {
  const error = new Error('connect ECONNREFUSED')
  return Object.assign(error, { code: 'ECONNREFUSED', $metadata: { attempts: 3, totalRetryDelay: 150 } })
}

describe('an AWS error', () => {
  const predicates = {
    isNotFound: aws.isNotFound,
    isDuplicate: aws.isDuplicate,
    isUnauthorized: aws.isUnauthorized,
    isWithoutCredentials: aws.isWithoutCredentials,
    isBadCredentials: aws.isBadCredentials,
    isExpired: aws.isExpired,
    isWrongState: aws.isWrongState,
    isWithoutCapacity: aws.isWithoutCapacity,
    isUnreachableRegion: aws.isUnreachableRegion,
    isInUse: aws.isInUse,
    isProfileNotYetKnown: aws.isProfileNotYetKnown,
    isInvalidInstanceId: aws.isInvalidInstanceId,
    isTokenMismatch: aws.isTokenMismatch,
  }
  const rows: [string, (keyof typeof predicates)[]][] = [
    ['InvalidInstanceID.NotFound', ['isNotFound']],
    ['InvalidAMIID.NotFound', ['isNotFound']],
    ['InvalidAMIID.Unavailable', ['isNotFound']],
    ['InvalidSnapshot.NotFound', ['isNotFound']],
    ['InvalidVolume.NotFound', ['isNotFound']],
    ['InvalidGroup.NotFound', ['isNotFound']],
    ['InvalidKeyPair.NotFound', ['isNotFound']],
    ['InvalidSubnetID.NotFound', ['isNotFound']],
    ['NoSuchEntity', ['isNotFound']],
    ['NoSuchEntityException', ['isNotFound']],
    ['InvocationDoesNotExist', ['isNotFound']],
    ['InvalidKeyPair.Duplicate', ['isDuplicate']],
    ['InvalidGroup.Duplicate', ['isDuplicate']],
    ['InvalidPermission.Duplicate', ['isDuplicate']],
    ['UnauthorizedOperation', ['isUnauthorized']],
    ['AccessDenied', ['isUnauthorized']],
    ['AccessDeniedException', ['isUnauthorized']],
    ['AuthFailure', ['isUnauthorized', 'isBadCredentials']],
    ['CredentialsProviderError', ['isWithoutCredentials']],
    ['InvalidClientTokenId', ['isBadCredentials']],
    ['SignatureDoesNotMatch', ['isBadCredentials']],
    ['RequestExpired', ['isExpired']],
    ['ExpiredToken', ['isExpired']],
    ['ExpiredTokenException', ['isExpired']],
    ['IncorrectInstanceState', ['isWrongState']],
    ['InsufficientInstanceCapacity', ['isWithoutCapacity']],
    ['OptInRequired', ['isUnreachableRegion']],
    ['DependencyViolation', ['isInUse']],
    ['InvalidSnapshot.InUse', ['isInUse']],
    ['VolumeInUse', ['isInUse']],
    ['InvalidInstanceId', ['isInvalidInstanceId']],
    ['IdempotentParameterMismatch', ['isTokenMismatch']],
    ['RequestLimitExceeded', []],
    ['InternalError', []],
    ['InvalidParameterValue', []],
    ['invalidinstanceid.notfound', []],
  ]
  test.each(rows)('%s is %j', (code, expected) => {
    const told = Object.entries(predicates).flatMap(([name, is]) => (is(awsError(code)) ? [name] : []))
    expect(told).toEqual(expected)
  })

  test('is none of these when it is something else', () => {
    for (const other of [
      new Error('InvalidInstanceID.NotFound'),
      'NoSuchEntity',
      undefined,
      null,
      { name: 'NoSuchEntity' },
    ]) {
      expect(Object.values(predicates).filter((is) => is(other))).toEqual([])
    }
  })

  test('about a profile may pass by that message only', () => {
    const of = (message: string): boolean => aws.isProfileNotYetKnown(awsError('InvalidParameterValue', { message }))
    expect(
      of('Value (NAVO-ssm) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name'),
    ).toBe(true)
    expect(of('Value (t9.micro) for parameter instanceType is invalid')).toBe(false)
  })

  const chances: [string, unknown, boolean][] = [
    ['an answer that was lost', networkError(), true],
    ['throttling', awsError('RequestLimitExceeded'), true],
    ['throttling', awsError('ThrottlingException'), true],
    ['no permission', awsError('UnauthorizedOperation'), false],
    ['expired credentials', awsError('ExpiredToken'), false],
    ['a thing that is not there', awsError('InvalidInstanceID.NotFound'), false],
    ['text', 'Throttling', false],
  ]
  test.each(chances)('by way of %s (row %#) may have come by chance, or not', (_, error, expected) => {
    expect(aws.isTransient(error)).toBe(expected)
  })

  const origins: [string, unknown, string | undefined][] = [
    ['tells code and request id', awsError('VolumeInUse', { requestId: 'r-1' }), 'VolumeInUse, request r-1'],
    ['tells its code alone when it has no request id', awsError('VolumeInUse'), 'VolumeInUse'],
    ['has no origin when it is none of AWS', new TypeError('x'), undefined],
    ['has no origin when it never was answered', networkError(), undefined],
    ['has no origin when it is no error', 'text', undefined],
  ]
  test.each(origins)('%s', (_, error, expected) => expect(aws.describeAwsOrigin(error)).toBe(expected))
})

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
