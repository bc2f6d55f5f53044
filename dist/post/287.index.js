export const id = 287;
export const ids = [287];
export const modules = {

/***/ 9378:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fb: () => (/* binding */ isWithoutCapacity),
/* harmony export */   Qh: () => (/* binding */ awsAction),
/* harmony export */   Tk: () => (/* binding */ isUnauthorized),
/* harmony export */   Y1: () => (/* binding */ isDeniedByOrganization),
/* harmony export */   b4: () => (/* binding */ isWrongState),
/* harmony export */   c4: () => (/* binding */ isNotFound),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   r2: () => (/* binding */ noteAction),
/* harmony export */   z2: () => (/* binding */ requestId),
/* harmony export */   z8: () => (/* binding */ awsCode)
/* harmony export */ });
/* unused harmony exports isDuplicate, isWithoutCredentials, isBadCredentials, isExpired, isRefusedType, isUnreachableRegion, isInUse, isProfileNotYetKnown, isInvalidInstanceId, isUnknownToSystemsManager, isTooManyCopies, isTokenMismatch, isTokenOfTerminated, describeAwsOrigin */
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
    return (isUnauthorized(error) && error instanceof Error && /explicit deny in a service control policy/i.test(error.message));
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

/***/ 2287:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   withHint: () => (/* binding */ withHint)
/* harmony export */ });
/* unused harmony exports describeTrouble, errorResult */
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9378);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);
// How an error is told: the chain outermost first, the hint, then AWS's code and request id.


/** All lines of an error for the log. */
function withHint(error) {
    const { messages, hint, code, requestId: id } = errorResult(error);
    const origin = describeOrigin({ code, requestId: id });
    return [...messages, ...(hint === undefined ? [] : [hint]), ...(origin === '' ? [] : [`(${origin})`])];
}
function describeOrigin({ code, requestId: id, }) {
    return [...(code === undefined ? [] : [code]), ...(id === undefined ? [] : [`request ${id}`])].join(', ');
}
/** Asking again doesn't help, so what is to be allowed is named, and where that is written. */
function permissionHint(chain) {
    const denied = chain.find(_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isUnauthorized */ .Tk);
    if (denied === undefined)
        return undefined;
    if (chain.some(_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isDeniedByOrganization */ .Y1))
        return ORGANIZATION_HINT;
    return `The role may not call ${(0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .awsAction */ .Qh)(denied) ?? 'this'} there: docs/permissions.md has the policy of each mode.`;
}
const ORGANIZATION_HINT = "A policy of your organisation denies it, so no policy of the role helps: leave the region out, or ask the organisation's administrators.";
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


/***/ })

};
