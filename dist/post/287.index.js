export const id = 287;
export const ids = [287];
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
