export const id = 711;
export const ids = [711];
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
Qf: () => ( tellerOf),
Xv: () => ( sleepTelling),
i9: () => ( retryWhile),
lb: () => ( PollTimeout),
wt: () => ( poll)
});
var _text_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9144);
var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9507);
const STALE_READ_SECONDS = 30
const TELL_EVERY_SECONDS = 15
const UNANSWERED_SECONDS = 120
class PollTimeout extends Error {
name = 'PollTimeout'
}
async function poll (options ) {
const { look, everySeconds, limitSeconds, clock, signal, progress } = options
const started = clock.elapsed()
const tell = typeof progress === 'function' ? progress : tellerOf(clock, progress)
let answered = started
for (;;) {
let trouble
try {
const seen = await look()
if (seen !== undefined) return seen
answered = clock.elapsed()
} catch (error) {
if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__ .dg)(error) || clock.elapsed() - answered >= UNANSWERED_SECONDS) throw error
trouble = error
}
if (clock.elapsed() - started >= limitSeconds) {
throw new PollTimeout(`not seen within ${limitSeconds} s`, { cause: trouble })
}
const pause = typeof everySeconds === 'number' ? everySeconds : everySeconds()
if (progress === undefined) await clock.sleep(pause, signal)
else await sleepTelling(clock, pause, { signal, tell })
}
}
async function sleepTelling(
clock ,
seconds ,
{ signal, tell } ,
) {
for (let left = seconds; left > 0; left -= TELL_EVERY_SECONDS) {
const piece = Math.min(left, TELL_EVERY_SECONDS)
tell(piece)
await clock.sleep(piece, signal)
}
}
function tellerOf(clock , progress ) {
const started = clock.elapsed()
let told = started
return (pause) => {
const now = clock.elapsed()
if (progress?.logger === undefined || now + pause - told <= TELL_EVERY_SECONDS) return
told = now
const what = typeof progress.what === 'string' ? progress.what : progress.what()
const seconds = Math.round(now - started)
if (what !== undefined && seconds > 0) {
progress.logger.info(`still waiting for ${what}: ${(0,_text_duration_js__WEBPACK_IMPORTED_MODULE_0__ .a3)(seconds)} so far, usually ${progress.usually}`)
}
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
const LEAST_SECONDS = 0.2
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
const taken = Math.max(seconds * pace, Math.min(seconds, LEAST_SECONDS))
const wakes = elapsed() + taken / pace
try {
await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(taken * 1000, undefined, { signal })
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
4249:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Xe: () => ( ARCHITECTURES),
nm: () => ( baseParameter),
th: () => ( BASE_NAMES)
});
const BASES = [
{
name: 'al2023',
parameterOf: {
x86_64: '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64',
arm64: '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64',
},
},
{
name: 'ubuntu-24.04',
parameterOf: {
x86_64: '/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id',
arm64: '/aws/service/canonical/ubuntu/server/24.04/stable/current/arm64/hvm/ebs-gp3/ami-id',
},
},
]
const BASE_NAMES = BASES.map(({ name }) => name)
const ARCHITECTURES = ['x86_64', 'arm64']
function baseParameter(base , architecture ) {
return BASES.find(({ name }) => name === base)?.parameterOf[architecture] ?? base
}
function baseOwners(base ) {
const path = baseParameter(base, 'x86_64')
return OWNERS.find(({ prefix }) => path.startsWith(prefix))?.owners ?? AMAZON
}
const AMAZON = ['amazon', '137112412989']
const OWNERS = [
{ prefix: '/aws/service/canonical/', owners: ['099720109477', ...AMAZON] },
{ prefix: '/aws/service/debian/', owners: ['136693071363', ...AMAZON] },
{ prefix: '/aws/service/marketplace/', owners: ['aws-marketplace'] },
]
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
7609:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
g: () => ( decodeText)
});
var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
const HOW_TO_SAVE =
'Save it as UTF-8: in an editor under "Save as" or "Encoding"; in PowerShell with Out-File -Encoding utf8.'
function decodeText(bytes , path ) {
if (isWide(bytes)) {
throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__ .lZ(`${path}:1 found UTF-16 or UTF-32, must be written in UTF-8`, { hint: HOW_TO_SAVE })
}
const text = decode(bytes)
if (text !== undefined) return text
const lines = Buffer.from(bytes).toString('latin1').split('\n')
const line = lines.findIndex((one) => decode(Buffer.from(one, 'latin1')) === undefined)
throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__ .lZ(`${path}:${line + 1} found bytes of another encoding, must be written in UTF-8`, {
hint: HOW_TO_SAVE,
})
}
function isWide([first, second] ) {
if (first === undefined || second === undefined) return false
const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
return isMarked || (first === 0) !== (second === 0)
}
function decode(bytes ) {
try {
return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
} catch {
return undefined
}
}
}),
1342:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Jb: () => ( fleetFileMissing),
yS: () => ( formerRegion),
To: () => ( getHoldSeconds),
jU: () => ( getTimeoutSeconds),
I9: () => ( parseFleet),
E4: () => ( setupSizeOf)
});
var external_node_path_ = __webpack_require__(6760);
var duration = __webpack_require__(9144);
var errors = __webpack_require__(9973);
var decode = __webpack_require__(7609);
var schemas = __webpack_require__(2701);
var core = __webpack_require__(4214);
var cron = __webpack_require__(2466);
;
const KINDS = ['ssh-rsa', 'ssh-ed25519']
function isPublicKey(text ) {
const [kind = '', key = ''] = text.trim().split(/ +/)
if (!KINDS.includes(kind) || !/^[A-Za-z0-9+/]+=*$/.test(key) || /[\r\n]/.test(text.trim())) return false
const bytes = Buffer.from(key, 'base64')
const length = bytes.length >= 4 ? bytes.readUInt32BE(0) : 0
return bytes.subarray(4, 4 + length).toString('latin1') === kind && bytes.length > 4 + length
}
var bases = __webpack_require__(4249);
var paths = __webpack_require__(4663);
var limits = __webpack_require__(5283);
var shell = __webpack_require__(4664);
var tags = __webpack_require__(3923);
var size = __webpack_require__(1993);
;
core .$W({ jitless: true })
function fields_text({ pattern, message } , meta ) {
return schemas .YjP().regex(pattern, message).meta(meta)
}
function fields_duration({ min, max, description } ) {
const range = `must be between ${(0,duration .a3)(min)} and ${(0,duration .a3)(max)}`
return schemas .YjP(duration .Qb)
.meta({ description, pattern: duration .Cq.source })
.transform((value, context) => {
const seconds = duration .Cq.test(value) ? (0,duration .E9)(value) : undefined
if (seconds !== undefined && seconds >= min && seconds <= max) return seconds
context.addIssue(seconds === undefined ? duration .Qb : range)
return core .tm
})
}
function fields_size({ min, max, description } ) {
const range = `must be between ${(0,size .Xq)(min)} and ${(0,size .Xq)(max)}`
return schemas .YjP(size .Vv)
.meta({ description, pattern: size .bv.source })
.transform((value, context) => {
const bytes = size .bv.test(value) ? (0,size .DB)(value) : undefined
if (bytes !== undefined && bytes >= min && bytes <= max) return bytes
context.addIssue(bytes === undefined ? size .Vv : range)
return core .tm
})
}
const fleetName = fields_text(
{
pattern: /^(?!sg-)[A-Za-z0-9][A-Za-z0-9._-]{2,63}$/,
message: 'must be 3 to 64 letters, digits, dots, hyphens or underscores, not beginning with "sg-"',
},
{
description:
'The name of the fleet: the value of its tags and, unless told otherwise, the name of its image, key pair and security group.',
examples: ['NAVO'],
},
)
const homeImage = fields_text(
{
pattern: /^(?=\S)[A-Za-z0-9()[\] ./'@_-]{3,106}(?<=\S)$/,
message: `must be an image name of 3 to 106 letters, digits, spaces or ()[]./-'@_`,
},
{ description: "The name of the image in the home region, owned by the account. Default: the fleet's name." },
)
const base = fields_text(
{
pattern: new RegExp(
`^(?:${bases .th.join('|').replaceAll('.', '\\.')}|/aws/service(?:/[A-Za-z0-9_.-]{1,128}){1,14})$`,
),
message: `must be ${bases .th.join(', ')}, or the path of a public parameter below /aws/service/ that holds an image id`,
},
{
description:
'The public image that each region has of its own: al2023 or ubuntu-24.04, of the architecture that the type has, or the path of a public parameter that holds an image id.',
examples: [...bases .th],
},
)
const setup = schemas .YjP()
.superRefine((value, context) => {
const problem = (0,paths .HN)(value) ? (0,paths .W0)(value.trim()) : findCommandProblem(value)
if (problem !== undefined) context.addIssue(problem)
})
.meta({
minLength: 1,
description:
'What runs once on each new machine, as root: the path of a script beside the fleet file (one word with a / or a . in it), or the commands themselves.',
examples: ['setup.sh', 'dnf -y install gcc'],
})
function files(most , description ) {
return schemas .YOg(
schemas .YjP().superRefine((path, context) => {
const problem = (0,paths .W0)(path)
if (problem !== undefined) context.addIssue(problem)
}),
)
.meta({
description: `${description} Paths of files and folders beside the fleet file; ${(0,size .Xq)(most)} at most, packed.`,
})
}
const fields_image = schemas .KCZ([
homeImage,
schemas .rej({
base,
setup: setup.optional(),
files: files(limits .x$, 'What the setup finds in its working folder.').optional(),
timeout: fields_duration({
min: limits .jN,
max: limits .Pv,
description: 'How long the setup may take before it gets TERM and then KILL.',
}).prefault('20m'),
}),
])
.meta({
description:
"The name of the account's own image in the home region, by default the fleet's name; or a map with a public image as base, and a setup.",
})
const publicKey = schemas .YjP()
.refine(
isPublicKey,
'must be the text of a public key as ssh-keygen writes it: ssh-ed25519 or ssh-rsa, and what follows',
)
.meta({
description:
'With a base image: the public key that machines let in by SSH, as a key pair of the fleet. Without it they have none.',
})
const keyPair = fields_text(
{
pattern: /^(?=\S)[\x20-)+->@-[\]-~]{1,255}(?<=\S)$/,
message: 'must be a key pair name of 1 to 255 ASCII characters without *, ? and \\, or none',
},
{
description:
"The name of the key pair: the one in home, or with a base image the one that public-key becomes; none to do without. Default: the fleet's name.",
},
)
const securityGroup = fields_text(
{
pattern: /^(?=\S)(?!sg-|default$)[A-Za-z0-9 ._:/()#,@[\]+=&;{}!$-]{1,255}(?<=\S)$/,
message:
'must be a security group name of 1 to 255 letters, digits, spaces or ._-:/()#,@[]+=&;{}!$, not "default" and not an id (sg-…)',
},
{
description:
"The name of the security group: the one in home, in its VPC, or with a base image the one that is made in each region. Default: the fleet's name.",
},
)
function kmsKey(description ) {
const alias = 'alias/[A-Za-z0-9/_-]{1,250}'
const id = '(?:mrk-[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})'
return fields_text(
{
pattern: new RegExp(`^(?:${alias}|${id}|arn:aws[a-z-]*:kms:[a-z0-9-]+:\\d{12}:(?:${alias}|key/${id}))$`),
message: 'must be a KMS key: an alias (alias/…), a key id, or the ARN of either',
},
{ description, examples: ['alias/servicemon'] },
)
}
const INSTANCE_TYPE = /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/
function instanceTypes(description ) {
const type = fields_text(
{ pattern: INSTANCE_TYPE, message: 'must be an instance type, such as t3.micro' },
{ description: 'An EC2 instance type.', examples: ['t3.micro'] },
)
return schemas .YOg(type).min(1, 'must name at least one instance type').meta({ description })
}
const MAX_PRICE = 1000
function prices(description ) {
const rule = `must be a price between 0 and ${MAX_PRICE} dollars, such as 0.0154`
return schemas .g1P(
schemas .YjP().regex(INSTANCE_TYPE, 'must be an instance type, such as t3.micro'),
schemas .aig(rule).positive(rule).max(MAX_PRICE, rule),
)
.meta({ description, examples: [{ 't3.micro': 0.0154 }] })
}
const MAX_HOPS = 64
const metadataHops = schemas .Whr(`must be a whole number between 1 and ${MAX_HOPS}`)
.min(1, `must be a whole number between 1 and ${MAX_HOPS}`)
.max(MAX_HOPS, `must be a whole number between 1 and ${MAX_HOPS}`)
.meta({
description:
"How many hops away the metadata service may be asked: 2 lets a job in a container have the machine's credentials. Default: as the image has it, else 1.",
examples: [2],
})
const TAG_CHARACTERS = '\\p{L}\\p{N} +=._:/@-'
const TAG_RULE = 'letters, digits, spaces or +-=._:/@'
const tagKey = schemas .YjP()
.regex(
new RegExp(`^(?! )[${TAG_CHARACTERS}]{1,128}(?<! )$`, 'u'),
`must be a tag key of 1 to 128 ${TAG_RULE}, without a space at either end`,
)
.refine(
(key) => !(0,tags .HW)(key),
"is reserved: Name and keys that begin with servicemon: are the action's own, and those with aws: are AWS's",
)
const fields_tags = schemas .g1P(
tagKey,
fields_text(
{ pattern: new RegExp(`^[${TAG_CHARACTERS}]{0,256}$`, 'u'), message: `must be up to 256 ${TAG_RULE}` },
{ description: 'The value; numbers and the like in quotes.', examples: ['4711'] },
),
)
.superRefine((value, context) => {
const keys = Object.keys(value)
if (keys.length > limits .Gt) context.addIssue(`must be at most ${limits .Gt} tags, not ${keys.length}`)
for (const [key, ...others] of Map.groupBy(keys, (one) => one.toLowerCase()).values()) {
for (const other of others) context.addIssue(`must not have keys that differ by case only: ${key} and ${other}`)
}
})
.meta({
maxProperties: limits .Gt,
description:
'Tags on everything that is made, in the call that makes it, such as those of cost centres that an organisation demands.',
examples: [{ CostCenter: '4711' }],
})
const fields_cron = schemas .YjP()
.superRefine((value, context) => {
const problem = (0,cron .nN)(value)
if (problem !== undefined) context.addIssue(problem)
})
.meta({
description: 'When the region is due: a cron line of five fields, in timezone. Without it, never by itself.',
examples: ['30 0,6,12,18 * * *'],
})
const timezone = schemas .YjP()
.refine(cron .KJ, 'must be a time zone of the IANA database, such as Europe/Paris')
.meta({ description: 'The time zone of the cron lines, by its IANA name.', examples: ['Europe/Paris'] })
function findCommandProblem(value ) {
if (value.trim() === '') return 'must not be empty'
if (value.includes('\0')) return 'must not contain NUL characters'
return Buffer.byteLength(value) > limits .JB
? `must be at most ${(0,size .Xq)(limits .JB)} long`
: undefined
}
const command = schemas .YjP()
.superRefine((value, context) => {
const problem = findCommandProblem(value)
if (problem !== undefined) context.addIssue(problem)
})
.meta({ minLength: 1, description: 'The payload: what a shell on the instance runs. Several lines are fine.' })
const variableName = schemas .YjP()
.regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'must be a name of letters, digits and underscores, not beginning with a digit')
.refine((name) => !limits .cH.includes(name), 'is a variable that a shell does not let anybody set')
.refine((name) => !limits .w$.includes(name), 'is a variable by which each payload is told of its run')
const environment = schemas .g1P(
variableName,
schemas .YjP()
.refine((value) => !value.includes('\0'), 'must not contain NUL characters')
.meta({ description: 'The value; numbers and the like in quotes.' }),
)
.superRefine((value, context) => {
const bytes = Buffer.byteLength((0,shell .E)(value))
if (bytes <= limits .Lp) return
context.addIssue(`must be at most ${(0,size .Xq)(limits .Lp)} with all names and quotes, not ${bytes} bytes`)
})
.meta({ description: "Environment variables of the payload. Not for secrets: they'd show in the history of SSM." })
const secrets = schemas .g1P(
variableName,
fields_text(
{
pattern: /^\/servicemon(?:\/[A-Za-z0-9_.-]{1,128}){2,6}$/,
message: 'must be the path of a parameter, such as /servicemon/<name of the fleet>/token',
},
{ description: 'The path of the parameter, below /servicemon/ and the name of the fleet.' },
),
)
.refine((value) => Object.keys(value).length <= limits .bC, `must be at most ${limits .bC} secrets`)
.meta({
maxProperties: limits .bC,
description:
"Environment variables of the payload that the machine reads itself, by the paths of parameters in its own region's Parameter Store.",
})
var phases = __webpack_require__(9022);
var fleet_regions = __webpack_require__(5530);
;
const instance = schemas .rej({
types: instanceTypes('Instance types by preference: the first that a region offers is taken.'),
profile: fields_text(
{
pattern: /^[A-Za-z0-9_+=,.@-]{1,128}$/,
message: 'must be the name (not the ARN) of an instance profile: 1 to 128 letters, digits or _+=,.@-',
},
{
description:
"The name of the instance profile. Default: with a base image the one that the roles' stack makes (the fleet's name and -ssm); else that of home's only unmanaged instance with the fleet's Name tag.",
},
).optional(),
metadata: schemas .k5n(['required', 'optional']).default('required').meta({
description: 'Whether the metadata service requires IMDSv2; optional is for old images that know IMDSv1 only.',
}),
'metadata-hops': metadataHops.optional(),
credits: schemas .k5n(['standard', 'unlimited']).optional().meta({
description:
'CPU credits of burstable types (t2, t3, t3a, t4g): standard slows a machine down that has used up its own, unlimited bills what it takes beyond. Default: as EC2 has it, which is unlimited for all but t2.',
}),
disk: fields_size({
min: 2 ** 30,
max: limits .PW,
description:
"How large the root disk is, in whole GiB, such as 16GiB; no smaller than the image's. Default: as the image has it.",
})
.refine((bytes) => bytes % 2 ** 30 === 0, 'must be in whole GiB, such as 16GiB')
.optional(),
'disk-kms-key': kmsKey(
'The KMS key that encrypts the disks wherever the region has no kms-key of its own. Ids and ARNs belong to one region: for several regions use an alias that exists in each. Default: encrypted as the image is.',
).optional(),
prices: prices(
'What an hour of a running machine costs in US dollars, by its type, with its public address. Each run then tells what it cost, about; nothing else depends on it.',
).default({}),
})
.meta({ description: 'What the instances are made of.' })
const run = schemas .rej({
command: command,
timeout: fields_duration({
min: limits .jN,
max: limits .Pe,
description: 'How long the payload may run before it gets TERM and then KILL, such as 30m.',
}),
user: fields_text(
{ pattern: /^[a-z_][a-z0-9_.-]{0,31}$/, message: 'must be the name of a Unix user, such as ec2-user' },
{ description: 'The Unix user that runs the payload; any but root with its login environment.' },
).default('root'),
env: environment.default({}),
secrets: secrets.default({}),
files: files(limits .lV, 'What each run finds in its working folder; it travels with the run.').optional(),
'output-cap': fields_size({
min: 1024,
max: limits .mk,
description: 'How much output of a run is kept and brought to the log, such as 4MiB.',
}).prefault('4MiB'),
'results-cap': fields_size({
min: 1024,
max: limits .mk,
description: 'How much of what a run leaves in its results folder is brought along, such as 4MiB.',
}).prefault('4MiB'),
poll: fields_duration({
min: 1,
max: 300,
description: 'How often a running payload is asked for new output.',
}).prefault('5s'),
'wait-for-boot': fields_duration({
min: 0,
max: limits .mF,
description:
"How long the payload waits at most for the services that the machine's boot is still starting; 0s begins at once.",
}).prefault('60s'),
})
.meta({ description: 'What is run.' })
const region = schemas .rej({
cron: fields_cron.optional(),
subnet: fields_text(
{
pattern: /^subnet-(?:[0-9a-f]{8}|[0-9a-f]{17})$/,
message: 'must be a subnet id, such as subnet-0123456789abcdef0',
},
{ description: 'The subnet of the instance. Default: one of the default VPC.' },
).optional(),
types: instanceTypes('Instance types of this region by preference. Default: instance.types.').optional(),
'kms-key': kmsKey('The KMS key of this region that encrypts the disk. Default: instance.disk-kms-key.').optional(),
prices: prices('Prices of this region, before those of instance.prices.').default({}),
enabled: schemas .zMY().default(true).meta({
description: 'false takes the region out of the rotation and of "all" for provision, run and start.',
}),
})
.meta({ description: 'One region of the fleet; may be empty.' })
const fleetSchema = schemas .rej({
name: fleetName,
home: schemas .YjP()
.meta({
description:
'The region that holds the originals: image, key pair, security group. These are never changed. Not with a base image.',
enum: fleet_regions .ij,
})
.optional(),
image: fields_image.optional(),
'key-pair': keyPair.optional(),
'public-key': publicKey.optional(),
'security-group': securityGroup.optional(),
tags: fields_tags.default({}),
instance,
run,
fuse: fields_duration({
min: limits .jN + limits .de,
max: phases .p,
description:
'The longest any machine may stay on. Default: run.timeout and 30m, more for an output-cap and a results-cap over 8MiB together or a wait-for-boot over 1m.',
}).optional(),
timezone: timezone.default('UTC'),
regions: schemas .g1P(schemas .YjP().meta({ enum: fleet_regions .ij }), region.nullable())
.refine((value) => Object.keys(value).length > 0, 'must name at least one region')
.meta({ minProperties: 1, description: 'The regions that the job runs from, each with its schedule.' }),
})
.meta({
title: 'fleet.yml of AWS ServiceMon',
description: 'All that one fleet is: its originals, its job, its regions and their schedules.',
})
function fleetJsonSchema() {
return z.toJSONSchema(fleetSchema, { io: 'input' })
}
var suggest = __webpack_require__(6160);
;
const MAX_SUGGESTIONS = 50
const issues_KINDS = {
object: 'a map of keys',
record: 'a map of keys',
array: 'a list',
string: 'text',
boolean: 'true or false',
}
function describeIssue(issue , file ) {
const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))
const value = valueAt(file, path)
if (issue.code === 'unrecognized_keys') {
const known = knownKeys(path)
return issue.keys.map((key, index) => ({
path: [...path, key],
message: `is not a key that is known here${index < MAX_SUGGESTIONS ? (0,suggest .a)(key, known) : ''}`,
}))
}
if (issue.code === 'invalid_union') {
const isMap = typeof value === 'object' && value !== null && !Array.isArray(value)
const meant = issue.errors.find((issues) =>
issues.every(({ path: deeper, code }) => isMap !== (deeper.length === 0 && code === 'invalid_type')),
)
if (value !== undefined && meant !== undefined && (isMap || typeof value === 'string')) {
return meant.flatMap((one) => describeIssue({ ...one, path: [...issue.path, ...one.path] }, file))
}
return [{ path, message: `found ${describeValue(value)}, must be text, or a map of keys` }]
}
if (issue.code === 'invalid_key') return [{ path, message: issue.issues[0]?.message ?? issue.message }]
if (value === undefined) return [{ path, message: 'is missing' }]
return [{ path, message: `found ${describeValue(value)}, ${ruleOf(issue, value)}` }]
}
function ruleOf(issue , value ) {
if (issue.code === 'invalid_value') return `must be ${issue.values.join(' or ')}`
if (issue.code !== 'invalid_type' || issue.message.startsWith('must ')) return issue.message
const isPlain = typeof value === 'number' || typeof value === 'boolean'
const hint = issue.expected === 'string' && isPlain ? ' (put it in quotes)' : ''
return `must be ${issues_KINDS[issue.expected] ?? issue.expected}${hint}`
}
function describeValue(value ) {
if (value === null) return 'nothing'
if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
if (typeof value === 'object') return 'a map'
const text = JSON.stringify(value)
return text.length <= 80 ? text : `${text.slice(0, 76)}…"`
}
function valueAt(file , path ) {
return path.reduce ((value, key) => {
if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
return Object.getOwnPropertyDescriptor(value, key)?.value
}, file)
}
function knownKeys([section] ) {
const { image, instance, run, regions } = fleetSchema.shape
if (section === 'image') return Object.keys(image.unwrap().options[1].shape)
if (section === 'instance') return Object.keys(instance.shape)
if (section === 'run') return Object.keys(run.shape)
if (section === 'regions') return Object.keys(regions.valueType.unwrap().shape)
return Object.keys(fleetSchema.shape)
}
var fleet_credits = __webpack_require__(985);
;
const { name: rules_name, home, instance: rules_instance, run: rules_run, fuse, regions } = fleetSchema.shape
const [, baseMap] = fleetSchema.shape.image.unwrap().options
const lenient = schemas .Ikc({
name: rules_name.optional().catch(undefined),
home: home.catch(undefined),
image: schemas .L5J().optional(),
'key-pair': schemas .L5J().optional(),
'public-key': schemas .L5J().optional(),
fuse: fuse.catch(undefined),
run: schemas .Ikc({
timeout: rules_run.shape.timeout.optional().catch(undefined),
env: schemas .g1P(schemas .YjP(), schemas .L5J()).catch({}),
secrets: rules_run.shape.secrets.catch({}),
'output-cap': rules_run.shape['output-cap'].catch(0),
'results-cap': rules_run.shape['results-cap'].catch(0),
'wait-for-boot': rules_run.shape['wait-for-boot'].catch(0),
})
.catch({ timeout: undefined, env: {}, secrets: {}, 'output-cap': 0, 'results-cap': 0, 'wait-for-boot': 0 }),
instance: schemas .Ikc({
types: rules_instance.shape.types.catch([]),
credits: rules_instance.shape.credits.catch(undefined),
'disk-kms-key': rules_instance.shape['disk-kms-key'].catch(undefined),
})
.catch({ types: [], credits: undefined, 'disk-kms-key': undefined }),
regions: schemas .g1P(
schemas .YjP(),
schemas .Ikc({
'kms-key': regions.valueType.unwrap().shape['kms-key'].catch(undefined),
types: regions.valueType.unwrap().shape.types.catch(undefined),
})
.catch({ 'kms-key': undefined, types: undefined }),
)
.catch({}),
})
function findRuleProblems(value ) {
const { success, data } = lenient.safeParse(value)
if (!success) return []
return [
...wayProblems(value, data),
...regionProblems(data),
...kmsProblems(data),
...creditProblems(data),
...fuseProblems(data),
...secretProblems(data),
]
}
function setupTimeout({ image } ) {
const { success, data } = schemas .Ikc({ setup: schemas .L5J().optional(), timeout: baseMap.shape.timeout }).safeParse(image)
return success && data.setup !== undefined ? data.timeout : undefined
}
function wayProblems(file , data ) {
const hasHome = typeof file === 'object' && file !== null && Object.hasOwn(file, 'home')
return typeof data.image === 'object' && data.image !== null
? problemsOfBase(hasHome, data, data.image)
: problemsOfHome(hasHome, data)
}
function problemsOfHome(hasHome , data ) {
const problems = []
if (!hasHome) {
const message = "is missing: the region of the account's own image; a fleet without one has image.base"
problems.push({ path: ['home'], message })
}
if (data['public-key'] !== undefined) {
const message = 'must be left out: it belongs to image.base, and home has a key pair'
problems.push({ path: ['public-key'], message })
}
return problems
}
function problemsOfBase(hasHome , data , image ) {
const { 'key-pair': pair, 'public-key': key } = data
const problems = []
if (hasHome) {
problems.push({ path: ['home'], message: 'must be left out: with image.base nothing is taken from a home region' })
}
if (pair !== undefined && pair !== 'none' && key === undefined) {
const message =
'must be left out, or have a public-key beside it: with image.base there is no home to take its key from'
problems.push({ path: ['key-pair'], message })
}
if (pair === 'none' && key !== undefined) {
problems.push({ path: ['public-key'], message: 'must be left out with key-pair: none' })
}
if ('files' in image && !('setup' in image)) {
const message = 'must be left out without image.setup, which would find them'
problems.push({ path: ['image', 'files'], message })
}
return problems
}
function regionProblems({ home, regions } ) {
const first = home ?? Object.keys(regions).find(fleet_regions .Dp)
const homePartition = first === undefined ? undefined : (0,fleet_regions .cj)(first)
const unknown = (region ) => `is not an AWS region${(0,suggest .a)(region, fleet_regions .ij)}`
const problems = Object.keys(regions).flatMap((region) => {
const path = ['regions', region]
if (!(0,fleet_regions .Dp)(region)) return [{ path, message: unknown(region) }]
const partition = (0,fleet_regions .cj)(region)
if (homePartition === undefined || partition === homePartition) return []
return [
{
path,
message:
home === undefined
? `is in the partition ${String(partition)}; ${first} is in ${homePartition}, and no account is in both`
: `is in the partition ${String(partition)}; home is in ${homePartition}, and nothing can be copied across`,
},
]
})
return home === undefined || (0,fleet_regions .Dp)(home) ? problems : [{ path: ['home'], message: unknown(home) }, ...problems]
}
function kmsProblems({ instance, regions } ) {
const diskKey = instance['disk-kms-key']
const diskKeyRegion = regionOfArn(diskKey)
const strangers = Object.keys(regions).filter(
(region) => diskKeyRegion !== undefined && regions[region]?.['kms-key'] === undefined && region !== diskKeyRegion,
)
const own = Object.entries(regions).flatMap(([region, { 'kms-key': key }]) => {
const keyRegion = regionOfArn(key)
if (keyRegion === undefined || keyRegion === region) return []
return [{ path: ['regions', region, 'kms-key'], message: `must be a key of ${region}, not of ${keyRegion}` }]
})
if (strangers.length === 0 || diskKeyRegion === undefined) return own
const message = `is a key of ${diskKeyRegion} and can't encrypt in ${strangers.join(', ')}: use an alias, or a kms-key for each region`
return [{ path: ['instance', 'disk-kms-key'], message }, ...own]
}
function creditProblems({ instance: { types, credits }, regions } ) {
const all = new Set([...types, ...Object.values(regions).flatMap((region) => region.types ?? [])])
if (credits === undefined || all.size === 0 || [...all].some(fleet_credits .d)) return []
const message = `must be left out: none of the fleet's types has CPU credits (${[...all].join(', ')})`
return [{ path: ['instance', 'credits'], message }]
}
function fuseProblems(data ) {
const { fuse, run } = data
if (run.timeout === undefined) return []
const caps = { outputCapBytes: run['output-cap'], resultsCapBytes: run['results-cap'] }
const marginSeconds = (0,phases .lP)({ ...caps, waitForBootSeconds: run['wait-for-boot'] })
const leastSeconds = run.timeout + marginSeconds
const margin = (0,duration .a3)(marginSeconds)
if (leastSeconds > phases .p) {
const longest = (0,duration .a3)(phases .p - marginSeconds)
return [{ path: ['run', 'timeout'], message: `must be at most ${longest} with these caps and this wait-for-boot` }]
}
if (fuse === undefined) return []
const setupSeconds = setupTimeout(data)
const leastOfSetup = setupSeconds === undefined ? 0 : (0,phases .q8)(setupSeconds, caps)
if (fuse < leastSeconds) {
const least = (0,duration .a3)(leastSeconds)
return [
{ path: ['fuse'], message: `must be at least ${least}, which is run.timeout and ${margin} for what's around it` },
]
}
if (fuse >= leastOfSetup) return []
const least = (0,duration .a3)(leastOfSetup)
return [{ path: ['fuse'], message: `must be at least ${least}, which is image.timeout and what's around a setup` }]
}
function secretProblems({ name, run } ) {
return Object.entries(run.secrets).flatMap(([variable, parameter]) => {
const path = ['run', 'secrets', variable]
const own = `/servicemon/${name ?? ''}/`
const isForeign = name !== undefined && !parameter.startsWith(own)
return [
...(isForeign ? [{ path, message: `found ${JSON.stringify(parameter)}, must begin with ${own}` }] : []),
...(Object.hasOwn(run.env, variable) ? [{ path, message: 'is set by run.env, too' }] : []),
]
})
}
function regionOfArn(key ) {
return key?.startsWith('arn:') === true ? key.split(':')[3] : undefined
}
var dist = __webpack_require__(6637);
;
const TYPOGRAPHIC = /^[\u2018-\u201f]/
const ODD_SPACE = /[\u00a0\u2000-\u200b\u202f\u3000\ufeff]/
const ANCHOR_NAME = /^\w[\w-]*$/
function findSlips(document , source ) {
const slips = []
const anchors = new Set ()
const add = (node , path , message ) => {
slips.push({ line: source.lineAt(node.range?.[0] ?? 0), path, message })
}
;(0,dist .YR)(document, (key, node, ancestors) => {
if ((0,dist .Ll)(node) && !(0,dist .Vj)(node) && node.anchor !== undefined) anchors.add(node.anchor)
const path = keysOf(ancestors)
if ((0,dist .Vj)(node) && !anchors.has(node.source)) {
add(node, path, describeAlias(node.source, restOfLine(node, source)))
} else if ((0,dist .jn)(node) && node.type === 'PLAIN' && typeof node.value === 'string') {
const { value } = node
if (TYPOGRAPHIC.test(value)) add(node, path, `found ${quoted(value)}, must be in plain quotes, ' or "`)
else if (key === 'key' && ODD_SPACE.test(value)) add(node, path.slice(0, -1), describeSpace(value))
} else if ((0,dist .jh)(node) && node.flow === true) {
for (const pair of findCut(node)) {
const message = 'must be in quotes, since a comma ends a value within { }'
add(pair.key, [...path, String(pair.key)], `found ${quoted(restOfLine(pair.value, source))}, ${message}`)
}
}
})
return slips
}
function describeAlias(source , rest ) {
if (ANCHOR_NAME.test(source) && rest === `*${source}`) {
return `YAML: *${source} is used, but there's no &${source} before it`
}
return `found ${quoted(rest)}, must be in quotes, since YAML takes what begins with * for a reference`
}
function describeSpace(key ) {
const code = (ODD_SPACE.exec(key)?.[0] ?? '').charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
return `found the character U+${code} in ${quoted(key)}, must have plain spaces only`
}
function findCut({ items } ) {
return items.flatMap(({ key, value }, index) => {
const isCut = items[index + 1]?.value === null
if (!isCut || !(0,dist .Ll)(key) || !(0,dist .jn)(value) || value.type !== 'PLAIN') return []
return TYPOGRAPHIC.test(String(value.value)) ? [] : [{ key, value }]
})
}
function explain(code , readRest ) {
switch (code) {
case 'TAB_AS_INDENT':
return 'found a tab, must be indented by spaces'
case 'BAD_SCALAR_START': {
const found = withoutEnd(readRest())
return `found ${quoted(found)}, must be in quotes, since YAML keeps what begins with ${found.slice(0, 1)} for itself`
}
case 'BLOCK_AS_IMPLICIT_KEY':
return `found ${quoted(withoutEnd(readRest()))}, must be in quotes, since YAML takes what stands before a colon and a space for a key`
default:
return undefined
}
}
function keyFinder(document , { lineAt } ) {
const byLine = new Map ()
;(0,dist .YR)(document, (_, node, ancestors) => {
if (!(0,dist .tO)(node) || !(0,dist .jn)(node.key)) return
const offset = node.key.range?.[0] ?? 0
const keys = byLine.get(lineAt(offset)) ?? []
keys.push({ offset, path: [...keysOf(ancestors), String(node.key.value)] })
byLine.set(lineAt(offset), keys)
})
return (offset) => {
const keys = byLine.get(lineAt(offset)) ?? []
return (keys.findLast((key) => key.offset < offset) ?? keys[0])?.path ?? []
}
}
function keysOf(ancestors ) {
return ancestors.flatMap((node) => ((0,dist .tO)(node) && (0,dist .jn)(node.key) ? [String(node.key.value)] : []))
}
function restOfLine(node , { text } ) {
return withoutEnd(lineFrom(text, node.range?.[0] ?? 0))
}
function lineFrom(text , offset ) {
const end = text.indexOf('\n', offset)
return text.slice(offset, end === -1 ? undefined : end)
}
function withoutEnd(line ) {
return line.replace(/\s#.*$/, '').replace(/[\s}\]]+$/, '')
}
function quoted(text ) {
return JSON.stringify(text.length <= 80 ? text : `${text.slice(0, 79)}…`)
}
;
function readFleetText(written ) {
const text = written.replace(/\r\n?/g, '\n')
const lines = new dist .HN()
const lineAt = (offset ) => Math.max(1, lines.linePos(offset).line)
const document = (0,dist .Tp)(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false, stringKeys: true })
const findOffset = offsetFinder(document)
const findLine = (path ) => lineAt(findOffset(path))
const problems = findTextProblems(document, { text, lineAt })
if (problems.length > 0) return { value: undefined, problems, findLine }
const duplicates = findDuplicates(document, lineAt)
try {
return { value: document.toJS({ maxAliasCount: 100 }), problems: duplicates, findLine }
} catch (error) {
const message = error instanceof Error ? error.message.trim() : String(error)
return { value: undefined, problems: [{ line: 1, path: [], message: `YAML: ${message}` }], findLine }
}
}
function findTextProblems(
document ,
source ,
) {
const found = [...document.errors, ...document.warnings]
const isTooDeep = found.some(({ code }) => code === 'RESOURCE_EXHAUSTION')
const slips = isTooDeep ? [] : findSlips(document, source)
const findKey = isTooDeep || found.length === 0 ? () => [] : keyFinder(document, source)
const errors = found.map(({ code, message, pos: [start] }) => ({ code, message, start, line: source.lineAt(start) }))
const told = firstOfEachLine(errors).map(({ code, message, start, line }) => {
const plain = explain(code, () => lineFrom(source.text, start))
if (plain !== undefined) return { line, path: findKey(start), message: plain }
return { line, path: [], message: `YAML: ${isTooDeep ? 'nested too deeply' : message}` }
})
return firstOfEachLine([...slips, ...told])
}
function firstOfEachLine (problems ) {
const seen = new Set ()
return problems.filter(({ line }) => !seen.has(line) && seen.add(line))
}
function findDuplicates(document , lineAt ) {
const duplicates = []
;(0,dist .YR)(document, {
Map: (_, map, ancestors) => {
const firstLines = new Map ()
for (const { key } of map.items) {
if (!(0,dist .jn)(key)) continue
const line = lineAt(key.range?.[0] ?? 0)
const first = firstLines.get(key.value)
firstLines.set(key.value, first ?? line)
if (first === undefined) continue
const path = [...keysOf(ancestors), String(key.value)]
duplicates.push({ line, path, message: `is written twice, first in line ${first}` })
}
},
})
return duplicates
}
function offsetFinder(document ) {
const indexes = new Map ()
const findPair = (map , key ) => {
const index =
indexes.get(map) ?? new Map(map.items.map((pair) => [(0,dist .jn)(pair.key) ? pair.key.value : pair, pair]))
indexes.set(map, index)
return index.get(key)
}
return (path) => {
let node = document.contents
let offset = document.contents?.range[0] ?? 0
for (const step of path) {
if ((0,dist .jh)(node)) {
const pair = findPair(node, String(step))
if (pair === undefined) break
if ((0,dist .jn)(pair.key)) offset = pair.key.range?.[0] ?? offset
node = pair.value
} else if ((0,dist .oP)(node) && typeof step === 'number') {
node = node.items[step]
if ((0,dist .Ll)(node)) offset = node.range?.[0] ?? offset
} else break
}
return offset
}
}
;
function setupSizeOf({ image } ) {
return image.kind === 'base' && image.setup !== undefined ? (0,phases .Fz)(image.setup.timeoutSeconds) : undefined
}
function formerRegion({ instance } , name ) {
const nothing = { cron: undefined, enabled: false, subnet: undefined, kmsKey: undefined, prices: {} }
return { name, ...nothing, types: instance.types, isFormer: true }
}
const MAX_FILE_BYTES = 512 * 1024
const MAX_PROBLEMS = 50
function parseFleet(file , path ) {
const bytes = Buffer.byteLength(file)
if (bytes > MAX_FILE_BYTES) {
throw new errors .lZ(`${path} has ${(0,size .Xq)(bytes)}; a fleet file has ${(0,size .Xq)(MAX_FILE_BYTES)} at most`)
}
const text = typeof file === 'string' ? file : (0,decode .g)(file, path)
const { value, problems: textProblems, findLine } = readFleetText(text)
if (value === null && textProblems.length === 0) {
throw new errors .lZ(`${path} is empty`, { hint: HOW_TO_WRITE_ONE })
}
const parsed = value === undefined ? undefined : fleetSchema.safeParse(value)
const issues = parsed?.error?.issues.flatMap((issue) => describeIssue(issue, value)) ?? []
const located = [...issues, ...findRuleProblems(value)].map((issue) => ({ ...issue, line: findLine(issue.path) }))
const problems = [...textProblems, ...located].sort((a, b) => a.line - b.line)
if (problems.length > 0 || parsed?.data === undefined) throw problemsError(problems, path)
return resolveDefaults(parsed.data, { path, findLine })
}
function fleetFileMissing(path ) {
return new errors .lZ(`there is no fleet file ${path}`, {
hint: `Check out the repository before this step, name the file by fleet-file, or write one. ${HOW_TO_WRITE_ONE}`,
})
}
function getTimeoutSeconds(fleet , override ) {
const margin = (0,phases .lP)(fleet.run)
if (override === undefined || override + margin <= fleet.fuseSeconds) return override ?? fleet.run.timeoutSeconds
const longest = (0,duration .a3)(fleet.fuseSeconds - margin)
throw new errors .lZ(`timeout: found "${(0,duration .a3)(override)}", must be at most ${longest}`, {
hint: `The fleet's machines switch themselves off after ${(0,duration .a3)(fleet.fuseSeconds)}, of which ${(0,duration .a3)(margin)} are margin. For longer runs raise fuse in the fleet file and provision again.`,
})
}
function getHoldSeconds(
fleet ,
{ holdSeconds, timeoutSeconds } ,
) {
if (holdSeconds === undefined) return getTimeoutSeconds(fleet, timeoutSeconds)
const longest = (0,phases .Vy)(fleet.fuseSeconds)
if (holdSeconds <= longest) return holdSeconds
throw new errors .lZ(`hold: found "${(0,duration .a3)(holdSeconds)}", must be at most ${(0,duration .a3)(longest)}`, {
hint: `The fleet's machines switch themselves off ${(0,duration .a3)(fleet.fuseSeconds)} after their boot, which may take ${(0,duration .a3)(fleet.fuseSeconds - longest)} of that. For a longer hold raise fuse in the fleet file and provision again.`,
})
}
const HOW_TO_WRITE_ONE =
'A fleet file has at least name, image.base (or home), instance.types, run.command, run.timeout and regions; docs/configuration.md shows one.'
function problemsError(problems , path ) {
const lines = problems.slice(0, MAX_PROBLEMS).map(({ line, path: keys, message }) => {
const key = keys.length === 0 ? '' : ` ${keys.join('.')}:`
return `${path}:${line}${key} ${message}`
})
const rest = problems.length - lines.length
return new errors .lZ([...lines, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n'))
}
function resolveDefaults(file , origin ) {
const { name, tags, timezone } = file
const image = resolveImage(file, origin)
const run = resolveRun(file, origin)
const setup = image.kind === 'base' ? image.setup : undefined
const leastFuses = [
run.timeoutSeconds + (0,phases .lP)(run),
setup === undefined ? 0 : (0,phases .q8)(setup.timeoutSeconds, run),
]
return {
name,
image,
leadRegion: image.kind === 'home' ? image.region : (Object.keys(file.regions)[0] ?? ''),
folder: (0,external_node_path_.dirname)(origin.path),
keyPair: resolveKeyPair(file, image),
publicKey: file['public-key']?.trim(),
securityGroup: file['security-group'] ?? name,
tags,
instance: resolveInstance(file, image),
run,
fuseSeconds: file.fuse ?? Math.max(...leastFuses),
timezone,
regions: Object.keys(file.regions).map((region) => resolveRegion(file, region)),
}
}
function resolveImage({ name, home = '', image } , origin ) {
if (typeof image !== 'object') return { kind: 'home', region: home, name: image ?? name }
const { base, setup, files = [], timeout } = image
if (setup === undefined) return { kind: 'base', base, setup: undefined }
const script = (0,paths .HN)(setup) ? refer(setup.trim(), ['image', 'setup'], origin) : setup
return {
kind: 'base',
base,
setup: {
script,
files: files.map((file, index) => refer(file, ['image', 'files', index], origin)),
timeoutSeconds: timeout,
},
}
}
function refer(file , keys , { path, findLine } ) {
return { path: (0,paths .s1)(file), place: `${path}:${findLine(keys)} ${keys.join('.')}` }
}
function resolveKeyPair(file , image ) {
if (image.kind === 'base' && file['public-key'] === undefined) return undefined
return file['key-pair'] === 'none' ? undefined : (file['key-pair'] ?? file.name)
}
function resolveInstance({ name, instance } , image ) {
const { types, metadata, credits, disk } = instance
const profile = instance.profile ?? (image.kind === 'base' ? machineProfile(name) : undefined)
const [metadataHops, diskKmsKey] = [instance['metadata-hops'], instance['disk-kms-key']]
const diskGiB = disk === undefined ? undefined : disk / 2 ** 30
return { types, profile, metadata, metadataHops, credits, diskKmsKey, diskGiB }
}
function machineProfile(fleet ) {
return `${fleet}-ssm`
}
function resolveRun({ run } , origin ) {
const { command, user, env, secrets, files = [] } = run
return {
command,
timeoutSeconds: run.timeout,
user,
env,
secrets,
files: files.map((file, index) => refer(file, ['run', 'files', index], origin)),
outputCapBytes: run['output-cap'],
resultsCapBytes: run['results-cap'],
pollSeconds: run.poll,
waitForBootSeconds: run['wait-for-boot'],
}
}
function resolveRegion({ instance, regions } , name ) {
const settings = regions[name]
return {
name,
cron: settings?.cron,
enabled: settings?.enabled ?? true,
subnet: settings?.subnet,
types: settings?.types ?? instance.types,
kmsKey: settings?.['kms-key'] ?? instance['disk-kms-key'],
prices: { ...instance.prices, ...settings?.prices },
}
}
}),
5283:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Gt: () => ( MAX_FLEET_TAGS),
JB: () => ( MAX_COMMAND_BYTES),
Lp: () => ( MAX_ENV_BYTES),
PW: () => ( MAX_DISK_BYTES),
Pe: () => ( MAX_TIMEOUT_SECONDS),
Pv: () => ( MAX_SETUP_SECONDS),
bC: () => ( MAX_SECRETS),
cH: () => ( READONLY_NAMES),
de: () => ( FUSE_MARGIN_SECONDS),
jN: () => ( MIN_TIMEOUT_SECONDS),
lV: () => ( MAX_RUN_FILES_BYTES),
mF: () => ( MAX_WAIT_FOR_BOOT_SECONDS),
mk: () => ( MAX_OUTPUT_CAP_BYTES),
w$: () => ( RUN_VARIABLES),
x$: () => ( MAX_SETUP_FILES_BYTES)
});
var _lease_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2294);
var _phases_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9022);
var _tags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3923);
const FUSE_MARGIN_SECONDS = (0,_phases_js__WEBPACK_IMPORTED_MODULE_1__ .lP)({ outputCapBytes: 0, resultsCapBytes: 0, waitForBootSeconds: 0 })
const MAX_WAIT_FOR_BOOT_SECONDS = 10 * 60
const MAX_TIMEOUT_SECONDS = _phases_js__WEBPACK_IMPORTED_MODULE_1__ .p - FUSE_MARGIN_SECONDS
const MAX_OUTPUT_CAP_BYTES = 32 * 1024 ** 2
const MIN_TIMEOUT_SECONDS = 10
const MAX_SECRETS = 10
const MAX_COMMAND_BYTES = 256 * 1024
const MAX_SETUP_FILES_BYTES = 256 * 1024
const MAX_RUN_FILES_BYTES = 48 * 1024
const MAX_SETUP_SECONDS = 4 * 3600
const MAX_DISK_BYTES = 16 * 1024 ** 4
const MAX_ENV_BYTES = 64 * 1024
const READONLY_NAMES = ['UID', 'EUID', 'PPID', 'SHELLOPTS', 'BASHOPTS', 'BASH_VERSINFO']
const RUN_VARIABLES = [
...['SERVICEMON_FLEET', 'SERVICEMON_REGION', 'SERVICEMON_ZONE', 'SERVICEMON_INSTANCE_ID', 'SERVICEMON_RUN_ID'],
...['SERVICEMON_SLOT', 'SERVICEMON_FILES', 'SERVICEMON_RESULTS'],
]
const OWN_TAGS = 1 + Object.keys(_tags_js__WEBPACK_IMPORTED_MODULE_2__ .Dk).length - 1
const OTHER_TAGS = 3
const MAX_FLEET_TAGS = _tags_js__WEBPACK_IMPORTED_MODULE_2__ .x3 - OWN_TAGS - _lease_js__WEBPACK_IMPORTED_MODULE_0__ .f4 - OTHER_TAGS
}),
4663:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
HN: () => ( isScriptPath),
W0: () => ( findPathProblem),
s1: () => ( plainPath)
});
const NAME = /^[A-Za-z0-9_@+=,.-]+$/
const LONGEST_PATH = 200
function findPathProblem(path ) {
const names = plainPath(path).split('/')
if (path.startsWith('/')) return 'must be a path relative to the fleet file, not one that begins with /'
if (names.includes('..')) return "must not leave the fleet file's folder"
if (names.some((name) => name === '' || name === '.')) return 'must be a plain path, such as payload/setup.sh'
if (!names.every((name) => NAME.test(name))) return 'must be a path of letters, digits and _@+=,.- between slashes'
return path.length > LONGEST_PATH ? `must be a path of at most ${LONGEST_PATH} characters` : undefined
}
function plainPath(path ) {
return path.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '')
}
function isScriptPath(setup ) {
return /^\S*[/.]\S*$/.test(setup.trim())
}
}),
5530:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Dp: () => ( isRegion),
cj: () => ( findPartition),
ij: () => ( REGIONS)
});
const REGIONS_BY_PARTITION = {
aws: [
'af-south-1',
'ap-east-1',
'ap-east-2',
'ap-northeast-1',
'ap-northeast-2',
'ap-northeast-3',
'ap-south-1',
'ap-south-2',
'ap-southeast-1',
'ap-southeast-2',
'ap-southeast-3',
'ap-southeast-4',
'ap-southeast-5',
'ap-southeast-6',
'ap-southeast-7',
'ca-central-1',
'ca-west-1',
'eu-central-1',
'eu-central-2',
'eu-north-1',
'eu-south-1',
'eu-south-2',
'eu-west-1',
'eu-west-2',
'eu-west-3',
'il-central-1',
'me-central-1',
'me-south-1',
'me-west-1',
'mx-central-1',
'sa-east-1',
'sa-west-1',
'us-east-1',
'us-east-2',
'us-west-1',
'us-west-2',
],
'aws-cn': ['cn-north-1', 'cn-northwest-1'],
'aws-eusc': ['eusc-de-east-1'],
'aws-iso': ['us-iso-east-1', 'us-iso-west-1'],
'aws-iso-b': ['us-isob-east-1', 'us-isob-west-1'],
'aws-iso-e': ['eu-isoe-west-1'],
'aws-iso-f': ['us-isof-east-1', 'us-isof-south-1'],
'aws-us-gov': ['us-gov-east-1', 'us-gov-west-1'],
}
const REGIONS = Object.values(REGIONS_BY_PARTITION).flat()
function isRegion(name ) {
return REGIONS.includes(name)
}
function findPartition(region ) {
return Object.keys(REGIONS_BY_PARTITION).find((partition) => REGIONS_BY_PARTITION[partition]?.includes(region))
}
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
refresh: { default: 'false', modes: ['provision'] },
require: { default: '', modes: ['check'] },
'catch-up': { default: 'all', modes: ['rotate'] },
'exact-hours': { default: '', modes: ['check', 'rotate'] },
'role-to-assume': { default: '', modes: MODES },
audience: { default: 'sts.amazonaws.com', modes: MODES },
'role-session-name': { default: '', modes: MODES },
'allowed-account-ids': { default: '', modes: MODES },
'github-token': { default: '${{ github.token }}', modes: MODES },
}
const OUTPUTS = ( null && (['result', 'status', 'headline', 'regions', 'exit-code', 'output-file']))
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
var _schedule_exact_hours_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(501);
var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9973);
var _fleet_limits_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5283);
var _phases_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9022);
var _input_list_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8301);
var _text_size_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1993);
var _text_suggest_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6160);
function inputReader(variables ) {
return (name) => variables[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? ''
}
function loadInputs(read ) {
const { problems, take, textOf } = reader(read)
const mode = take('mode', parseMode)
const values = takeAll(take)
if (textOf('mode') === '') problems.unshift(`mode: found nothing, must be ${listOf(_input_list_js__WEBPACK_IMPORTED_MODULE_5__ .FN)}`)
if (mode === undefined || problems.length > 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__ .lZ(problems.join('\n'))
const githubToken = read('github-token').trim()
const common = {
fleetFile: textOf('fleet-file').trim(),
region: textOf('region').trim(),
allowedAccountIds: values.allowedAccountIds,
role: values.role,
githubToken: githubToken === '' ? undefined : githubToken,
ignored: (0,_input_list_js__WEBPACK_IMPORTED_MODULE_5__ .bL)().filter((name) => !isUsedBy(name, mode) && textOf(name).trim() !== _input_list_js__WEBPACK_IMPORTED_MODULE_5__ .mc[name].default),
}
return { ...common, ...ofMode(mode, values) }
}
function takeAll(take ) {
return {
ifDue: take('if-due', parseBoolean) ?? false,
dryRun: take('dry-run', parseBoolean) ?? false,
adopt: take('adopt', parseBoolean) ?? false,
refresh: take('refresh', parseBoolean) ?? false,
command: take('command', parseCommand),
timeoutSeconds: take('timeout', (text) => parseSeconds(text, _fleet_limits_js__WEBPACK_IMPORTED_MODULE_3__ .jN, _fleet_limits_js__WEBPACK_IMPORTED_MODULE_3__ .Pe)),
holdSeconds: take('hold', (text) => parseSeconds(text, MIN_HOLD_SECONDS, _phases_js__WEBPACK_IMPORTED_MODULE_4__ .p)),
confirm: take('confirm', (text) => text.trim()),
require: take('require', parseRequire),
catchUp: take('catch-up', parseCatchUp) ?? ('all' ),
exactHours: take('exact-hours', parseExactHours),
allowedAccountIds: take('allowed-account-ids', parseAccountIds) ?? [],
role: takeRole(take),
}
}
function ofMode(mode , values ) {
const { dryRun, adopt, refresh, require, confirm, command } = values
const { timeoutSeconds, ifDue, holdSeconds, catchUp, exactHours } = values
switch (mode) {
case 'provision':
return { mode, dryRun, adopt, refresh }
case 'check':
return { mode, require, exactHours }
case 'clear':
return { mode, dryRun, confirm }
case 'run':
return { mode, command, timeoutSeconds, ifDue }
case 'start':
return { mode, timeoutSeconds, holdSeconds }
case 'stop':
return { mode }
case 'rotate':
return { mode, catchUp, exactHours }
}
}
function loadRole(read ) {
const { problems, take } = reader(read)
const role = takeRole(take)
if (problems.length > 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__ .lZ(problems.join('\n'))
return role
}
function reader(read ) {
const problems = []
const textOf = (name ) => {
const text = read(name)
return text.trim() === '' ? _input_list_js__WEBPACK_IMPORTED_MODULE_5__ .mc[name].default : text
}
const take = (name, parse) => {
const text = textOf(name)
if (text === '') return undefined
try {
return parse(text)
} catch (error) {
if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__ .lZ)) throw error
problems.push(`${name}: found ${quote(text)}, ${error.message}`)
return undefined
}
}
return { problems, take, textOf }
}
function takeRole(take ) {
const audience = take('audience', (text) => text.trim()) ?? _input_list_js__WEBPACK_IMPORTED_MODULE_5__ .mc.audience.default
const sessionName = take('role-session-name', parseSessionName)
const arn = take('role-to-assume', parseRoleArn)
return arn === undefined ? undefined : { arn, audience, sessionName }
}
function parseRoleArn(text ) {
if (/^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(text.trim())) return text.trim()
throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__ .lZ("must be a role's ARN, such as arn:aws:iam::123456789012:role/servicemon-rotate")
}
function parseSessionName(text ) {
if (/^[\w+=,.@-]{2,64}$/.test(text.trim())) return text.trim()
throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__ .lZ('must be 2 to 64 letters, digits and _+=,.@-')
}
const MIN_HOLD_SECONDS = 60
function isUsedBy(name , mode ) {
const modes = _input_list_js__WEBPACK_IMPORTED_MODULE_5__ .mc[name].modes
return modes.includes(mode)
}
function parseMode(text ) {
const mode = _input_list_js__WEBPACK_IMPORTED_MODULE_5__ .FN.find((known) => known === text.trim())
if (mode === undefined) throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__ .lZ(`must be ${listOf(_input_list_js__WEBPACK_IMPORTED_MODULE_5__ .FN)}${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_7__ .a)(text.trim(), _input_list_js__WEBPACK_IMPORTED_MODULE_5__ .FN)}`)
return mode
}
function parseBoolean(text ) {
if (['true', 'True', 'TRUE'].includes(text.trim())) return true
if (['false', 'False', 'FALSE'].includes(text.trim())) return false
throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__ .lZ('must be true or false')
}
function parseSeconds(text , min , max ) {
if (!_text_duration_js__WEBPACK_IMPORTED_MODULE_0__ .Cq.test(text.trim())) throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__ .lZ(_text_duration_js__WEBPACK_IMPORTED_MODULE_0__ .Qb)
const seconds = (0,_text_duration_js__WEBPACK_IMPORTED_MODULE_0__ .E9)(text.trim())
if (seconds >= min && seconds <= max) return seconds
throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__ .lZ(`must be between ${(0,_text_duration_js__WEBPACK_IMPORTED_MODULE_0__ .a3)(min)} and ${(0,_text_duration_js__WEBPACK_IMPORTED_MODULE_0__ .a3)(max)}`)
}
function parseCommand(text ) {
if (text.includes('\0')) throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__ .lZ('must not contain NUL characters')
if (Buffer.byteLength(text) <= _fleet_limits_js__WEBPACK_IMPORTED_MODULE_3__ .JB) return text
throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__ .lZ(`must be at most ${(0,_text_size_js__WEBPACK_IMPORTED_MODULE_6__ .Xq)(_fleet_limits_js__WEBPACK_IMPORTED_MODULE_3__ .JB)} long`)
}
function parseRequire(text ) {
if (text.trim() === 'ready') return 'ready'
throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__ .lZ('must be ready, or nothing')
}
function parseCatchUp(text ) {
if (text.trim() === 'all') return 'all'
if (/^[1-9]\d{0,3}$/.test(text.trim())) return Number(text.trim())
throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__ .lZ('must be all, or a whole number from 1 to 9999')
}
function parseExactHours(text ) {
const found = (0,_schedule_exact_hours_js__WEBPACK_IMPORTED_MODULE_1__ .Qp)(text)
if (found === undefined) throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__ .lZ(_schedule_exact_hours_js__WEBPACK_IMPORTED_MODULE_1__ .ph)
return found
}
function parseAccountIds(text ) {
const ids = (0,_input_list_js__WEBPACK_IMPORTED_MODULE_5__ .ry)(text)
if (ids.length > 0 && ids.every((id) => /^\d{12}$/.test(id))) return [...new Set(ids)]
throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__ .lZ('must be account ids of 12 digits, by comma or line and in quotes')
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
Jd: () => ( provingValue),
Pk: () => ( isRunId),
WR: () => ( leaseValue),
_c: () => ( liveLeases),
aW: () => ( leaseKey),
f4: () => ( MAX_LEFT_LEASES),
hD: () => ( listGivenUp),
iV: () => ( liveHold),
oo: () => ( isProving),
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
const PROVING = /^proving(?:\/(\d{1,9})s)?$/
function provingValue(setup ) {
return setup === undefined ? 'proving' : `proving/${(0,_phases_js__WEBPACK_IMPORTED_MODULE_2__ .ZX)(setup)}s`
}
function isProving(tags ) {
return PROVING.test(tags[_tags_js__WEBPACK_IMPORTED_MODULE_0__ .Dk.state] ?? '')
}
function provedBy({ launchTime, tags } ) {
const seconds = Number(PROVING.exec(tags[_tags_js__WEBPACK_IMPORTED_MODULE_0__ .Dk.state] ?? '')?.[1] ?? _phases_js__WEBPACK_IMPORTED_MODULE_2__ .M$)
return (0,_clock_js__WEBPACK_IMPORTED_MODULE_1__ ._I)(launchTime, Math.min(seconds, _phases_js__WEBPACK_IMPORTED_MODULE_2__ .p))
}
function findHolder(instance , now ) {
const hold = liveHold(instance, now)
if (hold !== undefined) return { kind: 'hold', until: hold }
const [lease] = liveLeases(instance, now)
if (lease !== undefined) return { kind: 'lease', until: lease.until, runId: lease.runId }
const proved = provedBy(instance)
if (isProving(instance.tags) && (0,_instance_state_js__WEBPACK_IMPORTED_MODULE_3__ .M)(instance.state) && proved > now) {
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
Fz: () => ( setupSize),
Kc: () => ( restOfRunSeconds),
M$: () => ( PROVING_SECONDS),
M_: () => ( proofBootSeconds),
Rl: () => ( runSeconds),
Vy: () => ( longestHoldSeconds),
ZV: () => ( handOverSeconds),
ZX: () => ( provingSeconds),
cB: () => ( stepSeconds),
ez: () => ( collectSeconds),
lP: () => ( fuseMarginSeconds),
nk: () => ( setupSeconds),
p: () => ( MAX_FUSE_SECONDS),
q8: () => ( setupFuseSeconds),
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
const DEFAULT_CAP_BYTES = 4 * 1024 ** 2
const COLLECT_START_SECONDS = 60
const COLLECT_BYTES_A_SECOND = DEFAULT_CAP_BYTES / 240
function collectSeconds({ outputCapBytes, resultsCapBytes } ) {
const bytes = Math.max(outputCapBytes + resultsCapBytes - DEFAULT_CAP_BYTES, DEFAULT_CAP_BYTES)
return COLLECT_START_SECONDS + Math.ceil(bytes / COLLECT_BYTES_A_SECOND)
}
function handOverSeconds({ waitForBootSeconds } ) {
return LIMIT.handOver + Math.max(LIMIT.waitForBoot, waitForBootSeconds)
}
function payloadSeconds(size ) {
return handOverSeconds(size) + size.timeoutSeconds + LIMIT.ending + collectSeconds(size)
}
const UP_SECONDS = LIMIT.running + LIMIT.agent
const BOOT_SECONDS = LIMIT.claim + LIMIT.start + UP_SECONDS
function runSeconds(size ) {
const recovery = collectSeconds(size)
const again = (HAND_OVERS - 1) * handOverSeconds(size)
return BOOT_SECONDS + recovery + again + payloadSeconds(size) + LIMIT.stop
}
function restOfRunSeconds(size ) {
return payloadSeconds(size) + LIMIT.stop
}
function collectingBootSeconds(caps ) {
return BOOT_SECONDS + collectSeconds(caps) + LIMIT.stop
}
function setupSize(timeoutSeconds ) {
const caps = { outputCapBytes: DEFAULT_CAP_BYTES, resultsCapBytes: DEFAULT_CAP_BYTES }
return { timeoutSeconds, ...caps, waitForBootSeconds: LIMIT.waitForBoot }
}
function setupSeconds(setup ) {
return setup === undefined ? 0 : (HAND_OVERS - 1) * handOverSeconds(setup) + payloadSeconds(setup)
}
function proofBootSeconds(caps , setup ) {
return BOOT_SECONDS + LIMIT.proof + collectSeconds(caps) + setupSeconds(setup) + LIMIT.stop
}
const PROVING_SECONDS = UP_SECONDS + LIMIT.proof
function provingSeconds(setup ) {
return PROVING_SECONDS + setupSeconds(setup)
}
function setupFuseSeconds(timeoutSeconds , caps ) {
return LIMIT.agent + LIMIT.proof + collectSeconds(caps) + setupSeconds(setupSize(timeoutSeconds))
}
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
const recovery = collectSeconds(size)
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
1764:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
describeTrouble: () => ( describeTrouble),
errorLines: () => ( errorLines),
errorResult: () => ( errorResult),
linkedError: () => ( linkedError),
linkedResult: () => ( linkedResult)
});
var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9507);
var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);
var _tags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3923);
var _text_documents_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8720);
function linkedResult(
result ,
variables ,
) {
const link = (text ) => (0,_text_documents_js__WEBPACK_IMPORTED_MODULE_3__ .Z)(text, variables)
const findings = result.findings.map((finding) => ({ ...finding, text: link(finding.text) }))
const { error } = result
return { ...result, findings, error: error && linkedError(error, variables) }
}
function linkedError(
error ,
variables ,
) {
const link = (text ) => (0,_text_documents_js__WEBPACK_IMPORTED_MODULE_3__ .Z)(text, variables)
return { ...error, messages: error.messages.map(link), hint: error.hint && link(error.hint) }
}
function errorLines(error ) {
const origin = (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ .Jk)(error)
return [...error.messages, error.hint, origin && `(${origin})`].filter((line) => line !== undefined)
}
function permissionHint(chain ) {
const tagged = tagHint(chain)
if (tagged !== undefined) return tagged
const denied = chain.find(_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ .Tk)
if (denied === undefined) return undefined
const organization = chain.find(_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ .Y1)
if (organization !== undefined) {
return CREATING.has((0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ .Qh)(organization) ?? '')
? `${ORGANIZATION_HINT} ${DEMANDED_TAGS_HINT}`
: ORGANIZATION_HINT
}
const action = (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ .Ub)(denied) ?? (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ .Qh)(denied)
const hint = `The role may not call ${action ?? 'this'} there. ${DEPLOY_HINT}`
return action === 'ec2:CreateTags' ? `${hint} ${NEW_TAGS_HINT}` : hint
}
function tagHint(chain ) {
const violation = chain.find(_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ .i4)
const key = chain.map(_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ .di).find((found) => found !== undefined)
if (violation === undefined && key === undefined) return undefined
if (key !== undefined && (0,_tags_js__WEBPACK_IMPORTED_MODULE_2__ .HW)(key)) {
return `A policy of your organisation is about the tag ${key}, which is the action's own: ask the organisation's administrators to take it as it is.`
}
const tag = key === undefined ? 'a tag' : `the tag ${key}`
const where = key === undefined ? 'tags' : `tags.${key}`
return violation === undefined
? `A policy of your organisation demands ${tag}: name it as ${where} in the fleet file, deploy the roles anew, and provision again.`
: `A tag policy of your organisation doesn't take the value of ${tag}: set ${where} in the fleet file to one that it takes.`
}
const CREATING = new Set([
'ec2:CopyImage',
'ec2:CreateSecurityGroup',
'ec2:CreateTags',
'ec2:ImportKeyPair',
'ec2:RunInstances',
])
const ORGANIZATION_HINT =
"A policy of your organisation denies it, so no policy of the role helps: leave the region out, or ask the organisation's administrators."
const DEMANDED_TAGS_HINT = 'If it demands tags on what is made, name them as tags in the fleet file.'
const DEPLOY_HINT =
"The roles know the fleet file, home's image if there is one, and the action's commit as they were: after a change " +
'deploy the roles again, by npm run -s infra -- OWNER/REPOSITORY | sh; docs/permissions.md says what they may.'
const NEW_TAGS_HINT = 'The tags of the fleet file are among that.'
function describeTrouble(error ) {
const said = error.messages.join(': ')
const origin = (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ .Jk)(error)
return (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__ .mu)(origin === undefined ? said : `${said} (${origin})`, error.hint)
}
function errorResult(error ) {
const chain = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__ .DD)(error)
const { messages, hint } = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__ .Uc)(error)
const hints = [permissionHint(chain), hint].filter((text) => text !== undefined)
return {
messages: [...messages],
hint: hints.length === 0 ? undefined : hints.join(' '),
code: chain.map(_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ .z8).find((text) => text !== undefined),
requestId: chain.map(_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ .z2).find((text) => text !== undefined),
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
501:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Qp: () => ( findExactHours),
mJ: () => ( describeDispatches),
mT: () => ( judgeDispatches),
ph: () => ( EXACT_HOURS_RULE),
rJ: () => ( describeMissed),
vF: () => ( describeStale)
});
var _clock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2050);
var _cron_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2466);
var _history_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9812);
const HOUR_MINUTES = 60
const YEAR_DAYS = 366
const ONE_HOUR = { from: new Date('2025-12-31T23:59:00Z'), to: new Date('2026-01-01T00:59:00Z') }
function listMinutes({
regions,
timezone,
now,
}
) {
const crons = regions.flatMap(({ enabled, cron }) => (enabled && cron !== undefined ? [cron] : []))
const local = new Set(crons.flatMap(listLocalMinutes))
if (local.size === 0) return []
const minutes = listOffsetMinutes(timezone, now).flatMap((offset) =>
[...local].map((minute) => (minute - offset + HOUR_MINUTES) % HOUR_MINUTES),
)
return [...new Set(minutes)].sort((a, b) => a - b)
}
function listLocalMinutes(cron ) {
const [minutes = '*'] = cron.trim().split(/\s+/)
return (0,_cron_js__WEBPACK_IMPORTED_MODULE_1__ .QY)(`${minutes} * * * *`, 'UTC', ONE_HOUR).map((slot) => slot.getUTCMinutes())
}
function listOffsetMinutes(timezone , now ) {
const format = new Intl.DateTimeFormat('en', { timeZone: timezone, minute: 'numeric' })
const first = Math.floor(now.getTime() / 3_600_000) * 3_600_000
const days = Array.from({ length: YEAR_DAYS }, (_, day) => new Date(first + day * _history_js__WEBPACK_IMPORTED_MODULE_2__ .fo * 1000))
return [...new Set(days.map((day) => Number(format.format(day))))]
}
const EXACT_HOURS_RULE =
'must be minutes of the hour in UTC, by comma, and since when, such as 10,40 since 2026-11-24T12:00:00Z'
function findExactHours(text ) {
const [, list, sinceText] = /^([\d, ]+?)(?: since (\S+))?$/.exec(text.trim()) ?? []
const minutes = list?.split(',').map((minute) => (/^ ?[1-5]?\d$/.test(minute) ? Number(minute) : Number.NaN)) ?? []
const since = sinceText === undefined ? undefined : new Date(sinceText)
const isSound = minutes.length > 0 && !minutes.some(Number.isNaN)
if (!isSound || (since !== undefined && formatIfTime(since) !== sinceText)) return undefined
return { minutes: [...new Set(minutes)].sort((a, b) => a - b), since }
}
function formatIfTime(time ) {
return Number.isNaN(time.getTime()) ? undefined : (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__ .fU)(time)
}
function formatExactHours({ minutes, since } ) {
return [minutes.join(), ...(since === undefined ? [] : ['since', formatTime(since)])].join(' ')
}
const TITLE = / · exact hours · /
const PATIENCE_SECONDS = 60 + 900 + 60
const SKEW_SECONDS = 60
const MISSED_TO_WARN = 2
function judgeDispatches(
runs ,
{ exactHours: { minutes, since }, now } ,
) {
const dayAgo = (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__ ._I)(now, -_history_js__WEBPACK_IMPORTED_MODULE_2__ .fo)
const from = since !== undefined && since > dayAgo ? since : dayAgo
const asked = (0,_cron_js__WEBPACK_IMPORTED_MODULE_1__ .QY)(`${minutes.join()} * * * *`, 'UTC', { from, to: (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__ ._I)(now, -PATIENCE_SECONDS) })
const dispatches = runs.filter(({ event, title }) => event === 'workflow_dispatch' && TITLE.test(title))
const hasCome = (tick ) =>
dispatches.some(({ created }) => {
const seconds = (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__ .O1)(tick, created)
return seconds >= -SKEW_SECONDS && seconds <= PATIENCE_SECONDS
})
return {
asked: asked.length,
came: asked.filter(hasCome).length,
missed: asked.slice(asked.findLastIndex(hasCome) + 1),
}
}
function describeDispatches({ asked, came } ) {
return asked === 0
? 'exact hours: none of their dispatches is to have come yet'
: `exact hours: ${came} of ${asked} dispatches came in the last day`
}
function describeMissed({ missed } , repository ) {
const [first] = missed
if (first === undefined || missed.length < MISSED_TO_WARN) return undefined
return (
`exact hours: the last ${missed.length} dispatches did not come, the first at ${(0,_clock_js__WEBPACK_IMPORTED_MODULE_0__ .fU)(first)}; GitHub's own ticks ` +
`go on. The token has expired or is refused, or the rules are gone: make a token and run ` +
`npm run -s infra -- ${repository} --exact-hours | sh, or end exact hours by --no-exact-hours`
)
}
function describeStale(
{ minutes } ,
fleet ,
repository ,
) {
const wanted = listMinutes(fleet)
if (wanted.join() === minutes.join()) return undefined
return (
`exact hours: are set up for the minutes ${minutes.join(', ')} of the hour in UTC, and the cron lines of the fleet ` +
`file ask for ${wanted.join(', ') || 'none'}. Deploy them again: npm run -s infra -- ${repository} | sh`
)
}
}),
9812:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Bg: () => ( describeSchedule),
No: () => ( judgeSchedule),
ar: () => ( describeTicks),
fo: () => ( DAY_SECONDS)
});
var _cron_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2466);
var _clock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2050);
var _text_duration_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9144);
const DAY_SECONDS = 86_400
const LATE_SECONDS = 900
const OFF_AFTER_DAYS = 60
const WARN_FROM_DAYS = 45
function judgeSchedule(
{ runs, lastPush } ,
context
,
) {
const { asks, now } = context
const day = { from: (0,_clock_js__WEBPACK_IMPORTED_MODULE_1__ ._I)(now, -DAY_SECONDS), to: now }
const counted = asks?.map((ask) => countTicks(ask, day))
return {
asked: counted?.reduce((sum, { ticks }) => sum + ticks, 0),
delivered: runs.filter(({ event }) => event === 'schedule').length,
late: listLate(
runs.map(({ created }) => created),
{ ...context, day },
),
warning: lastPush === undefined ? undefined : describeIdleness(lastPush, now),
misread: counted?.flatMap(({ misread }) => (misread === undefined ? [] : [misread])) ?? [],
}
}
function countTicks(
{ cron, timezone, line } ,
day ,
) {
const problem = (0,_cron_js__WEBPACK_IMPORTED_MODULE_0__ .KJ)(timezone)
? (0,_cron_js__WEBPACK_IMPORTED_MODULE_0__ .W_)(cron)
: `must have a time zone of the IANA database, not "${timezone}"`
if (problem !== undefined)
return { ticks: 0, misread: `line ${line}: cron: found "${cron}", ${problem}; not counted` }
const slots = (0,_cron_js__WEBPACK_IMPORTED_MODULE_0__ .QY)(cron, timezone, day)
let last
const ticks = slots.filter((slot) => {
const isFree = last === undefined || (0,_clock_js__WEBPACK_IMPORTED_MODULE_1__ .O1)(last, slot) >= _cron_js__WEBPACK_IMPORTED_MODULE_0__ .KQ
if (isFree) last = slot
return isFree
}).length
if (ticks === slots.length) return { ticks }
const every = (0,_text_duration_js__WEBPACK_IMPORTED_MODULE_2__ .a3)(_cron_js__WEBPACK_IMPORTED_MODULE_0__ .KQ)
return { ticks, misread: `line ${line}: cron "${cron}": GitHub ticks every ${every} at most, and is counted so` }
}
function listLate(
ticks ,
{
regions,
timezone,
day,
} ,
) {
return regions
.filter(({ enabled }) => enabled)
.flatMap(({ name, cron }) =>
(cron === undefined ? [] : (0,_cron_js__WEBPACK_IMPORTED_MODULE_0__ .QY)(cron, timezone, day)).map((slot) => {
const after = ticks.filter((tick) => tick >= slot).map((tick) => (0,_clock_js__WEBPACK_IMPORTED_MODULE_1__ .O1)(slot, tick))
const seconds = after.length === 0 ? undefined : Math.round(Math.min(...after))
return { region: name, slot, seconds }
}),
)
.filter(({ slot, seconds }) => (seconds ?? (0,_clock_js__WEBPACK_IMPORTED_MODULE_1__ .O1)(slot, day.to)) > LATE_SECONDS)
}
function describeIdleness(lastPush , now ) {
const days = Math.floor((0,_clock_js__WEBPACK_IMPORTED_MODULE_1__ .O1)(lastPush, now) / DAY_SECONDS)
if (days < WARN_FROM_DAYS) return undefined
const end = (0,_clock_js__WEBPACK_IMPORTED_MODULE_1__ .fU)((0,_clock_js__WEBPACK_IMPORTED_MODULE_1__ ._I)(lastPush, OFF_AFTER_DAYS * DAY_SECONDS))
return (
`nobody has pushed to this repository for ${days} days: GitHub switches the schedules of a public repository off ` +
`after ${OFF_AFTER_DAYS}, at about ${end}. Push something, or switch the workflow on again in the Actions tab`
)
}
function describeTicks({ asked, delivered, late } ) {
return {
asked,
delivered,
late: late.map(({ region, slot, seconds }) => ({
region,
slot: (0,_clock_js__WEBPACK_IMPORTED_MODULE_1__ .fU)(slot),
seconds,
})),
}
}
function describeSchedule({ asked, delivered, late, misread } , file ) {
const of = asked === undefined ? '' : ` of ${asked}`
const byRegion = [...Map.groupBy(late, ({ region }) => region)]
return [
`schedule: ${delivered}${of} ticks were delivered in the last day`,
...misread.map((text) => `schedule: ${file} ${text}`),
...byRegion.map(([region, slots]) => `schedule: ${region} was late for ${slots.map(describeLate).join(', ')}`),
]
}
function describeLate({ slot, seconds } ) {
const by = seconds === undefined ? 'not yet ticked' : `by ${(0,_text_duration_js__WEBPACK_IMPORTED_MODULE_2__ .a3)(Math.round(seconds / 60) * 60)}`
return `${(0,_clock_js__WEBPACK_IMPORTED_MODULE_1__ .fU)(slot)} (${by})`
}
}),
3923:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Dk: () => ( TAG),
HW: () => ( isReservedTag),
Hp: () => ( parseBase),
Ju: () => ( parseSetup),
V: () => ( isHomeOriginal),
Ys: () => ( missingTags),
ZU: () => ( creationTags),
ac: () => ( parseRefused),
bZ: () => ( refusedTag),
go: () => ( isOwned),
qu: () => ( baseTag),
sy: () => ( setupTag),
x3: () => ( MAX_TAGS)
});
const MAX_TAGS = 50
const TAG = {
fleet: 'servicemon:fleet',
role: 'servicemon:role',
state: 'servicemon:state',
image: 'servicemon:image',
base: 'servicemon:base',
setup: 'servicemon:setup',
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
function setupTag(hash , stage ) {
return { [TAG.setup]: stage === 'done' ? hash : `${hash} ${stage}` }
}
function parseSetup(tags ) {
const [, hash, stage = 'done'] = /^([0-9a-f]{16})(?: (pending|begun))?$/.exec(tags[TAG.setup] ?? '') ?? []
return hash === undefined ? undefined : { hash, stage: stage }
}
function baseTag({ name, created } ) {
const time = created.toISOString().replace(/\.\d+Z$/, 'Z')
return {
[TAG.base]: `${name.replaceAll(/[^\p{L}\p{N} +=._:/@-]/gu, '_').slice(0, MAX_VALUE - time.length - 1)} ${time}`,
}
}
function parseBase(tags ) {
const [, name, time] = /^(.+) (\d{4}-\d\d-\d\dT[\d:]+Z)$/.exec(tags[TAG.base] ?? '') ?? []
return name === undefined || time === undefined ? undefined : { name, created: new Date(time) }
}
}),
8720:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
O: () => ( documentsBase),
Z: () => ( linkDocuments)
});
function documentsBase(variables ) {
const {
GITHUB_SERVER_URL: server,
GITHUB_ACTION_REPOSITORY: own,
GITHUB_ACTION_REF: ref,
GITHUB_REPOSITORY: copy,
GITHUB_SHA: sha,
} = variables
const [repository, at] = isSet(own) && isSet(ref) ? [own, ref] : [copy, sha]
return isSet(server) && isSet(repository) && isSet(at) ? `${server}/${repository}/blob/${at}` : undefined
}
function linkDocuments(text , variables ) {
const base = documentsBase(variables)
return base === undefined ? text : text.replace(/(?<![\w/])(?:docs\/[\w-]+|README)\.md\b/g, `${base}/$&`)
}
function isSet(text ) {
return text !== undefined && text !== ''
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
