export const id = 496;
export const ids = [496,287];
export const modules = {

/***/ 9378:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fb: () => (/* binding */ isWithoutCapacity),
/* harmony export */   Qh: () => (/* binding */ awsAction),
/* harmony export */   Tk: () => (/* binding */ isUnauthorized),
/* harmony export */   Ub: () => (/* binding */ deniedAction),
/* harmony export */   Y1: () => (/* binding */ isDeniedByOrganization),
/* harmony export */   b4: () => (/* binding */ isWrongState),
/* harmony export */   c4: () => (/* binding */ isNotFound),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   di: () => (/* binding */ findTagAtFault),
/* harmony export */   i4: () => (/* binding */ isTagPolicyViolation),
/* harmony export */   r2: () => (/* binding */ noteAction),
/* harmony export */   z2: () => (/* binding */ requestId),
/* harmony export */   z8: () => (/* binding */ awsCode)
/* harmony export */ });
/* unused harmony exports isDuplicate, isWithoutCredentials, isBadCredentials, isExpired, isRefusedType, isRefusedInZone, isUnreachableRegion, isInUse, isProfileNotYetKnown, isInvalidInstanceId, isUnknownToSystemsManager, isTooManyCopies, isTokenMismatch, isTokenOfTerminated, describeAwsOrigin */
// The one place that knows AWS's error codes: named sets behind predicates, and how an AWS error reads.
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
]);
const DUPLICATE = new Set([
    'InvalidKeyPair.Duplicate',
    'InvalidGroup.Duplicate',
    'InvalidPermission.Duplicate',
    'InvalidAMIName.Duplicate',
]);
const UNAUTHORIZED = new Set([
    'UnauthorizedOperation',
    'UnauthorizedAccess',
    'AccessDenied',
    'AccessDeniedException',
    'AuthFailure',
]);
const NO_CREDENTIALS = new Set(['CredentialsProviderError', 'CredentialsError']);
const BAD_CREDENTIALS = new Set([
    'InvalidClientTokenId',
    'UnrecognizedClientException',
    'SignatureDoesNotMatch',
    'AuthFailure',
]);
const EXPIRED = new Set(['RequestExpired', 'ExpiredToken', 'ExpiredTokenException']);
const WRONG_STATE = new Set(['IncorrectInstanceState', 'IncorrectState']);
const CAPACITY = new Set(['InsufficientInstanceCapacity', 'InsufficientHostCapacity']);
/** Of EC2's list of error codes: the type can't be had in that zone, or the account's quota for it is used up. */
const TYPE_REFUSED = new Set(['Unsupported', 'VcpuLimitExceeded', 'InstanceLimitExceeded', 'InvalidInstanceType']);
/** Codes for any parameter; whether it's the type, only their words tell. */
const PARAMETER_REFUSED = new Set([
    'InvalidParameterCombination',
    'InvalidParameterValue',
    'InvalidInstanceAttributeValue',
    'UnsupportedOperation',
]);
/** The second is what other services say. */
const TAG_POLICY = new Set(['TagPolicyViolation', 'TagPolicyException']);
const UNREACHABLE_REGION = new Set(['OptInRequired', 'EndpointError']);
const ACTIONS = new WeakMap();
/** Notes which call an error came of, as IAM names it: the error's own text often doesn't say. */
function noteAction(error, action) {
    if (error instanceof Error)
        ACTIONS.set(error, action);
}
/** `ec2:StartInstances`: the action that the identity needs for the call that failed. */
function awsAction(error) {
    return error instanceof Error ? ACTIONS.get(error) : undefined;
}
/** AWS's error code as the SDK gives it (`name`); undefined when it is no AWS error. */
function awsCode(error) {
    return isServiceError(error) ? error.name : undefined;
}
/** AWS's request id of a failed call, where it was answered at all. */
function requestId(error) {
    return isServiceError(error) ? error.$metadata.requestId : undefined;
}
/** The thing asked for is not there, or not any more. */
const isNotFound = has(NOT_FOUND);
/** A thing of that name, or a rule, is there already. */
const isDuplicate = has(DUPLICATE);
/** The identity may not do this; asking again doesn't help. */
const isUnauthorized = has(UNAUTHORIZED);
/** No credentials at all could be found. */
const isWithoutCredentials = has(NO_CREDENTIALS);
/** AWS doesn't know these credentials. */
const isBadCredentials = has(BAD_CREDENTIALS);
/** The credentials were good once. */
const isExpired = has(EXPIRED);
/** The instance is in a state that doesn't allow the call, such as `stopping` when asked to start. */
const isWrongState = has(WRONG_STATE);
/** EC2 has no machine of that type to give there now. */
const isWithoutCapacity = has(CAPACITY);
/**
 * EC2 refuses the instance type, for want of capacity or for good: another one may do. A new account of the free plan
 * gets `InvalidParameterCombination: The specified instance type is not eligible for Free Tier`.
 */
function isRefusedType(error) {
    if (isWithoutCapacity(error) || TYPE_REFUSED.has(codeOf(error)))
        return true;
    return (PARAMETER_REFUSED.has(codeOf(error)) && error instanceof Error && /instance ?type|free tier/i.test(error.message));
}
/** A refusal of the type, or of what it takes, that is the zone's: in another zone of the region EC2 may take it. */
function isRefusedInZone(error) {
    return isWithoutCapacity(error) || codeOf(error) === 'Unsupported';
}
/** The account may not use the region, or there is no such endpoint. */
const isUnreachableRegion = has(UNREACHABLE_REGION);
/**
 * The call may have failed by chance: the answer was lost, AWS throttled, or AWS itself had a fault. Whether it was
 * carried out is not known.
 */
function isTransient(error) {
    if (!isServiceError(error))
        return error instanceof Error && isOfNetwork(error);
    const status = error.$metadata.httpStatusCode;
    return (status === undefined ||
        status === 429 ||
        status >= 500 ||
        /Throttl|TooManyRequests|RequestLimitExceeded|RateExceeded|SlowDown/.test(error.name));
}
/** Something still uses the resource, as a group whose instance is not yet terminated. */
function isInUse(error) {
    return ['DependencyViolation', 'InvalidGroup.InUse', 'InvalidSnapshot.InUse', 'VolumeInUse'].includes(codeOf(error));
}
/** A profile just made isn't known to EC2 for up to two minutes; only this message may be waited out. */
function isProfileNotYetKnown(error) {
    return (codeOf(error) === 'InvalidParameterValue' &&
        error instanceof Error &&
        /Invalid IAM Instance Profile/i.test(error.message));
}
/** Systems Manager's word for: no permission, agent not running, not registered, or instance in no valid state. */
function isInvalidInstanceId(error) {
    return codeOf(error) === 'InvalidInstanceId';
}
/** Systems Manager's two words for an id in a filter that it doesn't know. */
function isUnknownToSystemsManager(error) {
    return isInvalidInstanceId(error) || codeOf(error) === 'InvalidInstanceInformationFilterValue';
}
/** The account has as many copies under way into the region as EC2 takes at a time. */
function isTooManyCopies(error) {
    return codeOf(error) === 'ResourceLimitExceeded';
}
/** A policy of the organisation forbids it, whatever the role's own policies say. */
function isDeniedByOrganization(error) {
    return isUnauthorized(error) && /\b(?:service|resource) control policy\b/i.test(messageOf(error));
}
/** A tag policy of the organisation doesn't take a tag of the request; the identity may make the call. */
const isTagPolicyViolation = has(TAG_POLICY);
/**
 * The key of the tag that a policy wants otherwise, as far as AWS's words name it: `following tag key: 'CostCenter'` of a
 * tag policy, or the condition key `aws:RequestTag/CostCenter` in the reason of an explicit deny, once it is decoded
 * (https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html).
 */
function findTagAtFault(error) {
    const message = messageOf(error);
    if (isTagPolicyViolation(error))
        return /tag key:? ['"]([^'"]+)['"]/i.exec(message)?.[1];
    const isDeny = isDeniedByOrganization(error) || /explicit ?deny/i.test(message);
    return isUnauthorized(error) && isDeny ? /aws:RequestTag\/([^\s'",)\]}]+)/i.exec(message)?.[1] : undefined;
}
/** `ec2:CreateTags`: the action that AWS's words name, which of a call that needs several is the one that is missing. */
function deniedAction(error) {
    return /not authorized to perform: ([a-z0-9-]+:[A-Za-z]+)/.exec(messageOf(error))?.[1];
}
/** A client token was used before with other parameters (EC2 keeps tokens for a day or more). */
function isTokenMismatch(error) {
    return codeOf(error) === 'IdempotentParameterMismatch';
}
/** A client token of RunInstances stands for an instance that is terminated (EC2's answer since January 2025). */
function isTokenOfTerminated(error) {
    return codeOf(error) === 'IdempotentInstanceTerminated';
}
/** `UnauthorizedOperation, request 1234-…` for the end of an error's text; undefined when it is no AWS error. */
function describeAwsOrigin(error) {
    const code = awsCode(error);
    if (code === undefined)
        return undefined;
    const id = requestId(error);
    return id === undefined ? code : `${code}, request ${id}`;
}
function isServiceError(error) {
    return error instanceof Error && '$metadata' in error && '$fault' in error;
}
/** Node's and the SDK's own words for a connection that broke or never came about. */
function isOfNetwork(error) {
    const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
    return error.name === 'TimeoutError' || /^(E[A-Z]+|UND_ERR_.*)$/.test(code);
}
function messageOf(error) {
    return error instanceof Error ? error.message : '';
}
function codeOf(error) {
    return error instanceof Error ? error.name : '';
}
function has(codes) {
    return (error) => codes.has(codeOf(error));
}


/***/ }),

/***/ 3916:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DD: () => (/* binding */ causeChain),
/* harmony export */   Uc: () => (/* binding */ describeError),
/* harmony export */   lZ: () => (/* binding */ ActionError)
/* harmony export */ });
/* unused harmony exports Refusal, doing */
// What people can mend, and how any error is told to them: the whole chain, outermost first.
// AWS's codes and request ids are added in aws/errors.ts.
/** An error that the user can mend. Its message says doing what, to what, where; everything else keeps its own class. */
class ActionError extends Error {
    name = 'ActionError';
    hint;
    constructor(message, options = {}) {
        super(message, 'cause' in options ? { cause: options.cause } : {});
        this.hint = options.hint;
    }
}
/** What keeps a machine from being used though nothing is broken; the region's status says so. */
class Refusal extends ActionError {
    status;
    constructor(status, message, options = {}) {
        super(message, options);
        this.status = status;
    }
}
/** Says what was being done when an error comes that doesn't say so itself. */
async function doing(what, work) {
    try {
        return await work();
    }
    catch (cause) {
        throw cause instanceof ActionError ? cause : new ActionError(what, { cause });
    }
}
/** The messages of an error and of its causes, outermost first; the hint nearest to the user comes last. */
function describeError(error) {
    const lines = [];
    let hint;
    for (const link of causeChain(error)) {
        const message = link instanceof Error ? link.message || link.name : String(link);
        // A wrapper that repeats its cause's words says nothing new.
        if (lines.at(-1) !== message)
            lines.push(message);
        if (link instanceof ActionError)
            hint ??= link.hint;
    }
    return hint === undefined ? lines : [...lines, hint];
}
/** The error and its causes, outermost first; a chain that bites its tail ends there. */
function causeChain(error) {
    const chain = [];
    let link = error;
    do {
        chain.push(link);
        link = link instanceof Error ? link.cause : undefined;
    } while (link !== undefined && !chain.includes(link));
    return chain;
}


/***/ }),

/***/ 3496:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  stopAll: () => (/* binding */ stopAll)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ec2/dist-cjs/index.js
var dist_cjs = __webpack_require__(5193);
// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-cjs/submodules/retry/index.js
var retry = __webpack_require__(3609);
// EXTERNAL MODULE: ./src/aws/errors.ts
var errors = __webpack_require__(9378);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
;// CONCATENATED MODULE: ./src/aws/proxy.ts
// The way to AWS through a proxy, as HTTPS_PROXY and NO_PROXY name it. Node's own agents know how (from 24.5 on).


/** As many connections to one host at once as the SDK allows itself without a proxy. */
const MAX_SOCKETS = 50;
/** Never asked of a proxy: this machine itself, and the addresses at which EC2 and containers give credentials. */
const DIRECT = ['localhost', '127.0.0.1', '[::1]', '::1', '169.254.169.254', '169.254.170.2', '169.254.170.23'];
/**
 * The agents for the SDK's request handler; empty without a proxy, so that the SDK makes its own.
 *
 * `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` are read as curl and GitHub's toolkit read them: lower case goes first, and
 * a name in `NO_PROXY` stands for the names below it as well.
 */
function proxyAgents(variables) {
    const read = (name) => variables[name.toLowerCase()] ?? variables[name] ?? '';
    const https = withScheme(read('HTTPS_PROXY'));
    const http = withScheme(read('HTTP_PROXY'));
    if (https === '' && http === '')
        return {};
    const named = read('NO_PROXY')
        .split(/[\s,]+/)
        .filter((name) => name !== '');
    const below = named.filter((name) => /^[a-z]/i.test(name)).map((name) => `.${name}`);
    const proxyEnv = { HTTPS_PROXY: https, HTTP_PROXY: http, NO_PROXY: [...DIRECT, ...named, ...below].join(',') };
    const options = { keepAlive: true, maxSockets: MAX_SOCKETS, proxyEnv };
    return { httpAgent: new external_node_http_.Agent(options), httpsAgent: new external_node_https_.Agent(options) };
}
/** `proxy:3128` is how many write it. */
function withScheme(proxy) {
    return proxy === '' || proxy.includes('://') ? proxy : `http://${proxy}`;
}

;// CONCATENATED MODULE: ./src/aws/clients.ts
// The SDK's clients, one set a region: made when first asked for, patient with throttling, and correcting our clock.




/** The SDK gives up on throttling after 3 attempts within 100 ms; describes of 34 regions need more patience. */
const ATTEMPTS = 9;
const LONGEST_BACKOFF_MILLISECONDS = 10_000;
/** Exponential backoff with full jitter, in milliseconds: 0–100, 0–200, … up to 0–10 s. */
function backoff(attempt) {
    return Math.random() * Math.min(LONGEST_BACKOFF_MILLISECONDS, 100 * 2 ** attempt);
}
/** Missing capacity comes as a fault of AWS's own, and passes in minutes, not milliseconds: whoever starts waits. */
function patientRetry(attempts) {
    const strategy = new retry.ConfiguredRetryStrategy(attempts, backoff);
    const refresh = strategy.refreshRetryTokenForRetry.bind(strategy);
    strategy.refreshRetryTokenForRetry = async (token, info) => {
        if (info.error instanceof Error && (0,errors/* isWithoutCapacity */.Fb)(info.error))
            throw info.error;
        return refresh(token, info);
    };
    return strategy;
}
/**
 * Clients for any region. `AWS_ENDPOINT_URL` is honoured by the SDK itself.
 *
 * @param credentials whose they are; without it the SDK's own chain looks for them, in the environment first
 * @param variables the environment, which may name a proxy
 * @param version what the action calls itself in the user agent, visible in CloudTrail
 */
function createAws({ clock, credentials, variables = {}, version, }) {
    const sets = new Map();
    const agents = proxyAgents(variables);
    const configuration = (region, attempts = ATTEMPTS) => ({
        region,
        ...(credentials === undefined ? {} : { credentials }),
        retryStrategy: patientRetry(attempts),
        // An answer that takes longer than half a minute is lost; without a limit a dead connection hangs for good.
        requestHandler: { connectionTimeout: 5_000, requestTimeout: 30_000, throwOnRequestTimeout: true, ...agents },
        customUserAgent: [['aws-servicemon', version]],
    });
    return (region) => {
        const known = sets.get(region);
        if (known !== undefined)
            return known;
        const ec2 = followAwsTime(new dist_cjs/* EC2Client */.gu5(configuration(region)), clock);
        const set = {
            region,
            ec2,
            ssm: once(async () => {
                const { SSMClient } = await __webpack_require__.e(/* import() */ 736).then(__webpack_require__.t.bind(__webpack_require__, 4736, 19));
                return followAwsTime(new SSMClient(configuration(region)), clock);
            }),
            ssmOnce: once(async () => {
                const { SSMClient } = await __webpack_require__.e(/* import() */ 736).then(__webpack_require__.t.bind(__webpack_require__, 4736, 19));
                return followAwsTime(new SSMClient(configuration(region, 1)), clock);
            }),
            iam: once(async () => {
                const { IAMClient } = await __webpack_require__.e(/* import() */ 764).then(__webpack_require__.t.bind(__webpack_require__, 6764, 19));
                return followAwsTime(new IAMClient(configuration(region)), clock);
            }),
            sts: once(async () => {
                const { STSClient } = await __webpack_require__.e(/* import() */ 695).then(__webpack_require__.t.bind(__webpack_require__, 1695, 19));
                return followAwsTime(new STSClient(configuration(region)), clock);
            }),
        };
        sets.set(region, set);
        return set;
    };
}
/** Every error knows which call it came of. */
function nameActions({ middlewareStack }) {
    middlewareStack.add((next, { clientName = '', commandName = '' }) => async (args) => {
        try {
            return await next(args);
        }
        catch (error) {
            (0,errors/* noteAction */.r2)(error, `${clientName.replace('Client', '').toLowerCase()}:${commandName.replace(/Command$/, '')}`);
            throw error;
        }
    }, { step: 'initialize', name: 'nameActions' });
}
/** Sets the clock by the `Date` header of every answer, because tags carry times that other runners must understand. */
function followAwsTime(client, clock) {
    const { middlewareStack } = client;
    nameActions({ middlewareStack });
    middlewareStack.add((next) => async (args) => {
        const asked = performance.now();
        const result = await next(args);
        const header = headerOf(result.response, 'date');
        const time = header === undefined ? Number.NaN : Date.parse(header);
        if (!Number.isNaN(time))
            clock.correct(new Date(time), (performance.now() - asked) / 1000);
        return result;
    }, { step: 'deserialize', name: 'followAwsTime', priority: 'low' });
    return client;
}
function headerOf(response, name) {
    if (typeof response !== 'object' || response === null || !('headers' in response))
        return undefined;
    const headers = response.headers;
    return headers[name];
}
function once(make) {
    let made;
    return () => (made ??= make());
}

;// CONCATENATED MODULE: ./src/clock.ts
// Time as the action sees it: injected everywhere, so that tests never sleep and AWS's time can correct the runner's.
/**
 * The real clock. Its `now` follows AWS's time once an answer has been seen. Each answer tells how far ahead AWS may be,
 * at least and at most; the runner's time is moved no further than all of them together prove it wrong.
 *
 * @param pace factor on every sleep: 1 in earnest, less against a local AWS whose machines boot in milliseconds. A limit
 * then comes after as many looks as in earnest, however slow the machine is that they are made on
 */
function systemClock(pace = 1) {
    let ahead = { least: -Infinity, most: Infinity };
    let offsetMilliseconds = 0;
    let sparedSeconds = 0;
    const elapsed = () => performance.now() / 1000 + sparedSeconds;
    return {
        now: () => new Date(Date.now() + offsetMilliseconds),
        elapsed,
        correct(awsTime, tookSeconds) {
            const least = awsTime.getTime() - Date.now();
            const told = { least, most: least + 999 + tookSeconds * 1000 };
            const both = { least: Math.max(ahead.least, told.least), most: Math.min(ahead.most, told.most) };
            // What contradicts the answers so far tells of a clock that somebody has set.
            ahead = both.least <= both.most ? both : told;
            offsetMilliseconds = Math.min(Math.max(0, ahead.least), ahead.most);
        },
        sleep: (seconds, signal) => new Promise((resolve, reject) => {
            if (signal?.aborted === true) {
                reject(abortReason(signal));
                return;
            }
            const wakes = elapsed() + seconds;
            const onAbort = () => {
                clearTimeout(timer);
                if (signal !== undefined)
                    reject(abortReason(signal));
            };
            const timer = setTimeout(() => {
                signal?.removeEventListener('abort', onAbort);
                // Of several who sleep at the same time the time passes once.
                sparedSeconds += Math.max(0, wakes - elapsed());
                resolve();
            }, seconds * pace * 1000);
            signal?.addEventListener('abort', onAbort, { once: true });
        }),
    };
}
function abortReason(signal) {
    return signal.reason instanceof Error ? signal.reason : new Error('aborted', { cause: signal.reason });
}
/** ISO 8601 in UTC with whole seconds, the one form of time in tags, logs and results. */
function clock_formatTime(time) {
    return time.toISOString().replace(/\.\d{3}Z$/, 'Z');
}
/** `from` plus a number of seconds. */
function clock_secondsAfter(from, seconds) {
    return new Date(from.getTime() + seconds * 1000);
}
/** Seconds from one time to another, negative when `to` is earlier. */
function clock_secondsBetween(from, to) {
    return (to.getTime() - from.getTime()) / 1000;
}

// EXTERNAL MODULE: ./src/errors.ts
var src_errors = __webpack_require__(3916);
;// CONCATENATED MODULE: ./src/aws/poll.ts

/** How long reads may contradict a call of ours before they are believed. */
const poll_STALE_READ_SECONDS = 30;
/** How long looks may go without an answer, beyond the SDK's own patience: being throttled says nothing of a state. */
const UNANSWERED_SECONDS = 120;
/** Thrown when the time of a wait is over; the caller says what it was waiting for. */
class poll_PollTimeout extends Error {
    name = 'PollTimeout';
}
/** Looks until something is seen. Throws `PollTimeout` after `limitSeconds`, or the signal's reason. */
async function poll_poll({ look, everySeconds, limitSeconds, clock, signal }) {
    const started = clock.elapsed();
    let answered = started;
    for (;;) {
        let trouble;
        try {
            const seen = await look();
            if (seen !== undefined)
                return seen;
            answered = clock.elapsed();
        }
        catch (error) {
            if (!(0,errors/* isTransient */.dg)(error) || clock.elapsed() - answered >= UNANSWERED_SECONDS)
                throw error;
            trouble = error;
        }
        if (clock.elapsed() - started >= limitSeconds) {
            throw new poll_PollTimeout(`not seen within ${limitSeconds} s`, trouble === undefined ? {} : { cause: trouble });
        }
        await clock.sleep(everySeconds, signal);
    }
}
/**
 * Repeats a call for as long as its error is one of those that pass by themselves.
 * Throws the last error when the time is over, any other error at once.
 */
async function poll_retryWhile(passes, call, wait) {
    let last;
    try {
        const answer = await poll_poll({
            ...wait,
            look: async () => {
                try {
                    return { value: await call() };
                }
                catch (error) {
                    // A call may change something, so it isn't repeated for reasons that only a look could be.
                    if (!(error instanceof Error) || !passes(error))
                        return { error };
                    last = error;
                    return undefined;
                }
            },
        });
        if ('error' in answer)
            throw answer.error;
        return answer.value;
    }
    catch (error) {
        if (error instanceof poll_PollTimeout && last !== undefined)
            throw last;
        throw error;
    }
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(8816);
;// CONCATENATED MODULE: ./src/aws/trust.ts
// What a token of GitHub's says of its job, and which line of a trust policy would accept it. The token itself is never told.

const ISSUER = 'token.actions.githubusercontent.com';
const claimsSchema = schemas/* object */.Ikc({
    sub: schemas/* string */.YjP(),
    aud: schemas/* string */.YjP().optional(),
    repository: schemas/* string */.YjP().optional(),
    repository_id: schemas/* string */.YjP().optional(),
    repository_owner_id: schemas/* string */.YjP().optional(),
    job_workflow_ref: schemas/* string */.YjP().optional(),
});
/** The claims of a JSON Web Token; undefined when it isn't one. Its signature is AWS's business. */
function parseClaims(token) {
    try {
        const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
        return claimsSchema.safeParse(JSON.parse(payload)).data;
    }
    catch {
        return undefined;
    }
}
/**
 * What to write into a role's trust policy so that it accepts the job, for both forms of `sub`: repositories made,
 * renamed or transferred since 15 July 2026 send their ids in it, older ones only their names.
 */
function describeTrust(claims) {
    const { old, immutable } = subjectForms(claims);
    const [own = claims.sub, ...others] = [...new Set([claims.sub, immutable, old])].filter((sub) => sub !== undefined);
    const audience = claims.aud === undefined ? '' : `, aud ${JSON.stringify(claims.aud)}`;
    const other = others.map((sub) => JSON.stringify(sub)).join(' or ');
    return (`This job's token says sub ${JSON.stringify(claims.sub)}${audience}. ` +
        `The role's trust policy accepts it with "Condition": ${JSON.stringify(condition(claims, own))}` +
        (others.length === 0 ? '' : ` (the repository's other form of sub is ${other})`) +
        (claims.job_workflow_ref === undefined
            ? ''
            : `. Where it asks for job_workflow_ref, as the shipped template's schedule does, ${JSON.stringify(claims.job_workflow_ref)} has to be among its values`));
}
/** All that such a condition should hold: a `sub` alone would accept the token that another audience was meant for. */
function condition({ aud, repository_id }, sub) {
    return {
        StringEquals: {
            [`${ISSUER}:aud`]: aud ?? 'sts.amazonaws.com',
            [`${ISSUER}:sub`]: sub,
            ...(repository_id === undefined ? {} : { [`${ISSUER}:repository_id`]: repository_id }),
        },
    };
}
/** `repo:owner/name:…` and `repo:owner@id/name@id:…`, as far as the token tells what is needed for them. */
function subjectForms({ sub, repository, repository_id, repository_owner_id }) {
    const tail = /^repo:[^:]+(:.*)$/.exec(sub)?.[1];
    const [owner, name] = repository?.split('/') ?? [];
    if (tail === undefined || owner === undefined || name === undefined)
        return { old: undefined, immutable: undefined };
    const hasIds = repository_id !== undefined && repository_owner_id !== undefined;
    return {
        old: `repo:${owner}/${name}${tail}`,
        immutable: hasIds ? `repo:${owner}@${repository_owner_id}/${name}@${repository_id}${tail}` : undefined,
    };
}

;// CONCATENATED MODULE: ./src/aws/role.ts





/** The SDK renews credentials five minutes before their end; we do as it does, and sooner when they live shorter. */
const RENEW_BEFORE_SECONDS = 300;
/** GitHub's endpoint fails now and then; so does AWS's way to GitHub's keys. */
const TOKEN_LIMIT_SECONDS = 60;
/**
 * A provider of the role's credentials, one for all clients: asks GitHub and STS when the SDK asks and the last ones
 * come to their end. While those still hold they are given, and a renewal that fails is tried again at the next call.
 *
 * AssumeRoleWithWebIdentity needs no credentials; a session lasts an hour, which is the least a role allows at most.
 *
 * @throws ActionError when the job may not have a token, or the role's trust policy doesn't accept it
 */
function assumeRole(role, { clock, getIdToken, sts }) {
    let held;
    let asking;
    const ask = async () => {
        const token = await fetchToken(role, { clock, getIdToken });
        const credentials = await assumeWith(token, { role, clock, sts: await sts() });
        const life = clock_secondsBetween(clock.now(), credentials.expiration);
        const renewAt = clock_secondsAfter(credentials.expiration, -Math.min(RENEW_BEFORE_SECONDS, life / 2));
        held = { credentials, renewAt };
        return credentials;
    };
    return async () => {
        if (held !== undefined && clock.now() < held.renewAt)
            return held.credentials;
        asking ??= ask().finally(() => {
            asking = undefined;
        });
        if (held === undefined || held.credentials.expiration <= clock.now())
            return asking;
        // Nobody waits for a renewal while the old ones hold, least of all a stop.
        asking.catch(() => undefined);
        return held.credentials;
    };
}
async function fetchToken({ arn, audience }, { clock, getIdToken }) {
    try {
        return await poll_retryWhile(mayPass, () => getIdToken(audience), {
            ...{ everySeconds: 5, limitSeconds: TOKEN_LIMIT_SECONDS, clock },
        });
    }
    catch (cause) {
        const isAllowed = !(cause instanceof Error && cause.message.includes('ACTIONS_ID_TOKEN_REQUEST'));
        throw new src_errors/* ActionError */.lZ(`asking GitHub for this job's token, to assume role ${arn}`, {
            cause,
            hint: isAllowed
                ? 'Nothing was started. If it stays so, see githubstatus.com.'
                : 'The job needs `permissions: id-token: write`; a pull request from a fork never gets it.',
        });
    }
}
/** GitHub's client tells an HTTP status in words; what isn't a refusal may pass. */
function mayPass(error) {
    return error instanceof Error && !/Error Code : 4\d\d|ACTIONS_ID_TOKEN_REQUEST/.test(error.message);
}
async function assumeWith(token, { role, clock, sts }) {
    const { AssumeRoleWithWebIdentityCommand } = await __webpack_require__.e(/* import() */ 695).then(__webpack_require__.t.bind(__webpack_require__, 1695, 19));
    const call = new AssumeRoleWithWebIdentityCommand({
        RoleArn: role.arn,
        RoleSessionName: role.sessionName,
        WebIdentityToken: token,
    });
    try {
        const { Credentials: given } = await poll_retryWhile((error) => (0,errors/* awsCode */.z8)(error) === 'IDPCommunicationError', () => sts.send(call), { everySeconds: 5, limitSeconds: TOKEN_LIMIT_SECONDS, clock });
        return {
            accessKeyId: given?.AccessKeyId ?? '',
            secretAccessKey: given?.SecretAccessKey ?? '',
            sessionToken: given?.SessionToken ?? '',
            expiration: given?.Expiration ?? clock.now(),
        };
    }
    catch (cause) {
        throw new src_errors/* ActionError */.lZ(`assuming role ${role.arn}`, { cause, ...hintFor(cause, { role, token }) });
    }
}
function hintFor(cause, { role, token }) {
    const claims = parseClaims(token);
    if ((0,errors/* isUnauthorized */.Tk)(cause) && claims !== undefined)
        return { hint: describeTrust(claims) };
    if ((0,errors/* awsCode */.z8)(cause) === 'InvalidIdentityToken') {
        return {
            hint: `The account has no identity provider for token.actions.githubusercontent.com, or it doesn't list the audience ${role.audience}.`,
        };
    }
    return {};
}

;// CONCATENATED MODULE: ./package.json
const package_namespaceObject = {"rE":"0.1.0"};
;// CONCATENATED MODULE: ./src/version.ts
// The action's version, from the one place that says it.

/** As in package.json; shown in the log, in results, and to AWS as the user agent. */
const VERSION = package_namespaceObject.rE;

;// CONCATENATED MODULE: ./src/aws/connect.ts
// As whom the action works: the role that it was given, or whatever credentials the environment has.



/**
 * AWS as a role, or as the environment's credentials say.
 *
 * @param region whose STS is asked for the role's credentials: one region's outage should not be everybody's
 */
function connect({ role, region }, { clock, getIdToken, variables }) {
    const anonymous = createAws({ clock, variables, version: VERSION });
    if (role === undefined)
        return anonymous;
    const sessionName = role.sessionName ?? `servicemon-${variables['GITHUB_RUN_ID'] ?? 'local'}`;
    const sts = () => anonymous(region).sts();
    const credentials = assumeRole({ ...role, sessionName }, { clock, getIdToken, sts });
    return createAws({ clock, variables, version: VERSION, credentials });
}

;// CONCATENATED MODULE: ./src/text/duration.ts
// Durations as people write them (`1h30m`), and back.

/** What a duration looks like: days, hours, minutes and seconds in this order, each at most once. */
const duration_DURATION_PATTERN = /^(?=\d)(?:(\d{1,6})d)?(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?$/;
const duration_DURATION_RULE = 'must be a whole number with a unit, such as 90s, 30m, 1h30m or 2d';
const UNITS = [
    { unit: 'd', seconds: 86_400 },
    { unit: 'h', seconds: 3_600 },
    { unit: 'm', seconds: 60 },
    { unit: 's', seconds: 1 },
];
/** The seconds in `30m`, `1h30m`, `90s` or `2d`. Throws an ActionError when a unit is missing or the text is anything else. */
function duration_parseDuration(text) {
    const match = duration_DURATION_PATTERN.exec(text);
    if (match === null)
        throw new ActionError(`a duration ${duration_DURATION_RULE}, found "${text}"`);
    return UNITS.reduce((sum, { seconds }, index) => sum + Number(match[index + 1] ?? 0) * seconds, 0);
}
/** Seconds as text that parseDuration reads back: 5400 gives `1h30m`. Fractions are rounded, negative ones become `0s`. */
function duration_formatDuration(seconds) {
    let rest = Math.max(0, Math.round(seconds));
    let text = '';
    for (const { unit, seconds: length } of UNITS) {
        const count = Math.floor(rest / length);
        if (count > 0)
            text += `${count}${unit}`;
        rest -= count * length;
    }
    return text || '0s';
}

// EXTERNAL MODULE: ./src/tags.ts
var src_tags = __webpack_require__(9506);
;// CONCATENATED MODULE: ./src/phases.ts
// How long each phase of a machine's time on may take at most: the one table that the waits themselves, leases, the fuse,
// the deadlines that a machine is given, the job's minutes and the post step's budget are made from.

/** All in seconds, each from the phase's begin. What bounds a phase from outside, such as AWS or GitHub, is said there. */
const phases_LIMIT = {
    /** Until a machine that is `stopping` is stopped, before it can be claimed. */
    find: 300,
    /** From the claim's tag to the second look: the settling of others' claims, and reads that lag behind. */
    claim: 60,
    /** Bringing in output before a machine that nobody holds is stopped; the next run brings the rest. */
    beforeStop: 60,
    /** Attempts at a start while EC2 has no capacity, changes of type included; each attempt writes the claim anew. */
    patience: 300,
    /** Until EC2 takes StartInstances: it refuses while it has the machine still as `stopping`. */
    start: 60,
    /** From there to `running`; EC2 takes less than a minute, or hangs. */
    running: 300,
    /** From there to an agent that has pinged since this launch. */
    agent: 480,
    /** Planned for the boot to be through, which a payload waits for once it's there; the default of run.wait-for-boot. */
    waitForBoot: 60,
    /** From the payload's command to its begin on the machine; a command that isn't begun by then is cancelled. */
    delivery: 120,
    /** From the hand-over to a payload that has begun: its parts, the delivery, the reading of secrets, and a last look. */
    handOver: 240,
    /** From the payload's timeout to the record of how it ended: TERM, 20 s, KILL, and what is still in its pipe. */
    ending: 120,
    /** Until a stop is confirmed; EC2 takes up to a few minutes, and one that takes longer hangs. */
    stop: 600,
    /** From an agent that answers to the last answer of a proof: five minutes of cloud-init, and four short commands. */
    proof: 420,
    /** What a machine that is on is left without anything from us before it switches itself off. */
    idle: 900,
    /** GitHub's, for a post step after a cancel: 4 min 45 s. */
    postStep: 285,
    /** A claim on a machine that is still off after this time is dead: its job ended before the start. */
    deadClaim: 300,
};
/** SSM's executionTimeout ends at 172,800 s, and its agent replays unfinished commands for as long. In seconds. */
const phases_MAX_FUSE_SECONDS = 48 * 3600;
/** How often a payload is handed over at most: once more when the first command was not delivered. */
const HAND_OVERS = 2;
/** Output up to this is brought in within `COLLECT_LEAST_SECONDS`; the default of run.output-cap. In bytes. */
const COLLECT_LEAST_BYTES = 4 * 1024 ** 2;
/** One minute, and four for 4 MiB: four chunks of 15 KB at a time, every three seconds. */
const COLLECT_LEAST_SECONDS = 300;
const COLLECT_START_SECONDS = 60;
const COLLECT_BYTES_A_SECOND = COLLECT_LEAST_BYTES / (COLLECT_LEAST_SECONDS - COLLECT_START_SECONDS);
/** How long it may take to bring in the output of one run, of the worst kind: full to the cap, and incompressible. */
function collectSeconds(outputCapBytes) {
    return COLLECT_START_SECONDS + Math.ceil(Math.max(outputCapBytes, COLLECT_LEAST_BYTES) / COLLECT_BYTES_A_SECOND);
}
/** From a hand-over to a payload that has begun, its boot being through. */
function handOverSeconds({ waitForBootSeconds }) {
    return phases_LIMIT.handOver + Math.max(phases_LIMIT.waitForBoot, waitForBootSeconds);
}
/** From a hand-over to the stop's begin. */
function payloadSeconds(size) {
    return handOverSeconds(size) + size.timeoutSeconds + phases_LIMIT.ending + collectSeconds(size.outputCapBytes);
}
/** From a launch to an agent that answers. */
const UP_SECONDS = phases_LIMIT.running + phases_LIMIT.agent;
/** From a claim to an agent that answers. */
const BOOT_SECONDS = phases_LIMIT.claim + phases_LIMIT.start + UP_SECONDS;
/** From a run's claim to its confirmed stop; what earlier runs left is brought in as well, within the time of one. */
function runSeconds(size) {
    const recovery = collectSeconds(size.outputCapBytes);
    const again = (HAND_OVERS - 1) * handOverSeconds(size);
    return BOOT_SECONDS + recovery + again + payloadSeconds(size) + phases_LIMIT.stop;
}
/** From a hand-over to the confirmed stop. */
function restOfRunSeconds(size) {
    return payloadSeconds(size) + phases_LIMIT.stop;
}
/** From the claim of a boot that only brings in output to its confirmed stop. */
function collectingBootSeconds(outputCapBytes) {
    return BOOT_SECONDS + collectSeconds(outputCapBytes) + phases_LIMIT.stop;
}
/** From the claim of a proof boot to its confirmed stop. */
function proofBootSeconds(outputCapBytes) {
    return BOOT_SECONDS + phases_LIMIT.proof + collectSeconds(outputCapBytes) + phases_LIMIT.stop;
}
/** How long a proof boot is left alone that nobody has claimed, from the instance's launch. */
const phases_PROVING_SECONDS = UP_SECONDS + phases_LIMIT.proof;
/** What a machine may be on for beside a payload's timeout, from its boot on: the fuse has to leave that room. */
function fuseMarginSeconds(around) {
    return runSeconds({ ...around, timeoutSeconds: 0 }) - phases_LIMIT.claim - phases_LIMIT.start - phases_LIMIT.running - phases_LIMIT.stop;
}
/** How long an operator may have a machine at most, from an agent that answers on: its fuse counts from the boot. */
function longestHoldSeconds(fuseSeconds) {
    return fuseSeconds - UP_SECONDS;
}
/** The longest time from a claim to a confirmed stop that any fuse allows. */
const LONGEST_LEASE_SECONDS = phases_LIMIT.claim + phases_LIMIT.start + phases_LIMIT.running + phases_MAX_FUSE_SECONDS + phases_LIMIT.stop;
/** The time of the step of a run, from the look for the machine on, with another's machine to stop and no capacity. */
function stepSeconds(size) {
    return phases_LIMIT.find + phases_LIMIT.beforeStop + phases_LIMIT.stop + phases_LIMIT.patience + runSeconds(size);
}
/**
 * When a machine that gets a command now has to switch itself off, unless it gets another one before: at the end of
 * the command's own phase, and of what comes until the next command.
 */
function deadlineFor(phase, now, size) {
    const recovery = collectSeconds(size.outputCapBytes);
    switch (phase) {
        case 'recovery':
            return secondsAfter(now, recovery + handOverSeconds(size));
        case 'proof':
            return secondsAfter(now, phases_LIMIT.proof + recovery);
        case 'hand-over':
            return secondsAfter(now, payloadSeconds(size));
    }
}

;// CONCATENATED MODULE: ./src/lease.ts
// Claims on an instance, as its tags tell: leases of runs, an operator's hold, and the protection of a proof boot.




/** Whether a text is a run id, `<GITHUB_RUN_ID>-<attempt>-<8 random hex>`; a tag's key may hold anything. */
function isRunId(text) {
    return /^\d+-\d+-[0-9a-f]{8}$/.test(text);
}
/** The tag key of a run's lease. */
function lease_leaseKey(runId) {
    return `${src_tags/* TAG */.Dk.lease}${runId}`;
}
/** The tag value of a lease: `<claimed>/<until>`, an ISO 8601 interval. */
function lease_leaseValue({ claimed, until }) {
    return `${clock_formatTime(claimed)}/${clock_formatTime(until)}`;
}
/** All leases in an instance's tags, earliest first, ties by run id. A value that can't be read counts as ended. */
function lease_parseLeases(tags) {
    return Object.entries(tags)
        .filter(([key]) => key.startsWith(src_tags/* TAG */.Dk.lease))
        .map(([key, value]) => {
        const [claimed, until] = value.split('/').map((part) => new Date(part));
        const dead = new Date(0);
        return { runId: key.slice(src_tags/* TAG */.Dk.lease.length), claimed: validOr(claimed, dead), until: validOr(until, dead) };
    })
        .sort((a, b) => a.claimed.getTime() - b.claimed.getTime() || (a.runId < b.runId ? -1 : 1));
}
/** Of a resource's 50 tags, at most so many are keys of runs that ended without their output being collected. */
const MAX_LEFT_LEASES = 20;
/** Output that nobody could bring in for so long won't be. In seconds. */
const MAX_LEFT_SECONDS = (/* unused pure expression or super */ null && (30 * 86_400));
/**
 * Of the keys that runs have left, in the order of their claims, those that are given up: older than 30 days, and of
 * more than 20 the oldest. With 50 tags on a machine nobody could claim it any more.
 */
function listGivenUp(left, now) {
    const surplus = left.length - MAX_LEFT_LEASES;
    return left.filter(({ claimed }, index) => index < surplus || secondsBetween(claimed, now) > MAX_LEFT_SECONDS);
}
/** Clocks follow AWS's, so a claim from further ahead is no claim. In seconds. */
const CLOCK_SKEW_SECONDS = 300;
/**
 * The end of an operator's hold, while it lasts. Whatever the tag says, no fuse lets a machine be on for longer than
 * two days, so no hold lasts longer from its launch on.
 */
function lease_liveHold({ launchTime, tags }, now) {
    const until = earlier(new Date(tags[TAG.hold] ?? Number.NaN), secondsAfter(launchTime, MAX_FUSE_SECONDS));
    return until > now ? until : undefined;
}
/**
 * The leases that bind others now, earliest first. A claim that was five minutes old while the machine was still off is
 * dead, and stays dead when somebody else has started the machine since: its age counts to that start. Whatever its tag
 * says, a lease begins no later than now, and lasts no longer than the longest run that a fuse allows.
 */
function lease_liveLeases({ state, launchTime, tags }, now) {
    const [unstarted, limit] = state === 'stopped' ? [now, phases_LIMIT.deadClaim] : [launchTime, phases_LIMIT.deadClaim + phases_LIMIT.start];
    return lease_parseLeases(tags)
        .map((lease) => ({ ...lease, until: earlier(lease.until, clock_secondsAfter(lease.claimed, LONGEST_LEASE_SECONDS)) }))
        .filter(({ claimed, until }) => until > now && clock_secondsBetween(now, claimed) <= CLOCK_SKEW_SECONDS)
        .filter(({ claimed }) => clock_secondsBetween(claimed, unstarted) <= limit);
}
/**
 * Who holds the instance at `now`: an operator's hold before any lease, since whoever is told has to ask a person; of
 * several leases the earliest, since that is the one that goes on.
 */
function lease_findHolder(instance, now) {
    const hold = lease_liveHold(instance, now);
    if (hold !== undefined)
        return { kind: 'hold', until: hold };
    const [lease] = lease_liveLeases(instance, now);
    if (lease !== undefined)
        return { kind: 'lease', until: lease.until, runId: lease.runId };
    const proved = secondsAfter(instance.launchTime, PROVING_SECONDS);
    if (instance.tags[TAG.state] === 'proving' && isOn(instance.state) && proved > now) {
        return { kind: 'proof boot', until: proved };
    }
    return undefined;
}
/** `run 123-1-9f8e7d6c until 2026-11-24T07:10:00Z`, to tell others who holds a machine and until when. */
function lease_describeHolder({ kind, until, runId }) {
    return `${runId === undefined ? `a ${kind}` : `run ${runId}`} until ${formatTime(until)}`;
}
function earlier(one, other) {
    return one > other ? other : one;
}
function validOr(time, otherwise) {
    return time === undefined || Number.isNaN(time.getTime()) ? otherwise : time;
}

;// CONCATENATED MODULE: ./src/fleet/limits.ts
// The limits of a fleet and of the inputs that override it, each with where it comes from.



/** What a run may need on top of its timeout, with an output-cap of up to 4 MiB. In seconds. */
const FUSE_MARGIN_SECONDS = fuseMarginSeconds({ outputCapBytes: 0, waitForBootSeconds: 0 });
/** The longest wait of a payload for what a boot is still starting; by default it is a minute. In seconds. */
const MAX_WAIT_FOR_BOOT_SECONDS = (/* unused pure expression or super */ null && (10 * 60));
/** The longest timeout of a run: the longest fuse without its margin. In seconds. */
const limits_MAX_TIMEOUT_SECONDS = phases_MAX_FUSE_SECONDS - FUSE_MARGIN_SECONDS;
/** The fuse leaves the time for collecting it, which is billed: more than half an hour for this. In bytes. */
const MAX_OUTPUT_CAP_BYTES = (/* unused pure expression or super */ null && (32 * 1024 ** 2));
const limits_MIN_TIMEOUT_SECONDS = 10;
/** Each takes the machine a second or more to read, which is billed, and all of them together a minute at most. */
const MAX_SECRETS = 10;
/** A longer command is refused: it would need more than a handful of SSM's 64 KB documents. In bytes. */
const limits_MAX_COMMAND_BYTES = (/* unused pure expression or super */ null && (256 * 1024));
/** The environment of a payload as shell text (text/shell.ts): what it travels with and is sourced from. In bytes. */
const MAX_ENV_BYTES = (/* unused pure expression or super */ null && (64 * 1024));
/** Names that bash holds read-only: setting them would end the run before it began. */
const READONLY_NAMES = (/* unused pure expression or super */ null && (['UID', 'EUID', 'PPID', 'SHELLOPTS', 'BASHOPTS', 'BASH_VERSINFO']));
/** On a machine are Name and our own keys, of which those of leases are counted apart. */
const OWN_TAGS = 1 + Object.keys(src_tags/* TAG */.Dk).length - 1;
/** Claims at the same time, or tags that an organisation's own tools write. */
const OTHER_TAGS = 5;
/** Tags of the fleet file: what EC2 allows on a machine, without all that may be on it besides. */
const MAX_FLEET_TAGS = src_tags/* MAX_TAGS */.x3 - OWN_TAGS - MAX_LEFT_LEASES - OTHER_TAGS;

;// CONCATENATED MODULE: ./src/inputs/input-list.ts
// Which inputs and modes the action has, which mode uses which input, and how lists are written. action.yml and README are tested against it.
const input_list_MODES = ['provision', 'check', 'clear', 'run', 'start', 'stop', 'rotate'];
/** The inputs in the order of action.yml. */
const input_list_INPUTS = {
    mode: { default: '', modes: input_list_MODES },
    region: { default: '', modes: input_list_MODES },
    'fleet-file': { default: 'fleet.yml', modes: input_list_MODES },
    command: { default: '', modes: ['run'] },
    timeout: { default: '', modes: ['run', 'start'] },
    'if-due': { default: 'false', modes: ['run'] },
    hold: { default: '', modes: ['start'] },
    'dry-run': { default: 'false', modes: ['provision', 'clear'] },
    confirm: { default: '', modes: ['clear'] },
    adopt: { default: 'false', modes: ['provision'] },
    require: { default: '', modes: ['check'] },
    'catch-up': { default: 'all', modes: ['rotate'] },
    'role-to-assume': { default: '', modes: input_list_MODES },
    audience: { default: 'sts.amazonaws.com', modes: input_list_MODES },
    'role-session-name': { default: '', modes: input_list_MODES },
    'allowed-account-ids': { default: '', modes: input_list_MODES },
    // Everybody's default comes from the workflow's context, so nobody is told that it's ignored.
    'github-token': { default: '${{ github.token }}', modes: input_list_MODES },
};
/** The outputs in the order of action.yml. */
const OUTPUTS = (/* unused pure expression or super */ null && (['result', 'status', 'regions', 'exit-code', 'output-file']));
/** The names of all inputs, in the order of action.yml. */
function input_list_listInputNames() {
    return Object.keys(input_list_INPUTS).filter((name) => name in input_list_INPUTS);
}
/** The items of a list that is written by comma or by line. */
function input_list_splitList(text) {
    return text
        .split(/[,\r\n]/)
        .map((item) => item.trim())
        .filter((item) => item !== '');
}

;// CONCATENATED MODULE: ./src/text/size.ts
// Sizes in bytes as people write them (`4MiB`), and back.

const SIZE_PATTERN = /^(\d{1,12})(B|KB|MB|GB|KiB|MiB|GiB)$/;
const SIZE_RULE = 'must be a whole number with a unit, such as 500KB, 4MiB or 1GiB';
const BYTES = {
    B: 1,
    KB: 1e3,
    MB: 1e6,
    GB: 1e9,
    KiB: 2 ** 10,
    MiB: 2 ** 20,
    GiB: 2 ** 30,
};
/** The bytes in `500KB` (thousands) or `4MiB` (powers of 1024). Throws an ActionError when the unit is missing or unknown. */
function parseSize(text) {
    const [, count, unit] = SIZE_PATTERN.exec(text) ?? [];
    const bytes = unit === undefined ? undefined : BYTES[unit];
    if (count === undefined || bytes === undefined)
        throw new ActionError(`a size ${SIZE_RULE}, found "${text}"`);
    return Number(count) * bytes;
}
/** Bytes for people: `0 B`, `23.4 KiB`, `4 MiB`. One decimal, so it's not for reading back. */
function size_formatSize(bytes) {
    const units = ['B', 'KiB', 'MiB', 'GiB'];
    let value = bytes;
    let unit = units[0];
    for (const next of units.slice(1)) {
        // 1023.95 KiB would round to 1024.0 KiB, which is better told as 1 MiB.
        if (value < 1023.95)
            break;
        value /= 1024;
        unit = next;
    }
    return `${Math.round(value * 10) / 10} ${unit}`;
}

;// CONCATENATED MODULE: ./src/inputs/inputs.ts
// What the user asked for: the action's inputs as values, a union discriminated by the mode.
// Every bad value is an error that names its input, the rule and the value found; all of them come at once.







/**
 * The inputs as values.
 * Throws one ActionError with all problems, a line each: `timeout: must be …, found "30"`.
 */
function loadInputs(read) {
    const { problems, take, textOf } = reader(read);
    const mode = take('mode', parseMode);
    const ifDue = take('if-due', parseBoolean) ?? false;
    const dryRun = take('dry-run', parseBoolean) ?? false;
    const adopt = take('adopt', parseBoolean) ?? false;
    const command = take('command', parseCommand);
    const timeoutSeconds = take('timeout', (text) => parseSeconds(text, MIN_TIMEOUT_SECONDS, MAX_TIMEOUT_SECONDS));
    const holdSeconds = take('hold', (text) => parseSeconds(text, MIN_HOLD_SECONDS, MAX_FUSE_SECONDS));
    const confirm = take('confirm', (text) => text.trim());
    const require = take('require', parseRequire);
    const catchUp = take('catch-up', parseCatchUp) ?? 'all';
    const allowedAccountIds = take('allowed-account-ids', parseAccountIds) ?? [];
    const role = takeRole(take);
    if (textOf('mode') === '')
        problems.unshift(`mode: must be ${listOf(MODES)}, but is missing`);
    if (mode === undefined || problems.length > 0)
        throw new ActionError(problems.join('\n'));
    const githubToken = read('github-token').trim();
    const common = {
        fleetFile: textOf('fleet-file').trim(),
        region: textOf('region').trim(),
        allowedAccountIds,
        role,
        githubToken: githubToken === '' ? undefined : githubToken,
        ignored: listInputNames().filter((name) => !isUsedBy(name, mode) && textOf(name).trim() !== INPUTS[name].default),
    };
    switch (mode) {
        case 'provision':
            return { ...common, mode, dryRun, adopt };
        case 'check':
            return { ...common, mode, require };
        case 'clear':
            return { ...common, mode, dryRun, confirm };
        case 'run':
            return { ...common, mode, command, timeoutSeconds, ifDue };
        case 'start':
            return { ...common, mode, timeoutSeconds, holdSeconds };
        case 'stop':
            return { ...common, mode };
        case 'rotate':
            return { ...common, mode, catchUp };
    }
}
/** The role to work as, for the post step, which needs no other input. Throws an ActionError as loadInputs does. */
function loadRole(read) {
    const { problems, take } = reader(read);
    const role = takeRole(take);
    if (problems.length > 0)
        throw new src_errors/* ActionError */.lZ(problems.join('\n'));
    return role;
}
function reader(read) {
    const problems = [];
    const textOf = (name) => {
        const text = read(name);
        return text.trim() === '' ? input_list_INPUTS[name].default : text;
    };
    const take = (name, parse) => {
        const text = textOf(name);
        if (text === '')
            return undefined;
        try {
            return parse(text);
        }
        catch (error) {
            if (!(error instanceof src_errors/* ActionError */.lZ))
                throw error;
            problems.push(`${name}: ${error.message}, found ${quote(text)}`);
            return undefined;
        }
    };
    return { problems, take, textOf };
}
function takeRole(take) {
    const audience = take('audience', (text) => text.trim()) ?? input_list_INPUTS.audience.default;
    const sessionName = take('role-session-name', parseSessionName);
    const arn = take('role-to-assume', parseRoleArn);
    return arn === undefined ? undefined : { arn, audience, sessionName };
}
function parseRoleArn(text) {
    if (/^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(text.trim()))
        return text.trim();
    throw new src_errors/* ActionError */.lZ("must be a role's ARN, such as arn:aws:iam::123456789012:role/servicemon-rotate");
}
/** RoleSessionName of AssumeRoleWithWebIdentity. */
function parseSessionName(text) {
    if (/^[\w+=,.@-]{2,64}$/.test(text.trim()))
        return text.trim();
    throw new src_errors/* ActionError */.lZ('must be 2 to 64 letters, digits and _+=,.@-');
}
/** A shorter hold would be over before the machine is up. In seconds. */
const MIN_HOLD_SECONDS = 60;
/** Whether the mode uses the input; others ignore it. */
function isUsedBy(name, mode) {
    const modes = INPUTS[name].modes;
    return modes.includes(mode);
}
function parseMode(text) {
    const mode = MODES.find((known) => known === text.trim());
    if (mode === undefined)
        throw new ActionError(`must be ${listOf(MODES)}${didYouMean(text.trim(), MODES)}`);
    return mode;
}
/** YAML 1.2's core schema, which is what getBooleanInput of @actions/core takes. */
function parseBoolean(text) {
    if (['true', 'True', 'TRUE'].includes(text.trim()))
        return true;
    if (['false', 'False', 'FALSE'].includes(text.trim()))
        return false;
    throw new ActionError('must be true or false');
}
function parseSeconds(text, min, max) {
    if (!DURATION_PATTERN.test(text.trim()))
        throw new ActionError(DURATION_RULE);
    const seconds = parseDuration(text.trim());
    if (seconds >= min && seconds <= max)
        return seconds;
    throw new ActionError(`must be between ${formatDuration(min)} and ${formatDuration(max)}`);
}
function parseCommand(text) {
    if (text.includes('\0'))
        throw new ActionError('must not contain NUL characters');
    if (Buffer.byteLength(text) <= MAX_COMMAND_BYTES)
        return text;
    throw new ActionError(`must be at most ${formatSize(MAX_COMMAND_BYTES)} long`);
}
function parseRequire(text) {
    if (text.trim() === 'ready')
        return 'ready';
    throw new ActionError('must be ready, or nothing');
}
function parseCatchUp(text) {
    if (text.trim() === 'all')
        return 'all';
    if (/^[1-9]\d{0,3}$/.test(text.trim()))
        return Number(text.trim());
    throw new ActionError('must be all, or a whole number from 1 to 9999');
}
function parseAccountIds(text) {
    const ids = splitList(text);
    // Unquoted, YAML reads an id as a number, and leading zeros are gone. A list of nothing must not mean any account.
    if (ids.length > 0 && ids.every((id) => /^\d{12}$/.test(id)))
        return [...new Set(ids)];
    throw new ActionError('must be account ids of 12 digits, by comma or line and in quotes');
}
function listOf(words) {
    return new Intl.ListFormat('en', { type: 'disjunction' }).format(words);
}
function quote(text) {
    return JSON.stringify(text.length <= 80 ? text : `${text.slice(0, 79)}…`);
}

;// CONCATENATED MODULE: ./src/pace.ts
// How fast the action's own waits pass: as they are on real AWS, shorter only against a local one.
/**
 * The factor on every sleep. `SERVICEMON_PACE` counts only when `AWS_ENDPOINT_URL` is on this machine: on real AWS a
 * shortened wait could let two runs start the same instance.
 */
function pace(variables) {
    const isEndpoint = (name) => /^AWS_ENDPOINT_URL(_|$)/.test(name);
    const endpoints = Object.entries(variables).flatMap(([name, value]) => (isEndpoint(name) ? [value ?? ''] : []));
    const isLocal = (url) => ['127.0.0.1', 'localhost', '[::1]'].includes(URL.parse(url)?.hostname ?? '');
    const factor = Number(variables['SERVICEMON_PACE'] ?? '1');
    const allLocal = variables['AWS_ENDPOINT_URL'] !== undefined && endpoints.every(isLocal);
    return allLocal && factor > 0 && factor <= 1 ? factor : 1;
}

// EXTERNAL MODULE: ./src/report/errors.ts
var report_errors = __webpack_require__(2287);
;// CONCATENATED MODULE: ./src/aws/filters.ts
/**
 * Whether a thing is what the filters mean, letter by letter. A value of our own that ends with `*` means what begins
 * so: no name in a fleet file has one. Filters on what we don't keep of a thing are left to EC2.
 */
function filters_isMeant(filters, { tags, values = {} }) {
    return (filters ?? []).every(({ Name = '', Values = [] }) => {
        const found = Name === 'tag-key' ? Object.keys(tags) : filters_valueOf(Name, { tags, values });
        return found === undefined || found.some((value) => Values.some((wanted) => isSame(wanted, value)));
    });
}
function filters_valueOf(name, { tags, values = {} }) {
    if (name.startsWith('tag:'))
        return [tags[name.slice('tag:'.length)] ?? []].flat();
    return Object.hasOwn(values, name) ? [values[name] ?? []].flat() : undefined;
}
function isSame(wanted, value) {
    return wanted.endsWith('-*') ? value.startsWith(wanted.slice(0, -1)) : wanted === value;
}

;// CONCATENATED MODULE: ./src/aws/tags.ts
// Tags of EC2 resources: reading, writing and removing them.

/** Writes tags on resources; a tag of the same key is overwritten. Needs no more than ec2:CreateTags. */
async function tags_putTags(ec2, ids, tags) {
    await ec2.send(new dist_cjs/* CreateTagsCommand */.RmG({ Resources: [...ids], Tags: tags_tagList(tags) }));
}
/**
 * Removes tags by their keys; keys that aren't there are no error. Never called without keys: DeleteTags would then
 * strip every tag of the resource.
 */
async function tags_removeTags(ec2, id, keys) {
    if (keys.length === 0)
        return;
    await ec2.send(new dist_cjs/* DeleteTagsCommand */.MVD({ Resources: [id], Tags: keys.map((Key) => ({ Key })) }));
}
/** AWS's optional-everything tag list as a map; tags without a key are left out. */
function tags_parseTags(tags) {
    const entries = (tags ?? []).flatMap((tag) => (tag.Key === undefined ? [] : [[tag.Key, tag.Value ?? '']]));
    return Object.fromEntries(entries);
}
/** A map as AWS's tag list, in the order of its keys, so that equal tags make equal requests. */
function tags_tagList(tags) {
    return Object.keys(tags)
        .sort()
        .map((key) => ({ Key: key, Value: tags[key] ?? '' }));
}

;// CONCATENATED MODULE: ./src/aws/instances.ts
// EC2 instances: our view of them, and every operation on them.







/** One instance, or undefined when AWS doesn't know it. */
async function instances_findInstance(ec2, id) {
    try {
        const answer = await ec2.send(new dist_cjs/* DescribeInstancesCommand */.bNs({ InstanceIds: [id] }));
        const [instance] = (answer.Reservations ?? []).flatMap((reservation) => reservation.Instances ?? []);
        return instance === undefined ? undefined : parseInstance(instance);
    }
    catch (error) {
        if ((0,errors/* isNotFound */.c4)(error))
            return undefined;
        throw error;
    }
}
/** All instances that match, all pages. Terminated ones stay visible for about an hour and have lost their tags. */
async function instances_listInstances(ec2, filters) {
    const instances = [];
    for await (const page of (0,dist_cjs/* paginateDescribeInstances */.H0T)({ client: ec2 }, { Filters: filters })) {
        for (const { Instances } of page.Reservations ?? [])
            instances.push(...(Instances ?? []).map(parseInstance));
    }
    return instances.filter(({ tags }) => filters_isMeant(filters, { tags }));
}
/** Shutdown behaviour and stop protection of an instance. */
async function getInstanceAttributes(ec2, id) {
    const [behavior, protection] = await Promise.all([
        ec2.send(new DescribeInstanceAttributeCommand({ InstanceId: id, Attribute: 'instanceInitiatedShutdownBehavior' })),
        ec2.send(new DescribeInstanceAttributeCommand({ InstanceId: id, Attribute: 'disableApiStop' })),
    ]);
    return {
        shutdownBehavior: behavior.InstanceInitiatedShutdownBehavior?.Value ?? 'stop',
        stopProtection: protection.DisableApiStop?.Value ?? false,
    };
}
/** EC2's two status checks, `ok`, `impaired`, `initializing` or `insufficient-data`: of the host and of the machine. */
async function getInstanceStatus(ec2, id) {
    const answer = await ec2.send(new DescribeInstanceStatusCommand({ InstanceIds: [id] }));
    const [status] = answer.InstanceStatuses ?? [];
    return { system: status?.SystemStatus?.Status ?? 'unknown', machine: status?.InstanceStatus?.Status ?? 'unknown' };
}
/** Sets what a power-off from inside leads to: `stop`, so that a fuse ends the bill and keeps the machine. */
async function setShutdownBehaviorStop(ec2, id) {
    await ec2.send(new ModifyInstanceAttributeCommand({ InstanceId: id, InstanceInitiatedShutdownBehavior: { Value: 'stop' } }));
}
/** Changes the type of a stopped instance (EC2 allows it in that state only). */
async function setInstanceType(ec2, id, type) {
    await ec2.send(new ModifyInstanceAttributeCommand({ InstanceId: id, InstanceType: { Value: type } }));
}
/** Sets whether the metadata service insists on session tokens (IMDSv2). */
async function setMetadataTokens(ec2, id, tokens) {
    await ec2.send(new ModifyInstanceMetadataOptionsCommand({ InstanceId: id, HttpTokens: tokens }));
}
/**
 * Sets how many hops away the metadata service answers. The tokens are named with it, since the roles allow a change of
 * the metadata options by what it makes of them.
 */
async function setMetadataHops(ec2, id, { hops, tokens }) {
    await ec2.send(new ModifyInstanceMetadataOptionsCommand({ InstanceId: id, HttpPutResponseHopLimit: hops, HttpTokens: tokens }));
}
/** The credit option of an instance of a burstable type, `standard` or `unlimited`; EC2 refuses to be asked for others. */
async function getCpuCredits(ec2, id) {
    const answer = await ec2.send(new DescribeInstanceCreditSpecificationsCommand({ InstanceIds: [id] }));
    return answer.InstanceCreditSpecifications?.[0]?.CpuCredits;
}
/**
 * Sets the credit option of an instance of a burstable type, on or off.
 *
 * @throws ActionError when EC2 refuses, which it tells in an answer that counts as good
 *   (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceCreditSpecification.html)
 */
async function setCpuCredits(ec2, id, credits) {
    const answer = await ec2.send(new ModifyInstanceCreditSpecificationCommand({
        InstanceCreditSpecifications: [{ InstanceId: id, CpuCredits: credits }],
    }));
    const [refusal] = answer.UnsuccessfulInstanceCreditSpecifications ?? [];
    if (refusal === undefined)
        return;
    const { Code = 'no code', Message = 'no reason given' } = refusal.Error ?? {};
    throw new ActionError(`setting instance ${id} to ${credits} CPU credits: ${Message} (${Code})`, {
        hint: 'Take instance.credits out of the fleet file, or name types that have CPU credits.',
    });
}
/** Makes one instance. A profile that was just made is waited for, for two minutes and on that message only. */
async function runInstance(ec2, request, { clock, signal }) {
    const answer = await retryWhile(isProfileNotYetKnown, () => ec2.send(new RunInstancesCommand({ ...request, MinCount: 1, MaxCount: 1 })), { everySeconds: 5, limitSeconds: 120, clock, signal });
    const [instance] = answer.Instances ?? [];
    if (instance === undefined)
        throw new Error('RunInstances answered without an instance');
    return parseInstance(instance);
}
/** From `arn:aws:iam::123456789012:instance-profile/path/NAVO-ssm` the name behind the last slash. */
function profileName(arn) {
    return arn?.split('/').at(-1);
}
function parseInstance(instance) {
    return {
        id: instance.InstanceId ?? '',
        state: instance.State?.Name ?? 'unknown',
        stateReason: instance.StateReason?.Message ?? instance.StateTransitionReason,
        type: instance.InstanceType ?? '',
        zone: instance.Placement?.AvailabilityZone ?? '',
        imageId: instance.ImageId ?? '',
        launchTime: instance.LaunchTime ?? new Date(0),
        keyName: instance.KeyName,
        vpcId: instance.VpcId,
        subnetId: instance.SubnetId,
        securityGroupIds: (instance.SecurityGroups ?? []).flatMap(({ GroupId }) => GroupId ?? []),
        profile: profileName(instance.IamInstanceProfile?.Arn),
        publicIp: instance.PublicIpAddress,
        privateIp: instance.PrivateIpAddress,
        metadataTokens: instance.MetadataOptions?.HttpTokens ?? 'optional',
        metadataHops: instance.MetadataOptions?.HttpPutResponseHopLimit ?? 1,
        volumeIds: (instance.BlockDeviceMappings ?? []).flatMap(({ Ebs }) => Ebs?.VolumeId ?? []),
        rootVolumeId: (instance.BlockDeviceMappings ?? []).find(({ DeviceName }) => DeviceName === instance.RootDeviceName)
            ?.Ebs?.VolumeId,
        tags: tags_parseTags(instance.Tags),
    };
}

;// CONCATENATED MODULE: ./src/instance-state.ts
// What EC2's states of an instance mean for money.
/** Whether the instance is on or about to be: what is billed, or soon will be. */
function instance_state_isOn(state) {
    return state === 'running' || state === 'pending';
}

;// CONCATENATED MODULE: ./src/aws/instance-lifecycle.ts
// An instance's way from state to state: started, stopped, terminated, and waited for, whatever EC2's reads say meanwhile.









/** A just made id can be unknown for a while; tag filters lag behind as well. */
const NEW_ID_LIMIT_SECONDS = 120;
const LOOK_EVERY_SECONDS = 2;
/** A machine that is still seen on so long after it was asked to stop has not heard. */
const ASK_AGAIN_SECONDS = 5;
const MAY_BE_ON = 'Look at it in the EC2 console now: a machine that is on costs money. Mode stop tries again.';
/**
 * Waits until an instance is in one of the states, and gives it. One that is terminated is waited for no longer.
 *
 * @param limitSeconds after which it throws an ActionError that names the state last seen
 */
async function waitForState(ec2, { id, states, limitSeconds, clock, signal, }) {
    let seen;
    const started = clock.elapsed();
    try {
        return await poll({
            everySeconds: LOOK_EVERY_SECONDS,
            limitSeconds,
            clock,
            signal,
            look: async () => {
                seen = await findInstance(ec2, id);
                if (seen === undefined && clock.elapsed() - started > NEW_ID_LIMIT_SECONDS) {
                    throw new ActionError(`instance ${id} is not known to EC2, ${NEW_ID_LIMIT_SECONDS} s after it was made`, {
                        hint: 'Run mode stop for the region, should it be on all the same, and then mode provision.',
                    });
                }
                if (seen === undefined || states.includes(seen.state))
                    return seen;
                if (isTerminal(seen))
                    throw neverError(seen, states);
                return undefined;
            },
        });
    }
    catch (error) {
        if (!(error instanceof PollTimeout))
            throw error;
        throw new ActionError(`instance ${id} is ${seen?.state ?? 'unknown'} and not ${states.join(' or ')} after ${limitSeconds} s`, {
            cause: error,
            hint: 'EC2 is slow with it, or it hangs: look at it in the console. Mode stop forces one that hangs.',
        });
    }
}
function neverError({ id, state, stateReason }, states) {
    const reason = stateReason ?? 'no reason given';
    return new ActionError(`instance ${id} is ${state} and will not be ${states.join(' or ')}: ${reason}`, {
        hint: fixForStateReason(stateReason),
    });
}
/** Such an instance never comes back. */
function isTerminal({ state }) {
    return state === 'terminated' || state === 'shutting-down';
}
/** Asks EC2 to start a stopped instance; `stopping` is waited out, since EC2 refuses a start until then. */
async function startInstance(ec2, id, { clock, signal }) {
    await retryWhile(isWrongState, () => ec2.send(new StartInstancesCommand({ InstanceIds: [id] })), {
        everySeconds: LOOK_EVERY_SECONDS,
        limitSeconds: LIMIT.start,
        clock,
        signal,
    });
}
/** Asks EC2 once to stop an instance; nothing is confirmed. */
async function askToStop(ec2, id) {
    await ec2.send(new StopInstancesCommand({ InstanceIds: [id] }));
}
/**
 * Stops an instance and waits until EC2 says it is stopped. A machine in `pending` may refuse to be stopped, one read
 * may still show the state before our call, and throttling or a fault of AWS's must not leave a machine on: so the
 * call is repeated as long as the machine is seen on. One that is seen off although EC2 has not taken the call may
 * just have been started: that isn't believed at once. One that hangs in `stopping` for half the time is forced.
 * Gone already is success, and so is a launch of somebody else's, since EC2 took our stop: that one isn't ours to stop,
 * and is given as it is. Throws an ActionError when it isn't stopped within the limit.
 *
 * @param offBy when the machine's own fuse switches it off at the latest, to be told when nothing else does
 */
async function stopInstance(ec2, { id, offBy, clock, signal, limitSeconds = phases_LIMIT.stop, }) {
    const hint = offBy === undefined ? MAY_BE_ON : `Its fuse switches it off at ${clock_formatTime(offBy)} at the latest. ${MAY_BE_ON}`;
    const started = clock.elapsed();
    let state = 'not seen yet';
    let trouble;
    let forced = false;
    let accepted = false;
    let takenAt;
    let asked = Number.NEGATIVE_INFINITY;
    const ask = async (Force) => {
        asked = clock.elapsed();
        try {
            await ec2.send(new dist_cjs/* StopInstancesCommand */.esG({ InstanceIds: [id], ...(Force ? { Force } : {}) }));
            accepted = true;
            takenAt ??= clock.now();
        }
        catch (error) {
            const passes = (0,errors/* isTransient */.dg)(error) || (0,errors/* isWrongState */.b4)(error) || (0,errors/* isNotFound */.c4)(error);
            // A terminated instance has lost its tags, and with them what allowed the role to stop it.
            if (!passes && !((0,errors/* isUnauthorized */.Tk)(error) && (await isTerminated(ec2, id)))) {
                throw new src_errors/* ActionError */.lZ(`stopping instance ${id}, which may still be on`, { cause: error, hint });
            }
            trouble = error;
        }
    };
    const look = async () => {
        let instance;
        try {
            instance = await instances_findInstance(ec2, id);
        }
        catch (error) {
            if (!(0,errors/* isTransient */.dg)(error)) {
                const what = `instance ${id} was asked to stop and can't be looked at, so it may still be on`;
                throw new src_errors/* ActionError */.lZ(what, { cause: error, hint });
            }
            trouble = error;
            return undefined;
        }
        state = instance?.state ?? 'gone';
        if (state === 'terminated')
            return { instance };
        if (instance !== undefined && takenAt !== undefined && instance.launchTime > takenAt)
            return { instance };
        if (state === 'stopped' || state === 'gone') {
            if (accepted || clock.elapsed() - started > poll_STALE_READ_SECONDS)
                return { instance };
            await ask(false);
        }
        else if (instance_state_isOn(state) && (!accepted || clock.elapsed() - asked > ASK_AGAIN_SECONDS))
            await ask(false);
        if (state === 'stopping' && !forced && clock.elapsed() - started > limitSeconds / 2) {
            forced = true;
            await ask(true);
        }
        return undefined;
    };
    await ask(false);
    try {
        const { instance } = await poll_poll({ look, everySeconds: LOOK_EVERY_SECONDS, limitSeconds, clock, signal });
        return instance;
    }
    catch (error) {
        if (!(error instanceof poll_PollTimeout))
            throw error;
        throw new src_errors/* ActionError */.lZ(`instance ${id} is ${state} and not stopped, ${limitSeconds} s after it was asked to`, {
            cause: trouble ?? error,
            hint,
        });
    }
}
async function isTerminated(ec2, id) {
    const instance = await instances_findInstance(ec2, id).catch(() => undefined);
    return instance?.state === 'terminated' || instance?.state === 'shutting-down';
}
/** Terminates an instance and waits until it is terminated; gone already is success. */
async function terminateInstance(ec2, id, { clock, signal }) {
    try {
        await ec2.send(new TerminateInstancesCommand({ InstanceIds: [id] }));
    }
    catch (error) {
        if (isNotFound(error))
            return;
        throw error;
    }
    let state = 'not seen yet';
    try {
        await poll({
            everySeconds: LOOK_EVERY_SECONDS,
            limitSeconds: LIMIT.stop,
            clock,
            signal,
            look: async () => {
                state = (await findInstance(ec2, id))?.state;
                return state === undefined || state === 'terminated' ? true : undefined;
            },
        });
    }
    catch (error) {
        if (!(error instanceof PollTimeout))
            throw error;
        throw new ActionError(`instance ${id} is ${state} and not terminated, ${LIMIT.stop} s after it was asked to`, {
            cause: error,
            hint: 'EC2 is slow with it, or it hangs: look at it in the console, and run this mode again.',
        });
    }
}

;// CONCATENATED MODULE: ./src/aws/leases.ts







/** Why a claim was lost: who holds the instance, where that is known. */
function describeLoss({ holder, reason }) {
    return holder === undefined ? reason : `held by ${describeHolder(holder)}`;
}
/** Time for the claims of others to become visible; the machine is off meanwhile, so nothing is billed. */
const SETTLE_SECONDS = 3;
/**
 * Claims an instance for a run: writes the run's own lease key, waits, and reads again. The earliest live claim goes
 * on (ties by run id); everybody else deletes their own key. Any hold, any lease and any change of state since
 * `instance` was read lose the claim as well.
 */
async function claimInstance(ec2, options) {
    const { instance, fleet, runId, leaseSeconds, clock, logger } = options;
    const release = () => releaseLease({ ec2, logger }, { instanceId: instance.id, runId });
    const before = findHolder(instance, clock.now());
    if (before !== undefined)
        return { kind: 'lost', holder: before, reason: 'it is in use' };
    const claimed = clock.now();
    const until = secondsAfter(claimed, leaseSeconds);
    await doing(`claiming instance ${instance.id}, which is ${instance.state}: nothing was started`, () => putTags(ec2, [instance.id], { [leaseKey(runId)]: leaseValue({ claimed, until }) }));
    const lose = async (holder, reason) => {
        await release();
        return { kind: 'lost', holder, reason };
    };
    const now = await lookAgain(ec2, options).catch(async (error) => {
        await release();
        throw error;
    });
    if (now === undefined || ['shutting-down', 'terminated'].includes(now.state)) {
        throw new ActionError(`instance ${instance.id} was ${instance.state} and is ${now?.state ?? 'gone'}`, {
            hint: 'Somebody terminated it. Run mode provision for the region.',
        });
    }
    if (!isOwned(now.tags, fleet))
        return lose(undefined, 'it is no longer ours');
    const [first] = liveLeases(now, clock.now());
    const isHeld = liveHold(now, clock.now()) !== undefined;
    if (first?.runId !== runId || isHeld)
        return lose(findHolder(now, clock.now()), 'another claim came first');
    if (now.state !== instance.state)
        return lose(undefined, `it went from ${instance.state} to ${now.state} meanwhile`);
    return { kind: 'won', instance: now, until };
}
/** The instance, later, with our claim on it: a read that doesn't show the tag just written is older than that. */
async function lookAgain(ec2, { instance, runId, clock, signal }) {
    await clock.sleep(SETTLE_SECONDS, signal);
    let seen;
    try {
        return await poll({
            ...{ everySeconds: 2, limitSeconds: STALE_READ_SECONDS, clock, signal },
            look: async () => {
                seen = await findInstance(ec2, instance.id);
                const isOver = seen === undefined || seen.tags[leaseKey(runId)] !== undefined || seen.state === 'terminated';
                return isOver ? { seen } : undefined;
            },
        }).then((found) => found.seen);
    }
    catch (error) {
        if (error instanceof PollTimeout)
            return seen;
        throw error;
    }
}
/** Writes a run's lease anew, as from now: who waits long with a stopped machine would lose the claim otherwise. */
async function renewLease(ec2, options) {
    const { instanceId, runId, leaseSeconds, clock } = options;
    const claimed = clock.now();
    const until = secondsAfter(claimed, leaseSeconds);
    await putTags(ec2, [instanceId], { [leaseKey(runId)]: leaseValue({ claimed, until }) });
}
/**
 * Sets a new end to a run's lease on a machine that is on, with the claim's own time: what its phases so far have not
 * used isn't carried on. A lease that somebody has ended, as mode stop does, stays ended.
 */
async function setLeaseEnd(ec2, { instanceId, runId, until, clock }) {
    const instance = await findInstance(ec2, instanceId);
    const now = clock.now();
    const own = parseLeases(instance?.tags ?? {}).find((lease) => lease.runId === runId);
    if (own !== undefined && own.until <= now)
        return;
    await putTags(ec2, [instanceId], { [leaseKey(runId)]: leaseValue({ claimed: own?.claimed ?? now, until }) });
}
/**
 * Ends leases at once and leaves their keys: the machine is free, and the keys tell whose output may still be on it.
 * The tags are read right before, so that no key comes back that its own run has taken off meanwhile.
 *
 * @param runId only that run's; all of the instance's without it
 */
async function expireLeases(ec2, id, { clock, runId }) {
    const instance = await instances_findInstance(ec2, id);
    const now = clock.now();
    const ended = lease_parseLeases(instance?.tags ?? {})
        .filter((lease) => lease.until > now && (runId === undefined || lease.runId === runId))
        .map((lease) => [lease_leaseKey(lease.runId), lease_leaseValue({ claimed: lease.claimed, until: now })]);
    if (ended.length > 0)
        await tags_putTags(ec2, [id], Object.fromEntries(ended));
}
/**
 * Takes a run's lease off an instance, once that is stopped for certain, or was never started. It never throws: a tag
 * that can't be removed must neither hide why a run failed nor fail a good one. The log says what it costs.
 */
async function releaseLease({ ec2, logger }, { instanceId, runId }) {
    try {
        await removeTags(ec2, instanceId, [leaseKey(runId)]);
    }
    catch (error) {
        logger.info(`the lease of run ${runId} could not be taken off instance ${instanceId}, and counts until its end: ${describeError(error).join(': ')}`);
    }
}

;// CONCATENATED MODULE: ./src/aws/images.ts
// Machine images and their snapshots: finding, copying, removing.





/** The snapshots that an image is made of. */
function snapshotIds({ devices }) {
    return devices.flatMap(({ snapshotId }) => snapshotId ?? []);
}
/** Images of this account that match, all pages; disabled ones included, so that they can be named. */
async function images_listImages(ec2, filters) {
    const images = [];
    const query = { Owners: ['self'], Filters: filters, IncludeDisabled: true };
    for await (const page of paginateDescribeImages({ client: ec2 }, query)) {
        images.push(...(page.Images ?? []).map(parseImage));
    }
    return images.filter(({ name, tags }) => isMeant(filters, { tags, values: { name } }));
}
/** Images of a name, whoever owns them, as far as this account may see them. */
async function listImagesOfAnybody(ec2, name) {
    const images = [];
    const query = { Filters: [{ Name: 'name', Values: [name] }] };
    for await (const page of paginateDescribeImages({ client: ec2 }, query)) {
        images.push(...(page.Images ?? []).map(parseImage));
    }
    return images.filter((image) => image.name === name);
}
/** One image by its id, of whatever owner; undefined when it isn't there. */
async function findImage(ec2, id) {
    try {
        const images = [];
        for await (const page of paginateDescribeImages({ client: ec2 }, { ImageIds: [id], IncludeDisabled: true })) {
            images.push(...(page.Images ?? []).map(parseImage));
        }
        return images[0];
    }
    catch (error) {
        if (isNotFound(error))
            return undefined;
        throw error;
    }
}
/** Snapshots of this account that match, all pages. */
async function images_listSnapshots(ec2, filters) {
    const snapshots = [];
    for await (const page of paginateDescribeSnapshots({ client: ec2 }, { OwnerIds: ['self'], Filters: filters })) {
        for (const snapshot of page.Snapshots ?? []) {
            snapshots.push({
                id: snapshot.SnapshotId ?? '',
                state: snapshot.State ?? 'unknown',
                progress: snapshot.Progress ?? '',
                volumeGiB: snapshot.VolumeSize ?? 0,
                tags: parseTags(snapshot.Tags),
            });
        }
    }
    return snapshots.filter(({ tags }) => isMeant(filters, { tags }));
}
/**
 * Starts a copy of an image into the client's region and gives the new image's id; the copy goes on by itself.
 * Image and snapshots are tagged in the same call, so that nothing untagged can be left over.
 */
async function copyImage(ec2, request) {
    const tags = tagList(request.tags);
    const answer = await ec2.send(new CopyImageCommand({
        Name: request.name,
        Description: `Copy of ${request.sourceImageId} from ${request.sourceRegion}`,
        SourceImageId: request.sourceImageId,
        SourceRegion: request.sourceRegion,
        ClientToken: request.clientToken,
        ...(request.kmsKey === undefined ? {} : { Encrypted: true, KmsKeyId: request.kmsKey }),
        TagSpecifications: [
            { ResourceType: 'image', Tags: tags },
            { ResourceType: 'snapshot', Tags: tags },
        ],
    }));
    if (answer.ImageId === undefined)
        throw new Error('CopyImage answered without an image id');
    return answer.ImageId;
}
/** Takes an image out of the register; already gone is success. Its snapshots stay, and are deleted one by one. */
async function deregisterImage(ec2, id) {
    try {
        await ec2.send(new DeregisterImageCommand({ ImageId: id }));
    }
    catch (error) {
        if (!isNotFound(error))
            throw error;
    }
}
/** Deletes a snapshot; already gone is success. Throws InvalidSnapshot.InUse while an image still refers to it. */
async function deleteSnapshot(ec2, id) {
    try {
        await ec2.send(new DeleteSnapshotCommand({ SnapshotId: id }));
    }
    catch (error) {
        if (!isNotFound(error))
            throw error;
    }
}
function parseImage(image) {
    return {
        id: image.ImageId ?? '',
        name: image.Name ?? '',
        state: image.State ?? 'unknown',
        stateReason: image.StateReason?.Message,
        ownerId: image.OwnerId ?? '',
        created: new Date(image.CreationDate ?? 0),
        architecture: image.Architecture ?? 'x86_64',
        enaSupport: image.EnaSupport ?? false,
        rootDevice: image.RootDeviceName ?? '/dev/xvda',
        devices: (image.BlockDeviceMappings ?? []).flatMap(({ DeviceName, Ebs }) => DeviceName === undefined || Ebs === undefined
            ? []
            : [
                {
                    name: DeviceName,
                    snapshotId: Ebs.SnapshotId,
                    encrypted: Ebs.Encrypted ?? false,
                    // One that isn't known to go is told to.
                    deleteOnTermination: Ebs.DeleteOnTermination ?? false,
                    volumeGiB: Ebs.VolumeSize,
                    volumeType: Ebs.VolumeType,
                    iops: Ebs.Iops,
                    throughput: Ebs.Throughput,
                },
            ]),
        sourceImageId: image.SourceImageId,
        sourceRegion: image.SourceImageRegion,
        tags: parseTags(image.Tags),
    };
}

;// CONCATENATED MODULE: ./src/aws/key-pairs.ts
// Key pairs: reading home's public key, importing it elsewhere.





/** Key pairs that match, with their public keys (DescribeKeyPairs has no pages). */
async function key_pairs_listKeyPairs(ec2, query) {
    try {
        const answer = await ec2.send(new DescribeKeyPairsCommand({ ...query, IncludePublicKey: true }));
        return (answer.KeyPairs ?? [])
            .map((pair) => ({
            id: pair.KeyPairId ?? '',
            name: pair.KeyName ?? '',
            fingerprint: pair.KeyFingerprint ?? '',
            publicKey: pair.PublicKey?.trim(),
            tags: parseTags(pair.Tags),
        }))
            .filter(({ name, tags }) => isMeant(query.Filters, { tags, values: { 'key-name': name } }));
    }
    catch (error) {
        if (isNotFound(error))
            return [];
        throw error;
    }
}
/** Imports a public key under a name, tagged in the same call. Throws InvalidKeyPair.Duplicate for a taken name. */
async function importKeyPair(ec2, { name, publicKey, tags }) {
    await ec2.send(new ImportKeyPairCommand({
        KeyName: name,
        PublicKeyMaterial: new TextEncoder().encode(publicKey),
        TagSpecifications: [{ ResourceType: 'key-pair', Tags: tagList(tags) }],
    }));
}
/** Deletes a key pair by its id, so that a pair of the same name made meanwhile is left alone; gone is success. */
async function deleteKeyPair(ec2, id) {
    try {
        await ec2.send(new DeleteKeyPairCommand({ KeyPairId: id }));
    }
    catch (error) {
        if (!isNotFound(error))
            throw error;
    }
}
/** Whether two public keys are the same key; the comment behind a key doesn't count. */
function isSameKey(one, other) {
    const bare = (key) => key?.trim().split(/\s+/).slice(0, 2).join(' ');
    return bare(one) === bare(other);
}

;// CONCATENATED MODULE: ./src/aws/security-groups.ts
// Security groups: their rules in a form that can be compared across regions, making them, deleting them.





/** Groups that match, all pages. */
async function security_groups_listSecurityGroups(ec2, filters) {
    const groups = [];
    for await (const page of paginateDescribeSecurityGroups({ client: ec2 }, { Filters: filters })) {
        groups.push(...(page.SecurityGroups ?? []).map(parseGroup));
    }
    return groups.filter(({ name, tags, vpcId }) => isMeant(filters, { tags, values: { 'group-name': name, 'vpc-id': vpcId } }));
}
/** Makes an empty group (AWS gives it an allow-all egress rule) and gives its id. */
async function createSecurityGroup(ec2, { name, description, vpcId, tags }) {
    const answer = await ec2.send(new CreateSecurityGroupCommand({
        GroupName: name,
        Description: description,
        VpcId: vpcId,
        TagSpecifications: [{ ResourceType: 'security-group', Tags: tagList(tags) }],
    }));
    if (answer.GroupId === undefined)
        throw new Error('CreateSecurityGroup answered without a group id');
    return answer.GroupId;
}
/** Adds rules to a group; a rule that is there already is success. */
async function authorizeRules(ec2, groupId, rules) {
    // One call a rule: in a call with several, one duplicate refuses them all.
    for (const rule of rules) {
        const request = { GroupId: groupId, IpPermissions: [permission(rule, groupId)] };
        try {
            if (rule.direction === 'ingress')
                await ec2.send(new AuthorizeSecurityGroupIngressCommand(request));
            else
                await ec2.send(new AuthorizeSecurityGroupEgressCommand(request));
        }
        catch (error) {
            if (!isDuplicate(error))
                throw error;
        }
    }
}
/** Takes egress rules out of a group; a new group's allow-all rule is the only one we ever take out. */
async function revokeEgressRules(ec2, groupId, rules) {
    if (rules.length === 0)
        return;
    await ec2.send(new RevokeSecurityGroupEgressCommand({
        GroupId: groupId,
        IpPermissions: rules.map((rule) => permission(rule, groupId)),
    }));
}
/** Deletes a group; gone already is success. Throws DependencyViolation while AWS sees it in use. */
async function deleteSecurityGroup(ec2, id) {
    try {
        await ec2.send(new DeleteSecurityGroupCommand({ GroupId: id }));
    }
    catch (error) {
        if (!isNotFound(error))
            throw error;
    }
}
/** `ingress tcp 22 from 192.0.2.0/24`: how a rule reads, and what makes two rules the same. */
function describeRule({ direction, protocol, fromPort, toPort, peer }) {
    const name = protocol === '-1' ? 'all' : protocol;
    const ports = fromPort === undefined || protocol === '-1' ? '' : ` ${fromPort === toPort ? fromPort : `${fromPort}-${toPort}`}`;
    return `${direction} ${name}${ports} ${direction === 'ingress' ? 'from' : 'to'} ${describePeer(peer)}`;
}
/** What two sets of rules don't share: what the first has alone, and what the second has alone. */
function compareRules(wanted, found) {
    const keys = (rules) => new Set(rules.map(describeRule));
    const wantedKeys = keys(wanted);
    const foundKeys = keys(found);
    return {
        missing: wanted.filter((rule) => !foundKeys.has(describeRule(rule))),
        extra: found.filter((rule) => !wantedKeys.has(describeRule(rule))),
    };
}
/** Whether a rule means the same in any region; references to other groups and prefix lists don't. */
function canCrossRegions({ peer }) {
    return peer.kind !== 'other';
}
function describePeer(peer) {
    switch (peer.kind) {
        case 'ipv4':
        case 'ipv6':
            return peer.cidr;
        case 'self':
            return 'itself';
        case 'other':
            return peer.id;
    }
}
function permission(rule, groupId) {
    const description = rule.description === undefined ? {} : { Description: rule.description };
    const base = {
        IpProtocol: rule.protocol,
        ...(rule.fromPort === undefined ? {} : { FromPort: rule.fromPort }),
        ...(rule.toPort === undefined ? {} : { ToPort: rule.toPort }),
    };
    switch (rule.peer.kind) {
        case 'ipv4':
            return { ...base, IpRanges: [{ CidrIp: rule.peer.cidr, ...description }] };
        case 'ipv6':
            return { ...base, Ipv6Ranges: [{ CidrIpv6: rule.peer.cidr, ...description }] };
        case 'self':
            return { ...base, UserIdGroupPairs: [{ GroupId: groupId, ...description }] };
        case 'other':
            throw new Error(`a rule that refers to ${rule.peer.id} can't be made in another region`);
    }
}
function parseGroup(group) {
    const id = group.GroupId ?? '';
    const rules = (direction, permissions) => (permissions ?? []).flatMap((entry) => parsePeers(entry, id).map(({ peer, description }) => ({
        direction,
        protocol: entry.IpProtocol ?? '-1',
        fromPort: entry.FromPort,
        toPort: entry.ToPort,
        peer,
        description,
    })));
    return {
        id,
        name: group.GroupName ?? '',
        description: group.Description ?? '',
        vpcId: group.VpcId ?? '',
        rules: [...rules('ingress', group.IpPermissions), ...rules('egress', group.IpPermissionsEgress)],
        tags: parseTags(group.Tags),
    };
}
function parsePeers(entry, ownId) {
    return [
        ...(entry.IpRanges ?? []).map(({ CidrIp = '', Description }) => ({
            peer: { kind: 'ipv4', cidr: CidrIp },
            description: Description,
        })),
        ...(entry.Ipv6Ranges ?? []).map(({ CidrIpv6 = '', Description }) => ({
            peer: { kind: 'ipv6', cidr: CidrIpv6 },
            description: Description,
        })),
        ...(entry.UserIdGroupPairs ?? []).map(({ GroupId = '', Description }) => ({
            peer: GroupId === ownId ? { kind: 'self' } : { kind: 'other', id: GroupId },
            description: Description,
        })),
        ...(entry.PrefixListIds ?? []).map(({ PrefixListId = '', Description }) => ({
            peer: { kind: 'other', id: PrefixListId },
            description: Description,
        })),
    ];
}

;// CONCATENATED MODULE: ./src/aws/inventory.ts
// One read of a region: everything that is the fleet's or carries its name, split by who owns it.








/**
 * Reads a region, everything at the same time. Our things are found by tag, look-alikes by name, so that what isn't
 * ours is seen and named, never used.
 */
async function observeRegion(ec2, region, fleet) {
    const ours = { Name: `tag:${TAG.fleet}`, Values: [fleet.name] };
    const named = { Name: 'tag:Name', Values: [fleet.name] };
    const imageNames = { Name: 'name', Values: [fleet.image, `${fleet.image}-ami-*`] };
    const groupName = { Name: 'group-name', Values: [fleet.securityGroup] };
    const keyName = fleet.keyPair === undefined ? [] : [{ Name: 'key-name', Values: [fleet.keyPair] }];
    const [instances, images, snapshots, volumes, keyPairs, securityGroups] = await Promise.all([
        either([listInstances(ec2, [ours]), listInstances(ec2, [named])]),
        either([listImages(ec2, [ours]), listImages(ec2, [imageNames])]),
        either([listSnapshots(ec2, [ours]), listSnapshots(ec2, [named])]),
        either([listVolumes(ec2, [ours]), listVolumes(ec2, [named])]),
        either([
            listKeyPairs(ec2, { Filters: [ours] }),
            keyName.length === 0 ? Promise.resolve([]) : listKeyPairs(ec2, { Filters: keyName }),
        ]),
        either([listSecurityGroups(ec2, [ours]), listSecurityGroups(ec2, [groupName])]),
    ]);
    const held = (wanted) => ({
        instances: instances.filter(({ tags, state }) => wanted(tags) && state !== 'terminated' && state !== 'shutting-down'),
        images: images.filter(({ tags, state }) => wanted(tags) && state !== 'deregistered'),
        snapshots: snapshots.filter(({ tags }) => wanted(tags)),
        volumes: volumes.filter(({ tags }) => wanted(tags)),
        keyPairs: keyPairs.filter(({ tags }) => wanted(tags)),
        securityGroups: securityGroups.filter(({ tags }) => wanted(tags)),
    });
    return {
        region,
        owned: held((tags) => isOwned(tags, fleet.name)),
        foreign: held((tags) => !isOwned(tags, fleet.name)),
    };
}
/** The fleet's own instances of a region, terminated ones left out: what run, start and stop need to know. */
async function listOwnedInstances(ec2, fleet) {
    const instances = await instances_listInstances(ec2, [{ Name: `tag:${src_tags/* TAG */.Dk.fleet}`, Values: [fleet] }]);
    return instances.filter(({ tags, state }) => (0,src_tags/* isOwned */.go)(tags, fleet) && state !== 'terminated' && state !== 'shutting-down');
}
/** Instances that carry the fleet's name and aren't its own, such as home's original; terminated ones left out. */
async function listNamesakes(ec2, fleet) {
    const instances = await listInstances(ec2, [{ Name: 'tag:Name', Values: [fleet] }]);
    return instances.filter(({ tags, state }) => !isOwned(tags, fleet) && state !== 'terminated' && state !== 'shutting-down');
}
/** The names of other fleets that have machines or images in a region. */
async function listOtherFleets(ec2, fleet) {
    const tagged = [{ Name: 'tag-key', Values: [TAG.fleet] }];
    const [instances, images] = await Promise.all([listInstances(ec2, tagged), listImages(ec2, tagged)]);
    const living = instances.filter(({ state }) => state !== 'terminated' && state !== 'shutting-down');
    const names = [...living, ...images].flatMap(({ tags }) => tags[TAG.fleet] ?? []);
    return [...new Set(names)].filter((name) => name !== fleet).sort();
}
/** Volumes that match, all pages. */
async function listVolumes(ec2, filters) {
    const volumes = [];
    for await (const page of paginateDescribeVolumes({ client: ec2 }, { Filters: filters })) {
        for (const volume of page.Volumes ?? []) {
            volumes.push({
                id: volume.VolumeId ?? '',
                state: volume.State ?? 'unknown',
                sizeGiB: volume.Size ?? 0,
                type: volume.VolumeType ?? 'unknown',
                encrypted: volume.Encrypted ?? false,
                instanceId: volume.Attachments?.[0]?.InstanceId,
                device: volume.Attachments?.[0]?.Device,
                tags: parseTags(volume.Tags),
            });
        }
    }
    return volumes.filter(({ tags }) => isMeant(filters, { tags }));
}
async function either(lists) {
    const byId = new Map((await Promise.all(lists)).flat().map((item) => [item.id, item]));
    return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

;// CONCATENATED MODULE: ./src/left-over/stop.ts












/** Of the post step's time beside the stop: for its own start, and for calls whose answers take their time. */
const MARGIN_SECONDS = 15;
const STOP_SECONDS = phases_LIMIT.postStep - poll_STALE_READ_SECONDS - MARGIN_SECONDS;
const stop_LOOK_EVERY_SECONDS = 2;
/** EC2 gives launch times in whole seconds. */
const ROUNDING_SECONDS = 1;
/**
 * Stops what is left on of one of main's machines: the one of the saved id, whatever carries its run's lease, and what
 * was just being made. Another run's live claim, earlier than ours or alone, means that ours is over. Throws when a
 * stop can't be confirmed.
 */
async function stopLeftOver(left, { aws, clock, logger }) {
    const { region } = left;
    const { ec2 } = aws(region);
    const on = await findLeftOn(ec2, left, { clock, logger });
    // Side by side: the time is for all of them, and one that can't be stopped hides no other.
    const results = await Promise.allSettled(on.map(async ({ id, state }) => {
        logger.info(`instance ${id} in ${region} is still ${state}: stopping it`);
        const stopped = await stopInstance(ec2, { id, clock, limitSeconds: STOP_SECONDS });
        if (stopped !== undefined)
            await endLease(ec2, stopped, { left, clock, logger });
        logger.info(stopped === undefined ? `instance ${id} in ${region} is gone` : describeEnd(stopped, left));
    }));
    for (const result of results)
        if (result.status === 'rejected')
            throw result.reason;
}
/**
 * The machine is off, which is what counts: for the lease's sake nothing fails. A hold on it can only be that of the same
 * start, since nobody claims a machine that is held.
 */
async function endLease(ec2, instance, { left, clock, logger }) {
    const { id, tags } = instance;
    const end = async () => {
        await expireLeases(ec2, id, { clock, runId: left.runId });
        if (tags[src_tags/* TAG */.Dk.hold] !== undefined)
            await tags_removeTags(ec2, id, [src_tags/* TAG */.Dk.hold]);
    };
    await end().catch((error) => {
        logger.info(`the lease of run ${left.runId} could not be ended: ${(0,src_errors/* describeError */.Uc)(error).join(': ')}`);
    });
}
function describeEnd({ id, state, tags }, { region, runId }) {
    const key = lease_leaseKey(runId);
    const rest = tags[key] === undefined ? '' : `; its lease key ${key} stays until its output is collected`;
    return `instance ${id} in ${region} is ${state}${rest}`;
}
/** What a person has to look at when a stop could not be confirmed, with a link to it. */
function describeLeftOver(left) {
    const { region } = left;
    const console = `https://${region}.console.aws.amazon.com/ec2/home?region=${region}`;
    return 'instanceId' in left
        ? `instance ${left.instanceId} in ${region} may still be on: look at ${console}#InstanceDetails:instanceId=${left.instanceId}`
        : `an instance of fleet ${left.fleet} in ${region} may have been made and be on: look at ${console}#Instances:`;
}
/** Those that are on, or not yet off. Main died in the middle: its call may still be on its way, and is waited for. */
async function findLeftOn(ec2, left, { clock, logger }) {
    try {
        return await poll_poll({
            everySeconds: stop_LOOK_EVERY_SECONDS,
            limitSeconds: poll_STALE_READ_SECONDS,
            clock,
            look: async () => {
                const seen = await listCandidates(ec2, left);
                const ours = seen.filter((instance) => isInOurHands(instance, left, clock.now()));
                const on = ours.filter(isUp);
                if (on.length > 0)
                    return on;
                const isSettled = 'instanceId' in left && seen.length > 0 && ours.every((instance) => isOver(instance, left));
                if (!isSettled)
                    return undefined;
                for (const instance of ours) {
                    logger.info(describeEnd(instance, left));
                    await endLease(ec2, instance, { left, clock, logger });
                }
                for (const { id, state } of seen.filter(isUp)) {
                    logger.info(`instance ${id} in ${left.region} is ${state}, and not in the hands of run ${left.runId}: left alone`);
                }
                return [];
            },
        });
    }
    catch (error) {
        if (error instanceof poll_PollTimeout)
            return [];
        throw error;
    }
}
function isUp({ state }) {
    return instance_state_isOn(state) || state === 'stopping';
}
/** By the id that was saved, and by tag, should the id be of no use. */
async function listCandidates(ec2, left) {
    if (!('instanceId' in left)) {
        return (await listOwnedInstances(ec2, left.fleet)).filter(({ launchTime }) => clock_secondsBetween(left.since, launchTime) >= -ROUNDING_SECONDS);
    }
    const [byId, byTag] = await Promise.all([
        instances_findInstance(ec2, left.instanceId),
        instances_listInstances(ec2, [{ Name: 'tag-key', Values: [lease_leaseKey(left.runId)] }]),
    ]);
    const others = byTag.filter(({ id }) => id !== byId?.id);
    return [...(byId === undefined ? [] : [byId]), ...others].filter(({ tags }) => tags[src_tags/* TAG */.Dk.fleet] !== undefined);
}
/** Ours by the first live lease, or in a proof boot that nobody else has claimed. */
function isInOurHands(instance, { runId }, now) {
    const [first] = lease_liveLeases(instance, now);
    return first === undefined ? instance.tags[src_tags/* TAG */.Dk.state] === 'proving' : first.runId === runId;
}
/** Stopped after a start of this run, or given up; before that, the start may still be on its way. */
function isOver({ tags, launchTime, state }, { runId, launchedBefore }) {
    if (state === 'terminated' || state === 'shutting-down')
        return true;
    return tags[lease_leaseKey(runId)] === undefined || launchedBefore === undefined || launchTime > launchedBefore;
}

;// CONCATENATED MODULE: ./src/left-over/stop-all.ts
// All machines that main may have left on, stopped side by side by the post step.






/** Stops the machines. Gives a sentence for each that may still be on; why is in the log. */
async function stopAll(machines, { readInput, variables, getIdToken, logger }) {
    const clock = systemClock(pace(variables));
    const region = machines[0]?.region ?? '';
    const aws = connect({ role: loadRole(readInput), region }, { clock, variables, getIdToken });
    const stops = machines.map(async (machine) => {
        try {
            await stopLeftOver(machine, { aws, clock, logger });
            return [];
        }
        catch (error) {
            for (const line of (0,report_errors.withHint)(error))
                logger.info(line);
            return [describeLeftOver(machine)];
        }
    });
    return (await Promise.all(stops)).flat();
}


/***/ }),

/***/ 2287:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   withHint: () => (/* binding */ withHint)
/* harmony export */ });
/* unused harmony exports linkedResult, linkedError, errorLines, describeTrouble, errorResult */
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9378);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9506);
// How an error is told: the chain outermost first, the hint, then AWS's code and request id.




/** A region's result with links in place of the documents that its error and its findings name. */
function linkedResult(result, variables) {
    const link = (text) => linkDocuments(text, variables);
    const findings = result.findings.map((finding) => ({ ...finding, text: link(finding.text) }));
    const { error } = result;
    return { ...result, findings, ...(error === undefined ? {} : { error: linkedError(error, variables) }) };
}
/** An error as it stands in the result, with links. */
function linkedError(error, variables) {
    const messages = error.messages.map((text) => linkDocuments(text, variables));
    return { ...error, messages, ...(error.hint === undefined ? {} : { hint: linkDocuments(error.hint, variables) }) };
}
/** All lines of an error for the log. */
function withHint(error) {
    return errorLines(errorResult(error));
}
/** What went wrong, outermost first, then what to do, then AWS's code and request id in parentheses. */
function errorLines({ messages, hint, code, requestId: id }) {
    const origin = describeOrigin({ code, requestId: id });
    return [...messages, ...(hint === undefined ? [] : [hint]), ...(origin === '' ? [] : [`(${origin})`])];
}
function describeOrigin({ code, requestId: id, }) {
    return [...(code === undefined ? [] : [code]), ...(id === undefined ? [] : [`request ${id}`])].join(', ');
}
/** Asking again doesn't help, so what is to be allowed is named, and where that is written. */
function permissionHint(chain) {
    const tagged = tagHint(chain);
    if (tagged !== undefined)
        return tagged;
    const denied = chain.find(_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isUnauthorized */ .Tk);
    if (denied === undefined)
        return undefined;
    const organization = chain.find(_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isDeniedByOrganization */ .Y1);
    if (organization !== undefined) {
        return CREATING.has((0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .awsAction */ .Qh)(organization) ?? '')
            ? `${ORGANIZATION_HINT} ${DEMANDED_TAGS_HINT}`
            : ORGANIZATION_HINT;
    }
    const action = (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .deniedAction */ .Ub)(denied) ?? (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .awsAction */ .Qh)(denied);
    const hint = `The role may not call ${action ?? 'this'} there. ${DEPLOY_HINT}`;
    return action === 'ec2:CreateTags' ? `${hint} ${NEW_TAGS_HINT}` : hint;
}
/** What to do about a tag that a policy of the organisation wants otherwise, by its key where AWS names it. */
function tagHint(chain) {
    const violation = chain.find(_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isTagPolicyViolation */ .i4);
    const key = chain.map(_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .findTagAtFault */ .di).find((found) => found !== undefined);
    if (violation === undefined && key === undefined)
        return undefined;
    if (key !== undefined && (0,_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .isReservedTag */ .HW)(key)) {
        return `A policy of your organisation is about the tag ${key}, which is the action's own: ask the organisation's administrators to take it as it is.`;
    }
    const tag = key === undefined ? 'a tag' : `the tag ${key}`;
    const where = key === undefined ? 'tags' : `tags.${key}`;
    return violation === undefined
        ? `A policy of your organisation demands ${tag}: name it as ${where} in the fleet file, deploy the roles anew, and provision again.`
        : `A tag policy of your organisation doesn't take the value of ${tag}: set ${where} in the fleet file to one that it takes.`;
}
/** Actions that make or tag something: what a demand for tags may refuse. */
const CREATING = new Set([
    'ec2:CopyImage',
    'ec2:CreateSecurityGroup',
    'ec2:CreateTags',
    'ec2:ImportKeyPair',
    'ec2:RunInstances',
]);
const ORGANIZATION_HINT = "A policy of your organisation denies it, so no policy of the role helps: leave the region out, or ask the organisation's administrators.";
const DEMANDED_TAGS_HINT = 'If it demands tags on what is made, name them as tags in the fleet file.';
const DEPLOY_HINT = "The roles know home's image and the fleet file as they were, and the action's commit: after a change of one of them " +
    'deploy the roles again, by npm run -s infra -- OWNER/REPOSITORY | sh; docs/permissions.md says what they may.';
const NEW_TAGS_HINT = 'The tags of the fleet file are among that.';
/** An error as one sentence for an annotation: the chain, AWS's code and request id, and what to do next. */
function describeTrouble({ messages, hint, code, requestId: id }) {
    const origin = describeOrigin({ code, requestId: id });
    const from = origin === '' ? '' : ` (${origin})`;
    const said = `${messages.join(': ')}${from}`;
    return hint === undefined ? said : `${said}${/[.?!]$/.test(said) ? '' : '.'} ${hint}`;
}
/** An error as it stands in the result. */
function errorResult(error) {
    const chain = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .causeChain */ .DD)(error);
    const own = chain
        .map((link) => (link instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ ? link.hint : undefined))
        .find((text) => text !== undefined);
    const hints = [permissionHint(chain), own].filter((text) => text !== undefined);
    const code = chain.map(_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .awsCode */ .z8).find((text) => text !== undefined);
    const id = chain.map(_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .requestId */ .z2).find((text) => text !== undefined);
    const messages = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .describeError */ .Uc)(error);
    return {
        messages: own === undefined ? messages : messages.slice(0, -1),
        ...(hints.length === 0 ? {} : { hint: hints.join(' ') }),
        ...(code === undefined ? {} : { code }),
        ...(id === undefined ? {} : { requestId: id }),
    };
}


/***/ }),

/***/ 9506:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dk: () => (/* binding */ TAG),
/* harmony export */   HW: () => (/* binding */ isReservedTag),
/* harmony export */   go: () => (/* binding */ isOwned),
/* harmony export */   x3: () => (/* binding */ MAX_TAGS)
/* harmony export */ });
/* unused harmony exports ownershipTags, creationTags, missingTags, isHomeOriginal, refusedTag, parseRefused */
/** EC2's limit of tags on a resource; those that begin with `aws:` don't count (Amazon EC2 User Guide, Tag restrictions). */
const MAX_TAGS = 50;
/** Names of the tags on everything managed (the contract of this project; changing one orphans existing fleets). */
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
};
/** Whether a resource with these tags belongs to the fleet: the one test behind every change and deletion. */
function isOwned(tags, fleet) {
    return tags[TAG.fleet] === fleet;
}
/** The tags that make a resource ours. */
function ownershipTags(fleet, more = {}) {
    return { Name: fleet, [TAG.fleet]: fleet, ...more };
}
/** The tags for the very call that creates a resource: those that make it ours, and those that the fleet file asks for. */
function creationTags({ name, tags }, more = {}) {
    return { ...tags, ...ownershipTags(name, more) };
}
/** Whether a tag's key is our own or AWS's, in whatever case: IAM reads keys without it. */
function isReservedTag(key) {
    return /^(aws|servicemon):|^name$/i.test(key);
}
/** Those of the fleet's tags that a resource lacks, or has with another value. */
function missingTags(wanted, found) {
    return Object.fromEntries(Object.entries(wanted).filter(([key, value]) => found[key] !== value));
}
/** Whether a resource is an original of home that bake made there: managed, yet never deleted by `clear`. */
function isHomeOriginal(tags) {
    return tags[TAG.role] === 'home';
}
/** AWS's limit for a tag's value, in characters. */
const MAX_VALUE = 256;
/** The tag of the types that EC2 refused before it made the instance, the latest first as far as there is room; no tag for none. */
function refusedTag(types) {
    const value = types.toReversed().reduce((all, type) => {
        const more = all === '' ? type : `${all} ${type}`;
        return more.length > MAX_VALUE ? all : more;
    }, '');
    return value === '' ? {} : { [TAG.refused]: value };
}
/** The types that EC2 refused when it made the instance with these tags. */
function parseRefused(tags) {
    return (tags[TAG.refused] ?? '').split(' ').filter((type) => type !== '');
}


/***/ })

};
