// AWS's codes as words of ours: what each predicate says of them, and how the origin of an error is told.
import { describe, expect, test } from '@jest/globals'
import * as aws from '../../../src/aws/errors.ts'
import { awsError } from '../../support/fake-aws.ts'

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
