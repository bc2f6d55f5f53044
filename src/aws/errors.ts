// Classifies AWS errors by named sets of codes behind predicates, and formats them; no other file knows AWS's codes.

const NOT_FOUND = new Set([
  'InvalidInstanceID.NotFound',
  'InvalidAMIID.NotFound',
  'InvalidAMIID.Unavailable',
  'InvalidSnapshot.NotFound',
  'InvalidVolume.NotFound',
  'InvalidGroup.NotFound',
  'InvalidGroupId.NotFound',
  'InvalidKeyPair.NotFound',
  'InvalidSubnetID.NotFound',
  'NoSuchEntity',
  'NoSuchEntityException',
  'InvocationDoesNotExist',
  'ParameterNotFound',
])
const DUPLICATE = new Set([
  'InvalidKeyPair.Duplicate',
  'InvalidGroup.Duplicate',
  'InvalidPermission.Duplicate',
  'InvalidAMIName.Duplicate',
])
const UNAUTHORIZED = new Set([
  'UnauthorizedOperation',
  'UnauthorizedAccess',
  'AccessDenied',
  'AccessDeniedException',
  'AuthFailure',
])
const NO_CREDENTIALS = new Set(['CredentialsProviderError', 'CredentialsError'])
const BAD_CREDENTIALS = new Set([
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'SignatureDoesNotMatch',
  'AuthFailure',
])
const EXPIRED = new Set(['RequestExpired', 'ExpiredToken', 'ExpiredTokenException'])
const WRONG_STATE = new Set(['IncorrectInstanceState', 'IncorrectState'])
const CAPACITY = new Set(['InsufficientInstanceCapacity', 'InsufficientHostCapacity'])
/** Codes of EC2's list: the type isn't available in that zone, or the account's quota for it is used up. */
const TYPE_REFUSED = new Set(['Unsupported', 'VcpuLimitExceeded', 'InstanceLimitExceeded', 'InvalidInstanceType'])
/** Codes for any parameter; only the message tells whether it's the type. */
const PARAMETER_REFUSED = new Set([
  'InvalidParameterCombination',
  'InvalidParameterValue',
  'InvalidInstanceAttributeValue',
  'UnsupportedOperation',
])
/** The second is what other services say. */
const TAG_POLICY = new Set(['TagPolicyViolation', 'TagPolicyException'])

const ACTIONS = new WeakMap<Error, string>()

/** Notes which call an error came from, as IAM names it: the error's own text often doesn't say. */
export function noteAction(error: unknown, action: string): void {
  if (error instanceof Error) ACTIONS.set(error, action)
}

/** `ec2:StartInstances`: the action that the identity needs for the call that failed. */
export function awsAction(error: unknown): string | undefined {
  return error instanceof Error ? ACTIONS.get(error) : undefined
}

/** AWS's error code as the SDK gives it (`name`); undefined when it is no AWS error. */
export function awsCode(error: unknown): string | undefined {
  return isServiceError(error) ? error.name : undefined
}

/** AWS's request id of a failed call, where it was answered at all. */
export function requestId(error: unknown): string | undefined {
  return isServiceError(error) ? error.$metadata.requestId : undefined
}

/** The thing asked for is not there, or not any more. */
export const isNotFound = has(NOT_FOUND)
/** A thing of that name, or a rule, is there already. */
export const isDuplicate = has(DUPLICATE)
/** The identity may not do this; asking again doesn't help. */
export const isUnauthorized = has(UNAUTHORIZED)
/** No credentials at all could be found. */
export const isWithoutCredentials = has(NO_CREDENTIALS)
/** AWS doesn't know these credentials. */
export const isBadCredentials = has(BAD_CREDENTIALS)
/** The credentials were good once. */
export const isExpired = has(EXPIRED)
/** The instance is in a state that doesn't allow the call, such as `stopping` when asked to start. */
export const isWrongState = has(WRONG_STATE)
/** EC2 has no machine of that type to give there now. */
export const isWithoutCapacity = has(CAPACITY)
/**
 * EC2 refuses the instance type, for want of capacity or for good: another one may do. A new account of the free plan
 * gets `InvalidParameterCombination: The specified instance type is not eligible for Free Tier`.
 */
export function isRefusedType(error: unknown): boolean {
  if (isWithoutCapacity(error) || TYPE_REFUSED.has(codeOf(error))) return true
  return (
    PARAMETER_REFUSED.has(codeOf(error)) && error instanceof Error && /instance ?type|free tier/i.test(error.message)
  )
}
/** A refusal of the type, or of what it takes, that is the zone's: in another zone of the region EC2 may take it. */
export function isRefusedInZone(error: unknown): boolean {
  return isWithoutCapacity(error) || codeOf(error) === 'Unsupported'
}

/**
 * The call may have failed by chance: the answer was lost, AWS throttled, or AWS itself had a fault. Whether it was
 * carried out is not known.
 */
export function isTransient(error: unknown): boolean {
  if (!isServiceError(error)) return error instanceof Error && isOfNetwork(error)
  const status = error.$metadata.httpStatusCode
  return (
    status === undefined ||
    status === 429 ||
    status >= 500 ||
    /Throttl|TooManyRequests|RequestLimitExceeded|RateExceeded|SlowDown/.test(error.name)
  )
}

/** Something still uses the resource, as a group whose instance is not yet terminated. */
export function isInUse(error: unknown): boolean {
  return ['DependencyViolation', 'InvalidGroup.InUse', 'InvalidSnapshot.InUse', 'VolumeInUse'].includes(codeOf(error))
}

/** A profile just made isn't known to EC2 for up to two minutes; only this message may be waited out. */
export function isProfileNotYetKnown(error: unknown): boolean {
  return (
    codeOf(error) === 'InvalidParameterValue' &&
    error instanceof Error &&
    /Invalid IAM Instance Profile/i.test(error.message)
  )
}

/** Systems Manager's one code for: no permission, agent not running, not registered, or instance in no valid state. */
export function isInvalidInstanceId(error: unknown): boolean {
  return codeOf(error) === 'InvalidInstanceId'
}

/** Systems Manager's two codes for an id in a filter that it doesn't know. */
export function isUnknownToSystemsManager(error: unknown): boolean {
  return isInvalidInstanceId(error) || codeOf(error) === 'InvalidInstanceInformationFilterValue'
}

/** The account has as many copies under way into the region as EC2 takes at a time. */
export function isTooManyCopies(error: unknown): boolean {
  return codeOf(error) === 'ResourceLimitExceeded'
}

/** A policy of the organisation forbids it, whatever the role's own policies say. */
export function isDeniedByOrganization(error: unknown): boolean {
  return isUnauthorized(error) && /\b(?:service|resource) control policy\b/i.test(messageOf(error))
}

/** A tag policy of the organisation doesn't take a tag of the request; the identity may make the call. */
export const isTagPolicyViolation = has(TAG_POLICY)

/**
 * Finds the key of the tag that a policy wants otherwise, where AWS's message has it: `following tag key: 'CostCenter'`
 * of a tag policy, or the condition key `aws:RequestTag/CostCenter` in the reason of an explicit deny, once decoded
 * (https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html).
 */
export function findTagAtFault(error: unknown): string | undefined {
  const message = messageOf(error)
  if (isTagPolicyViolation(error)) return /tag key:? ['"]([^'"]+)['"]/i.exec(message)?.[1]
  const isDeny = isDeniedByOrganization(error) || /explicit ?deny/i.test(message)
  return isUnauthorized(error) && isDeny ? /aws:RequestTag\/([^\s'",)\]}]+)/i.exec(message)?.[1] : undefined
}

/** `ec2:CreateTags`: the action that AWS's message names; of a call that needs several it is the missing one. */
export function deniedAction(error: unknown): string | undefined {
  return /not authorized to perform: ([a-z0-9-]+:[A-Za-z]+)/.exec(messageOf(error))?.[1]
}

/** A client token was used before with other parameters (EC2 keeps tokens for a day or more). */
export function isTokenMismatch(error: unknown): boolean {
  return codeOf(error) === 'IdempotentParameterMismatch'
}

/** A client token of RunInstances stands for an instance that is terminated (EC2's answer since January 2025). */
export function isTokenOfTerminated(error: unknown): boolean {
  return codeOf(error) === 'IdempotentInstanceTerminated'
}

/** `UnauthorizedOperation, request 1234-…` for the end of an error's text; undefined when it is no AWS error. */
export function describeAwsOrigin(error: unknown): string | undefined {
  return formatAwsOrigin({ code: awsCode(error), requestId: requestId(error) })
}

/** Formats the same from a code and a request id as a result keeps them. */
export function formatAwsOrigin({
  code,
  requestId: id,
}: {
  readonly code?: string | undefined
  readonly requestId?: string | undefined
}): string | undefined {
  return code === undefined || id === undefined ? code : `${code}, request ${id}`
}

/** What AWS itself answered; a request that never was answered has metadata too, and no fault. */
interface ServiceError extends Error {
  readonly $metadata: { readonly requestId?: string; readonly httpStatusCode?: number }
}

function isServiceError(error: unknown): error is ServiceError {
  return error instanceof Error && '$metadata' in error && '$fault' in error
}

/** Whether Node or the SDK reports a connection that broke or was never made. */
function isOfNetwork(error: Error): boolean {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return error.name === 'TimeoutError' || /^(E[A-Z]+|UND_ERR_.*)$/.test(code)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : ''
}

function codeOf(error: unknown): string {
  return error instanceof Error ? error.name : ''
}

function has(codes: ReadonlySet<string>): (error: unknown) => boolean {
  return (error) => codes.has(codeOf(error))
}
