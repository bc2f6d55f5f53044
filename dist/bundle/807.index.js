export const id = 807;
export const ids = [807];
export const modules = {
3620:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
K: () => ( clientMaker)
});
var errors = __webpack_require__(9507);
var external_node_http_ = __webpack_require__(7067);
var external_node_https_ = __webpack_require__(4708);
;
const MAX_SOCKETS = 50
const DIRECT = ['localhost', '127.0.0.1', '[::1]', '::1', '169.254.169.254', '169.254.170.2', '169.254.170.23']
function proxyAgents(variables ) {
const read = (name ) => variables[name.toLowerCase()] ?? variables[name] ?? ''
const https = withScheme(read('HTTPS_PROXY'))
const http = withScheme(read('HTTP_PROXY'))
if (https === '' && http === '') return {}
const named = read('NO_PROXY')
.split(/[\s,]+/)
.filter((name) => name !== '')
const below = named.filter((name) => /^[a-z]/i.test(name)).map((name) => `.${name}`)
const proxyEnv = { HTTPS_PROXY: https, HTTP_PROXY: http, NO_PROXY: [...DIRECT, ...named, ...below].join(',') }
const options = { keepAlive: true, maxSockets: MAX_SOCKETS, proxyEnv }
return { httpAgent: new external_node_http_.Agent(options), httpsAgent: new external_node_https_.Agent(options) }
}
function withScheme(proxy ) {
return proxy === '' || proxy.includes('://') ? proxy : `http://${proxy}`
}
;
const ATTEMPTS = 9
const LONGEST_BACKOFF_MILLISECONDS = 10_000
function clientMaker({ clock, credentials, variables = {}, version } ) {
const agents = proxyAgents(variables)
return (Kind, region, attempts = ATTEMPTS) => {
const client = new Kind({
region,
...(credentials === undefined ? {} : { credentials }),
retryStrategy: patientRetry(attempts),
requestHandler: { connectionTimeout: 5_000, requestTimeout: 30_000, throwOnRequestTimeout: true, ...agents },
customUserAgent: [['aws-servicemon', version]],
})
const { middlewareStack } = client
nameActions(middlewareStack)
followAwsTime(middlewareStack, clock)
return client
}
}
function patientRetry(attempts ) {
return {
acquireInitialRetryToken: () => Promise.resolve(retryToken(0, 0)),
refreshRetryTokenForRetry: (token, { errorType, error }) => {
const retries = token.getRetryCount() + 1
const passes = (errorType === 'THROTTLING' || errorType === 'TRANSIENT') && !(0,errors .Fb)(error)
return passes && retries < attempts
? Promise.resolve(retryToken(retries, backoff(retries)))
: Promise.reject(new Error('not to be repeated'))
},
recordSuccess: () => undefined,
}
}
function retryToken(retries , delayMilliseconds ) {
return { getRetryCount: () => retries, getRetryDelay: () => delayMilliseconds }
}
function backoff(retries ) {
return Math.random() * Math.min(LONGEST_BACKOFF_MILLISECONDS, 100 * 2 ** retries)
}
function nameActions(stack ) {
stack.add(
(next, { clientName = '', commandName = '' }) =>
async (args) => {
try {
return await next(args)
} catch (error) {
(0,errors .r2)(error, `${clientName.replace('Client', '').toLowerCase()}:${commandName.replace(/Command$/, '')}`)
throw error
}
},
{ step: 'initialize', name: 'nameActions' },
)
}
function followAwsTime(stack , clock ) {
stack.add(
(next) => async (args) => {
const asked = performance.now()
const result = await next(args)
const header = headerOf(result.response, 'date')
const time = header === undefined ? Number.NaN : Date.parse(header)
if (!Number.isNaN(time)) clock.correct(new Date(time), (performance.now() - asked) / 1000)
return result
},
{ step: 'deserialize', name: 'followAwsTime', priority: 'low' },
)
}
function headerOf(response , name ) {
if (typeof response !== 'object' || response === null || !('headers' in response)) return undefined
const headers = response.headers
return headers[name]
}
}),
153:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
N: () => ( connect)
});
var client_maker = __webpack_require__(3620);
var src_clock = __webpack_require__(2050);
var errors = __webpack_require__(9973);
var aws_errors = __webpack_require__(9507);
var poll = __webpack_require__(4065);
var schemas = __webpack_require__(2701);
;
const ISSUER = 'token.actions.githubusercontent.com'
const claimsSchema = schemas .Ikc({
sub: schemas .YjP(),
aud: schemas .YjP().optional(),
repository: schemas .YjP().optional(),
repository_id: schemas .YjP().optional(),
repository_owner_id: schemas .YjP().optional(),
job_workflow_ref: schemas .YjP().optional(),
})
function parseClaims(token ) {
try {
const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')
return claimsSchema.safeParse(JSON.parse(payload)).data
} catch {
return undefined
}
}
function describeTrust(claims ) {
const { old, immutable } = subjectForms(claims)
const [own = claims.sub, ...others] = [...new Set([claims.sub, immutable, old])].filter((sub) => sub !== undefined)
const audience = claims.aud === undefined ? '' : `, aud ${JSON.stringify(claims.aud)}`
const other = others.map((sub) => JSON.stringify(sub)).join(' or ')
return (
`This job's token says sub ${JSON.stringify(claims.sub)}${audience}. ` +
`The role's trust policy accepts it with "Condition": ${JSON.stringify(condition(claims, own))}` +
(others.length === 0 ? '' : ` (the repository's other form of sub is ${other})`) +
(claims.job_workflow_ref === undefined
? ''
: `. Where it asks for job_workflow_ref, as the shipped template's schedule does, ${JSON.stringify(claims.job_workflow_ref)} has to be among its values`)
)
}
function condition({ aud, repository_id } , sub ) {
return {
StringEquals: {
[`${ISSUER}:aud`]: aud ?? 'sts.amazonaws.com',
[`${ISSUER}:sub`]: sub,
[`${ISSUER}:repository_id`]: repository_id,
},
}
}
function subjectForms({ sub, repository, repository_id, repository_owner_id } )
{
const tail = /^repo:[^:]+(:.*)$/.exec(sub)?.[1]
const [owner, name] = repository?.split('/') ?? []
if (tail === undefined || owner === undefined || name === undefined) return { old: undefined, immutable: undefined }
const hasIds = repository_id !== undefined && repository_owner_id !== undefined
return {
old: `repo:${owner}/${name}${tail}`,
immutable: hasIds ? `repo:${owner}@${repository_owner_id}/${name}@${repository_id}${tail}` : undefined,
}
}
;
const RENEW_BEFORE_SECONDS = 300
const TOKEN_LIMIT_SECONDS = 60
function assumeRole(
role ,
{ clock, getIdToken, sts } ,
) {
let held
let asking
const ask = async () => {
const token = await fetchToken(role, { clock, getIdToken })
const credentials = await assumeWith(token, { role, clock, sts: await sts() })
const life = (0,src_clock .O1)(clock.now(), credentials.expiration)
const renewAt = (0,src_clock ._I)(credentials.expiration, -Math.min(RENEW_BEFORE_SECONDS, life / 2))
held = { credentials, renewAt }
return credentials
}
return async () => {
if (held !== undefined && clock.now() < held.renewAt) return held.credentials
asking ??= ask().finally(() => {
asking = undefined
})
if (held === undefined || held.credentials.expiration <= clock.now()) return asking
asking.catch(() => undefined)
return held.credentials
}
}
async function fetchToken(
{ arn, audience } ,
{ clock, getIdToken } ,
) {
try {
return await (0,poll .i9)(mayPass, () => getIdToken(audience), {
everySeconds: 5,
limitSeconds: TOKEN_LIMIT_SECONDS,
clock,
})
} catch (cause) {
const isAllowed = !(cause instanceof Error && cause.message.includes('ACTIONS_ID_TOKEN_REQUEST'))
throw new errors .lZ(`asking GitHub for this job's token, to assume role ${arn}`, {
cause,
hint: isAllowed
? 'Nothing was started. If it stays so, see githubstatus.com.'
: 'The job needs `permissions: id-token: write`; a pull request from a fork never gets it.',
})
}
}
function mayPass(error ) {
return error instanceof Error && !/Error Code : 4\d\d|ACTIONS_ID_TOKEN_REQUEST/.test(error.message)
}
async function assumeWith(
token ,
{ role, clock, sts } ,
) {
const { AssumeRoleWithWebIdentityCommand } = await Promise.all( [__webpack_require__.e(457), __webpack_require__.e(931)]).then(__webpack_require__.bind(__webpack_require__, 9931))
const call = new AssumeRoleWithWebIdentityCommand({
RoleArn: role.arn,
RoleSessionName: role.sessionName,
WebIdentityToken: token,
})
try {
const { Credentials: given } = await (0,poll .i9)(
(error) => (0,aws_errors .z8)(error) === 'IDPCommunicationError',
() => sts.send(call),
{ everySeconds: 5, limitSeconds: TOKEN_LIMIT_SECONDS, clock },
)
return {
accessKeyId: given?.AccessKeyId ?? '',
secretAccessKey: given?.SecretAccessKey ?? '',
sessionToken: given?.SessionToken ?? '',
expiration: given?.Expiration ?? clock.now(),
}
} catch (cause) {
throw new errors .lZ(`assuming role ${role.arn}`, { cause, ...hintFor(cause, { role, token }) })
}
}
function hintFor(cause , { role, token } ) {
const claims = parseClaims(token)
if ((0,aws_errors .Tk)(cause) && claims !== undefined) return { hint: describeTrust(claims) }
if ((0,aws_errors .z8)(cause) === 'InvalidIdentityToken') {
return {
hint: `The account has no identity provider for token.actions.githubusercontent.com, or it doesn't list the audience ${role.audience}.`,
}
}
return {}
}
var version = __webpack_require__(7325);
;
function connect(
{ role, region } ,
{ clock, getIdToken, variables } ,
) {
const anonymous = { clock, variables, version: version .x }
const sts = async (options ) => {
const { STSClient } = await Promise.all( [__webpack_require__.e(457), __webpack_require__.e(931)]).then(__webpack_require__.bind(__webpack_require__, 9931))
return (0,client_maker .K)(options)(STSClient, region)
}
const asRole = (wanted ) => {
const sessionName = wanted.sessionName ?? `servicemon-${variables['GITHUB_RUN_ID'] ?? 'local'}`
const credentials = assumeRole({ ...wanted, sessionName }, { clock, getIdToken, sts: () => sts(anonymous) })
return { ...anonymous, credentials }
}
const options = role === undefined ? anonymous : asRole(role)
return {
region,
sts: () => sts(options),
load: async () => {
const { createAws } = await Promise.all( [__webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(442)]).then(__webpack_require__.bind(__webpack_require__, 3442))
return createAws(options)
},
}
}
}),
9507:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
AC: () => ( isRefusedInZone),
Eo: () => ( isInvalidInstanceId),
Fb: () => ( isWithoutCapacity),
Jk: () => ( formatAwsOrigin),
KD: () => ( isDuplicate),
MQ: () => ( isTokenOfTerminated),
NG: () => ( isUnknownToSystemsManager),
Np: () => ( isWithoutCredentials),
Qh: () => ( awsAction),
Sb: () => ( isProfileNotYetKnown),
Tk: () => ( isUnauthorized),
Ub: () => ( deniedAction),
Y1: () => ( isDeniedByOrganization),
_d: () => ( isExpired),
aF: () => ( isTokenMismatch),
b4: () => ( isWrongState),
bm: () => ( isTooManyCopies),
c4: () => ( isNotFound),
dg: () => ( isTransient),
di: () => ( findTagAtFault),
i4: () => ( isTagPolicyViolation),
ly: () => ( isInUse),
pl: () => ( isRefusedType),
r2: () => ( noteAction),
rA: () => ( describeAwsOrigin),
ww: () => ( isBadCredentials),
z2: () => ( requestId),
z8: () => ( awsCode)
});
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
const TYPE_REFUSED = new Set(['Unsupported', 'VcpuLimitExceeded', 'InstanceLimitExceeded', 'InvalidInstanceType'])
const PARAMETER_REFUSED = new Set([
'InvalidParameterCombination',
'InvalidParameterValue',
'InvalidInstanceAttributeValue',
'UnsupportedOperation',
])
const TAG_POLICY = new Set(['TagPolicyViolation', 'TagPolicyException'])
const ACTIONS = new WeakMap ()
function noteAction(error , action ) {
if (error instanceof Error) ACTIONS.set(error, action)
}
function awsAction(error ) {
return error instanceof Error ? ACTIONS.get(error) : undefined
}
function awsCode(error ) {
return isServiceError(error) ? error.name : undefined
}
function requestId(error ) {
return isServiceError(error) ? error.$metadata.requestId : undefined
}
const isNotFound = has(NOT_FOUND)
const isDuplicate = has(DUPLICATE)
const isUnauthorized = has(UNAUTHORIZED)
const isWithoutCredentials = has(NO_CREDENTIALS)
const isBadCredentials = has(BAD_CREDENTIALS)
const isExpired = has(EXPIRED)
const isWrongState = has(WRONG_STATE)
const isWithoutCapacity = has(CAPACITY)
function isRefusedType(error ) {
if (isWithoutCapacity(error) || TYPE_REFUSED.has(codeOf(error))) return true
return (
PARAMETER_REFUSED.has(codeOf(error)) && error instanceof Error && /instance ?type|free tier/i.test(error.message)
)
}
function isRefusedInZone(error ) {
return isWithoutCapacity(error) || codeOf(error) === 'Unsupported'
}
function isTransient(error ) {
if (!isServiceError(error)) return error instanceof Error && isOfNetwork(error)
const status = error.$metadata.httpStatusCode
return (
status === undefined ||
status === 429 ||
status >= 500 ||
/Throttl|TooManyRequests|RequestLimitExceeded|RateExceeded|SlowDown/.test(error.name)
)
}
function isInUse(error ) {
return ['DependencyViolation', 'InvalidGroup.InUse', 'InvalidSnapshot.InUse', 'VolumeInUse'].includes(codeOf(error))
}
function isProfileNotYetKnown(error ) {
return (
codeOf(error) === 'InvalidParameterValue' &&
error instanceof Error &&
/Invalid IAM Instance Profile/i.test(error.message)
)
}
function isInvalidInstanceId(error ) {
return codeOf(error) === 'InvalidInstanceId'
}
function isUnknownToSystemsManager(error ) {
return isInvalidInstanceId(error) || codeOf(error) === 'InvalidInstanceInformationFilterValue'
}
function isTooManyCopies(error ) {
return codeOf(error) === 'ResourceLimitExceeded'
}
function isDeniedByOrganization(error ) {
return isUnauthorized(error) && /\b(?:service|resource) control policy\b/i.test(messageOf(error))
}
const isTagPolicyViolation = has(TAG_POLICY)
function findTagAtFault(error ) {
const message = messageOf(error)
if (isTagPolicyViolation(error)) return /tag key:? ['"]([^'"]+)['"]/i.exec(message)?.[1]
const isDeny = isDeniedByOrganization(error) || /explicit ?deny/i.test(message)
return isUnauthorized(error) && isDeny ? /aws:RequestTag\/([^\s'",)\]}]+)/i.exec(message)?.[1] : undefined
}
function deniedAction(error ) {
return /not authorized to perform: ([a-z0-9-]+:[A-Za-z]+)/.exec(messageOf(error))?.[1]
}
function isTokenMismatch(error ) {
return codeOf(error) === 'IdempotentParameterMismatch'
}
function isTokenOfTerminated(error ) {
return codeOf(error) === 'IdempotentInstanceTerminated'
}
function describeAwsOrigin(error ) {
return formatAwsOrigin({ code: awsCode(error), requestId: requestId(error) })
}
function formatAwsOrigin({
code,
requestId: id,
}
) {
return code === undefined || id === undefined ? code : `${code}, request ${id}`
}
function isServiceError(error ) {
return error instanceof Error && '$metadata' in error && '$fault' in error
}
function isOfNetwork(error ) {
const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
return error.name === 'TimeoutError' || /^(E[A-Z]+|UND_ERR_.*)$/.test(code)
}
function messageOf(error ) {
return error instanceof Error ? error.message : ''
}
function codeOf(error ) {
return error instanceof Error ? error.name : ''
}
function has(codes ) {
return (error) => codes.has(codeOf(error))
}
}),
4065:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
N0: () => ( STALE_READ_SECONDS),
i9: () => ( retryWhile),
lb: () => ( PollTimeout),
wt: () => ( poll)
});
var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9507);
const STALE_READ_SECONDS = 30
const UNANSWERED_SECONDS = 120
class PollTimeout extends Error {
name = 'PollTimeout'
}
async function poll ({ look, everySeconds, limitSeconds, clock, signal } ) {
const started = clock.elapsed()
let answered = started
for (;;) {
let trouble
try {
const seen = await look()
if (seen !== undefined) return seen
answered = clock.elapsed()
} catch (error) {
if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__ .dg)(error) || clock.elapsed() - answered >= UNANSWERED_SECONDS) throw error
trouble = error
}
if (clock.elapsed() - started >= limitSeconds) {
throw new PollTimeout(`not seen within ${limitSeconds} s`, { cause: trouble })
}
await clock.sleep(typeof everySeconds === 'number' ? everySeconds : everySeconds(), signal)
}
}
async function retryWhile (
passes ,
call ,
wait ,
) {
let last
try {
const answer = await poll ({
...wait,
look: async () => {
try {
return { value: await call() }
} catch (error) {
if (!(error instanceof Error) || !passes(error)) return { error }
last = error
return undefined
}
},
})
if ('error' in answer) throw answer.error
return answer.value
} catch (error) {
if (error instanceof PollTimeout && last !== undefined) throw last
throw error
}
}
}),
2050:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
O1: () => ( secondsBetween),
_I: () => ( secondsAfter),
fU: () => ( formatTime),
ml: () => ( systemClock)
});
var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
function systemClock(pace = 1) {
let ahead = { least: -Infinity, most: Infinity }
let offsetMilliseconds = 0
let sparedSeconds = 0
const elapsed = () => performance.now() / 1000 + sparedSeconds
return {
now: () => new Date(Date.now() + offsetMilliseconds),
pace,
elapsed,
correct(awsTime, tookSeconds) {
const least = awsTime.getTime() - Date.now()
const told = { least, most: least + 999 + tookSeconds * 1000 }
const both = { least: Math.max(ahead.least, told.least), most: Math.min(ahead.most, told.most) }
ahead = both.least <= both.most ? both : told
offsetMilliseconds = Math.min(Math.max(0, ahead.least), ahead.most)
},
async sleep(seconds, signal) {
const wakes = elapsed() + seconds
try {
await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(seconds * pace * 1000, undefined, { signal })
} catch (error) {
throw signal?.reason instanceof Error ? signal.reason : error
}
sparedSeconds += Math.max(0, wakes - elapsed())
},
}
}
function formatTime(time ) {
return time.toISOString().replace(/\.\d{3}Z$/, 'Z')
}
function secondsAfter(from , seconds ) {
return new Date(from.getTime() + seconds * 1000)
}
function secondsBetween(from , to ) {
return (to.getTime() - from.getTime()) / 1000
}
}),
9973:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
BP: () => ( errorLine),
DD: () => ( causeChain),
P_: () => ( Refusal),
Uc: () => ( describeError),
Yp: () => ( doing),
lZ: () => ( ActionError),
mu: () => ( withHint)
});
class ActionError extends Error {
name = 'ActionError'
hint
constructor(message , options = {}) {
super(message, options)
this.hint = options.hint
}
}
class Refusal extends ActionError {
status
constructor(status , message , options = {}) {
super(message, options)
this.status = status
}
}
async function doing (what , work ) {
try {
return await work()
} catch (cause) {
throw cause instanceof ActionError ? cause : new ActionError(what, { cause })
}
}
function describeError(error ) {
const messages = [messageOf(error)]
let hint
for (const link of causeChain(error)) {
const message = messageOf(link)
if (messages.at(-1) !== message) messages.push(message)
if (link instanceof ActionError) hint ??= link.hint
}
return { messages, hint }
}
function messageOf(error ) {
return error instanceof Error ? error.message || error.name : String(error)
}
function errorLine(error ) {
const { messages, hint } = describeError(error)
return withHint(messages.join(': '), hint)
}
function withHint(text , hint ) {
return hint === undefined ? text : `${text}${/[.?!]$/.test(text) ? '' : '.'} ${hint}`
}
function causeChain(error ) {
const chain = []
let link = error
do {
chain.push(link)
link = link instanceof Error ? link.cause : undefined
} while (link !== undefined && !chain.includes(link))
return chain
}
}),
985:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
d: () => ( isBurstable),
y: () => ( creditsOf)
});
function isBurstable(type ) {
return /^(t2|t3|t3a|t4g)\./.test(type)
}
function creditsOf({ credits } , type ) {
return isBurstable(type) ? credits : undefined
}
}),
5283:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Gt: () => ( MAX_FLEET_TAGS),
JB: () => ( MAX_COMMAND_BYTES),
Lp: () => ( MAX_ENV_BYTES),
Pe: () => ( MAX_TIMEOUT_SECONDS),
bC: () => ( MAX_SECRETS),
cH: () => ( READONLY_NAMES),
de: () => ( FUSE_MARGIN_SECONDS),
jN: () => ( MIN_TIMEOUT_SECONDS),
mF: () => ( MAX_WAIT_FOR_BOOT_SECONDS),
mk: () => ( MAX_OUTPUT_CAP_BYTES)
});
var _lease_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2294);
var _phases_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9022);
var _tags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3923);
const FUSE_MARGIN_SECONDS = (0,_phases_js__WEBPACK_IMPORTED_MODULE_1__ .lP)({ outputCapBytes: 0, waitForBootSeconds: 0 })
const MAX_WAIT_FOR_BOOT_SECONDS = 10 * 60
const MAX_TIMEOUT_SECONDS = _phases_js__WEBPACK_IMPORTED_MODULE_1__ .p - FUSE_MARGIN_SECONDS
const MAX_OUTPUT_CAP_BYTES = 32 * 1024 ** 2
const MIN_TIMEOUT_SECONDS = 10
const MAX_SECRETS = 10
const MAX_COMMAND_BYTES = 256 * 1024
const MAX_ENV_BYTES = 64 * 1024
const READONLY_NAMES = ['UID', 'EUID', 'PPID', 'SHELLOPTS', 'BASHOPTS', 'BASH_VERSINFO']
const OWN_TAGS = 1 + Object.keys(_tags_js__WEBPACK_IMPORTED_MODULE_2__ .Dk).length - 1
const OTHER_TAGS = 5
const MAX_FLEET_TAGS = _tags_js__WEBPACK_IMPORTED_MODULE_2__ .x3 - OWN_TAGS - _lease_js__WEBPACK_IMPORTED_MODULE_0__ .f4 - OTHER_TAGS
}),
8301:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
FN: () => ( MODES),
bL: () => ( listInputNames),
mc: () => ( INPUTS),
ry: () => ( splitList)
});
const MODES = ['provision', 'check', 'clear', 'run', 'start', 'stop', 'rotate']
const INPUTS = {
mode: { default: '', modes: MODES },
region: { default: '', modes: MODES },
'fleet-file': { default: 'fleet.yml', modes: MODES },
command: { default: '', modes: ['run'] },
timeout: { default: '', modes: ['run', 'start'] },
'if-due': { default: 'false', modes: ['run'] },
hold: { default: '', modes: ['start'] },
'dry-run': { default: 'false', modes: ['provision', 'clear'] },
confirm: { default: '', modes: ['clear'] },
adopt: { default: 'false', modes: ['provision'] },
require: { default: '', modes: ['check'] },
'catch-up': { default: 'all', modes: ['rotate'] },
'role-to-assume': { default: '', modes: MODES },
audience: { default: 'sts.amazonaws.com', modes: MODES },
'role-session-name': { default: '', modes: MODES },
'allowed-account-ids': { default: '', modes: MODES },
'github-token': { default: '${{ github.token }}', modes: MODES },
}
const OUTPUTS = ( null && (['result', 'status', 'regions', 'exit-code', 'output-file']))
function listInputNames() {
return Object.keys(INPUTS).filter((name) => name in INPUTS)
}
function splitList(text ) {
return text
.split(/[,\r\n]/)
.map((item) => item.trim())
.filter((item) => item !== '')
}
}),
779:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
inputReader: () => ( inputReader),
isUsedBy: () => ( isUsedBy),
loadInputs: () => ( loadInputs),
loadRole: () => ( loadRole)
});
var _text_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9144);
var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);
var _fleet_limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5283);
var _phases_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9022);
var _input_list_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8301);
var _text_size_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1993);
var _text_suggest_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6160);
function inputReader(variables ) {
return (name) => variables[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? ''
}
function loadInputs(read ) {
const { problems, take, textOf } = reader(read)
const mode = take('mode', parseMode)
const values = takeAll(take)
if (textOf('mode') === '') problems.unshift(`mode: found nothing, must be ${listOf(_input_list_js__WEBPACK_IMPORTED_MODULE_4__ .FN)}`)
if (mode === undefined || problems.length > 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ(problems.join('\n'))
const githubToken = read('github-token').trim()
const common = {
fleetFile: textOf('fleet-file').trim(),
region: textOf('region').trim(),
allowedAccountIds: values.allowedAccountIds,
role: values.role,
githubToken: githubToken === '' ? undefined : githubToken,
ignored: (0,_input_list_js__WEBPACK_IMPORTED_MODULE_4__ .bL)().filter((name) => !isUsedBy(name, mode) && textOf(name).trim() !== _input_list_js__WEBPACK_IMPORTED_MODULE_4__ .mc[name].default),
}
return { ...common, ...ofMode(mode, values) }
}
function takeAll(take ) {
return {
ifDue: take('if-due', parseBoolean) ?? false,
dryRun: take('dry-run', parseBoolean) ?? false,
adopt: take('adopt', parseBoolean) ?? false,
command: take('command', parseCommand),
timeoutSeconds: take('timeout', (text) => parseSeconds(text, _fleet_limits_js__WEBPACK_IMPORTED_MODULE_2__ .jN, _fleet_limits_js__WEBPACK_IMPORTED_MODULE_2__ .Pe)),
holdSeconds: take('hold', (text) => parseSeconds(text, MIN_HOLD_SECONDS, _phases_js__WEBPACK_IMPORTED_MODULE_3__ .p)),
confirm: take('confirm', (text) => text.trim()),
require: take('require', parseRequire),
catchUp: take('catch-up', parseCatchUp) ?? ('all' ),
allowedAccountIds: take('allowed-account-ids', parseAccountIds) ?? [],
role: takeRole(take),
}
}
function ofMode(mode , values ) {
const { dryRun, adopt, require, confirm, command, timeoutSeconds, ifDue, holdSeconds, catchUp } = values
switch (mode) {
case 'provision':
return { mode, dryRun, adopt }
case 'check':
return { mode, require }
case 'clear':
return { mode, dryRun, confirm }
case 'run':
return { mode, command, timeoutSeconds, ifDue }
case 'start':
return { mode, timeoutSeconds, holdSeconds }
case 'stop':
return { mode }
case 'rotate':
return { mode, catchUp }
}
}
function loadRole(read ) {
const { problems, take } = reader(read)
const role = takeRole(take)
if (problems.length > 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ(problems.join('\n'))
return role
}
function reader(read ) {
const problems = []
const textOf = (name ) => {
const text = read(name)
return text.trim() === '' ? _input_list_js__WEBPACK_IMPORTED_MODULE_4__ .mc[name].default : text
}
const take = (name, parse) => {
const text = textOf(name)
if (text === '') return undefined
try {
return parse(text)
} catch (error) {
if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ)) throw error
problems.push(`${name}: found ${quote(text)}, ${error.message}`)
return undefined
}
}
return { problems, take, textOf }
}
function takeRole(take ) {
const audience = take('audience', (text) => text.trim()) ?? _input_list_js__WEBPACK_IMPORTED_MODULE_4__ .mc.audience.default
const sessionName = take('role-session-name', parseSessionName)
const arn = take('role-to-assume', parseRoleArn)
return arn === undefined ? undefined : { arn, audience, sessionName }
}
function parseRoleArn(text ) {
if (/^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(text.trim())) return text.trim()
throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ("must be a role's ARN, such as arn:aws:iam::123456789012:role/servicemon-rotate")
}
function parseSessionName(text ) {
if (/^[\w+=,.@-]{2,64}$/.test(text.trim())) return text.trim()
throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ('must be 2 to 64 letters, digits and _+=,.@-')
}
const MIN_HOLD_SECONDS = 60
function isUsedBy(name , mode ) {
const modes = _input_list_js__WEBPACK_IMPORTED_MODULE_4__ .mc[name].modes
return modes.includes(mode)
}
function parseMode(text ) {
const mode = _input_list_js__WEBPACK_IMPORTED_MODULE_4__ .FN.find((known) => known === text.trim())
if (mode === undefined) throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ(`must be ${listOf(_input_list_js__WEBPACK_IMPORTED_MODULE_4__ .FN)}${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_6__ .a)(text.trim(), _input_list_js__WEBPACK_IMPORTED_MODULE_4__ .FN)}`)
return mode
}
function parseBoolean(text ) {
if (['true', 'True', 'TRUE'].includes(text.trim())) return true
if (['false', 'False', 'FALSE'].includes(text.trim())) return false
throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ('must be true or false')
}
function parseSeconds(text , min , max ) {
if (!_text_duration_js__WEBPACK_IMPORTED_MODULE_0__ .Cq.test(text.trim())) throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ(_text_duration_js__WEBPACK_IMPORTED_MODULE_0__ .Qb)
const seconds = (0,_text_duration_js__WEBPACK_IMPORTED_MODULE_0__ .E9)(text.trim())
if (seconds >= min && seconds <= max) return seconds
throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ(`must be between ${(0,_text_duration_js__WEBPACK_IMPORTED_MODULE_0__ .a3)(min)} and ${(0,_text_duration_js__WEBPACK_IMPORTED_MODULE_0__ .a3)(max)}`)
}
function parseCommand(text ) {
if (text.includes('\0')) throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ('must not contain NUL characters')
if (Buffer.byteLength(text) <= _fleet_limits_js__WEBPACK_IMPORTED_MODULE_2__ .JB) return text
throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ(`must be at most ${(0,_text_size_js__WEBPACK_IMPORTED_MODULE_5__ .Xq)(_fleet_limits_js__WEBPACK_IMPORTED_MODULE_2__ .JB)} long`)
}
function parseRequire(text ) {
if (text.trim() === 'ready') return 'ready'
throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ('must be ready, or nothing')
}
function parseCatchUp(text ) {
if (text.trim() === 'all') return 'all'
if (/^[1-9]\d{0,3}$/.test(text.trim())) return Number(text.trim())
throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ('must be all, or a whole number from 1 to 9999')
}
function parseAccountIds(text ) {
const ids = (0,_input_list_js__WEBPACK_IMPORTED_MODULE_4__ .ry)(text)
if (ids.length > 0 && ids.every((id) => /^\d{12}$/.test(id))) return [...new Set(ids)]
throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__ .lZ('must be account ids of 12 digits, by comma or line and in quotes')
}
function listOf(words ) {
return new Intl.ListFormat('en', { type: 'disjunction' }).format(words)
}
function quote(text ) {
return JSON.stringify(text.length <= 80 ? text : `${text.slice(0, 79)}…`)
}
}),
7373:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
M: () => ( isOn)
});
function isOn(state ) {
return state === 'running' || state === 'pending'
}
}),
2294:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
IL: () => ( findHolder),
Pk: () => ( isRunId),
WR: () => ( leaseValue),
_c: () => ( liveLeases),
aW: () => ( leaseKey),
f4: () => ( MAX_LEFT_LEASES),
hD: () => ( listGivenUp),
iV: () => ( liveHold),
sG: () => ( describeHolder),
t9: () => ( parseLeases)
});
var _tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3923);
var _clock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2050);
var _instance_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7373);
var _phases_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9022);
function isRunId(text ) {
return /^\d+-\d+-[0-9a-f]{8}$/.test(text)
}
function leaseKey(runId ) {
return `${_tags_js__WEBPACK_IMPORTED_MODULE_0__ .Dk.lease}${runId}`
}
function leaseValue({ claimed, until } ) {
return `${(0,_clock_js__WEBPACK_IMPORTED_MODULE_1__ .fU)(claimed)}/${(0,_clock_js__WEBPACK_IMPORTED_MODULE_1__ .fU)(until)}`
}
function parseLeases(tags ) {
return Object.entries(tags)
.filter(([key]) => key.startsWith(_tags_js__WEBPACK_IMPORTED_MODULE_0__ .Dk.lease))
.map(([key, value]) => {
const [claimed, until] = value.split('/').map((part) => new Date(part))
const dead = new Date(0)
return { runId: key.slice(_tags_js__WEBPACK_IMPORTED_MODULE_0__ .Dk.lease.length), claimed: validOr(claimed, dead), until: validOr(until, dead) }
})
.sort((a, b) => a.claimed.getTime() - b.claimed.getTime() || (a.runId < b.runId ? -1 : 1))
}
const MAX_LEFT_LEASES = 20
const MAX_LEFT_SECONDS = 30 * 86_400
function listGivenUp(left , now ) {
const surplus = left.length - MAX_LEFT_LEASES
return left.filter(({ claimed }, index) => index < surplus || (0,_clock_js__WEBPACK_IMPORTED_MODULE_1__ .O1)(claimed, now) > MAX_LEFT_SECONDS)
}
const CLOCK_SKEW_SECONDS = 300
function liveHold({ launchTime, tags } , now ) {
const until = earlier(new Date(tags[_tags_js__WEBPACK_IMPORTED_MODULE_0__ .Dk.hold] ?? Number.NaN), (0,_clock_js__WEBPACK_IMPORTED_MODULE_1__ ._I)(launchTime, _phases_js__WEBPACK_IMPORTED_MODULE_2__ .p))
return until > now ? until : undefined
}
function liveLeases({ state, launchTime, tags } , now ) {
const [unstarted, limit] = state === 'stopped' ? [now, _phases_js__WEBPACK_IMPORTED_MODULE_2__ .uK.deadClaim] : [launchTime, _phases_js__WEBPACK_IMPORTED_MODULE_2__ .uK.deadClaim + _phases_js__WEBPACK_IMPORTED_MODULE_2__ .uK.start]
return parseLeases(tags)
.map((lease) => ({ ...lease, until: earlier(lease.until, (0,_clock_js__WEBPACK_IMPORTED_MODULE_1__ ._I)(lease.claimed, _phases_js__WEBPACK_IMPORTED_MODULE_2__ .wk)) }))
.filter(({ claimed, until }) => until > now && (0,_clock_js__WEBPACK_IMPORTED_MODULE_1__ .O1)(now, claimed) <= CLOCK_SKEW_SECONDS)
.filter(({ claimed }) => (0,_clock_js__WEBPACK_IMPORTED_MODULE_1__ .O1)(claimed, unstarted) <= limit)
}
function findHolder(instance , now ) {
const hold = liveHold(instance, now)
if (hold !== undefined) return { kind: 'hold', until: hold }
const [lease] = liveLeases(instance, now)
if (lease !== undefined) return { kind: 'lease', until: lease.until, runId: lease.runId }
const proved = (0,_clock_js__WEBPACK_IMPORTED_MODULE_1__ ._I)(instance.launchTime, _phases_js__WEBPACK_IMPORTED_MODULE_2__ .M$)
if (instance.tags[_tags_js__WEBPACK_IMPORTED_MODULE_0__ .Dk.state] === 'proving' && (0,_instance_state_js__WEBPACK_IMPORTED_MODULE_3__ .M)(instance.state) && proved > now) {
return { kind: 'proof boot', until: proved }
}
return undefined
}
function describeHolder({ kind, until, runId } ) {
return `${runId === undefined ? `a ${kind}` : `run ${runId}`} until ${(0,_clock_js__WEBPACK_IMPORTED_MODULE_1__ .fU)(until)}`
}
function earlier(one , other ) {
return one > other ? other : one
}
function validOr(time , otherwise ) {
return time === undefined || Number.isNaN(time.getTime()) ? otherwise : time
}
}),
5761:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
c: () => ( pace)
});
function pace(variables ) {
const isEndpoint = (name ) => /^AWS_ENDPOINT_URL(_|$)/.test(name)
const endpoints = Object.entries(variables).flatMap(([name, value]) => (isEndpoint(name) ? [value ?? ''] : []))
const isLocal = (url ) => ['127.0.0.1', 'localhost', '[::1]'].includes(URL.parse(url)?.hostname ?? '')
const factor = Number(variables['SERVICEMON_PACE'] ?? '1')
const allLocal = variables['AWS_ENDPOINT_URL'] !== undefined && endpoints.every(isLocal)
return allLocal && factor > 0 && factor <= 1 ? factor : 1
}
}),
9022:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Ar: () => ( deadlineFor),
CS: () => ( HAND_OVERS),
Kc: () => ( restOfRunSeconds),
M$: () => ( PROVING_SECONDS),
M_: () => ( proofBootSeconds),
Rl: () => ( runSeconds),
Vy: () => ( longestHoldSeconds),
ZV: () => ( handOverSeconds),
cB: () => ( stepSeconds),
ez: () => ( collectSeconds),
lP: () => ( fuseMarginSeconds),
p: () => ( MAX_FUSE_SECONDS),
uK: () => ( LIMIT),
wR: () => ( collectingBootSeconds),
wk: () => ( LONGEST_LEASE_SECONDS)
});
var _clock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2050);
const LIMIT = {
find: 300,
claim: 60,
beforeStop: 60,
patience: 300,
start: 60,
running: 300,
agent: 480,
waitForBoot: 60,
delivery: 120,
handOver: 240,
ending: 120,
stop: 600,
proof: 420,
idle: 900,
postStep: 285,
deadClaim: 300,
}
const MAX_FUSE_SECONDS = 48 * 3600
const HAND_OVERS = 2
const COLLECT_LEAST_BYTES = 4 * 1024 ** 2
const COLLECT_LEAST_SECONDS = 300
const COLLECT_START_SECONDS = 60
const COLLECT_BYTES_A_SECOND = COLLECT_LEAST_BYTES / (COLLECT_LEAST_SECONDS - COLLECT_START_SECONDS)
function collectSeconds(outputCapBytes ) {
return COLLECT_START_SECONDS + Math.ceil(Math.max(outputCapBytes, COLLECT_LEAST_BYTES) / COLLECT_BYTES_A_SECOND)
}
function handOverSeconds({ waitForBootSeconds } ) {
return LIMIT.handOver + Math.max(LIMIT.waitForBoot, waitForBootSeconds)
}
function payloadSeconds(size ) {
return handOverSeconds(size) + size.timeoutSeconds + LIMIT.ending + collectSeconds(size.outputCapBytes)
}
const UP_SECONDS = LIMIT.running + LIMIT.agent
const BOOT_SECONDS = LIMIT.claim + LIMIT.start + UP_SECONDS
function runSeconds(size ) {
const recovery = collectSeconds(size.outputCapBytes)
const again = (HAND_OVERS - 1) * handOverSeconds(size)
return BOOT_SECONDS + recovery + again + payloadSeconds(size) + LIMIT.stop
}
function restOfRunSeconds(size ) {
return payloadSeconds(size) + LIMIT.stop
}
function collectingBootSeconds(outputCapBytes ) {
return BOOT_SECONDS + collectSeconds(outputCapBytes) + LIMIT.stop
}
function proofBootSeconds(outputCapBytes ) {
return BOOT_SECONDS + LIMIT.proof + collectSeconds(outputCapBytes) + LIMIT.stop
}
const PROVING_SECONDS = UP_SECONDS + LIMIT.proof
function fuseMarginSeconds(around ) {
return runSeconds({ ...around, timeoutSeconds: 0 }) - LIMIT.claim - LIMIT.start - LIMIT.running - LIMIT.stop
}
function longestHoldSeconds(fuseSeconds ) {
return fuseSeconds - UP_SECONDS
}
const LONGEST_LEASE_SECONDS = LIMIT.claim + LIMIT.start + LIMIT.running + MAX_FUSE_SECONDS + LIMIT.stop
function stepSeconds(size ) {
return LIMIT.find + LIMIT.beforeStop + LIMIT.stop + LIMIT.patience + runSeconds(size)
}
function deadlineFor(phase , now , size ) {
const recovery = collectSeconds(size.outputCapBytes)
switch (phase) {
case 'recovery':
return (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__ ._I)(now, recovery + handOverSeconds(size))
case 'proof':
return (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__ ._I)(now, LIMIT.proof + recovery)
case 'hand-over':
return (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__ ._I)(now, payloadSeconds(size))
}
}
}),
2466:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
KJ: () => ( isTimezone),
KQ: () => ( GITHUB_INTERVAL_SECONDS),
QY: () => ( listSlots),
W_: () => ( findGitHubCronProblem),
kc: () => ( latestSlot),
nN: () => ( findCronProblem),
yo: () => ( nextSlot)
});
var croner__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5924);
const ANCHOR = new Date('2026-01-01T00:00:00Z')
function findCronProblem(cron ) {
if (/(^|[\s,])\//.test(cron)) return 'must be a cron line of five fields (a step has * or a number before its /)'
if (cron.trim().split(/\s+/).length !== 5) return 'must be a cron line of five fields, such as "30 0,6,12,18 * * *"'
try {
return schedule(cron, 'UTC').nextRun(ANCHOR) === null ? 'must be a cron line that fires some day' : undefined
} catch (error) {
const reason = error instanceof Error ? error.message.replace(/^CronPattern: /, '') : String(error)
return `must be a cron line of five fields (${reason})`
}
}
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const FIELDS = [
{ name: 'minute', min: 0, max: 59 },
{ name: 'hour', min: 0, max: 23 },
{ name: 'day of the month', min: 1, max: 31 },
{ name: 'month', min: 1, max: 12, names: MONTHS },
{ name: 'day of the week', min: 0, max: 6, names: DAYS },
]
const GITHUB_INTERVAL_SECONDS = 300
function findGitHubCronProblem(cron ) {
const problem = findCronProblem(cron)
if (problem !== undefined) return problem
const texts = cron.trim().split(/\s+/)
const strange = FIELDS.findIndex((field, index) => !isGitHubField(texts[index] ?? '', field))
const { name } = FIELDS[strange] ?? {}
return name === undefined
? undefined
: `must be as GitHub's cron has it, whose ${name} can't be "${texts[strange] ?? ''}"`
}
function isGitHubField(text , { min, max, names = [] } ) {
const numberOf = (word ) => {
const index = names.indexOf(word.toLowerCase())
return index === -1 ? Number(word) : index + min
}
return text.split(',').every((item) => {
const [, first = '-', last = first, step = '1'] = /^(\w+|\*)(?:-(\w+))?(?:\/(\d+))?$/.exec(item) ?? []
const [from, to] = first === '*' ? [min, max] : [numberOf(first), numberOf(last)]
return from >= min && to <= max && from <= to && Number(step) >= 1 && Number(step) <= max
})
}
function isTimezone(name ) {
if (!/^[A-Za-z]/.test(name)) return false
try {
return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
} catch {
return false
}
}
function latestSlot(cron , timezone , now ) {
const reference = new Date(Math.floor(now.getTime() / 1000) * 1000 + 1000)
return schedule(cron, timezone).previousRuns(1, reference)[0]
}
function nextSlot(cron , timezone , now ) {
return schedule(cron, timezone).nextRun(now) ?? undefined
}
function listSlots(cron , timezone , { from, to } ) {
const slots = []
for (let slot = nextSlot(cron, timezone, from); slot !== undefined && slot <= to;) {
slots.push(slot)
slot = nextSlot(cron, timezone, slot)
}
return slots
}
const schedules = new Map ()
function schedule(cron , timezone ) {
const key = `${timezone} ${cron}`
const known = schedules.get(key)
if (known !== undefined) return known
const rules = { paused: true, mode: '5-part', fixedTimeRule: 'no-wildcard', sloppyRanges: true }
const made = new croner__WEBPACK_IMPORTED_MODULE_0__ .l4(cron, { ...rules, ...(timezone === 'UTC' ? { utcOffset: 0 } : { timezone }) })
schedules.set(key, made)
return made
}
}),
3923:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Dk: () => ( TAG),
HW: () => ( isReservedTag),
V: () => ( isHomeOriginal),
Ys: () => ( missingTags),
ZU: () => ( creationTags),
ac: () => ( parseRefused),
bZ: () => ( refusedTag),
go: () => ( isOwned),
x3: () => ( MAX_TAGS)
});
const MAX_TAGS = 50
const TAG = {
fleet: 'servicemon:fleet',
role: 'servicemon:role',
state: 'servicemon:state',
image: 'servicemon:image',
refused: 'servicemon:refused',
fuse: 'servicemon:fuse',
hold: 'servicemon:hold',
slot: 'servicemon:slot',
tries: 'servicemon:tries',
lease: 'servicemon:lease-',
}
function isOwned(tags , fleet ) {
return tags[TAG.fleet] === fleet
}
function ownershipTags(fleet , more = {}) {
return { Name: fleet, [TAG.fleet]: fleet, ...more }
}
function creationTags({ name, tags } , more = {}) {
return { ...tags, ...ownershipTags(name, more) }
}
function isReservedTag(key ) {
return /^(aws|servicemon):|^name$/i.test(key)
}
function missingTags(wanted , found ) {
return Object.fromEntries(Object.entries(wanted).filter(([key, value]) => found[key] !== value))
}
function isHomeOriginal(tags ) {
return tags[TAG.role] === 'home'
}
const MAX_VALUE = 256
function refusedTag(types ) {
const value = types.toReversed().reduce((all, type) => {
const more = all === '' ? type : `${all} ${type}`
return more.length > MAX_VALUE ? all : more
}, '')
return value === '' ? {} : { [TAG.refused]: value }
}
function parseRefused(tags ) {
return (tags[TAG.refused] ?? '').split(' ').filter((type) => type !== '')
}
}),
9144:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Cq: () => ( DURATION_PATTERN),
E9: () => ( parseDuration),
Qb: () => ( DURATION_RULE),
a3: () => ( formatDuration)
});
var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
const DURATION_PATTERN = /^(?=\d)(?:(\d{1,6})d)?(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?$/
const DURATION_RULE = 'must be a whole number with a unit, such as 90s, 30m, 1h30m or 2d'
const UNITS = [
{ unit: 'd', seconds: 86_400 },
{ unit: 'h', seconds: 3_600 },
{ unit: 'm', seconds: 60 },
{ unit: 's', seconds: 1 },
]
function parseDuration(text ) {
const match = DURATION_PATTERN.exec(text)
if (match === null) throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__ .lZ(`found "${text}", ${DURATION_RULE}`)
return UNITS.reduce((sum, { seconds }, index) => sum + Number(match[index + 1] ?? 0) * seconds, 0)
}
function formatDuration(seconds ) {
let rest = Math.max(0, Math.round(seconds))
let text = ''
for (const { unit, seconds: length } of UNITS) {
const count = Math.floor(rest / length)
if (count > 0) text += `${count}${unit}`
rest -= count * length
}
return text || '0s'
}
}),
4664:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
E: () => ( exportLines)
});
function exportLines(env ) {
return Object.entries(env)
.map(([name, value]) => `export ${name}='${value.replaceAll("'", `'\\''`)}'\n`)
.join('')
}
}),
1993:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
DB: () => ( parseSize),
Vv: () => ( SIZE_RULE),
Xq: () => ( formatSize),
bv: () => ( SIZE_PATTERN)
});
var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
const SIZE_PATTERN = /^(\d{1,12})(B|KB|MB|GB|KiB|MiB|GiB)$/
const SIZE_RULE = 'must be a whole number with a unit, such as 500KB, 4MiB or 1GiB'
const BYTES = {
B: 1,
KB: 1e3,
MB: 1e6,
GB: 1e9,
KiB: 2 ** 10,
MiB: 2 ** 20,
GiB: 2 ** 30,
}
function parseSize(text ) {
const [, count, unit] = SIZE_PATTERN.exec(text) ?? []
const bytes = unit === undefined ? undefined : BYTES[unit]
if (count === undefined || bytes === undefined) throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__ .lZ(`found "${text}", ${SIZE_RULE}`)
return Number(count) * bytes
}
function formatSize(bytes ) {
const units = ['B', 'KiB', 'MiB', 'GiB']
let value = bytes
let unit = units[0]
for (const next of units.slice(1)) {
if (value < 1023.95) break
value /= 1024
unit = next
}
return `${Math.round(value * 10) / 10} ${unit}`
}
}),
6160:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
a: () => ( didYouMean)
});
function suggest(word , candidates ) {
if (word.length > 64) return undefined
const limit = Math.max(1, Math.floor(word.length / 3))
let best
for (const candidate of candidates) {
if (Math.abs(candidate.length - word.length) > limit) continue
const distance = editDistance(word.toLowerCase(), candidate.toLowerCase())
if (best === undefined || distance < best.distance) best = { candidate, distance }
}
return best !== undefined && best.distance <= limit ? best.candidate : undefined
}
function didYouMean(word , candidates ) {
const candidate = suggest(word, candidates)
return candidate === undefined ? '' : `. Did you mean "${candidate}"?`
}
function editDistance(a , b ) {
let beforeLast = []
let last = Array.from({ length: b.length + 1 }, (_, column) => column)
for (let row = 1; row <= a.length; row++) {
const current = [row]
for (let column = 1; column <= b.length; column++) {
const isSame = a[row - 1] === b[column - 1]
const isSwap = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
current.push(
Math.min(
at(last, column) + 1,
at(current, column - 1) + 1,
at(last, column - 1) + (isSame ? 0 : 1),
isSwap ? at(beforeLast, column - 2) + 1 : Infinity,
),
)
}
beforeLast = last
last = current
}
return at(last, b.length)
}
function at(row , column ) {
return row[column] ?? Infinity
}
}),
7325:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
x: () => ( VERSION)
});
;
const package_namespaceObject = {"rE":"0.1.0"};
;
const VERSION = package_namespaceObject.rE
})
};
